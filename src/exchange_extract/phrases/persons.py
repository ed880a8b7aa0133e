"""Named persons, and later mentions of them by surname alone.

The method is a reading of capitalised runs by shape and by lists: a run is cut at everything known to be no person,
and what is left needs a sign of a person (a title, a given name, an age, a verb of saying). Precision comes first for
single words: a bare surname counts only after a title, before an age, or as the surname of somebody named in full.
"""

from collections.abc import Callable, Sequence

from exchange_extract.phrases.person_lexicon import PersonLexicon, fold
from exchange_extract.phrases.person_links import Person, link_surnames, with_shared_surnames
from exchange_extract.phrases.person_runs import Run, RunReader
from exchange_extract.phrases.person_tokens import Token
from exchange_extract.spans import Mention

__all__ = ["Person", "PersonLexicon", "find_persons", "link_surnames"]

_MAX_AGE = 120
_PLACE_WORDS = frozenset({"in", "at", "near", "from", "to", "of", "around", "outside"})
_RELATIVES = frozenset({"who", "whose", "aged"})
_ARTICLES = frozenset({"a", "an"})
_HEADS = frozenset({"chief", "head", "director", "chairman", "chairwoman"})
_AFFAIRS = frozenset({"deal", "swap", "exchange", "case", "affair", "release", "agreement"})
_NAMED, _NAMED_AS = ("named", "called"), ("named", "identified", "known", "given")
_TO_NAMING = frozenset({
    ",", "who", "was", "is", "were", "been", "has", "only", "simply", "later", "whose", "name", "officially",
})  # fmt: skip
_TO_NAME = 8  # tokens from the word for a person to the name
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "one", "another"})


def find_persons(
    text: str, known: Callable[[str], bool], lexicon: PersonLexicon, offset: int = 0
) -> list[Mention[Person]]:
    """Named persons in a sentence or paragraph, leftmost-longest, in order, without overlaps.

    The mention is the name without title and possessive; ``offset`` is added to its bounds. ``known`` tells whether a
    capitalised word or phrase names a party, a place or an organisation (adjectives and demonyms too). Leaders' names
    are persons: ``known`` must not answer for them. Time is linear in the text.
    """
    return _Finder(text, known, lexicon, offset).find()


