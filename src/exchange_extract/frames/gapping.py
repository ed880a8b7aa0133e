"""Clauses whose verb is left out: "Russia freed 95, Ukraine 103"; "390 were swapped on Friday and 307 on Saturday"."""

from dataclasses import replace

from exchange_extract.frames.cumulative import is_rank
from exchange_extract.frames.holders import is_holder
from exchange_extract.frames.model import DateSpot, Flow, Frame, PartySpot, Scene, Side
from exchange_extract.frames.parts import allegiance
from exchange_extract.phrases.people import Group

_AHEAD = {"with", "another", "for", ",", "it", "was", "had", "been", "were", "the", "figure", "number"}
_CAMPS = {"side", "army", "forces", "military", "government", "authorities", "troops", "camp", "separatists", "rebels"}
_DID = (["did"], ["do"], ["does"], ["were"], ["was"], ["are"], ["have"], ["had"], ["will"])
_DID_SO = ("did so", "done so", "did the same", "done the same", "did likewise", "done likewise", "followed suit")
_AUXILIARIES = {"have", "has", "had", "also"}
_HELD = 5  # tokens from people to their captor
_LINKS = {",", "and", "while", ";", "but", "followed", "by", "then", "another", "a", "further"}


def add_gapped(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """The frames of a sentence with those that only a figure stands for, each after the frame whose verb it shares."""
    used = {flow.group.head for frame in frames for flow in frame.flows if flow.group}
    result: list[Frame] = []
    starts = [frame.trigger.first for frame in frames]
    for n, frame in enumerate(frames):
        result.append(frame)
        counted = [flow for flow in frame.flows if flow.group and flow.group.count]
        if not (counted or frame.total) or frame.kind != "event":
            continue
        followers = [g for g in _followers(scene, frame, used) if not any(i < g.first for i in starts[n + 1 :])]
        for group in followers if counted else ():
            if group.head in used and _date_after(scene, group) and not _party_before(scene, group):
                result[-1] = _without(result[-1], group, _date_before(scene, counted[0], group))
        last = result[-1]
        for group in followers:
            date = (_date_after(scene, group) if counted else None) or _date_ahead(scene, group)
            party = _party_before(scene, group) or _party_by(scene, group)
            way = _way_after(scene, group, frame) or _likewise(scene, group, frame)
            if way is not None:
                result[-1] = replace(result[-1], flows=(*result[-1].flows, way))
            elif party is not None and counted and len(frame.flows) <= 2 + (group.head in used) and not date:
                result[-1] = _with_actor(result[-1], counted[0], group, party)
            elif date is not None and not party:
                last = _with_date(last, group, date)
                result.append(last)
            else:
                continue
            used.add(group.head)
    return result


def _followers(scene: Scene, frame: Frame, used: set[int]) -> list[Group]:
    """Bare figures after the frame's people, joined by a comma or "and"."""
    edge = max((flow.group.last for flow in frame.flows if flow.group), default=frame.trigger.last)
    rows = []
    for group in scene.groups:
        free = group.head not in used or _party_before(scene, group) is not None or _has_own_day(scene, frame, group)
        elsewhere = group.head in used and not any(flow.group and flow.group.head == group.head for flow in frame.flows)
        another = not elsewhere and not _has_verb(scene, group) and _has_own_day(scene, frame, group)
        left_out = group.bare or another or (not elsewhere and _has_own_actor(scene, frame, group))
        if (
            (left_out or _likewise(scene, group, frame))
            and free
            and (not group.partitive or _way_after(scene, group, frame) or _shares_whole(scene, frame, group))
            and group.first > min(edge, frame.trigger.last)
        ):
            rows.append(group)
    return rows


def _shares_whole(scene: Scene, frame: Frame, group: Group) -> bool:
    """ "40 bodies were returned: Baku received 28 and Yerevan 12": a figure shared out, no sub-group."""
    shares = [flow.group for flow in frame.flows if flow.group]
    return bool(shares) and all(share.partitive for share in shares) and _party_before(scene, group) is not None


def _way_after(scene: Scene, group: Group, frame: Frame) -> Flow | None:
    """ "1,000 went to Ukraine and 26 to Russia", "... and two from Ukraine to Russia": the ends behind a figure."""
    tokens, ends = scene.parsed.tokens, {}
    if (
        frame.trigger.rule.frame not in ("move", "return", "release", "carry")
        or tokens[group.first - 1].lower not in _LINKS
    ):
        return None
    at, arrived = group.last + 1, frame.trigger.rule.frame == "move"
    while at + 1 < len(tokens) and tokens[at].lower in (("to", "from", "in") if arrived else ("to", "from")):
        spot = next((p for p in scene.parties if p.first in (at + 1, at + 2)), None)
        if spot is None:
            return None
        way = "from" if tokens[at].lower == "from" else "to"  # "230 are back in Ukraine and 248 in Russia"
        ends[way] = Side(spot.mention, "stated", f"{frame.trigger.rule.id}.{way}")
        at = spot.last + 1
    return Flow(ends.get("from"), ends["to"], group) if "to" in ends else None


def _likewise(scene: Scene, group: Group, frame: Frame) -> Flow | None:
    """ "73 soldiers walked free, as did 233 separatists held by Kyiv": more people of whom the verb is true.

    The words for it may stand behind them: "and 150 Palestinian prisoners have done so".
    """
    tokens, first = scene.parsed.tokens, group.first
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    end = next((p.last for p in scene.parties if p.first == group.last + 2 and tokens[p.first - 1].lower == "of"), 0)
    end = max(end, group.last)  # "20 fighters of JNIM"
    after = [token.lower for token in tokens[end + 1 : end + 6] if token.lower not in _AUXILIARIES]
    told = before[:1] in (["as"], ["so"]) and before[1:] in _DID
    if group.count is None or not (told or " ".join(after).startswith(_DID_SO)):
        return None
    own = allegiance(group)
    held = next((p for p in scene.parties if group.last < p.first <= group.last + _HELD and is_holder(scene, p)), None)
    giver = Side(held.mention, "stated", f"{frame.trigger.rule.id}.holder") if held else None
    return Flow(giver, own if giver is None or own is None or own.key != giver.key else None, group)


def _has_own_actor(scene: Scene, frame: Frame, group: Group) -> bool:
    """ "Pakistan repatriated 440 Indians and India 25 Pakistanis": the people of one side, right after the other."""
    party = _party_before(scene, group)
    getting = frame.trigger.rule.frame == "receive"
    actors = {side.key for flow in frame.flows if (side := flow.receiver if getting else flow.giver)}
    if party is None or group.count is None or len(actors) != 1 or party.mention.value.key in actors:
        return False
    before = party.first - 1
    if before and scene.parsed.tokens[before].lower == "the":
        before -= 1
    if scene.parsed.tokens[before].lower not in ("and", "while", ",", ";"):
        return False
    own = {mention.value.key for mention in group.parties}
    return party.mention.value.key not in own and not _has_verb(scene, group)


def _has_verb(scene: Scene, group: Group) -> bool:
    """Whether the words right after a group say what it does, so that no verb is left out."""
    after = scene.parsed.tokens[group.last + 1 : group.last + 3]
    return any(token.tag in ("VBD", "VBZ", "VBP", "MD", "TO", "WDT", "WP") for token in after)


def _date_after(scene: Scene, group: Group) -> DateSpot | None:
    """The day right after a figure that a comma or "and" joins on, or right before it: "and the third, of 100, on"."""
    tokens, start = scene.parsed.tokens, group.first
    while start > 1 and (tokens[start - 1].lower in ("of", ",", "the") or is_rank(tokens[start - 1])):
        start -= 1
    joined = start > 0 and (tokens[start - 1].lower in _LINKS or tokens[start].lower in _LINKS)
    if not joined:
        return None
    return next((d for d in scene.dates if group.last < d.first <= group.last + 3), None)


def _date_ahead(scene: Scene, group: Group) -> DateSpot | None:
    """ "Parted with seven on 3 May, on 9 June with four more": the day between a comma and the figure."""
    tokens = scene.parsed.tokens
    date = next((d for d in scene.dates if d.last < group.first <= d.last + 4), None)
    if date is None or any(t.lower not in _AHEAD for t in tokens[date.last + 1 : group.first]):
        return None
    start = date.first - 1 if date.first and tokens[date.first - 1].tag == "IN" else date.first
    return date if start > 0 and tokens[start - 1].lower in (",", ";", "and") else None


def _date_before(scene: Scene, model: Flow, group: Group) -> DateSpot | None:
    """The day between the people of a frame and a later figure."""
    first = model.group.last if model.group else group.first
    return next((d for d in scene.dates if first < d.first < group.first), None)


def _has_own_day(scene: Scene, frame: Frame, group: Group) -> bool:
    """ "freed 20 on January 24 and 15 more on June 20": the second figure is no more of the first handover.

    People of another side than the first may be those who go the other way, and in a longer list who shares a day
    is open.
    """
    models = [flow for flow in frame.flows if flow.group and flow.group.count and flow.group.head != group.head]
    if not models or _date_after(scene, group) is None or _date_before(scene, models[0], group) is None:
        return False
    return group.more or group.bare or (len(frame.flows) == 2 and _of_one_side(models[0].group, group))


def _of_one_side(model: Group | None, group: Group) -> bool:
    sides = {mention.value.key for mention in model.parties} if model else set()
    return not group.parties or {mention.value.key for mention in group.parties} == sides


def _without(frame: Frame, group: Group, date: DateSpot | None) -> Frame:
    """The frame without the figure that is a handover of its own, on the day that is said of the other people."""
    flows = tuple(flow for flow in frame.flows if not (flow.group and flow.group.head == group.head))
    return replace(frame, flows=flows, own_date=date) if flows else frame


def _party_before(scene: Scene, group: Group) -> PartySpot | None:
    """The party right before a figure, itself after a comma or "and" ("and Russia 45")."""
    tokens = scene.parsed.tokens
    edge = group.first - 1
    if edge > 0 and tokens[edge].lower in _CAMPS and not any(p.last == edge for p in scene.parties):
        edge -= 1  # "and the Ukrainian side the same number"
    if edge > 1 and tokens[edge].lower == ",":
        edge -= 1  # "Chad freed 12 and Sudan, 15"
        party = next((p for p in scene.parties if p.last == edge), None)
        return party if party and tokens[party.first - 1].lower in ("and", "while", ";") else None
    party = next((p for p in scene.parties if p.last == edge), None)
    if party is None or party.first == 0:
        return None
    return party if tokens[party.first - 1].lower in (*_LINKS, "the") else None


def _party_by(scene: Scene, group: Group) -> PartySpot | None:
    """ "44 captives handed over by Russia, 44 by Ukraine": the doer behind a bare figure."""
    tokens, at = scene.parsed.tokens, group.last + 1
    if (
        not group.bare
        or at + 1 >= len(tokens)
        or tokens[at].lower != "by"
        or tokens[group.first - 1].lower not in _LINKS
    ):
        return None
    at += 1 + (tokens[at + 1].lower == "the")
    return next((p for p in scene.parties if p.first == at), None)


def _with_actor(frame: Frame, model: Flow, group: Group, party: PartySpot) -> Frame:
    """The same act by another party: it takes the part that the first subject has in the model."""
    side = Side(party.mention, "stated", f"{frame.trigger.rule.id}.gapped")
    told = model.group is not None and not model.group.neutral and model.group.category != "hostage"
    if group.bare or (group.neutral and told):
        kind = model.group or group
        group = replace(group, category=kind.category, neutral=kind.neutral and group.neutral)
    getting = frame.trigger.rule.frame == "receive"
    actor = model.receiver if getting else model.giver
    if actor is None or actor.key == side.key:
        return frame
    flow = Flow(actor, side, group) if getting else Flow(side, actor, group)
    flows = tuple(f for f in frame.flows if not (f.group and f.group.head == group.head))
    whole = tuple(replace(f, giver=f.giver or side, receiver=f.receiver or side) for f in flows)
    return replace(frame, flows=(*whole, flow))


def _of_them(group: Group, model: Group) -> Group:
    """A figure with the people that it goes on from: "15 captives on Monday and a further 12 on Wednesday"."""
    if not group.bare:
        return replace(group, parties=group.parties or model.parties)
    return replace(model, count=group.count, first=group.first, head=group.head, last=group.last)


def _with_date(frame: Frame, group: Group, date: DateSpot) -> Frame:
    """The same act on another day."""
    if frame.total is not None and group.count is not None:  # "In May they swapped 1,000 people, in June it was 900"
        return replace(frame, total=group.count, own_date=date, fresh=True)
    flows = tuple(replace(flow, group=_of_them(group, flow.group)) if flow.group else flow for flow in frame.flows)
    return replace(frame, flows=flows, own_date=date, fresh=True)
