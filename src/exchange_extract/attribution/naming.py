"""From the words of a speaker to the name of a source: full names, bodies behind spokesmen, "the ministry"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange_extract.attribution.book import NameBook, in_other_half, stem
from exchange_extract.attribution.outlets import named_outlet, on_the_spot
from exchange_extract.attribution.speakers import Credit
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.persons import Person
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

_PERSON_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
_BODY_PRONOUNS = frozenset({"it", "its", "they", "their", "them"})
# fmt: off
_LEADING = frozenset({
    "the", "a", "an", "both", "its", "their", "his", "her", "some", "another", "one", "and", "these", "those", "this",
    "that", "other", "'", "also",
})
# fmt: on
# fmt: off
_REMARKS = frozenset({
    "speaking", "talking", "writing", "reached", "contacted", "interviewed", "present", "travelling", "traveling",
    "briefing", "quoting", "citing",
})
# fmt: on
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})
_OURS = frozenset({"our", "my", "your"})
_VOICE = "source.spokesman"
_MEMORY = 700


@dataclass(frozen=True, slots=True)
class Source:
    """A credited source: its words in the text, the token that credits it, and what it says of.

    ``mention.value`` is the name to give. ``clause`` is the token whose words hold what is credited, ``after`` whether
    they follow the cue, ``person`` whether it is a person, ``headline`` whether only a headline says so, ``party`` the
    key of the state that the words name, ``at`` the offset of the cue.
    """

    mention: Mention[str]
    cue: int
    clause: int
    person: bool
    after: bool = False
    headline: bool = False
    party: str = ""
    at: int = 0


_NO_ONE = {"neither", "no", "none"}  # "neither side", "no official"


def name_sources(scene: Scene, credit: Credit, before: Sequence[Source], book: NameBook) -> list[Source]:
    """The sources of one credit: none for people who are no source, two for "the UN and the ICRC"."""
    tokens = scene.parsed.tokens
    if credit.first > credit.last or credit.first < 0:
        return []
    head = tokens[credit.first].lower
    if head in _PERSON_PRONOUNS | _BODY_PRONOUNS and credit.first == credit.last:
        source = _pronoun(scene, credit, before, book)
        return [source] if source else []
    found = []
    for first, last in _split(scene, credit.first, credit.last):
        source = _one(scene, credit, first, last, before, book)
        if source:
            found.append(source)
    return found


def _split(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """ "the United Nations and the ICRC" are two speakers, "U.S. and Saudi officials" one."""
    tokens = scene.parsed.tokens
    for index in range(first + 1, last):
        if tokens[index].lower != "and":
            continue
        if tokens[index - 1].text.lower() in credit_words().nobody and index - first <= 2:
            return [(index + 1, last)]  # "residents and local officials"
        left = any(p.last == index - 1 and p.mention.value.form != "adjective" for p in scene.parties) or any(
            p.last == index - 1 for p in scene.persons
        )
        left = left or tokens[index - 1].lower in credit_words().bodies  # "the Israeli military and the Shin Bet"
        right = tokens[index + 1].lower in ("the", "a", "an") or any(
            p.first == index + 1 and p.mention.value.form != "adjective" for p in scene.parties
        )
        both = tokens[first].lower == "both" and tokens[first + 1].tag == "DT"  # "both the army and the rebels"
        if left and right and (both or tokens[first].lower not in ("both", "between")):
            return [(first + both, index - 1), (index + 1, last)]
    return [(first, last)]


def _pronoun(scene: Scene, credit: Credit, before: Sequence[Source], book: NameBook) -> Source | None:
    """The last speaker that fits, or the person of the sentence before, if nobody spoke in it."""
    tokens = scene.parsed.tokens
    human = tokens[credit.first].lower in _PERSON_PRONOUNS
    here = tokens[credit.cue].start
    start, previous = scene.parsed.sentence.start, book.start_before(scene.parsed.sentence.start)
    spoke = [s for s in before if previous <= s.at]
    if human and not spoke:
        person = book.subject_between(previous, start)
        if person:
            return _make(person.start, person.end, person.value.full, scene, credit, True)
    fitting = [
        s for s in before if (s.person or s.mention.rule == _VOICE) == human or (not human and s.mention.rule == _VOICE)
    ]
    last = next((s for s in reversed(fitting) if not s.headline), fitting[-1] if fitting else None)
    if last is None and not human:
        return _own_subject(scene, credit, book)
    if last is None or here - last.at > _MEMORY:
        return None
    return _again(last, scene, credit)


def _own_subject(scene: Scene, credit: Credit, book: NameBook) -> Source | None:
    """ "The Eritrean army freed 40 soldiers, it said": the party of the same sentence that the pronoun stands for."""
    tokens = scene.parsed.tokens
    meant = next((p.mention.value.key for p in scene.parties if p.first == credit.first), None)
    spot = next((p for p in scene.parties if p.mention.value.key == meant and p.last < credit.first), None)
    if spot is None or any(t.lower in ('"', "“", "”") for t in tokens[: credit.first]):
        return None
    last = spot.last
    while tokens[last + 1].is_noun and tokens[last + 1].lower not in credit_words().say:
        last += 1
    return None if tokens[last + 1].tag == "POS" else _worded(scene, credit, spot.first, last, book, voice=False)


def _one(
    scene: Scene, credit: Credit, first: int, last: int, before: Sequence[Source], book: NameBook
) -> Source | None:
    """The speaker in a stretch that names one."""
    tokens, lexicon = scene.parsed.tokens, credit_words()
    if person := _speaking_person(scene, first, last):
        return _make(person.start, person.end, person.value.full, scene, credit, True)
    last = _before_remark(tokens, first, last)
    first, last = on_the_spot(tokens, first, last) or (first, last)
    opening = tokens[first]
    definite = opening.lower in _DEFINITE
    first, last = _trimmed(tokens, first, last)
    if first > last or opening.lower in _OURS:
        return None
    first, last = named_outlet(tokens, first, last)
    words = [t.lower for t in tokens[first : last + 1]]
    head = _head(tokens, first, last)
    if _is_nobody(tokens, first, last, head, owned=opening.tag == "PRP$"):
        return None
    behind = any(lexicon.is_speaker(t.lower) for t in tokens[head + 1 : last + 1])  # "on the website of the presidency"
    if tokens[head].lower in lexicon.documents and not (behind or _has_name(scene, first, last)):
        if not (first < head == last and tokens[head - 1].lower in lexicon.bodies):
            return _last_body(scene, credit, before)
        last = head = head - 1  # "an army statement said"
        words.pop()
    spokes = next((i for i in range(first, last + 1) if tokens[i].text in lexicon.mouthpieces), None)
    if spokes is not None and first == last and definite:
        return _last_body(scene, credit, before)
    if spokes is not None:
        first, last = _behind(tokens, first, last, spokes)
        head = _head(tokens, first, last)
    possessive = first < head and any(t.tag == "POS" for t in tokens[first:head])
    if definite or spokes is not None or possessive:
        meant = _pointing(scene, credit, first, last, head, before, book)
        if meant:
            return meant
    speaks = any(lexicon.is_speaker(w) for w in words) or _in_the_know(tokens, head, last)
    if not (_has_name(scene, first, last) or speaks):
        return None
    voice = spokes is not None and tokens[spokes].lower not in lexicon.documents
    return _worded(scene, credit, first, last, book, voice=voice or tokens[head].lower in lexicon.roles)


def _speaking_person(scene: Scene, first: int, last: int) -> Mention[Person] | None:
    """The person named in a stretch; "the broadcaster Example One" is no man of one name."""
    person = _person(scene, first, last)
    if person is None:
        return None
    single = first < person.first == person.last
    outlet = single and scene.parsed.tokens[person.first - 1].lower in credit_words().outlets
    return None if outlet else person.mention


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Without articles and quotation marks at its head ("one of the officers" keeps its), or marks at its end."""
    while first <= last and (tokens[first].lower in _LEADING or tokens[first].tag == "''"):
        if first < last and tokens[first + 1].lower == "of":
            break
        first += 1
    while last >= first and tokens[last].lower in ("'s", "'", ")", ",", "-"):
        last -= 1
    return first, last


