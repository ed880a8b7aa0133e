"""Whether an article treats its prisoners as fighters, so that bare "prisoners" are prisoners of war (codebook, 4)."""

import re

from exchange_extract.frames.model import Flow, Frame, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.references import BOTH

BOTH_CAPTORS = frozenset({"state", "group"})
_WAR_PRISONERS = re.compile(r"\b(?:prisoners?[ -]of[ -]war|POWs?)\b", re.IGNORECASE)


def captors_of_fighters(text: str, scenes: list[Scene], frames: list[Frame]) -> frozenset[str]:
    """Whose prisoners are fighters: of a "state", of a "group" at war with one, of both or of nobody.

    All are where the article says "prisoners of war". Else soldiers or dead who change sides, or soldiers said to be
    captured, show it: between states for both of them, between a state and an armed group for their captor alone. The
    members whom a state jails for soldiers in rebel hands are its detainees.
    """
    if _WAR_PRISONERS.search(text):
        return BOTH_CAPTORS
    if any(group.rule == "people.prisoner_of_war" for scene in scenes for group in scene.groups):
        return BOTH_CAPTORS
    found: frozenset[str] = frozenset()
    for frame in frames:
        for flow in frame.flows:
            if _is_sign(flow):
                found |= BOTH_CAPTORS if len(frame.flows) == 2 else _captor(flow)  # "for 80 prisoners"
    return found


def sides_of_fighters(text: str, scenes: list[Scene], frames: list[Frame]) -> frozenset[str]:
    """Who is at war by the same signs: the sides named where they stand; none where some sign names no side.

    An article may tell of two pairs of sides, of whom only one is at war.
    """
    signs = {frame.scene.number for frame in frames if any(_is_sign(flow) for flow in frame.flows)}
    found: set[str] = set()
    for scene in scenes:
        words = text[scene.parsed.sentence.start : scene.parsed.sentence.end]
        named = any(group.rule == "people.prisoner_of_war" for group in scene.groups) or _WAR_PRISONERS.search(words)
        if not named and scene.number not in signs:
            continue
        sides = {spot.mention.value.key for spot in scene.parties if spot.mention.value.kind != "organisation"}
        if not sides or BOTH in {spot.mention.value.name for spot in scene.parties}:
            return frozenset()
        found |= sides
    return frozenset(found)


def _is_sign(flow: Flow) -> bool:
    return (flow.group is not None and _are_soldiers(flow.group)) or _are_dead_of_war(flow)


def _captor(flow: Flow) -> frozenset[str]:
    """Of which kind of side a flow's people are the captives, by its ends, else by whose people they are."""
    giver = flow.giver.mention.value.kind if flow.giver else ""
    receiver = flow.receiver.mention.value.kind if flow.receiver else ""
    if giver == "state" and receiver != "state" and receiver:
        return frozenset({"state"})
    if giver and giver != "state":
        return frozenset({"group"})
    return BOTH_CAPTORS


def _are_soldiers(group: Group) -> bool:
    several = group.count is not None and (group.count.value.low or 2) > 1
    return group.category == "prisoner_of_war" and not group.neutral and (bool(group.kinds) or several)


def _are_dead_of_war(flow: Flow) -> bool:
    """Several bodies from one state to another: those who also swap prisoners are at war."""
    sides = [side for side in (flow.giver, flow.receiver) if side and side.mention.value.kind == "state"]
    count = flow.group.count.value.low if flow.group and flow.group.count else None
    return len(sides) == 2 and flow.group is not None and flow.group.category == "remains" and (count or 0) > 1


def tells_of_soldiers(scenes: list[Scene], frames: list[Frame]) -> bool:
    """Whether soldiers of two states are held, though nobody yet lets them go, or are counted among the freed.

    "Soldiers captured in the border war", "30 servicemen, home from captivity"; "nineteen of the 150 troops", "apart
    from its servicemen".
    """
    telling = {frame.scene.number for frame in frames}
    for scene in scenes:
        tokens = scene.parsed.tokens
        for group in scene.groups:
            if group.rule != "people.fighter" or group.singular:
                continue
            own = tokens[group.first].lower in ("its", "their", "our") and scene.number in telling
            captive = group.held or any(token.lower == "captivity" for token in tokens[group.last :])
            if captive or group.partitive or own:
                return True
    return False
