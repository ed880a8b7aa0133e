"""Sentences that say who was among the people handed over, without a predicate of a handover of their own.

"Among them is X", "They include X and Y", "X, one of the ten, …", "The Russian was X", "The five – X, Y and Z". The
patterns are read off the words around a run of names; what the people are told of is an anchor, tied to a direction by
``people_named``.
"""

from collections.abc import Sequence

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.name_lists import (
    APPOSED,
    Statement,
    antecedent,
    boundary,
    in_group,
    nearest_group,
    owns,
    run,
    speaks_next,
)
from exchange_extract.records.name_sets import appositive, bullet, in_commas
from exchange_extract.records.name_stories import story
from exchange_extract.records.name_words import (
    AHEAD,
    BATCHES,
    BE,
    CAME,
    CAPTIVE,
    COUNTS,
    DASHES,
    IDENTIFY,
    INCLUDE,
    LINKS,
    MOVED,
    ON,
    SKIP_AFTER,
    SUPERLATIVES,
    THEM,
)
from exchange_extract.tokens import Token

_SPAN = 12  # tokens between a word for a set and the verb of its sentence
_HOMEWARD = frozenset({"arriving", "being", "coming", "crossing", "flying", "going", "returning", "travelling"})


def statements(scene: Scene, before: Scene | None = None) -> list[Statement]:
    """What one sentence says of who was handed over, in order; ``before`` is the sentence before it."""
    found: list[Statement] = []
    taken = -1
    resumed = _resumed(scene, before)
    if resumed is not None:
        found.append(resumed)
    for person in scene.persons:
        if person.first <= taken or owns(scene, person):
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
        or _named(scene, person, edge)
        or _predicated(scene, person, edge)
        or _with_them(scene, person, edge)
        or _answered(scene, person, edge, before)
        or _listed(scene, person, edge)
        or _one_of(scene, person)
        or bullet(scene, person, edge, before)
        or appositive(scene, person, edge)
        or in_commas(scene, person, edge)
        or story(scene, person, edge)
    )


# -- the patterns ----------------------------------------------------------------------------------------------------


