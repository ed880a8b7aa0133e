"""Whether people who are taken along change sides on the way: "a jet flew five Americans out of Tehran".

Verbs of carrying tell of evacuations, holidays, captures and transfers between jails too. They tell of a handover only
of people who were held or are dead, on a way that leads out of the captor's hands.
"""

from exchange_extract.frames.arguments import arguments
from exchange_extract.frames.facing import other_way
from exchange_extract.frames.model import Scene, Side, Trigger
from exchange_extract.frames.parts import Parts, allegiance, first_side
from exchange_extract.phrases.people import Group

_HOMEWARD = frozenset({"home", "back", "homeward"})
_ACROSS = frozenset({"over", "across", "freedom", "safety"})
_TRADED = frozenset({"exchange", "swap", "trade"})
_AGREED = frozenset({"accord", "agreement", "arrangement", "deal", "pact"})
_COMPASS = frozenset({"north", "south", "east", "west", "northwards", "southwards", "eastwards", "westwards"})
_REACH = 22  # tokens from the verb to the end of the way that it tells
# fmt: off
_HELD = (
    "captiv", "captor", "captur", "prison", "hostage", "detain", "detention", "jail", "custody", "abduct", "kidnap",
    "imprison", "convict", "intern", "dungeon", "arrest", "releas", "freed", "freedom", "swap", "seized",
)
_HELD_WORDS = frozenset({"free", "held", "holding", "cell", "cells", "locked", "hands"})
_VEHICLES = frozenset({
    "plane", "flight", "jet", "aircraft", "bus", "train", "helicopter", "boat", "ship", "ferry", "van", "convoy",
    "coach", "coaches", "lorry", "truck", "planes", "flights", "jets", "buses", "trains", "helicopters", "boats",
    "vans", "lorries", "trucks", "airliner",
})
_LEADS = frozenset({"lead", "leads", "led", "leading"})
_CAPTURES = frozenset({"hostage", "prisoner", "captive", "away", "into"})
_HAULED = frozenset({"brought", "took", "taken", "transferred", "moved", "carried", "flown", "flew", "driven", "drove"})
_CAUGHT = frozenset({"kidnapped", "abducted", "captured", "seized", "arrested", "detained", "snatched", "intercepted"})
_CUSTODY = frozenset({"prison", "jail", "court", "cell", "detention", "custody", "hospital", "trial", "camp"})
_LOCKED = frozenset({"jailed", "imprisoned", "held", "locked", "shot"})
# fmt: on
_ITS_OWN = frozenset({"its", "their"})
_WEAPONS = frozenset({"gunpoint", "knifepoint"})
_AT_GUNPOINT = 6  # tokens from "taken" to what forced people
_STRAYS = 7  # tokens on either side of "crossing"


