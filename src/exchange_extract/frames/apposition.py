"""Names and the phrases that explain them: "American teacher Marc Fogel", "Khan Mohammad, an Afghan who ..."."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames import others
from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Token

ONE_NAMED = "infer.one_named"
_BEFORE_LIST = {",", ":", "—", "–", "-", "(", "including", "namely", "among", "them"}
_LINKS = {",", "and", "as", "well", "&", "plus"}
_MODIFIERS = ("NN", "JJ", "DT", "PRP$", "VBN", "CD", "HYPH", "POS", "AFX", "``", "''")
_INTRODUCED = (
    ("by", "the", "name", "of"),
    ("named",),
    ("called",),
    ("identified", "as"),
    ("identified", "only", "as"),
    ("named", "as"),
    ("named", "only", "as"),
    ("known", "as"),
    ("known", "only", "as"),
    ("whose", "name", "was", "given", "as"),
    ("who", "was", "named", "as"),
    ("who", "was", "identified", "as"),
    ("surnamed",),
    ("nicknamed",),
)
_QUOTES = ("“", "``", '"', "'", "‘")
_OPENER = max(map(len, _INTRODUCED))
_SAYING = {"said", "says", "told", "wrote", "added", "announced", "confirmed", "reported", "posted", "tweeted"}

_DESCRIBED = 10  # tokens from people to the comma behind what befell them
_CHORUS = 9  # tokens from a name to the verb of those who say something together


def named_groups(scene: Scene) -> list[tuple[Group, tuple[PersonSpot, ...]]]:
    """Groups with the persons that they are, in order; a singular group with a name counts one."""
    rows: list[tuple[Group, tuple[PersonSpot, ...]]] = []
    taken: set[int] = set()
    for group in scene.groups:
        persons = _within(scene, group) or _after(scene, group) or _before(scene, group) or _behind_clause(scene, group)
        persons = tuple(person for person in persons if person.first not in taken)
        if persons:
            taken.update(person.first for person in persons)
            rows.append((_counted(group, persons), persons))
    return rows


def _within(scene: Scene, group: Group) -> tuple[PersonSpot, ...]:
    """ "Student Ann Lee's body": whose remains they are."""
    if group.category != "remains":
        return ()
    return tuple(person for person in scene.persons if group.first <= person.first < group.last)


def _after(scene: Scene, group: Group) -> tuple[PersonSpot, ...]:
    """The names right after a group: one for a singular, a list for a counted plural."""
    tokens = scene.parsed.tokens
    of = group.last + 1 < len(tokens) and tokens[group.last + 1].lower == "of"
    if of and group.category == "remains" and not group.parties:
        return _list_from(scene.persons, scene, before_modifiers(scene, group.last + 2))
    position = group.last + 1
    while position < len(tokens) and position <= group.last + 4 and tokens[position].lower in _BEFORE_LIST:
        position += 1
    position = _past_introduction(tokens, position)
    titled = group.singular and position == group.last + 2  # "a third, Corporal Diego Rojas,"
    named = _list_from(scene.persons, scene, before_modifiers(scene, position) if titled else position)
    if not named or (position > group.last + 1 and speaks(scene, named[-1])):
        return ()
    if group.singular:
        comma = position > group.last + 1
        if comma and group.parties == () and not group.definite and not group.count:
            return ()
        return named[:1]
    size = group.count.value.low if group.count else None
    if position == group.last + 1 and (len(named) < 2 or (size is None and len(named) > 4)):
        return ()  # "had freed prisoners Tal Orvan said"; but "commanders Tal Orvan and Ruv Askel"
    return named if size is None or len(named) <= size else ()


def _behind_clause(scene: Scene, group: Group) -> tuple[PersonSpot, ...]:
    """ "Two others seized in the raid, X and Y,": as many names as people, between commas behind what befell them."""
    tokens, start = scene.parsed.tokens, group.last + 1
    size = group.count.value.low if group.count else None
    if group.partitive or tokens[start : start + 1] == () or tokens[start].tag not in ("VBN", "VBD"):
        return ()
    comma = next((t.i for t in tokens[start : start + _DESCRIBED] if t.text in (",", ";")), None)
    if comma is None or any(t.tag in ("VBZ", "VBP", "MD", "WP") for t in tokens[start:comma]):
        return ()
    named = _list_from(scene.persons, scene, before_modifiers(scene, comma + 1))
    after = tokens[named[-1].last + 1 : named[-1].last + 2] if named else ()
    return named if after and after[0].text in (",", ".") and len(named) == size else ()


def _past_introduction(tokens: Sequence[Token], position: int) -> int:
    """ "a mathematician by the name of X", "a nurse called X"."""
    words = tuple(token.lower for token in tokens[position : position + _OPENER])
    return position + max((len(opener) for opener in _INTRODUCED if words[: len(opener)] == opener), default=0)


def opening(scene: Scene, person: PersonSpot) -> int:
    """The first token of a name with its title: "the priest [Father] X"."""
    tokens, title = scene.parsed.tokens, person.mention.value.title or ""
    index = person.first
    while title and index and tokens[index - 1].start >= person.mention.start - len(title) - 2:
        index -= 1
    return index


def _list_from(persons: Sequence[PersonSpot], scene: Scene, position: int) -> tuple[PersonSpot, ...]:
    tokens = scene.parsed.tokens
    found: list[PersonSpot] = []
    for person in persons:
        if person.first < position:
            continue
        if tokens[person.last + 1 : person.last + 2] and tokens[person.last + 1].tag == "POS":
            break  # "X, Y's cellmate"
        between = tokens[position : max(position, opening(scene, person))]
        if (found and not _links(between)) or (not found and between):
            break
        found.append(person)
        position = person.last + 1
    return tuple(found)


def _links(between: Sequence[Token]) -> bool:
    """ ", ", " and ", "and Private", "and a journalist,": what may stand between two names of a list."""
    words = [token.lower for token in between]
    if all(word in _LINKS for word in words):
        return bool(words)
    rest = [token for token in between if token.lower not in _LINKS]
    return "and" in words and all(token.tag.startswith(_MODIFIERS) for token in rest) and len(rest) <= 5


def before_modifiers(scene: Scene, position: int) -> int:
    """The first token of a person whose titles and adjectives begin at ``position``, else ``position``."""
    tokens = scene.parsed.tokens
    index = position
    starts = {person.first for person in scene.persons}
    stop = min(len(tokens), position + 6)
    while index < stop and index not in starts and tokens[index].tag.startswith(_MODIFIERS):
        index += 1
    return index if index in starts else position


def speaks(scene: Scene, person: PersonSpot) -> bool:
    """Whether a verb of saying stands right after a name, or after who speaks along with it: "X and Y's army said"."""
    after = scene.parsed.tokens[person.last + 1 : person.last + 1 + _CHORUS]
    if any(token.lower in _SAYING for token in after[:2]):
        return True
    verb = next((token for token in after if token.is_verb or token.text in (",", ";")), None)
    return after[:1] != () and after[0].lower == "and" and verb is not None and verb.lower in _SAYING


def _before(scene: Scene, group: Group) -> tuple[PersonSpot, ...]:
    """The names that a group explains, after a comma: "Alex Saab, a Colombian businessman", "A, B and C, two nurses".

    A plural explains as many names as it counts, or the whole list; an age may stand between.
    """
    tokens = scene.parsed.tokens
    if (
        group.first < 2
        or group.partitive
        or others.speaks(scene, group)
        or not (group.singular or tokens[group.first - 1].text == ",")
    ):
        return ()
    for number, person in enumerate(scene.persons):
        between = [t.lower for t in tokens[person.last + 1 : group.first]]
        if not between or between[0] != "," or len(between) > 4 or not all(w == "," or w.isdigit() for w in between):
            continue
        if group.singular:
            return (person,)
        names = _list_to(scene, number)
        size = group.count.value.low if group.count else len(names)
        explained = len(names) > 1 and size == len(names) and _closes(scene, group)
        return names if explained and not _follows_opening(scene, group) else ()
    return ()


def _follows_opening(scene: Scene, group: Group) -> bool:
    """ "After talks with Ann Lee and Bob Roe, the soldiers were freed": a subject behind a phrase with other people."""
    tokens = scene.parsed.tokens
    subject = tokens[group.head].dep.startswith("nsubj")
    first = next((token for token in tokens if token.text not in _QUOTES), tokens[0])
    closed = "," in [token.text for token in tokens[first.i : scene.persons[0].first]]
    verb = any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in tokens[first.i : group.first])
    return subject and not verb and not closed and (first.tag == "IN" or first.lower == "following")


def _closes(scene: Scene, group: Group) -> bool:
    """Whether a plural apposition is no further member of the list: no "and" and no count of more people follows."""
    after = scene.parsed.tokens[group.last + 1 : group.last + 2]
    return not after or after[0].lower not in ("and", "or")


def _list_to(scene: Scene, number: int) -> tuple[PersonSpot, ...]:
    """The list of names, "A, B and C", that ends with a person of the sentence."""
    persons = scene.persons
    first = number
    while first and _links(scene.parsed.tokens[persons[first - 1].last + 1 : opening(scene, persons[first])]):
        first -= 1
    words = [t.lower for t in scene.parsed.tokens[persons[first].last + 1 : persons[number].first]]
    return tuple(persons[first : number + 1]) if "and" in words or "&" in words else ()


def _counted(group: Group, persons: tuple[PersonSpot, ...]) -> Group:
    if group.count is not None or not group.singular:
        return group
    mention = persons[0].mention
    return replace(group, count=Mention(mention.start, mention.end, Quantity(1, 1), ONE_NAMED))
