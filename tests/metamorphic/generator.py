"""Cases: a composed article with the records that follow by construction, and how records are compared."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from hypothesis import strategies as st

from exchange_extract.schema import ExchangeRecord, Party, Quantity
from metamorphic.numbers import PUBLISHED, Count, Worded, agency, exactly, weekdays
from metamorphic.world import FIGHTERS, GROUP_PAIRS, STATE_PAIRS, Kind, Side

Extra = Literal["place", "total", "names", "sources", "including"]


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """One direction; ``None`` is unknown. ``category`` of ``"*"`` leaves it open where the codebook does."""

    giver: str | None
    receiver: str | None
    count: Count | None
    category: str = "prisoner_of_war"
    names: frozenset[str] = frozenset()
    including: frozenset[tuple[Count, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Rec:
    """A record as the codebook defines it; what is not ``core`` is compared only where a case asks for it."""

    moves: tuple[Move, ...]
    date: str | None = None
    status: str = "completed"
    scope: str = "event"
    mediators: frozenset[str] = frozenset()
    place: str | None = None
    total: Count | None = None
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """An article, the records that it must yield, and the extra slots that are compared beside the core."""

    text: str
    published: date
    records: tuple[Rec, ...]
    extras: frozenset[Extra] = field(default=frozenset())


def observed(records: Iterable[ExchangeRecord]) -> tuple[Rec, ...]:
    """Extracted records in the shape of expected ones."""
    return tuple(
        Rec(
            tuple(
                Move(
                    _code(transfer.giver),
                    _code(transfer.receiver),
                    _count(transfer.count),
                    transfer.category,
                    frozenset(transfer.names),
                    frozenset((_known(part.count), part.category) for part in transfer.including),
                )
                for transfer in record.transfers
            ),
            record.date,
            record.status,
            record.scope,
            frozenset(_code(party) or "" for party in record.mediators),
            record.place,
            _count(record.total),
            frozenset(map(plain, record.sources)),
        )
        for record in records
    )


def projected(records: Iterable[Rec], extras: frozenset[Extra]) -> Counter[str]:
    """Records reduced to their core and the extras asked for, in no order; equal counters are equal answers."""
    return Counter(_line(record, extras) for record in records)


def _line(record: Rec, extras: frozenset[Extra]) -> str:
    moves = sorted(
        f"{move.giver}>{move.receiver} {_short(move.count)} {move.category}"
        + (f" names={sorted(move.names)}" if "names" in extras else "")
        + (f" including={sorted(map(repr, move.including))}" if "including" in extras else "")
        for move in record.moves
    )
    line = f"{record.status}/{record.scope} {moves} date={record.date} mediators={sorted(record.mediators)}"
    line += f" place={plain(record.place or '')}" if "place" in extras else ""
    line += f" total={_short(record.total)}" if "total" in extras else ""
    return line + (f" sources={sorted(record.sources)}" if "sources" in extras else "")


def plain(words: str) -> str:
    """A source or place without its article, case and kind of apostrophe, which are no part of its identity."""
    return re.sub(r"^the ", "", words.casefold().replace("’", "'"))


def _short(count: Count | None) -> str:
    if count is None:
        return "-"
    low, high, approximate, everyone = count
    number = str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return f"{'~' if approximate else ''}{'all ' if everyone else ''}{number}"


def _code(party: Party | None) -> str | None:
    return None if party is None else party.code or party.name


def _count(count: Quantity | None) -> Count | None:
    return None if count is None else _known(count)


def _known(count: Quantity) -> Count:
    return count.min, count.max, count.approximate, count.all


# Relations -----------------------------------------------------------------------------------------------------------

Strategy = st.SearchStrategy[Case]


@dataclass(frozen=True, slots=True)
class Relation:
    """What may change in an article, and why the records must follow; ``examples`` are the cases of one run."""

    name: str
    why: str
    cases: Strategy
    examples: int


RELATIONS: list[Relation] = []


WIDE = frozenset(
    {
        "every_form_of_a_past_date",
        "bounds_and_vague_words_keep_their_value",
        "coming_days_are_ahead",
        "giving_verbs_are_synonyms",
        "receiving_verbs_are_synonyms",
        "a_handover_beside_its_homonyms",
        "captivity_is_no_handover",
        "releases_of_other_kinds",
        "states_may_be_swapped",
    }
)
"""Relations over long tables, which need more cases to meet each row."""


def relation(make: Callable[[st.DrawFn], Case]) -> Callable[[st.DrawFn], Case]:
    """Register a generator of cases under its own name; its docstring says why the records must follow."""
    if not make.__doc__:
        raise TypeError(f"relation {make.__name__} does not say why")
    examples = 120 if make.__name__ in WIDE else 40
    RELATIONS.append(Relation(make.__name__, make.__doc__, st.composite(make)(), examples))
    return make


# Drawing and filling -------------------------------------------------------------------------------------------------

COUNTS = st.integers(2, 990)
GAPS = re.compile(r"  +")


def sentence(text: str) -> str:
    """Single spaces, and a capital at the start of each sentence."""
    text = GAPS.sub(" ", text).replace(" ,", ",").replace(" .", ".")
    return re.sub(r"(^|[.!?] )([a-z])", lambda match: match[1] + match[2].upper(), text.strip())


def fill(template: str, **slots: str) -> str:
    return sentence(template.format_map(slots))


SMALL = frozenset({"of", "by", "from", "in", "to", "and", "for", "the", "a"})


def title_case(line: str) -> str:
    """Capitals on all but the small words, as American headlines have them."""
    words = line.split(" ")
    return " ".join(
        word if index and word.lower() in SMALL else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )


def article(*paragraphs: str) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


@dataclass(frozen=True, slots=True)
class Handover:
    """One direction with everything that its sentences need."""

    giver: Side
    receiver: Side
    number: int
    noun: str
    category: str
    when: Worded
    published: date

    @property
    def people(self) -> str:
        return self.counted(agency(self.number))

    @property
    def bare(self) -> str:
        return self.noun.removeprefix("captured ")

    def counted(self, words: str) -> str:
        """The people under another number: "about 40 captured Ukrainian soldiers"."""
        captured = "captured " if self.bare != self.noun else ""
        return f"{words} {captured}{self.receiver.adjective} {self.bare}"

    def move(self) -> Move:
        return Move(self.giver.code, self.receiver.code, exactly(self.number), self.category)

    def record(self) -> Rec:
        return Rec((self.move(),), self.when.value)

    def case(self, text: str) -> Case:
        return Case(text, self.published, (self.record(),))

    def slots(self, **other: str) -> dict[str, str]:
        """The slots of a template, any of which may be given anew."""
        return {
            "G": self.giver.formal if self.receiver.group else self.giver.name,
            "R": self.receiver.formal if self.giver.group else self.receiver.name,
            "Ga": self.giver.adjective,
            "Ra": self.receiver.adjective,
            "D": self.when.words,
            "PEOPLE": self.people,
            "OWN": f"{agency(self.number)} of {self.receiver.its} {self.noun}",
        } | other

    def tell(self, template: str, **other: str) -> str:
        return fill(template, **self.slots(**other))


@st.composite
def state_pairs(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two states, in either order."""
    pair = draw(st.sampled_from(STATE_PAIRS))
    return pair if draw(st.booleans()) else (pair[1], pair[0])


