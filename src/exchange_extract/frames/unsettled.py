"""What is only said of a handover: denied reports, offers without an answer, deals that are near, promises not kept.

The cues name the kind of claim; this file reads what becomes of it in the same sentence.
"""

from collections.abc import Sequence

from exchange_extract.cues import Cue
from exchange_extract.frames.model import Scene, Trigger

# fmt: off
_TALES = frozenset({"allegation", "allegations", "claim", "claims", "report", "reports", "rumor", "rumors", "rumour",
                    "rumours", "speculation", "suggestion", "suggestions"})
_ANSWERS = frozenset({
    "answer", "answered", "comment", "commented", "commenting", "react", "reacted", "replied", "reply", "respond",
    "responded", "responding",
})
_NEARING = frozenset({"brink", "close", "closer", "edge", "near", "nearing", "toward", "towards", "verge"})
_DUE = frozenset({"due", "expected", "meant", "scheduled", "set", "slated", "supposed", "to"})
_FAILS = frozenset({"fail", "failed", "fails", "never", "not", "n't"})
_READYING = frozenset({"arrangements", "groundwork", "preparation", "preparations"})
_WAS = frozenset({"had", "should", "was", "were"})
_FOLLOWS = frozenset({"but", "yet", "though", "although", "however"})
_HAPPEN = frozenset({
    "arrive", "arrived", "came", "come", "go", "happen", "happened", "materialise", "materialised", "materialize",
    "materialized", "occur", "occurred", "take", "took", "went",
})
_STILL = frozenset({"remain", "remained", "remains", "still"})
_HELPS = frozenset({"did", "does", "do", "has", "have", "had"})
_CHOICES = frozenset({
    "choose", "chose", "chosen", "decide", "decided", "intend", "intended", "opt", "opted", "plan", "planned", "prefer",
    "preferred", "refuse", "refused", "refuses", "refusing", "want", "wanted", "wish", "wished",
})
_DATES = frozenset({"date", "deadline", "schedule", "time", "timeframe", "timeline", "timetable"})
_UNKNOWN = frozenset({"uncertain", "unclear", "unknown"})
_TOLD = frozenset({"certain", "clear", "decided", "disclosed", "known", "said", "say", "specified", "specify"})
_WISHES = frozenset({"ask", "asked", "asks", "request", "requested", "requests"})
_INCLUDED = frozenset({"among", "covered", "included", "involved", "part"})
_NEEDS = frozenset({
    "depend", "dependent", "depended", "depending", "depends", "hang", "hangs", "hinge", "hinged", "hinges", "hung",
    "conditional", "conditioned", "contingent", "predicated", "rest", "rested", "rests",
})
_HELPING = frozenset({"be", "been", "is", "are", "was", "were", "made", "make", "remain", "remained", "remains"})
# fmt: on
_OPENING = 4  # tokens at the head of a sentence: "the return of"
_PHRASE = 14  # tokens from a noun of handover to its verb, with its people
_REACH = 4  # tokens between "close to" and the deal
_TURN = 6  # tokens between "but" and what failed
_MAY_COME = frozenset({"would", "will", "could", "may", "might", "should"})


def is_denial(scene: Scene, trigger: Trigger, cues: Sequence[Cue]) -> bool:
    """ "Denied that it had agreed to free 46", "dismissed reports that": nobody says that it is so."""
    tokens = scene.parsed.tokens
    if any(cue.rule.category == "negation" and tokens[cue.first].is_verb for cue in cues):
        return True
    refused = {cue.first for cue in scene.cues if cue.rule.category == "rejection"}
    refused |= {cue.first for cue in scene.cues if cue.rule.category == "negation" and tokens[cue.first].is_verb}
    tales = [t.i for t in tokens[: trigger.first] if t.lower in _TALES and tokens[t.i + 1].lower in ("that", "of")]
    if is_subjunctive(scene, trigger):
        tales = []
    void = any({t.lower for t in tokens[max(0, i - _REACH) : i]} & {"truth", "substance", "foundation"} for i in tales)
    return void or any(refused & set(range(max(0, i - _REACH), i)) for i in tales)


