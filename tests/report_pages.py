"""Composed results for the tests of the report: small texts whose evidence is where the words stand."""

import hashlib
import io
from datetime import date

from exchange_extract.articles import Article, Result
from exchange_extract.report import write_report
from exchange_extract.schema import Evidence, ExchangeRecord, Party, Quantity, Transfer

RUS = Party(code="RUS", name="Russia", text="Russia")
UKR = Party(code="UKR", name="Ukraine", text="Ukraine")
TUR = Party(code="TUR", name="Turkey", text="Türkiye")
REBELS = Party(code=None, name="Example Front", text="Example Front")

SWAP = "Russia freed 95 soldiers on 3 May 2024 and Ukraine 19, with the help of Türkiye 🕊, the ministry said."
OFFER = "On 1 July 2024 the Example Front offered to free 7 hostages. It has freed dozens since 2020."


def record(text: str, slots: dict[str, str], **fields: object) -> ExchangeRecord:
    """A record of ``text`` in which each slot rests on the first place of its words; a ``?`` after them: inferred."""
    found = []
    for slot, words in slots.items():
        said = words.removesuffix("?")
        start, basis = text.index(said), "inferred" if said != words else "stated"
        place = {"slot": slot, "start": start, "end": start + len(said), "text": said, "basis": basis}
        found.append(Evidence.model_validate(place | {"rule": f"test.{slot.partition('[')[0]}"}))
    name = hashlib.sha256(repr((text, slots)).encode()).hexdigest()[:16]
    return ExchangeRecord.model_validate(
        {"id": name, "status": "completed", "confidence": 0.8, "evidence": tuple(found)} | fields
    )


def moved(giver: Party | None, receiver: Party | None, least: int, most: int | None, **fields: object) -> Transfer:
    count = Quantity(min=least, max=most, approximate=most is None)
    return Transfer.model_validate({"giver": giver, "receiver": receiver, "count": count} | fields)


def results() -> list[Result]:
    """Two articles with three records, and one without: a swap, an offer without a receiver, a running total."""
    ends = ("transfers[0].giver", "transfers[0].receiver", "transfers[0].count")
    swap = record(
        SWAP,
        {
            "status": "freed",
            **dict(zip(ends, ("Russia", "Ukraine?", "95"), strict=True)),
            "transfers[1].giver": "Ukraine",
            "transfers[1].receiver": "Russia",
            "transfers[1].count": "19",
            "date": "3 May 2024",
            "mediators[0]": "Türkiye",
            "sources[0]": "the ministry",
        },
        transfers=(
            moved(RUS, UKR, 95, 95, category="prisoner_of_war"),
            moved(UKR, RUS, 19, 19, category="remains"),
        ),
        date="2024-05-03",
        mediators=(TUR,),
        sources=("the ministry",),
    )
    slots = {"status": "offered", ends[0]: "Example Front", ends[2]: "7", "date": "1 July 2024"}
    transfers = (moved(REBELS, None, 7, 7, category="hostage", names=("A. Example",)),)
    offer = record(OFFER, slots, status="proposed", transfers=transfers, date="2024-07-01", confidence=0.3)
    slots = {"status": "freed", ends[0]: "Example Front", ends[2]: "dozens", "date": "since 2020"}
    transfers = (moved(REBELS, None, 24, None, category="hostage"),)
    total = record(OFFER, slots, scope="cumulative", transfers=transfers, date="2020/..", confidence=0.5)
    return [
        Result(Article("swap", SWAP, date(2024, 5, 4), {"title": "A swap", "url": "https://example.org/a"}), (swap,)),
        Result(Article("weather", "It rained.", None)),
        Result(Article("front", OFFER, date(2024, 7, 2)), (offer, total)),
    ]


def page(given: list[Result], **options: object) -> str:
    out = io.StringIO()
    write_report(given, out, **options)  # type: ignore[arg-type]
    return out.getvalue()
