"""Persons who mediate: heads of state and of government and ministers are their state, all others keep their name."""

from dataclasses import dataclass

from exchange_extract.frames.model import PartySpot, PersonSpot, Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.mediation.words import mediation_words
from exchange_extract.phrases.persons import Person
from exchange_extract.spans import Mention

# fmt: off
THANKED = frozenset({
    "mediator.thanked", "mediator.thanks_to", "mediator.owed", "mediator.praise", "mediator.request",
    "mediator.vehicle",
})
# fmt: on
"""Rules of credit that may be given to a side as well: a captor is thanked too."""
_OFFICIAL = frozenset({"former", "ex", "late", "envoy", "special"})


@dataclass(frozen=True, slots=True)
class Mediator:
    """Someone credited, a party or a person, and the token of the words that credit them."""

    mention: Mention[PartyRef] | Mention[Person]
    cue: int
    rule: str

    @property
    def key(self) -> str:
        value = self.mention.value
        return value.key if isinstance(value, PartyRef) else value.full


def office_holder(
    scene: Scene, spot: PersonSpot, parties: list[PartySpot], first: int, cue: int, rule: str
) -> Mediator:
    """A person, or the state for its head, its head of government and its ministers in office."""
    tokens = scene.parsed.tokens
    title = [t.lower for t in tokens[first : spot.first]]
    if set(title) & _OFFICIAL:
        return Mediator(spot.mention, cue, rule)
    leader = next(
        (p for p in parties if p.mention.value.form == "leader" and p.first <= spot.first and spot.last <= p.last), None
    )
    if leader and leader.mention.value.kind == "state":
        return Mediator(leader.mention, cue, rule)
    for words in ((first, spot.first - 1), _before_name(scene, spot), _behind_name(scene, spot)):
        office = [t.lower for t in tokens[words[0] : words[1] + 1]]
        if not _holds_office(office) or set(office) & _OFFICIAL:
            continue
        near = (words[0], spot.last + 3) if words[1] == spot.first - 1 else words
        state = next(
            (p for p in scene.parties if near[0] <= p.first <= near[1] and p.mention.value.kind == "state"), None
        )
        if state:
            return Mediator(state.mention, cue, rule)
    return Mediator(spot.mention, cue, rule)


def _holds_office(words: list[str]) -> bool:
    """Whether words name a head of state or of government or a minister: a "civil rights leader" is neither."""
    offices = mediation_words().offices - ({"leader", "ruler"} if len(words) > 4 else set())
    ministers = "secretary" in words and bool(set(words) & {"state", "foreign", "defence", "defense", "home"})
    return bool(set(words) & offices) or ministers or {"crown", "prince"} <= set(words)


def _before_name(scene: Scene, spot: PersonSpot) -> tuple[int, int]:
    """The words before the comma of "Qatar's prime minister, Sheikh Mohammed": first and last token, or (1, 0)."""
    tokens = scene.parsed.tokens
    comma = next((i for i in range(spot.first - 1, max(0, spot.first - 3), -1) if tokens[i].lower == ","), 0)
    return (_phrase_start(scene, comma - 1), comma - 1) if comma else (1, 0)


def _phrase_start(scene: Scene, last: int) -> int:
    tokens = scene.parsed.tokens
    first = last
    while first > 0 and (tokens[first - 1].is_noun or tokens[first - 1].tag in ("JJ", "POS", "DT", "HYPH")):
        first -= 1
    return first


def _behind_name(scene: Scene, spot: PersonSpot) -> tuple[int, int]:
    """The words behind the comma of "Hakan Fidan, the Turkish foreign minister,": first and last token, or (1, 0)."""
    tokens = scene.parsed.tokens
    if spot.last + 2 >= len(tokens) or tokens[spot.last + 1].lower != ",":
        return 1, 0
    last = spot.last + 1
    for token in tokens[spot.last + 2 : spot.last + 10]:
        if not (token.is_noun or token.tag in ("JJ", "POS", "DT", "HYPH") or token.lower in ("of", "for")):
            break
        last = token.i
    return (spot.last + 2, last) if last > spot.last + 1 else (1, 0)
