"""What the tests of dates read a text with. Unless a test says otherwise the article is of Wednesday 2025-06-18."""

from datetime import date

from exchange_extract.phrases.dates import find_dates, resolve

WEDNESDAY = date(2025, 6, 18)


def spans(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_dates(text)]


def read(
    text: str, published: date | None = WEDNESDAY, *, future: bool = False, anchor: str | None = None
) -> list[str | None]:
    return [resolve(m.value, published, future=future, anchor=anchor) for m in find_dates(text)]
