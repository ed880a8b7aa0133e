"""Records: tellings of the same event merged, what is missing inferred where the codebook allows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from exchange_extract.attribution import build_book
from exchange_extract.frames import Frame, Lost, Scene, read_frames
from exchange_extract.lexicon import Lexicon
from exchange_extract.mediation import THANKED, carriers
from exchange_extract.records.additions import with_additions
from exchange_extract.records.captives import with_captives
from exchange_extract.records.claims import with_claims
from exchange_extract.records.context import Context, build_context
from exchange_extract.records.credits import covering, hear, is_release, remarks, with_credits, with_issuer
from exchange_extract.records.dates import after, day_told, with_dates
from exchange_extract.records.dating import Told, date_of
from exchange_extract.records.fold import fold
from exchange_extract.records.further_steps import without_further_steps
from exchange_extract.records.furthest import furthest_realised
from exchange_extract.records.granted import without_granted
from exchange_extract.records.inherit import with_directions
from exchange_extract.records.late_figures import with_late_figures
from exchange_extract.records.lead_day import with_lead_day
from exchange_extract.records.merge import Event, merge_tellings
from exchange_extract.records.next_rounds import with_next
from exchange_extract.records.one_name import with_one_name
from exchange_extract.records.only_pair import with_only_pair
from exchange_extract.records.outsiders import without_outsiders
from exchange_extract.records.parts import with_parts, without_parts
from exchange_extract.records.passed_on import without_carriers
from exchange_extract.records.people_named import with_names, with_stories
from exchange_extract.records.places import with_places
from exchange_extract.records.refusals import with_refusals
from exchange_extract.records.scope import Ends, released
from exchange_extract.records.shared_out import with_shared_out
from exchange_extract.records.shares import without_shares
from exchange_extract.records.sorts import with_sorts
from exchange_extract.records.stopovers import without_stopovers
from exchange_extract.records.stories import Story, stories_of
from exchange_extract.records.sums import without_shared_totals
from exchange_extract.records.tallies import counted_up, is_mention
from exchange_extract.records.tellings import Telling, build_telling
from exchange_extract.records.themes import find_themes
from exchange_extract.records.unbacked import without_unbacked
from exchange_extract.schema import ExchangeRecord

__all__ = ["Context", "Event", "Reading", "Telling", "build_records"]


@dataclass(frozen=True)
class Reading:
    """What the sentences of an article came to, step by step, so that it can be told why.

    Normal runs want ``told`` alone; the rest is at hand anyway and only kept.
    """

    scenes: tuple[Scene, ...]
    contexts: Mapping[int, Context]
    """What the story of a sentence tells as a whole, by the sentence's number."""
    frames: tuple[Frame, ...]
    """All tellings of the sentences, before those that only repeat a part of another are left out."""
    lost: tuple[Lost, ...]
    """Predicates that made no frame."""
    tellings: tuple[Telling, ...]
    events: tuple[Event, ...]
    """Tellings by event, records or not; notes that fit no event are in none."""
    told: tuple[tuple[Event, ExchangeRecord], ...]
    """The records in the order of the text, each with its tellings; not rated yet."""


def build_records(text: str, published: date | None, scenes: Sequence[Scene], lexicon: Lexicon) -> Reading:
    """The records of an article in the order of the text, with all the steps to them.

    Stories whose sides have nothing to do with each other are read apart, each like an article of its own.
    """
    book = build_book(text, scenes)
    heard = hear(text, scenes, book)
    rows = with_captives([read_frames(scene, lexicon) for scene in scenes], scenes)
    stories = [_read(text, published, story) for story in stories_of(text, scenes, rows, heard)]
    contexts = {scene.number: story.context for story in stories for scene in story.scenes}
    events = [event for story in stories for event in story.events]
    events = with_issuer(text, sorted(events, key=_place) if len(stories) > 1 else events, scenes, book)
    freed = {scene.number: story.freed for story in stories for scene in story.scenes}
    numbered = [(event, event[0].frame.scene.number) for event in events]
    records = [(event, fold(event, contexts[number], freed[number])) for event, number in numbered]
    return Reading(
        tuple(scenes),
        contexts,
        tuple(frame for row in rows for frame in row.found),
        tuple(lost for row in rows for lost in row.lost),
        tuple(telling for story in stories for telling in story.tellings),
        tuple(event for story in stories for event in story.merged),
        tuple((event, record) for event, record in records if record is not None),
    )


@dataclass(frozen=True)
class _Read:
    """What the sentences of one story came to; ``merged`` are its tellings by event, ``events`` those with a record."""

    scenes: Sequence[Scene]
    context: Context
    tellings: Sequence[Telling]
    merged: Sequence[Event]
    events: Sequence[Event]
    freed: frozenset[Ends]


def _read(text: str, published: date | None, story: Story) -> _Read:
    scenes = story.scenes
    tellings, context = _tell(text, published, story)
    told = without_granted(without_outsiders(tellings, context))
    told = without_further_steps(with_refusals(told, scenes, context))
    merged = with_late_figures(without_shares(furthest_realised(merge_tellings(told))), scenes)
    sure = [(event, record) for event in merged if (record := fold(event, context))]
    freed = frozenset(ends for _, record in sure for ends in released(record))
    if story.alone:
        merged = with_only_pair(merged, [event for event, _ in sure])
    helped = zip(merged, with_credits(merged, scenes, story.heard), strict=True)
    kept = [e for e, h in helped if fold(e, context, freed) or (is_release(h) and fold(h, context, freed))]
    kept = without_unbacked(kept, merged, context)
    events = with_stories(with_credits(with_lead_day(kept, scenes, context), scenes, story.heard), scenes)
    return _Read(scenes, context, tellings, merged, events, freed)


def _place(event: Event) -> tuple[int, int]:
    frame = event[0].frame
    return frame.scene.number, frame.trigger.first


def _tell(text: str, published: date | None, story: Story) -> tuple[list[Telling], Context]:
    scenes, rows, heard = story.scenes, story.rows, story.heard
    mediators = [mediator for credit in heard for mediator in credit.mediators]
    credited = {mediator.key for mediator in mediators}
    credited_at = frozenset(m.mention.start for m in mediators if m.rule not in THANKED)
    frames = [frame for row in rows for frame in row.found]
    themes = find_themes(scenes, frames, credited)
    context = replace(build_context(story.text, published, list(scenes), frames, themes, credited_at), text=text)
    tellings: list[Telling] = []
    told = Told()
    for scene, row, credit in zip(scenes, rows, heard, strict=True):
        carried = carriers(scene) if row.found else []
        day = partial(date_of, context=context, told=told)
        total = counted_up(scene, tellings) if all(map(is_mention, row.found)) else None
        for frame in [total] if total else without_parts(without_shared_totals(row.found), scene, tellings, day):
            sources = [] if remarks(frame) else covering(frame, credit.sources)
            helpers = [*credit.mediators, *carried]
            telling = build_telling(frame, len(tellings), context, sources, helpers, told)
            tellings.append(telling)
            told = after(telling, told)
        told = day_told(scene, context, told)
    tellings = with_next(without_carriers(without_stopovers(with_directions(with_one_name(tellings)))))
    tellings = with_shared_out(tellings, scenes)
    tellings = with_claims(tellings, scenes, [credit.sources for credit in heard])
    tellings = with_sorts(with_parts(with_additions(tellings, scenes), scenes), scenes)
    tellings = with_names(tellings, scenes, context)
    return with_places(with_dates(tellings, scenes, context), scenes, text), context
