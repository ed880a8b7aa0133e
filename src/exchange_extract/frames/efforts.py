"""What is only worked for, hoped for or threatened: no event of its own (codebook, section 2)."""

from collections.abc import Sequence

from exchange_extract.frames.model import Flow, Scene, Trigger
from exchange_extract.rules.inflect import verb_forms
from exchange_extract.tokens import Token


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


# fmt: off
_OPERATIONS = frozenset({"drive", "mission", "work"})
_EFFORTS = frozenset({
    "appeal", "appeals", "attempt", "attempts", "battle", "bid", "bids", "campaign", "effort", "efforts", "fight",
    "hope", "hopes", "push", "quest", "struggle", "threat", "threats",
})
_TRYING = _forms("attempt", "bank", "battle", "count", "endeavour", "endeavor", "fight", "labour", "reckon", "scramble",
                 "strive", "struggle", "threaten", "try", "wait", "work")
_ERRANDS = _forms("arrive", "come", "fly", "go", "head", "meet", "return", "travel", "visit")
_ALL = frozenset({"all", "anything", "best", "everything", "stone", "utmost", "whatever"})
_DOING = frozenset({"did", "do", "does", "doing", "done", "leave", "leaves", "leaving", "left"})
_HOPEFUL = frozenset({"confident", "hopeful", "hopes", "optimistic"})
_HOPING = _forms("believe", "doubt", "dream", "hope", "pray", "think") | {
    "belief", "gossip", "rumour", "rumours", "rumor", "rumors", "speculation",
}
_TOWARDS = frozenset({"at", "for", "on", "to", "toward", "towards"})
_BRING_ABOUT = _forms("achieve", "arrange", "ensure", "help", "negotiate", "obtain", "procure", "secure", "win")
_FETCHING = _forms("bring", "fetch", "fly", "get", "repatriate")
_KIN = frozenset({
    "brother", "brothers", "daughter", "families", "family", "father", "husband", "mother", "mothers",
    "parents", "relatives", "sister", "sisters", "son", "widow", "wife", "wives",
})
_ASSAULTS = frozenset({"assault", "assaults", "offensive", "operation", "operations", "raid", "raids"})
_BREAKS = frozenset({",", ";", "and", "but", "when", "that"})
# fmt: on
_FREEING = "release.free"
_REACH = 14
_NEAR = 7


def is_effort(scene: Scene, trigger: Trigger, flows: list[Flow]) -> bool:
    """ "Efforts to free two hostages", "is trying to", "hopeful that", "threatened to": whether it happens is open.

    "Work to return the 1,212 bodies" is an operation with a size, and goes on; an attempt is none, for whomever.
    """
    if trigger.nominal and _opens_compound(scene, trigger):
        return True
    at = _begins(scene, trigger)
    before = scene.parsed.tokens[max(0, at - _REACH) : at]
    hopeful = max((i for i, token in enumerate(before) if token.lower in _HOPEFUL), default=len(before))
    if any(token.lower == "that" for token in before[hopeful:]) or _is_errand(scene, at) or _is_hoped(scene, trigger):
        return True
    link = before[-4:] if at == trigger.first and trigger.nominal else before[-2:]
    if not any(token.lower in _TOWARDS for token in link):
        return False  # "four Russians working for western services went to"
    counted = any(flow.count or flow.names for flow in flows)
    if _is_aim(before, _EFFORTS if counted else _EFFORTS | _OPERATIONS):
        return True
    words = [token.lower for token in before[-_NEAR:]]
    trying = max((i for i, token in enumerate(before[-_NEAR:]) if token.is_verb and words[i] in _TRYING), default=-1)
    doing = max((i for i, word in enumerate(words) if word in _ALL), default=-1) if _DOING & set(words) else -1
    return any(found >= 0 and _leads_on(words[found + 1 :]) for found in (trying, doing))


def _is_hoped(scene: Scene, trigger: Trigger) -> bool:
    """ "Hopes that the engineer, who was abducted in May, will be freed": however far the word for hoping stands."""
    tokens = scene.parsed.tokens
    children = {tokens[child].lower for child in scene.parsed.children[trigger.head]}
    ahead = "that" in children and bool(children & {"will", "would", "may", "might", "could"})
    return ahead and tokens[tokens[trigger.head].head].lower in _HOPING


def _begins(scene: Scene, trigger: Trigger) -> int:
    """Where the predicate begins: "ensure the safe return of" at its verb."""
    tokens = scene.parsed.tokens
    if not trigger.nominal:
        return trigger.first
    window = range(max(0, trigger.first - 4), trigger.first)
    return next((i for i in window if tokens[i].is_verb and tokens[i].lower in _BRING_ABOUT), trigger.first)


def _is_aim(before: Sequence[Token], nouns: frozenset[str]) -> bool:
    """Whether a noun of effort aims at what follows: "efforts aimed at winning", where "efforts led to" tells."""
    effort = max((i for i, token in enumerate(before) if token.lower in nouns and not token.is_verb), default=-1)
    between = before[effort + 1 :]
    if effort < 0 or any(token.lower == "," or token.tag in ("VBD", "VBZ", "VBP") for token in between):
        return False
    return any(token.lower in _TOWARDS for token in between[:3])


def _leads_on(between: list[str]) -> bool:
    """Whether a verb of trying goes on with "to", "for" or "on", and no clause stands between."""
    return bool(_TOWARDS & set(between)) and not _BREAKS & set(between)


def _opens_compound(scene: Scene, trigger: Trigger) -> bool:
    """ "Release efforts", "a repatriation campaign"."""
    after = scene.parsed.tokens[trigger.last + 1 : trigger.last + 2]
    return any(token.lower in _EFFORTS and token.is_noun for token in after)


def _is_errand(scene: Scene, at: int) -> bool:
    """ "Flew to Doha to secure the release of": what somebody travels for."""
    tokens = scene.parsed.tokens
    if at < 2 or tokens[at].lower not in _BRING_ABOUT or tokens[at - 1].lower != "to":
        return False
    verb = next((token for token in reversed(tokens[: at - 1]) if token.is_verb), None)
    return verb is not None and verb.lower in _ERRANDS


def is_plea_at_home(scene: Scene, trigger: Trigger) -> bool:
    """ "Their families asked the government to bring them home": no demand to the side that holds them."""
    if trigger.nominal or scene.parsed.tokens[trigger.first].lower not in _FETCHING:
        return False
    tokens = scene.parsed.tokens
    asked = (cue.first for cue in scene.cues if cue.rule.category == "proposal" and cue.first < trigger.first)
    asking = (scene.clauses.subject(verb) for verb in asked if tokens[verb].is_verb)
    return any(subject is not None and tokens[subject].lower in _KIN for subject in asking)


def is_assault(scene: Scene, trigger: Trigger) -> bool:
    """ "An operation to free four women": what soldiers set out to do is no release, and none that took place."""
    tokens = scene.parsed.tokens
    if trigger.rule.id != _FREEING or trigger.nominal or trigger.first < 2:
        return False
    return tokens[trigger.first - 1].lower == "to" and tokens[trigger.first - 2].lower in _ASSAULTS
