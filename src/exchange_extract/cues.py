"""Cues: words that say whether a handover took place, is agreed, planned, offered or refused.

One engine finds all of them, longest phrase first; which cue governs a predicate is read off the parse: its own
auxiliaries and modifiers, then its governors up to the verb of saying that reports it.
"""

from dataclasses import dataclass

from exchange_extract.clauses import Clauses
from exchange_extract.lexicon import Lexicon
from exchange_extract.rules.schema import CueRule
from exchange_extract.tokens import Parsed


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word or phrase: first and last token, and its rule."""

    first: int
    last: int
    rule: CueRule


def find_cues(sentence: Parsed, lexicon: Lexicon) -> list[Cue]:
    """All cues of a sentence in order; where phrases overlap, the longer wins; one word may carry several."""
    found: list[Cue] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        rows = lexicon.cue_phrases.get(tokens[i].lower, ())
        longest = 0
        for phrase, rule in rows:
            size = len(phrase)
            if size >= longest and tuple(t.lower for t in tokens[i : i + size]) == phrase and _fits(sentence, i, phrase, rule):
                longest = size
                found.append(Cue(i, i + size - 1, rule))
        i += max(1, longest)
    return found


def _fits(sentence: Parsed, index: int, phrase: tuple[str, ...], rule: CueRule) -> bool:
    """A verb cue is a verb here: "the United States" says nothing."""
    token = sentence.tokens[index]
    if " ".join(phrase) in rule.words or token.is_verb:
        return True
    if sentence.sentence.kind == "body":
        return False
    return token.text.islower() and not (index and sentence.tokens[index - 1].tag in ("DT", "JJ", "PRP$", "POS", "CD"))


_BLOCKING = {"who", "which", "whose"}


def governing(clauses: Clauses, cues: list[Cue], trigger: int) -> list[Cue]:
    """The cues that bear on the predicate at token ``trigger``, nearest first."""
    at: dict[int, list[Cue]] = {}
    for cue in cues:
        for index in range(cue.first, cue.last + 1):
            at.setdefault(index, []).append(cue)
    found: list[Cue] = []
    sentence = clauses.sentence

    def take(index: int) -> None:
        found.extend(cue for cue in at.get(index, ()) if cue not in found)

    for depth, index in enumerate(clauses.chain(trigger)):
        if depth and _reports(at.get(index, ())) and not _decides(at.get(index, ())):
            break
        if depth:
            take(index)
        for child in sentence.children[index]:
            token = sentence.tokens[child]
            if token.dep in ("aux", "aux:pass", "advmod", "mark", "amod", "det", "cop", "compound:prt", "case", "compound"):
                take(child)
            elif token.dep == "xcomp" and depth:
                take(child)
    if sentence.sentence.kind != "body" and not any(cue.rule.status for cue in found):
        # The parse of headlines is weak: a status word before the predicate governs it.
        found += [cue for cue in cues if cue.last < trigger and cue.rule.status and cue not in found]
    return found


def _reports(cues: list[Cue] | tuple[Cue, ...]) -> bool:
    return any(cue.rule.category == "attribution" for cue in cues)


def _decides(cues: list[Cue] | tuple[Cue, ...]) -> bool:
    return any(cue.rule.status is not None for cue in cues)
