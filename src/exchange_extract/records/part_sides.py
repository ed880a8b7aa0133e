"""Whose people a counted-out part is of, by the words of its sentence.

"The Ukrainian group was made up of …", "those who reached Ukraine" and the side that speaks of its own tell where the
people are at home; "in Russian captivity", "by Russian courts" who held them.
"""

from exchange_extract.frames.model import PartySpot, Scene
from exchange_extract.phrases.partition import CountedPart
from exchange_extract.records.name_words import SAYING

_SIDES = ("state", "armed_group", "side")
# fmt: off
_HELD = {
    "captivity", "prison", "prisons", "jail", "jails", "custody", "court", "courts", "camp", "camps", "detention",
    "hands", "cells", "captors", "colony", "colonies",
}
_HOME = {"reached", "reach", "to", "for", "into"}
# fmt: on


def homes(part: CountedPart, scene: Scene) -> set[str]:
    """The sides that the words beside a part name: "Nine of the Israelis", "among the freed Ukrainians"."""
    keys = {mention.value.key for mention in part.group.parties}
    for group in scene.groups:
        beside = part.first - 6 <= group.last and group.first <= part.last + 6
        if group.count is None and beside:
            keys |= {mention.value.key for mention in group.parties}
    return keys


def holders(scene: Scene) -> set[str]:
    """The sides that held people: "in Russian captivity", "by Russian courts", "in prisons of the Houthis"."""
    tokens = scene.parsed.tokens
    found = set()
    for spot in _sides(scene):
        after = {t.lower for t in tokens[spot.last + 1 : spot.last + 3]}
        before = [t.lower for t in tokens[max(0, spot.first - 3) : spot.first]]
        if after & _HELD or (set(before) & _HELD and "of" in before):
            found.add(spot.mention.value.key)
    return found


def likely_homes(scene: Scene) -> set[str]:
    """Where the people go, else whose they are by an adjective, else who speaks of them; none where two sides are."""
    tokens = scene.parsed.tokens
    held = holders(scene)
    own = [spot for spot in _sides(scene) if spot.mention.value.key not in held]
    arrived = [s for s in own if s.first and tokens[s.first - 1].lower in _HOME]
    belonging = [s for s in own if s.mention.value.form in ("adjective", "demonym")]
    speaking = [s for s in own if _speaks(scene, s)]
    for spots in (arrived, belonging, speaking):
        keys = {spot.mention.value.key for spot in spots}
        if keys:
            return keys if len(keys) == 1 else set()
    return set()


def _sides(scene: Scene) -> list[PartySpot]:
    return [spot for spot in scene.parties if spot.mention.value.kind in _SIDES]


def _speaks(scene: Scene, spot: PartySpot) -> bool:
    """ "By Kyiv's reckoning", "according to Kyiv", "Kyiv said"."""
    tokens = scene.parsed.tokens
    before = [t.lower for t in tokens[max(0, spot.first - 2) : spot.first]]
    after = [t.lower for t in tokens[spot.last + 1 : spot.last + 3]]
    counting = bool(set(after) & {"reckoning", "count", "account", "figures", "data"})
    return counting or before == ["according", "to"] or bool(SAYING & set(after))
