"""Pronouns for people told of in the same sentence: "seized ten sailors and let them go the next day"."""

from dataclasses import replace

from exchange_extract.frames.model import PersonSpot, Scene, Trigger
from exchange_extract.frames.roles import Argument
from exchange_extract.phrases.people import PRONOUN, Group

_OBJECTS = {"them", "him", "her"}


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
    return result


def _person(scene: Scene, trigger: Trigger, arg: Argument) -> PersonSpot | None:
    """ "Ivan Petrov, who was held there, was the man they wanted, and Berlin let him go": the one person before it."""
    group = arg.group
    if group is None or group.rule != PRONOUN or trigger.nominal or arg.role != "obj":
        return None
    if scene.parsed.tokens[group.first].lower not in ("him", "her"):
        return None
    before = [spot for spot in scene.persons if spot.last < group.first]
    return before[0] if len({spot.mention.value.surname for spot in before}) == 1 else None


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
