"""Two groups that pass each other: "twelve Armenians went one way across the bridge, nine Azerbaijanis the other"."""

from dataclasses import replace

from exchange_extract.frames.model import Flow, Side
from exchange_extract.frames.parts import Parts, allegiance
from exchange_extract.frames.triggers import COMPASS
from exchange_extract.phrases.people import Group

_WAYS = frozenset({"way", "direction"})
_REACH = 5  # tokens from the people to "the other"


def parts_ways(parts: Parts) -> bool:
    """Whether the predicate is one of going "one way", "in one direction" or "north"."""
    words = [token.lower for token in parts.scene.parsed.tokens[parts.trigger.first : parts.trigger.last + 1]]
    one = words[-1] in _WAYS and words[-2:-1] == ["one"]
    return not parts.trigger.nominal and (one or words[-1] in COMPASS)


def opposed_flows(parts: Parts) -> list[Flow]:
    """The two directions; none where the words do not set two groups of people against each other.

    Everyone goes to their own side, away from the other's.
    """
    before = [group for group in parts.scene.groups if group.last < parts.trigger.first and not group.partitive]
    after = [
        group for group in parts.scene.groups if group.first > parts.trigger.last and _goes_other_way(parts, group)
    ]
    if not before or not after:
        return []
    first, second = before[-1], _like(after[0], before[-1])
    own, other = allegiance(first), allegiance(second)
    if own is not None and other is not None and own.key == other.key:
        return []
    return [Flow(_giver(other), own, first), Flow(_giver(own), other, second)]


def _giver(side: Side | None) -> Side | None:
    return replace(side, rule="infer.giver_from_other_way") if side else None


def _goes_other_way(parts: Parts, group: Group) -> bool:
    tokens = parts.scene.parsed.tokens
    words = [token.lower for token in tokens[group.last + 1 : group.last + 1 + _REACH]]
    if (turned := COMPASS.get(tokens[parts.trigger.last].lower)) and turned in words:
        return "in" not in words[: words.index(turned)]  # "were killed in the east"
    return "the" in words and "other" in words and words.index("the") + 1 == words.index("other")


def _like(group: Group, model: Group) -> Group:
    """ "The corpses of nine soldiers one way, those of five fighters the other": the dead both ways."""
    if model.category != "remains" and not group.bare:
        return group
    return replace(group, category=model.category, neutral=model.neutral, held=model.held)
