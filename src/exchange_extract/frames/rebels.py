"""Armed groups that a text does not name: "South Sudanese rebels", "suspected jihadists"."""

from itertools import pairwise

from exchange_extract.frames.model import Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.people import Group
from exchange_extract.spans import Mention

UNNAMED = "party.unnamed_rebels"
_REBELS = {"rebels", "jihadists", "insurgents", "militants", "extremists", "guerrillas", "separatists", "militiamen"}


def unnamed_rebels(scene: Scene, group: Group) -> Mention[PartyRef] | None:
    """A group that is a side of its own, under the words that the text has for it; None for definite or named ones.

    "The rebels" are those told of before, and "Hamas militants" are Hamas.
    """
    words = scene.parsed.tokens[group.first : group.last + 1]
    if words[-1].lower not in _REBELS or group.definite or any(m.value.kind != "state" for m in group.parties):
        return None
    gaps = [" " * (after.start > word.end) for word, after in pairwise(words)] + [""]
    name = "".join(word.text + gap for word, gap in zip(words, gaps, strict=True))
    ref = PartyRef(None, name, "armed_group", "name")
    return Mention(words[0].start, words[-1].end, ref, UNNAMED)
