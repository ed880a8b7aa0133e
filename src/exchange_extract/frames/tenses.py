"""What a tense or a modal verb says of a handover that no cue does: more to come, expected, or in turn for another."""

from exchange_extract.cues import Cue
from exchange_extract.frames.model import Scene, Trigger

_HANDS_OVER = ("free", "release", "hand", "return", "give", "let", "send", "turn")
_MORE = {
    "another",
    "more",
    "further",
    "other",
    "others",
    "remaining",
    "rest",
    "next",
    "second",
    "third",
    "last",
    "final",
}


def more_to_come(scene: Scene, trigger: Trigger) -> bool:
    """ "Another 40 leave Karachi on Saturday": the present tense with a day, of more than those told of."""
    tokens = scene.parsed.tokens
    verb = tokens[trigger.head]
    helped = any(tokens[c].dep.startswith("aux") or tokens[c].dep == "mark" for c in scene.parsed.children[verb.i])
    present = verb.tag in ("VBP", "VBZ", "VB") and not helped
    if trigger.nominal or scene.parsed.sentence.kind != "body" or not present:
        return False
    before = tokens[max(0, trigger.first - 8) : trigger.first]
    dated = any(spot.mention.value.kind == "weekday" and spot.first > trigger.first for spot in scene.dates)
    return dated and any(t.lower in _MORE for t in before) and not any(t.tag in ("VBD", "MD") for t in tokens)


def should_arrive(scene: Scene, trigger: Trigger, cues: tuple[Cue, ...]) -> bool:
    """ "A third should be home by Friday": an expectation, where "should be freed" asks for it."""
    said = {scene.parsed.tokens[cue.first].lower for cue in cues if cue.rule.status == "proposed"}
    return said == {"should"} and trigger.rule.frame == "move"


def in_turn(scene: Scene) -> bool:
    """ "18 can go home as soon as Bogota frees 60": what either side would do if the other did its part."""
    tokens = scene.parsed.tokens
    once = next((t.i for t in tokens if t.lower == "once" or (t.lower == "soon" and tokens[t.i - 1].lower == "as")), 0)
    if not once or not any(t.tag == "MD" for t in tokens):
        return False
    after = tokens[once + 1 : once + 9]
    return any(t.tag in ("VBZ", "VBP", "NNS") and t.lower.startswith(_HANDS_OVER) for t in after)
