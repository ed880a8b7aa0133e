"""What speaks for and against a record, as named factors that ``confidence`` weighs (see docs/confidence.md)."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_extract.frames import Flow, Scene
from exchange_extract.phrases.people import CLAIM, PRONOUN
from exchange_extract.phrases.references import BOTH
from exchange_extract.records import Context, Event, Telling
from exchange_extract.schema import Evidence, ExchangeRecord, Quantity, Transfer

_SIDES = (".giver", ".receiver")
_FAMILIES = {
    "infer.partner_from_article": "article",
    "infer.direction_from_context": "context",
    "infer.receiver_from_allegiance": "allegiance",
    "infer.both_sides": "both",
    "infer.captor_of_hostages": "group",
    "infer.group_of_people": "group",
    "infer.people_of_group": "group",
    "infer.ruler_of_state": "group",
    "infer.partner_in_sentence": "sentence",
    "frame.exchange_in_sentence": "sentence",
}
"""Families of rules that find a side elsewhere than in the predicate's own parts."""
_OWN_PARTS = frozenset({"subj", "obj", "to", "from", "by", "with"})
_SUMS = frozenset({"quantity.sum", "quantity.with_named"})
_FROM_NAMES = frozenset({"infer.count_from_names", "infer.one_named"})
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_MOST = 4  # further tellings, parties or records of a kind say no more


@dataclass(frozen=True, slots=True)
class Factors:
    """All that is weighed of one record. Names are stable: they stand in weights files and in explanations.

    Shares run from 0 to 1; counts stop at 4; the rest are yes or no.
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
    side_from_both: int
    """Sides behind "the two sides"."""
    side_from_group: int
    """Sides that follow from an armed group, its people or its state."""
    side_from_sentence: int
    """Sides bound by another predicate of the sentence."""
    side_uncoded: int
    """Sides without a code."""
    side_loose: int
    """Sides stated beside the predicate, in none of its own parts."""
    side_afar: int
    """Sides whose words stand in no sentence of the record."""
    pair_unusual: bool
    """Its sides are not the pair that the article binds together most."""
    parties_near: int
    """Parties in the sentences of the record that are neither its sides nor its mediators."""
    # counts
    count_missing: float
    """Share of the transfers without a count."""
    count_rough: float
    """Share with a vague, rounded or bounded count, or "all"."""
    count_summed: bool
    """A count is a sum of several figures of the text."""
    count_from_names: bool
    """A count is the number of names, or one for a single named person."""
    count_bare: bool
    """Nothing but figures without a noun tell how many."""
    count_conflict: bool
    """Tellings give one direction different exact figures, or two transfers run the same way."""
    count_told_twice: bool
    """Two tellings give the same figure."""
    has_total: bool
    """There is one figure for both directions."""
    # date
    date_missing: bool
    date_of_report: bool
    """The only date is that of the report."""
    date_coarse: bool
    """The date is no single day."""
    dates_unused: int
    """Dates in the sentences of the record that it does not use."""
    date_elsewhere: bool
    """It has no date, and another record of the article has one."""
    date_past: float
    """Decades between date and publication, at most 1; 0 without either."""
    dates_compete: bool
    """Tellings give different days."""
    # what was said
    status_agreed: bool
    status_planned: bool
    status_proposed: bool
    status_rejected: bool
    status_ongoing: bool
    status_mixed: bool
    """The tellings differ in status."""
    cumulative: bool
    hedged: bool
    """A word such as "reportedly" stands in a sentence of the record."""
    # how it was told
    tellings: int
    """Tellings beyond the first."""
    only_headline: bool
    headline_agrees: bool
    """A headline gives a figure or a name of the body."""
    only_nominal: bool
    """No verb tells of it, only a noun such as "the swap"."""
    weak_predicate: bool
    """All its predicates have other common meanings."""
    exchange_predicate: bool
    deep: float
    """How far below the head of its sentence the first predicate hangs, at most 6."""
    sentence_shared: int
    """Other records that rest on a sentence of this one."""
    spread: float
    """Sentences between the first and the last telling, natural logarithm of one more."""
    denied_near: bool
    """A word of refusal or denial stands in a sentence of the record."""
    count_goes_on: bool
    """A figure is "another 20" or part of a larger one."""
    pronoun: bool
    """A pronoun stands for the people of some telling."""
    # shape
    transfers_beyond: int
    """Transfers beyond two."""
    one_transfer: bool
    both_directions: bool
    swap_elsewhere: bool
    """It has one direction, and the article tells of an exchange elsewhere."""
    exchange_one_way: bool
    """It is told as an exchange and has one direction only."""
    named: bool
    people_unused: int
    """Counted people in the sentences of the record that it does not use."""
    people_unused_elsewhere: int
    """Counted people in the other sentences that no record uses."""
    names_unused: int
    """Named people in the sentences of the record that are not among its names, mediators or sources."""
    mediators: int
    mediators_elsewhere: bool
    """Another record of the article has mediators and this one has none."""
    mediation_near: bool
    """It has no mediator, and one of its sentences or of the two after speaks of mediation."""
    mediation_unused: bool
    """A sentence of the article speaks of mediation, and no record has a mediator."""
    helper_unused: bool
    """An organisation such as the Red Cross is named in the article and is no mediator of the record."""
    # the article
    records_beside: int
    """Other records of the article."""
    twins: int
    """Other records of the article between the same sides with the same status and scope."""
    parties_beside: int
    """States and armed groups of the article that are no side of the record."""
    late: float
    """Place of the first telling: 0 first sentence read, 1 last."""
    long_article: float
    """Natural logarithm of the number of sentences read."""
    long_sentence: float
    """Tokens of the first telling's sentence, in tens, at most 6."""
    other_theme: int
    """Sentences that name a ground of exclusion (bail, refugees, a museum)."""


