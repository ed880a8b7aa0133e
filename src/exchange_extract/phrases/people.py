"""Groups of people and of remains: how many, of what kind, whose."""

from dataclasses import dataclass, replace

from exchange_extract.lexicon import Lexicon, PartyRef
from exchange_extract.rules.schema import PeopleRule
from exchange_extract.schema import Category
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Parsed, Token

_SUPPOSED = {"believed", "thought", "presumed", "said"}
_ORDER = ("remains", "child", "prisoner_of_war", "hostage", "detainee", "civilian", "unspecified")
# fmt: off
_MODIFIER_TAGS = {
    "JJ", "JJR", "JJS", "NN", "VBN", "VBG", "CD", "DT", "PRP$", "POS", "HYPH", "RBR", "RB", "``", "''", "PDT", "AFX",
}
_CAPTURED = {
    "captured": "prisoner_of_war", "kidnapped": "hostage", "abducted": "hostage", "detained": "detainee",
    "jailed": "detainee", "imprisoned": "detainee", "arrested": "detainee", "deported": "civilian",
    "convicted": "detainee", "political": None, "incarcerated": "detainee",
}
# fmt: on
_DEAD = {"dead", "fallen", "killed", "slain", "deceased"}
_MORE = {"more", "further", "additional", "another", "other", "others", "remaining", "rest"}
_HELD = {"held", "taken", "take", "hold", "holding", "taking", "kept", "took"}
# fmt: off
_ORDINALS = {
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "other",
    "remaining",
}
# fmt: on
_BEFORE_COUNT = {
    *_MORE,
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "these",
    "those",
    "first",
    "last",
    "some",
    "our",
    "all",
}
_OF_STOP = {"whom", "which", "them", "those", "these", "us"}


PRONOUN = "people.pronoun"
CLAIM = "quantity.claim"  # "put the number at 24"


