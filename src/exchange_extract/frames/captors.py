"""Who holds the people of a predicate, where the words behind them say so: "girls whom Boko Haram kidnapped"."""

from exchange_extract.frames.model import Side
from exchange_extract.frames.parts import NO_SIDE, Parts
from exchange_extract.phrases.people import Group

# fmt: off
_CAPTURES = {
    "kidnapped", "abducted", "captured", "seized", "detained", "imprisoned", "jailed", "held", "holding", "took",
    "arrested", "apprehended", "caught", "grabbed", "hijacked", "incarcerated", "intercepted", "interned", "locked",
    "rounded", "snatched",
}
_BODIES = {
    "forces", "troops", "army", "soldiers", "police", "navy", "fighters", "rebels", "militants", "gunmen",
    "authorities", "agents", "guards", "militia", "officials",
}
# fmt: on


def captor_clause(parts: Parts, patients: list[Group]) -> Side | None:
    """ "girls whom Boko Haram kidnapped": the subject of the verb of capture that describes the people."""
    tokens = parts.scene.parsed.tokens
    for group in patients[:1]:
        for token in tokens[group.last + 1 : group.last + 9]:
            if token.lower not in _CAPTURES or not token.is_verb:
                continue
            index = token.i - 1
            while index > group.last and tokens[index].lower in ("had", "has", "have", "was", "were", "is", "been"):
                index -= 1
            index -= tokens[index].lower in _BODIES  # "whom Armenian forces had captured"
            spot = next((p for p in parts.scene.parties if p.last == index and p.first > group.last), None)
            if spot and tokens[spot.first - 1].tag in ("IN", "TO"):
                continue  # "the handover of 40 bodies to Kyiv took place"
            if spot and spot.mention.value.key not in NO_SIDE:
                return Side(spot.mention, "stated", f"{parts.trigger.rule.id}.captor")
    return _captor_of_them(parts) if patients else None


def _captor_of_them(parts: Parts) -> Side | None:
    """ "Came home on Friday, weeks after Abu Sayyaf took them": who took those that the pronoun means."""
    tokens = parts.scene.parsed.tokens
    for spot in parts.scene.parties:
        words = [t.lower for t in tokens[spot.last + 1 : spot.last + 6] if t.lower not in _BODIES | {"had", "has"}]
        takes = len(words) > 1 and words[0] in _CAPTURES and words[1] in ("them", "him", "her")
        if takes and spot.mention.value.key not in NO_SIDE:
            return Side(spot.mention, "stated", f"{parts.trigger.rule.id}.captor")
    return None


def unlike(groups: list[Group]) -> bool:
    """Whether the groups of a predicate are of different kinds, so that a captor named after one is not the other's."""
    categories = {group.category for group in groups}
    return len(categories) > 1 and "hostage" in categories


def captor_of(parts: Parts, group: Group | None, groups: list[Group]) -> Side | None:
    """The captor named between a group and the next."""
    if group is None:
        return None
    after = min((other.first for other in groups if other.first > group.last), default=10**6)
    for arg in parts.found:
        if arg.kind == "party" and arg.party and arg.role in ("holder", "from") and group.last < arg.spot.first < after:
            return Side(arg.party.mention, "stated", f"{parts.trigger.rule.id}.{arg.role}")
    return None
