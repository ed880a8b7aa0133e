"""Which tellings speak of the same event (codebook, section 2)."""

from collections.abc import Sequence

from exchange_extract.edtf import share_no_day
from exchange_extract.frames.apposition import ONE_NAMED
from exchange_extract.frames.facing import opens_in_return
from exchange_extract.frames.model import Flow, Side
from exchange_extract.phrases.people import CLAIM, PRONOUN
from exchange_extract.records.apart import adds_to, is_answer, is_apart, is_previous, within_the_same
from exchange_extract.records.figures import agreement, loosely_same, rounds, same_count, uncounted
from exchange_extract.records.halves import FEW, LATEST, other_halves, reach_of
from exchange_extract.records.leaving_jail import steps_of_one_way
from exchange_extract.records.states import shared_whole
from exchange_extract.records.tellings import Telling
from exchange_extract.spans import Quantity

Event = list[Telling]

_REAL = {"completed", "ongoing"}


def merge_tellings(tellings: Sequence[Telling]) -> list[Event]:
    """Events in the order of their first telling; every telling is in exactly one, notes only where they fit."""
    events: list[Event] = []
    halves = other_halves(tellings)
    for telling in tellings:
        best, score = None, 0.0
        for event in events[-LATEST:]:
            near = event if len(event) <= LATEST else [event[0], *event[-LATEST:]]
            if _counts(near, telling) > 0 and any(_counts(near, half) < 0 for half in halves.get(telling.order, ())):
                continue  # "In April it gave 60 bodies and took 12": no round of 60 for 9
            value = fit(near, telling, is_last=event is events[-1])
            if value > score:
                best, score = event, value
        if best is not None:
            best.append(telling)
        elif not telling.is_note or telling.frame.kind == "event" or _stands_alone(telling, events):
            events.append([telling])
    return _rejoined(events)


def _rejoined(events: list[Event]) -> list[Event]:
    """Events with what came too early to find its own: half a headline, and what a deal told of without figures means.

    "A frees ten as B sends 25 home" is told whole only later; "they agreed to resume swaps. So 40 will be freed".
    """
    result = list(events)
    for event in events:
        if not any(other is event for other in result):
            continue  # it has taken another in
        body = [telling for telling in event if not telling.is_headline]
        if not body:
            homes = [other for other in result if other is not event and all(_retold(other, t) for t in event)]
        elif all(t.status == "planned" and not t.date and not t.is_note for t in body):
            homes = [
                other for other in result if _is_bare_deal(other) and all(fit(other, t, is_last=False) for t in body)
            ]
        else:
            homes = [other for other in result if other is not event and _repeats(other, body)]
        if homes:
            result[result.index(homes[0])] = sorted([*event, *homes[0]], key=lambda telling: telling.order)
            result.remove(event)
    return result


def _retold(event: Event, telling: Telling) -> bool:
    return _counts(event, telling) >= 1 and fit(event, telling, is_last=False) > 0


def _repeats(event: Event, body: Sequence[Telling]) -> bool:
    """Whether tellings that were taken for another event only repeat the figures of this one, more than a few."""
    counted = [telling for telling in body if any((count.value.low or 0) > FEW for count in telling.counts)]
    agree = all(fit(event, telling, is_last=False) > 0 for telling in body)
    before = body[0].order < event[0].order and any(is_previous(body, telling) for telling in event)
    return bool(counted) and agree and not before and all(_counts(event, telling) >= 1 for telling in counted)


def _is_bare_deal(event: Event) -> bool:
    """Whether an event is an agreement of which no telling has a figure."""
    return all(t.status == "agreed" and not (t.counts or t.total) for t in event)


def _direction(event: Event, telling: Telling) -> float:
    """A telling without figures rather repeats a direction than adds one."""
    mine = {flow.ends for flow in telling.flows if flow.giver and flow.receiver and flow.group}
    if telling.counts or telling.total or len(mine) != 1:
        return 0.0
    theirs = {flow.ends for t in event for flow in t.flows}
    return 1.0 if mine <= theirs else 0.0


