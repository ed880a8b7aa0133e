"""What a telling claims: took place, under way, agreed, planned, proposed, refused."""

from itertools import pairwise

from exchange_extract.cues import Cue, governing
from exchange_extract.frames.model import Scene, Trigger
from exchange_extract.frames.pacts import laid_down
from exchange_extract.frames.talks import is_called_for, is_negotiated
from exchange_extract.frames.tenses import (
    dated_ahead,
    if_inverted,
    in_turn,
    is_only_meant,
    more_to_come,
    ranks_as_done,
    should_arrive,
    would_have,
)
from exchange_extract.frames.unsettled import (
    decline_to_go,
    hinges,
    is_denial,
    is_left_out,
    is_near_deal,
    is_own_wish,
    is_prepared,
    is_subjunctive,
    is_undated,
    is_unkept,
    is_unwilling,
    offered_in,
    without_silence,
)
from exchange_extract.schema import Status

_CONDITION = {"if", "unless", "provided"}
_ALL_OF_IT = {"all", "everything", "nothing", "things"}
_AS_PLANNED = ("according to plan", "as expected", "as planned", "smoothly", "to plan", "well")
_BE_NOW = {"is", "are", "'s", "'re", "’s", "’re", "am"}
_ENDED = {"finished", "complete", "completed", "over", "ended", "concluded"}


def status_of(scene: Scene, trigger: Trigger) -> tuple[Status | None, tuple[Cue, ...]]:
    """The status that the cues over a predicate give, and the cues; None when the text denies that it happened.

    A refusal outweighs an offer, an offer an agreement, an agreement a plan, and a plan a beginning: "refused to agree
    to release", "agreed to begin releasing".
    """
    cues = tuple(governing(scene.clauses, list(scene.cues), trigger.head))
    if trigger.nominal:
        cues += tuple(cue for cue in _of_following_verb(scene, trigger) if cue not in cues)
        cues += tuple(cue for cue in _of_predicate_after(scene, trigger) if cue not in cues)
    elif _is_matter_of_talks(scene, trigger):
        cues += tuple(cue for cue in _of_following_verb(scene, trigger) if cue not in cues)
    if is_subjunctive(scene, trigger):
        cues += tuple(cue for cue in scene.cues if cue.last < trigger.first and cue.rule.status and cue not in cues)
    cues += tuple(cue for cue in offered_in(scene, trigger) if cue not in cues)
    cues = without_silence(scene, tuple(cue for cue in cues if not _is_brought_about(scene, trigger, cue)))
    if is_denial(scene, trigger, cues) or _doubted(scene, trigger, cues) or is_undated(scene, trigger):
        return None, cues
    return _weigh(scene, trigger, cues), cues


def _is_brought_about(scene: Scene, trigger: Trigger, cue: Cue) -> bool:
    """ "The release of the 12 was negotiated by Iran": done, where "is being negotiated" and talks on it are not."""
    tokens = scene.parsed.tokens
    verb = tokens[cue.first]
    if verb.lower == "negotiate":
        before = [token.lower for token in tokens[max(0, cue.first - 2) : cue.first]]
        return before[-1:] == ["helped"] or before == ["helped", "to"]
    if verb.lower == "negotiated" and cue.first == trigger.first - 1 and trigger.nominal:
        return True  # "after a negotiated release"
    return (
        trigger.nominal
        and trigger.last < cue.first
        and verb.lower == "negotiated"
        and tokens[cue.first - 1].lower in ("was", "were", "been")
    )


def _is_imperative(scene: Scene, verb: int, trigger: Trigger) -> bool:
    """ "Take him and give us back our men": what a quotation opens with in the base form is asked for, not told."""
    tokens = scene.parsed.tokens
    if trigger.nominal or tokens[verb].tag != "VB" or not verb:
        return False
    if tokens[verb - 1].tag == "``" or tokens[verb - 1].text in ("'", "‘"):
        return True
    first = tokens[verb].head
    joined = tokens[verb].dep == "conj" and first < verb and tokens[verb - 1].lower in ("and", ",", "then")
    return joined and _is_imperative(scene, first, trigger)


