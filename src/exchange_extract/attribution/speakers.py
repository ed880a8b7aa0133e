"""Where a sentence credits somebody: the words of crediting, the words of who is credited, and what they cover.

Agency sentences put the speaker beside the verb in few ways, and the small parser loses the inverted and the late ones
("…, the ministry's Ivan Petrenko, a colonel, told reporters"). So the speaker's words are found on the surface: the
phrase before the verb up to the nearest boundary, or the one after it when the verb stands first.
"""

from dataclasses import dataclass
from itertools import pairwise

from exchange_extract.attribution.regions import (
    DASHES,
    FINITE,
    NOT,
    PASSIVE,
    QUOTES,
    RELATIVE,
    STOPS,
    joins,
    phrase_after,
    region_before,
    skip_left,
)
from exchange_extract.attribution.words import CreditWords, credit_words
from exchange_extract.frames.model import Scene
from exchange_extract.tokens import Token

_NEAR_FIGURE = 8


@dataclass(frozen=True, slots=True)
class Credit:
    """``cue`` is the token that credits, ``first``..``last`` the speaker's words (``first > last``: unknown, the last
    speaker goes on), ``after`` whether the content follows the cue."""

    cue: int
    first: int
    last: int
    after: bool
    rule: str


def find_credits(scene: Scene) -> list[Credit]:
    """All credits of one sentence in order of the cue; who is credited is judged later."""
    tokens, words = scene.parsed.tokens, credit_words()
    found: list[Credit] = []
    skip = -1
    for token in tokens:
        if token.i <= skip:
            continue
        size = _preposition(tokens, token.i, words)
        if size:
            skip = token.i + size - 1
            first, last = phrase_after(scene, skip + 1)
            found.append(Credit(token.i, first, last, _opens(tokens, token.i), "source.preposition"))
        elif token.lower in words.own_words and token.i and tokens[token.i - 1].lower in ("his", "her", "its", "their"):
            found.append(Credit(token.i, token.i - 1, token.i - 1, True, "source.own_words"))
        elif (agent := _agent(tokens, token.i, words)) is not None:
            first, last = phrase_after(scene, agent + 1)
            found.append(Credit(token.i, first, last, False, "source.passive"))
        elif token.lower in ("quoted", "quotes") and _as_saying(tokens, token.i):
            found += _quoted(scene, token.i)
        elif _is_say(tokens, token.i, words) or _issues(tokens, token.i, words):
            credit = _verb_credit(scene, token.i)
            if credit:
                found.append(credit)
    return found


def _opens(tokens: tuple[Token, ...], cue: int) -> bool:
    """Whether a preposition opens its sentence or clause, so that what it credits follows."""
    return cue == 0 or all(
        t.lower in ("and", "but", "meanwhile", "however", ",", "while", "earlier")
        for t in tokens[max(0, cue - 2) : cue]
    )


