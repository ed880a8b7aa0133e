"""The clause of saying that closes a sentence: "…, the ministry's spokeswoman, Ann Lee, tweeted on Sunday".

The small parser hangs its names on the handover before it; so where it begins is read off the commas.
"""

from exchange_extract.frames.model import Scene
from exchange_extract.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"who", "which", "whose"})
_MARKS = frozenset({",", "”", "“", '"', "''", "``"})
_AHEAD = 10  # tokens that may follow the verb: "told a news conference in Geneva on Sunday"
_SPEAKER = 14


def reporting_tail(scene: Scene) -> int:
    """The first token of the closing clause of saying, its speaker included; the number of tokens if there is none."""
    tokens = scene.parsed.tokens
    none = len(tokens)
    verb = next((c.first for c in reversed(scene.cues) if c.rule.category == "attribution"), none)
    if verb == none or tokens[verb].tag not in ("VBD", "VBZ", "VBP", "VBN") or not _closes(scene, verb):
        return none
    end = verb - 1
    while end > 0 and (tokens[end].tag == "RB" or tokens[end].lower in ("has", "have", "had")):
        end -= 1
    start = _comma_before(tokens, end)
    if tokens[end].lower == ",":
        inner, start = start, _comma_before(tokens, start) if start else 0
        start = start if start and _names_somebody(tokens, start + 1, inner) else inner
    elif start and not _names_somebody(tokens, start + 1, end + 1):
        return none
    told = any(t.tag in _FINITE for t in tokens[:start])
    return start + 1 if start and told and start + 1 < verb else none


def _closes(scene: Scene, verb: int) -> bool:
    """Whether nothing is told behind a verb of saying: no clause, no people counted."""
    tokens = scene.parsed.tokens
    rest = tokens[verb + 1 :]
    told = any(t.tag in _FINITE or t.lower in ("that", ":", "“", "``") for t in rest)
    return len(rest) <= _AHEAD and not told and not any(g.first > verb and g.count for g in scene.groups)


def _comma_before(tokens: tuple[Token, ...], end: int) -> int:
    """The nearest comma or quotation mark before ``end``, as far as a speaker's words reach; 0 if there is none."""
    return next((i for i in range(end - 1, max(0, end - _SPEAKER), -1) if tokens[i].lower in _MARKS), 0)


def _names_somebody(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether words hold no clause but one behind "who"."""
    for token in tokens[first:last]:
        if token.lower in _RELATIVE:
            return True
        if token.tag in _FINITE:
            return False
    return first < last
