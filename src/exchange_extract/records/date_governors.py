"""What a date hangs on: the verb of its clause, or a noun that it stands at (see ``dating``)."""

from collections.abc import Sequence
from itertools import pairwise

from exchange_extract.frames.model import DateSpot, Frame, Scene, Trigger
from exchange_extract.phrases.coordination import descriptions
from exchange_extract.records.date_words import (
    ARRIVALS,
    BEGINS,
    CAME,
    DEALS,
    DECIDED,
    ERAS,
    EVENTS,
    FREED,
    LIGHT,
    MET,
    NAMING,
    OTHER_NOUNS,
    OTHER_VERBS,
    TALKS,
    WALLS,
)
from exchange_extract.tokens import Token

_WHO = frozenset({"who", "they", "it", "he", "she"})
_OCCASIONS = frozenset({"call", "conference", "meeting", "statement", "summit"})
_TELLING = 5  # tokens between "said" and "statement"
_ASIDE = 4  # tokens up to "after" in "just three days after"
_SINCE = 12  # tokens from "since" to its year
_WINDOW = 60  # tokens on either side of a date
_JOINTS = frozenset({",", ";", "and", "but", "while", "with", "as"})
_AUXILIARIES = frozenset({"had", "has", "have", "was", "were", "is", "are", "been", "being", "got"})


def governor(scene: Scene, spot: DateSpot, acts: frozenset[int] = frozenset()) -> int | None:
    """The token of the verb or noun that a date hangs on; None where the sentence has none.

    ``acts`` are tokens that count as verbs whatever their tag ("will free 500").
    """
    owned = _owned(scene, spot)
    if owned is not None:
        return owned
    if acts and _stands_behind_period(scene, spot):
        return min(acts)
    left = to_the_left(scene, spot, acts)
    return left if left is not None else _to_the_right(scene, spot, acts)


def _owned(scene: Scene, spot: DateSpot) -> int | None:
    """ "Friday's prisoner swap", "the 2 June agreement": the noun that the date stands before."""
    tokens = scene.parsed.tokens
    after = spot.last + 1
    possessive = tokens[spot.last].lower in ("'s", "’s") or (
        after < len(tokens) and tokens[after].lower in ("'s", "’s")
    )
    before = tokens[spot.first - 1] if spot.first else None
    determined = before is not None and (before.lower in ("the", "a", "this") or before.tag in ("POS", "PRP$"))
    if not (possessive or determined):
        return None
    index = after + (after < len(tokens) and tokens[after].lower in ("'s", "’s"))
    last = None
    while (
        index < len(tokens)
        and index <= spot.last + 6
        and (tokens[index].is_noun or tokens[index].tag in ("JJ", "CD", "VBN", "HYPH", "VBG", "POS"))
    ):
        last = index if tokens[index].is_noun else last
        index += 1
    return last


def _stands_behind_period(scene: Scene, spot: DateSpot) -> bool:
    """ "The biggest swap since war broke out in 2014 on Friday": no day of the war, which has its year already."""
    before = next((date for date in scene.dates if date.last == spot.first - 2), None)
    if before is None or before.mention.value.precision == "day" or spot.mention.value.precision != "day":
        return False
    return any(token.lower == "since" for token in scene.parsed.tokens[max(0, before.first - _SINCE) : before.first])


def _people(scene: Scene) -> set[int]:
    return {index for group in scene.groups for index in range(group.first, group.last + 1)}


def is_verb(scene: Scene, index: int) -> bool:
    """A verb that says something: no auxiliary, and no participle before its noun ("captured soldiers")."""
    token = scene.parsed.tokens[index]
    if not token.is_verb or token.lower in LIGHT:
        return False
    if token.tag in ("VBN", "VBG") and token.dep == "amod":
        return False
    named = [t.lower for t in scene.parsed.tokens[index + 1 : index + 2]] == ["as"]
    if token.lower in NAMING and index and (named or scene.parsed.tokens[index - 1].tag.startswith("NN")):
        return False  # "a nurse called Okoro", "a ranger, identified as Okoro,"
    around = scene.parsed.tokens[max(0, index - 1) : index + 2]
    # "256 captured Pakistani soldiers", "In 1962, captured Soviet agents", where the tagger saw a past tense
    closed = len(around) == 3 and around[0].tag in ("CD", "DT", "JJ", "PRP$", ",")
    closed = closed and not any(spot.first == index + 1 for spot in scene.dates)  # "the remains, found last autumn,"
    return not (closed and token.lower in OTHER_VERBS and around[2].tag.startswith(("JJ", "NN")))


