"""What governs a phrase that may be a place: a handover, an agreement or something else (codebook, section 3)."""

from collections.abc import Sequence
from typing import Literal

from exchange_extract.attribution import credit_words
from exchange_extract.frames.model import Scene
from exchange_extract.frames.objects import exchanges_things
from exchange_extract.records.place_words import (
    ACTS,
    AGREE,
    AIRFIELDS,
    ARRANGED,
    AUX,
    BODIES,
    CONVOYS,
    ENDS,
    FAILED,
    FAR,
    FRONTERS,
    GAVE,
    HELD_EVENTS,
    HELD_TALKS,
    LINES,
    MEET,
    MOVED,
    PASSED,
    POINTS,
    PREPOSITIONS,
    STATESMEN,
    STOPS,
    THEN,
)
from exchange_extract.tokens import Token

_ASIDE = 12  # words between two commas
_NAME = 6  # words of an airport's name
_DEAL = 4  # words from a deal to "reached"
Governor = Literal["act", "agree", "other"]


def governor_of(scene: Scene, preposition: int, end: int, acts: set[int]) -> tuple[Governor, int]:
    """What the nearest verb or telling noun before a phrase says, and its token; fronted phrases look ahead.

    ``end`` is where the phrase ends in the text: "in Sanaa, where the men were freed" is governed from behind.
    """
    freed = _freed_there(scene, end, acts)
    if freed is None:
        freed = then_freed(scene, preposition, end, acts)
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
    if fronted is None:
        fronted = _scene_of(scene, preposition, end, acts)
    return ("act", fronted) if fronted is not None else ("other", max(index, 0))


def _is_elsewhere(scene: Scene, index: int, end: int) -> bool:
    """ "The Foreign Ministry in Baku", "flown to Queen Alia airport in Amman", "they had been taken at a checkpoint":
    whether the word right before a phrase ties it to something else."""
    tokens = scene.parsed.tokens
    word = tokens[index].lower
    if word in BODIES or word == "taken" or _is_seat(scene, index, end):
        return True
    to = next((t.lower for t in reversed(tokens[max(0, index - _NAME) : index]) if t.lower in ("to", "into", "at")), "")
    return word in AIRFIELDS and to in ("to", "into")


def _word_before(scene: Scene, preposition: int, end: int, acts: set[int]) -> tuple[Governor | None, int]:
    """The nearest word before a phrase that governs it, and how; None where there is none, with the last place."""
    tokens = scene.parsed.tokens
    index = preposition - 1
    while index >= 0 and preposition - index <= FAR:
        token = tokens[index]
        word = token.lower
        if word == "according" or (index == preposition - 1 and _is_elsewhere(scene, index, end)):
            return "other", index  # "according to the rescue service in Goris"
        if token.text[0].isupper() and index and index not in acts:  # "Red Cross" crosses nothing
            index -= 1
            continue
        if token.text == "," and (opening := _opens_aside(tokens, index)):
            index = opening - 1
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
            return ("other" if captive or _is_said_of_people(scene, index) else _held(scene, index)), index
        if word in STOPS and preposition - index <= 5 and not (word == "war" and tokens[index - 1].lower == "of"):
            return "other", index
        if word in MEET and {t.lower for t in tokens[max(0, index - 8) : index]} & STATESMEN:
            return "agree", index
        if word in AGREE and (token.is_verb or token.is_noun) and tokens[index + 1].lower != "point":
            failed = any(later.lower in FAILED for later in tokens[preposition + 1 : preposition + 7])
            return "other" if failed and token.is_noun else "agree", index
        if word in MEET and index not in acts and not _is_point(tokens, preposition, end):
            convoys = {t.lower for t in tokens[max(0, index - 12) : index]} & CONVOYS
            return "act" if convoys else "other", index  # "the ministers met in Oslo"
        if index in acts or (word in ACTS and (token.is_verb or token.is_noun)):
            if exchanges_things(scene, index):
                return "other", index
            due = index not in acts and any(later.lower in ARRANGED for later in tokens[index:preposition])
            return "other" if due else "act", index  # "a ceremony is planned in" is told of no handover before it
        if token.is_verb and token.tag != "VBG" and word not in PASSED and not _is_attribute(tokens, index):
            return "other", index
        if word in (";", ":", "”", '"', "''") or (word == "where" and index < preposition - 1):
            return "other", index
        index -= 1
    return None, index


