"""Sentences that say who was among the people handed over, without a predicate of a handover of their own.

"Among them is X", "They include X and Y", "X, one of the ten, …", "The Russian was X", "The five – X, Y and Z". The
patterns are read off the words around a run of names; what the people are told of is an anchor, tied to a direction by
``people_named``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.records.name_words import (
    AUX,
    BE,
    CAPTIVE,
    COUNTS,
    DASHES,
    IDENTIFY,
    INCLUDE,
    LINKS,
    MODIFIERS,
    MOVED,
    ON,
    SKIP_AFTER,
    STILL,
    SUPERLATIVES,
    THEM,
    TIMES,
)
from exchange_extract.tokens import Token

_APPOSED = 24  # tokens that an apposition between two names of a list may have
_SPAN = 12  # tokens between a word for a set and the verb of its sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """``persons`` are said to be of the people that ``group`` names, or, without one, of those told of last.

    ``dead`` says that their bodies are meant; ``weak`` that only their captivity is told; ``backed`` that the words
    leave no doubt that the people changed sides; ``owners`` are the sides that the words name without a group;
    ``whole`` says that they are all of the group.
    """

    scene: Scene
    persons: tuple[PersonSpot, ...]
    group: Group | None
    rule: str
    dead: bool = False
    weak: bool = False
    backed: bool = False
    owners: frozenset[str] = frozenset()
    whole: bool = False


def statements(scene: Scene, before: Scene | None = None) -> list[Statement]:
    """What one sentence says of who was handed over, in order; ``before`` is the sentence before it."""
    found: list[Statement] = []
    taken = -1
    resumed = _resumed(scene, before)
    if resumed is not None:
        found.append(resumed)
    for person in scene.persons:
        if person.first <= taken:
            continue
        statement = _read(scene, person, before)
        if statement is not None:
            found.append(statement)
            taken = statement.persons[-1].last
    return found


def _read(scene: Scene, person: PersonSpot, before: Scene | None) -> Statement | None:
    edge = boundary(scene, person)
    return (
        _included(scene, person, edge)
        or _apart(scene, person, edge)
        or _identified(scene, person, edge)
        or _predicated(scene, person, edge)
        or _with_them(scene, person, edge)
        or _listed(scene, person, edge)
        or _one_of(scene, person)
        or _bullet(scene, person, edge, before)
        or _held(scene, person, edge)
        or _counted(scene, person, edge)
    )


# -- names and what stands around them -------------------------------------------------------------------------------


def boundary(scene: Scene, person: PersonSpot) -> int:
    """The token before a name and its titles, trades and adjectives; -1 where the sentence begins."""
    tokens = scene.parsed.tokens
    index = person.first - 1
    while index >= 0 and tokens[index].tag.startswith(MODIFIERS) and tokens[index].text not in ("(", "-"):
        if any(spot.first <= index <= spot.last for spot in scene.persons):
            break
        index -= 1
    return index


def run(scene: Scene, first: PersonSpot, *, loose: bool) -> tuple[PersonSpot, ...]:
    """The list of names that begins with one; in a *loose* list clauses may stand between ("X, who …, and Y").

    A name that follows a preposition or a verb is part of such a clause and no member of the list.
    """
    tokens = scene.parsed.tokens
    found = [first]
    outside = False
    for person in scene.persons:
        if person.first <= first.first:
            continue
        edge = boundary(scene, person)
        between = tokens[found[-1].last + 1 : edge + 1]
        close = edge >= 0 and bool(between) and _is_link(between)
        inside = outside and not close and edge > 0 and tokens[edge].lower == "and" and tokens[edge - 1].lower != ","
        if inside and len(between) > 1:
            continue  # "X, who met Y and Z"
        apposed = loose and edge >= 0 and tokens[edge].lower in ("and", ",", ";") and len(between) <= _APPOSED
        apposed = apposed and bool(between) and between[0].lower in (",", "(", "–", "—")
        if close or (apposed and not _speech(scene, person)):
            found.append(person)
            outside = False
        else:
            outside = True
    return tuple(found)


def _is_link(between: Sequence[Token]) -> bool:
    """ ", ", "and", "and a commander,": what joins two names directly."""
    words = [token.lower for token in between]
    if all(word in LINKS for word in words):
        return True
    modified = all(t.lower in LINKS or t.tag.startswith(MODIFIERS) for t in between)
    return words[0] == "and" and modified and len(words) <= 6


def _speech(scene: Scene, person: PersonSpot) -> bool:
    words = [token.lower for token in scene.parsed.tokens[person.last + 1 : person.last + 3]]
    return any(word in ("said", "says", "told", "wrote", "added", "reported") for word in words)


def _nearest(scene: Scene, index: int, *, far: int = 60) -> Group | None:
    """The last group that ends before a token, if no other plural noun stands between."""
    tokens = scene.parsed.tokens
    groups = [g for g in scene.groups if g.last < index and g.first >= index - far]
    for group in reversed(groups):
        if group.singular and group.count is None:
            continue
        between = tokens[group.last + 1 : index]
        if any(t.tag in ("NNS", "NNPS") and t.lower not in TIMES and not _in_group(scene, t.i) for t in between):
            return None
        return group
    return None


def _in_group(scene: Scene, index: int) -> bool:
    return any(group.first <= index <= group.last for group in scene.groups)


def _in_quote(scene: Scene, index: int) -> bool:
    return sum(t.tag == "``" or t.text in "“" for t in scene.parsed.tokens[:index]) > sum(
        t.tag == "''" or t.text in "”" for t in scene.parsed.tokens[:index]
    )


def _antecedent(group: Group | None) -> Group | None:
    """A group that says who is meant; a pronoun does not."""
    return None if group is None or group.rule == PRONOUN else group


# -- the patterns ----------------------------------------------------------------------------------------------------


def _included(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "They include X", "…, including X and Y", "including those of X", "the coffins of X"."""
    tokens = scene.parsed.tokens
    if edge < 1:
        return None
    word = tokens[edge].lower
    previous = tokens[edge - 2 if tokens[edge - 1].lower in ("also", "now") and edge > 1 else edge - 1].lower
    names = run(scene, person, loose=True)
    if word == "of" and previous in ("those", "ones") and not _in_group(scene, edge):
        group = next((g for g in reversed(scene.groups) if g.last < edge and g.category == "remains"), None)
        return Statement(scene, names, group, "names.those_of", dead=True, backed=True) if group else None
    if word in INCLUDE:
        owner = next((g for g in reversed(scene.groups) if g.last < edge), None)
        subject = owner is not None and edge - owner.last <= _SPAN
        plain = previous in ("they", "these", "passengers", "group", "list", "batch", "others", "convoy", "people")
        if not subject and not plain:
            return None
        return Statement(scene, names, _antecedent(owner) if subject else None, "names.include", backed=True)
    among = word in THEM and previous in ("among", "of")
    if not among and word not in ("including", "namely"):
        return None
    group = _nearest(scene, edge - among)
    rule = "names.among_them" if among else "names.including"
    return Statement(scene, names, _antecedent(group), rule, backed=group.rule == PRONOUN) if group else None


