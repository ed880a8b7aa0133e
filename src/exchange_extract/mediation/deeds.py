"""What mediators are said to have done, in words that name neither mediation nor a handover, and what they lent for it.

"Togo talked both sides round", "Sweden smoothed the way", "aboard a Qatari jet": the credit lies in a set phrase, or in
a vehicle with its owner before it.
"""

from exchange_extract.frames.model import PartySpot, Scene
from exchange_extract.mediation.agents import parties_of
from exchange_extract.mediation.idioms import word_at
from exchange_extract.mediation.words import MediationWords

_GAP = 3
_ABOARD = frozenset({"aboard", "on", "in", "by", "from", "onto", "into", "board"})
_VEHICLE_REACH = 3


def is_deed(scene: Scene, verb: int, words: MediationWords) -> bool:
    """Whether a set phrase of mediating begins at a verb."""
    return any(_follows(scene, verb + 1, rest) for rest in words.deeds.get(word_at(scene, verb), ()))


def _follows(scene: Scene, index: int, rest: tuple[str, ...]) -> bool:
    """Whether the words stand from ``index`` on; a ``*`` takes up to three tokens, but no mark of punctuation."""
    if not rest:
        return True
    if rest[0] != "*":
        return word_at(scene, index) == rest[0] and _follows(scene, index + 1, rest[1:])
    for at in range(index, index + _GAP + 1):
        if word_at(scene, at) == rest[1] and _follows(scene, at + 1, rest[2:]):
            return True
        if word_at(scene, at) in ("", ",", ";", "."):
            return False
    return False


def lent_vehicle(scene: Scene, index: int, words: MediationWords) -> PartySpot | None:
    """The owner of the vehicle at ``index`` that people travel in or that takes them: "aboard a Qatari jet"."""
    tokens = scene.parsed.tokens
    owner = next(
        (
            s
            for s in reversed(parties_of(scene))
            if index - _VEHICLE_REACH <= s.last < index and not _cut(scene, s, index)
        ),
        None,
    )
    if owner is None:
        return None
    before = owner.first - 1
    while before >= 0 and tokens[before].tag in ("DT", "JJ", "CD"):
        before -= 1
    if word_at(scene, before) in _ABOARD:
        return owner
    after = next((t for t in tokens[index + 1 : index + 4] if t.is_verb and t.tag not in ("VBG", "VBN")), None)
    return owner if after is not None and after.lower in words.carries else None


def _cut(scene: Scene, spot: PartySpot, index: int) -> bool:
    between = scene.parsed.tokens[spot.last + 1 : index]
    return any(t.tag not in ("JJ", "NN", "NNP", "HYPH", "POS", "CD") for t in between)
