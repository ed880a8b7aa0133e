"""Armed groups that an article only names to say whose branch or ally another one is."""

from collections.abc import Sequence

from exchange_extract.frames.model import PartySpot, Scene
from exchange_extract.phrases.references import BRANCHES, TIES

_BONDS = frozenset({*TIES, "loyal", "allegiance"})
_TO = frozenset({"to", "with", "by"})
_REACH = 4  # tokens from "branch of" or "'s" to the other word


def parents_of(scenes: Sequence[Scene]) -> frozenset[str]:
    """ "JNIM, the Sahel branch of al-Qaeda": groups that are never named otherwise, beside one that is."""
    spots = [(scene, spot) for scene in scenes for spot in scene.parties if spot.mention.value.kind == "armed_group"]
    tied = {spot.mention.value.key for scene, spot in spots if _is_tie(scene, spot)}
    acting = {spot.mention.value.key for scene, spot in spots if not _is_tie(scene, spot)}
    return frozenset(tied - acting) if acting else frozenset()


def _is_tie(scene: Scene, spot: PartySpot) -> bool:
    tokens = scene.parsed.tokens
    before = [token.lower for token in tokens[max(0, spot.first - _REACH) : spot.first] if token.lower != "the"]
    after = [token.lower for token in tokens[spot.last + 1 : spot.last + 1 + _REACH]]
    if before[-1:] == ["of"] and BRANCHES & set(before):
        return True
    if before and before[-1] in _TO and _BONDS & set(before):
        return True
    if after and after[0] in BRANCHES:  # "the al-Qaeda affiliate JNIM"
        return True
    return (after[:1] == ["-"] and after[1:2] != [] and after[1] in _BONDS) or (
        (tokens[spot.last].tag == "POS" or after[:1] in (["'s"], ["’s"])) and bool(BRANCHES & set(after))
    )
