"""An armed group without a name of its own under the several words that an article has for it."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Side
from exchange_extract.phrases.references import UNNAMED
from exchange_extract.records.tellings import Telling

_EMPTY = {"the", "group", "groups", "force", "forces", "faction", "factions", "fighters", "armed", "suspected"}

_BANDS = {"rebel", "guerrilla", "insurgent", "militant", "separatist", "secessionist", "militia", "gunmen", "bandit"}
_GENERAL = _BANDS | {
    "communist",
    "leftist",
    "maoist",
    "marxist",
    "northern",
    "southern",
    "eastern",
    "western",
    "ethnic",
}


def with_one_name(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, where "rebels" are the "Syrian rebel groups" if the article has no others, in its fullest words."""
    sides = [side for t in tellings for flow in t.flows for side in (flow.giver, flow.receiver) if side]
    names = {side.key: side for side in sides if side.mention.rule == UNNAMED}
    if len(names) < 2:
        return list(tellings)
    full = {key: _fullest(key, list(names)) for key in names}

    def named(side: Side | None) -> Side | None:
        if side is None or full.get(side.key, side.key) == side.key:
            return side
        return replace(side, mention=names[full[side.key]].mention)

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
    if len(kinds) <= 1 and all(_words(other) & _BANDS for other in keys):
        return next((other for other in keys if _words(other) - _GENERAL), keys[0])
    return next(other for other in keys if other == key or (mine and _words(other) == mine))


def _words(name: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in name.replace("-", " ").split() if word.lower() not in _EMPTY}
