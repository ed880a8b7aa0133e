"""Rules prove themselves: how expectations read, and what becomes of examples and counter-examples."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from exchange_extract import schema
from exchange_extract.rules import Problem, RuleSet, load_rules
from exchange_extract.rules.check import (
    FoundCue,
    FoundParty,
    FoundPeople,
    FoundPlace,
    FoundRecord,
    Stages,
    check_files,
    check_rules,
)
from exchange_extract.rules.expectations import parse_count, parse_people, parse_transfers, show_count
from exchange_extract.rules.loader import placed_rules
from exchange_extract.spans import Quantity
from rule_files import GROUP, write

# ---- expectations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("95", Quantity(95, 95)),
        ("1,000", Quantity(1000, 1000)),
        ("6000..", Quantity(6000, None)),
        ("..50", Quantity(None, 50)),
        ("50..60", Quantity(50, 60)),
        ("~300", Quantity(300, 300, approximate=True)),
        ("~3..", Quantity(3, None, approximate=True)),
        ("all", Quantity(None, None, everyone=True)),
        ("all 20", Quantity(20, 20, everyone=True)),
        ("-", None),
    ],
)
def test_counts(text: str, expected: Quantity | None) -> None:
    assert parse_count(text) == expected
    assert show_count(expected) == text.replace(",", "")


@pytest.mark.parametrize("text", ["", "..", "~", "all ..", "all ~", "many", "60..50", "5 0", "-5", "1.5", "all20"])
def test_no_counts(text: str) -> None:
    with pytest.raises(ValueError, match=r"count|bound"):
        parse_count(text)


@pytest.mark.parametrize("text", ["95 soldier", "95", "hostage", "x hostage"])
def test_no_people(text: str) -> None:
    with pytest.raises(ValueError, match=r"category|count"):
        parse_people(text)


@pytest.mark.parametrize(
    "text", ["RUS: 95 hostage", "RUS > UKR: hostage", "> UKR: 9 hostage", "[done] A > B: 9 hostage"]
)
def test_no_transfers(text: str) -> None:
    with pytest.raises(ValueError, match=r"GIVER|status"):
        parse_transfers(text)


def test_transfers_are_shown_as_they_are_read() -> None:
    text = "[planned] Free Army > ?: all 20 prisoner_of_war; ? > RUS: - remains"
    assert "; ".join(map(str, parse_transfers(text))) == text


# ---- checking, with stand-ins for the stages


def _record(status: schema.Status, *transfers: schema.Transfer) -> schema.ExchangeRecord:
    words = schema.Evidence(slot="status", start=0, end=1, text="x", rule="x.y", basis="stated")
    return schema.ExchangeRecord(id="r", status=status, transfers=transfers, confidence=1, evidence=(words,))


def _swap(text: str) -> Sequence[FoundRecord]:
    """Stand-in: "swap" gives two directions, "plan" makes them planned."""
    if "swap" not in text:
        return []
    rus, ukr = (schema.Party(code=code, name=code, text=code) for code in ("RUS", "UKR"))
    count = schema.Quantity(min=5, max=5)
    there = schema.Transfer(giver=rus, receiver=ukr, count=count, category="prisoner_of_war")
    back = schema.Transfer(giver=ukr, receiver=rus, category="prisoner_of_war")
    status: schema.Status = "planned" if "plan" in text else "completed"
    return [FoundRecord(frozenset({"test.rule"}), _record(status, there, back))]


STAND_INS = Stages(
    parties=lambda text: [FoundParty("test.rule", "RUS", "Russia")] if "Moscow" in text else [],
    places=lambda text: [FoundPlace("test.rule", "TUR")] if "Istanbul" in text else [],
    people=lambda text: [FoundPeople("test.rule", Quantity(5, 5), "prisoner_of_war")] if "five" in text else [],
    cues=lambda text: [FoundCue("test.rule", "plan", "planned")] if "will" in text else [],
    records=_swap,
)

BODIES = {
    "party": 'kind = "state"\nnames = ["Russia"]',
    "place": 'words = ["Istanbul"]',
    "people": 'words = ["soldier"]\ncategory = "prisoner_of_war"',
    "predicate": 'frame = "exchange"',
    "cue": 'category = "plan"\nstatus = "planned"\nwords = ["will"]',
}

BOTH = "RUS > UKR: 5 prisoner_of_war; UKR > RUS: - prisoner_of_war"

EXAMPLES = [
    ("party", "Moscow => RUS", None),
    ("party", "Moscow => Russia", None),
    ("party", "Moscow => UKR", "found RUS"),
    ("party", "Kyiv => UKR", "found nothing"),
    ("place", "in Istanbul => place", None),
    ("place", "in Istanbul => TUR", None),
    ("place", "in Geneva => place", "found nothing"),
    ("people", "five soldiers => 5 prisoner_of_war", None),
    ("people", "five soldiers => ~5 prisoner_of_war", "found 5 prisoner_of_war"),
    ("people", "five soldiers => 5 soldiers", '"soldiers" is no category; use prisoner_of_war, '),
    ("cue", "they will => status:planned", None),
    ("cue", "they will => plan", None),
    ("cue", "they will => status:agreed", "the rule has neither the category nor the status status:agreed"),
    ("cue", "they will => future tense", '"future tense" is neither a category of cues nor status:VALUE'),
    ("predicate", f"a swap => {BOTH}", None),
    ("predicate", f"a planned swap => [planned] {BOTH}", None),
    ("predicate", "a swap => UKR > RUS: - prisoner_of_war; [completed] RUS > UKR: 5 prisoner_of_war", None),
    ("predicate", f"a swap => [planned] {BOTH}", f"found [completed] {BOTH.replace('; ', '; [completed] ')}"),
    ("predicate", "a swap => RUS > UKR: 5 prisoner_of_war", "found [completed] RUS > UKR: 5 prisoner_of_war; "),
    ("predicate", "a swap => both go", '"both go": write GIVER > RECEIVER: count category'),
    ("predicate", "a swap", 'an example reads "sentence => expectation"'),
]


def check(folder: Path, kind: str, examples: str, *, id: str = "test.rule") -> list[Problem]:
    """The problems of one rule of a kind, its examples on line 3, when the stand-ins read them."""
    source = f'[[{kind}]]\nid = "{id}"\n{examples}\n{BODIES[kind]}'
    rules = placed_rules(write(folder, source))
    return check_rules([placed for placed in rules if placed.rule.id == id], STAND_INS)


@pytest.mark.parametrize(("kind", "example", "fault"), EXAMPLES, ids=[f"{k}: {e}" for k, e, _ in EXAMPLES])
def test_examples(tmp_path: Path, kind: str, example: str, fault: str | None) -> None:
    found = check(tmp_path, kind, f"examples = ['{example}']")
    if fault is None:
        assert found == []
    else:
        (problem,) = found
        assert (problem.path.name, problem.line, problem.id, problem.key) == ("mine.toml", 3, "test.rule", "examples")
        assert problem.message.startswith(f'{kind} "test.rule": example "{example}": {fault}')


COUNTERS = [
    ("party", "Moscow => RUS", "Moscow", "RUS"),
    ("place", "Istanbul => place", "Istanbul", "place"),
    ("people", "five => 5 prisoner_of_war", "five", "5 prisoner_of_war"),
    ("cue", "will => plan", "will", "plan"),
    ("predicate", f"swap => {BOTH}", "swap", "[completed] RUS > UKR: 5 prisoner_of_war; "),
]


@pytest.mark.parametrize(("kind", "example", "text", "found"), COUNTERS, ids=[row[0] for row in COUNTERS])
def test_counter_examples(tmp_path: Path, kind: str, example: str, text: str, found: str) -> None:
    source = f"examples = ['{example}']\ncounter_examples = ['nothing', '{text}']"
    (problem,) = check(tmp_path, kind, source)
    assert (problem.line, problem.key) == (4, "counter_examples")
    assert problem.message.startswith(f'{kind} "test.rule": counter-example "{text}": found {found}')


def test_example_must_be_met_by_its_own_rule(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, "party", "examples = ['Moscow => RUS']", id="test.other")
    assert problem.message.endswith("found, but by test.rule and not by this rule")


def test_counter_example_may_hold_what_other_rules_find(tmp_path: Path) -> None:
    source = "examples = ['Moscow => RUS']\ncounter_examples = ['Moscow']"
    assert [problem.key for problem in check(tmp_path, "party", source, id="test.other")] == ["examples"]


def test_check_files_runs_all_rules_in_force(tmp_path: Path) -> None:
    seen: list[RuleSet] = []

    def stages_for(rules: RuleSet) -> Stages:
        seen.append(rules)
        return STAND_INS

    off = load_rules().cue[0].id
    path = write(tmp_path, f'disable = ["{off}"]\n{GROUP}')
    problems = check_files([path], stages_for)
    assert seen == [load_rules(path)]
    assert [p.line for p in problems if p.path == path] == [7], "ours and the user's run, and stand-ins find little"
    assert off not in {problem.id for problem in problems}
    assert check_files(None, stages_for)


def test_check_files_returns_what_cannot_be_loaded(tmp_path: Path) -> None:
    def unused(rules: RuleSet) -> Stages:
        raise AssertionError(rules)

    (problem,) = check_files([write(tmp_path, GROUP + "code = 7")], unused)
    assert problem.key == "code"