class _Finder:
    """One pass over one text; keeps nothing between texts."""

    def __init__(self, text: str, known: Callable[[str], bool], lexicon: PersonLexicon, offset: int) -> None:
        reader = RunReader(text, known, lexicon)
        self.text, self.known, self.words, self.offset = text, known, lexicon, offset
        self.tokens, self.headline, self.runs = reader.tokens, reader.headline, reader.runs()

    def find(self) -> list[Mention[Person]]:
        found: list[tuple[Run, str]] = []
        doubtful: list[Run] = []
        singles: list[Run] = []
        for run in self.runs:
            rule = self._judge(run)
            if rule is not None:
                found.append((self._clip(run, rule), rule))
            elif self._could_be_listed(run):
                doubtful.append(run)
            elif self._is_single_name(run):
                singles.append(run)
        found += self._counted_out(doubtful)
        found += self._counted_out([run for run in singles if self.words.is_strong_given(self.tokens[run.first].text)])
        found += self._listed(found, doubtful)
        found += self._single_in_list(found, singles)
        found += self._couples(found, doubtful)
        mentions = [self._mention(run, rule) for run, rule in sorted(found, key=lambda item: item[0].first)]
        return with_shared_surnames(mentions, self.text, self.words, self.offset)

    # ----- signs of a person

    def _name_words(self, run: Run) -> list[Token]:
        return [
            token
            for token in self.tokens[run.first : run.last]
            if token.kind != "mark"
            and token.low not in self.words.suffixes
            and not (not token.cap and token.low in self.words.particles | self.words.aliases)
        ]

    def _judge(self, run: Run) -> str | None:
        """The rule by which a run is a person, or None."""
        words = self._name_words(run)
        if not any(token.kind == "word" for token in words) or self._is_thing(run):
            return None
        if len(words) == 1:
            return self._judge_single(run, words[0])
        given = self.words.is_strong_given(words[0].text)
        if self.headline[run.first]:
            return "person.given_name" if given and words[1].kind in ("word", "initials") else None
        if self.known(words[0].text):
            return self._sign_outside(run)
        if given:
            return "person.given_name"
        return self._sign_inside(run, words) or self._sign_outside(run)

    def _judge_single(self, run: Run, word: Token) -> str | None:
        if self.headline[run.first] or word.kind != "word" or len(word.text) < 2 or self.known(word.text):
            return None
        before = self.tokens[run.first - 1] if run.first else None
        if run.title is not None:
            return "person.title" if not word.text.isupper() else None
        placed = before is not None and before.low in _PLACE_WORDS
        given = self.words.is_strong_given(word.text)
        if not placed and (given or not word.opening or len(word.text) > 5) and self._age_after(run) is not None:
            return "person.age"
        if given and self._apposition_after(run):
            return "person.apposition"
        if self.words.is_strong_given(word.text) and self._said_beside(run, after_only=True):
            return "person.said"
        return "person.named" if not placed and self._is_named(run) else None

    def _is_named(self, run: Run) -> bool:
        """ "A ranger, identified as Habibullah", "a hostage named Sabatier": a word for a person and one of naming."""
        at = run.first - 1
        if at > 0 and self.tokens[at].low == "as":
            at -= 1
        naming = at > 0 and self.tokens[at].low in (_NAMED_AS if at < run.first - 1 else _NAMED)
        while naming and at > max(1, run.first - _TO_NAME) and self.tokens[at - 1].low in _TO_NAMING:
            at -= 1
        low = self.tokens[at - 1].low if naming and at else ""
        return self._is_role(low) or (low,) in self.words.titles.get(low, ())

    def _sign_inside(self, run: Run, words: list[Token]) -> str | None:
        first, last = words[0], words[-1]
        if first.kind == "initials":
            people = (last.text, f"South {last.text}", f"North {last.text}")
            return None if any(map(self.known, people)) else "person.initials"  # "S. Koreans" are no person
        if self._is_family_first(words):
            return "person.family_first"
        if run.last - run.first > len(words) and not self.tokens[run.first].opening:
            return "person.particle"
        if self.words.is_given(first.text) and not first.opening:
            return "person.given_name"
        if not first.opening and any(self.words.is_strong_given(token.text) for token in words[1:-1] or words[1:]):
            return "person.given_name"
        folded = fold(last.text)
        if len(folded) >= 6 and folded.endswith(self.words.surname_endings) and len(words) <= 3 and not first.opening:
            return "person.surname_ending"
        return None

    def _sign_outside(self, run: Run) -> str | None:
        if run.title is not None:
            return "person.title"
        if self._age_after(run) is not None or self._age_before(run) is not None:
            return "person.age"
        if self._said_beside(run):
            return "person.said"
        return "person.apposition" if self._apposition_after(run) or self._apposition_before(run) else None

    def _is_family_first(self, words: Sequence[Token]) -> bool:
        if fold(words[0].text) not in self.words.family_first or len(words) > 3:
            return False
        second = words[1].text
        tail = second.partition("-")[2]
        return (
            (bool(tail) and tail[0].islower())
            or self.words.is_strong_given(second)
            or (len(words) == 3 and max(len(word.text) for word in words) <= 5)
        )

    def _is_thing(self, run: Run) -> bool:
        """A building, unit, ship or body that bears a name: a noun of the list beside it, or a bare "the" before it."""
        after = self.tokens[run.last] if run.last < len(self.tokens) else None
        owned = self.tokens[run.last - 1].possessive
        if (
            after is not None
            and after.joined
            and after.low in self.words.tails
            and not owned
            and (after.cap or run.title is None)
        ):
            # "told Taras Orvanko camp life was hard" is rarer by far than "the Taras Orvanko camp".
            return True
        if self.tokens[run.first].low in self.words.heads and not self.words.is_given(self.tokens[run.first].text):
            return True
        before = self.tokens[run.first - 1] if run.first else None
        if before is None or not self.tokens[run.first].joined or self._names_affair(run):
            return False
        return run.title is None and (before.low == "the" or (before.cap and before.low in self.words.heads))

    def _names_affair(self, run: Run) -> bool:
        """ "the Gilad Shalit prisoner swap", "the Tal Orvan case": an affair is called after a person."""
        tail = [token.low for token in self.tokens[run.last : run.last + 2] if token.joined]
        given = self.words.is_strong_given(self.tokens[run.first].text) and run.last - run.first >= 2
        return given and bool(_AFFAIRS & set(tail[:1] if tail[:1] not in (["prisoner"], ["hostage"]) else tail))

    def _said_beside(self, run: Run, *, after_only: bool = False) -> bool:
        for token in self.tokens[run.last : run.last + 2]:
            if token.joined and token.low in self.words.saying:
                return True
            if not token.joined or token.low not in ("has", "had", "also", "later", "then"):
                break
        if after_only:
            return False
        before = tuple(token.low for token in self.tokens[max(0, run.first - 2) : run.first])
        return before in self.words.introducers or before[-1:] in self.words.introducers

    def _apposition_after(self, run: Run) -> bool:
        """ ", who", ", one of the", ", a Belarusian dissident": a comma, and a job or kin word within five words."""
        tokens = self.tokens[run.last : run.last + 7]
        if len(tokens) < 2 or tokens[0].text != ",":
            return False
        if tokens[1].low in _RELATIVES or [token.low for token in tokens[1:3]] in (["one", "of"], ["two", "of"]):
            return True
        people = tokens[1].low in _ARTICLES and len(tokens) > 3 and tokens[2].cap and self.known(tokens[2].text)
        if people and tokens[3].low in _RELATIVES:  # "Khan Mohammad, an Afghan who served two terms"
            return True
        rest = tokens[2:] if tokens[1].low in _DETERMINERS else tokens[1:4]
        for token in rest:
            if token.kind == "mark" and token.text != "-":
                return False
            if not token.cap and (self._is_role(token.low)):
                return True
        return False

    def _apposition_before(self, run: Run) -> bool:
        """ "an aid worker, Lurk Dremin, …", "his wife, Asel Vantra": a job or kin word and a comma before the name."""
        at = run.first - 1
        if at < 2 or self.tokens[at].text != "," or self.tokens[at - 1].cap:
            return False
        pair = (self.tokens[at - 2].low, self.tokens[at - 1].low)
        if not self._is_role(pair[1]) and pair not in self.words.jobs.get(pair[0], ()):
            return False
        closed = self.tokens[run.last].text if run.last < len(self.tokens) else "."
        opened = {token.low for token in self.tokens[max(0, at - 5) : at - 1]} & _DETERMINERS
        return bool(opened) and closed in (",", ".", ";", "and")

    def _is_role(self, word: str) -> bool:
        return (word,) in self.words.jobs.get(word, ()) or word in _HEADS

    def _age_after(self, run: Run) -> int | None:
        """ ", 63," or " (63)" or ", aged 63" right after the name."""
        tail = self.tokens[run.last : run.last + 5]
        if len(tail) < 2 or tail[0].text not in (",", "(") or self.tokens[run.last - 1].possessive:
            return None
        rest = tail[2:] if tail[1].low == "aged" else tail[1:]
        if not rest or rest[0].kind != "number" or not rest[0].text.isdecimal() or len(rest[0].text) > 3:
            return None
        closing = len(rest) < 2 or rest[1].text in (",", ")", ".", ";", "-") or rest[1].low == "and"
        age = int(rest[0].text)
        return age if closing and 0 < age <= _MAX_AGE else None

    def _age_before(self, run: Run) -> int | None:
        """ "63-year-old" at most four words before the name or its title."""
        first = run.title[0] if run.title is not None else run.first
        for at in range(first - 1, max(first - 5, 1), -1):
            token = self.tokens[at]
            if token.low == "year-old" and self.tokens[at - 2].text.isdecimal() and len(self.tokens[at - 2].text) <= 3:
                return int(self.tokens[at - 2].text)
            if token.kind != "word":
                break
        return None

    # ----- lists, values

    def _could_be_listed(self, run: Run) -> bool:
        words = self._name_words(run)
        prose = not self.headline[run.first] and 2 <= len(words) <= 3
        if not prose or self._is_thing(run):
            return False
        return self.words.is_given(words[0].text) or not self.known(words[0].text)  # "Sofia Orvan" is no city

    def _listed(self, found: Sequence[tuple[Run, str]], doubtful: Sequence[Run]) -> list[tuple[Run, str]]:
        """Doubtful names that stand in one list with a sure one: "Omer Vash, Lurk Dremin and Tal Orvan"."""
        sure_ends = {run.last for run, _ in found if run.last - run.first >= 2}
        sure_starts = {run.first for run, _ in found if run.last - run.first >= 2}
        listed: dict[int, Run] = {}
        for run in doubtful:
            if self._separator_before(run.first) in sure_ends:
                listed[run.first] = run
                sure_ends.add(run.last)
        starts_by_end = {self._separator_before(start): start for start in sure_starts | set(listed)}
        for run in reversed(doubtful):
            if run.first not in listed and run.last in starts_by_end:
                listed[run.first] = run
                starts_by_end[self._separator_before(run.first)] = run.first
        return [(run, "person.list") for run in listed.values()]

    def _is_single_name(self, run: Run) -> bool:
        """One capitalised word that nothing is known of: a list may tell that it is a person."""
        token = self.tokens[run.first]
        alone = run.last - run.first == 1 and run.title is None and token.kind == "word" and len(token.text) > 2
        return alone and not (self.headline[run.first] or token.opening or token.possessive or self.known(token.text))

    def _single_in_list(self, found: Sequence[tuple[Run, str]], singles: Sequence[Run]) -> list[tuple[Run, str]]:
        """ "Omer Vash, Tal Orvan and Hamza" ends in a given name, "Messrs Vash, Orvan and Dremin" share a title."""
        given_ends = {run.last for run, _ in found if run.last - run.first >= 2}
        titled_ends = {run.last for run, _ in found if run.title and self.tokens[run.title[1] - 1].low.endswith("s")}
        added = []
        for run in singles:
            before = self._separator_before(run.first)
            last = self.tokens[run.first - 1].low == "and" and self.words.is_strong_given(self.tokens[run.first].text)
            if before in titled_ends:
                titled_ends.add(run.last)
            elif not (last and before in given_ends):
                continue
            added.append((run, "person.list"))
        return added

    def _counted_out(self, doubtful: Sequence[Run]) -> list[tuple[Run, str]]:
        """As many doubtful names as the words before the comma count: "two doctors, Lurk Dremin and Asel Vantra"."""
        by_start = {run.first: run for run in doubtful}
        ends = {self._separator_before(run.first) for run in doubtful}
        found: list[tuple[Run, str]] = []
        for run in doubtful:
            before = self._separator_before(run.first)
            if before < 2 or any(other.last == before for other in doubtful) or self.tokens[run.first - 1].text != ",":
                continue
            chain = [run]
            while chain[-1].last in ends:
                after = next((at for at in range(chain[-1].last, chain[-1].last + 3) if at in by_start), None)
                if after is None:
                    break
                chain.append(by_start[after])
            if len(chain) > 1 and self._counts_to(before, len(chain)):
                found += [(one, "person.counted") for one in chain]
        return found

    def _counts_to(self, end: int, size: int) -> bool:
        """Whether the phrase that ends before a token opens with this very number: "two Cuban doctors"."""
        for at in range(end - 1, max(-1, end - 6), -1):
            token = self.tokens[at]
            if token.low in (str(size), _NUMBERS.get(size, "")):
                return not self.tokens[end - 1].cap or self.known(self.tokens[end - 1].text)
            if token.kind == "mark" and token.text != "-":
                return False
        return False

    def _couples(self, found: Sequence[tuple[Run, str]], doubtful: Sequence[Run]) -> list[tuple[Run, str]]:
        """ "Peter and Berit Orvan": a given name alone and one with the surname, where one of the two is known."""
        known = {run.first for run, _ in found}
        full = {run.first: run for run in (*doubtful, *(run for run, _ in found)) if run.last - run.first == 2}
        added: list[tuple[Run, str]] = []
        for run in self.runs:
            joint = full.get(run.last + 1)
            if joint is None or not self._is_first_of_couple(run):
                continue
            added += [(one, "person.couple") for one in (run, joint) if one.first not in known]
        return added

    def _is_first_of_couple(self, run: Run) -> bool:
        first = self.tokens[run.first]
        alone = run.last - run.first == 1 and run.last + 1 < len(self.tokens) and self.tokens[run.last].low == "and"
        prose = not self.headline[run.first] and run.title is None and not self.known(first.text)
        return alone and prose and self.words.is_strong_given(first.text) and not first.possessive

    def _separator_before(self, at: int) -> int:
        """The index after which a list separator (", ", "and", ", and") leads to ``at``; -1 without one."""
        before = at
        if before and self.tokens[before - 1].low in ("and", "or", "&"):
            before -= 1
        if before and self.tokens[before - 1].text == ",":
            before -= 1
        return before if before < at else -1

    def _clip(self, run: Run, rule: str) -> Run:
        """In a headline every word is capitalised: a name is taken to have two words, particles and initials aside."""
        if not self.headline[run.first] or rule != "person.given_name":
            return run
        last = run.first + 1
        while last < run.last:
            token = self.tokens[last]
            last += 1
            if token.kind == "word" and token.cap:
                break
        return Run(run.first, last, run.title, run.job)

    def _mention(self, run: Run, rule: str) -> Mention[Person]:
        start, end = self.tokens[run.first].start, self.tokens[run.last - 1].end
        title = None
        if run.title is not None:
            title = self.text[self.tokens[run.title[0]].start : self.tokens[run.title[1] - 1].end]
        age = self._age_after(run)
        given, surname = self._parts(run)
        person = Person(self.text[start:end], given, surname, title, age if age is not None else self._age_before(run))
        return Mention(start + self.offset, end + self.offset, person, rule)

    def _parts(self, run: Run) -> tuple[str | None, str]:
        """Given name and surname: the surname is the last word with its particles, or the first in East Asian order."""
        tokens = self.tokens[run.first : run.last]
        alias = next((n for n, token in enumerate(tokens) if not token.cap and token.low in self.words.aliases), None)
        tokens = tokens[:alias]
        while len(tokens) > 1 and tokens[-1].low in self.words.suffixes:
            tokens = tokens[:-1]
        if len(tokens) < 2:
            return None, self.text[tokens[0].start : tokens[-1].end]
        first = tokens[0].text
        family_only = fold(first) in self.words.family_first and not self.words.is_given(first) and len(tokens) <= 3
        if family_only or self._is_family_first(tokens):
            return self.text[tokens[1].start : tokens[-1].end], tokens[0].text
        cut = len(tokens) - 1
        while cut > 1 and tokens[cut - 1].low in self.words.particles:
            cut -= 1
        if not tokens[cut - 1].cap and cut == 1 and tokens[0].low in self.words.particles:
            return None, self.text[tokens[0].start : tokens[-1].end]
        return self.text[tokens[0].start : tokens[cut - 1].end], self.text[tokens[cut].start : tokens[-1].end]
