"""Cues: words that say whether a handover took place, is agreed, planned, offered or refused.

One engine finds all of them, longest phrase first; which cue governs a predicate is read off the parse: its own
auxiliaries and modifiers, then its governors up to the verb of saying that reports it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.clauses import Clauses
from exchange_extract.lexicon import Lexicon
from exchange_extract.rules.schema import CueRule
from exchange_extract.tokens import Parsed
from exchange_extract.tokens.cut_times import BE, end_of_time

_PARTICLE_REACH = 10  # tokens


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word or phrase: first and last token, and its rule. ``split`` if other words stand between the two."""

    first: int
    last: int
    rule: CueRule
    split: bool = False


def find_cues(sentence: Parsed, lexicon: Lexicon) -> list[Cue]:
    """All cues of a sentence in order; where phrases overlap, the longer wins; one word may carry several."""
    found: list[Cue] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        rows = lexicon.cue_phrases.get(tokens[i].lower, ())
        if parted := _parted(sentence, i, rows):
            found += parted
            i += 1
            continue
        longest = 0
        for phrase, rule in rows:
            size = len(phrase)
            last = _end_of_cue(sentence, i, phrase) if size >= longest else None
            if last is not None and _fits(sentence, i, phrase, rule):
                longest = size
                found.append(Cue(i, last, rule, split=last > i + size - 1))
        i += max(1, longest)
    return found


def _end_of_cue(sentence: Parsed, index: int, phrase: tuple[str, ...]) -> int | None:
    """Last token of a phrase that begins at ``index``; "is on Monday to" is "is to" with a time between its words."""
    near = sentence.tokens[index : index + max(12, len(phrase))]
    if tuple(token.lower for token in near[: len(phrase)]) == phrase:
        return index + len(phrase) - 1
    if phrase[1:] != ("to",) or phrase[0] not in BE:
        return None
    end = end_of_time([token.text for token in near], 1)
    return index + end if end is not None and near[end].lower == "to" else None


def _parted(sentence: Parsed, index: int, rows: Sequence[tuple[tuple[str, ...], CueRule]]) -> list[Cue]:
    """A verb parted from its particle: "put their release off"; "called off on Monday" is not parted from "on"."""
    after = sentence.tokens[index + 1].lower if index + 1 < len(sentence.tokens) else ""
    if not sentence.tokens[index].is_verb or any(phrase[1:] == (after,) for phrase, _ in rows):
        return []
    for phrase, rule in rows:
        if len(phrase) == 2 and " ".join(phrase) not in rule.words:
            for child in sentence.children[index]:
                particle = _particle(sentence, child, phrase[1])
                if particle is not None and index + 1 < particle <= index + _PARTICLE_REACH:
                    return [Cue(index, particle, rule, split=True)]
    return []


def _particle(sentence: Parsed, child: int, word: str) -> int | None:
    """Where a dependent of a verb is its particle or its set noun, or opens with it: "put it off", "put it on hold"."""
    token = sentence.tokens[child]
    if token.lower == word:
        return child if token.dep in ("compound:prt", "advmod", "obl", "obj") else None
    cases = sentence.children[child] if token.dep == "obl" else ()
    return next((c for c in cases if sentence.tokens[c].dep == "case" and sentence.tokens[c].lower == word), None)


_REACHED = {("reach",), ("reaches",), ("reached",), ("reaching",)}


_GOALS = {
    "airport",
    "base",
    "border",
    "bridge",
    "capital",
    "checkpoint",
    "city",
    "crossing",
    "frontier",
    "gate",
    "town",
}


def _goes_somewhere(sentence: Parsed, index: int) -> bool:
    """ "reached Chennai", "reached home on Tuesday": they came there and agreed on nothing."""
    tokens = sentence.tokens
    after = tokens[index] if index < len(tokens) else None
    if after is None:
        return False
    if after.tag == "DT":  # "reached the Karni crossing"
        while index + 1 < len(tokens) and (tokens[index + 1].is_noun or tokens[index + 1].tag == "JJ"):
            index += 1
        return tokens[index].lower in _GOALS
    return after.lower == "home" or (after.tag.startswith("NNP") and not after.lower.endswith("day"))


_OUGHT = {("should",), ("must",), ("may",)}
_BEARING_IN_MIND = (
    ["noted"],
    ["kept"],
    ["recalled"],
    ["remembered"],
    ["borne"],
    ["stressed"],
    ["mentioned"],
    ["added"],
)
_MODALS = {("may",), ("might",), ("must",), ("will",)}
_BOUNDS = (["more", "than"], ["fewer", "than"], ["less", "than"])
_BEFORE_NOUN = {"CD", "DT", "IN", "JJ", "POS", "PRP$"}


