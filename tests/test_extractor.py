"""What holds for every text: exact evidence, valid values, no record without ground, the same answer every time."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import exchange_extract
from exchange_extract import Article, ExchangeRecord, Extractor, Quantity
from exchange_extract.extractor import default_extractor
from exchange_extract.records import Reading
from timing import grows_at_most

ROOT = Path(__file__).parents[1]
BANKS = ROOT / "fixtures" / "sentences"
PUBLISHED = date(2025, 7, 17)

# -- what every record must be ---------------------------------------------------------------------------------------


def _is_edtf_point(value: str) -> bool:
    """A day, month, season or year that exists."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if match is None or match[1] == "0000":
        return False
    if match[2] is None:
        return True
    if match[3] is None:
        return 1 <= int(match[2]) <= 12 or 21 <= int(match[2]) <= 24
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return True


def _is_edtf(value: str) -> bool:
    first, slash, last = value.partition("/")
    if not slash:
        return _is_edtf_point(first)
    if ".." in (first, last):
        return first != last and _is_edtf_point(last if first == ".." else first)
    return _is_edtf_point(first) and _is_edtf_point(last) and first[:4] <= last[:4]


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("2025-07-16", True),
        ("2025-07", True),
        ("2025", True),
        ("2025-21", True),
        ("2025-05/2025-06", True),
        ("2022-03/..", True),
        ("../2025-06-16", True),
        ("2025-02-29", False),
        ("2025-13", False),
        ("2025-7", False),
        ("../..", False),
        ("", False),
        ("2025/", False),
        ("2026/2025", False),
        ("2025-07-16/2025-07-15x", False),
    ],
)
def test_the_check_of_dates_is_strict(value: str, valid: bool) -> None:
    assert _is_edtf(value) is valid


def _quantities(record: ExchangeRecord) -> Iterator[Quantity]:
    for transfer in record.transfers:
        yield from (part.count for part in transfer.including)
        if transfer.count:
            yield transfer.count
    if record.total:
        yield record.total


def _filled(record: ExchangeRecord) -> set[str]:
    """Paths of all slots that must rest on words. Category and scope follow from others."""
    slots = {"status"} | {name for name in ("total", "date", "place") if getattr(record, name) is not None}
    slots |= {f"mediators[{n}]" for n in range(len(record.mediators))}
    slots |= {f"sources[{n}]" for n in range(len(record.sources))}
    for number, transfer in enumerate(record.transfers):
        path = f"transfers[{number}]"
        slots |= {f"{path}.{name}" for name in ("giver", "receiver", "count") if getattr(transfer, name) is not None}
        slots |= {f"{path}.names[{n}]" for n in range(len(transfer.names))}
        slots |= {f"{path}.including[{n}]" for n in range(len(transfer.including))}
    return slots


def _check(text: str, records: list[ExchangeRecord]) -> None:
    for record in records:
        for evidence in record.evidence:
            assert text[evidence.start : evidence.end] == evidence.text, evidence.slot
            assert evidence.rule
        slots = [evidence.slot for evidence in record.evidence]
        assert len(slots) == len(set(slots))
        assert set(slots) == _filled(record)
        assert record.date is None or _is_edtf(record.date), record.date
        for quantity in _quantities(record):
            assert quantity.min is None or quantity.min >= 0
            assert quantity.min is None or quantity.max is None or quantity.min <= quantity.max
        parties = [side for transfer in record.transfers for side in (transfer.giver, transfer.receiver)]
        assert all(party is None or party.text in text for party in (*parties, *record.mediators))
    assert len({record.id for record in records}) == len(records)


# -- gold articles ---------------------------------------------------------------------------------------------------


