"""Clauses: which words belong to which predicate, and in which part.

The arcs of the small model are right four times in five; where prepositional phrases hang is the weakest part. So the
parse gives clause boundaries, voice and subjects, and the part of a phrase inside its clause is read off its
preposition and its side of the verb.
"""

from dataclasses import dataclass
from functools import cached_property

from exchange_extract.tokens import Parsed, Token

# fmt: off
_CLAUSE_DEPS = {
    "ROOT", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass", "dep",
}
# fmt: on
_RELATIVE = {"who", "which", "that", "whom", "whose"}
# fmt: off
_SKIP_BEFORE = {
    "the", "a", "an", "all", "both", "about", "some", "around", "its", "their", "his", "her", "another", "just", "only",
    "even", "mainly", "also", "over", "almost", "approximately", "exactly", "nearly", "roughly",
}  # fmt: skip
_BOUNDS = {("at", "least"), ("at", "most"), ("fewer", "than"), ("less", "than"), ("more", "than"), ("up", "to")}
_PREPOSITIONS = {
    "of", "to", "from", "by", "for", "with", "between", "through", "in", "at", "on", "via", "under", "after", "into",
    "against", "including", "among", "like", "near", "following", "despite", "within", "alongside", "during",
    "without", "besides", "than", "about", "over", "as", "toward", "towards", "inside", "across", "until", "before",
    "since",
}  # fmt: skip
# fmt: on


@dataclass(frozen=True)
class Clauses:
    """The clauses of one sentence."""

    sentence: Parsed

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @cached_property
    def head_of(self) -> tuple[int, ...]:
        """For each token the head of its clause."""
        heads: list[int] = []
        for token in self.tokens:
            index, steps = token.i, 0
            while not self._is_head(index) and self.tokens[index].head != index and steps < 60:
                index, steps = self.tokens[index].head, steps + 1
            heads.append(index)
        return tuple(heads)

    def _is_head(self, index: int) -> bool:
        token = self.tokens[index]
        if token.head == index:
            return True
        if token.dep in _CLAUSE_DEPS:
            return token.is_verb or token.dep in ("advcl", "acl:relcl", "ccomp", "parataxis")
        return token.dep == "conj" and token.is_verb and self.tokens[token.head].is_verb

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """Head token of the subject of ``verb``: its own, or the one it shares or modifies."""
        own = self.sentence.child(verb, "nsubj", "nsubj:pass", "csubj", "nsubj:outer")  # "is to" makes it *outer*
        token = self.tokens[verb]
        if own is not None:
            if self.tokens[own].lower in _RELATIVE and token.dep in ("acl:relcl", "acl"):
                return token.head
            return own
        if token.head == verb:
            return self._lent_subject(verb)
        if depth > 4:
            return None
        if token.dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"):
            governor = self.tokens[token.head]
            if governor.is_verb or governor.head == governor.i or governor.tag.startswith("JJ"):
                return self.subject(token.head, depth + 1)
            return None
        if token.dep in ("acl", "acl:relcl"):
            return token.head
        return None

    def _lent_subject(self, verb: int) -> int | None:
        """ "A cyclist, locked up in June, was flown home": the subject that the parser hung on the participle."""
        for child in self.sentence.children[verb]:
            token = self.tokens[child]
            if child < verb and token.dep == "advcl" and token.tag in ("VBN", "VBD"):
                subject = self.sentence.child(child, "nsubj", "nsubj:pass")
                mark = self.sentence.child(child, "mark")
                free = mark is None or self.tokens[mark].lower == "to"
                if subject is not None and free and any(t.lower == "," for t in self.tokens[subject:child]):
                    return subject
        return None

    def antecedent(self, verb: int) -> int | None:
        """The noun that a relative clause with its own subject modifies ("prisoners whom Venezuela freed")."""
        token = self.tokens[verb]
        return token.head if token.dep in ("acl:relcl", "acl") else None

    def is_passive(self, verb: int, depth: int = 0) -> bool:
        """Passive by its auxiliary, its subject arc, or a bare participle that modifies its noun."""
        children = [self.tokens[c] for c in self.sentence.children[verb]]
        if any(c.dep in ("aux:pass", "nsubj:pass", "obl:agent") for c in children):
            return True
        token = self.tokens[verb]
        if token.tag != "VBN":
            return False
        if any(c.dep == "aux" and c.lower in ("have", "has", "had", "having", "'ve", "'d") for c in children):
            return any(c.lower == "been" for c in children)
        if any(c.dep == "obj" for c in children) and any(c.dep == "nsubj" for c in children):
            return False  # a past tense that the tagger took for a participle
        if token.dep in ("acl", "amod", "ROOT", "advcl"):
            return True
        if token.dep in ("conj", "xcomp", "ccomp"):
            shared = self.tokens[token.head].is_verb and depth < 20  # a list of verbs may be endless
            return self.is_passive(token.head, depth + 1) if shared else True
        return False

    def preposition(self, first: int, verb: int | None = None) -> str:
        """The preposition right before the phrase that begins at token ``first``, or ""; ``verb`` is none."""
        index = first - 1
        while index >= 0 and index != verb:
            if index and (self.tokens[index - 1].lower, self.tokens[index].lower) in _BOUNDS:
                index -= 2
            elif _may_precede_noun(self.tokens[index]):
                index -= 1
            else:
                break
        if index < 0 or index == verb:
            return ""
        lower = self.tokens[index].lower
        if lower == "in" and self.tokens[index + 1].lower in ("all", "total"):
            return ""  # "In all 103 have come back"
        if lower == "to" and index and self.tokens[index - 1].lower == "according":
            return "according"
        return lower if lower in _PREPOSITIONS and not self.tokens[index].is_verb else ""

    def chain(self, index: int) -> list[int]:
        """``index`` and its governors up to the root."""
        found = [index]
        while self.tokens[found[-1]].head != found[-1] and len(found) < 40:
            found.append(self.tokens[found[-1]].head)
        return found

    def in_absolute(self, index: int, outside: int) -> bool:
        """Whether token ``index`` stands in a ", with N people returned ..." that token ``outside`` stands before."""
        for position in range(index - 1, max(outside, 0), -1):
            if self.tokens[position].lower == "with" and self.tokens[position - 1].lower == ",":
                between = self.tokens[position + 1 : index]
                return any(token.tag in ("VBN", "VBG", "VBD") for token in between)
        return False


def _may_precede_noun(token: Token) -> bool:
    """Whether a word may stand between a preposition and its noun phrase as the phrases stage cuts it."""
    return token.lower in _SKIP_BEFORE or token.tag in ("``", "''", "JJ")
