"""Names right behind a month or a weekday: "In June Pierre Dumas was freed", "On Friday Belgium sent back the man"."""

from dataclasses import replace

from exchange_extract.tokens.token import Token

# fmt: off
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
TIMES = WEEKDAYS | {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
}
_BEFORE = frozenset({"by", "early", "in", "last", "late", "mid", "next", "on", "since", "this"})
_WITHIN_NAME = frozenset({"amod", "compound", "flat", "nmod", "nmod:desc", "nmod:poss"})
_CAPITALISED = frozenset({"NNP", "NNPS", "JJ"})
# fmt: on


def with_name_behind_time(tokens: list[Token]) -> list[Token]:
    """The model joins the two to one name, which then is no subject; the time hangs on the verb by itself."""
    for time in tokens[1:-2]:
        name = tokens[time.i + 1]
        if time.lower not in TIMES or not time.text[:1].isupper() or tokens[time.i - 1].lower not in _BEFORE:
            continue
        if name.tag in _CAPITALISED and name.text[:1].isupper() and name.lower not in TIMES:
            tokens = _parted(tokens, time, name)
    return tokens


def _parted(tokens: list[Token], time: Token, name: Token) -> list[Token]:
    """``time`` and the name that begins with ``name`` as two phrases of one verb; as they are if they are that."""
    if name.head == time.i:
        noun, dep, governor = name, time.dep, time.head
    elif time.dep in _WITHIN_NAME and time.head > time.i:
        noun = tokens[time.head]
        while noun.dep in _WITHIN_NAME and tokens[noun.head].i > noun.i and not tokens[noun.head].is_verb:
            noun = tokens[noun.head]
        dep, governor = noun.dep, noun.head
    else:
        return tokens
    verb = tokens[governor]
    if not verb.is_verb or verb.i < noun.i:
        return tokens
    own = [token for token in tokens if token.head == verb.i and token.i not in (time.i, noun.i)]
    if not dep.startswith("nsubj"):
        if any(token.dep.startswith("nsubj") for token in own):
            return tokens
        dep = "nsubj:pass" if any(token.dep == "aux:pass" for token in own) else "nsubj"
    moved = []
    for token in tokens:
        if token.i == time.i:
            token = replace(token, dep="obl", head=verb.i)
        elif token.i == noun.i:
            token = replace(token, dep=dep, head=verb.i)
        elif token.i < time.i and token.head in (time.i, noun.i):
            token = replace(token, dep="case" if token.dep == "mark" else token.dep, head=time.i)
        elif token.i > time.i and token.head == time.i:
            token = replace(token, head=noun.i)
        moved.append(token)
    return moved
