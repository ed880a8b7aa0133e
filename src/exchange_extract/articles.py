"""What goes into the extractor and what comes out of it: an article, and the result for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # pydantic would cost the command line a fifth of a second on --help
    from exchange_extract.schema import ExchangeRecord

PublishedFrom = Literal["given", "dateline"]


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its name.

    ``text`` is used as given: offsets of evidence are Unicode code points into it. ``published`` is the day against
    which relative dates are resolved; without it that is the day of the text's own dateline, else they stay unknown.
    ``extra`` holds further fields of the input, which are carried through to the output untouched.
    """

    id: str
    text: str
    published: date | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """The records of one article, in the order of the text; ``error`` tells why there are none when it failed.

    ``dateline`` is the day of publication that the text itself gives; relative dates were resolved against it. It is
    read only when the article brings no day and has records. ``left_out`` counts the records that are missing here
    because they were not sure enough, see ``at_least``. ``turned_away`` says that a first look at the text found
    that it can hold no record.
    """

    article: Article
    records: Sequence[ExchangeRecord] = ()
    error: str | None = None
    dateline: date | None = None
    left_out: int = 0
    turned_away: bool = False

    def at_least(self, confidence: float) -> Result:
        """This result without the records below ``confidence``, 0 to 1, which ``left_out`` counts."""
        kept = [record for record in self.records if record.confidence >= confidence]
        return replace(self, records=kept, left_out=self.left_out + len(self.records) - len(kept))

    @property
    def published(self) -> date | None:
        """The day against which relative dates were resolved."""
        return self.article.published or self.dateline

    @property
    def published_from(self) -> PublishedFrom | None:
        """Where that day is from: ``given`` with the article, or the text's own ``dateline``."""
        return "given" if self.article.published else "dateline" if self.dateline else None