@st.composite
def any_pairs(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two states, or a group and a state, in either order."""
    pair = draw(st.sampled_from(STATE_PAIRS + GROUP_PAIRS))
    return pair if draw(st.booleans()) else (pair[1], pair[0])


@st.composite
def handovers(
    draw: st.DrawFn, kind: Kind = FIGHTERS, pairs: st.SearchStrategy[tuple[Side, Side]] | None = None
) -> Handover:
    """A handover between two states on a weekday, of fighters unless told otherwise."""
    giver, receiver = draw(pairs if pairs is not None else state_pairs())
    published = draw(PUBLISHED)
    noun = draw(st.sampled_from(kind.nouns))
    return Handover(giver, receiver, draw(COUNTS), noun, kind.category, draw(weekdays(published)), published)


@dataclass(frozen=True, slots=True)
class Swap:
    """Both directions: ``first`` gives ``number`` people and gets ``other`` back."""

    first: Side
    second: Side
    number: int
    other: int
    noun: str
    when: Worded
    published: date

    def moves(self, counted: bool = True) -> tuple[Move, Move]:
        here, there = self.first.code, self.second.code
        return (
            Move(here, there, exactly(self.number) if counted else None),
            Move(there, here, exactly(self.other) if counted else None),
        )

    def record(self) -> Rec:
        return Rec(self.moves(), self.when.value)

    def tell(self, template: str, **other: str) -> str:
        slots = {
            "A": self.first.formal if self.second.group else self.first.name,
            "B": self.second.formal if self.first.group else self.second.name,
            "Aa": self.first.adjective,
            "Ba": self.second.adjective,
            "N": agency(self.number),
            "M": agency(self.other),
            "P": self.noun,
            "D": self.when.words,
        }
        return fill(template, **(slots | other))


@st.composite
def swaps(draw: st.DrawFn, equal: bool = True, pairs: st.SearchStrategy[tuple[Side, Side]] | None = None) -> Swap:
    """A swap of fighters on a weekday; both numbers the same unless ``equal`` is false."""
    first, second = draw(pairs if pairs is not None else state_pairs())
    published = draw(PUBLISHED)
    noun = draw(st.sampled_from(("prisoners of war", "soldiers", "servicemen", "service members", "POWs")))
    number = draw(COUNTS)
    other = number if equal else draw(COUNTS.filter(lambda value: value != number))
    return Swap(first, second, number, other, noun, draw(weekdays(published)), published)
