"""Refusals told apart from what they refuse: "Moscow refused.", "The exchange is not taking place".

An offer, plan or agreement that is refused, cancelled or put off in the same article is one rejected record (codebook,
section 2); one that a side has not answered stays what it was.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.cues import governing
from exchange_extract.frames.model import DateSpot, Scene
from exchange_extract.phrases.dates import resolve
from exchange_extract.records.context import Context
from exchange_extract.records.dating import Dated
from exchange_extract.records.merge import Event, merge_tellings
from exchange_extract.records.name_words import TIMES
from exchange_extract.records.tellings import Telling

_REACH = 2  # sentences after the one that tells of the plan
_OPEN = {"proposed", "planned", "agreed", "ongoing"}
_FROM_ONGOING = {"put", "suspend", "halt", "call", "postpone", "freeze", "cancel", "delay", "defer"}
_BARE = {"refused", "refuses", "declined", "declines", "refusing", "declining"}
_FOR_ANSWER = {"accept", "agree", "comply", "so", "consent", "allow"}
# fmt: off
_MATTER = {
    "it", "this", "that", "them", "these", "offer", "offers", "proposal", "proposals", "idea", "demand", "demands",
    "request", "requests", "plan", "plans", "exchange", "exchanges", "swap", "swaps", "handover", "release",
    "releases", "move", "deal", "return", "appeal", "terms", "suggestion", "call", "calls", "bargain", "step",
    "transfer", "repatriation", "acceptance", "trade", "condition", "conditions", "operation",
}
# fmt: on
_NO = {"told", "said", "answered", "replied", "is", "was", "came"}
_TALKS = {"talks", "negotiations", "discussions"}
# fmt: off
_HAPPEN = {
    "take", "takes", "took", "taken", "taking", "go", "going", "gone", "went", "happen", "happening", "happened",
    "proceed", "proceeding", "materialise",
}
# fmt: on
_SPAN = 6  # tokens from a verb of delay to how long it lasted
_OBJECTS = {"obj", "iobj", "nsubj:pass", "dep"}


def with_refusals(tellings: Sequence[Telling], scenes: Sequence[Scene], context: Context) -> list[Telling]:
    """The tellings; plans that a later clause or sentence refuses are rejected, from the day of that refusal.

    All tellings of the refused event go with it, so that they merge with those that call it refused themselves.
    """
    verbs = [(scene, _refusing_verbs(scene)) for scene in scenes]
    if not any(found for _, found in verbs):
        return list(tellings)
    result = [list(event) for event in merge_tellings(tellings)]
    for scene, found in verbs:
        for verb in found:
            target = _target(result, scene, verb)
            if target is not None:
                dated = _dated(scene, verb, context)
                for number, event in enumerate(result):
                    if any(_is_same_plan(t, target) for t in event):
                        result[number] = [_rejected(t, dated) for t in event]
    refused = {t.order: t for event in result for t in event}
    return [refused.get(telling.order, telling) for telling in tellings]


def _rejected(telling: Telling, dated: Dated | None) -> Telling:
    return replace(telling, status="rejected", date=dated or telling.date)


def _refusing_verbs(scene: Scene) -> list[int]:
    """Verbs that refuse or cancel something told before, and say so as a fact."""
    tokens = scene.parsed.tokens
    found = []
    for cue in scene.cues:
        if (
            cue.rule.category == "rejection"
            and tokens[cue.first].is_verb
            and _refuses_matter(scene, cue.first)
            and _is_fact(scene, cue.first)
        ):
            found.append(cue.first)
    for token in tokens:
        if token.lower in _HAPPEN and token.is_verb and _does_not_happen(scene, token.i):
            found.append(token.i)
        if token.lower == "no" and _is_the_answer(scene, token.i):
            found.append(token.i - 1)
    return found


def _is_the_answer(scene: Scene, index: int) -> bool:
    """ "It was told no.", "The answer was no;", "Kyiv said no to it"."""
    tokens = scene.parsed.tokens
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    before = tokens[index - 1].lower if index else ""
    answers = any(token.lower in ("answer", "reply", "response") for token in tokens[:index])
    return (
        before in _NO and (answers or before not in ("is", "was", "came")) and after in (".", ",", ";", "to", "”", '"')
    )


def _refuses_matter(scene: Scene, verb: int) -> bool:
    parsed = scene.parsed
    tokens = parsed.tokens
    if tokens[verb].dep in ("acl", "acl:relcl") and tokens[tokens[verb].head].lower in _MATTER:
        return True  # "an idea that the Kremlin turned down"
    objects = [c for c in parsed.children[verb] if tokens[c].dep in _OBJECTS or _is_bare_oblique(scene, c)]
    if objects:
        return any(tokens[o].lower in _MATTER and not (_has_people(scene, o) or _is_new(scene, o)) for o in objects)
    complements = [c for c in parsed.children[verb] if tokens[c].dep in ("xcomp", "ccomp", "advcl") and c > verb]
    if complements:
        return tokens[verb].lower in _BARE and tokens[complements[0]].lower in _FOR_ANSWER
    subject = scene.clauses.subject(verb)
    if tokens[verb].lower in _BARE:
        following = tokens[verb + 1] if verb + 1 < len(tokens) else None
        named = subject is not None or any(party.last == verb - 1 for party in scene.parties)
        return following is None or (following.lower in (".", ",", ";", "and", "but", '"', "”", "on", "to") and named)
    return subject is not None and tokens[subject].lower in _MATTER | _TALKS and not _is_new(scene, subject)


def _is_new(scene: Scene, noun: int) -> bool:
    """ "A bigger exchange was called off": an article of its own, so none that was told of before."""
    tokens = scene.parsed.tokens
    return any(tokens[child].lower in ("a", "an", "another") for child in scene.parsed.children[noun])


def _is_bare_oblique(scene: Scene, index: int) -> bool:
    """An object that the parser takes for an adverbial, as after "put off"."""
    parsed = scene.parsed
    return parsed.tokens[index].dep.startswith("obl") and not any(
        parsed.tokens[c].dep == "case" for c in parsed.children[index]
    )


def _has_people(scene: Scene, noun: int) -> bool:
    """Whether the noun has a count of its own, so that it is a telling of its own."""
    inside = scene.parsed.subtree(noun)
    return any(group.count is not None and not group.bare and group.head in inside for group in scene.groups)


def _is_fact(scene: Scene, verb: int) -> bool:
    """Not denied, threatened, planned or conditional."""
    parsed = scene.parsed
    children = [parsed.tokens[c] for c in parsed.children[verb]]
    if any(
        child.tag == "MD" or child.lower in ("if", "unless", "not", "n't", "never", "whether") for child in children
    ):
        return False
    if _was_overcome(scene, verb):
        return False
    marked = any(child.dep == "mark" for child in children)
    if parsed.tokens[verb].dep != "xcomp" and not (parsed.tokens[verb].dep in ("ccomp", "advcl") and marked):
        return True
    others = [cue for cue in governing(scene.clauses, list(scene.cues), verb) if cue.first != verb]
    return not any(cue.rule.category in ("negation", "future", "plan", "proposal") for cue in others)


def _was_overcome(scene: Scene, verb: int) -> bool:
    """ "The handover had been put off for nine weeks": so long, and no longer."""
    tokens = scene.parsed.tokens
    after = [token.lower for token in tokens[verb + 1 : verb + 1 + _SPAN]]
    perfect = any(tokens[c].lower == "had" for c in scene.parsed.children[verb])
    return perfect and bool({"for", "by"} & set(after)) and bool(TIMES & set(after))


def _does_not_happen(scene: Scene, verb: int) -> bool:
    """ "it is not going ahead", "the handover did not take place"."""
    parsed = scene.parsed
    words = {parsed.tokens[c].lower for c in parsed.children[verb]}
    if not words & {"not", "n't", "never"} or words & {"yet", "if", "unless", "whether", "why"}:
        return False
    subject = scene.clauses.subject(verb)
    return subject is not None and parsed.tokens[subject].lower in _MATTER and not _has_people(scene, subject)


def _target(events: Sequence[Event], scene: Scene, verb: int) -> Telling | None:
    """The last open telling before the refusal, in its sentence or shortly before."""
    lemma = next((word for word in _FROM_ONGOING if scene.parsed.tokens[verb].lower.startswith(word[:5])), "")
    best: Telling | None = None
    for event in events:
        for telling in event:
            frame = telling.frame
            distance = scene.number - frame.scene.number
            if telling.status not in _OPEN or telling.cumulative or not 0 <= distance <= _REACH:
                continue
            if (telling.status == "ongoing" and not lemma) or (distance == 0 and frame.trigger.first > verb):
                continue
            if telling.is_note and not (telling.date and not telling.date.weak):
                continue
            if best is None or (frame.scene.number, frame.trigger.first) > (
                best.frame.scene.number,
                best.frame.trigger.first,
            ):
                best = telling
    return best


def _is_same_plan(telling: Telling, target: Telling) -> bool:
    """The target itself, or another part of the same plan told beside it."""
    return telling is target or (
        telling.frame.scene is target.frame.scene and telling.status == target.status and not telling.is_note
    )


def _dated(scene: Scene, verb: int, context: Context) -> Dated | None:
    heads = scene.clauses.head_of
    for spot in scene.dates:
        if heads[spot.first] == heads[verb] and _dates_act(scene, spot):
            edtf = resolve(spot.mention.value, context.published, future=False, anchor=None)
            if edtf:
                return Dated(edtf, spot.mention, False)
    return None


def _dates_act(scene: Scene, spot: DateSpot) -> bool:
    """Not the new day of what is put off: "postponed until Friday"."""
    before = scene.parsed.tokens[spot.first - 1].lower if spot.first else ""
    return before not in ("until", "till", "to", "for", "from", "'s", "’s")
