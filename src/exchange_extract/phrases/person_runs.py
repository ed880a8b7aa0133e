"""Runs of capitalised words that may be names of persons, cut at everything known to be none."""

from collections.abc import Callable
from dataclasses import dataclass

from exchange_extract.phrases.person_lexicon import PersonLexicon, Phrases, fold
from exchange_extract.phrases.person_tokens import headline_flags, tokenize

_MONTHS = frozenset({"april", "august", "june", "may"})
"""Months that are given names too."""
_BEFORE_MONTHS = frozenset({
    "in", "since", "until", "till", "early", "late", "last", "this", "next", "mid", "during",
})  # fmt: skip
_MAX_KNOWN_WORDS = 5
_MAX_NAME_WORDS = 8
_OPENING_QUOTES = "\"“'‘«"
_CLOSING_QUOTES = "\"”'’»"


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last`` (exclusive) that may be a name, with the title tokens right before it."""

    first: int
    last: int
    title: tuple[int, int] | None
    job: bool


class RunReader:
    """Reads the runs of one text; ``headline`` says of each token whether its line is set like a headline."""

    def __init__(self, text: str, known: Callable[[str], bool], lexicon: PersonLexicon) -> None:
        self.text, self.known, self.words = text, known, lexicon
        self.tokens = tokenize(text)
        self.headline = headline_flags(self.tokens)

    def runs(self) -> list[Run]:
        runs: list[Run] = []
        title: tuple[int, int] | None = None
        job = False
        at = 0
        while at < len(self.tokens):
            size = self._title_at(at)
            if size:
                start = title[0] if title is not None and title[1] == at else at
                title, job, at = (start, at + size), False, at + size
                continue
            size = self._job_at(at)
            if size:
                title, job, at = (at, at + size), True, at + size
                continue
            if title is not None and title[1] != at:
                title = None
            size = self._known_at(at)
            if size == 1 and title is not None and self._is_titled_namesake(at):
                size = 0
            if not size and self._starts_name(at, titled=title is not None):
                run = self._read_run(at, title, job)
                runs.append(run)
                at = run.last
            else:
                at += max(size, 1)
            title = None
        return runs

    def _phrase_at(self, at: int, phrases: Phrases, *, cased: bool = False) -> int:
        """How many tokens from ``at`` on are a phrase, full stops of abbreviations included; 0 when none is."""
        token = self.tokens[at]
        for phrase in phrases.get(token.text if cased else token.low, ()):
            end = self._match(at, phrase, cased=cased)
            if end:
                return end - at
        return 0

    def _match(self, at: int, phrase: tuple[str, ...], *, cased: bool) -> int:
        here = at
        for n, word in enumerate(phrase):
            if here >= len(self.tokens) or (n and not self.tokens[here].joined):
                return 0
            token = self.tokens[here]
            if (token.text if cased else token.low) != word or (token.possessive and n + 1 < len(phrase)):
                return 0
            here += 1
            if here < len(self.tokens) and self.tokens[here].text == "." and self._is_abbreviation_dot(here):
                here += 1
        return here

    def _is_abbreviation_dot(self, dot: int) -> bool:
        """Whether a full stop right after a word is followed by more of the name: a blank and a capital or digit."""
        if self.tokens[dot].start != self.tokens[dot - 1].end or dot + 1 >= len(self.tokens):
            return False
        after = self.tokens[dot + 1]
        return after.joined and (after.is_name_like or after.kind == "number") and len(self.tokens[dot - 1].text) <= 5

    def _title_at(self, at: int) -> int:
        size = self._phrase_at(at, self.words.titles)
        if not size or self.tokens[at + size - 1].possessive:
            return 0
        # "The Captain said": a title that no name follows stays a common noun, which costs nothing.
        return size

    def _job_at(self, at: int) -> int:
        if not self.tokens[at].cap:
            return self._phrase_at(at, self.words.jobs)
        if not self.tokens[at].opening or self.headline[at]:
            return 0
        size = self._phrase_at(at, self.words.jobs)
        return size if size and self._name_follows(at + size) else 0

    def _name_follows(self, at: int) -> bool:
        """ "Journalist Ann Lee" opens a sentence: after the job two words of a name; "Hunter Biden" is a name."""
        pair = range(at, at + 2)
        return pair[-1] < len(self.tokens) and all(self._continues(n) and self.tokens[n].cap for n in pair)

    def _known_at(self, at: int) -> int:
        """How many tokens from ``at`` on name a party, place, organisation or outlet."""
        if not self.tokens[at].cap:
            return 0
        size = self._phrase_at(at, self.words.outlets, cased=True)
        if size:
            return size
        last = at + 1
        while last < len(self.tokens) and last - at < _MAX_KNOWN_WORDS and self.tokens[last].joined:
            if self.tokens[last - 1].possessive or self.tokens[last].kind != "word":
                break
            last += 1
        for end in range(last, at, -1):
            name = self.text[self.tokens[at].start : self.tokens[end - 1].end]
            if self.tokens[end - 1].cap and len(name) < 100 and self.known(name):
                return 0 if end == at + 1 and self._may_be_given(at) else end - at
        return 0

    def _may_be_given(self, at: int) -> bool:
        """Israel Katz, Jordan Peterson: a state's or city's name that is a given name, with a surname after it."""
        if not self.words.is_given(self.tokens[at].text) or at + 1 >= len(self.tokens) or self.headline[at]:
            return False
        after = self.tokens[at + 1]
        return self._continues(at + 1) and after.cap and not self.known(after.text) and not self._title_at(at + 1)

    def _is_titled_namesake(self, at: int) -> bool:
        """Corporal Elysee Marvu: after a rank, the name of a place that more of a name follows is a given name."""
        if at + 1 >= len(self.tokens) or self.headline[at] or self.tokens[at].possessive:
            return False
        return self._continues(at + 1) and not self.known(self.tokens[at + 1].text) and not self._title_at(at + 1)

    def _starts_name(self, at: int, *, titled: bool) -> bool:
        token = self.tokens[at]
        if titled and token.low in self.words.particles and not token.cap and token.low not in ("as", "at"):
            return at + 1 < len(self.tokens) and self._continues(at + 1)
        return token.is_name_like and not self._is_ordinary(at, titled=titled)

    def _is_ordinary(self, at: int, *, titled: bool = False) -> bool:
        token = self.tokens[at]
        if token.kind == "initials" or self._is_korean_surname(at):
            return False
        if token.low in _MONTHS and at and self.tokens[at - 1].low in _BEFORE_MONTHS:
            return True  # "In May Russia freed three"
        if token.low in self.words.not_names or token.low in self.words.tails:
            return not titled or not self.words.is_given(token.text)
        if token.low in self.words.openers:
            return not self.words.is_given(token.text)
        if token.kind == "word" and len(token.text) > 1 and token.text.isupper():
            return not (self.words.is_given(token.text) and len(token.text) == 2) and not self._shouted_surname(at)
        if "-" in token.text and token.low.rpartition("-")[2] in self.words.hyphen_tails:
            return True
        opening_form = token.opening and token.low.endswith(("ing", "ed", "ly")) and not titled
        return opening_form and not self.words.is_given(token.text)

    def _is_korean_surname(self, at: int) -> bool:
        """Park Ji-hoon: an everyday word that is a family name, before a given name of two syllables."""
        if at + 1 >= len(self.tokens) or fold(self.tokens[at].text) not in self.words.family_first:
            return False
        after = self.tokens[at + 1]
        return after.joined and after.cap and after.text.partition("-")[2][:1].islower()

    def _shouted_surname(self, at: int) -> bool:
        """Jean DUPONT: a surname in capitals right after a given name."""
        before = self.tokens[at - 1] if at else None
        return (
            before is not None
            and self.tokens[at].joined
            and len(self.tokens[at].text) >= 4
            and not before.text.isupper()
            and before.cap
            and self.words.is_given(before.text)
        )

    def _read_run(self, first: int, title: tuple[int, int] | None, job: bool) -> Run:
        last = first + 1
        while last < len(self.tokens) and last - first < _MAX_NAME_WORDS:
            if self.tokens[last - 1].possessive or self._breaks_line(first, last):
                break
            size = self._next_part(first, last)
            if not size:
                break
            last += size
        return Run(first, last, title, job)

    def _breaks_line(self, first: int, at: int) -> bool:
        """A list of names, one a line, is several names; a name across a line break is one."""
        return self.tokens[at].newline and at - first >= 2 and self.words.is_given(self.tokens[at].text)

    def _next_part(self, first: int, at: int) -> int:
        """How many tokens at ``at`` go on with the name: a word, particles and a word, a suffix, alias or nickname."""
        token = self.tokens[at]
        if token.joined and token.low in self.words.suffixes and token.cap:
            return 1
        if self._continues(at):
            return 0 if self._ends_before(first, at) else 1
        if token.joined and token.low in self.words.particles | self.words.aliases and not token.cap:
            end = at + 1
            while end < len(self.tokens) and end - at < 3 and self.tokens[end].low in self.words.particles:
                if self.tokens[end].cap:
                    break
                end += 1
            if end < len(self.tokens) and self._continues(end) and not self._ends_before(first, end):
                return end - at + 1
        return self._nickname(at)

    def _continues(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.joined or not token.is_name_like:
            return False
        return not self._is_ordinary(at) or self._is_aged_surname(at)

    def _is_aged_surname(self, at: int) -> bool:
        """Timothy Weeks, 50: an everyday word between a given name and an age is a surname."""
        tail = [token.text for token in self.tokens[at + 1 : at + 3]]
        aged = len(tail) == 2 and tail[0] == "," and tail[1].isdecimal()
        return aged and self.words.is_strong_given(self.tokens[at - 1].text)

    def _ends_before(self, first: int, at: int) -> bool:
        """Whether another thing begins at ``at``: a title, or a party or place (but a surname may still be missing)."""
        token = self.tokens[at]
        size = self._title_at(at)
        if size and token.low not in self.words.title_names:
            return True
        known = self._known_at(at)
        surname_missing = at - first <= 2 and self.words.is_given(self.tokens[at - 1].text)
        return known > 1 or (known == 1 and not (surname_missing and not self.headline[at]))

    def _nickname(self, at: int) -> int:
        """Denys "Redis" Prokopenko: up to two words in quotation marks with more of the name after them."""
        tokens = self.tokens
        if tokens[at].text not in _OPENING_QUOTES or not tokens[at].joined:
            return 0
        for close in range(at + 2, min(at + 4, len(tokens) - 1)):
            if tokens[close].text in _CLOSING_QUOTES and tokens[close].kind == "mark":
                inside = all(token.cap for token in tokens[at + 1 : close])
                return close - at + 2 if inside and self._continues(close + 1) else 0
        return 0
