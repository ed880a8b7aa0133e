"""Which date of a text is the day of which event, through the whole cascade (codebook, section 6).

Sentences are made up. Every article is of Wednesday 2025-06-18; a row gives status and date of its records.
"""

from datetime import date

import pytest

from exchange_extract.extractor import Extractor

WEDNESDAY = date(2025, 6, 18)
DONE = "completed"

OWN_CLAUSE = [
    ("Ukraine released two Russian soldiers on Tuesday.", [(DONE, "2025-06-17")], "the verb before the date"),
    ("Ukraine released two Russian prisoners of war on Tuesday.", [(DONE, "2025-06-17")], "war is part of the people"),
    (
        "The Taliban released 20 captured members of the Afghan army on Sunday.",
        [(DONE, "2025-06-15")],
        "captured is part of the people",
    ),
    ("Russia on Friday released 95 Ukrainian prisoners of war.", [(DONE, "2025-06-13")], "between subject and verb"),
    ("On Friday, Russia released 95 Ukrainian prisoners of war.", [(DONE, "2025-06-13")], "before the clause"),
    ("On 9 May 2025 Russia released 95 Ukrainian prisoners of war.", [(DONE, "2025-05-09")], "before it, no comma"),
    ("Russia and Ukraine exchanged prisoners of war on 2 June.", [(DONE, "2025-06-02")], "nearest year"),
    ("Russia and Ukraine swapped 50 soldiers each on Thursday.", [(DONE, "2025-06-12")], "each before the date"),
    (
        "Russia handed over 95 Ukrainian prisoners of war, 20 of them wounded, on Friday.",
        [(DONE, "2025-06-13")],
        "over a comma",
    ),
    ("Ninety-five Ukrainian soldiers were freed by Russia last week.", [(DONE, "2025-06-09/2025-06-15")], "a week"),
    ("Russia freed 95 Ukrainian prisoners of war in May.", [(DONE, "2025-05")], "a month stays a month"),
    ("Russia freed 95 Ukrainian prisoners of war two days ago.", [(DONE, "2025-06-16")], "ago"),
    ("Russia freed 95 Ukrainian prisoners of war a fortnight ago.", [(DONE, "2025-06-02/2025-06-08")], "two weeks"),
    ("Russia freed 95 Ukrainian prisoners of war on the ninth of May.", [(DONE, "2025-05-09")], "the day spelled out"),
    ("Russia freed 95 Ukrainian prisoners of war.", [(DONE, None)], "never copied from the publication date"),
    ("KYIV, June 17 - Russia freed 95 Ukrainian prisoners of war.", [(DONE, None)], "a dateline dates the report"),
    (
        "KYIV, June 17 - Russia freed 95 Ukrainian prisoners of war on Monday.",
        [(DONE, "2025-06-16")],
        "dateline and date",
    ),
]

QUOTED = [
    (
        "The rebels freed four Chadian soldiers, the Red Cross said on Monday. "
        '"The four were released today and are well," its spokesman said.',
        [(DONE, "2025-06-16")],
        "today is the day of the statement",
    ),
    (
        '"I can confirm that 12 of our sailors were freed this morning," Ghana\'s minister said on Tuesday of the men '
        "held by Somali pirates.",
        [(DONE, "2025-06-17")],
        "the statement is dated behind the quotation",
    ),
    (
        "On Saturday the Sudanese army announced that the RSF had freed 40 captives. "
        "“Forty of our men came home today,” a general said.",
        [(DONE, "2025-06-14")],
        "the sentence before dates the statement",
    ),
    (
        "Georgia received the bodies of 14 soldiers from Abkhazia, the ministry said in a statement on Tuesday. "
        '"Today, 16 June, the remains of 14 of our soldiers were returned," it said.',
        [(DONE, "2025-06-16")],
        "the date behind today explains it",
    ),
    ("Iran freed two Swiss tourists today, Bern said on Wednesday.", [(DONE, "2025-06-18")], "no quotation"),
]

