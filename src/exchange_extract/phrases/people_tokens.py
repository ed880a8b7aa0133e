"""The tokens of a sentence with the quantities and parties found over them, as the people finder needs them.

Answers what depends on the marked words alone and not on any group: how far to the left a phrase reaches from its
noun, which singular counts one, and which figure can stand for people without a noun, is part of a larger group or
is an age.
"""

from dataclasses import replace

from exchange_extract.lexicon import Lexicon, PartyRef
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Parsed, Token

_WHOLE = {"all", "both"}
CAPTIVES = {"captive", "captives", "hostage", "hostages", "abductee", "abductees"}
MORE = {"more", "further", "additional", "another", "other", "others", "remaining", "rest"}
HEDGES = {"about", "around", "nearly", "roughly", "almost", "approximately"}
_NO_NOUN_OF_IT = {"home", "apiece", "back", "sets", "go"}
# fmt: off
_MODIFIER_TAGS = {
    "JJ", "JJR", "JJS", "NN", "VBN", "VBG", "CD", "DT", "PRP$", "POS", "HYPH", "RBR", "RB", "``", "''", "PDT", "AFX",
}
_ORDINALS = {
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "other",
    "remaining", "lone", "only", "sole", "single", "one",
}
# fmt: on
_BEFORE_COUNT = {
    *MORE,
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "her",
    "these",
    "those",
    "first",
    "last",
    "some",
    "our",
    "all",
}
# fmt: off
_TAKEN = {
    "kidnapped": "hostage", "abducted": "hostage", "snatched": "hostage",
    "detained": "detainee", "arrested": "detainee", "jailed": "detainee", "imprisoned": "detainee",
    "convicted": "detainee", "sentenced": "detainee", "apprehended": "detainee", "intercepted": "detainee",
}
# fmt: on
_PARTICIPLES = {*_TAKEN, "captured", "wounded", "injured", "deported", "seized", "interned", "incarcerated"}
_HOLD = frozenset({"held", "holding", "keeping", "kept", "seized", "taken"})
_TAKEN_WITHIN = 8  # words of a relative clause that says what was done to people
_OPEN_FIGURES = {"no", "not", "both", "up", "as"}  # "no more than 20", "both men", "up to 200", "as many as 50"
_HEADLINE_VERBS = {"free", "release", "swap", "trade", "exchange", "return", "hand", "receive"}
_ONE_OF_TWO = ("former", "latter")
_OF_STOP = {"whom", "which", "them", "those", "these", "us"}


_DAYS = {"today", "tomorrow", "tonight", "yesterday", "overnight"}
# fmt: off
_SPANS = {
    "week", "weekend", "month", "year", "spring", "summer", "autumn", "winter", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",
}
# fmt: on


