"""Captivity that ends: "the ordeal of six hostages is over", "Hamas ended the captivity of three Thais"."""

from exchange_extract.frames.model import Scene, Trigger

# fmt: off
_CAPTIVITY = {
    "captivity", "detention", "imprisonment", "incarceration", "confinement", "custody", "internment", "hands",
    "hostage",
}
_ORDEAL = {"ordeal", "nightmare", "plight", "wait", "saga", "drama", "agony", "suffering", "odyssey"}
_FORCE = (
    "rescu", "raid", "storm", "commando", "escap", "fled", "died", "death", "kill", "execut", "shot", "murder",
    "sentence", "parole", "pardon",
)
_FORCED = {"bail", "bailed", "dead", "flee", "fleeing", "flees"}  # no "deadline", no "fleet"
_SIGNS = ("captiv", "captor", "hostage", "kidnap", "abduct", "detain", "jail", "prison", "custody", "captur", "hands")
# fmt: on


def ends_captivity(scene: Scene, trigger: Trigger) -> bool:
    """Whether what ends, before the verb or behind it, is the captivity of people, and no force ends it."""
    words = [token.lower for token in scene.parsed.tokens]
    if any(word in _FORCED or word.startswith(_FORCE) for word in words):
        return False
    about = {*words[: trigger.first], *words[trigger.first + 1 :]} if trigger.nominal else set(_subject(scene, trigger))
    captive = bool(about & _CAPTIVITY)
    return captive or (bool(about & _ORDEAL) and any(word.startswith(_SIGNS) for word in words))


def is_ended_by(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody ends it: captivity is the object."""
    return bool(set(_object(scene, trigger)) & (_CAPTIVITY | _ORDEAL))


def _subject(scene: Scene, trigger: Trigger) -> list[str]:
    """The words of the clause before the verb and of its object."""
    heads = scene.clauses.head_of
    own = {heads[trigger.head], trigger.head}
    before = [t.lower for t in scene.parsed.tokens[: trigger.first] if heads[t.i] in own]
    return before + _object(scene, trigger)


def _object(scene: Scene, trigger: Trigger) -> list[str]:
    tokens = scene.parsed.tokens
    return [token.lower for token in tokens[trigger.first + 1 : trigger.first + 7] if token.tag.startswith("NN")]
