"""What speaks for and against a slot, as named factors that ``confidence`` weighs (see docs/confidence.md)."""

from exchange_extract.factors.case import ArticleRecords, Case
from exchange_extract.factors.slots import CORE, DIRECT, FACTORS, Kind, RatedSlot, rated_slots

__all__ = ["CORE", "DIRECT", "FACTORS", "ArticleRecords", "Case", "Kind", "RatedSlot", "rated_slots"]
