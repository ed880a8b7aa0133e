"""Organisations that carry people across, and what they do on the way: drive, receive, check the lists."""

from exchange_extract.attribution.speakers import find_credits
from exchange_extract.frames.model import PartySpot, Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.mediation.acting import OBJECT_REACH, acts_on, is_denied, is_passive
from exchange_extract.mediation.agents import agents_after, opened_by
from exchange_extract.mediation.idioms import word_at
from exchange_extract.mediation.offices import Mediator
from exchange_extract.mediation.words import MediationWords, mediation_words

_CARRIES = {"ICRC"}
_SENT = {"ambassador", "delegate", "envoy", "representative"}  # to the United Nations
_TAKES_OVER = _CARRIES | {"AU", "UN"}
_NEAR = 8
_MEMBERS = (
    ("of",), ("from",), ("in", "which"), ("made", "up", "of"), ("composed", "of"), ("consisting", "of"),
    ("formed", "by"), ("formed", "of"), ("comprised", "of"), ("comprising",), ("set", "up", "by"), ("sent", "by"),
    ("including",), ("that", "included"), ("which", "included"), ("led", "by"), ("headed", "by"),
)  # fmt: skip
_WAYS = frozenset({
    "bridge", "crossing", "gate", "airport", "border", "checkpoint", "port", "terminal", "corridor", "pass", "junction",
    "point", "station", "road", "highway", "strait", "canal", "harbour", "harbor", "frontier", "tunnel", "valley",
    "crossings", "checkpoints", "line",
})  # fmt: skip
# fmt: off
_OTHER_WORK = {
    "informed", "notified",
    "visit", "visits", "visited", "visiting", "access", "registered", "registers", "register", "urged", "urges",
    "called", "criticised", "criticized", "asked", "told", "convention", "conventions", "headquarters", "museum",
    "complained", "denied", "refused", "no", "not", "n't", "letters", "parcels", "food", "messages", "warned",
    "accused", "phone", "phoned", "telephone", "hotline", "calling", "fed", "feeds", "feeding",
}
# fmt: on
_AUX = {"has", "have", "had", "also", "then", "later", "would"}
_CHECKED = {"list", "lists", "name", "names", "identity", "identities", "papers"}


def takes_part(scene: Scene, verb: int, words: MediationWords) -> bool:
    """ "took part in the handover"; talks are what sides take part in too."""
    if word_at(scene, verb + 1) != "part" or word_at(scene, verb + 2) != "in":
        return False
    window = {word_at(scene, i) for i in range(verb + 3, verb + 6)}
    return bool(window & words.objects) and not window & {"talks", "negotiations", "meeting", "process"}


def people_follow(scene: Scene, verb: int) -> bool:
    tokens = scene.parsed.tokens
    near = range(verb + 1, min(verb + 6, len(tokens)))
    if any(tokens[i].lower in ("them", "him", "her") for i in near[:1]):
        return True
    return any(group.head in near for group in scene.groups) or (
        word_at(scene, verb + 1) == "the" and len(near) > 1 and tokens[near[1]].tag == "CD"
    )


def is_carrier(mediator: Mediator) -> bool:
    value = mediator.mention.value
    return isinstance(value, PartyRef) and value.kind == "organisation"


def checks_people(scene: Scene, verb: int) -> bool:
    """Whether the people, their names, papers or a list of them are what is checked."""
    near = {t.lower for t in scene.parsed.tokens[verb + 1 : verb + 1 + OBJECT_REACH]}
    return bool(near & _CHECKED)


