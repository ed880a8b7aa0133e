"""An armed group without a name of its own under the several words that an article has for it."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Side
from exchange_extract.phrases.references import UNNAMED
from exchange_extract.records.tellings import Telling

_EMPTY = {"the", "group", "groups", "force", "forces", "faction", "factions", "fighters", "armed", "suspected"}

_BANDS = {"rebel", "guerrilla", "insurgent", "militant", "separatist", "secessionist", "militia", "gunmen", "bandit"}
_CREEDS = ({"communist", "leftist", "maoist", "marxist"}, {"separatist", "secessionist"})
_GENERAL = _BANDS.union(*_CREEDS)


def with_one_name(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, where "rebels" are the "Syrian rebel groups" if the article has no others, in its fullest words.

    They are the one armed group with a name that has a part in any of the tellings, unless the two face each other.
    """
    sides = {side.key: side for t in tellings for flow in t.flows for side in (flow.giver, flow.receiver) if side}
    names = {key: side for key, side in sides.items() if side.mention.rule == UNNAMED}
    full = {key: names[_fullest(key, list(names))] for key in names}
    known = [side for key, side in sides.items() if key not in names and side.mention.value.kind == "armed_group"]
    if len(known) == 1:
        full |= {key: known[0] for key in names if _may_be(names[key], known[0], tellings)}

    def named(side: Side | None) -> Side | None:
        return replace(side, mention=full[side.key].mention) if side and side.key in full else side

    return [
        replace(
            t, flows=tuple(replace(flow, giver=named(flow.giver), receiver=named(flow.receiver)) for flow in t.flows)
        )
        for t in tellings
    ]


def _fullest(key: str, keys: Sequence[str]) -> str:
    """The one wording that says all that ``key`` says and more, else the first that says the same.

    "Communist guerrillas" and "Philippine rebels" say the same where nothing else is said of either.
    """
    mine = _words(key)
    more = [other for other in keys if mine and mine < _words(other)]
    if len({frozenset(_words(other)) for other in more}) == 1:
        return more[0]
    kinds = {words for other in keys if (words := frozenset(_words(other) - _GENERAL))}
    creeds = [creed for creed in _CREEDS if any(_words(other) & creed for other in keys)]
    if len(kinds) <= 1 and len(creeds) <= 1 and all(_words(other) & _BANDS for other in keys):
        return next((other for other in keys if _words(other) - _GENERAL), keys[0])
    return next(other for other in keys if other == key or (mine and _words(other) == mine))


def _may_be(band: Side, known: Side, tellings: Sequence[Telling]) -> bool:
    """Whether a band without a name may be the group with one: both fight the same state, and not each other."""
    if not _words(band.key) & _BANDS or any(
        {band.key, known.key} <= set(flow.ends) for t in tellings for flow in t.flows
    ):
        return False
    own, foe = band.mention.value.fights, known.mention.value.fights
    return own == foe if own else foe is not None and not _words(band.key) - _GENERAL


def _words(name: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in name.replace("-", " ").split() if word.lower() not in _EMPTY}
