"""Skeletons of rules: each holds as it stands, names every key of its kind, and no file is overwritten."""

import re
from pathlib import Path

import pytest

from exchange_extract.cli import main
from exchange_extract.cli.new_rule import KINDS
from exchange_extract.proving import stages_for
from exchange_extract.rules.check import check_files
from exchange_extract.rules.loader import KINDS as MODELS


def skeleton(kind: str, folder: Path) -> Path:
    file = folder / f"{kind}.toml"
    assert main(["new-rule", kind, "--output", str(file)]) == 0
    return file


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_holds_as_it_stands(kind: str, tmp_path: Path) -> None:
    assert check_files([skeleton(kind, tmp_path)], stages_for) == []


@pytest.mark.parametrize("kind", MODELS)
def test_a_skeleton_names_the_keys_of_its_kind(kind: str, tmp_path: Path) -> None:
    keys = set(re.findall(r"^(?:# )?(\w+) = ", skeleton(kind, tmp_path).read_text(encoding="utf-8"), re.MULTILINE))
    rare = {"note", "people", "governs", "governs_from"}  # known to docs/adding-a-rule.md's reader, noise to a newcomer
    assert set(MODELS[kind].model_fields) - rare <= keys <= set(MODELS[kind].model_fields)


def test_it_goes_to_standard_output_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-rule", "cue"]) == 0
    assert "[[cue]]" in capsys.readouterr().out


def test_an_existing_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "party.toml"
    file.write_text("mine", encoding="utf-8")
    assert main(["new-rule", "party", "--output", str(file)]) == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert "exists already" in capsys.readouterr().err


def test_an_unknown_kind_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-rule", "verb"]) == 2
    assert "predicate" in capsys.readouterr().err