class MarkedTokens:
    """``quantity_at`` gives for each token of a quantity its first and last token too."""

    def __init__(
        self,
        sentence: Parsed,
        lexicon: Lexicon,
        quantities: list[Mention[Quantity]],
        parties: list[Mention[PartyRef]],
    ) -> None:
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

    def taken_after(self, last: int) -> str | None:
        """What a clause about people says was done to them: "kidnapped by pirates", "whom it had jailed"."""
        index = last + 1
        if index < len(self.tokens) and self.tokens[index].lower in _TAKEN:
            return _TAKEN[self.tokens[index].lower]
        if self._held_hostage(index):
            return "hostage"
        if index < len(self.tokens) and self.tokens[index].lower == ",":
            index += 1
        if index >= len(self.tokens) or self.tokens[index].lower not in ("who", "whom", "that"):
            return None
        done_to_them = self.tokens[index].lower == "whom"
        for token in self.tokens[index + 1 : index + 1 + _TAKEN_WITHIN]:
            if token.tag in (",", ".", ":", "CC"):
                return None
            if token.lower in _TAKEN:
                return _TAKEN[token.lower] if done_to_them else None
            done_to_them |= token.lower in ("were", "was", "been", "being")
        return None

    def _held_hostage(self, index: int) -> bool:
        """ "Civilians taken as hostages by the rebels", "pilots they were holding hostage", "who were held hostage"."""
        tokens = self.tokens[index : index + _TAKEN_WITHIN]
        words = [token.lower for token in tokens]
        held = next((n for n, word in enumerate(words) if word in _HOLD), None)
        after = words[held + 1 : held + 3] if held is not None else []
        if held is None or not (after[:1] == ["hostage"] or (after[:1] == ["as"] and after[1:] == ["hostages"])):
            return False
        before = words[:held]
        if not before:
            return True
        if any(token.tag in (",", ".", ":", "CC") for token in tokens[:held]):
            return False
        if before[0] in ("who", "that") and {"was", "were", "been", "being"} & set(before):
            return True
        return before[0] in ("whom", "they", "it", "the") or (before[0] == "that" and tokens[1].tag in ("PRP", "DT"))

    def left_edge(self, start: int, floor: int) -> int:
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
            if token.lower in ("the", "a", "an", "these", "those", "its", "their", "her"):
                whole = self.quantity_at.get(index - 1)
                whole_of = whole and not counted and whole[0] >= floor and self.tokens[index - 1].lower in _WHOLE
                first = whole[0] if whole and whole_of else first  # "all the sailors"
                break
        while first < start and self.tokens[first].tag in ("CC", ",", "POS", "RB", "HYPH", "''"):
            if self.tokens[first].lower in _OPEN_FIGURES and first in self.quantity_at:
                break
            first += 1
        return first

    def _modifies(self, index: int) -> bool:
        token = self.tokens[index]
        if token.lower in _HEADLINE_VERBS and token.tag in ("JJ", "NN") and index - 1 in self.party_at:
            return False  # "Taliban free last South Korean captives"
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
        if index in self.party_at or token.lower in MORE or token.lower in ("all", "both"):
            return True
        if token.lower in ("delegation", "team", "officials", "authorities", "mission"):
            return False  # "handed over to a Japanese delegation ashes"
        if token.lower == "ex" or (token.text == "-" and index and self.tokens[index - 1].lower == "ex"):
            return True  # "13 ex-prisoners of war"
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
                and not (token.lower == "," and self._names(index - 1))
            )
        if token.tag in ("NNP", "NNPS"):
            return index + 1 < len(self.tokens) and self.tokens[index + 1].tag not in ("CC",)
        if token.tag == "RB":
            return token.text.endswith("ly")
        if token.tag == "VBD" and token.lower in _PARTICIPLES:
            return index - 1 in self.quantity_at  # "Caracas frees ten jailed Americans"
        return token.tag in _MODIFIER_TAGS or (token.tag == "NNS" and self._is_trade(index))

    def _is_trade(self, index: int) -> bool:
        """ "Two customs men", "special forces soldiers": a plural that says what people do, behind their figure."""
        tokens = self.tokens
        counted = index - 1 in self.quantity_at or (index and tokens[index - 1].tag in ("JJ", "VBN", "PRP$"))
        follows = index + 1 < len(tokens) and tokens[index + 1].tag in ("NN", "NNS")
        return bool(counted) and follows and self.lexicon.people_word((tokens[index].lower,)) is None

    def _names(self, index: int) -> bool:
        """ "In Mali, JNIM fighters": a name before a comma is no adjective of the people after it."""
        party = self.party_at.get(index)
        return party is not None and party.value.form in ("name", "seat", "institution")

    def one(self, first: int) -> Mention[Quantity] | None:
        """An indefinite singular counts one person, "a soldier", "another fighter"; "every soldier" is all of them."""
        token = self.tokens[first]
        if token.lower in ("a", "an", "another", "one"):
            return Mention(token.start, token.end, Quantity(1, 1), "quantity.indefinite_article")
        if token.lower == "every":
            return Mention(token.start, token.end, Quantity(None, None, everyone=True), "quantity.every")
        if token.lower == "the" and self.tokens[first + 1].lower in _ORDINALS:
            return Mention(token.start, self.tokens[first + 1].end, Quantity(1, 1), "quantity.ordinal_singular")
        return None

    def without_all(self, first: int, quantity: Mention[Quantity]) -> tuple[int, Mention[Quantity]]:
        """ "In all 103 have come back": the figure behind words that only add it up."""
        value = replace(quantity.value, everyone=False)
        return first + 1, replace(quantity, start=self.tokens[first + 1].start, value=value)

    def stands_alone(self, first: int, last: int, following: Token | None) -> bool:
        if following is None or self._is_fronted(first):
            return True
        if following.lower == "per" and self.tokens[last + 2 : last + 3] and self.tokens[last + 2].lower == "side":
            return True
        if following.lower in ("%", "percent", "per", "km", "kilometres", "miles", "$", "€"):
            return False
        if self._is_time(last + 1):
            return True
        if following.tag.startswith(("NN", "JJ")) and following.lower not in MORE | _NO_NOUN_OF_IT:
            return False
        if following.tag == "HYPH" or self.tokens[last].text.startswith(("$", "€", "£")):
            return False
        return following.tag not in ("CD", "$")

    def _is_time(self, index: int) -> bool:
        """ "Another 100 tomorrow", "another 100 next week": the word behind the figure says when."""
        words = [token.lower for token in self.tokens[index : index + 2]]
        return words[0] in _DAYS or (len(words) == 2 and words[0] in ("next", "last", "this") and words[1] in _SPANS)

    def is_age(self, first: int, last: int, quantity: Mention[Quantity]) -> bool:
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

    def _is_fronted(self, first: int) -> bool:
        """ "Of them, 184 hail from Gujarat": a figure behind these words counts people, whatever word follows it."""
        before = [token.lower for token in self.tokens[max(0, first - 3) : first]]
        front = len(before) == 3 and before[0] in ("of", "among") and before[2] == ","
        return front and before[1] in ("them", "these", "those", "whom")

    def is_part(self, start: int, end: int) -> bool:
        """ "two of the five", "of whom 23": whether the figure from ``start`` to ``end`` is part of a larger group."""
        if start >= 2 and self.tokens[start - 1].lower == "whom":
            return True
        after = end + 2
        if after >= len(self.tokens) or self.tokens[end + 1].lower != "of":
            return False
        return (
            self.tokens[after].lower in _OF_STOP
            or after in self.quantity_at
            or (self.tokens[after].lower == "the" and after + 1 in self.quantity_at)
            or self.tokens[min(after + 1, len(self.tokens) - 1)].lower in _ONE_OF_TWO
        )
