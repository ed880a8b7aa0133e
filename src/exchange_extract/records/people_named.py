"""People named as handed over: each name laid to the direction that it belongs to (codebook, section 4, "names").

Names in the sentence of a handover come with its frame. Here the sentences around it add theirs ("Among them is X"),
tied to a direction by the figure or side of the group that they explain, by the nationality or custody said of the
person, else by nearness. Ambiguous means unlinked, and nobody goes both ways.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Scene
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.references import BOTH
from exchange_extract.records.context import Context
from exchange_extract.records.merge import Event
from exchange_extract.records.name_captives import captives
from exchange_extract.records.name_ends import with_ends
from exchange_extract.records.name_knowledge import Known, all_known
from exchange_extract.records.name_lists import Statement
from exchange_extract.records.name_statements import statements
from exchange_extract.records.names_taken import names_taken, recounted, speaks
from exchange_extract.records.part_sides import holders as held_in
from exchange_extract.records.part_sides import likely_homes
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling, told_in
from exchange_extract.spans import Quantity

_REACH = 8  # sentences between a handover and words that name its people
_WEAK_REACH = 2
_AHEAD = 3  # sentences from a captive's story on to the handover that ends it
_Row = tuple[int, int, Flow]
"""Index of a telling, of a flow in it, and the flow."""


def with_names(tellings: Sequence[Telling], scenes: Sequence[Scene], context: Context) -> list[Telling]:
    """The tellings with the people named in the sentences around them; speakers are taken out of the names."""
    result = names_taken(tellings, scenes)
    known = all_known(scenes)
    result = with_ends(result, known, context)
    for number, scene in enumerate(scenes):
        before = scenes[number - 1] if number else None
        for statement in statements(scene, before):
            _add(result, statement, scenes, known)
    return [replace(telling, flows=tuple(map(recounted, telling.flows))) for telling in result]


def with_stories(events: Sequence[Event], scenes: Sequence[Scene]) -> list[Event]:
    """The events of records with the persons whose captivity is told of and whom no record names yet.

    So weak a name explains a record that stands without it; it must not decide whether there is one.
    """
    spots = [(number, index) for number, event in enumerate(events) for index in range(len(event))]
    spots.sort(key=lambda spot: events[spot[0]][spot[1]].order)
    tellings = [events[number][index] for number, index in spots]
    flows = [flow for telling in tellings for flow in telling.flows]
    placed = {n.value.full: flow.receiver.key if flow.receiver else "" for flow in flows for n in flow.names}
    known = all_known(scenes)
    for statement in captives(scenes, known, placed):
        if statement.persons[0].mention.value.full not in placed:
            _add(tellings, statement, scenes, known)
    result = [list(event) for event in events]
    for (number, index), telling in zip(spots, tellings, strict=True):
        result[number][index] = telling
    return result


# -- names that other sentences give ---------------------------------------------------------------------------------


def _add(tellings: list[Telling], statement: Statement, scenes: Sequence[Scene], known: dict[str, Known]) -> None:
    """Lay the names of a statement to the direction that they explain, in place."""
    persons = [p.mention for p in statement.persons]
    if statement.weak and any(speaks(statement.scene, p) for p in statement.persons):
        return
    doubtful = statement.weak or statement.rule == "names.on_the_list"
    if doubtful and statement.rule != "names.captive" and any(known[name.value.full].in_office for name in persons):
        return
    others = [flow for t in tellings if t.frame.scene is not statement.scene for flow in t.flows]
    told = {name.value.full for flow in others for name in flow.names if flow.giver or flow.receiver}
    persons = [name for name in persons if name.value.full not in told]
    if not persons:
        return
    target = _target(tellings, statement, len(persons), scenes, known)
    if target is None:
        return
    index, number = target
    starts = {name.start for name in persons}
    if any(starts <= {p.start for p in flow.names} for n, flow in enumerate(tellings[index].flows) if n != number):
        return  # its own frame has laid them to the other direction
    for other in near(tellings, statement.scene.number, 0):  # the set's direction, not one of their own
        if other != index:
            kept = tuple(flow for flow in tellings[other].flows if not _only(flow, starts))
            tellings[other] = replace(tellings[other], flows=kept)
    telling = tellings[index]
    flows_ = list(telling.flows)
    have = {name.start for name in flows_[number].names}
    added = tuple(replace(name, rule=statement.rule) for name in persons if name.start not in have)
    flows_[number] = replace(flows_[number], names=flows_[number].names + added)
    tellings[index] = replace(telling, flows=tuple(flows_))


def _only(flow: Flow, starts: set[int]) -> bool:
    """Whether a flow tells of nobody but the persons whose names begin at ``starts``."""
    alone = flow.group is None or flow.group.singular
    return alone and bool(flow.names) and {n.start for n in flow.names} <= starts


def _target(
    tellings: Sequence[Telling], statement: Statement, size: int, scenes: Sequence[Scene], known: dict[str, Known]
) -> tuple[int, int] | None:
    """The telling and flow that a statement is about, or None where nothing or more than one direction fits."""
    here = statement.scene.number
    starts = {p.mention.start for p in statement.persons}
    reach = _REACH if statement.backed or not statement.weak else _WEAK_REACH
    rows: list[_Row] = []
    for ahead in (0, _AHEAD) if statement.rule == "names.captive" else (0,):
        rows = rows or [
            (index, number, flow)
            for index in near(tellings, here, 0 if ahead else reach, ahead)
            for number, flow in enumerate(tellings[index].flows)
            if _could_hold(flow, statement, size) and not _only(flow, starts)
        ]
    rows = [row for row in rows if row[2].giver and row[2].giver.key in statement.givers] or rows
    rows = [row for row in rows if row[2].group] or rows
    rows = [row for row in rows if not tellings[row[0]].cumulative] or rows
    rows = _by_count(rows, statement, size)
    group = statement.group
    if group is not None:
        suited = _by_sides(rows, statement, scenes, known) if statement.owners else rows
        own = [row for row in suited if tellings[row[0]].frame.scene is statement.scene and row[2].group]
        same = [row for row in own if row[2].group and row[2].group.first == group.first]
        if same:
            return same[-1][:2]
        one_of = statement.rule == "names.one_of" and group.rule == "people.demonym"
        if group.singular and not group.count:
            rows = [row for row in rows if _same_word(tellings[row[0]], row[2], statement)]
        elif not (_tells_of_moved(group, rows) or statement.backed or one_of or _as_many(rows, statement, size)):
            return None
    rows = _by_sides(rows, statement, scenes, known)
    if not rows or (statement.weak and len({flow.ends for _, _, flow in rows}) > 1):
        return None
    told = tellings[rows[-1][0]].frame.scene.number
    loose = statement.rule == "names.others"  # of which set, when a sentence tells of two?
    nearest = [r for r in rows if r[0] == rows[-1][0] or (loose and tellings[r[0]].frame.scene.number == told)]
    if len({flow.ends for _, _, flow in nearest}) > 1:
        return None
    last = tellings[rows[-1][0]].frame.scene.number
    body = [r for r in rows if tellings[r[0]].frame.scene.number == last or not tellings[r[0]].is_headline]
    return (body or rows)[-1][:2]


def _by_count(rows: list[_Row], statement: Statement, size: int) -> list[_Row]:
    """Those of the directions that have the figure of the group, or as many people as are named, if any has."""
    group = statement.group
    if group is not None and group.count is not None:
        wanted = None if group.partitive else group.count.value
    else:
        alone = statement.rule == "names.counted"
        wanted = Quantity(size, size) if statement.whole and (size > 1 or alone) else None
    exact = [row for row in rows if row[2].count and row[2].count.value == wanted]
    return exact if exact or statement.rule == "names.counted" else rows


def _could_hold(flow: Flow, statement: Statement, size: int) -> bool:
    """Whether a direction is of the statement's kind, dead or alive, and large enough for its names."""
    if not (flow.giver or flow.receiver):
        return False
    remains = flow.group is not None and flow.group.category == "remains"
    group = statement.group
    dead = statement.dead or (group is not None and group.category == "remains")
    if dead and not remains:
        return False
    if remains and not dead and group is not None and not group.neutral and not group.bare and group.rule != PRONOUN:
        return False
    if remains and not dead and statement.weak:
        return False
    high = flow.count.value.high if flow.count else None
    if flow.group is None and (flow.names or statement.weak):
        return False
    lone = flow.group is not None and flow.group.singular and flow.group.definite  # "let the reporter go"
    if statement.rule == "names.captive" and flow.count is None and not (lone and not flow.names):
        return False
    return high is None or high >= size + len(flow.names)


