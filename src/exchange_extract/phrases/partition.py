"""Sub-groups that a sentence counts out of a larger group: "among them five women", "12 of whom were civilians".

The test is on the words around a counted group and not on arcs, which are least reliable in just these appositions and
fragments.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from exchange_extract.phrases.partition_sums import exact, low_of, sums_of
from exchange_extract.phrases.partition_words import (
    AUX,
    BACK,
    BE,
    BE_LIKE,
    CLAUSE_OPENERS,
    COUNTING,
    ELSEWHERE,
    FRONT,
    HANDOVERS,
    HOLDERS,
    HOW_MANY,
    LEAD,
    LEAD_VERB,
    LEFT,
    LINKS,
    OF_THEM,
    REACH,
    SAID,
    SHARE,
    STATES,
    TAIL,
    TAIL_BARE,
    TAIL_FROM,
    TAIL_VERB,
    THEM,
    TIMES,
)
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.tokens import Parsed, Token

Why = Literal["words", "list", "sum", "chain", "subject"]


@dataclass(frozen=True, slots=True)
class CountedPart:
    """A part: ``group`` with the category of its own word, the tokens that tell of it, and why it is one.

    ``whole`` is the group of the same sentence that it is a part of, if any; ``neutral`` in ``group`` leaves the
    category to the transfer. *list*: the part is no argument of a predicate beside it ("those freed include five …").
    *subject* is a mere figure at the head of a clause ("Seven had fought …"): a part only where a
    larger group was told before.
    """

    group: Group
    first: int
    last: int
    whole: Group | None
    why: Why


def find_parts(sentence: Parsed, groups: Sequence[Group]) -> list[CountedPart]:
    """The parts in one sentence, in order; linear in the number of groups and of tokens near them."""
    groups = [group for group in groups if group.rule != PRONOUN]
    counted = [group for group in groups if group.count is not None and not _is_whole(group)]
    starts = {group.first: group for group in groups}
    own = ((group, _complement(sentence.tokens, group, starts)) for group in counted)
    complements = {group.first: word for group, word in own if word is not None}
    said = {word.first for word in complements.values()}
    sums = sums_of(sentence.tokens, counted)
    found: list[CountedPart] = []
    last: CountedPart | None = None  # a single person is no part but may open a list: "a medic and two cooks"
    for number, group in enumerate(counted):
        if group.first in said and group.first not in complements:
            continue
        why = _why(sentence, group, groups, last, group.first in sums)
        if why is None:
            continue
        if _is_single(sentence.tokens, group, why):
            last = CountedPart(group, group.first, group.last, None, why)
            continue
        whole = sums.get(group.first) or _whole(group, counted[max(0, number - BACK) : number], found[-BACK:])
        if whole is not None and not _fits(group, whole):
            continue
        own_word = complements.get(group.first) or _fronted_kind(sentence.tokens, group, groups)
        last = _part(sentence.tokens, group, own_word, whole, why)
        found.append(last)
    return found


def _is_whole(group: Group) -> bool:
    """ "All three", "both of whom": not counted out of anything."""
    return group.count is not None and (group.count.value.everyone or group.count.rule.endswith(".both"))


def mark_parts(sentence: Parsed, groups: Sequence[Group]) -> list[Group]:
    """The groups, with those that the sentence counts out of a larger one marked as ``partitive``."""
    parts = find_parts(sentence, groups)
    marked = {part.group.first for part in parts if part.why != "subject" and part.whole is not None}
    return [replace(group, partitive=True) if group.first in marked and group.count else group for group in groups]


# -- tests -----------------------------------------------------------------------------------------------------------


def _why(sentence: Parsed, group: Group, groups: Sequence[Group], last: CountedPart | None, summed: bool) -> Why | None:
    tokens = sentence.tokens
    before = " ".join(token.lower for token in tokens[max(0, group.first - 9) : group.first])
    after = " ".join(token.lower for token in tokens[group.last + 1 : group.last + 6])
    if says_how_many(tokens, group):
        return None
    if TAIL_VERB.match(after):
        return "list"
    if LEFT.match(after) or _is_acted_on(tokens, group, groups):
        return None
    if (
        group.partitive
        or LEAD.search(before)
        or TAIL.match(after)
        or (group.bare and (TAIL_BARE.match(after) or TAIL_FROM.match(after)))
    ):
        return "words"
    if _lists_up_to_tail(tokens, group, groups):
        return "words"
    if LEAD_VERB.search(before) and _people_before(tokens, group, groups):
        return "list"
    if _is_fronted(tokens, group) or _is_enclosed(tokens, group, groups) or (group.bare and SHARE.search(before)):
        return "list"
    if _ends_apposition(tokens, group, groups):
        return "words"
    if summed:
        return "sum"
    if last is not None and _continues(tokens, last, group):
        return "chain"
    return "subject" if _opens_clause(tokens, group) else None


def says_how_many(tokens: Sequence[Token], group: Group) -> bool:
    """ "There were 280 of them", "They numbered 18", "they were 14 in all": all of those told of before, no part."""
    before = " ".join(token.lower for token in tokens[max(0, group.first - 4) : group.first])
    after = " ".join(token.lower for token in tokens[group.last + 1 : group.last + 5])
    return group.bare and any(opens.search(before) and ends.match(after) for opens, ends in HOW_MANY)


def _is_acted_on(tokens: Sequence[Token], group: Group, groups: Sequence[Group]) -> bool:
    """ "Families identified 75 of them", "607 cases, 215 of them here": no kind is told, or things are counted."""
    after = " ".join(token.lower for token in tokens[group.last + 1 : group.last + 4])
    if not (group.partitive or TAIL_BARE.match(after)):
        return False
    index = group.first - 1
    while index > 0 and tokens[index].tag == "RB":
        index -= 1
    if index >= 0 and tokens[index].is_verb and tokens[index].lower not in BE | COUNTING | SAID:
        tail = next((t for t in tokens[group.last + 1 : group.last + 6] if t.lower not in OF_THEM), None)
        return tail is None or tail.tag not in ("VBD", "VBP", "VBZ", "MD")  # "he said 12 of them had …"
    return group.bare and _is_of_things(tokens, group, groups)


def _is_of_things(tokens: Sequence[Token], group: Group, groups: Sequence[Group]) -> bool:
    """Whether the nearest counted noun before "215 of them" is none of people."""
    inside = {index for other in groups for index in range(other.first, other.last + 1)}
    for index in range(group.first - 1, max(0, group.first - REACH), -1):
        if index in inside:
            return False
        if tokens[index].tag == "NNS" and tokens[index].lower not in TIMES:
            return any(t.tag == "CD" and t.i not in inside for t in tokens[max(0, index - 3) : index])
    return False


def _lists_up_to_tail(tokens: Sequence[Token], group: Group, groups: Sequence[Group]) -> bool:
    """ "1,200 people, seven Saudis and 23 Sudanese included", "Six Thais and a Lao were among them": one mark."""
    later = next((other for other in groups if other.first > group.last and other.count is not None), None)
    if later is None or (group.first > 0 and tokens[group.first - 1].lower != ","):
        return False
    between = [token.lower for token in tokens[group.last + 1 : later.first]]
    after = " ".join(token.lower for token in tokens[later.last + 1 : later.last + 4])
    return between == ["and"] and (TAIL if group.first else TAIL_VERB).match(after) is not None


def _is_single(tokens: Sequence[Token], group: Group, why: Why) -> bool:
    """ "one of whom", "including a journalist": a single person is no part, unless in a list of counted ones.

    Without a number word ("28 guardsmen and a medic") only a sum that needs it makes it one.
    """
    if not exact(group) or low_of(group) != 1:
        return False
    worded = tokens[group.first].lower not in ("a", "an")
    return why in ("words", "list", "subject") or (why == "chain" and not worded)


def _people_before(tokens: Sequence[Token], group: Group, groups: Sequence[Group]) -> bool:
    """Whether people, or a handover of people, and not a deal or a list of demands are what "includes" the part."""
    window = range(max(0, group.first - REACH), group.first)
    if any(tokens[index].lower in HOLDERS for index in window):
        return True
    if group.first > 1 and tokens[group.first - 2].lower in HANDOVERS:
        return True
    return any(other.last in window and other is not group for other in groups)


def _is_fronted(tokens: Sequence[Token], group: Group) -> bool:
    """ "Of those who came back, he said, 188 …", "Among the freed Ukrainians are five women"."""
    index = group.first - 1
    limit = max(0, group.first - 2 * REACH)
    if index < 1 or tokens[index].lower not in (*BE, ",", "least"):
        return False
    while index > limit and tokens[index - 1].lower not in (";", ".", "“", '"', ":"):
        index -= 1
    on_side = tokens[index].lower == "on" and any(t.lower == "side" for t in tokens[index : group.first])
    if not (on_side or tokens[index].lower in FRONT) or index + 2 >= group.first:
        return False
    return _inserts_only(tokens, index, group.first)


def _is_enclosed(tokens: Sequence[Token], group: Group, groups: Sequence[Group]) -> bool:
    """ "120 prisoners (15 women, two medics)": in brackets right behind the people counted."""
    if group.first < 2 or tokens[group.first - 1].text not in ("(", "["):
        return False
    whole = next((other for other in groups if other.last == group.first - 2 and other.count is not None), None)
    return whole is not None and exact(group) and low_of(group) < low_of(whole)


def _fronted_kind(tokens: Sequence[Token], group: Group, groups: Sequence[Group]) -> Group | None:
    """ "Among the POWs were 57 women": of the kind that is named in front."""
    if not group.neutral or group.first < 3 or tokens[group.first - 1].lower not in BE:
        return None
    front = next((other for other in groups if other.last == group.first - 2 and other.count is None), None)
    if front is None or front.neutral or tokens[front.first - 1].lower not in FRONT:
        return None
    return replace(front, first=group.first, last=group.last)


def _ends_apposition(tokens: Sequence[Token], group: Group, groups: Sequence[Group]) -> bool:
    """ "189 people, soldiers and border guards as well as two civilians": the counted end of an uncounted list."""
    inner = {index for other in groups if other.count is None for index in range(other.first, other.last + 1)}
    index, seen = group.first - 1, False
    if index < 0 or tokens[index].lower not in ("and", "as", "plus"):
        return False
    while index > 0 and (tokens[index].lower in LINKS or index in inner):
        seen = seen or index in inner
        if tokens[index].lower == "," and seen:
            return any(other.count is not None and other.last < index for other in groups)
        index -= 1
    return False


def _inserts_only(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether only one phrase, and perhaps who said it, stands between: no clause of its own before the part."""
    commas = [index for index in range(start, end) if tokens[index].lower == ","]
    if len(commas) <= 1:
        return True
    inner = tokens[commas[0] : commas[-1]]
    return len(commas) == 2 and any(token.lower in SAID for token in inner)