def _included(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "They include X", "…, including X and Y", "including those of X", "the coffins of X"."""
    tokens = scene.parsed.tokens
    if edge < 1:
        return None
    word = tokens[edge].lower
    previous = tokens[edge - 2 if tokens[edge - 1].lower in ("also", "now") and edge > 1 else edge - 1].lower
    names = run(scene, person, loose=True)
    if word == "of" and previous in ("those", "ones") and not in_group(scene, edge):
        group = next((g for g in reversed(scene.groups) if g.last < edge and g.category == "remains"), None)
        return Statement(scene, names, group, "names.those_of", dead=True, backed=True) if group else None
    if word in INCLUDE:
        owner = next((g for g in reversed(scene.groups) if g.last < edge), None)
        subject = owner is not None and edge - owner.last <= _SPAN
        plain = previous in ("they", "these", "passengers", "group", "list", "batch", "others", "convoy", "people")
        if not subject and not plain:
            return None
        return Statement(scene, names, antecedent(owner) if subject else None, "names.include", backed=True)
    among = word in THEM and previous in ("among", "of")
    if not among and word not in ("including", "namely"):
        return None
    group = nearest_group(scene, edge - among)
    rule = "names.among_them" if among else "names.including"
    return Statement(scene, names, antecedent(group), rule, backed=group.rule == PRONOUN) if group else None


def _apart(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "The five – X, Y and Z – arrived", "sent three prisoners to Qatar: X, Y and Z"."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].text not in DASHES:
        return None
    names = run(scene, person, loose=True)
    group = next((g for g in reversed(scene.groups) if g.last < edge), None)
    told = group is not None and group.count is not None and group.count.value.low == len(names)
    sure_list = told and tokens[edge].text == ":"  # whoever says so may stand between
    reach = edge if sure_list else 8 if tokens[edge].text == ":" or told else 1
    if group is None or edge - group.last > reach:
        return None
    if any(group.last < p.first < edge and not (sure_list and speaks_next(scene, p)) for p in scene.persons):
        return None
    if not told and any(t.lower in ("said", "says", "wrote", "added") for t in tokens[group.last + 1 : edge]):
        return None
    if (group.count is None and not group.definite) or speaks_next(scene, names[-1]):
        return None
    end = names[-1].last + 1
    more = [g for g in scene.groups if g.first >= end and all(t.lower in LINKS for t in tokens[end : g.first])]
    owners = frozenset(m.value.key for g in more[:1] for m in g.parties)
    sure = group.held or group.bare
    return Statement(scene, names, antecedent(group), "names.apart", backed=sure, owners=owners, whole=not more)


def _named(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "in a statement that named A, B and C", "the list names A, B and C": several, told of for no other reason."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].lower not in ("named", "names", "naming", "listed", "lists", "listing"):
        return None
    names = run(scene, person, loose=True)
    told = any(p.last < edge and edge - p.last < 3 for p in scene.persons)
    return None if told or len(names) < 2 else Statement(scene, names, None, "names.identified_as", whole=True)


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
    names = run(scene, person, loose=True)
    owned = (
        group is not None and not group.parties and "its" in (tokens[group.first].lower, tokens[group.first - 1].lower)
    )
    owners = frozenset([s.mention.value.key for s in scene.parties if s.last < verb][-1:]) if owned else frozenset()
    group = None if owners else antecedent(group)
    return Statement(scene, names, group, "names.identified_as", owners=owners, whole=True)


def _predicated(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "Among them is X", "One of those who came back is X", "The others are X and Y", "The Russian was X"."""
    tokens = scene.parsed.tokens
    if edge < 1 or tokens[edge].lower not in BE or any(p.last < edge for p in scene.persons):
        return None
    words = [t.lower for t in tokens[:edge]]
    names = run(scene, person, loose=True)
    start = 0 if words[0] in ("among", "of") and edge <= 2 * _SPAN else max(0, edge - _SPAN)
    pairs = zip(["", *words], words, strict=False)
    openers = [i for i, (a, b) in enumerate(pairs) if i >= start and (b == "among" or (b == "of" and a in COUNTS))]
    opener = openers[0] if openers else None
    if opener is not None:
        group = next((g for g in scene.groups if opener < g.first < edge), None)
        inside = words[opener + 1 : edge]
        if not inside:
            return None  # "the men he was held among are X"
        if inside[0] in THEM and len(inside) > 1 and inside[1].endswith("ing") and inside[1] not in _HOMEWARD:
            return None  # "among those welcoming the ten was the mayor"
        known = bool(THEM & set(inside[:1])) and (len(inside) == 1 or bool((MOVED | CAPTIVE) & set(inside[1:])))
        known = known or (inside[0] == "the" and inside[-1] in BATCHES and len(inside) <= 3)
        if known or (group is not None and group.rule != PRONOUN):
            givers = frozenset(s.mention.value.key for s in scene.parties if words[s.first - 1 : s.first] == ["by"])
            return Statement(scene, names, antecedent(group), "names.among", backed=known, givers=givers)
        return None
    if words[-1] in MOVED and len(words) <= 3:
        return Statement(scene, names, None, "names.also_freed", backed=True)
    if words == ["they"] or (words[-1] == "names" and len(words) <= 3):
        return Statement(scene, names, None, "names.they", whole=True)
    group = next((g for g in reversed(scene.groups) if g.last == edge - 1), None)
    superlative = words[0] == "the" and words[1:2] and words[1] in SUPERLATIVES and len(words) <= 4
    if superlative or {"other", "others", "rest", "remaining"} & set(words[-3:]):
        return Statement(scene, names, None, "names.others")
    if group is not None and (group.definite or group.count or tokens[group.first].lower == "the"):
        return Statement(scene, names, antecedent(group), "names.is", whole=True)
    nationals = [s for s in scene.parties if s.mention.value.form in ("demonym", "adjective")]
    national = next((s for s in nationals if s.last == edge - 1), None)
    if national is not None and national.first and tokens[national.first - 1].lower == "the":
        return Statement(scene, names, None, "names.is", owners=frozenset({national.mention.value.key}), whole=True)
    return None


def _with_them(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "With him came X and Y", "First off the plane was X", "Behind her walked X": the verb is before its subject."""
    words = [t.lower for t in scene.parsed.tokens[: edge + 1]]
    if not 2 <= len(words) <= 8 or words[0] not in AHEAD or words[-1] not in CAME:
        return None
    if any(t.lower == "," for t in scene.parsed.tokens[:edge]) or any(p.last < edge for p in scene.persons):
        return None
    return Statement(scene, run(scene, person, loose=True), None, "names.with_them", backed=True)


def _answered(scene: Scene, person: PersonSpot, edge: int, before: Scene | None) -> Statement | None:
    """ "And the four? X, jailed since 1999, Y and Z.": the answer without a verb to a question about a set."""
    if edge > 0 or before is None or before.parsed.tokens[-1].text != "?" or not before.groups:
        return None
    names = run(scene, person, loose=True)
    if any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in scene.parsed.tokens[: names[-1].last + 1]):
        return None
    return Statement(scene, names, antecedent(before.groups[-1]), "names.answer", backed=True, whole=True)


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
    for position, token in enumerate(tokens[index : index + APPOSED]):
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
    among = [t.lower for t in tokens[index : index + 2]]
    if index == names[-1].last + 1 and among[:1] == ["among"] and set(among) & (THEM | {"others"}):
        return _trailing(scene, names)
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
    return Statement(scene, names, antecedent(group), "names.one_of", backed=known or bool(words & MOVED))


def _trailing(scene: Scene, names: tuple[PersonSpot, ...]) -> Statement:
    """ "477 left prison the same day, X and Y among them"."""
    group = nearest_group(scene, names[0].first)
    return Statement(scene, names, antecedent(group), "names.among_them", backed=True)


def _past_clause(tokens: Sequence[Token], index: int) -> int:
    """Past a clause or apposition in commas after a name: "X, who were kidnapped in May, are among"."""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if index >= len(tokens) or (tokens[index].lower in COUNTS and following == "of"):
        return index
    if index == 0 or tokens[index - 1].lower not in ("who", "were", "was", ","):
        return index
    for position in range(index, min(index + APPOSED, len(tokens) - 2)):
        if tokens[position].lower == "," and tokens[position + 1].lower in BE:
            return position + 2
    return index


def _resumed(scene: Scene, before: Scene | None) -> Statement | None:
    """ "I talked to X and her granddaughter Y. Both are on their way home": they stand in the sentence before."""
    tokens = scene.parsed.tokens
    if before is None or len(tokens) < 3 or tokens[0].lower != "both" or scene.persons:
        return None
    persons = tuple(person for person in before.persons if not speaks_next(before, person))
    home = {t.lower for t in tokens} & {"home", "free", "back", "safe"}
    if len(persons) != 2 or not home or len(run(before, persons[0], loose=True)) != 2:
        return None
    return Statement(before, persons, None, "names.both_home", backed=True)
