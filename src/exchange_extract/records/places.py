"""Where a handover or an agreement took place, as the text words it (codebook, section 3).

A place counts when a word of the handover governs it ("handed over at the Wagah border", "the swap took place in
Zurich") and, for an agreement, when a word of the agreement does ("reached in Istanbul"). Places of captivity, of
capture, of statements and the end points of journeys are governed by other words and so are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from exchange_extract.attribution import credit_words
from exchange_extract.frames.model import Frame, Scene
from exchange_extract.records.place_phrases import mission_with_seat, place_after
from exchange_extract.records.place_words import (
    ACTS,
    AGREE,
    ARRANGED,
    AUX,
    BEARINGS,
    BECAME,
    BODIES,
    CLOSED,
    CONVOYS,
    CROSSED,
    ENDS,
    FAILED,
    FAR,
    FRONTERS,
    GAVE,
    HANDOVER_POINTS,
    HELD_EVENTS,
    HELD_TALKS,
    LINES,
    MEET,
    NAMED_AFTER,
    PASSED,
    PHRASE,
    POINTS,
    PREPOSITIONS,
    REACHED,
    SCENES,
    SIDES,
    STAGED,
    STATESMEN,
    STOPS,
    TAKEN,
    THERE,
    WITNESSED,
)
from exchange_extract.records.sums import near
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

if TYPE_CHECKING:
    from exchange_extract.records.tellings import Telling

_DEAL = 4  # words from a deal to "reached"
Governor = Literal["act", "agree", "other"]


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
        elif frame.scene.parsed.tokens[spot.trigger].lower in STAGED:
            score = 1
        else:
            score = 1 if set(spot.mention.value.split()) & HANDOVER_POINTS and not frame.cumulative else 0
        if score and (best is None or score > best[0]):
            best = (score, spot.mention)
    return best[1] if best else None


def _governor(scene: Scene, preposition: int, end: int, acts: set[int]) -> tuple[Governor, int]:
    """What the nearest verb or telling noun before a phrase says, and its token; fronted phrases look ahead.

    ``end`` is where the phrase ends in the text: "in Sanaa, where the men were freed" is governed from behind.
    """
    freed = _freed_there(scene, end, acts)
    if freed is not None:
        return "act", freed
    tokens = scene.parsed.tokens
    if preposition and tokens[preposition - 1].lower == ",":
        main = next((index for index in range(preposition - 1, max(-1, preposition - FAR), -1) if index in acts), -1)
        if main >= 0:
            return "act", main
    found, index = _word_before(scene, preposition, end, acts)
    if found is not None:
        return found, index
    fronted = _governed_from_behind(scene, preposition, acts)
    return ("act", fronted) if fronted is not None else ("other", max(index, 0))


def _word_before(scene: Scene, preposition: int, end: int, acts: set[int]) -> tuple[Governor | None, int]:
    """The nearest word before a phrase that governs it, and how; None where there is none, with the last place."""
    tokens = scene.parsed.tokens
    index = preposition - 1
    while index >= 0 and preposition - index <= FAR:
        token = tokens[index]
        word = token.lower
        if index == preposition - 1 and (word in BODIES or _is_seat(scene, index, end)):
            return "other", index  # "the Foreign Ministry in Baku said"
        if token.text[0].isupper() and index and index not in acts:  # "Red Cross" crosses nothing
            index -= 1
            continue
        if word == "back" and {t.lower for t in tokens[max(0, index - 7) : index]} & GAVE:
            index -= 1
            continue
        if _is_before_people(scene, index):
            index -= 1
            continue
        if word == "reached" and {t.lower for t in tokens[max(0, index - _DEAL) : index]} & AGREE:
            return "agree", index  # "a deal reached on Friday in Doha"
        if word in ENDS and token.tag not in ("NN", "NNS") and not _goes_through(tokens, index, preposition, acts):
            return "other", index
        if word in ("by", "to") and 0 < index < preposition - 1 and tokens[index - 1].lower == tokens[index + 1].lower:
            return "act", index  # "came face to face", "parked side by side"
        if word == "left" and tokens[index + 1].tag == "IN":
            return "other", index  # "the prisoners left in the camp"
        if word == "held":
            captive = {t.lower for t in tokens[index + 1 : index + 2]} & {"captive", "hostage", "prisoner"}
            return ("other" if captive else _held(scene, index)), index
        if word in STOPS and preposition - index <= 5 and not (word == "war" and tokens[index - 1].lower == "of"):
            return "other", index
        if word in MEET and {t.lower for t in tokens[max(0, index - 8) : index]} & STATESMEN:
            return "agree", index
        if word in AGREE and (token.is_verb or token.is_noun):
            failed = any(later.lower in FAILED for later in tokens[preposition + 1 : preposition + 7])
            return "other" if failed and token.is_noun else "agree", index
        if word in MEET and index not in acts and not _is_point(tokens, preposition, end):
            convoys = {t.lower for t in tokens[max(0, index - 12) : index]} & CONVOYS
            return "act" if convoys else "other", index  # "the ministers met in Oslo"
        if index in acts or (word in ACTS and (token.is_verb or token.is_noun)):
            due = index not in acts and any(later.lower in ARRANGED for later in tokens[index:preposition])
            return "other" if due else "act", index  # "a ceremony is planned in" is told of no handover before it
        if token.is_verb and token.tag != "VBG" and word not in PASSED and not _is_attribute(tokens, index):
            return "other", index
        if word in (";", ":", "”", '"', "''") or (word == "where" and index < preposition - 1):
            return "other", index
        index -= 1
    return None, index


def _is_point(tokens: Sequence[Token], preposition: int, end: int) -> bool:
    """Whether the phrase of a preposition names a point where sides meet, such as a bridge or the border."""
    words = " ".join(token.lower for token in tokens[preposition:] if token.start < end)
    return any(f" {point} " in f" {words} " for point in POINTS | LINES)


def _freed_there(scene: Scene, end: int, acts: set[int]) -> int | None:
    """ "In Sanaa, where the men were freed": the handover that a clause about the place tells of."""
    tail = [token for token in scene.parsed.tokens if token.start >= _past_date(scene, end)][:9]
    words = [token.lower for token in tail]
    if not {"where", "there"} & set(words[:3]) and "there" not in words[3:7]:
        return None
    return next((t.i for t in tail if (t.i in acts and t.tag != "VBG") or _is_held(scene, t)), None)


def _governed_from_behind(scene: Scene, preposition: int, acts: set[int]) -> int | None:
    """ "In Zabul on Monday, the group freed ten": the handover behind a phrase that opens its sentence."""
    tokens = scene.parsed.tokens
    times = [(spot.mention.start, spot.mention.end) for spot in scene.dates]
    cleft = [token.lower for token in tokens[:2]] in (["it", "was"], ["it", "is"])  # "It was in Tripoli that"
    for token in tokens[2 if cleft else 0 : preposition]:
        dated = token.lower in PREPOSITIONS or any(start <= token.start < end for start, end in times)
        if not (dated or token.lower in FRONTERS or token.tag in ("RB", "RBR", "IN")):
            return None
    following = next((token.i for token in tokens[preposition:] if token.i in acts), None)
    verb = next((token.i for token in tokens[preposition:] if token.is_verb and token.lower not in AUX), following)
    return following if verb == following else None


def _past_date(scene: Scene, end: int) -> int:
    """Where a phrase ends with the date behind it: "at the airport on Friday, where"."""
    return next((d.mention.end for d in scene.dates if end <= d.mention.start <= end + 4), end)


def _is_before_people(scene: Scene, index: int) -> bool:
    """ "Gave up eleven abducted policemen in Birao": a participle inside the words for the people."""
    return scene.parsed.tokens[index].tag in ("VBN", "VBD") and any(
        group.first <= index < group.last for group in scene.groups
    )


def _is_attribute(tokens: Sequence[Token], index: int) -> bool:
    """ "This divided capital": a participle before its noun."""
    return (
        tokens[index].tag == "VBN"
        and 0 < index < len(tokens) - 1
        and tokens[index + 1].is_noun
        and tokens[index - 1].tag in ("DT", "JJ", "PRP$", "HYPH")
    )


def _goes_through(tokens: Sequence[Token], verb: int, preposition: int, acts: set[int]) -> bool:
    """ "returned a fisherman through Panmunjom": a way, not an end, of those who are handed over."""
    if verb not in acts or tokens[verb].lower != "returned":
        return False
    point = {token.lower for token in tokens[preposition + 1 : preposition + 7]} & POINTS
    if tokens[preposition].lower == "at" and tokens[verb + 1].tag in ("CD", "DT", "JJ", "NNS"):
        return True  # "returned 15 prisoners at Bum La"
    return tokens[preposition].lower in ("through", "via") or (
        tokens[preposition].lower in ("at", "on") and bool(point)
    )


def _is_seat(scene: Scene, before: int, end: int) -> bool:
    """ "the State Commission in Baku announced": a body by its name or office, its seat, and a verb of saying."""
    noun = scene.parsed.tokens[before]
    following = next((token for token in scene.parsed.tokens if token.start >= end), None)
    return noun.is_noun and following is not None and following.lower in credit_words().say


def _is_held(scene: Scene, token: Token) -> bool:
    """ "where the handover took place", "where officers took charge of them"."""
    return token.lower in ("place", "charge") and scene.parsed.tokens[token.i - 1].lower in ("took", "takes", "take")


def _held(scene: Scene, index: int) -> Governor:
    """ "The exchange was held at …", "through talks held in …", against "soldiers held in …"."""
    before = [token.lower for token in scene.parsed.tokens[max(0, index - 16) : index]]
    if not HELD_EVENTS.isdisjoint(before) and before[-1] not in HELD_TALKS:
        return "act"
    return "other" if HELD_TALKS.isdisjoint(before) else "agree"


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
        if word not in PREPOSITIONS | CROSSED and not far and word != "left" and not naming:
            continue
        mention = place_after(scene, token.i, text)
        if mention is None:
            continue
        if naming:
            found.append(_Spot(token.i, mention, "act", token.i))
            continue
        if word in CROSSED:
            named = any(char.isupper() for char in mention.value)
            if named and set(mention.value.lower().split()) & (POINTS | LINES | {"river", "land"}):
                found.append(_Spot(token.i, mention, "act", token.i))
            continue
        mission = mission_with_seat(mention, text) if word == "to" else None
        mention = mission or mention
        meeting = _is_meeting_point(scene, token.i, mention)
        if (not far and word != "left") or THERE.match(text, mention.end) or mission or meeting:
            governor, trigger = _governor(scene, token.i, mention.end, acts)
            found.append(_Spot(token.i, mention, "act" if meeting and governor == "other" else governor, trigger))
    return found


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