def into_hands(scene: Scene, verb: int, words: MediationWords) -> list[Mediator]:
    """Organisations that carry people on: "handed them to the Red Cross", "to a mission of the Catholic Church"."""
    tokens = scene.parsed.tokens
    for at in range(verb + 1, min(verb + 22, len(tokens))):
        if tokens[at].lower in (";", "who", "which"):
            return []
        if tokens[at].lower not in ("to", "through", "by", "via") or word_at(scene, at - 1) in _SENT:
            continue
        if any(p.first in (at + 1, at + 2) and p.mention.value.code in _TAKES_OVER for p in scene.parties):
            return [m for m in agents_after(scene, at + 1, verb, "mediator.carries") if is_carrier(m)]
        if tokens[at].lower in ("through", "via"):
            if {word_at(scene, at + n) for n in range(1, 5)} & words.efforts:
                return []  # "through the good offices of the Church": the credit of another rule
            through = agents_after(scene, at + 1, verb, "mediator.carries")
            return [m for m in through if is_carrier(m) and not _is_way(scene, m)]
        head = next(
            (i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].lower in words.carrier_heads), None
        )
        near = at - verb <= _NEAR and word_at(scene, at - 1) != "close"
        if near and (local := [m for m in agents_after(scene, at + 1, verb, "mediator.carries") if _is_local(m)]):
            return local
        if head is not None and (inside := _members(scene, head + 1)):
            return [m for m in agents_after(scene, inside, verb, "mediator.carries") if is_carrier(m)]
    return []


def _members(scene: Scene, at: int) -> int:
    """Where those who make up a delegation begin: "of", "in which", "made up of", "that included"; else 0."""
    return opened_by(scene, at, _MEMBERS) or 0


def _is_way(scene: Scene, mediator: Mediator) -> bool:
    """ "Through the Allenby Bridge": a place that people pass."""
    start, end = mediator.mention.start, mediator.mention.end
    words = set(mediator.key.lower().split())
    return bool(words & _WAYS) or any(p.mention.start < end and start < p.mention.end for p in scene.places)


def _is_local(mediator: Mediator) -> bool:
    """ "A committee of tribal leaders", "church elders": named by common words alone."""
    value = mediator.mention.value
    words = value.name.split() if isinstance(value, PartyRef) else []
    return is_carrier(mediator) and len(words) > 1 and bool(set(words) & mediation_words().common_bodies)


def carriers(scene: Scene) -> list[Mediator]:
    """The Red Cross in a sentence that tells of a handover: it carries or receives the people."""
    found = []
    for party in scene.parties:
        if party.mention.value.code not in _CARRIES or _speaks(scene, party) or is_denied(scene, party.last + 4):
            continue
        found.append(Mediator(party.mention, party.first, "mediator.carries"))
    return found[:1]


def present(scene: Scene) -> list[Mediator]:
    """The Red Cross in a sentence beside a handover that tells of no other work of it: "Red Cross crews were there"."""
    words = {t.lower for t in scene.parsed.tokens}
    if words & _OTHER_WORK or any(is_denied(scene, p.first) or is_denied(scene, p.last + 4) for p in scene.parties):
        return []
    return carriers(scene)


def _speaks(scene: Scene, party: PartySpot) -> bool:
    """Whether a party is only credited with the words."""
    return any(c.first <= party.first <= c.last for c in find_credits(scene))


def opening_pronoun(before: Scene, scene: Scene) -> list[Mediator]:
    """ "…, the Red Cross said. It escorted the buses": the organisation that a pronoun goes back to."""
    tokens, words = scene.parsed.tokens, mediation_words()
    if len(tokens) < 3 or tokens[0].lower not in ("it", "its", "they"):
        return []
    verb = next((t.i for t in tokens[1:6] if t.is_verb and t.lower not in _AUX), 0)
    lower = tokens[verb].lower
    credited = lower in words.acts or (lower in words.acts_on and acts_on(scene, verb, words))
    carried = (lower in words.carries and people_follow(scene, verb)) or (
        lower in words.checks and checks_people(scene, verb)
    )
    if not (credited or carried) or is_denied(scene, verb) or is_passive(scene, verb):
        return []
    named = [spot for spot in before.parties if spot.mention.value.kind == "organisation"]
    if len({spot.mention.value.key for spot in named}) != 1:
        return []
    return [Mediator(named[-1].mention, verb, "mediator.pronoun")]
