"""What goes into the extractor and what comes out of it: an article, and the result for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # pydantic would cost the command line a fifth of a second on --help
    from exchange_extract.schema import ExchangeRecord


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its name.

    ``text`` is used as given: offsets of evidence are Unicode code points into it. ``published`` is the day against
    which relative dates are resolved; without it they stay unknown. ``extra`` holds further fields of the input, which
    are carried through to the output untouched.
    """

    id: str
    text: str
    published: date | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """The records of one article, in the order of the text; ``error`` tells why there are none when it failed."""

    article: Article
    records: Sequence[ExchangeRecord] = ()
    error: str | None = None
