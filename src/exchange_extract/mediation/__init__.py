"""Who is credited with bringing a handover about: mediating, hosting the talks, carrying people across."""

from exchange_extract.attribution.speakers import find_credits, subject_phrase
from exchange_extract.frames.model import PartySpot, Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.mediation.agents import Mediator, agent, agents_after, agents_within, parties_of
from exchange_extract.mediation.idioms import is_idiom, word_at
from exchange_extract.mediation.words import IDIOMS, MediationWords, mediation_words, opening_words

__all__ = ["Mediator", "carriers", "find_mediators", "opening_pronoun"]

_CARRIES = {"ICRC"}
_BY = ("by", "through", "via")
_OF = ("of", "by", "from")
_NOT = {"not", "n't", "never", "nor", "neither", "without", "no", "denied", "refused"}
_OBJECT_REACH = 9
_BE = {"was", "were", "been", "is", "are", "be", "proved"}
_OWN_BODIES = {"service", "services", "party", "forces", "army", "military", "police", "staff", "headquarters"}
"""Last words of bodies that a side thanks among its own."""
_AUX = {"has", "have", "had", "also", "then", "later", "would"}
_ACHIEVED = {"securing", "freeing", "arranging", "bringing", "getting", "making", "winning", "brokering", "releasing"}
_CHECKED = {"list", "lists", "name", "names", "identity", "identities", "papers"}
# fmt: off
_PRONOUNS = {
    "it", "they", "he", "she", "which", "who", "that", "country", "organisation", "organization", "government",
}
# fmt: on


def find_mediators(scene: Scene) -> list[Mediator]:
    """The mediators that one sentence credits, in order, once each."""
    words, opening = mediation_words(), opening_words()
    found: list[Mediator] = []
    for token in scene.parsed.tokens:
        # Most words credit nobody, and a dozen questions for each of them would cost more than all other cues.
        may_credit = token.lower in opening or "-" in token.lower or token.tag == "HYPH"
        if not may_credit or _denied(scene, token.i):
            continue
        found += _phrases(scene, token.i, words)
        found += _verbs(scene, token.i, words)
    unique: list[Mediator] = []
    for mediator in sorted(found, key=lambda m: m.mention.start):
        if not any(mediator.key == other.key for other in unique):
            unique.append(mediator)
    return unique


def _denied(scene: Scene, index: int) -> bool:
    return bool({t.lower for t in scene.parsed.tokens[max(0, index - 3) : index]} & _NOT)


