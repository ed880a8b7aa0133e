"""Who asks for people: whoever demands a release does not let them go, and may be the one that they go home to."""

from dataclasses import replace

from exchange_extract.frames.model import Side
from exchange_extract.frames.parts import Parts, first_side

_WANTED = {"asked", "demanded", "wanted", "wants", "sought", "requested", "demands", "seeks"}


def asks(parts: Parts) -> bool:
    """ "Hamas demands the release of 30 fighters": whoever asks for it does not let them go."""
    governors = set(parts.scene.clauses.chain(parts.trigger.head)[1:3])
    return any(
        cue.rule.id == "cue.proposal" and cue.first in governors and not _offers(parts, cue.first)
        for cue in parts.scene.cues
    )


def _offers(parts: Parts, verb: int) -> bool:
    return parts.scene.parsed.tokens[verb].lower.startswith(
        ("offer", "propos", "suggest", "consider", "discuss", "weigh")
    )


def asker_of(parts: Parts) -> Side | None:
    """An armed group that asks for a release wants its own people; a state may ask for those of others.

    People of no other allegiance whom a state asks another for by name or by number are its own, as a rule.
    """
    side = first_side(parts.sides("subj")) if parts.trigger.nominal and parts.frame == "release" else None
    wanted = _wanted_by(parts)
    if wanted is not None or not asks(parts):
        return wanted
    if side is not None and side.mention.value.kind == "armed_group":
        return replace(side, basis="inferred", rule="infer.receiver_asks")
    groups = parts.groups("obj", "of")
    if not (parts.persons("obj", "of") or any(parts.names(g) or (g.count and g.count.value.low) for g in groups)):
        return None
    return _asking_state(parts)


def _wanted_by(parts: Parts) -> Side | None:
    """ "15 commanders whom the Taliban had asked for": who wants the people back."""
    tokens = parts.scene.parsed.tokens
    for group in parts.groups("obj", "of", "subj")[:1]:
        spot = next((p for p in parts.scene.parties if group.last < p.first <= group.last + 3), None)
        if spot is None or any(t.lower not in ("whom", "that", "the") for t in tokens[group.last + 1 : spot.first]):
            return None
        after = [token.lower for token in tokens[spot.last + 1 : spot.last + 4]]
        if next((word for word in after if word not in ("has", "had", "have")), "") in _WANTED:
            return Side(spot.mention, "inferred", "infer.receiver_asks")
    return None


def _asking_state(parts: Parts) -> Side | None:
    """The state that asks: the subject of the verb that asks, or whose request it is ("a French request for")."""
    scene = parts.scene
    asked = {side.key for side in parts.sides("subj", "from", "by")}
    for index in scene.clauses.chain(parts.trigger.head)[1:4]:
        if not any(cue.rule.id == "cue.proposal" and cue.first <= index <= cue.last for cue in scene.cues):
            continue
        verb = scene.parsed.tokens[index].is_verb
        subject = scene.clauses.subject(index) if verb else None
        owners = {subject} if verb else {c for c in scene.parsed.children[index] if c < index}
        spot = next((p for p in scene.parties if owners & set(range(p.first, p.last + 1))), None)
        if spot is not None and spot.mention.value.kind == "state" and spot.mention.value.key not in asked:
            return Side(spot.mention, "inferred", "infer.receiver_asks")
    return None