def _opens_aside(tokens: Sequence[Token], closing: int) -> int | None:
    """ "Handed 20 soldiers, most of them wounded, to": the comma that opens what is said of some of the people."""
    opening = next((i for i in range(closing - 1, max(0, closing - _ASIDE), -1) if tokens[i].text == ","), None)
    if opening is None:
        return None
    some = [token.lower for token in tokens[opening + 1 : opening + 4]]
    return opening if some[1:2] == ["of"] and some[2:] in (["them"], ["whom"]) else None


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


def then_freed(scene: Scene, preposition: int, end: int, acts: set[int]) -> int | None:
    """ "Led onto a stage in the square and then given", "driven to the bridge and handed over": the next step there."""
    way = scene.parsed.tokens[max(0, preposition - 16) : preposition]
    if not any(token.is_verb and token.lower in MOVED for token in way):
        return None
    tail = [token for token in scene.parsed.tokens if token.start >= _past_date(scene, end)][:6]
    words = [token.lower for token in tail]
    if words[:1] == [","]:
        tail, words = tail[1:], words[1:]
    if words[:1] != ["and"] and words[:2] != ["before", "being"]:
        return None
    step = next((token for token in tail[1:] if token.lower not in THEN), None)
    return step.i if step is not None and step.i in acts - {t.i for t in way} and step.lower not in ENDS else None


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
    verb = next((t.i for t in tokens[preposition:] if t.i in acts or _is_finite(tokens, t.i)), following)
    return following if verb == following else None


def _scene_of(scene: Scene, preposition: int, end: int, acts: set[int]) -> int | None:
    """ "There was joy at Moyale on Friday when the herders were freed": the handover that a scene is of."""
    tokens = scene.parsed.tokens
    if tokens[preposition].lower not in ("at", "outside"):
        return None
    tail = [token for token in tokens if token.start >= _past_date(scene, end)][:12]
    if not tail or tail[0].lower not in ("when", "as", "while"):
        return None
    return next((token.i for token in tail if token.i in acts), None)


def _is_finite(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells something of its own, unlike "cleared of snow" or "two hostages held since May"."""
    token = tokens[verb]
    if not token.is_verb or token.lower in AUX:
        return False
    return token.tag not in ("VBN", "VBG") or tokens[verb - 1].lower in AUX


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
    """ "The State Commission in Baku announced", "families in Goma hope": who acts there, with a verb of theirs."""
    tokens = scene.parsed.tokens
    noun = tokens[before]
    if not noun.is_noun or noun.lower in ACTS | AGREE:
        return False
    following = next((token for token in tokens if token.start >= end), None)
    if following is None or following.lower in AUX:
        return False
    finite = following.tag in ("VBD", "VBZ", "VBP") and tokens[before + 1].lower == "in"
    return finite or following.lower in credit_words().say


def _is_said_of_people(scene: Scene, participle: int) -> bool:
    """ "In exchange for two Iranians held in Bangkok": a participle right behind the words for the people."""
    return any(group.last == participle - 1 for group in scene.groups)


def _is_held(scene: Scene, token: Token) -> bool:
    """ "where the handover took place", "where officers took charge of them"."""
    return token.lower in ("place", "charge") and scene.parsed.tokens[token.i - 1].lower in ("took", "takes", "take")


def _held(scene: Scene, index: int) -> Governor:
    """ "The exchange was held at …", "through talks held in …", against "soldiers held in …"."""
    before = [token.lower for token in scene.parsed.tokens[max(0, index - 16) : index]]
    if not HELD_EVENTS.isdisjoint(before) and before[-1] not in HELD_TALKS:
        return "act"
    return "other" if HELD_TALKS.isdisjoint(before) else "agree"
