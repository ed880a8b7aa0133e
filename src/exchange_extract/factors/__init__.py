"""What speaks for and against a slot, as named factors that ``confidence`` weighs (see docs/confidence.md)."""

from exchange_extract.factors.case import ArticleRecords, Case
from exchange_extract.factors.slots import CORE, FACTORS, Kind, RatedSlot, rated_slots

__all__ = ["CORE", "FACTORS", "ArticleRecords", "Case", "Kind", "RatedSlot", "rated_slots"]
