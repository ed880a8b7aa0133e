"""Exchanges: two sides, the people that each gives, and the figure over both directions.

Who goes which way follows from the sides named, from whose people a group is, and from wordings such as "2-for-2",
"60 from each side" and "50 Russians for 50 Ukrainians".
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from exchange_extract.frames.captors import captor_of
from exchange_extract.frames.joining import both_ways, run_of
from exchange_extract.frames.model import Flow, PersonSpot, Side
from exchange_extract.frames.parts import Parts, allegiance, first_side, heads_only, is_each, of_a_people
from exchange_extract.frames.shared_total import shared_flows, sums_up
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.quantities import value_of
from exchange_extract.phrases.references import BOTH
from exchange_extract.spans import Mention

_FOR = re.compile(r"([\w,]+)[\s-]+for[\s-]+([\w,]+)")


def exchange_flows(parts: Parts) -> tuple[list[Flow], list[Side], Group | None]:
    sides = _exchange_sides(parts)
    if parts.passive:
        groups = parts.groups("subj", "of") or parts.groups("obj")
    else:
        reported = parts.trigger.nominal and not parts.carried_out  # "X, a top official, confirmed the swap"
        groups = parts.groups("obj", "of") or ([] if reported else parts.groups("subj"))
    groups = heads_only([_of_those(parts, g) for g in groups if g.first != parts.trigger.first])
    equal = _equal_counts(parts, groups)
    if equal is not None:
        pair = _exchange_sides(parts)
        return both_ways(parts.scene, pair, [equal]), pair, None
    persons = parts.persons("obj", "of") or (parts.persons("subj") if not groups or parts.passive else [])
    given = parts.groups("reverse", "for") or (parts.groups("with") if parts.passive and groups else [])
    given_persons = parts.persons("reverse", "for")
    if given or given_persons:
        traded = _traded(parts, sides, groups, persons, given, given_persons)
        more = [other for other in given[1:] if other.count and not (other.bare or other.partitive)]
        return traded + [replace(traded[1], group=other, names=parts.names(other)) for other in more], sides, None
    in_turn = respective(parts, sides, groups) or _told_apart(parts, sides)
    if in_turn:
        return in_turn, sides, None
    owners = [allegiance(group) for group in groups]
    distinct = {owner.key for owner in owners if owner}
    pair = sides if len(sides) == 2 else _pair_from(sides, [o for o in owners if o])
    if len(groups) >= 2 and len(distinct) >= 2:
        whole = groups[0] if owners[0] is None and sums_up(groups[0], groups[1:]) else None
        rows = list(zip(groups, owners, strict=True))[whole is not None :]
        return [replace(_towards(pair, own, group), names=parts.names(group)) for group, own in rows], pair, whole
    group = groups[0] if groups else None
    if group is not None and group.count is None and len(groups) > 1:
        counted = next((g for g in groups if g.count), None)
        if counted is not None and counted.bare:  # "exchanged soldiers on Friday, 444 from each side"
            group = replace(counted, category=group.category, neutral=group.neutral, rule=group.rule)
        else:
            group = counted or group
    added = run_of(parts.scene, groups) if group is not None and group is groups[0] else [group] if group else []
    if any(is_each(parts.scene, one) for one in added):
        return both_ways(parts.scene, pair, added), pair, None
    if group is not None and len(distinct) == 1 and len(group.parties) == 1 and group.count is not None:
        return [_towards(pair, owners[0], group)], pair, None
    total = group if group is not None and group.count is not None else None
    if shared := shared_flows(parts, pair, total):
        return shared, pair, total
    bare = None if total else group
    if total is not None:
        side = next((g for g in parts.groups("obj", "subj") if g.bare and g.count and is_each(parts.scene, g)), None)
        if side is not None:  # "120 fighters, 60 from each side"
            bare = replace(side, category=total.category, neutral=total.neutral, rule=total.rule)
    return [pair_flow(pair, 0, bare), pair_flow(pair, 1, bare)], pair, total


def _of_those(parts: Parts, group: Group) -> Group:
    """ "Freed Swedish women hug in Malmo, where 18 of them were swapped": a figure is of the people it is a part of."""
    if not (parts.passive and group.bare and group.partitive and not group.parties):
        return group
    before = [other for other in parts.scene.groups if other.last < group.first and other.parties and not other.count]
    if not before:
        return group
    whole = before[-1]
    return replace(group, parties=whole.parties, category=whole.category, neutral=whole.neutral)


def respective(parts: Parts, sides: list[Side], groups: list[Group]) -> list[Flow]:
    """ "Exchanged 90 and 95 fishermen respectively": the first side gives the first, the second the other."""
    if len(sides) != 2 or len(groups) != 2 or not all(group.count for group in groups):
        return []
    tokens = parts.scene.parsed.tokens
    around = [*tokens[groups[1].last + 1 : groups[1].last + 4], tokens[groups[0].first - 1]]
    if not any(token.lower == "respectively" for token in around):
        return []
    first, second = groups
    if first.bare:
        first = replace(second, count=first.count, first=first.first, head=first.head, last=first.last)
    if first.category == "remains":  # "the bodies of 40 and 1,000 soldiers respectively"
        second = replace(second, category="remains", neutral=False)
    flows = [pair_flow(sides, 0, first), pair_flow(sides, 1, second)]
    if parts.frame == "receive":
        return [replace(flow, giver=flow.receiver, receiver=flow.giver) for flow in flows]
    return flows


def home_each(sides: list[Side], groups: list[Group]) -> list[Flow]:
    """ "Rwanda and Burundi freed 17 Burundians and eight Rwandans": people of each of two sides go home to it."""
    owners = [allegiance(group) for group in groups]
    keys = {side.key for side in sides}
    if len(sides) != 2 or len(groups) != 2 or {owner.key for owner in owners if owner} != keys:
        return []
    return [_towards(sides, owner, group) for owner, group in zip(owners, groups, strict=True)]


def _told_apart(parts: Parts, sides: list[Side]) -> list[Flow]:
    """ "Exchanged prisoners in May: 120 Vietnamese for 43 Chinese": the figures stand apart from the predicate."""
    tokens = parts.scene.parsed.tokens
    for first, second in pairwise(parts.scene.groups):
        if first.first < parts.trigger.last or not (first.count and second.count):
            continue
        if [token.lower for token in tokens[first.last + 1 : second.first]] == ["for"]:
            owners = [owner for group in (first, second) if (owner := allegiance(group))]
            return home_each(sides if len(sides) == 2 else owners, [first, second])
    return []


def _equal_counts(parts: Parts, groups: list[Group]) -> Group | None:
    """ "a 2-for-2 swap", "exchanged servicemen, 300 for 300": one figure for each direction."""
    tokens = parts.scene.parsed.tokens
    start = tokens[0].start
    words = "".join(
        t.text.lower() + (" " * (tokens[t.i + 1].start - t.end) if t.i + 1 < len(tokens) else "") for t in tokens
    )
    for hit in _FOR.finditer(words):
        if hit.group(1) != hit.group(2):
            continue
        value = value_of(hit.group(1))
        if value is None or (value.low is None and not value.everyone):
            continue
        count = Mention(start + hit.start(1), start + hit.end(1), value, "quantity.x_for_x")
        if groups and groups[0].count is not None and not groups[0].bare:
            return None
        model = next((g for g in groups if not g.bare), None)
        at = parts.trigger.head
        base = model or Group(at, at, at, None, "unspecified", "people.bare", neutral=True, bare=True)
        return replace(base, count=count)
    return None


def _exchange_sides(parts: Parts) -> list[Side]:
    between = parts.sides("between")
    if len(between) == 2 or any(side.key == BOTH for side in between):
        return between[:2]
    acts = not parts.trigger.nominal or parts.carried_out or (parts.told_of and parts.sides("with"))
    subjects = parts.sides("subj") if acts else []
    sides = subjects + parts.sides("poss") + between + parts.sides("with", "by", "and")
    unique: list[Side] = []
    for side in sides:
        if not any(side.key == other.key for other in unique):
            unique.append(side)
    return unique[:2]


def _pair_from(sides: list[Side], owners: Iterable[Side]) -> list[Side]:
    pair = list(sides)
    for owner in owners:
        if len(pair) < 2 and not any(owner.key == side.key for side in pair):
            pair.append(owner)
    return pair


def pair_flow(pair: list[Side], number: int, group: Group | None) -> Flow:
    """One of the two directions between a pair, from its side of this number to the other."""
    giver = pair[number] if len(pair) > number else None
    receiver = pair[1 - number] if len(pair) > 1 - number else None
    return Flow(giver, receiver, group)


def _towards(pair: list[Side], owner: Side | None, group: Group) -> Flow:
    """People go to their own side; the other one gives them."""
    if owner is None:
        return Flow(None, None, group)
    receiver = next((side for side in pair if side.key == owner.key), owner)
    giver = next((side for side in pair if side.key != owner.key), None)
    return Flow(giver, receiver, group)


def _traded(
    parts: Parts,
    sides: list[Side],
    groups: list[Group],
    persons: list[PersonSpot],
    given: list[Group],
    given_persons: list[PersonSpot],
) -> list[Flow]:
    """ "50 Russians for 50 Ukrainians": the first go one way, the second the other."""
    first = groups[0] if groups else None
    second = given[0] if given else None
    own, other = allegiance(first) if first else None, allegiance(second) if second else None
    subject = first_side(parts.sides("subj", "poss")) if not parts.passive else None
    captor = _captor(parts, first, second)
    if captor is not None and own is None and (other is None or captor.key != other.key):
        # "20 captives held by the Houthis for 80 prisoners": whose captives those are is for the article to say.
        holders = [holder] if (holder := captor_of(parts, second, [])) else []  # "for 181 held by the rebels"
        theirs = (captor.key, captor.mention.value.people)
        rival = next((side for side in (*sides, *holders) if side.key not in theirs), None)
        return _both_ends(parts, captor, rival, (first, persons), (second, given_persons))
    pair = _pair_from(sides, [side for side in (own, other) if side])
    giver, receiver = subject, None
    if own is not None:
        receiver = own
        giver = next((side for side in pair if side.key != own.key), None)
    elif other is not None and subject is not None and subject.mention.value.people == other.key:
        # "Hamas swapped 20 hostages for Palestinians held by Israel": its people are the ones it gets.
        rivals = (*sides, *parts.sides("holder", "from"))
        giver, receiver = subject, next((s for s in rivals if s.key not in (subject.key, other.key)), None)
    elif other is not None:
        giver = other
        receiver = next((side for side in pair if side.key != other.key), None)
    elif subject is not None:
        receiver = next((side for side in pair if side.key != subject.key), None)
    elif len(pair) == 2:
        giver, receiver = pair
    flows = _both_ends(parts, giver, receiver, (first, persons), (second, given_persons))
    ends = {giver.key, receiver.key} if giver and receiver else set()
    bought = giver is not None and giver.mention.value.kind == "state" and other is not None and of_a_people(other)
    if other and bought and ends and other.key not in ends:
        flows[1] = replace(flows[1], receiver=other)  # "five Taliban prisoners for an Italian": home, whoever pays
    return flows


def _both_ends(
    parts: Parts,
    giver: Side | None,
    receiver: Side | None,
    there: tuple[Group | None, list[PersonSpot]],
    back: tuple[Group | None, list[PersonSpot]],
) -> list[Flow]:
    """The people that the giver lets go, and those that it gets for them."""
    rows = ((giver, receiver, *there), (receiver, giver, *back))
    return [Flow(a, b, group, parts.names(group) + tuple(p.mention for p in persons)) for a, b, group, persons in rows]


def _captor(parts: Parts, first: Group | None, second: Group | None) -> Side | None:
    """Who is said to hold the first people: the holder named between them and the second."""
    if first is None or second is None:
        return None
    between = [arg for arg in parts.found if arg.role == "holder" and first.last < arg.spot.first < second.first]
    side = parts.acting(between[0]) if between else None
    return Side(side, "stated", f"{parts.trigger.rule.id}.holder") if side else None
