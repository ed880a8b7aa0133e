"""The dead, counted by a figure without a noun or by those whose remains they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from exchange_extract.phrases.people_tokens import MarkedTokens
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Token

if TYPE_CHECKING:
    from exchange_extract.phrases.people import Group

_NAME = 4  # words of a name between who somebody was and the remains
_ALIVE = {"living", "live", "alive", "surviving", "survivors", "wounded", "injured", "sick", "ailing", "freed"}
_SUPPOSED = {
    "believed", "thought", "presumed", "said", "suspected", "assumed", "likely", "possibly", "may", "might",
    "associated", "linked",
}  # fmt: skip
_LINKING = {"to", "be", "those", "that", "which", "are", "were", "is", "belong", "belonging"}
_CASES = {"box", "boxes", "case", "cases", "crate", "crates", "urn", "urns", "bag", "bags", "chest", "chests"}
_COFFINS = {"casket", "caskets", "coffin", "coffins"}
_HOLDING = {"containing", "holding", "contain", "contained", "hold", "held", "carrying", "with", "of", "for"}
_SAID_TO = 9  # words between a box and the remains in it: "believed to contain what are thought to be the"


def owned(tokens: Sequence[Token], groups: list["Group"], group: "Group") -> "Group":
    """ "The two hostages' remains", "student X's body": the dead are whose remains they are, and leave ``groups``."""
    if group.category != "remains" or group.count or not groups or groups[-1].category == "remains":
        return group
    owner = groups[-1]
    after = owner.last + 1
    while owner.singular and after < group.head and tokens[after].tag == "NNP" and after - owner.last <= _NAME:
        after += 1
    between = [token.lower for token in tokens[after : group.head]]
    if between[:1] not in (["'s"], ["’s"], ["'"], ["’"]) or len(between) > 2:
        return group
    groups.pop()
    count = owner.count or one_of(tokens, owner)
    return replace(group, first=owner.first, count=count, parties=owner.parties + group.parties, held=True)


def one_of(tokens: Sequence[Token], owner: "Group") -> Mention[Quantity] | None:
    """ "The remains of the worker": one person's."""
    if not owner.singular or tokens[owner.head].lower in ("dead", "fallen"):
        return None
    return Mention(tokens[owner.head].start, tokens[owner.head].end, Quantity(1, 1), "quantity.one_persons")


def bodies_of(tokens: Sequence[Token], outer: "Group", group: "Group") -> "Group":
    """ "The bodies of 12 soldiers": as many as the bodies are said to be, or else as the soldiers are."""
    own = outer.count if outer.count and not (outer.singular and group.count) else None
    return replace(
        group,
        first=outer.first,
        head=outer.head,
        category="remains",
        rule=outer.rule,
        count=own or group.count or outer.count or one_of(tokens, group),
        neutral=False,
        parties=outer.parties + group.parties,
        definite=outer.definite,
        held=True,
        fighter_in_war=False,
        more=outer.more or group.more,
        singular=outer.singular,
    )


def counted(marked: MarkedTokens, group: "Group") -> "Group":
    """ "The bodies of 236 of them", "the remains of 12": a figure without a noun counts the dead."""
    tokens = marked.tokens
    if group.category != "remains" or group.count or group.last + 2 >= len(tokens):
        return group
    hit = marked.quantity_at.get(group.last + 2)
    if hit is None or hit[0] != group.last + 2:
        return _of_one(marked, group)
    following = tokens[hit[1] + 1] if hit[1] + 1 < len(tokens) else None
    if tokens[group.last + 1].lower != "of" or not marked.stands_alone(hit[0], hit[1], following):
        return group
    return replace(group, last=hit[1], count=hit[2])


def _of_one(marked: MarkedTokens, group: "Group") -> "Group":
    """ "The corpse of an Israeli wing-walker": one person's, whatever the word for it."""
    tokens, start = marked.tokens, group.last + 2
    if tokens[group.last + 1].lower != "of" or tokens[start].lower not in ("a", "an", "another") or group.parties:
        return group
    noun = next((t.i for t in tokens[start + 1 : start + 1 + _NAME] if t.tag in ("NN", "NNP")), None)
    if noun is None or noun in marked.party_at:
        return group
    parties = tuple(marked.party_at[i] for i in range(start, noun) if i in marked.party_at)
    count = Mention(tokens[start].start, tokens[noun].end, Quantity(1, 1), "quantity.one_persons")
    return replace(group, last=noun, count=count, parties=parties[:1], held=True)


