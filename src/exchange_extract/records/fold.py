"""From the tellings of one event to one record."""

import hashlib
import re
from collections.abc import Sequence, Set

from exchange_extract.attribution import Source, credit_words, in_other_half
from exchange_extract.frames.apposition import ONE_NAMED
from exchange_extract.frames.model import Side
from exchange_extract.frames.rebels import REBELS
from exchange_extract.lexicon import PartyRef
from exchange_extract.mediation import Mediator
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.phrases.person_links import same_person
from exchange_extract.phrases.persons import Person
from exchange_extract.phrases.references import BOTH
from exchange_extract.records.additions import of_two_kinds, summed
from exchange_extract.records.conflicts import conflicts_of
from exchange_extract.records.context import Context
from exchange_extract.records.dates import best_date
from exchange_extract.records.directions import Line, directions_of
from exchange_extract.records.figures import loosely_same, rounds
from exchange_extract.records.merge import Event
from exchange_extract.records.parts import kind_of_sum, part_category
from exchange_extract.records.places import best_place
from exchange_extract.records.scope import Ends, ground_of, in_scope
from exchange_extract.records.scope_case import guessed
from exchange_extract.records.sums import total_of
from exchange_extract.records.tellings import Telling
from exchange_extract.schema import (
    Basis,
    Category,
    Evidence,
    ExchangeRecord,
    Party,
    Quantity,
    Scope,
    Status,
    SubGroup,
    Transfer,
)
from exchange_extract.spans import Mention
from exchange_extract.spans import Quantity as Count

UNRATED = 0.5
"""Until ``confidence`` has seen all records of the article: what it weighs is in part how they compare."""


def fold(event: Event, context: Context, freed: Set[Ends] = frozenset()) -> ExchangeRecord | None:
    """The record of an event, or None when the codebook does not count it as one; see ``refusal`` and ``ground_of``."""
    record = draft(event, context)
    if record is None or not (_counts_as_record(record, event) and in_scope(record, event, context.themes, freed)):
        return None
    return record


def refusal(event: Event, context: Context) -> str | None:
    """Why an event is no record: ``no_direction``, ``unspecific`` (section 2) or a ground of section 1; else None."""
    record = draft(event, context)
    if record is None:
        return "no_direction"
    return "unspecific" if not _counts_as_record(record, event) else ground_of(record, event, context.themes)


def draft(event: Event, context: Context) -> ExchangeRecord | None:
    """What an event would be as a record; None without any direction."""
    lines = directions_of(event)
    if not lines:
        return None
    scope: Scope = "cumulative" if _is_total(event) else "event"
    evidence: list[Evidence] = []
    mutual = _share_a_word(lines)
    transfers = tuple(_transfer(n, line, context, evidence, mutual=mutual) for n, line in enumerate(lines))
    total = total_of(event, transfers)
    acts = [t for t in event if t.status == _status(event) and t.date]
    dated = best_date(acts if _status(event) == "rejected" and acts else event, _status(event), total=_is_total(event))
    if dated:
        evidence.append(
            _evidence(context, "date", dated.mention.start, dated.mention.end, dated.mention.rule, "stated")
        )
    place = best_place(event)
    if place:
        evidence.append(_evidence(context, "place", place.start, place.end, place.rule, "stated"))
    if total:
        evidence.append(_evidence(context, "total", total.start, total.end, total.rule, "stated"))
    sides = {side.key if side else "" for line in lines for side in (line.giver, line.receiver)}
    mediators = _mediators(event, sides, context, evidence)
    sources = _sources(event, sides, context, evidence)
    status = _status(event)
    evidence.insert(0, _status_evidence(event, context))
    return ExchangeRecord(
        id=_record_id(context, evidence),
        status=status,
        scope=scope,
        transfers=transfers,
        total=_quantity(total.value) if total else None,
        date=dated.edtf if dated else None,
        place=place.value if place else None,
        mediators=mediators,
        sources=sources,
        conflicts=conflicts_of(event, transfers, evidence),
        confidence=UNRATED,
        evidence=tuple(evidence),
    )


