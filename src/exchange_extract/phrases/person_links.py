"""Persons, and later mentions of them by surname alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from exchange_extract.phrases.person_lexicon import PersonLexicon, default_lexicon, fold
from exchange_extract.phrases.person_tokens import Token, tokenize
from exchange_extract.spans import Mention

_KIN = frozenset({"son", "daughter", "brother", "sister", "husband", "wife"})


@dataclass(frozen=True, slots=True)
class Person:
    """``full`` is the name as the text has it, ``surname`` the whole name when only one is given; ``age`` in years."""

    full: str
    given: str | None
    surname: str
    title: str | None = None
    age: int | None = None


def link_surnames(
    text: str, persons: Sequence[Mention[Person]], lexicon: PersonLexicon | None = None, offset: int = 0
) -> list[Mention[Person]]:
    """Bare surnames ("Medvedchuk", "Mr Zelensky", "Biden's") of persons named in full elsewhere in the article.

    Each mention carries the fullest form of its person and is the surname without title and possessive. Mentions in
    ``persons`` that consist of a title and a surname are linked as well, and so appear in both lists. A surname shared
    by two persons is not linked, and neither is one inside a longer capitalised run ("Trump Tower").
    """
    lexicon = lexicon or default_lexicon()
    index = _surname_index(persons)
    taken = {mention.start for mention in persons if mention.value.given is not None}
    covered_to = 0
    ends = {mention.start: mention.end for mention in persons}
    links: list[Mention[Person]] = []
    tokens = tokenize(text)
    for n, token in enumerate(tokens):
        start = token.start + offset
        if start in taken:
            covered_to = ends[start]
        person = index.get(_surname_key(token.text)) if token.is_name_like and token.kind == "word" else None
        if person is None or start < covered_to or not _stands_alone(tokens, n, lexicon):
            continue
        links.append(Mention(start, token.end + offset, person, "person.link"))
    return links


def _surname_key(word: str) -> str:
    """A surname folded so that "Zelensky", "Zelenskyy" and "Zelenskyi", "al-Sisi" and "Sisi" meet."""
    folded = fold(word)
    head, dash, rest = folded.partition("-")
    if dash and head in ("al", "el", "ar", "as", "ash", "at", "ad", "az", "an"):
        folded = rest
    stem = folded.rstrip("yij")
    return stem + "y" if len(stem) >= 3 and stem != folded else folded


def _surname_index(persons: Sequence[Mention[Person]]) -> dict[str, Person]:
    """Surname -> the fullest form of the one person who bears it; shared surnames are left out."""
    fullest: dict[str, Person | None] = {}
    for mention in persons:
        person = mention.value
        if person.given is None:
            continue
        key = _surname_key(person.surname.split()[-1])
        other = fullest.get(key, person)
        if other is None or not same_person(other, person):
            fullest[key] = None
        else:
            fullest[key] = max(other, person, key=lambda one: (len(one.full.split()), len(one.full)))
    return {key: person for key, person in fullest.items() if person is not None}


def same_person(one: Person, other: Person) -> bool:
    """Whether one name's words are all in the other, initials standing for names, in any spelling of the fold."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return all(
        any(a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)) for b in long)
        for a in short
    )


def _words(person: Person) -> list[str]:
    return [_surname_key(word.rstrip(".")) for word in person.full.split()]


def _stands_alone(tokens: Sequence[Token], at: int, lexicon: PersonLexicon) -> bool:
    """Whether a capitalised word is a mention by itself: no other name, thing or unit joined to it."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.joined and not tokens[at].possessive:
        ordinary = after.low in lexicon.openers or after.low in lexicon.not_names
        if after.low in lexicon.tails or (after.is_name_like and not ordinary):
            return False
    if before is None or not tokens[at].joined or not before.cap or before.possessive or before.opening:
        return before is None or before.low not in lexicon.heads or not before.cap
    return before.low in lexicon.openers or (before.low,) in lexicon.titles.get(before.low, ())


def with_shared_surnames(
    persons: Sequence[Mention[Person]], text: str, lexicon: PersonLexicon, offset: int = 0
) -> list[Mention[Person]]:
    """The mentions, where the first of a couple bears the surname of the second: "Peter and Berit Orvan"."""
    result = list(persons)
    for index, (one, other) in enumerate(pairwise(persons)):
        name, surname = one.value.full, other.value.surname
        lone = one.value.given is None and _may_share(one.value.title) and lexicon.is_strong_given(name)
        if lone and other.value.given and text[one.end - offset : other.start - offset].strip() == "and":
            value = replace(one.value, full=f"{name} {surname}", given=name, surname=surname)
            result[index] = replace(one, value=value)
    return result


def _may_share(title: str | None) -> bool:
    """Whether a title leaves a given name to share a surname: none, of several ("brothers"), or of kin."""
    return title is None or title in _KIN or (title.endswith("s") and not title.endswith("ss"))