def _preposition(tokens: tuple[Token, ...], index: int, words: CreditWords) -> int:
    for phrase in words.prepositions.get(tokens[index].lower, ()):
        if tuple(t.lower for t in tokens[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _is_say(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """Whether a token is a finite verb of crediting: no infinitive, no denial, no passive without a speaker."""
    token = tokens[index]
    if token.lower not in words.say and token.lower not in words.count:
        return False
    if not token.is_verb and token.lower not in ("said", "says", "told", "wrote"):
        return False
    before = [t.lower for t in tokens[max(0, index - 3) : index]]
    if set(before[-2:]) & NOT and "as" not in before[-1:]:
        return False
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if token.tag in ("VBN", "VBD") and _is_passive(tokens, index):
        return False
    if following == "to" and token.lower in ("said", "reported", "claimed"):
        return False
    if token.lower in ("added", "adds", "posted", "published", "recalled", "recalls") and _has_object(tokens, index):
        return False
    if token.lower in ("denied", "denies", "deny") and following not in ("that", "reports", "claims", "rumours"):
        return False
    if _is_aside_in_quote(tokens, index):
        return False
    if token.lower in words.say:
        rows = words.say[token.lower]
        if any(tuple(t.lower for t in tokens[index + 1 : index + 1 + len(row)]) == row for row in rows):
            return not (
                token.lower in words.count and token.lower not in ("report", "reports", "reported")
            ) or _near_figure(tokens, index, words)
    return token.lower in words.count and _near_figure(tokens, index, words)


def _is_passive(tokens: tuple[Token, ...], index: int) -> bool:
    """ "was reported", "is also said to": no speaker before it."""
    for token in reversed(tokens[max(0, index - 3) : index]):
        if token.lower in PASSIVE and token.is_verb:
            return True
        if token.tag != "RB":
            return False
    return False


def _agent(tokens: tuple[Token, ...], index: int, words: CreditWords) -> int | None:
    """ "was reported on Telegram by the headquarters": the *by* of a passive that does not stand right behind it."""
    if (
        tokens[index].lower not in words.say
        or tokens[index].tag not in ("VBN", "VBD")
        or not _is_passive(tokens, index)
    ):
        return None
    for token in tokens[index + 1 : index + 6]:
        if token.lower == "by":
            return token.i
        if token.is_verb or token.lower in STOPS or token.lower == "that":
            return None
    return None


def _has_object(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Moscow added another 22 wounded", "posted pictures": no words are reported."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or tokens[index - 1].lower in STOPS:
        return False
    recalls = tokens[index].lower.startswith("recall") and after.tag == "DT" and not _has_verb_later(tokens, index)
    return recalls or after.tag in ("CD", "NNS") or after.lower in ("another", "more", "a", "an", "pictures", "photos")


def _is_aside_in_quote(tokens: tuple[Token, ...], index: int) -> bool:
    """ "bodies that, the Russian side says, are those of soldiers": a voice inside another's words."""
    if index + 1 >= len(tokens) or tokens[index + 1].lower != ",":
        return False
    for token in reversed(tokens[max(0, index - 6) : index]):
        if token.lower == ",":
            return token.i > 0 and tokens[token.i - 1].lower in ("that", "which", "who", "whom")
    return False


def _as_saying(tokens: tuple[Token, ...], index: int) -> bool:
    return any(
        a.lower == "as" and b.lower in ("saying", "telling") for a, b in pairwise(tokens[index + 1 : index + 16])
    )


def _quoted(scene: Scene, verb: int) -> list[Credit]:
    """ "Example Wire quoted an official as saying" credits both; "he was quoted as saying" him."""
    tokens = scene.parsed.tokens
    found = []
    subject = _before_verb(scene, verb)
    if subject:
        found.append(Credit(verb, subject.first, subject.last, False, "source.quoting"))
    if not {t.lower for t in tokens[max(0, verb - 2) : verb]} & PASSIVE:
        first, last = phrase_after(scene, verb + 1)
        found.append(Credit(verb, first, last, False, "source.quoted"))
    return found


def _issues(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """ "issued a statement", "released a list": the issuer of a document is credited."""
    if tokens[index].lower not in ("issued", "issues", "released", "published") or not tokens[index].is_verb:
        return False
    if {t.lower for t in tokens[max(0, index - 2) : index]} & (PASSIVE | NOT):
        return False
    return any(t.lower in words.documents for t in tokens[index + 1 : index + 5])


def _near_figure(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    return any(t.lower in words.figures for t in tokens[index + 1 : index + 1 + _NEAR_FIGURE])


def _verb_credit(scene: Scene, verb: int) -> Credit | None:
    """The credit of a verb: the speaker after it when the verb stands first, else before it."""
    tokens = scene.parsed.tokens
    previous = tokens[verb - 1].lower if verb else ""
    following = tokens[verb + 1] if verb + 1 < len(tokens) else None
    inverted = previous in STOPS - {")"} or previous in ("as", "so") or verb == 0
    if (
        inverted
        and following
        and following.tag in ("NNP", "NN", "NNS", "NNPS", "DT", "JJ", "PRP", "PRP$", "CD")
        and tokens[verb].tag != "VBG"
    ):
        first, last = phrase_after(scene, verb + 1)
        if _can_speak(scene, first, last) and not (previous == "," and _late_speaker(scene, verb)):
            return Credit(verb, first, last, False, "source.inverted")
    if tokens[verb].tag == "VBG":
        return None
    if previous in ("and", "but") or (
        previous in ("also", "later") and verb > 1 and tokens[verb - 2].lower in ("and", "but")
    ):
        return _shared(scene, verb)
    return _before_verb(scene, verb)


def _can_speak(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase behind a verb may be its subject: it names a person, a party, a body or an office."""
    if any(first <= spot.first <= last for spot in (*scene.persons, *scene.parties)):
        return True
    tokens, words = scene.parsed.tokens[first : last + 1], credit_words()
    return any(
        words.is_speaker(t.lower) or t.lower in ("he", "she", "it", "they") or t.tag in ("NNP", "NNPS") for t in tokens
    )


def _shared(scene: Scene, verb: int) -> Credit | None:
    """ "The ministry described it as a gesture and said that …": the speaker of the verb that it is joined to."""
    tokens = scene.parsed.tokens
    token = tokens[verb]
    governor = (
        token.head if token.dep == "conj" and token.head < verb and tokens[token.head].tag in FINITE | {"VBN"} else None
    )
    if governor is None:
        governor = next((t.i for t in tokens[:verb] if t.tag in FINITE - {"MD"}), None)
    credit = _before_verb(scene, governor) if governor is not None else None
    return Credit(verb, credit.first, credit.last, True, "source.shared") if credit else None


def _before_verb(scene: Scene, verb: int) -> Credit | None:
    """The credit of a verb whose speaker stands before it."""
    tokens = scene.parsed.tokens
    end = skip_left(scene, verb)
    if end < 0:
        return None
    after = _content_follows(scene, verb)
    if tokens[end].lower in RELATIVE:
        first, last = _before_relative(scene, end)
        return Credit(verb, first, last, True, "source.relative")
    if tokens[end].lower in (",", ")") or tokens[end].lower in DASHES:
        found = _past_commas(scene, end)
        return Credit(verb, *found, after, "source.late") if found else None
    alone = tokens[end].lower in ("it", "they")  # "handed over a coffin it said held two bodies"
    first, last = (end, end) if alone else region_before(scene, end)
    return Credit(verb, first, last, after, "source.subject")


def _late_speaker(scene: Scene, verb: int) -> bool:
    """ "Ivan Petrenko, a colonel, said they were home": content follows the verb, so the speaker stands before."""
    tokens = scene.parsed.tokens
    if tokens[verb].lower in ("told", "tells", "put", "gave"):
        return True
    return _has_verb_later(tokens, verb) and _past_commas(scene, verb - 1) is not None


def _has_verb_later(tokens: tuple[Token, ...], verb: int) -> bool:
    for token in tokens[verb + 1 : verb + 16]:
        if token.lower in STOPS and not joins(tokens, token.i):
            return False
        if token.tag in FINITE:
            return True
    return False


def _content_follows(scene: Scene, verb: int) -> bool:
    """Whether the reported words follow the verb: not when the sentence or its clause ends soon after it."""
    tokens = scene.parsed.tokens
    words = credit_words()
    index = verb + 1
    while index < len(tokens):
        token = tokens[index]
        if token.lower in (".", ",", ";", "”", "while") or (token.lower in QUOTES and index == len(tokens) - 1):
            return (
                token.lower == ","
                and index + 1 < len(tokens)
                and tokens[index + 1].lower in QUOTES
                and index == verb + 1
            )
        if token.lower in ("that", ":") or token.lower in QUOTES or token.tag in FINITE:
            return True
        if index > verb + 6 and token.lower not in words.media:
            return True
        index += 1
    return False


def subject_phrase(scene: Scene, verb: int) -> tuple[int, int] | None:
    """The words of the subject before a verb: first and last token, past appositions, relatives and shared verbs."""
    tokens = scene.parsed.tokens
    previous = tokens[verb - 1].lower if verb else ""
    shared = previous in ("and", "but", "also") and tokens[verb].dep == "conj"
    credit = _shared(scene, verb) if shared else _before_verb(scene, verb)
    return (credit.first, credit.last) if credit and credit.first <= credit.last else None


def _past_commas(scene: Scene, end: int) -> tuple[int, int] | None:
    """The speaker before an apposition or a relative clause that a comma, dash or bracket closes before the verb."""
    tokens = scene.parsed.tokens
    if tokens[end].lower == ")":
        opening = next((i for i in range(end - 1, -1, -1) if tokens[i].lower == "("), None)
        return region_before(scene, opening - 1) if opening else None
    mark = tokens[end].lower
    inner = next(
        (i for i in range(end - 1, -1, -1) if tokens[i].lower == mark or tokens[i].lower in QUOTES | {";", ":"}), -1
    )
    person = next((p for p in scene.persons if inner < p.first and p.last <= end - 1), None)
    if inner < 0:
        return None
    named = next(
        (
            p
            for p in scene.persons
            if p.last == inner - 1 or (p.last == inner - 2 and tokens[inner - 1].tag in ("CD", ")"))
        ),
        None,
    )
    opener = tokens[inner + 1].lower if inner + 1 < end else ""
    if named:
        return named.first, named.last
    if person is not None and (person.first, person.last) == (inner + 1, end - 1) and inner > 0:
        outer = region_before(scene, inner - 1)
        if tokens[_first_noun(tokens, *outer)].lower in credit_words().bodies - credit_words().roles:
            return outer
    if person is not None and (person.first == inner + 1 or person.last == end - 1):
        return (person.first, person.last)
    if person is not None and opener not in ("who", "which", "whose", "where"):
        return person.first, person.last
    if opener in ("who", "which", "whose", "where") or tokens[inner + 1].tag in (
        "DT",
        "VBN",
        "VBG",
        "NN",
        "PRP$",
        "JJ",
        "NNP",
    ):
        return region_before(scene, inner - 1) if inner > 0 else None
    return None


def _first_noun(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The head of a phrase: the last noun before its first preposition."""
    head = first
    for index in range(first, last + 1):
        if tokens[index].tag in ("IN", "TO") and index > first:
            break
        if tokens[index].is_noun:
            head = index
    return head


def _before_relative(scene: Scene, relative: int) -> tuple[int, int]:
    """The noun that "who confirmed the release" belongs to; "and who" goes on with the "who" before it."""
    tokens = scene.parsed.tokens
    end = relative - 1
    earlier = next((i for i in range(end - 1, 0, -1) if tokens[i].lower in RELATIVE), None)
    if end > 0 and tokens[end].lower in ("and", "but") and earlier is not None:
        return _before_relative(scene, earlier)
    if end >= 0 and tokens[end].lower in (",", "—", "–"):
        end -= 1
    named = next((p for p in scene.persons if p.last == end), None)
    if named:
        return named.first, named.last
    if end >= 0 and tokens[end].lower not in STOPS:
        before = _past_commas(scene, relative - 1) if tokens[relative - 1].lower == "," else None
        if before and any(before[0] <= p.first <= before[1] for p in scene.persons):
            return before
        return region_before(scene, end)
    return 1, 0
