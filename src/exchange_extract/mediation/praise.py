"""Credit given in words of praise, debt and cause: "credit goes to Oman", "without Qatar it would not have happened".

None of these words mediates by itself; each credits whoever stands behind its preposition, its subject or its owner.
"""

from exchange_extract.frames.model import Scene
from exchange_extract.mediation.acting import is_passive, subjects_of
from exchange_extract.mediation.agents import agents_after, agents_within, parties_of
from exchange_extract.mediation.idioms import word_at
from exchange_extract.mediation.offices import Mediator
from exchange_extract.mediation.words import MediationWords

_RULE = "mediator.praise"
_UNREAL = frozenset({"would", "could"})
_DENIED = frozenset({"not", "n't", "never", "still", "impossible", "hardly", "no"})
_GOES = frozenset(
    {"belongs", "belonged", "belong", "goes", "went", "go", "gone", "due", "given", "gave", "gives", "give"}
)
_TAKES = frozenset({"takes", "took", "taken", "claims", "claimed", "deserves", "deserved", "earned", "earns", "given"})
_WORK = frozenset({"work", "doing", "handiwork", "brainchild", "achievement", "merit", "feat"})
_DEBTS = frozenset({"debt", "indebted", "beholden", "kudos", "compliments", "plaudits"})
PRAISE = frozenset({"credit", "praise", "without", "than", "involved"}) | _DEBTS | _WORK
"""Words of praise, debt and cause at which a credit may begin."""
_BE = frozenset({"was", "were", "is", "are", "been", "be", "as", "largely", "mainly", "chiefly", "mostly", "partly"})
_MATTERS = frozenset(
    {"talks", "negotiations", "deal", "agreement", "arrangement", "mediation", "process", "contacts", "discussions"}
)
_CALLINGS = frozenset(
    {"envoy", "mediator", "negotiator", "go-between", "intermediary", "diplomat", "cardinal", "bishop", "archbishop"}
)
_NOTED = frozenset({"acknowledged", "noted", "recognised", "recognized"})
"""What is said of efforts that count; said of a country it credits nobody."""
_WRITTEN = frozenset({"sent", "delivered", "exchanged"})
_REACH = 10


