"""HTML in: the main text of a page and the day that its metadata gives, by trafilatura (the extra ``html``)."""

from dataclasses import dataclass
from datetime import date


class PageError(Exception):
    """A page that gives no article; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, headline included; offsets of evidence refer to it. ``published`` is of the metadata."""

    text: str
    published: date | None


def read_page(raw: bytes) -> Page:
    """The article of an HTML page in its bytes; the encoding is the page's own. Raises PageError.

    The day is taken from metadata alone: dates in the running text or in an address are not guessed from.
    """
    try:
        import trafilatura
    except ImportError:
        raise PageError("HTML needs an extra: pip install 'exchange_extract[html]'") from None
    document = trafilatura.bare_extraction(
        raw,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if document is None or isinstance(document, dict) or not document.text:  # a dict comes only when asked for
        raise PageError("no article text found in this page")
    try:
        published = date.fromisoformat(document.date) if document.date else None
    except ValueError:
        published = None
    return Page(document.text, published)