def _fits(sentence: Parsed, index: int, phrase: tuple[str, ...], rule: CueRule) -> bool:
    """A verb cue is a verb here, and a modal a modal: "the United States", "in May" and "a will" say nothing."""
    token = sentence.tokens[index]
    after = sentence.tokens[index + 1 : index + 3]
    if phrase == ("no",) and ([t.lower for t in after] in _BOUNDS or [t.tag for t in after][-1:] == ["CD"]):
        return False  # "no fewer than ten", "prison No. 12"
    if phrase in _REACHED and _goes_somewhere(sentence, index + 1):
        return False
    if phrase in _OUGHT and [t.lower for t in after][:1] == ["be"] and [t.lower for t in after][1:] in _BEARING_IN_MIND:
        return False  # "it should be noted that the rebels freed 20"
    if rule.status == "planned" and token.tag == "VBN" and _is_past_hope(sentence, index):
        return False
    if phrase in _MODALS and token.is_noun:
        # Headlines in title case have their modals tagged as names; there the word before tells.
        return sentence.sentence.kind != "body" and not (index and sentence.tokens[index - 1].tag in _BEFORE_NOUN)
    if " ".join(phrase) in rule.words or token.is_verb:
        return True
    if sentence.sentence.kind == "body":
        return False
    return token.text.islower() and not (index and sentence.tokens[index - 1].tag in ("DT", "JJ", "PRP$", "POS", "CD"))


def _is_past_hope(sentence: Parsed, index: int) -> bool:
    """ "A long-planned swap took place", "the much-anticipated exchange": how it was looked forward to."""
    before = [token.lower for token in sentence.tokens[max(0, index - 2) : index]]
    return before[1:] == ["-"] and before[0] in ("long", "much", "highly", "eagerly", "keenly", "widely")


_FUNCTION_DEPS = {"aux", "aux:pass", "advmod", "mark", "amod", "det", "cop", "compound:prt", "case", "compound"}
_AUXILIARY_DEPS = {"aux", "aux:pass", "cop"}
_FINITE = {"VBD", "VBZ", "VBP"}
_PAST_AS_BASE = {"let", "set", "put"}
_PRESUPPOSING = {"after", "following", "since", "despite", "during"}
_SUBORDINATORS = {"after", "as", "while", "when", "since", "because", "before", "once", "although", "though", "until"}
# "a delayed swap took place", "the suspended exchanges resumed": the participle before the noun does not decide.
_PAST_SETBACKS = {"delayed", "postponed", "stalled", "suspended", "frozen", "disrupted", "halted", "blocked"}


def governing(clauses: Clauses, cues: list[Cue], trigger: int) -> list[Cue]:
    """The cues that bear on the predicate at token ``trigger``, nearest first.

    Its governors count up to the verb of saying that reports it, to the clause that only gives its time, and to the
    noun that its relative clause describes.
    """
    at: dict[int, list[Cue]] = {}
    for cue in cues:
        for index in (*range(cue.first, cue.first + 1 if cue.split else cue.last), cue.last):
            if cue not in at.setdefault(index, []):
                at[index].append(cue)
    found: list[Cue] = []
    sentence = clauses.sentence
    for index, whole in _governors(clauses, at, trigger):
        own = index == trigger
        rows = [] if own or not whole else list(at.get(index, ()))
        for child in sentence.children[index]:
            token = sentence.tokens[child]
            if not own and whole and token.dep == "obj" and child < trigger and _fills(clauses, trigger, index):
                rows += [cue for cue in at.get(child, ()) if cue.rule.status]  # "repeated its call to Moscow to free"
            if token.dep in _AUXILIARY_DEPS or (
                whole and (token.dep in _FUNCTION_DEPS or (token.dep == "xcomp" and not own))
            ):
                rows += [cue for cue in at.get(child, ()) if not _is_setback(sentence, cue, child)]
        found += [cue for n, cue in enumerate(rows) if cue not in found and cue not in rows[:n]]
    if sentence.sentence.kind != "body" and not any(cue.rule.status for cue in found):
        # The parse of headlines is weak: a status word before the predicate governs it.
        found += [cue for cue in cues if cue.last < trigger and cue.rule.status and cue not in found]
    return found


