"""The part of one phrase that a predicate takes: subject, object, holder, price, or its preposition."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from exchange_extract.frames.asked import asked_subject
from exchange_extract.frames.containers import BODIES, container, with_title
from exchange_extract.frames.holders import is_holder, kills
from exchange_extract.frames.model import PartySpot, PersonSpot, Scene, Spot, Trigger
from exchange_extract.frames.prices import is_price
from exchange_extract.frames.subjects import CONJUNCTIONS, is_gerund_of, rules_there
from exchange_extract.phrases.people import Group
from exchange_extract.rules.inflect import verb_forms

# fmt: off
_NEAR = {
    "thanks", "due", "owing", "contrary", "prior", "close", "next", "adjacent",
    "loyal", "linked", "allied", "according", "opposed", "near", "nearest", "similar",
}
_URGING = {
    "request", "requests", "appeal", "appeals", "plea", "pleas", "pressure", "demand", "demands", "urging", "call",
    "calls", "lobbying", "intervention", "attempt", "attempts", "effort", "efforts", "mediation",
}
# fmt: on
_COORDINATORS = {",", "and", "or", "as", "well", "plus", "/", "&", "while"}


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase in a part: *subj*, *obj*, *holder*, *reverse* (given in return), or the preposition before it."""

    role: str
    spot: Spot
    kind: Literal["party", "group", "person"]
    group: Group | None = None
    party: PartySpot | None = None
    person: PersonSpot | None = None
    persons: tuple[PersonSpot, ...] = ()


def role_of(scene: Scene, trigger: Trigger, spot: Spot, found: list[Argument], is_subject: bool) -> str:
    """The part of a phrase; ``found`` are the arguments before it, ``is_subject`` what the parse says."""
    if spot.first in scene.mediating:
        return "mediator"
    if _frees_the_price(scene, spot, found):
        return "reverse_by"
    if is_holder(scene, spot):
        return "to" if _holds_the_goal(scene, spot) or _takes_over(scene, trigger, spot) else "holder"
    if is_subject and (
        _is_antecedent(scene, trigger, spot)
        or (spot.last + 1 == trigger.first and is_gerund_of(scene, trigger, spot.first))
    ):
        return "subj"
    if _just_moved(scene, trigger, spot, is_subject):
        return "subj"
    role = _by_preposition(scene, trigger, spot, found, is_subject)
    return _by_order(scene, trigger, spot, found, is_subject) if role is None else role


def _by_preposition(scene: Scene, trigger: Trigger, spot: Spot, found: list[Argument], is_subject: bool) -> str | None:
    """The part that the preposition before a phrase gives it; None without one."""
    preposition = scene.clauses.preposition(container(scene, with_title(scene, spot), trigger), trigger.first)
    if (preposition == "to" and _is_beside(scene, spot)) or (preposition == "by" and kills(scene, spot)):
        return ""
    if preposition == "to" and _is_errands_goal(scene, trigger, spot):
        return ""
    if preposition in ("from", "by") and _is_urged_by(scene, spot):
        return ""
    if preposition == "by" and trigger.nominal and _is_go_between(scene, trigger, spot):
        return ""
    if preposition == "in" and rules_there(scene, trigger, spot):
        return "subj"
    if preposition == "with" and spot.first > 1 and scene.parsed.tokens[spot.first - 2].lower in ("along", "together"):
        return _shared_role(scene, spot, found) or preposition
    apart = trigger.last != spot.first - 2 or preposition == "against"
    if apart and is_price(scene, spot.first, preposition):
        return "reverse"
    if is_subject and (
        preposition in CONJUNCTIONS
        or (preposition in ("on", "for") and _is_asked(scene, trigger, spot))
        or (preposition == "to" and spot.first in asked_subject(scene, trigger))
    ):
        return "subj"
    if preposition and _is_particle(scene, trigger, spot):
        return "obj"
    if preposition == "of" and trigger.last == spot.first - 2 and scene.parsed.tokens[trigger.last].lower == "go":
        return "obj"  # "let go of 23 men"
    if preposition == "of" and _is_out_of(scene, spot.first):
        return "from"
    return preposition or None


_GOING = {form for verb in ("travel", "go", "fly", "head", "drive", "sail", "come") for form in verb_forms(verb)}


