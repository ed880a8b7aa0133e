"""Participles after a figure ("three captured soldiers"), which the small model takes for the verb of a clause."""

from dataclasses import replace

from exchange_extract.tokens.token import Token

# fmt: off
_TAKEN = {
    "abducted", "arrested", "captured", "convicted", "deported", "detained", "freed", "imprisoned", "injured",
    "jailed", "kidnapped", "released", "seized", "wounded",
}
# fmt: on
_VAGUE = {"all", "both", "many", "several"}
WITHIN_PHRASE = {"JJ", "NNP", "NNPS", "NN", "POS", "HYPH", "VBN"}
FINITE = {"VBD", "VBZ", "VBP", "MD", "VB"}


def with_counted_people(tokens: list[Token]) -> list[Token]:
    """ "Handed over three captured Thai soldiers": the participle after a figure modifies the noun that is counted.

    The model makes a clause of it ("three" captured "soldiers"). The noun takes the place of the figure in the parse,
    or a verb behind it that of the participle.
    """
    for token in tokens[1:]:
        figure = tokens[token.i - 1]
        if token.lower not in _TAKEN or token.dep == "amod" or not (figure.tag == "CD" or figure.lower in _VAGUE):
            continue
        noun = token.i + 1
        while noun < len(tokens) and tokens[noun].tag in WITHIN_PHRASE and tokens[noun].lower not in _TAKEN:
            noun += 1
        if noun >= len(tokens) or tokens[noun].tag not in ("NNS", "NNPS"):
            continue
        clause, verb = figure.head == token.i, _verb_behind(tokens, token.i, noun)
        if verb is not None and (clause or tokens[verb].head == token.i):
            new, heir = _below_verb(tokens, token, noun, verb), verb
        elif tokens[noun].head == token.i and not (clause and token.head == token.i):
            new, heir = _below_noun(tokens, token, noun), noun
        else:
            continue
        new |= {token.i: replace(token, tag="VBN", dep="amod", head=noun)}
        new |= {figure.i: replace(figure, dep="nummod", head=noun)}
        tokens = [
            new.get(other.i, replace(other, head=heir) if other.head in (token.i, figure.i) else other)
            for other in tokens
        ]
    return tokens


def _below_verb(tokens: list[Token], participle: Token, noun: int, verb: int) -> dict[int, Token]:
    """ "Nine captured soldiers were handed back": the verb takes the place of the participle, the noun is its subject.

    In "the release of two captured soldiers is planned" that is the noun over the figure.
    """
    figure = tokens[participle.i - 1]
    over = tokens[figure.head]
    place = tokens[verb]
    if participle.head != verb:  # else the participle hangs on the verb already
        root = participle.head == participle.i
        place = replace(place, dep=participle.dep, head=verb if root else participle.head)
    helpers = [other.dep for other in tokens if other.head == verb and other.dep.startswith("aux")]
    passive = "aux:pass" in helpers or (tokens[verb].tag == "VBN" and not helpers)
    subject = "nsubj:pass" if passive else "nsubj"
    others = [t for t in tokens[noun + 1 : verb] if t.head == verb and t.dep.startswith("nsubj")]
    new = {t.i: replace(t, dep="conj", head=noun) for t in others}
    if over.i < figure.i and over.dep.startswith("nsubj"):
        new[over.i] = replace(over, dep=subject, head=verb)
        new[noun] = replace(tokens[noun], dep=figure.dep, head=over.i)
    else:
        new[noun] = replace(tokens[noun], dep=subject, head=verb)
    return new | {verb: place}


def _below_noun(tokens: list[Token], participle: Token, noun: int) -> dict[int, Token]:
    """The noun takes the place of the figure; if that was the participle's subject, the participle's own."""
    figure = tokens[participle.i - 1]
    over = tokens[figure.head]
    old = replace(participle, dep="obj") if over.i == participle.i else figure
    new = {noun: replace(tokens[noun], dep=old.dep, head=old.head)}
    if over.head == participle.i != participle.head:  # "The handover of two captured soldiers is planned"
        new[over.i] = replace(over, head=participle.head)
    return new


def _verb_behind(tokens: list[Token], participle: int, noun: int) -> int | None:
    """The finite verb right behind a noun, under its auxiliary if it has one; behind "and the bodies of others" too."""
    after = tokens[noun + 1] if noun + 1 < len(tokens) else None
    own_verb = tokens[noun].head
    alone = tokens[participle].head == participle
    if own_verb > noun and tokens[own_verb].is_verb and tokens[own_verb].head == participle:
        return own_verb
    if after is not None and alone and after.tag == "VBN" and after.head == noun:
        return after.i  # a headline: "Three captured soldiers released"
    if after is not None and alone and after.lower == "and":
        joined = [t.i for t in tokens[noun + 1 :] if t.head == participle and t.dep == "conj" and t.is_verb]
        own = any(t.head in joined[:1] and t.dep == "aux:pass" for t in tokens)
        return joined[0] if own else None
    if after is None or after.tag not in FINITE:
        return None
    verb = after.head if after.dep.startswith("aux") else after.i
    return verb if verb > noun and tokens[verb].is_verb else None