@dataclass(frozen=True, slots=True)
class Group:
    """People or remains named by one noun phrase.

    ``first`` and ``last`` are token indices of the phrase, ``head`` that of its noun or, in a bare figure, its number.
    ``parties`` are the sides that the phrase itself ties the people to ("Ukrainian", "of the Libyan army").
    ``words`` is the people rule of the head; ``bare`` a figure without a noun; ``partitive`` a part of a larger group
    ("two of the five"); ``definite`` one that the reader is taken to know ("the six"); ``each`` said of every side.
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
    each: bool = False
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
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.quantity_at: dict[int, tuple[int, int, Mention[Quantity]]] = {}
        for quantity in quantities:
            span = sentence.span(quantity.start, quantity.end)
            if span:
                for index in range(span[0], span[1] + 1):
                    self.quantity_at[index] = (*span, quantity)
        self.party_at: dict[int, Mention[PartyRef]] = {}
        for party in parties:
            span = sentence.span(party.start, party.end)
            if span:
                for index in range(span[0], span[1] + 1):
                    self.party_at[index] = party

    def find(self) -> list[Group]:
        groups: list[Group] = []
        i = 0
        while i < len(self.tokens):
            head = self._head_at(i)
            if head is None:
                i += 1
                continue
            last, rule = head
            floor = groups[-1].last + 1 if groups else 0
            group = self._phrase(i, last, rule, floor)
            if group is not None:
                group = self._merge_back(groups, group)
                if self._joins(groups, group):
                    groups[-1] = self._joined(groups[-1], group)
                else:
                    groups.append(group)
            i = last + 1
        groups = [self._belonging(group) for group in groups]
        groups = [self._claimed(group) for group in self._of_two_kinds(groups)]
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
        """ "five members of Haftar's forces", "soldiers of the Libyan army": whose they are."""
        if group.parties or group.last + 2 >= len(self.tokens) or self.tokens[group.last + 1].lower != "of":
            return group
        start = group.last + 2
        while start < len(self.tokens) and self.tokens[start].lower in ("the", "its", "their"):
            start += 1
        party = self.party_at.get(start)
        if party is None or party.value.kind == "organisation" or group.category == "remains":
            return group
        return replace(group, parties=(party,))

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
        """ "They had been released": people told of before."""
        return [
            Group(t.i, t.i, t.i, None, "unspecified", PRONOUN, neutral=True, definite=True)
            for t in self.tokens
            if t.lower in ("they", "them", "he", "she", "him", "her") and t.tag == "PRP" and t.i not in self.party_at
        ]

    # -- heads ---------------------------------------------------------------------------------------------------

    def _head_at(self, i: int) -> tuple[int, PeopleRule | None] | None:
        """The people word that begins at token ``i``: its last token and its rule; a plural demonym has no rule."""
        tokens = self.tokens
        inside = self.party_at.get(i)
        if inside and inside.value.form in ("name", "institution") and self._is_name_inside(inside, i):
            return None  # "Coordination Headquarters for the Treatment of Prisoners of War"
        for length in range(min(self.lexicon.longest_people, len(tokens) - i), 0, -1):
            rule = self.lexicon.people_word(tuple(token.lower for token in tokens[i : i + length]))
            if rule is not None and self._is_noun_here(i, i + length - 1, rule):
                return i + length - 1, rule
        party = self.party_at.get(i)
        if party and self._is_demonym(party, i) and party.start == tokens[i].start:
            last = i
            while last + 1 < len(tokens) and self.party_at.get(last + 1) is party:
                last += 1
            nxt = tokens[last + 1] if last + 1 < len(tokens) else None
            counted = i > 0 and (
                i - 1 in self.quantity_at
                or tokens[i - 1].tag in ("JJ", "VBN", "JJR")
                or tokens[i - 1].lower in ("a", "an", "one")
            )
            plural = tokens[last].text.endswith(("s", "men", "ese", "Thai", "Swiss"))
            if (nxt is None or not nxt.is_noun or nxt.lower in ("home",)) and (plural or counted):
                return last, None
        return None

    def _is_name_inside(self, party: Mention[PartyRef], index: int) -> bool:
        """Whether a token stands within a party's name that no figure counts ("61 Druze fighters" are people)."""
        first = index
        while first > 0 and self.party_at.get(first - 1) is party:
            first -= 1
        return first < index and first - 1 not in self.quantity_at

    def _is_demonym(self, party: Mention[PartyRef], index: int) -> bool:
        """A people's name; "43 Chinese killed in the war" looks like an adjective before another word."""
        if party.value.form == "demonym":
            return True
        if party.value.form != "adjective" or index == 0 or index + 1 >= len(self.tokens):
            return False
        if index - 1 not in self.quantity_at and self.tokens[index - 1].lower not in ("a", "an", "another"):
            return False
        entries = self.lexicon.names.get(self.tokens[index].text, ())
        following = self.tokens[index + 1]
        return following.tag in ("VBN", "VBD", "IN", "WP", "WDT") and any(
            getattr(e.value, "form", "") == "demonym" for e in entries
        )

    def _is_noun_here(self, first: int, last: int, rule: PeopleRule) -> bool:
        tokens = self.tokens
        token = tokens[last]
        if token.lower == "remains" and first == last:
            before = tokens[last - 1] if last else None
            after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
            counted = last - 1 in self.quantity_at and after not in ("in", "at", "to", "unclear", "a")
            return (
                after == "of"
                or counted
                or (
                    before is not None
                    and (before.tag in ("DT", "JJ", "PRP$", "POS", "CD", "NN") or before.lower in ("of", "and"))
                    and not token.tag.startswith("VBZ")
                )
            )
        if (
            first == last
            and first
            and token.lower in ("hostage", "captive", "prisoner")
            and tokens[first - 1].lower in _HELD
        ):
            return False
        if token.tag == "VBZ" and token.lower.endswith("s") and (rule.held or rule.category == "child"):
            return True
        if token.tag.startswith(("VB", "MD", "IN", "RB")) and rule.category not in ("remains",):
            return token.tag == "VBN" and last > 0 and tokens[last - 1].lower in ("the",)
        if last + 1 < len(tokens):
            following = tokens[last + 1]
            if (
                following.is_noun
                and following.start <= token.end + 1
                and following.lower not in ("home", "today", "yesterday", "apiece", "tonight", "tomorrow")
            ):
                chained = self._head_at(last + 1) if following.tag in ("NN", "NNS") else None
                named = following.tag in ("NNP", "NNPS") or following.text[:1].isupper()
                if named and first and token.text[:1].isupper():
                    return False  # "Colombia's National Liberation Army"
                if chained is None and not named:
                    return False
                if chained is not None and token.tag not in ("NNS", "NNPS"):
                    return False  # "civilian sailors", "military veterans": the second word is the head
        return True

    # -- phrases -------------------------------------------------------------------------------------------------

    def _phrase(self, start: int, last: int, rule: PeopleRule | None, floor: int) -> Group | None:
        first = self._left_edge(start, floor)
        count, more, definite, each, dead = None, False, False, False, False
        kinds: list[str] = []
        parties: list[Mention[PartyRef]] = []
        for index in range(first, last + 1):
            token = self.tokens[index]
            hit = self.quantity_at.get(index)
            if hit and hit[1] <= last and count is None and not (index > first and hit[0] < first):
                count = hit[2]
            party = self.party_at.get(index)
            if party and party not in parties:
                parties.append(party)
            more = more or token.lower in _MORE
            kind = _CAPTURED.get(token.lower)
            if kind:
                kinds.append(kind)
            dead = dead or (token.lower in _DEAD and index < start)
        definite = self.tokens[first].lower in ("the", "these", "those", "its", "their", "his", "all")
        category: Category = rule.category if rule else "unspecified"
        inner = self._inner_words(first, start)
        singular = self._is_singular(last, rule)
        if count is None and singular:
            count = self._one(first)
        if dead and not (rule and rule.held):  # "909 fallen soldiers"
            return Group(
                first,
                last,
                last,
                count,
                "remains",
                rule.id if rule else "people.demonym",
                tuple(parties),
                definite=definite,
                more=more,
                singular=singular,
            )
        return Group(
            first,
            last,
            last,
            count,
            _first_of(inner if rule is None or rule.neutral else [category, *inner]) if inner else category,
            rule.id if rule else "people.demonym",
            tuple(parties),
            neutral=(rule is None or rule.neutral) and not inner,
            held=bool(rule and rule.held) or bool(kinds),
            fighter_in_war=bool(rule and rule.fighter_in_war),
            definite=definite,
            each=each,
            more=more,
            singular=singular,
            kinds=tuple(kinds),
        )

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
            ):
                found.append(rule.category)
        return found

    def _is_singular(self, last: int, rule: PeopleRule | None) -> bool:
        token = self.tokens[last]
        if rule is None:
            return not token.text.endswith("s")
        return token.tag in ("NN", "NNP") and token.lower not in (
            "crew",
            "personnel",
            "military",
            "staff",
            "family",
            "couple",
        )

    def _one(self, first: int) -> Mention[Quantity] | None:
        """An indefinite singular counts one person: "a soldier", "another fighter"."""
        token = self.tokens[first]
        if token.lower in ("a", "an", "another", "one"):
            return Mention(token.start, token.end, Quantity(1, 1), "quantity.indefinite_article")
        if token.lower == "the" and self.tokens[first + 1].lower in _ORDINALS:
            return Mention(token.start, self.tokens[first + 1].end, Quantity(1, 1), "quantity.ordinal_singular")
        return None

    def _left_edge(self, start: int, floor: int) -> int:
        first, counted = start, False
        while first > floor:
            index = first - 1
            token = self.tokens[index]
            hit = self.quantity_at.get(index)
            if hit and hit[0] >= floor:
                if counted:
                    break
                first, counted = hit[0], True
                continue
            if counted and token.lower not in _BEFORE_COUNT:
                break
            if not self._modifies(index):
                break
            first = index
            if token.lower in ("the", "a", "an", "these", "those", "its", "their"):
                break
        while first < start and self.tokens[first].tag in ("CC", ",", "POS", "RB", "HYPH", "''"):
            first += 1
        return first

    def _modifies(self, index: int) -> bool:
        token = self.tokens[index]
        if token.lower in self.lexicon.verbs and index and token.tag in ("VBN", "VBD"):
            before = self.tokens[index - 1]
            if before.tag in ("NNP", "NNPS", "NNS", "NN", "PRP") or before.lower in (
                "each",
                "have",
                "has",
                "had",
                "both",
            ):
                return False  # "Russia and Ukraine exchanged soldiers"
        if index in self.party_at or token.lower in _MORE or token.lower in ("all", "both"):
            return True
        if token.lower in ("the", "a", "an", "and", "or", ","):
            if token.lower in ("the", "a", "an"):
                return True
            previous = self.tokens[index - 1] if index else None
            after = self.tokens[index + 1]
            joined = {"JJ", "VBN", "JJR"}
            return (
                previous is not None
                and (
                    (previous.tag in joined or index - 1 in self.party_at)
                    and (after.tag in joined or index + 1 in self.party_at)
                )
                and self.quantity_at.get(index + 1) is None
            )
        if token.tag in ("NNP", "NNPS"):
            return index + 1 < len(self.tokens) and self.tokens[index + 1].tag not in ("CC",)
        if token.tag == "RB":
            return token.text.endswith("ly")
        return token.tag in _MODIFIER_TAGS

    # -- joining -------------------------------------------------------------------------------------------------

    def _merge_back(self, groups: list[Group], group: Group) -> Group:
        """Join "the bodies of" or "hundreds of" with the people that follow; mark parts of a larger group."""
        before = group.first - 1
        if before >= 1 and self.tokens[before].lower == "of":
            hit = self.quantity_at.get(before - 1)
            if groups and (groups[-1].last == before - 1 or self._supposed(groups[-1], before)):
                outer = groups[-1]
                if outer.category == "remains":
                    groups.pop()
                    return replace(
                        group,
                        first=outer.first,
                        head=outer.head,
                        category="remains",
                        rule=outer.rule,
                        count=outer.count
                        if outer.count and not (outer.singular and group.count)
                        else group.count or outer.count,
                        neutral=False,
                        parties=outer.parties + group.parties,
                        definite=outer.definite,
                        held=True,
                        fighter_in_war=False,
                        more=outer.more or group.more,
                        singular=outer.singular,
                    )
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
                    part = replace(group, first=hit[0], count=hit[2], partitive=True)
                    bodies = groups and groups[-1].category == "remains" and groups[-1].last == hit[0] - 2
                    return self._merge_back(groups, replace(part, partitive=False)) if bodies else part
                return replace(group, first=hit[0], count=hit[2])
        return group

    def _supposed(self, outer: Group, before: int) -> bool:
        """ "the remains believed to be of 55 soldiers", "coffins said to be those of two soldiers"."""
        between = {token.lower for token in self.tokens[outer.last + 1 : before]}
        return (
            outer.category == "remains" and bool(between & _SUPPOSED) and between <= {*_SUPPOSED, "to", "be", "those"}
        )

    def _joins(self, groups: list[Group], group: Group) -> bool:
        """ "39 women and children", "fallen soldiers and civilians": one figure over two nouns."""
        if not groups or group.count is not None or group.parties or group.singular or group.definite:
            return False
        between = [token.lower for token in self.tokens[groups[-1].last + 1 : group.first]]
        return between == ["and"] and not groups[-1].singular and group.last - group.first <= 1

    def _joined(self, first: Group, second: Group) -> Group:
        if first.category == second.category or first.category == "remains":
            return replace(first, last=second.last)
        if first.neutral or second.neutral or "child" in (first.category, second.category):
            return replace(first, last=second.last, category="unspecified", neutral=True)
        return replace(first, last=second.last, category="mixed", neutral=False)

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
                continue  # "in all"
            following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
            elliptic = self._elliptic(groups, first, last, quantity)
            if elliptic:
                found.append(elliptic)
                continue
            if not self._stands_alone(last, following) or self._is_age(first, last, quantity):
                continue
            start = first
            more = definite = False
            while start > 0 and self.tokens[start - 1].lower in (*_MORE, "the", "a", "just", "only", "these", "those"):
                start -= 1
                more = more or self.tokens[start].lower in _MORE
                definite = definite or self.tokens[start].lower in ("the", "these", "those")
            end = last
            partitive = False
            if following is not None and following.lower in _MORE:
                more, end = True, last + 1
                following = self.tokens[end + 1] if end + 1 < len(self.tokens) else None
            if following is not None and following.lower == "of" and end + 2 < len(self.tokens):
                if (
                    self.tokens[end + 2].lower in _OF_STOP
                    or end + 2 in self.quantity_at
                    or (self.tokens[end + 2].lower == "the" and end + 3 in self.quantity_at)
                ):
                    partitive = True
            if start >= 2 and self.tokens[start - 1].lower == "whom":
                partitive = True
            found.append(
                Group(
                    start,
                    last,
                    end,
                    quantity,
                    "unspecified",
                    "people.bare",
                    neutral=True,
                    bare=True,
                    partitive=partitive,
                    definite=definite,
                    more=more,
                )
            )
        return found

    def _is_age(self, first: int, last: int, quantity: Mention[Quantity]) -> bool:
        """ "Kevin King, 63, and Timothy Weeks, 50,": a figure right after a name and a comma."""
        value = quantity.value.low
        if (
            first < 2
            or value is None
            or value > 110
            or self.tokens[first - 1].lower != ","
            or not self.tokens[first].text.isdigit()
        ):
            return False
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else "."
        return self.tokens[first - 2].tag in ("NNP", "NNPS") and after in (",", ".", "and", ")", ";")

    def _elliptic(self, groups: list[Group], first: int, last: int, quantity: Mention[Quantity]) -> Group | None:
        """ "15 Thai and 23 Filipino hostages": the first figure shares the noun of the next."""
        party = self.party_at.get(last + 1)
        after = last + 2
        while party and self.party_at.get(after) is party:
            after += 1
        if party is None or after >= len(self.tokens) or self.tokens[after].lower not in ("and", ","):
            return None
        model = next((group for group in groups if group.first == after + 1), None)
        if model is None:
            return None
        return replace(model, first=first, head=after - 1, last=after - 1, count=quantity, parties=(party,))

    def _stands_alone(self, last: int, following: Token | None) -> bool:
        if following is None:
            return True
        if following.lower in ("%", "percent", "per", "km", "kilometres", "miles", "$", "€"):
            return False
        if following.tag.startswith(("NN", "JJ")) and following.lower not in (*_MORE, "home", "apiece", "back"):
            return False
        if following.tag == "HYPH" or self.tokens[last].text.startswith(("$", "€", "£")):
            return False
        return following.tag not in ("CD", "$")


def _first_of(categories: list[Category]) -> Category:
    return min(categories, key=_ORDER.index)
