"""How an explanation looks in a terminal: sentences with their words marked, a row a slot, the factors as bars.

Colours are the terminal's own sixteen, readable on light and dark grounds; without colour the words that count are
underlined, and in a file or a pipe they stand in square brackets.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from exchange_extract.rows import show_conflict, show_group, show_quantity
from exchange_extract.writing import heading, open_console, plain, show_party, write_captured

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from exchange_extract.articles import Result
    from exchange_extract.schema import (
        ExchangeRecord,
        Explanation,
        FactorShare,
        Fate,
        Passage,
        SlotExplanation,
        Transfer,
        WhyNot,
    )

_INDEX = re.compile(r"\[(\d+)\]")
_LAST = re.compile(r"\[\d+\]$")
_FACTORS = 2
"""Factors shown of a slot."""
_BAR = 6  # columns of the strongest factor
_MARK = "bold underline"
_VALUES = 24  # columns of the value and the words of a slot


def write_explanation(
    result: Result, pairs: Sequence[tuple[ExchangeRecord, Explanation]], total: int, out: TextIO
) -> None:
    """The explanations of an article's records, ``total`` of which there are."""
    console = open_console(out)

    def blocks() -> Iterator[RenderableType]:
        yield heading(result)
        if not pairs:
            yield "  no exchange found; ask with --why-not what became of a sentence\n"
        for record, explanation in pairs:
            yield from _record(record, explanation, total, console)

    write_captured(blocks(), console, out)


def write_why_not(result: Result, answer: WhyNot, out: TextIO) -> None:
    """What became of some words of an article."""
    console = open_console(out)

    def blocks() -> Iterator[RenderableType]:
        yield heading(result)
        if answer.found is None:
            yield f"  no sentence of this article has “{plain(answer.asked)}”\n"
        sentences = {fate.sentence.start: fate.sentence for fate in answer.fates}
        for start, sentence in sentences.items():
            fates = [fate for fate in answer.fates if fate.sentence.start == start]
            yield _indented(_marked(sentence, [f.words for f in fates if f.words], console))
            yield _fates(fates)

    write_captured(blocks(), console, out)


def _indented(block: RenderableType, *, below: int = 0) -> RenderableType:
    from rich.padding import Padding

    return Padding(block, (0, 0, below, 2))


