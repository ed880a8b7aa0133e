"""One event with what the grounds of exclusion ask of it; see ``scope``."""

from dataclasses import dataclass
from functools import cached_property

from exchange_extract.frames.model import Flow, Side
from exchange_extract.phrases.people import Group
from exchange_extract.records.tellings import Telling, told_in
from exchange_extract.records.themes import Themes, kinds_of, words_of
from exchange_extract.schema import ExchangeRecord, Party

_IMPLIED = frozenset({
    "infer.receiver_from_allegiance", "infer.group_of_people", "infer.people_of_group", "infer.giver_from_price",
    "infer.receiver_from_price", "infer.receiver_asks", "infer.side_of_named",
})  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One event with what the grounds of exclusion ask of it."""

    record: ExchangeRecord
    event: tuple[Telling, ...]
    themes: Themes

    @cached_property
    def told(self) -> tuple[Telling, ...]:
        """The tellings that say who or how many; all of them where none does."""
        return tuple(t for t in self.event if not t.is_note) or self.event

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        return tuple(flow for telling in self.told for flow in telling.flows)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(flow.group for flow in self.flows if flow.group)

    @cached_property
    def frames(self) -> frozenset[str]:
        return frozenset(telling.frame.trigger.rule.frame for telling in self.told)

    @cached_property
    def verbs(self) -> frozenset[str]:
        return frozenset(telling.frame.trigger.rule.id for telling in self.told)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of the sentences that tell of the event."""
        return words_of([telling.frame.scene for telling in self.told])

    @cached_property
    def set_free(self) -> bool:
        """Whether somebody is told to set free these people, and not just somebody else of the same article."""
        freed = [telling for telling in self.told if telling.frame.trigger.rule.id == "release.free"]
        return any(not guessed(flow.giver) for telling in freed for flow in telling.flows)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The nouns for the people; a bare number has none, nor has a share told in another sentence."""
        return frozenset(
            telling.frame.scene.parsed.tokens[flow.group.last].lower
            for telling in self.told
            for flow in telling.flows
            if flow.group and not flow.group.bare and told_in(telling.frame.scene, flow.group)
        )

    @cached_property
    def exchanged(self) -> bool:
        """Whether the event is told by a predicate of exchange that has people."""
        swaps = [t for t in self.event if t.frame.trigger.rule.frame == "exchange"]
        return self.record.total is not None or any(t.frame.category or not t.is_note for t in swaps)

    @cached_property
    def bartered(self) -> bool:
        """Whether a telling gives people for people, each end by its own words."""
        sure = [(f.giver, f.receiver) for f in self.flows if not (guessed(f.giver) or guessed(f.receiver))]
        ends = {(giver.key, receiver.key) for giver, receiver in sure if giver and receiver}
        return self.exchanged or any((b, a) in ends for a, b in ends)

    @cached_property
    def deals(self) -> bool:
        """Whether a word that ties a release to another side stands near a telling."""
        return any(telling.frame.scene.number in self.themes.near_deals for telling in self.told)

    @cached_property
    def swap(self) -> bool:
        """Whether people go both ways."""
        if self.exchanged:
            return True
        ends = {(f.giver.key, f.receiver.key) for f in self.flows if f.giver and f.receiver and (f.group or f.names)}
        if self.themes.swaps_people:
            ends = {(name_of(t.giver), name_of(t.receiver)) for t in self.record.transfers if t.giver and t.receiver}
        return any((b, a) in ends for a, b in ends)

    @cached_property
    def two_sided(self) -> bool:
        """Whether some telling itself names or implies both a giver and a receiver."""
        return any(f.giver and f.receiver and not guessed(f.giver) and not guessed(f.receiver) for f in self.flows)

    @cached_property
    def departed(self) -> bool:
        """Whether soldiers come home from a place where the article tells of their mission."""
        if not self.themes.sentences["mission"] or not self.frames <= {"move", "return"}:
            return False
        return all(flow.giver is not None and flow.giver.rule.endswith(".from") for flow in self.flows)

    @cached_property
    def opposed_by_words(self) -> bool:
        """Whether each direction has two ends that the sentences themselves name."""
        ends = [side for flow in self.flows for side in (flow.giver, flow.receiver)]
        return all(side is not None and side.basis == "stated" for side in ends)

    @cached_property
    def opposed(self) -> bool:
        """Whether each direction has two ends, filled in or not."""
        return all(transfer.giver and transfer.receiver for transfer in self.record.transfers)

    @cached_property
    def remains(self) -> bool:
        return bool(self.record.transfers) and all(t.category == "remains" for t in self.record.transfers)

    @cached_property
    def held(self) -> bool:
        """Whether the words say that the people were held, or that they are remains or prisoners of war."""
        for telling in self.told:
            trigger = telling.frame.trigger
            if trigger.rule.frame == "move" and telling.frame.scene.parsed.tokens[trigger.last].lower in (
                "free",
                "freedom",
            ):
                return True  # "walked free"
        fighters = ("prisoner_of_war",) if (self.two_sided and not self.departed) or self.themes.captivity else ()
        sure = ("hostage", "remains", *fighters)
        return any((g.held and set(g.kinds) != {"civilian"}) or g.category in sure for g in self.groups)

    @cached_property
    def by_captors(self) -> bool:
        """Whether an armed group is said to let the people go: they were its captives, whatever they are called."""
        released = [t for t in self.told if t.frame.trigger.rule.frame in ("release", "return")]
        givers = [flow.giver for telling in released for flow in telling.flows if flow.giver]
        return any(g.basis == "stated" and g.mention.value.kind == "armed_group" for g in givers) and not self.remains

    @cached_property
    def by_taliban(self) -> bool:
        """Whether the Taliban are the giver, who have courts and amnesties as a state has."""
        return any(t.giver is not None and t.giver.code == "TALIBAN" for t in self.record.transfers)

    @cached_property
    def armed_groups(self) -> frozenset[str]:
        """Codes of the givers that are armed groups, some as short as those of states (PKK, RSF)."""
        givers = (flow.giver.mention.value for telling in self.event for flow in telling.flows if flow.giver)
        return frozenset(value.code for value in givers if value.code and value.kind == "armed_group")

    @cached_property
    def foreign(self) -> bool:
        """Whether some receiver is named, or implied by whose people they are."""
        more = {"people.seafarer"}  # whose boat was seized by another state; "another 219" are of the kind told before
        return any(
            f.receiver
            and (
                not guessed(f.receiver)
                or (f.group is not None and (f.group.rule in more or f.group.more or f.group.bare))
            )
            for telling in self.event
            for f in telling.flows
        )

    def names_everywhere(self, kind: str) -> bool:
        """Whether every sentence that tells of the event names the ground itself."""
        return all(kind in kinds_of(telling.frame.scene) for telling in self.told)

    def names(self, kind: str) -> bool:
        return any(kind in kinds_of(telling.frame.scene) for telling in self.told)


def guessed(side: Side | None) -> bool:
    """Whether a side was filled in from the rest of the article, and not from the words about these people."""
    return side is not None and side.rule.startswith("infer.") and side.rule not in _IMPLIED


def name_of(party: Party | None) -> str:
    return (party.code or party.name) if party else ""
