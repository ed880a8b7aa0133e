"""The names that frames took with the people they move: whole lists, nobody who only speaks, one transfer a list.

"X and Y came home. They had been released": a pronoun stands for the names that open the sentence before.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from exchange_extract.frames.model import Flow, PersonSpot, Scene
from exchange_extract.frames.pronouns import POINTED_TO
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.phrases.persons import Person
from exchange_extract.records.name_lists import boundary, is_relation, run, speaks_next
from exchange_extract.records.name_words import SAYING
from exchange_extract.records.tellings import Telling
from exchange_extract.spans import Mention, Quantity

_CHAIN = 6  # sentences that go on about one person as "he" or "she"
_LIKE = {"him": "he", "her": "she", "them": "they"}


def names_taken(tellings: Sequence[Telling], scenes: Sequence[Scene]) -> list[Telling]:
    """The tellings with the names of their own sentences put right; speakers and mediators are taken out."""
    result = [_joined(_without_speakers(_with_whole_lists(telling))) for telling in tellings]
    return _with_antecedents(result, scenes)


def _with_whole_lists(telling: Telling) -> Telling:
    """ "Captain X, Sergeant Y and Private Z were freed": the parser may lose the rest of a list that a name begins."""
    scene = telling.frame.scene
    placed = {name.start for flow in telling.flows for name in flow.names}
    starts = {p.mention.start: p for p in scene.persons}
    flows = []
    for flow in telling.flows:
        names = flow.names
        if len(names) == 1 and names[0].start in starts and _counts_no_more(flow):
            more = _rest_of_list(telling, starts[names[0].start])
            flow = recounted(replace(flow, names=names + tuple(name for name in more if name.start not in placed)))
        flows.append(flow)
    return replace(telling, flows=tuple(flows))


def _rest_of_list(telling: Telling, first: PersonSpot) -> list[Mention[Person]]:
    """The names after the first of a list, up to one who speaks or, behind a predicate, does something else."""
    scene, tokens = telling.frame.scene, telling.frame.scene.parsed.tokens
    listed = list(takewhile(lambda p: not speaks(scene, p), run(scene, first, loose=False)[1:]))
    after = tokens[listed[-1].last + 1 : listed[-1].last + 2] if listed else []
    if after and after[0].tag in ("VBD", "VBZ", "VBP", "MD") and telling.frame.trigger.first < first.first:
        listed.pop()  # "freed X, and Y welcomed her"
    return [person.mention for person in listed]


def _counts_no_more(flow: Flow) -> bool:
    """Whether no word of the text says how many there are, but a phrase for the very person named."""
    group = flow.group
    return group is None or group.count is None or group.singular or group.count.value == Quantity(1, 1)


def _without_speakers(telling: Telling) -> Telling:
    """Who reports or mediates a handover is not handed over in it."""
    scene = telling.frame.scene
    said = {p.mention.start for p in scene.persons if speaks(scene, p)}
    others = {m.mention.start for m in telling.mediators}
    others |= {p.mention.start for p in scene.persons if is_relation(scene, p)}
    flows = []
    for flow in telling.flows:
        heard = {n.start for n in flow.names if n.rule != POINTED_TO and not _is_moved(telling, n)} & said
        names = tuple(n for n in flow.names if n.start not in others | heard)
        flows.append(replace(flow, names=names) if names != flow.names else flow)
    kept = tuple(
        flow
        for flow, old in zip(flows, telling.flows, strict=True)
        if flow.group or flow.names or not old.names or (flow.giver and flow.receiver)
    )
    return replace(telling, flows=kept) if kept != telling.flows else telling


def _is_given_for(scene: Scene, first: Flow, second: Flow) -> bool:
    """ "Ann Lee was handed over for Bo Hall": the second is the price of the first, and goes the other way."""
    start, end = first.names[0].start, second.names[0].start
    return any(t.lower == "for" and start < t.start < end for t in scene.parsed.tokens)


def _joined(telling: Telling) -> Telling:
    """ "Johan, a diplomat, and Saeed, a Swede, arrived": persons of one direction and predicate are one transfer."""
    flows: list[Flow] = []
    for flow in telling.flows:
        last = flows[-1] if flows else None
        alike = last is not None and last.ends == flow.ends and _is_single(last) and _is_single(flow)
        if last is not None and alike and not _is_given_for(telling.frame.scene, last, flow):
            group = last.group or flow.group
            flows[-1] = recounted(replace(last, group=group, names=last.names + flow.names))
        else:
            flows.append(flow)
    return replace(telling, flows=tuple(flows)) if len(flows) < len(telling.flows) else telling


def _is_single(flow: Flow) -> bool:
    """Whether a direction is nobody but the persons it names."""
    group = flow.group
    if not flow.names or group is None:
        return bool(flow.names)
    size = len(flow.names)
    return group.category != "remains" and group.count is not None and group.count.value == Quantity(size, size)


def speaks(scene: Scene, person: PersonSpot) -> bool:
    if speaks_next(scene, person):
        return True
    tokens = scene.parsed.tokens
    before = [t.lower for t in tokens[max(0, boundary(scene, person) - 1) : boundary(scene, person) + 1]]
    if before == ["according", "to"]:
        return True
    # "…, Tal Orvan, the head of the delegation, said": the verb ends the apposition.
    comma = person.last + 1 < len(tokens) and tokens[person.last + 1].text == ","
    tail = next((t.i for t in tokens[person.last + 2 : person.last + 18] if t.text == ","), None) if comma else None
    return tail is not None and tail + 1 < len(tokens) and tokens[tail + 1].lower in SAYING


def _is_moved(telling: Telling, name: Mention[Person]) -> bool:
    """Whether the predicate itself stands right after or before the name: "X, who was freed, said"."""
    tokens = telling.frame.scene.parsed.tokens
    trigger = telling.frame.trigger
    spot = next((p for p in telling.frame.scene.persons if p.mention.start == name.start), None)
    if spot is None:
        return False
    first, last = sorted((spot.last, trigger.first))
    between = {t.lower for t in tokens[first + 1 : last]}
    return len(tokens[first + 1 : last]) <= 3 and not between & SAYING


def _with_antecedents(tellings: list[Telling], scenes: Sequence[Scene]) -> list[Telling]:
    """ "X and Y came home. They had been released": a pronoun stands for the names that open the sentence before."""
    numbers = {scene.number: n for n, scene in enumerate(scenes)}
    told = {n.value.full for t in tellings for f in t.flows for n in f.names}
    result = []
    for telling in tellings:
        flows: list[Flow] = []
        at = numbers[telling.frame.scene.number]
        for flow in telling.flows:
            group = flow.group
            real = telling.status in ("completed", "ongoing")
            if group is not None and group.rule == PRONOUN and not flow.names and real:
                names = _antecedent(scenes[max(0, at - _CHAIN) : at + 1], group.head)
                if not {n.value.full for n in names} & told:
                    flow = replace(flow, names=names)
            flows.append(flow)
        result.append(replace(telling, flows=tuple(flows)))
    return result


def _antecedent(scenes: Sequence[Scene], pronoun: int) -> tuple[Mention[Person], ...]:
    """The names that a pronoun of the last sentence stands for: they open it, or the one that its like goes back to."""
    *before, own = scenes
    word = own.parsed.tokens[pronoun].lower
    if own.persons and own.persons[0].last < pronoun and (names := _opening(own, word)):
        return names if _is_object(word) else ()
    like = _LIKE.get(word, word)
    for scene in reversed(before):
        if names := _opening(scene, word):
            return names
        if scene.persons or scene.parsed.tokens[0].lower != like:
            return ()
    return ()


def _is_object(word: str) -> bool:
    """ "X spent six years in a cell before a swap brought him home": as an object it is no new subject."""
    return word in _LIKE


def _opening(scene: Scene, pronoun: str) -> tuple[Mention[Person], ...]:
    plural = pronoun in ("they", "them")
    if not scene.persons or boundary(scene, scene.persons[0]) > (0 if plural else 1):
        return ()
    if speaks(scene, scene.persons[0]):
        return ()
    names = run(scene, scene.persons[0], loose=False)
    fitting = len(names) >= 2 if plural else len(names) == 1 and scene.persons[0].first <= 2
    return tuple(p.mention for p in names) if fitting and not speaks(scene, names[-1]) else ()


def recounted(flow: Flow) -> Flow:
    """ "Johan and a second Swede, Saeed": a singular phrase that explains one of several names counts no other."""
    group = flow.group
    one = group is not None and group.count is not None and group.count.rule in ("infer.one_named", "quantity.names")
    size = len(flow.names)
    if group is None or not (group.singular or one) or size < 2:
        return flow
    if group.count is None or group.count.value.high == size:
        return flow
    count = replace(group.count, value=Quantity(size, size), rule="quantity.names")
    return replace(flow, group=replace(group, count=count))