def _status(event: Event) -> Status:
    """The status of the fullest telling in the body; a headline that says it is under way is believed.

    What is told as done first stays done when it is retold in the present, and the terms of a deal stay agreed.
    """
    if any(t.status == "rejected" for t in event):
        return "rejected"
    if any(t.is_headline and t.status == "ongoing" and t.counts for t in event):
        return "ongoing"
    body = [t for t in event if not t.is_headline] or event
    counted = [t for t in body if t.counts or t.total] or body
    found = counted[0].status
    if found == "ongoing" and body[0].status == "completed" and not body[0].is_note:
        return "completed"
    if found == "planned" and any(t.status == "agreed" for t in body):
        return "agreed"
    return found


def _status_evidence(event: Event, context: Context) -> Evidence:
    """The trigger of the first telling."""
    first = event[0].frame
    token = first.scene.parsed.tokens[first.trigger.first]
    return _evidence(context, "status", token.start, token.end, first.trigger.rule.id, "stated")


def _is_total(event: Event) -> bool:
    return ([t for t in event if not t.is_headline] or event)[0].cumulative


# -- directions ------------------------------------------------------------------------------------------------------


def _share_a_word(lines: Sequence[Line]) -> bool:
    """ "Each side freed 300 prisoners", "prisoners for soldiers": one word for both directions, or soldiers in one."""
    if len(lines) != 2:
        return False
    words = [{group.rule for group in line.groups if not group.bare} for line in lines]
    return words[0] == words[1] or any("people.fighter" in rules for rules in words)


def _transfer(number: int, line: Line, context: Context, evidence: list[Evidence], *, mutual: bool) -> Transfer:
    slot = f"transfers[{number}]"
    count = summed(_count(line), line.parts)
    category = _category(line, context, mutual=mutual)
    for name, side in (("giver", line.giver), ("receiver", line.receiver)):
        if side:
            evidence.append(
                _evidence(context, f"{slot}.{name}", side.mention.start, side.mention.end, side.rule, side.basis)
            )
    if count:
        evidence.append(_evidence(context, f"{slot}.count", count.start, count.end, count.rule, "stated"))
    names = _names(line)
    for index, person in enumerate(names):
        evidence.append(_evidence(context, f"{slot}.names[{index}]", person.start, person.end, person.rule, "stated"))
    quantity = _quantity(count.value) if count else Quantity(min=len(names), max=len(names)) if names else None
    if not count and names:
        evidence.append(
            _evidence(context, f"{slot}.count", names[0].start, names[0].end, "infer.count_from_names", "inferred")
        )
    return Transfer(
        giver=_party(line.giver, context),
        receiver=_party(line.receiver, context),
        count=quantity,
        category=category,
        names=tuple(person.value.full for person in names),
        including=_including(slot, line, category, context, evidence),
    )


def _count(line: Line) -> Mention[Count] | None:
    counts = [group.count for group in line.groups if group.count and not group.partitive]
    if not counts:
        counts = [group.count for group in line.groups if group.count]
    if all(count.rule == ONE_NAMED for count in counts) and len(_names(line)) > 1:
        return None  # "journalist Ann Lee and Bo Hall": the names say how many
    if len(_names(line)) > 1:  # a headline has one of those who are named
        counts = [count for count in counts if count.rule != ONE_NAMED]
    if not counts:
        return None
    exact = [c for c in counts if c.value.low == c.value.high and not c.value.approximate]
    first = counts[0]
    for other in exact:
        if loosely_same(first.value, other.value) or rounds(first.value, other.value):
            return other
    return first


def _names(line: Line) -> list[Mention[Person]]:
    found: list[Mention[Person]] = []
    for name in line.names:
        same = next((i for i, other in enumerate(found) if same_person(other.value, name.value)), None)
        if same is None:
            found.append(name)
        elif len(name.value.full) > len(found[same].value.full):
            found[same] = name
    return found


