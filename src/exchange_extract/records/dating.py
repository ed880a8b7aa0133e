"""Which date of a sentence is the day of its event (codebook, section 6).

A date hangs on a word: on the verb of its clause ("handed over on Friday"), or on a noun that it stands at ("the war of
2022", "Friday's swap", "talks in Istanbul on 16 May"). What that word tells of, the date dates: the handover, the deal
about it, the statement that reports it, or another thing. Words inside a phrase for people ("prisoners of war",
"captured soldiers") govern no date.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from exchange_extract.attribution.regions import DASHES
from exchange_extract.frames.cumulative import is_rank
from exchange_extract.frames.model import DateSpot, Frame, Scene
from exchange_extract.phrases.dates import DateExpr, find_dateline_date, resolve
from exchange_extract.records.context import Context
from exchange_extract.records.date_governors import (
    deed,
    governor,
    in_anothers_story,
    is_of_other,
    is_staged,
    is_still_to_come,
    is_verb,
    tells_of_people_before,
    to_the_left,
)
from exchange_extract.records.date_words import (
    ARRIVALS,
    AT_THAT,
    BEGINS,
    DEAL_VERBS,
    DEALS,
    EVENTS,
    HOURS,
    MEANWHILE,
    OTHER_NOUNS,
    OTHER_VERBS,
    PROVIDES,
    TALKS,
)
from exchange_extract.records.speech_days import day_of_speech, in_quotation_before
from exchange_extract.spans import Mention

_ENDED = {"completed", "concluded", "ended", "finished"}
_STRUCK = DEAL_VERBS | {"agreed", "made", "go", "set", "be", "free", "freed", "released", "exchanged"}
_DAYS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_REACH = 2  # sentences
_FROM = 12  # tokens between "days after" and the date of what it is counted from


@dataclass(frozen=True)
class Dated:
    """A valued date: its EDTF form, the words, and whether it only dates the report ("it said on Friday")."""

    edtf: str
    mention: Mention[DateExpr]
    weak: bool


@dataclass(frozen=True)
class Told:
    """What the article dated so far: the last event or deal, talks and statement, and the sentence of each."""

    event: Dated | None = None
    number: int = -9
    talks: Dated | None = None
    talks_number: int = -9
    said: str | None = None
    said_number: int = -9
    bare: bool = False
    """Whether ``event`` was dated by a sentence that says of no people ("The last swap was on 3 May")."""
    past: str | None = None
    past_number: int = -9
    """The last date of whatever else: of a capture, a meeting, a war ("seized in July 2006")."""
    story: int | None = None  # the earlier year that the text has come to, see ``story_time``

    @property
    def anchor(self) -> str | None:
        """What "the same day" points back to."""
        latest = self.talks if self.talks_number > self.number else self.event
        return latest.edtf if latest else self.past

    def anchor_at(self, number: int, value: DateExpr) -> str | None:
        """What "two years later" in sentence ``number`` counts from: the date right before it, whatever it dates."""
        nearest = self.past_number == number - 1 and number - 1 > max(self.number, self.talks_number)
        return self.past if nearest and resolve(value, None, anchor=self.past) else self.anchor

    def said_before(self, number: int) -> str | None:
        """The day of the statement that a quotation in sentence ``number`` may be from, else of the event told of."""
        if number - self.said_number <= _REACH:
            return self.said
        return self.event.edtf if self.event and number - self.number <= 1 else None


def date_of(frame: Frame, context: Context, told: Told) -> Dated | None:
    """The date that a sentence gives the event of a frame, or the one that it takes over from the sentence before."""
    best: tuple[int, Dated] | None = None
    arrival = frame.scene.parsed.tokens[frame.trigger.first].lower in ARRIVALS
    dateline = dateline_start(context.text, frame.scene.parsed.sentence.start, frame.scene.parsed.sentence.end)
    stepped = _stepped(frame, context, told)
    if stepped:
        return stepped
    for spot in [frame.own_date] if frame.own_date else frame.scene.dates:
        rank, future = (6, frame.status == "planned") if frame.own_date else _rank(frame, spot)
        value = spot.mention.value
        if not frame.own_date and _opens_its_clause(frame, spot):
            rank, value = 8, value.first if value.kind == "since" and value.first else value
        away = None if frame.own_date else _away_from(frame.scene, spot, frame.trigger.head)
        if away is not None and value.precision == "day":
            rank, value = 7, DateExpr("offset", shift=away, first=value) if away else value
        entry = not frame.own_date and _heads_entry(frame.scene, spot, context)
        rank = 3 if entry else rank  # the day that governs the handover itself goes before
        outside = spot.mention.start == dateline and not entry
        if rank < 0 or (best and rank <= best[0]) or outside or _ranks(frame.scene, spot):
            continue
        if _is_explained(frame.scene, spot) or in_quotation_before(frame, spot, context):
            continue
        weak = rank == 0 or ((arrival or _of_arrival(frame, spot)) and not future)
        anchor = _anchor(frame.scene, spot, context, told)
        term = value.kind == "until" and frame.status in ("agreed", "proposed", "planned")  # "by 1 April"
        today = day_of_speech(frame.scene, spot, context, told.said_before(frame.scene.number), told.story)
        coming = (future and not weak) or term
        edtf = resolve(value, today, future=_is_nearer_ahead(value, today, coming, frame.status), anchor=anchor)
        if edtf:
            best = (rank, Dated(edtf, spot.mention, weak))
    if best and not best[1].weak:
        return best[1]
    return _carried_over(frame, told) or (best[1] if best else None)


def _is_nearer_ahead(value: DateExpr, today: date | None, coming: bool, status: str | None) -> bool:
    """Whether a day without its year is the next one rather than the last.

    What was due may be overdue, and what is cancelled may have been for a day to come: "was to be swapped on 1 May",
    told on the 9th, and "the transfer of 20 June was scrapped", told on the 14th. There the nearer one is meant.
    """
    if today is None or not value.is_floating or value.kind != "calendar" or value.precision != "day":
        return coming
    last, following = resolve(value, today), resolve(value, today, future=True)
    if status not in ("planned", "rejected") or last is None or following is None:
        return coming
    ahead, past = date.fromisoformat(following) - today, today - date.fromisoformat(last)
    return ahead <= past


def _heads_entry(scene: Scene, spot: DateSpot, context: Context) -> bool:
    """ "15 October 2002 — Five of the abducted return": the day of an entry in a chronology, not that of a report."""
    after = scene.parsed.tokens[spot.last + 1 : spot.last + 2]
    value = spot.mention.value
    if spot.first > 0 or not after or after[0].text not in DASHES | {":"} or value.kind != "calendar":
        return False
    edtf = resolve(value, context.published)
    day = context.published.isoformat() if context.published else ""
    return edtf is not None and edtf[:7] not in (day[:7], day[:4])


def _ranks(scene: Scene, spot: DateSpot) -> bool:
    """ "the third swap this month", "the biggest exchange this year": the span an event is ranked in, not its day."""
    tokens = scene.parsed.tokens
    noun = spot.first - 1
    if tokens[spot.first].lower != "this" or noun < 1 or tokens[noun].lower not in EVENTS:
        return False
    return any(map(is_rank, tokens[max(0, noun - 5) : noun]))


def _is_explained(scene: Scene, spot: DateSpot) -> bool:
    """ "Today, 13 March": the date behind it says which day is meant."""
    if spot.mention.value.kind != "relative":
        return False
    behind = {other.first for other in scene.dates if other.mention.value.kind == "calendar"}
    return spot.last + 2 in behind and scene.parsed.tokens[spot.last + 1].text in (",", "(")


def _opens_its_clause(frame: Frame, spot: DateSpot) -> bool:
    """ "The first since 31 January, when each got back 95": the clause tells what happened on that very day."""
    tokens = frame.scene.parsed.tokens
    when = spot.last + 1 + (spot.last + 1 < len(tokens) and tokens[spot.last + 1].lower == ",")
    if when >= frame.trigger.first or not (tokens[when].lower == "when" or _is_where(frame, spot, when)):
        return False
    return not any(token.lower in (";", ":") for token in tokens[when : frame.trigger.first])


def _is_where(frame: Frame, spot: DateSpot, index: int) -> bool:
    """ "A ceremony was held at the airport on Friday, where they were handed over"."""
    on = governor(frame.scene, spot)
    held = on is not None and frame.scene.parsed.tokens[on].lower in ("held", "met", "place", "took", "gathered")
    return held and frame.scene.parsed.tokens[index].lower in ("where", "during", "at")


def _of_arrival(frame: Frame, spot: DateSpot) -> bool:
    """ "A plane with five people freed by X landed on Tuesday": the date of the landing."""
    tokens, heads = frame.scene.parsed.tokens, frame.scene.clauses.head_of
    clause = heads[spot.first]
    return clause != frame.trigger.head and tokens[clause].lower in ARRIVALS


@lru_cache(maxsize=64)
def dateline_start(text: str, start: int, end: int) -> int:
    """Where the date of an agency dateline begins in the article, or -1: it dates the report (codebook, section 6)."""
    found = find_dateline_date(text[start : min(end, start + 200)])
    return found.start + start if found else -1


def _stepped(frame: Frame, context: Context, told: Told) -> Dated | None:
    """ "Mourned on Thursday, a day after the group gave back two bodies": the day before the one that stands there."""
    tokens = frame.scene.parsed.tokens
    deal = frame.status == "agreed"  # "a day after they struck a bargain under which all 19 were to go"
    for index in range(frame.trigger.first - 1, max(0, frame.trigger.first - (24 if deal else 9)), -1):
        if is_verb(frame.scene, index) and not (deal and tokens[index].lower in _STRUCK):
            return None
        if tokens[index].lower not in ("after", "before") or tokens[index - 1].lower not in ("day", "days"):
            continue
        days = _DAYS.get(tokens[index - 2].lower, 0) if index >= 2 else 0
        bases = [spot for spot in frame.scene.dates if spot.last < index - 1]
        if not days or not bases:
            return None
        shift = -days if tokens[index].lower == "after" else days
        value = DateExpr("offset", shift=shift, first=bases[-1].mention.value)
        edtf = resolve(value, context.published, anchor=told.anchor)
        return Dated(edtf, bases[-1].mention, False) if edtf else None
    return None


def _away_from(scene: Scene, spot: DateSpot, trigger: int) -> int | None:
    """ "Three days after the truce took effect on 1 March": how far from the day that a clause or noun behind it gives.

    0 is "hours after"; None where nothing is counted from the date.
    """
    tokens = scene.parsed.tokens
    for index in range(spot.first - 1, max(0, spot.first - _FROM), -1):
        word = tokens[index].lower
        if index == trigger or word in (",", ";", ":"):
            return None
        unit = tokens[index - 1].lower
        if word in ("after", "before", "of", "following") and unit in ("day", "days", "hours"):
            if unit == "hours":
                return 0
            days = _DAYS.get(tokens[index - 2].lower, 0) if index >= 2 and word in ("after", "before") else 0
            return (days if word == "after" else -days) or None
    return None


def _anchor(scene: Scene, spot: DateSpot, context: Context, told: Told) -> str | None:
    """What "two days later" counts from: the date before it in its own sentence, else the one last told of."""
    anchor = told.anchor_at(scene.number, spot.mention.value)
    if not spot.mention.value.is_anaphoric:
        return anchor
    if spot.mention.value.or_published:  # "earlier in the day, he said on Tuesday": the day of the statement
        said = [other for other in scene.dates if other.first > spot.first and other.mention.value.precision == "day"]
        anchor = (resolve(said[0].mention.value, context.published) if said else None) or anchor
    for other in scene.dates:
        if other.first >= spot.first:
            break
        index = governor(scene, other)
        if _is_eve(scene, spot) or index is None or deed(scene, index) != "report":
            anchor = resolve(other.mention.value, context.published, anchor=anchor) or anchor
    return anchor


def _is_eve(scene: Scene, spot: DateSpot) -> bool:
    """ "Said on Tuesday that it had taken place the previous evening": counted from the day of the report."""
    value = spot.mention.value
    return scene.parsed.tokens[spot.first].lower == "the" and (value.unit, value.shift) == ("day", -1)


def _carried_over(frame: Frame, told: Told) -> Dated | None:
    """ "In return Israel released 90": the day told of just before; "at the meeting ... offered": of the talks."""
    number = frame.scene.number
    words = [token.lower for token in frame.scene.parsed.tokens[:12]]
    if (
        frame.status in ("completed", "ongoing")
        and not frame.cumulative
        and told.event
        and 0 <= number - told.number <= _REACH
    ):
        meanwhile = any(tuple(words[: len(phrase)]) == phrase for phrase in MEANWHILE) or _hours_away(words)
        if meanwhile or _in_the_evening(frame.scene):
            return told.event
        if told.bare and number - told.number == 1 and not frame.scene.dates and not frame.fresh:
            return told.event
    deal = frame.status in ("agreed", "proposed", "rejected")
    pointing = bool(AT_THAT & set(words)) or words[:2] == ["under", "it"] or _retold(words)
    if deal and pointing and told.talks and 0 < number - told.talks_number <= _REACH:
        return told.talks
    return None


def _hours_away(words: Sequence[str]) -> bool:
    """ "An hour earlier Turkey had let him go", "Minutes later 40 were driven back"."""
    pairs = pairwise(words[:5])
    return any(unit in HOURS and way in ("earlier", "later", "before", "after", "afterwards") for unit, way in pairs)


def _retold(words: list[str]) -> bool:
    """ "It provides for", "The accord foresees": what was dated by the sentence before."""
    subject = words[1:2] if words[:1] in (["the"], ["this"], ["that"]) else words[:1]
    return bool({*subject} & {"it", *DEALS}) and bool({*words[1:5]} & PROVIDES)


def _in_the_evening(scene: Scene) -> bool:
    """ "The release was under way late in the evening": an hour of the day told of."""
    words = [token.lower for token in scene.parsed.tokens]
    return not scene.dates and any(
        words[i : i + 2] == ["in", "the"] and words[i + 2] in ("evening", "afternoon", "morning")
        for i in range(len(words) - 2)
    )


# -- what that means for a frame -------------------------------------------------------------------------------------


def _rank(frame: Frame, spot: DateSpot) -> tuple[int, bool]:
    """How surely a date dates the event of a frame (-1 not at all, 0 only its report), and whether it is to come."""
    scene, value = frame.scene, spot.mention.value
    tokens, heads = scene.parsed.tokens, scene.clauses.head_of
    due = frame.status == "planned"
    if scene.clauses.in_absolute(spot.first, frame.trigger.head):
        return -1, False
    if frame.cumulative and tokens[spot.first].lower == "so":
        return 4, False  # "12 people held by rebels so far this year": the period of the total
    if value.is_open_since:
        return _rank_of_period(frame, spot), False
    if scene.clauses.in_absolute(frame.trigger.first + 1, spot.first):
        return 4, due
    acts = frozenset({frame.trigger.first, frame.trigger.last, frame.trigger.head})
    index = governor(scene, spot, acts)
    ended = index is not None and tokens[index].lower in _ENDED  # "it ended on Friday; in all, 500 went home"
    parted = any(token.text == ";" for token in tokens[spot.last : frame.trigger.first])
    if frame.cumulative and parted and not ended:
        return -1, False  # "30 were freed on Friday; so far 500 have gone home"
    if index is None:
        return 1, due
    word = tokens[index].lower
    if index in acts:
        near = abs(spot.first - frame.trigger.head) <= 6
        return (3 if frame.status == "agreed" and due else 7 if near else 6), due
    if tells_of_people_before(scene, index, frame.trigger) or is_still_to_come(frame, index):
        return -1, False
    if word in BEGINS and index in scene.clauses.chain(frame.trigger.head)[1:3]:
        return 6, due  # "the exchange began on Friday", not "the war began in 2015"
    if word == "held" and is_staged(scene, index):
        return (5 if heads[index] == heads[frame.trigger.head] else 3), due
    if frame.status == "proposed" and _is_round_of_talks(scene, index):
        return 8, False  # "talks on an exchange resumed on Monday"
    act = deed(scene, index)
    if act == "other" or (is_of_other(scene, index) and (word in OTHER_NOUNS or act != "deal")):
        return -1, False
    if act == "deal" or word in DEALS | TALKS or (word in DEAL_VERBS and _says_deal(scene, index)):
        return (8 if frame.status in ("agreed", "proposed", "rejected") else -1), False
    if act == "report":
        return 0, False
    if act == "due":
        return (8 if frame.status in ("planned", "rejected", "agreed") else -1), frame.status != "rejected"
    mine, clause = heads[frame.trigger.head], heads[index]
    if clause == mine or index == mine:
        return 5, due
    if in_anothers_story(frame, clause, word):
        return -1, False
    if tokens[clause].head == mine or tokens[mine].head == clause:
        return 3, due
    if value.precision == "year":
        return -1, False  # a year far from the predicate tells of earlier times
    return (2 if len({heads[t.i] for t in tokens if t.is_verb}) <= 3 else 1), due


def _is_round_of_talks(scene: Scene, verb: int) -> bool:
    """Whether talks begin or go on by a verb: the act of what is under discussion (codebook, section 6)."""
    subject = scene.clauses.subject(verb)
    named = subject is not None and scene.parsed.tokens[subject].lower in TALKS
    return named and scene.parsed.tokens[verb].lower in BEGINS | {"continued", "ended", "opened", "resumed"}


def _rank_of_period(frame: Frame, spot: DateSpot) -> int:
    """ "Since March 2022" is the date of a running total, unless it says how long people were held."""
    tokens = frame.scene.parsed.tokens
    opened = next(
        (i for i in range(spot.first, max(-1, spot.first - 14), -1) if tokens[i].lower == "since"), spot.first
    )
    acts = frozenset({frame.trigger.head})
    index = to_the_left(frame.scene, replace(spot, first=opened, last=spot.last), acts)
    if not frame.cumulative:
        return -1
    heads = frame.scene.clauses.head_of
    if index is None or index in acts or not tokens[index].is_verb or heads[index] == heads[frame.trigger.head]:
        return 9  # before the day of the last one: "with Thursday's five it has freed 21 since March"
    if tokens[index].head == frame.trigger.head:
        return 9
    named = frame.trigger.last < index <= frame.trigger.last + 2  # "the exchanges held since March"
    kept = tokens[index].lower in OTHER_VERBS and not named
    return -1 if kept or not frame.trigger.nominal else 4


def _says_deal(scene: Scene, index: int) -> bool:
    """ "reached on 2 June" is said of a deal where one stands beside the verb."""
    tokens = scene.parsed.tokens
    return any(token.lower in DEALS | TALKS for token in tokens[max(0, index - 9) : index + 6])