def is_errand(scene: Scene, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a verb of carrying takes nobody from one side to another: then it is no predicate here."""
    if _ends_capture(scene, trigger) or _strays(scene, trigger):
        return True
    if trigger.rule.frame != "carry":
        return False
    return not carries_over(Parts(scene, trigger, arguments(scene, trigger, triggers)))


def _ends_capture(scene: Scene, trigger: Trigger) -> bool:
    """ "Were kidnapped from a resort and brought to a hut": the second half of a capture."""
    tokens = scene.parsed.tokens
    verb = tokens[trigger.head]
    way = {token.lower for token in tokens[trigger.first + 1 : trigger.first + 4]}
    if trigger.nominal or verb.lower not in _HAULED or verb.dep != "conj" or way & (_HOMEWARD | _ACROSS):
        return False
    return tokens[verb.head].lower in _CAUGHT and verb.head < verb.i


def _strays(scene: Scene, trigger: Trigger) -> bool:
    """ "Were jailed after crossing into Pakistani waters": how people came to be caught."""
    tokens = scene.parsed.tokens
    if trigger.nominal or trigger.rule.frame != "move" or not tokens[trigger.first].lower.startswith("cross"):
        return False
    goal = {token.lower for token in tokens[trigger.last + 1 : trigger.last + _STRAYS]}
    before = [token.lower for token in tokens[max(0, trigger.first - _STRAYS) : trigger.first]]
    return "waters" in goal or bool((_CAUGHT | _LOCKED) & set(before) and {"after", "for"} & set(before[-2:]))


def carries_over(parts: Parts) -> bool:
    """Whether the people of a verb of carrying change sides on their way."""
    scene, trigger = parts.scene, parts.trigger
    tokens = scene.parsed.tokens
    way = [token.lower for token in tokens[trigger.first + 1 : trigger.first + _REACH]]
    if tokens[trigger.first].lower == "put" and not _VEHICLES & set(way[:6]):
        return False
    if way[:1] == ["over"] and tokens[trigger.first].lower.startswith(("take", "took", "tak")):
        return False
    groups = parts.groups("subj" if parts.passive else "obj")
    if not groups and tokens[trigger.first].lower in _LEADS:
        return False  # an uprising, a convoy
    if _is_capture(parts, way) or (groups and all(_is_known(group) for group in groups)):
        return False
    own = next((side for group in groups if (side := allegiance(group))), None)
    source, goal = _source(parts), first_side(parts.sides("to", "into"))
    crosses = own is not None and ((source is not None and own.key != source.key) or _from_abroad(scene, own, goal))
    held = any(group.held or group.category == "remains" for group in groups) or says_held(scene)
    if not held:
        return crosses or (bool(_TRADED & set(way)) and _brings_to_other(parts, goal, goal))
    abroad = goal is not None and own is None and (source is None or source.key != goal.key) and _by_air(parts)
    homeward = goal is not None and ((own is not None and own.key == goal.key) or abroad)
    turned = other_way(scene) is not None or (own is not None and bool(_COMPASS & set(way)))
    onward = turned or bool(_HOMEWARD & set(way) or _ACROSS & set(way)) or _to_red_cross(parts)
    captors = parts.sides("holder")
    known = (own or goal) is not None or any(side.mention.value.kind == "armed_group" for side in captors)
    out = bool(captors or source) and known and bool(groups or parts.passive)
    agreed = bool((_TRADED | _AGREED) & set(way)) and _brings_to_other(parts, goal, goal)
    return crosses or homeward or onward or out or agreed or _brings_to_other(parts, own, goal)


def _brings_to_other(parts: Parts, own: Side | None, goal: Side | None) -> bool:
    """ "Riyadh flew 40 Houthi captives to Sanaa": a state takes another's people out of its own land."""
    by = first_side(parts.sides("by" if parts.passive else "subj"))
    if by is None or own is None or goal is None or by.mention.value.kind != "state":
        return False
    if by.mention.value.form in ("adjective", "demonym"):
        return False  # "a Turkish plane"
    return goal.mention.value.kind == "state" and by.key not in (own.key, goal.key)


def _from_abroad(scene: Scene, own: Side, goal: Side | None) -> bool:
    """ "Sixteen Saudi officers will be flown from Sanaa to Riyadh": home, from a place in another state."""
    if goal is None or goal.key != own.key or own.mention.value.kind != "state":
        return False
    tokens = scene.parsed.tokens
    left = [p.mention.value.code for p in scene.places if p.first and tokens[p.first - 1].lower == "from"]
    return any(code is not None and code != own.mention.value.code for code in left)


def _by_air(parts: Parts) -> bool:
    first = parts.scene.parsed.tokens[parts.trigger.first].lower
    return first.startswith(("fl", "airlift", "put"))


def _is_known(group: Group) -> bool:
    """ "The prisoners", "them": people told of before, whose handover has been told."""
    return group.definite and group.count is None


def _source(parts: Parts) -> Side | None:
    return first_side(parts.sides("from"))


def says_held(scene: Scene) -> bool:
    """Whether the sentence says that people were held."""
    words = [token.lower for token in scene.parsed.tokens]
    return any(word.startswith(_HELD) or word in _HELD_WORDS for word in words)


def on_board(parts: Parts) -> list[Group]:
    """ "A train with 731 soldiers on board pulled in": the people of a vehicle that is the subject."""
    tokens, trigger = parts.scene.parsed.tokens, parts.trigger
    rows = [group for group in parts.groups("with", "of") if group.count and group.last < trigger.first]
    return [g for g in rows if any(t.lower in _VEHICLES for t in tokens[max(0, g.first - 6) : g.first])]


def of_the_held(scene: Scene, trigger: Trigger, groups: list[Group]) -> bool:
    """Whether some of the groups were held or are dead; figures and movers are, where the sentence says it of others.

    "As many" are of those told of before.
    """
    told = any(other.count and (other.held or other.category == "remains") for other in scene.groups)
    alone = sum(other.count is not None for other in scene.groups) < 2  # else others may be those who were held
    alone = alone or other_way(scene) is not None
    moved = trigger.rule.frame == "move" and alone and says_held(scene)
    for group in groups[:1] if trigger.rule.frame == "move" else groups:  # not those for whom somebody marches
        as_many = group.bare and group.count is not None and group.count.rule == "quantity.as_many"
        words = {token.lower for token in scene.parsed.tokens[group.first : group.head]}
        if trigger.rule.frame == "receive" and words & _ITS_OWN:
            return True
        counted = group.count is not None and (moved or (told and group.bare and not group.parties))
        if group.held or group.category == "remains" or as_many or counted:
            return True
    return False


def _to_red_cross(parts: Parts) -> bool:
    return any(
        arg.role in ("to", "into") and arg.party is not None and arg.party.mention.value.key == "ICRC"
        for arg in parts.found
    )


def _is_capture(parts: Parts, way: list[str]) -> bool:
    """ "took 40 people hostage", "drove the prisoner to court": into captivity, or from one cell to another."""
    tokens = parts.scene.parsed.tokens
    groups = parts.groups("obj", "subj")
    after = {tokens[g.last + 1].lower for g in groups if parts.trigger.first <= g.last < len(tokens) - 1}
    after |= {tokens[g.last].lower for g in groups if g.last > g.first and tokens[g.last - 1].tag in ("NN", "NNP")}
    passive = parts.trigger.first + 1
    if passive < len(tokens):
        after.add(tokens[passive].lower)
    to = next((i for i, word in enumerate(way) if word in ("to", "into")), None)
    goal = set(way[to + 1 : to + 5]) if to is not None else set()
    return bool(after & _CAPTURES or goal & _CUSTODY or _WEAPONS & set(way[:_AT_GUNPOINT]))


def carried(
    parts: Parts, by: Side | None, held: Side | None, to: Side | None, own: Side | None
) -> tuple[Side | None, Side | None]:
    """Giver and receiver of people who are carried.

    A side that carries its own fetches them, one that carries others' hands them over; where a captor is named, who
    carries them is a go-between.
    """
    way = {token.lower for token in parts.scene.parsed.tokens[parts.trigger.first + 1 : parts.trigger.first + _REACH]}
    if held is not None and own is not None and held.key == own.key:
        held = None
    if by is not None and own is not None and by.key == own.key:
        return held, own
    if held is not None and (by is None or held.key != by.key):
        return held, own or to
    if by is not None and own is None and way & _HOMEWARD and by.mention.value.kind == "state":
        return None, by
    return by, own or to
