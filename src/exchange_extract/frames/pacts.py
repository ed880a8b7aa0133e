"""What an agreement lays down: "under the truce X is to free 50", "a release of all is a point of the accord"."""

from exchange_extract.cues import Cue
from exchange_extract.frames.model import Scene, Trigger
from exchange_extract.phrases.references import BOTH

_MODAL_DUTY = {"must", "should", "has to", "have to", "had to"}
_DEAL_REACH = 8  # tokens between "under" and the word for a deal
# fmt: off
_PROVISIONS = frozenset({
    "article", "clause", "condition", "element", "item", "pillar", "plank", "point", "promise", "provision",
    "term",
})
_LAYS_DOWN = frozenset({
    "bind", "bound", "commit", "committed", "commits", "contain", "contained", "contains", "cover", "covered", "covers",
    "include", "included", "includes", "list", "listed", "lists", "oblige", "obliged", "obliges", "promised",
    "promises", "set", "sets", "speak", "speaks", "spoke", "stipulates",
})
_OF_DEALS = frozenset({"binds", "commits", "covered", "covers", "obliged", "obliges", "stipulates"})
# fmt: on
_DECIDED = frozenset({"decided", "resolved"})
_SIDES = frozenset({"army", "authorities", "government", "junta", "military", "regime"})
_DEMANDS = frozenset({"provided", "provides", "required", "requires"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "remains"})
_REACH = 8  # tokens between a provision and the pact that it is of


def laid_down(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> bool:
    """Whether an agreement says that people are to be handed over; ``cues`` are those over the predicate."""
    if _under_deal(scene, trigger, cues) or _called_for_by_deal(scene, cues):
        return True
    return _is_provision(scene, trigger) or _told_by_deal(scene, trigger) or _both_decided(scene, trigger)


def _both_decided(scene: Scene, trigger: Trigger) -> bool:
    """ "The two sides decided there to swap 90 prisoners": a resolve of two is a deal, that of one is not."""
    if trigger.rule.frame != "exchange" or trigger.nominal:
        return False
    parsed = scene.parsed
    for index in scene.clauses.chain(trigger.head)[1:3]:
        if parsed.tokens[index].lower in _DECIDED:
            subject = scene.clauses.subject(index)
            heads = [c for c in parsed.children[index] if parsed.tokens[c].dep == "nsubj"]  # of "A and B" often both
            heads += [subject] if subject is not None else []
            inside = {i for head in heads for i in parsed.subtree(head)}
            sides = {spot.mention.value.key for spot in scene.parties if spot.first in inside}
            sides |= {"the " + parsed.tokens[i].lower for i in inside if _is_unnamed_side(scene, i)}
            return len(sides) > 1 or BOTH in sides
    return False


def _is_unnamed_side(scene: Scene, index: int) -> bool:
    """ "The government and FARC": a side by what it is, not "the Syrian government", which is read as a party."""
    before = scene.parsed.tokens[index - 1].lower if index else ""
    return before == "the" and scene.parsed.tokens[index].lower in _SIDES


def _is_provision(scene: Scene, trigger: Trigger) -> bool:
    """ "A release of all is one of the points of the ceasefire", "the accord's third point is the return"."""
    if not trigger.nominal:
        return False
    tokens, deals = scene.parsed.tokens, _deal_words(scene)
    for token in tokens:
        if token.lower.removesuffix("s") not in _PROVISIONS or not token.is_noun:
            continue
        after = range(token.i + 1, min(token.i + 1 + _REACH, len(tokens)))
        of_pact = token.i + 1 < len(tokens) and tokens[token.i + 1].lower == "of" and any(i in deals for i in after)
        before = range(max(0, token.i - 4), token.i)
        pact_has = any(i in deals and tokens[i].is_noun for i in before) and any(tokens[i].tag == "POS" for i in before)
        first, last = sorted((token.i, trigger.first))
        if (of_pact or pact_has) and any(t.lower in _BE for t in tokens[first:last]):
            return True
    return False


def _told_by_deal(scene: Scene, trigger: Trigger) -> bool:
    """ "The accord includes the release of 20", "a clause of the treaty obliged both to free them"."""
    deals, tokens = _deal_words(scene), scene.parsed.tokens
    for index in scene.clauses.chain(trigger.head)[1:4]:
        if tokens[index].lower in _LAYS_DOWN and tokens[index].is_verb:
            subject = scene.clauses.subject(index)
            it = subject is not None and tokens[subject].lower == "it" and tokens[index].lower in _OF_DEALS
            return it or (subject is not None and bool(deals & set(scene.parsed.subtree(subject))))
    return False


def _under_deal(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> bool:
    """ "Under the deal, Hamas is to free 50 hostages": what an agreement lays down is agreed, whatever modal words it.

    "freed under a deal" took place, "wants it freed under a deal" is a demand.
    """
    tokens = scene.parsed.tokens
    modal = {"planned"} >= {
        cue.rule.status
        for cue in cues
        if cue.rule.status and not _is_duty(scene, cue) and cue.rule.category != "agreement"
    }
    if not modal or not any(cue.rule.status in ("planned", "proposed") for cue in cues):
        return False
    deals = _deal_words(scene)
    for token in tokens:
        if token.lower in ("under", "whereby"):
            following = tokens[token.i + 1 : token.i + 1 + _DEAL_REACH]
            if following and following[0].lower in ("it", "this") and token.i == 0:
                return True
            relative = token.lower == "whereby" or bool(following and following[0].lower == "which")
            if relative and token.i < trigger.first and any(index < token.i for index in deals):
                return True
            for other in following:
                if other.i in deals and (other.is_noun or other.i < trigger.first):
                    return True  # "under the mechanism that they signed in May"
                if other.is_verb or other.lower in (",", ";"):
                    break
    return False


def _called_for_by_deal(scene: Scene, cues: tuple[Cue, ...]) -> bool:
    """ "The deal calls for Hamas to free them", "the truce requires"."""
    deals = _deal_words(scene)
    for cue in cues:
        if cue.rule.category == "proposal":
            tokens = scene.parsed.tokens
            subject = scene.clauses.subject(cue.first) if tokens[cue.first].is_verb else cue.first - 1
            it = subject is not None and tokens[subject].lower == "it" and tokens[cue.first].lower in _DEMANDS
            if subject in deals or it:
                return True
    return False


def _deal_words(scene: Scene) -> set[int]:
    rows = [cue for cue in scene.cues if cue.rule.category in ("agreement", "phase")]
    return {index for cue in rows for index in range(cue.first, cue.last + 1)}


def _is_duty(scene: Scene, cue: Cue) -> bool:
    words = " ".join(token.lower for token in scene.parsed.tokens[cue.first : cue.last + 1])
    return words in _MODAL_DUTY
