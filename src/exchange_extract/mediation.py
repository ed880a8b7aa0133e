"""Who is credited with bringing a handover about: mediating, brokering, hosting the talks, carrying the people across."""

from dataclasses import dataclass

from exchange_extract.frames.model import PartySpot, PersonSpot, Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.persons import Person
from exchange_extract.spans import Mention

_BY = {"mediated", "brokered", "facilitated", "arranged", "organised", "organized", "supervised", "overseen", "negotiated", "refereed", "chaired", "hosted", "coordinated", "moderated", "monitored", "helped", "assisted"}
_OF = {"mediation", "assistance", "help", "support", "auspices", "supervision", "facilitation", "participation", "cooperation", "efforts", "offices", "mediating", "intermediation", "involvement", "intercession", "brokering"}
_NOUNS = {"mediation", "mediators", "mediator", "mediations", "intermediaries", "go-betweens", "good", "assistance", "facilitation", "auspices", "efforts", "help"}
_ACTS = {
    "mediated", "brokered", "facilitated", "mediate", "broker", "facilitate", "mediates", "brokers", "facilitates", "mediating",
    "brokering", "facilitating", "interceded", "refereed", "shuttled", "chaired", "arranged", "supervised", "oversaw", "hosted",
}
_ROLES = {"intermediary", "intermediaries", "mediator", "mediators", "go-between", "go-betweens", "broker", "facilitator", "middleman"}
_THANKS = {"thanked", "thanks", "thank", "thanking", "grateful", "credited", "crediting", "credits", "praised", "gratitude", "singled", "appreciation"}
_CARRIES = {"ICRC"}
_CARRY_PREPS = {"by", "with", "through", "via", "to", "from", "of"}


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


def find_mediators(scene: Scene) -> list[Mediator]:
    """The mediators that one sentence credits, in order, once each."""
    found: list[Mediator] = []
    tokens = scene.parsed.tokens
    for token in tokens:
        lower = token.lower
        following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
        if lower in _BY and following in ("by", "through", "via") and not _before(scene, token.i, {"be", "not"}):
            found += _after(scene, token.i + 1, token.i, "mediator.by")
        if lower in _OF and following in ("of", "by", "from"):
            found += _after(scene, token.i + 1, token.i, "mediator.of")
        if lower in _NOUNS:
            found += _modifying(scene, token.i)
        if lower in _ACTS and token.is_verb:
            found += _subject(scene, token.i, "mediator.acts")
        if lower in _ROLES:
            found += _role(scene, token.i)
        if lower in _THANKS:
            found += _after(scene, token.i, token.i, "mediator.thanked")
        if lower == "-" or token.tag == "HYPH":
            found += _hyphen(scene, token.i)
        if lower in ("helped", "help") and following in ("to", "mediate", "broker", "facilitate", "secure", "negotiate", "bring", "arrange", "organise", "free"):
            found += _subject(scene, token.i, "mediator.helped")
    unique: list[Mediator] = []
    for mediator in found:
        if not any(mediator.key == other.key for other in unique):
            unique.append(mediator)
    return unique


def carriers(scene: Scene) -> list[Mediator]:
    """The Red Cross in a sentence that tells of a handover: it carries or receives the people."""
    tokens = scene.parsed.tokens
    found = []
    for party in scene.parties:
        if party.mention.value.code not in _CARRIES:
            continue
        after = tokens[party.last + 1].lower if party.last + 1 < len(tokens) else ""
        if after in ("said", "says", "confirmed", "announced", ")") or _says(scene, party):
            continue
        found.append(Mediator(party.mention, party.first, "mediator.carries"))
    return found[:1]


def _says(scene: Scene, party: PartySpot) -> bool:
    tokens = scene.parsed.tokens
    index = party.last
    head = tokens[index].head
    return any(cue.rule.category == "attribution" and cue.first in (head, tokens[head].head) for cue in scene.cues if tokens[index].dep.startswith("nsubj") or tokens[head].dep.startswith("nsubj")) or (
        scene.clauses.preposition(party.first) == "" and any(t.lower == "according" for t in tokens[max(0, party.first - 4) : party.first])
    )


