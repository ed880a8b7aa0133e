"""Mentions in the sentences of a record that could have filled a slot and did not, each with the reason.

Nothing is asked of the stages again: what a mention came to is read off the record's tellings and the evidence of all
records of the article.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exchange_extract.explaining.trace import Trace, scenes_of
from exchange_extract.frames import Flow, Scene
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.phrases.references import BOTH
from exchange_extract.records import Event
from exchange_extract.rules.reasons import reason
from exchange_extract.schema import Candidate, ExchangeRecord

_ONE = "quantity.indefinite_article"  # "a general": a count only where somebody hands one over


def candidates_of(trace: Trace, number: int, event: Event) -> list[Candidate]:
    """The losers of the record with this place in the stretch, slot by slot, once for the same words."""
    case = _Case(trace, number, event)
    rows = [*_parties(case), *_counts(case), *_dates(case), *_statuses(case), *_places(case), *_credits(case)]
    unique: dict[tuple[str, str], Candidate] = {}
    for row in rows:
        unique.setdefault((row.slot, row.words.text.casefold()), row)
    return list(unique.values())


@dataclass(frozen=True)
class _Case:
    trace: Trace
    number: int
    event: Event

    @property
    def record(self) -> ExchangeRecord:
        return self.trace.records[self.number]

    @cached_property
    def scenes(self) -> list[Scene]:
        return scenes_of(self.event)

    @cached_property
    def flows(self) -> list[Flow]:
        return [flow for telling in self.event for flow in telling.flows]

    @cached_property
    def own(self) -> dict[int, str]:
        """Slots of the record by where their words begin."""
        return {row.start: row.slot for row in self.record.evidence}

    @cached_property
    def values(self) -> frozenset[str]:
        """Sides and mediators of the record by code or name."""
        sides = [party for t in self.record.transfers for party in (t.giver, t.receiver) if party]
        return frozenset(party.code or party.name for party in (*sides, *self.record.mediators))

    def other_record(self, start: int, *slots: str) -> int | None:
        """The number of another record in which words at ``start`` fill one of the slots."""
        for n, record in enumerate(self.trace.records):
            if n != self.number and any(e.start == start and e.slot.endswith(slots) for e in record.evidence):
                return n + self.trace.first
        return None

    def word(self, scene: Scene) -> str:
        """The predicate that tells of the record in a sentence."""
        telling = next(t for t in self.event if t.frame.scene.number == scene.number)
        return self.trace.trigger(scene, telling.frame.trigger).text

    def lost(self, slot: str, start: int, end: int, why: str, **values: object) -> Candidate:
        return Candidate(slot=slot, words=self.trace.passage(start, end), why=reason("candidate", why, **values))


def _parties(case: _Case) -> Iterator[Candidate]:
    mediators = {mediator.mention.start for telling in case.event for mediator in telling.mediators}
    sources = [source.mention for telling in case.event for source in telling.sources]
    for scene in case.scenes:
        inside = {party.start for group in scene.groups for party in group.parties}
        for spot in scene.parties:
            ref, start, end = spot.mention.value, spot.mention.start, spot.mention.end
            if start in case.own or ref.key in case.values or ref.name == BOTH:
                continue
            other = case.other_record(start, ".giver", ".receiver")
            if start in mediators or spot.first in scene.mediating:
                yield case.lost("sides", start, end, "mediator")
            elif any(source.start <= start < source.end for source in sources):
                yield case.lost("sides", start, end, "source")
            elif start in inside:
                yield case.lost("sides", start, end, "allegiance")
            elif other is not None:
                yield case.lost("sides", start, end, "other_record", record=other)
            else:
                yield case.lost("sides", start, end, "unbound_party", word=case.word(scene))


def _counts(case: _Case) -> Iterator[Candidate]:
    told = {flow.count.start for flow in case.flows if flow.count}
    chosen = {row.text.casefold() for row in case.record.evidence if row.slot.endswith(".count")}
    for scene in case.scenes:
        for group in scene.groups:
            if group.count is None or group.rule == PRONOUN or group.count.rule == _ONE:
                continue
            start, end = group.count.start, group.count.end
            slot = case.own.get(start, "")
            other = case.other_record(start, ".count", "total")
            if slot.endswith(".count") or case.trace.text[start:end].casefold() in chosen:
                continue
            if "including" in slot:
                yield case.lost("count", start, end, "including")
            elif slot == "total":
                yield case.lost("count", start, end, "total")
            elif start in told:
                yield case.lost("count", start, end, "same_direction")
            elif other is not None:
                yield case.lost("count", start, end, "other_record", record=other)
            else:
                yield case.lost("count", start, end, "people", word=case.word(scene))


def _dates(case: _Case) -> Iterator[Candidate]:
    told = {telling.date.mention.start: telling.date for telling in case.event if telling.date}
    for scene in case.scenes:
        for spot in scene.dates:
            start, end = spot.mention.start, spot.mention.end
            if start in case.own:
                continue
            other = case.other_record(start, "date")
            if start in told:
                yield case.lost("date", start, end, "weak_date" if told[start].weak else "other_date")
            elif other is not None:
                yield case.lost("date", start, end, "other_record", record=other)
            else:
                yield case.lost("date", start, end, "unbound_date", word=case.word(scene))


def _statuses(case: _Case) -> Iterator[Candidate]:
    why = "refused" if case.record.status == "rejected" else "status"
    for telling in case.event:
        if telling.status != case.record.status:
            words = case.trace.trigger(telling.frame.scene, telling.frame.trigger)
            claim = f"{telling.status}: {reason('candidate', why)}"
            yield Candidate(slot="status", words=words, why=claim)


def _places(case: _Case) -> Iterator[Candidate]:
    told = {telling.place.start for telling in case.event if telling.place}
    for scene in case.scenes:
        acting = {spot.mention.start for spot in scene.parties}  # "Moscow" that stands for its state
        for spot in scene.places:
            start, end = spot.mention.start, spot.mention.end
            taken = any(row.start <= start < row.end for row in case.record.evidence)
            if taken or start in acting - told or case.trace.text[start:end] == case.record.place:
                continue
            yield case.lost("place", start, end, "other_place" if start in told else "unbound_place")


def _credits(case: _Case) -> Iterator[Candidate]:
    chosen = {party.code or party.name for party in case.record.mediators}
    for telling in case.event:
        for mediator in telling.mediators:
            words = mediator.mention
            if words.start not in case.own and mediator.key in case.values - chosen:
                yield case.lost("mediators", words.start, words.end, "is_side")
        for source in telling.sources:
            mention = source.mention
            if mention.start not in case.own and mention.value not in case.record.sources:
                yield case.lost("sources", mention.start, mention.end, "fuller_source")
