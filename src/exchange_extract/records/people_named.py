"""People named as handed over: each name laid to the direction that it belongs to (codebook, section 4, "names").

Names in the sentence of a handover come with its frame. Here the sentences around it add theirs ("Among them is X"), tied
to a direction by the figure or side of the group that they explain, by the nationality or custody said of the person, else
by nearness. Ambiguous means unlinked, and nobody goes both ways.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange_extract.frames.model import Flow, PersonSpot, Scene, Side
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.references import BOTH
from exchange_extract.phrases.persons import Person
from exchange_extract.records.context import Context
from exchange_extract.records.name_statements import Statement, boundary, run, statements
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling
from exchange_extract.spans import Mention, Quantity

_REACH = 8  # sentences between a handover and words that name its people
_WEAK_REACH = 2
_SAYING = {"said", "says", "told", "wrote", "added", "announced", "confirmed", "reported", "posted"}
_HOLDING = {"kidnapped", "abducted", "captured", "seized", "released", "freed", "jailed", "held", "detained", "arrested", "imprisoned", "prison", "jail", "custody", "captivity", "sentence", "serving", "convicted", "prisons", "jails"}
_PRISON = {"jailed", "held", "imprisoned", "prison", "jail", "custody", "sentence"}
_STORY = 14  # tokens after a name in which its nationality or custody may be told


@dataclass(frozen=True, slots=True)
class _Known:
    """What the article says of one person: states it is a national of, and states or groups that held it."""

    home: frozenset[str]
    held_by: frozenset[str]


def with_names(tellings: Sequence[Telling], scenes: Sequence[Scene], context: Context) -> list[Telling]:
    """The tellings with the people named in the sentences around them; speakers are taken out of the names."""
    result = [_joined(_without_speakers(telling)) for telling in tellings]
    result = _with_antecedents(result, scenes)
    known = _all_known(scenes)
    result = _with_ends(result, known, context)
    for number, scene in enumerate(scenes):
        before = scenes[number - 1] if number else None
        for statement in statements(scene, before):
            _add(result, statement, scenes, known)
    return [replace(telling, flows=tuple(map(_recounted, telling.flows))) for telling in result]


# -- names that frames took ------------------------------------------------------------------------------------------


def _without_speakers(telling: Telling) -> Telling:
    """Who reports or mediates a handover is not handed over in it."""
    scene = telling.frame.scene
    said = {p.mention.start for p in scene.persons if _speaks(scene, p)}
    others = {m.mention.start for m in telling.mediators}
    flows = []
    for flow in telling.flows:
        names = tuple(n for n in flow.names if n.start not in others and (n.start not in said or _is_moved(telling, n)))
        flows.append(replace(flow, names=names) if names != flow.names else flow)
    kept = tuple(f for f, old in zip(flows, telling.flows, strict=True) if f.group or f.names or not old.names or f.giver and f.receiver)
    return replace(telling, flows=kept) if kept != telling.flows else telling


def _joined(telling: Telling) -> Telling:
    """"Johan, a diplomat, and Saeed, a Swede, arrived": single persons of one direction and predicate are one transfer."""
    flows: list[Flow] = []
    for flow in telling.flows:
        last = flows[-1] if flows else None
        if last is not None and _ends(last) == _ends(flow) and _is_single(last) and _is_single(flow):
            group = last.group or flow.group
            flows[-1] = _recounted(replace(last, group=group, names=last.names + flow.names))
        else:
            flows.append(flow)
    return replace(telling, flows=tuple(flows)) if len(flows) < len(telling.flows) else telling


def _is_single(flow: Flow) -> bool:
    """Whether a direction is nobody but the persons it names."""
    group = flow.group
    if not flow.names or group is None:
        return bool(flow.names)
    return group.category != "remains" and group.count is not None and group.count.value == Quantity(len(flow.names), len(flow.names))


def _speaks(scene: Scene, person: PersonSpot) -> bool:
    tokens = scene.parsed.tokens
    after = [t.lower for t in tokens[person.last + 1 : person.last + 3]]
    if any(word in _SAYING for word in after):
        return True
    before = [t.lower for t in tokens[max(0, boundary(scene, person) - 1) : boundary(scene, person) + 1]]
    if before == ["according", "to"]:
        return True
    # "…, Tal Orvan, the head of the delegation, said": the verb ends the apposition.
    comma = person.last + 1 < len(tokens) and tokens[person.last + 1].text == ","
    tail = next((t.i for t in tokens[person.last + 2 : person.last + 18] if t.text == ","), None) if comma else None
    return tail is not None and tail + 1 < len(tokens) and tokens[tail + 1].lower in _SAYING


def _is_moved(telling: Telling, name: Mention[Person]) -> bool:
    """Whether the predicate itself stands right after or before the name: "X, who was freed, said"."""
    tokens = telling.frame.scene.parsed.tokens
    trigger = telling.frame.trigger
    spot = next((p for p in telling.frame.scene.persons if p.mention.start == name.start), None)
    if spot is None:
        return False
    first, last = sorted((spot.last, trigger.first))
    between = {t.lower for t in tokens[first + 1 : last]}
    return len(tokens[first + 1 : last]) <= 3 and not between & _SAYING


def _with_antecedents(tellings: list[Telling], scenes: Sequence[Scene]) -> list[Telling]:
    """"X and Y came home. They had been released": a pronoun stands for the names that the sentence before begins with."""
    numbers = {scene.number: n for n, scene in enumerate(scenes)}
    told = {n.value.full for t in tellings for f in t.flows for n in f.names}
    result = []
    for telling in tellings:
        flows: list[Flow] = []
        at = numbers[telling.frame.scene.number]
        for flow in telling.flows:
            group = flow.group
            if group is not None and group.rule == PRONOUN and not flow.names and at and telling.status in ("completed", "ongoing"):
                names = _opening(scenes[at - 1], telling.frame.scene.parsed.tokens[group.head].lower)
                if not {n.value.full for n in names} & told:
                    flow = replace(flow, names=names)
            flows.append(flow)
        result.append(replace(telling, flows=tuple(flows)))
    return result


def _opening(scene: Scene, pronoun: str) -> tuple[Mention[Person], ...]:
    plural = pronoun in ("they", "them")
    if not scene.persons or boundary(scene, scene.persons[0]) > (1 if not plural else 0) or _speaks(scene, scene.persons[0]):
        return ()
    names = run(scene, scene.persons[0], loose=False)
    fitting = len(names) >= 2 if plural else len(names) == 1 and scene.persons[0].first <= 2
    return tuple(p.mention for p in names) if fitting and not _speaks(scene, names[-1]) else ()


def _recounted(flow: Flow) -> Flow:
    """"Johan and a second Swede, Saeed": a singular phrase that explains one of several names counts none of the rest."""
    group = flow.group
    one = group is not None and group.count is not None and group.count.rule in ("infer.one_named", "quantity.names")
    if group is None or not (group.singular or one) or len(flow.names) < 2 or group.count is None or group.count.value.high == len(flow.names):
        return flow
    size = len(flow.names)
    return replace(flow, group=replace(group, count=replace(group.count, value=Quantity(size, size), rule="quantity.names")))


# -- what is known of a person ---------------------------------------------------------------------------------------


def _all_known(scenes: Sequence[Scene]) -> dict[str, _Known]:
    homes: dict[str, set[str]] = {}
    holders: dict[str, set[str]] = {}
    for scene in scenes:
        for person in scene.persons:
            name = person.mention.value.full
            homes.setdefault(name, set()).update(_home(scene, person))
            holders.setdefault(name, set()).update(_holders(scene, person))
    return {name: _Known(frozenset(homes[name]), frozenset(holders[name])) for name in homes}


def _home(scene: Scene, person: PersonSpot) -> set[str]:
    """"American teacher X", "X, a Swedish national"."""
    tokens = scene.parsed.tokens
    edge = boundary(scene, person)
    found = set()
    comma = person.last + 1 < len(tokens) and tokens[person.last + 1].text == ","
    for spot in scene.parties:
        ref = spot.mention.value
        if ref.form not in ("adjective", "demonym") or ref.kind == "organisation":
            continue
        ahead = edge < spot.first < person.first
        behind = comma and person.last + 2 <= spot.first <= person.last + 5 and all(
            t.tag.startswith(("DT", "JJ", "NN", "RB", "HYPH", "CD")) for t in tokens[person.last + 2 : spot.first]
        )
        follower = tokens[spot.last + 1].lower if spot.last + 1 < len(tokens) else ""
        if (ahead or behind) and not follower.startswith("-"):
            found.add(ref.key)
    return found


def _holders(scene: Scene, person: PersonSpot) -> set[str]:
    """"X, jailed in Sweden", "X, who was held by the Taliban"."""
    tokens = scene.parsed.tokens
    ends = [p.first for p in scene.persons if p.first > person.last and not all(t.lower in ("and", ",") for t in tokens[person.last + 1 : boundary(scene, p) + 1])]
    stop = min([person.last + _STORY, *ends, len(tokens)])
    found = set()
    for place in scene.places:
        before = [t.lower for t in tokens[max(person.last + 1, place.first - 3) : place.first]]
        if person.last < place.first < stop and place.mention.value.code and before[-1:] == ["in"] and set(before) & _PRISON:
            found.add(place.mention.value.code)
    for spot in scene.parties:
        if not person.last < spot.first < stop or spot.mention.value.kind == "organisation":
            continue
        before = [t.lower for t in tokens[max(person.last + 1, spot.first - 5) : spot.first]]
        if before and set(before[-2:]) & {"in", "by"} and set(before) & _HOLDING:
            found.add(spot.mention.value.key)
        if before[-1:] == ["left"] or before[-3:-1] == ["back", "from"] or before[-2:] == ["back", "from"]:
            found.add(spot.mention.value.key)
        if {"prison", "custody", "jail", "captivity"} & {t.lower for t in tokens[spot.last + 1 : spot.last + 2]}:
            found.add(spot.mention.value.key)
    return found


def _with_ends(tellings: list[Telling], known: dict[str, _Known], context: Context) -> list[Telling]:
    """Names without a giver or receiver take what the article says of them, or go on from the flow before ("too")."""
    sides = {key for telling in tellings for flow in telling.flows for key in _ends(flow) if key}
    result: list[Telling] = []
    for telling in tellings:
        flows = []
        for flow in telling.flows:
            if flow.names and flow.giver is None and flow.receiver is None and (flow.group is None or not flow.group.parties):
                flow = _with_known(flow, known, sides, context)
                if flow.giver is None and flow.receiver is None:
                    flow = _going_on(flow, telling, result)
            elif flow.names and flow.receiver is None and flow.giver is not None and (flow.group is None or not flow.group.parties):
                flow = _gone_home(flow, known, context)
            flows.append(flow)
        result.append(replace(telling, flows=tuple(flows)))
    return result


def _gone_home(flow: Flow, known: dict[str, _Known], context: Context) -> Flow:
    """"Iran freed Hallam": to the one state that the article calls the home of all who are named."""
    homes = {key for name in flow.names if name.value.full in known for key in known[name.value.full].home}
    if len(homes) != 1 or homes == {_ends(flow)[0]}:
        return flow
    return replace(flow, receiver=_side(context, next(iter(homes))))


def _with_known(flow: Flow, known: dict[str, _Known], sides: set[str], context: Context) -> Flow:
    rows = [known[name.value.full] for name in flow.names if name.value.full in known]
    held = {key for row in rows for key in row.held_by} & sides
    homes = ({key for row in rows for key in row.home} & sides) - held
    if len(held) > 1 or len(homes) > 1 or not (held or homes):
        return flow
    giver = _side(context, next(iter(held), None))
    receiver = _side(context, next(iter(homes), None))
    if giver is None and receiver is not None:
        giver = context.partner(receiver.key, gives=True, guess=False)
    elif receiver is None and giver is not None:
        receiver = context.partner(giver.key, gives=False, guess=False)
    return replace(flow, giver=giver, receiver=receiver)


def _side(context: Context, key: str | None) -> Side | None:
    return Side(context.mentions[key], "inferred", "infer.side_of_named") if key in context.mentions else None


def _going_on(flow: Flow, telling: Telling, told: Sequence[Telling]) -> Flow:
    words = {t.lower for t in telling.frame.scene.parsed.tokens}
    last = next((f for t in reversed(told) for f in reversed(t.flows) if f.giver and f.receiver), None)
    if last is None or not words & {"too", "also"} or telling.frame.scene.number - told[-1].frame.scene.number > 2:
        return flow
    return replace(flow, giver=_inferred(last.giver), receiver=_inferred(last.receiver))


def _inferred(side: Side | None) -> Side | None:
    return replace(side, basis="inferred", rule="infer.direction_from_context") if side else None


# -- names that other sentences give ---------------------------------------------------------------------------------


def _add(tellings: list[Telling], statement: Statement, scenes: Sequence[Scene], known: dict[str, _Known]) -> None:
    """Lay the names of a statement to the direction that they explain, in place."""
    persons = [p.mention for p in statement.persons]
    if not statement.dead and not statement.backed and any(_speaks(statement.scene, p) for p in statement.persons) and statement.weak:
        return
    told = {n.value.full for t in tellings if t.frame.scene is not statement.scene for f in t.flows for n in f.names if f.giver or f.receiver}
    persons = [name for name in persons if name.value.full not in told]
    if not persons:
        return
    target = _target(tellings, statement, len(persons), scenes, known)
    if target is None:
        return
    index, number = target
    starts = {name.start for name in persons}
    for other in near(tellings, statement.scene.number, 0):  # the set's direction, not one of their own
        if other != index:
            tellings[other] = replace(tellings[other], flows=tuple(f for f in tellings[other].flows if not _only(f, starts)))
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
    tellings: Sequence[Telling], statement: Statement, size: int, scenes: Sequence[Scene], known: dict[str, _Known]
) -> tuple[int, int] | None:
    """The telling and flow that a statement is about, or None where nothing or more than one direction fits."""
    here = statement.scene.number
    starts = {p.mention.start for p in statement.persons}
    reach = _WEAK_REACH if statement.weak else _REACH
    rows = [
        (index, number, flow)
        for index in near(tellings, here, reach)
        for number, flow in enumerate(tellings[index].flows)
        if _could_hold(flow, statement, size) and not _only(flow, starts)
    ]
    rows = [row for row in rows if row[2].group] or rows
    rows = [row for row in rows if not tellings[row[0]].cumulative] or rows
    group = statement.group
    if group is not None and group.count is not None and not group.partitive and len(rows) > 1:
        equal = [row for row in rows if row[2].count and row[2].count.value == group.count.value]
        rows = equal or rows
    if statement.whole and (group is None or group.count is None) and size > 1:
        exact = [row for row in rows if row[2].count and row[2].count.value == Quantity(size, size)]
        rows = exact if exact or statement.rule == "names.counted" else rows
    if group is not None:
        suited = _by_sides(rows, statement, scenes, known) if statement.owners else rows
        same = [row for row in suited if row[2].group and tellings[row[0]].frame.scene is statement.scene and row[2].group.first == group.first]
        if same:
            return same[-1][:2]
        if not (_tells_of_moved(group, rows) or statement.backed or (statement.rule == "names.one_of" and group.rule == "people.demonym")):
            return None
    rows = _by_sides(rows, statement, scenes, known)
    if not rows:
        return None
    ways = {_ends(flow) for _, _, flow in rows}
    if statement.weak and len(ways) > 1:
        return None
    last = tellings[rows[-1][0]].frame.scene.number
    nearest = [row for row in rows if row[0] == rows[-1][0]]
    if len({_ends(flow) for _, _, flow in nearest}) > 1 and len(nearest) > 1:
        return None
    body = [row for row in rows if tellings[row[0]].frame.scene.number == last or not tellings[row[0]].is_headline]
    return (body or rows)[-1][:2]


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
    if flow.group is None and flow.names:
        return not statement.weak and False
    if statement.weak and flow.group is None:
        return False
    return high is None or high >= size + len(flow.names)


def _tells_of_moved(group: Group, rows: Sequence[tuple[int, int, Flow]]) -> bool:
    """Whether a group may be the people of a handover: it repeats a figure or side, or says that they are held."""
    if group.held or group.bare or group.category in ("hostage", "prisoner_of_war", "detainee", "remains", "child", "civilian"):
        return True
    owners = {m.value.key for m in group.parties}
    if group.count and any(f.count and f.count.value == group.count.value for _, _, f in rows):
        return True
    return any(f.receiver and f.receiver.key in owners for _, _, f in rows)


def _by_sides(
    rows: list[tuple[int, int, Flow]], statement: Statement, scenes: Sequence[Scene], known: dict[str, _Known]
) -> list[tuple[int, int, Flow]]:
    """Those of the directions that go to the home of the people, away from who held them."""
    people = [known[p.mention.value.full] for p in statement.persons if p.mention.value.full in known]
    homes = {key for row in people for key in row.home} | _owners(statement, scenes)
    holders = {key for row in people for key in row.held_by}
    out = [r for r in rows if r[2].receiver and r[2].receiver.key in homes]
    if not out:
        out = [r for r in rows if r[2].giver and r[2].giver.key in holders]
    if out:
        return out
    left = [r for r in rows if not (r[2].giver and r[2].giver.key in homes) and not (r[2].receiver and r[2].receiver.key in holders)]
    if left:
        return left
    one_way = len({_ends(r[2]) for r in rows}) == 1
    return rows if one_way and not statement.weak else []


def _owners(statement: Statement, scenes: Sequence[Scene]) -> set[str]:
    """The sides that the words tie the people to: of the group, of "For Ukraine, …", else of the people told of before."""
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
    groups = [g for g in before.groups if g.rule != PRONOUN] if before else []
    return {m.value.key for g in groups for m in g.parties if m.value.name != BOTH}


def _ends(flow: Flow) -> tuple[str, str]:
    return (flow.giver.key if flow.giver else "", flow.receiver.key if flow.receiver else "")