def _continues(tokens: Sequence[Token], last: CountedPart, group: Group) -> bool:
    """Whether a group goes on with a list of parts: "… and two Thais", "…, 43 to the National Guard"."""
    if group.first - last.last > 2 * REACH:
        return False
    between = [token.lower for token in tokens[last.last + 1 : group.first]]
    if between and all(word in LINKS for word in between) and len(between) <= 5 and last.why != "subject":
        # After "twelve of whom were women, and" a new clause begins, after "twelve women and" the list goes on.
        closed = between[0] == "," and "and" in between and last.group.bare and not group.bare
        return not (closed and last.why == "words")
    if _adds_of_phrase(tokens[last.last + 1 : group.first], last):
        return True
    if not group.bare or not between or len(between) > 24:
        return False
    return between[-1] in ("and", ",", ";", "while", "another") and group.count is not None


def _adds_of_phrase(between: Sequence[Token], last: CountedPart) -> bool:
    """ "60 men of the navy, 20 border guards": a short phrase on the part before, and a comma or "and"."""
    if last.why == "subject" or not 3 <= len(between) <= 8:
        return False
    return (
        between[0].lower in ("of", "from")
        and between[-1].lower in (",", "and")
        and not any(token.is_verb or token.lower in LINKS - {"the", "and", ",", "-"} for token in between)
        and not any(token.lower in (",", "and") for token in between[1:-2])
    )


