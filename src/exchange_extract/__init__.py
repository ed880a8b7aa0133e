"""Records of prisoner exchanges, repatriations and releases of captives from English news text.

    >>> from exchange_extract import extract
    >>> records = extract("Russia handed over 95 soldiers to Ukraine on 3 May 2024.")

``extract`` reads one text; an ``Extractor`` is kept for many, with the user's own rules. Nothing heavy is imported
until one of them is used.
"""

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exchange_extract.articles import Article, Result
    from exchange_extract.extractor import Extractor
    from exchange_extract.rows import to_rows
    from exchange_extract.schema import Evidence, ExchangeRecord, Party, Quantity, SubGroup, Transfer

__version__ = "0.1.0"
# fmt: off
__all__ = [
    "Article", "Evidence", "ExchangeRecord", "Extractor", "Party", "Quantity", "Result", "SubGroup", "Transfer",
    "extract", "to_rows",
]  # fmt: skip
# fmt: on

_HOMES = {
    "Article": "articles", "Result": "articles", "Extractor": "extractor", "Evidence": "schema",
    "ExchangeRecord": "schema", "Party": "schema", "Quantity": "schema", "SubGroup": "schema", "Transfer": "schema",
    "to_rows": "rows",
}  # fmt: skip


def extract(text: str, published: date | None = None, *, min_confidence: float = 0.0) -> list["ExchangeRecord"]:
    """The records of one article, in the order of the text; see ``Extractor.extract``."""
    from exchange_extract.extractor import default_extractor

    return default_extractor().extract(text, published, min_confidence=min_confidence)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
