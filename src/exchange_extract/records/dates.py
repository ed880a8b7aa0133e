"""Dates over the sentences of an article: what "the same day" points to, and which telling a bare date belongs to."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from exchange_extract.edtf import edtf_bounds
from exchange_extract.frames.model import DateSpot, Scene
from exchange_extract.phrases.dates import resolve
from exchange_extract.records.context import Context
from exchange_extract.records.date_governors import deed, governor
from exchange_extract.records.date_words import (
    BROUGHT,
    CAME,
    DEAL_VERBS,
    DEALS,
    DUE,
    EVENTS,
    FREED,
    HAPPENED,
    OTHER_VERBS,
    PACTS,
    STANDINS,
    TALKS,
)
from exchange_extract.records.dating import Dated, Told, dateline_start
from exchange_extract.records.leaving_jail import comes_home_after, leaves_jail
from exchange_extract.records.speech_days import said_on
from exchange_extract.records.story_time import day_in_story, year_of_story
from exchange_extract.records.tellings import Telling
from exchange_extract.schema import Status

_REAL = ("completed", "ongoing")
_REACH = 3  # sentences
_BACK = 12  # tellings


def after(telling: Telling, told: Told) -> Told:
    """What the article dated once ``telling`` was read."""
    if telling.date is None:
        return told
    bare = telling.is_note and telling.status == "completed" and not telling.date.weak
    return replace(told, event=telling.date, number=telling.frame.scene.number, bare=bare)


def with_dates(tellings: Sequence[Telling], scenes: Sequence[Scene], context: Context) -> list[Telling]:
    """The tellings, where those without a day take it from a sentence close behind that tells of no people itself.

    "The exchange took place on Friday", "They were let go on Sunday", "It is scheduled for 18 December": up to three
    sentences after the handover that they speak of.
    """
    result = list(tellings)
    numbers = [telling.frame.scene.number for telling in result]
    busy = {t.frame.scene.number for t in tellings if not t.is_note}
    earlier: int | None = None
    for scene in scenes:
        story, earlier = earlier, year_of_story(scene, context, earlier)
        if not scene.dates or scene.number in busy or scene.parsed.sentence.kind != "body":
            continue
        before = bisect_left(numbers, scene.number)  # tellings come in the order of the text
        for wanted, future in ((_REAL, False), (("planned",), True)):
            index = _owner(scene, result, before, wanted)
            if index is None or _has_day(result[index]):
                continue
            last = next((t.date for t in reversed(result[max(0, before - _BACK) : before]) if _has_day(t)), None)
            dated = handover_day(
                scene, context, Told(last, story=story), future=future, loose=result[index].is_headline
            )
            if dated is not None:
                result[index] = replace(result[index], date=dated)
        index = _owner(scene, result, before, ("agreed",))
        made = deal_day(scene, context, story) if index is not None and not _has_day(result[index]) else None
        if index is not None and made is not None:
            result[index] = replace(result[index], date=made)
    by_number = {scene.number: scene for scene in scenes}
    for index, telling in enumerate(result):
        following = by_number.get(telling.frame.scene.number + 1)
        if telling.date is None and following is not None and not telling.is_note and not telling.is_headline:
            result[index] = replace(telling, date=report_day(following, context))
    return result


def _owner(scene: Scene, tellings: Sequence[Telling], before: int, wanted: tuple[str, ...]) -> int | None:
    """The last event with people told before a sentence, if it is near and of the wanted status."""
    for index in range(before - 1, max(-1, before - 1 - _BACK), -1):
        telling = tellings[index]
        if telling.counts or telling.total or any(flow.names for flow in telling.flows):
            near = scene.number - telling.frame.scene.number <= _REACH
            return index if near and telling.status in wanted and not telling.cumulative else None
    return None


def _has_day(telling: Telling) -> bool:
    return telling.date is not None and not telling.date.weak


def best_date(event: Sequence[Telling], status: Status, *, total: bool) -> Dated | None:
    """Of the dates that an article gives one event the most precise.

    The day of a report stands in for what took place and for a deal, an offer or a refusal (codebook, section 6: the
    day of the act); never for what is to come or for a total.
    """
    event = [t for t in event if not any(comes_home_after(t, other) for other in event if other.date)] or event
    handed = [t for t in event if not leaves_jail(t)]  # the day of the handover, not of the way to it
    given = [t.date for t in (handed if any(t.date for t in handed) else event) if t.date]
    strong = [dated for dated in given if not dated.weak]
    if strong:
        return max(strong, key=lambda dated: len(dated.edtf) if "/" not in dated.edtf else 5)
    if total or status == "planned":
        return None
    return next(iter(given), None)


# -- sentences that give a day without people ------------------------------------------------------------------------


def day_told(scene: Scene, context: Context, told: Told) -> Told:
    """What ``scene`` adds to what the article dated so far, beside its frames: days of talks and of handovers."""
    dateline = dateline_start(context.text, scene.parsed.sentence.start, scene.parsed.sentence.end)
    if said := said_on(scene, context):
        told = replace(told, said=said, said_number=scene.number)
    for spot, index in _governed(scene):
        value = spot.mention.value
        today = day_in_story(scene, spot, context, told.story) or context.published
        edtf = resolve(value, today, anchor=told.anchor_at(scene.number, value))
        if spot.mention.start == dateline or not edtf or value.is_open_since:
            continue
        if _is_of_talks(scene, index):
            told = replace(told, talks=Dated(edtf, spot.mention, False), talks_number=scene.number)
        elif value.kind in ("calendar", "anaphoric", "neighbour") and deed(scene, index) != "report":
            told = replace(told, past=edtf, past_number=scene.number)
    if told.number < scene.number:
        event = handover_day(scene, context, told, future=False, loose=True) or _day_that_brought(
            scene, context, told.story
        )
        told = replace(told, event=event, number=scene.number, bare=told.event is None) if event else told
    return replace(told, story=year_of_story(scene, context, told.story))


def _day_that_brought(scene: Scene, context: Context, story: int | None) -> Dated | None:
    """ "Monday brought a surprise", "3 May saw the next step": what follows is of that day."""
    spot, tokens = next(iter(scene.dates), None), scene.parsed.tokens
    if spot is None or spot.first > 0 or spot.mention.value.precision != "day" or spot.last + 1 >= len(tokens):
        return None
    today = day_in_story(scene, spot, context, story) or context.published
    edtf = resolve(spot.mention.value, today) if tokens[spot.last + 1].lower in BROUGHT else None
    return Dated(edtf, spot.mention, False) if edtf and not _is_to_come(edtf, context) else None


def _is_of_talks(scene: Scene, index: int) -> bool:
    """ "Talks in Doha on 2 May", "facilitated the first talks on 2 May", "a similar bargain was struck on 12 June"."""
    tokens = scene.parsed.tokens
    if tokens[index].lower in TALKS | DEALS:
        return True
    if (
        not tokens[index].is_verb
        or tokens[index].lower in OTHER_VERBS - {"held", "began"}
        or deed(scene, index) == "report"
    ):
        return False
    parts = [c for c in scene.parsed.children[index] if tokens[c].dep.startswith(("nsubj", "obj"))]
    head = scene.clauses.antecedent(index)  # "the agreement that they signed on 2 June"
    named = TALKS | DEALS | (PACTS if tokens[index].lower in DEAL_VERBS else frozenset())
    if any(tokens[c].lower in named for c in (parts if head is None else [*parts, head])):
        return True
    before = tokens[max(0, index - 3) : index]  # "an understanding on the two towns that was signed on Tuesday"
    relative = any(token.lower in ("that", "which") for token in before)
    return relative and tokens[index].lower in DEAL_VERBS and any(t.lower in named for t in tokens[:index])


def deal_day(scene: Scene, context: Context, story: int | None) -> Dated | None:
    """The day in a sentence that says when the deal told of before was made ("The paper was signed on Tuesday")."""
    tokens = scene.parsed.tokens
    for spot, index in _governed(scene):
        subject = scene.clauses.subject(index)
        name = tokens[subject].lower if subject is not None else ""
        if tokens[index].lower in DEAL_VERBS and name in DEALS | PACTS | {"it", "this"}:
            edtf = resolve(spot.mention.value, day_in_story(scene, spot, context, story) or context.published)
            if edtf:
                return Dated(edtf, spot.mention, False)
    return None


def report_day(scene: Scene, context: Context) -> Dated | None:
    """The day of ""...," he said on Wednesday" about what the sentence before told: a weak date."""
    for spot, index in _governed(scene):
        subject = scene.clauses.subject(index)
        if (
            deed(scene, index) == "report"
            and subject is not None
            and scene.parsed.tokens[subject].lower in ("he", "she", "it", "they")
        ):
            edtf = resolve(spot.mention.value, context.published)
            if edtf:
                return Dated(edtf, spot.mention, True)
    return None


def handover_day(scene: Scene, context: Context, told: Told, *, future: bool, loose: bool) -> Dated | None:
    """The day in a sentence that says of people told of before when they went ("They were let go on Friday").

    ``loose``: only a headline told of it before, so that the people need no pronoun.
    """
    for spot, index in _governed(scene):
        if spot.mention.value.is_period or not _is_standin(scene, spot, index, future=future, loose=loose):
            continue
        today = day_in_story(scene, spot, context, told.story) or context.published
        edtf = resolve(spot.mention.value, today, future=future, anchor=told.anchor)
        if edtf and (future or not _is_to_come(edtf, context)):
            return Dated(edtf, spot.mention, False)
    return None


def _is_to_come(edtf: str, context: Context) -> bool:
    """Whether a day lies behind the day of publication: nothing that took place did so then."""
    start, _ = edtf_bounds(edtf)
    return start is not None and context.published is not None and start > context.published


def _governed(scene: Scene) -> Iterator[tuple[DateSpot, int]]:
    for spot in scene.dates:
        index = governor(scene, spot)
        if index is not None:
            yield spot, index


def _is_standin(scene: Scene, spot: DateSpot, index: int, *, future: bool, loose: bool) -> bool:
    """Whether a verb says that the event took place, or that people whom a pronoun stands for went."""
    tokens = scene.parsed.tokens
    word = tokens[index].lower
    if word in EVENTS and tokens[min(index + 1, len(tokens) - 1)].is_noun:
        return False  # "the trade bloc", "the exchange rate"
    if word in EVENTS or (word == "deal" and tokens[spot.first - 1].lower == "of" and index < spot.first):
        return not future
    subject = scene.clauses.subject(index)
    name = tokens[subject].lower if subject is not None else ""
    before = {token.lower for token in tokens[max(0, index - 4) : index]}
    coming = bool(before & {"will", "would"}) or word in DUE
    if future != coming:
        return False
    if name in EVENTS | {"stage", "phase", "round", "batch"}:
        return word in HAPPENED | DUE
    after = {token.lower for token in tokens[index + 1 : index + 4]}
    trip = word == "made" and bool(after & {"crossing", "journey", "trip"})
    passive = trip or word in CAME or scene.clauses.is_passive(index) or "let" in before
    return (
        (word in FREED | CAME or trip)
        and (loose or name in STANDINS or (subject is not None and tokens[subject].tag == "CD"))
        and passive
    )
