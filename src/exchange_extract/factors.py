"""What speaks for and against a record, as named factors that ``confidence`` weighs (see docs/confidence.md)."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_extract.frames import Flow, Scene
from exchange_extract.phrases.people import CLAIM, PRONOUN
from exchange_extract.phrases.references import BOTH
from exchange_extract.records import Context, Event, Reading, Telling
from exchange_extract.schema import Evidence, ExchangeRecord, Transfer

_SIDES = (".giver", ".receiver")
_ARTICLE = frozenset({"infer.partner_from_article"})
_CONTEXT = frozenset({"infer.direction_from_context"})
_ALLEGIANCE = frozenset({"infer.receiver_from_allegiance"})
_GROUP = frozenset({
    "infer.captor_of_hostages", "infer.group_of_people", "infer.people_of_group", "infer.ruler_of_state",
})  # fmt: skip
_SUMS = frozenset({"quantity.sum", "quantity.with_named"})
_FROM_NAMES = frozenset({"infer.count_from_names", "infer.one_named"})
_MOST = 4  # further parties or records of a kind say no more
_LONGEST = 60  # tokens of a sentence
_DEEPEST = 6  # steps up the parse
_DAY = len("2025-01-01")


@dataclass(frozen=True, slots=True)
class Factors:
    """All that is weighed of one record. Names are stable: they stand in weights files and in explanations.

    Shares run from 0 to 1, counts of things stop at 4, the rest are yes or no.
    """

    # sides
    giver_missing: float
    """Share of the transfers without a giver."""
    receiver_missing: float
    """Share of the transfers without a receiver."""
    side_from_article: int
    """Sides filled by who faces whom in the article as a whole."""
    side_from_context: int
    """Sides taken over from a direction told before."""
    side_from_allegiance: int
    """Receivers read off whose people they are."""
    side_from_group: int
    """Sides that follow from an armed group, its people or its state."""
    side_uncoded: int
    """Sides without a code."""
    parties_near: int
    """Parties in the sentences of the record that are neither its sides nor its mediators."""
    # counts
    count_missing: float
    """Share of the transfers without a count."""
    count_summed: bool
    """A count is a sum of several figures of the text."""
    count_from_names: bool
    """A count is the number of names, or one for a single named person."""
    count_bare: bool
    """Nothing but figures without a noun tell how many."""
    count_conflict: bool
    """Tellings give one direction different exact figures, or two transfers run the same way."""
    people_unused: int
    """Counted people in the sentences of the record that it does not use."""
    # date
    date_missing: bool
    date_elsewhere: bool
    """It has no date, and another record of the article has one."""
    date_of_report: bool
    """The only date is that of the report."""
    date_coarse: bool
    """The date is no single day."""
    # status and scope
    status_agreed: bool
    status_planned: bool
    status_proposed: bool
    status_rejected: bool
    status_ongoing: bool
    cumulative: bool
    hedged: bool
    """A word such as "reportedly" stands in a sentence of the record."""
    # how it was told
    only_headline: bool
    headline_agrees: bool
    """A headline gives a figure or a name of the body."""
    exchange_predicate: bool
    """An exchange is told of, not a release or a return alone."""
    pronoun: bool
    """A pronoun stands for the people of some telling."""
    deep: int
    """Steps from the first predicate up to the head of its sentence, at most 6."""
    long_sentence: float
    """Tokens of the first telling's sentence, in tens, at most 6."""
    # shape
    transfers_beyond: int
    """Transfers beyond two."""
    exchange_one_way: bool
    """It is told as an exchange and has one direction only."""
    swap_elsewhere: bool
    """It is a release one way, and the article tells of an exchange of people."""
    mediation_near: bool
    """It has no mediator, and one of its sentences or of the two after speaks of mediation."""
    # the article
    twins: int
    """Other records of the article between the same sides with the same status and scope."""
    parties_beside: int
    """Parties of the article, organisations aside, that are no side of the record."""
    late: float
    """Place of the first telling: 0 first sentence read, 1 last."""
    long_article: float
    """Natural logarithm of the number of sentences read."""


@dataclass(frozen=True)
class ArticleRecords:
    """All records of an article with its sentences: what a record is compared with."""

    records: tuple[ExchangeRecord, ...]
    scenes: tuple[Scene, ...]
    context: Context

    @classmethod
    def of(cls, reading: Reading) -> "ArticleRecords":
        return cls(tuple(record for _, record in reading.told), reading.scenes, reading.context)


