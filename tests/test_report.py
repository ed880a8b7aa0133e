"""The report without a browser: cutting the text, escaping, the data that the script reads, colours, the command."""

import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from exchange_extract.articles import Article, Result
from exchange_extract.cli import main
from exchange_extract.report.marks import kind_of, pieces
from exchange_extract.schema import ExchangeRecord
from exchange_extract.writing import article_object, write_csv
from report_pages import OFFER, SWAP, page, record, results
from standin import stand_in, swap  # noqa: F401 - a fixture

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)></script><!-- {{ 7*7 }} {% x %} &lt; \u2028"
VOID = {"meta", "link", "input", "col", "br", "img"}


class Reading(HTMLParser):
    """The elements of a page with their attributes, and the text inside those with a class or an id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
            self.texts.setdefault(self._name(dict(attrs)), []).append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for name in {self._name(attrs) for _, attrs in self.open}:
            self.texts[name][-1] += data

    @staticmethod
    def _name(attrs: dict[str, str | None]) -> str:
        return attrs.get("id") or attrs.get("class") or ""


def data_of(text: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(Reading(text).texts["data"][0])
    return found


# -- cutting the text ------------------------------------------------------------------------------------------------


def test_pieces_are_the_text_and_the_closest_slot_comes_first() -> None:
    text = "🕊 the bodies of 19 soldiers"
    one = record(text, {"status": "the bodies of 19 soldiers", "transfers[0].count": "19"}, transfers=swap().transfers)
    two = record(text, {"total": "19 soldiers"}, transfers=swap().transfers)
    found = pieces(text, [one, two])
    assert "".join(piece.text for piece in found) == text
    assert [(piece.text, [(use.record, use.kind) for use in piece.uses]) for piece in found] == [
        ("🕊 ", []),
        ("the bodies of ", [(0, "status")]),
        ("19", [(0, "count"), (1, "count"), (0, "status")]),
        (" soldiers", [(1, "count"), (0, "status")]),
    ]


def test_pieces_of_a_text_without_records() -> None:
    assert [piece.text for piece in pieces("It rained.", [])] == ["It rained."]
    assert pieces("", []) == []


@pytest.mark.parametrize(
    ("slot", "kind"),
    [
        ("status", "status"), ("transfers[0].giver", "giver"), ("transfers[12].receiver", "receiver"),
        ("transfers[0].count", "count"), ("transfers[0].including[3]", "count"), ("total", "count"),
        ("transfers[1].names[0]", "names"), ("mediators[0]", "mediators"), ("sources[1]", "sources"), ("date", "date"),
    ],
)  # fmt: skip
def test_kind_of_slot(slot: str, kind: str) -> None:
    assert kind_of(slot) == kind


def test_unknown_slot() -> None:
    with pytest.raises(ValueError, match=r"'transfers\[0\]\.price' is no slot"):
        kind_of("transfers[0].price")


# -- the page --------------------------------------------------------------------------------------------------------


def test_what_comes_from_articles_is_text_and_nothing_else() -> None:
    party = {"code": None, "name": NASTY, "text": NASTY}
    transfers = [
        {"giver": party, "receiver": party, "names": [NASTY], "including": [], "count": {"min": 1, "max": 1}},
    ]
    slots = {"status": NASTY, "transfers[0].giver": "alert(1)", "sources[0]": "img"}
    nasty = record(NASTY, slots, transfers=transfers, place=NASTY, mediators=[party], sources=[NASTY], id=NASTY)
    extra = {"title": NASTY, "url": "javascript:alert(3)", "x": NASTY}
    given = [Result(Article(NASTY, NASTY, None, extra), (nasty,)), Result(Article(NASTY + "2", NASTY))]
    text = page(given, title=NASTY)
    found = Reading(text)
    assert Counter(tag for tag, _ in found.elements)["script"] == 2
    assert "img" not in {tag for tag, _ in found.elements}
    assert not [name for _, attrs in found.elements for name in attrs if name.startswith("on")]
    assert "javascript:" not in {str(value)[:11] for _, attrs in found.elements for value in attrs.values()}
    assert found.texts["text"] == [NASTY, NASTY]
    assert data_of(text)["articles"] == [article_object(given[0])]
    assert re.search(r"script-src 'sha256-[\w+/=]{44}'", text)


def test_the_text_stands_as_given() -> None:
    text = "First.\r\n\r\n  Russia\tfreed 3. \u202eabc"
    assert Reading(page([Result(Article("a", text), (record(text, {"status": "freed"}, transfers=swap().transfers),))])
                   ).texts["text"] == [text]  # fmt: skip


def test_page_needs_nothing_beside_it() -> None:
    found = Reading(page(results()))
    links = [attrs["href"] for _, attrs in found.elements if attrs.get("href")]
    assert [link for link in links if not str(link).startswith("#")] == ["https://example.org/a"]
    assert not [attrs for _, attrs in found.elements if "src" in attrs]
    code = "".join(files("exchange_extract.report").joinpath(name).read_text("utf-8") for name in CODE)
    assert not re.findall(r"url\(|@import|fetch\(|XMLHttpRequest|innerHTML|eval\(|document\.write|localStorage", code)


CODE = ("report.css", "report.js", "charts.js")


def test_names_and_references_hold_together() -> None:
    found = Reading(page(results()))
    ids = [attrs["id"] for _, attrs in found.elements if attrs.get("id")]
    assert len(ids) == len(set(ids))
    for _, attrs in found.elements:
        for key in ("aria-labelledby", "for"):
            assert attrs.get(key) in (None, *ids)
        link = attrs.get("href") or ""
        assert not link.startswith("#") or link[1:] in ids


def test_what_the_page_says() -> None:
    words = " ".join(" ".join(Reading(page(results(), unread=2)).texts[""]).split())
    assert "3 records from 2 of 3 articles; 2 could not be read" in words
    assert "Russia → Ukraine" in words
    assert "Example Front → unknown" in words
    text = page(results())
    said = ["published 4 May 2024", "3 May 2024", "since 2020", "24 or more hostages", "95 prisoners of war"]
    said += ["running total", "A. Example", "Ukraine to Russia", "(inferred)", "test.sources"]
    assert [words for words in said if words not in text] == []


def test_where_the_day_of_publication_is_from() -> None:
    bare = replace(results()[0], article=Article("a", SWAP), dateline=date(2024, 5, 4))
    assert "published 4 May 2024, by its dateline" in page([bare])
    assert data_of(page([bare]))["rows"][0]["published"] == "2024-05-04"
    assert "no publication date: relative dates are unknown" in page([replace(bare, dateline=None)])


def test_words_that_turn_the_direction_stay_among_themselves() -> None:
    turned = "\u202eabc"
    told = record(SWAP, {"status": "freed"}, transfers=swap().transfers, place=turned, sources=["عمان", "Zürich"])
    text = page([Result(Article("a", SWAP), (told,))])
    assert f"<bdi>{turned}</bdi>" in text
    assert "<bdi>عمان</bdi>" in text
    assert "<bdi>Z" not in text


def test_doubtful_slots_and_conflicts_are_shown() -> None:
    sure = [("event", 0.97), ("directions", 0.82), ("date", 0.41), ("sources", 0.5), ("transfers[0].count", 0.61)]
    claims = [
        {"transfer": 0, "count": {"min": 95, "max": 95}, "sources": ["the ministry <1>"]},
        {"transfer": 1, "count": {"min": 100, "max": None}},
    ]
    told = ExchangeRecord.model_validate(
        results()[0].records[0].model_dump()
        | {"slot_confidence": [{"slot": slot, "confidence": value} for slot, value in sure]}
        | {"conflicts": [{"claims": claims}]}
    )
    found = Reading(page([replace(results()[0], records=(told,))]))
    assert found.texts["disputed"] == ["Sources disagree: 95 (the ministry <1>), at least 100"]
    assert found.texts["slot doubtful"] == ["3 May 2024"]
    assert ("span", {"class": "slot", "data-kind": "sources", "title": "0.50 sure"}) in found.elements
    details = " ".join(found.texts["grounds"][0].split())
    assert "that there is such a record 0.97, that its directions are all there 0.82" in details
    assert "count 1 95 0.61" in details
    assert "receiver 1 Ukraine inferred test" in details


def test_same_results_same_page() -> None:
    assert page(results()) == page(results())


def test_failed_articles_are_told_of_and_none_is_no_error() -> None:
    given = [Result(Article("a", "x"), (), "made to fail"), Result(Article("b", "It rained."))]
    words = " ".join(" ".join(Reading(page(given)).texts[""]).split())
    assert "0 records from 0 of 1 article; 1 could not be read" in words
    assert "No exchange was found." in page(given)
    assert data_of(page(given))["rows"] == []


# -- data ------------------------------------------------------------------------------------------------------------


def test_rows_add_up_to_the_csv_and_the_json_of_the_command_line() -> None:
    data = data_of(page(results()))
    out = io.StringIO()
    write_csv(results(), out)
    assert str(data["csv_head"]) + "".join(str(row["csv"]) for row in data["rows"]) == out.getvalue()
    assert data["articles"] == [article_object(result) for result in results() if result.records]
    for row in data["rows"]:
        records = data["articles"][int(str(row["article"]))]["records"]
        assert isinstance(records, list)
        assert records[int(str(row["record"]))]["status"] == row["status"]


def test_rows() -> None:
    swapped, offer, total = data_of(page(results()))["rows"]
    assert (swapped["first"], swapped["last"], swapped["sides"]) == ("2024-05-03", "2024-05-03", ["Russia", "Ukraine"])
    assert swapped["moves"] == [
        {"giver": "Russia", "receiver": "Ukraine", "remains": False, "people": 95, "more": False},
        {"giver": "Ukraine", "receiver": "Russia", "remains": True, "people": 19, "more": False},
    ]
    assert (offer["anchor"], offer["label"]) == ("a3-r1", "Example Front → unknown: 7 hostages")
    assert (total["first"], total["last"], total["published"]) == ("2020-01-01", None, "2024-07-02")
    assert total["moves"] == [
        {"giver": "Example Front", "receiver": "unknown", "remains": False, "people": 24, "more": True}
    ]


# -- colours ---------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, share: float, ground: str) -> str:
    parts = [(int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


@pytest.mark.parametrize(("scheme", "name"), [(0, "light"), (1, "dark")])
def test_colours_can_be_read(scheme: int, name: str) -> None:
    """WCAG AA: 4.5 to 1 for every colour that is read as text, and for the text on the tint of a slot."""
    css = files("exchange_extract.report").joinpath("report.css").read_text("utf-8")
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", css)
    colours = {key: (light, dark)[scheme] for key, light, dark in pairs}
    kinds = re.findall(r'\[data-kind="(\w+)"\] \{ --accent', css)
    assert len(kinds) == len(set(kinds)) == len({colours[kind] for kind in kinds}) == 9
    for ground in ("page", "sheet"):
        for text in ("ink", "quiet", *kinds):
            assert contrast(colours[text], colours[ground]) >= 4.5, (name, text, ground)
        for kind in kinds:
            assert contrast(colours["ink"], mixed(colours[kind], 0.24, colours[ground])) >= 4.5, (name, kind)


# -- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("stand_in")
def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "report.html"
    rows = [{"id": "a", "text": "Russia freed 95."}, {"id": "b", "text": "explode"}, {"id": "c", "text": "They freed."}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    options = ["--published", "2025-07-17", "--title", "July <1>"]
    assert main(["report", str(source), "--output", str(target), *options]) == 1
    text = target.read_text(encoding="utf-8")
    assert "<h1>July &lt;1&gt;</h1>" in text
    assert "1</strong> could not be read" in text
    assert [row["status"] for row in data_of(text)["rows"]] == ["completed", "completed"]
    assert "made to fail" in capsys.readouterr().err
    assert main(["report", str(source), "--output", "-", "--min-confidence", "0.9"]) == 1
    out = capsys.readouterr().out
    assert "No exchange was found." in out
    assert "2</strong> records of low confidence left out" in out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "--output"),
        (["--output", "no/such/folder/r.html"], "cannot be written"),
        (["--output", "r.html", "--published", "2025-13-01"], "not a date"),
        (["--output", "article.txt"], "this is an input"),
    ],
)
def test_wrong_use(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    complaint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(f"{SWAP}\n{OFFER}")
    assert main(["report", "article.txt", *arguments]) == 2
    assert complaint in capsys.readouterr().err
    assert not Path("r.html").exists()
