"""Who the text credits with the information: "X said", "according to X", "X: ..." (codebook, section 3, "sources")."""

from collections.abc import Sequence

from exchange_extract.attribution.book import NameBook, build_book, in_other_half
from exchange_extract.attribution.headlines import colon_speaker, headline_sources
from exchange_extract.attribution.issuer import find_issuer
from exchange_extract.attribution.naming import Source, name_sources
from exchange_extract.attribution.speakers import find_credits
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import Scene

__all__ = [
    "NameBook",
    "Source",
    "build_book",
    "colon_speaker",
    "credit_words",
    "find_issuer",
    "find_sources",
    "headline_sources",
    "in_other_half",
]

_EMPTY = NameBook({})


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
