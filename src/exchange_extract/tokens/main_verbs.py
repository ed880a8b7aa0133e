"""Main verbs that the small model hangs on another clause."""

from dataclasses import replace

from exchange_extract.tokens.counted import FINITE
from exchange_extract.tokens.token import Token


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


def with_verb_before_and(tokens: list[Token]) -> list[Token]:
    """ "The 12 girls crossed on Sunday and are being cared for": what "and" joins the last verb to is a verb itself.

    The model takes the first for a participle that describes the noun, which leaves nothing for "and" to join.
    """
    root = next(token for token in tokens if token.head == token.i)
    subject = next((t for t in tokens if t.head == root.i and t.dep.startswith("nsubj") and t.i < root.i), None)
    if subject is None or not root.is_verb:
        return tokens
    behind = (t for t in tokens[subject.i + 1 : root.i] if t.i == subject.i + 1 or tokens[t.i - 1].lower == ",")
    first = next((t for t in behind if t.dep == "acl" and t.head == subject.i), subject)
    joint = next((t.i for t in tokens[first.i : root.i] if t.head == root.i and t.dep == "cc"), None)
    if joint is None or first.tag not in ("VBN", "VBD"):
        return tokens
    if any(token.text in (",", ";") for token in tokens[first.i : joint]):
        return tokens
    changed = {
        first.i: replace(first, tag="VBD", dep="ROOT", head=first.i),
        subject.i: replace(subject, dep="nsubj", head=first.i),
        root.i: replace(root, dep="conj", head=first.i),
    }
    moved = [changed.get(token.i, token) for token in tokens]
    return [replace(t, head=first.i) if t.head == root.i and t.i < first.i and t.i != root.i else t for t in moved]


def with_verb_behind_participle(tokens: list[Token]) -> list[Token]:
    """ "Four men kidnapped by the group Liwa Nur were released": the second verb tells of the men.

    Before "by", a form without an auxiliary is a participle; the model takes it for the verb and gives the next one to
    the captors.
    """
    for heard in tokens[1:-1]:
        if heard.tag in ("VBD", "VBN") and tokens[heard.i + 1].lower == "by" and heard.dep in ("ROOT", "ccomp"):
            told = _told_behind(tokens, heard)
            subject = next((t for t in tokens[: heard.i] if t.head == heard.i and t.dep == "nsubj"), None)
            if told is not None and subject is not None:
                return _as_participle(tokens, heard, subject, told)
    return tokens


def _told_behind(tokens: list[Token], participle: Token) -> Token | None:
    """The verb of the clause that a participle before it was taken to head."""
    if any(t.head == participle.i and t.dep.startswith("aux") for t in tokens):
        return None
    finite = next((t for t in tokens[participle.i + 1 :] if t.tag in FINITE or t.text in (",", ";", ":")), None)
    verb = tokens[finite.head] if finite is not None and finite.dep.startswith("aux") else finite
    if verb is None or not verb.is_verb or verb.head != participle.i or verb.i < participle.i:
        return None
    between = tokens[participle.i : verb.i]
    return None if any(t.dep in ("mark", "cc") or t.tag in ("WP", "WDT") for t in between) else verb


def _as_participle(tokens: list[Token], participle: Token, subject: Token, verb: Token) -> list[Token]:
    """The tokens with the verb for the head of the clause and the participle as what is said of its subject."""
    head = verb.i if participle.head == participle.i else participle.head
    passive = any(t.head == verb.i and t.dep == "aux:pass" for t in tokens)
    moved = {
        subject.i: replace(subject, dep="nsubj:pass" if passive else "nsubj", head=verb.i),
        participle.i: replace(participle, tag="VBN", dep="acl", head=subject.i),
        verb.i: replace(verb, dep=participle.dep, head=head),
    }
    captor = next((t for t in tokens[participle.i : verb.i] if t.head == participle.i and t.is_noun), participle)
    for token in tokens:
        if token.head == verb.i and token.dep.startswith("nsubj") and token.i < verb.i:
            moved[token.i] = replace(token, dep="appos", head=captor.i)
        elif token.head == participle.i and token.i > verb.i:
            moved[token.i] = replace(token, head=verb.i)
    return [moved.get(token.i, token) for token in tokens]


def with_subject_behind_opening(tokens: list[Token]) -> list[Token]:
    """ "After efforts by A and B, the men who were held were freed": the men are the subject, not what comes before.

    The model takes the people for an explanation of the last name.
    """
    opening = next((t for t in tokens[1:] if t.dep.startswith("nsubj")), None)
    if opening is None or not (tokens[0].dep == "case" and tokens[0].head == opening.i):
        return tokens
    comma = next((t.i for t in tokens[opening.i : opening.head] if t.text == ","), 0)
    people = next((t for t in tokens[comma : opening.head] if t.dep == "appos" and t.head < comma), None)
    if not comma or people is None or any(t.dep.startswith("nsubj") for t in tokens[comma : people.i]):
        return tokens
    moved = {
        opening.i: replace(opening, dep="obl"),
        people.i: replace(people, dep=opening.dep, head=opening.head),
    }
    return [moved.get(token.i, token) for token in tokens]


MAIN_VERB_MENDS = (
    with_verb_behind_relative,
    with_verb_before_and,
    with_verb_behind_participle,
    with_subject_behind_opening,
)
