"""Headlines In Title Case or IN CAPITALS as they would stand in sentence case: no stage takes their words for names."""

import re
from collections.abc import Iterator, Sequence

from exchange_extract.lexicon import Lexicon
from exchange_extract.phrases.date_patterns import date_patterns
from exchange_extract.phrases.dates import find_dates
from exchange_extract.phrases.names import find_names
from exchange_extract.phrases.person_lexicon import default_lexicon
from exchange_extract.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4  # letters; shorter words may be small in title case
_SHARE = 0.8


def in_sentence_case(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> str:
    """The same text with its headlines in title case or capitals lowered, but for names; lengths and offsets stay.

    A name is what the rules know as one, a given name with what follows it, and what the article itself writes with a
    capital inside its sentences and nowhere without. A line without any predicate (a letterhead, a byline, a list of
    names) stays as it is.
    """
    titles = [s for s in sentences if s.kind != "body" and _is_capital(text[s.start : s.end], lexicon)]
    if not titles:
        return text
    own, plain = _written(text, sentences)
    pieces, done = [], 0
    for title in titles:
        line = text[title.start : title.end]
        if line.isupper():
            line = _from_capitals(line, own, plain, lexicon)
        pieces += [text[done : title.start], _lowered(line, own, lexicon)]
        done = title.end
    return "".join((*pieces, text[done:]))


def _is_capital(line: str, lexicon: Lexicon) -> bool:
    words = _WORD.findall(line)
    long = [word for word in words if len(word) >= _LONG]
    capital = line.isupper() or sum(word.istitle() for word in long) >= _SHARE * len(long)
    return (
        len(long) >= 3
        and capital
        and any(word.lower() in lexicon.verbs or word.lower() in lexicon.nouns for word in words)
    )


def _written(text: str, sentences: Sequence[Sentence]) -> tuple[set[str], set[str]]:
    """Words that the article's sentences have with a capital within and never without, and those that they have so."""
    inside, plain = set[str](), set[str]()
    for sentence in sentences:
        if sentence.kind == "body":
            line = text[sentence.start : sentence.end]
            for match in _WORD.finditer(line):
                word = match.group()
                if word.islower():
                    plain.add(word)
                elif match.start() > 1 and line[match.start() - 1] in " -" and line[match.start() - 2].isalnum():
                    inside.add(word)
    return {word for word in inside if word.lower() not in plain and not _is_calendar(word)}, plain


def _from_capitals(line: str, own: set[str], plain: set[str], lexicon: Lexicon) -> str:
    """A line in capitals in title case; abbreviations that the article or the rules know stay."""
    forms = {word.upper(): word for word in own if len(word.upper()) == len(word)}

    def titled(match: re.Match[str]) -> str:
        word = match.group()
        if word in forms:
            return forms[word]
        if word in lexicon.names and word.lower() not in plain:
            return word
        lower = word.lower() if line[match.start() - 1 : match.start()] in ("'", "’") else word.capitalize()
        return lower if len(lower) == len(word) else word

    return _WORD.sub(titled, line)


def _lowered(title: str, own: set[str], lexicon: Lexicon) -> str:
    parties, places = find_names(title, lexicon)
    known = [False] * len(title)
    names = [(m.start, m.end) for m in parties] + [(m.start, m.end) for m in places]
    for start, end in (*names, *_calendar(title)):
        known[start:end] = [True] * (end - start)
    given = default_lexicon()
    after_given = False
    pieces, done = [], 0
    for match in _WORD.finditer(title):
        word = match.group()
        is_name = known[match.start()] or word in own or not word.istitle() or after_given
        after_given = given.is_strong_given(word) and not is_name
        if match.start() and not is_name and not after_given and len(word.lower()) == len(word):
            pieces += [title[done : match.start()], word.lower()]
            done = match.end()
    return "".join((*pieces, title[done:]))


def _calendar(title: str) -> Iterator[tuple[int, int]]:
    """Weekdays and months, where they date something: "Families March" and "Talks May Resume" do not."""
    for date in find_dates(title):
        yield from (word.span() for word in _WORD.finditer(title, date.start, date.end) if _is_calendar(word.group()))


def _is_calendar(word: str) -> bool:
    return any(date_patterns().value(kind, word.lower()) is not None for kind in ("weekday", "month"))
