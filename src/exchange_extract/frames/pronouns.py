"""Pronouns for people told of in the same sentence: "seized ten sailors and let them go the next day"."""

from dataclasses import replace

from exchange_extract.frames.model import PersonSpot, Scene, Trigger
from exchange_extract.frames.roles import Argument
from exchange_extract.phrases.people import PRONOUN, Group

POINTED_TO = "names.pronoun"  # "X said after his release": whatever else X does in the sentence
_OBJECTS = {"them", "him", "her"}
_HELD_BY = {"by", "from", "holder"}
_TIMES = {"after", "before", "following", "on", "since", "until", "upon", "when"}


def resolved(scene: Scene, trigger: Trigger, found: list[Argument]) -> list[Argument]:
    """The arguments with the people that an object pronoun stands for, where the sentence leaves no choice.

    That is one counted group before it, of fitting number. The group keeps its own place in the text.
    """
    result = []
    for arg in found:
        antecedent = _antecedent(scene, trigger, arg)
        person = _person(scene, trigger, arg) if antecedent is None or not antecedent.parties else None
        if person is not None:
            result.append(replace(arg, kind="person", spot=person, group=None, person=person))
        else:
            result.append(replace(arg, group=antecedent) if antecedent is not None else arg)
    return _with_person(scene, trigger, result)


def _with_person(scene: Scene, trigger: Trigger, found: list[Argument]) -> list[Argument]:
    """ "X rests at home after his release by the rebels": the one person before, where a side let somebody go."""
    if not any(arg.kind == "party" and arg.role in _HELD_BY for arg in found):
        return found
    tokens, at = scene.parsed.tokens, trigger.first - 1
    while trigger.nominal and at > 0 and tokens[at].tag in ("JJ", "VBN"):
        at -= 1
    role = ""
    if at > 0 and trigger.nominal and tokens[at].lower in ("his", "her"):
        role = "of"
    elif at > 0 and tokens[at].lower == "being" and tokens[at - 1].lower in _TIMES:
        role = "subj"
    elif at > 1 and tokens[at].lower == "was" and tokens[at - 1].lower in ("he", "she"):
        role = "subj" if tokens[at - 2].lower in _TIMES else ""
    person = _only_person(scene, trigger.first) if role else None
    moved = [arg for arg in found if arg.kind != "party" and arg.role in ("obj", "of", role)]
    if person is None or any(arg.group is None or not _is_same(arg.group, person) for arg in moved):
        return found
    person = replace(person, mention=replace(person.mention, rule=POINTED_TO))
    named = Argument(role, person, "person", person=person)
    return sorted([*(arg for arg in found if arg not in moved), named], key=lambda arg: arg.spot.first)


def _is_same(group: Group, person: PersonSpot) -> bool:
    """Whether people are nobody but the person: a pronoun, or the title before the name."""
    return group.rule == PRONOUN or (group.count is None and group.last + 1 == person.first)


def _only_person(scene: Scene, stop: int) -> PersonSpot | None:
    before = [spot for spot in scene.persons if spot.last < stop]
    return before[0] if len({spot.mention.value.surname for spot in before}) == 1 else None


def _person(scene: Scene, trigger: Trigger, arg: Argument) -> PersonSpot | None:
    """ "Ivan Petrov, who was held there, was the man they wanted, and Berlin let him go": the one person before it."""
    group = arg.group
    if group is None or group.rule != PRONOUN or trigger.nominal or arg.role != "obj":
        return None
    if scene.parsed.tokens[group.first].lower not in ("him", "her"):
        return None
    return _only_person(scene, group.first)


def _antecedent(scene: Scene, trigger: Trigger, arg: Argument) -> Group | None:
    group = arg.group
    if group is None or group.rule != PRONOUN or trigger.nominal or arg.role != "obj":
        return None
    word = scene.parsed.tokens[group.first].lower
    if word not in _OBJECTS:
        return None
    before = [g for g in scene.groups if g.last < group.first and g.count and not g.bare]
    if len(before) != 1 or before[0].count is None or before[0].last > trigger.first:
        return None
    single = before[0].count.value.low == before[0].count.value.high == 1
    return before[0] if single == (word != "them") else None
