"""Arcs of spaCy's English models turned into Universal Dependencies, which is what the later stages read.

Those models have the labels of ClearNLP (Choi and Palmer 2012, "Guidelines for the CLEAR Style Constituent to
Dependency Conversion"). Most only have another name in UD version 2 (universaldependencies.org, "Universal Dependency
Relations"); prepositions, copulas and coordination hang the other way round.
"""

from dataclasses import replace

from exchange_extract.tokens.token import Token

# fmt: off
_NAMES = {
    "root": "ROOT", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt", "neg": "advmod", "npadvmod": "obl:unmarked",
    "quantmod": "advmod", "intj": "discourse", "predet": "det:predet", "preconj": "cc:preconj", "oprd": "xcomp",
    "acomp": "xcomp", "attr": "xcomp", "dative": "iobj", "agent": "advmod", "prep": "advmod", "pobj": "obl",
    "pcomp": "advcl", "meta": "dep", "subtok": "dep", "complm": "mark", "hmod": "compound", "hyph": "punct",
    "infmod": "acl", "partmod": "acl", "rcmod": "acl:relcl", "nn": "compound", "num": "nummod", "number": "compound",
    "possessive": "case",
}
# fmt: on
_SAME = {
    "ROOT",
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "dep",
    "det",
    "expl",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "parataxis",
    "punct",
    "xcomp",
}  # fmt: skip
ENGLISH_LABELS = frozenset(_NAMES) - {"root"} | _SAME
"""Every label of spaCy's English models, old names included."""

_PREPOSITIONS = {"prep", "dative", "agent"}
_GOVERNED = {"pobj", "pcomp", "obl", "nmod"}  # the latter two by an inner preposition, which was settled before
_BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "’s", "’re", "’m"}


def to_universal(tokens: list[Token]) -> list[Token]:
    """The tokens of one sentence with their arcs in Universal Dependencies. What has no head inside is a root."""
    tokens = list(tokens)
    # From the end: of "from inside the jail" the inner preposition is settled first.
    for index in range(len(tokens) - 1, -1, -1):
        _turn_preposition(tokens, index)
    for index in range(len(tokens)):
        _turn_copula(tokens, index)
    _turn_coordination(tokens)
    return [_renamed(token, tokens) for token in tokens]


def _children(tokens: list[Token], index: int) -> list[Token]:
    return [token for token in tokens if token.head == index != token.i]


def _turn_preposition(tokens: list[Token], index: int) -> None:
    """ "Freed by Russia": the noun hangs on the verb and the preposition on the noun, with what else hung on it."""
    preposition = tokens[index]
    joined = preposition.dep in ("conj", "pcomp") and preposition.tag in ("IN", "TO")
    if not joined and preposition.dep not in _PREPOSITIONS:
        return
    children = _children(tokens, index)
    governed = next((child for child in children if child.dep in _GOVERNED), None)
    if governed is None:
        return
    governor = tokens[preposition.head]
    clause = governed.dep == "pcomp" and governed.is_verb
    nominal = governor.is_noun or governor.tag in ("CD", "PRP", "DT", "$")
    if preposition.dep == "conj":
        dep = "conj"
    elif clause:
        dep = "acl" if nominal else "advcl"
    elif preposition.dep == "agent":
        dep = "obl:agent"
    else:
        dep = "nmod" if nominal else "obl"
    for child in children:
        tokens[child.i] = replace(child, head=governed.i)
    tokens[governed.i] = replace(governed, dep=dep, head=preposition.head)
    tag = "IN" if preposition.tag == "TO" else preposition.tag
    tokens[index] = replace(preposition, tag=tag, dep="mark" if clause else "case", head=governed.i)


def _turn_copula(tokens: list[Token], index: int) -> None:
    """ "Medinsky is the envoy": what he is takes the place of the verb. "There are 95 prisoners": they are subject."""
    verb = tokens[index]
    if verb.lower not in _BE:
        return
    children = _children(tokens, index)
    said = next((child for child in children if child.dep in ("attr", "acomp") and not child.is_verb), None)
    if said is None:
        return
    if any(child.dep == "expl" for child in children):
        tokens[said.i] = replace(said, dep="nsubj")
        return
    for child in children:
        tokens[child.i] = replace(child, head=said.i)
    root = verb.head == index
    tokens[said.i] = replace(said, dep=verb.dep, head=said.i if root else verb.head)
    tokens[index] = replace(verb, dep="cop", head=said.i)


def _turn_coordination(tokens: list[Token]) -> None:
    """ "A, B and C": all hang on the first, and "and" on what follows it; there each hangs on the one before."""
    before = list(tokens)
    for token in before:
        if token.dep == "cc":
            joined = [t.i for t in _children(before, token.head) if t.dep == "conj" and t.i > token.i]
            if joined:
                tokens[token.i] = replace(token, head=joined[0])
        elif token.dep == "conj":
            head = token.head
            while before[head].dep == "conj" and before[head].head != head:
                head = before[head].head
            tokens[token.i] = replace(token, head=head)


def _renamed(token: Token, tokens: list[Token]) -> Token:
    if token.dep == "aux" and token.tag == "TO":
        return replace(token, dep="mark")
    if token.dep == "pobj" and tokens[token.head].is_noun:
        return replace(token, dep="nmod")
    return replace(token, dep=_NAMES.get(token.dep, token.dep))
