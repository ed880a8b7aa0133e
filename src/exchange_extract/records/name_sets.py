"""Names in apposition to a set of people: in commas after it, one a line under it.

"The oldest, X, is 84", "The Russians, A and B, had each …", "Five Spaniards freed by Caracas, A, B, C, D and E, …".
"""

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.name_lists import Statement, antecedent, run, speaks_next
from exchange_extract.records.name_words import AUX, COUNTS, OTHERS, SUPERLATIVES, THEM

_OPENERS = {";", ":", "—", "–", "“", '"', "``"}
_SET = 10  # tokens that a set in front of its names may have


def in_commas(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "The oldest, X, is 84", "One of them, X, …", "The Russians, A and B, had …", "the teacher, X, had been held"."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].text != ",":
        return None
    begin = next(
        (i for i in range(edge - 1, max(-2, edge - _SET - 1), -1) if i < 0 or tokens[i].text in _OPENERS), None
    )
    names = run(scene, person, loose=True)
    after = tokens[names[-1].last + 1 : names[-1].last + 2]
    closed = bool(after) and (after[0].text in (",", "(", "–", "—") or after[0].tag.startswith(("VB", "MD")))
    if begin is None or not closed or speaks_next(scene, names[-1]):
        return None
    begin += 1
    while begin < edge and tokens[begin].lower in ("and", "while", "but"):
        begin += 1
    words = [t.lower for t in tokens[begin:edge]]
    if any(t.is_verb and t.tag != "VBN" for t in tokens[begin:edge]) or "," in words:
        return None
    told_off = words == ["one"]  # "A third, X, should be home by Friday" is another
    if told_off or (words[:1] in (["the"], ["another"]) and set(words[:3]) & {*SUPERLATIVES, *OTHERS}):
        return Statement(scene, names, None, "names.others")
    if words[1:2] == ["of"] and words[0] in COUNTS:
        group = next((g for g in scene.groups if begin < g.first < edge), None)
        if set(words[2:]) & THEM or (group is not None and group.rule != PRONOUN):
            return Statement(scene, names, antecedent(group), "names.one_in_commas")
        return None
    return _of_set(scene, names, begin, edge)


def _of_set(scene: Scene, names: tuple[PersonSpot, ...], begin: int, edge: int) -> Statement | None:
    """A definite group, or a people, from ``begin`` to the comma at ``edge``."""
    if scene.parsed.tokens[begin].lower not in ("the", "both"):
        return None
    whole = len(names) > 1
    group = next((g for g in scene.groups if begin <= g.first <= begin + 1 and g.last == edge - 1), None)
    if group is not None:
        return Statement(scene, names, group, "names.in_commas", whole=whole)
    nationals = [s for s in scene.parties if s.mention.value.form in ("demonym", "adjective")]
    national = next((s for s in nationals if s.last == edge - 1), None)
    if national is None:
        return None
    return Statement(scene, names, None, "names.in_commas", owners=frozenset({national.mention.value.key}), whole=whole)


def bullet(scene: Scene, person: PersonSpot, edge: int, before: Scene | None) -> Statement | None:
    """A line that is a name, under a line that announces a list: "The freed prisoners are:"."""
    if edge != -1 or before is None or not before.groups:
        return None
    if before.parsed.tokens[-1].text != ":" or before.parsed.sentence.paragraph == scene.parsed.sentence.paragraph:
        return None
    return Statement(scene, run(scene, person, loose=True), antecedent(before.groups[-1]), "names.bullet")


def appositive(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "Five Spaniards freed by Caracas, A, B, C, D and E, …": as many names as the group before the comma counts."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].text != ",":
        return None
    names = run(scene, person, loose=True)
    group = next((g for g in reversed(scene.groups) if g.last < edge), None)
    if group is None or group.count is None or len(names) < 2 or edge - group.last > 9:
        return None
    between = tokens[group.last + 1 : edge]
    if any(t.lower == "," or t.tag in ("VBZ", "VBP", "MD") or t.lower in AUX for t in between):
        return None
    fits = group.count.value.low == group.count.value.high == len(names)
    return Statement(scene, names, antecedent(group), "names.appositive", whole=True) if fits else None
