"""Credits that stand beside a participle, a noun, a role or a word of thanks: "brokered by", "with the help of"."""

from exchange_extract.attribution.speakers import find_credits
from exchange_extract.frames.model import Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.mediation.acting import OBJECT_REACH, companions, is_passive, subjects_of
from exchange_extract.mediation.agents import TALKS, agent, agents_after, agents_within, parties_of
from exchange_extract.mediation.deeds import lent_vehicle
from exchange_extract.mediation.idioms import word_at
from exchange_extract.mediation.offices import Mediator
from exchange_extract.mediation.praise import efforts_made, is_acknowledged, praised, relayed
from exchange_extract.mediation.words import MediationWords
from exchange_extract.tokens import Token

_BY = ("by", "through", "via")
_OF = ("of", "by", "from")
_HOSTS = ("host", "hosts")
_ABOVE_ALL = (("in", "particular"), ("above", "all"), ("especially",), ("notably",), ("particularly",), ("chiefly",))
# fmt: off
_PARTIES_OF = (
    "delegation", "diplomats", "plane", "aircraft", "jet", "team", "officials", "envoys", "mission", "convoy",
)
# fmt: on
_ASIDES = ("in", "over", "for", "during", "with", "on", "at")
_ROLE_OF, _DUTY = 9, 6  # words from a role to "as" or "in", and from there to what it is
_BE = {"was", "were", "been", "is", "are", "be", "proved"}
_OWN_BODIES = {"service", "services", "party", "forces", "army", "military", "police", "staff", "headquarters"}
"""Last words of bodies that a side thanks among its own."""
_ACHIEVED = {"securing", "freeing", "arranging", "bringing", "getting", "making", "winning", "brokering", "releasing"}


