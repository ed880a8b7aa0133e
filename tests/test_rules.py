"""Loading and stacking of rules files, and the places that their errors name."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_extract.rules import Problem, RuleError, RuleSet, load_rules
from exchange_extract.rules.check import CHECKS
from exchange_extract.rules.loader import KINDS, holds_kinds, load_data_file, placed_rules
from exchange_extract.rules.locate import toml_lines
from exchange_extract.rules.problems import did_you_mean
from exchange_extract.rules.schema import PeopleRule, Rule
from rule_files import GROUP, write


def problems_of(path: Path) -> list[str]:
    """What is wrong with a user's file, without its folder."""
    with pytest.raises(RuleError) as caught:
        load_rules(path)
    assert all(problem.path == path for problem in caught.value.problems)
    return [str(problem).removeprefix(f"{path.parent}/") for problem in caught.value.problems]


# ---- the packaged rules


def test_packaged_rules_load_once() -> None:
    assert load_rules() is load_rules()
    assert set(KINDS) == set(RuleSet.model_fields)
    assert set(CHECKS) == set(KINDS), "every kind can be checked"


def test_packaged_ids_are_unique_and_in_file_order() -> None:
    rules = placed_rules()
    assert len({placed.rule.id for placed in rules}) == len(rules) > 0
    names = [str(placed.file.path) for placed in rules]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("source", "expected", "why"),
    [
        ("[[people]]", True, "a kind of RuleSet"),
        ("  [[ cue ]] # x", True, "spaces are allowed in a header"),
        ("[[party.leaders]]", True, "a table of a party"),
        ("[[number]]\n[[unit]]", False, "a stage reads this file itself"),
        ("# [[party]]", False, "a comment"),
        ("", False, "empty"),
    ],
)
def test_files_of_other_stages_are_skipped(source: str, expected: bool, why: str) -> None:
    assert holds_kinds(source) is expected, why


def test_data_file_with_models_of_its_own() -> None:
    found = load_data_file("people.toml", {"people": PeopleRule})
    assert found == {"people": tuple(p.rule for p in placed_rules() if str(p.file.path) == "people.toml")}
    with pytest.raises(RuleError, match=r'people\.toml:\d+: unknown kind "people"; the kinds are thing'):
        load_data_file("people.toml", {"thing": Rule})


# ---- stacking


def test_new_entries_come_last(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, GROUP))
    assert rules.party == (*load_rules().party, rules.party[-1])
    assert rules.party[-1].names == ("Test Group",)


def test_entry_with_a_known_id_takes_its_place(tmp_path: Path) -> None:
    ours = load_rules().cue[0]
    source = (
        f'[[cue]]\nid = "{ours.id}"\ncategory = "hedge"\nwords = ["perhaps so"]\nexamples = ["perhaps so => hedge"]'
    )
    cues = load_rules(write(tmp_path, source)).cue
    assert cues[0].words == ("perhaps so",)
    assert [cue.id for cue in cues] == [cue.id for cue in load_rules().cue]


def test_later_files_win(tmp_path: Path) -> None:
    first, second = write(tmp_path, GROUP), write(tmp_path, GROUP.replace("Test Group", "Other"), "two.toml")
    assert load_rules(first, second).party[-1].names == ("Other",)
    assert load_rules(second, first).party[-1].names == ("Test Group",)


def test_disable_turns_off_entries_of_earlier_files_only(tmp_path: Path) -> None:
    ours = load_rules().cue[0].id
    path = write(tmp_path, f'disable = ["{ours}"]\n{GROUP}')
    assert ours not in {cue.id for cue in load_rules(path).cue}
    again = write(tmp_path, f'disable = ["{ours}", "party.test_group"]', "again.toml")
    assert load_rules(path, again).party == load_rules().party, "turning off twice is no mistake"


def test_json_lines(tmp_path: Path) -> None:
    lines = (
        '{"kind": "party", "id": "party.test_group", "party_kind": "side", "names": ["T"], "examples": ["T => T"],'
        ' "leaders": [{"name": "A B", "from": "2020-01-02"}]}\r\n'
        f'\n{{"disable": ["{load_rules().cue[0].id}"]}}\n'
    )
    rules = load_rules(write(tmp_path, lines, "mine.jsonl"))
    assert (rules.party[-1].kind, rules.party[-1].leaders[0].start) == ("side", date(2020, 1, 2))
    assert len(rules.cue) == len(load_rules().cue) - 1


def test_byte_order_mark_and_crlf_are_read(tmp_path: Path) -> None:
    assert load_rules(write(tmp_path, "\ufeff" + GROUP.replace("\n", "\r\n"))).party[-1].id == "party.test_group"


# ---- errors