def supposed(tokens: Sequence[Token], outer: "Group", before: int) -> bool:
    """ "the remains believed to be of 55 soldiers", "coffins said to be those of two soldiers"."""
    between = {token.lower for token in tokens[outer.last + 1 : before]}
    return outer.category == "remains" and bool(between & _SUPPOSED) and between <= _SUPPOSED | _LINKING


def opens_supposed(tokens: Sequence[Token], index: int) -> bool:
    """ "Remains believed to be of", "returned remains associated with": whose they are follows, so it is no verb."""
    before, after = tokens[max(0, index - 1) : index], [token.lower for token in tokens[index + 1 : index + 3]]
    free = not before or before[0].tag in ("VBD", "VBN", "VB", "VBG", "RP", "IN", "JJ")
    return free and after[:1] != [] and after[0] in _SUPPOSED and after[1:] in (["to"], ["with"])


def boxed(marked: MarkedTokens, groups: list["Group"], group: "Group") -> "Group":
    """ "55 boxes said to contain the remains of soldiers", "two coffins with the bodies of": as many dead as boxes."""
    tokens, index = marked.tokens, group.first - 1
    if group.category != "remains":
        return group
    stop = max(0, group.first - _SAID_TO)
    while index > stop and (tokens[index].lower in _SUPPOSED | _LINKING | {"what", "the", "possible", "human"}):
        index -= 1
    if tokens[index].lower not in _HOLDING:
        return group
    index -= 1
    while index > stop and tokens[index].lower in _SUPPOSED | _LINKING:
        index -= 1
    if group.count and not group.singular:
        return _in_boxes(tokens, groups, group, index)
    if tokens[index].lower in _COFFINS and groups and groups[-1].last == index and groups[-1].count:
        outer = groups.pop()
        return replace(group, first=outer.first, count=outer.count, parties=group.parties or outer.parties)
    if tokens[index].lower not in _CASES:
        return group
    while index > stop and tokens[index].tag in ("NN", "NNS", "JJ", "VBN", "HYPH") and index not in marked.quantity_at:
        index -= 1
    hit = marked.quantity_at.get(index)
    return replace(group, first=hit[0], count=hit[2], singular=False) if hit else group


def _in_boxes(tokens: Sequence[Token], groups: list["Group"], group: "Group", box: int) -> "Group":
    """ "Boxes containing three sets of remains", "caskets with the bones of 40 soldiers": what is given is the dead."""
    if tokens[box].lower not in _COFFINS | _CASES:
        return group
    if groups and groups[-1].first <= box <= groups[-1].last:
        groups.pop()
    while box and tokens[box - 1].tag in ("CD", "DT", "JJ", "NN", "PRP$", "VBN"):
        box -= 1
    return replace(group, first=box)


def of_things(tokens: Sequence[Token], group: "Group") -> bool:
    """ "What was left of the plant": nobody's remains, for they are joined with the people whose they are."""
    return tokens[group.first].lower == "what" and tokens[group.last].lower in ("left", "remained")


def joined_dead(tokens: Sequence[Token], groups: Sequence["Group"]) -> list["Group"]:
    """ "The remains of 19 Iraqis and eight Kuwaitis": those behind "and" are dead too, unless a word says otherwise."""
    result: list[Group] = []
    for group in groups:
        before = result[-1] if result else None
        of = before is not None and tokens[before.head].lower != tokens[before.last].lower
        if (
            before is not None
            and of
            and before.category == "remains"
            and group.count
            and not group.held
            and not group.partitive
            and not {token.lower for token in tokens[group.first : group.last + 1]} & _ALIVE
            and [token.lower for token in tokens[before.last + 1 : group.first]] == ["and"]
        ):
            group = replace(group, category="remains", neutral=False, fighter_in_war=False)
        result.append(group)
    return result
