"""Whether a phrase names the captor: the one that holds people, in whose captivity they are.

The words after it say so ("Russian captivity", "Israel's jails") or those before it ("held by", "the hands of").
"""

from exchange_extract.frames.model import Scene, Spot
from exchange_extract.phrases.people_tokens import CAPTIVES

# fmt: off
CUSTODY = {
    "captivity", "custody", "detention", "prison", "prisons", "jail", "jails", "hands", "imprisonment", "cells",
    "cell", "confinement", "dungeon", "dungeons", "control",
}
"""What people are in whom somebody holds."""
_CAUGHT = (
    "abducted", "apprehended", "arrested", "captive", "captured", "controlled", "detained", "held", "hijacked",
    "holding", "hostage", "imprisoned", "intercepted", "interned", "jailed", "kidnapped", "occupied", "prisoner",
    "seized", "snatched",
)
_KEPT = ("captive", "captivity", "custody", "detained", "detention", "held", "hostage", "imprisoned", "jail", "jailed",
         "jails", "prison", "prisons", "locked up", "interned", "incarcerated")
# fmt: on
_CAPTOR_FOLLOWS = tuple(f"{word} in" for word in _KEPT)
_KILLED = {"killed", "slain", "shot", "murdered", "wounded", "wanted", "accused", "executed", "beheaded", "ambushed"}
_TAKEN_TO = ("taken to", "deported to", "transferred to", "abducted to", "removed to", "brought to")
_CAPTOR_DESCRIBED = (
    "the camps of",
    "the jails of",
    "the prisons of",
    "the dungeons of",
    "captives of",
    "captive of",
    "hostages of",
    "been prisoners of",
    "been prisoner of",
    "were prisoners of",
    "the hands of",
    "custody of",
    "as captives by",
    "as hostages by",
    "as prisoners by",
    *(f"{word} by" for word in _CAUGHT),
)
"""As above, where adjectives and articles may stand before the captor."""


def is_holder(scene: Scene, spot: Spot) -> bool:
    """ "in Russian captivity", "from Israel's jails", "the hands of Hamas"."""
    tokens = scene.parsed.tokens
    index = spot.last + 1
    if owns_captives(scene, spot):
        return True
    while (
        index < len(tokens)
        and index <= spot.last + 3
        and (tokens[index].tag in ("POS", "JJ", "NN", "VBN") or tokens[index].lower in CUSTODY)
    ):
        after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if tokens[index].lower in CUSTODY and not (tokens[index].lower == "hands" and after in ("over", "back", "out")):
            return True
        index += 1
    return _after_holding(scene, spot)


def owns_captives(scene: Scene, spot: Spot) -> bool:
    """ "Two FARC hostages": an armed group has the captives whom its name describes; a people's are its own."""
    after = scene.parsed.tokens[spot.last + 1 : spot.last + 2]
    armed = any(party.first == spot.first and party.mention.value.kind == "armed_group" for party in scene.parties)
    return armed and bool(after) and after[0].lower in CAPTIVES


def _just_people(scene: Scene, last: int) -> bool:
    """ "Children taken to Russia", "men who had been taken to Baku"; "seven were taken to Kyiv" may well be home."""
    tokens, at = scene.parsed.tokens, last
    while at > 0 and tokens[at].lower in ("had", "have", "been", "were", "was"):
        at -= 1
    last = at - 1 if tokens[at].lower in ("who", "that") else last
    return any(group.last == last for group in scene.groups)


def _after_holding(scene: Scene, spot: Spot) -> bool:
    """ "Held by Russia", "the hands of Hamas": the words before a captor say that it holds people."""
    tokens, first = scene.parsed.tokens, spot.first
    if first > 1 and tokens[first - 1].tag == "POS":  # "held by Ann Lee's army"
        first -= 1
        while first > 0 and tokens[first - 1].tag.startswith("NNP"):
            first -= 1
    before = " ".join(token.lower for token in tokens[max(0, first - 4) : first])
    if before.endswith(_TAKEN_TO) and _just_people(scene, spot.first - 3):
        return True
    while first > 0 and tokens[first - 1].tag in ("DT", "JJ"):
        first -= 1
    described = " ".join(token.lower for token in tokens[max(0, first - 4) : first])
    return before.endswith(_CAPTOR_FOLLOWS) or described.endswith(_CAPTOR_DESCRIBED)


def kills(scene: Scene, spot: Spot) -> bool:
    """ "Soldiers killed by the rebels were brought home": who killed them need not be who gives them up."""
    tokens = scene.parsed.tokens
    words = [token.lower for token in tokens[max(0, spot.first - 4) : spot.first]]
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i] == "by"), 0)
    return at > 0 and words[at - 1] in _KILLED
