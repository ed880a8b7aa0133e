"""Where a sentence credits somebody: the words of crediting, the words of who is credited, and what they cover.

Agency sentences put the speaker beside the verb in few ways, and the small parser loses the inverted and the late ones
("…, the ministry's Ivan Petrenko, a colonel, told reporters"). So the speaker's words are found on the surface: the
phrase before the verb up to the nearest boundary, or the one after it when the verb stands first.
"""

from dataclasses import dataclass, replace

from exchange_extract.attribution.appositions import before_relative, past_commas, relative_between
from exchange_extract.attribution.regions import (
    DASHES,
    FINITE,
    PASSIVE,
    QUOTES,
    RELATIVE,
    STOPS,
    phrase_after,
    region_before,
    skip_left,
)
from exchange_extract.attribution.saying import (
    announcer,
    as_saying,
    comes_from,
    has_verb_later,
    opens,
    passive_agent,
    preposition,
    says,
    source_of_news,
)
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import Scene
from exchange_extract.tokens import Token


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
        size = preposition(tokens, token.i, words)
        if size and not (token.lower in ("quoted", "cited") and as_saying(tokens, token.i)):
            skip = token.i + size - 1
            first, last = _behind_document(scene, *phrase_after(scene, skip + 1))
            found.append(Credit(token.i, first, last, opens(tokens, token.i), "source.preposition"))
        elif token.lower in words.own_words and (own := _own_account(scene, token.i)):
            found.append(own)
        elif (agent := passive_agent(tokens, token.i, words)) is not None:
            first, last = phrase_after(scene, agent + 1)
            found.append(Credit(token.i, first, last, False, "source.passive"))
        elif (governor := announcer(tokens, token.i, words)) is not None:
            credit = _before_verb(scene, governor)
            found += [replace(credit, cue=token.i, after=True)] if credit else []
        elif token.lower in ("quoted", "quotes", "cited", "cites") and as_saying(tokens, token.i):
            found += _quoted(scene, token.i)
        elif comes_from(tokens, token.i, words):
            first, last = phrase_after(scene, source_of_news(tokens, token.i) + 1)
            found.append(Credit(token.i, first, last, False, "source.preposition"))
        elif says(tokens, token.i, words):
            credit = _verb_credit(scene, token.i)
            if credit:
                found.append(credit)
            if token.lower == "learned" and (learned := _learned_from(scene, token.i)):
                found.append(learned)
    return found


def _own_account(scene: Scene, noun: int) -> Credit | None:
    """ "In his words", "by the UN's count", "by its own account": whose words or figures they are."""
    tokens = scene.parsed.tokens
    before = noun - 2 if noun > 1 and tokens[noun - 1].lower == "own" else noun - 1
    if before < 0:
        return None
    if tokens[before].tag == "POS":
        by = next((i for i in range(before - 1, max(-1, before - 8), -1) if tokens[i].tag == "IN"), -1)
        named = 0 <= by < before - 1 and tokens[by].lower in ("by", "on", "in")
        return Credit(noun, by + 1, before - 1, True, "source.own_words") if named else None
    if tokens[before].lower not in ("his", "her", "its", "their"):
        return None
    if before == noun - 2 and before > 0:
        if before > 2 and tokens[before - 2].lower == ",":  # "Hezbollah, by its own account, freed"
            return Credit(noun, *region_before(scene, before - 3), True, "source.own_words")
        if before == 1 and noun + 2 < len(tokens) and tokens[noun + 1].lower == ",":
            return Credit(noun, *phrase_after(scene, noun + 2), True, "source.own_words")
    return Credit(noun, before, before, True, "source.own_words")


def _learned_from(scene: Scene, verb: int) -> Credit | None:
    """ "Reuters learned from two diplomats": the second source."""
    tokens = scene.parsed.tokens
    if verb + 2 >= len(tokens) or tokens[verb + 1].lower != "from":
        return None
    first, last = phrase_after(scene, verb + 2)
    return Credit(verb, first, last, False, "source.preposition")


