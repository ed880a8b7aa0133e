"""Where a handover or an agreement took place, as the text words it (codebook, section 3).

A place counts when a word of the handover governs it ("handed over at the Wagah border", "the swap took place in
Zurich") and, for an agreement, when a word of the agreement does ("reached in Istanbul"). Places of captivity, of
capture, of statements and the end points of journeys are governed by other words and so are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from exchange_extract.attribution import credit_words
from exchange_extract.frames.model import Frame, Scene
from exchange_extract.records.sums import near
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

if TYPE_CHECKING:
    from exchange_extract.records.tellings import Telling

Governor = Literal["act", "agree", "other"]

_FACILITY = (
    r"border|frontier|crossing|checkpoint|check[ -]?post|post|gate|airport|airstrip|airfield|airbase|base|camp|bridge"
    r"|station"
    r"|port|harbour|harbor|terminal|outlet|region|province|district|municipality|governorate|county|oblast|state|area"
    r"|village|town|city|capital|island|peninsula|valley|mountains|forest|contact line|demarcation line|front line"
    r"|frontline"
    r"|river|lake|strait|jungle|stadium|pass|highway|junction|tunnel|pier|quay|hotel|monastery|plateau|oasis|barracks"
    r"|boundary(?: line)?|section|stretch|zone|department|neighbou?rhood|suburb|square|compound"
)
_NAME = r"(?:[a-z]{2,3}[-’'])?[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:[-–’']\w+)*"
_NAMES = rf"{_NAME}(?: (?:(?:de|del|da|al|el|of|of the) )?{_NAME}){{0,4}}"
_PHRASE = re.compile(
    rf"(?:(?:the|a|an|its|their|this|that|another) )?"
    rf"(?P<body>(?:{_NAMES}[’']s? )?(?:(?!(?:of|and|with|to|in|at|on|near|for) )[a-z][a-z-]+ ){{0,3}}?"
    rf"(?:(?P<name>{_NAMES})(?P<after>(?: (?:{_FACILITY})\b){{0,3}})"
    rf"|(?P<facility>(?:(?:{_FACILITY})\b ?){{1,3}})"
    rf"(?P<tail>(?:(?<= )| )(?:with|between|of|outside|near|in|at) (?:the )?(?P<of>{_NAMES})"
    rf"(?: and {_NAMES})?)?))"
)
_PREPOSITIONS = {"in", "at", "on", "near", "outside", "inside", "through", "via", "along", "across"}
_LOOSE = {"in", "at", "near", "outside"}
_GROUPS_OF_STATES = {"Gulf", "Baltic", "Arab", "African", "European", "Balkan", "Asian"}
_LINES = {"border", "frontier", "contact line", "demarcation line", "front line", "frontline"}
# fmt: off
_POINTS = {
    "border", "frontier", "crossing", "checkpoint", "post", "airport", "airstrip", "airfield", "base", "camp",
    "bridge", "gate", "terminal", "outlet",
}
# fmt: on
_BEARINGS = {
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
}
# fmt: off
_SETTLED = {
    "village", "town", "city", "province", "region", "district", "municipality", "state", "island", "port", "capital",
    "department",
}
_NO_PLACE = {
    "Telegram", "Twitter", "Facebook", "X", "Parliament", "Congress", "English", "Arabic", "Russian", "Hebrew",
    "Easter", "Christmas", "Ramadan", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Internet", "I",
}
_AGREE = {
    "agreed", "agree", "agrees", "reached", "signed", "concluded", "settled", "struck", "negotiated", "brokered",
    "mediated", "hammered", "talks", "negotiations", "meeting", "meetings", "summit", "round", "agreement",
    "agreements", "deal", "accord", "accords", "understanding", "understandings", "memorandum", "signing",
    "consultations", "conference", "discussions", "bargain", "paper", "pact", "approved", "finalised", "finalized",
    "forged", "announced",
}
_ACTS = {
    "place", "occurred", "happened", "conducted", "completed", "carried", "met", "meet", "crossed", "cross",
    "crossing", "walked", "walk", "passed", "pass", "picked", "stood", "gathered", "changing", "changed", "change",
    "staged", "organised", "organized", "handover", "hand-over", "exchange", "swap", "ceremony", "operation",
    "transfer", "release", "delivered", "witnessed", "freed", "let", "handed", "gave", "given", "turned", "exchanged",
    "swapped", "traded", "released",
}
# fmt: on
_HELD_EVENTS = {"exchange", "swap", "handover", "ceremony", "operation", "transfer", "trade"}
_FAILED = {"broke", "collapsed", "failed", "stalled", "ended"}
_HELD_TALKS = {"talks", "meeting", "negotiations", "round", "consultations", "summit"}
# fmt: off
_AUX = {
    "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "will", "would", "did", "do", "does",
    "can", "could", "may", "'s",
}
# fmt: on
# Verbs whose "in" and "at" name the end of a journey or where people were kept.
# fmt: off
_ENDS = {
    "arrived", "arrive", "arrives", "arriving", "landed", "land", "lands", "landing", "reached", "reach", "flown",
    "flew", "returned", "home", "back", "came", "holding", "serving", "living", "lived", "keeping", "kept",
    "detained", "jailed", "captured", "kidnapped", "abducted", "seized", "imprisoned", "stayed", "staying", "treated",
    "arrest", "arrested", "arrival", "return", "accused",
}
# fmt: on
_BODIES = {
    "ministry",
    "headquarters",
    "council",
    "court",
    "museum",
    "museums",
    "university",
    "government",
}
# fmt: off
_STOPS = {
    "prison", "prisons", "jail", "jails", "captivity", "custody", "detention", "cells", "imprisonment", "war",
    "fighting", "conflict", "invasion", "ceasefire", "cease-fire", "truce", "hostilities", "embassy", "office",
    "spokesman", "spokesperson", "residents", "reporters", "journalists", "plant", "steelworks", "attack",
    "offensive", "surrender",
}
# fmt: on
_FRONTERS = {",", "“", '"', "``", "early", "late", "just"}
_FAR = 26


@dataclass(frozen=True, slots=True)
class _Spot:
    """A phrase that may be a place: the token of its preposition, and what governs it."""

    preposition: int
    mention: Mention[str]
    governor: Governor
    trigger: int


def place_of(frame: Frame, text: str) -> Mention[str] | None:
    """The place that the sentence of a frame gives its event: where an agreement was made, else of the handover."""
    acts = {frame.trigger.first, frame.trigger.head, frame.trigger.last}
    return _choose(_spots(frame.scene, text, acts), frame)


def with_places(tellings: Sequence["Telling"], scenes: Sequence[Scene], text: str) -> list["Telling"]:
    """The tellings, where those without a place take it from a sentence close by that tells of no people itself.

    "The exchange took place in …", "The buses met on the border": a few sentences after a handover; "The paper was
    signed in …": two sentences before or after an agreement.
    """
    result = list(tellings)
    busy = {t.frame.scene.number for t in tellings if not t.is_note}
    acts: dict[int, set[int]] = {}
    for telling in tellings:
        acts.setdefault(telling.frame.scene.number, set()).add(telling.frame.trigger.head)
    for scene in scenes:
        spots = _spots(scene, text, acts.get(scene.number, set()))
        for spot in spots if scene.parsed.sentence.kind == "body" else ():
            if scene.number in busy and spot.governor != "agree":
                continue
            index = _owner(spot, scene, result)
            if index is not None:
                result[index] = replace(result[index], place=spot.mention)
    return result


def best_place(event: Sequence["Telling"]) -> Mention[str] | None:
    """Of several places that an article gives one event, a point before an area, and the body before the headline."""
    given = [(t.place, t.frame.scene.parsed.sentence.kind != "body") for t in event if t.place]
    return min(given, key=lambda row: (_vagueness(row[0].value), row[1]))[0] if given else None


def _vagueness(value: str) -> int:
    words = set(value.lower().split())
    return 0 if words & _POINTS else 2 if words & _BEARINGS else 1


def _owner(spot: _Spot, scene: Scene, tellings: Sequence["Telling"]) -> int | None:
    agreed = spot.governor == "agree"
    if spot.governor == "other":
        return None
    best: tuple[int, int] | None = None
    for index in near(tellings, scene.number, 8, 1):
        telling = tellings[index]
        distance = scene.number - telling.frame.scene.number
        far = 8 if index == len(tellings) - 1 or tellings[index + 1].frame.scene.number >= scene.number else 3
        close = -1 <= distance <= 2 if agreed else 0 < distance <= far
        fits = telling.status == "agreed" if agreed else telling.status in ("completed", "ongoing", "planned")
        if not close or not fits or telling.is_note or telling.cumulative:
            continue
        if best is None or abs(distance) <= best[0]:
            best = (abs(distance), index)
    known = tellings[best[1]].place if best is not None else None
    if known is not None and (agreed or _vagueness(known.value) <= _vagueness(spot.mention.value)):
        return None
    return best[1] if best is not None else None


# -- what governs a phrase -------------------------------------------------------------------------------------------


def _choose(spots: Sequence[_Spot], frame: Frame) -> Mention[str] | None:
    heads = frame.scene.clauses.head_of
    own = heads[frame.trigger.head]
    best: tuple[int, Mention[str]] | None = None
    for spot in spots:
        if frame.status == "agreed":
            score = 3 if spot.governor == "agree" else 1 if spot.governor == "act" else 0
        elif spot.governor != "act":
            score = 0
        elif frame.trigger.first <= spot.trigger <= frame.trigger.last:
            score = 3
        elif heads[spot.trigger] == own:
            score = 2
        else:
            score = 0
        if score and (best is None or score > best[0]):
            best = (score, spot.mention)
    return best[1] if best else None


def _governor(scene: Scene, preposition: int, end: int, acts: set[int]) -> tuple[Governor, int]:
    """What the nearest verb or telling noun before a phrase says, and its token; fronted phrases look ahead.

    ``end`` is where the phrase ends in the text: "in Sanaa, where the men were freed" is governed from behind.
    """
    tail = [token for token in scene.parsed.tokens if token.start >= end][:9]
    if "where" in [token.lower for token in tail[:2]]:
        freed = next(
            (token.i for token in tail if (token.i in acts and token.tag != "VBG") or _is_held(scene, token)), -1
        )
        if freed >= 0:
            return "act", freed
    tokens = scene.parsed.tokens
    if preposition and tokens[preposition - 1].lower == ",":
        main = next((index for index in range(preposition - 1, max(-1, preposition - _FAR), -1) if index in acts), -1)
        if main >= 0:
            return "act", main
    index = preposition - 1
    while index >= 0 and preposition - index <= _FAR:
        token = tokens[index]
        word = token.lower
        if index == preposition - 1 and (word in _BODIES or _is_seat(scene, index, end)):
            return "other", index  # "the Foreign Ministry in Baku said"
        if token.text[0].isupper() and index and index not in acts:  # "Red Cross" crosses nothing
            index -= 1
            continue
        if word in _ENDS and token.tag not in ("NN", "NNS") and not _goes_through(tokens, index, preposition, acts):
            return "other", index
        if word == "held":
            return _held(scene, index), index
        if word in _STOPS and preposition - index <= 5 and not (word == "war" and tokens[index - 1].lower == "of"):
            return "other", index
        if word in _AGREE and (token.is_verb or token.is_noun):
            failed = any(later.lower in _FAILED for later in tokens[preposition + 1 : preposition + 7])
            return "other" if failed and token.is_noun else "agree", index
        if index in acts or (word in _ACTS and (token.is_verb or token.is_noun)):
            return "act", index
        if token.is_verb and word not in _AUX and token.tag != "VBG":
            return "other", index
        if word in (";", ":", "”", '"', "''") or (word == "where" and index < preposition - 1):
            return "other", index
        index -= 1
    if all(token.lower in _FRONTERS or token.tag == "RB" for token in tokens[:preposition]):
        following = next((token.i for token in tokens[preposition:] if token.i in acts), -1)
        verb = next((token.i for token in tokens[preposition:] if token.is_verb and token.lower not in _AUX), -1)
        if following >= 0 and verb in (following, -1):
            return "act", following
    return "other", max(index, 0)


def _goes_through(tokens: Sequence[Token], verb: int, preposition: int, acts: set[int]) -> bool:
    """ "returned a fisherman through Panmunjom": a way, not an end, of those who are handed over."""
    if verb not in acts or tokens[verb].lower != "returned":
        return False
    point = {token.lower for token in tokens[preposition + 1 : preposition + 6]} & _POINTS
    return tokens[preposition].lower in ("through", "via") or (
        tokens[preposition].lower in ("at", "on") and bool(point)
    )


def _is_seat(scene: Scene, before: int, end: int) -> bool:
    """ "the State Commission in Baku announced": a body by its name or office, its seat, and a verb of saying."""
    noun = scene.parsed.tokens[before]
    following = next((token for token in scene.parsed.tokens if token.start >= end), None)
    return noun.is_noun and following is not None and following.lower in credit_words().say


def _is_held(scene: Scene, token: Token) -> bool:
    """ "where the handover took place", "where the exchange was held"."""
    return token.lower == "place" and scene.parsed.tokens[token.i - 1].lower in ("took", "takes", "take")


def _held(scene: Scene, index: int) -> Governor:
    """ "The exchange was held at …" against "soldiers held in …"."""
    before = {token.lower for token in scene.parsed.tokens[max(0, index - 8) : index]}
    if before & _HELD_EVENTS:
        return "act"
    return "agree" if before & _HELD_TALKS else "other"


# -- phrases ---------------------------------------------------------------------------------------------------------


def _spots(scene: Scene, text: str, acts: set[int]) -> list[_Spot]:
    found = []
    for token in scene.parsed.tokens:
        if token.lower not in _PREPOSITIONS and token.lower != "to":
            continue
        mention = _phrase(scene, token.i, text)
        if mention is not None and (token.lower != "to" or text[mention.end : mention.end + 7] == ", where"):
            governor, trigger = _governor(scene, token.i, mention.end, acts)
            found.append(_Spot(token.i, mention, governor, trigger))
    return found


def _phrase(scene: Scene, preposition: int, text: str) -> Mention[str] | None:
    """The place named right after a preposition, without its article."""
    tokens = scene.parsed.tokens
    if preposition + 1 >= len(tokens):
        return None
    sentence_end = scene.parsed.sentence.end
    match = _PHRASE.match(text, tokens[preposition + 1].start, sentence_end)
    if match is None:
        return None
    start, end = match.span("body")
    word = tokens[preposition].lower
    if match["name"]:
        if not _is_name_of_place(scene, match, word):
            return None
        if not match["after"] and not _BEARINGS & set(text[start : match.start("name")].split()):
            start = match.start("name")
    else:
        if not match["tail"] and not text[start:end].strip()[0].isupper() and match["facility"].strip() not in _LINES:
            return None
        if match["of"] and match["tail"].split()[0] == "of" and match["facility"].split()[-1] in _SETTLED:
            start = match.start("of")
    value = text[start:end].rstrip()
    if re.search(r"\b(?:prison|penal|detention|labou?r)\b", value):
        return None
    return Mention(start, start + len(value), re.sub(r"\s+", " ", value), "place.governed")


def _is_name_of_place(scene: Scene, match: "re.Match[str]", preposition: str) -> bool:
    start, end = match.span("name")
    if match["name"].split()[0] in _NO_PLACE:
        return False
    if match["after"]:
        return match["after"].split()[-1] != "state" or match["name"] not in _GROUPS_OF_STATES
    following = next((token for token in scene.parsed.tokens if token.start >= end), None)
    if following is not None and following.tag in ("NN", "NNS") and following.start <= end + 1:
        return False  # "in the Shalit deal", "in Gaza captivity"
    if any(spot.mention.start < end and start < spot.mention.end for spot in scene.dates):
        return False
    known = [spot for spot in scene.places if spot.mention.start < end and start < spot.mention.end]
    parties = [spot for spot in scene.parties if spot.mention.start < end and start < spot.mention.end]
    states = [spot for spot in parties if spot.mention.value.kind == "state" and spot.mention.value.form == "name"]
    lead = match["body"].split()[0]
    if states:
        return lead in _BEARINGS or bool(known)
    if known:
        return True
    if parties or any(spot.mention.start < end and start < spot.mention.end for spot in scene.persons):
        return False
    owns = match.string[end : end + 1] in ("'", "’")
    return preposition in _LOOSE and not match["name"].isupper() and not owns
