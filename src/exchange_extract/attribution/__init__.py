"""Who the text credits with the information: "X said", "according to X", "X: ..." (codebook, section 3, "sources")."""

import re
from collections.abc import Sequence

from exchange_extract.attribution.book import NameBook, build_book, in_other_half
from exchange_extract.attribution.naming import Source, name_sources
from exchange_extract.attribution.speakers import find_credits
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import Scene
from exchange_extract.spans import Mention

__all__ = [
    "NameBook",
    "Source",
    "build_book",
    "colon_speaker",
    "credit_words",
    "find_sources",
    "headline_sources",
    "in_other_half",
]

_EMPTY = NameBook({})
_COLON = re.compile(r"([A-Z][^:.!?\n]{2,60}):\s")


def find_sources(scene: Scene, before: Sequence[Source], book: NameBook = _EMPTY) -> list[Source]:
    """The sources of a sentence in order, once each; pronouns and "the ministry" take one of ``before`` that fits.

    ``book`` holds the article's fuller names; without it short names stay as they are.
    """
    found: list[Source] = []
    for credit in find_credits(scene):
        for source in name_sources(scene, credit, [*before, *found], book):
            if not any(s.mention.value == source.mention.value and s.clause == source.clause for s in found):
                found.append(source)
    return found


def headline_sources(text: str, scene: Scene, book: NameBook) -> list[Source]:
    """The one named before the colon of a headline, as a source that counts for want of another."""
    speaker = colon_speaker(text, scene)
    if speaker is None:
        return []
    value = book.acronyms.get(speaker.value, speaker.value)
    mention = Mention(speaker.start, speaker.end, value, speaker.rule)
    return [Source(mention, 0, 0, any(p.mention.start == speaker.start for p in scene.persons), True, True)]


def colon_speaker(text: str, scene: Scene) -> Mention[str] | None:
    """The person or body before the colon of a headline: "Yermak: nine children brought back"."""
    start, end = scene.parsed.sentence.start, scene.parsed.sentence.end
    hit = _COLON.match(text, start, end)
    if not hit or scene.parsed.sentence.kind == "body":
        return None
    for person in scene.persons:
        if person.mention.end <= hit.end(1) + 1:
            return Mention(person.mention.start, person.mention.end, person.mention.value.full, "source.headline")
    words = hit[1].lower().split()
    if words[-1] in credit_words().bodies and not set(words) & credit_words().nobody:
        return Mention(start, hit.end(1), hit[1], "source.headline")
    return None
