"""Figures given apart, for people told of without one: "A minister gave their number as six"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Scene
from exchange_extract.phrases.partition import says_how_many
from exchange_extract.phrases.people import Group
from exchange_extract.records.claims import is_bare
from exchange_extract.records.merge import Event
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling
from exchange_extract.rules.inflect import verb_forms

_PUT = frozenset(form for lemma in ("put", "give", "set", "estimate", "reckon") for form in verb_forms(lemma))
_SPEAK = frozenset(verb_forms("speak"))
_NUMBER = frozenset({"number", "figure", "total", "count"})
_IT = frozenset({"it", "this", "that"})
_PHRASE = 12  # tokens from the verb to the figure, with the people whose number it is
_REACH = 4  # sentences from the people to their figure


def with_late_figures(events: Sequence[Event], scenes: Sequence[Scene]) -> list[Event]:
    """The events; the one direction without a figure that was told of last takes one that is put forward for it."""
    tellings = sorted((telling for event in events for telling in event), key=lambda telling: telling.order)
    told = {telling.frame.scene.number for telling in tellings if any(flow.count for flow in telling.flows)}
    counted: dict[int, Telling] = {}
    for scene in scenes:
        figure = None if scene.number in told else _figure(scene)
        place = _uncounted(tellings, scene, figure) if figure else None
        if place is None or figure is None:
            continue
        index, number = place
        telling = tellings[index]
        flows = list(telling.flows)
        group = flows[number].group
        flows[number] = replace(flows[number], group=_counted(group, figure) if group else figure)
        counted[telling.order] = tellings[index] = replace(telling, flows=tuple(flows))
    return [[counted.get(telling.order, telling) for telling in event] for event in events] if counted else list(events)


def _counted(group: Group, figure: Group) -> Group:
    """ "All of its captives … There were 31 of them" are all 31."""
    count = figure.count
    if count and group.count and group.count.value.everyone:
        count = replace(count, value=replace(count.value, everyone=True))
    return replace(group, count=count)


def _figure(scene: Scene) -> Group | None:
    """The bare figure behind "put their number at", "put it at", "gave the figure as", "spoke of", "there were"."""
    tokens = scene.parsed.tokens
    for group in scene.groups:
        if says_how_many(tokens, group):
            return group
        if not is_bare(group) or group.first < 2:
            continue
        before = tokens[max(0, group.first - _PHRASE) : group.first]
        words = [token.lower for token in before]
        if words[-1] == "of" and words[-2] in _SPEAK:
            return group
        verb = max((n for n, word in enumerate(words) if word in _PUT), default=None)
        if verb is None or words[-1] not in ("at", "as"):
            continue
        if words[verb + 1] in _IT or _NUMBER & set(words[verb + 1 :]):
            return group
    return None


def _uncounted(tellings: Sequence[Telling], scene: Scene, figure: Group) -> tuple[int, int] | None:
    """The last direction told of without a figure; None where its telling has two."""
    named = [group for group in scene.groups if not group.bare and group.last < figure.first]
    for index in reversed(near(tellings, scene.number, _REACH)):
        telling = tellings[index]
        if telling.cumulative or telling.status != "completed":
            continue
        rows = [number for number, flow in enumerate(telling.flows) if _lacks_figure(flow)]
        rows = [n for n in rows if all(_fits(group, telling.flows[n].group) for group in named[-1:])]
        if rows:
            return (index, rows[0]) if len(rows) == 1 else None
    return None


def _lacks_figure(flow: Flow) -> bool:
    unsaid = flow.count is None or (flow.count.value.everyone and flow.count.value.low is None)
    return unsaid and not flow.names and bool(flow.giver or flow.receiver)


def _fits(named: Group, group: Group | None) -> bool:
    return group is None or group.neutral or named.neutral or named.category == group.category