@cache
def _articles() -> list[tuple[str, str, str]]:
    rows = [
        json.loads(line)
        for file in sorted((ROOT / "fixtures" / "gold").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    files = sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
    texts = [(file.stem, "2025-07-17", file.read_bytes().decode("utf-8")) for file in files]
    return texts + [(row["id"], row["published"], row["text"]) for row in rows]


@pytest.mark.parametrize("part", range(8))
def test_evidence_holds_for_every_slot_of_every_gold_article(part: int) -> None:
    checked = 0
    for name, published, text in _articles()[part::8]:
        records = default_extractor().extract(text, date.fromisoformat(published))
        try:
            _check(text, records)
        except AssertionError as error:
            raise AssertionError(f"{name}: {error}") from None
        checked += len(records)
    assert checked > 20


def test_the_gate_loses_no_record() -> None:
    """Sentences that the gate leaves out hold nothing: without it the records of the fixtures are the same."""
    open_gate = Extractor()
    open_gate._gate.select = lambda text, sentences: [True] * len(sentences)  # type: ignore[method-assign] # noqa: ARG005
    for _, published, text in _articles()[:3]:
        day = date.fromisoformat(published)
        assert open_gate.extract(text, day) == default_extractor().extract(text, day)


# -- any text --------------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from([
    "Russia", "Ukraine", "Hamas", "Israel", "Kyiv", "the ICRC", "Qatar", "the two sides", "It", "Zelenskyy",
    "Ivan Petrenko",
    "freed", "released", "exchanged", "handed over", "returned", "will free", "agreed to swap", "refused to release",
    "were released", "received", "brought home", "95", "1,000", "two dozen", "about 300", "-5", "50-60", "0", "10" * 12,
    "205 each", "1,200-for-1,200", "soldiers", "prisoners of war", "hostages", "the bodies of", "children",
    "people",
    "on Friday", "on 31 February", "in June", "since March 2022", "last year", "by 16 June", "from", "to", "by", "and",
    "in exchange for", "including five women", "in Istanbul", "mediated by", "the ministry said", ".", ",",
    "\n\n", "\r\n",
    "“", "”", "—", "•", "\u200f", "\x00", "😀", "Київ", "é", "\u2028", "KYIV (AP) -",
])  # fmt: skip
TEXTS = st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=12).map("".join) | st.text()
DAYS = st.none() | st.dates() | st.just(PUBLISHED)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DAYS)
@example("Russia freed 95 soldiers on Friday.", date.min)
@example("Russia freed 95 soldiers next week.", date.max)
@example("\ufeffRussia freed \u200f95\u00a0soldiers 😀 of Ukraine.", PUBLISHED)
@example("Hamas freed ten\r\nhostages of Israel.\r\n", PUBLISHED)
@example("Two sisters handed to mother in Russia, a day after eight children leave for Ukraine", None)
@example("The two engineers (and Karl Berger, 34, of Bremen) were freed by Iran on Monday.", PUBLISHED)
def test_any_text_gives_sound_records(text: str, published: date | None) -> None:
    records = default_extractor().extract(text, published)
    _check(text, records)
    assert default_extractor().extract(text, published) == records


