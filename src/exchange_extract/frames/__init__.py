"""Frames: each predicate of a handover bound to who gives how many of whom to whom, and whether it happened."""

from dataclasses import replace
from itertools import pairwise

from exchange_extract.frames.arguments import arguments
from exchange_extract.frames.bind import Parts, flows_of
from exchange_extract.frames.carriage import is_errand, of_the_held
from exchange_extract.frames.cumulative import is_cumulative, is_rank
from exchange_extract.frames.efforts import is_assault, is_effort, is_plea_at_home
from exchange_extract.frames.endings import ends_captivity
from exchange_extract.frames.facing import facing, other_way
from exchange_extract.frames.finds import is_find
from exchange_extract.frames.gapping import add_gapped
from exchange_extract.frames.kinds import with_their_kinds
from exchange_extract.frames.model import Flow, Frame, Frames, LossReason, Lost, Scene, Side, Trigger
from exchange_extract.frames.objects import moves_things
from exchange_extract.frames.onward import with_goal
from exchange_extract.frames.pronouns import resolved
from exchange_extract.frames.shares_of import with_giver_of_all, with_same_giver
from exchange_extract.frames.standing import is_practice, is_rate, is_standing_rule, is_surrender
from exchange_extract.frames.status import status_of
from exchange_extract.frames.talks import is_usual, is_vow
from exchange_extract.frames.tally import with_tally
from exchange_extract.frames.triggers import find_triggers
from exchange_extract.frames.ways import parts_ways
from exchange_extract.lexicon import Lexicon
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.references import BOTH
from exchange_extract.rules.inflect import verb_forms

__all__ = ["Flow", "Frame", "Frames", "Lost", "Scene", "Side", "Trigger", "build_frames", "read_frames"]

# fmt: off
_FRESH = {
    "another", "previous", "earlier", "last", "separate", "separately", "second", "next", "first", "new", "other",
    "similar",
}
_BATCHES = {"group", "batch", "contingent", "party", "tranche", "wave", "convoy"}
_COFFINS = {"coffin", "coffins", "casket", "caskets"}
_CATEGORY_WORDS = {
    "prisoner", "prisoners", "pow", "pows", "hostage", "hostages", "body", "bodies", "captives", "captive",
    "detainee", "detainees", "war", "spy",
}
# fmt: on


def build_frames(scene: Scene, lexicon: Lexicon) -> list[Frame]:
    """All tellings in one sentence, in order. Frames without people or remains are notes on an event told elsewhere."""
    return list(read_frames(scene, lexicon).found)


def read_frames(scene: Scene, lexicon: Lexicon) -> Frames:
    """The frames of one sentence, and the predicates that made none, each with the reason."""
    names = {i for spot in scene.parties if spot.last > spot.first for i in range(spot.first, spot.last + 1)}
    spotted = find_triggers(scene.parsed, lexicon, names)
    triggers = [trigger for trigger in spotted if not is_errand(scene, trigger, spotted)]
    built = [_build(scene, trigger, triggers) for trigger in triggers]
    frames = [frame for frame in built if isinstance(frame, Frame)]
    lost = [row for row in built if isinstance(row, Lost)]
    told = [frame for frame in frames if frame.flows and frame.kind == "event"]
    verbs = [frame for frame in told if not frame.trigger.nominal]
    result = []
    for frame in frames:
        if is_find(frame, told):
            lost.append(Lost(scene, frame.trigger, "part_of_phrase"))
            continue
        if frame.trigger.nominal and verbs and (not _has_people(frame) or _covered(frame, verbs)):
            lost.append(Lost(scene, frame.trigger, "told_by_verb"))
            continue
        result.append(frame)
    sides = [side for frame in frames if frame.trigger.rule.frame == "exchange" for side in frame.sides]
    gapped = add_gapped(scene, [_complete(with_goal(scene, frame), sides) for frame in result])
    made = facing(scene, with_same_giver(with_giver_of_all(scene, gapped)))
    return Frames(tuple(with_tally(scene, with_their_kinds(made))), tuple(lost))


