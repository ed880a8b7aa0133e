"""Verbs of saying beside a handover, to which the small model gives a phrase that belongs to the handover."""

from dataclasses import replace

from exchange_extract.tokens.token import Token

_SAYING = {"said", "says", "announced", "confirmed", "reported", "added", "wrote", "stated"}
# fmt: off
_ACTS = frozenset({
    "let", "lets", "freed", "frees", "released", "releases", "handed", "hands", "gave", "gives", "sent", "sends", "got",
    "gets", "received", "receives", "returned", "returns", "swapped", "swaps", "traded", "trades", "exchanged",
    "exchanges", "repatriated", "repatriates", "brought", "brings",
})
# fmt: on
_SUBJECTS = ("nsubj", "nsubj:pass")


def with_subject_of_reported(tokens: list[Token]) -> list[Token]:
    """ "The army said the bodies of two men, A and B, had been returned": what is said to have been returned.

    Behind an apposition the model leaves the reported verb without a subject and makes the noun what was said.
    """
    for verb in tokens:
        said = tokens[verb.head]
        if verb.dep != "ccomp" or said.lower not in _SAYING or said.i > verb.i or not verb.is_verb:
            continue
        own = [t for t in tokens if t.head == verb.i]
        noun = next((t for t in tokens[said.i : verb.i] if t.head == said.i and t.dep == "obj"), None)
        if noun is None or any(t.dep in _SUBJECTS for t in own) or not any(t.dep.startswith("aux") for t in own):
            continue
        passive = any(t.dep == "aux:pass" for t in own)
        tokens = list(tokens)
        tokens[noun.i] = replace(noun, dep="nsubj:pass" if passive else "nsubj", head=verb.i)
    return tokens


def with_object_before_reporting(tokens: list[Token]) -> list[Token]:
    """ "Eritrea has released four prisoners of war, the presidency said": one who says has one subject.

    A noun between a verb and the comma before the clause of saying is the object of that verb.
    """
    for said in tokens:
        if said.lower not in _SAYING or not said.is_verb:
            continue
        subjects = [t for t in tokens[: said.i] if t.head == said.i and t.dep in _SUBJECTS]
        if len(subjects) != 2 or not any(t.text == "," for t in tokens[subjects[0].i : subjects[1].i]):
            continue
        noun = subjects[0]
        verb = next((t for t in reversed(tokens[: noun.i]) if t.is_verb), None)
        if verb is None or verb.head in (said.i, noun.i) or any(t.head == verb.i and t.dep == "obj" for t in tokens):
            continue
        tokens = list(tokens)
        tokens[noun.i] = replace(noun, dep="obj", head=verb.i)
        if said.head == verb.i:
            tokens[said.i] = replace(said, dep="parataxis")
    return tokens


def with_subject_of_each(tokens: list[Token]) -> list[Token]:
    """ "According to envoys, Mali and Niger each released 20": two names right before *each* are the verb's subject."""
    for each in tokens[1:-1]:
        verb = tokens[each.i + 1]
        if each.lower != "each" or not verb.is_verb:
            continue
        if each.tag == "VBP":  # read as "have" (``tokens._plainer``)
            tokens = [
                *tokens[: each.i],
                replace(each, tag="DT", dep="det"),
                replace(verb, tag="VBD"),
                *tokens[verb.i + 1 :],
            ]
        link = _before_name(tokens, each.i)
        if link < 1 or tokens[link].lower != "and":
            continue
        first = _head_of_name(tokens, _before_name(tokens, link) + 1, link)
        second = _head_of_name(tokens, link + 1, each.i)
        if first is None or second is None or tokens[first].dep.startswith("nsubj"):
            continue
        arcs = {first: ("nsubj", each.i + 1), second: ("conj", first), link: ("cc", second)}
        tokens = [replace(t, dep=arcs[t.i][0], head=arcs[t.i][1]) if t.i in arcs else t for t in tokens]
    return tokens


def with_it_as_subject(tokens: list[Token]) -> list[Token]:
    """ "In May it let 40 prisoners go": *it* before a verb that does something stands for somebody."""
    acts = {t.i for t in tokens if t.lower == "it" and t.dep == "expl" and tokens[t.head].lower in _ACTS}
    return [replace(t, dep="nsubj") if t.i in acts else t for t in tokens] if acts else tokens


def _before_name(tokens: list[Token], end: int) -> int:
    """The token before the name that ends before ``end``."""
    while end and tokens[end - 1].tag.startswith("NNP"):
        end -= 1
    return end - 1


def _head_of_name(tokens: list[Token], start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if not start <= tokens[i].head < end), None)


REPORTED_MENDS = (
    with_subject_of_each,
    with_subject_of_reported,
    with_it_as_subject,
    with_object_before_reporting,
)
