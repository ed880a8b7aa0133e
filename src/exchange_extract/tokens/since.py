"""The time behind *since* at the end of a relative clause, which the model takes for the next verb's subject."""

from dataclasses import replace

from exchange_extract.tokens.token import Token

__all__ = ["with_since_as_preposition"]


def with_since_as_preposition(tokens: list[Token]) -> list[Token]:
    """ "Sailors who had been held since last year were freed": the time behind *since* is no subject.

    The model hangs "were freed" on the relative clause. The verb becomes the root, the noun of the clause its subject.
    """
    for token in tokens[:-3]:
        time, verb = _time_and_verb(tokens, token)
        if verb is None:
            continue
        held = tokens[verb.head]
        noun = tokens[held.head]
        while noun.dep == "nmod" and noun.head < noun.i:  # "members of the army who had been held since May were"
            noun = tokens[noun.head]
        if held.dep != "acl:relcl" or noun.head != noun.i or not noun.i < held.i < token.i:
            continue
        passive = any(other.head == verb.i and other.dep == "aux:pass" for other in tokens)
        moved = []
        for other in tokens:
            if other.i == verb.i:
                other = replace(other, dep="ROOT", head=verb.i)
            elif other.i == noun.i:
                other = replace(other, dep="nsubj:pass" if passive else "nsubj", head=verb.i)
            elif other.i == time:
                other = replace(other, dep="obl", head=held.i)
            elif other.i == token.i:
                other = replace(other, dep="case", head=time)
            elif other.i > verb.i and other.head in (noun.i, held.i):
                other = replace(other, head=verb.i)
            moved.append(other)
        return moved
    return tokens


def _time_and_verb(tokens: list[Token], since: Token) -> tuple[int, Token | None]:
    """The noun of time right behind *since* and the verb that the model gives it for a subject."""
    at = since.i + 1
    at += tokens[at].lower in ("last", "early", "late", "this")
    time = tokens[at]
    verb = tokens[time.head]
    follows = at + 1 < len(tokens) and tokens[at + 1].lower in ("was", "were", "has", "have")
    wrong = since.lower == "since" and time.dep.startswith("nsubj") and verb.i > at and follows
    return at, verb if wrong and verb.is_verb else None