def _phrases(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """Participles, nouns, hyphens, roles and thanks."""
    lower, following = word_at(scene, index), word_at(scene, index + 1)
    found: list[Mediator] = []
    if lower in words.done and (by := _by(scene, index)):
        found += agents_after(scene, by + 1, index, "mediator.by")
    if lower in words.efforts or (lower in words.helps and _introduced(scene, index, words)):
        if (following in _OF and following != "from") or (following == "from" and lower in words.helps):
            found += agents_after(scene, index + 2, index, "mediator.of")
        else:
            found += _owner(scene, index)
    if lower == "to" and word_at(scene, index - 1) == "thanks" and word_at(scene, index - 2) != "special":
        found += _thanks_to(scene, index)
    if lower in words.roles or (lower == "go" and following == "-" and word_at(scene, index + 2).startswith("between")):
        found += _as_role(scene, index)
    if lower in words.thanks:
        found += _thanked(scene, index)
    if lower in words.credits:
        found += _credited_as(scene, index, words)
    if "-" in lower or scene.parsed.tokens[index].tag == "HYPH":
        found += _hyphen(scene, index, words)
    return found


def _by(scene: Scene, index: int) -> int:
    """The token of "by" behind a participle, past adverbs, "in secret" and a second participle; 0 if there is none."""
    for at in range(index + 1, min(index + 5, len(scene.parsed.tokens))):
        token = scene.parsed.tokens[at]
        if token.lower in _BY:
            return at
        aside = token.tag in ("IN", "JJ", "NN") and scene.parsed.tokens[index + 1].lower == "in"
        if (token.tag not in ("RB", "CC", "VBN", "VBD") and not aside) or token.lower in ("signed",):
            return 0
    return 0


def _introduced(scene: Scene, index: int, words: MediationWords) -> bool:
    """Whether "with", "through", "thanks to" stands a few words before a noun of helping."""
    for at in range(index - 1, max(-1, index - 6), -1):
        token = scene.parsed.tokens[at]
        if token.lower in words.before_help:
            return True
        if token.lower in (",", ";", ".") or (token.is_verb and token.tag not in ("VBN", "VBG")):
            return False
    return False


def _owner(scene: Scene, index: int) -> list[Mediator]:
    """ "Qatari mediation", "the UAE's good offices", "Turkish and Saudi mediation": whoever stands right before."""
    tokens = scene.parsed.tokens
    found: list[Mediator] = []
    edge = index
    for spot in sorted((s for s in (*parties_of(scene), *scene.persons) if s.last < index), key=lambda s: -s.last):
        between = tokens[spot.last + 1 : edge]
        if (
            any(
                (t.is_verb and t.tag not in ("VBG",)) or t.tag in ("IN", "TO", "WP", "WDT", "MD") or t.lower == ","
                for t in between
            )
            or len(between) > 4
        ):
            break
        if spot.last >= edge:
            continue
        one = agent(scene, spot.first, spot.last, index, "mediator.adjective")
        if one:
            found.insert(0, one)
        edge = spot.first
    return found


def _thanks_to(scene: Scene, index: int) -> list[Mediator]:
    """ "thanks to Qatar": a noun of mediation behind it is read on its own."""
    found = agents_after(scene, index + 1, index, "mediator.thanks_to")
    return [m for m in found if not (isinstance(m.mention.value, PartyRef) and m.mention.value.form == "adjective")]


def _as_role(scene: Scene, index: int) -> list[Mediator]:
    """ "acted as an intermediary", "with Qatar and Egypt as mediators", "with elders as go-betweens"."""
    tokens = scene.parsed.tokens
    marker = next(
        (i for i in range(index - 1, max(-1, index - 7), -1) if tokens[i].lower in ("as", "role", "part")), None
    )
    if marker is None:
        return []
    if tokens[marker].lower in ("role", "part"):
        marker = next(
            (
                i
                for i in range(marker - 1, max(-1, marker - 4), -1)
                if tokens[i].lower in ("playing", "played", "plays")
            ),
            marker,
        )
    verb = marker - 1 if tokens[marker].lower == "as" else marker
    if verb >= 0 and tokens[verb].is_verb and tokens[verb].tag != "VBG":
        return _subjects(scene, verb, "mediator.role")
    end = verb - 1 if tokens[verb].tag == "VBG" else verb
    first = next((i for i in range(end, max(-1, end - 14), -1) if tokens[i].lower in ("with", "used", "using")), None)
    return agents_within(scene, first + 1, end, index, "mediator.role") if first is not None and first < end else []


def _thanked(scene: Scene, index: int) -> list[Mediator]:
    """ "thanked Qatar", "thanks go to Qatar", "gratitude to Qatar", "Qatar was thanked by both sides"."""
    tokens = scene.parsed.tokens
    if tokens[index].tag == "VBN" and _is_passive(scene, index):
        return _subjects(scene, index, "mediator.thanked")
    start = index + 1
    if tokens[index].lower in ("thanks", "gratitude", "tribute", "appreciation", "grateful", "thank"):
        to = next((i for i in range(index + 1, min(index + 6, len(tokens))) if tokens[i].lower == "to"), None)
        if to is None:
            start = start if tokens[index].is_verb and tokens[index].lower != "thanks" else -1
        elif to == index + 1 and index > 0 and tokens[index].lower == "thanks":
            return []
        else:
            start = to + 1
    found = agents_after(scene, start, index, "mediator.thanked") if 0 < start < len(tokens) else []
    return [m for m in found if m.key.rpartition(" ")[2].lower() not in _OWN_BODIES]


def _hyphen(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "UAE-brokered", "U.S.-mediated", as one token or three."""
    token = scene.parsed.tokens[index]
    head, dash, tail = token.lower.rpartition("-")
    if dash and head and tail in words.done:
        return [Mediator(p.mention, index, "mediator.hyphen") for p in scene.parties if p.first <= index <= p.last]
    if word_at(scene, index + 1) not in words.done:
        return []
    return [Mediator(p.mention, index, "mediator.hyphen") for p in scene.parties if p.last == index - 1]


def _verbs(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """Subjects of verbs of mediating, of helping with a handover and of carrying people across."""
    token = scene.parsed.tokens[index]
    lower = token.lower
    if not token.is_verb and not (lower in words.acts and lower.endswith(("ates", "ers", "ated"))):
        return []
    if lower in words.acts and not (lower in words.done and _by(scene, index)) and not _is_passive(scene, index):
        return _subjects(scene, index, "mediator.acts")
    if lower in words.acts_on and _acts_on(scene, index, words) and not _is_passive(scene, index):
        return _subjects(scene, index, "mediator.acts_on")
    if lower in IDIOMS and is_idiom(scene, index, words):
        return _subjects(scene, index, "mediator.idiom")
    if lower in words.carries and _takes_part(scene, index, words):
        return [m for m in _subjects(scene, index, "mediator.takes_part") if _is_carrier(m)]
    if lower in words.carries and _people_follow(scene, index) and not _is_passive(scene, index):
        return [m for m in _subjects(scene, index, "mediator.carries") if _is_carrier(m)]
    if lower in words.checks and _checks(scene, index) and not _is_passive(scene, index):
        return [m for m in _subjects(scene, index, "mediator.checks") if _is_carrier(m)]
    if lower in words.passes:
        return _into_hands(scene, index, words)
    return []


def _is_passive(scene: Scene, verb: int) -> bool:
    tokens = scene.parsed.tokens
    for token in reversed(tokens[max(0, verb - 3) : verb]):
        if token.lower in ("was", "were", "is", "are", "be", "been", "being"):
            return True
        if token.tag != "RB":
            return False
    return False


def _acts_on(scene: Scene, verb: int, words: MediationWords) -> bool:
    """Whether a handover, its talks, or a verb of freeing stands close behind."""
    for token in scene.parsed.tokens[verb + 1 : verb + 1 + _OBJECT_REACH]:
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


def _credited_as(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "was instrumental in the release": the subject of the verb before the adjective."""
    tokens = scene.parsed.tokens
    near = {t.lower for t in tokens[index + 2 : index + 2 + _OBJECT_REACH]}
    if word_at(scene, index + 1) not in ("in", "to", "for") or not near & (words.objects | _ACHIEVED):
        return []
    verb = next((i for i in range(index - 1, max(-1, index - 4), -1) if tokens[i].lower in _BE), None)
    return _subjects(scene, verb, "mediator.credit") if verb is not None else []


def _checks(scene: Scene, verb: int) -> bool:
    """Whether the people, their names, papers or a list of them are what is checked."""
    near = {t.lower for t in scene.parsed.tokens[verb + 1 : verb + 1 + _OBJECT_REACH]}
    return bool(near & _CHECKED)


def _takes_part(scene: Scene, verb: int, words: MediationWords) -> bool:
    """ "took part in the handover"; talks are what sides take part in too."""
    if word_at(scene, verb + 1) != "part" or word_at(scene, verb + 2) != "in":
        return False
    window = {word_at(scene, i) for i in range(verb + 3, verb + 6)}
    return bool(window & words.objects) and not window & {"talks", "negotiations", "meeting", "process"}


def _people_follow(scene: Scene, verb: int) -> bool:
    tokens = scene.parsed.tokens
    near = range(verb + 1, min(verb + 6, len(tokens)))
    if any(tokens[i].lower in ("them", "him", "her") for i in near[:1]):
        return True
    return any(group.head in near for group in scene.groups) or (
        word_at(scene, verb + 1) == "the" and len(near) > 1 and tokens[near[1]].tag == "CD"
    )


def _is_carrier(mediator: Mediator) -> bool:
    value = mediator.mention.value
    return isinstance(value, PartyRef) and value.kind == "organisation"


def _subjects(scene: Scene, verb: int, rule: str) -> list[Mediator]:
    """The agents that are the subject of a verb; "it" and "his country" are whoever speaks in the sentence."""
    phrase = subject_phrase(scene, verb)
    if phrase is None:
        return []
    first, last = phrase
    tokens = scene.parsed.tokens
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
    return agents_within(scene, _widened(scene, first, last), last, verb, rule) or _parsed_subject(scene, verb, rule)


def _widened(scene: Scene, first: int, last: int) -> int:
    """Where an enumeration begins whose end is known: "the United States, Egypt and Qatar"."""
    tokens = scene.parsed.tokens
    if not any(t.lower == "and" for t in tokens[first : last + 1]):
        return first
    while first > 1 and tokens[first - 1].lower == ",":
        start = next(
            (
                i + 1
                for i in range(first - 2, -1, -1)
                if tokens[i].lower in (",", ";", "of", "which", "that", "whom", '"', "“")
            ),
            0,
        )
        names = any(start <= s.first and s.last < first for s in (*parties_of(scene), *scene.persons))
        if not names or any(t.is_verb for t in tokens[start : first - 1]) or first - start > 9:
            break
        first = start
    return first


def _parsed_subject(scene: Scene, verb: int, rule: str) -> list[Mediator]:
    """The subject by the parse, for verbs far from it ("was honoured to help facilitate")."""
    head = scene.clauses.subject(verb)
    spots = (*parties_of(scene), *scene.persons)
    spot = next((s for s in spots if head is not None and s.first <= head <= s.last), None)
    one = agent(scene, spot.first, spot.last, verb, rule) if spot else None
    return [one] if one else []


def _into_hands(scene: Scene, verb: int, words: MediationWords) -> list[Mediator]:
    """Organisations that carry people on: "handed them to the Red Cross", "to a mission of the Catholic Church"."""
    tokens = scene.parsed.tokens
    for at in range(verb + 1, min(verb + 22, len(tokens))):
        if tokens[at].lower in (";", "who", "which"):
            return []
        if tokens[at].lower not in ("to", "through", "by", "via"):
            continue
        if any(p.first in (at + 1, at + 2) and p.mention.value.code in _CARRIES for p in scene.parties):
            return [m for m in agents_after(scene, at + 1, verb, "mediator.carries") if _is_carrier(m)]
        if tokens[at].lower in ("through", "via"):
            through = agents_after(scene, at + 1, verb, "mediator.carries")
            return [m for m in through if isinstance(m.mention.value, PartyRef) and m.mention.value.kind != "state"]
        head = next(
            (i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].lower in words.carrier_heads), None
        )
        if head is not None and word_at(scene, head + 1) == "of":
            return [m for m in agents_after(scene, head + 2, verb, "mediator.carries") if _is_carrier(m)]
    return []


def carriers(scene: Scene) -> list[Mediator]:
    """The Red Cross in a sentence that tells of a handover: it carries or receives the people."""
    found = []
    for party in scene.parties:
        if party.mention.value.code not in _CARRIES or _speaks(scene, party) or _denied(scene, party.last + 4):
            continue
        found.append(Mediator(party.mention, party.first, "mediator.carries"))
    return found[:1]


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
    credited = lower in words.acts or (lower in words.acts_on and _acts_on(scene, verb, words))
    carried = (lower in words.carries and _people_follow(scene, verb)) or (
        lower in words.checks and _checks(scene, verb)
    )
    if not (credited or carried) or _denied(scene, verb) or _is_passive(scene, verb):
        return []
    named = [spot for spot in before.parties if spot.mention.value.kind == "organisation"]
    if len({spot.mention.value.key for spot in named}) != 1:
        return []
    return [Mediator(named[-1].mention, verb, "mediator.pronoun")]
