"""Tellings: frames with their date, place, mediators and sources, before those of one event are merged."""

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.attribution import Source
from exchange_extract.frames.cumulative import counts_times
from exchange_extract.frames.model import Flow, Frame, Scene
from exchange_extract.mediation import Mediator
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.records.context import Context
from exchange_extract.records.dating import Dated, Told, date_of
from exchange_extract.records.ends import resolve_sides
from exchange_extract.records.entry_days import dated_by_entry
from exchange_extract.records.places import place_of
from exchange_extract.records.states import split_by_state
from exchange_extract.records.sums import join_coordinated
from exchange_extract.schema import Status
from exchange_extract.spans import Mention, Quantity


@dataclass(frozen=True)
class Telling:
    """One predicate's account of an event with everything that its sentence says about it."""

    frame: Frame
    order: int
    status: Status
    cumulative: bool
    flows: tuple[Flow, ...]
    total: Mention[Quantity] | None
    date: Dated | None
    place: Mention[str] | None
    mediators: tuple[Mediator, ...]
    sources: tuple[Source, ...]

    @property
    def is_note(self) -> bool:
        """Whether it says nothing of who or how many: it speaks of an event told elsewhere."""
        told = any((flow.group and flow.group.rule != PRONOUN) or flow.names for flow in self.flows)
        return not self.total and not told

    @property
    def is_headline(self) -> bool:
        return self.frame.scene.parsed.sentence.kind != "body"

    @property
    def counts(self) -> list[Mention[Quantity]]:
        return [flow.group.count for flow in self.flows if flow.group and flow.group.count]


def build_telling(
    frame: Frame, order: int, context: Context, sources: Sequence[Source], mediators: Sequence[Mediator], told: Told
) -> Telling:
    """Everything that the sentence of a frame says about its event."""
    flows = join_coordinated(split_by_state(resolve_sides(frame, context), frame.scene), frame.scene)
    dated = date_of(frame, context, told)
    if dated is None or dated.weak:
        dated = dated_by_entry(frame, context) or dated
    # What is only asked for, agreed or refused is no running total (codebook, section 2).
    cumulative = frame.cumulative and frame.status not in ("proposed", "agreed", "rejected")
    if cumulative and not (frame.total or any(flow.count for flow in flows) or counts_times(frame.scene)):
        cumulative = False
    return Telling(
        frame,
        order,
        frame.status,
        cumulative,
        flows,
        frame.total,
        dated,
        place_of(frame, context.text),
        tuple(mediators),
        tuple(sources),
    )


def told_in(scene: Scene, group: Group) -> bool:
    """Whether a group is of the sentence itself: shares that make up a figure told before may be of a later one."""
    span = scene.parsed.sentence
    inside = group.count is None or span.start <= group.count.start < span.end
    return inside and group.last < len(scene.parsed.tokens)
