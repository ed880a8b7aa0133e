"""Sub-groups that a text counts out, sums of coordinated counts and combined totals (codebook, section 4).

All sentences are composed for these tests and are no news.
"""

from datetime import date

import pytest

from exchange_extract.extractor import Extractor
from told import told

PUBLISHED = date(2025, 6, 20)
HEAD = "Russia freed 230 Ukrainian soldiers on Monday. "
PEOPLE = "Russia freed 230 Ukrainians on Monday. "


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _parts(extractor: Extractor, text: str) -> list[tuple[int | None, str]]:
    """(lowest count, category) of every part in the article, in order."""
    records = extractor.extract(text, PUBLISHED)
    return [(p.count.min, p.category) for r in records for t in r.transfers for p in t.including]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Russia freed 86 Ukrainian soldiers, among them 15 women.",
            [(15, "prisoner_of_war")],
            "among them, own word neutral",
        ),
        ("Russia freed 86 Ukrainian soldiers, including 15 women.", [(15, "prisoner_of_war")], "including"),
        ("Russia freed 86 Ukrainian soldiers, 15 of them women.", [(15, "prisoner_of_war")], "of them without a verb"),
        (
            "Russia freed 86 Ukrainian soldiers, 15 of whom were wounded.",
            [(15, "prisoner_of_war")],
            "of whom after the figure",
        ),
        (
            "Russia freed 86 Ukrainian soldiers, of whom 15 were wounded.",
            [(15, "prisoner_of_war")],
            "of whom before the figure",
        ),
        ("Russia freed 86 Ukrainians, two civilians among them.", [(2, "civilian")], "among them after the part"),
        ("Russia freed 33 Ukrainian civilians, four of them children.", [(4, "child")], "own word after of them"),
        (
            "Russia freed 86 Ukrainian soldiers, including 15 women and 12 officers.",
            [(15, "prisoner_of_war"), (12, "prisoner_of_war")],
            "a list after including",
        ),
        (
            "Russia freed 230 people in a swap with Ukraine, 224 soldiers and six civilians.",
            [(224, "prisoner_of_war"), (6, "civilian")],
            "parts that add up",
        ),
        (
            "Russia freed 185 Ukrainian soldiers and 20 civilians.",
            [(185, "prisoner_of_war"), (20, "civilian")],
            "coordinated counts without a sum",
        ),
        (
            "Ukraine freed 80 civilian sailors and 30 Russian soldiers.",
            [(80, "civilian"), (30, "prisoner_of_war")],
            "the kind before the noun decides a neutral noun",
        ),
        (PEOPLE + "Five women are among the freed Ukrainians.", [(5, "detainee")], "a sentence on: among the freed"),
        (HEAD + "Twelve of them are children.", [(12, "child")], "a sentence on: of them"),
        (HEAD + "Among them are five women.", [(5, "prisoner_of_war")], "a sentence on: among them are"),
        (
            HEAD + "Of those who came back, he said, 188 had defended the city.",
            [(188, "prisoner_of_war")],
            "fronted, with who said it",
        ),
        (HEAD + "Among those freed are seven civilians.", [(7, "civilian")], "fronted, with a verb"),
        (HEAD + "Thirteen were minors.", [(13, "child")], "a mere figure with its kind"),
        (HEAD + "Seven had fought on the island.", [(7, "prisoner_of_war")], "a mere figure before a verb"),
        (HEAD + "Twelve of the freed soldiers were women.", [(12, "prisoner_of_war")], "of the freed"),
        (HEAD + "Nineteen of the soldiers had been given prison terms.", [(19, "prisoner_of_war")], "of the soldiers"),
        (
            HEAD + "The group was made up of 200 privates and 30 officers.",
            [(200, "prisoner_of_war"), (30, "prisoner_of_war")],
            "made up of",
        ),
        (
            "Russia released 115 Ukrainian soldiers. Fifty from the National Guard. Thirty-five border guards. "
            "Thirty sailors.",
            [(50, "prisoner_of_war"), (35, "prisoner_of_war"), (30, "prisoner_of_war")],
            "fragments that add up",
        ),
        (
            "Russia returned 70 bodies to Ukraine, of which seven are identified and 63 are unknown.",
            [(7, "remains"), (63, "remains")],
            "remains keep their category",
        ),
        (
            "The PKK released eight Turkish hostages, six soldiers among them.",
            [(6, "hostage")],
            "soldiers held as hostages",
        ),
        (
            "Russia and Ukraine exchanged 146 prisoners of war each. Kyiv also freed eight Russian civilians.",
            [(146, "prisoner_of_war"), (8, "civilian")],
            "also: one transfer with the sum",
        ),
        (
            "Russia and Ukraine freed 175 prisoners of war each, and Moscow added another 22 wounded Ukrainians.",
            [(175, "prisoner_of_war"), (22, "prisoner_of_war")],
            "added another",
        ),
    ],
)
def test_parts(extractor: Extractor, text: str, expected: list[tuple[int, str]], why: str) -> None:
    assert _parts(extractor, text) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Russia freed 86 Ukrainian soldiers.", "nothing is counted out"),
        ("Russia freed 86 Ukrainian soldiers, one of whom had been ill.", "one person is no sub-group"),
        ("Russia freed 86 Ukrainian soldiers, including a medic.", "one person without a number word"),
        ("Russia freed 86 Ukrainian soldiers, among them a colonel.", "one person of rank"),
        ("Russia freed 86 Ukrainian soldiers. All of them are in hospital.", "all of them is no part"),
        ("Russia freed 86 Ukrainian soldiers. The oldest is 61 and the youngest 20.", "ages count nobody"),
        ("Russia freed 86 Ukrainian soldiers. Another 300 remain in captivity.", "those who were not freed"),
        ("Russia freed 86 Ukrainian soldiers. Two are to follow next week.", "those who are still to come"),
        ("Russia freed 86 Ukrainian soldiers on Monday. Ukraine freed 55 Russian soldiers.", "the other direction"),
        ("Russia and Ukraine exchanged 86 prisoners each.", "each is no part"),
        ("Russia freed 86 Ukrainian soldiers in 12 buses.", "buses are no people"),
        ("Russia freed 86 Ukrainian soldiers in exchange for 55 Russian soldiers.", "given in return"),
    ],
)
def test_no_parts(extractor: Extractor, text: str, why: str) -> None:
    assert _parts(extractor, text) == [], why


