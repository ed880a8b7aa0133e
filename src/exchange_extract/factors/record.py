"""What can be said of a record as a whole, as numbers: shares from 0 to 1, counts up to 4, yes and no as 1 and 0."""

import math
from collections.abc import Sequence

from exchange_extract.factors.case import MOST, Case, capped, counted, side_keys, stand_in, way
from exchange_extract.frames import Scene
from exchange_extract.phrases.people import CLAIM, PRONOUN
from exchange_extract.phrases.people_tokens import MORE
from exchange_extract.records import Telling
from exchange_extract.schema import ExchangeRecord

_FROM_ARTICLE = frozenset({"infer.partner_from_article", "infer.both_sides", "infer.direction_from_context"})
_USUAL_DATES = ("date.weekday", "date.month_day", "date.day_month", "date.month", "date.month_year")
_JOINING = frozenset({"and", "while", "but"})
_CARRIERS = frozenset({"ICRC", "UN"})
# fmt: off
_APART = MORE | {
    "first", "second", "third", "fourth", "fifth", "last", "latest", "earlier", "previous", "previously",
    "separate", "separately", "each", "respectively",
}
# fmt: on
"""What keeps this handover, or one side's people, from being taken for another."""
_LONGEST = 60  # tokens of a sentence
_DEEPEST = 6  # steps up the parse
_FARTHEST = 30  # tokens from a side to its predicate
_DAY = len("2025-01-01")

Values = dict[str, float]


def record_factors(case: Case) -> Values:
    """All factors of a record by name; ``data/reasons.toml`` tells what each says."""
    parts = (_sides(case), _counts(case), _date(case), _status(case), _telling(case), _words(case), _shape(case))
    return {name: float(value) for part in (*parts, _mediation(case), _article(case)) for name, value in part.items()}


# -- sides and counts ------------------------------------------------------------------------------------------------


def _sides(case: Case) -> Values:
    transfers = case.record.transfers
    rows = [row for slot, row in case.evidence.items() if slot.endswith((".giver", ".receiver"))]
    weights = case.context.weights
    return {
        "sides_missing": sum(side is None for t in transfers for side in (t.giver, t.receiver)) / (2 * len(transfers)),
        "sides_inferred": sum(row.basis == "inferred" for row in rows) / (2 * len(transfers)),
        "sides_from_article": sum(row.rule in _FROM_ARTICLE for row in rows) / (2 * len(transfers)),
        "parties_near": capped(case.named(case.scenes)),
        "parties_around": capped(case.named(case.around)),
        "parties_beside": capped(key for key in case.context.mentions if key not in case.keys),
        "sides_prominent": sum(weights[key] for key in case.keys) / max(1, sum(weights.values())),
    }


def _counts(case: Case) -> Values:
    groups = [flow.group for flow in case.flows if flow.group and flow.group.rule != PRONOUN]
    used = {row.start for row in case.record.evidence} | {flow.count.start for flow in case.flows if flow.count}
    here = [group.count.start for group in counted(case.scenes) if group.count]
    near = [group.count.start for group in counted(case.around) if group.count]
    return {
        "count_missing": case.share(t.count is None for t in case.record.transfers),
        "count_bare": bool(groups) and all(group.bare for group in groups),
        "count_conflict": _counts_conflict(case),
        "people_unused": capped(start for start in here if start not in used),
        "people_near": capped(start for start in near if start not in case.told.used),
    }


def _counts_conflict(case: Case) -> bool:
    ways = [way(t) for t in case.record.transfers if t.giver and t.receiver]
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


# -- date and status -------------------------------------------------------------------------------------------------


def _date(case: Case) -> Values:
    date, row = case.record.date, case.evidence.get("date")
    stated = any(telling.date is not None and not telling.date.weak for telling in case.event)
    return {
        "date_missing": date is None,
        "date_elsewhere": date is None and any(other.date for other in case.told.records),
        "date_unused": date is None and any(scene.dates for scene in case.scenes),
        "date_near": date is None and any(scene.dates for scene in case.around),
        "dates_around": capped(date for scene in case.around for date in scene.dates),
        "date_of_report": date is not None and not stated,
        "date_coarse": date is not None and len(date) != _DAY,
        "date_unusual": row is not None and row.rule not in _USUAL_DATES,
    }


def _status(case: Case) -> Values:
    status = case.record.status
    cues = [cue.rule.status for scene in case.scenes for cue in scene.cues if cue.rule.status]
    return {
        "status_agreed": status == "agreed",
        "status_planned": status == "planned",
        "status_proposed": status == "proposed",
        "status_rejected": status == "rejected",
        "status_ongoing": status == "ongoing",
        "status_unheeded": capped(other for other in cues if other != status),
        "status_differs": any(telling.status != status for telling in case.event),
        "cumulative": case.record.scope == "cumulative",
        "hedged": any(cue.rule.category == "hedge" for scene in case.scenes for cue in scene.cues),
    }


