"""What stands between commas beside people and says how many they are, or whose."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Parsed, Token

_WITHIN = 10  # tokens between people and the aside that counts them
_OWNERS = {"his", "her", "their"}
_EVERYONE = {"all", "both", "mostly"}
_ENDS = {",", ".", ";", "—", "–", "-", ")", ":"}


def with_asides(sentence: Parsed, groups: Sequence[Group], parties: Sequence[Mention[PartyRef]]) -> list[Group]:
    """The groups of a sentence, those that only count or name others laid to them."""
    tokens = sentence.tokens
    named = {span[0]: mention for mention in parties if (span := sentence.span(mention.start, mention.end))}
    result: list[Group] = []
    for group in groups:
        before = result[-1] if result else None
        if before is not None and _counts(tokens, before, group):
            result[-1] = _counted(tokens, before, group)
        elif before is not None and group.rule == PRONOUN and _is_of_them(tokens, before, group):
            continue
        elif before is not None and _is_kin_of(tokens, before, group):
            result[-1] = _kin(before, group)
        elif before is not None and (own := _whose(tokens, before, group)):
            _tie(tokens, result, own)
        elif before is not None and _is_age(tokens, before, group):
            continue
        else:
            result.append(group)
    for at in range(len(result)):
        home = _from(tokens, result[at], named)
        if home is not None:
            _tie(tokens, result[: at + 1], home, result)
    return _with_one(tokens, result)


def _counts(tokens: Sequence[Token], people: Group, figure: Group) -> bool:
    """ "The dead of the ambush, eight Armenians, were", "Britons held there, 33 of them, were": a figure set off."""
    if people.count is not None or people.singular or figure.count is None or people.rule == PRONOUN:
        return False
    between = tokens[people.last + 1 : figure.first]
    after = [token.lower for token in tokens[figure.last + 1 : figure.last + 4]]
    of_them = after[:2] == ["of", "them"]
    ends = (after[2:3] if of_them else after[:1]) or ["."]
    if not between or between[-1].lower not in (",", "—", "–") or len(between) > _WITHIN or ends[0] not in _ENDS:
        return False
    if any(token.tag in ("VBZ", "VBP", "MD", "CC") or token.lower in (",", "were", "was") for token in between[:-1]):
        return False
    follows = tokens[figure.last + 2 : figure.last + 3]
    listed = bool(follows) and follows[0].lower in ("and", "or")  # "the crew, three guards, and a cook"
    return of_them or (people.definite and not figure.bare and not figure.definite and not listed)


def _counted(tokens: Sequence[Token], people: Group, figure: Group) -> Group:
    """The people with the figure, side and kind of the aside that counts them, which belongs to them where it is next.

    In "the pilots, two Swedes, were freed" they reach up to the comma behind it.
    """
    closed = figure.last + 1 < len(tokens) and tokens[figure.last + 1].lower in _ENDS - {"."}
    neutral = people.neutral and not figure.neutral
    return replace(
        people,
        last=figure.last + closed if figure.first == people.last + 2 else people.last,
        count=figure.count,
        parties=people.parties or figure.parties,
        category=figure.category if neutral else people.category,
        neutral=people.neutral and figure.neutral,
        held=people.held or figure.held,
    )


def _is_of_them(tokens: Sequence[Token], people: Group, pronoun: Group) -> bool:
    """The "them" of "33 of them", once the figure is laid to the people before it."""
    at = pronoun.first
    figure = people.count
    return at > 2 and tokens[at - 1].lower == "of" and figure is not None and figure.end == tokens[at - 2].end


def _is_kin_of(tokens: Sequence[Token], person: Group, kin: Group) -> bool:
    """ "A goalkeeper's mother", "two councillors' wives": who is meant is the second."""
    marked = kin.first == person.last + 2 and tokens[kin.first - 1].tag == "POS"
    return marked and kin.rule == "people.kin" and (person.count is not None or person.singular)


def _kin(person: Group, kin: Group) -> Group:
    count = kin.count or person.count
    return replace(kin, first=person.first, count=count, parties=person.parties or kin.parties)


def _whose(tokens: Sequence[Token], before: Group, group: Group) -> Mention[PartyRef] | None:
    """ ", both Canadians,", ", all Swiss,": whose the people before are."""
    opens = tokens[group.first].lower in _EVERYONE or tokens[group.first - 1].lower in _EVERYONE
    at = group.first - (tokens[group.first].lower not in _EVERYONE)
    low = group.count.value.low if group.count else None
    if not opens or len(group.parties) != 1 or not (low is None or _low(before) == low):
        return None
    closed = group.last + 1 >= len(tokens) or tokens[group.last + 1].lower in _ENDS
    set_off = at > 0 and tokens[at - 1].lower in (",", "—", "–", "(") and at - 2 <= before.last
    return group.parties[0] if closed and set_off else None


def _low(group: Group) -> int | None:
    return group.count.value.low if group.count else None


def _from(tokens: Sequence[Token], group: Group, named: Mapping[int, Mention[PartyRef]]) -> Mention[PartyRef] | None:
    """ "The twelve, all from Vietnam,": where the people before come from."""
    words = [token.lower for token in tokens[group.last + 1 : group.last + 6]]
    if words[:1] != [","] or not words[1:2] or words[1] not in _EVERYONE:
        return None
    at = 4 if words[2:4] == ["of", "them"] else 2
    if words[at : at + 1] not in (["from"], ["of"]):
        return None
    home = named.get(group.last + 2 + at)
    return home if home is not None and home.value.kind == "state" else None


def _tie(
    tokens: Sequence[Token], before: list[Group], home: Mention[PartyRef], groups: list[Group] | None = None
) -> None:
    """Lay a side to the last people and to those who stand in one list with them, where they have none."""
    groups = before if groups is None else groups
    own = replace(home, value=replace(home.value, form="demonym"))
    for at in range(len(before) - 1, -1, -1):
        if groups[at].parties:
            return
        groups[at] = replace(groups[at], parties=(own,))
        between = [token.lower for token in tokens[groups[at - 1].last + 1 : groups[at].first]] if at else []
        if not between or not set(between) <= {",", "and", "his", "her", "their", "the"}:
            return


def _is_age(tokens: Sequence[Token], people: Group, figure: Group) -> bool:
    """ "A girl of six and her brothers": no six people."""
    one = people.singular and figure.bare and figure.first == people.last + 2
    return one and tokens[people.last + 1].lower == "of" and people.category != "remains"


def _with_one(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "A judge and his clerk", "a nurse, her two sons and their cook": who stands in a list with one person counts."""
    result = list(groups)
    for at, group in enumerate(groups):
        opens = tokens[group.first].lower
        owned = opens in _OWNERS or (group.first > 0 and tokens[group.first - 1].lower in _OWNERS)
        if group.count or not group.singular or not (owned or opens == "the") or group.category == "remains":
            continue
        beside = [result[at - 1]] if at else []
        beside = [other for other in beside if _joined(tokens, other, group)]
        if not owned:
            beside += [other for other in groups[at + 1 : at + 2] if _joined(tokens, group, other)]
        alike = [other for other in beside if other.count and other.category == group.category]
        counted = any(owned or tokens[other.first].lower in _OWNERS for other in alike)
        if counted or any(_low(other) == 1 for other in beside):  # "two nurses and their driver"
            head = tokens[group.head]
            result[at] = replace(group, count=Mention(head.start, head.end, Quantity(1, 1), "quantity.one_of_a_list"))
    return result


def _joined(tokens: Sequence[Token], first: Group, second: Group) -> bool:
    between = [token.lower for token in tokens[first.last + 1 : second.first]]
    return bool(between) and set(between) <= {",", "and", "his", "her", "their", "the"}
