"""What is negotiated about, called for or vowed: no handover, and none that was agreed."""

from exchange_extract.cues import Cue
from exchange_extract.frames.model import Scene, Trigger

# fmt: off
_TALKS = frozenset({
    "bargaining", "consultations", "contacts", "discussions", "haggling", "negotiations", "talks",
})
_GO_ON = frozenset({
    "are", "been", "began", "begin", "begun", "being", "continue", "continued", "continues", "continuing", "deadlocked",
    "going", "had", "has", "have", "held", "is", "made", "making", "ongoing", "progressing", "remain", "resume",
    "resumed", "stalled", "started", "taken", "taking", "underway", "was", "were",
})
_ABOUT = frozenset({"about", "for", "on", "over", "regarding", "to"})
_AIMED = frozenset({"aimed", "aiming"})
_CALLS = frozenset({
    "call", "called", "calling", "calls", "demand", "demanded", "demanding", "demands", "urge", "urged", "urging",
    "want", "wanted", "wants",
})
_CEASE = frozenset({"cease", "quit", "relent", "rest", "stop", "sleep"})
_EVERYBODY = frozenset({"all", "each", "every", "everybody", "everyone", "last"})
# fmt: on
_KINDS = frozenset({"agreements", "bargains", "cases", "deals", "exchanges", "swaps", "trades"})
_SOME = frozenset({"both", "few", "many", "previous", "several", "the", "these", "those", "two"})
_REACH = 16  # tokens from the talks to what they are about
_NEAR = 4  # tokens from "call for" to the deal, and from "will not" to "rest"


def is_negotiated(scene: Scene, trigger: Trigger) -> bool:
    """ "Talks are continuing with the Houthis on freeing 60": whatever goes on, the release does not.

    Between the talks and the release stands nothing but who talks and that they go on; "talks that led to the release
    of 60" tells what came of them.
    """
    tokens = scene.parsed.tokens
    start = next((t.i for t in tokens[max(0, trigger.first - _REACH) : trigger.first] if t.lower in _TALKS), None)
    if start is None:
        return False
    between = tokens[start + 1 : trigger.first]
    if any(t.is_verb and t.lower not in _GO_ON | _AIMED for t in between) or any(t.text in ";:—–" for t in between):
        return False
    if not any(t.is_verb and t.lower in _GO_ON | _AIMED for t in between):
        return False  # "talks on freeing 60": for the cues to say
    link = [t.lower for t in between[-3:] if t.lower not in ("the", "a", "an", "their", "its", "possible")]
    return bool(link) and link[-1] in _ABOUT and between[-1].tag != "RB"


def is_called_for(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> bool:
    """ "Call for a deal that would free all": the deal that frees them is what is asked for."""
    tokens = scene.parsed.tokens
    deals = [cue.first for cue in cues if cue.rule.category == "agreement" and tokens[cue.first].is_noun]
    deals = [index for index in deals if index < trigger.first]
    return bool(deals) and any(
        t.lower in _CALLS and (t.is_verb or tokens[t.i + 1].lower == "for")
        for t in tokens[max(0, deals[-1] - _NEAR) : deals[-1]]
    )


def is_vow(scene: Scene, trigger: Trigger) -> bool:
    """ "We will not rest until the last of them is home": a vow to bring everyone back is no record (section 2)."""
    tokens = scene.parsed.tokens
    until = next((t.i for t in tokens[: trigger.first] if t.lower in ("until", "till")), None)
    if until is None:
        return False
    before = [t.lower for t in tokens[max(0, until - _NEAR - 2) : until]]
    whom = {t.lower for t in tokens[until + 1 : until + 1 + _NEAR]}
    ceases = bool(_CEASE & set(before[-1:])) or before[-2:] == ["give", "up"]
    return ceases and bool({"not", "n't", "never", "nor"} & set(before)) and bool(whom & _EVERYBODY)


def is_usual(scene: Scene, trigger: Trigger) -> bool:
    """ "Deals in which hundreds are freed for one soldier": what is usual, and no deal in particular.

    "The two swaps in which …" and "swaps in which 40 were freed" tell of some that there were.
    """
    tokens = scene.parsed.tokens
    start = max(2, trigger.first - _REACH)
    which = next((t.i for t in tokens[start : trigger.first] if t.lower in ("which", "where", "whereby")), None)
    if trigger.nominal or which is None:
        return False
    noun = which - 2 if tokens[which - 1].lower in ("in", "by", "through", "under") else which - 1
    while noun > 0 and not (tokens[noun].is_noun and tokens[noun].lower in _KINDS) and which - noun < _NEAR + 4:
        noun -= 1
    named = {t.lower for t in tokens[max(0, noun - 3) : noun]}
    if tokens[noun].lower not in _KINDS or named & _SOME or any(t.tag == "CD" for t in tokens[max(0, noun - 3) : noun]):
        return False
    verbs = [t for t in tokens[which + 1 : trigger.last + 1] if t.is_verb or t.tag == "MD"]
    return bool(verbs) and verbs[0].tag in ("VBP", "VBZ")