def _category(line: Line, context: Context, *, mutual: bool) -> Category:
    """The first that fits of the codebook's list: the text's own words, else what the holder makes of them."""
    if any(group.category == "remains" for group in line.groups):
        return "remains"
    words = [group for group in line.groups if not group.neutral]
    count = _count(line)
    if any(group.category == "mixed" for group in words):
        return "mixed"
    neutral = any(group.neutral and group.count is count for group in line.groups)
    summed = kind_of_sum(line.parts, count) if neutral else None
    if summed == "mixed" or (summed and not words):
        return summed
    if of_two_kinds(line.parts):
        return "mixed"
    if any(group.category == "child" for group in words):
        return "child"
    kinds = [kind for group in line.groups for kind in group.kinds]
    if "hostage" in kinds:
        return "hostage"
    captured = "prisoner_of_war" in kinds and not any(group.category == "civilian" for group in words)
    if captured or any(group.category == "prisoner_of_war" for group in words):
        return "prisoner_of_war"
    at_war = context.at_war(line.giver, line.receiver, mutual=mutual)
    if at_war and any(group.fighter_in_war for group in words):
        return "prisoner_of_war"
    if words and words[0].fighter_in_war and any(group.category == "hostage" for group in words):
        return "hostage"  # "the captives", whom another telling of it calls hostages
    if words and all(group.fighter_in_war for group in words) and _holds_hostages(line) and context.hostages:
        return "hostage"  # "three captives", whom the article calls hostages too
    if words:
        return words[0].category
    return kinds[0] if kinds else _default_category(line, context, at_war=at_war)  # type: ignore[return-value]


def _default_category(line: Line, context: Context, *, at_war: bool) -> Category:
    """For people without a word for what they are: the event's own noun, then fighters in a war, then the holder."""
    if "remains" in line.hints:
        return "remains"
    plain = all(
        group.bare or group.rule == PRONOUN or (group.rule == "people.person" and context.only_kind == "child")
        for group in line.groups
    )
    if context.only_kind and not line.names and plain:  # "seven aid workers" are no remains beside any
        return context.only_kind  # type: ignore[return-value]
    if "hostage" in line.hints:
        return "hostage"
    told = next((hint for hint in line.hints if hint in ("prisoner_of_war", "civilian", "child", "detainee")), None)
    if told:
        return told  # type: ignore[return-value]
    held = _holds_hostages(line)
    if held and context.hostages:
        return "hostage"
    private = any(group.rule in ("people.occupation", "people.seafarer") for group in line.groups) or (
        bool(line.names) and not line.groups
    )
    police = bool(context.fighters) and any(group.rule == "people.security_force" for group in line.groups)
    if (at_war or police) and not private:
        return "prisoner_of_war"
    return "hostage" if held and "prisoner" not in line.hints else "detainee"


def _holds_hostages(line: Line) -> bool:
    """Whether an armed group lets the people go; the Taliban hold detainees as a government does."""
    giver = line.giver
    if giver is None or giver.key == "TALIBAN":
        return False
    last = giver.mention.value.name.lower().split()[-1]  # "Syrian rebels", by whatever name they go
    return giver.mention.value.kind == "armed_group" or last in {"opposition", *REBELS}


def _including(
    slot: str, line: Line, category: Category, context: Context, evidence: list[Evidence]
) -> tuple[SubGroup, ...]:
    rows: list[SubGroup] = []
    for part in line.parts:
        if part.count is None:
            continue
        value = _quantity(part.count.value)
        kind = part_category(part, category)
        start, end = part.count.start, part.count.end
        evidence.append(_evidence(context, f"{slot}.including[{len(rows)}]", start, end, part.rule, "stated"))
        rows.append(SubGroup(count=value, category=kind, text=context.text[start:end]))
    return tuple(rows)


# -- the other slots -------------------------------------------------------------------------------------------------


def _mediators(event: Event, sides: set[str], context: Context, evidence: list[Evidence]) -> tuple[Party, ...]:
    found: list[Mediator] = []
    for telling in event:
        for mediator in telling.mediators:
            if (
                mediator.key not in sides
                and mediator.key != BOTH
                and not any(mediator.key == other.key for other in found)
            ):
                found.append(mediator)
    parties = []
    for number, mediator in enumerate(found):
        mention = mediator.mention
        evidence.append(_evidence(context, f"mediators[{number}]", mention.start, mention.end, mediator.rule, "stated"))
        words = context.text[mention.start : mention.end]
        value = mention.value
        if isinstance(value, PartyRef):
            parties.append(Party(code=value.code, name=value.name if value.code else words, text=words))
        else:
            parties.append(Party(code=None, name=value.full, text=words))
    return tuple(parties)


