"""One figure for both directions, shared out right behind it: "swap 90 prisoners, 60 held by X and 30 by Y"."""

from dataclasses import replace

from exchange_extract.frames.holders import is_holder
from exchange_extract.frames.model import Flow, PartySpot, Side
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
    low = [group.count.value.low or 0 for group in behind if group.count]
    if len(low) != 2 or sum(low) != total.count.value.low:
        return []
    first = _ends(parts, sides, behind[0], behind[1].first)
    second = _ends(parts, sides, behind[1], len(parts.scene.parsed.tokens))
    ends = first or (second[::-1] if second else None)
    if ends is None or second == ends:
        return []
    shares = [replace(g, category=total.category, neutral=total.neutral, rule=total.rule, bare=False) for g in behind]
    return [Flow(*way, replace(share, partitive=False)) for way, share in zip((ends, ends[::-1]), shares, strict=True)]


def _ends(parts: Parts, sides: list[Side], share: Group, stop: int) -> tuple[Side, Side] | None:
    """Giver and receiver of a share by the first of the two sides that is named behind it."""
    spots = (spot for spot in parts.scene.parties if share.last < spot.first < min(stop, share.last + 1 + _REACH))
    spot = next(iter(spots), None)
    named = next((n for n, side in enumerate(sides) if spot and side.key == spot.mention.value.key), None)
    if spot is None or named is None:
        return None
    own, other = sides[named], sides[1 - named]
    word = _word_before(parts, spot)
    if is_holder(parts.scene, spot) or word in _GIVES:
        return own, other
    return (other, own) if word in _GETS else None


def _word_before(parts: Parts, spot: PartySpot) -> str:
    tokens, at = parts.scene.parsed.tokens, spot.first - 1
    while at > 0 and tokens[at].tag in ("DT", "JJ"):
        at -= 1
    return tokens[at].lower