def _stands_alone(telling: Telling, events: Sequence[Event]) -> bool:
    """ "The previous exchange was on 3 May": an exchange with a day of its own between the article's sides."""
    if (
        telling.status in _REAL
        and telling.frame.definite
        and not telling.frame.fresh
        and events
        and len(telling.frame.sides) < 2
    ):
        return False
    return telling.frame.trigger.rule.frame == "exchange" and telling.date is not None and not telling.date.weak


def fit(event: Event, telling: Telling, *, is_last: bool) -> float:
    """How well a telling fits an event; 0 when they contradict each other or nothing ties them."""
    if (
        not (_same_claim(event, telling) or _headline_of(event, telling))
        or not _dates_agree(event, telling)
        or not _sides_agree(event, telling)
        or not _kinds_agree(event, telling)
        or is_previous(event, telling)
    ):
        return 0.0
    counts = _counts(event, telling)
    if counts < 0:
        return 0.0
    score = 3.0 * counts + 3.0 * _shared_names(event, telling)
    if not score and is_apart(telling):
        return 0.0
    distance = telling.frame.scene.number - max(t.frame.scene.number for t in event)
    dates = {t.date.edtf for t in event if t.date and not t.date.weak}
    if telling.date and not telling.date.weak and telling.date.edtf in dates:
        score += 2.0
    shared = telling.total is not None and not telling.flows
    told = shared or (telling.counts and not all(_points_back(flow) for flow in telling.flows))
    if counts == 0 and told and not score:
        has_counts = any(t.counts for t in event) and not _vague_headline(event)
        if has_counts and not _reverse_only(event, telling):
            return 0.0
        if telling.frame.fresh or (distance > reach_of(event, telling) and not _headline(event)):
            return 0.0
    if telling.frame.fresh and not counts and telling.date and telling.date.edtf not in dates and dates:
        return 0.0
    if not counts and _reverse_only(event, telling):
        score += 3.0 if distance == 0 else 1.5
    score += _direction(event, telling)
    score += 2.0 if distance == 0 else 1.0 if distance == 1 else 0.5 if distance <= 3 else 0.2
    return score + (0.3 if is_last else 0.0) + (0.2 if telling.frame.definite else 0.0)


def _vague_headline(event: Event) -> bool:
    """ "Deal to exchange dozens of prisoners": the body gives the figures."""
    figures = [count.value for t in event for count in (*t.counts, *([t.total] if t.total else []))]
    return _headline(event) and all(value.approximate or value.low != value.high for value in figures)


def _headline_of(event: Event, telling: Telling) -> bool:
    """Whether the event so far is a headline of what this says: the body decides whether it is due, agreed or done."""
    return _headline(event) and (_counts(event, telling) > 0 or _shared_names(event, telling) > 0)


def _headline(event: Event) -> bool:
    return all(t.is_headline for t in event)


_NOT_YET = {"planned", "proposed"}


def _is_refusal_of(event: Event, telling: Telling) -> bool:
    """The round that was due and the news that it is off, by the same figure: one `rejected` record."""
    statuses = {t.status for t in event} | {telling.status}
    if "rejected" not in statuses or not statuses <= {"rejected", *_NOT_YET}:
        return False
    first, second = [c.value for t in event for c in t.counts], [c.value for c in telling.counts]
    return any(same_count(a, b) for a in first for b in second)


def _same_claim(event: Event, telling: Telling) -> bool:
    first = event[0]
    told = next((other for other in event if not other.is_headline), first)  # a headline says of no figure that it sums
    if told.cumulative != telling.cumulative:
        return False
    if telling.is_note and telling.status in _REAL:
        return True
    if first.status in _REAL and telling.status in _REAL:
        return True
    if _is_refusal_of(event, telling):
        return True
    if first.status == "agreed" and telling.status == "planned":
        return telling.date is None or telling.date.weak
    return first.status == telling.status


