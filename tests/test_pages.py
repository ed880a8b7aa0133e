"""HTML pages: main text, day of the metadata, offsets into the text that is returned."""

import json
import re
import sys
from pathlib import Path

import pytest

from exchange_extract.cli import main
from exchange_extract.pages import PageError, read_page

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title>
<meta property="article:published_time" content="2025-07-17T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Hamas freed nine hostages, sport and weather</a></nav>
<article><h1>Russia frees 95 soldiers</h1>
<p>Russia freed 95 Ukrainian soldiers on Monday &amp; the defence ministry in Kyiv confirmed the handover there.</p>
<p>Families had waited at the border since the early morning, with flags, flowers and pictures of their sons.</p>
<script>alert("never text")</script></article>
<footer>Copyright 2024, all rights reserved, an example that we composed</footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "news.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.mark.parametrize("folder", [False, True])
def test_offsets_refer_to_the_text_that_is_returned(
    page: Path, capsys: pytest.CaptureFixture[str], folder: bool
) -> None:
    assert main(["extract", str(page.parent if folder else page), "--format", "jsonl"]) == 0
    article = json.loads(capsys.readouterr().out)
    (record,) = article["records"]
    assert (article["id"], article["published"], record["date"]) == ("news", "2025-07-17", "2025-07-14")
    assert record["transfers"][0]["count"]["min"] == 95
    assert all(article["text"][e["start"] : e["end"]] == e["text"] for e in record["evidence"])
    assert not any(word in article["text"] for word in ("alert", "Hamas", "Copyright", "&amp;"))


def test_a_page_without_text_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "empty.htm"
    file.write_text("<html><body></body></html>", encoding="utf-8")
    assert main(["extract", str(file)]) == 1
    assert "empty.htm: no article text found in this page" in capsys.readouterr().err


def test_a_page_without_metadata_has_no_day() -> None:
    bare = re.sub(r"<meta property[^>]*>", "", PAGE)
    assert bare != PAGE
    assert read_page(bare.encode()).published is None, "the year of the copyright is no day of publication"


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(PageError, match=r"pip install 'exchange_extract\[html\]'"):
        read_page(PAGE.encode())
