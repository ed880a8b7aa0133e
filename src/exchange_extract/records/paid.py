"""Who is freed for people told of before: "Thirteen inmates were freed in exchange for the servicemen"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, inferred
from exchange_extract.frames.prices import is_price
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.phrases.person_links import same_person
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling

_REACH = 10  # sentences from the one half to the other
_OPEN = {"people.prisoner", "people.hostage", "people.captive", "people.detainee"}  # words for any that are held


def with_paid(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, where people without any side who go in exchange for others go against the way of those.

    Only where the words point back to the others: a pronoun, a definite phrase for the same sort, a name.
    """
    result: list[Telling] = []
    for telling in tellings:
        given = [flow for flow in telling.flows if flow.group and not _is_price(telling, flow)]
        if len(given) == 1 and given[0].ends == ("", "") and given[0].count:
            before = [f for i in near(result, telling.frame.scene.number, _REACH) for f in result[i].flows if f.giver]
            model = next((flow for flow in reversed(before) if _names_price(telling, flow)), None)
            telling = _against(telling, given[0], model) if model else telling
        result.append(telling)
    return result


def _is_price(telling: Telling, flow: Flow) -> bool:
    scene = telling.frame.scene
    return flow.group is not None and is_price(scene, flow.group.first, scene.clauses.preposition(flow.group.first))


def _names_price(telling: Telling, told: Flow) -> bool:
    """Whether the people that a telling sets a price on are those of a flow told before."""
    scene = telling.frame.scene
    for flow in telling.flows:
        group = flow.group
        if group is None or not _is_price(telling, flow):
            continue
        if group.rule == PRONOUN or (told.group is not None and _same_sort(flow, told)):
            return True
    persons = [spot for spot in scene.persons if is_price(scene, spot.first, scene.clauses.preposition(spot.first))]
    return any(same_person(spot.mention.value, name.value) for spot in persons for name in told.names)


def _same_sort(flow: Flow, told: Flow) -> bool:
    a, b = flow.group, told.group
    if a is None or b is None or not a.definite or a.parties or (a.category == "remains") != (b.category == "remains"):
        return False
    counts = flow.count is None or (told.count is not None and flow.count.value == told.count.value)
    return counts and (a.rule == b.rule or a.rule in _OPEN)


def _against(telling: Telling, given: Flow, model: Flow) -> Telling:
    flows = tuple(
        replace(flow, giver=inferred(model.receiver), receiver=inferred(model.giver))
        if flow is given
        else replace(flow, giver=inferred(model.giver), receiver=inferred(model.receiver))
        if _is_price(telling, flow)
        else flow
        for flow in telling.flows
    )
    return replace(telling, flows=flows)
