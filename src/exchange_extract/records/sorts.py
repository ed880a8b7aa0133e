"""Kinds of people that the text names without a figure: "Soldiers as well as civilians were among them"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Scene
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling

_NEAR = 2  # sentences between people and the sentence that says of what kinds they are
_AMONG = {"among", "amongst", "include", "includes", "included", "including", "comprise", "comprised", "comprises"}
_THEM = {"them", "those", "they", "group", "released", "freed", "returnees", "who", "whom"}
_FIGHTERS = "prisoner_of_war"
_OTHERS = {"civilian", "child"}


def with_sorts(tellings: Sequence[Telling], scenes: Sequence[Scene]) -> list[Telling]:
    """The tellings with people of no kind of their own marked as mixed where the text says they are of two kinds."""
    result = list(tellings)
    telling = {t.frame.scene.number for t in result if not t.is_note}
    for scene in scenes:
        if scene.number in telling or not _names_two_kinds(scene):
            continue
        before = [index for index in near(result, scene.number, _NEAR) if not result[index].is_note]
        if before:
            result[before[-1]] = _mixed(result[before[-1]])
    return result


def _names_two_kinds(scene: Scene) -> bool:
    words = {token.lower for token in scene.parsed.tokens}
    kinds = {group.category for group in scene.groups if not group.neutral and not group.singular}
    return bool(words & _AMONG and words & _THEM) and _FIGHTERS in kinds and bool(kinds & _OTHERS)


def _mixed(telling: Telling) -> Telling:
    flows = tuple(
        replace(flow, group=replace(flow.group, category="mixed", neutral=False))
        if flow.group and flow.group.neutral and flow.group.count and len(telling.flows) == 1
        else flow
        for flow in telling.flows
    )
    return replace(telling, flows=flows)