def _dates_agree(event: Event, telling: Telling) -> bool:
    if not telling.date or telling.date.weak or _is_refusal_of(event, telling) or is_answer(event, telling):
        return True
    mine = telling.date.edtf
    if any(other.date and other.date.weak and _long_before(mine, other.date.edtf) for other in event):
        return False
    for other in event:
        if other.date and not other.date.weak:
            theirs = other.date.edtf
            if steps_of_one_way(other, telling):
                continue
            spans = "/" in mine + theirs and not (adds_to(other, telling) and share_no_day(mine, theirs))
            if not (mine.startswith(theirs) or theirs.startswith(mine) or spans):
                return False
    return True


def _long_before(edtf: str, reported: str) -> bool:
    """Whether a date lies more than a month before the day of a report: "Freed, it said on Monday. In 2019 ..."."""
    if not (edtf[:4].isdigit() and reported[:4].isdigit() and len(reported) >= 7) or "/" in edtf:
        return False
    months = [
        int(date[:4]) * 12 + (int(date[5:7]) if date[5:7].isdigit() and date[5:7] < "13" else 12)
        for date in (edtf, reported)
    ]
    return months[0] + 1 < months[1]


def _camps(flow: Flow) -> tuple[str, str]:
    """The two ends with an armed group counted to its people: Hamas frees hostages, Palestinians are freed for them."""
    giver, receiver = ((side.mention.value.people or side.key) if side else "" for side in (flow.giver, flow.receiver))
    return giver, receiver


def _sides_agree(event: Event, telling: Telling) -> bool:
    theirs = {key for t in event for flow in t.flows for key in _camps(flow) if key}
    mine = {key for flow in telling.flows for key in _camps(flow) if key}
    if not mine or not theirs or mine <= theirs or theirs <= mine:
        return True
    if len(mine | theirs) <= 2:
        return True
    shared = mine & theirs
    if any(
        direction_fits(flow, other)
        for flow in telling.flows
        for t in event
        for other in t.flows
        if flow.count and other.count
    ):
        return True
    # Several states may take part: a shared giver or receiver in the same sentence ties them.
    return bool(shared) and any(t.frame.scene.number == telling.frame.scene.number for t in event)


def _kinds_agree(event: Event, telling: Telling) -> bool:
    mine, theirs = kinds_of(telling), set().union(*(kinds_of(t) for t in event))
    if mine and theirs and not mine & theirs:
        answers = opens_in_return(telling.frame.scene) and not event[-1].is_note
        return (answers and _reverse_only(event, telling)) or any(
            t.frame.trigger.head == telling.frame.trigger.head and t.frame.scene is telling.frame.scene for t in event
        )
    return True


def kinds_of(telling: Telling) -> set[str]:
    """Whether living people, remains or both are what a telling is about."""
    kinds = set()
    for flow in telling.flows:
        if flow.group and not flow.group.bare and flow.group.rule != PRONOUN:
            kinds.add("remains" if flow.group.category == "remains" else "living")
        elif flow.names:
            kinds.add("living")
    if telling.frame.category:
        kinds.add("remains" if telling.frame.category == "remains" else "living")
    return kinds


def direction_fits(a: Flow, b: Flow) -> bool:
    """Whether two flows may be the same direction: no end of theirs differs, and one end at least is shared."""
    (g1, r1), (g2, r2) = a.ends, b.ends
    as_many = bool(a.count and b.count and same_count(a.count.value, b.count.value))
    if as_many and g1 and g1 == g2 and _soft(a.receiver, b.receiver):
        return True
    if a.differs(b):
        return False
    return bool((g1 and g1 == g2) or (r1 and r1 == r2)) or not (g1 or r1) or not (g2 or r2)


def _soft(a: Side | None, b: Side | None) -> bool:
    """Whether one of two receivers is only inferred, so that the other may overrule it."""
    if a is None or b is None or a.rule == b.rule == "infer.receiver_from_allegiance":
        return False  # "15 Thai and 15 Nepali hostages"
    return "inferred" in (a.basis, b.basis)


def _points_back(flow: Flow) -> bool:
    """ "The three were flown home", "both are free": people told of before, whatever their sum was."""
    return flow.group is None or (flow.group.bare and flow.group.definite and not flow.group.more)