# fmt: off
_COMPOUNDS = {
    "deal", "deals", "agreement", "agreements", "process", "talks", "operation", "operations", "negotiations", "plan",
    "proposal", "list", "lists", "effort", "efforts", "accord", "round", "offer", "mechanism", "formula", "ceremony",
    "mission",
}
# fmt: on


def _is_compound(scene: Scene, trigger: Trigger) -> bool:
    """ "exchange fund", "exchange rate", "swap meet": the noun is part of another thing's name."""
    following = scene.parsed.tokens[trigger.last + 1] if trigger.last + 1 < len(scene.parsed.tokens) else None
    return bool(
        trigger.nominal
        and following
        and (following.tag in ("NN", "NNS") or following.lower in ("rate", "rates"))
        and (following.lower not in _COMPOUNDS or scene.parsed.tokens[trigger.first].lower == "trade")
        and scene.parsed.sentence.kind == "body"
    )


def _is_nobody(scene: Scene, group: Group) -> bool:
    """ "No soldiers were freed", "not all of the 40 were"; "no fewer than ten" are ten."""
    tokens = scene.parsed.tokens
    words = [token.lower for token in tokens[max(0, group.first - 3) : group.first + 2]]
    if any(pair in (("not", "all"), ("not", "every")) for pair in pairwise(words)):
        return True  # who was not is not said, nor how many were
    if group.count and not group.count.value.everyone:
        return False
    return "no" in (tokens[group.first].lower, tokens[group.first - 1].lower if group.first else "")


def _is_purpose(scene: Scene, trigger: Trigger) -> bool:
    """ "the task of bringing back all the children", "for the purpose of an exchange": an aim, no event."""
    tokens = scene.parsed.tokens
    if trigger.nominal and trigger.first > 2 and tokens[trigger.first - 1].lower in ("a", "an", "any"):
        return (tokens[trigger.first - 3].lower, tokens[trigger.first - 2].lower) in _AIMS
    if trigger.first > 1 and tokens[trigger.first - 2].lower in ("process", "midst", "course"):
        return False  # "in the process of exchanging": under way
    return (
        tokens[trigger.first].tag == "VBG"
        and trigger.first > 0
        and tokens[trigger.first - 1].lower in ("of", "without")
        and not trigger.nominal
    )


_AIMS = {("purpose", "of"), ("purposes", "of")}


