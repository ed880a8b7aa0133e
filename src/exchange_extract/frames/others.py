"""Whether a phrase belongs to another predicate of the sentence, or to who tells of it, wherever the parser hung it."""

from exchange_extract.frames.model import Scene, Spot, Trigger
from exchange_extract.phrases.people import Group

_SUBORDINATORS = {"since", "after", "before", "when", "while", "until", "as"}
_NO_THINGS = {
    "body", "bodies", "coffin", "coffins", "freedom", "group", "liberty", "life", "lives", "release", "remains",
    "return",
}  # fmt: skip
_SEQUENCE = {"came", "comes", "coincided", "followed", "follows", "preceded", "precedes", "prompted", "triggered"}
_TELLS = {"told", "tells", "telling", "tell", "informed", "informing", "notified", "assured"}


def of_earlier_event(scene: Scene, trigger: Trigger, triggers: list[Trigger], spot: Spot) -> bool:
    """ "They landed in Chad after the return of an envoy to Mali": what follows the noun belongs to it alone.

    Of two nouns, each has what stands on its side of the verb: "their release followed the freeing by Niger of 60".
    """
    if trigger.nominal:
        return _beside_another_noun(scene, trigger, triggers, spot)
    for other in triggers:
        if other.nominal and trigger.last < other.first and other.last < spot.first:
            start = other.first - (scene.parsed.tokens[other.first - 1].tag in ("DT", "PRP$", "POS"))
            link = scene.parsed.tokens[start - 1].lower if start else ""
            of = scene.parsed.tokens[other.last + 1].lower == "of"
            return of and link in ("after", "following")
    return False


def _beside_another_noun(scene: Scene, trigger: Trigger, triggers: list[Trigger], spot: Spot) -> bool:
    """Whether another noun that is told of stands between a noun and a phrase, and a verb between the two nouns."""
    tokens = scene.parsed.tokens
    for other in triggers:
        behind = trigger.last < other.first and other.last < spot.first
        before = other.last < trigger.first and spot.last < other.first
        if not other.nominal or not (behind or before):
            continue
        first, last = min(trigger.last, other.last), max(trigger.first, other.first)
        if any(t.lower in _SEQUENCE for t in tokens[first + 1 : last]):
            return True
    return False


def in_later_clause(scene: Scene, trigger: Trigger, verb: int) -> bool:
    """ "The largest exchange since Iran freed 20": the verb of a clause that only dates the exchange."""
    between = scene.parsed.tokens[trigger.last + 1 : verb]
    return any(token.lower in _SUBORDINATORS for token in between)


def speaks(scene: Scene, group: Group) -> bool:
    """Who reports the handover, or hears of it, is none of its people: ", aide Ann Lee said"."""
    before = scene.parsed.tokens[group.first - 1].lower if group.first else ""
    if before in _TELLS:
        return True
    if before not in (",", "”", '"', "''"):
        return False
    named = next((p.last for p in scene.persons if p.first == group.last + 1), group.last)
    return any(cue.first == named + 1 and cue.rule.category == "attribution" for cue in scene.cues)


def owns(scene: Scene, group: Group) -> bool:
    """ "Returned the two Americans' passports": what somebody owns is handed over, and not they."""
    tokens = scene.parsed.tokens
    thing = tokens[tokens[group.head].head]
    if tokens[group.head].dep != "nmod:poss" or thing.dep not in ("obj", "nsubj:pass", "conj"):
        return False
    if thing.tag not in ("NN", "NNS") or thing.lower in _NO_THINGS:
        return False
    return not any(other.first <= thing.i <= other.last for other in scene.groups)
