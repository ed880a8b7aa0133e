"""The spaCy component: ``nlp.add_pipe("exchange_extract")`` on any English pipeline, see docs/spacy-component.md.

The records of a Doc are in ``doc._.exchanges`` and their evidence in ``doc.spans["exchanges"]``: the label of a span is
the slot that its words fill, its ``id_`` the rule that filled it. Both travel with the Doc through ``to_bytes``, DocBin
and worker processes.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span

from exchange_extract.extractor import Extractor, default_extractor
from exchange_extract.reading import parse_day
from exchange_extract.rules import RuleError, load_rules
from exchange_extract.rules.reading import RuleFile, read_rule_file
from exchange_extract.schema import Evidence, ExchangeRecord
from exchange_extract.tokens.given import GivenSyntax, scheme_of

__all__ = ["COLORS", "ExchangeComponent", "make_component"]

# fmt: off
COLORS = {
    "status": "#d9dbe0", "giver": "#ffc2ae", "receiver": "#bcd5ff", "count": "#b5e8cb", "total": "#b5e8cb",
    "including": "#b5e8cb", "names": "#e3e8a0", "date": "#e2ccff", "place": "#b4e6ec", "mediators": "#ffc5e1",
    "sources": "#ecdcc1",
}
# fmt: on
"""A colour a label for displaCy's ``colors``; near-black text is readable on each."""

_RECORDS, _PUBLISHED = "exchange_extract.records", "exchange_extract.published"
_PARSERS = ("auto", "embedded")
_Self = TypeVar("_Self", bound="ExchangeComponent")


def _exchanges(doc: Doc) -> tuple[ExchangeRecord, ...]:
    return tuple(ExchangeRecord.model_validate_json(row) for row in doc.user_data.get(_RECORDS, ()))


def _published(doc: Doc) -> date | None:
    return _day(doc.user_data.get(_PUBLISHED), "doc._.published")


def _set_published(doc: Doc, value: object) -> None:
    day = _day(value, "doc._.published")
    doc.user_data[_PUBLISHED] = day.isoformat() if day else None  # as text: a date cannot travel with the Doc


