"""Grounds that an article's subject gives: matters of which nobody's captives are a part (codebook, section 1)."""

from exchange_extract.records.scope_case import Case, guessed
from exchange_extract.records.themes import CAPTIVITY, has_any

_ATTACKS = ("assault", "attack", "raid", "storm")
_JAILS = ("jail", "prisons", "station", "compound")
_AROUND = 8  # sentences: the farthest that the records stage looks for a side


def is_staged(case: Case) -> bool:
    """Drills, films and plays: the whole article, or the sentence itself."""
    return case.themes.rules("staged") or case.names_everywhere("staged")


def is_jailbreak(case: Case) -> bool:
    """Who broke out of a prison is caught, or handed over by relatives; a captor who lets go is told as one."""
    if case.swap:
        return False
    stormed = has_any(case.words, _ATTACKS) and has_any(case.words, _JAILS)
    if stormed and case.groups and all(group.rule == "people.prisoner" for group in case.groups):
        return True  # "attacked two police stations, freeing dozens of prisoners"
    return case.themes.rules("jailbreak") and (case.names("jailbreak") or _has_no_captor(case))


def is_sport(case: Case) -> bool:
    """Players whom clubs trade or let go; abducted players are held."""
    taken = has_any(case.words, ("abduct", "captiv", "hostage", "kidnap"))
    return case.themes.rules("sport") and not taken and (not case.themes.captives or _has_no_captor(case))


def is_layoff(case: Case) -> bool:
    """Workers whom a firm lets go, with nobody held in the sentences around; its country and theirs are no sides."""
    if not case.themes.rules("layoffs") or case.exchanged or case.remains or case.held or case.by_captors:
        return False
    return not any(telling.frame.scene.number in case.themes.near_captives for telling in case.told)


def _has_no_captor(case: Case) -> bool:
    """Whether nobody swaps people, no armed group lets go and no sentence of the telling names both its sides."""
    return not (case.swap or case.remains or case.by_captors or case.record.mediators or case.two_sided)


def is_unspoken(case: Case) -> bool:
    """People let go, with no side of their own and nobody held in the sentences around: "lets people donate"."""
    if case.swap or case.remains or case.held or case.record.mediators:
        return False
    if any(side is not None and not guessed(side) for flow in case.flows for side in (flow.giver, flow.receiver)):
        return False
    if not all(group.neutral and not group.parties for group in case.groups):
        return False
    numbers = [telling.frame.scene.number for telling in case.told]
    return all(abs(near - number) > _AROUND for near in case.themes.near_captives for number in numbers)


def is_homecoming(case: Case) -> bool:
    """Soldiers whose own sentence tells of their mission come home from it, let go by nobody: "closing a mission"."""
    if not case.frames <= {"move", "return"} or not case.names_everywhere("mission") or case.remains:
        return False
    if has_any(case.words, CAPTIVITY) or any(flow.giver and not guessed(flow.giver) for flow in case.flows):
        return False
    return bool(case.groups) and all(
        group.fighter_in_war or group.category == "prisoner_of_war" for group in case.groups
    )
