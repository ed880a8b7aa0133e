"""Names and the phrases that explain them: "American teacher Marc Fogel", "Khan Mohammad, an Afghan who ..."."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.spans import Mention, Quantity

_BEFORE_LIST = {",", ":", "—", "–", "-", "(", "including", "namely", "among", "them"}


def named_groups(scene: Scene) -> list[tuple[Group, tuple[PersonSpot, ...]]]:
    """Groups with the persons that they are, in order; a singular group with a name counts one."""
    rows: list[tuple[Group, tuple[PersonSpot, ...]]] = []
    taken: set[int] = set()
    for group in scene.groups:
        persons = _after(scene, group) or _before(scene, group)
        persons = tuple(person for person in persons if person.first not in taken)
        if persons:
            taken.update(person.first for person in persons)
            rows.append((_counted(group, persons), persons))
    return rows


def _after(scene: Scene, group: Group) -> tuple[PersonSpot, ...]:
    """The names right after a group: one for a singular, a list for a counted plural."""
    tokens = scene.parsed.tokens
    position = group.last + 1
    while position < len(tokens) and position <= group.last + 4 and tokens[position].lower in _BEFORE_LIST:
        position += 1
    named = _list_from(scene.persons, scene, position)
    if not named:
        return ()
    if group.singular:
        comma = position > group.last + 1
        if comma and group.parties == () and not group.definite and not group.count:
            return ()
        return named[:1]
    size = group.count.value.low if group.count else None
    if position == group.last + 1:
        return ()
    return named if size is None or len(named) <= size else ()


def _list_from(persons: Sequence[PersonSpot], scene: Scene, position: int) -> tuple[PersonSpot, ...]:
    tokens = scene.parsed.tokens
    found: list[PersonSpot] = []
    for person in persons:
        if person.first < position:
            continue
        between = tokens[position : person.first]
        if found and not all(t.lower in (",", "and", "as", "well") for t in between) or (not found and between):
            break
        found.append(person)
        position = person.last + 1
    return tuple(found)


def _before(scene: Scene, group: Group) -> tuple[PersonSpot, ...]:
    """The name that a singular group explains: "Alex Saab, a Colombian businessman"; an age may stand between."""
    if not group.singular or group.first < 2:
        return ()
    tokens = scene.parsed.tokens
    for person in scene.persons:
        between = [t.lower for t in tokens[person.last + 1 : group.first]]
        if between and between[0] == "," and len(between) <= 4 and all(w == "," or w.isdigit() for w in between):
            return (person,)
    return ()


def _counted(group: Group, persons: tuple[PersonSpot, ...]) -> Group:
    if group.count is not None or not group.singular:
        return group
    mention = persons[0].mention
    return replace(group, count=Mention(mention.start, mention.end, Quantity(1, 1), "infer.one_named"))