def factors_of(event: Event, number: int, told: ArticleRecords) -> Factors:
    """The factors of the article's record with this number, which was folded from the tellings ``event``."""
    case = _Case(tuple(event), told.records[number], told)
    values = _of_sides(case) | _of_counts(case) | _of_date(case) | _of_status(case) | _of_telling(case)
    return Factors(**(values | _of_shape(case) | _of_article(case, number)))  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Case:
    """One record with its tellings and what several factors ask of them."""

    event: tuple[Telling, ...]
    record: ExchangeRecord
    told: ArticleRecords

    @cached_property
    def flows(self) -> list[Flow]:
        return [flow for telling in self.event for flow in telling.flows]

    @cached_property
    def scenes(self) -> list[Scene]:
        return list({telling.frame.scene.number: telling.frame.scene for telling in self.event}.values())

    @cached_property
    def around(self) -> list[Scene]:
        """The record's sentences and the two after each."""
        numbers = {scene.number + n for scene in self.scenes for n in (0, 1, 2)}
        return [scene for scene in self.told.scenes if scene.number in numbers]

    @cached_property
    def sides(self) -> list[Evidence]:
        return [row for row in self.record.evidence if row.slot.endswith(_SIDES)]

    @cached_property
    def keys(self) -> frozenset[str]:
        return _side_keys(self.record)

    def by_rules(self, rules: frozenset[str]) -> int:
        return _capped(row for row in self.sides if row.rule in rules)

    def share(self, of: Iterable[bool]) -> float:
        return sum(of) / len(self.record.transfers)


def _capped(items: Iterable[object]) -> int:
    return min(_MOST, sum(1 for _ in items))


def _side_keys(record: ExchangeRecord) -> frozenset[str]:
    return frozenset(p.code or p.name for t in record.transfers for p in (t.giver, t.receiver) if p)


# -- sides -----------------------------------------------------------------------------------------------------------


def _of_sides(case: _Case) -> dict[str, float]:
    transfers = case.record.transfers
    parties = [party for t in transfers for party in (t.giver, t.receiver) if party]
    return {
        "giver_missing": case.share(t.giver is None for t in transfers),
        "receiver_missing": case.share(t.receiver is None for t in transfers),
        "side_from_article": case.by_rules(_ARTICLE),
        "side_from_context": case.by_rules(_CONTEXT),
        "side_from_allegiance": case.by_rules(_ALLEGIANCE),
        "side_from_group": case.by_rules(_GROUP),
        "side_uncoded": _capped(party for party in parties if party.code is None),
        "parties_near": _capped(_parties_near(case)),
    }


def _parties_near(case: _Case) -> set[str]:
    named = {spot.mention.value for scene in case.scenes for spot in scene.parties}
    taken = case.keys | {party.code or party.name for party in case.record.mediators}
    return {ref.key for ref in named if ref.name != BOTH} - taken


# -- counts ----------------------------------------------------------------------------------------------------------


def _of_counts(case: _Case) -> dict[str, float]:
    rules = {row.rule for row in case.record.evidence if row.slot.endswith(".count")}
    groups = [flow.group for flow in case.flows if flow.group and flow.group.rule != PRONOUN]
    used = {row.start for row in case.record.evidence} | {flow.count.start for flow in case.flows if flow.count}
    near = (group.count for scene in case.scenes for group in scene.groups if group.count)
    return {
        "count_missing": case.share(t.count is None for t in case.record.transfers),
        "count_summed": bool(rules & _SUMS),
        "count_from_names": bool(rules & _FROM_NAMES),
        "count_bare": bool(groups) and all(group.bare for group in groups),
        "count_conflict": _counts_conflict(case),
        "people_unused": _capped(count for count in near if count.start not in used),
    }


def _counts_conflict(case: _Case) -> bool:
    ways = [_way(t) for t in case.record.transfers if t.giver and t.receiver]
    if len(ways) != len(set(ways)):
        return True
    exact: dict[tuple[str, str], set[int]] = {}
    for flow in case.flows:
        count = flow.count
        if count is None or flow.giver is None or flow.receiver is None:
            continue
        if count.rule == CLAIM:
            return True
        if count.value.low is not None and count.value.low == count.value.high and not count.value.approximate:
            exact.setdefault((flow.giver.key, flow.receiver.key), set()).add(count.value.low)
    return any(len(figures) > 1 for figures in exact.values())


