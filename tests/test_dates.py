"""Dates: what is found, what it means, and what is no date. One row, one reason; the codebook, section 6, decides.

Sentences are made up. What tense, publication day and the dates told before make of a date: ``test_dates_in_context``.
"""

from datetime import date

import pytest

from date_reading import WEDNESDAY, read, spans
from exchange_extract.phrases.date_forms import BUILDERS
from exchange_extract.phrases.dates import DateExpr, find_dates, load_date_rules, resolve

ABSOLUTE = [
    ("on 2 October 2025", "2 October 2025", "2025-10-02", "day month year"),
    ("on Thursday 2 October 2025", "Thursday 2 October 2025", "2025-10-02", "weekday before the day"),
    ("on Thursday, 2 October 2025,", "Thursday, 2 October 2025", "2025-10-02", "weekday with a comma"),
    ("on Oct. 2, 2025, in Doha", "Oct. 2, 2025", "2025-10-02", "American order, abbreviated"),
    ("on October 2nd, 2025", "October 2nd, 2025", "2025-10-02", "ordinal"),
    ("dated 19th March, 2025", "19th March, 2025", "2025-03-19", "ordinal first, comma before the year"),
    ("the 2nd of March 2025", "2nd of March 2025", "2025-03-02", "of"),
    ("on March the 3rd, 2025", "March the 3rd, 2025", "2025-03-03", "the"),
    ("MONDAY, NOVEMBER 10, 2025", "MONDAY, NOVEMBER 10, 2025", "2025-11-10", "capitals"),
    ("on Sept. 9, 2024", "Sept. 9, 2024", "2024-09-09", "four-letter abbreviation"),
    ("on 9 Sep 2024", "9 Sep 2024", "2024-09-09", "three-letter abbreviation"),
    ("on 2025-10-02.", "2025-10-02", "2025-10-02", "ISO"),
    ("on 2025/10/02.", "2025/10/02", "2025-10-02", "year first with slashes"),
    ("on 02.10.2025.", "02.10.2025", "2025-10-02", "dots are day first"),
    ("on 23/10/2025.", "23/10/2025", "2025-10-23", "slashes, over 12 is the day"),
    ("on 10/23/2025.", "10/23/2025", "2025-10-23", "slashes, American"),
    ("on 05/05/2025.", "05/05/2025", "2025-05-05", "either order is the same day"),
    ("on 03/04/2025.", "03/04/2025", None, "the order is not known"),
    ("on 31 June 2025", "31 June 2025", None, "no such day"),
    ("on 2025-13-40", "2025-13-40", None, "no such month"),
    ("on 29 February 2024", "29 February 2024", "2024-02-29", "leap day"),
    ("on 29 February 2023", "29 February 2023", None, "no leap year"),
    ("in June 2025", "June 2025", "2025-06", "month and year"),
    ("in June, 2025", "June, 2025", "2025-06", "month, comma, year"),
    ("in May 2024", "May 2024", "2024-05", "a month, not the first of it"),
    ("in late May 2024", "late May 2024", "2024-05", "late is the month"),
    ("in mid-April 2023", "mid-April 2023", "2023-04", "mid with a hyphen"),
    ("at the end of August 2022", "the end of August 2022", "2022-08", "end of a month is the month"),
    ("in the first half of 2024", "the first half of 2024", "2024", "half a year is the year"),
    ("in early 2023", "early 2023", "2023", "early year is the year"),
    ("in 2023", "2023", "2023", "a year after in"),
    ("in the summer of 2023", "the summer of 2023", "2023-22", "season of a year"),
    ("in autumn 2023", "autumn 2023", "2023-23", "season before a year"),
    ("in the fall of 2023", "the fall of 2023", "2023-23", "fall with a year is a season"),
    ("in spring 2022", "spring 2022", "2022-21", "spring"),
    ("in the winter of 2022", "the winter of 2022", "2022-24", "winter"),
    ("signed 2025 October 2", "2025 October 2", "2025-10-02", "rare order, by dateparser"),
    ("signed 3-Mar-2025", "3-Mar-2025", "2025-03-03", "rare spelling, by dateparser"),
    ("signed 3 March '25", "3 March '25", "2025-03-03", "two-digit year, by dateparser"),
    ("at 2025-10-02T23:10:00Z", "2025-10-02T23:10:00Z", "2025-10-02", "the day as written, in any time zone"),
    ("on the evening of Dec. 18, 2024", "the evening of Dec. 18, 2024", "2024-12-18", "part of a day"),
]

