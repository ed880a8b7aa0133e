"""What a word means by those beside it: "free" of people or of a price, "held" captive or talks, "the dead"."""

from collections.abc import Mapping, Sequence

from exchange_extract.gate.words import parts

PERSON, KEPT, HELD = 1, 2, 4
"""Kinds of words for people: any, those who may have been held, those who were."""
IS_CAUGHT, IS_SIDE, IS_PHRASE, IS_PREDICATE = 8, 16, 32, 64
IS_ADJECTIVE, IS_PARTED, IS_DOUBTFUL, IS_VERBLESS, IS_FREEING = 128, 256, 512, 1024, 2048
_SOMEBODY = PERSON | IS_PHRASE | IS_ADJECTIVE | IS_CAUGHT | IS_SIDE

NO_VERB_AFTER = parts("a an the its their his our my your no every")
NO_FREE_AFTER = NO_VERB_AFTER | parts(
    "are as be been being completely duty entirely feel feeling feels felt for is of offer offered offering offers "
    "provide provided provides providing so sugar tax too totally very was were with debt rent risk smoke"
)
"""Words after which "free" says what something costs or is."""
_FREE_AFTER = parts(
    "and did do does go goes going gone let may might must never not set sets should to walk walked walks will would"
)
_NO_FREE_BEFORE = parts("kick kicks market markets movement press speech throw throws trade up will")
PHRASE_ENDS = parts(
    "after and as at before between by during following for from in into of on or over since that through to under "
    "until when where which while who with"
)
_ARTICLES = parts("a an the")
NO_NOUN = PHRASE_ENDS | parts(
    "and are but be been being can could had has have home is must not was were whom will would"
)
# fmt: off
_COUNTS = parts(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "dozen dozens score scores couple pair several few handful all both each another other others many more some last "
    "remaining first second third group batch half them him her those these everyone"
)
# fmt: on
_DIGITS = frozenset(b"0123456789")
DOUBTFUL_WORDS = parts(
    "agent agents ashes body bones boys cops crew dead defender defenders fallen girls guard guards "
    "gunners kid kids marine minor officer private pupil pupils rangers remains skipper suspect suspects "
    "teenager teenagers warrior warriors youngster youngsters"
)
"""Words for captives, fighters, children and remains that mean others in ordinary news: people, no more, unless a
figure or a word for what is left of the dead stands before them."""
_NOT_AFTER = {
    head.encode(): parts(words)
    for heads, words in (
        ("hand handed handing hands", "down"),
        ("carried carries carry carrying", "out"),
        ("take taken takes taking took", "over part place advantage action steps"),
        ("bring bringing brings brought", "about forward"),
        ("made make makes making", "up clear"),
        ("given gives give gave giving", "way rise birth"),
        ("sent send sends sending", "shares"),
        ("exchange", "rate rates commission controls"),
        ("board", "member members meeting meetings room of"),
    )
    for head in heads.split()
}
"""Words right after the first word of a predicate with which it means something else."""
_NOT_BEFORE = {
    b"hand": parts("at big close first helping in left on one other right second upper"),
    b"hands": parts("both good in many other own safe"),
}
"""Words right before the first word of a predicate with which it means something else."""
ELSE = frozenset({b"march", *_NOT_AFTER, *_NOT_BEFORE})
"""First words of predicates that mean something else beside some words."""
_MONTH_AFTER = parts("early in last late mid next of on since this until by")
_COUNTED = 3  # words before people that may hold their figure
_DECEASED = parts("dead fallen")
_NO_DEAD_AFTER = parts(
    "a are be been being drop dropped fell found had half has have having is left shot stone ve was were"
)
"""Words after which "dead" and "fallen" are no noun."""
_REMAINS = parts("ashes body bones remains")
_BEFORE_REMAINS = parts("the its their his her human mortal skeletal of identified partial")
_COMPOUND = parts("exchange release return stage trade transfer transport")
"""Predicates that make a compound with "body"."""
_HELD_NEXT = parts(
    "abroad after alone along alongside as at awaiting by captive during for from hostage hostages in incommunicado "
    "inside on over prisoner prisoners separately since there throughout together under until with without"
)
_NOT_ALONE = parts("taken kept held")
_NO_TAKEN_BEFORE = parts("as at for on out over with")
_HOLDERS = parts("being it still they was were")
_POLITICAL = parts("prisoner prisoners detainee detainees captive captives convict convicts inmate inmates")
_DEAD = parts("dead missing")
_HAVE = parts("had has have having ve")
_ITS = parts("the its their his her our war s")


def counts(word: bytes) -> bool:
    """Whether a word is a figure, or says how many or who without a noun."""
    return word[0] in _DIGITS or word in _COUNTS


def is_freed(before: bytes, after: bytes, kinds: Mapping[bytes, int]) -> bool:
    """Whether "free" is said of people by the words beside it, and not of a price or a style."""
    if after in _NO_FREE_BEFORE:
        return False
    if before in _FREE_AFTER or after in NO_NOUN or after in _ITS or after in _ARTICLES or counts(after):
        return True
    return bool(kinds.get(after, 0) & _SOMEBODY)


def is_else(before: bytes, word: bytes, after: bytes) -> bool:
    """Whether the first word of a predicate means something else beside such words: "handed down", "in March"."""
    if word == b"march":
        return before in _MONTH_AFTER or before.isdigit() or (after.isdigit() and before != b"to")
    if word in _NOT_BEFORE and before in _NOT_BEFORE[word]:
        return True
    return word in _NOT_AFTER and after in _NOT_AFTER[word]


def is_meant(order: Sequence[bytes], index: int, word: bytes, kinds: Mapping[bytes, int]) -> bool:
    """Whether a word of ``DOUBTFUL_WORDS`` is said of captives, fighters or the dead: "12 Polish boys", "crew of"."""
    before, after = _beside(order, index)
    if word in _DECEASED:
        return before not in _NO_DEAD_AFTER
    if after == b"of" or any(counts(order[at]) for at in range(max(0, index - _COUNTED), index)):
        return True
    taken = kinds.get(before, 0) & (IS_PREDICATE | IS_PARTED) and before not in _COMPOUND
    return word in _REMAINS and (before in _BEFORE_REMAINS or bool(taken))


def is_caught(order: Sequence[bytes], index: int, word: bytes, kinds: Mapping[bytes, int]) -> bool:
    """Whether "held", "dead" and the like are said of people: "held in", "the dead", "political prisoners"."""
    before, after = _beside(order, index)
    if word in _NOT_ALONE:
        if word == b"taken" and after in _NO_TAKEN_BEFORE:
            return False
        return after in _HELD_NEXT or (word != b"taken" and before in _HOLDERS)
    if word == b"political":
        return after in _POLITICAL or (counts(before) and bool(kinds.get(after, 0) & PERSON))
    if word == b"fallen":
        return before not in _HAVE
    if word in _DEAD:
        return before in _ITS or bool(kinds.get(after, 0) & PERSON) or after in _HELD_NEXT
    return True


def is_noun(order: Sequence[bytes], index: int) -> bool:
    """Whether "Lebanese" stands for people: "five Lebanese were", "the Swazi"."""
    before = order[index - 1] if index else b""
    if before in _ARTICLES:
        return index + 1 == len(order) or order[index + 1] in NO_NOUN
    return before != b"" and counts(before)


def _beside(order: Sequence[bytes], index: int) -> tuple[bytes, bytes]:
    """The words before and after one; a blank where there is none."""
    return order[index - 1] if index else b" ", order[index + 1] if index + 1 < len(order) else b" "