def _before(scene: Scene, index: int, words: set[str]) -> bool:
    return index > 0 and scene.parsed.tokens[index - 1].lower in words and index > 1 and scene.parsed.tokens[index - 2].lower in ("to", "will")


def _spots(scene: Scene) -> list[PartySpot | PersonSpot]:
    """Parties and persons in order; a person that is a party's leader counts as the party."""
    persons = [p for p in scene.persons if not any(q.first <= p.last and p.first <= q.last for q in scene.parties)]
    return sorted([*scene.parties, *persons], key=lambda spot: spot.first)


def _after(scene: Scene, index: int, cue: int, rule: str) -> list[Mediator]:
    """Parties and persons in the coordinated phrase that follows a token."""
    tokens = scene.parsed.tokens
    found: list[Mediator] = []
    limit = index
    for spot in _spots(scene):
        if spot.first <= index:
            continue
        between = tokens[limit + 1 : spot.first]
        if any(t.is_verb and t.tag not in ("VBG", "VBN") or t.lower in (";", ".", "for", "that", "who", "which", "between") for t in between) or len(between) > 9:
            break
        if not found and len(between) > 7:
            break
        found.append(Mediator(spot.mention, cue, rule))
        limit = spot.last
    return found


def _modifying(scene: Scene, index: int) -> list[Mediator]:
    """"Qatari mediation", "Saudi Arabia's good offices", "Turkish and Saudi mediation"."""
    tokens = scene.parsed.tokens
    found: list[Mediator] = []
    edge = index
    for spot in sorted(_spots(scene), key=lambda s: -s.first):
        if spot.last >= edge:
            continue
        between = tokens[spot.last + 1 : edge]
        allowed = all(t.tag in ("POS", "JJ", "CC", ",", "VBG", "NN", "HYPH", "RB") and not (t.tag == "NN" and t.lower not in ("led", "government", "state", "foreign", "ministry", "diplomatic")) for t in between)
        if len(between) > 4 or not allowed:
            break
        found.insert(0, Mediator(spot.mention, index, "mediator.adjective"))
        edge = spot.first
    return found


def _hyphen(scene: Scene, index: int) -> list[Mediator]:
    """"UAE-brokered", "U.S.-mediated"."""
    tokens = scene.parsed.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].lower not in _BY:
        return []
    return [Mediator(p.mention, index, "mediator.hyphen") for p in scene.parties if p.last == index - 1]


def _subject(scene: Scene, verb: int, rule: str) -> list[Mediator]:
    if scene.clauses.is_passive(verb):
        return []
    head = scene.clauses.subject(verb)
    if head is None:
        return []
    heads = scene.clauses.head_of
    inside = {i for i in scene.parsed.subtree(head) if heads[i] == heads[head]}
    spots = [spot for spot in _spots(scene) if spot.last in inside or spot.first in inside]
    if len(spots) == 1 and isinstance(spots[0], PartySpot) or len(spots) > 1:
        persons = [spot for spot in spots if isinstance(spot, PersonSpot)]
        chosen: list[PartySpot | PersonSpot] = [*persons] if persons else spots
        return [Mediator(spot.mention, verb, rule) for spot in chosen]
    return [Mediator(spot.mention, verb, rule) for spot in spots]


def _role(scene: Scene, index: int) -> list[Mediator]:
    """"acting as an intermediary", "with X playing the role of an intermediary", "X served as mediator"."""
    tokens = scene.parsed.tokens
    for spot in sorted(_spots(scene), key=lambda s: -s.first):
        if spot.last >= index:
            continue
        between = {t.lower for t in tokens[spot.last + 1 : index]}
        if between & {"as", "role", "part"} and len(between) <= 9:
            return [Mediator(spot.mention, index, "mediator.role")]
        break
    return []