def _way(transfer: Transfer) -> tuple[str, str]:
    giver, receiver = transfer.giver, transfer.receiver
    return (giver.code or giver.name if giver else "", receiver.code or receiver.name if receiver else "")


# -- date and status -------------------------------------------------------------------------------------------------


def _of_date(case: _Case) -> dict[str, float]:
    date = case.record.date
    stated = any(telling.date is not None and not telling.date.weak for telling in case.event)
    return {
        "date_missing": date is None,
        "date_elsewhere": date is None and any(other.date for other in case.told.records),
        "date_of_report": date is not None and not stated,
        "date_coarse": date is not None and len(date) != _DAY,
    }


def _of_status(case: _Case) -> dict[str, float]:
    status = case.record.status
    return {
        "status_agreed": status == "agreed",
        "status_planned": status == "planned",
        "status_proposed": status == "proposed",
        "status_rejected": status == "rejected",
        "status_ongoing": status == "ongoing",
        "cumulative": case.record.scope == "cumulative",
        "hedged": any(cue.rule.category == "hedge" for scene in case.scenes for cue in scene.cues),
    }


# -- how it was told -------------------------------------------------------------------------------------------------


def _of_telling(case: _Case) -> dict[str, float]:
    headlines = [telling for telling in case.event if telling.is_headline]
    body = [telling for telling in case.event if not telling.is_headline]
    tokens = case.event[0].frame.scene.parsed.tokens
    return {
        "only_headline": not body,
        "headline_agrees": bool(_said(headlines) & _said(body)),
        "exchange_predicate": _is_swap(case),
        "pronoun": any(flow.group is not None and flow.group.rule == PRONOUN for flow in case.flows),
        "deep": _depth(case.event[0]),
        "long_sentence": min(_LONGEST, len(tokens)) / 10,
    }


def _is_swap(case: _Case) -> bool:
    return any(telling.frame.trigger.rule.frame == "exchange" for telling in case.event)


def _said(tellings: Sequence[Telling]) -> set[int | str]:
    counts = (count.value.low for t in tellings for count in (*t.counts, *([t.total] if t.total else [])))
    names = {name.value.surname for t in tellings for flow in t.flows for name in flow.names}
    return {*names, *(count for count in counts if count is not None)}


def _depth(telling: Telling) -> int:
    tokens, at, depth = telling.frame.scene.parsed.tokens, telling.frame.trigger.head, 0
    while tokens[at].head != at and depth < _DEEPEST:
        at, depth = tokens[at].head, depth + 1
    return depth


# -- shape and article -----------------------------------------------------------------------------------------------


def _of_shape(case: _Case) -> dict[str, float]:
    record, swap = case.record, _is_swap(case)
    ways = {_way(t) for t in record.transfers}
    both = any((b, a) in ways for a, b in ways if a and b)
    return {
        "transfers_beyond": min(_MOST, max(0, len(record.transfers) - 2)),
        "exchange_one_way": swap and not both,
        "swap_elsewhere": not swap and not both and case.told.context.themes.swaps_people,
        "mediation_near": not record.mediators and any(_speaks_of_mediation(scene) for scene in case.around),
    }


def _speaks_of_mediation(scene: Scene) -> bool:
    return bool(scene.mediating) or any(cue.rule.category == "mediation" for cue in scene.cues)


def _of_article(case: _Case, number: int) -> dict[str, float]:
    told = case.told
    others = [other for n, other in enumerate(told.records) if n != number]
    order = [scene.number for scene in told.scenes]
    place = order.index(case.event[0].frame.scene.number) / max(1, len(order) - 1)
    return {
        "twins": _capped(other for other in others if _is_twin(other, case)),
        "parties_beside": _capped(key for key in told.context.mentions if key not in case.keys),
        "late": round(place, 3),
        "long_article": round(math.log(max(1, len(order))), 3),
    }


def _is_twin(other: ExchangeRecord, case: _Case) -> bool:
    record = case.record
    return (other.status, other.scope) == (record.status, record.scope) and _side_keys(other) == case.keys