def _tells_of_moved(group: Group, rows: Sequence[_Row]) -> bool:
    """Whether a group may be the people of a handover: it repeats a figure or side, or says that they are held."""
    if group.held or group.bare or group.category != "unspecified":
        return True
    owners = {m.value.key for m in group.parties}
    if group.count and any(f.count and f.count.value == group.count.value for _, _, f in rows):
        return True
    return any(f.receiver and f.receiver.key in owners for _, _, f in rows)


def _same_word(telling: Telling, flow: Flow, statement: Statement) -> bool:
    """ "a banker for a teacher … The teacher, X": one of a kind is meant by the same word."""
    if flow.group is None or statement.group is None:
        return False
    if not told_in(telling.frame.scene, flow.group):
        return False
    theirs = telling.frame.scene.parsed.tokens[flow.group.head].lower
    return theirs == statement.scene.parsed.tokens[statement.group.head].lower


def _as_many(rows: Sequence[_Row], statement: Statement, size: int) -> bool:
    """ "The men were named as A, B, C and D": all of a set of whom just as many changed sides."""
    wanted = Quantity(size, size)
    return statement.whole and size > 1 and any(f.count and f.count.value == wanted for _, _, f in rows)


def _by_sides(rows: list[_Row], statement: Statement, scenes: Sequence[Scene], known: dict[str, Known]) -> list[_Row]:
    """Those of the directions that go to the home of the people, away from who held them."""
    people = [known[p.mention.value.full] for p in statement.persons if p.mention.value.full in known]
    homes = {key for row in people for key in row.home} | _owners(statement, scenes)
    holders = {key for row in people for key in row.held_by}
    if statement.rule == "names.captive" and not (homes or holders):
        near_by, jails = likely_homes(statement.scene), held_in(statement.scene)
        likely = [r for r in rows if r[2].receiver and r[2].receiver.key in near_by]
        return likely or [r for r in rows if r[2].giver and r[2].giver.key in jails] or rows
    out = [r for r in rows if r[2].receiver and r[2].receiver.key in homes]
    if not out:
        out = [r for r in rows if r[2].giver and r[2].giver.key in holders]
    if out:
        return out
    left = [r for r in rows if r[2].ends[0] not in homes and r[2].ends[1] not in holders]
    if left:
        return left
    one_way = len({r[2].ends for r in rows}) == 1
    return rows if one_way and not statement.weak else []


def _owners(statement: Statement, scenes: Sequence[Scene]) -> set[str]:
    """The sides that the words tie people to: of the group, of "For Ukraine, …", else of those told of before."""
    scene = statement.scene
    tokens = scene.parsed.tokens
    if statement.owners:
        return set(statement.owners)
    if statement.group is not None and statement.group.parties:
        return {m.value.key for m in statement.group.parties}
    first = statement.persons[0].first
    if tokens[0].lower in ("for", "on"):
        leading = [s.mention.value.key for s in scene.parties if s.first <= 3 and s.first < first]
        if leading:
            return set(leading[:1])
    if statement.group is not None:
        return set()
    before = next((s for s in reversed(scenes) if s.number < scene.number), None)
    if before is None:
        return set()
    theirs = [[m.value.key for m in group.parties if m.value.name != BOTH] for group in before.groups]
    if tokens[0].lower in ("they", "these", "among") and any(theirs):
        return set(next(keys for keys in reversed(theirs) if keys))
    found = {key for keys in theirs for key in keys}
    return found or {s.mention.value.key for s in before.parties if s.mention.value.form == "demonym"}
