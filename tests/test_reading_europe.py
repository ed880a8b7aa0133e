"""What reading European news showed to go wrong, each as a sentence of our own, through the whole extractor.

All sentences and all people in them are composed for these tests and are no news.
"""

from datetime import date

import pytest

from exchange_extract.extractor import Extractor
from exchange_extract.schema import ExchangeRecord, Quantity

PUBLISHED = date(2024, 3, 29)  # a Friday


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _count(value: Quantity | None) -> str:
    if value is None:
        return "-"
    return "all" if value.all and value.min is None else str(value.min)


def _told(record: ExchangeRecord) -> str:
    """ "status/scope date: GIVER>RECEIVER count category; ..., total N", directions sorted."""
    ways = []
    for t in record.transfers:
        giver, receiver = ((party.code or party.name) if party else "?" for party in (t.giver, t.receiver))
        ways.append(f"{giver}>{receiver} {_count(t.count)} {t.category}")
    total = f" total {_count(record.total)}" if record.total else ""
    return f"{record.status}/{record.scope} {record.date}: {'; '.join(sorted(ways))}{total}"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Moscow said it had returned a group of prisoners from Ukraine on Monday.",
            ["completed/event 2024-03-25: UKR>RUS - detainee"],
            "a group of X is X, in the part of the group",
        ),
        (
            "The swap brings the total number of Ukrainians freed since the invasion to 3,655.",
            ["completed/cumulative None: ?>UKR 3655 detainee"],
            "a participle right behind its people",
        ),
        (
            "Georgian authorities released four South Ossetian prisoners, and in exchange South Ossetia handed over "
            "12 detainees to Tbilisi.",
            ["completed/event None: GEO>South Ossetia 4 detainee; South Ossetia>GEO 12 detainee"],
            '"in exchange" opens a clause with a subject of its own',
        ),
        (
            "Ukraine freed 108 women from Russian captivity.",
            ["completed/event None: RUS>UKR 108 detainee"],
            "a state frees its own people from another's captivity",
        ),
        (
            "Russia freed the singer Ann Lee on Monday in a swap with the United States for Ivan Petrov, who had been "
            "held in a US prison.",
            ["completed/event 2024-03-25: RUS>USA 1 detainee; USA>RUS 1 detainee"],
            "another's captor frees nobody here",
        ),
        (
            "Ukraine returned the bodies of 121 fallen defenders.",
            ["completed/event None: ?>UKR 121 remains"],
            "words that a side has for its own dead only",
        ),
        (
            "Ukraine returned the bodies of 19 Russian soldiers.",
            ["completed/event None: UKR>RUS 19 remains"],
            "the other side's dead go the other way",
        ),
        (
            "Ukraine returned home 84 civilians and soldiers from Russian captivity.",
            ["completed/event None: RUS>UKR 84 mixed"],
            "return home with an object",
        ),
        (
            "Ukraine exchanged prisoners with Russia on Monday. Kyiv freed 108 women from captivity.",
            ["completed/event 2024-03-25: RUS>UKR 108 detainee; UKR>RUS - detainee"],
            "who frees from captivity is no captor",
        ),
        (
            "Russia and Ukraine carried out an exchange on Thursday, resulting in the release of 206 people: 103 from "
            "each side.",
            ["completed/event 2024-03-28: RUS>UKR 103 detainee; UKR>RUS 103 detainee total 206"],
            '"each" belongs to the figure before it',
        ),
        (
            "Russia and Ukraine held a prisoner exchange that included 86 soldiers from each side.",
            ["completed/event None: RUS>UKR 86 prisoner_of_war; UKR>RUS 86 prisoner_of_war"],
            "a figure per side in a relative clause",
        ),
        (
            "Russia's Defence Ministry said on Friday that 55 of its servicemen had been returned in an exchange with "
            "Ukraine.",
            ["completed/event 2024-03-29: UKR>RUS 55 prisoner_of_war"],
            "soldiers in an exchange are no travellers",
        ),
        (
            "Russia received 41 bodies of its soldiers in return, a Russian lawmaker told a newspaper.",
            ["completed/event None: ?>RUS 41 remains"],
            "who reports is not handed over",
        ),
        (
            "Denis Kovak, the top Russian-backed official in Donetsk, confirmed the swap. Russia has exchanged 108 "
            "Ukrainian women for 110 Russian captives held by Ukraine.",
            ["completed/event None: RUS>UKR 108 detainee; UKR>RUS 110 detainee"],
            "nor who confirms a swap",
        ),
        (
            "US envoy John Smith secured the release on Tuesday of Ann Lee, an American teacher held in Russia "
            "since 2021.",
            ["completed/event 2024-03-26: RUS>USA 1 detainee"],
            "a day between the release and its people",
        ),
        (
            "Ukraine and Russia exchanged 103 prisoners of war each, the third swap this month.",
            ["completed/event None: RUS>UKR 103 prisoner_of_war; UKR>RUS 103 prisoner_of_war"],
            "a rank within a month dates nothing",
        ),
        (
            "Russia and Ukraine held their fifth prisoner exchange this year, swapping 103 soldiers each.",
            ["completed/event None: RUS>UKR 103 prisoner_of_war; UKR>RUS 103 prisoner_of_war"],
            "nor does it make a running total",
        ),
        (
            "Moscow and Kyiv have carried out one of the biggest prisoner swaps of the war so far, exchanging a total "
            "of 218 detainees.",
            ["completed/event None: RUS>UKR - detainee; UKR>RUS - detainee total 218"],
            "the sum of one ranked swap is no running total",
        ),
    ],
)
def test_records(extractor: Extractor, text: str, expected: list[str], why: str) -> None:
    assert [_told(record) for record in extractor.extract(text, PUBLISHED)] == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Kyiv got back 50 soldiers from Russian captivity. This was reported by the Coordination Headquarters.",
            ["Coordination Headquarters"],
            "a sentence that only credits",
        ),
        (
            "Kyiv got back 50 soldiers from Russian captivity. This was stated by ombudsman Dmytro Lubar.",
            ["Dmytro Lubar"],
            "stated by",
        ),
        (
            "Kyiv got back 50 soldiers from Russian captivity. This was reported on Telegram by the Coordination "
            "Headquarters.",
            ["Coordination Headquarters"],
            "the medium between the verb and the speaker",
        ),
    ],
)
def test_passive_credits(extractor: Extractor, text: str, expected: list[str], why: str) -> None:
    assert [list(record.sources) for record in extractor.extract(text, PUBLISHED)] == [expected], why


def test_seat_of_a_speaker_is_no_place(extractor: Extractor) -> None:
    text = "Azerbaijan freed 15 Armenian prisoners on Monday, the Foreign Ministry in Baku said."
    assert [record.place for record in extractor.extract(text, PUBLISHED)] == [None]