def _sources(event: Event, sides: set[str], context: Context, evidence: list[Evidence]) -> tuple[str, ...]:
    """Each source once, in its fullest wording; a headline's counts only where the body names none."""
    found: list[Source] = []
    heard = [(n, source) for n, telling in enumerate(event) for source in telling.sources]
    body = [(n, source) for n, source in heard if not source.headline]
    for n, source in body or heard[:1]:
        # "Russia and Ukraine confirmed the swap" is what happened, not two witnesses.
        paired = {s.party for m, s in heard if m == n and s.cue == source.cue and s.party in sides}
        if source.party in sides and len(paired) > 1:
            continue
        same = next(
            (i for i, other in enumerate(found) if _same_source(source.mention.value, other.mention.value)), None
        )
        if same is None:
            found.append(source)
        elif len(source.mention.value) > len(found[same].mention.value):
            found[same] = source
    if len(found) > 1:  # "a group that tracks the war" is named in the next sentence
        found = [s for s in found if s.mention.value not in credit_words().plain_bodies] or found[:1]
    for number, source in enumerate(found):
        mention = source.mention
        evidence.append(_evidence(context, f"sources[{number}]", mention.start, mention.end, mention.rule, "stated"))
    return tuple(source.mention.value for source in found)


def _same_source(a: str, b: str) -> bool:
    x, y = (set(re.findall(r"\w\w+", name.casefold().replace("defense", "defence"))) - {"the", "of"} for name in (a, b))
    return bool(x and y) and (x <= y or y <= x) and not in_other_half(a, b)


def _counts_as_record(record: ExchangeRecord, event: Event) -> bool:
    """The codebook's least: a specific for what did not happen yet, two sides or a side with people for what did."""
    counted = any(t.count for t in record.transfers) or record.total is not None
    named = any(t.names for t in record.transfers)
    sides = {p.code or p.name for t in record.transfers for p in (t.giver, t.receiver) if p}
    vague = all(t.count is None or (t.count.all and t.count.min is None) for t in record.transfers)
    if counted and vague and not (record.total or record.date or named) and record.status in ("planned", "completed"):
        return False  # "we will bring everyone home"
    if record.status not in ("completed", "ongoing") or record.scope == "cumulative":
        if record.status == "proposed" and not (counted or named):
            return False
        return bool(sides) and (counted or named or record.date is not None)
    if not (counted or named) and record.date is None and all(t.frame.trigger.nominal for t in event):
        return len(sides) >= 2 and len(event) > 1
    if not (counted or named) and record.date is None and not any(map(_has_sides_of_its_own, event)):
        return False  # "The bodies of the fallen are coming back too"
    if not sides and counted and record.mediators:  # "The ICRC flew 900 detainees home"
        return any(flow.group and flow.group.held for telling in event for flow in telling.flows)
    return len(sides) >= 2 or (bool(sides) and (counted or named))


def _has_sides_of_its_own(telling: Telling) -> bool:
    """Whether the sentence itself has a side, where others may come from the rest of the article."""
    ends = [side for flow in telling.flows for side in (flow.giver, flow.receiver) if side]
    return bool(telling.frame.sides) or any(not guessed(side) for side in ends)


def _party(side: Side | None, context: Context) -> Party | None:
    """The party with its usual name; one without a code has the name that the text has."""
    if side is None:
        return None
    value = side.mention.value
    name = value.name if value.code else context.wording.get(value.key, value.name)
    return Party(code=value.code, name=name, text=context.text[side.mention.start : side.mention.end])


def _quantity(value: Count) -> Quantity:
    return Quantity(min=value.low, max=value.high, approximate=value.approximate, all=value.everyone)


def _evidence(context: Context, slot: str, start: int, end: int, rule: str, basis: Basis) -> Evidence:
    return Evidence(slot=slot, start=start, end=end, text=context.text[start:end], rule=rule, basis=basis)


def _record_id(context: Context, evidence: Sequence[Evidence]) -> str:
    """Stable for the same text: a hash over the article and where the record's own slots stand in it.

    One predicate may tell of several records, which differ in their people or date.
    """
    digest = hashlib.sha256(context.text.encode("utf-8", "surrogatepass"))
    for item in evidence:
        if item.slot.startswith(("status", "transfers", "total", "date")):
            digest.update(f"|{item.slot}|{item.start}|{item.rule}".encode())
    return digest.hexdigest()[:16]
