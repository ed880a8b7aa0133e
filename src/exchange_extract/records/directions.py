"""The directions of one event: who gave people to whom, added up over all tellings of it.

Each flow of each telling adds to the direction that it fits, by the people it names, its sides and its figure, or opens
one of its own; what only one telling says, a side or a captor, then counts for the others too.
"""

from dataclasses import dataclass, field, replace

from exchange_extract.frames.model import Flow, Side
from exchange_extract.phrases.people import CLAIM, PRONOUN, Group
from exchange_extract.phrases.person_links import same_person
from exchange_extract.phrases.persons import Person
from exchange_extract.phrases.references import BOTH
from exchange_extract.records.merge import Event, direction_fits
from exchange_extract.records.parts import new_parts
from exchange_extract.records.states import without_wholes
from exchange_extract.records.tellings import Telling
from exchange_extract.spans import Mention


@dataclass
class Line:
    """One direction while the tellings of an event are added up."""

    giver: Side | None
    receiver: Side | None
    groups: list[Group] = field(default_factory=list)
    parts: list[Group] = field(default_factory=list)
    names: list[Mention[Person]] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def directions_of(event: Event) -> list[Line]:
    """The directions in the order that they are first told of, each with all that is said of its people."""
    lines: list[Line] = []
    claimed = {flow.count.start for telling in event for flow in telling.flows if flow.count and _is_claim(flow)}
    for telling in without_wholes(event):
        for flow in telling.flows:
            if flow.group is not None and flow.group.rule == PRONOUN:
                flow = replace(flow, group=None)
            line = _line_of(lines, flow)
            if line is None:
                if not (flow.group or flow.names or _both_named(telling)) or (
                    lines and not (flow.giver or flow.receiver)
                ):
                    continue
                line = Line(flow.giver, flow.receiver)
                lines.append(line)
            line.giver = _better(line.giver, flow.giver)
            line.receiver = _better(line.receiver, flow.receiver)
            if flow.group:
                line.groups.append(flow.group)
            own = [part for part in flow.parts if not (part.count and part.count.start in claimed)]
            line.parts += new_parts(line.parts, own)
            line.names += flow.names
            if telling.frame.category:
                line.hints.append(telling.frame.category)
    return _of_several(_without_repeated(_two_ended(_shared_giver(lines, event))))


def _without_repeated(lines: list[Line]) -> list[Line]:
    """The lines without one that only repeats another's people and, now that both ends are known, its direction."""
    seen: set[tuple[str, str, int]] = set()
    result: list[Line] = []
    for line in lines:
        start = next((group.count.start for group in line.groups if group.count), -1)
        ends = line.giver.key if line.giver else "", line.receiver.key if line.receiver else "", start
        if start < 0 or ends not in seen:
            result.append(line)
        seen.add(ends)
    return result


def _shared_giver(lines: list[Line], event: Event) -> list[Line]:
    """ "Ten Israelis and two Thais crossed after Hamas had handed them over": one captor for all who were told of."""
    stated = {
        f.giver.key: f.giver
        for t in event
        for f in t.flows
        if f.giver and f.giver.basis == "stated" and f.giver.key != BOTH
    }
    for line in lines:
        guessed = line.giver is None or line.giver.rule == "infer.partner_from_article"
        own = line.receiver.key if line.receiver else ""
        fitting = [side for key, side in stated.items() if own not in (key, side.mention.value.people)]
        if guessed and len(fitting) == 1 and line.groups:
            line.giver = fitting[0]
    return lines


def _two_ended(lines: list[Line]) -> list[Line]:
    """Nobody hands people over to itself: of two equal ends the guessed one yields to the event's other side."""
    keys = {side.key: side for line in lines for side in (line.giver, line.receiver) if side}
    for line in lines:
        if line.giver is None or line.receiver is None or line.giver.key != line.receiver.key:
            continue
        others = [side for key, side in keys.items() if key != line.giver.key]
        other = replace(others[0], basis="inferred", rule="infer.partner_from_article") if len(others) == 1 else None
        if line.giver.basis == "stated" and line.receiver.basis == "inferred":
            line.receiver = other
        else:
            line.giver = other
    return lines


def _of_several(lines: list[Line]) -> list[Line]:
    """ "A sent six to B and two to C; four went to A": nobody says who let the four go."""
    for line in lines:
        if line.receiver is None or line.giver is None or line.giver.basis != "inferred":
            continue
        homes = {o.receiver.key for o in lines if o.giver and o.receiver and o.giver.key == line.receiver.key}
        counted = [other for other in lines if other.giver and other.giver.key == line.receiver.key and other.groups]
        if len(homes) > 1 and len(counted) > 1:
            line.giver = None
    return lines


def _both_named(telling: Telling) -> bool:
    """Whether both sides are the subject, so that a direction without people counts too (codebook, section 4)."""
    if telling.is_note and telling.date and not telling.date.weak and telling.frame.trigger.rule.frame == "exchange":
        return True
    if telling.total is not None and all(flow.giver and flow.receiver for flow in telling.flows):
        return True  # "1,994 captives have been exchanged", between the article's pair
    return len(telling.frame.sides) == 2 or any(side.key == BOTH for side in telling.frame.sides)


def _line_of(lines: list[Line], flow: Flow) -> Line | None:
    """The direction that a flow adds to: the one with its names, else the one that fits; none where two would."""
    for line in lines:
        if any(same_person(name.value, other.value) for name in flow.names for other in line.names):
            return line
    fitting = [line for line in lines if _same_line(line, flow)]
    if not (flow.giver or flow.receiver) and len(fitting) > 1 and not flow.group:
        return None
    return fitting[0] if fitting else None


def _is_claim(flow: Flow) -> bool:
    """Another source's figure for the same direction: a transfer of its own (codebook, section 4)."""
    return flow.count is not None and flow.count.rule == CLAIM


def _same_line(line: Line, flow: Flow) -> bool:
    counted = next((group for group in line.groups if group.count), None)
    own = Flow(line.giver, line.receiver, counted)
    if not direction_fits(own, flow):
        return False
    if _is_claim(flow) and line.groups:
        theirs = next((group.count for group in line.groups if group.count), None)
        return theirs is not None and flow.count is not None and theirs.value == flow.count.value
    if not flow.group or not line.groups or flow.group.bare:
        return True
    known = next((group for group in line.groups if not group.bare), None)
    return known is None or (flow.group.category == "remains") == (known.category == "remains")


def _better(old: Side | None, new: Side | None) -> Side | None:
    if old is None or (new is not None and old.basis == "inferred" and new.basis == "stated"):
        return new
    return old