def _is_in_exchange_for(scene: Scene, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "freed in exchange for", "and in exchange Baku handed over": part of a verb's own frame."""
    tokens = scene.parsed.tokens
    if not trigger.nominal or trigger.first == 0 or trigger.last + 1 >= len(tokens):
        return False
    before, after = tokens[trigger.first - 1].lower, tokens[trigger.last + 1]
    if before != "in" or not any(not other.nominal for other in triggers):
        return False
    later = any(not other.nominal and other.head > trigger.last for other in triggers)
    opens = after.tag not in ("IN", "TO") and tokens[trigger.first].lower in ("exchange", "return")
    return after.lower == "for" or (later and opens)


_AHEAD = ("planned", "ongoing", "proposed")
_TOLD = ("completed", "ongoing", "planned")


def _promises_all(flow: Flow) -> bool:
    """ "We will bring everyone home" (codebook, section 2); "all of them" are those told of before."""
    group = flow.group
    if flow.giver or flow.receiver or flow.names or group is None or not (group.bare or group.neutral):
        return False
    value = group.count.value if group.count else None
    return value is not None and value.everyone and value.low is None and not group.partitive


def _refused(scene: Scene, trigger: Trigger, triggers: list[Trigger]) -> LossReason | None:
    """Why a predicate tells of no event, whatever its people are; None where it may."""
    if _is_compound(scene, trigger):
        return "compound"
    if _is_purpose(scene, trigger) or _is_in_exchange_for(scene, trigger, triggers):
        return "part_of_phrase"
    if is_rate(scene) or is_standing_rule(scene, trigger) or is_usual(scene, trigger):
        return "rate"
    if is_surrender(scene, trigger):
        return "no_people"
    return "vow" if is_vow(scene, trigger) else None


def _build(scene: Scene, trigger: Trigger, triggers: list[Trigger]) -> Frame | Lost:
    if refused := _refused(scene, trigger, triggers):
        return Lost(scene, trigger, refused)
    status, cues = status_of(scene, trigger)
    if status is None:
        return Lost(scene, trigger, "denied", cues)
    if trigger.rule.status and status in ("completed", "ongoing", "planned"):
        status = trigger.rule.status
    parts = Parts(scene, trigger, resolved(scene, trigger, arguments(scene, trigger, triggers)))
    flows, sides, total = flows_of(parts)
    if any(flow.group and _is_nobody(scene, flow.group) for flow in flows):
        return Lost(scene, trigger, "nobody")
    if is_effort(scene, trigger, flows) and (status in _TOLD or not any(flow.count or flow.names for flow in flows)):
        return Lost(scene, trigger, "part_of_phrase")
    if status == "proposed" and is_plea_at_home(scene, trigger):
        return Lost(scene, trigger, "part_of_phrase")
    if is_practice(scene, trigger, flows, total) or (status == "completed" and is_assault(scene, trigger)):
        return Lost(scene, trigger, "rate")
    if status in _AHEAD and len(flows) == 1 and not scene.dates and _promises_all(flows[0]):
        return Lost(scene, trigger, "vow")
    flows = [flow for flow in flows if flow.group or flow.names or sides or trigger.rule.frame == "exchange"]
    if not flows and not (trigger.nominal and trigger.rule.status is None):
        return Lost(scene, trigger, "no_people")
    goes = trigger.rule.of in ("total", "captivity") or parts_ways(parts)
    if not goes and moves_things(scene, trigger, triggers, flows, total):
        return Lost(scene, trigger, "things")
    category = _category_hint(scene, trigger)
    if _merely_goes(scene, trigger) and not (_is_share(flows) or _two_goals(scene, trigger)):
        return Lost(scene, trigger, "weak")
    next_one = status == "planned" and _is_next(scene, trigger)
    if trigger.rule.weak and not (next_one or _is_handover(scene, trigger, flows, category, total)):
        return Lost(scene, trigger, "weak")
    return Frame(
        scene,
        trigger,
        status,
        trigger.rule.of == "total" or is_cumulative(scene, trigger),
        tuple(flows),
        total=total.count if total else None,
        sides=tuple(sides),
        cues=cues,
        definite=_is_definite(scene, trigger),
        fresh=_is_fresh(scene, trigger),
        category=category
        or (("prisoner" if total.fighter_in_war else total.category) if total and not total.bare else ""),
        kind="event" if any(flow.group or flow.names for flow in flows) or total or len(sides) == 2 else "note",
    )


_GO = frozenset(form for lemma in ("go", "travel", "head") for form in verb_forms(lemma))


def _merely_goes(scene: Scene, trigger: Trigger) -> bool:
    tokens = scene.parsed.tokens
    after = tokens[trigger.last + 1].lower if trigger.last + 1 < len(tokens) else ""
    to = trigger.last == trigger.first or tokens[trigger.last].lower == "for"
    if other_way(scene) is not None:
        return False  # "in the reverse direction went 17 Georgians"
    return tokens[trigger.first].lower in _GO and to and after not in ("home", "back", "free", "the", "in")


def _two_goals(scene: Scene, trigger: Trigger) -> bool:
    """ "29 children are to travel to Ukraine and 19 to Russia": each to a side of its own."""
    tokens = scene.parsed.tokens
    goals = [spot for spot in scene.parties if spot.first > trigger.first and tokens[spot.first - 1].lower == "to"]
    gapped = any(g.bare and g.count and tokens[min(g.last + 1, len(tokens) - 1)].lower == "to" for g in scene.groups)
    return len({spot.mention.value.key for spot in goals}) == 2 and gapped


def _is_share(flows: list[Flow]) -> bool:
    """ "30 went to Armenia and 40 to Azerbaijan": figures of people told of before, captives, the dead.

    "200 soldiers went to war".
    """
    groups = [flow.group for flow in flows]
    return all(g is not None and (g.bare or g.partitive or g.held or g.category == "remains") for g in groups)


def _is_next(scene: Scene, trigger: Trigger) -> bool:
    """ "The next handover is due on 3 May": one more of what was told before, with a date and nothing else."""
    following = scene.parsed.tokens[trigger.last + 1] if trigger.last + 1 < len(scene.parsed.tokens) else None
    opens = trigger.nominal and 0 < trigger.first <= 3 and scene.parsed.tokens[trigger.first - 1].lower in _NEXT
    return opens and bool(scene.dates) and following is not None and following.lower not in ("of", "to", "for")


_NEXT = {"next", "another", "second", "third", "further", "last", "final"}


def _counts_up(scene: Scene, trigger: Trigger) -> bool:
    """ "That makes 212 since January", "The total stands at 58": what is counted up has been told of before."""
    tokens = scene.parsed.tokens
    before = [token.lower for token in tokens[max(0, trigger.first - 5) : trigger.first]]
    sums = any(cue.rule.category == "cumulation" for cue in scene.cues) or any(
        date.mention.value.is_open_since or date.mention.value.is_period for date in scene.dates
    )
    named = bool(_TOTALS & {token.lower for token in tokens[: trigger.last + 1]})
    return (before[-1:] in (["that"], ["this"], ["it"], ["which"], ["exchange"], ["swap"], ["release"]) and sums) or (
        named and not any(token.lower in _MONEY for token in tokens)
    )


_TOTALS = {"total", "tally", "number", "count"}
_MONEY = {"toll", "dead", "killed", "wounded", "cases", "dollars", "%", "$", "per"}


def _is_handover(scene: Scene, trigger: Trigger, flows: list[Flow], category: str, total: Group | None) -> bool:
    """Whether a predicate with other common meanings speaks of people or remains here."""
    groups = [flow.group for flow in flows if flow.group]
    if trigger.rule.of == "held":
        if trigger.rule.status == "rejected":  # "eighteen were held back by their parents"
            groups = [group for group in groups if group.first > trigger.last or group.category == "remains"]
        return of_the_held(scene, trigger, groups)
    if trigger.rule.of == "captivity":
        return bool(groups) and ends_captivity(scene, trigger)
    if trigger.rule.of == "round":
        window = scene.parsed.tokens[max(0, trigger.first - 4) : trigger.first]
        ranked = any(token.lower in _FRESH or is_rank(token) for token in window)
        return ranked and len(flows) == 2 and all(flow.count for flow in flows)
    if trigger.rule.of == "total":
        return _counts_up(scene, trigger) and any(group.bare and group.count for group in groups)
    if trigger.rule.of == "more":
        before = {token.lower for token in scene.parsed.tokens[max(0, trigger.first - 14) : trigger.first]}
        batch = bool(before & _BATCHES) and bool(before & _FRESH)  # "a last group of 100 Greek Cypriots"
        return (batch and any(group.count for group in groups)) or any(
            group.count and (group.more or group.bare) for group in groups
        )
    if category:
        return True
    if total is not None:
        return True
    for flow in flows:
        if flow.names:
            return True
        group = flow.group
        if group and not (group.bare and trigger.rule.frame in ("receive", "exchange")):
            return True
        if group and group.bare:
            return True
    return bool(trigger.nominal and trigger.rule.frame == "exchange")


def _category_hint(scene: Scene, trigger: Trigger) -> str:
    """ "prisoner swap", "exchange of bodies": the kind of people that the noun itself names."""
    tokens = scene.parsed.tokens
    window = tokens[max(0, trigger.first - 3) : trigger.first]
    words = {token.lower for token in window}
    after = [token.lower for token in tokens[trigger.last + 1 :]]
    if any("in" in after[max(0, i - 5) : i] for i, word in enumerate(after) if word in _COFFINS):
        return "remains"  # "gave back the two men in black coffins"
    if trigger.nominal and words & {"body", "bodies", "remains"}:
        return "remains"
    if trigger.nominal and words & {"hostage", "hostages"}:
        return "hostage"
    if trigger.nominal and words & _CATEGORY_WORDS:
        return "prisoner"
    return ""


def _is_definite(scene: Scene, trigger: Trigger) -> bool:
    tokens = scene.parsed.tokens
    children = [tokens[c].lower for c in scene.parsed.children[trigger.head] if c < trigger.head]
    return bool({"the", "this", "that", "these", "its", "their", "both"} & set(children))


def _is_fresh(scene: Scene, trigger: Trigger) -> bool:
    tokens = scene.parsed.tokens
    if trigger.nominal and scene.clauses.preposition(_phrase_start(scene, trigger)) in ("after", "following"):
        return True
    governor = tokens[tokens[trigger.head].head].lower
    if trigger.nominal and governor in ("follows", "followed", "came", "comes"):
        return tokens[trigger.head].head < trigger.head
    way = other_way(scene)
    return any(t.lower in _FRESH and t.i != way for t in tokens[max(0, trigger.first - 4) : trigger.first])


def _phrase_start(scene: Scene, trigger: Trigger) -> int:
    first = trigger.first
    while first > 0 and scene.parsed.tokens[first - 1].tag in ("DT", "JJ", "NN", "PRP$", "POS", "NNP"):
        first -= 1
    return first


def _has_people(frame: Frame) -> bool:
    return any(flow.group or flow.names for flow in frame.flows) or frame.total is not None


def _covered(frame: Frame, verbs: list[Frame]) -> bool:
    """Whether the people of a nominal frame are already bound by a verb of the sentence."""
    told = [(verb, flow.group.head) for verb in verbs for flow in verb.flows if flow.group]
    heads = {head for verb, head in told if not _refers_back(frame, verb, head)}
    mine = {flow.group.head for flow in frame.flows if flow.group}
    return bool(mine) and mine <= heads


def _refers_back(frame: Frame, verb: Frame, head: int) -> bool:
    """ "It wants the release of 700 men, but Kinshasa will free them case by case": the noun tells of them first."""
    behind = frame.trigger.last < head < verb.trigger.first
    tokens = verb.scene.parsed.tokens
    them = any(t.lower in ("them", "him", "her") for t in tokens[verb.trigger.first : verb.trigger.first + 5])
    return behind and them


def _complete(frame: Frame, sides: list[Side]) -> Frame:
    """Fill the missing end of a direction from an exchange named in the same sentence ("in a swap with Russia")."""
    pair = list({side.key: side for side in sides if side.key != BOTH}.values())
    if len(pair) == 2 and len(frame.flows) == 2 and [side.key for side in frame.sides] == [BOTH]:
        first, second = (Side(side.mention, "stated", "frame.exchange_in_sentence") for side in pair)
        there, back = frame.flows  # "..., with each side freeing 310"
        flows = replace(there, giver=first, receiver=second), replace(back, giver=second, receiver=first)
        return replace(frame, flows=flows, sides=(first, second))
    if not sides:
        return frame
    completed = []
    for flow in frame.flows:
        known = {side.key for side in (flow.giver, flow.receiver) if side}
        others = [side for side in sides if side.key not in known]
        if len(known) == 1 and len(others) >= 1:
            other = Side(others[0].mention, "stated", "frame.exchange_in_sentence")
            flow = replace(flow, giver=flow.giver or other, receiver=flow.receiver or other)
        completed.append(flow)
    return replace(frame, flows=tuple(completed))
