"""Rules files into one ``RuleSet``: the packaged ones first, the user's stacked on top.

Every mistake is reported with file, line, entry and key, all of them at once, as a ``RuleError``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from exchange_extract.rules.locate import Where
from exchange_extract.rules.problems import Problem, RuleError, did_you_mean
from exchange_extract.rules.reading import DISABLE, Entry, RuleFile, key_in_file, read_rule_file
from exchange_extract.rules.schema import Rule, RuleSet
from exchange_extract.rules.wording import fault_of, loose_flags, path_of, what

KINDS: Mapping[str, type[Rule]] = {name: get_args(field.annotation)[0] for name, field in RuleSet.model_fields.items()}
"""The model of each kind that a rule set holds, in the order of ``RuleSet``."""

_ONE_MEANING = {"people": "words", "predicate": "nouns"}
"""The list of a kind whose words can mean one thing only."""

_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*([\w-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A valid rule and where it stands."""

    kind: str
    rule: Rule
    file: RuleFile
    where: Where

    def problem(self, message: str, key: str, *index: int) -> Problem:
        """A problem with ``key`` of this rule, or with one item of its list."""
        said = f'{self.kind} "{self.rule.id}": {message}'
        return self.file.problem((*self.where, key, *index), said, id=self.rule.id, key=key)


def load_rules(*paths: Path | RuleFile) -> RuleSet:
    """The rules in force: all packaged files in the order of their names, then the user's files, read already or by
    their paths, in the order given.

    A user's file is TOML (``[[party]]``, ``[[predicate]]`` ...) or JSON Lines (``{"kind": "party", "id": ...}``; the
    key ``kind`` of a party is written ``party_kind`` there). An entry with the id of an earlier file's replaces it and
    takes its place in the order; other entries come after. A top-level ``disable = ["id", ...]`` (in JSON Lines a line
    ``{"disable": [...]}``) turns off entries of earlier files.

    A packaged file none of whose arrays is a kind of ``RuleSet`` belongs to a stage that reads it itself (see
    ``load_data_file``) and is skipped; in a user's file every unknown kind is an error. The set without user files is
    made once and kept. Raises ``RuleError`` with everything that is wrong with the files.
    """
    return rule_set(placed_rules(*paths)) if paths else _packaged_set()


def placed_rules(*paths: Path | RuleFile) -> list[PlacedRule]:
    """The same rules one by one, each with its place, in the order of ``RuleSet`` within a kind."""
    stack = {placed.rule.id: placed for placed in _packaged()}
    known = set(stack)
    problems: list[Problem] = []
    for path in paths:
        try:
            file = path if isinstance(path, RuleFile) else read_rule_file(path)
        except RuleError as error:
            problems += error.problems
            continue
        valid, wrong = _valid_entries([file], KINDS)
        wrong += _turn_off(file, stack, known)
        for placed in valid:
            earlier = stack.get(placed.rule.id)
            if earlier is not None and earlier.kind != placed.kind:
                wrong.append(placed.problem(f"this id is already that of a {earlier.kind}", "id"))
            else:
                stack[placed.rule.id] = placed
        known |= set(stack)
        problems += _in_order(wrong)
    if problems:
        raise RuleError(problems)
    return list(stack.values())


def rule_set(rules: Iterable[PlacedRule]) -> RuleSet:
    """Rules that are valid already, by kind; their order within a kind is kept."""
    by_kind: dict[str, list[Rule]] = {kind: [] for kind in KINDS}
    for placed in rules:
        by_kind[placed.kind].append(placed.rule)
    # Every rule was validated on its own; doing it again would double the time to load.
    return RuleSet.model_construct(None, **{kind: tuple(found) for kind, found in by_kind.items()})


def load_data_file(name: str, kinds: Mapping[str, type[Rule]]) -> dict[str, tuple[Rule, ...]]:
    """The entries of one packaged file whose models live beside the code of a stage, by kind, with the same checks.

    ``name`` is the bare file name and ``kinds`` gives the model of each array of tables. Raises ``RuleError``.
    """
    file = RuleFile(Path(name), _data().joinpath(name).read_text(encoding="utf-8"))
    valid, problems = _valid_entries([file], kinds)
    if problems:
        raise RuleError(_in_order(problems))
    return {kind: tuple(placed.rule for placed in valid if placed.kind == kind) for kind in kinds}


@cache
def _packaged_set() -> RuleSet:
    return rule_set(_packaged())


@cache
def _packaged() -> tuple[PlacedRule, ...]:
    sources = [
        RuleFile(Path(resource.name), source)
        for resource in sorted(_data().iterdir(), key=lambda item: item.name)
        if resource.name.endswith(".toml") and holds_kinds(source := resource.read_text(encoding="utf-8"))
    ]
    valid, problems = _valid_entries(sources, KINDS)
    if problems:
        raise RuleError(_in_order(problems))
    return tuple(valid)


