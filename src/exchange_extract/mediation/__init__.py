"""Who is credited with bringing a handover about: mediating, hosting the talks, carrying people across."""

from exchange_extract.frames.model import Scene
from exchange_extract.mediation.acting import (
    acted_on_before,
    acts_on,
    companions,
    is_denied,
    is_of_other_matter,
    is_passive,
    subjects_of,
    worked_with,
)
from exchange_extract.mediation.carrying import (
    carriers,
    checks_people,
    into_hands,
    is_carrier,
    opening_pronoun,
    people_follow,
    present,
    takes_part,
)
from exchange_extract.mediation.deeds import is_deed
from exchange_extract.mediation.idioms import is_idiom
from exchange_extract.mediation.offices import THANKED, Mediator
from exchange_extract.mediation.phrasing import by_of, phrases
from exchange_extract.mediation.praise import PRAISE
from exchange_extract.mediation.words import IDIOMS, MediationWords, mediation_words, opening_words

__all__ = ["THANKED", "Mediator", "carriers", "find_mediators", "opening_pronoun", "present"]


def find_mediators(scene: Scene) -> list[Mediator]:
    """The mediators that one sentence credits, in order, once each."""
    words, opening = mediation_words(), opening_words() | PRAISE
    found: list[Mediator] = []
    for token in scene.parsed.tokens:
        # Most words credit nobody, and a dozen questions for each of them would cost more than all other cues.
        may_credit = token.lower in opening or "-" in token.lower or token.tag == "HYPH"
        if not may_credit or (is_denied(scene, token.i) and token.lower != "without"):
            continue
        found += phrases(scene, token.i, words)
        found += _verbs(scene, token.i, words)
    unique: list[Mediator] = []
    found = [mediator for mediator in found if not is_of_other_matter(scene, mediator.cue, words)]
    for mediator in sorted(found, key=lambda m: m.mention.start):
        if not any(mediator.key == other.key or _holds(other, mediator) for other in unique):
            unique = [*(other for other in unique if not _holds(mediator, other)), mediator]
    return unique


def _holds(whole: Mediator, part: Mediator) -> bool:
    """ "Sheikhs of the Murad tribe" hold "Murad tribe"; a state may stand inside the name of a body beside itself."""
    a, b = whole.mention, part.mention
    inside = a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)
    return inside and is_carrier(part)


def _verbs(scene: Scene, index: int, words: MediationWords) -> list[Mediator]:
    """Subjects of verbs of mediating, of helping with a handover and of carrying people across."""
    token = scene.parsed.tokens[index]
    lower = token.lower
    if not token.is_verb and not (lower in words.acts and lower.endswith(("ates", "ers", "ated"))):
        return []
    if lower in words.acts and not (lower in words.done and by_of(scene, index)) and not is_passive(scene, index):
        return subjects_of(scene, index, "mediator.acts") + companions(scene, index, "mediator.acts")
    acted = lower in words.acts_on and (acts_on(scene, index, words) or acted_on_before(scene, index, words))
    if acted and not is_passive(scene, index):
        return subjects_of(scene, index, "mediator.acts_on") + companions(scene, index, "mediator.acts_on")
    if lower in ("worked", "working", "works") and (partners := worked_with(scene, index, words, "mediator.acts_on")):
        return partners
    if (lower in IDIOMS and is_idiom(scene, index, words)) or (
        is_deed(scene, index, words) and not is_passive(scene, index)
    ):
        return subjects_of(scene, index, "mediator.idiom")
    if lower in words.escorts and people_follow(scene, index) and not is_passive(scene, index):
        return subjects_of(scene, index, "mediator.escorts")
    if lower in words.carries and takes_part(scene, index, words):
        return [m for m in subjects_of(scene, index, "mediator.takes_part") if is_carrier(m)]
    if lower in words.carries and people_follow(scene, index) and not is_passive(scene, index):
        taken = [m for m in subjects_of(scene, index, "mediator.carries") if is_carrier(m)]
        if taken or lower not in words.passes:
            return taken
    if lower in words.checks and checks_people(scene, index) and not is_passive(scene, index):
        return [m for m in subjects_of(scene, index, "mediator.checks") if is_carrier(m)]
    if lower in words.passes:
        return into_hands(scene, index, words)
    return []