def to_the_left(scene: Scene, spot: DateSpot, acts: frozenset[int]) -> int | None:
    tokens, people = scene.parsed.tokens, _people(scene)
    closing = _is_closed(scene, spot)
    aside = descriptions(tokens, scene.groups)
    aside = set() if spot.first in aside else aside
    content = False
    bracketed = _is_bracketed(tokens, spot)
    for index in range(spot.first - 1 - bracketed, max(-1, spot.first - _WINDOW), -1):
        word = tokens[index].lower
        if index in aside:
            continue
        if word in WALLS and not _in_dash(scene, index):
            return None
        if word == "," and not closing:
            return None
        if word in ("and", "but") and not content and not closing:
            return None
        if index in people and index not in acts:
            content = True
            continue
        if index in acts or is_verb(scene, index):
            return index
        if (
            word in OTHER_NOUNS | TALKS | DEALS | EVENTS
            and not (word in _OCCASIONS and _is_told_at(scene, index))
            and _stands_at(scene, index, spot.first)
            and not (word in ERAS and spot.mention.value.precision in ("day", "interval") and not _is_of(tokens, index))
        ):
            return index
        content = content or tokens[index].tag not in ("IN", "DT", "RB", "JJ", "CC", ",")
    return None


def _is_bracketed(tokens: Sequence[Token], spot: DateSpot) -> bool:
    """ "Killed in the Second World War (1939-1945)": what a date alone in brackets hangs on stands before them."""
    around = tokens[max(0, spot.first - 1)].text, tokens[min(spot.last + 1, len(tokens) - 1)].text
    return around == ("(", ")")


def _is_of(tokens: Sequence[Token], noun: int) -> bool:
    """ "The ceasefire of 1 July"; elsewhere no day dates a war."""
    return noun + 1 < len(tokens) and tokens[noun + 1].lower == "of"


def is_of_other(scene: Scene, index: int) -> bool:
    """Whether a word tells of a capture, a war, another thing than the handover; "had taken place" does not."""
    tokens = scene.parsed.tokens
    word = tokens[index].lower
    if word == "taken" and index + 1 < len(tokens) and tokens[index + 1].lower == "place":
        return False
    return word in OTHER_NOUNS or word in OTHER_VERBS


def tells_of_people_before(scene: Scene, verb: int, trigger: Trigger) -> bool:
    """ "Freed a corporal who had strayed over the line on 3 May", "..., months after he fell ill on 3 May".

    What a clause beside the handover tells of its people is of an earlier day, unless it tells of their way home.
    """
    tokens = scene.parsed.tokens
    opening = verb
    while opening > 0 and (tokens[opening - 1].tag == "RB" or tokens[opening - 1].lower in _AUXILIARIES):
        opening -= 1
    if opening <= trigger.head <= verb:
        return False
    if _is_long_after(tokens, opening, trigger.last):
        return True
    if tokens[verb].lower in FREED | CAME | MET:
        return False
    who = opening - 1
    if who < 1 or tokens[who].lower not in _WHO:
        return False
    last = who - 1 - (tokens[who - 1].lower == ",")
    if tokens[who].lower != "who":  # "pupils they took from a school in May", "men (whom) it had held since May"
        last = who - 1 - (tokens[who - 1].lower in ("whom", "that"))
    return last in {group.last for group in scene.groups} | {person.last for person in scene.persons}


def _is_long_after(tokens: Sequence[Token], opening: int, trigger: int) -> bool:
    """Whether a clause that opens with its subject, or one of the participle, stands behind "months after"."""
    first = max(trigger + 1 if trigger < opening else 1, opening - _ASIDE)
    after = next((i for i in range(opening - 1, first - 1, -1) if tokens[i].lower == "after"), 0)
    return after > 1 and tokens[after - 1].lower in ("weeks", "months", "years", "week", "month", "year")


def _is_told_at(scene: Scene, index: int) -> bool:
    """ "Said in a statement on Thursday", "told a press conference on Monday": the report has the day."""
    verbs = {cue.last for cue in scene.cues if cue.rule.category == "attribution"}
    return any(i in verbs and scene.parsed.tokens[i].is_verb for i in range(max(0, index - _TELLING), index))


def _in_dash(scene: Scene, index: int) -> bool:
    """ "as part of", "as well as": no clause begins there."""
    return scene.parsed.tokens[index].lower == "as" and scene.parsed.tokens[index].dep != "mark"


def _is_closed(scene: Scene, spot: DateSpot) -> bool:
    """Whether the clause ends with the date, so that it hangs on what comes before even across a comma."""
    tokens = scene.parsed.tokens
    for token in tokens[spot.last + 1 :]:
        if token.lower in (".", ";", "and", "but", '"', "''", "”", ")", "—", "–"):
            return True
        if token.lower == ",":
            return not any(t.lower == "," for t in tokens[max(0, spot.first - 2) : spot.first])
        return False
    return True


