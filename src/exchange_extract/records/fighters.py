"""Whether an article treats its prisoners as fighters, so that bare "prisoners" are prisoners of war (codebook, 4)."""

import re

from exchange_extract.frames.model import Flow, Frame, Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.people import Group
from exchange_extract.spans import Mention

_WAR_PRISONERS = re.compile(r"\b(?:prisoners?[ -]of[ -]war|POWs?)\b", re.IGNORECASE)


def treats_as_fighters(text: str, scenes: list[Scene], frames: list[Frame]) -> bool:
    """Whether the article's prisoners are fighters: it says "prisoners of war", or soldiers or dead change sides."""
    if _WAR_PRISONERS.search(text):
        return True
    if any(group.rule == "people.prisoner_of_war" for scene in scenes for group in scene.groups):
        return True
    flows = [flow for frame in frames for flow in frame.flows]
    return any(_are_soldiers(flow.group) for flow in flows if flow.group) or any(map(_are_dead_of_war, flows))


def _are_soldiers(group: Group) -> bool:
    several = group.count is not None and (group.count.value.low or 2) > 1
    return group.category == "prisoner_of_war" and not group.neutral and (bool(group.kinds) or several)


def _are_dead_of_war(flow: Flow) -> bool:
    """Several bodies from one state to another: those who also swap prisoners are at war."""
    sides = [side for side in (flow.giver, flow.receiver) if side and side.mention.value.kind == "state"]
    count = flow.group.count.value.low if flow.group and flow.group.count else None
    return len(sides) == 2 and flow.group is not None and flow.group.category == "remains" and (count or 0) > 1


def counts_soldiers(
    scenes: list[Scene],
    frames: list[Frame],
    pairs: list[tuple[frozenset[str], int]],
    mentions: dict[str, Mention[PartyRef]],
) -> bool:
    """ "Nineteen of the 150 troops", "apart from its servicemen": soldiers of two states, counted among the freed."""
    main = [mentions[key].value for key in pairs[0][0] if key in mentions and key != "PSE"] if pairs else []
    if [side.kind for side in main] != ["state", "state"]:
        return False
    telling = {frame.scene.number for frame in frames}
    for scene in scenes:
        for group in scene.groups:
            own = scene.parsed.tokens[group.first].lower in ("its", "their", "our") and scene.number in telling
            if group.rule == "people.fighter" and not group.singular and (group.partitive or own):
                return True
    return False
