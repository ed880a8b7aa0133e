"""What comes of a handover that has begun: "were freed on Monday; they will be flown home on Thursday"."""

from collections.abc import Sequence

from exchange_extract.frames.model import Flow
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.figures import same_count
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling

_BOTH = "quantity.both"
_REACH = 6  # sentences from the release to what is to come of it
_FREED = {"ex", "former", "freed", "liberated", "released", "repatriated", "returned", "swapped"}
_KIN = {"families", "family", "kin", "parents", "relatives", "widows"}


def without_further_steps(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings without plans for the very people of whom the text has told that they were let go.

    All mentions of one handover are one record, coded as far as it has come (codebook, section 2). Only people to
    whom the words point back ("they", "the four", "the coffins") are the same; others are due on their own. The dead
    who go to their families are no second handover.
    """
    result: list[Telling] = []
    for telling in tellings:
        buried = _to_kin(telling) and any(_are_some_of(telling, other) for other in result)
        later = _are_free(telling) and any(_has_begun(other) and _same_ways(other, telling) for other in result)
        if not buried and not later and not (_is_to_come(telling) and _follows(result, telling)):
            result.append(telling)
    return result


def _same_ways(begun: Telling, telling: Telling) -> bool:
    """Whether the same sides let go, as far as both are known; where the freed go on to may be anywhere."""
    givers = {flow.giver.key for flow in begun.flows if flow.giver}
    return all(not givers or flow.giver is None or flow.giver.key in givers for flow in telling.flows)


def _follows(before: Sequence[Telling], telling: Telling) -> bool:
    """Whether the last thing told to have begun, not too far back, moves the very people that ``telling`` does."""
    rows = near(before, telling.frame.scene.number, _REACH)
    begun = next((before[i] for i in reversed(rows) if _has_begun(before[i])), None)
    if begun is None:
        return False
    there = [before[i] for i in rows if _has_begun(before[i]) and before[i].frame.scene is begun.frame.scene]
    return _same_people(begun, telling) or _are_of_both_ways(there, telling)


def _are_of_both_ways(begun: Sequence[Telling], telling: Telling) -> bool:
    """ "A and B exchanged a prisoner each. Both men will be with their families soon": all who changed sides."""
    group = telling.flows[0].group if len(telling.flows) == 1 else None
    moved = [flow for other in begun for flow in other.flows if flow.count]
    if group is None or group.count is None or len({flow.ends for flow in moved}) != 2 or telling.date:
        return False
    points = group.definite or group.rule == PRONOUN or group.count.rule == _BOTH or group.count.value.everyone
    return points and sum(flow.count.value.low or 0 for flow in moved if flow.count) == group.count.value.low


def _are_free(telling: Telling) -> bool:
    """Whether the words themselves say that the people were let go before, as "the former hostage will fly home"."""
    tokens = telling.frame.scene.parsed.tokens
    if telling.frame.trigger.rule.frame not in ("move", "return", "receive") or not telling.flows:
        return False
    groups = [flow.group for flow in telling.flows]
    return all(
        group is not None
        and group.definite
        and group.count is None
        and any(token.lower in _FREED for token in tokens[group.first : group.last])
        for group in groups
    )


def _has_begun(telling: Telling) -> bool:
    told = not (telling.cumulative or telling.is_note or telling.is_headline)
    return told and telling.status in ("completed", "ongoing")


def _is_to_come(telling: Telling) -> bool:
    frame = telling.frame
    whole = not telling.cumulative and not frame.fresh and telling.total is None
    return telling.status == "planned" and whole and not telling.is_headline and frame.trigger.rule.frame != "exchange"


def _same_people(begun: Telling, telling: Telling) -> bool:
    return bool(telling.flows) and all(any(_continues(old, new) for old in begun.flows) for new in telling.flows)


def _continues(old: Flow, new: Flow) -> bool:
    """Whether ``new`` moves the people of ``old``, by words that point back at them, and the same way.

    Another state in whose care they are may pass them on.
    """
    group, before = new.group, old.group
    if old.differs(new) and not _passes_on(old, new):
        return False
    if new.names or group is None or before is None:
        return bool(new.names) and {n.value.surname for n in new.names} == {n.value.surname for n in old.names}
    if group.more or (group.category == "remains") != (before.category == "remains"):
        return False
    if group.count is not None and (before.count is None or not same_count(group.count.value, before.count.value)):
        return False
    return group.rule == PRONOUN or group.definite or group == before


def _passes_on(old: Flow, new: Flow) -> bool:
    """ "They are in the care of the Kenyan police and will be handed over to Turkey": the way home of the freed."""
    third = new.giver is not None and new.giver.mention.value.kind == "state" and new.giver != old.receiver
    group = new.group
    back = group is not None and not new.names and (group.rule == PRONOUN or group.definite or group == old.group)
    home = old.receiver is not None and new.receiver is not None and old.receiver.key == new.receiver.key
    return third and back and home


def _to_kin(telling: Telling) -> bool:
    """ "So far 25 bodies have been handed over to their relatives": a funeral, after the handover between two sides."""
    trigger, tokens = telling.frame.trigger, telling.frame.scene.parsed.tokens
    after = [token.lower for token in tokens[trigger.head + 1 : trigger.head + 7]]
    giver = any(flow.giver and flow.giver.basis == "stated" for flow in telling.flows)
    return _of_remains(telling) and not giver and "to" in after and bool(_KIN & set(after))


def _are_some_of(telling: Telling, told: Telling) -> bool:
    """Whether dead of no named side are fewer than those told of before."""
    own = any(flow.group and flow.group.parties for flow in telling.flows)
    fewer = max((c.value.low or 0 for c in telling.counts), default=0) < max(
        (c.value.low or 0 for c in told.counts), default=0
    )
    return _of_remains(told) and not own and fewer


def _of_remains(telling: Telling) -> bool:
    groups = [flow.group for flow in telling.flows if flow.group]
    return bool(groups) and all(group.category == "remains" for group in groups)
