"""Groups of people and of remains: how many, of what kind, whose."""

from dataclasses import dataclass, replace

from exchange_extract.lexicon import Lexicon, PartyRef
from exchange_extract.phrases.people_heads import RANKS, HeadFinder, no_longer
from exchange_extract.phrases.people_tokens import CAPTIVES, HEDGES, MORE, MarkedTokens
from exchange_extract.phrases.remains import bodies_of, boxed, counted, joined_dead, of_things, owned, supposed
from exchange_extract.rules.schema import PeopleRule
from exchange_extract.schema import Category
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Parsed

_ORDER = ("remains", "child", "prisoner_of_war", "hostage", "detainee", "civilian", "unspecified")
# fmt: off
_CAPTURED = {
    "captured": "prisoner_of_war", "kidnapped": "hostage", "abducted": "hostage", "detained": "detainee",
    "jailed": "detainee", "imprisoned": "detainee", "arrested": "detainee", "deported": "civilian",
    "convicted": "detainee", "political": None, "incarcerated": "detainee",
}
# fmt: on
_FORCES = {"army", "forces", "militia", "militias", "military", "navy", "police", "troops", "corps", "guard", "brigade"}
_LOYAL = {"loyal", "allied", "affiliated", "belonging", "linked"}
_DESCRIBED = {
    "adult", "civilian", "elderly", "female", "healthy", "identified", "ill", "injured", "male", "military", "sick",
    "unidentified", "uninjured", "wounded", "young",
}  # fmt: skip
_DEAD = {"dead", "fallen", "killed", "slain", "deceased"}

PRONOUN = "people.pronoun"
CLAIM = "quantity.claim"  # "put the number at 24"


@dataclass(frozen=True, slots=True)
class Group:
    """People or remains named by one noun phrase.

    ``first`` and ``last`` are token indices of the phrase, ``head`` that of its noun or, in a bare figure, its number.
    ``parties`` are the sides that the phrase itself ties the people to ("Ukrainian", "of the Libyan army").
    ``words`` is the people rule of the head; ``bare`` a figure without a noun; ``partitive`` a part of a larger group
    ("two of the five"); ``definite`` one that the reader is taken to know ("the six").
    """

    first: int
    head: int
    last: int
    count: Mention[Quantity] | None
    category: Category
    rule: str
    parties: tuple[Mention[PartyRef], ...] = ()
    neutral: bool = False
    held: bool = False
    fighter_in_war: bool = False
    bare: bool = False
    partitive: bool = False
    definite: bool = False
    more: bool = False
    singular: bool = False
    kinds: tuple[str, ...] = ()


def find_groups(
    sentence: Parsed,
    lexicon: Lexicon,
    quantities: list[Mention[Quantity]],
    parties: list[Mention[PartyRef]],
) -> list[Group]:
    """Groups in a sentence, in order, not overlapping; "the bodies of 19 soldiers" is one group of remains."""
    finder = _Finder(sentence, lexicon, quantities, parties)
    return finder.find()


