"""What the words around people add to them: that they are held, and a figure that stands apart from their noun."""

from dataclasses import replace
from itertools import pairwise

from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.people_tokens import HEDGES
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Parsed, Token

# fmt: off
_CAPTIVE = {
    "held", "detained", "jailed", "imprisoned", "incarcerated", "captured", "kidnapped", "abducted", "seized",
    "interned", "arrested", "languishing", "captive", "hostage",
}
_BETWEEN = {
    ",", "still", "currently", "being", "who", "were", "had", "been", "was", "have", "has", "are", "is", "it", "they",
    "he", "she", "taken", "long", "once", "whom", "that",
}
_COLLECTIVES = {"crew", "crews", "family", "families", "group", "team", "party", "delegation", "contingent"}
_NTH = {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
_SHARES = {
    ("half",): (1, 2), ("a", "third"): (1, 3), ("two", "thirds"): (2, 3), ("a", "quarter"): (1, 4),
    ("three", "quarters"): (3, 4), ("most",): (0, 0), ("some",): (0, 0), ("many",): (0, 0), ("part",): (0, 0),
    ("the", "majority"): (0, 0), ("the", "bulk"): (0, 0), ("the", "last"): (0, 0), ("the", "first"): (0, 0),
}
"""Words for a share, with the fraction that it is, where it is one."""
_ENROLLED = {"member", "members", "man", "men", "woman", "women", "personnel"}
_FORCES = {
    "army", "forces", "military", "navy", "police", "gendarmerie", "corps", "guard", "guards", "coastguard", "marines",
    "garrison", "militia", "brigade", "battalion", "regiment", "airforce", "force",
}
_POLICE = {"police", "gendarmerie", "coastguard"}
_UNITS = {
    "arm", "branch", "commando", "company", "contingent", "convoy", "crew", "detachment", "division", "patrol",
    "platoon", "reserve", "service", "squad", "squadron", "unit", "units", "wing",
}
"""Parts of a force behind its name: "an army patrol", "the military wing"."""
_NAMING = {"DT", "JJ", "NN", "PO", "PR"}
"""Beginnings of the tags that stand within the name of a force."""
_TITLE = 6  # tokens of such a name
_FIGHTER = "people.fighter"
_SECURITY = "people.security_force"
_BARE = "people.bare"
_SO_MANY = (("as", "many"), ("the", "same", "number"), ("an", "equal", "number"), ("a", "similar", "number"))
_OUT_OF_GRAVES = frozenset({"disinterred", "exhumed", "unearthed"})
_DUG = frozenset({"dug", "found", "lifted", "pulled", "recovered", "removed", "retrieved", "taken"})
_GRAVES = frozenset({"grave", "graves"})
_INTO = frozenset({
    "after", "around", "at", "behind", "beside", "by", "close", "for", "from", "in", "into", "near", "next", "of", "on",
    "opposite", "outside", "to", "under", "with",
})
_WERE = frozenset({"all", "also", "been", "had", "has", "have", "recently", "that", "was", "were", "who"})
_AS_MANY = (
    ("as", "many"), ("the", "same", "number", "of"), ("an", "equal", "number", "of"), ("a", "similar", "number", "of"),
    ("a", "like", "number", "of"), ("the", "same", "amount", "of"),
)
# fmt: on


def in_context(sentence: Parsed, groups: list[Group]) -> list[Group]:
    """The groups of a sentence with what the words beside them say, in order; a figure of another is no group."""
    result: list[Group] = []
    groups = _of_one_noun(sentence, groups)
    for group in sorted(
        [*groups, *_so_many(sentence, groups), *_one_more(sentence, groups)], key=lambda group: group.first
    ):
        before = result[-1] if result else None
        if before is not None and _counts(sentence, before, group):
            near = group.first == before.last + 2
            whose = before.parties or group.parties  # "a crew of nine Ukrainians"
            last = group.last if near else before.last
            result[-1] = replace(before, last=last, count=group.count, parties=whose, singular=False)
            continue
        group = _of_the_dead(sentence, _in_uniform(sentence, _those_of(sentence, group, result)), result)
        group = _exhumed(sentence, group)
        result.append(_paired(sentence, _as_many(sentence, _held(sentence, _shared(sentence, group)), result)))
    return result


def _those_of(sentence: Parsed, group: Group, before: list[Group]) -> Group:
    """ "Gave back the bodies of 40 and took those of nine soldiers": the dead again, by the word for theirs alone."""
    words = [token.lower for token in sentence.tokens[max(0, group.first - 2) : group.first]]
    model = next((other for other in reversed(before) if other.category == "remains"), None)
    again = words in (["those", "of"], ["that", "of"])
    if model is not None and model is before[-1] and words[-1:] == ["and"] and group.count:
        joined = sentence.tokens[model.first].lower == "those"  # "those of six men and four women"
        return replace(group, category="remains", rule=model.rule, neutral=False, held=True) if joined else group
    if model is None or not again or not group.count or group.category == "remains":
        return group
    return replace(group, first=group.first - 2, category="remains", rule=model.rule, neutral=False, held=True)


def _of_the_dead(sentence: Parsed, group: Group, before: list[Group]) -> Group:
    """ "Of the 320 bodies found there, 40 were handed over": a bare figure behind the dead that open the sentence."""
    tokens = sentence.tokens
    if not group.bare or len(before) != 1 or before[0].category != "remains" or tokens[0].lower != "of":
        return group
    if "," not in [token.text for token in tokens[before[0].last + 1 : group.first]]:
        return group
    return replace(group, category="remains", rule=before[0].rule, neutral=False, held=True)


def _exhumed(sentence: Parsed, group: Group) -> Group:
    """ "Five Serbs who had been exhumed in May", "two exhumed soldiers": whoever comes out of a grave is dead."""
    if group.category == "remains" or group.rule == PRONOUN:
        return group
    tokens = sentence.tokens
    inside = {token.lower for token in tokens[group.first : group.last + 1]}
    behind = [token.lower for token in tokens[group.last + 1 : group.last + 13]]
    if behind[:1] == [","]:
        behind = behind[1:]
    if behind[:1] in (["were"], ["was"]):
        behind = []  # what the sentence itself tells of them
    at = next((n for n, word in enumerate(behind) if word not in _WERE), len(behind))
    verb = "".join(behind[at : at + 1])
    dug = verb in _DUG and _from_grave(behind[at + 1 :])
    if not inside & _OUT_OF_GRAVES and verb not in _OUT_OF_GRAVES and not dug:
        return group
    return replace(group, category="remains", rule="people.remains", neutral=False, held=True, fighter_in_war=False)


def _from_grave(words: list[str]) -> bool:
    """Whether the words behind a verb say "from two mass graves", not "alive in a cellar by the graves"."""
    grave = next((n for n, word in enumerate(words) if word in _GRAVES), 0)
    way = [word for word in words[:grave] if word in _INTO or word == ","]
    return "," not in way and way[-1:] in (["from"], ["in"], ["of"])


def _in_uniform(sentence: Parsed, group: Group) -> Group:
    """ "Nine members of the Malian armed forces": soldiers by the force that they belong to, which ends its name."""
    tokens = sentence.tokens
    after = [token.lower for token in tokens[group.last + 1 : group.last + 2 + _TITLE]]
    if not group.neutral or after[:1] != ["of"] or tokens[group.last].lower not in _ENROLLED:
        return group
    name = tokens[group.last + 2 : group.last + 2 + _TITLE]
    ends = next((n for n, t in enumerate(name) if t.tag[:2] not in _NAMING and t.lower not in _FORCES), len(name))
    forces = [n for n, token in enumerate(name[:ends]) if token.lower in _FORCES]
    if not forces:
        return group
    behind = name[forces[-1] + 1 : ends]
    if any(token.tag in ("POS", "NN", "NNS") and token.lower not in _UNITS for token in behind):
        return group  # "of the army chief's family", "of the police football team"
    words = [token.lower for token in name[:ends]]
    if _POLICE & set(words) or ("coast", "guard") in pairwise(words):
        return replace(group, category="prisoner_of_war", rule=_SECURITY)
    return replace(group, category="prisoner_of_war", rule=_FIGHTER, neutral=False)


def _of_one_noun(sentence: Parsed, groups: list[Group]) -> list[Group]:
    """ "1,000 Ukrainian and 24 Russian bodies": a people's adjective before "and" shares the noun of the next."""
    tokens, result = sentence.tokens, list(groups)
    for number, (a, b) in enumerate(pairwise(groups)):
        bare = a.rule == "people.demonym" and a.count and not tokens[a.last].text.endswith("s")
        noun = b.rule not in ("people.demonym", _BARE, PRONOUN) and b.parties and b.count
        if bare and noun and [token.lower for token in tokens[a.last + 1 : b.first]] == ["and"]:
            result[number] = replace(b, first=a.first, head=a.head, last=a.last, count=a.count, parties=a.parties)
    return result


def _shared(sentence: Parsed, group: Group) -> Group:
    """ "Half of the 44 hostages" are 22, "most of its prisoners" so many as nobody says; the share opens the phrase."""
    words = [token.lower for token in sentence.tokens[max(0, group.first - 3) : group.first]]
    if not group.definite or group.rule == PRONOUN or words[-1:] != ["of"]:
        return group
    for share, (upper, lower) in _SHARES.items():
        if tuple(words[-1 - len(share) : -1]) != share:
            continue
        first, count = group.first - 1 - len(share), None
        value = group.count.value if group.count else None
        if value and lower and value.low is not None and value.low == value.high and value.low * upper % lower == 0:
            part, end = value.low * upper // lower, group.count.end if group.count else 0
            count = Mention(sentence.tokens[first].start, end, Quantity(part, part), "quantity.share")
        return replace(group, first=first, count=count, definite=False)
    return group


def _held(sentence: Parsed, group: Group) -> Group:
    """ "23 Armenians still held in Baku", "reporters they seized": what follows says that they are captives."""
    if group.held or group.rule == PRONOUN or group.category == "remains":
        return group
    for token in sentence.tokens[group.last + 1 : group.last + 6]:
        if token.lower in _CAPTIVE:
            return replace(group, held=True)
        if token.lower not in _BETWEEN:
            break
    return group


def _counts(sentence: Parsed, group: Group, figure: Group) -> bool:
    """ "a fishing crew of six": the figure of a noun of number."""
    tokens = sentence.tokens
    after = [token.lower for token in tokens[figure.last + 1 : figure.last + 3]]
    if group.count is None and group.rule != PRONOUN and figure.count and after in (["in", "all"], ["in", "total"]):
        between = [token.lower for token in tokens[group.last + 1 : figure.first]]
        return len(between) <= 8 and between[-1:] == [","]  # "soldiers held by the rebels, 16 in all,"
    if after == ["of", "them"] and tokens[figure.last + 3 : figure.last + 4] and tokens[figure.last + 3].lower == ",":
        apposed = figure.bare and figure.first == group.last + 2 and tokens[group.last + 1].lower == ","
        return apposed and group.count is None and group.rule != PRONOUN  # "civilians, 31 of them,"
    crew = group.rule == "people.seafarer" and not figure.partitive
    return (
        (figure.bare or crew)
        and figure.count is not None
        and (group.count is None or group.singular)
        and figure.first == group.last + 2
        and tokens[group.last + 1].lower == "of"
        and tokens[group.last].lower in _COLLECTIVES
    )


def _paired(sentence: Parsed, group: Group) -> Group:
    """ "The couple" are two; "a couple of soldiers" is a vague figure and stands before its noun."""
    token = sentence.tokens[group.last]
    article = group.count is not None and group.count.rule == "quantity.indefinite_article"
    if token.lower != "couple" or (group.count is not None and not article):
        return group
    return replace(group, count=Mention(token.start, token.end, Quantity(2, 2), "quantity.couple"), singular=False)


def _so_many(sentence: Parsed, groups: list[Group]) -> list[Group]:
    """ "Gave Moscow as many", "received the same number of its own": the figure told last, of people left unsaid."""
    tokens = sentence.tokens
    taken = {index for group in groups for index in range(group.first, group.last + 1)}
    found = []
    for phrase in _SO_MANY:
        for index in range(1, len(tokens) - len(phrase)):
            last = index + len(phrase) - 1
            words = tuple(token.lower for token in tokens[index : last + 1])
            after = tokens[last + 1].lower
            own = after == "of" and tokens[min(last + 2, len(tokens) - 1)].lower in ("its", "their", "his")
            ends = own or after in (".", ",", ";", "back", "in", "home", "the", "from", "to", "on")
            model = next((g for g in reversed(groups) if g.last < index and g.count), None)
            if words != phrase or not ends or index in taken:
                continue
            if model is None or model.count is None:  # the figure of a sentence before
                found.append(Group(index, last, last, None, "unspecified", _BARE, neutral=True, bare=True))
                continue
            count = Mention(tokens[index].start, tokens[last].end, model.count.value, "quantity.as_many")
            same = replace(
                model,
                first=index,
                head=last,
                last=last,
                count=count,
                parties=(),
                bare=True,
                partitive=False,
                rule=_BARE,
            )
            found.append(same)
    return found


def _one_more(sentence: Parsed, groups: list[Group]) -> list[Group]:
    """ "A second was freed in May", "A third, Ann Lee, will follow": one more of those told of before."""
    tokens = sentence.tokens
    if len(tokens) < 4 or tokens[0].lower != "a" or tokens[1].lower not in _NTH:
        return []
    follows = tokens[2].lower == "," or tokens[2].tag in ("VBD", "VBZ", "VBP", "MD")
    if not follows or any(group.first < 2 for group in groups):
        return []
    count = Mention(tokens[0].start, tokens[1].end, Quantity(1, 1), "quantity.ordinal_singular")
    return [Group(0, 1, 1, count, "unspecified", _BARE, neutral=True, bare=True, more=True, singular=True)]


def _as_many(sentence: Parsed, group: Group, before: list[Group]) -> Group:
    """ "75 Ukrainians and as many Russians": the figure told last."""
    model = next((g.count for g in reversed(before) if g.count and not g.partitive), None)
    return as_many(sentence, group, model.value) if model else group


def as_many(sentence: Parsed, group: Group, value: Quantity) -> Group:
    """The group with ``value``, a figure told before, if its words point back to one ("as many", "the same number")."""
    if group.count is not None or group.rule == PRONOUN:
        return group
    head: list[Token] = list(sentence.tokens[max(0, group.first - 4) : group.head + group.bare])
    for phrase in _SO_MANY if group.bare else _AS_MANY:
        for index in range(len(head) - len(phrase) + 1):
            if tuple(token.lower for token in head[index : index + len(phrase)]) == phrase:
                first, last = head[index], head[index + len(phrase) - 1]
                start = min(group.first, first.i)
                if start and sentence.tokens[start - 1].lower in HEDGES:  # "about the same number of Russians"
                    start, value = start - 1, replace(value, approximate=value.low is not None)
                return replace(group, first=start, count=Mention(first.start, last.end, value, "quantity.as_many"))
    return group
