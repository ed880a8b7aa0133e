"""Named persons and the counted people who share their lot: "Ales Bialiatski and 122 others" are 123."""

from dataclasses import replace

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.frames.roles import Argument
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.people_tokens import MORE

_WITH = {"and", "plus", "with", "alongside"}
_TOGETHER = {"along", "together"}
_OWN = {"his", "her", "their"}
_ASIDE = 12  # words between two commas that explain a name
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def with_company(scene: Scene, found: list[Argument]) -> list[Argument]:
    """The arguments, where people counted beside names have the named ones in their count.

    People of a side of their own who are not called others ("X and two Russians") may go another way than the named
    ones and stay apart.
    """
    result: list[Argument] = []
    for arg in found:
        group = arg.group
        others = group is not None and _are_others(scene, group)
        if group is None or not _adds(scene, group, others=others):
            result.append(arg)
            continue
        named: list[PersonSpot] = []
        edge = _link(scene, group)
        while result and _is_named(result[-1], arg) and (others or _last_of(result[-1]) + 1 >= edge):
            last = result.pop()
            edge = last.spot.first - 1
            named = [*(last.persons or ((last.person,) if last.person else ())), *named]
        if not named and others and (before := _named_before(scene, group)):
            named = [before]
            result = [other for other in result if other.spot.last < before.first]
        result.append(_together(arg, group, named) if named else arg)
    return result


def _are_others(scene: Scene, group: Group) -> bool:
    """Whether people are told to be more of the kind of those before them: "two more pilots", "another nun"."""
    words = [token.lower for token in scene.parsed.tokens[group.first : group.last + 2]]
    own = words[: group.last + 1 - group.first]
    return any(word in MORE and following != "than" for word, following in zip(own, [*words[1:], ""], strict=False))


def _adds(scene: Scene, group: Group, *, others: bool) -> bool:
    if group.count is None or group.count.value.low is None or group.category == "remains":
        return False
    if group.first == 0 or scene.parsed.tokens[group.first - 1].lower not in _WITH:
        return False
    words = {token.lower for token in scene.parsed.tokens[group.first : group.head]}
    theirs = group.partitive and bool(words & _OWN)  # "five of his pupils"
    return others or not (group.parties or group.bare or ((group.definite or group.partitive) and not theirs))


def _link(scene: Scene, group: Group) -> int:
    """The first token of "and" or "together with" before people, or of a comma there ("the pilot, X, and two")."""
    at = group.first - 1
    at -= at > 0 and scene.parsed.tokens[at - 1].lower in _TOGETHER
    return at - (at > 0 and scene.parsed.tokens[at - 1].lower == ",")


def _last_of(arg: Argument) -> int:
    return max((arg.spot.last, *(person.last for person in arg.persons)))


def _is_named(before: Argument, arg: Argument) -> bool:
    one = before.kind == "person" or bool(before.persons and before.group and before.group.singular)
    return one and before.role in (arg.role, "near")


def _together(arg: Argument, group: Group, named: list[PersonSpot]) -> Argument:
    assert group.count is not None
    value = group.count.value
    value = replace(
        value,
        low=(value.low or 0) + len(named),
        high=None if value.high is None else value.high + len(named),
    )
    whole = replace(
        group, count=replace(group.count, value=value, rule="quantity.with_named"), more=False, partitive=False
    )
    return replace(arg, group=whole, persons=(*named, *arg.persons))


def _named_before(scene: Scene, group: Group) -> PersonSpot | None:
    """The person right before "and 12 others", or the one whom the words between two commas there explain."""
    tokens = scene.parsed.tokens
    end = group.first - 2
    while end >= 0 and tokens[end].lower == ",":
        end -= 1
    aside = tokens[group.first - 2].lower == ","
    for person in reversed([person for person in scene.persons if person.last <= end]):
        between = tokens[person.last + 1 : end + 1]
        if not between:
            return person
        plain = not any(t.tag in _FINITE or t.lower in (",", "and") for t in between[1:])
        return person if aside and plain and between[0].lower == "," and len(between) <= _ASIDE else None
    return None
