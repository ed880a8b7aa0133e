"""Armed groups that a text does not name: "South Sudanese rebels", "suspected jihadists"."""

from collections.abc import Sequence
from itertools import pairwise

from exchange_extract.frames.model import Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.references import UNNAMED
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

# fmt: off
REBELS = {
    "rebels", "jihadists", "insurgents", "militants", "extremists", "guerrillas", "separatists", "militiamen",
    "islamists", "secessionists", "paramilitaries", "mutineers", "tribesmen", "gunmen", "fighters", "kidnappers",
}
# fmt: on
_NAMELESS = {"gunmen", "fighters", "tribesmen", "kidnappers"}


def unnamed_rebels(scene: Scene, group: Group) -> Mention[PartyRef] | None:
    """A group that is a side of its own, under the words that the text has for it; None for definite or named ones.

    "The rebels" are those told of before, and "Hamas militants" are Hamas.
    """
    words = scene.parsed.tokens[group.first : group.last + 1]
    named = group.definite and words[0].lower == "the" and any(t.tag.startswith("NNP") for t in words[1:])
    if named and not group.parties:
        words = words[1:]  # "the UPC rebels"
    elif group.definite:
        return None
    if words[-1].lower not in REBELS or any(m.value.kind != "state" for m in group.parties):
        return None
    if words[-1].lower in _NAMELESS and not _described(group):
        return None
    initials = len(words) == 2 and words[0].text.isupper() and len(words[0].text) > 1  # "FACT fighters" are FACT
    state = group.parties[0].value.code if len(group.parties) == 1 else None
    ref = PartyRef(None, wording(words[:1] if initials else words), "armed_group", "name", fights=state)
    return Mention(words[0].start, words[-1].end, ref, UNNAMED)


def _described(group: Group) -> bool:
    """ "Iran-backed fighters", "local tribesmen": "gunmen" alone may be anybody."""
    return group.last > group.first and not group.held


def wording(words: Sequence[Token]) -> str:
    """The words as the text has them, with a blank where it has one."""
    pieces = [word.text + " " * (after.start > word.end) for word, after in pairwise(words)]
    return "".join([*pieces, words[-1].text])
