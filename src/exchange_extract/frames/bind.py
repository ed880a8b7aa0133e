"""From the parts of a predicate to directions: who gives how many of whom to whom (codebook, section 4)."""

from dataclasses import replace
from itertools import pairwise

from exchange_extract.frames.exchanges import exchange_flows, home_each, pair_flow, respective
from exchange_extract.frames.joining import both_ways, run_of
from exchange_extract.frames.model import Flow, Side
from exchange_extract.frames.one_way import one_way_flows
from exchange_extract.frames.parts import Parts, allegiance, is_each
from exchange_extract.frames.ways import opposed_flows, parts_ways
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.references import BOTH

__all__ = ["Parts", "flows_of"]


def flows_of(parts: Parts) -> tuple[list[Flow], list[Side], Group | None]:
    """Directions, the two sides if both are named as such, and a group that is a combined total."""
    frame = parts.trigger.rule.frame
    if parts_ways(parts):
        flows = opposed_flows(parts)
        return flows, [side for flow in flows if (side := flow.receiver)], None
    if frame == "exchange":
        return exchange_flows(parts)
    shared = _from_both(parts)
    if shared:
        return shared
    mutual = _mutual(parts)
    if mutual:
        return mutual
    return one_way_flows(parts), [], None


def _from_both(parts: Parts) -> tuple[list[Flow], list[Side], Group | None] | None:
    """ "The release of 292 detainees from both sides": a figure over both directions, or one for each."""
    both = [side for side in parts.sides("from", "on", "by", "to") if side.key == BOTH and not _gives_alone(parts)]
    both = both or [side for side in parts.sides("between") if side.key == BOTH and _carried_between(parts, side)]
    both = both or [side for side in parts.sides("of") if side.key == BOTH and _says_each(parts, side)]
    groups = [group for group in parts.groups("of", "obj", "subj") if group.count]
    if not both or not groups:
        return None
    side = next((group for group in groups[1:] if group.bare and is_each(parts.scene, group)), None)
    run = run_of(parts.scene, groups)
    if any(is_each(parts.scene, group) for group in run) or (side is None and _says_each(parts, both[0])):
        return both_ways(parts.scene, both, run), both, None
    if side is not None:  # "206 people: 103 from each side"
        side = replace(side, category=groups[0].category, neutral=groups[0].neutral, rule=groups[0].rule)
    return [pair_flow(both, 0, side), pair_flow(both, 1, side)], both, groups[0]


def _gives_alone(parts: Parts) -> bool:
    """ "Chad returned nine bodies at the request of elders from both sides": one named side acts on its people."""
    sides = parts.sides("subj")
    acts = parts.frame in ("release", "return") and not parts.trigger.nominal and not parts.passive
    return acts and len(sides) == 1 and sides[0].key != BOTH and bool(parts.groups("obj"))


def _carried_between(parts: Parts, side: Side) -> bool:
    """ "Transferred 60 bodies between the two sides", not "came home after an exchange between the two"."""
    tokens = parts.scene.parsed.tokens
    ends = {group.last for group in parts.groups("obj", "subj", "of")} | {parts.trigger.last}
    return any(t.lower == "between" and t.i - 1 in ends for t in tokens if t.start < side.mention.start)


def _says_each(parts: Parts, side: Side) -> bool:
    """ "To each country", not "to both countries"."""
    return any(t.lower == "each" and t.start == side.mention.start for t in parts.scene.parsed.tokens)


def _mutual(parts: Parts) -> tuple[list[Flow], list[Side], Group | None] | None:
    """ "Moscow and Kyiv each freed 500 prisoners": both subjects give, or get, that many."""
    if parts.trigger.nominal or parts.trigger.rule.frame in ("move", "secure"):
        return None
    sides = parts.sides("subj")
    both = any(side.key == BOTH for side in sides)
    groups = parts.groups("obj", "of")
    crossed = bool(groups) and _each_others(parts, groups[0])
    plain = both and len(groups) == 1 and groups[0].held and not groups[0].parties
    groups = [group for group in groups if group.count or crossed or plain or _says_each_subject(parts)]
    if not groups or parts.passive or not (both or len(sides) == 2):
        return None
    if len({owner.key for owner in map(allegiance, groups) if owner and owner.key != BOTH}) > 1:
        home = home_each(sides, [group for group in groups if group.count])
        return (home, sides, None) if home and parts.frame in ("release", "return") else None
    pair = sides
    if both:
        pair = [Side(next(s for s in sides if s.key == BOTH).mention, "inferred", "infer.both_sides")]
    in_turn = [] if both else respective(parts, sides, groups)
    if in_turn:
        return in_turn, sides, None
    run = run_of(parts.scene, groups)
    own = next(filter(None, map(allegiance, groups)), None)
    if own and len(sides) == 2 and own.key in {side.key for side in sides} and not _each_subject(parts, run):
        return _agreed_for(parts, sides, own, groups[0]), sides, None
    if own and both and len(groups) == 1 and not _each_subject(parts, run):
        return [Flow(None, own, groups[0], parts.names(groups[0]))], [], None  # "agreed to return 12 Japanese"
    if _each_subject(parts, run) or groups[0].count is None:
        return both_ways(parts.scene, pair, run), pair, None
    return [pair_flow(pair, 0, None), pair_flow(pair, 1, None)], pair, groups[0]


def _agreed_for(parts: Parts, sides: list[Side], own: Side, group: Group) -> list[Flow]:
    """ "The US and Iran struck a deal to free five Americans for two Iranians": each to their own side."""
    other = next(side for side in sides if side.key != own.key)
    flows = [Flow(other, own, group, parts.names(group))]
    prices = parts.groups("reverse")
    persons = tuple(person.mention for person in parts.persons("reverse"))
    if prices or persons:
        price = prices[0] if prices else None
        flows.append(Flow(own, other, price, parts.names(price) + persons))
    return flows


def _each_others(parts: Parts, group: Group) -> bool:
    """ "Free each other's prisoners", "release one another's bodies"."""
    words = [token.lower for token in parts.scene.parsed.tokens[max(0, group.first - 3) : group.head]]
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(words))


def _each_subject(parts: Parts, run: list[Group]) -> bool:
    """ "Moscow and Kyiv each freed", "each side let 84 go", "freed 84 each"."""
    return any(is_each(parts.scene, group) for group in run) or _says_each_subject(parts)


def _says_each_subject(parts: Parts) -> bool:
    before = parts.scene.parsed.tokens[max(0, parts.trigger.first - 5) : parts.trigger.first]
    return any(token.lower == "each" for token in before)
