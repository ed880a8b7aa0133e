"""Set phrases of mediating, told by a common verb and the words behind it: "lent a hand", "stepped in"."""

from exchange_extract.frames.model import Scene
from exchange_extract.mediation.words import MediationWords


def word_at(scene: Scene, index: int) -> str:
    """The lower-case form of a token, empty beyond the ends of the sentence."""
    tokens = scene.parsed.tokens
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def is_idiom(scene: Scene, verb: int, words: MediationWords) -> bool:
    """ "played a role in", "carried messages", "lent the helicopters", "stepped in"."""
    window = [t.lower for t in scene.parsed.tokens[verb + 1 : verb + 7]]
    lower = word_at(scene, verb)
    if lower in ("stepped", "intervened"):
        return (lower == "intervened" and window[:1] != ["militarily"]) or window[:1] == ["in"]
    if lower == "made":
        happen = len(window) > 1 and window[1] in ("happen", "possible") and window[0] in ("it", "this", "that")
        return "arrangements" in window[:3] or happen
    if lower in ("deserves", "deserved"):
        return "credit" in window[:4]
    if lower in ("put", "set") and window[:1] in (["together"], ["up"]):
        near = {word_at(scene, i) for i in range(max(0, verb - 8), verb + 6)}
        if word_at(scene, verb + 2) in ("under", "by", "after", "in", "to", "for", "during"):
            return False  # "a committee set up under the agreement"
        return bool(near & {"deal", "exchange", "swap", "agreement", "handover"})
    if lower == "set":
        return False
    if lower in ("lent", "provided", "supplied"):
        return bool(set(window[:4]) & words.vehicles) or (lower == "lent" and "hand" in window)
    before = [word_at(scene, i) for i in range(max(0, verb - 8), verb)]
    part = ("role" in window or "part" in window) and ("in" in window or "which" in before)
    return part or (any(word in window for word in ("messages", "letters", "notes", "hand")) and "over" not in window)
