"""Every packaged rule holds by its own examples, has enough of them, and so do the rules of docs/adding-a-rule.md."""

import re
from datetime import date
from pathlib import Path

import pytest

from exchange_extract.attribution.words import load_credit_rules
from exchange_extract.cli import main
from exchange_extract.extractor import Extractor
from exchange_extract.mediation.words import load_mediation_rules
from exchange_extract.proving import stages_for
from exchange_extract.rules import load_rules
from exchange_extract.rules.check import check_files
from exchange_extract.rules.schema import Rule
from exchange_extract.schema import ExchangeRecord

ROOT = Path(__file__).parent.parent
OWN = ROOT / "fixtures" / "rules"
MINE, QUIET, TEXT = OWN / "my-rules.toml", OWN / "without-offers.toml", OWN / "example.txt"
PAGE = (ROOT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
DAY = date(2025, 7, 17)


def test_packaged_rules_hold() -> None:
    assert [str(problem) for problem in check_files(None, stages_for)] == []


_LEAST = [
    *((rule, 4, 3) for rule in load_rules().predicate),
    *((rule, 3, 2) for rule in load_rules().people),
    *((rule, 2, 1) for rule in (*load_rules().cue, *load_credit_rules(), *load_mediation_rules())),
]


@pytest.mark.parametrize(("rule", "examples", "counters"), _LEAST, ids=[rule.id for rule, _, _ in _LEAST])
def test_rules_have_enough_examples(rule: Rule, examples: int, counters: int) -> None:
    assert len(set(rule.examples)) >= examples
    assert len(set(rule.counter_examples)) >= counters


# ---- docs/adding-a-rule.md


def extract(*rules: Path) -> list[ExchangeRecord]:
    return Extractor(rules).extract(TEXT.read_text(encoding="utf-8"), DAY)


def test_files_of_the_page_are_those_of_the_fixtures() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    assert blocks == [MINE.read_text(encoding="utf-8"), QUIET.read_text(encoding="utf-8")]
    quoted = re.findall(r"^> (.*)$", PAGE, flags=re.MULTILINE)
    assert quoted == TEXT.read_text(encoding="utf-8").splitlines()[:1]


def test_commands_of_the_page_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL)
    check, run = (line.split()[1:] for line in block.splitlines())
    assert main(check) == 0
    assert capsys.readouterr().out == "all rules hold\n"
    assert main([*run, "--format", "csv"]) == 0
    assert "Ruritanian Liberation Front" in capsys.readouterr().out


def test_without_the_rules_the_sentence_says_nothing() -> None:
    assert [record.status for record in extract()] == ["proposed"]


def test_group_and_verb_of_the_user() -> None:
    record = next(record for record in extract(MINE) if record.status == "completed")
    (transfer,) = record.transfers
    assert transfer.giver is not None
    assert transfer.receiver is not None
    assert transfer.count is not None
    assert (transfer.giver.code, transfer.giver.name) == (None, "Ruritanian Liberation Front")
    assert (transfer.receiver.code, transfer.count.min, transfer.count.max) == ("KEN", 7, 7)
    assert transfer.category == "hostage"
    assert [e.rule for e in record.evidence if e.slot == "transfers[0].giver"] == ["release.yield_up.subj"]


def test_disabled_rule_is_silent() -> None:
    assert extract(QUIET) == []
    assert [record.status for record in extract(MINE, QUIET)] == ["completed"]
    assert check_files([MINE, QUIET], stages_for) == []


def test_an_entry_with_the_same_id_replaces_ours(tmp_path: Path) -> None:
    file = tmp_path / "offers.toml"
    file.write_text(
        '[[predicate]]\nid = "release.offer"\nframe = "release"\nstatus = "proposed"\nverbs = ["tender"]\nweak = true\n'
        'examples = ["Russia tendered Ukraine the bodies of 3,000 soldiers. => [proposed] RUS > UKR: 3000 remains"]\n',
        encoding="utf-8",
    )
    assert check_files([file], stages_for) == []
    assert extract(file) == [], "the word that the entry no longer has"


def test_a_false_example_of_the_user_is_told(tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(MINE.read_text(encoding="utf-8").replace("RUS > UKR: 95", "UKR > RUS: 95"), encoding="utf-8")
    (problem,) = check_files([file], stages_for)
    assert (problem.path, problem.id, problem.key) == (file, "release.yield_up", "examples")
    assert "found [completed] RUS > UKR: 95 prisoner_of_war" in problem.message
