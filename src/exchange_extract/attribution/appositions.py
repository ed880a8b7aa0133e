"""Speakers with something between them and their verb: appositions, relative clauses, brackets."""

from exchange_extract.attribution.regions import FINITE, QUOTES, RELATIVE, STOPS, joins, region_before
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import Scene
from exchange_extract.tokens import Token

_RELATIVE_REACH = 14
_APPOSED = frozenset({"DT", "VBN", "VBG", "NN", "PRP$", "JJ", "NNP"})
_INSERTED = frozenset({"IN", "RB"})


def past_commas(scene: Scene, end: int) -> tuple[int, int] | None:
    """The speaker before an apposition or a relative clause that a comma, dash or bracket closes before the verb."""
    tokens = scene.parsed.tokens
    if tokens[end].lower == ")":
        opening = next((i for i in range(end - 1, -1, -1) if tokens[i].lower == "("), None)
        return region_before(scene, opening - 1) if opening else None
    mark = tokens[end].lower
    marks = (i for i in range(end - 1, -1, -1) if tokens[i].lower == mark or _closes(tokens, i))
    inner = next(marks, -1)
    if inner < 0:
        return None
    person = next((p for p in scene.persons if inner < p.first and p.last <= end - 1), None)
    aged = 1 + (inner > 0 and tokens[inner - 1].tag in ("CD", ")"))  # "Ann Lee, 51, a nurse, said"
    named = next((p for p in scene.persons if inner - aged <= p.last < inner), None)
    opener = tokens[inner + 1].lower if inner + 1 < end else ""
    if opener in ("citing", "quoting") and inner > 0 and not named:
        return region_before(scene, inner - 1)  # "a daily, citing Ivan Petrenko, wrote"
    if named:
        return _kin_of(tokens, named.first), named.last
    if person is not None and (person.first, person.last) == (inner + 1, end - 1) and inner > 0:
        outer = region_before(scene, inner - 1)
        if tokens[_first_noun(tokens, *outer)].lower in credit_words().bodies - credit_words().roles:
            return outer
    if person is not None and (person.first == inner + 1 or person.last == end - 1):
        return (person.first, person.last)
    if person is not None and opener not in ("who", "which", "whose", "where"):
        return person.first, person.last
    start = inner + 2 if tokens[inner + 1].lower == "the" else inner + 1
    if person is None and _is_name(tokens, start, end - 1) and inner > 0:
        whose = tokens[_first_noun(tokens, *region_before(scene, inner - 1))]
        if whose.lower in credit_words().roles or (whose.text in credit_words().bodies and start > inner + 1):
            return start, end - 1  # "the mayor of Gao, Sadou Diallo", "the group's wing, the Qassam Brigades"
    if person is None and inner > 0 and _names_body(scene, region_before(scene, inner - 1), start, end - 1):
        return start, end - 1
    if opener in ("who", "which", "whose", "where") or tokens[inner + 1].tag in _APPOSED:
        return region_before(scene, inner - 1) if inner > 0 else None
    dated = any(d.last == inner - 1 for d in scene.dates)
    if tokens[inner + 1].tag in _INSERTED and tokens[inner - 1].is_noun and not dated:
        return region_before(scene, inner - 1)  # "the RSF, in its own statement, put", "a source, however, told"
    return None


def _closes(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].lower in QUOTES | {";", ":"} and not joins(tokens, index)


def _names_body(scene: Scene, outer: tuple[int, int], first: int, last: int) -> bool:
    """ "The company, Exampla, said", "the intelligence service, the EIS, said": whether the name of a body that common
    words bring in stands between commas."""
    tokens = scene.parsed.tokens
    head = tokens[_first_noun(tokens, *outer)]
    if not (head.text.islower() and head.lower in credit_words().bodies and 0 <= last - first <= 3):
        return False
    if first == last and tokens[first].text.isupper() and len(tokens[first].text) > 1:
        return True
    if any(p.first == first and p.mention.value.kind == "state" for p in scene.parties):
        return False  # "police in the capital, Kabul,"
    return head.i == outer[1] and all(t.tag.startswith("NNP") for t in tokens[first : last + 1])


def _kin_of(tokens: tuple[Token, ...], first: int) -> int:
    """ "The father of Ivan Petrenko": where the phrase of somebody else begins, else where the name does."""
    kin = first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in credit_words().kin
    return first - 2 if kin else first


def _is_name(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Two to four capitalised words."""
    return 1 <= last - first <= 3 and all(t.tag == "NNP" and t.text[0].isupper() for t in tokens[first : last + 1])


def _first_noun(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The head of a phrase: the last noun before its first preposition."""
    head = first
    for index in range(first, last + 1):
        if tokens[index].tag in ("IN", "TO") and index > first:
            break
        if tokens[index].is_noun:
            head = index
    return head


def before_relative(scene: Scene, relative: int) -> tuple[int, int]:
    """The noun that "who confirmed the release" belongs to; "and who" goes on with the "who" before it."""
    tokens = scene.parsed.tokens
    end = relative - 1
    earlier = next((i for i in range(end - 1, 0, -1) if tokens[i].lower in RELATIVE), None)
    if end > 0 and tokens[end].lower in ("and", "but") and earlier is not None:
        return before_relative(scene, earlier)
    if end >= 0 and tokens[end].lower in (",", "—", "–"):
        end -= 1
    named = next((p for p in scene.persons if p.last == end), None)
    if named:
        return named.first, named.last
    if end >= 0 and tokens[end].lower not in STOPS:
        before = past_commas(scene, relative - 1) if tokens[relative - 1].lower == "," else None
        if before and any(before[0] <= p.first <= before[1] for p in scene.persons):
            return before
        return region_before(scene, end)
    return 1, 0


def relative_between(tokens: tuple[Token, ...], end: int) -> int:
    """ "An official who did not want to be named said": the "who" whose clause ends at ``end``, uncut, or 0."""
    for index in range(end, max(0, end - _RELATIVE_REACH), -1):
        if tokens[index].lower == "who":
            return index if any(t.tag in FINITE for t in tokens[index + 1 : end + 1]) else 0
        if (tokens[index].lower in STOPS and not joins(tokens, index)) or tokens[index].lower in credit_words().say:
            return 0
    return 0
