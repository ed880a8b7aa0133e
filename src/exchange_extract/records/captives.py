"""People whom a sentence only points back to, and whose capture the sentences before it tell of.

"Rebels kidnapped three engineers in May. They were freed on Friday": the frame of the second sentence gets the figure,
the kind, the side and the captor of the first. Where a handover was told of in between, the words point at that.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames import Flow, Frame, Frames, Scene, Side
from exchange_extract.frames.holders import is_holder
from exchange_extract.frames.model import PartySpot
from exchange_extract.frames.parts import NO_SIDE, allegiance
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.references import BOTH
from exchange_extract.spans import Quantity
from exchange_extract.tokens import Token

_RULE = "infer.captives_told_before"
_BACK = 2  # sentences to the capture
_GOAL = 5  # words from a verb to where it leads
_CELLS = {"camp", "camps", "cell", "cells", "colony", "jail", "jails", "prison", "prisons"}
_AGENT = 8  # tokens to either side of a verb of capture
# fmt: off
_SNATCHED = {
    "kidnapped", "abducted", "captured", "seized", "snatched", "took", "taken", "hijacked", "ambushed", "caught",
    "grabbed", "intercepted", "fell", "fallen",
}
_LOCKED_UP = {
    "detained", "imprisoned", "jailed", "held", "arrested", "interned", "sentenced", "convicted", "incarcerated",
    "locked", "kept", "picked", "condemned", "holds", "hold", "holding", "apprehended", "nabbed", "rounded",
}
_HOLD = {"held", "hold", "holds", "holding"}
_HELD_THINGS = {
    "talks", "discussions", "negotiations", "meeting", "meetings", "elections", "election", "power", "office", "post",
    "position", "ceremony", "rally", "rallies", "conference", "esteem", "regard", "contempt", "awe", "respect",
    "honour", "honor", "reserve", "abeyance", "trust", "funeral", "vigil",
}
_HARMED = {"killed", "died", "dead", "wounded", "injured", "slain", "shot"}
_PRISONER = {"hostage", "prisoner", "captive", "away", "custody", "captivity", "hands"}
_VAGUE = {"took", "taken", "kept", "caught", "picked", "fell", "fallen"}
_ONE = {"he", "him", "she", "her"}
_OWNERS = {"its", "their", "his", "her"}
# fmt: on


def with_captives(rows: Sequence[Frames], scenes: Sequence[Scene]) -> list[Frames]:
    """The frames of each sentence, with who is meant by "they", "the three" or "the crew" put in."""
    result: list[Frames] = []
    for n, row in enumerate(rows):
        found = row.found
        if any(_points_back(flow) or _is_share(frame.scene, flow) for frame in found for flow in frame.flows):
            captured = _captured_before(scenes, rows, n)
            found = tuple(_told(frame, captured) for frame in found) if captured else found
        result.append(replace(row, found=found))
    return result


def _points_back(flow: Flow) -> bool:
    group = flow.group
    if group is None or flow.names or group.category == "remains":
        return False
    if group.rule == PRONOUN or group.parties:
        return group.rule == PRONOUN
    return (group.definite and not group.more) or (group.bare and _is_all_of_them(group))


def _is_share(scene: Scene, flow: Flow) -> bool:
    """ "Twelve of them were freed", "of these, 197": some of those who were taken."""
    group = flow.group
    if group is None or group.count is None or not group.bare or flow.giver:
        return False
    tokens = scene.parsed.tokens
    after = [token.lower for token in tokens[max(0, group.last - 1) : group.last + 3]]
    before = [token.lower for token in tokens[max(0, group.first - 4) : group.first]]
    return bool({"them", "these", "those"} & {*after, *before}) and "of" in (*after, *before)


def _is_all_of_them(group: Group) -> bool:
    """ "All three", "both"; "the pair" is definite."""
    return group.count is not None and (group.count.value.everyone or group.count.rule.endswith((".both", ".pair")))


def _told(frame: Frame, captured: Sequence[tuple[Group, str, Side | None]]) -> Frame:
    if frame.kind != "event" or frame.trigger.nominal or frame.trigger.rule.frame == "exchange":
        return frame
    if frame.cumulative and not any(_is_share(frame.scene, flow) for flow in frame.flows):
        return frame
    if frame.status == "proposed" and frame.trigger.rule.frame == "move":
        return frame  # "he pleaded to be reunited with his family"
    if frame.trigger.rule.frame == "move" and _is_way_in(frame):
        return frame
    return replace(frame, flows=tuple(_filled(frame, flow, captured) for flow in frame.flows))


def _is_way_in(frame: Frame) -> bool:
    """ "They were beaten and led to a camp": what follows on worse is still the way into captivity."""
    behind = frame.scene.parsed.tokens[frame.trigger.last + 1 : frame.trigger.last + 1 + _GOAL]
    return any(token.lower in _CELLS for token in behind)


def _filled(frame: Frame, flow: Flow, captured: Sequence[tuple[Group, str, Side | None]]) -> Flow:
    """The flow with the people that its words point back to, if only one group of the sentence before it fits."""
    group = flow.group
    share = _is_share(frame.scene, flow)
    if group is None or not (share or _points_back(flow)):
        return flow
    word, opens = (frame.scene.parsed.tokens[i].lower for i in (group.head, group.first))
    if opens in _OWNERS:
        return flow  # "its own people" are others
    fitting = [row for row in captured if (_holds(row[0], group) if share else _fits(group, word, row[0], row[1]))]
    if len(fitting) != 1:
        return flow
    people, _, captor = fitting[0]
    own = allegiance(people)
    giver = flow.giver or captor
    if frame.status == "proposed" and captor:
        giver = captor  # "Tunis demanded that it let them go", "has asked it to release them"
    if own and giver and own.key == giver.key:
        own = None
    receiver = flow.receiver
    if receiver is None or (giver and giver.mention.value.kind == "armed_group" and own and _is_official(receiver)):
        receiver = own or receiver
    if giver and receiver and giver.key == receiver.key:
        return flow
    full = replace(
        people,
        first=group.first,
        head=group.head,
        last=group.last,
        count=group.count if group.count and not _is_all_of_them(group) else people.count,
        held=True,
        bare=False,
        partitive=share,
        definite=not share,
    )
    return replace(flow, giver=giver, receiver=receiver, group=full)


def _is_official(receiver: Side) -> bool:
    """ "Handed over to Philippine officials": whoever fetches foreign captives, they go home."""
    return receiver.mention.value.form == "adjective"


def _holds(people: Group, share: Group) -> bool:
    whole, part = (group.count.value.low if group.count else None for group in (people, share))
    return whole is not None and part is not None and part < whole


def _fits(group: Group, word: str, people: Group, noun: str) -> bool:
    value = people.count.value if people.count else Quantity(None, None)
    one = value.low == value.high == 1
    if group.rule == PRONOUN:
        return one == (word in _ONE)
    if group.count is not None:
        counted = group.count.value
        return (counted.low, counted.high) in ((value.low, value.high), (None, None)) and not one
    if group.singular:
        return one and (group.neutral or people.neutral or group.rule == people.rule)
    return not one and (group.held or group.neutral or word == noun or group.rule == people.rule)


def _captured_before(scenes: Sequence[Scene], rows: Sequence[Frames], n: int) -> list[tuple[Group, str, Side | None]]:
    """The counted people of the nearest sentence that tells of a capture; none where a handover comes first."""
    for back in range(n - 1, max(-1, n - 1 - _BACK), -1):
        if any(flow.group or flow.names for frame in rows[back].found for flow in frame.flows):
            return []
        found = _captured(scenes[back])
        if found:
            return found
    return []


def _captured(scene: Scene) -> list[tuple[Group, str, Side | None]]:
    tokens = scene.parsed.tokens
    verb = next((t for t in tokens if _is_capture(tokens, t)), None)
    if verb is None:
        return []
    groups = [g for g in scene.groups if g.count and (g.parties or g.more or not g.bare) and not g.partitive]
    groups = [g for g in groups if g.category != "remains"]
    groups = [g for g in groups if not _HARMED & {t.lower for t in tokens[g.last + 1 : g.last + _AGENT]}]
    captor = _captor(scene, verb)
    return [(group, tokens[group.head].lower, captor) for group in groups]


def _is_capture(tokens: Sequence[Token], token: Token) -> bool:
    """A verb of capturing or of keeping locked up; "took" and "kept" need a word for captivity."""
    if not token.is_verb or token.lower not in _SNATCHED | _LOCKED_UP:
        return False
    after = {t.lower for t in tokens[token.i + 1 : token.i + _AGENT]}
    before = {t.lower for t in tokens[max(0, token.i - 3) : token.i]}
    if token.lower in _HOLD and not _HELD_THINGS.isdisjoint(t.lower for t in tokens[token.i + 1 : token.i + 4]):
        return False  # "held talks", "was held in high esteem"
    return token.lower not in _VAGUE or bool(after & {"by", *_PRISONER} or before & {"been", "was", "were"})


def _captor(scene: Scene, verb: Token) -> Side | None:
    """Who is named as the captor; else the subject of the verb, or the state in which people were locked up."""
    spots = [spot for spot in scene.parties if _may_hold(spot)]
    holder = next((spot for spot in spots if is_holder(scene, spot)), None)
    active = not scene.clauses.is_passive(verb.i)
    doer = next((spot for spot in reversed(spots) if active and 0 < verb.i - spot.last <= _AGENT), None)
    place = next(
        (
            spot
            for spot in spots
            if verb.lower in _LOCKED_UP and spot.first > verb.i and scene.clauses.preposition(spot.first) == "in"
        ),
        None,
    )
    by = next((spot for spot in spots if spot.first > verb.i and scene.clauses.preposition(spot.first) == "by"), None)
    spot = by or holder or doer or place
    return Side(spot.mention, "inferred", _RULE) if spot else None


def _may_hold(spot: PartySpot) -> bool:
    ref = spot.mention.value
    side = ref.kind != "organisation" and ref.key not in NO_SIDE and ref.name != BOTH
    return side and ref.form != "demonym"
