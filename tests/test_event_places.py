"""Where a handover or an agreement took place (codebook, section 3).

All sentences are composed for these tests and are no news.
"""

import re
from datetime import date

import pytest

from exchange_extract.extractor import Extractor
from exchange_extract.records.place_words import PHRASE as _PHRASE
from timing import seconds

PUBLISHED = date(2025, 6, 20)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _places(extractor: Extractor, text: str) -> list[str]:
    return [record.place for record in extractor.extract(text, PUBLISHED) if record.place is not None]


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("India released 88 Pakistani fishermen at the Wagah border on Sunday.", "Wagah border", "name and facility"),
        (
            "Iran and Oman exchanged two prisoners each on the tarmac of Vienna airport.",
            "tarmac of Vienna airport",
            "of",
        ),
        ("Syria freed ten Lebanese prisoners on a bridge over the Nahr river.", "bridge over the Nahr river", "over"),
        (
            "The RSF freed ten soldiers in the North Darfur capital, El Fasher.",
            "El Fasher",
            "the name behind a capital",
        ),
        ("China returned 15 Indian prisoners of war at Bum La.", "Bum La", "returned, and whom, is no journey"),
        ("Thailand took back one soldier from Cambodia at the Chong Chom pass.", "Chong Chom pass", "took back"),
        ("Fifty-two prisoners freed by Belarus crossed the Lithuanian border.", "Lithuanian border", "what is crossed"),
        (
            "Sudan's RSF delivered 27 Egyptian soldiers to the Egyptian embassy in Khartoum.",
            "Egyptian embassy in Khartoum",
            "a mission is no journey's end",
        ),
        (
            "Iran brought three Pakistani soldiers to the Taftan border point, and there they were handed over.",
            "Taftan border point",
            "there",
        ),
        (
            "Russia and Ukraine exchanged 95 prisoners of war each in the Chernihiv region.",
            "Chernihiv region",
            "a region",
        ),
        (
            "Russia and Ukraine exchanged 95 prisoners of war each on the border with Belarus.",
            "border with Belarus",
            "the border with a state",
        ),
        (
            "Russia and Ukraine exchanged 95 prisoners of war each on the border between Ukraine and Belarus.",
            "border between Ukraine and Belarus",
            "the border between two states",
        ),
        (
            "Ten prisoners were swapped at Esenboga Airport on Thursday by Russia and Germany.",
            "Esenboga Airport",
            "an airport",
        ),
        (
            "Lebanon freed five Hezbollah fighters at a checkpoint outside Arsal.",
            "checkpoint outside Arsal",
            "the place of the facility belongs to it",
        ),
        ("Hamas released ten Israeli hostages at the Rafah crossing.", "Rafah crossing", "a crossing"),
        ("Hamas released ten Israeli hostages in Gaza.", "Gaza", "released in, not held in"),
        ("Rebels released eight Turkish soldiers in northern Iraq.", "northern Iraq", "a part of a country"),
        ("The ELN freed four soldiers of Colombia in Dorvana municipality.", "Dorvana municipality", "an unknown name"),
        ("The ELN freed four soldiers of Colombia near Dorvana on Monday.", "Dorvana", "an unknown name after near"),
        ("The ELN freed four soldiers of Colombia in a rural area of Tame.", "rural area of Tame", "an area of"),
        ("The Taliban freed 20 Afghan policemen in the southern city of Kandahar.", "Kandahar", "the city's own name"),
        (
            "North Korea released six South Koreans at the truce village of Panmunjom.",
            "Panmunjom",
            "the village's name",
        ),
        ("Iran handed over a British prisoner in Zurich.", "Zurich", "a city"),
        ("In Zurich, Iran handed over two British prisoners.", "Zurich", "fronted"),
        (
            "Armenia and Azerbaijan exchanged 32 prisoners in the Gazakh region on Sunday.",
            "Gazakh region",
            "a name that no list knows",
        ),
        (
            "Hamas freed two Israeli hostages, officials said. The exchange took place in Khan Younis.",
            "Khan Younis",
            "a sentence on: took place",
        ),
        (
            "Russia freed 95 Ukrainian soldiers. The handover took place at the Dorvany crossing.",
            "Dorvany crossing",
            "a sentence on, unknown name",
        ),
        (
            "Russia and Ukraine exchanged 95 prisoners of war each. The buses met on the Belarusian border.",
            "Belarusian border",
            "a sentence on: met",
        ),
        (
            "Russia freed 95 soldiers of Ukraine, who crossed over on Monday. The swap was held at the Dorvany bridge.",
            "Dorvany bridge",
            "a swap held",
        ),
        (
            "Russia and Ukraine agreed in Istanbul on Monday to exchange 1,200 prisoners of war.",
            "Istanbul",
            "agreed in",
        ),
        (
            "Russia and Ukraine agreed at talks in Istanbul to exchange 1,200 prisoners of war.",
            "Istanbul",
            "at talks in",
        ),
        (
            "Under an agreement reached in Muscat, the Houthis will release 100 Yemeni prisoners.",
            "Muscat",
            "what an agreement says that a side will do is agreed, and the agreement has the place",
        ),
        (
            "Yemen and the Houthis agreed on Monday to exchange 100 prisoners. The paper was signed in Muscat.",
            "Muscat",
            "a sentence on: signed in",
        ),
        (
            "Russia freed 95 soldiers of Ukraine, officials told reporters in Sumy, where the men were freed.",
            "Sumy",
            "where the men were freed",
        ),
    ],
)
def test_place(extractor: Extractor, text: str, place: str | None, why: str) -> None:
    assert _places(extractor, text) == ([place] if place else []), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Five Americans freed by Iran landed in Doha on Monday.", "the end of a journey"),
        ("Five Americans freed by Iran arrived in Washington on Monday.", "the end of a journey"),
        ("Hamas freed ten Israeli hostages held in Gaza.", "a place of captivity"),
        ("Ten prisoners freed by Belarus crossed the border in a bus.", "a border without a name"),
        ("Ten Americans freed by Iran came back in June to Denver.", "back home"),
        ("Russia freed ten Ukrainians jailed in Taganrog.", "a place of captivity"),
        ("Russia freed ten Ukrainian soldiers captured near Mariupol.", "a place of capture"),
        ("Russia freed ten Ukrainian soldiers, a spokesman told reporters in Geneva.", "where a statement was made"),
        ("Russia freed ten Ukrainian soldiers, the ministry in Kyiv said.", "where a body sits"),
        ("KYIV, Ukraine - Russia freed ten Ukrainian soldiers on Monday.", "a dateline"),
        ("Russia freed ten Ukrainian soldiers in June.", "a month is no place"),
        ("Russia freed ten Ukrainian soldiers on Monday.", "a weekday is no place"),
        ("Russia freed ten Ukrainian soldiers, President Zelensky wrote on Telegram.", "a channel is no place"),
        ("Russia freed ten Ukrainian soldiers in Belarus.", "a whole country"),
        ("Russia freed ten Ukrainian soldiers under a deal reached in Istanbul.", "where the deal was made"),
        ("Russia freed ten Ukrainian soldiers despite the war in Donbas.", "where the war is"),
        ("Russia freed ten Ukrainian soldiers and flew them to Kyiv.", "to is a destination"),
        ("Russia freed the ten Ukrainian soldiers left in a camp near Kursk.", "where people were left"),
        ("Russia freed ten Ukrainian soldiers who had been sheltering at a UN base.", "where people sheltered"),
        ("Russia freed ten residents of Kursk region.", "where people are from"),
        ("Russia freed ten Ukrainian soldiers on Monday. Clashes broke out in Kramatorsk.", "another event"),
    ],
)
def test_no_place(extractor: Extractor, text: str, why: str) -> None:
    assert _places(extractor, text) == [], why


def test_evidence_of_a_place(extractor: Extractor) -> None:
    text = "India released 88 Pakistani fishermen at the Wagah border on Sunday."
    (record,) = extractor.extract(text, PUBLISHED)
    (evidence,) = [e for e in record.evidence if e.slot == "place"]
    assert text[evidence.start : evidence.end] == evidence.text == "Wagah border"


@pytest.mark.parametrize("unit", ["A", "Ab ", "aa ", "al-A", "Border ", "border ", "A-", "A’", "A of the "])
def test_long_names_are_read_in_linear_time(unit: str) -> None:
    text = unit * (40_000 // len(unit))

    def read() -> None:
        for match in re.finditer(r"\b\w", text[:400]):
            _PHRASE.match(text, match.start())

    assert seconds(read, enough=4.0) <= 4.0
