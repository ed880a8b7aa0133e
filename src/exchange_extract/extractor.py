"""The cascade: the only module that knows the order of the stages."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from exchange_extract.articles import Article, Result
from exchange_extract.confidence import rate
from exchange_extract.frames import Scene
from exchange_extract.gate import Gate
from exchange_extract.lexicon import Lexicon
from exchange_extract.records import build_records
from exchange_extract.rules import load_rules
from exchange_extract.rules.schema import RuleSet
from exchange_extract.scenes import build_scenes
from exchange_extract.schema import ExchangeRecord
from exchange_extract.sentences import split_sentences
from exchange_extract.tokens import parse


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
        self._gate = Gate(self.lexicon)

    def extract(self, text: str, published: date | None = None) -> list[ExchangeRecord]:
        """The records of one article, in the order of the text.

        ``published`` is the day against which relative dates are resolved; without it they stay unknown. Offsets of
        evidence are Unicode code points into ``text`` as given. A text without exchanges gives an empty list.
        """
        if not self._gate.passes(text):
            return []
        scenes = self.scenes(text, published)
        told, context = build_records(text, published, scenes, self.lexicon)
        return rate(told, scenes, context)

    def pipe(self, articles: Iterable[Article]) -> Iterator[Result]:
        """Results in the order of the articles, lazily; an article that fails is reported and the rest go on."""
        for article in articles:
            try:
                yield Result(article, tuple(self.extract(article.text, article.published)))
            except Exception as error:  # one bad article in a million must not end the run
                yield Result(article, (), f"{type(error).__name__}: {error}")

    def scenes(self, text: str, published: date | None = None) -> list[Scene]:
        """The sentences that matter, with all phrases found in them; what the frames are built on."""
        sentences = split_sentences(text)
        wanted = self._gate.select(text, sentences)
        chosen = [(text, sentence) for sentence, keep in zip(sentences, wanted, strict=True) if keep]
        parsed = list(parse(chosen, self.lexicon.name_words))
        return build_scenes(text, parsed, self.lexicon, published)


@cache
def default_extractor() -> Extractor:
    """The extractor over the packaged rules, built once."""
    return Extractor()
