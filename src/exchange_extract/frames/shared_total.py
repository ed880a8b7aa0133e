"""One figure for both directions, shared out right behind it: "swap 90 prisoners, 60 held by X and 30 by Y"."""

from dataclasses import replace

from exchange_extract.frames.holders import is_holder
from exchange_extract.frames.model import Flow, Side
from exchange_extract.frames.parts import Parts
from exchange_extract.phrases.people import Group

_REACH = 7  # tokens from a share to the side that it is said of
_GIVES = ("by", "from")
_GETS = ("to", "for")


def shared_flows(parts: Parts, sides: list[Side], total: Group | None) -> list[Flow]:
    """The two directions of an exchange, if two bare figures behind its total add up to it and words say whose.

    Who holds people gives them; what is said of one share settles the other. Nothing where the words contradict.
    """
    if total is None or total.count is None or len(sides) != 2:
        return []
    behind = [group for group in parts.scene.groups if group.first > total.last and group.bare and group.count][:2]
    if not sums_up(total, behind):
        return []
    first = _ends(parts, sides, behind[0], behind[1].first)
    second = _ends(parts, sides, behind[1], len(parts.scene.parsed.tokens))
    ends = first or (second[::-1] if second else None)
    if ends is None or second == ends:
        return []
    shares = [replace(g, category=total.category, neutral=total.neutral, rule=total.rule, bare=False) for g in behind]
    return [Flow(*way, replace(share, partitive=False)) for way, share in zip((ends, ends[::-1]), shares, strict=True)]


def sums_up(whole: Group, parts: list[Group]) -> bool:
    """ "Exchanged 60 prisoners, 41 Ethiopians and 19 Eritreans": whether the first figure is that of all the others."""
    figures = [part.count.value.low or 0 for part in parts if part.count]
    return whole.count is not None and len(figures) > 1 and sum(figures) == whole.count.value.low


def _ends(parts: Parts, sides: list[Side], share: Group, stop: int) -> tuple[Side, Side] | None:
    """Giver and receiver of a share by the first of the two sides that is named behind it."""
    spots = (spot for spot in parts.scene.parties if share.last < spot.first < min(stop, share.last + 1 + _REACH))
    spot = next(iter(spots), None)
    named = next((n for n, side in enumerate(sides) if spot and side.key == spot.mention.value.key), None)
    if spot is None or named is None:
        return None
    own, other = sides[named], sides[1 - named]
    word = parts.scene.clauses.preposition(spot.first)
    if is_holder(parts.scene, spot) or word in _GIVES:
        return own, other
    return (other, own) if word in _GETS else None