def _grid(*widths: int | None) -> Table:
    """A table without lines; a width of None takes what is left."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        table.add_column(width=width, ratio=None if width else 1, overflow="fold")
    return table


# -- a record --------------------------------------------------------------------------------------------------------


def _record(record: ExchangeRecord, explanation: Explanation, total: int, console: Console) -> Iterator[RenderableType]:
    from rich.rule import Rule
    from rich.text import Text

    title = Text(f"record {explanation.number} of {total}", style="bold")
    title.append(f"  {record.status}", style="not bold")
    title.append("" if record.scope == "event" else f", {record.scope}", style="not bold")
    title.append(f"  {record.date or 'no date'}", style="not bold")
    title.append(f"  sure {record.confidence:.2f}", style="bold")
    yield ""
    yield Rule(title, align="left", style="dim", characters="─" if _utf(console) else "-")
    yield ""
    numbers = _numbered(explanation)
    for start, number in numbers.items():
        sentence = next(p for p in _passages(explanation) if p.start == start)
        spans = [row.words for row in explanation.slots if row.words and _holds(sentence, row.words)]
        lead = Text().append(f"({number}) ", style="dim")
        yield _indented(lead.append_text(_marked(sentence, spans, console)))
    yield ""
    yield from map(_indented, _slots(record, explanation, numbers, console))
    for conflict in record.conflicts:
        yield _indented(Text(f"sources disagree: {plain(show_conflict(conflict))}", style="magenta"))
    yield ""
    yield _indented(_sure(explanation, console))


def _passages(explanation: Explanation) -> list[Passage]:
    return [*explanation.told, *(row.sentence for row in explanation.slots if row.sentence)]


def _numbered(explanation: Explanation) -> dict[int, int]:
    """Starts of all sentences that the record rests on, numbered in the order of the text."""
    starts = sorted({passage.start for passage in _passages(explanation)})
    return {start: number for number, start in enumerate(starts, start=1)}


def _holds(sentence: Passage, words: Passage) -> bool:
    return sentence.start <= words.start and words.end <= sentence.end


def _utf(console: Console) -> bool:
    return console.encoding.lower().startswith("utf")


def _marked(sentence: Passage, spans: Sequence[Passage], console: Console) -> Text:
    """A sentence with some of its words marked: underlined where there are styles, in brackets where there are none."""
    from rich.text import Text

    inside = sorted({(p.start - sentence.start, p.end - sentence.start) for p in spans}, key=lambda s: (s[0], -s[1]))
    text, at = Text(), 0
    for start, end in inside:
        if start < at or end > len(sentence.text):
            continue
        text.append(_flat(sentence.text[at:start]))
        words = _flat(sentence.text[start:end])
        text.append(words, style=_MARK) if console.is_terminal else text.append(f"[{words}]")
        at = end
    return text.append(_flat(sentence.text[at:]))


def _flat(words: str) -> str:
    """Words in one line, with the blanks at their ends kept."""
    kept = plain(words)
    return (" " if words[:1].isspace() else "") + kept + (" " if kept and words[-1:].isspace() else "")


def _slots(
    record: ExchangeRecord, explanation: Explanation, numbers: dict[int, int], console: Console
) -> Iterator[RenderableType]:
    """A row a slot; those of a transfer stand under its direction."""
    from rich.text import Text

    for part, rows in groupby(explanation.slots, key=_part):
        if part.startswith("transfers"):
            number = int(part.removeprefix("transfers[").removesuffix("]"))
            yield Text(_direction(record.transfers[number], console), style="bold")
        table = _grid(10, 4, _VALUES, None)
        for row in rows:
            name, sure = Text(_name(row.slot), style="cyan"), Text(_confidence(explanation, row), style="dim")
            table.add_row(name, sure, _value(record, row, numbers), _why(row, console))
        yield table


def _confidence(explanation: Explanation, row: SlotExplanation) -> str:
    """How sure the slot is; a list as a whole."""
    path = _LAST.sub("", row.slot)
    found = next((rated.confidence for rated in explanation.rated if rated.slot == path), None)
    return "" if found is None else f"{found:.2f}"


def _part(row: SlotExplanation) -> str:
    """The transfer that a slot is of; "" for what is before the transfers, "after" for what is behind them."""
    if row.slot.startswith("transfers"):
        return row.slot.split(".")[0]
    return "" if row.slot in ("status", "date", "place", "total") else "after"


def _direction(transfer: Transfer, console: Console) -> str:
    arrow = "→" if _utf(console) else "->"
    return f"{show_party(transfer.giver)} {arrow} {show_party(transfer.receiver)}"


def _name(slot: str) -> str:
    return _INDEX.sub("", slot.split(".")[-1])


def _value(record: ExchangeRecord, row: SlotExplanation, numbers: dict[int, int]) -> Text:
    from rich.text import Text

    if row.words is None:
        return Text("none", style="dim")
    text = Text(plain(value_of(record, row.slot)), style="bold")
    place = f" ({numbers[row.sentence.start]})" if row.sentence else ""
    words = _flat(row.words.text).strip()
    quoted = "" if words == text.plain else f"“{words}”"
    return text.append(f" {quoted}{place}" if quoted else place, style="not bold dim")


def value_of(record: ExchangeRecord, slot: str) -> str:
    """The value of a slot in words: a code, a count, a name."""
    found = [int(n) for n in _INDEX.findall(slot)]
    if not slot.startswith("transfers"):
        value = getattr(record, slot.split("[")[0])
        return _shown(value[found[0]] if found else value)
    value = getattr(record.transfers[found[0]], _name(slot))
    return _shown(value[found[1]] if len(found) > 1 else value)


def _shown(value: object) -> str:
    from exchange_extract.schema import Party, Quantity, SubGroup

    if isinstance(value, Party):
        return show_party(value)
    if isinstance(value, Quantity):
        return show_quantity(value)
    return show_group(value) if isinstance(value, SubGroup) else str(value)


def _why(row: SlotExplanation, console: Console) -> Text:
    from rich.text import Text

    text = Text()
    if row.rule:
        text.append(row.about)
        text.append(f"{' ' if row.about else ''}({row.rule})", style="dim")
        if row.basis == "inferred":
            text.append(" inferred", style="magenta")
    for candidate in row.candidates:
        text.append("\n" if text else "")
        text.append("× " if _utf(console) else "x ", style="red")
        text.append(f"“{_flat(candidate.words.text).strip()}” ", style="")
        text.append(candidate.why, style="dim")
    return text


# -- how sure --------------------------------------------------------------------------------------------------------


def _sure(explanation: Explanation, console: Console) -> Table:
    """The slots of the core by what they do to the record, as bars; with the strongest factors of the doubtful ones."""
    from rich.text import Text

    table = _grid(10, 2 * _BAR + 1, None)
    most = max((abs(share.effect) for share in explanation.factors), default=1.0)
    for n, share in enumerate(explanation.factors):
        lead = Text("sure" if n == 0 else "", style="cyan")
        given = _odds(share.value)
        about = Text(f"{share.about}: {given:.2f}").append(f", usually {_odds(share.usual):.2f}", style="dim")
        for reason in _reasons(explanation, share) if share.effect < 0 else ():
            about.append("\n")
            about.append_text(reason)
        table.add_row(lead, _bar(share, most, console), about)
    usual = f"a record whose slots are all as sure as usual has {explanation.usual:.2f}, this one"
    table.add_row("", "", Text(f"{usual} {explanation.confidence:.2f}", style="dim"))
    return table


def _odds(value: float) -> float:
    """The probability behind log odds."""
    return 1 / (1 + math.exp(-value))


def _reasons(explanation: Explanation, share: FactorShare) -> Iterator[Text]:
    """What pulls the least sure slot of a kind down, the strongest factors first."""
    from rich.text import Text

    rows = [row for row in explanation.rated if _name(row.slot) == share.factor]
    least = min(rows, key=lambda row: row.given, default=None)
    pulling = [factor for factor in least.factors if factor.effect < 0] if least else []
    for factor in pulling[:_FACTORS]:
        text = Text().append(f"  {factor.effect:+.2f} ", style="dim")
        text.append(factor.about if factor.value > factor.usual else f"less than usual: {factor.about}")
        yield text.append(f" ({factor.factor} {factor.value:g}, usually {factor.usual:.2g})", style="dim")


def _bar(share: FactorShare, most: float, console: Console) -> Text:
    from rich.text import Text

    size = max(1, round(_BAR * abs(share.effect) / most))
    bar = ("█" if _utf(console) else "#") * size
    middle = "│" if _utf(console) else "|"
    if share.effect < 0:
        return Text(" " * (_BAR - size)).append(bar, style="red").append(middle, style="dim")
    return Text(" " * _BAR).append(middle, style="dim").append(bar, style="green")


# -- why not ---------------------------------------------------------------------------------------------------------


def _fates(fates: Sequence[Fate]) -> RenderableType:
    from rich.text import Text

    table = _grid(12, None)
    for fate in fates:
        style = "green" if fate.record is not None and fate.stage != "threshold" else "magenta"
        why = Text(fate.why)
        if fate.words:
            why = Text(f"“{_flat(fate.words.text).strip()}”: ").append_text(why)
        table.add_row(Text(fate.stage.replace("_", " "), style=style), why)
    return _indented(table, below=1)