OTHER_THINGS = [
    ("Russia freed 95 Ukrainian prisoners of war who had been captured in 2022.", [(DONE, None)], "the day of capture"),
    ("Russia freed 95 Ukrainian prisoners of war captured in May 2022.", [(DONE, None)], "a participle"),
    (
        "Russia freed 95 Ukrainian prisoners of war captured in 2022 in a swap on Friday.",
        [(DONE, "2025-06-13")],
        "the swap is dated after the capture",
    ),
    (
        "On Friday Russia freed 95 Ukrainian prisoners of war who had been captured in 2022.",
        [(DONE, "2025-06-13")],
        "the clause's own date beside one of capture",
    ),
    (
        "Russia freed the Ukrainian pilot Olena Koval, who was arrested in May 2023 and sentenced in 2024.",
        [(DONE, None)],
        "arrest and sentence",
    ),
    ("Hamas freed 12 Israeli hostages who were kidnapped on October 7, 2023.", [(DONE, None)], "abduction"),
    ("Hamas on Monday freed 12 Israeli hostages held since 2023.", [(DONE, "2025-06-16")], "held since is no total"),
    (
        "Israel on Tuesday handed over four Lebanese prisoners who were captured during last year's war.",
        [(DONE, "2025-06-17")],
        "a war's year inside a relative clause",
    ),
    ("Russia freed 95 Ukrainian prisoners of war after talks that began in May.", [(DONE, None)], "talks"),
    (
        "Russia freed 95 Ukrainian prisoners of war on Friday under an agreement signed in Istanbul on 2 June.",
        [(DONE, "2025-06-13")],
        "the agreement's day is not the handover's",
    ),
    (
        "Russia and Ukraine exchanged prisoners on Wednesday, the first result of a deal struck last week.",
        [(DONE, "2025-06-18")],
        "the deal's week",
    ),
    (
        "Armenia and Azerbaijan exchanged 20 prisoners of war each on Monday, months after the ceasefire of November.",
        [(DONE, "2025-06-16")],
        "a truce's month",
    ),
]

REPORTS = [
    ("Ukraine received 95 prisoners of war from Russia, it said on Friday.", [(DONE, "2025-06-13")], "a fallback"),
    (
        "Ukraine has received 95 prisoners of war from Russia, the ministry said on Friday.",
        [(DONE, "2025-06-13")],
        "the same",
    ),
    (
        "Ukraine received 95 prisoners of war from Russia on Thursday, it said on Friday.",
        [(DONE, "2025-06-12")],
        "the event's own day wins",
    ),
    (
        "The ministry said on Friday that Ukraine received 95 prisoners of war from Russia.",
        [(DONE, "2025-06-13")],
        "before it",
    ),
    (
        "The ministry said on Friday that Ukraine received 95 prisoners of war from Russia on Thursday.",
        [(DONE, "2025-06-12")],
        "both, the report first",
    ),
    (
        "Russia will release 95 Ukrainian prisoners of war, it said on Friday.",
        [("planned", None)],
        "a plan has no such fallback",
    ),
    (
        "Ukraine has freed 4,757 soldiers from Russia since March 2022, it said on Friday.",
        [(DONE, "2022-03/..")],
        "a total neither",
    ),
    (
        "Russia and Ukraine have agreed to exchange 1,200 prisoners, the minister said on Saturday.",
        [("agreed", "2025-06-14")],
        "the day of the act, as far as it is known",
    ),
    (
        "Russia has offered Ukraine an exchange of 50 prisoners. The idea is old, it said on Monday.",
        [("proposed", "2025-06-16")],
        "said in the next sentence",
    ),
]