def _is_absolute(clauses: Clauses, trigger: int) -> bool:
    """ "..., with over 5,000 captives returned since 2022": told beside the main clause, whose cues do not reach it."""
    tokens = clauses.tokens
    if tokens[trigger].tag not in ("VBN", "VBG", "VBD"):
        return False
    for index in range(trigger - 1, max(-1, trigger - 9), -1):
        if tokens[index].lower == "with":
            return index > 0 and tokens[index - 1].lower == ","
        if tokens[index].lower in (",", ";") or tokens[index].tag in ("VBD", "VBZ", "VBP", "MD", "TO"):
            return False
    return False


def _governors(clauses: Clauses, at: dict[int, list[Cue]], trigger: int) -> list[tuple[int, bool]]:
    """The predicate and its governors; False for a coordinated verb that lends it only its auxiliaries."""
    tokens = clauses.tokens
    found = [(trigger, True)]
    index = trigger
    if _is_absolute(clauses, trigger):
        return found
    while tokens[index].head != index and len(found) < 40:
        if _ends_at(clauses, index):
            break
        parent = tokens[index].head
        rows = at.get(parent, ())
        if _reports(rows) and not _decides(rows):
            break
        coordinated = tokens[index].dep == "conj" and tokens[index].is_verb
        if coordinated and parent < index and _starts_anew(clauses, parent, index):
            break
        infinitive = _is_infinitive(clauses, index)
        if infinitive or not (coordinated and _is_finite(clauses, index)):
            found.append((parent, infinitive or not coordinated))
        index = parent
    return found


def _fills(clauses: Clauses, trigger: int, verb: int) -> bool:
    """ "Its call to Moscow to free them", "gave its consent to the release": what an object asks or grants."""
    if _is_infinitive(clauses, trigger):
        return True
    cases = [clauses.tokens[c].lower for c in clauses.sentence.children[trigger] if clauses.tokens[c].dep == "case"]
    return clauses.tokens[trigger].head == verb and cases in (["to"], ["for"])


def _starts_anew(clauses: Clauses, parent: int, index: int) -> bool:
    """ "Lists must be checked; both sides agreed to": a clause with its own subject behind a semicolon."""
    own = clauses.sentence.child(index, "nsubj", "nsubj:pass")
    return own is not None and any(token.lower == ";" for token in clauses.tokens[parent + 1 : own])


def _is_infinitive(clauses: Clauses, index: int) -> bool:
    tokens = clauses.tokens
    return any(tokens[c].lower == "to" and tokens[c].dep == "mark" for c in clauses.sentence.children[index])


def _ends_at(clauses: Clauses, index: int) -> bool:
    """Whether what governs token ``index`` has no say: a clause or phrase that gives the time, a relative clause."""
    sentence, token = clauses.sentence, clauses.tokens[index]
    marks = {
        sentence.tokens[c].lower
        for c in sentence.children[index]
        if sentence.tokens[c].dep in ("mark", "case", "advmod")
    }
    if token.dep.startswith("advcl"):
        return bool(marks & _SUBORDINATORS) and _is_finite(clauses, index)
    if token.dep == "acl:relcl" or (token.dep == "acl" and "when" in marks and _is_finite(clauses, index)):
        return True
    if token.is_noun and token.dep in ("obl", "nmod"):
        return bool(marks & _PRESUPPOSING)
    return False


def _is_finite(clauses: Clauses, index: int) -> bool:
    """Whether a verb has a tense of its own."""
    sentence, token = clauses.sentence, clauses.tokens[index]
    if token.tag == "VBP" and token.dep == "conj" and sentence.child(index, "nsubj", "nsubj:pass") is None:
        return False  # "will free 20 and receive 30": tagger and tense disagree
    if token.tag in _FINITE:
        return True
    own = sentence.child(index, "nsubj")
    if token.lower in _PAST_AS_BASE and own is not None and token.head < own < index:
        return True  # "whom he would not do without, and Germany let him go"
    return any(
        sentence.tokens[c].dep in _AUXILIARY_DEPS and sentence.tokens[c].tag in (*_FINITE, "MD")
        for c in sentence.children[index]
    )


def _is_setback(sentence: Parsed, cue: Cue, child: int) -> bool:
    return (
        cue.rule.category == "rejection"
        and sentence.tokens[child].dep == "amod"
        and sentence.tokens[child].lower in _PAST_SETBACKS
    )


def _reports(cues: list[Cue] | tuple[Cue, ...]) -> bool:
    return any(cue.rule.category == "attribution" for cue in cues)


def _decides(cues: list[Cue] | tuple[Cue, ...]) -> bool:
    return any(cue.rule.status is not None for cue in cues)