ABSOLUTE_INTERVALS = [
    ("between 1990 and 2005", "between 1990 and 2005", "1990/2005", "years"),
    ("from 2014 to 2022", "from 2014 to 2022", "2014/2022", "years with from"),
    ("in 2014-2016", "2014-2016", "2014/2016", "years with a hyphen"),
    ("in 2022 and 2023", "2022 and 2023", "2022/2023", "neighbouring years"),
    ("from 23 to 25 May 2025", "from 23 to 25 May 2025", "2025-05-23/2025-05-25", "days of one month"),
    ("on May 23-25, 2025", "May 23-25, 2025", "2025-05-23/2025-05-25", "hyphen, month first"),
    ("on 23–25 May 2025", "23–25 May 2025", "2025-05-23/2025-05-25", "dash, month last"),
    ("on June 9 and 10, 2025", "June 9 and 10, 2025", "2025-06-09/2025-06-10", "neighbouring days"),
    ("on 23, 24 and 25 May 2025", "23, 24 and 25 May 2025", "2025-05-23/2025-05-25", "three days in a row"),
    ("from 28 May to 3 June 2025", "from 28 May to 3 June 2025", "2025-05-28/2025-06-03", "the year is shared"),
    ("from 28 December to 3 January 2025", "from 28 December to 3 January 2025", "2024-12-28/2025-01-03", "year's end"),
    ("December 30, 2024 – January 2, 2025", "December 30, 2024 – January 2, 2025", "2024-12-30/2025-01-02", "days"),
    ("in May and June 2025", "May and June 2025", "2025-05/2025-06", "neighbouring months"),
    ("from March to May 2023", "from March to May 2023", "2023-03/2023-05", "months"),
    ("March–May 2023", "March–May 2023", "2023-03/2023-05", "months with a dash"),
    ("between 2014 and March 2022", "between 2014 and March 2022", "2014/2022-03", "mixed grain"),
    ("since March 2022", "since March 2022", "2022-03/..", "open at the end"),
    ("Since mid-April 2023", "Since mid-April 2023", "2023-04/..", "since with mid"),
    ("since 24 February 2022", "since 24 February 2022", "2022-02-24/..", "since a day"),
    ("since 2023 until May 2025", "since 2023 until May 2025", "2023/2025-05", "since with an end"),
    ("not before June 2026", "not before June 2026", None, "not before is after"),
    ("since 2014", "since 2014", "2014/..", "since a year"),
    ("by 16 June 2025", "by 16 June 2025", "../2025-06-16", "by"),
    ("before 16 June 2025", "before 16 June 2025", "../2025-06-16", "before"),
    ("until June 2025", "until June 2025", "../2025-06", "until"),
    ("no later than 16 June 2025", "no later than 16 June 2025", "../2025-06-16", "no later than"),
    ("by the end of June 2025", "by the end of June 2025", "../2025-06", "by the end of a month"),
    ("after 16 June 2025", "after 16 June 2025", None, "after bounds no value"),
    ("two days after 3 March 2025", "two days after 3 March 2025", "2025-03-05", "counted from a date"),
    ("the day before 1 March 2024", "the day before 1 March 2024", "2024-02-29", "counted back over a leap day"),
    ("from March 2024 to March 2022", "from March 2024 to March 2022", None, "ends before it begins"),
]

