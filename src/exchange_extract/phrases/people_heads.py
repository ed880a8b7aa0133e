"""The nouns that name people or remains: where one begins and ends and which people rule it has.

A people word counts only where it is a noun of its own and not a verb, a part of a party's name or a word before
another noun ("civilian sailors"); a people's name ("43 Chinese", "Ukrainians") is a head too and has no rule.
"""

from exchange_extract.lexicon import Lexicon, PartyRef
from exchange_extract.phrases.people_tokens import MarkedTokens
from exchange_extract.phrases.references import UNNAMED
from exchange_extract.phrases.remains import opens_supposed
from exchange_extract.rules.schema import PeopleRule
from exchange_extract.spans import Mention
from exchange_extract.tokens.bare_times import WEEKDAYS

_HELD = {"held", "taken", "take", "hold", "holding", "taking", "kept", "took"}
_FORMER = {"former", "ex", "retired", "onetime", "one-time", "erstwhile"}
_ADVERBS = {"home", "today", "yesterday", "apiece", "tonight", "tomorrow", "go", "walk", "last", "next", "this"}
"""What stands behind people and says when or where, often tagged as a noun: "freed two Americans Friday"."""
_DEAD = {"dead", "fallen"}
_OWNERS = {"own", "its", "their", "our", "war"}
_TOLL = 7  # tokens from a word of a toll to its figure
_TOLLS = {"left", "leaves", "leaving", "toll", "found", "with", "killed", "put", "least", "were", "are", "was"}
_FIGHTER = "people.fighter"
_CIVIL = "people.occupation"


def no_longer(words: list[str]) -> bool:
    """ "Former officers", "a Marine veteran": what people once were they are not taken as."""
    return bool(_FORMER & set(words)) or words[-1] in ("veteran", "veterans")


RANKS = {"general", "major", "brigadier"}
"""Ranks that are adjectives or parts of names elsewhere."""
_FORMS = {"paramilitary", "guerrilla", "rebel", "insurgent", "militant", "separatist"}


