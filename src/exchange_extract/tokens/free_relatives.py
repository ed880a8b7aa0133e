"""Objects told with a doubt: "handed over what are believed to be the remains of two airmen"."""

from dataclasses import replace

from exchange_extract.tokens.token import Token

# fmt: off
_LINKING = {
    "is", "are", "was", "were", "be", "been", "to", "may", "might", "could", "appear", "appears", "appeared", "seem",
    "have", "has", "had", "as", "turned", "out", "likely", "probably", "possibly", "apparently",
}
_SUPPOSED = {
    "believed", "thought", "presumed", "said", "understood", "suspected", "assumed", "feared", "reported", "known",
    "says", "say", "described", "claimed", "believe", "believes", "called",
}
_CALLED = {"called", "calls", "as"}
_BE = {"is", "are", "was", "were", "be", "been"}
# fmt: on
_SUBJECT = 5  # words from "what" to who says it
_OPENS = 6  # words from the verb to "what": "over", "back", "to the United States"
_REACH = 12  # words from "what" to the end of what links it to its noun


def with_object_behind_what(tokens: list[Token]) -> list[Token]:
    """The noun that *what* stands for is the object of the verb before, and what links the two hangs on that noun."""
    for what in tokens[2:-3]:
        if what.lower != "what":
            continue
        verb = next((t for t in reversed(tokens[max(0, what.i - _OPENS) : what.i]) if t.is_verb), None)
        linked = _linked(tokens, what.i)
        noun = _noun_behind(tokens, linked) if linked else None
        if verb is None or noun is None or tokens[noun].head == verb.i:
            continue
        clause = range(what.i, linked + 1)
        moved = [replace(t, head=noun, dep="acl") if t.i in clause and t.head not in clause else t for t in tokens]
        moved = [replace(t, head=noun) if t.head in clause and t.i > noun else t for t in moved]
        moved[noun] = replace(tokens[noun], head=verb.i, dep="obj")
        if moved[verb.i].head in (*clause, noun):
            moved[verb.i] = replace(verb, head=verb.i, dep="ROOT")
        tokens = moved
    return tokens


def _linked(tokens: list[Token], what: int) -> int:
    """The last of the words that link "what" to its noun, or 0: "what it said were", "what may be"."""
    index = what + 1
    if tokens[index].tag in ("PRP", "NNP", "NNS", "DT"):  # "what it said were", "what officials believe to be"
        verb = next((t.i for t in tokens[index + 1 : what + _SUBJECT] if t.lower in _SUPPOSED), None)
        if verb is None:
            return 0
        index = verb
    last = 0
    for token in tokens[index : what + _REACH]:
        if token.lower not in _LINKING | _SUPPOSED:
            break
        last = token.i if token.lower in _BE | _CALLED else last
    return last


def _noun_behind(tokens: list[Token], linked: int) -> int | None:
    """The head of the noun phrase behind ``linked``."""
    for token in tokens[linked + 1 :]:
        after = tokens[token.i + 1 : token.i + 2]
        if token.is_noun and not (after and after[0].is_noun):
            return token.i
        hedge = token.lower in ("than", "about", "around", "over")
        if not (token.is_noun or hedge or token.tag in ("DT", "CD", "JJ", "PRP$", "POS", "RB", "JJR")):
            return None
    return None
