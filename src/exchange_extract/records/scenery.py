"""States that an article only names as the place of things: who is kidnapped there is no captive of theirs."""

from collections.abc import Sequence

from exchange_extract.frames.model import PartySpot, Scene

# fmt: off
_PLACING = frozenset({
    "across", "around", "central", "eastern", "in", "inside", "into", "near", "northern", "off", "southern", "through",
    "throughout", "to", "western",
})
# fmt: on
_TAKEN = ("hostage", "kidnap", "abduct")
_CAPTIVE_IN = tuple(f"{word} in " for word in ("captive", "captives", "captivity", "hostage", "hostages"))


def scenery_of(scenes: Sequence[Scene]) -> frozenset[str]:
    """ "Kidnapped in Mali", "officials in Niger": states that never act, nor anybody for them."""
    placed: set[str] = set()
    acting: set[str] = set()
    for scene in scenes:
        for spot in scene.parties:
            ref = spot.mention.value
            named = ref.kind == "state" and ref.form == "name"
            (placed if named and _in_place(scene, spot) else acting).add(ref.key)
    return frozenset(placed - acting)


def says_taken(text: str) -> bool:
    """Whether an article speaks of hostages or of people who were kidnapped."""
    folded = text.casefold()
    return any(word in folded for word in _TAKEN)


def is_captive_in(text: str, start: int) -> bool:
    """ "Held captive in" right before the character ``start``."""
    return text[max(0, start - 20) : start].casefold().endswith(_CAPTIVE_IN)


def _in_place(scene: Scene, spot: PartySpot) -> bool:
    """ "In Mali", "northern Iraq", and the second of "in Niger and Mali"."""
    tokens, first = scene.parsed.tokens, spot.first
    if first > 1 and tokens[first - 1].lower in ("and", "or", ","):
        first = next((other.first for other in scene.parties if other.last == first - 2), first)
    return first > 0 and tokens[first - 1].lower in _PLACING