ENTRY_ERRORS = [
    ('nmaes = ["x"]', 'mine.toml:7: party "party.test_group": unknown key "nmaes"; did you mean "names"?'),
    ("code = 7", 'mine.toml:7: party "party.test_group": "code": expected text, not a number'),
    ('adjectives = "Testian"', 'mine.toml:7: party "party.test_group": "adjectives": expected a list, not text'),
    (
        'adjectives = [\n  "Testian", # one\n  2,\n]',
        'mine.toml:9: party "party.test_group": "adjectives[1]": expected text, not a number',
    ),
    (
        '[[party.leaders]]\nname = "A"\n[[party.leaders]]\nname = "B"\nform = 2020-01-01',
        'mine.toml:11: party "party.test_group": unknown key "form" in "leaders[1]"; did you mean "from"?',
    ),
    (
        'leaders = [\n  {name = "A"},\n  {name = "B", to = "soon"},\n]',
        'mine.toml:9: party "party.test_group": "leaders[1].to": expected a date such as 2024-05-20, not "soon"',
    ),
    ("[[party.leaders]]", 'mine.toml:7: party "party.test_group": missing key "name" in "leaders[0]"'),
]


@pytest.mark.parametrize(("addition", "expected"), ENTRY_ERRORS, ids=[text for text, _ in ENTRY_ERRORS])
def test_errors_in_an_entry(tmp_path: Path, addition: str, expected: str) -> None:
    assert problems_of(write(tmp_path, GROUP + addition)) == [expected]


REPLACED = [
    (
        "names = ",
        "name = ",
        [
            'party "party.test_group": missing key "names"',
            'party "party.test_group": unknown key "name"; did you mean "names"?',
        ],
        [2, 5],
    ),
    (
        '"armed_group"',
        '"armed_gruop"',
        ["party \"party.test_group\": \"kind\": expected 'state', 'armed_group', 'organisation' or 'side', not"],
        [4],
    ),
    ('"party.test_group"', '"M23"', ['party "M23": bad id "M23"; use two or more parts of a-z, 0-9 and _'], [3]),
    ('id = "party.test_group"\n', "", ['party without an id: missing key "id"'], [2]),
    ("examples = [", 'examples = [] # ["', ['party "party.test_group": "examples" must not be empty'], [6]),
    ("[[party]]", "[[partie]]", ['unknown kind "partie"; did you mean "party"?'], [2]),
    ("[[party]]", "[[zebra]]", ['unknown kind "zebra"; the kinds are party, place, people, predicate, cue'], [2]),
    ("[[party]]", "[party]", ['"party": expected [[party]] tables, not a table'], [2]),
    ("[[party]]", "disabled = 1\n[[party]]", ['unknown key "disabled"; did you mean "disable"?'], [2]),
    ("[[party]]", 'disable = "x"\n[[party]]', ["disable: expected a list of ids, not text"], [2]),
    ("[[party]]", 'disable = ["x"]\n[[party]]', ['disable: no entry has the id "x"'], [2]),
    ("[[party]]", "disable = [1]\n[[party]]", ["disable: expected a list of ids, not a number"], [2]),
    ("names = [", "names = [[", ["not TOML: "], [6]),
    ("[[party]]", "a = 1\na = 2\n[[party]]", ["not TOML: "], [3]),
]


@pytest.mark.parametrize(("old", "new", "starts", "lines"), REPLACED, ids=[row[1] for row in REPLACED])
def test_errors_by_line(tmp_path: Path, old: str, new: str, starts: list[str], lines: list[int]) -> None:
    found = problems_of(write(tmp_path, GROUP.replace(old, new)))
    assert len(found) == len(starts)
    for problem, line, start in zip(found, lines, starts, strict=True):
        assert problem.startswith(f"mine.toml:{line}: {start}")


def test_flags_must_be_flags(tmp_path: Path) -> None:
    source = (
        '[[people]]\nid = "people.test"\nwords = ["x"]\ncategory = "hostag"\nheld = "no"\nexamples = ["1 x => 1 x"]'
    )
    first, second = problems_of(write(tmp_path, source))
    assert first.startswith('mine.toml:4: people "people.test": "category": expected \'prisoner_of_war\', ')
    assert first.endswith('not "hostag"; did you mean "hostage"?')
    assert second == 'mine.toml:5: people "people.test": "held": expected true or false, not text'


def test_problem_carries_its_parts(tmp_path: Path) -> None:
    path = write(tmp_path, GROUP + "code = 7")
    with pytest.raises(RuleError) as caught:
        load_rules(path)
    message = 'party "party.test_group": "code": expected text, not a number'
    assert caught.value.problems == [Problem(path, 7, "party.test_group", "code", message)]


def test_double_id_names_both_places(tmp_path: Path) -> None:
    path = write(tmp_path, GROUP + GROUP)
    assert problems_of(path) == [f'mine.toml:9: party "party.test_group": double id; first in {path}:3']


def test_word_listed_twice(tmp_path: Path) -> None:
    sappers = '[[people]]\nid = "people.sapper"\nwords = ["sapper", "miner", "sapper"]\ncategory = "civilian"\n'
    diggers = '[[people]]\nid = "people.digger"\nwords = ["digger", "miner"]\ncategory = "detainee"\n'
    proof = 'examples = ["two of them => 2 civilian"]\n'
    assert problems_of(write(tmp_path, sappers + proof + diggers + proof)) == [
        'mine.toml:3: people "people.sapper": "sapper" is listed twice',
        'mine.toml:8: people "people.digger": "miner" is listed under "people.sapper" too',
    ]