def _opens_clause(tokens: Sequence[Token], group: Group) -> bool:
    """A figure without a noun at the head of a sentence or after a semicolon, before a verb or a "from" fragment.

    "Another three remain in Gaza" and "Two are to follow" tell of people who are not among those given.
    """
    opens = group.first == 0 or tokens[group.first - 1].lower in CLAUSE_OPENERS
    if not group.bare or not (opens or _is_second_clause(tokens, group)):
        return False
    following = [token.lower for token in tokens[group.last + 1 : group.last + 4]]
    if following[:1] in (["is"], ["was"], ["has"]) and low_of(group) != 1:
        return False  # "19 is the age of the youngest"
    if not following or ELSEWHERE & set(following) or (following[1:2] == ["to"] and following[0] in BE):
        return False
    if group.more and not group.definite and following[0] not in BE:
        return False
    finite = tokens[group.last + 1].tag in ("VBD", "VBP", "VBZ", "MD")
    return finite or following[0] in AUX | STATES or following[0] == "from"


def _is_second_clause(tokens: Sequence[Token], group: Group) -> bool:
    """ "Some had cancer, and two were minors"."""
    lead = [token.lower for token in tokens[max(0, group.first - 2) : group.first]]
    after = [token.lower for token in tokens[group.last + 1 : group.last + 2]]
    return lead in ([",", "and"], [",", "while"], [",", "but"]) and after in (["are"], ["were"])


