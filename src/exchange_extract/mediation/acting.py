"""Who does what a verb of mediating tells: its subject, with whom it did so, and what it acted on."""

from exchange_extract.attribution.speakers import find_credits, subject_phrase
from exchange_extract.frames.model import Scene
from exchange_extract.mediation.agents import TALKS, agent, agents_after, agents_within, members_of, parties_of
from exchange_extract.mediation.idioms import word_at
from exchange_extract.mediation.offices import Mediator
from exchange_extract.mediation.words import MediationWords

OBJECT_REACH = 9
# fmt: off
_OTHER_MATTERS = {
    "matters", "issues", "affairs", "river", "climate", "tariffs", "energy", "gas", "oil", "grain", "budget",
    "strike", "elections", "election", "taxes", "debt", "nuclear",
}
# fmt: on
"""What states talk of and mediate in besides captives."""
_ANY_MATTER = TALKS | {"accord", "agreement", "deal", "pact", "treaty"}
_NOT = {"not", "n't", "never", "nor", "neither", "without", "no", "denied", "refused"}
_COMPANION_REACH = 14
_COMPANIONS = {
    "together": ("with",),
    "along": ("with",),
    "jointly": ("with",),
    "alongside": (),
    "tandem": ("with",),
    "cooperation": ("with",),
    "coordination": ("with",),
    "co-operation": ("with",),
    "co-ordination": ("with",),
}
# fmt: off
_PRONOUNS = {
    "it", "they", "he", "she", "which", "who", "that", "country", "organisation", "organization", "government",
}
# fmt: on


def is_passive(scene: Scene, verb: int) -> bool:
    tokens = scene.parsed.tokens
    for token in reversed(tokens[max(0, verb - 3) : verb]):
        if token.lower in ("was", "were", "is", "are", "be", "been", "being"):
            return True
        if token.tag != "RB":
            return False
    return False


def is_denied(scene: Scene, index: int) -> bool:
    """Whether a "not" or "without" stands right before; "not possible without the mediation" denies nothing."""
    before = [t.lower for t in scene.parsed.tokens[max(0, index - 3) : index]]
    if "without" in before and {t.lower for t in scene.parsed.tokens[max(0, index - 9) : index - 1]} & {"not", "n't"}:
        return False
    return bool(set(before) & _NOT)


def acts_on(scene: Scene, verb: int, words: MediationWords) -> bool:
    """Whether a handover, its talks, or a verb of freeing stands close behind."""
    for token in scene.parsed.tokens[verb + 1 : verb + 1 + OBJECT_REACH]:
        if token.lower in (",", ";", ".", "while", "after", "before", "when", "who", "which"):
            return False
        if token.lower in words.objects or (token.lower in ("it", "them") and token.i == verb + 1):
            return True
        if token.lower in ("bring", "arrange", "organise", "organize", "return") and word_at(scene, token.i - 1) in (
            "to",
            "helped",
            "help",
        ):
            return True
    return False


def acted_on_before(scene: Scene, verb: int, words: MediationWords) -> bool:
    """ "The third exchange that the UAE has arranged": the object stands before a relative clause."""
    tokens = scene.parsed.tokens
    that = next((i for i in range(verb - 1, max(0, verb - 16), -1) if tokens[i].lower in ("that", "which")), 0)
    return that > 0 and tokens[that - 1].lower in words.objects


def subjects_of(scene: Scene, verb: int, rule: str) -> list[Mediator]:
    """The agents that are the subject of a verb; "it" and "his country" are whoever speaks in the sentence."""
    verb = _finite(scene, verb)
    phrase = subject_phrase(scene, verb)
    if phrase is None:
        return []
    first, last = _past_verb(scene, *phrase)
    tokens = scene.parsed.tokens
    if _is_acted_on_by_infinitive(scene, first):
        return _parsed_subject(scene, verb, rule)
    words = {t.lower for t in tokens[first : last + 1]}
    if (
        last - first <= 2
        and words & _PRONOUNS
        and not any(first <= s.first <= last for s in (*parties_of(scene), *scene.persons))
    ):
        speaker = next(
            (c for c in reversed(find_credits(scene)) if c.cue < verb and c.after and c.first <= c.last), None
        )
        return (
            agents_within(scene, speaker.first, speaker.last, verb, rule)
            if speaker and (speaker.first, speaker.last) != (first, last)
            else []
        )
    found = agents_within(scene, _widened(scene, first, last), last, verb, rule)
    if not found and (members := members_of(scene, last)) >= 0:
        found = agents_after(scene, members, verb, rule, subject=True)  # "three states, among them Oman, brokered"
    return found or _parsed_subject(scene, verb, rule)