def _stands_at(scene: Scene, noun: int, date: int) -> bool:
    """Whether only prepositions and places stand between a noun and a date: "talks in Doha on 2 May"."""
    between = scene.parsed.tokens[noun + 1 : date]
    if len(between) > 8 or any(token.is_verb for token in between):
        return False
    return all(
        token.tag in ("IN", "DT", "NNP", "NNPS", ",", "JJ", "CC", "TO") or index == 0
        for index, token in enumerate(between)
    )


def _to_the_right(scene: Scene, spot: DateSpot, acts: frozenset[int]) -> int | None:
    tokens, heads = scene.parsed.tokens, scene.clauses.head_of
    clause, start = heads[spot.first], _behind_aside(scene, spot)
    people, asides = _people(scene), _relative_asides(tokens, start)
    if clause >= start and clause not in asides and is_verb(scene, clause):
        return clause
    for index in range(start, min(len(tokens), spot.last + _WINDOW)):
        if index in asides:
            continue
        if index in acts or (index not in people and is_verb(scene, index)):
            return index
    return clause if clause != spot.first else None


def in_anothers_story(frame: Frame, clause: int, word: str) -> bool:
    """ "The junta that came to power in August freed 60": what a relative clause tells of somebody, and no journey."""
    tokens = frame.scene.parsed.tokens
    happened = (
        frame.status in ("completed", "ongoing") and not frame.trigger.nominal
    )  # a deal was struck by such a verb
    relative = tokens[clause].dep == "acl:relcl" and tokens[clause].is_verb and happened
    return relative and clause < frame.trigger.first and word not in ARRIVALS | CAME | FREED | BEGINS


def is_staged(scene: Scene, held: int) -> bool:
    """ "A transfer ceremony was held on Friday", against "soldiers held since Friday"."""
    tokens = scene.parsed.tokens
    before = tokens[max(0, held - 16) : held]
    passive = any(token.lower in ("was", "were", "be", "been", "being") for token in before[-3:])
    return passive and any(token.lower in EVENTS and token.is_noun for token in before)


def _behind_aside(scene: Scene, spot: DateSpot) -> int:
    """Where to look on from a date at the head of its sentence: "In late August, days after he had called, they ..."

    A clause or phrase between commas that says how long after or before something else it was is passed over.
    """
    tokens = scene.parsed.tokens
    after = spot.last + 1
    if spot.first > 2 or after >= len(tokens) or tokens[after].lower != ",":
        return after
    opening = [token.lower for token in tokens[after + 1 : after + 1 + _ASIDE]]
    if not {"after", "before", "following"} & set(opening):
        return after
    return next((t.i + 1 for t in tokens[after + 1 : after + _WINDOW] if t.lower == ","), after)


def _relative_asides(tokens: Sequence[Token], start: int) -> set[int]:
    """The words of ", who had been held for years," and ", some of whom were ill,": they date nothing else."""
    commas = [token.i for token in tokens[start : start + _WINDOW] if token.lower == ","]
    asides: set[int] = set()
    for comma, closing in pairwise(commas):
        opening = [token.lower for token in tokens[comma + 1 : comma + 1 + _ASIDE]]
        if opening[:1] in (["who"], ["whom"]) or ("of", "whom") in pairwise(opening):
            asides |= set(range(comma, closing))
    return asides


def deed(scene: Scene, index: int) -> str:
    """What the word that a date hangs on tells of by its cue: a report, a deal, an appointment; "" without one."""
    kinds = {cue.rule.category for cue in scene.cues if cue.first <= index <= cue.last}
    if kinds & {"agreement", "proposal", "rejection"} or scene.parsed.tokens[index].lower in DECIDED:
        return "deal"
    if kinds & {"plan", "future"} or scene.parsed.tokens[index].lower in ("due", "scheduled"):
        return "due"
    return "report" if "attribution" in kinds else ""


def is_still_to_come(frame: Frame, verb: int) -> bool:
    """ "Rebels free 20, army to follow on Monday": the day of the next act, by a subject and verb of its own."""
    tokens = frame.scene.parsed.tokens
    done = frame.status == "completed" and frame.trigger.last < verb - 2 and tokens[verb].tag == "VB"
    between = [token.lower for token in tokens[frame.trigger.last : verb - 1]]
    done = done and not any(token.is_verb for token in tokens[frame.trigger.last + 1 : verb - 1])
    return done and tokens[verb - 1].lower == "to" and tokens[verb - 2].is_noun and not _JOINTS.isdisjoint(between)