@pytest.mark.parametrize(
    ("text", "count", "category", "why"),
    [
        (
            "Russia freed 230 people in a swap with Ukraine, 224 soldiers and six civilians.",
            230,
            "mixed",
            "neutral figure",
        ),
        ("Russia freed 185 Ukrainian soldiers and 20 civilians.", 205, "mixed", "the sum is the count"),
        (
            "Russia freed 307 Ukrainian prisoners of war, among them 12 civilians.",
            307,
            "prisoner_of_war",
            "worded figure",
        ),
        ("Russia freed 12 Ukrainian children, seven boys and five girls.", 12, "child", "one kind only"),
        (
            "Israel released 39 Palestinians on Monday. Of them, 28 were taken to Ramallah and 11 to Gaza.",
            39,
            "detainee",
            "journeys of parts are no transfers",
        ),
    ],
)
def test_count_and_category_of_the_whole(extractor: Extractor, text: str, count: int, category: str, why: str) -> None:
    transfer = next(t for r in extractor.extract(text, PUBLISHED) for t in r.transfers if t.count)
    assert transfer.count is not None
    assert (transfer.count.min, transfer.category) == (count, category), why


@pytest.mark.parametrize(
    ("sentence", "receiver", "parts", "why"),
    [
        ("Seven of the Ukrainians were civilians.", "UKR", [7], "whose people they are"),
        ("The Ukrainian group was made up of 90 soldiers and seven civilians.", "UKR", [90, 7], "whose group it is"),
        ("Those who reached Russia comprised 130 privates and 27 officers.", "RUS", [130, 27], "where they arrived"),
        ("Nineteen of the 157 troops had been sentenced by Russian courts.", "UKR", [19], "who held them"),
        ("By Moscow's count 40 of those freed belong to the navy.", "RUS", [40], "who speaks of them"),
        ("The Ukrainian group included 20 women. Seven had fought in the south.", "UKR", [20, 7], "as the one before"),
    ],
)
def test_parts_go_to_the_direction_that_the_words_name(
    extractor: Extractor, sentence: str, receiver: str, parts: list[int], why: str
) -> None:
    (record,) = extractor.extract(f"Russia and Ukraine exchanged 157 prisoners of war each. {sentence}", PUBLISHED)
    found = {t.receiver.code: [p.count.min for p in t.including] for t in record.transfers if t.receiver}
    assert found == {"RUS": [], "UKR": [], receiver: parts}, why


def test_parts_go_to_the_direction_that_they_add_up_to(extractor: Extractor) -> None:
    text = (
        "Russia freed 95 Ukrainian soldiers and Ukraine freed 86. They were 60 privates, 20 sergeants and six officers."
    )
    (record,) = extractor.extract(text, PUBLISHED)
    found = {t.receiver.code: [p.count.min for p in t.including] for t in record.transfers if t.receiver}
    assert found == {"RUS": [60, 20, 6], "UKR": []}


def test_evidence_of_a_part_is_its_words(extractor: Extractor) -> None:
    text = "Russia freed 86 Ukrainian soldiers, 15 of them women."
    (record,) = extractor.extract(text, PUBLISHED)
    (evidence,) = [e for e in record.evidence if ".including" in e.slot]
    assert text[evidence.start : evidence.end] == evidence.text == "15 of them women"


@pytest.mark.parametrize(
    ("text", "total", "why"),
    [
        ("Russia and Ukraine exchanged a total of 218 prisoners of war.", 218, "a total of"),
        ("Russia and Ukraine exchanged 314 prisoners of war.", 314, "both sides are the subject"),
        ("Russia and Ukraine exchanged 103 prisoners of war each.", None, "each counts both directions"),
        ("Russia freed 103 Ukrainian soldiers in an exchange of prisoners.", None, "a verb gives it to one direction"),
        ("Russia and Ukraine exchanged prisoners of war on Monday.", None, "no figure"),
    ],
)
def test_total(extractor: Extractor, text: str, total: int | None, why: str) -> None:
    (record,) = extractor.extract(text, PUBLISHED)
    assert (record.total.min if record.total else None) == total, why


def test_shares_told_in_a_longer_sentence_further_on() -> None:
    """The words of shares stand in their own sentence, which may be longer than that of the figure they make up."""
    text = "Islamic State freed 49 hostages.\n\nForty-six of the freed were Turks, along with three Iraqis."
    assert told(text, date(2014, 9, 20)) == ["completed ISIS>TUR 46 hostage; ISIS>IRQ 3 hostage | -"]