def _past_verb(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """ "Handed to a council of elders, who drove him home": behind a participle that opens a phrase."""
    tokens = scene.parsed.tokens
    if tokens[first].tag not in ("VBN", "VBD"):
        return first, last
    behind = next((i + 1 for i in range(first, last) if tokens[i].lower in ("to", "by")), first)
    return behind, last


def _is_acted_on_by_infinitive(scene: Scene, first: int) -> bool:
    """ "Oman, at odds with those who seek to topple President Haddad, helped": whom an infinitive acts on."""
    tokens = scene.parsed.tokens
    at = next((i for i in range(first - 1, -1, -1) if not tokens[i].text[:1].isupper()), None)
    return at is not None and tokens[at].tag == "VB"


def _widened(scene: Scene, first: int, last: int) -> int:
    """Where an enumeration begins whose end is known: "the United States, Egypt and Qatar"."""
    tokens = scene.parsed.tokens
    if not any(t.lower == "and" for t in tokens[first : last + 1]):
        return first
    spots = (*parties_of(scene), *scene.persons)
    while first > 1 and tokens[first - 1].lower == ",":
        listed = next((s for s in spots if s.last == first - 2), None)
        if listed is None:
            break
        first = listed.first - (tokens[listed.first - 1].tag == "DT" if listed.first else 0)
    return first


def _parsed_subject(scene: Scene, verb: int, rule: str) -> list[Mediator]:
    """The subject by the parse, for verbs far from it ("was honoured to help facilitate")."""
    head = scene.clauses.subject(verb)
    spots = (*parties_of(scene), *scene.persons)
    spot = next((s for s in spots if head is not None and s.first <= head <= s.last), None)
    one = agent(scene, spot.first, spot.last, verb, rule) if spot else None
    return [one] if one else []


def _finite(scene: Scene, verb: int) -> int:
    """ "Had spent weeks trying to mediate": the finite verb that an infinitive hangs on, which has the subject."""
    tokens = scene.parsed.tokens
    at = verb
    if word_at(scene, verb - 1) != "to" and tokens[verb].tag != "VBG":
        return verb
    for index in range(verb - 1, max(-1, verb - 9), -1):
        if tokens[index].lower in (",", ";", "that", "which", "who"):
            break
        if tokens[index].tag in ("VBD", "VBZ", "VBP", "VBN"):
            at = index
            break
    return at


def companions(scene: Scene, cue: int, rule: str) -> list[Mediator]:
    """ "Mediated jointly with Saudi Arabia", "Qatar, together with Egypt, brokered": whom a mediator had beside it."""
    found: list[Mediator] = []
    for index in range(max(0, cue - _COMPANION_REACH), min(cue + _COMPANION_REACH, len(scene.parsed.tokens))):
        rest = _COMPANIONS.get(word_at(scene, index))
        if rest is None or any(word_at(scene, index + 1 + n) != word for n, word in enumerate(rest)):
            continue
        between = scene.parsed.tokens[min(cue, index) : max(cue, index)]
        if not any(t.lower in (";", ".", ":") for t in between):
            found += _led_by(scene, index, cue, rule) + agents_after(scene, index + 1 + len(rest), cue, rule)
    return found


def _led_by(scene: Scene, companion: int, cue: int, rule: str) -> list[Mediator]:
    """ "Qatar, together with Egypt, brokered": the one before the comma."""
    tokens = scene.parsed.tokens
    at = companion - 1
    while at > 0 and tokens[at].lower in (",", "which", "who", "-", "–"):
        at -= 1
    spot = next((s for s in (*parties_of(scene), *scene.persons) if s.last == at), None)
    one = agent(scene, spot.first, spot.last, cue, rule) if spot and at < companion - 1 and companion < cue else None
    return [one] if one else []


def worked_with(scene: Scene, verb: int, words: MediationWords, rule: str) -> list[Mediator]:
    """ "US officials worked for months with Qatar on the release": they, and whom they worked with."""
    tokens = scene.parsed.tokens
    partner = next((i for i in range(verb + 1, min(verb + 5, len(tokens))) if tokens[i].lower == "with"), 0)
    if not partner or not {t.lower for t in tokens[partner + 2 : partner + 2 + OBJECT_REACH]} & words.objects:
        return []
    return subjects_of(scene, verb, rule) + agents_after(scene, partner + 1, verb, rule)


def is_of_other_matter(scene: Scene, index: int, words: MediationWords) -> bool:
    """ "Ready to host talks on the climate", "thanked Oman for its help in other matters": no handover's credit."""
    behind = scene.parsed.tokens[index + 1 : index + 1 + OBJECT_REACH]
    if any(token.lower in words.objects - _ANY_MATTER for token in behind):
        return False
    at = next((n for n, token in enumerate(behind) if token.lower in ("about", "in", "on", "over")), len(behind))
    return any(token.lower in _OTHER_MATTERS for token in behind[at + 1 : at + 5])
