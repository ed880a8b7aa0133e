"""Main verbs that the small model hangs on another clause, or takes for none."""

from dataclasses import replace

from exchange_extract.tokens.token import Token

# fmt: off
_UNDERGONE = frozenset({
    "abducted", "accused", "arrested", "captured", "charged", "convicted", "deported", "detained", "held", "imprisoned",
    "injured", "interned", "jailed", "kidnapped", "seized", "sentenced", "snatched", "taken", "wanted", "wounded",
})
# fmt: on
_PHRASE = ("NN", "JJ", "CD", "HYPH", "POS")


def with_verb_behind_aside(tokens: list[Token]) -> list[Token]:
    """ "In May Ann Lee, a nurse kidnapped in 2019, was exchanged": the verb is that behind the aside.

    The model heads the sentence with *kidnapped* and gives the nurse, or Ann Lee, to it for a subject.
    """
    for taken in tokens[3:]:
        opening = _opening(tokens, taken)
        verb = _verb_behind(tokens, taken) if opening else None
        whose = [t for t in tokens[: opening or 0] if t.head == taken.i and (t.dep.startswith("nsubj") or t.is_noun)]
        if verb is None or opening is None or not whose:
            continue
        subject, noun = whose[-1], tokens[taken.i - 1]
        passive = any(t.head == verb.i and t.dep == "aux:pass" for t in tokens)
        moved = []
        for token in tokens:
            if token.i == verb.i:
                token = replace(token, dep=taken.dep, head=verb.i if taken.head == taken.i else taken.head)
            elif token.i == subject.i:
                token = replace(token, dep="nsubj:pass" if passive else "nsubj", head=verb.i)
            elif token.i == noun.i:
                token = replace(token, dep="appos", head=subject.i)
            elif token.i == taken.i:
                token = replace(token, tag="VBN", dep="acl", head=noun.i)
            elif token.head == taken.i and not opening < token.i < verb.i:
                token = replace(token, head=verb.i)
            moved.append(token)
        return moved
    return tokens


def _opening(tokens: list[Token], taken: Token) -> int | None:
    """The comma that opens the aside of a participle: ", an engineer kidnapped"; no saying: ", the army said"."""
    at = taken.i - 1
    if taken.tag != "VBD" or taken.lower not in _UNDERGONE or not tokens[at].is_noun:
        return None
    while at > 1 and tokens[at].tag.startswith(_PHRASE):
        at -= 1
    at -= tokens[at].lower in ("a", "an")
    return at if at > 0 and tokens[at].text == "," else None


def _verb_behind(tokens: list[Token], taken: Token) -> Token | None:
    """The verb without a subject that hangs on the participle, right behind a comma: ", was freed"."""
    for comma in tokens[taken.i + 1 : -1]:
        after = tokens[comma.i + 1]
        verb = tokens[after.head] if after.dep.startswith("aux") else after
        if comma.text != "," or not verb.is_verb or verb.head != taken.i or verb.dep.startswith("acl"):
            continue
        if after.tag in ("VBD", "VBZ", "VBP", "MD") and not any(
            t.head == verb.i and t.dep.startswith("nsubj") for t in tokens
        ):
            return verb
    return None


def with_finite_beside_finite(tokens: list[Token]) -> list[Token]:
    """ "India let 40 men go and got nine": a past form joined to an infinitive is joined to the verb over that."""
    for token in tokens:
        infinitive = tokens[token.head]
        over = tokens[infinitive.head]
        joined = token.dep == "conj" and token.tag == "VBD" and infinitive.tag == "VB"
        if joined and infinitive.dep == "xcomp" and over.is_verb and over.i < infinitive.i < token.i:
            tokens = [replace(other, head=over.i) if other.i == token.i else other for other in tokens]
    return tokens


def with_verb_behind_relative(tokens: list[Token]) -> list[Token]:
    """ "The junta that came to power in August released 60": the sentence has a verb, and no noun for its head.

    The model hangs the verb on that of the relative clause, and has no other for the noun.
    """
    root = next(token for token in tokens if token.head == token.i)
    told = next((t for t in tokens[root.i + 1 :] if t.head == root.i and t.dep == "acl:relcl" and t.is_verb), None)
    if told is None or not root.is_noun:
        return tokens
    for verb in tokens[told.i + 1 :]:
        own = [token for token in tokens if token.head == verb.i]
        closed = any(token.dep in ("mark", "cc") or token.dep.startswith("nsubj") for token in own)
        if verb.head != told.i or verb.dep not in ("advcl", "ccomp", "parataxis") or verb.tag != "VBD" or closed:
            continue
        if any(token.text in (",", ";") for token in tokens[told.i : verb.i]):
            continue
        tokens = list(tokens)
        tokens[verb.i] = replace(verb, dep="ROOT", head=verb.i)
        tokens[root.i] = replace(root, dep="nsubj", head=verb.i)
        return [replace(t, head=verb.i) if t.head == root.i and t.dep == "punct" else t for t in tokens]
    return tokens


MAIN_VERBS = (with_verb_behind_aside, with_verb_behind_relative, with_finite_beside_finite)
"""The mends of this file in the order in which they apply."""