def _weigh(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> Status | None:
    statuses = {cue.rule.status for cue in cues}
    if statuses <= {"planned", "agreed", None} and ranks_as_done(scene, trigger):
        return "completed"
    if _is_condition(scene, trigger) or _is_imperative(scene, trigger.head, trigger):
        return "proposed"
    if any(cue.rule.category == "negation" for cue in cues):
        if "agreed" in statuses and _unfinished(scene, trigger):
            return "agreed"
        if "rejected" in statuses:
            return "rejected" if _is_told_apart(cues) else None  # "never refused to release them"
        if trigger.nominal and scene.parsed.tokens[trigger.head].dep in ("nmod", "obl"):
            return None  # "would not be drawn on the prospects for an exchange"
        if is_unwilling(scene, trigger) or is_left_out(scene, trigger) or _is_supposed(scene, trigger):
            return None
        due = statuses & {"planned", "agreed"} or _says_planned(scene, trigger)
        return "rejected" if due or _not_happening(scene, trigger) else None
    if _stays_away(scene, trigger, cues) or is_own_wish(scene, trigger):
        return None
    if "rejected" in statuses or (statuses <= {"planned", "agreed", None} and is_unkept(scene, trigger, cues)):
        return "rejected"
    if would_have(scene, trigger):
        return "rejected"
    if is_near_deal(scene, cues) or is_negotiated(scene, trigger) or is_called_for(scene, trigger, cues):
        return "proposed"
    if laid_down(scene, trigger, cues):
        return "agreed"
    if statuses - {None} == {"proposed"} and should_arrive(scene, trigger, cues):
        return "planned"
    if "proposed" in statuses or _conditional(scene, trigger) or _is_mandative(scene, trigger):
        return "proposed"
    if "agreed" in statuses:
        return "agreed"
    if "planned" in statuses or _bare_infinitive(scene, trigger) or _is_planned_noun(scene, trigger):
        return "planned"
    if more_to_come(scene, trigger):
        return "planned"
    if is_prepared(scene, trigger):
        return "planned"
    if _progressive(scene, trigger) and dated_ahead(scene, trigger):
        return "planned"
    if ("ongoing" in statuses and not _had_begun(scene, cues)) or _progressive(scene, trigger):
        return "ongoing"
    return "planned" if is_only_meant(scene, trigger) else "completed"


# fmt: off
_BESIDE = 6  # tokens between "never" and what was not refused
_LIGHT = {
    "to", "be", "been", "was", "were", "has", "had", "have", "is", "are", "being", "will", "would", "due", "planned",
    "scheduled", "set",
}
# fmt: on


def _of_following_verb(scene: Scene, trigger: Trigger) -> list[Cue]:
    """Refusals in the first verb after a nominal predicate: "the release of 18 prisoners was postponed".

    A relative clause or participle that dates the plan is passed over: "a swap due on 9 June had been cancelled".
    """
    tokens = scene.parsed.tokens
    for token in tokens[trigger.last + 1 : trigger.last + 22]:
        which = tokens[token.i + 1].lower in ("which", "but") if token.i + 1 < len(tokens) else False
        if token.lower in (";", ":", "—", "–") or (token.lower == "," and token.i > trigger.last + 8 and not which):
            break  # "an offer of 200 prisoners for the bodies of two soldiers, which Hamas turned down"
        if token.is_verb and token.lower not in _LIGHT:
            return [c for c in scene.cues if c.first == token.i and c.rule.category == "rejection"]
    return []


def _is_matter_of_talks(scene: Scene, trigger: Trigger) -> bool:
    """ "Talks on trading 100 hostages", "a plan to free 20": what opens a sentence is about the handover."""
    tokens = scene.parsed.tokens
    link = trigger.first - 1
    if link < 1 or link > _OPENING or tokens[link].tag not in ("IN", "TO"):
        return False
    matters = {cue.last for cue in scene.cues if cue.rule.status in ("proposed", "agreed", "planned")}
    matters |= {cue.last - 1 for cue in scene.cues if cue.rule.status == "proposed" and cue.last == link}  # "talks on"
    return link - 1 in matters and tokens[link - 1].is_noun


_OPENING = 4  # tokens at the head of a sentence: "the long talks on trading"


def _of_predicate_after(scene: Scene, trigger: Trigger) -> list[Cue]:
    """ "An exchange of 68 soldiers each between A and B is under way": what a copula says of a nominal predicate."""
    tokens = scene.parsed.tokens
    verb = next((token.i for token in tokens[trigger.last + 1 :] if token.is_verb or token.tag == "MD"), len(tokens))
    while verb + 1 < len(tokens) and tokens[verb + 1].tag == "RB":
        verb += 1
    after = [cue for cue in scene.cues if cue.rule.category == "progress" and cue.first == verb + 1]
    after = [cue for cue in after if tokens[cue.last].lower != "being"]  # "is being discussed"
    if trigger.first <= _OPENING:  # "The next exchange between X and Y is set for Friday", parsed as two clauses
        due = [cue for cue in scene.cues if cue.rule.status == "planned" and verb <= cue.first <= verb + 3]
        if any(all(token.lower in _LIGHT for token in tokens[verb : cue.first]) for cue in due):
            return due[:1]
    return after if tokens[min(verb, len(tokens) - 1)].lower in _BE_NOW | {"still", "now", "already"} else []


def _doubted(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> bool:
    """ "did not say whether the exchange will involve ...": nothing is claimed, but "is weighing whether to" is."""
    tokens = scene.parsed.tokens
    chain = set(scene.clauses.chain(trigger.head))
    before = [t.lower for t in tokens[max(0, trigger.first - 4) : trigger.first]]
    if trigger.nominal and (_leads_towards(scene, trigger) or hinges(scene, trigger)):
        return True
    if not trigger.nominal and ("yet", "to") in pairwise(before):
        return True  # "has yet to let them go"
    weighed = any(cue.rule.category == "proposal" for cue in cues)
    marks = [t.i for t in tokens if t.lower == "whether" and t.i < trigger.first and t.head in chain]
    return any(not (weighed and tokens[i + 1].lower == "to") for i in marks)


def _is_supposed(scene: Scene, trigger: Trigger) -> bool:
    """ "Would have gone to war if they had not been freed": what is only supposed was not refused."""
    tokens = scene.parsed.tokens
    return any(tokens[c].lower == "if" and tokens[c].dep == "mark" for c in scene.parsed.children[trigger.head])


def _leads_towards(scene: Scene, trigger: Trigger) -> bool:
    """ "A step towards a long-awaited swap": what is hoped to come of something else."""
    tokens = scene.parsed.tokens
    for token in reversed(tokens[max(1, trigger.first - _TOWARDS) : trigger.first]):
        if token.lower in ("toward", "towards"):
            return tokens[token.i - 1].lower in ("step", "steps")
        if (token.is_verb and token.tag != "VBN") or token.tag == "IN":
            return False
    return False


_TOWARDS = 8  # tokens from "towards" to the handover, with what it is called


def _conditional(scene: Scene, trigger: Trigger) -> bool:
    """ "if Russia releases them"; "would release them if ...", whose main clause is not in the past."""
    parsed = scene.parsed
    tokens = parsed.tokens

    def has_mark(index: int) -> bool:
        marked = any(tokens[c].lower in _CONDITION and tokens[c].dep == "mark" for c in parsed.children[index])
        return marked and not _is_usual_hedge(scene, index)

    if has_mark(trigger.head) or in_turn(scene) or if_inverted(scene):
        return True
    modal = any(tokens[c].lower in ("would", "will", "could", "may", "might") for c in parsed.children[trigger.head])
    return modal and any(tokens[c].dep.startswith("advcl") and has_mark(c) for c in parsed.children[trigger.head])


def _is_usual_hedge(scene: Scene, verb: int) -> bool:
    """ "If all goes ahead", "if the swap goes as planned": said of any plan, and asks nothing of anybody."""
    tokens = scene.parsed.tokens
    if tokens[verb].lower not in ("goes", "go"):
        return False
    subject = scene.clauses.subject(verb)
    after = " ".join(token.lower for token in tokens[verb + 1 : verb + 4])
    return (subject is not None and tokens[subject].lower in _ALL_OF_IT) or after.startswith(_AS_PLANNED)


def _is_mandative(scene: Scene, trigger: Trigger) -> bool:
    """ "demands that Iran release both": a base form after "that" and a singular name asks, it does not tell."""
    tokens = scene.parsed.tokens
    verb = tokens[trigger.first]
    if is_subjunctive(scene, trigger):  # "agreed that 40 be freed" is a deal
        return not any(cue.rule.status == "agreed" and cue.last < trigger.first for cue in scene.cues)
    if trigger.nominal or verb.tag not in ("VB", "VBP") or trigger.first < 2:
        return False
    if verb.lower in _UNCHANGED and not any(cue.rule.category == "proposal" for cue in scene.cues):
        return False  # "said that Mali let three go"
    names = [spot for spot in scene.parties if spot.last == trigger.first - 1 and tokens[spot.last].tag == "NNP"]
    return any(spot.first > 0 and tokens[spot.first - 1].lower == "that" for spot in names)


_UNCHANGED = {"let", "put", "set"}
"""Verbs whose past tense is their base form."""
_REFUSING = {"not", "n't", "no", "never", "nobody", "nothing", "refuse", "refuses"}
_STILL_OPEN = {"will", "wo", "would", "can", "ca", "cannot", "could", "must", "shall", "refuse", "refuses"}


def _is_condition(scene: Scene, trigger: Trigger) -> bool:
    """ "There will be no talks until they give back the nine": a demand; "did not leave until" tells what happened."""
    tokens = scene.parsed.tokens
    until = next((t.i for t in tokens if t.lower in ("until", "unless") and t.i < trigger.first), None)
    if until is None or any(t.lower in (";", ":") for t in tokens[until : trigger.first]):
        return False
    before = {token.lower for token in tokens[:until]}
    return bool(before & _REFUSING) and bool(before & _STILL_OPEN)


def _is_told_apart(cues: tuple[Cue, ...]) -> bool:
    """ "The swap did not take place, and Oslo was blamed for scrapping it with the return of": a no to each."""
    denied = [cue.last for cue in cues if cue.rule.category == "negation"]
    refused = [cue.first for cue in cues if cue.rule.category == "rejection"]
    return all(abs(one - other) > _BESIDE for one in denied for other in refused)


def _stays_away(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> bool:
    """ "Prisoners who refused to go home": what the captives themselves will not have is no side's refusal."""
    tokens = scene.parsed.tokens
    passive = not trigger.nominal and scene.clauses.is_passive(trigger.head)
    refused = any(cue.rule.category == "rejection" and tokens[cue.first].lower.startswith("refus") for cue in cues)
    unwilling = refused and (trigger.rule.frame == "move" or passive) and is_unwilling(scene, trigger)
    return unwilling or decline_to_go(scene, trigger)


def _had_begun(scene: Scene, cues: tuple[Cue, ...]) -> bool:
    """ "They had begun on Sunday with the dead": looked back upon."""
    tokens = scene.parsed.tokens
    rows = [cue for cue in cues if cue.rule.status == "ongoing"]
    return all(cue.first > 0 and tokens[cue.first - 1].lower == "had" for cue in rows)


def _not_happening(scene: Scene, trigger: Trigger) -> bool:
    """ "The exchange is not taking place", "is not going ahead": called off, where "did not take place" only denies."""
    parsed = scene.parsed
    if not trigger.nominal:
        return False
    verb = parsed.tokens[parsed.tokens[trigger.head].head]
    words = {parsed.tokens[c].lower for c in parsed.children[verb.i]}
    return verb.tag == "VBG" and bool(words & _BE_NOW)


def _unfinished(scene: Scene, trigger: Trigger) -> bool:
    """ "The exchange agreed in May is not finished": what is denied is the end of it."""
    tokens = scene.parsed.tokens
    return trigger.nominal and any(
        t.lower in _ENDED and {"not", "n't"} & {other.lower for other in tokens[t.i - 3 : t.i]}
        for t in tokens[trigger.last + 4 :]
    )


def _bare_infinitive(scene: Scene, trigger: Trigger) -> bool:
    """Headlines: "Russia to release 95 soldiers"; also "the soldiers to be released"."""
    tokens = scene.parsed.tokens
    head = tokens[trigger.head]
    after = tokens[trigger.last + 1 : trigger.last + 3]
    if trigger.nominal and scene.parsed.sentence.kind != "body" and len(after) == 2:
        return after[0].lower == "to" and after[1].tag == "VB"  # "Prisoner exchange to end on Monday"
    if trigger.nominal or trigger.first == 0:
        return False
    before = tokens[trigger.first - 1].lower
    if before == "to" and tokens[head.head].tag == "MD":
        return True  # "will do what it can to bring them home"
    if before == "to" and trigger.rule.frame == "move" and any(g.last == trigger.first - 2 for g in scene.groups):
        return True  # "a further 100 to follow"
    if before == "to" and (head.dep == "ROOT" or scene.parsed.sentence.kind != "body"):
        return not any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens[: trigger.first])
    return before == "be" and trigger.first >= 2 and tokens[trigger.first - 2].lower == "to"


def _is_planned_noun(scene: Scene, trigger: Trigger) -> bool:
    """ "the exchange planned for Friday": a participle after the noun, where no verb says that it took place."""
    if not trigger.nominal:
        return False
    parsed = scene.parsed
    governor = parsed.tokens[parsed.tokens[trigger.head].head]
    return governor.tag != "VBD" and _says_planned(scene, trigger)


def _says_planned(scene: Scene, trigger: Trigger) -> bool:
    """ "the swap due on Friday", whatever became of it."""
    parsed = scene.parsed
    told = {i for cue in scene.cues if cue.rule.status == "planned" for i in range(cue.first, cue.last + 1)}
    if not trigger.nominal:
        return False
    inside = [i for i in parsed.subtree(trigger.head) if i > trigger.last]
    return any(i in told and parsed.tokens[i].dep in ("acl", "acl:relcl") for i in inside)


def _progressive(scene: Scene, trigger: Trigger) -> bool:
    """ "are exchanging", "are being released"; "was releasing" in reported speech does not say that it goes on."""
    parsed = scene.parsed
    tokens = parsed.tokens
    if trigger.nominal or trigger.first == 0:
        return False
    if tokens[trigger.first - 1].lower == "being":
        return tokens[trigger.first - 2].tag != "IN"  # "on the point of being released"
    head = tokens[trigger.head]
    if parsed.sentence.kind != "body" and head.tag == "VBG" and tokens[trigger.first - 1].tag.startswith("NNP"):
        return True  # "Israel releasing 30 prisoners": headlines leave out "is"
    return head.lower.endswith("ing") and any(
        tokens[c].lower in _BE_NOW for c in parsed.children[trigger.head] if c < trigger.first
    )
