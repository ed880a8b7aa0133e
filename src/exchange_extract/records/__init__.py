"""Records: tellings of the same event merged, what is missing inferred where the codebook allows it."""

from collections.abc import Sequence
from datetime import date

from exchange_extract.frames import Frame, Scene, build_frames
from exchange_extract.lexicon import Lexicon
from exchange_extract.mediation import carriers
from exchange_extract.records.additions import with_additions
from exchange_extract.records.context import Context, build_context
from exchange_extract.records.credits import Heard, covering, hear, with_credits
from exchange_extract.records.dates import after, day_told, with_dates
from exchange_extract.records.dating import Told
from exchange_extract.records.fold import fold
from exchange_extract.records.inherit import with_directions
from exchange_extract.records.merge import Event, merge_tellings
from exchange_extract.records.parts import with_parts, without_parts
from exchange_extract.records.people_named import with_names
from exchange_extract.records.places import with_places
from exchange_extract.records.refusals import with_refusals
from exchange_extract.records.sums import without_shared_totals
from exchange_extract.records.tellings import Telling, build_telling
from exchange_extract.schema import ExchangeRecord

__all__ = ["Context", "Event", "Telling", "build_records", "tell"]


def build_records(
    text: str, published: date | None, scenes: list[Scene], lexicon: Lexicon
) -> tuple[list[tuple[Event, ExchangeRecord]], Context]:
    """The records of an article in the order of the text, each with its tellings; not rated yet."""
    heard = hear(text, scenes)
    tellings, context = tell(text, published, scenes, lexicon, heard)
    events = [event for event in merge_tellings(with_refusals(tellings, scenes, context)) if fold(event, context)]
    records = [(event, fold(event, context)) for event in with_credits(events, scenes, heard)]
    return [(event, record) for event, record in records if record is not None], context


def tell(
    text: str, published: date | None, scenes: list[Scene], lexicon: Lexicon, heard: Sequence[Heard] | None = None
) -> tuple[list[Telling], Context]:
    """Every telling of the article, in the order of the text and before those of one event are merged."""
    frames: list[list[Frame]] = [build_frames(scene, lexicon) for scene in scenes]
    context = build_context(text, published, scenes, [frame for row in frames for frame in row])
    tellings: list[Telling] = []
    told = Told()
    for scene, row, credit in zip(scenes, frames, heard or hear(text, scenes), strict=True):
        carried = carriers(scene) if row else []
        for frame in without_parts(without_shared_totals(row), scene, tellings):
            sources, mediators = covering(frame, credit.sources), [*credit.mediators, *carried]
            telling = build_telling(frame, len(tellings), context, sources, mediators, told)
            tellings.append(telling)
            told = after(telling, told)
        told = day_told(scene, context, told)
    tellings = with_names(with_parts(with_additions(with_directions(tellings), scenes), scenes), scenes, context)
    return with_places(with_dates(tellings, scenes, context), scenes, text), context