def test_word_of_a_packaged_rule_may_be_listed_anew(tmp_path: Path) -> None:
    source = (
        '[[people]]\nid = "people.mine"\nwords = ["soldier"]\ncategory = "detainee"\nexamples = ["x => 1 detainee"]'
    )
    assert load_rules(write(tmp_path, source)).people[-1].words == ("soldier",)


def test_id_of_another_kind(tmp_path: Path) -> None:
    ours = load_rules().cue[0].id
    assert problems_of(write(tmp_path, GROUP.replace("party.test_group", ours))) == [
        f'mine.toml:3: party "{ours}": this id is already that of a cue'
    ]


def test_unknown_id_to_disable(tmp_path: Path) -> None:
    ours = load_rules().cue[0].id
    path = write(tmp_path, f'# off\ndisable = [\n  "{ours}",\n  "{ours}x",\n]')
    assert problems_of(path) == [f'mine.toml:4: disable: no entry has the id "{ours}x"; did you mean "{ours}"?']


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    one = write(tmp_path, GROUP + "code = 7\nnoet = 1")
    two = write(tmp_path, "a = ", "two.toml")
    with pytest.raises(RuleError) as caught:
        load_rules(one, two)
    assert [(p.path.name, p.line) for p in caught.value.problems] == [
        ("mine.toml", 7),
        ("mine.toml", 8),
        ("two.toml", 1),
    ]
    assert str(caught.value).count("\n") == 2


JSON_ERRORS = [
    ('{"kind": "party", ', "mine.jsonl:2: not JSON: "),
    ("[1]", 'mine.jsonl:2: a line is {"kind": ..., "id": ..., ...} or {"disable": [...]}'),
    ('{"id": "a.b"}', 'mine.jsonl:2: a line is {"kind": ..., "id": ..., ...} or {"disable": [...]}'),
    (
        '{"kind": "cue", "id": "a.b", "category": "hedge", "examples": ["a => b"], "wrods": []}',
        'mine.jsonl:2: cue "a.b": unknown key "wrods"; did you mean "words"?',
    ),
    (
        '{"kind": "party", "id": "a.b", "names": ["x"], "examples": ["a => b"]}',
        'mine.jsonl:2: party "a.b": missing key "party_kind"',
    ),
    ("[" * 100_000, "mine.jsonl:2: not JSON: nested too deeply"),
]


@pytest.mark.parametrize(("line", "expected"), JSON_ERRORS, ids=[line[:30] for line, _ in JSON_ERRORS])
def test_errors_in_json_lines(tmp_path: Path, line: str, expected: str) -> None:
    (problem,) = problems_of(write(tmp_path, f"\n{line}\n", "mine.jsonl"))
    assert problem.startswith(expected)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "none.toml") == ["none.toml: cannot be read: No such file or directory"]
    assert problems_of(write(tmp_path, "", "mine.yaml")) == ["mine.yaml: not a rules file; use .toml or .jsonl"]
    path = tmp_path / "latin.toml"
    path.write_bytes(b"# caf\xe9\n")
    assert problems_of(path) == ["latin.toml: not UTF-8 at byte 5"]
    deep = write(tmp_path, "a = " + "[" * 100_000, "deep.toml")
    assert problems_of(deep)[0].startswith("deep.toml: not TOML: ")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("alias", '; did you mean "aliases"?'), ("zebra", ""), ("", "")],
)
def test_did_you_mean(word: str, expected: str) -> None:
    assert did_you_mean(word, ["aliases", "names"]) == expected


# ---- lines

SOURCE = '''# [[a]]
x = """
[[a]]
y = 1
"""  # z = 1
[[a]]
"quoted key" = {p = 1, q = ["]", '[', {r = 2}]}
dotted.key = 2
[[a]]
list = [
  # "comment"
  "one",
  [2,
   3],
]
[[a.b]]
[a.b.c]
d = 1979-05-27T07:32:00Z
[[a.b]]
e = \'\'\'it's
\'\'\'
f = 1
'''


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("x",), 2),
        (("y",), None),
        (("a", 0), 6),
        (("a", 0, "quoted key", "q", 2, "r"), 7),
        (("a", 0, "dotted", "key"), 8),
        (("a", 1, "list"), 10),
        (("a", 1, "list", 0), 12),
        (("a", 1, "list", 1, 1), 14),
        (("a", 1, "b", 0), 16),
        (("a", 1, "b", 0, "c", "d"), 18),
        (("a", 1, "b", 1), 19),
        (("a", 1, "b", 1, "f"), 22),
        (("a", 2), None),
    ],
)
def test_toml_lines(where: tuple[str | int, ...], line: int | None) -> None:
    assert toml_lines(SOURCE).get(where) == line
    assert toml_lines(SOURCE.replace("\n", "\r\n")).get(where) == line


@given(st.text(alphabet="[]{}=,.\"'#\n ab1"))
def test_toml_lines_ends_on_anything(source: str) -> None:
    assert all(1 <= line <= source.count("\n") + 1 for line in toml_lines(source).values())
