"""What one process does with a batch: articles out of items, records out of articles, lines out of records."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.articles import Article, Result
from exchange_extract.corpus.inputs import Item
from exchange_extract.corpus.job import Counts, Reading
from exchange_extract.reading import Columns, InputProblem, read_file, read_line, read_row
from exchange_extract.rows import to_rows
from exchange_extract.writing import article_object, write_csv_rows


@dataclass(frozen=True, slots=True)
class Done:
    """The lines of a batch for the output and for the file of errors, UTF-8, and what they count."""

    output: bytes
    errors: bytes
    counts: Counts


class Worker:
    """Reads batches; build it once in each process. It keeps nothing between batches."""

    def __init__(self, reading: Reading) -> None:
        # A process that hands out work needs no extractor: without it its own workers start half a second sooner.
        from exchange_extract.extractor import Extractor

        self._reading = reading
        self._extractor = Extractor(rules=reading.rules)

    def run(self, items: Sequence[Item]) -> Done:
        """All that becomes of a batch; an article that fails is a line of errors and stops nothing."""
        errors: list[bytes] = []
        results: list[Result] = []
        articles: list[Article] = []
        sources: list[Item] = []
        for item in items:
            for found in self._read(item):
                if isinstance(found, InputProblem):
                    errors.append(_error(_name(item, self._reading.columns), item, found.message))
                else:
                    articles.append(found)
                    sources.append(item)
        unread = len(errors)
        for item, result in zip(sources, self._extractor.pipe(articles), strict=True):
            if result.error is None:
                results.append(result.at_least(self._reading.min_confidence))
            else:
                errors.append(_error(result.article.id, item, result.error))
        away, records = sum(r.turned_away for r in results), sum(len(r.records) for r in results)
        counts = Counts(unread + len(articles), away, records, len(errors))
        return Done(self._lines(results), b"".join(errors), counts)

    def _read(self, item: Item) -> Sequence[Article | InputProblem]:
        content, columns = item.content, self._reading.columns
        if isinstance(content, InputProblem):
            return [content]
        if isinstance(content, bytes):
            found = read_line(content, item.source, item.number or 1, item.label, columns)
            return [] if found is None else [self._dated(found)]
        if isinstance(content, dict):
            return [self._dated(read_row(content, item.source, item.number or 1, item.label, columns))]
        return [self._dated(found) for found in read_file(content, item.label)]  # type: ignore[arg-type]

    def _dated(self, found: Article | InputProblem) -> Article | InputProblem:
        if isinstance(found, InputProblem) or found.published or self._reading.published is None:
            return found
        return Article(found.id, found.text, self._reading.published, found.extra)

    def _lines(self, results: Sequence[Result]) -> bytes:
        """Each article's lines depend on it alone, so that batches of any size give the same bytes."""
        out = io.StringIO(newline="")
        if self._reading.form == "csv":
            write_csv_rows(results, out)
        elif self._reading.form == "parquet":
            out.writelines(_json(row) for row in to_rows(results))
        else:
            out.writelines(_json(article_object(r)) for r in results if r.records or self._reading.all_articles)
        return out.getvalue().encode("utf-8", "replace")


def _json(row: object) -> str:
    return json.dumps(row, ensure_ascii=False, default=str) + "\n"


def _name(item: Item, columns: Columns) -> str:
    """The id of an article that could not be read, as far as it can be told."""
    row: object = item.content
    if isinstance(row, bytes):
        try:
            row = json.loads(row)
        except (ValueError, RecursionError):
            row = None
    name = row.get(columns.id) if isinstance(row, dict) else None
    return str(name) if isinstance(name, str | int) and name != "" else item.label


def _error(name: str, item: Item, reason: str) -> bytes:
    row = {"id": name, "source": item.source, "line": item.number, "reason": reason}
    return _json(row).encode("utf-8", "replace")


def dead(item: Item) -> Done:
    """What becomes of an item over which a process died."""
    reason = "the process that read it died (killed, or out of memory)"
    return Done(b"", _error(item.label, item, reason), Counts(1, 0, 0, 1))