def _counts(event: Event, telling: Telling) -> float:
    """Matching counts (1 each), or -1 when a count of the same direction differs."""
    matched = 0.0
    if telling.total:
        for other in event:
            if other.total:
                if not (value := agreement(other.total.value, telling.total.value)):
                    return -1
                matched += value
            elif _sums_to(other, telling.total.value):
                matched += 1
    if not telling.total and _completes(event, telling):
        matched += 1.5
    if len(telling.counts) > 1 and any(other.total and _sums_to(telling, other.total.value) for other in event):
        return matched + 1.5
    whole, named = shared_whole(event, telling), _shared_names(event, telling)
    for flow in telling.flows:
        count = flow.group.count if flow.group else None
        if count is None or (count.rule == ONE_NAMED and named):
            continue  # one of those told of before, whatever their number
        if whole is not None and flow.giver and flow.giver.key == whole:
            matched += 0.5
            continue
        agreed, clash = _agreed(event, telling, flow, count.value, named=bool(named))
        if clash and not agreed and count.rule == CLAIM:
            matched += 1
            continue
        if clash and not agreed and not _points_back(flow):
            return -1
        matched += min(agreed, 1)
    return matched


def _agreed(event: Event, telling: Telling, flow: Flow, count: Quantity, *, named: bool) -> tuple[float, int]:
    """How often an event's figures agree with that of one direction, and how often they differ from it.

    ``named``: the telling and the event name somebody both.
    """
    agreed, clash = 0.0, 0
    for other in event:
        total = other.total.value if other.total else None
        if total is not None:
            agreed += same_count(total, count)
            agreed += count.low is not None and count.low * 2 == total.low
        for theirs in other.flows:
            if not theirs.group or not theirs.group.count or not direction_fits(flow, theirs):
                continue
            value = theirs.group.count.value
            one = theirs.group.count.rule == ONE_NAMED and other.is_headline
            rounded = other.is_headline and not telling.is_headline and rounds(value, count)
            if same_count(value, count):
                agreed += 1
            elif loosely_same(value, count) or rounded:
                agreed += 0.5
            elif not (uncounted(count) or uncounted(value) or (one and named)):
                clash += 1
    return agreed, clash


def _completes(event: Event, telling: Telling) -> bool:
    """Whether the telling's figure and the other direction's make up the event's combined total."""
    total = next((t.total.value.low for t in event if t.total), None)
    mine = [flow for flow in telling.flows if flow.count and flow.count.value.low]
    if not total or len(mine) != 1 or not mine[0].count:
        return False
    others = {
        other.count.value.low
        for t in event
        for other in t.flows
        if other.count and other.count.value.low and other.ends == mine[0].ends[::-1]
    }
    return any((low or 0) + (mine[0].count.value.low or 0) == total for low in others)


def _sums_to(telling: Telling, total: Quantity) -> bool:
    lows = [count.value.low or 0 for count in telling.counts]
    return bool(lows) and sum(lows) == total.low


def _shared_names(event: Event, telling: Telling) -> int:
    mine = {name.value.surname for flow in telling.flows for name in flow.names}
    theirs = {name.value.surname for t in event for flow in t.flows for name in flow.names}
    return len(mine & theirs)


def _reverse_only(event: Event, telling: Telling) -> bool:
    """Whether the telling's counts run against a direction of the event, near it: the other half of a swap."""
    known = [theirs for other in event for theirs in other.flows if theirs.giver and theirs.receiver]
    mine = [flow for flow in telling.flows if flow.group and flow.group.count and flow.giver and flow.receiver]
    if not mine or telling.frame.scene.number - event[-1].frame.scene.number > reach_of(event, telling):
        return False
    told = {telling.status, *(t.status for t in event if t.counts)}
    if "ongoing" in told and len(told) > 1 and not within_the_same(telling):
        return False  # one side freed, the other still on its way: two records
    counted = [theirs for theirs in known if theirs.group and theirs.group.count]
    if any(direction_fits(flow, theirs) for flow in mine for theirs in counted):
        return False
    return any(_camps(flow) == _camps(theirs)[::-1] for flow in mine for theirs in known)