def _is_errands_goal(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "Travels to Pyongyang and brings home five": where who fetches them went, before the verb."""
    tokens = scene.parsed.tokens
    to = next((i for i in range(spot.first - 1, max(0, spot.first - 4), -1) if tokens[i].lower == "to"), 0)
    between = {token.lower for token in tokens[spot.last + 1 : trigger.first]}
    gone = to > 0 and tokens[to - 1].lower in _GOING and not trigger.nominal and spot.last < trigger.first
    return gone and trigger.rule.frame != "move" and "and" in between


def _is_urged_by(scene: Scene, spot: Spot) -> bool:
    """ "Freed after a request from Oslo", "under pressure from Spain": who urges a release gives nobody."""
    tokens = scene.parsed.tokens
    first = with_title(scene, spot)
    at = next((i for i in range(first - 1, max(0, first - 4), -1) if tokens[i].lower in ("from", "by")), 0)
    return at > 0 and tokens[at - 1].lower in _URGING


_BROUGHT_ABOUT = {"negotiated", "arranged", "secured", "announced", "confirmed", "welcomed", "hailed", "overseen"}


def _is_go_between(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "The release was negotiated by the government": who brings it about or tells of it gives nobody."""
    between = scene.parsed.tokens[trigger.last + 1 : spot.first]
    verb = next((token.lower for token in reversed(between) if token.is_verb), "")
    return verb in _BROUGHT_ABOUT


def _by_order(scene: Scene, trigger: Trigger, spot: Spot, found: list[Argument], is_subject: bool) -> str:
    """The part of a phrase without a preposition, by its place before or after the predicate."""
    tokens = scene.parsed.tokens
    if _is_promised(scene, trigger, spot):
        return "near"
    if is_subject and spot.last < trigger.first and any(party.first == spot.first for party in scene.parties):
        return "subj"
    shared = _shared_role(scene, spot, found)
    if shared:
        return shared
    if is_subject and trigger.rule.frame == "move":
        return "subj"  # "from the other bank came 40 Serbs"
    if spot.first > trigger.first:
        return "obj" if not is_subject or not scene.clauses.is_passive(trigger.head) else "subj"
    if spot.last + 1 < len(tokens) and tokens[spot.last + 1].tag == "POS" and spot.last + 2 == trigger.first:
        return "poss"
    if not is_subject and not trigger.nominal and any(spot.first == person.first for person in scene.persons):
        subject = scene.clauses.subject(trigger.head)
        return "subj" if subject is None or _is_said_of(scene, subject, spot, found) else "near"
    if not is_subject and not trigger.nominal and asked_subject(scene, trigger):
        return "near"
    return "subj"


_PROMISES = {form for verb in ("promise", "pledge", "assure", "guarantee", "swear") for form in verb_forms(verb)}


def _is_promised(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "Promised Kinshasa to hand over nine": who promises is to act, who is promised it has no part in the act."""
    tokens = scene.parsed.tokens
    verb = spot.first - 1 - (spot.first > 1 and tokens[spot.first - 1].tag in ("DT", "PRP$"))
    to = [token.lower for token in tokens[spot.last + 1 : trigger.first]] == ["to"]
    return to and verb > 0 and not trigger.nominal and tokens[verb].lower in _PROMISES and tokens[verb].is_verb


def _is_asked(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "Called on Russia to release", "calls for Israel to free": the party acts; "for men held there to be freed"."""
    after = [t.lower for t in scene.parsed.tokens[spot.last + 1 : trigger.first]]
    acts = after[:1] == ["to"] or after[-2:] == ["to", "be"]
    return acts or spot.first in asked_subject(scene, trigger)


def _is_particle(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "part with 15 commanders", "ask for the body": the preposition belongs to the verb."""
    between = scene.parsed.tokens[trigger.last + 1 : spot.first]
    plain = all(token.tag in ("DT", "JJ", "PRP$", "PDT") for token in between)
    return not trigger.nominal and trigger.first < trigger.last < spot.first and plain


def _is_out_of(scene: Scene, first: int) -> bool:
    """ "out of Tehran", "out of the rebels' hands"."""
    words = [token.lower for token in scene.parsed.tokens[max(0, first - 4) : first]]
    return ("out", "of") in pairwise(words)


def _is_antecedent(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "the list of 550 prisoners who are to be released": what stands before them is no matter."""
    tokens, token = scene.parsed.tokens, scene.parsed.tokens[trigger.head]
    last = spot.last + (tokens[min(spot.last + 1, len(tokens) - 1)].tag == "NN")  # "to the Sudanese army, which"
    return token.dep in ("acl:relcl", "acl") and spot.first <= token.head <= last


def _just_moved(scene: Scene, trigger: Trigger, spot: Spot, is_subject: bool) -> bool:
    """ "the number of Ukrainians freed since March", "hostages released on Monday": the participle is about them."""
    token = scene.parsed.tokens[trigger.first]
    grouped = any(group.first == spot.first for group in scene.groups)
    if not grouped or trigger.nominal or spot.last + 1 != trigger.first:
        return False
    among = is_subject and scene.clauses.preposition(spot.first) in ("among", "of")  # "among 14 handed over by Chad"
    return token.tag == "VBN" or (among and token.tag == "VBD")


def _is_said_of(scene: Scene, subject: int, spot: Spot, found: list[Argument]) -> bool:
    """ "Canadians Ann Lee and Bob Roe have landed": the people's name before the persons is their trade, as it were."""
    named = next((p for p in scene.parties if p.last == subject and p.mention.value.form == "demonym"), None)
    listed = bool(found) and found[-1].kind == "person" and found[-1].role == "subj"
    joined = scene.parsed.tokens[spot.first - 1].lower in ("and", ",")
    return named is not None and (spot.first == subject + 1 or (listed and joined))


def _holds_the_goal(scene: Scene, spot: Spot) -> bool:
    """ "Went to areas controlled by the rebels": they hold the place, and with it the people who go there."""
    before = scene.parsed.tokens[max(0, spot.first - 6) : spot.first]
    words = [token.lower for token in before]
    to = next((n for n, token in enumerate(before[:-2]) if token.lower == "to" and not before[n + 1].is_verb), None)
    return words[-2:] in (["controlled", "by"], ["occupied", "by"], ["held", "by"]) and to is not None


def _takes_over(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "Left into the custody of Qatari officials", "passed into the hands of": who holds the people from then on."""
    if spot.first < trigger.first or trigger.nominal:
        return False
    words = [token.lower for token in scene.parsed.tokens[max(trigger.first, spot.first - 5) : spot.first]]
    kept = next((i for i, word in enumerate(words) if word in ("custody", "hands", "care")), -1)
    return kept > 0 and "into" in words[:kept]


def _is_beside(scene: Scene, spot: Spot) -> bool:
    """ "Close to the Cameroon border", "troops loyal to Baghdad": no goal."""
    tokens = scene.parsed.tokens
    to = next((i for i in range(spot.first - 1, max(0, spot.first - 5), -1) if tokens[i].lower == "to"), 0)
    return to > 0 and tokens[to - 1].lower in _NEAR


def _frees_the_price(scene: Scene, spot: Spot, found: list[Argument]) -> bool:
    """ "in exchange for 90 prisoners freed by Israel": who lets go of those given in return."""
    tokens = scene.parsed.tokens
    price = next((arg for arg in reversed(found) if arg.role == "reverse" and arg.kind == "group"), None)
    if price is None or spot.first - price.spot.last > 5:
        return False
    between = [t.lower for t in tokens[price.spot.last + 1 : spot.first] if t.tag != "DT"]
    return len(between) == 2 and between[1] == "by" and tokens[price.spot.last + 1].tag in ("VBN", "VBD")


def _shared_role(scene: Scene, spot: Spot, found: list[Argument]) -> str:
    """A coordinated phrase has the part of the one before it."""
    if not found or found[-1].role in ("mediator", "near", "according"):
        return ""
    before = found[-1]
    tokens = scene.parsed.tokens
    if spot.first > 1 and (tokens[spot.first - 2].lower, tokens[spot.first - 1].lower) in (
        ("along", "with"),
        ("together", "with"),
    ):
        people = [arg.role for arg in found if arg.kind == "group" and arg.role in ("subj", "obj", "of")]
        return people[-1] if people else ""
    between = tokens[before.spot.last + 1 : spot.first]
    if (
        between
        and all(t.lower == "," for t in between)
        and found[-1].kind == "party"
        and before.role not in ("subj", "obj")
    ):
        return ""
    governs = any(t.lower in BODIES for t in between)  # "between Chad's interim government and the rebels"
    plain = ("POS", "DT", "JJ", "VBN", "RB") if governs else ("POS", "DT")
    if (
        between
        and all(t.lower in _COORDINATORS | BODIES or t.tag in plain or t.lower in ("then", "also") for t in between)
        and any(t.lower in (",", "and", "/", "&", "plus") for t in between)
    ):
        return before.role
    return ""
