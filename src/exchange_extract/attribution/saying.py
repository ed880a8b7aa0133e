"""Which words of a sentence credit somebody: verbs of saying, prepositions, documents, and set phrases of telling."""

from itertools import pairwise

from exchange_extract.attribution.regions import FINITE, NOT, PASSIVE, STOPS, joins
from exchange_extract.attribution.words import CreditWords
from exchange_extract.rules.inflect import verb_forms
from exchange_extract.tokens import Token

_NEAR_FIGURE = 8
_OWNER = 9  # tokens of "figures of the ministry"
_ISSUING = frozenset({
    "issued", "issues", "released", "published", "distributed", "circulated", "carried", "read", "reads", "ran", "runs",
    "posted",
})  # fmt: skip
_SHOWING = frozenset(form for verb in ("show", "indicate", "suggest", "reveal") for form in verb_forms(verb))
_GIVEN = frozenset({"given", "provided", "supplied", "issued", "made", "released", "conveyed", "communicated"})
_NO_NAMING = frozenset({"himself", "herself", "itself", "themselves", "only", "by"})


def preposition(tokens: tuple[Token, ...], index: int, words: CreditWords) -> int:
    for phrase in words.prepositions.get(tokens[index].lower, ()):
        if tuple(t.lower for t in tokens[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _is_say(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """Whether a token is a finite verb of crediting: no infinitive, no denial, no passive without a speaker."""
    token = tokens[index]
    if token.lower in words.count_of:
        return _speaks_of_number(tokens, index, words)
    if token.lower not in words.say and token.lower not in words.count:
        return False
    if not token.is_verb and token.lower not in ("said", "says", "told", "wrote") and not _closes(tokens, index):
        return False
    before = [t.lower for t in tokens[max(0, index - 3) : index]]
    if set(before[-2:]) & NOT and "as" not in before[-1:]:
        return False
    if token.lower.startswith("identif"):
        named = [t.lower for t in tokens[index + 1 : index + 8]]
        if "as" not in named or named[0] in _NO_NAMING:
            return False  # "identified him": an act, no words
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if token.tag in ("VBN", "VBD") and _is_passive(tokens, index):
        return False
    if token.tag == "VBN" and index and tokens[index - 1].tag in ("DT", "PRP$", "JJ", "POS"):
        return False  # "in a written statement"
    if following == "to" and token.lower in ("said", "reported", "claimed", "wrote", "writes"):
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
            return not (token.lower in words.count and not token.lower.startswith("report")) or _near_figure(
                tokens, index, words
            )
    return token.lower in words.count and _near_figure(tokens, index, words)


def _closes(tokens: tuple[Token, ...], index: int) -> bool:
    """ "…, Example Wire reports.", "the ICRC confirms that": a verb that a tagger takes for the plural of a noun."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return (
        tokens[index].tag == "NNS"
        and (following in STOPS or following == "that")
        and index > 1
        and (tokens[index - 1].tag.startswith("NNP") or tokens[index - 1].lower in (",", ")"))
    )


def announcer(tokens: tuple[Token, ...], index: int, words: CreditWords) -> int | None:
    """ "Was the first to report", "took to X to announce", "was able to confirm": the verb that has the speaker."""
    if index < 2 or tokens[index].lower not in words.say or tokens[index - 1].lower != "to":
        return None
    for token in reversed(tokens[max(0, index - 8) : index - 1]):
        if token.lower in STOPS or token.lower == "that":
            return None
        if token.lower in words.outright:
            near = range(token.i, max(-1, token.i - 4), -1)
            verb = next((i for i in near if tokens[i].is_verb and tokens[i].tag in ("VBD", "VBZ", "VBP")), None)
            denied = verb is not None and {t.lower for t in tokens[verb : index - 1]} & {"not", "n't", "never"}
            return None if denied else verb
    return None


def _is_passive(tokens: tuple[Token, ...], index: int) -> bool:
    """ "was reported", "is also said to": no speaker before it."""
    for token in reversed(tokens[max(0, index - 3) : index]):
        if token.lower in PASSIVE and token.is_verb:
            return True
        if token.tag != "RB":
            return False
    return False


def passive_agent(tokens: tuple[Token, ...], index: int, words: CreditWords) -> int | None:
    """ "was reported on Telegram by the headquarters": the *by* of a passive that does not stand right behind it."""
    told = tokens[index].lower in words.say or _is_told(tokens, index, words) or _news_given(tokens, index, words)
    if not told or tokens[index].tag not in ("VBN", "VBD") or not _is_passive(tokens, index):
        return None
    for token in tokens[index + 1 : index + 6]:
        if token.lower == "by":
            return token.i
        if (token.is_verb and token.lower != "known") or token.lower in STOPS or token.lower == "that":
            return None
    return None


def _news_given(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """ "This information was given by", "the figures were supplied by"."""
    if tokens[index].lower not in _GIVEN:
        return False
    subject = next((t for t in reversed(tokens[max(0, index - 8) : index]) if t.is_noun), None)
    return subject is not None and subject.lower in words.news


def _is_told(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """ "Was made known", "the news was broken": the passive of a set phrase of telling."""
    for rest in words.tellings.get(tokens[index].lower, ()):
        if rest[:1] != ("the",) and tuple(t.lower for t in tokens[index + 1 : index + 1 + len(rest)]) == rest:
            return True
        if rest[:1] == ("the",) and rest[-1] in {t.lower for t in tokens[:index]}:
            return True
    return False


def _has_object(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Moscow added another 22 wounded", "posted pictures": no words are reported."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or tokens[index - 1].lower in STOPS:
        return False
    recalls = tokens[index].lower.startswith("recall") and after.tag == "DT" and not has_verb_later(tokens, index)
    return recalls or after.tag in ("CD", "NNS") or after.lower in ("another", "more", "a", "an", "pictures", "photos")


def _is_aside_in_quote(tokens: tuple[Token, ...], index: int) -> bool:
    """ "bodies that, the Russian side says, are those of soldiers": a voice inside another's words."""
    if index + 1 >= len(tokens) or tokens[index + 1].lower != ",":
        return False
    for token in reversed(tokens[max(0, index - 6) : index]):
        if token.lower == ",":
            return token.i > 0 and tokens[token.i - 1].lower in ("that", "which", "who", "whom")
    return False


def as_saying(tokens: tuple[Token, ...], index: int) -> bool:
    return any(
        a.lower == "as" and b.lower in ("saying", "telling") for a, b in pairwise(tokens[index + 1 : index + 16])
    )


def _issues(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """ "issued a statement", "released a list": the issuer of a document is credited."""
    if tokens[index].lower not in _ISSUING or not tokens[index].is_verb:
        return False
    if {t.lower for t in tokens[max(0, index - 2) : index]} & (PASSIVE | NOT):
        return False
    return any(t.lower in words.documents for t in tokens[index + 1 : index + 5])


def _speaks_of_number(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """ "Spoke of 47", "talked of some 40 prisoners"."""
    following = [t.lower for t in tokens[index + 1 : index + 2]]
    numbered = any(t.tag == "CD" for t in tokens[index + 2 : index + 5])
    return numbered and any(following == list(rest) for rest in words.count_of[tokens[index].lower])


def _near_figure(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    return any(t.lower in words.figures for t in tokens[index + 1 : index + 1 + _NEAR_FIGURE])


def says(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """A verb of saying, the issue of a document, a set phrase of telling, or what a reporter on the spot sees."""
    if _is_say(tokens, index, words) or _issues(tokens, index, words):
        return True
    denied = {t.lower for t in tokens[max(0, index - 2) : index]} & NOT
    rests = words.tellings.get(tokens[index].lower, ())
    if not denied and any(tuple(t.lower for t in tokens[index + 1 : index + 1 + len(rest)]) == rest for rest in rests):
        return not _is_passive(tokens, index)
    if tokens[index].lower in _SHOWING and index and _is_mouthpiece(tokens, index - 1, words):
        return True  # "home ministry figures show"
    if tokens[index].lower in ("saw", "counted", "watched", "witnessed"):
        return any(t.lower in words.reporters for t in tokens[max(0, index - 6) : index])
    return False


def _is_mouthpiece(tokens: tuple[Token, ...], last: int, words: CreditWords) -> bool:
    """ "Ministry figures", "figures of the ministry", "data kept by the Red Cross" before a verb."""
    for token in reversed(tokens[max(0, last - _OWNER) : last + 1]):
        if token.lower in words.mouthpieces:
            return True
        if token.lower in STOPS - {"'", "’"} or token.tag in FINITE:
            return False
    return False


def comes_from(tokens: tuple[Token, ...], index: int, words: CreditWords) -> bool:
    """ "Word of the release came from the ministry"."""
    subject = next((t for t in tokens[:index] if t.is_noun), None)
    return source_of_news(tokens, index) > 0 and subject is not None and subject.lower in words.news


def source_of_news(tokens: tuple[Token, ...], index: int) -> int:
    """The token of "from" behind "came" or "came in a one-line message"; 0 if there is none."""
    if tokens[index].lower not in ("came", "comes", "come", "arrived"):
        return 0
    for token in tokens[index + 1 : index + 9]:
        if token.lower in ("from", "by"):
            return token.i
        if token.is_verb or token.lower in (",", ";", "."):
            break
    return 0


def opens(tokens: tuple[Token, ...], cue: int) -> bool:
    """Whether a preposition opens its sentence or clause, so that what it credits follows."""
    return cue == 0 or all(
        t.lower in ("and", "but", "meanwhile", "however", ",", "while", "earlier")
        for t in tokens[max(0, cue - 2) : cue]
    )


def has_verb_later(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a finite verb follows before the next stop."""
    for token in tokens[verb + 1 : verb + 16]:
        if token.lower in STOPS and not joins(tokens, token.i):
            return False
        if token.tag in FINITE:
            return True
    return False