RELATIVE = [
    ("on Monday", "Monday", "2025-06-16", "nearest before"),
    ("on Wednesday", "Wednesday", "2025-06-18", "the same weekday is the day itself"),
    ("on Thursday", "Thursday", "2025-06-12", "nearest before, not tomorrow"),
    ("Monday's swap", "Monday", "2025-06-16", "possessive"),
    ("late on Tuesday night", "Tuesday night", "2025-06-17", "part of the day"),
    ("last Wednesday", "last Wednesday", "2025-06-11", "last is strictly before"),
    ("last Friday", "last Friday", "2025-06-13", "last"),
    ("next Monday", "next Monday", "2025-06-23", "next, whatever the tense"),
    ("next Wednesday", "next Wednesday", "2025-06-25", "next is strictly after"),
    ("this Tuesday", "this Tuesday", "2025-06-17", "this, of the past"),
    ("this past Friday", "this past Friday", "2025-06-13", "this past"),
    ("on Monday of last week", "Monday of last week", "2025-06-09", "weekday in a week"),
    ("on Friday last week", "Friday last week", "2025-06-13", "weekday in a week without of"),
    ("today", "today", "2025-06-18", "today"),
    ("yesterday", "yesterday", "2025-06-17", "yesterday"),
    ("the day before yesterday", "the day before yesterday", "2025-06-16", "longest wins"),
    ("tomorrow", "tomorrow", "2025-06-19", "tomorrow"),
    ("tonight", "tonight", "2025-06-18", "tonight"),
    ("this morning", "this morning", "2025-06-18", "this morning"),
    ("last night", "last night", "2025-06-17", "the evening before"),
    ("overnight", "overnight", "2025-06-18", "a night belongs to its morning"),
    ("two days ago", "two days ago", "2025-06-16", "days back"),
    ("a week ago", "a week ago", "2025-06-09/2025-06-15", "as exact as its unit: a week"),
    ("six weeks ago", "six weeks ago", "2025-05-05/2025-05-11", "weeks back"),
    ("three months ago", "three months ago", "2025-03", "months back"),
    ("three years ago", "three years ago", "2022", "years back"),
    ("last week", "last week", "2025-06-09/2025-06-15", "Monday to Sunday"),
    ("earlier this week", "earlier this week", "2025-06-16/2025-06-22", "this week"),
    ("next week", "next week", "2025-06-23/2025-06-29", "next week"),
    ("over the weekend", "the weekend", "2025-06-14/2025-06-15", "the weekend before"),
    ("last month", "last month", "2025-05", "last month"),
    ("later this month", "later this month", "2025-06", "this month"),
    ("last year", "last year", "2024", "last year"),
    ("this year", "this year", "2025", "this year"),
    ("so far this year", "so far this year", "2025", "so far"),
    ("this year alone", "this year alone", "2025", "alone"),
    ("in the course of the year", "the course of the year", "2025", "in the course of"),
    ("since the start of the year", "since the start of the year", "2025", "means: so far this year"),
    ("since the beginning of 2025", "since the beginning of 2025", "2025/..", "a named year is open"),
    ("so far in 2025", "so far in 2025", "2025", "so far in a named year"),
    ("by the end of the month", "by the end of the month", "../2025-06", "end of this month"),
    ("last summer", "last summer", "2024-22", "in summer, last is a year ago"),
    ("this summer", "this summer", "2025-22", "this summer"),
    ("earlier this summer", "earlier this summer", "2025-22", "earlier this"),
    ("last winter", "last winter", "2024-24", "a winter has the year it begins in"),
    ("in the spring", "the spring", "2025-21", "nearest season begun"),
    ("in October", "October", "2024-10", "a month to come is last year's"),
    ("this October", "this October", "2024-10", "nearest, of the past"),
    ("in June", "June", "2025-06", "the month itself"),
    ("in late May", "late May", "2025-05", "late month without year"),
    ("December's swap", "December", "2024-12", "possessive month"),
    ("the October exchange", "October", "2024-10", "month before a noun"),
    ("the May exchange", "May", "2025-05", "May before an event noun"),
    ("last June", "last June", "2024-06", "strictly before this June"),
    ("in March last year", "March last year", "2024-03", "month of last year"),
    ("on 3 March this year", "3 March this year", "2025-03-03", "day of this year"),
    ("on June 9", "June 9", "2025-06-09", "day without year"),
    ("on June 19", "June 19", "2024-06-19", "a day to come is last year's"),
    ("on Sept. 9", "Sept. 9", "2024-09-09", "abbreviated"),
    ("on Saturday (April 19)", "Saturday (April 19)", "2025-04-19", "the date in brackets"),
    ("on Friday, November 24", "Friday, November 24", "2024-11-24", "weekday and day"),
    ("on 29 February", "29 February", "2024-02-29", "the last leap year"),
    ("on 31 June", "31 June", None, "never"),
    ("by 16 June", "by 16 June", "../2025-06-16", "the codebook's example"),
    ("before Friday", "before Friday", "../2025-06-13", "before a weekday"),
    ("since Wednesday", "since Wednesday", "2025-06-18/..", "since the same weekday"),
    ("since last week", "since last week", "2025-06-09/..", "since the start of a week"),
    ("since Friday's truce", "since Friday", "2025-06-13/..", "since an event of a day"),
    ("from 23 to 25 May", "from 23 to 25 May", "2025-05-23/2025-05-25", "no year"),
    ("between 23 and 25 May", "between 23 and 25 May", "2025-05-23/2025-05-25", "between days"),
    ("on Thursday and Friday", "Thursday and Friday", "2025-06-12/2025-06-13", "neighbouring weekdays"),
    ("on Sunday and Monday", "Sunday and Monday", "2025-06-15/2025-06-16", "over the week's end"),
    ("Friday, Saturday and Sunday", "Friday, Saturday and Sunday", "2025-06-13/2025-06-15", "three in a row"),
    ("from Friday to Sunday", "from Friday to Sunday", "2025-06-13/2025-06-15", "from weekdays"),
    ("Friday to Sunday", "Friday to Sunday", "2025-06-13/2025-06-15", "without from"),
    ("from May to June", "from May to June", "2025-05/2025-06", "May as an end of an interval"),
    ("from November to March", "from November to March", "2024-11/2025-03", "over a year's end"),
    ("today and tomorrow", "today and tomorrow", "2025-06-18/2025-06-19", "neighbouring day words"),
    ("over the past three months", "the past three months", "2025-03/2025-06", "months up to publication"),
    ("in the last 12 months", "the last 12 months", "2024-06/2025-06", "digits"),
    ("in the past year", "the past year", "2024-06/2025-06", "no number is one"),
    ("in the past 24 hours", "the past 24 hours", "2025-06-17/2025-06-18", "whole days of hours"),
    ("over the past two weeks", "the past two weeks", "2025-06-04/2025-06-18", "weeks to the day"),
    ("two days after Friday", "two days after Friday", "2025-06-15", "counted from a weekday"),
    ("since the raid in May 2024", "May 2024", "2024-05/..", "since an event with a date"),
    ("in the weeks since he fled on 3 March", "3 March", "2025-03-03/..", "since an event of a day"),
    ("since then, in May 2024", "May 2024", "2024-05", "a comma parts since from the date"),
]

