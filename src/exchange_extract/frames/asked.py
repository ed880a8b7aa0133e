"""Who acts where the parse names another: a party that is asked to let people go, a name run into a phrase."""

from exchange_extract.frames.antecedents import infinitive_clause
from exchange_extract.frames.model import Scene, Trigger
from exchange_extract.rules.inflect import verb_forms

# fmt: off
_ASKS = frozenset(
    form
    for lemma in (
        "call", "urge", "ask", "request", "press", "push", "want", "order", "tell", "force", "get", "persuade",
        "convince", "beg", "instruct", "appeal", "invite", "demand", "allow", "oblige", "require", "pressure", "prompt",
        "lead", "compel", "cause",
    )
    for form in verb_forms(lemma)
)
# fmt: on
# fmt: off
_CREDITS = frozenset(
    form
    for lemma in (
        "accuse", "applaud", "blame", "commend", "condemn", "congratulate", "credit", "criticise", "criticize", "hail",
        "laud", "praise", "reward", "thank",
    )
    for form in verb_forms(lemma)
)
# fmt: on
_NEAR = 10  # tokens from "thanked" to "for returning"
_WHERE = ("in", "from", "at", "near")  # "wants 23 captives held in Baku to be sent home" asks nothing of Baku


def asked_subject(scene: Scene, trigger: Trigger) -> set[int]:
    """ "Ukraine called on Russia to release ...": the party that is asked does it, not the one that asks."""
    tokens = scene.parsed.tokens
    if scene.parsed.child(trigger.head, "nsubj", "nsubj:pass") is not None:
        return set()
    thanked = _credited(scene, trigger) or _led_into(scene, trigger)
    if thanked or tokens[trigger.first].tag == "VBD":
        return thanked  # "allowed 30 Malians to leave and received ten": a past form is what nobody is asked for
    for governor in range(trigger.first - 1, max(-1, trigger.first - 12), -1):
        if tokens[governor].lower not in _ASKS:
            continue
        asked = scene.parsed.child(governor, "nsubj:pass")
        if asked is not None and scene.parsed.tokens[governor].is_verb:  # "Kenya has been asked, it said, to release"
            party = next((p for p in scene.parties if p.first <= asked <= p.last), None)
            return set(range(party.first, party.last + 1)) if party else set()
        between = [p for p in scene.parties if governor < p.first and p.last < trigger.first]
        parties = [p for p in between if scene.clauses.preposition(p.first) not in _WHERE]
        if parties and scene.clauses.preposition(parties[-1].first) == "by":
            return _refuser(scene, governor)
        if parties and any(t.lower == "to" for t in tokens[parties[-1].last + 1 : trigger.first]):
            last = [p for p in parties if not _is_verb_between(scene, p.last, parties[-1].first)]
            return {i for p in last for i in range(p.first, p.last + 1)}
        if tokens[governor].is_noun and tokens[trigger.first - 1].lower == "to" and not parties:
            return _answering(scene, governor)
        return set()
    return set()


def run_into_noun(scene: Scene, trigger: Trigger) -> set[int]:
    """ "On the eve of the swap Kyiv refused to take 70": a name without a comma before it, right before the verb.

    The parser takes it for a part of the phrase that opens the clause, and leaves the verb without a subject.
    """
    tokens, verb = scene.parsed.tokens, infinitive_clause(scene, trigger)
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP") or scene.parsed.child(verb, "nsubj", "nsubj:pass") is not None:
        return set()
    party = next((p for p in scene.parties if p.last == verb - 1 and p.mention.value.form in ("name", "seat")), None)
    if party is None or party.first < 2 or tokens[party.first - 1].tag not in ("NN", "NNS"):
        return set()
    return set(range(party.first, party.last + 1))


def _credited(scene: Scene, trigger: Trigger) -> set[int]:
    """ "Seoul thanked Pyongyang for returning three fishermen": who is thanked, praised or blamed for it did it."""
    tokens = scene.parsed.tokens
    if tokens[trigger.first].tag != "VBG" or trigger.first < 3 or tokens[trigger.first - 1].lower not in ("for", "of"):
        return set()
    governor = next((t.i for t in reversed(tokens[max(0, trigger.first - _NEAR) : trigger.first]) if t.is_verb), None)
    if governor is None or tokens[governor].lower not in _CREDITS or scene.clauses.is_passive(governor):
        return set()
    party = next((p for p in scene.parties if governor < p.first <= governor + 2), None)
    return set(range(party.first, party.last + 1)) if party else set()


def _led_into(scene: Scene, trigger: Trigger) -> set[int]:
    """ "The envoy talked the rebels into freeing both": whoever is brought to do it does it."""
    tokens = scene.parsed.tokens
    if tokens[trigger.first].tag != "VBG" or trigger.first < 2 or tokens[trigger.first - 1].lower != "into":
        return set()
    spots = [(group.first, group.last) for group in scene.groups]  # "the CPC rebels"
    spots += [(party.first, party.last) for party in scene.parties]
    first, last = next((spot for spot in spots if spot[1] == trigger.first - 2), (0, -1))
    return set(range(first, last + 1))


def _answering(scene: Scene, demand: int) -> set[int]:
    """ "Iraq turned down the group's demand to free 20", "spurned a French request to": who is asked says no."""
    refused = {cue.first for cue in scene.cues if cue.rule.category == "rejection"}
    verb = next((t.i for t in reversed(scene.parsed.tokens[:demand]) if t.is_verb), None)
    return _refuser(scene, demand) if verb in refused else set()


def _refuser(scene: Scene, demand: int) -> set[int]:
    """ "Lebanon rejected a demand by Israel to free ...": whoever answers the demand is to act, not who makes it."""
    tokens = scene.parsed.tokens
    governor = next((token.i for token in reversed(tokens[:demand]) if token.is_verb), None)
    subject = scene.clauses.subject(governor) if governor is not None else None
    party = next((p for p in scene.parties if subject is not None and p.first <= subject <= p.last), None)
    return set(range(party.first, party.last + 1)) if party else set()


def _is_verb_between(scene: Scene, first: int, last: int) -> bool:
    return any(token.is_verb for token in scene.parsed.tokens[first + 1 : last])