def phrases(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """Participles, nouns, hyphens, roles and thanks."""
    lower = word_at(scene, index)
    found = [*_participles(scene, index, words), *_nouns(scene, index, words), *_roles(scene, index, words)]
    if lower == "to" and word_at(scene, index - 1) == "thanks" and word_at(scene, index - 2) != "special":
        found += _thanks_to(scene, index)
    if lower in words.thanks:
        found += _thanked(scene, index)
    if lower in ("owe", "owes", "owed") and "to" in (to := [word_at(scene, index + n) for n in (1, 2, 3, 4)]):
        found += agents_after(scene, index + 2 + to.index("to"), index, "mediator.owed")
    if lower in words.credits:
        found += _credited_as(scene, index, words)
    if "-" in lower or scene.parsed.tokens[index].tag == "HYPH":
        found += _hyphen(scene, index, words)
    return found + praised(scene, index, words)


def _participles(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "Brokered by", "talks led by", "the role played by", "brought home by a Qatari delegation"."""
    lower, following = word_at(scene, index), word_at(scene, index + 1)
    found: list[Mediator] = []
    if (lower in words.done or lower in words.done_by) and (by := by_of(scene, index)):
        found += agents_after(scene, by + 1, index, "mediator.by") + companions(scene, index, "mediator.by")
    backed = lower in words.backed and following == "by" and _of_handover(scene, index, words)
    by = index + 1 if backed else by_of(scene, index) if lower in words.talked and _of_talks(scene, index) else 0
    if by:
        found += agents_after(scene, by + 1, index, "mediator.by")
    if lower in words.relays:
        found += relayed(scene, index)
    if lower in words.done and not found:
        found += _before_participle(scene, index)
    if lower == "played" and following == "by" and word_at(scene, index - 1) in ("role", "part"):
        found += agents_after(scene, index + 2, index, "mediator.by")
    if lower in words.carries and (carrier := _brought_by(scene, index)):
        found += agents_after(scene, carrier, index, "mediator.carries")
    return found


def _nouns(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "Mediation by", "with the help of", "after an appeal by", "via the Swiss embassy", "aboard a Qatari jet"."""
    lower, following = word_at(scene, index), word_at(scene, index + 1)
    found: list[Mediator] = []
    known = is_acknowledged(scene, index, words)
    helps = known or (lower in words.helps and (following == "by" or _introduced(scene, index, words)))
    if (lower in words.efforts or helps) and following in _OF:
        found += agents_after(scene, index + 2, index, "mediator.of")
    elif lower in words.efforts or helps:
        found += _owner(scene, index) or _its(scene, index) or efforts_made(scene, index)
    if lower in words.requests and _moved_by(scene, index) and following in _OF:
        found += agents_after(scene, index + 2, index, "mediator.request")
    elif lower in words.requests and _moved_by(scene, index):
        found += _owner(scene, index, "mediator.request")
    if lower in ("through", "via"):
        found += _through(scene, index, words)
    if lower in words.vehicles and (owner := lent_vehicle(scene, index, words)):
        found.append(Mediator(owner.mention, index, "mediator.vehicle"))
    return found


def _roles(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "Mediators from Qatar", "acted as go-between", "with Egypt also involved"."""
    lower, following = word_at(scene, index), word_at(scene, index + 1)
    found: list[Mediator] = []
    if (lower in words.roles and not lower.startswith("broker")) or lower == "mediating":
        found += _mediators(scene, index)
    if lower in words.joined:
        found += _joined_in(scene, index)
    between = lower == "go" and following == "-" and word_at(scene, index + 2).startswith("between")
    if lower in words.roles or lower in words.stand_ins or lower in _HOSTS or between:
        found += _as_role(scene, index)
    if lower in ("go-betweens", "betweens"):
        found += _owner(scene, index - 2 if lower == "betweens" else index, "mediator.role")
    if lower == "role" and _is_to_mediate(scene, index, words):
        found += agents_after(scene, index + 2, index, "mediator.of") if following == "of" else _owner(scene, index)
    return found


def _is_to_mediate(scene: Scene, index: int, words: MediationWords) -> bool:
    """ "The role of Malta as a mediator", "Malta's role in brokering the swap": what the role is said to be."""
    tokens = scene.parsed.tokens
    behind = next((t.i for t in tokens[index + 1 : index + 1 + _ROLE_OF] if t.lower in ("as", "in")), None)
    if behind is None:
        return False
    duty = {token.lower for token in tokens[behind + 1 : behind + 1 + _DUTY]}
    return bool(duty & (words.roles | words.efforts | words.acts | words.acts_on))


def by_of(scene: Scene, index: int) -> int:
    """The token of "by" behind a participle, past adverbs, "in secret" and a second participle; 0 if there is none."""
    for at in range(index + 1, min(index + 7, len(scene.parsed.tokens))):
        token = scene.parsed.tokens[at]
        if token.lower in _BY:
            return at
        opener = scene.parsed.tokens[index + 1].lower
        aside = opener in _ASIDES and token.tag in ("IN", "JJ", "NN", "NNS", "NNP", "DT", "CD")
        particle = token.tag == "RP" or (at == index + 1 and token.lower in ("out", "together", "about", "up"))
        if (token.tag not in ("RB", "CC", "VBN", "VBD") and not (aside or particle)) or token.lower in ("signed",):
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


def _moved_by(scene: Scene, index: int) -> bool:
    """Whether "at", "after", "following" stands a few words before a noun of asking."""
    for at in range(index - 1, max(-1, index - 6), -1):
        if scene.parsed.tokens[at].is_verb or word_at(scene, at) in (",", ";"):
            return word_at(scene, at) == "following"
        if word_at(scene, at) in ("at", "after", "following", "on", "upon", "to", "through"):
            return True
    return False


def _owner(scene: Scene, index: int, rule: str = "mediator.adjective") -> list[Mediator]:
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
        one = agent(scene, spot.first, spot.last, index, rule)
        if one:
            found.insert(0, one)
        edge = spot.first
    return found


def _its(scene: Scene, index: int) -> list[Mediator]:
    """ "The UAE said 4,641 captives had been exchanged through its mediation": whoever speaks, before the pronoun."""
    before = scene.parsed.tokens[max(0, index - 3) : index]
    its = next((t.i for t in reversed(before) if t.lower in ("its", "their", "his", "her")), None)
    if its is None or any(t.is_verb or t.lower == "," for t in scene.parsed.tokens[its + 1 : index]):
        return []
    speaker = next((c for c in reversed(find_credits(scene)) if c.cue < its and c.first <= c.last), None)
    if speaker and word_at(scene, its - 1) == "for" and any(speaker.cue < p.first < its for p in parties_of(scene)):
        return []  # "Kyiv said it had thanked Qatar for its mediation"
    return agents_within(scene, speaker.first, speaker.last, index, "mediator.its") if speaker else []


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
        be = index - 2 if word_at(scene, index - 1) in ("the", "a", "an") else 0
        return subjects_of(scene, be, "mediator.role") if be > 0 and word_at(scene, be) in ("was", "were") else []
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
    if tokens[verb].tag == "VBG" and word_at(scene, verb - 1) == ",":
        return _apposed(scene, verb)
    if verb >= 0 and tokens[verb].is_verb and tokens[verb].tag != "VBG":
        return subjects_of(scene, verb, "mediator.role")
    end = verb - 1 if tokens[verb].tag == "VBG" else verb
    first = next((i for i in range(end, max(-1, end - 14), -1) if tokens[i].lower in ("with", "used", "using")), None)
    return agents_within(scene, first + 1, end, index, "mediator.role") if first is not None and first < end else []


def _thanked(scene: Scene, index: int) -> list[Mediator]:
    """ "thanked Qatar", "thanks go to Qatar", "gratitude to Qatar", "Qatar was thanked by both sides"."""
    tokens = scene.parsed.tokens
    if tokens[index].tag == "VBN" and is_passive(scene, index) and word_at(scene, index + 1) == "to":
        return agents_after(scene, index + 2, index, "mediator.thanked")
    if tokens[index].tag == "VBN" and is_passive(scene, index):
        return subjects_of(scene, index, "mediator.thanked")
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
    found = found or _above_all(scene, index)
    return [m for m in found if m.key.rpartition(" ")[2].lower() not in _OWN_BODIES]


def _hyphen(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "UAE-brokered", "U.S.-mediated", "Egypt-Qatar-mediated", as one token or three."""
    token = scene.parsed.tokens[index]
    head, dash, tail = token.lower.rpartition("-")
    if dash and head and tail in words.done:
        return [Mediator(p.mention, index, "mediator.hyphen") for p in scene.parties if p.first <= index <= p.last]
    if word_at(scene, index + 1) not in words.done:
        return []
    found: list[Mediator] = []
    edge = index
    for spot in reversed(scene.parties):
        if spot.last == edge - 1 and word_at(scene, edge) == "-":
            found.insert(0, Mediator(spot.mention, index, "mediator.hyphen"))
            edge = spot.first - 1
    return found


def _credited_as(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "was instrumental in the release": the subject of the verb before the adjective."""
    tokens = scene.parsed.tokens
    near = {t.lower for t in tokens[index + 2 : index + 2 + OBJECT_REACH]}
    if word_at(scene, index + 1) not in ("in", "to", "for") or not near & (words.objects | _ACHIEVED):
        return []
    verb = next((i for i in range(index - 1, max(-1, index - 4), -1) if tokens[i].lower in _BE), None)
    return subjects_of(scene, verb, "mediator.credit") if verb is not None else []


def _before_participle(scene: Scene, index: int) -> list[Mediator]:
    """ "The Qatari-Egyptian mediated truce": the adjectives right before a participle that stands before its noun."""
    tokens = scene.parsed.tokens
    if index + 1 >= len(tokens) or not tokens[index + 1].is_noun or tokens[index].tag not in ("VBN", "JJ", "VBD"):
        return []
    found: list[Mediator] = []
    edge = index
    for spot in sorted((s for s in scene.parties if s.last < index), key=lambda s: -s.last):
        between = [t.lower for t in tokens[spot.last + 1 : edge]]
        if spot.mention.value.form != "adjective" or between not in ([], ["-"], ["and"]):
            break
        found.insert(0, Mediator(spot.mention, index, "mediator.adjective"))
        edge = spot.first
    return found


def _mediators(scene: Scene, index: int) -> list[Mediator]:
    """ "Mediators from Egypt and Qatar", "Omani mediators", "the mediators, Egypt and Qatar"."""
    tokens = scene.parsed.tokens
    lower, at = tokens[index].lower, index + 1
    if lower == "mediating":
        if word_at(scene, at) not in ("countries", "states", "nations", "powers", "parties", "governments"):
            return []
        at += 1
    elif word_at(scene, index - 1) == "as":
        return []
    elif word_at(scene, index - 1) in _BE or word_at(scene, index - 2) in _BE:
        return subjects_of(scene, index - 1 if word_at(scene, index - 1) in _BE else index - 2, "mediator.role")
    elif not lower.endswith("s"):
        named = next((s for s in scene.persons if index < s.first <= index + 2), None)
        beside = any(s.last == index - 1 and s.mention.value.form == "adjective" for s in scene.parties)
        if named and beside:
            return [Mediator(named.mention, index, "mediator.role")]
        return _owner(scene, index, "mediator.role") if beside else []
    if word_at(scene, at) == "of" and (before := _apposed(scene, index)):
        return before  # "Moscow and Ankara, the guarantors of the accord"
    if word_at(scene, at) in ("from", "of", ",", "-", "–", "—", ":", "(", "such", "including", "like"):
        at += 2 if word_at(scene, at) == "such" else 1
    elif at < len(tokens) and not tokens[at].text[0].isupper():
        at = -1
    apposed = word_at(scene, at - 1) not in (",", "-", "–", "—", ":", "(")
    found = agents_after(scene, at, index, "mediator.role") if at > 0 else []
    if found and (apposed or found[0].mention.start <= tokens[min(at + 1, len(tokens) - 1)].start):
        return found
    return _owner(scene, index, "mediator.role") or _apposed(scene, index)


def _apposed(scene: Scene, index: int) -> list[Mediator]:
    """ "Norway and Cuba, the guarantor countries": the names before a role in apposition."""
    tokens = scene.parsed.tokens
    comma = next((i for i in range(index - 1, max(-1, index - 5), -1) if tokens[i].lower == ","), 0)
    if not comma or (comma < index - 1 and word_at(scene, comma + 1) not in ("the", "both", "two", "its", "their")):
        return []
    found: list[Mediator] = []
    edge = comma
    for spot in sorted((s for s in (*parties_of(scene), *scene.persons) if s.last < comma), key=lambda s: -s.last):
        between = [t.lower for t in tokens[spot.last + 1 : edge] if not (edge == comma and t.is_noun)]
        if not set(between) <= {",", "and", "the"} or (found and not between):
            break
        one = agent(scene, spot.first, spot.last, index, "mediator.role")
        found = [one, *found] if one else found
        edge = spot.first
    return found


def _through(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "Through Egyptian intelligence", "via the Swiss embassy": an organ of a state, or a body; a country is a way."""
    tokens = scene.parsed.tokens
    end = next((i for i in range(index + 1, min(index + 7, len(tokens))) if tokens[i].lower in words.channels), -1)
    owner = next((s for s in parties_of(scene) if s.first in (index + 1, index + 2)), None)
    if owner is None or end < owner.last:
        return []
    if any(not (t.is_noun or t.tag in ("JJ", "POS", "HYPH", "CC", "DT")) for t in tokens[index + 1 : end]):
        return []
    return agents_after(scene, index + 1, index, "mediator.through")


def _joined_in(scene: Scene, index: int) -> list[Mediator]:
    """ "With Egypt and the US also involved", "with Omani officials on hand"."""
    tokens = scene.parsed.tokens
    start = next((i for i in range(index - 1, max(-1, index - 12), -1) if tokens[i].lower in ("with", ",", ";")), -1)
    if start < 0 or tokens[start].lower != "with" or any(t.is_verb for t in tokens[start + 1 : index]):
        return []
    return agents_within(scene, start + 1, index - 1, index, "mediator.role")


def _of_handover(scene: Scene, index: int, words: MediationWords) -> bool:
    """ "Talks led by Qatar", "the exchange, brokered by the UN and supported by Oman": not "rebels backed by Iran"."""
    before = scene.parsed.tokens[max(0, index - 8) : index]
    return any(t.lower in words.objects or t.lower in words.done for t in before[-3:]) or (
        word_at(scene, index - 1) == "and" and any(t.lower in words.objects for t in before)
    )


def _of_talks(scene: Scene, index: int) -> bool:
    """ "Talks carried on by Qatar": not "prisoners carried off by rebels", not "talks on 20 men held by rebels"."""
    if any(group.last == index - 1 for group in scene.groups):
        return False
    before = scene.parsed.tokens[max(0, index - 11) : index]
    cut = max((n + 1 for n, token in enumerate(before) if _opens_another_clause(token)), default=0)
    return any(token.lower in TALKS for token in before[cut:])


def _opens_another_clause(token: Token) -> bool:
    finite = token.tag in ("VBD", "VBZ", "VBP") and token.lower not in _BE | {"had", "has", "have"}
    return finite or token.lower in (",", ";", "who", "which")


def _above_all(scene: Scene, index: int) -> list[Mediator]:
    """ "Thanked all who had worked for it, in particular Qatar and Niger": the names behind a general word."""
    for at in range(index + 1, len(scene.parsed.tokens)):
        for words in _ABOVE_ALL:
            if all(word_at(scene, at + n) == word for n, word in enumerate(words)):
                return agents_after(scene, at + len(words), index, "mediator.thanked")
    return []


def _brought_by(scene: Scene, index: int) -> int:
    """Where the agent of "brought to Kyiv by a Qatari delegation" begins, 0 if it is nobody's delegation or plane."""
    tokens = scene.parsed.tokens
    if tokens[index].tag != "VBN":
        return 0
    by = next((i for i in range(index + 1, min(index + 8, len(tokens))) if tokens[i].lower == "by"), 0)
    return by + 1 if by and any(t.lower in _PARTIES_OF for t in tokens[by + 1 : by + 6]) else 0
