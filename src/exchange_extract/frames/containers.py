"""Words before a phrase that name the same people or party: "a group of", "the government in", a title.

A preposition says which part a phrase has only if it stands before all of these.
"""

from exchange_extract.frames.model import Scene, Spot, Trigger
from exchange_extract.phrases.references import BRANCHES, TIES

# fmt: off
_CONTAINERS = {
    "group", "batch", "batches", "contingent", "contingents", "tranche", "wave", "number", "couple", "total",
    "remainder", "team", "delegation", "crew", "busload", "planeload", "party", "column", "convoy",
}
BODIES = {
    "administration", "army", "authorities", "forces", "government", "junta", "leadership", "military", "regime",
    "rulers",
}
# fmt: on
# fmt: off
_GROUPS = {
    "militia", "group", "movement", "rebels", "faction", "organisation", "organization", "insurgents", "militants",
    "guerrilla", "guerrillas", "force", "forces", "alliance", "coalition", "rebel", "militant", "jihadists",
    "separatists", "fighters", "terrorists",
}
# fmt: on
_DESCRIBING = {"JJ", "NN", "NNS", "NNP", "VBN", "HYPH", "POS", "AFX"}
_CONTAINING = {("of", noun) for noun in _CONTAINERS | BODIES} | {("in", noun) for noun in BODIES}
"""A preposition and the noun before it that together name the same people or party: "the government in Baku"."""


def container(scene: Scene, first: int, trigger: Trigger) -> int:
    """First token of "a group of", "another batch of" before a phrase, or the phrase's own.

    Such a noun names the people.
    """
    tokens = scene.parsed.tokens
    index = first - 1
    if index < 1 or (tokens[index].lower, tokens[index - 1].lower) not in _CONTAINING:
        return first
    if index - 1 <= trigger.last < first:
        return first
    index -= 1
    while index > 0 and index - 1 > trigger.last and tokens[index - 1].tag in ("DT", "JJ", "CD", "NN", "PRP$"):
        index -= 1
    return index


def with_title(scene: Scene, spot: Spot) -> int:
    """First token of a name with the words for it before it ("Secretary of State Mike Pompeo", "the militia Amal")."""
    tokens = scene.parsed.tokens
    described = _described(scene, spot)
    if described < spot.first:
        return described
    leaders = {p.first for p in scene.parties if p.mention.value.form == "leader"} | {p.first for p in scene.persons}
    first = spot.first
    if first not in leaders or any(d.last == first - 2 for d in scene.dates):  # "the release on Tuesday of Ann Lee"
        return first
    while first > 0 and (
        (tokens[first - 1].is_noun and tokens[first - 1].text[0].isupper())
        or (tokens[first - 1].lower == "of" and first > 1 and tokens[first - 2].text[0].isupper())
    ):
        first -= 1
    return first


def _described(scene: Scene, spot: Spot) -> int:
    """First token of an armed group's name with what is said of it: "Iraqi militia X", "al-Qaeda-linked X"."""
    tokens = scene.parsed.tokens
    armed = any(p.first == spot.first and p.mention.value.kind in ("armed_group", "side") for p in scene.parties)
    first = spot.first
    if not armed or first == 0 or not (tokens[first - 1].lower in _GROUPS | BRANCHES or _is_tie(scene, first - 1)):
        return first
    while first > 0 and (tokens[first - 1].tag in _DESCRIBING or tokens[first - 1].lower in _GROUPS | BRANCHES):
        first -= 1
    return first


def _is_tie(scene: Scene, index: int) -> bool:
    """The last word of "Iran-backed", "al-Qaeda-linked"."""
    tokens = scene.parsed.tokens
    word = tokens[index].lower
    return word.endswith(TIES) and (word not in TIES or (index > 0 and tokens[index - 1].text == "-"))