def praised(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """The mediators whom a word of praise, debt or cause at ``index`` credits."""
    lower = word_at(scene, index)
    if lower == "credit":
        return _credit(scene, index)
    if lower in _DEBTS:
        return _behind(scene, index, ("to", "for", "on", "upon"))
    if lower == "praise":
        return _praise(scene, index)
    if lower == "without" and word_at(scene, index + 1).isalpha() and _unreal(scene, index):
        return agents_after(scene, index + 1, index, _RULE)
    if lower in words.salutes:
        return _saluted(scene, index, words)
    if lower in _WORK and word_at(scene, index + 1) == "of" and _is_work(scene, index):
        return agents_after(scene, index + 2, index, _RULE)
    if lower == "than" and _nobody_did_more(scene, index):
        return agents_after(scene, index + 1, index, _RULE)
    if lower == "involved" and is_passive(scene, index) and _in_the_talks(scene, index):
        return subjects_of(scene, index, _RULE)
    return []


def is_acknowledged(scene: Scene, index: int, words: MediationWords) -> bool:
    """ "Qatar's efforts were praised", "Oman's role as broker has been decisive": what is said of a noun of helping."""
    if word_at(scene, index) not in words.helps | words.shares:
        return False
    for at in range(index + 1, min(index + _REACH, len(scene.parsed.tokens))):
        lower = word_at(scene, at)
        if lower in (",", ";", "who", "which", "that"):
            return False
        if lower in ("was", "were", "been", "is", "are", "proved"):
            near = {word_at(scene, at + n) for n in range(1, 5)}
            return bool(near & (words.salutes | words.credits | _NOTED))
    return False


def _behind(scene: Scene, index: int, prepositions: tuple[str, ...]) -> list[Mediator]:
    at = next((i for i in range(index + 1, index + 4) if word_at(scene, i) in prepositions), 0)
    return agents_after(scene, at + 1, index, _RULE) if at else []


def _praise(scene: Scene, index: int) -> list[Mediator]:
    """ "Full of praise for Oman", "had warm praise for the Swiss": not the verb, and not the praise that Oman gave."""
    return [] if scene.parsed.tokens[index].is_verb else _behind(scene, index, ("for", "on", "to"))


def _credit(scene: Scene, index: int) -> list[Mediator]:
    """ "Credit goes to Oman", "gave credit to Oman", "Oman deserves the credit"."""
    before = next((i for i in range(index - 1, max(-1, index - 5), -1) if word_at(scene, i) in _TAKES), -1)
    if before >= 0 and word_at(scene, index + 1) not in _GOES | {"to", "for"}:
        return subjects_of(scene, before, _RULE)
    for at in range(index + 1, min(index + 14, len(scene.parsed.tokens))):
        if word_at(scene, at) in (";", "who", "which"):
            return []
        gives = word_at(scene, at - 1) in _GOES or (at == index + 1 and before < 0)
        if word_at(scene, at) == "to" and (gives or word_at(scene, at - 2) in _GOES):
            return agents_after(scene, at + 1, index, _RULE)
    return []


def _unreal(scene: Scene, index: int) -> bool:
    """ "Without X it would never have come off": an unreal verb with its denial, not in a clause that "and" adds."""
    words = [t.lower for t in scene.parsed.tokens]
    end = min(index + 24, len(words))
    end = next((i for i in range(index + 1, end - 1) if words[i] == "," and words[i + 1] in ("and", "but")), end)
    near = words[max(0, index - 12) : end]
    return any(word in _UNREAL and _DENIED & set(near[max(0, n - 3) : n + 4]) for n, word in enumerate(near))


def _saluted(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """ "Saluted Qatar for its patience", "hailed the UN envoy": a party, or a person of a calling that mediates."""
    tokens = scene.parsed.tokens
    if not tokens[index].is_verb or is_passive(scene, index):
        return []
    spots = (*parties_of(scene), *scene.persons)
    spot = next((s for s in spots if index < s.first <= index + 3 and _straight(scene, index, s.first)), None)
    if spot is None:
        return []
    following = word_at(scene, spot.last + 1)
    thing = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    if following in ("'s", "’s", "'", "’") or (thing is not None and thing.is_noun and thing.text.islower()):
        near = {word_at(scene, spot.last + n) for n in range(1, 5)}
        officer = near & words.offices
        if not (near & (words.helps | words.efforts) or officer):
            return []
    elif spot in scene.persons:
        near = {t.lower for t in tokens[index + 1 : spot.last + 8]}
        if not (near & (_CALLINGS | words.roles | words.offices) or "for" in near):
            return []
    return agents_after(scene, index + 1, index, _RULE)


def _straight(scene: Scene, verb: int, first: int) -> bool:
    return all(t.tag in ("DT", "JJ", "NN", "NNP", "HYPH", "CC") for t in scene.parsed.tokens[verb + 1 : first])


def _is_work(scene: Scene, index: int) -> bool:
    """ "Was the work of", ", the work of": not "the work of the committee goes on"."""
    before = index - 1
    while word_at(scene, before) in ("the", "a", "an", "very", "much", "own"):
        before -= 1
    return word_at(scene, before) in _BE | {",", "–", "—"}


def _nobody_did_more(scene: Scene, index: int) -> bool:
    before = [t.lower for t in scene.parsed.tokens[max(0, index - 9) : index]]
    return (
        "more" in before
        and bool({"nobody", "none", "no"} & set(before))
        and bool({"did", "done", "does"} & set(before))
    )


def _in_the_talks(scene: Scene, index: int) -> bool:
    """ "Was involved in the talks"."""
    behind = {word_at(scene, index + n) for n in range(2, 7)}
    return word_at(scene, index + 1) == "in" and bool(behind & _MATTERS)


def relayed(scene: Scene, index: int) -> list[Mediator]:
    """ "Messages relayed by way of Doha": whose hands words passed through; "sent by" names who wrote them."""
    before = {t.lower for t in scene.parsed.tokens[max(0, index - 5) : index]}
    if not before & {"messages", "letters", "offers", "proposals", "notes", "demands", "message", "proposal", "lists"}:
        return []
    for at in range(index + 1, index + 5):
        if word_at(scene, at) in ("by", "through", "via"):
            by_way = word_at(scene, at + 1) == "way" and word_at(scene, at + 2) == "of"
            if word_at(scene, at) == "by" and not by_way and word_at(scene, index) in _WRITTEN:
                break
            return agents_after(scene, at + 3 if by_way else at + 1, index, "mediator.relayed")
        if word_at(scene, at) in (",", ";", "."):
            break
    return []


def efforts_made(scene: Scene, index: int) -> list[Mediator]:
    """ "The efforts that President Putin made": the subject of the relative clause behind a noun of helping."""
    if word_at(scene, index + 1) not in ("that", "which"):
        return []
    verb = next((t.i for t in scene.parsed.tokens[index + 2 : index + 12] if t.is_verb), 0)
    return agents_within(scene, index + 2, verb - 1, index, _RULE) if verb else []
