"""Sentences with all the phrases found in them, ready for the frames."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from exchange_extract.clauses import Clauses
from exchange_extract.cues import find_cues
from exchange_extract.frames.bind import BOTH
from exchange_extract.frames.model import DateSpot, PartySpot, PersonSpot, PlaceSpot, Scene
from exchange_extract.lexicon import Lexicon, PartyRef, PlaceRef
from exchange_extract.phrases.dates import find_dates
from exchange_extract.phrases.names import find_names
from exchange_extract.phrases.people import find_groups
from exchange_extract.phrases.persons import Person, default_lexicon, find_persons, link_surnames
from exchange_extract.phrases.quantities import find_quantities
from exchange_extract.spans import Mention
from exchange_extract.tokens import Parsed

T = TypeVar("T")

_TWO_SIDES = re.compile(
    r"\b(?:the (?:two|warring|rival|opposing)|both|two) (?:warring |rival |neighbou?ring |opposing )?"
    r"(?:sides|countries|parties|nations|neighbou?rs|governments|armies|capitals|states|foes|adversaries)\b|\b[Ee]ach side\b|\beach other\b|\bone another\b",
    re.IGNORECASE,
)


def build_scenes(text: str, parsed: Sequence[Parsed], lexicon: Lexicon, published: date | None) -> list[Scene]:
    """One scene a parsed sentence, in order; names are found over the whole article first."""
    parties, places = find_names(text, lexicon, published)
    parties += [
        Mention(hit.start(), hit.end(), PartyRef(None, BOTH, "side", "name"), "party.both_sides")
        for hit in _TWO_SIDES.finditer(text)
    ]
    parties.sort(key=lambda m: m.start)
    persons = _persons(text, lexicon)
    scenes = []
    for number, sentence in enumerate(parsed):
        start, end = sentence.sentence.start, sentence.sentence.end
        words = text[start:end]
        own_parties = _within(parties, start, end)
        groups = find_groups(sentence, lexicon, find_quantities(words, start), own_parties)
        scenes.append(
            Scene(
                number, sentence, Clauses(sentence), tuple(find_cues(sentence, lexicon)), tuple(groups),
                tuple(PersonSpot(*span, m) for m, span in _laid(sentence, _within(persons, start, end))),
                tuple(PartySpot(*span, m) for m, span in _laid(sentence, own_parties)),
                tuple(PlaceSpot(*span, m) for m, span in _laid(sentence, _within(places, start, end))),
                tuple(DateSpot(*span, m) for m, span in _laid(sentence, find_dates(words, start))),
            )
        )
    return scenes


def _persons(text: str, lexicon: Lexicon) -> list[Mention[Person]]:
    named = find_persons(text, lambda words: _is_known(words, lexicon), default_lexicon())
    linked = link_surnames(text, named)
    found = sorted([*named, *linked], key=lambda m: (m.start, -m.end))
    result: list[Mention[Person]] = []
    for mention in found:
        if not result or mention.start >= result[-1].end:
            result.append(mention)
    return result


def _is_known(words: str, lexicon: Lexicon) -> bool:
    entries = lexicon.names.get(words, ())
    return any(isinstance(e.value, PlaceRef) or e.value.form != "leader" for e in entries)


def _within(mentions: Sequence[Mention[T]], start: int, end: int) -> list[Mention[T]]:
    return [m for m in mentions if start <= m.start and m.end <= end]


def _laid(sentence: Parsed, mentions: Sequence[Mention[T]]) -> list[tuple[Mention[T], tuple[int, int]]]:
    rows = []
    for mention in mentions:
        span = sentence.span(mention.start, mention.end)
        if span:
            rows.append((mention, span))
    return rows
