"""Pronouns for people told of in the same sentence: "seized ten sailors and let them go the next day"."""

from dataclasses import replace

from exchange_extract.frames.model import Scene, Trigger
from exchange_extract.frames.roles import Argument
from exchange_extract.phrases.people import PRONOUN, Group

_OBJECTS = {"them", "him", "her"}


def resolved(scene: Scene, trigger: Trigger, found: list[Argument]) -> list[Argument]:
    """The arguments with the people that an object pronoun stands for, where the sentence leaves no choice.

    That is one counted group before it, of fitting number. The group keeps its own place in the text.
    """
    return [
        replace(arg, group=antecedent) if (antecedent := _antecedent(scene, trigger, arg)) is not None else arg
        for arg in found
    ]


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
