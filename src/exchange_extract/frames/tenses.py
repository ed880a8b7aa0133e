"""What a tense or a modal verb says of a handover that no cue does: more to come, expected, or in turn for another."""

from itertools import pairwise

from exchange_extract.cues import Cue
from exchange_extract.frames.model import Scene, Trigger

# fmt: off
_BRING_ABOUT = (
    "allow", "bring", "caus", "compel", "continu", "convinc", "dar", "enabl", "entic", "forc", "get", "help", "induc",
    "lead", "manag", "mov", "oblig", "permit", "persuad", "proceed", "prompt", "rush", "spur", "succeed", "travel",
    "tried", "tries", "try", "use", "using",
)
_BROUGHT_ABOUT = frozenset({
    "able", "brought", "came", "chose", "chosen", "come", "first", "flew", "flown", "free", "glad", "go", "going",
    "gone", "got", "happened", "happy", "last", "led", "let", "letting", "made", "only", "proud", "said", "seen",
    "told", "went",
})
# fmt: on
"""Stems and forms of the verbs that bring about what they govern, or say of it that it came about."""
_INTENTS = frozenset({"intention", "order", "orders", "pledge", "pledges", "promise", "promises", "vow", "vows"})
_WAS_DUE = ("was", "were", "due", "meant", "supposed", "scheduled")  # before "to have been handed over"
_AUXILIARIES = 4  # tokens of "would have been"
_DAY_REACH = 12  # tokens from a verb to its day
_HANDS_OVER = ("free", "release", "hand", "return", "give", "let", "send", "turn")
_MORE = {
    "another",
    "more",
    "further",
    "other",
    "others",
    "remaining",
    "rest",
    "next",
    "second",
    "third",
    "last",
    "final",
}


def more_to_come(scene: Scene, trigger: Trigger) -> bool:
    """ "Another 40 leave Karachi on Saturday": the present tense with a day, of more than those told of."""
    tokens = scene.parsed.tokens
    verb = tokens[trigger.head]
    helped = any(tokens[c].dep.startswith("aux") or tokens[c].dep == "mark" for c in scene.parsed.children[verb.i])
    present = verb.tag in ("VBP", "VBZ", "VB") and not helped and verb.dep != "acl:relcl"  # "a second whom Mali let go"
    if trigger.nominal or scene.parsed.sentence.kind != "body" or not present:
        return False
    before = tokens[max(0, trigger.first - 8) : trigger.first]
    dated = any(spot.mention.value.kind == "weekday" and spot.first > trigger.first for spot in scene.dates)
    return dated and any(t.lower in _MORE for t in before) and not any(t.tag in ("VBD", "MD") for t in tokens)


def dated_ahead(scene: Scene, trigger: Trigger) -> bool:
    """ "Three are coming out on Saturday", "is freeing 20 next week": a present that goes on at a day to come.

    In a headline such a day is most often that of the news.
    """
    if scene.parsed.sentence.kind != "body":
        return False
    behind = [spot.mention.value for spot in scene.dates if trigger.last < spot.first <= trigger.last + _DAY_REACH]
    return any((date.kind == "weekday" and date.shift is None) or (date.shift or 0) > 0 for date in behind[:1])


def should_arrive(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> bool:
    """ "A third should be home by Friday": an expectation, where "should be freed" asks for it."""
    said = {scene.parsed.tokens[cue.first].lower for cue in cues if cue.rule.status == "proposed"}
    return said == {"should"} and trigger.rule.frame == "move"


def in_turn(scene: Scene) -> bool:
    """ "18 can go home as soon as Bogota frees 60": what either side would do if the other did its part."""
    tokens = scene.parsed.tokens
    once = next((t.i for t in tokens if t.lower == "once" or (t.lower == "soon" and tokens[t.i - 1].lower == "as")), 0)
    if not once or not any(t.tag == "MD" for t in tokens):
        return False
    after = tokens[once + 1 : once + 9]
    return any(t.tag in ("VBZ", "VBP", "NNS") and t.lower.startswith(_HANDS_OVER) for t in after)


def would_have(scene: Scene, trigger: Trigger) -> bool:
    """ "Would have freed 30", "should have been let go on 1 June", "was to have gone home": what did not come about."""
    tokens = scene.parsed.tokens
    before = [token.lower for token in tokens[max(0, trigger.first - _AUXILIARIES - 1) : trigger.first]]
    pairs = set(pairwise(before[-_AUXILIARIES:]))
    past = bool({"was", "were"} & set(before))  # "are due to have been freed by Friday" looks ahead
    due = past and ("to", "have") in pairs and any((word, "to") in pairs for word in _WAS_DUE)
    unmet = due or (bool(pairs & {("would", "have"), ("should", "have")}) and ("have", "to") not in pairs)
    return not trigger.nominal and unmet


def if_inverted(scene: Scene) -> bool:
    """ "Were the siege to be lifted, they would let 30 go"."""
    tokens = scene.parsed.tokens
    opens = tokens[0].lower in ("were", "should") and tokens[0].tag != "NNP"
    return opens and any(token.lower == "would" for token in tokens) and not any(t.text == "?" for t in tokens)


def is_only_meant(scene: Scene, trigger: Trigger) -> bool:
    """ "Wanted to free 30", "its pledge to free them": an infinitive that no verb says came about.

    The verbs of which that is true ("managed to", "persuaded them to") are few; all others leave it open.
    """
    parsed = scene.parsed
    head = parsed.tokens[trigger.head]
    marked = any(parsed.tokens[c].lower == "to" and parsed.tokens[c].dep == "mark" for c in parsed.children[head.i])
    perfect = any(parsed.tokens[c].lower == "have" for c in parsed.children[head.i])  # "claims to have freed"
    if trigger.nominal or not marked or perfect:
        return False
    governor = parsed.tokens[head.head].lower
    if head.dep == "acl":
        return governor in _INTENTS
    return head.dep == "xcomp" and not governor.startswith(_BRING_ABOUT) and governor not in _BROUGHT_ABOUT


# fmt: off
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "latest", "final", "only"})
_SAYS_WHO = frozenset({",", "are", "became", "become", "is", "was", "were"})
_AHEAD = frozenset({"to", "due", "expected", "set", "likely", "scheduled"})
# fmt: on
_RANK_REACH = 7  # tokens between "the last" and "to be freed"


def ranks_as_done(scene: Scene, trigger: Trigger) -> bool:
    """ "They were the last to be freed under the truce", "A and B, the first two to come home": who were let go.

    A rank says so of people named before it, in a predicate or behind a comma. Alone it says who is to go ("The first
    to leave are the wounded"), and so it does where the sentence looks ahead: "will be the first to be freed".
    """
    tokens = scene.parsed.tokens
    link = trigger.first - 1
    if link > 0 and tokens[link].lower == "be":
        link -= 1
    if trigger.nominal or link < 1 or tokens[link].lower != "to":
        return False
    before = tokens[max(0, link - _RANK_REACH) : link]
    rank = next((t.i for t in reversed(before) if t.lower in _RANKS and t.i and tokens[t.i - 1].lower == "the"), None)
    if rank is None or any(t.is_verb and t.tag != "VBN" and t.dep != "amod" for t in tokens[rank:link]):
        return False
    if rank < 2 or tokens[rank - 2].lower not in _SAYS_WHO:
        return False
    return not any(t.tag == "MD" or t.lower in _AHEAD for t in tokens[:rank])
