"""Main verbs that the small model hangs on another clause."""

from dataclasses import replace

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
