"""One figure for both directions, shared out behind it: "exchanged 60 prisoners. They included 41 Ethiopians and …"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.records.tellings import Telling

_OPENING = 4  # tokens at the head of the sentence that points back
_BACK = frozenset({"among", "them", "these", "they", "those"})


def with_shared_out(tellings: Sequence[Telling], scenes: Sequence[Scene]) -> list[Telling]:
    """The tellings, where the sentence behind a total says how many went home to either side.

    Only of two sides whose people are both counted there, no more of them together than the total; fewer where words
    point back at all of them ("they included").
    """
    by_number = {scene.number: scene for scene in scenes}
    busy = {telling.frame.scene.number for telling in tellings if not telling.is_note}
    result: list[Telling] = []
    for telling in tellings:
        behind = by_number.get(telling.frame.scene.number + 1)
        if behind is not None and behind.number not in busy:
            telling = replace(telling, flows=_shared(telling, behind))
        result.append(telling)
    return result


def _shared(telling: Telling, scene: Scene) -> tuple[Flow, ...]:
    whole = telling.total.value.low if telling.total else None
    if whole is None or len(telling.flows) != 2 or any(flow.count for flow in telling.flows):
        return telling.flows
    own = [_people_of(flow, scene) for flow in telling.flows]
    counts = [group.count.value.low or 0 for group in own if group is not None and group.count]
    back = any(token.lower in _BACK for token in scene.parsed.tokens[:_OPENING])
    if len(counts) != 2 or not (sum(counts) == whole or (back and whole / 2 < sum(counts) < whole)):
        return telling.flows
    dead = telling.frame.category == "remains"
    return tuple(
        replace(flow, group=replace(group, category="remains", neutral=False) if dead else group)
        for flow, group in zip(telling.flows, own, strict=True)
        if group is not None
    )


def _people_of(flow: Flow, scene: Scene) -> Group | None:
    """The one counted group of a sentence whose people the receiver's are."""
    home = flow.receiver.key if flow.receiver else ""
    found = [g for g in scene.groups if g.count and home in {party.value.key for party in g.parties}]
    return replace(found[0], partitive=False) if len(found) == 1 else None
