"""People who leave a jail one day and are handed over another: two steps of one handover (codebook, section 2)."""

from datetime import date

from exchange_extract.records.tellings import Telling

_JAILS = frozenset({"jail", "jails", "prison", "prisons", "detention", "cells", "cell", "camp", "custody"})
_FROM = frozenset({"from", "of"})
_REACH = 8  # tokens from the verb to the jail
_DAYS = 4  # from a jail to the border
_JOURNEY = 31  # days from a release to the arrival at home
_OWN = frozenset({"being", "having", "been", "their", "his", "her"})  # "after being freed", "after their release"
_RELEASED = frozenset({"freed", "liberated", "release", "released"})


def leaves_jail(telling: Telling) -> bool:
    """ "Were released from a jail in the port on Thursday": the way home has only begun."""
    trigger = telling.frame.trigger
    if trigger.rule.id != "release.free" or trigger.nominal:
        return False
    words = [token.lower for token in telling.frame.scene.parsed.tokens[trigger.last + 1 : trigger.last + 1 + _REACH]]
    left = next((i for i, word in enumerate(words) if word in _FROM), None)
    return left is not None and bool(_JAILS & set(words[left:]))


def steps_of_one_way(first: Telling, second: Telling) -> bool:
    """Whether one tells how people left their jail, or came home "after being released", and the other of as many."""
    journey = comes_home_after(first, second) or comes_home_after(second, first)
    if not journey and leaves_jail(first) == leaves_jail(second):
        return False
    mine = {count.value.low for count in first.counts if count.value.low == count.value.high}
    theirs = {count.value.low for count in second.counts if count.value.low == count.value.high}
    return bool(mine & theirs) and days_apart(first, second) <= (_JOURNEY if journey else _DAYS)


def comes_home_after(arrival: Telling, other: Telling) -> bool:
    """ "Returned on Tuesday after being released from prison" beside a release told with a day before it."""
    scene = arrival.frame.scene
    words = [token.lower for token in scene.parsed.tokens]
    after = words.index("after") + 1 if "after" in words else len(words)
    own = bool(_OWN & set(words[after : after + 1]))
    released = own and scene is not other.frame.scene and bool(_RELEASED & set(words[after : after + 3]))
    days = arrival.date.edtf if arrival.date else "", other.date.edtf if other.date else ""
    return released and days[1] <= days[0]


def days_apart(first: Telling, second: Telling) -> int:
    """Days between two tellings; 0 where one has no date, and more than a way home takes where one is no day."""
    if first.date is None or second.date is None:
        return 0
    try:
        return abs((date.fromisoformat(first.date.edtf) - date.fromisoformat(second.date.edtf)).days)
    except ValueError:  # a month, a year or an interval
        return _DAYS + 1
