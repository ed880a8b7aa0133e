"""Which day "today" is: that of a quotation where it is quoted, else of the dateline, else of publication."""

from datetime import date, timedelta
from functools import lru_cache

from exchange_extract.frames.model import DateSpot, Frame, Scene
from exchange_extract.phrases.dates import find_dateline_date, resolve
from exchange_extract.records.context import Context
from exchange_extract.records.date_governors import deed, governor
from exchange_extract.records.story_time import day_in_story

_STATEMENTS = frozenset({"statement", "briefing", "conference", "interview", "message", "post", "tweet", "video"})
_OLDEST = timedelta(days=7)


def day_of_speech(scene: Scene, spot: DateSpot, context: Context, before: str | None, story: int | None) -> date | None:
    """The day from which the words of ``spot`` are counted: that of the statement where they are quoted.

    ``before`` is the EDTF value of the statement or event that the sentences before told of, if they are near;
    ``story`` the earlier year that they have come to (see ``story_time``).
    "The four were released today," he said on Monday; on Monday the army announced a release. "They came home today."
    """
    if earlier := day_in_story(scene, spot, context, story):
        return earlier
    value = spot.mention.value
    if value.kind != "relative" or value.unit != "day" or context.published is None:
        return context.published
    if not is_quoted(context.text, spot.mention.start):
        return _written_on(context.text, context.published)
    return _near(said_on(scene, context) or before, context.published) or context.published


@lru_cache(maxsize=8)
def _written_on(text: str, published: date) -> date:
    """The day of the dateline: "SEBHA, May 3 - Chad freed 12 today" is printed on the 4th."""
    found = find_dateline_date(text)
    return _near(resolve(found.value, published) if found else None, published) or published


def said_on(scene: Scene, context: Context) -> str | None:
    """The day of the statement that a sentence reports, by its own words outside of quotations."""
    for spot in scene.dates:
        if is_quoted(context.text, spot.mention.start):
            continue
        index = governor(scene, spot)
        if index is not None and (deed(scene, index) == "report" or scene.parsed.tokens[index].lower in _STATEMENTS):
            return resolve(spot.mention.value, context.published)
    return None


def is_quoted(text: str, at: int) -> bool:
    """Whether the character ``at`` stands in a quotation of its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def in_quotation_before(frame: Frame, spot: DateSpot, context: Context) -> bool:
    """ "In spring the rain came in," said one of the freed farmers: no day of the release."""
    at = frame.scene.parsed.tokens[frame.trigger.first].start
    quoted = spot.last < frame.trigger.first and is_quoted(context.text, spot.mention.start)
    return quoted and not is_quoted(context.text, at)


def _near(said: str | None, published: date) -> date | None:
    """The day, if it is one of the week before publication: a statement that is quoted as news is fresh."""
    if said is None or len(said) != len("2024-03-14"):
        return None
    day = date.fromisoformat(said)
    return day if published - _OLDEST <= day <= published else None
