"""Where a handover or an agreement took place, as the text words it (codebook, section 3).

A place counts when a word of the handover governs it ("handed over at the Wagah border", "the swap took place in
Zurich") and, for an agreement, when a word of the agreement does ("reached in Istanbul"). Places of captivity, of
capture, of statements and the end points of journeys are governed by other words and so are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exchange_extract.frames.model import Frame, Scene
from exchange_extract.records.place_governors import Governor, governor_of, then_freed
from exchange_extract.records.place_phrases import mission_with_seat, place_after
from exchange_extract.records.place_words import (
    ASTRAY,
    BEARINGS,
    BECAME,
    CLOSED,
    CROSSED,
    FETCHED,
    HANDOVER_POINTS,
    HELD_EVENTS,
    LINES,
    NAMED_AFTER,
    PHRASE,
    POINTS,
    PREPOSITIONS,
    REACHED,
    SCENES,
    SIDES,
    STAGED,
    STOPS,
    TAKEN,
    THERE,
    TREATED,
    WITNESSED,
)
from exchange_extract.records.sums import near
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

if TYPE_CHECKING:
    from exchange_extract.records.tellings import Telling


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
    return _without_same(result)


def _without_same(tellings: Sequence["Telling"]) -> list["Telling"]:
    """ "Across the same border", "at the same airfield": the place of that sort that was named last before."""
    named: dict[str, Mention[str]] = {}
    result = []
    for telling in tellings:
        place = telling.place
        words = place.value.lower().split() if place else []
        if words[:1] == ["same"]:
            telling = replace(telling, place=named.get(words[-1], place))
        elif place:
            named |= dict.fromkeys(words, place)
        result.append(telling)
    return result


def best_place(event: Sequence["Telling"]) -> Mention[str] | None:
    """Of several places that an article gives one event, a point before an area, and the body before the headline."""
    given = [(t.place, t.frame.scene.parsed.sentence.kind != "body") for t in event if t.place]
    return min(given, key=lambda row: (_vagueness(row[0].value), row[1]))[0] if given else None


def _vagueness(value: str) -> int:
    words = set(value.lower().split())
    if not any(char.isupper() for char in value):
        return 3  # "the border"
    return 0 if words & POINTS else 2 if words & BEARINGS else 1


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


# -- which of the phrases of a sentence -----------------------------------------------------------------------------


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
        elif frame.scene.parsed.tokens[spot.trigger].lower in STAGED:
            score = 1
        else:
            score = 1 if set(spot.mention.value.split()) & HANDOVER_POINTS and not frame.cumulative else 0
        if score and (best is None or score > best[0]):
            best = (score, spot.mention)
    return best[1] if best else None


# -- phrases ---------------------------------------------------------------------------------------------------------


def _spots(scene: Scene, text: str, acts: set[int]) -> list[_Spot]:
    found = []
    for token in scene.parsed.tokens:
        word = token.lower
        setting = _setting(scene, token.i, text, acts)
        if setting is not None:
            found.append(_Spot(token.i, setting, "act", token.i))
            continue
        if word in NAMED_AFTER and (venue := _venue_before(scene, token.i)):
            found.append(_Spot(token.i, venue, "agree", token.i))
            continue
        naming = _names_venue(scene, token.i)
        far = word in REACHED or (word == "of" and token.i and scene.parsed.tokens[token.i - 1].lower in SIDES)
        fetched = word == "from" and _is_fetched(scene, token.i)
        if word not in PREPOSITIONS | CROSSED and not far and word != "left" and not naming and not fetched:
            continue
        mention = place_after(scene, token.i, text)
        if mention is None:
            continue
        if naming:
            found.append(_Spot(token.i, mention, "act", token.i))
            continue
        if word in CROSSED:
            named = any(char.isupper() for char in mention.value)
            around = {near_by.lower for near_by in scene.parsed.tokens[max(0, token.i - 3) : token.i + 10]}
            point = set(mention.value.lower().split()) & (POINTS | LINES | {"river", "land"})
            if named and point and not around & ASTRAY:
                found.append(_Spot(token.i, mention, "act", token.i))
            continue
        mission = mission_with_seat(mention, text) if word == "to" else None
        mention = mission or mention
        meeting = _is_meeting_point(scene, token.i, mention)
        treated = far and not TREATED.isdisjoint(mention.value.split())
        there = THERE.match(text, mention.end) is not None and not treated
        near = (not far and word != "left") or there or mission or meeting
        if near or then_freed(scene, token.i, mention.end, acts) is not None:
            governor, trigger = governor_of(scene, token.i, mention.end, acts)
            found.append(_Spot(token.i, mention, "act" if meeting and governor == "other" else governor, trigger))
    return found


def _is_fetched(scene: Scene, preposition: int) -> bool:
    """ "A helicopter fetched them from": who comes for people takes them over where they are."""
    return any(token.lower in FETCHED for token in scene.parsed.tokens[max(0, preposition - 8) : preposition])


def _venue_before(scene: Scene, deal: int) -> Mention[str] | None:
    """ "the Stockholm agreement": where it was made is what it is called by."""
    spot = next((spot for spot in scene.places if spot.last == deal - 1), None)
    if spot is None or scene.parsed.tokens[spot.first - 1].tag not in ("DT", "JJ", "PRP$", "IN", "CD"):
        return None
    text = " ".join(token.text for token in scene.parsed.tokens[spot.first : spot.last + 1])
    return Mention(spot.mention.start, spot.mention.end, text, "place.named_after")


def _is_meeting_point(scene: Scene, preposition: int, mention: Mention[str]) -> bool:
    """A named crossing, bridge or checkpoint: who comes there with captives hands them over, whatever the verb says."""
    words = {token.lower for token in scene.parsed.tokens[max(0, preposition - 12) : preposition + 12]}
    named = any(char.isupper() for char in mention.value)
    return named and bool(set(mention.value.split()) & HANDOVER_POINTS) and not words & (TAKEN | CLOSED | STOPS)


def _setting(scene: Scene, verb: int, text: str, acts: set[int]) -> Mention[str] | None:
    """ "Rosh Hanikra was the scene of the exchange", "the Gori road saw the handover": a place that is the subject."""
    tokens = scene.parsed.tokens
    behind = tokens[verb + 1 : verb + 5]
    if tokens[verb].lower in WITNESSED:
        told = any(token.i in acts or token.lower in HELD_EVENTS for token in behind)
    else:
        told = tokens[verb].lower in BECAME and any(token.lower in SCENES for token in behind)
    if not told:
        return None
    for first in range(max(0, verb - 8), verb):
        dated = any(spot.mention.start <= tokens[first].start < spot.mention.end for spot in scene.dates)
        if dated or tokens[first].tag in ("DT", "IN"):
            continue
        match = PHRASE.match(text, tokens[first].start, scene.parsed.sentence.end)
        if match and match.end("body") == _before_adverbs(tokens, verb) and any(c.isupper() for c in match["body"]):
            start, end = match.span("body")
            return Mention(start, end, text[start:end], "place.setting")
    return None


def _before_adverbs(tokens: Sequence[Token], verb: int) -> int:
    return next((token.end for token in reversed(tokens[:verb]) if token.tag != "RB"), 0)


def _names_venue(scene: Scene, verb: int) -> bool:
    """ "The place was al-Shwayrif", "the venue is a village near Tame"."""
    tokens = scene.parsed.tokens
    subject = tokens[verb - 1].lower if verb else ""
    return tokens[verb].lower in ("was", "is", ",") and subject in ("place", "venue", "scene", "spot", "point")
