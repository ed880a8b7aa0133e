"""Every rule proves itself: its examples are extracted, its counter-examples are not.

The stages stand above the rules in the order of imports, so they are handed in: whoever knows them builds ``Stages``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from exchange_extract.rules.expectations import (
    STATUSES,
    ExpectedTransfer,
    parse_people,
    parse_transfers,
    show_people,
    split_example,
    transfers_of,
)
from exchange_extract.rules.loader import PlacedRule, placed_rules, rule_set
from exchange_extract.rules.problems import Problem, RuleError
from exchange_extract.rules.schema import CueRule, RuleSet
from exchange_extract.schema import Category, ExchangeRecord, Status
from exchange_extract.spans import Quantity


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A party in an example. Like the other findings: ``rule`` is the id of the entry whose words were matched."""

    rule: str
    code: str | None
    name: str


@dataclass(frozen=True, slots=True)
class FoundPlace:
    rule: str
    code: str | None


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Counted people or remains; ``category`` is that of the words alone, before the article has its say."""

    rule: str
    count: Quantity | None
    category: Category


@dataclass(frozen=True, slots=True)
class FoundCue:
    rule: str
    category: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record, and the ids of all predicates that told of it."""

    rules: frozenset[str]
    record: ExchangeRecord


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that examples run through, each a function of the text of one example, under one set of rules."""

    parties: Callable[[str], Sequence[FoundParty]]
    places: Callable[[str], Sequence[FoundPlace]]
    people: Callable[[str], Sequence[FoundPeople]]
    cues: Callable[[str], Sequence[FoundCue]]
    records: Callable[[str], Sequence[FoundRecord]]


StagesFor = Callable[[RuleSet], Stages]
"""Builds the stages for the rules in force."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding by its rules and the expectations that it meets; the first is how it is shown."""

    rules: frozenset[str]
    meets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """How rules of one kind are checked.

    ``look`` runs the stage; ``read`` turns an expectation into the spellings to look for, ``ValueError`` when it is
    badly written. With ``exact`` the findings are what is expected and no more; otherwise more may be found.
    """

    look: Callable[[Stages, str], list[_Seen]]
    read: Callable[[str], list[str]]
    exact: bool = False


def check_files(paths: Sequence[Path] | None, stages_for: StagesFor) -> list[Problem]:
    """Problems of all rules in force: the packaged ones with the user's files on top, in the order of the rules.

    A file that cannot be loaded gives its problems and nothing runs. Otherwise every example must be met with the
    help of its own rule, and no counter-example may yield anything of its rule; entries that are replaced or disabled
    are not run. An empty list means that all rules hold.
    """
    try:
        rules = placed_rules(*(paths or ()))
    except RuleError as error:
        return error.problems
    return check_rules(rules, stages_for(rule_set(rules)))


def check_rules(rules: Sequence[PlacedRule], stages: Stages) -> list[Problem]:
    """Problems of ``rules`` when their examples run through ``stages``, in the order of the rules."""
    return [problem for placed in rules for problem in _check_rule(placed, CHECKS[placed.kind], stages)]


def _check_rule(placed: PlacedRule, check: Check, stages: Stages) -> list[Problem]:
    problems = []
    for index, example in enumerate(placed.rule.examples):
        fault = _example_fault(placed, check, stages, example)
        if fault:
            problems.append(placed.problem(f'example "{example}": {fault}', "examples", index))
    for index, text in enumerate(placed.rule.counter_examples):
        own = [seen.meets[0] for seen in check.look(stages, text) if placed.rule.id in seen.rules]
        if own:
            fault = f'counter-example "{text}": found {"; ".join(own)}'
            problems.append(placed.problem(fault, "counter_examples", index))
    return problems


def _example_fault(placed: PlacedRule, check: Check, stages: Stages, example: str) -> str | None:
    try:
        text, expectation = split_example(example)
        wanted = check.read(expectation)
    except ValueError as error:
        return str(error)
    if isinstance(placed.rule, CueRule) and (fault := _foreign_cue(placed.rule, wanted)):
        return fault
    found = check.look(stages, text)
    shown = "; ".join(seen.meets[0] for seen in found) or "nothing"
    left, met = list(found), []
    # Expectations with a status are pickier and choose first.
    for want in sorted(wanted, key=lambda want: not want.startswith("[")):
        # A finding of the rule itself is taken first, so that a like one of another rule cannot hide it.
        fits = sorted((seen for seen in left if want in seen.meets), key=lambda seen: placed.rule.id not in seen.rules)
        if not fits:
            return f"found {shown}"
        met.append(fits[0])
        left.remove(fits[0])
    if check.exact and left:
        return f"found {shown}"
    if not any(placed.rule.id in seen.rules for seen in met):
        others = ", ".join(sorted({rule for seen in met for rule in seen.rules})) or "no rule"
        return f"found, but by {others} and not by this rule"
    return None


def _foreign_cue(rule: CueRule, wanted: Sequence[str]) -> str | None:
    """An expectation that the rule does not state could only be met by another rule."""
    can = {rule.category, f"status:{rule.status}"}
    foreign = [want for want in wanted if want not in can]
    return f"the rule has neither the category nor the status {', '.join(foreign)}" if foreign else None


def _look_parties(stages: Stages, text: str) -> list[_Seen]:
    return [
        _Seen(frozenset({party.rule}), tuple(name for name in (party.code, party.name) if name))
        for party in stages.parties(text)
    ]


def _look_places(stages: Stages, text: str) -> list[_Seen]:
    return [
        _Seen(frozenset({place.rule}), ("place", place.code) if place.code else ("place",))
        for place in stages.places(text)
    ]


def _look_people(stages: Stages, text: str) -> list[_Seen]:
    return [
        _Seen(frozenset({group.rule}), (show_people(group.count, group.category),)) for group in stages.people(text)
    ]


def _look_cues(stages: Stages, text: str) -> list[_Seen]:
    return [
        _Seen(frozenset({cue.rule}), (cue.category, f"status:{cue.status}") if cue.status else (cue.category,))
        for cue in stages.cues(text)
    ]


def _look_transfers(stages: Stages, text: str) -> list[_Seen]:
    return [
        _Seen(found.rules, (str(transfer), str(_without_status(transfer))))
        for found in stages.records(text)
        for transfer in transfers_of(found.record)
    ]


def _without_status(transfer: ExpectedTransfer) -> ExpectedTransfer:
    return ExpectedTransfer(transfer.giver, transfer.receiver, transfer.count, transfer.category)


def _read_words(expectation: str) -> list[str]:
    return [part.strip() for part in expectation.split(";")]


def _read_people(expectation: str) -> list[str]:
    return [parse_people(part) for part in expectation.split(";")]


def _read_cues(expectation: str) -> list[str]:
    wanted = _read_words(expectation)
    known = {*get_args(CueRule.model_fields["category"].annotation), *(f"status:{status}" for status in STATUSES)}
    for want in wanted:
        if want not in known:
            raise ValueError(f'"{want}" is neither a category of cues nor status:VALUE')
    return wanted


def _read_transfers(expectation: str) -> list[str]:
    return [str(transfer) for transfer in parse_transfers(expectation)]


CHECKS: Mapping[str, Check] = {
    "party": Check(_look_parties, _read_words),
    "place": Check(_look_places, _read_words),
    "people": Check(_look_people, _read_people),
    "predicate": Check(_look_transfers, _read_transfers, exact=True),
    "cue": Check(_look_cues, _read_cues),
}
"""How each kind of ``RuleSet`` is checked; a new kind needs an entry here."""