ABSENT = [
    ("the 57th exchange", "an ordinal"),
    ("Hamas may free more captives", "may is a verb"),
    ("They may be freed", "may is a verb"),
    ("They march to the gate", "march is a verb"),
    ("Theresa May spoke", "a surname"),
    ("a deal signed by May", "a surname as likely as a month"),
    ("the sun rose on the second bus", "sun, second"),
    ("2,000 defenders", "a head-count"),
    ("to exchange 1,994 captives", "a head-count"),
    ("They exchanged 2000 captives", "a head-count without a comma"),
    ("a swap of 1994 prisoners", "a head-count that looks like a year"),
    ("at 10:30 p.m.", "a time of day"),
    ("the 34-year-old medic, aged 34", "ages"),
    ("24/7 and 9/11", "a phrase and a name; 9/11 is never when an exchange took place"),
    ("the 1950-53 Korean War", "the period of a name"),
    ("after World War II", "a name"),
    ("Resolution 2118", "a number"),
    ("the 1949 Geneva Conventions", "the year of a name"),
    ("under the 1949 Geneva Conventions", "the year of a name"),
    ("in the coming days", "vague"),
    ("recently", "vague"),
    ("soon", "vague"),
    ("within two months", "the codebook: null"),
    ("on the eve of 9 May", "the codebook: null"),
    ("on the anniversary of 24 February", "dates something else"),
    ("several days ago", "vague"),
    ("a few weeks ago", "vague"),
    ("more than two years ago", "bounded, not dated"),
    ("about a year ago", "approximate"),
    ("half a year ago", "not a year"),
    ("in the past few months", "vague"),
    ("over the next month", "a length of time"),
    ("over the next two weeks", "a length of time"),
    ("in recent months", "vague"),
    ("on Mondays", "a habit"),
    ("the Sunday Times", "a masthead"),
    ("Russia Today", "a masthead"),
    ("after Friday prayers", "a name"),
    ("the October 7 attack", "the name of an event"),
    ("before Friday's talks", "the talks' day"),
    ("in the fall of the city", "fall is no season"),
    ("in the summer camp", "a camp"),
    ("a spring offensive", "no date"),
    ("on Easter", "holidays are left out"),
    ("€2025 and #2025", "money and tags"),
    ("May 1,000 captives return?", "a count after a verb"),
    ("since the start of the war", "the codebook: null"),
    ("The day before he met them, it rained.", "the day before something untold"),
    ("Over 2022 people", "a count"),
]


@pytest.mark.parametrize(("text", "span", "value", "why"), ABSOLUTE + ABSOLUTE_INTERVALS + RELATIVE)
def test_one_date(text: str, span: str, value: str | None, why: str) -> None:
    sentence = f"Nine captives met {text} in Doha."
    assert (spans(sentence), read(sentence)) == ([span], [value]), why
    assert (spans(text), read(text)) == ([span], [value]), f"{why}; at the edges of a text"


