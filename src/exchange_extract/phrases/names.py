"""Parties and places: what the names in a text stand for."""

import re
from datetime import date

from exchange_extract.lexicon import Lexicon, NameEntry, PartyRef, PlaceRef
from exchange_extract.spans import Mention

_BACKER = re.compile(
    r"[-‑–](?:[Bb]acked|[Ll]inked|[Aa]ligned|[Aa]llied|[Ss]upported|[Bb]ased|[Ff]lagged|[Oo]wned|[Bb]orn|[Tt]rained"
    r"|[Aa]ffiliated|[Ii]nspired|[Ff]unded|[Mm]ade|[Bb]uilt|[Ss]peaking|[Oo]perated|[Rr]egistered|[Ss]upplied"
    r"|[Dd]ominated|[Ii]nstalled|[Ee]ducated|[Ff]riendly|[Bb]ound|[Ll]ed(?! (?:\w+ )?(?:coalition|alliance)))\b"
)
""" "The Iran-backed Houthis": who stands behind a side is no side itself; a coalition is its leader."""

_FAITH = re.compile(r"Greek (?:Orthodox|Catholic|Melkite)\b|Armenian (?:Orthodox|Catholic|Apostolic)\b")
""" "Greek Orthodox nuns" of any country: a church named for a people is no side."""

_VESSEL = re.compile(
    r"\b(?:(?:[Ll]iner|[Ff]erry|[Ff]rigate|[Dd]estroyer|[Cc]orvette|[Cc]ruiser|[Tt]anker|[Tt]rawler|[Ff]reighter|[Yy]acht"
    r"|[Ss]team(?:er|ship)|[Ss]ubmarine|[Cc]arrier|[Cc]oaster|[Ss]chooner|[Gg]unboat|HMS|USS|MV|SS|INS|RMS) ['\"‘“]?)\Z"
)
""" "The liner Warsaw": a ship that bears the name of a side."""

_SEIZES = re.compile(
    r" (?:ha[sd] )?(?:seized|captured|detained|hijacked|boarded|intercepted|impounded|attacked|released|freed)\b"
)
""" "The crew of the tanker Iran seized in April": the side, which took a ship that bears no name here."""


def find_names(
    text: str, lexicon: Lexicon, published: date | None = None
) -> tuple[list[Mention[PartyRef]], list[Mention[PlaceRef]]]:
    """Parties and places in a text, leftmost-longest, whole words, in the case given by the rules.

    A capital is both: its mention is in both lists, and later stages choose. A leader stands for the party only while
    in office on ``published`` (any time when that is None).
    """
    parties: list[Mention[PartyRef]] = []
    places: list[Mention[PlaceRef]] = []
    vessels: set[str] = set()
    for index, start, end in lexicon.name_matcher.find_matches_as_indexes(text):
        if _inside_word(text, start, end) and not (parties and _is_second(text, parties[-1], start, end)):
            continue
        if _bears_name(text, start, end, vessels):
            continue
        for entry in lexicon.names[lexicon.spellings[index]]:
            if isinstance(entry.value, PlaceRef):
                places.append(Mention(start, end, entry.value, entry.rule))
        party = _choose(lexicon.names[lexicon.spellings[index]], text, end, published)
        apart = _BACKER.match(text, end) or _FAITH.match(text, start)
        if party is not None and isinstance(party.value, PartyRef) and not apart:
            parties.append(Mention(start, end, party.value, party.rule))
    return parties, places


def _bears_name(text: str, start: int, end: int, vessels: set[str]) -> bool:
    """Whether a ship bears the name: told with its kind, or with an article once it is in ``vessels``, which grows."""
    name, before = text[start:end], text[max(0, start - 14) : start]
    if _VESSEL.search(before) and not _SEIZES.match(text, end):
        vessels.add(name)
        return True
    return name in vessels and before.endswith(("the ", "The "))


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in ("@", "#", "_", "."):
        return True
    if before != "-" or not text[start - 2 : start - 1].islower():
        return False
    word = text[max(0, start - 40) : start].split()[-1]
    if word[:1].isupper() and text[start : start + 1].isupper() and text[start:end].endswith(("ans", "ese")):
        return False  # "three Korean-Americans": half of the word says of which people they are
    return not (after == "-" and word[:1].isupper())  # "the Russia-Iran-Turkey-brokered talks"


def _is_second(text: str, first: Mention[PartyRef], start: int, end: int) -> bool:
    """ "An American-Israeli soldier": of two peoples."""
    paired = first.end == start - 1 and text[start - 1] == "-" and not text[end : end + 1].isalnum()
    people = first.value.form in ("adjective", "demonym") or text[first.start : first.end] in ("US", "UK")
    return paired and people and first.value.kind == "state"


def _choose(entries: tuple[NameEntry, ...], text: str, end: int, published: date | None) -> NameEntry | None:
    """The party that a spelling means here: in office, and a demonym before a noun counts as an adjective."""
    parties = [entry for entry in entries if isinstance(entry.value, PartyRef) and _in_office(entry, published)]
    if not parties:
        return None
    forms = {entry.value.form: entry for entry in reversed(parties) if isinstance(entry.value, PartyRef)}
    if "adjective" in forms and "demonym" in forms:
        following = text[end : end + 2]
        before_noun = following[:1] in (" ", "-") and following[1:2].isalpha()
        return forms["adjective"] if before_noun else forms["demonym"]
    return parties[0]


def _in_office(entry: NameEntry, published: date | None) -> bool:
    if published is None:
        return True
    # Former presidents are not their state.
    return (entry.start is None or entry.start <= published) and (entry.end is None or published <= entry.end)