# -- how it was told -------------------------------------------------------------------------------------------------


def _telling(case: Case) -> Values:
    first = case.first
    headlines = [telling for telling in case.event if telling.is_headline]
    return {
        "only_headline": not case.body,
        "headline_agrees": bool(_said(headlines) & _said(case.body)),
        "exchange_first": first.frame.trigger.rule.frame == "exchange",
        "receive_first": first.frame.trigger.rule.frame == "receive",
        "nominal": first.frame.trigger.nominal,
        "pronoun": any(flow.group is not None and flow.group.rule == PRONOUN for flow in case.flows),
        "deep": _depth(first),
        "other_predicates": capped(_other_predicates(case)),
        "tellings": min(MOST, len(case.event) - 1),
    }


def _words(case: Case) -> Values:
    """What the first sentence of the record looks like."""
    tokens = case.first.frame.scene.parsed.tokens
    return {
        "long_sentence": min(_LONGEST, len(tokens)) / 10,
        "joined": capped(token for token in tokens if token.lower in _JOINING),
        "apart": any(token.lower in _APART for token in tokens),
        "giver_away": _giver_away(case),
    }


def _giver_away(case: Case) -> float:
    """Tens of tokens from the predicate to the farthest giver that its sentence names."""
    parsed, head = case.first.frame.scene.parsed, case.first.frame.trigger.head
    rows = (row for slot, row in case.evidence.items() if slot.endswith(".giver"))
    inside = (row for row in rows if parsed.sentence.start <= row.start < parsed.sentence.end)
    spans = (parsed.span(row.start, row.end) for row in inside)
    return min(_FARTHEST, max((abs(span[0] - head) for span in spans if span), default=0)) / 10


def _other_predicates(case: Case) -> set[tuple[int, int]]:
    """Predicates in the record's sentences that tell of other records."""
    own = {(telling.frame.scene.number, telling.frame.trigger.first) for telling in case.event}
    return {key for key in case.told.predicates if key[0] in {number for number, _ in own}} - own


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


def _shape(case: Case) -> Values:
    record = case.record
    ways = {way(t) for t in record.transfers}
    both = any((b, a) in ways for a, b in ways if a and b)
    return {
        "one_transfer": len(record.transfers) == 1,
        "transfers_beyond": min(MOST, max(0, len(record.transfers) - 2)),
        "exchange_one_way": case.swap and not both,
        "swap_elsewhere": not case.swap and not both and case.context.themes.swaps_people,
        "reverse_near": not both and _reverse_near(case),
        "including": any(t.including for t in record.transfers),
        "total": record.total is not None,
    }


def _reverse_near(case: Case) -> bool:
    """Whether people of a giver's own side stand nearby in no record: they may have gone the other way."""
    givers = {t.giver.code or t.giver.name for t in case.record.transfers if t.giver}
    groups = (group for scene in case.around for group in scene.groups if group.rule != PRONOUN)
    spare = (group for group in groups if not (group.count and group.count.start in case.told.used))
    return any(party.value.key in givers for group in spare for party in group.parties)


def _mediation(case: Case) -> Values:
    rows = [row for slot, row in case.evidence.items() if slot.startswith("mediators")]
    carriers = {spot.mention.value.key for scene in case.around for spot in scene.parties} & _CARRIERS
    return {
        "mediators": min(MOST, len(case.mediators)),
        "mediator_uncoded": any(party.code is None for party in case.record.mediators),
        "mediator_thanked": any(row.rule.startswith("mediator.thank") for row in rows),
        "mediator_elsewhere": not stand_in(rows, case.scenes),
        "mediator_far": not stand_in(rows, case.near(-1, 0, 1)),
        "mediators_beside": capped(case.told.mediators - case.mediators - case.keys),
        "mediation_near": not rows and any(_speaks_of_mediation(scene) for scene in case.around),
        "carrier_near": bool(carriers - case.mediators),
    }


def _speaks_of_mediation(scene: Scene) -> bool:
    return bool(scene.mediating) or any(cue.rule.category == "mediation" for cue in scene.cues)


def _article(case: Case) -> Values:
    told = case.told
    others = [other for n, other in enumerate(told.records) if n != case.number]
    order = [scene.number for scene in told.scenes]
    place = order.index(case.event[0].frame.scene.number) / max(1, len(order) - 1)
    return {
        "twins": capped(other for other in others if _is_twin(other, case)),
        "records": min(MOST, len(others)),
        "late": round(place, 3),
        "long_article": round(math.log(max(1, len(order))), 3),
    }


def _is_twin(other: ExchangeRecord, case: Case) -> bool:
    record = case.record
    return (other.status, other.scope) == (record.status, record.scope) and side_keys(other) == case.keys
