"""Why the records of an article are as they are, and why a passage is in none of them.

Everything is read off what the stages hand on anyway (``records.Reading``): normal runs pay nothing for it.
"""

from collections.abc import Mapping, Sequence

from exchange_extract import confidence
from exchange_extract.confidence import Model, Rating, packaged_weights, probability, ratings, record_values, shares
from exchange_extract.explaining.candidates import candidates_of
from exchange_extract.explaining.fates import why_not
from exchange_extract.explaining.trace import Trace, scenes_of
from exchange_extract.factors import DIRECT
from exchange_extract.frames import Scene
from exchange_extract.records import Event, Reading
from exchange_extract.rules.reasons import reason, rule_reason
from exchange_extract.rules.schema import PredicateRule
from exchange_extract.schema import (
    Candidate,
    Evidence,
    ExchangeRecord,
    Explanation,
    FactorShare,
    Passage,
    SlotExplanation,
    SlotRating,
)

__all__ = ["Trace", "explain_records", "why_not"]

_ORDER = ("status", "date", "place", "total", "transfers", "mediators", "sources")
_TRANSFER = ("giver", "receiver", "count", "names", "including")
_SIDE_SLOTS = (".giver", ".receiver")


def explain_records(trace: Trace, predicates: Sequence[PredicateRule]) -> list[Explanation]:
    """One explanation a record, in the order of the text; ``predicates`` are the rules in force."""
    reading = trace.reading
    if reading is None:
        return []
    return [_explain(trace, reading, n, rating, predicates) for n, rating in enumerate(ratings(reading))]


def _explain(
    trace: Trace, reading: Reading, number: int, rating: Rating, predicates: Sequence[PredicateRule]
) -> Explanation:
    record, event = trace.records[number], reading.told[number][0]
    model = packaged_weights().record
    values = record_values(rating.slots)
    return Explanation(
        record=trace.ids[number],
        number=number + trace.first,
        confidence=record.confidence,
        usual=probability(model.odds(model.usual)),
        factors=_shares("kind", model, values),
        told=tuple(trace.sentence(scene) for scene in scenes_of(event)),
        slots=tuple(_slots(trace, reading, number, event, predicates)),
        rated=tuple(map(_rated, rating.slots)),
    )


def _rated(row: confidence.SlotRating) -> SlotRating:
    slot = row.slot
    model = packaged_weights().slots[slot.kind]
    usual = probability(model.odds(model.usual))
    factors = _shares("factor", model, slot.factors)
    return SlotRating(slot=slot.path, confidence=row.sure, given=row.given, usual=usual, factors=factors)


def _shares(section: str, model: Model, values: Mapping[str, float]) -> tuple[FactorShare, ...]:
    return tuple(
        FactorShare(
            factor=share.factor,
            about=reason("factor" if share.factor in DIRECT else section, share.factor),
            value=round(share.value, 3),
            usual=share.usual,
            weight=share.weight,
            effect=round(share.effect, 3),
        )
        for share in shares(model, values)
        if round(share.effect, 3)
    )


def _slots(
    trace: Trace, reading: Reading, number: int, event: Event, predicates: Sequence[PredicateRule]
) -> list[SlotExplanation]:
    """The slots in the order of the record, null ones too; losers stand at the first of their kind."""
    record = trace.records[number]
    left = candidates_of(trace, number, event)
    filled = [(row.slot, row) for row in record.evidence]
    rows = []
    for slot, evidence in sorted([*filled, *((slot, None) for slot in _null(record))], key=lambda row: _place(row[0])):
        mine = tuple(loser for loser in left if _is_kind(slot, loser))
        left = [loser for loser in left if loser not in mine]
        if evidence is None:
            rows.append(SlotExplanation(slot=slot, candidates=mine))
            continue
        scene = _scene_at(reading.scenes, evidence.start)
        rows.append(
            SlotExplanation(
                slot=slot,
                words=trace.passage(evidence.start, evidence.end),
                sentence=trace.sentence(scene) if scene else None,
                rule=evidence.rule,
                about=_about(trace, event, evidence, record, predicates),
                basis=evidence.basis,
                candidates=mine,
            )
        )
    return rows


def _null(record: ExchangeRecord) -> list[str]:
    """Slots without a value that could have one."""
    rows = [slot for slot in ("date", "place", "mediators", "sources") if not getattr(record, slot)]
    for number, transfer in enumerate(record.transfers):
        rows += [f"transfers[{number}].{slot}" for slot in _TRANSFER[:3] if getattr(transfer, slot) is None]
    return rows


def _place(slot: str) -> tuple[int, int, int]:
    """Where a slot stands in its record."""
    family, _, rest = slot.partition(".")
    number = int(family.partition("[")[2].removesuffix("]") or 0)
    return _ORDER.index(_family(slot)), number, _TRANSFER.index(_family(rest)) if rest else 0


def _family(slot: str) -> str:
    return slot.split(".")[0].split("[")[0]


def _is_kind(slot: str, loser: Candidate) -> bool:
    if loser.slot == "sides":
        return slot.endswith(_SIDE_SLOTS)
    return slot.endswith(".count") if loser.slot == "count" else _family(slot) == loser.slot


def _scene_at(scenes: Sequence[Scene], start: int) -> Scene | None:
    return next((s for s in scenes if s.parsed.sentence.start <= start < s.parsed.sentence.end), None)


def _about(
    trace: Trace, event: Event, evidence: Evidence, record: ExchangeRecord, predicates: Sequence[PredicateRule]
) -> str:
    """The rule of a slot in words; for a part of a predicate with the predicate's own word."""
    rule = next((p for p in predicates if evidence.rule == p.id or evidence.rule.startswith(f"{p.id}.")), None)
    if rule is None:
        return rule_reason(evidence.rule)
    if evidence.slot == "status":
        return _about_status(event, record)
    word = _predicate_of(trace, event, evidence, rule)
    return f"{reason('role', evidence.rule.removeprefix(f'{rule.id}.'), word=word.text)}: {reason('frame', rule.frame)}"


def _about_status(event: Event, record: ExchangeRecord) -> str:
    """The cues that give the status; none are needed for what is told as done."""
    deciding = [t.frame for t in event if t.status == record.status]
    cues = [(frame, cue) for frame in deciding for cue in frame.cues if cue.rule.status == record.status]
    if not cues:
        return reason("status", "completed" if record.status == "completed" else "other")
    frame, cue = cues[0]
    words = " ".join(token.text for token in frame.scene.parsed.tokens[cue.first : cue.last + 1])
    return reason("status", "cue", words=words, rule=cue.rule.id)


def _predicate_of(trace: Trace, event: Event, evidence: Evidence, rule: PredicateRule) -> Passage:
    """The predicate of that rule nearest to the words: in their sentence, else the first that tells of the event."""
    mine = [t.frame for t in event if t.frame.trigger.rule.id == rule.id] or [t.frame for t in event]
    near = [f for f in mine if f.scene.parsed.sentence.start <= evidence.start < f.scene.parsed.sentence.end]
    frame = (near or mine)[0]
    return trace.trigger(frame.scene, frame.trigger)