@pytest.mark.parametrize(("text", "span", "value", "why"), ABSOLUTE + ABSOLUTE_INTERVALS)
def test_absolute_dates_need_no_publication_date(text: str, span: str, value: str | None, why: str) -> None:
    assert read(text, None) == read(text, date(1999, 1, 1), future=True) == [value], (span, why)


@pytest.mark.parametrize(("text", "why"), ABSENT)
def test_no_date(text: str, why: str) -> None:
    assert spans(text) == [], why
    assert spans(f"It was so, {text} or not.") == [], why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("on Monday and Thursday", {"Monday": "2025-06-16", "Thursday": "2025-06-12"}, "not neighbours"),
        ("in March and October 2022", {"March": "2022-03", "October 2022": "2022-10"}, "the year is shared"),
        ("on June 9 and 12", {"June 9": "2025-06-09", "12": "2025-06-12"}, "the month is shared"),
        ("on 9 or 10 June", {"9": "2025-06-09", "10 June": "2025-06-10"}, "or is no interval"),
        ("postponed from Friday to Sunday", {"Friday": "2025-06-13", "Sunday": "2025-06-15"}, "moved, no interval"),
        ("On May 23, 95 soldiers came home", {"May 23": "2025-05-23"}, "a count after a comma"),
        ("In March 20 prisoners were freed", {"March": "2025-03"}, "a count after a month"),
        ("In May 1,000 captives came home", {"May": "2025-05"}, "a count with a comma"),
        ("On June 9, 2000 prisoners came home", {"June 9": "2025-06-09"}, "a round count is no year"),
        ("on June 9 and 10 prisoners came home", {"June 9": "2025-06-09"}, "a count after and"),
        ("95 soldiers in 2024, 20 on Monday", {"2024": "2024", "Monday": "2025-06-16"}, "two dates"),
        (
            "The truce of 19 January 2025 held until 18 March.",
            {"19 January 2025": "2025-01-19", "until 18 March": "../2025-03-18"},
            "a date and a bound",
        ),
    ],
)
def test_several(text: str, expected: dict[str, str], why: str) -> None:
    assert dict(zip(spans(text), read(text), strict=True)) == expected, why


@pytest.mark.parametrize(
    ("text", "open_since", "period", "precision"),
    [
        ("since March 2022", True, True, "interval"),
        ("since the start of the year", True, True, "year"),
        ("so far this year", True, True, "year"),
        ("this year", False, True, "year"),
        ("over the past three months", False, True, "interval"),
        ("from 23 to 25 May", False, True, "interval"),
        ("by 16 June", False, False, "interval"),
        ("in May 2024", False, False, "month"),
        ("last summer", False, False, "season"),
        ("in 2024", False, False, "year"),
        ("last week", False, False, "interval"),
        ("on Monday", False, False, "day"),
        ("signed 3-Mar-2025", False, False, "day"),
        ("two days after Friday", False, False, "day"),
    ],
)
def test_properties(text: str, open_since: bool, period: bool, precision: str) -> None:
    (mention,) = find_dates(text)
    value = mention.value
    assert (value.is_open_since, value.is_period, value.precision) == (open_since, period, precision)


FULL_DAYS = [span for _, span, value, _ in ABSOLUTE if value and len(value) == 10 and "evening" not in span]


@pytest.mark.parametrize("words", FULL_DAYS)
def test_dateparser_agrees_with_the_fast_path(words: str) -> None:
    order = "10/23/2025"  # the one American order; dateparser is told day first
    if words != order:
        assert resolve(DateExpr("written", words=words), None) == read(words)[0]


def test_every_rule_proves_itself() -> None:
    rules = load_date_rules()
    assert {rule.id for rule in rules.date_form} == set(BUILDERS) | {"date.from_date"}
    ids = [rule.id for rule in (*rules.date_word, *rules.date_form)]
    assert len(ids) == len(set(ids))
    for rule in (*rules.date_word, *rules.date_form):
        for example in rule.examples:
            sentence, _, expected = example.partition(" => ")
            values: list[str] = []
            anchor: str | None = None
            for mention in find_dates(sentence):
                value = resolve(mention.value, WEDNESDAY, anchor=anchor)
                values.append(value or "null")
                anchor = value or anchor
            assert " | ".join(values) == expected, (rule.id, sentence)
        for sentence in rule.counter_examples:
            found = {mention.rule for mention in find_dates(sentence)}
            assert rule.id not in found if rule in rules.date_form else not found, (rule.id, sentence)


def test_offsets_are_shifted() -> None:
    (mention,) = find_dates("on Monday", offset=100)
    assert (mention.start, mention.end) == (103, 109)
