"""Tellings: frames with their date, place, mediators and sources, before those of one event are merged."""

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.attribution import Source
from exchange_extract.frames.model import DateSpot, Flow, Frame, Scene
from exchange_extract.mediation import Mediator
from exchange_extract.phrases.dates import DateExpr, resolve
from exchange_extract.records.context import Context, resolve_sides
from exchange_extract.records.places import place_of
from exchange_extract.records.sums import join_coordinated
from exchange_extract.schema import Status
from exchange_extract.spans import Mention, Quantity

_CAPTURE = {
    "captured", "kidnapped", "abducted", "seized", "arrested", "detained", "jailed", "imprisoned", "held", "sentenced", "convicted",
    "invaded", "invasion", "taken", "born", "killed", "died", "began", "deported", "fell", "siege", "war", "since", "incursion",
    "charged", "extradited", "broke", "offensive", "crossed", "strayed", "disappeared", "clashes", "ceasefire", "truce",
}


_ARRIVALS = {"arrived", "arrive", "arrives", "landed", "lands", "land", "reached", "reach", "touched"}


@dataclass(frozen=True)
class Dated:
    """A valued date: its EDTF form, the words, and whether it only dates the report ("it said on Friday")."""

    edtf: str
    mention: Mention[DateExpr]
    weak: bool


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
        return not self.total and not any(flow.group or flow.names for flow in self.flows)

    @property
    def is_headline(self) -> bool:
        return self.frame.scene.parsed.sentence.kind != "body"

    @property
    def counts(self) -> list[Mention[Quantity]]:
        return [flow.group.count for flow in self.flows if flow.group and flow.group.count]


def build_telling(
    frame: Frame, order: int, context: Context, sources: Sequence[Source], mediators: Sequence[Mediator], anchor: str | None
) -> Telling:
    """Everything that the sentence of a frame says about its event."""
    flows = join_coordinated(resolve_sides(frame, context), frame.scene)
    dated = date_of(frame, context, anchor)
    cumulative = frame.cumulative
    if cumulative and not (frame.total or any(flow.count for flow in flows)):
        cumulative = False
    return Telling(
        frame, order, frame.status, cumulative, flows, frame.total, dated, place_of(frame, context.text),
        tuple(mediators), tuple(sources),
    )


# -- dates -----------------------------------------------------------------------------------------------------------


def date_of(frame: Frame, context: Context, anchor: str | None) -> Dated | None:
    """The date that a sentence gives the event of a frame; dates of captures and of wars are left out."""
    future = frame.status == "planned"
    arrival = frame.scene.parsed.tokens[frame.trigger.first].lower in _ARRIVALS
    best: tuple[int, Dated] | None = None
    for spot in [frame.own_date] if frame.own_date else frame.scene.dates:
        rank = _rank(frame, spot)
        if rank < 0 or (best and rank <= best[0]):
            continue
        weak = rank == 0 or arrival
        edtf = resolve(spot.mention.value, context.published, future=future and not weak, anchor=anchor)
        if edtf:
            best = (rank, Dated(edtf, spot.mention, weak))
    return best[1] if best else None


def _rank(frame: Frame, spot: DateSpot) -> int:
    scene, heads = frame.scene, frame.scene.clauses.head_of
    tokens = scene.parsed.tokens
    mine = heads[frame.trigger.head]
    clause = heads[spot.first]
    if _dates_a_capture(scene, spot, frame.trigger.head):
        return -1
    says = {cue.first for cue in scene.cues if cue.rule.category == "attribution"}
    if clause == mine:
        near = abs(spot.first - frame.trigger.head)
        return 6 if near <= 6 else 5
    if clause in says and clause != mine:
        return 0
    if tokens[clause].head == mine or tokens[mine].head == clause:
        return 3
    return 2 if len({heads[t.i] for t in tokens if t.is_verb}) <= 3 else 1


def _dates_a_capture(scene: Scene, spot: DateSpot, trigger: int) -> bool:
    """"captured in June 2006": the nearest verb before the date decides, unless the trigger stands nearer."""
    tokens = scene.parsed.tokens
    for index in range(spot.first - 1, max(-1, spot.first - 15), -1):
        if index == trigger:
            return False
        if tokens[index].lower in _CAPTURE:
            return True
        if tokens[index].tag in ("VBD", "VBZ", "VBP", "MD") and tokens[index].lower not in ("was", "were", "had"):
            return False
        if tokens[index].lower in (",", ";") and index < spot.first - 1:
            return False
    return False
