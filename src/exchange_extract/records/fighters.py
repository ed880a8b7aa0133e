"""Whether an article treats its prisoners as fighters, so that bare "prisoners" are prisoners of war (codebook, 4)."""

import re

from exchange_extract.frames.model import Flow, Frame, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.references import BOTH

BOTH_CAPTORS = frozenset({"state", "group"})
_SOLDIERS = r"(?:soldiers|troops|servicemen|service members|conscripts|border guards|paratroopers|reservists|fighters)"
_HELD_SOLDIERS = re.compile(
    rf"\b{_SOLDIERS} (?:(?!by|to|from|and)\w+ ){{0,5}}"
    r"(?:captured (?:in|by|during|on|at|near|last|since|when|while|after)|taken prisoner|taken captive|held captive"
    r"|captives)\b"
    rf"|\b{_SOLDIERS}\b[^.;\n]{{0,60}}\b(?:back|freed|home|released|returned) from (?:[\w-]+ )?captivity\b"
    rf"|\b(?:captured|imprisoned|detained|captive|seized) (?:(?!by|to|from|and)[\w-]+ ){{0,3}}{_SOLDIERS}\b",
    re.IGNORECASE,
)
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


def says_soldiers_held(text: str) -> bool:
    """ "Soldiers captured in the border war", "has imprisoned 30 servicemen": said of whom nobody yet lets go."""
    return bool(_HELD_SOLDIERS.search(text))


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


def counts_soldiers(scenes: list[Scene], frames: list[Frame]) -> bool:
    """ "Nineteen of the 150 troops", "apart from its servicemen": soldiers of two states, counted among the freed."""
    telling = {frame.scene.number for frame in frames}
    for scene in scenes:
        for group in scene.groups:
            own = scene.parsed.tokens[group.first].lower in ("its", "their", "our") and scene.number in telling
            if group.rule == "people.fighter" and not group.singular and (group.partitive or own):
                return True
    return False