class _Finder:
    def __init__(
        self,
        sentence: Parsed,
        lexicon: Lexicon,
        quantities: list[Mention[Quantity]],
        parties: list[Mention[PartyRef]],
    ) -> None:
        marked = MarkedTokens(sentence, lexicon, quantities, parties)
        self.marked = marked
        self.heads = HeadFinder(marked, lexicon)
        self.tokens = marked.tokens
        self.quantity_at = marked.quantity_at
        self.party_at = marked.party_at
        self.lexicon = lexicon

    def find(self) -> list[Group]:
        groups: list[Group] = []
        i = 0
        while i < len(self.tokens):
            head = self.heads.head_at(i)
            if head is None:
                i += 1
                continue
            last, rule = head
            floor = groups[-1].last + 1 if groups else 0
            group = self._phrase(i, last, rule, floor)
            if group is not None:
                group = owned(self.tokens, groups, self._merge_back(groups, self._apposed(groups, group)))
                if self._joins(groups, group):
                    groups[-1] = self._joined(groups[-1], group)
                else:
                    groups.append(boxed(self.marked, groups, group))
            i = last + 1
        groups = [self._belonging(counted(self.marked, group)) for group in joined_dead(self.tokens, groups)]
        groups = [self._claimed(group) for group in self._of_two_kinds(groups) if not of_things(self.tokens, group)]
        return sorted(groups + self._bare(groups) + self._pronouns(), key=lambda group: group.first)

    def _of_two_kinds(self, groups: list[Group]) -> list[Group]:
        """ "75 people, soldiers as well as civilians": a neutral figure said to be of two kinds is mixed."""
        result: list[Group] = []
        skip = 0
        for index, group in enumerate(groups):
            if skip:
                skip -= 1
                continue
            kinds = groups[index + 1 : index + 3]
            if (
                group.neutral
                and group.count
                and len(kinds) == 2
                and all(kind.count is None and not kind.neutral for kind in kinds)
            ):
                first, second = kinds
                words = [t.lower for t in self.tokens[group.last + 1 : second.first]]
                if (
                    words[:1] == [","]
                    and first.first <= group.last + 3
                    and second.first - first.last <= 4
                    and first.category != second.category
                ):
                    group = replace(group, category="mixed", neutral=False)
                    skip = 2
            result.append(group)
        return result

    def _belonging(self, group: Group) -> Group:
        """ "five members of Haftar's forces", "soldiers from the Libyan army": whose they are.

        "Hostages of the rebels" are held by them.
        """
        if group.parties or group.last + 2 >= len(self.tokens) or self.tokens[group.last].lower in CAPTIVES:
            return group
        link = self.tokens[group.last + 1].lower
        start = group.last + 2
        if link in _LOYAL and self.tokens[start].lower in ("to", "with"):
            return self._loyal(group, start + 1)
        if link not in ("of", "from"):
            return group
        while start < len(self.tokens) and self.tokens[start].lower in ("the", "its", "their"):
            start += 1
        forces = {t.lower for t in self.tokens[start : start + 5]} & _FORCES
        if forces and start not in self.party_at:  # "of the Armed Forces of Chad"
            start = next((i for i in range(start, min(start + 6, len(self.tokens))) if i in self.party_at), start)
        party = self.party_at.get(start)
        if link == "from" and not forces:
            return group
        whose = party is not None and (party.value.kind != "organisation" or party.value.key in ("UN", "AU"))
        return replace(group, parties=(party,)) if party and whose and group.category != "remains" else group

    def _loyal(self, group: Group, start: int) -> Group:
        """ "Prisoners loyal to the general": whose they are is the first party named, within a title's length."""
        stop = min(start + 6, len(self.tokens))
        party = next((self.party_at[i] for i in range(start, stop) if i in self.party_at), None)
        if party is None or party.value.kind == "organisation":
            return group
        return replace(group, parties=(replace(party, value=replace(party.value, form="institution")),))

    def _claimed(self, group: Group) -> Group:
        """ "X put the number of bodies received at 1,245": a figure of X's own."""
        before = [t.lower for t in self.tokens[max(0, group.first - 5) : group.first]]
        if (
            group.count is not None
            or "number" not in before
            or not {"put", "puts", "putting", "gave", "gives"} & set(before)
        ):
            return group
        for index, (first, _, quantity) in sorted(self.quantity_at.items()):
            if index > group.last and self.tokens[first - 1].lower in ("at", "as"):
                return replace(group, count=replace(quantity, rule=CLAIM))
        return group

    def _pronouns(self) -> list[Group]:
        """ "They had been released": people told of before, of their side where they are a people."""
        found = []
        for t in self.tokens:
            party = self.party_at.get(t.i)
            people = party is None or party.value.form == "demonym"
            if people and t.lower in ("they", "them", "he", "she", "him", "her") and t.tag == "PRP":
                own = (party,) if party else ()
                found.append(Group(t.i, t.i, t.i, None, "unspecified", PRONOUN, own, neutral=True, definite=True))
        return found

    # -- phrases -------------------------------------------------------------------------------------------------

    def _phrase(self, start: int, last: int, rule: PeopleRule | None, floor: int) -> Group | None:
        first = self.marked.left_edge(start, floor)
        count, parties = self._marks_within(first, last)
        words = [token.lower for token in self.tokens[first : last + 1]]
        if words[-1] in CAPTIVES:  # "two FARC hostages" are in its hands, not of its ranks
            parties = tuple(party for party in parties if party.value.kind != "armed_group")
        more = any(word in MORE for word in words)
        kinds = [kind for word in words if (kind := _CAPTURED.get(word))]
        if taken := self.marked.taken_after(last):
            kinds.append(taken)
        dead = any(word in _DEAD for word in words[: start - first])
        definite = words[0] in ("the", "these", "those", "its", "their", "his", "all")
        inner = self._inner_words(first, start)
        if rule is not None and no_longer(words):
            inner = [kind for kind in inner if kind != "prisoner_of_war"]
            rule = self.heads.civil(rule)
        category: Category = rule.category if rule else "unspecified"
        singular = self.heads.is_singular(last, rule)
        if count is None and singular:
            count = self.marked.one(first)
        if dead and not (rule and rule.held):  # "909 fallen soldiers"
            word = rule.id if rule else "people.demonym"
            one = Group(first, last, last, count, "remains", word, parties)
            return replace(one, definite=definite, more=more, singular=singular)
        return Group(
            first,
            last,
            last,
            count,
            _first_of(inner if rule is None or rule.neutral else [category, *inner]) if inner else category,
            rule.id if rule else "people.demonym",
            parties,
            neutral=(rule is None or rule.neutral) and not inner,
            held=bool(rule and rule.held) or bool(kinds),
            fighter_in_war=rule.fighter_in_war if rule else "captive" in words,
            definite=definite,
            more=more,
            singular=singular,
            kinds=tuple(kinds),
        )

    def _marks_within(self, first: int, last: int) -> tuple[Mention[Quantity] | None, tuple[Mention[PartyRef], ...]]:
        """The figure that a phrase has whole within it and the parties that it names."""
        count: Mention[Quantity] | None = None
        parties: list[Mention[PartyRef]] = []
        for index in range(first, last + 1):
            hit = self.quantity_at.get(index)
            if hit and hit[1] <= last and count is None and not (index > first and hit[0] < first):
                count = hit[2]
            party = self.party_at.get(index)
            if party and party not in parties:
                parties.append(party)
        return count, tuple(parties)

    def _inner_words(self, first: int, start: int) -> list[Category]:
        """Categories of people words before the head: "civilian sailors", "child hostages"."""
        found: list[Category] = []
        for index in range(first, start):
            rule = self.lexicon.people_word((self.tokens[index].lower,))
            if (
                rule
                and not rule.neutral
                and self.tokens[index].lower not in _DEAD
                and self.tokens[index].lower not in _CAPTURED
                and not (self.tokens[index].tag == "JJ" and self.tokens[index].lower in RANKS)
            ):
                found.append(rule.category)
        return found

    # -- joining -------------------------------------------------------------------------------------------------

    def _merge_back(self, groups: list[Group], group: Group) -> Group:
        """Join "the bodies of" or "hundreds of" with the people that follow; mark parts of a larger group."""
        before = group.first - 1
        while before > 1 and self.tokens[before].lower in HEDGES:
            before -= 1  # "the remains of about 40,000 soldiers"
        if before >= 1 and self.tokens[before].lower == "be" and groups and supposed(self.tokens, groups[-1], before):
            outer = groups.pop()  # "the remains of 48 people believed to be Kuwaitis"
            return replace(outer, head=group.head, last=group.last, parties=outer.parties or group.parties)
        to = before >= 2 and self.tokens[before].lower in ("to", "with")
        if to and groups and supposed(self.tokens, groups[-1], before):
            outer = groups.pop()  # "remains suspected to belong to an airman", "remains associated with pilots"
            count = outer.count or group.count
            return replace(outer, last=group.last, count=count, parties=outer.parties or group.parties, held=True)
        if before >= 1 and self.tokens[before].lower == "of":
            hit = self.quantity_at.get(before - 1)
            if groups and (groups[-1].last == before - 1 or supposed(self.tokens, groups[-1], before)):
                outer = groups[-1]
                if outer.category == "remains":
                    groups.pop()
                    return bodies_of(self.tokens, outer, group)
                if (
                    outer.neutral
                    and outer.rule != "people.demonym"
                    and self.tokens[outer.head].lower in ("group", "member", "members", "family", "families")
                ):
                    return group
                if outer.count and group.definite:
                    return group
            elif hit:
                if group.definite or group.count is not None:
                    own = self.tokens[group.first].lower in ("its", "their")  # "three of their own soldiers" are three
                    part = replace(group, first=hit[0], count=hit[2], partitive=not own)
                    bodies = groups and groups[-1].category == "remains" and groups[-1].last == hit[0] - 2
                    return self._merge_back(groups, replace(part, partitive=False)) if bodies else part
                return replace(group, first=hit[0], count=hit[2])
        return group

    def _apposed(self, groups: list[Group], group: Group) -> Group:
        """ "Three Israeli women hostages": two plural words for the same people, of which the second is the kind."""
        if not groups or groups[-1].last + 1 != group.first or group.count or group.parties:
            return group
        outer = groups[-1]
        if not outer.neutral or outer.singular or group.singular or group.first != group.last:
            return group
        groups.pop()
        return replace(group, first=outer.first, count=outer.count, parties=outer.parties, definite=outer.definite)

    def _joins(self, groups: list[Group], group: Group) -> bool:
        """ "39 women and children", "fallen soldiers and civilians": one figure over two nouns."""
        if not groups or group.count is not None or group.parties or group.singular or group.definite:
            return False
        between = [token.lower for token in self.tokens[groups[-1].last + 1 : group.first]]
        return between == ["and"] and not groups[-1].singular and group.last - group.first <= 1

    def _joined(self, first: Group, second: Group) -> Group:
        if first.category == second.category or first.category == "remains":
            return replace(first, last=second.last)
        kinds = {group.category for group in (first, second) if not group.neutral}
        if not kinds or "child" in (first.category, second.category):
            return replace(first, last=second.last, category="unspecified", neutral=True)
        category: Category = kinds.pop() if len(kinds) == 1 else "mixed"  # "troops and officials" are troops
        return replace(first, last=second.last, category=category, neutral=False)

    # -- bare figures --------------------------------------------------------------------------------------------

    def _bare(self, groups: list[Group]) -> list[Group]:
        """Figures that stand for people without a noun: "205 each", "the other nine", "of whom 23 were women"."""
        taken = {index for group in groups for index in range(group.first, group.last + 1)}
        found: list[Group] = []
        seen: set[int] = set()
        for index, (first, last, quantity) in sorted(self.quantity_at.items()):
            if index != first or first in seen or any(i in taken for i in range(first, last + 1)):
                continue
            seen.add(first)
            if first and self.tokens[first - 1].lower == "in" and quantity.value.everyone:
                if first == last or quantity.value.low is None:
                    continue  # "in all"
                first, quantity = self.marked.without_all(first, quantity)
            following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
            elliptic = self._elliptic(groups, first, last, quantity)
            if elliptic:
                found.append(elliptic)
                continue
            if not self.marked.stands_alone(first, last, following) or self.marked.is_age(first, last, quantity):
                continue
            found.append(self._bare_group(first, last, quantity))
        return found

    def _bare_group(self, first: int, last: int, quantity: Mention[Quantity]) -> Group:
        """The group of a bare figure with the small words around it: "the other nine", "five more"."""
        start, end, more, definite = first, last, False, self.tokens[first].lower == "the"
        while start > 0 and self.tokens[start - 1].lower in (*MORE, "the", "a", "just", "only", "these", "those"):
            start -= 1
            more = more or self.tokens[start].lower in MORE
            definite = definite or self.tokens[start].lower in ("the", "these", "those")
        if last + 1 < len(self.tokens) and self.tokens[last + 1].lower in MORE:
            more, end = True, last + 1
        return Group(
            start,
            last,
            end,
            quantity,
            "unspecified",
            "people.bare",
            neutral=True,
            bare=True,
            partitive=self.marked.is_part(start, end),
            definite=definite,
            more=more,
        )

    def _elliptic(self, groups: list[Group], first: int, last: int, quantity: Mention[Quantity]) -> Group | None:
        """ "15 Thai and 23 Filipino hostages", "seven identified and 12 unidentified bodies": they share the noun."""
        party = self.party_at.get(last + 1)
        after = last + 2
        while party and self.party_at.get(after) is party:
            after += 1
        described = self.tokens[last + 1].lower in _DESCRIBED if last + 1 < len(self.tokens) else False
        if not (party or described) or after >= len(self.tokens) or self.tokens[after].lower not in ("and", ","):
            return None
        model = next((group for group in groups if group.first == after + 1), None)
        if model is None or (described and model.count is None):
            return None
        parties = (party,) if party else model.parties
        return replace(model, first=first, head=after - 1, last=after - 1, count=quantity, parties=parties)


def _first_of(categories: list[Category]) -> Category:
    return min(categories, key=_ORDER.index)