@dataclass(frozen=True)
class Article:
    """All records of an article with its sentences: what a record is compared with."""

    records: tuple[ExchangeRecord, ...]
    scenes: tuple[Scene, ...]
    context: Context

    @cached_property
    def tells_of_swap(self) -> bool:
        return self.context.themes.swaps_people

    @cached_property
    def people_unused(self) -> int:
        """Counted people that no record uses."""
        used = {row.start for record in self.records for row in record.evidence}
        return sum(1 for scene in self.scenes for g in scene.groups if g.count and g.count.start not in used)

    @cached_property
    def helpers(self) -> frozenset[str]:
        spots = (spot for scene in self.scenes for spot in scene.parties)
        return frozenset(s.mention.value.key for s in spots if s.mention.value.kind == "organisation")


@dataclass(frozen=True)
class _Case:
    """One record with its tellings and what several factors ask of them."""

    event: tuple[Telling, ...]
    record: ExchangeRecord
    article: Article

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
        return [scene for scene in self.article.scenes if scene.number in numbers]

    @cached_property
    def sides(self) -> list[Evidence]:
        return [row for row in self.record.evidence if row.slot.endswith(_SIDES)]

    @cached_property
    def counts(self) -> list[Evidence]:
        return [row for row in self.record.evidence if row.slot.endswith(".count")]

    @cached_property
    def keys(self) -> frozenset[str]:
        return _side_keys(self.record)

    def holds(self, at: int) -> bool:
        return any(s.parsed.sentence.start <= at < s.parsed.sentence.end for s in self.scenes)

    def from_family(self, family: str) -> int:
        return _capped(row for row in self.sides if _FAMILIES.get(row.rule) == family)

    def share(self, of: Iterable[bool]) -> float:
        return sum(of) / len(self.record.transfers)


def factors_of(event: Event, number: int, article: Article) -> Factors:
    """The factors of the article's record with this number, which was folded from the tellings ``event``."""
    case = _Case(tuple(event), article.records[number], article)
    return Factors(**_of_sides(case), **_of_counts(case), **_of_date(case), **_of_telling(case), **_of_shape(case), **_of_article(case, number))


def _capped(items: Iterable[object]) -> int:
    return min(_MOST, sum(1 for _ in items))


def _side_keys(record: ExchangeRecord) -> frozenset[str]:
    return frozenset(p.code or p.name for t in record.transfers for p in (t.giver, t.receiver) if p)


