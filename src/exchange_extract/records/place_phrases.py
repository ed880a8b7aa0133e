"""Phrases that may name the place of a handover, by their form; what governs them is read in ``places``."""

import re
from collections.abc import Sequence

from exchange_extract.frames.model import Scene
from exchange_extract.records.place_words import (
    BARE,
    BEARINGS,
    GROUPS_OF_STATES,
    LOOSE,
    NAMED_BEHIND,
    NEIGHBOURHOOD,
    NO_PLACE,
    NO_VENUE,
    OWN_SORT,
    PHRASE,
    POINTS,
    PREMISES,
    SEAT,
    SETTLED,
    SIDE,
)
from exchange_extract.spans import Mention


def mission_with_seat(mention: Mention[str], text: str) -> Mention[str] | None:
    """ "Delivered the soldiers to the Egyptian embassy in Khartoum": a mission with its seat, else None."""
    if not {"embassy", "consulate"} & set(mention.value.split()):
        return None
    if " in " in mention.value:
        return mention
    seat = SEAT.match(text, mention.end)
    if seat is None:
        return None
    return Mention(mention.start, seat.end(), text[mention.start : seat.end()], mention.rule)


def place_after(scene: Scene, preposition: int, text: str) -> Mention[str] | None:
    """The place named right after a preposition, without its article."""
    tokens = scene.parsed.tokens
    if preposition + 1 >= len(tokens):
        return None
    sentence_end = scene.parsed.sentence.end
    first = tokens[preposition + 1].start
    if side := SIDE.match(text, first, sentence_end):
        return Mention(*side.span("body"), re.sub(r"\s+", " ", side["body"]), "place.governed")
    match = PHRASE.match(text, first, sentence_end)
    if match is None:
        return None
    start, end = match.span("body")
    word = tokens[preposition].lower
    if match["name"]:
        if not _is_name_of_place(scene, match, word):
            return None
        if not match["after"] and not BEARINGS & set(text[start : match.start("name")].split()):
            start = match.start("name")
    else:
        named = match["tail"] or text[start:end].strip()[0].isupper()
        if not named and not _is_bare_line(text[start:end].split()):
            return None
        if match["of"] and match["tail"].split()[0] == "of" and match["facility"].split()[-1] in SETTLED:
            start = match.start("of")
    value = text[start:end].rstrip()
    if value.split()[-1] in SETTLED and (named := NAMED_BEHIND.match(text, start + len(value), sentence_end)):
        # "the North Darfur capital, El Fasher", "the Libyan port of Misrata"
        group = "name" if named["name"] else "of"
        start, value = named.start(group), named[group]
    if re.search(r"\b(?:prison|penal|detention|labou?r|good offices)\b", value) and not value.startswith("gate"):
        return None
    end = _with_neighbourhood(scene, match, start + len(value), text)
    return Mention(start, end, re.sub(r"\s+", " ", text[start:end]), "place.governed")


def _with_neighbourhood(scene: Scene, place: "re.Match[str]", end: int, text: str) -> int:
    """Where a phrase for a point ends with the words for where that lies; other phrases end where they did."""
    if not set(text[place.start("body") : end].lower().split()) & (POINTS | PREMISES):
        return end
    around = NEIGHBOURHOOD.match(text, end, scene.parsed.sentence.end)
    if around is None or around["name"].split()[0] in NO_PLACE:
        return end
    start, stop = around.span("name")
    if _goes_on(scene, around.end()):
        return end
    if any(spot.mention.start < stop and start < spot.mention.end for spot in scene.dates):
        return end
    known = any(spot.mention.start < stop and start < spot.mention.end for spot in scene.places)
    return around.end() if known or around["after"] else end


def _goes_on(scene: Scene, end: int) -> bool:
    """ "in the Shalit deal", "in Gaza captivity": whether a noun stands right behind a name, and no date ("today")."""
    following = next((token for token in scene.parsed.tokens if token.start >= end), None)
    if following is None or following.tag not in ("NN", "NNS") or following.start > end + 1:
        return False
    return all(spot.mention.start != following.start for spot in scene.dates)


def _is_bare_line(words: Sequence[str]) -> bool:
    return any(" ".join(words[-length:]) in BARE for length in (1, 2, 3))


def _is_name_of_place(scene: Scene, match: "re.Match[str]", preposition: str) -> bool:
    start, end = match.span("name")
    words = match["name"].split()
    if words[0] in NO_PLACE or words[-1].lower() in NO_VENUE:
        return False
    if match["after"]:
        return match["after"].split()[-1] != "state" or match["name"] not in GROUPS_OF_STATES
    if _goes_on(scene, end):
        return False
    if any(spot.mention.start < end and start < spot.mention.end for spot in scene.dates):
        return False
    known = [spot for spot in scene.places if spot.mention.start < end and start < spot.mention.end]
    parties = [spot for spot in scene.parties if spot.mention.start < end and start < spot.mention.end]
    states = [spot for spot in parties if spot.mention.value.kind == "state" and spot.mention.value.form == "name"]
    lead = match["body"].split()[0]
    if states:
        return lead in BEARINGS or bool(known)
    if known:
        return True
    if not OWN_SORT.isdisjoint(words):
        return True
    if parties or any(spot.mention.start < end and start < spot.mention.end for spot in scene.persons):
        return False
    owns = match.string[end : end + 1] in ("'", "’")
    return preposition in LOOSE and not match["name"].isupper() and not owns
