"""One record with its tellings and sentences, and what several factors ask of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from exchange_extract.frames import Flow, Scene
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.references import BOTH
from exchange_extract.records import Context, Reading, Telling
from exchange_extract.schema import Evidence, ExchangeRecord, Transfer

MOST = 4
"""Further parties or records of a kind say no more."""


@dataclass(frozen=True)
class ArticleRecords:
    """All records of an article with its sentences: what a record is compared with."""

    records: tuple[ExchangeRecord, ...]
    scenes: tuple[Scene, ...]
    contexts: Mapping[int, Context]
    """What the story of a sentence tells as a whole, by the sentence's number."""
    predicates: frozenset[tuple[int, int]] = frozenset()
    """Number of the sentence and first token of every predicate that made a frame."""

    @classmethod
    def of(cls, reading: Reading) -> "ArticleRecords":
        predicates = frozenset((frame.scene.number, frame.trigger.first) for frame in reading.frames)
        return cls(tuple(record for _, record in reading.told), reading.scenes, reading.contexts, predicates)

    @cached_property
    def used(self) -> frozenset[int]:
        """Where the words begin that some record rests on."""
        return frozenset(row.start for record in self.records for row in record.evidence)

    @cached_property
    def mediators(self) -> frozenset[str]:
        """Mediators of all records by code or name."""
        return frozenset(party.code or party.name for record in self.records for party in record.mediators)


def stand_in(rows: Iterable[Evidence], scenes: Iterable[Scene]) -> bool:
    """Whether the words of all rows begin in some of the sentences."""
    spans = [(scene.parsed.sentence.start, scene.parsed.sentence.end) for scene in scenes]
    return all(any(start <= row.start < end for start, end in spans) for row in rows)


@dataclass(frozen=True)
class Case:
    """The article's record with this ``number``, which was folded from the tellings ``event``."""

    event: tuple[Telling, ...]
    number: int
    told: ArticleRecords

    @property
    def record(self) -> ExchangeRecord:
        return self.told.records[self.number]

    @property
    def context(self) -> Context:
        """What the story that the record is of tells as a whole."""
        return self.told.contexts[self.event[0].frame.scene.number]

    @cached_property
    def body(self) -> list[Telling]:
        return [telling for telling in self.event if not telling.is_headline]

    @property
    def first(self) -> Telling:
        """The first telling, one of the body if there is any."""
        return (self.body or list(self.event))[0]

    @cached_property
    def flows(self) -> list[Flow]:
        return [flow for telling in self.event for flow in telling.flows]

    @cached_property
    def scenes(self) -> list[Scene]:
        return list({telling.frame.scene.number: telling.frame.scene for telling in self.event}.values())

    @cached_property
    def around(self) -> list[Scene]:
        """The record's sentences and the two after each."""
        return self.near(0, 1, 2)

    def near(self, *steps: int) -> list[Scene]:
        """The sentences of the article so many after (or before) one of the record's."""
        numbers = {scene.number + step for scene in self.scenes for step in steps}
        return [scene for scene in self.told.scenes if scene.number in numbers]

    @cached_property
    def swap(self) -> bool:
        """Whether a telling speaks of an exchange."""
        return any(telling.frame.trigger.rule.frame == "exchange" for telling in self.event)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Its sides by code or name."""
        return side_keys(self.record)

    @cached_property
    def mediators(self) -> frozenset[str]:
        return frozenset(party.code or party.name for party in self.record.mediators)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """The first evidence of each slot by its path."""
        rows: dict[str, Evidence] = {}
        for row in self.record.evidence:
            rows.setdefault(row.slot, row)
        return rows

    def named(self, scenes: Iterable[Scene]) -> set[str]:
        """Parties named in some sentences that are neither sides nor mediators of the record."""
        refs = {spot.mention.value for scene in scenes for spot in scene.parties}
        return {ref.key for ref in refs if ref.name != BOTH} - self.keys - self.mediators

    def share(self, of: Iterable[bool]) -> float:
        """Part of the transfers of which something is true."""
        return sum(of) / len(self.record.transfers)


def counted(scenes: Iterable[Scene]) -> list[Group]:
    """The people with a count in some sentences."""
    return [group for scene in scenes for group in scene.groups if group.count and group.rule != PRONOUN]


def capped(items: Iterable[object]) -> int:
    """How many, at most ``MOST``."""
    return min(MOST, sum(1 for _ in items))


def side_keys(record: ExchangeRecord) -> frozenset[str]:
    return frozenset(p.code or p.name for t in record.transfers for p in (t.giver, t.receiver) if p)


def way(transfer: Transfer) -> tuple[str, str]:
    """Giver and receiver by code or name, "" for an unknown one."""
    giver, receiver = transfer.giver, transfer.receiver
    return (giver.code or giver.name if giver else "", receiver.code or receiver.name if receiver else "")
