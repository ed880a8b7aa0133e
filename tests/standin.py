"""Records and an extractor made for the tests of the command line: they look at the input and the output alone."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from exchange_extract.articles import Article, Result
from exchange_extract.schema import Evidence, ExchangeRecord, Party, Quantity, SlotConfidence, SubGroup, Transfer

RUS = Party(code="RUS", name="Russia", text="Russia")
UKR = Party(code="UKR", name="Ukraine", text="Kyiv")
ARMY = Party(code=None, name="Example Liberation Army", text="Example Liberation Army")


def swap(**changes: object) -> ExchangeRecord:
    """A record with every field filled; ``changes`` replace some."""
    fields: dict[str, object] = {
        "id": "r1",
        "status": "completed",
        "scope": "event",
        "transfers": (
            Transfer(
                giver=RUS,
                receiver=UKR,
                count=Quantity(min=1000, max=1000),
                category="prisoner_of_war",
                names=("Olena Exampleko", "Ivan Exampleko"),
                including=(SubGroup(count=Quantity(min=5, max=5), category="civilian", text="five civilians"),),
            ),
            Transfer(giver=UKR, receiver=ARMY, count=Quantity(min=24, approximate=True), category="remains"),
        ),
        "total": Quantity(min=1024, max=1024),
        "date": "2025-05/2025-06",
        "place": "Istanbul",
        "mediators": (
            Party(code="TUR", name="Türkiye", text="Ankara"),
            Party(code=None, name="A. Envoy", text="Envoy"),
        ),
        "sources": ("Coordination Headquarters for the Treatment of Prisoners of War", "Defence Ministry"),
        "confidence": 0.875,
        "slot_confidence": (
            SlotConfidence(slot="date", confidence=0.75),
            SlotConfidence(slot="transfers[1].count", confidence=0.5),
        ),
        "evidence": (Evidence(slot="status", start=0, end=1, text="R", rule="test.rule", basis="stated"),),
    }
    return ExchangeRecord.model_validate(fields | changes)


class StandIn:
    """Finds one record in every article that has the word "freed", and fails on the word "explode"."""

    def __init__(self, rules: Sequence[Path] = ()) -> None:
        self.rules = rules

    def extract(self, text: str, published: date | None = None) -> list[ExchangeRecord]:
        day = published.isoformat() if published else None
        return [swap(date=day)] if "freed" in text else []

    def pipe(self, articles: Iterable[Article]) -> Iterator[Result]:
        for article in articles:
            if "explode" in article.text:
                yield Result(article, error="made to fail")
            else:
                yield Result(article, self.extract(article.text, article.published))


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line finds ``StandIn`` where the extractor is, and a word where the rules' stages are."""
    for name, contents in (("extractor", {"Extractor": StandIn}), ("proving", {"stages_for": "stages"})):
        module = ModuleType(f"exchange_extract.{name}")
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, module.__name__, module)