def _of_sides(case: _Case) -> dict[str, float]:
    transfers = case.record.transfers
    parties = [party for t in transfers for party in (t.giver, t.receiver) if party]
    return {
        "giver_missing": case.share(t.giver is None for t in transfers),
        "receiver_missing": case.share(t.receiver is None for t in transfers),
        "side_from_article": case.from_family("article"),
        "side_from_context": case.from_family("context"),
        "side_from_allegiance": case.from_family("allegiance"),
        "side_from_both": case.from_family("both"),
        "side_from_group": case.from_family("group"),
        "side_from_sentence": case.from_family("sentence"),
        "side_uncoded": _capped(party for party in parties if party.code is None),
        "side_loose": _capped(r for r in case.sides if r.basis == "stated" and r.rule.rsplit(".", 1)[-1] not in _OWN_PARTS),
        "side_afar": _capped(r for r in case.sides if not case.holds(r.start)),
        "pair_unusual": bool(case.article.context.pairs) and case.keys != case.article.context.pairs[0][0],
        "parties_near": min(_MOST, len(_parties_near(case))),
    }


def _parties_near(case: _Case) -> set[str]:
    near = {spot.mention.value.key for scene in case.scenes for spot in scene.parties if spot.mention.value.name != BOTH}
    return near - case.keys - {party.code or party.name for party in case.record.mediators}


# -- counts ----------------------------------------------------------------------------------------------------------


def _of_counts(case: _Case) -> dict[str, float]:
    transfers = case.record.transfers
    rules = {row.rule for row in case.counts}
    groups = [flow.group for flow in case.flows if flow.group and flow.group.rule != PRONOUN]
    return {
        "count_missing": case.share(t.count is None for t in transfers),
        "count_rough": case.share(t.count is not None and _is_rough(t.count) for t in transfers),
        "count_summed": bool(rules & _SUMS),
        "count_from_names": bool(rules & _FROM_NAMES),
        "count_bare": bool(groups) and all(group.bare for group in groups),
        "count_conflict": _counts_conflict(case),
        "count_told_twice": _told_twice(case),
        "has_total": case.record.total is not None,
    }


def _is_rough(count: Quantity) -> bool:
    return count.min is None or count.min != count.max or count.approximate


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


def _told_twice(case: _Case) -> bool:
    seen: set[int] = set()
    for telling in case.event:
        mine = {count.value.low for count in telling.counts if count.value.low is not None}
        if mine & seen:
            return True
        seen |= mine
    return False


# -- date ------------------------------------------------------------------------------------------------------------


def _of_date(case: _Case) -> dict[str, float]:
    date = case.record.date
    given = [telling.date for telling in case.event if telling.date]
    strong = {dated.edtf for dated in given if not dated.weak}
    used = {dated.mention.start for dated in given}
    spots = [spot for scene in case.scenes for spot in scene.dates]
    return {
        "date_missing": date is None,
        "date_of_report": date is not None and not strong,
        "date_coarse": date is not None and len(date) != len("2025-01-01"),
        "dates_unused": _capped(spot for spot in spots if spot.mention.start not in used),
        "date_elsewhere": date is None and any(other.date for other in case.article.records),
        "date_past": _decades(date, case.article.context),
        "dates_compete": len(strong) > 1,
    }


def _decades(edtf: str | None, context: Context) -> float:
    year = _YEAR.search(edtf or "")
    if year is None or context.published is None:
        return 0.0
    month = _MONTH.search(edtf or "")
    passed = context.published.year - int(year[0]) + (context.published.month - int(month[1]) if month else 0) / 12
    return round(max(0.0, min(1.0, passed / 10)), 3)


# -- how it was told -------------------------------------------------------------------------------------------------


def _of_telling(case: _Case) -> dict[str, float]:
    event, status = case.event, case.record.status
    rules = [telling.frame.trigger.rule for telling in event]
    headlines = [telling for telling in event if telling.is_headline]
    return {
        "status_agreed": status == "agreed",
        "status_planned": status == "planned",
        "status_proposed": status == "proposed",
        "status_rejected": status == "rejected",
        "status_ongoing": status == "ongoing",
        "status_mixed": len({telling.status for telling in event if not telling.is_note}) > 1,
        "cumulative": case.record.scope == "cumulative",
        "hedged": any(cue.rule.category == "hedge" for scene in case.scenes for cue in scene.cues),
        "tellings": min(_MOST, len(event) - 1),
        "only_headline": len(headlines) == len(event),
        "headline_agrees": _headline_agrees(case, headlines),
        "only_nominal": all(telling.frame.trigger.nominal for telling in event),
        "weak_predicate": all(rule.weak for rule in rules),
        "exchange_predicate": any(rule.frame == "exchange" for rule in rules),
        "deep": _depth(event[0]),
        "sentence_shared": _capped(o for o in case.article.records if o is not case.record and case.holds(o.evidence[0].start)),
        "spread": round(math.log(1 + event[-1].frame.scene.number - event[0].frame.scene.number), 3) if event[-1].order > event[0].order else 0.0,
        "denied_near": any(cue.rule.category in ("negation", "rejection") for scene in case.scenes for cue in scene.cues),
        "count_goes_on": any(flow.group is not None and (flow.group.more or flow.group.partitive) for flow in case.flows),
        "pronoun": any(flow.group is not None and flow.group.rule == PRONOUN for flow in case.flows),
    }