class HeadFinder:
    """Finds the heads of people phrases in one sentence."""

    def __init__(self, marked: MarkedTokens, lexicon: Lexicon) -> None:
        self.tokens = marked.tokens
        self.quantity_at = marked.quantity_at
        self.party_at = marked.party_at
        self.lexicon = lexicon

    def head_at(self, i: int) -> tuple[int, PeopleRule | None] | None:
        """The people word that begins at token ``i``: its last token and its rule; a plural demonym has no rule."""
        tokens = self.tokens
        inside = self.party_at.get(i)
        band = inside and inside.rule == UNNAMED and inside.value.fights  # "the Congolese rebels" may be people too
        if inside and not band and inside.value.form in ("name", "institution") and self._is_name_inside(inside, i):
            return None  # "Coordination Headquarters for the Treatment of Prisoners of War"
        if tokens[i].lower in _FORMS and i + 1 in self.party_at:
            return None  # "the paramilitary Rapid Support Forces"
        for length in self.lexicon.people_sizes.get(tokens[i].lower, ()):
            rule = self.lexicon.people_word(tuple(token.lower for token in tokens[i : i + length]))
            if rule is not None and i + length <= len(tokens) and self._is_noun_here(i, i + length - 1, rule):
                return i + length - 1, rule
        if tokens[i].lower in _DEAD and self._counts_dead(i):
            return i, self.lexicon.people_word(("remains",))
        if tokens[i].lower == "ones" and i and i - 1 in self.party_at:
            return i, None  # "32 Armenian ones"
        party = self.party_at.get(i)
        if party and self._is_demonym(party, i) and party.start == tokens[i].start:
            last = i
            while last + 1 < len(tokens) and self.party_at.get(last + 1) is party:
                last += 1
            nxt = tokens[last + 1] if last + 1 < len(tokens) else None
            if nxt is not None and nxt.lower == "remains" and self._is_counted_remains(last + 1):
                return None  # "handed over 48 Iranian remains", tagged as a verb
            counted = i > 0 and (
                i - 1 in self.quantity_at
                or tokens[i - 1].tag in ("JJ", "VBN", "JJR")
                or tokens[i - 1].lower in ("a", "an", "one")
                or (tokens[i - 1].lower == "the" and self._is_subject(last))
            )
            plural = tokens[last].text.endswith(("s", "men", "ese", "Thai", "Swiss"))
            if (nxt is None or not nxt.is_noun or nxt.lower in _ADVERBS | WEEKDAYS) and (plural or counted):
                return last, None
            if nxt is not None and nxt.tag == "NNP" and tokens[i - 1].lower == "the" and self._names_one(party):
                return last, None  # "the Swede Karl Lind"
        return None

    def _counts_dead(self, index: int) -> bool:
        """ "Took 41 of its own dead home", "gave up 42 dead": a noun behind a figure or an owner, and no toll."""
        tokens = self.tokens
        before, after = tokens[index - 1] if index else None, tokens[index + 1] if index + 1 < len(tokens) else None
        if before is None or (after is not None and (after.is_noun or after.tag in ("JJ", "CD", "HYPH"))):
            return False
        owned = before.lower in _OWNERS or before.tag == "POS"
        toll = {token.lower for token in tokens[max(0, index - _TOLL) : index]} & _TOLLS
        whose = index > 1 and index - 1 in self.party_at and index - 2 in self.quantity_at  # "59 Iranian dead"
        return (owned or whose or index - 1 in self.quantity_at) and not toll

    def _is_subject(self, last: int) -> bool:
        """ "The Canadian was freed", "the Iranian, jailed in Sweden, ...": a verb follows, so that it is one person.

        In "the Russian was Ivan Petrov" the name says who it is.
        """
        tags = [token.tag for token in self.tokens[last + 1 : last + 3]]
        return (tags[:1] in (["VBD"], ["VBZ"], ["MD"]) and tags[1:] != ["NNP"]) or tags in ([",", "VBN"], [",", "WP"])

    def civil(self, rule: PeopleRule) -> PeopleRule:
        """The rule of people who no longer fight; other rules stay as they are."""
        if rule.id != _FIGHTER:
            return rule
        return next((other for other in self.lexicon.rules.people if other.id == _CIVIL), rule)

    def _is_name_inside(self, party: Mention[PartyRef], index: int) -> bool:
        """Whether a token stands within a party's name that no figure counts ("61 Druze fighters" are people)."""
        first = index
        while first > 0 and self.party_at.get(first - 1) is party:
            first -= 1
        return first < index and first - 1 not in self.quantity_at

    def _names_one(self, party: Mention[PartyRef]) -> bool:
        """Whether a people's name is the name of one of them and no adjective: "Swede", "Pole"."""
        word = self.lexicon.names.get(self._word(party), ())
        return (
            party.value.form == "demonym"
            and not any(getattr(e.value, "form", "") == "adjective" for e in word)
            and not self._word(party).endswith("s")
        )

    def _word(self, party: Mention[PartyRef]) -> str:
        return next(t.text for t in self.tokens if t.start == party.start)

    def _is_demonym(self, party: Mention[PartyRef], index: int) -> bool:
        """A people's name; "43 Chinese killed in the war" looks like an adjective before another word.

        "211 Turkish Cypriots", "13 Tamil Tigers": where a figure counts them, the name of a side is one too.
        """
        if party.value.form == "demonym":
            return True
        if party.value.form == "name" and party.value.kind in ("side", "armed_group") and index - 1 in self.quantity_at:
            plurals = ("s", "Taliban")
            return any(t.end == party.end and t.text.endswith(plurals) for t in self.tokens[index : index + 4])
        if party.value.form != "adjective" or index == 0 or index + 1 >= len(self.tokens):
            return False
        if self.tokens[index - 1].lower == "the" and not self._is_subject(index):
            return False
        if index - 1 not in self.quantity_at and self.tokens[index - 1].lower not in ("a", "an", "another", "the"):
            return False
        entries = self.lexicon.names.get(self.tokens[index].text, ())
        following = self.tokens[index + 1]
        joined = following.tag == "CC" and self.tokens[min(index + 2, len(self.tokens) - 1)].tag in ("DT", "CD")
        return (joined or following.tag in ("VBN", "VBD", "IN", "WP", "WDT") or self._is_subject(index)) and any(
            getattr(e.value, "form", "") == "demonym" for e in entries
        )

    def _is_noun_here(self, first: int, last: int, rule: PeopleRule) -> bool:
        tokens = self.tokens
        token = tokens[last]
        if token.lower == "remains" and first == last:
            before = tokens[last - 1] if last else None
            after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
            counted = self._is_counted_remains(last)
            return (
                after == "of"
                or counted
                or opens_supposed(tokens, last)
                or (before is not None and before.text in ("'", "’"))
                or (before is not None and before.tag in ("VBD", "VBN", "VB", "VBG", "RP") and after in ("to", "from"))
                or (
                    before is not None
                    and (
                        before.tag in ("DT", "JJ", "PRP$", "POS", "CD", "NN") or before.lower in ("of", "and", "'", "’")
                    )
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
        if first == last and token.lower in RANKS and not (token.tag == "NN" and self._is_described(first)):
            return False
        if first == last and token.lower in ("captive", "hostage") and self._describes(last + 1):
            return False  # "12 captive Russian conscripts"
        if token.tag == "VBZ" and token.lower.endswith("s") and (rule.held or rule.category == "child"):
            return True
        if token.tag.startswith(("VB", "MD", "IN", "RB")) and rule.category not in ("remains",):
            return token.tag == "VBN" and last > 0 and tokens[last - 1].lower in ("the",)
        if last + 1 < len(tokens):
            following = tokens[last + 1]
            if following.is_noun and following.start <= token.end + 1 and following.lower not in _ADVERBS:
                chained = self.head_at(last + 1) if following.tag in ("NN", "NNS") else None
                named = following.tag in ("NNP", "NNPS") or following.text[:1].isupper()
                if named and first and token.text[:1].isupper():
                    return False  # "Colombia's National Liberation Army"
                if chained is None and not named:
                    return token.tag in ("NNS", "NNPS") and self._acts(last + 1)
                if chained is not None and token.tag not in ("NNS", "NNPS"):
                    return False  # "civilian sailors", "military veterans": the second word is the head
        return True

    def _is_described(self, index: int) -> bool:
        """ "A general", "two Malian majors", "the captured general": behind an article, a figure or an adjective."""
        return index > 0 and (index - 1 in self.party_at or self.tokens[index - 1].tag in ("DT", "CD", "JJ", "VBN"))

    def _describes(self, index: int) -> bool:
        """Whether a people's adjective with its noun begins at a token, or their name."""
        party = self.party_at.get(index)
        if party is None or party.value.form not in ("adjective", "demonym"):
            return False
        return self.tokens[index].tag in ("NNS", "NNPS") or any(t.is_noun for t in self.tokens[index + 1 : index + 2])

    def _is_counted_remains(self, last: int) -> bool:
        """Whether "remains" is a noun that a figure counts, and no verb: "48 Iranians remain in jail"."""
        after = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
        return self._counted_before(last) and after not in ("in", "at", "to", "unclear", "a", "the", "an")

    def _counted_before(self, last: int) -> bool:
        """ "48 Iranian remains", "seven identified remains": a figure with adjectives between, no verb."""
        index = last - 1
        while index > max(0, last - 4) and (
            self.tokens[index].tag in ("JJ", "VBN") or (index in self.party_at and index not in self.quantity_at)
        ):
            index -= 1
        return index in self.quantity_at

    def _acts(self, index: int) -> bool:
        """ "Gunmen release 75 students": a verb of headlines that the parser takes for a noun."""
        tokens = self.tokens
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        verbs = self.lexicon.verbs.get(tokens[index].lower, ())
        verb = tokens[index].tag == "NN" and any(row.rule.frame != "exchange" for row in verbs)
        return verb and after is not None and (index + 1 in self.quantity_at or after.tag in ("JJ", "NNS", "RB", "RP"))

    def is_singular(self, last: int, rule: PeopleRule | None) -> bool:
        token = self.tokens[last]
        if rule is None:
            return not token.text.endswith("s")
        if last >= 2 and token.lower == "war" and self.tokens[last - 1].lower == "of":
            token = self.tokens[last - 2]  # "prisoner of war" bows its first word
        if last >= 2 and self.tokens[last - 1].lower == "of" and self.tokens[last - 2].lower in ("set", "box"):
            return True  # "a set of remains" is one person's
        return token.tag in ("NN", "NNP", "JJ") and token.lower not in (
            "crew",
            "personnel",
            "military",
            "staff",
            "family",
            "couple",
            "dead",
            "fallen",
        )
