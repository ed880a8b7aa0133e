"""Text as the web and mail give it is read like the same words in plain paragraphs."""

import re
import textwrap
from collections.abc import Callable
from datetime import date

import pytest

from exchange_extract import extract
from exchange_extract.schema import ExchangeRecord

_DAY = date(2024, 3, 14)
# Composed for this test, no news.
_PARAGRAPHS = (
    "Chad and Niger swap 212 prisoners in first exchange since the truce",
    "Chad and Niger each released 106 prisoners of war on Tuesday, the first such step since the two armies agreed to "
    "a truce, and mediators from Algeria said the exchange at the border post of Daboua had gone without a hitch.",
    "The minister in N'Djamena, Issa Abakar Oumar, told reporters that 1,400 soldiers in all would be freed by both "
    "sides by the end of April. On 3 February the two had handed over the bodies of 31 men, among them five "
    "officers.",
    "“Everybody will come home,” he said.",
)


def _facts(record: ExchangeRecord) -> object:
    dumped = record.model_dump(mode="json", exclude={"id", "confidence", "confidences", "evidence"})
    for transfer in dumped["transfers"]:
        transfer["including"] = [{**part, "text": " ".join(part["text"].split())} for part in transfer["including"]]
    return dumped


def _filled(width: int, indent: str = "") -> Callable[[str], str]:
    return lambda line: textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent)


_LAYOUTS: dict[str, tuple[Callable[[str], str], str]] = {
    "wrapped at 66": (_filled(66), "\n\n"),
    "wrapped at 76": (_filled(76), "\n\n"),
    "wrapped and indented": (_filled(72, "    "), "\n\n"),
    "Windows line ends": (lambda line: line, "\r\n\r\n"),
    "no empty lines": (lambda line: line, "\n"),
    "hard blanks": (lambda line: line.replace(" ", "\u00a0"), "\n\n"),
    "hard blanks after figures": (lambda line: re.sub(r"(?<=\d) ", "\u00a0", line), "\n\n"),
    "two blanks after a stop": (lambda line: line.replace(". ", ".  "), "\n\n"),
    "paragraphs opened by a tab": (lambda line: "\t" + line, "\n"),
}


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_layout_does_not_matter(layout: str) -> None:
    shape, gap = _LAYOUTS[layout]
    text = gap.join(map(shape, _PARAGRAPHS))
    plain = extract("\n\n".join(_PARAGRAPHS), _DAY)
    found = extract(text, _DAY)
    assert plain
    assert list(map(_facts, found)) == list(map(_facts, plain))
    assert all(text[e.start : e.end] == e.text for record in found for e in record.evidence)


def test_lines_that_are_not_filled_are_lines_of_their_own() -> None:
    text = "Freed so far:\n20 soldiers of Chad\n31 soldiers of Niger\nMediators hope for more by the end of April"
    wrapped = (
        "Chad released 20 soldiers of\nNiger on Tuesday and the two\narmies will meet again in\nMay at the border."
    )
    assert extract(wrapped, _DAY)[0].evidence
    assert all(len(text[e.start : e.end].splitlines()) == 1 for r in extract(text, _DAY) for e in r.evidence)