DEALS = [
    (
        "Russia and Ukraine agreed on 28 May to exchange 1,000 prisoners each.",
        [("agreed", "2025-05-28")],
        "the verb of agreeing",
    ),
    ("On Monday Russia and Ukraine agreed to exchange 1,000 prisoners.", [("agreed", "2025-06-16")], "before it"),
    (
        "Russia and Ukraine agreed in Istanbul on 2 June to exchange 1,000 prisoners each by the end of the year.",
        [("agreed", "2025-06-02")],
        "the act before the day that it is due",
    ),
    (
        "At talks in Istanbul on Monday Russia and Ukraine agreed to exchange 1,000 prisoners each.",
        [("agreed", "2025-06-16")],
        "talks are the day of a deal",
    ),
    (
        "Russia and Ukraine held talks in Istanbul on May 16. The two sides agreed there to exchange 1,000 "
        "prisoners each.",
        [("agreed", "2025-05-16")],
        "there: the talks of the sentence before",
    ),
    ("Ukraine on Monday proposed an exchange of 50 prisoners with Russia.", [("proposed", "2025-06-16")], "an offer"),
    ("On Friday Russia offered to release 30 Ukrainian soldiers.", [("proposed", "2025-06-13")], "before it"),
    ("Russia on Friday refused to release 15 Ukrainian soldiers.", [("rejected", "2025-06-13")], "a refusal"),
    (
        "Morocco and Algeria agreed on 28 May to exchange prisoners of war. On Thursday, they released 20 "
        "prisoners each.",
        [("agreed", "2025-05-28"), (DONE, "2025-06-12")],
        "deal and handover each have their day",
    ),
]

TO_COME = [
    ("Russia will release 95 Ukrainian prisoners of war on Friday.", [("planned", "2025-06-20")], "a weekday to come"),
    ("Russia will release 95 Ukrainian prisoners of war on 2 July.", [("planned", "2025-07-02")], "a day to come"),
    ("Russia will release 95 Ukrainian prisoners of war tomorrow.", [("planned", "2025-06-19")], "tomorrow"),
    (
        "Russia will release 95 Ukrainian prisoners of war next week.",
        [("planned", "2025-06-23/2025-06-29")],
        "next week",
    ),
    (
        "Another 13 Ukrainian prisoners of war are expected to arrive from Russia on Friday.",
        [("planned", "2025-06-20")],
        "an arrival to come is the plan's day",
    ),
    (
        "Russia will release 95 Ukrainian prisoners of war. The handover is scheduled for 2 July.",
        [("planned", "2025-07-02")],
        "the appointment in a sentence of its own",
    ),
    (
        "Ukraine and Russia will each free a total of 500 prisoners of war on Thursday and Friday, the "
        "negotiator said.",
        [("planned", "2025-06-19/2025-06-20")],
        "two days of one plan",
    ),
]

NEXT_SENTENCE = [
    (
        "Russia freed 95 Ukrainian prisoners of war. The exchange took place on Friday.",
        [(DONE, "2025-06-13")],
        "took place",
    ),
    ("Russia freed 95 Ukrainian prisoners of war. They were let go on Friday.", [(DONE, "2025-06-13")], "a pronoun"),
    (
        "Russia freed 95 Ukrainian prisoners of war. The operation took place on Friday, June 13, at the border.",
        [(DONE, "2025-06-13")],
        "another noun for it",
    ),
    (
        "Russia freed 95 Ukrainian prisoners of war. Hungary made the deal of Saturday possible, the ministry said.",
        [(DONE, "2025-06-14")],
        "the deal of Saturday",
    ),
    (
        "Russia freed 95 Ukrainian prisoners of war on Friday. The men were taken to a clinic on Sunday.",
        [(DONE, "2025-06-13")],
        "what came afterwards",
    ),
    (
        "Hamas freed 20 Israeli hostages on Monday. In return Israel released 1,968 Palestinian prisoners.",
        [(DONE, "2025-06-16")],
        "in return: the same day, one swap",
    ),
    (
        "The last exchange between Russia and Ukraine took place on 3 May. Each side got back 95 prisoners of war.",
        [(DONE, "2025-05-03")],
        "the figures follow the day",
    ),
]