_DOCUMENTS = {"agreement", "accord", "accords", "treaty", "convention", "conventions", "protocol", "pact", "act", "law"}


def _is_nobody(tokens: tuple[Token, ...], first: int, last: int, head: int, *, owned: bool) -> bool:
    """Whether the stretch names a side of the deal, or such as "people", "observers", "its sources"."""
    lexicon, word = credit_words(), tokens[head]
    if word.text in lexicon.sides and all(token.lower != "officials" for token in tokens[first : last + 1]):
        return True
    if tokens[first].lower in _NO_ONE:
        return True
    nobody = (
        word.text in lexicon.nobody
        or word.lower in _DOCUMENTS
        or (word.lower in lexicon.nobody and head == first == last)
    )
    if nobody and not _in_the_know(tokens, head, last):
        return True
    return (word.lower in ("sources", "office") and owned) or (first == last and word.lower in lexicon.vague)


def _before_remark(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The last token before "speaking on condition of anonymity"."""
    cut = next((i for i in range(first + 1, last + 1) if tokens[i].lower in _REMARKS), last + 1)
    return cut - 1


def _in_the_know(tokens: tuple[Token, ...], head: int, last: int) -> bool:
    """ "People familiar with the talks", "a person briefed on the matter": unnamed sources."""
    after = [t.lower for t in tokens[head + 1 : min(head + 4, last + 1)]]
    return bool(set(after) & {"familiar", "briefed", "knowledge", "close", "involved"})


def _worded(scene: Scene, credit: Credit, first: int, last: int, book: NameBook, *, voice: bool) -> Source:
    """The source that the words themselves name; a *voice* speaks for a body or holds a role."""
    start, end = scene.parsed.tokens[first].start, scene.parsed.tokens[last].end
    value, party = _value(scene, first, last, book), _party(scene, first, last)
    found = _make(start, end, value, scene, credit, False, party)
    return replace(found, mention=replace(found.mention, rule=_VOICE)) if voice else found


def _person(scene: Scene, first: int, last: int) -> PersonSpot | None:
    """The person whom the words name, unless the name only tells whose office it is."""
    tokens = scene.parsed.tokens
    inside = [p for p in scene.persons if first <= p.first and p.last <= last]
    lexicon = credit_words()
    for spot in reversed(inside):
        after = tokens[spot.last + 1].lower if spot.last + 1 < len(tokens) and spot.last < last else ""
        if after in ("'s", "'", "’s", "’"):
            continue
        office = next((i for i in range(first, spot.first) if tokens[i].lower in ("of", "for")), None)
        if (
            office is not None
            and any(
                tokens[i].lower in lexicon.bodies | lexicon.kin | {"spokesman", "spokeswoman", "spokesperson"}
                for i in range(first, office)
            )
            and not any(tokens[i].lower == "," for i in range(office, spot.first))
            and not any(p.first > office and p.first < spot.first for p in scene.parties)
        ):
            continue
        return spot
    return None


def _head(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The last noun before the first preposition; of "one of the officers" that behind it."""
    if tokens[first].lower == "one" and first + 2 <= last and tokens[first + 1].lower == "of":
        first += 2
    head = first
    for index in range(first, last + 1):
        if tokens[index].tag in ("IN", "TO") and index > first:
            break
        if tokens[index].is_noun or tokens[index].lower in ("all", "some", "many", "others", "both", "two"):
            head = index
    return head


def _has_name(scene: Scene, first: int, last: int) -> bool:
    tokens = scene.parsed.tokens
    if any(first <= p.first <= last and p.mention.value.form not in ("adjective",) for p in scene.parties):
        return True
    return any(
        (t.tag in ("NNP", "NNPS") and t.text[0].isupper()) or (t.text.isupper() and len(t.text) > 2)
        for t in tokens[first : last + 1]
    )


def _behind(tokens: tuple[Token, ...], first: int, last: int, spokes: int) -> tuple[int, int]:
    """ "a spokesman for the Punjab Rangers" speaks for the Rangers, "the ministry's spokesman" for the ministry."""
    after = spokes + 1
    if after < last and tokens[after].lower in ("for", "of", "from", "by", "at", "on"):
        inner = next((i for i in range(last, after, -1) if tokens[i].lower == "of"), after)
        medium = any(t.lower in credit_words().media for t in tokens[after + 1 : inner])
        start = (inner if medium else after) + 1
        owner = next((i for i in range(start, last) if tokens[i].tag == "POS"), None)
        last = owner - 1 if owner is not None and tokens[last].lower in credit_words().media | {"page"} else last
        while start <= last and tokens[start].lower in ("the", "a", "an"):
            start += 1
        return (start, last) if start <= last else (first, last)
    end = spokes - 1
    while end >= first and (
        tokens[end].tag == "POS"
        or tokens[end].lower in credit_words().media
        or tokens[end].lower in ("press", "chief", "deputy", "senior", "official", "first", "news")
    ):
        end -= 1
    if end >= first and tokens[spokes].lower not in ("representative",):
        return first, end
    return first, last


def _pointing(
    scene: Scene, credit: Credit, first: int, last: int, head: int, before: Sequence[Source], book: NameBook
) -> Source | None:
    """What "the ministry", "the Russian negotiator", "the group" point to: a fuller name elsewhere in the article."""
    tokens = scene.parsed.tokens
    noun, position = tokens[head].lower, tokens[first].start
    lexicon = credit_words()
    capitals = sum(t.text[0].isupper() for t in tokens[first : last + 1])
    if capitals > 1 or (
        tokens[head].text[0].isupper() and tokens[head].start != scene.parsed.sentence.start and capitals
    ):
        return None
    kin = frozenset(stem(t.text) for t in tokens[first:head] if t.text[0].isupper())
    if last > head and not lexicon.is_speaker(tokens[last].lower):
        return None
    if noun in lexicon.roles:
        mention = book.person(noun, kin, position)
        if mention:
            return _make(tokens[first].start, tokens[last].end, mention.value.full, scene, credit, True)
        person = next((s for s in reversed(before) if s.person), None)
        if (
            person
            and noun not in ("official", "source", "officials", "sources")
            and not noun.endswith("s")
            and tokens[first - 1].lower == "the"
        ):
            return _again(person, scene, credit)
    if noun not in lexicon.bodies and noun not in lexicon.roles:
        return None
    name = " ".join(t.text for t in tokens[first:head])
    earlier = next(
        (
            s
            for s in reversed(before)
            if not (kin and in_other_half(name, s.mention.value))
            and noun in re.split(r"[\s’']", s.mention.value.lower())
            and (not kin or any(w.startswith(k) for k in kin for w in s.mention.value.lower().split()))
        ),
        None,
    )
    if earlier is not None:
        return _again(earlier, scene, credit)
    if noun in ("group", "movement", "militants", "rebels", "militia") and not kin:
        found = book.group(position)
    elif noun in ("organisation", "organization") and not kin:
        found = book.organisation(position)
    else:
        found = book.body(noun, kin, position)
        found = None if found and kin and in_other_half(name, found.value) else found
    return _make(found.start, found.end, found.value, scene, credit, False) if found else None


def _last_body(scene: Scene, credit: Credit, before: Sequence[Source]) -> Source | None:
    last = next((s for s in reversed(before) if not s.headline), None)
    return _again(last, scene, credit) if last else None


def _again(source: Source, scene: Scene, credit: Credit) -> Source:
    """The same source, credited here."""
    at = scene.parsed.tokens[credit.cue].start
    return Source(source.mention, credit.cue, credit.cue, source.person, credit.after, False, source.party, at)


def _value(scene: Scene, first: int, last: int, book: NameBook) -> str:
    """The words without titles of a person inside, acronyms written out."""
    tokens = scene.parsed.tokens
    inside = next((p for p in scene.persons if first < p.first <= last), None)
    chosen = list(tokens[first : last + 1])
    if inside is not None:
        start = next((i for i in range(inside.first - 1, first, -1) if tokens[i].lower in ("of", "for")), None)
        if start is not None:
            chosen = [*tokens[first : start + 1], *tokens[inside.first : last + 1]]
    text = ""
    previous: Token | None = None
    for token in chosen:
        text += ("" if previous is None or token.start == previous.end else " ") + token.text
        previous = token
    text = re.sub(r"\s*\([^)]*\)?", "", text).strip(" ,\"'“”")
    return book.acronyms.get(text, text)


def _party(scene: Scene, first: int, last: int) -> str:
    """The state whose bare name the words are, so that both sides named at once can be told from single voices."""
    spot = next((p for p in scene.parties if p.first == first and p.last == last), None)
    return spot.mention.value.key if spot and spot.mention.value.kind == "state" else ""


def _make(start: int, end: int, value: str, scene: Scene, credit: Credit, person: bool, party: str = "") -> Source:
    headline = scene.parsed.sentence.kind == "headline"
    rule = "source.person" if person else credit.rule
    at = scene.parsed.tokens[credit.cue].start
    return Source(Mention(start, end, value, rule), credit.cue, credit.cue, person, credit.after, headline, party, at)
