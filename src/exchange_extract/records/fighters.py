"""Whether an article treats its prisoners as fighters, so that bare "prisoners" are prisoners of war (codebook, 4)."""

import re

from exchange_extract.frames.model import Frame, Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.spans import Mention

_WAR_PRISONERS = re.compile(r"\b(?:prisoners?[ -]of[ -]war|POWs?)\b", re.IGNORECASE)


def treats_as_fighters(text: str, scenes: list[Scene], frames: list[Frame]) -> bool:
    """Whether the article's prisoners are fighters: it says "prisoners of war", or several soldiers change sides."""
    if _WAR_PRISONERS.search(text):
        return True
    if any(group.rule == "people.prisoner_of_war" for scene in scenes for group in scene.groups):
        return True
    return any(
        flow.group is not None
        and flow.group.category == "prisoner_of_war"
        and not flow.group.neutral
        and (flow.group.kinds or (flow.group.count is not None and (flow.group.count.value.low or 2) > 1))
        for frame in frames
        for flow in frame.flows
    )


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