def _apart(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "The five – X, Y and Z – arrived", "sent three prisoners to Qatar: X, Y and Z"."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].text not in DASHES:
        return None
    names = run(scene, person, loose=True)
    group = next((g for g in reversed(scene.groups) if g.last < edge), None)
    told = group is not None and group.count is not None and group.count.value.low == len(names)
    reach = 8 if tokens[edge].text == ":" or told else 1
    if group is None or edge - group.last > reach or any(group.last < p.first < edge for p in scene.persons):
        return None
    if any(t.lower in ("said", "says", "wrote", "added") for t in tokens[group.last + 1 : edge]):
        return None
    if (group.count is None and not group.definite) or _speech(scene, names[-1]):
        return None
    end = names[-1].last + 1
    more = [g for g in scene.groups if g.first >= end and all(t.lower in LINKS for t in tokens[end : g.first])]
    owners = frozenset(m.value.key for g in more[:1] for m in g.parties)
    sure = group.held or group.bare
    return Statement(scene, names, _antecedent(group), "names.apart", backed=sure, owners=owners, whole=not more)


def _identified(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "were identified as X, Y and Z", "named the hostages as X"."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].lower != "as":
        return None
    verb = next((i for i in range(edge - 1, max(-1, edge - 8), -1) if tokens[i].lower in IDENTIFY), None)
    if verb is None:
        return None
    inside = [g for g in scene.groups if verb < g.first < edge]
    group = inside[-1] if inside else next((g for g in reversed(scene.groups) if g.last < verb), None)
    return Statement(scene, run(scene, person, loose=True), _antecedent(group), "names.identified_as", whole=True)


def _predicated(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "Among them is X", "One of those who came back is X", "The others are X and Y", "The Russian was X"."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].lower not in BE or any(p.last < edge for p in scene.persons):
        return None
    words = [t.lower for t in tokens[:edge]]
    names = run(scene, person, loose=True)
    start = max(0, edge - _SPAN)
    pairs = zip(["", *words], words, strict=False)
    openers = [i for i, (a, b) in enumerate(pairs) if i >= start and (b == "among" or (b == "of" and a in COUNTS))]
    opener = openers[0] if openers else None
    if opener is not None:
        group = next((g for g in scene.groups if opener < g.first < edge), None)
        inside = words[opener + 1 : edge]
        known = bool(THEM & set(inside[:1])) and (len(inside) == 1 or bool((MOVED | CAPTIVE) & set(inside[1:])))
        if known or (group is not None and group.rule != PRONOUN):
            return Statement(scene, names, _antecedent(group), "names.among", backed=known)
        return None
    if words[-1] in MOVED and len(words) <= 3:
        return Statement(scene, names, None, "names.also_freed", backed=True)
    if words == ["they"]:
        return Statement(scene, names, None, "names.they", whole=True)
    group = next((g for g in reversed(scene.groups) if g.last == edge - 1), None)
    superlative = words[0] == "the" and words[1:2] and words[1] in SUPERLATIVES and len(words) <= 4
    if superlative or {"other", "others", "rest", "remaining"} & set(words[-3:]):
        return Statement(scene, names, None, "names.others")
    if group is not None and (group.definite or group.count or tokens[group.first].lower == "the"):
        return Statement(scene, names, _antecedent(group), "names.is", whole=True)
    nationals = [s for s in scene.parties if s.mention.value.form in ("demonym", "adjective")]
    national = next((s for s in nationals if s.last == edge - 1), None)
    if national is not None and national.first and tokens[national.first - 1].lower == "the":
        return Statement(scene, names, None, "names.is", owners=frozenset({national.mention.value.key}), whole=True)
    return None


def _with_them(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "With him came X and Y"."""
    words = [t.lower for t in scene.parsed.tokens[: edge + 1]]
    if words[:1] != ["with"] or len(words) > 5 or not {"him", "her", "them"} & set(words):
        return None
    if words[-1] not in ("came", "was", "were", "went", "returned", "flew", "freed", "released"):
        return None
    return Statement(scene, run(scene, person, loose=True), None, "names.with_them", backed=True)


def _listed(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "X and four journalists were on the list", "X and Y are back home"."""
    tokens = scene.parsed.tokens
    if edge >= 0 and tokens[edge].lower not in ("said", "that", ",", '"', "“"):
        return None
    names = run(scene, person, loose=False)
    index = names[-1].last + 1
    window = [t.lower for t in tokens[index : index + 7]]
    while window and window[0] in ('"', "“", "``", "''", "”"):
        window.pop(0)
    if len(window) > 1 and window[0] in BE and window[1] in ("back", "home", "free", "safe", "safely"):
        return Statement(scene, names, None, "names.back", backed=True)
    for position, token in enumerate(tokens[index : index + _APPOSED]):
        if token.lower in BE:
            rest = [t.lower for t in tokens[index + position + 1 : index + position + 4]]
            if rest[:1] in (["on"], ["in"], ["aboard"]) and ON & set(rest[1:]):
                return Statement(scene, names, None, "names.on_the_list", backed=True)
            return None
    return None


def _one_of(scene: Scene, person: PersonSpot) -> Statement | None:
    """ "X, one of the ten", "X, 43, was one of dozens of freed prisoners", "X and Y are among those released"."""
    tokens = scene.parsed.tokens
    names = run(scene, person, loose=False)
    index = names[-1].last + 1
    while index < len(tokens) and (tokens[index].lower in SKIP_AFTER or tokens[index].lower.isdigit()):
        index += 1
    index = _past_clause(tokens, index)
    index += index < len(tokens) and tokens[index].lower == "also"
    if index == names[-1].last + 1 or index + 1 >= len(tokens) or tokens[index].lower not in COUNTS:
        return None
    if tokens[index].lower != "among" and tokens[index + 1].lower != "of":
        return None
    begin = index + (1 if tokens[index].lower == "among" else 2)
    group = next((g for g in scene.groups if g.first <= begin + 3 and g.last >= begin), None)
    inner = next((g for g in scene.groups if begin <= g.first <= begin + 5), None)
    group = inner or group
    words = {t.lower for t in tokens[begin : begin + 5]}
    known = bool(words & THEM and words & (MOVED | CAPTIVE))
    if group is None and not known:
        return None
    return Statement(scene, names, _antecedent(group), "names.one_of", backed=known or bool(words & MOVED))


def _past_clause(tokens: Sequence[Token], index: int) -> int:
    """Past a clause or apposition in commas after a name: "X, who were kidnapped in May, are among"."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if index >= len(tokens) or (tokens[index].lower in COUNTS and following == "of"):
        return index
    if index == 0 or tokens[index - 1].lower not in ("who", "were", "was", ","):
        return index
    for position in range(index, min(index + _APPOSED, len(tokens) - 2)):
        if tokens[position].lower == "," and tokens[position + 1].lower in BE:
            return position + 2
    return index


def _resumed(scene: Scene, before: Scene | None) -> Statement | None:
    """ "I talked to X and her granddaughter Y. Both are on their way home": they stand in the sentence before."""
    tokens = scene.parsed.tokens
    if before is None or len(tokens) < 3 or tokens[0].lower != "both" or scene.persons:
        return None
    persons = tuple(person for person in before.persons if not _speech(before, person))
    home = {t.lower for t in tokens} & {"home", "free", "back", "safe"}
    if len(persons) != 2 or not home or len(run(before, persons[0], loose=True)) != 2:
        return None
    return Statement(before, persons, None, "names.both_home", backed=True)


def _past_apposition(tokens: Sequence[Token], index: int) -> int:
    """Past ", two priests," after a name, whose nouns the tagger may take for verbs; a relative clause is read."""
    if tokens[index].text != "," or (tokens[index + 1 : index + 2] and tokens[index + 1].lower == "who"):
        return index
    return next((t.i for t in tokens[index + 1 : index + _APPOSED] if t.text == ","), index)


def _bullet(scene: Scene, person: PersonSpot, edge: int, before: Scene | None) -> Statement | None:
    """A line that is a name, under a line that announces a list: "The freed prisoners are:"."""
    if edge != -1 or before is None or not before.groups:
        return None
    if before.parsed.tokens[-1].text != ":" or before.parsed.sentence.paragraph == scene.parsed.sentence.paragraph:
        return None
    return Statement(scene, run(scene, person, loose=True), _antecedent(before.groups[-1]), "names.bullet")


def _held(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "X and Y, two priests, were seized in May", "Mikhail, 25, was taken to Ukraine": a captive's story."""
    tokens = scene.parsed.tokens
    if edge > 0 or scene.parsed.sentence.kind != "body" or any(t.lower in STILL for t in tokens):
        return None
    names = run(scene, person, loose=True)
    index = names[-1].last + 1
    if index >= len(tokens) or _speech(scene, names[-1]):
        return None
    for position in range(_past_apposition(tokens, index), min(index + _APPOSED, len(tokens) - 1)):
        if tokens[position].tag in ("VBD", "VBP", "VBZ") and tokens[position].lower not in AUX:
            return None
        if tokens[position].lower in ("was", "were", "been"):
            verb = tokens[position + 1]
            after = tokens[position + 2].lower if position + 2 < len(tokens) else ""
            taken = verb.lower == "taken" and after in ("to", "hostage", "prisoner", "captive")
            if verb.lower in CAPTIVE or taken:
                return Statement(scene, names, None, "names.held", weak=True)
    return None


def _counted(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "X, 51, and his nephew Y, 23, lost their boat": as many names as people were freed, told of right after."""
    if edge > 0 or scene.parsed.sentence.kind != "body" or any(t.lower in STILL for t in scene.parsed.tokens):
        return None
    names = run(scene, person, loose=True)
    aged = any(name.mention.value.age is not None for name in names)
    if len(names) < 2 or not aged or _speech(scene, names[-1]):
        return None
    return Statement(scene, names, None, "names.counted", weak=True, whole=True)
