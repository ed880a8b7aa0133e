"""What a telling claims: took place, under way, agreed, planned, proposed, refused; one event or a running total."""

from exchange_extract.cues import Cue, governing
from exchange_extract.frames.model import Scene, Trigger
from exchange_extract.schema import Status

_CONDITION = {"if", "unless"}


def status_of(scene: Scene, trigger: Trigger) -> tuple[Status | None, tuple[Cue, ...]]:
    """The status that the cues over a predicate give, and the cues; None when the text denies that it happened."""
    cues = tuple(governing(scene.clauses, list(scene.cues), trigger.head))
    if trigger.nominal:
        cues += tuple(cue for cue in _of_following_verb(scene, trigger) if cue not in cues)
    categories = {cue.rule.category for cue in cues}
    statuses = {cue.rule.status for cue in cues}
    negated = "negation" in categories
    if _doubted(scene, trigger):
        return None, cues
    if "rejected" in statuses:
        return ("completed", cues) if negated else ("rejected", cues)
    if negated:
        return ("rejected", cues) if statuses & {"planned", "agreed"} else (None, cues)
    if _conditional(scene, trigger, _CONDITION):
        return "proposed", cues
    if "proposed" in statuses:
        return "proposed", cues
    if "agreed" in statuses:
        return "agreed", cues
    if "planned" in statuses or _bare_infinitive(scene, trigger):
        return "planned", cues
    if "ongoing" in statuses or _being(scene, trigger):
        return "ongoing", cues
    return "completed", cues


_LIGHT = {"to", "be", "been", "was", "were", "has", "had", "have", "is", "are", "being", "will", "would"}


def _of_following_verb(scene: Scene, trigger: Trigger) -> list[Cue]:
    """Refusals in the first verb after a nominal predicate: "the release of 18 prisoners was postponed"."""
    tokens = scene.parsed.tokens
    for token in tokens[trigger.last + 1 : trigger.last + 14]:
        if token.lower in (",", ";", ":", "—", "–"):
            break
        if token.is_verb and token.lower not in _LIGHT:
            return [c for c in scene.cues if c.first == token.i and c.rule.category == "rejection"]
    return []


def _doubted(scene: Scene, trigger: Trigger) -> bool:
    """"did not say whether the exchange will involve ...": nothing is claimed."""
    tokens = scene.parsed.tokens
    chain = set(scene.clauses.chain(trigger.head))
    return any(t.lower == "whether" and t.i < trigger.first and t.head in chain for t in tokens)


def _conditional(scene: Scene, trigger: Trigger, marks: set[str]) -> bool:
    parsed = scene.parsed
    return any(parsed.tokens[c].lower in marks and parsed.tokens[c].dep == "mark" for c in parsed.children[trigger.head])


def _bare_infinitive(scene: Scene, trigger: Trigger) -> bool:
    """Headlines: "Russia to release 95 soldiers"; also "the soldiers to be released"."""
    tokens = scene.parsed.tokens
    head = tokens[trigger.head]
    if trigger.nominal or trigger.first == 0:
        return False
    before = tokens[trigger.first - 1].lower
    if head.dep == "ROOT" and before == "to" and head.tag == "VB":
        return True
    return before == "be" and trigger.first >= 2 and tokens[trigger.first - 2].lower == "to"


def _being(scene: Scene, trigger: Trigger) -> bool:
    tokens = scene.parsed.tokens
    if trigger.nominal or trigger.first == 0:
        return False
    return tokens[trigger.first - 1].lower == "being"


def is_cumulative(scene: Scene, trigger: Trigger) -> bool:
    """Whether the clause counts over several handovers: "since March 2022", "so far", "in all"."""
    heads = scene.clauses.head_of
    own = heads[trigger.head]
    near = {own} | {scene.parsed.tokens[own].head}
    for date in scene.dates:
        if (date.mention.value.is_open_since or date.mention.value.is_period) and heads[date.first] in near:
            return True
    return any(cue.rule.category == "cumulation" and heads[cue.first] in near for cue in scene.cues)