def _behind_document(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """ "According to figures released by the Red Cross", "to a tweet by the minister": whose words they are."""
    tokens, words = scene.parsed.tokens, credit_words()
    if not any(t.lower in words.documents | words.mouthpieces | words.figures for t in tokens[first : last + 1]):
        return first, last
    for index in range(first + 1, min(last + 4, len(tokens))):
        seen = tokens[index - 1].lower in ("seen", "obtained", "carried", "quoted", "cited", "read", "reviewed")
        if tokens[index].lower == "by" and index > last - 1 and not seen:
            return phrase_after(scene, index + 1)
    return first, last


def _quoted(scene: Scene, verb: int) -> list[Credit]:
    """ "Example Wire quoted an official as saying" credits both; "he was quoted as saying" him."""
    tokens = scene.parsed.tokens
    found = []
    subject = _before_verb(scene, verb)
    if subject:
        found.append(Credit(verb, subject.first, subject.last, False, "source.quoting"))
    if verb + 1 < len(tokens) and tokens[verb + 1].lower == "by":
        first, last = phrase_after(scene, verb + 2)
        found.append(Credit(verb, first, last, False, "source.quoted"))
    elif not {t.lower for t in tokens[max(0, verb - 2) : verb]} & PASSIVE:
        first, last = phrase_after(scene, verb + 1)
        found.append(Credit(verb, first, last, False, "source.quoted"))
    return found


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
    if tokens[verb].tag == "VBG" and not _is_progressive(tokens, verb):
        return _participle(scene, verb)
    if previous in ("and", "but") or (
        previous in ("also", "later") and verb > 1 and tokens[verb - 2].lower in ("and", "but")
    ):
        return _shared(scene, verb)
    return _before_verb(scene, verb)


def _is_progressive(tokens: tuple[Token, ...], verb: int) -> bool:
    """ "Is now reporting"."""
    before = next((t for t in reversed(tokens[max(0, verb - 3) : verb]) if t.tag != "RB"), None)
    return before is not None and before.lower in PASSIVE


def _participle(scene: Scene, verb: int) -> Credit | None:
    """ "The army issued a note saying …", "X met the press, announcing …": the subject of the verb that it hangs on."""
    tokens = scene.parsed.tokens
    if tokens[verb].lower not in credit_words().participles or not has_verb_later(tokens, verb):
        return None
    governor = verb
    for _ in range(4):
        governor = tokens[governor].head
        if tokens[governor].tag in FINITE - {"MD"} and governor < verb:
            break
    if governor >= verb or tokens[governor].tag not in FINITE - {"MD", "VB"}:
        return None
    credit = _before_verb(scene, governor)
    return Credit(verb, credit.first, credit.last, True, "source.participle") if credit else None


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
        first, last = before_relative(scene, end)
        return Credit(verb, first, last, True, "source.relative")
    if tokens[end].lower in (",", ")") or tokens[end].lower in DASHES:
        found = past_commas(scene, end)
        return Credit(verb, *found, after, "source.late") if found else None
    if who := relative_between(tokens, end):
        return Credit(verb, *region_before(scene, who - 1), after, "source.subject")
    alone = tokens[end].lower in ("it", "they")  # "handed over a coffin it said held two bodies"
    first, last = (end, end) if alone else region_before(scene, end)
    return Credit(verb, first, last, after, "source.subject")


_DESCRIBED = 14  # tokens from "said" to "who" behind the speaker


def _late_speaker(scene: Scene, verb: int) -> bool:
    """ "Ivan Petrenko, a colonel, said they were home": content follows the verb, so the speaker stands before."""
    tokens = scene.parsed.tokens
    if tokens[verb].lower in ("told", "tells", "put", "gave"):
        return True
    if _is_described(tokens, verb):
        return False
    return has_verb_later(tokens, verb) and past_commas(scene, verb - 1) is not None


def _is_described(tokens: tuple[Token, ...], verb: int) -> bool:
    """ "Said a police officer who spoke on condition of anonymity": the verb that follows is of the speaker."""
    for token in tokens[verb + 1 : verb + _DESCRIBED]:
        if token.lower in STOPS or token.tag in FINITE:
            return False
        if token.lower in ("who", "whose"):
            return tokens[verb + 1].tag in ("DT", "CD", "NNP", "JJ")
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
