"""The cascade: the only module that knows the order of the stages."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

from exchange_extract.articles import Article, Result
from exchange_extract.confidence import rate
from exchange_extract.explaining import Trace, explain_records, why_not
from exchange_extract.frames import Scene
from exchange_extract.gate import Gate, Signs
from exchange_extract.lexicon import Lexicon
from exchange_extract.mediation.words import helped_with, helping_forms, mediating_forms
from exchange_extract.phrases.dates import dateline_day
from exchange_extract.phrases.headline_case import in_sentence_case
from exchange_extract.records import Reading, build_records
from exchange_extract.records.themes import CAPTIVITY, divided
from exchange_extract.rules import load_rules
from exchange_extract.rules.schema import PredicateRule, RuleSet
from exchange_extract.scenes import build_scenes
from exchange_extract.schema import ExchangeRecord, Explanation, WhyNot
from exchange_extract.sentences import Sentence, readable, split_sentences, stretches
from exchange_extract.tokens import Parsed, parse

Syntax = Callable[[int, Sequence[Sentence]], Iterable[Parsed]]
"""Reads sentences whose offsets count from the given character of the text; so do those of their tokens."""
Reader = Callable[[Sequence[Sentence]], Iterable[Parsed]]


class Extractor:
    """Reads articles; build it once and use it for many.

    ``rules`` are the user's own rule files, stacked on the packaged ones; a faulty one raises ``RuleError`` that names
    file, line and key. An extractor keeps no state between articles.
    """

    def __init__(self, rules: Sequence[Path | str] = ()) -> None:
        self._prepare(load_rules(*(Path(path) for path in rules)))

    @classmethod
    def from_rules(cls, rules: RuleSet) -> "Extractor":
        """An extractor over rules that are loaded already."""
        extractor = cls.__new__(cls)
        extractor._prepare(rules)
        return extractor

    def _prepare(self, rules: RuleSet) -> None:
        self.lexicon = Lexicon(rules)
        whole, stems = divided(CAPTIVITY)
        helping = helping_forms()
        signs = Signs(stems, whole, mediating_forms() - helping, helping, helped_with())
        self._gate = Gate(self.lexicon, signs)
        self._gated = True  # tests turn the gate off to see that it loses nothing

    def extract(
        self, text: str, published: date | None = None, *, min_confidence: float = 0.0, syntax: Syntax | None = None
    ) -> list[ExchangeRecord]:
        """The records of one article, in the order of the text, but for those below ``min_confidence``.

        ``published`` is the day against which relative dates are resolved. Without it that is the day of the text's own
        dateline, if it has one with a year; else they stay unknown. Offsets of evidence are Unicode code points into
        ``text`` as given. A text without exchanges gives an empty list. A text of more than 50,000 characters is read
        in stretches of at most that many, each like an article of its own, so that time grows with the length of the
        text and not faster. ``syntax`` reads its sentences in place of the embedded model.
        """
        found = self._found(text, published, syntax) or []
        return [record for record in found if record.confidence >= min_confidence]

    def _found(self, text: str, published: date | None, syntax: Syntax | None = None) -> list[ExchangeRecord] | None:
        """The records of an article; None when the gate turned all of it away."""
        rated: list[ExchangeRecord] | None = None
        explain = partial(self._explain_one, text, published, syntax)
        for start, end in stretches(text):
            part = text[start:end]
            if not self._gated or self._gate.passes(part):
                published = published or dateline_day(text)
                reading = self._read(part, published, partial(syntax, start) if syntax else None)
                found = (_as_given(record, part) for record in rate(reading))
                rated = (rated or []) + [_moved(record, start) if start else record for record in found]
        return None if rated is None else [record.from_origin(explain) for record in rated]

    def explain(self, text: str, published: date | None = None) -> list[Explanation]:
        """Why each record of an article is as it is, in the order of ``extract``."""
        return [row for trace in self._traces(text, published) for row in explain_records(trace, self._predicates)]

    def why_not(self, text: str, words: str, published: date | None = None, *, min_confidence: float = 0.0) -> WhyNot:
        """What became of a sentence or some words of an article: the record they went into, or where they fell out.

        White space and case of ``words`` do not matter; without a literal match the sentence that has most of them is
        meant. A record below ``min_confidence`` counts as fallen out.
        """
        return why_not(list(self._traces(text, published)), words, min_confidence)

    def pipe(self, articles: Iterable[Article], *, min_confidence: float = 0.0) -> Iterator[Result]:
        """Results in the order of the articles, lazily; an article that fails is reported and the rest go on.

        Records below ``min_confidence`` are left out, and each result counts its own (``left_out``).
        """
        for article in articles:
            try:
                found = self._found(article.text, article.published)
                records = tuple(found or ())
                dateline = None if article.published or not records else dateline_day(article.text)
                result = Result(article, records, dateline=dateline, turned_away=found is None)
                yield result.at_least(min_confidence)
            except Exception as error:  # one bad article in a million must not end the run
                yield Result(article, (), f"{type(error).__name__}: {error}")

    def _explain_one(self, text: str, published: date | None, syntax: Syntax | None, record: str) -> Explanation:
        rows = (row for t in self._traces(text, published, syntax) for row in explain_records(t, self._predicates))
        return next(row for row in rows if row.record == record)

    @property
    def _predicates(self) -> Sequence[PredicateRule]:
        return self.lexicon.rules.predicate

    def _traces(self, text: str, published: date | None, syntax: Syntax | None = None) -> Iterator[Trace]:
        """The stretches of an article with all the steps to their records."""
        first = 1
        for start, end in stretches(text):
            part = text[start:end]
            lacks = self._gate.lacks(part) if self._gated else None
            reading = None
            if lacks is None:
                published = published or dateline_day(text)
                reading = self._read(part, published, partial(syntax, start) if syntax else None)
            records = tuple(_as_given(record, part) for record in rate(reading)) if reading else ()
            ids = tuple(_moved(record, start).id if start else record.id for record in records)
            yield Trace(part, start, first, tuple(split_sentences(part)), lacks, reading, records, ids)
            first += len(records)

    def scenes(self, text: str, published: date | None = None) -> list[Scene]:
        """The sentences that matter, with all phrases found in them; what the frames are built on."""
        return self._scenes(text, published)[1]

    def _read(self, text: str, published: date | None, reader: Reader | None) -> Reading:
        plain, scenes = self._scenes(text, published, reader)
        return build_records(plain, published, scenes, self.lexicon)

    def _scenes(self, text: str, published: date | None, reader: Reader | None = None) -> tuple[str, list[Scene]]:
        """The text as it is read and its sentences that matter.

        ``reader`` gives these their tokens, in their order, in place of the embedded model.
        """
        sentences = split_sentences(text)
        wanted = self._gate.select(text, [(sentence.start, sentence.end) for sentence in sentences])
        kept = [sentence for sentence, keep in zip(sentences, wanted, strict=True) if keep or not self._gated]
        plain = in_sentence_case(readable(text, sentences), sentences, self.lexicon)
        parsed = reader(kept) if reader else parse([(plain, sentence) for sentence in kept], self.lexicon)
        return plain, build_scenes(plain, list(parsed), self.lexicon, published)


def _as_given(record: ExchangeRecord, text: str) -> ExchangeRecord:
    """A record whose evidence has the words as the text has them, whatever blanks stand between."""
    if all(text.startswith(e.text, e.start) for e in record.evidence):
        return record
    evidence = tuple(e.model_copy(update={"text": text[e.start : e.end]}) for e in record.evidence)
    return record.model_copy(update={"evidence": evidence})


def _moved(record: ExchangeRecord, by: int) -> ExchangeRecord:
    """A record of a stretch that begins at character ``by``, with offsets into the whole text and an id of its own."""
    evidence = tuple(e.model_copy(update={"start": e.start + by, "end": e.end + by}) for e in record.evidence)
    digest = hashlib.sha256(f"{record.id}|{by}".encode()).hexdigest()[:16]
    return record.model_copy(update={"id": digest, "evidence": evidence})


@cache
def default_extractor() -> Extractor:
    """The extractor over the packaged rules, built once."""
    return Extractor()