ANAPHORS = [
    (
        "Russia freed 95 Ukrainian prisoners of war on 2 June. The day after that, it returned the bodies of 12 "
        "Ukrainian soldiers.",
        [(DONE, "2025-06-02"), (DONE, "2025-06-03")],
        "the day after that",
    ),
    (
        "Russia freed 95 Ukrainian prisoners of war on 2 June. Three days later Ukraine freed 80 Russian soldiers.",
        [(DONE, "2025-06-02"), (DONE, "2025-06-05")],
        "three days later",
    ),
    (
        "Russia freed 95 Ukrainian prisoners of war on 2 June. On the same day it returned the bodies of 12 "
        "Ukrainian soldiers.",
        [(DONE, "2025-06-02")],
        "the same day",
    ),
    (
        "Russia freed ten Ukrainian civilians on Friday. Three days before the release Russia and Ukraine "
        "had exchanged 90 prisoners of war each.",
        [(DONE, "2025-06-13"), (DONE, "2025-06-10")],
        "counted from the release just told of",
    ),
    (
        "Families mourned on Thursday, a day after Hezbollah gave back the bodies of two Israeli soldiers.",
        [(DONE, "2025-06-11")],
        "a day after, read backwards",
    ),
    (
        "Russia freed 95 Ukrainian prisoners of war a week ago today.",
        [(DONE, "2025-06-11")],
        "a week ago today is a day",
    ),
]

SEVERAL = [
    (
        "Russia and Ukraine exchanged 390 prisoners each on Friday and 307 on Saturday.",
        [(DONE, "2025-06-13"), (DONE, "2025-06-14")],
        "a figure for each day",
    ),
    (
        "Russia freed 95 Ukrainian prisoners of war on Friday and on Saturday returned the bodies of 12 "
        "Ukrainian soldiers.",
        [(DONE, "2025-06-13"), (DONE, "2025-06-14")],
        "two verbs, two days",
    ),
    (
        "Russia freed 95 Ukrainian prisoners of war on Friday. It will release another 40 on Sunday.",
        [(DONE, "2025-06-13"), ("planned", "2025-06-22")],
        "one done, one to come",
    ),
]

TOTALS = [
    ("Since March 2022 Russia has released 4,000 Ukrainian soldiers.", [(DONE, "2022-03/..")], "an open period"),
    (
        "Hamas has returned the remains of 24 Israeli hostages since the truce began on May 10.",
        [(DONE, "2025-05-10/..")],
        "since an event with a day",
    ),
    ("Russia has freed 600 Ukrainian soldiers so far this year.", [(DONE, "2025")], "this year"),
]

ROWS = [*OWN_CLAUSE, *QUOTED, *OTHER_THINGS, *REPORTS, *DEALS, *TO_COME, *NEXT_SENTENCE, *ANAPHORS, *SEVERAL, *TOTALS]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_date_of_each_record(extractor: Extractor, text: str, expected: list[tuple[str, str | None]], why: str) -> None:
    records = extractor.extract(text, WEDNESDAY)
    # Which tellings are one record is another stage's: records of one status and day count once here.
    assert list(dict.fromkeys((record.status, record.date) for record in records)) == expected, why


def test_evidence_of_a_date_is_its_words(extractor: Extractor) -> None:
    text = "Russia freed 95 Ukrainian prisoners of war. They were let go on Friday."
    (record,) = extractor.extract(text, WEDNESDAY)
    assert [e.text for e in record.evidence if e.slot == "date"] == ["Friday"]


def test_without_a_publication_date_weekdays_stay_unknown(extractor: Extractor) -> None:
    records = extractor.extract("Russia freed 95 Ukrainian prisoners of war on Friday.")
    assert [record.date for record in records] == [None]