def _day(value: object, name: str) -> date | None:
    """A day given as date, time or ``YYYY-MM-DD``. Raises ValueError for anything else that is not None."""
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, datetime):
        return value.date()
    try:
        return parse_day(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ValueError(f"{name} {value!r}: {error}") from None


if not Doc.has_extension("exchanges"):
    Doc.set_extension("exchanges", getter=_exchanges)
if not Doc.has_extension("published"):  # a pipeline may have one of its own, which is read then
    Doc.set_extension("published", getter=_published, setter=_set_published)


@Language.factory(
    "exchange_extract",
    assigns=["doc._.exchanges", "doc.spans"],
    default_config={
        "published": None,
        "rules": [],
        "parser": "auto",
        "min_confidence": 0.0,
        "spans_key": "exchanges",
    },
)
def make_component(
    nlp: Language,  # noqa: ARG001 - what spaCy gives to every factory
    name: str,
    published: str | None,
    rules: list[str],
    parser: str,
    min_confidence: float,
    spans_key: str,
) -> "ExchangeComponent":
    """The component as spaCy makes it from a pipeline's config.

    ``published`` is the day (YYYY-MM-DD) of Docs that bring none in ``doc._.published``; ``rules`` are files of own
    rules; ``parser`` is ``auto`` to use the pipeline's own tags and arcs when the rules can read them, or ``embedded``;
    records below ``min_confidence``, 0 to 1, are left out; the evidence is in ``doc.spans[spans_key]``. Raises
    ValueError for other values and RuleError for faulty rules. A rules file that is not there is an error only when the
    component is used: a pipeline that is loaded from disk brings its rules.
    """
    return ExchangeComponent(
        name, published=published, rules=rules, parser=parser, min_confidence=min_confidence, spans_key=spans_key
    )


class ExchangeComponent:
    """Finds exchanges in Docs; see ``make_component`` for its settings."""

    def __init__(
        self,
        name: str = "exchange_extract",
        *,
        published: str | None = None,
        rules: Sequence[str | Path] = (),
        parser: str = "auto",
        min_confidence: float = 0.0,
        spans_key: str = "exchanges",
    ) -> None:
        if parser not in _PARSERS:
            raise ValueError(f"parser {parser!r}: use one of {', '.join(_PARSERS)}")
        if not 0 <= min_confidence <= 1:
            raise ValueError(f"min_confidence {min_confidence!r}: not a number from 0 to 1")
        self.name, self.parser, self.min_confidence, self.spans_key = name, parser, min_confidence, spans_key
        self.published = _day(published, "published")
        self._extractor: Extractor | None = None
        self._missing: RuleError | None = None
        self._files: tuple[RuleFile, ...] = ()
        paths = [Path(path) for path in rules]
        try:
            self._use([read_rule_file(path) for path in paths])
        except RuleError as error:
            if all(path.exists() for path in paths):
                raise
            self._missing = error

    def __call__(self, doc: Doc) -> Doc:
        """Puts the records of ``doc`` on it and returns it. What an earlier run found is replaced."""
        if self._missing is not None:
            raise self._missing
        published = _day(doc._.published, "doc._.published") or self.published
        scheme = scheme_of(doc) if self.parser == "auto" else None
        records = (self._extractor or default_extractor()).extract(
            doc.text,
            published,
            min_confidence=self.min_confidence,
            syntax=GivenSyntax(doc, scheme) if scheme else None,
        )
        doc.user_data[_RECORDS] = [record.model_dump_json() for record in records]
        doc.spans[self.spans_key] = _spans(doc, (item for record in records for item in record.evidence))
        return doc

    def _use(self, rules: Iterable[RuleFile]) -> None:
        """From now on these are the user's rules. Raises RuleError when one of them is faulty."""
        self._files = tuple(rules)
        self._extractor = Extractor.from_rules(load_rules(*self._files)) if self._files else None
        self._missing = None

    # -- with a pipeline, to a disk and to another process -----------------------------------------------------------

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's protocol
        """The user's rules; settings are in the config of the pipeline."""
        return json.dumps([[file.path.name, file.source] for file in self._files]).encode("utf-8")

    def from_bytes(self: _Self, data: bytes, *, exclude: Iterable[str] = ()) -> _Self:  # noqa: ARG002
        """Takes the rules of another component's ``to_bytes`` in place of its own."""
        self._use(RuleFile(Path(name), source) for name, source in json.loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Writes the user's rules into the folder ``path``, under their names with a number for their order."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for old in _saved(folder):
            old.unlink()
        for number, file in enumerate(self._files):
            folder.joinpath(f"{number:03d}-{_bare(file.path)}").write_text(file.source, encoding="utf-8", newline="")

    def from_disk(self: _Self, path: str | Path, *, exclude: Iterable[str] = ()) -> _Self:  # noqa: ARG002
        """Takes the rules in the folder ``path`` in place of its own."""
        self._use(map(read_rule_file, _saved(Path(path))))
        return self

    def __reduce__(self) -> tuple[Callable[..., "ExchangeComponent"], tuple[bytes]]:
        settings: dict[str, Any] = {
            "published": self.published.isoformat() if self.published else None,
            "parser": self.parser,
            "min_confidence": self.min_confidence,
            "spans_key": self.spans_key,
        }
        return partial(_revived, self.name, settings), (self.to_bytes(),)


def _revived(name: str, settings: dict[str, Any], data: bytes) -> ExchangeComponent:
    return ExchangeComponent(name, **settings).from_bytes(data)


def _saved(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("[0-9][0-9][0-9]-*") if file.suffix in (".toml", ".jsonl"))


def _bare(path: Path) -> str:
    """The name of a rules file without the number that an earlier save gave it."""
    head, _, rest = path.name.partition("-")
    return rest if rest and len(head) == 3 and head.isdigit() else path.name


def _spans(doc: Doc, evidence: Iterable[Evidence]) -> list[Span]:
    """The tokens that the words of evidence touch, in the order of the text; the same words for the same slot once."""
    found: dict[tuple[int, int, str, str], Span] = {}
    for item in evidence:
        label = item.slot.rpartition(".")[2].partition("[")[0]
        span = doc.char_span(item.start, item.end, label=label, span_id=item.rule, alignment_mode="expand")
        if span is not None:
            found.setdefault((span.start, span.end, label, item.rule), span)
    return [found[key] for key in sorted(found)]