# -- the whole and the kind ------------------------------------------------------------------------------------------


def _whole(part: Group, before: Sequence[Group], found: Sequence[CountedPart]) -> Group | None:
    """The last counted group before a part that is no part itself; "three of the Saudis" are of those, if counted."""
    covered = {index for part in found for index in range(part.first, part.last + 1)}
    wholes = [other for other in before if not other.partitive and not (other.bare and other.more)]
    wholes = [other for other in wholes if other.first not in covered and not (exact(other) and low_of(other) == 1)]
    keys = {mention.value.key for mention in part.parties} if part.partitive else set()
    theirs = [other for other in wholes if keys & {mention.value.key for mention in other.parties}]
    fitting = [other for other in theirs or wholes if _fits(part, other)]
    return next(reversed(fitting or wholes), None)


def _fits(group: Group, whole: Group) -> bool:
    """A part is not larger than its whole."""
    if group.count is None or whole.count is None:
        return True
    low, high = group.count.value.low, whole.count.value.high
    return low is None or high is None or low <= high


def _complement(tokens: Sequence[Token], group: Group, starts: dict[int, Group]) -> Group | None:
    """The people word that a figure is said to be: "12 of the women were civilians", "four of them children"."""
    if group.count is None or not (group.bare or group.partitive):
        return None
    index, limit, be = group.last + 1, min(len(tokens), group.last + 12), False
    of_them = index + 1 < len(tokens) and tokens[index].lower == "of" and group.bare
    index += 2 if of_them else 0
    if of_them and index < limit and tokens[index - 1].lower in ("the", "those"):
        while index < limit and tokens[index].lower not in BE_LIKE:
            index += 1
    if index < limit and tokens[index].lower == ",":
        closing = next((i for i in range(index + 1, min(limit, index + 6)) if tokens[i].lower == ","), -1)
        if closing > 0 and any(token.lower in SAID for token in tokens[index:closing]):
            index = closing + 1
    if index < limit and tokens[index].lower in BE_LIKE:
        be, index = True, index + 1
    direct = be or of_them or (index < limit and tokens[index].lower in ("a", "an"))
    if not direct:
        return None
    while index < limit and tokens[index].tag == "RB":
        index += 1
    word = starts.get(index)
    return word if word is not None and word is not group and (word.count is None or word.singular) else None


def _part(tokens: Sequence[Token], group: Group, own: Group | None, whole: Group | None, why: Why) -> CountedPart:
    last = max(group.last, own.last if own else 0)
    text = " ".join(token.lower for token in tokens[last + 1 : last + 6])
    tail = TAIL.match(text) or TAIL_VERB.match(text) or re.match(rf"of {THEM}\b", text)
    if tail:
        last += len(tail.group().split())
    kind = own if own is not None else group
    if own is None and group.partitive and tokens[group.last].lower in HOLDERS:
        kind = replace(kind, neutral=True)  # "15 of the returnees": of whatever kind these are
    return CountedPart(
        replace(
            group,
            category=kind.category,
            neutral=kind.neutral,
            rule="part." + why,
            kinds=kind.kinds,
            parties=group.parties or kind.parties,
        ),
        group.first,
        last,
        whole,
        why,
    )
