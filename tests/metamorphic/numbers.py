"""How an article words a head-count or a date, each wording with the value that the codebook gives it."""

from calendar import month_name
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

Count = tuple[int | None, int | None, bool, bool]
"""``min, max, approximate, all`` of a quantity."""

# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def exactly(number: int) -> Count:
    return number, number, False, False


def in_digits(number: int) -> str:
    return f"{number:,}"


def in_words(number: int) -> str:
    """Number words from 0 to 999, the British way: "one hundred and five"."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{_ONES[number // 100]} hundred{rest}"


def agency(number: int) -> str:
    """Words up to nine, digits from ten on."""
    return in_words(number) if number < 10 else in_digits(number)


@dataclass(frozen=True, slots=True)
class Worded:
    """Words and what they are worth; a date's ``value`` is EDTF and its words carry their preposition."""

    words: str
    value: str


_BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("about", "some", "nearly", "almost", "roughly", "around", "approximately"), "about"),
    (("at least", "more than", "over", "no fewer than"), "low"),
    (("up to", "at most", "fewer than", "no more than"), "high"),
)
_VAGUE: tuple[tuple[str, Count], ...] = (
    ("several", (3, None, True, False)),
    ("a few", (3, None, True, False)),
    ("a handful of", (3, None, True, False)),
    ("dozens of", (24, None, True, False)),
    ("scores of", (40, None, True, False)),
    ("hundreds of", (200, None, True, False)),
    ("several hundred", (200, None, True, False)),
    ("thousands of", (2000, None, True, False)),
    ("a dozen", exactly(12)),
    ("two dozen", exactly(24)),
    ("three dozen", exactly(36)),
)


@st.composite
def worded_counts(draw: st.DrawFn) -> tuple[str, Count]:
    """A bound, a range, a rounding or a vague word, and its value by the codebook's table in section 4."""
    number = draw(st.integers(10, 400))
    form = draw(st.sampled_from(("bound", "vague", "range")))
    if form == "vague":
        return draw(st.sampled_from(_VAGUE))
    if form == "range":
        more = number + draw(st.integers(5, 50))
        return draw(st.sampled_from((f"between {number} and {more}", f"{number}-{more}"))), (number, more, False, False)
    words, kind = draw(st.sampled_from(_BOUNDS))
    text = f"{draw(st.sampled_from(words))} {in_digits(number)}"
    if kind == "about":
        return text, (number, number, True, False)
    return text, (number, None, False, False) if kind == "low" else (None, number, False, False)


# Dates ---------------------------------------------------------------------------------------------------------------

PUBLISHED = st.dates(date(2023, 1, 10), date(2024, 12, 5))


def _day_forms(day: date, year: bool) -> tuple[str, ...]:
    month = month_name[day.month]
    if year:
        return f"on {day.day} {month} {day.year}", f"on {month} {day.day}, {day.year}"
    return f"on {day.day} {month}", f"on {month} {day.day}", f"on the {day.day}{_suffix(day.day)} of {month}"


def _suffix(number: int) -> str:
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def week_of(day: date) -> str:
    """Monday to Sunday around a day, as an interval."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def month_before(day: date, months: int) -> date:
    """The first day of the month that lies ``months`` before."""
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


@st.composite
def weekdays(draw: st.DrawFn, published: date) -> Worded:
    """A weekday of what happened: the nearest on or before the publication."""
    day = published - timedelta(days=draw(st.integers(0, 6)))
    return Worded(f"on {day:%A}", day.isoformat())


@st.composite
def coming_days(draw: st.DrawFn, published: date) -> Worded:
    """A day to come: tomorrow, a weekday, a date with and without its year, next month, in three days."""
    ahead = draw(st.integers(1, 6))
    day = published + timedelta(days=ahead)
    month = month_before(published, -1)
    forms = [
        Worded(f"on {day:%A}", day.isoformat()),
        Worded("tomorrow", (published + timedelta(days=1)).isoformat()),
        Worded("next month", f"{month:%Y-%m}"),
        Worded("next week", week_of(published + timedelta(days=7))),
        *(Worded(form, day.isoformat()) for form in _day_forms(day, year=True)),
        *(Worded(form, day.isoformat()) for form in _day_forms(day, year=False)),
    ]
    return draw(st.sampled_from(forms))


@st.composite
def past_dates(draw: st.DrawFn, published: date) -> Worded:
    """Every form a day, week, month, season or year gone by takes in the news."""
    near = published - timedelta(days=draw(st.integers(2, 200)))
    far = near - timedelta(days=draw(st.integers(300, 900)))
    month = month_before(published, draw(st.integers(1, 10)))
    ago = draw(st.integers(2, 9))
    forms = [
        *(Worded(form, near.isoformat()) for form in _day_forms(near, year=False)),
        *(Worded(form, near.isoformat()) for form in _day_forms(near, year=True)),
        *(Worded(form, far.isoformat()) for form in _day_forms(far, year=True)),
        Worded("yesterday", (published - timedelta(days=1)).isoformat()),
        Worded("today", published.isoformat()),
        Worded(f"{in_words(ago)} days ago", (published - timedelta(days=ago)).isoformat()),
        Worded("last week", week_of(published - timedelta(days=7))),
        Worded("last month", f"{month_before(published, 1):%Y-%m}"),
        Worded("last year", f"{published.year - 1}"),
        Worded(f"in {month_name[month.month]}", f"{month:%Y-%m}"),
        Worded(f"in {month_name[far.month]} {far.year}", f"{far:%Y-%m}"),
        Worded(f"in mid-{month_name[month.month]}", f"{month:%Y-%m}"),
        Worded(f"in late {month_name[month.month]}", f"{month:%Y-%m}"),
        Worded(f"in {far.year}", f"{far.year}"),
        draw(weekdays(published)),
    ]
    if published.day > 5:
        forms.append(Worded("earlier this month", f"{published:%Y-%m}"))
    if published.month <= 5:
        forms.append(Worded("last summer", f"{published.year - 1}-22"))
    back = published - timedelta(days=draw(st.integers(3, 6)))
    forms.append(Worded(f"last {back:%A}", back.isoformat()))
    return draw(st.sampled_from(forms))