def _data() -> Traversable:
    return files("exchange_extract.rules").joinpath("data")


def holds_kinds(source: str) -> bool:
    """Whether a TOML source has a table of a kind in ``RuleSet``; a glance, so that other files cost no parsing."""
    return any(name in KINDS for name in _TABLE.findall(source))


def _turn_off(file: RuleFile, stack: dict[str, PlacedRule], known: set[str]) -> list[Problem]:
    """Takes what ``file`` disables off the ``stack``; an id that no earlier file had is a problem."""
    problems = []
    for where, target in file.disabled:
        if not isinstance(target, str):
            problems.append(file.problem(where, f"disable: expected a list of ids, not {what(target)}", key=DISABLE))
        elif target not in known:
            hint = did_you_mean(target, known)
            problems.append(file.problem(where, f'disable: no entry has the id "{target}"{hint}', key=DISABLE))
        else:
            stack.pop(target, None)
    return problems


def _valid_entries(
    sources: Sequence[RuleFile], kinds: Mapping[str, type[Rule]]
) -> tuple[list[PlacedRule], list[Problem]]:
    """Entries of files that form one layer: an id may stand only once in all of them."""
    valid: list[PlacedRule] = []
    problems: list[Problem] = []
    first: dict[str, PlacedRule] = {}
    for file in sources:
        for where, name, value in file.strays:
            problems.append(file.problem(where, _stray(name, value, kinds), key=name))
        for entry in file.entries:
            model = kinds.get(entry.kind)
            if model is None:
                problems.append(file.problem(entry.where, _unknown_kind(entry.kind, kinds)))
                continue
            rule, wrong = _validate(file, entry, model)
            problems += wrong
            if rule is None:
                continue
            placed = PlacedRule(entry.kind, rule, file, entry.where)
            if (other := first.setdefault(rule.id, placed)) is not placed:
                seat = f"{other.file.path}:{other.file.line((*other.where, 'id'))}"
                problems.append(placed.problem(f"double id; first in {seat}", "id"))
            else:
                valid.append(placed)
    return valid, problems + _listed_twice(valid)


def _listed_twice(rules: Sequence[PlacedRule]) -> list[Problem]:
    """Words that stand twice in one list, or under two rules of a layer of which only one could win."""
    problems = []
    seats: dict[tuple[str, str], PlacedRule] = {}
    for placed in rules:
        for key in _word_lists(type(placed.rule)):
            words: tuple[str, ...] = getattr(placed.rule, key)
            if len(set(words)) < len(words):
                twice = next(index for index, word in enumerate(words) if word in words[:index])
                problems.append(placed.problem(f'"{words[twice]}" is listed twice', key, twice))
            if _ONE_MEANING.get(placed.kind) != key:
                continue
            for index, word in enumerate(words):
                if (other := seats.setdefault((placed.kind, word), placed)) is not placed:
                    problems.append(placed.problem(f'"{word}" is listed under "{other.rule.id}" too', key, index))
    return problems


@cache
def _word_lists(model: type[Rule]) -> tuple[str, ...]:
    """The keys of a kind that hold words of the language, not the sentences that prove them."""
    proofs = ("examples", "counter_examples")
    return tuple(
        name for name, field in model.model_fields.items() if field.annotation == tuple[str, ...] and name not in proofs
    )


def _validate(file: RuleFile, entry: Entry, model: type[Rule]) -> tuple[Rule | None, list[Problem]]:
    rule, faults = None, loose_flags(model, entry.value)
    try:
        rule = model.model_validate(entry.value)
    except ValidationError as error:
        faults += [fault_of(model, details) for details in error.errors()]
    if not faults:
        return rule, []
    raw_id = entry.value.get("id") if isinstance(entry.value, dict) else None
    id = raw_id if isinstance(raw_id, str) else None
    label = f'{entry.kind} "{id}"' if id is not None else f"{entry.kind} without an id"
    problems = []
    for loc, said in faults:
        top = key_in_file(file.path, entry.kind, str(loc[0])) if loc else ""
        where = (*entry.where, top, *loc[1:]) if loc else entry.where
        if loc[:1] == ("kind",):
            said = said.replace('"kind"', f'"{top}"', 1)
        problems.append(file.problem(where, f"{label}: {said}", id=id, key=path_of(loc)))
    return None, problems


def _unknown_kind(kind: str, kinds: Mapping[str, type[Rule]]) -> str:
    hint = did_you_mean(kind, kinds) or f"; the kinds are {', '.join(kinds)}"
    return f'unknown kind "{kind}"{hint}'


def _stray(name: str, value: object, kinds: Mapping[str, type[Rule]]) -> str:
    if name == DISABLE:
        return f"disable: expected a list of ids, not {what(value)}"
    if name in kinds:
        return f'"{name}": expected [[{name}]] tables, not {what(value)}'
    return f'unknown key "{name}"{did_you_mean(name, [*kinds, DISABLE])}'


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (str(problem.path), problem.line or 0))