def is_subjunctive(scene: Scene, trigger: Trigger) -> bool:
    """ "A suggestion that she be traded for": what is suggested is a deal and no tale."""
    tokens = scene.parsed.tokens
    own = [tokens[c] for c in scene.parsed.children[trigger.head] if c < trigger.first]
    asked = any(t.lower == "that" and t.dep == "mark" for t in own) and not trigger.nominal
    return asked and any(t.lower == "be" for t in own) and not any(t.tag in ("MD", "TO") for t in own)


def without_silence(scene: Scene, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """ "Has not responded to an offer to", "declined to comment on": what is negated is the answer, not the offer."""
    tokens = scene.parsed.tokens
    silent = {t.i for t in tokens if t.lower in _ANSWERS}
    if not silent or not any(cue.rule.category in ("proposal", "agreement") for cue in cues):
        return tuple(cues)

    def is_of_answer(cue: Cue) -> bool:
        if cue.rule.category not in ("negation", "rejection"):
            return False
        return any(cue.last < i <= cue.last + _REACH for i in silent) or any(
            tokens[cue.first].head == i for i in silent
        )

    return tuple(cue for cue in cues if not is_of_answer(cue))


def decline_to_go(scene: Scene, trigger: Trigger) -> bool:
    """ "Dozens declined to cross the line": people who will not go themselves are refused by no side."""
    tokens, verb = scene.parsed.tokens, trigger.first - 2
    if trigger.rule.frame != "move" or trigger.nominal or verb < 1 or tokens[verb + 1].lower != "to":
        return False
    return tokens[verb].tag in ("VBD", "VBZ", "VBP") and any(
        cue.first <= verb <= cue.last and cue.rule.category == "rejection" for cue in scene.cues
    )


def hinges(scene: Scene, trigger: Trigger) -> bool:
    """ "The return of the other nine depends on the owners": what is said of a handover is only what it needs."""
    tokens = scene.parsed.tokens
    if not trigger.nominal or not (trigger.first <= _OPENING or tokens[trigger.head].dep.startswith("nsubj")):
        return False
    behind = tokens[trigger.last + 1 : trigger.last + _PHRASE]
    verb = next((t for t in behind if t.is_verb and t.tag not in ("VBN", "VBG")), None)
    if verb is None:
        return False
    if verb.lower in _HELPING:
        after = tokens[verb.i + 1 : verb.i + _REACH]
        verb = next((t for t in after if t.lower in _NEEDS), verb)
    return verb.lower in _NEEDS and bool({t.lower for t in tokens[verb.i + 1 : verb.i + _REACH]} & {"on", "upon"})


def is_near_deal(scene: Scene, cues: Sequence[Cue]) -> bool:
    """ "Are close to an agreement to", "on the verge of a deal on": nothing is agreed so far."""
    tokens = scene.parsed.tokens
    deals = [cue for cue in cues if cue.rule.category == "agreement" and tokens[cue.first].is_noun]
    return bool(deals) and all(
        any(token.lower in _NEARING for token in tokens[max(0, cue.first - _REACH) : cue.first]) for cue in deals
    )


def offered_in(scene: Scene, trigger: Trigger) -> tuple[Cue, ...]:
    """ "A proposal under which 10 would be freed", "a deal that would free 33": what the clause tells of.

    Only of what is still to come: "a deal that freed 33" was kept.
    """
    tokens = scene.parsed.tokens
    if trigger.nominal or not any(t.lower in _MAY_COME for t in tokens):
        return ()
    index = trigger.head
    while tokens[index].dep in ("conj", "xcomp") and tokens[index].head != index:
        index = tokens[index].head
    if not tokens[index].dep.startswith("acl") or not any(
        tokens[c].lower in _MAY_COME for c in scene.parsed.children[index]
    ):
        return ()
    noun = tokens[index].head
    return tuple(
        cue
        for cue in scene.cues
        if cue.first <= noun <= cue.last and cue.rule.category in ("proposal", "agreement") and tokens[noun].is_noun
    )


def is_prepared(scene: Scene, trigger: Trigger) -> bool:
    """ "Preparations are under way for a swap of 100": what goes on is not the swap."""
    words = [token.lower for token in scene.parsed.tokens[: trigger.first]]
    return trigger.nominal and bool(_READYING & set(words)) and "for" in words[-4:]


def is_unkept(scene: Scene, trigger: Trigger, cues: Sequence[Cue]) -> bool:
    """ "Was to hand over 500 but failed to", "had promised to free 14 and has not done so", "never took place"."""
    tokens = scene.parsed.tokens
    before = {t.lower for t in tokens[max(0, trigger.first - 4) : trigger.first]}
    promised = any(
        cue.rule.status in ("planned", "agreed") and cue.first and tokens[cue.first - 1].lower in ("had", "was", "were")
        for cue in cues
    )
    if not (before & _WAS and before & _DUE) and not promised:
        return False
    ended = {cue.first for cue in scene.cues if cue.rule.category == "rejection"}
    for token in tokens[trigger.last + 1 :]:
        if token.lower in (";", ":"):
            return False
        after = [t.lower for t in tokens[token.i + 1 : token.i + 1 + _TURN]]
        if token.lower in _FOLLOWS and (_FAILS & set(after) or _STILL & set(after[:3])):
            return True
        if token.lower in ("and", "but") and after[:1] and after[0] in _HELPS and _FAILS & set(after[1:3]):
            return True
        if token.lower in _FAILS and _HAPPEN & set(after[:2]):
            return True
        joined = bool(_FOLLOWS & set(after[:1]))  # "..., but the rebels have postponed it": told as a clause of its own
        if token.lower == "," and not joined and any(i in ended for i in range(token.i + 1, token.i + _TURN)):
            return True
    return False


def is_unwilling(scene: Scene, trigger: Trigger) -> bool:
    """ "Three of them do not plan to return", "had chosen not to be handed over": the freed decide, no side refuses."""
    tokens = scene.parsed.tokens
    if trigger.nominal:
        return False
    for index in scene.clauses.chain(trigger.head)[1:3]:
        subject = scene.clauses.subject(index) if tokens[index].lower in _CHOICES else None
        if subject is not None:
            return any(group.first <= subject <= group.last for group in scene.groups)
    return False


def is_undated(scene: Scene, trigger: Trigger) -> bool:
    """ "No date has been set for Chad to free 300", "it is unclear when": that it comes at all is not said."""
    words = [token.lower for token in scene.parsed.tokens[: trigger.first]]
    words = words[max((i + 1 for i, word in enumerate(words) if word in (";", ":", "but")), default=0) :]
    for index, word in enumerate(words):
        ahead = words[index + 1 :]
        if word in ("no", "without") and ahead[:1] and ahead[0] in _DATES and "for" in ahead[1:]:
            return True
        asked = word in ("when", "if") and index > 0 and bool(_MAY_COME & set(ahead))
        if asked and (words[index - 1] in _UNKNOWN or _is_untold(words[:index])):
            return True
    return False


def _is_untold(words: Sequence[str]) -> bool:
    return words[-1] in _TOLD and bool({"not", "n't", "nobody"} & set(words[-4:]))


def is_own_wish(scene: Scene, trigger: Trigger) -> bool:
    """ "A teacher who had asked to be repatriated": what the captives ask for themselves is no side's offer."""
    tokens = scene.parsed.tokens
    if trigger.nominal or not (trigger.rule.frame == "move" or scene.clauses.is_passive(trigger.head)):
        return False
    wish = next((i for i in scene.clauses.chain(trigger.head)[1:3] if tokens[i].lower in _WISHES), None)
    subject = scene.clauses.subject(wish) if wish is not None else None
    if subject is None:
        return False
    return tokens[subject].lower == "who" or any(g.first <= subject <= g.last for g in scene.groups)


def is_left_out(scene: Scene, trigger: Trigger) -> bool:
    """ "The nine were not included in the swap": of those who stay behind; the swap itself was not refused."""
    words = [token.lower for token in scene.parsed.tokens[max(0, trigger.first - 2 * _REACH) : trigger.first]]
    denied = next((n for n, word in enumerate(words) if word in ("not", "n't", "never")), None)
    return trigger.nominal and denied is not None and bool(_INCLUDED & set(words[denied:]))
