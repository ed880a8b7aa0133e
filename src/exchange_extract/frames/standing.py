"""What is told of no day: terms, rules, what somebody does as a matter of course."""

from collections.abc import Sequence

from exchange_extract.frames.model import Flow, Scene, Trigger
from exchange_extract.phrases.people import Group

# fmt: off
_HABITS = frozenset({
    "regularly", "routinely", "usually", "normally", "generally", "typically", "periodically", "frequently",
    "occasionally", "sometimes", "often", "traditionally", "customarily",
})
_HABITUAL = frozenset({"regular", "routine", "frequent", "occasional", "periodic"})
_HELPS = (
    "arrang", "assist", "carr", "conduct", "coordinat", "enabl", "facilitat", "handl", "help", "mediat", "organis",
    "organiz", "overs", "provid", "support", "undertak",
)
# fmt: on
_GIVE = frozenset({"give", "gives", "gave", "giving", "given"})
_OBJECT_TAGS = frozenset({"CD", "DT", "JJ", "NN", "NNP", "NNS", "PRP", "PRP$"})
_NEAR = 4  # tokens before a predicate in which its adverb stands


def is_standing_rule(scene: Scene, trigger: Trigger) -> bool:
    """ "Lima lets every sailor go home at Christmas": what is granted to each alike at all times happens on no day."""
    tokens = scene.parsed.tokens
    present = tokens[trigger.first].tag in ("VBZ", "VBP") and scene.parsed.sentence.kind == "body"
    alike = any(token.lower in ("each", "every") for token in tokens[trigger.first : trigger.last + 1])
    return present and alike and trigger.rule.id == "release.let_travel" and not scene.dates


def is_surrender(scene: Scene, trigger: Trigger) -> bool:
    """ "Two gunmen give up", "the kidnappers surrendered": who hands over nobody but himself."""
    tokens, head = scene.parsed.tokens, trigger.head
    words = tuple(token.lower for token in tokens[trigger.first : trigger.last + 1])
    gives_in = words[0].startswith("surrender") or (words[0] in _GIVE and words[1:] == ("up",))
    if trigger.nominal or not gives_in or scene.clauses.is_passive(head):
        return False
    after = tokens[trigger.last + 1 : trigger.last + 2]
    return scene.parsed.child(head, "obj", "ccomp") is None and not (after and after[0].tag in _OBJECT_TAGS)


def is_rate(scene: Scene) -> bool:
    """ "15 bodies for each hostage that it gets back": terms that count nobody."""
    tokens = scene.parsed.tokens
    for_each = (
        token.i + 1 for token in tokens[:-2] if token.lower == "for" and tokens[token.i + 1].lower in ("each", "every")
    )
    return any(group.first in (at, at + 1) and not group.bare for at in for_each for group in scene.groups)


def is_practice(scene: Scene, trigger: Trigger, flows: Sequence[Flow], total: Group | None) -> bool:
    """ "It also organises the release of prisoners", "the two regularly exchange prisoners": done as a rule, by nobody.

    A figure, a name or a date speaks of one handover after all, and headlines are in the present tense anyway.
    """
    if scene.parsed.sentence.kind != "body" or scene.dates or total is not None:
        return False
    if any(flow.count or flow.names for flow in flows):
        return False
    tokens = scene.parsed.tokens
    before = {token.lower for token in tokens[max(0, trigger.first - _NEAR) : trigger.first]}
    if before & (_HABITUAL if trigger.nominal else _HABITS):
        return True
    if not trigger.nominal or any(token.lower == "the" for token in tokens[trigger.last + 1 : trigger.last + 3]):
        return False
    chain = [tokens[i] for i in scene.clauses.chain(trigger.head)[1:3]]
    return any(t.tag in ("VBZ", "VBP") and t.lower.startswith(_HELPS) for t in chain) and not _definite(scene, trigger)


def _definite(scene: Scene, trigger: Trigger) -> bool:
    """Whether the noun points at one event: "it facilitates this release", "today's exchange"."""
    tokens = scene.parsed.tokens
    return any(
        tokens[c].lower in ("this", "that", "these") or tokens[c].dep == "nmod:poss"
        for c in scene.parsed.children[trigger.head]
    )