@cache
def _sentences() -> list[str]:
    lines = [line for file in sorted(BANKS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return sorted({text for line in lines if isinstance(text := json.loads(line).get("text"), str)})


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_mix_of_sentences_gives_sound_records(data: st.DataObject) -> None:
    """Torn and joined as no article is: whoever runs an archive meets such texts."""
    texts = data.draw(st.lists(st.sampled_from(_sentences()), min_size=2, max_size=5))
    cut = data.draw(st.integers(0, 60))
    text = data.draw(st.sampled_from((" ", "\n\n", ", and ", " – "))).join(texts)[cut:]
    _check(text, default_extractor().extract(text, PUBLISHED))


def test_a_fresh_extractor_gives_the_same() -> None:
    _, _, text = _articles()[1]
    first, second = Extractor().extract(text, PUBLISHED), default_extractor().extract(text, PUBLISHED)
    assert first
    assert first == second


def test_ids_do_not_depend_on_the_day_or_on_other_articles() -> None:
    _, _, text = _articles()[1]
    ids = {record.id for record in default_extractor().extract(text, PUBLISHED)}
    default_extractor().extract("Hamas freed ten Israeli hostages.", PUBLISHED)
    assert {record.id for record in default_extractor().extract(text, PUBLISHED)} == ids
    assert ids.isdisjoint(record.id for record in default_extractor().extract(text + "\n", PUBLISHED))


# -- the public surface ----------------------------------------------------------------------------------------------


def test_extract_is_the_default_extractor() -> None:
    text = "Russia freed 95 Ukrainian soldiers on Monday."
    (record,) = exchange_extract.extract(text, published=PUBLISHED)
    assert (record.status, record.date) == ("completed", "2025-07-14")
    assert exchange_extract.extract(text)[0].date is None, "a weekday has no date without the day of publication"


def test_every_public_name_is_there() -> None:
    assert all(getattr(exchange_extract, name) is not None for name in exchange_extract.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = exchange_extract.nothing


def test_pipe_keeps_order_and_goes_on_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = Extractor.from_rules(default_extractor().lexicon.rules)
    honest = extractor._read

    def failing(text: str, *others: Any) -> Reading:
        if "boom" in text:
            raise RuntimeError("made to fail")
        return honest(text, *others)

    monkeypatch.setattr(extractor, "_read", failing)
    articles = [
        Article("a", "Hamas freed ten Israeli hostages."),
        Article("b", "A boom. Hamas freed ten Israeli hostages."),
        Article("c", "Rain fell."),
    ]
    results = list(extractor.pipe(iter(articles)))
    assert [(result.article.id, len(result.records), result.error) for result in results] == [
        ("a", 1, None), ("b", 0, "RuntimeError: made to fail"), ("c", 0, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\x00",
        "a" * 1_000_000,
        "The court released its report.",
        "Rain fell in Kyiv.",
        "<html><body><p>Rain fell.</p></body></html>",
        "🙏" * 1000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_texts_without_exchanges(text: str) -> None:
    assert default_extractor().extract(text, PUBLISHED) == []


@pytest.mark.parametrize("unit", [
    "freed ", "released 5 ", "Russia and ", "soldiers of soldiers ", "1,200-for-", "in exchange for ", "“freed”, ",
    "Russia freed 95 soldiers.\n", "among them ", "A. ", "(", "who freed ", "freed\n",
])  # fmt: skip
def test_time_is_linear_in_repetitions(unit: str) -> None:
    """Twice the text takes about twice the time; four times would be the square."""

    def read(size: int) -> None:
        default_extractor().extract(unit * (size // len(unit)), PUBLISHED)

    assert grows_at_most(read, 4_000, 16_000, times=16, spare=1.0)


# ---- the day of publication by the text itself

NEWS = "Russia freed 95 Ukrainian soldiers on Monday, the defence ministry said."


@pytest.mark.parametrize(
    ("head", "given", "day", "told", "event"),
    [
        ("KYIV, July 17, 2025 (Agency) - ", None, date(2025, 7, 17), "dateline", "2025-07-14"),
        ("Published: 17 July 2025\n\n", None, date(2025, 7, 17), "dateline", "2025-07-14"),
        ("KYIV, July 17, 2025 (Agency) - ", date(2025, 7, 24), date(2025, 7, 24), "given", "2025-07-21"),
        ("KYIV, July 17 (Agency) - ", None, None, None, None),
        ("", None, None, None, None),
    ],
)
def test_day_of_publication(
    head: str, given: date | None, day: date | None, told: str | None, event: str | None
) -> None:
    (result,) = default_extractor().pipe([Article("a", head + NEWS, given)])
    assert (result.published, result.published_from) == (day, told)
    assert [record.date for record in result.records] == [event]
    assert [record.date for record in default_extractor().extract(head + NEWS, given)] == [event]


def test_a_verb_right_behind_among_is_read() -> None:
    text = "Russia freed ten soldiers on Monday. The men he was held among are Ivan Petrov and Oleg Sidorov."
    assert [record.status for record in default_extractor().extract(text, date(2024, 5, 17))] == ["completed"]