def _depth(telling: Telling) -> float:
    tokens, at, depth = telling.frame.scene.parsed.tokens, telling.frame.trigger.head, 0
    while tokens[at].head != at and depth < 6:
        at, depth = tokens[at].head, depth + 1
    return float(depth)


def _headline_agrees(case: _Case, headlines: Sequence[Telling]) -> bool:
    if not headlines or len(headlines) == len(case.event):
        return False
    body = [telling for telling in case.event if not telling.is_headline]
    return bool(_said(headlines) & _said(body))


def _said(tellings: Iterable[Telling]) -> set[object]:
    figures = {count.value.low for t in tellings for count in (*t.counts, *([t.total] if t.total else []))}
    names = {name.value.surname for t in tellings for flow in t.flows for name in flow.names}
    return {*figures, *names} - {None}


# -- shape and article -----------------------------------------------------------------------------------------------


def _of_shape(case: _Case) -> dict[str, float]:
    record, others = case.record, case.article.records
    ways = {_way(t) for t in record.transfers}
    both = any((b, a) in ways for a, b in ways if a and b)
    swap = any(telling.frame.trigger.rule.frame == "exchange" for telling in case.event)
    used = {row.start for row in record.evidence} | {flow.count.start for flow in case.flows if flow.count}
    people = [g.count for scene in case.scenes for g in scene.groups if g.count and g.count.start not in used]
    return {
        "transfers_beyond": min(_MOST, max(0, len(record.transfers) - 2)),
        "one_transfer": len(record.transfers) == 1,
        "both_directions": both,
        "swap_elsewhere": not both and not swap and case.article.tells_of_swap,
        "exchange_one_way": swap and not both,
        "named": any(t.names for t in record.transfers),
        "people_unused": _capped(people),
        "people_unused_elsewhere": max(0, min(_MOST, case.article.people_unused - sum(1 for _ in people))),
        "names_unused": _capped(p for scene in case.scenes for p in scene.persons if p.mention.start not in used),
        "mediators": min(_MOST, len(record.mediators)),
        "mediators_elsewhere": not record.mediators and any(other.mediators for other in others),
        "mediation_near": not record.mediators and any(_mediation(scene) for scene in case.around),
        "helper_unused": bool(case.article.helpers - {party.code or party.name for party in record.mediators}),
        "mediation_unused": not any(other.mediators for other in others) and _speaks_of_mediation(case.article),
    }


def _speaks_of_mediation(article: Article) -> bool:
    return any(_mediation(scene) for scene in article.scenes)


def _mediation(scene: Scene) -> bool:
    return bool(scene.mediating) or any(cue.rule.category == "mediation" for cue in scene.cues)


def _of_article(case: _Case, number: int) -> dict[str, float]:
    article = case.article
    others = [other for n, other in enumerate(article.records) if n != number]
    order = [scene.number for scene in article.scenes]
    first = case.event[0].frame.scene
    place = order.index(first.number) / max(1, len(order) - 1)
    return {
        "records_beside": min(_MOST, len(others)),
        "twins": _capped(other for other in others if _is_twin(other, case)),
        "parties_beside": _capped(key for key in article.context.mentions if key not in case.keys),
        "late": round(place, 3),
        "long_article": round(math.log(max(1, len(order))), 3),
        "long_sentence": min(60, len(first.parsed.tokens)) / 10,
        "other_theme": min(_MOST, sum(article.context.themes.sentences.values())),
    }


def _is_twin(other: ExchangeRecord, case: _Case) -> bool:
    record = case.record
    return (other.status, other.scope) == (record.status, record.scope) and _side_keys(other) == case.keys
