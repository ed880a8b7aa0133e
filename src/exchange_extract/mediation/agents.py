"""Who is meant by a phrase that mediates: "Qatar, Egypt and the United States", "the Turkish foreign minister".

Heads of state and of government and ministers become their state, envoys and cardinals stay names (codebook, section
3); a body without a code keeps the words of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import PartySpot, PersonSpot, Scene, Spot
from exchange_extract.lexicon import PartyRef
from exchange_extract.mediation.words import mediation_words
from exchange_extract.phrases.persons import Person
from exchange_extract.phrases.references import BOTH
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "CD", "HYPH", "DT", "PRP$", "VBN", "NFP", "AFX"})
# fmt: off
_SKIPPED = frozenset({
    "jointly", "out", "both", "mainly", "also", "chiefly", "partly", "mediators", "mediator", "from", "by",
})
# fmt: on
_OFFICIAL = frozenset({"former", "ex", "late", "envoy", "special"})
_MAX_UNITS = 6


@dataclass(frozen=True, slots=True)
class Mediator:
    """Someone credited, a party or a person, and the token of the words that credit them."""

    mention: Mention[PartyRef] | Mention[Person]
    cue: int
    rule: str

    @property
    def key(self) -> str:
        value = self.mention.value
        return value.key if isinstance(value, PartyRef) else value.full


def parties_of(scene: Scene) -> list[PartySpot]:
    """The parties that a sentence names: "it" and "the two sides" are left to their own rules."""
    tokens = scene.parsed.tokens
    return [
        s
        for s in scene.parties
        if s.mention.value.name != BOTH
        and any(t.text[0].isupper() for t in tokens[s.first : s.last + 1])
        and tokens[s.first].tag not in ("PRP", "PRP$")
    ]


def agents_after(scene: Scene, start: int, cue: int, rule: str, *, subject: bool = False) -> list[Mediator]:
    """The coordinated agents of the phrase that begins at token ``start``; a ``subject`` has its verb behind it."""
    found: list[Mediator] = []
    index = start
    for _ in range(_MAX_UNITS):
        first, last = _unit(scene, index)
        if last < first:
            break
        if found and _is_apposition(scene, first, last):
            index = last + 1
        else:
            one = agent(scene, first, last, cue, rule)
            if one is None:
                break
            found.append(one)
            index = last + 1
        joined = _joint(scene, index)
        if joined < 0:
            break
        index = joined
    return found if subject else _without_speaker(scene, found, index, start)


def _without_speaker(scene: Scene, found: list[Mediator], index: int, start: int) -> list[Mediator]:
    """ "mediated by Qatar, Kyiv said": who is only quoted is no mediator."""
    tokens = scene.parsed.tokens
    if (
        len(found) > 1
        and index < len(tokens)
        and tokens[index].lower in ("said", "says", "reported", "announced", "told", "confirmed", "added")
    ):
        last = found[-1].mention.start
        comma = next((t for t in reversed(tokens[start:index]) if t.end <= last and t.lower == ","), None)
        return [m for m in found if comma is None or m.mention.start < comma.start]
    return found


def agents_within(scene: Scene, first: int, last: int, cue: int, rule: str) -> list[Mediator]:
    """The agents of a phrase whose bounds are known, such as a subject."""
    while first <= last and scene.parsed.tokens[first].lower in _SKIPPED:
        first += 1
    found = (
        [
            m
            for m in agents_after(scene, first, cue, rule, subject=True)
            if m.mention.start < scene.parsed.tokens[last].end
        ]
        if first <= last
        else []
    )
    if not found and first <= last:
        one = agent(scene, first, last, cue, rule)
        return [one] if one else []
    return found


def _joint(scene: Scene, index: int) -> int:
    """Where the next agent of an enumeration may begin: behind a comma, "and", "as well as"; -1 at its end."""
    tokens = scene.parsed.tokens
    if index >= len(tokens) or tokens[index].lower not in (",", "and", "&", "as", "along", "together", "with"):
        return -1
    at = index
    while at < len(tokens) and (
        tokens[at].lower
        in (",", "and", "&", "as", "well", "along", "together", "with", "of", "by", "also", "from", "to")
    ):
        at += 1
    if tokens[index].lower == "as" and at == index + 1:
        return -1
    return at if at < len(tokens) else -1


def _unit(scene: Scene, index: int) -> tuple[int, int]:
    """One noun phrase with its "of" phrase: "the government of Switzerland"."""
    tokens = scene.parsed.tokens
    while index < len(tokens) and tokens[index].lower in _SKIPPED:
        index += 1
    last = index - 1
    at = index
    spots: Sequence[Spot] = (*parties_of(scene), *scene.persons)
    while at < len(tokens):
        token = tokens[at]
        inside = any(s.first <= at <= s.last for s in spots) or _inner_and(tokens, at, spots)
        if token.tag in _NOUN_TAGS or inside or (token.lower == "-" and last == at - 1):
            if token.tag == "VBN" and not inside and at > index and tokens[at - 1].is_noun:
                break
            last = at
        elif not (
            token.lower in ("of", "for")
            and at > index
            and at + 1 < len(tokens)
            and tokens[at + 1].tag in _NOUN_TAGS
            and not any(d.first <= at + 1 <= d.last for d in scene.dates)
            and (token.lower == "of" or tokens[at + 1].text[0].isupper())
        ):
            break
        at += 1
    return index, last


def _inner_and(tokens: tuple[Token, ...], at: int, spots: Sequence[Spot]) -> bool:
    """The "and" of "Peace and Democracy Party": capitals on both sides and neither is a name by itself."""
    if tokens[at].lower != "and" or not 0 < at < len(tokens) - 1:
        return False
    beside = (at - 1, at + 1)
    return all(tokens[i].text[0].isupper() for i in beside) and not any(
        s.first <= i <= s.last for i in beside for s in spots
    )


def _is_apposition(scene: Scene, first: int, last: int) -> bool:
    """ ", a Ukrainian politician", ", the pope's envoy": says who the one before is."""
    tokens = scene.parsed.tokens
    if first == 0 or tokens[first - 1].lower != ",":
        return False
    named = any(
        s.first in (first, first + 1)
        and (not isinstance(s, PartySpot) or s.mention.value.form not in ("adjective", "leader", "seat"))
        and s.last == last
        for s in (*parties_of(scene), *scene.persons)
    )
    return not named and (
        (tokens[first].lower in ("a", "an", "the") and tokens[first + 1 if first < last else first].text[0].islower())
        or tokens[last].text[0].islower()
    )


def agent(scene: Scene, first: int, last: int, cue: int, rule: str) -> Mediator | None:
    """The agent that one noun phrase means, or None."""
    tokens = scene.parsed.tokens
    words = [t.lower for t in tokens[first : last + 1]]
    parties = [s for s in parties_of(scene) if first <= s.first and s.last <= last]
    persons = [s for s in scene.persons if first <= s.first and s.last <= last and not _possessive(scene, s.last)]
    named = _named_body(scene, first, last, parties)
    if persons and not named:
        return _person(scene, persons[-1], parties, first, cue, rule)
    if named:
        return Mediator(named, cue, rule)
    if parties:
        chosen = (
            next((s for s in parties if s.mention.value.kind != "state"), None) or parties[-1 if "of" in words else 0]
        )
        return Mediator(chosen.mention, cue, rule)
    return _common_body(scene, first, last, cue, rule)


def _possessive(scene: Scene, last: int) -> bool:
    tokens = scene.parsed.tokens
    return last + 1 < len(tokens) and tokens[last + 1].tag == "POS"


def _person(scene: Scene, spot: PersonSpot, parties: list[PartySpot], first: int, cue: int, rule: str) -> Mediator:
    """A person, or the state for its head, its head of government and its ministers in office."""
    tokens = scene.parsed.tokens
    title = [t.lower for t in tokens[first : spot.first]]
    leader = next(
        (p for p in parties if p.mention.value.form == "leader" and p.first <= spot.first and spot.last <= p.last), None
    )
    office = (
        bool(set(title) & mediation_words().offices)
        or {"crown", "prince"} <= set(title)
        or {"prime", "minister"} <= set(title)
    )
    if set(title) & _OFFICIAL:
        return Mediator(spot.mention, cue, rule)
    if leader and leader.mention.value.kind == "state":
        return Mediator(leader.mention, cue, rule)
    state = next((p for p in parties if p.last < spot.first and p.mention.value.kind == "state"), None)
    if office and state:
        return Mediator(state.mention, cue, rule)
    return Mediator(spot.mention, cue, rule)


def _named_body(scene: Scene, first: int, last: int, parties: list[PartySpot]) -> Mention[PartyRef] | None:
    """A capitalised name that is no known party though it may hold one: "Save Ukraine", "Catholic Church"."""
    tokens = scene.parsed.tokens
    bodies = mediation_words().bodies
    start = end = -1
    for index in range(first, last + 1):
        token = tokens[index]
        capital = token.text[0].isupper() and token.tag not in ("DT", "PRP$", "PRP")
        if capital and start < 0:
            start = index
        if capital and start >= 0:
            end = index
        elif start >= 0 and token.lower not in ("of", "the", "for", "and", "-"):
            break
    if start < 0 or end == start:
        return None
    if any(
        (s.first <= start and end <= s.last)
        or (s.first == start and s.last >= start and s.mention.value.form == "leader")
        for s in parties
    ):
        return None
    if any(s.first == start and tokens[s.last + 1 if s.last < end else s.last].tag == "POS" for s in parties):
        return None
    inner = [s for s in parties if start <= s.first and s.last <= end]
    lead = tokens[start].lower
    known = [t.lower for t in tokens[start : end + 1]]
    covered = {i for s in inner for i in range(s.first, s.last + 1)}
    if inner and not (lead in ("save", "bring") or known[-1] in bodies):
        return None
    if lead in credit_words().roles or lead in mediation_words().offices:
        return None
    if not inner and not any(w in bodies for w in known) and any(start <= p.first <= end for p in scene.persons):
        return None
    if not inner and not any(w in bodies for w in known) and tokens[start].tag not in ("NNP", "NNPS"):
        return None
    if len(covered) == end - start + 1:
        return None
    return _mention(scene, start, end)


def _common_body(scene: Scene, first: int, last: int, cue: int, rule: str) -> Mediator | None:
    """A body in common words: "a tribal jirga", "clan elders", "the diocese of Quibdó"."""
    tokens = scene.parsed.tokens
    bodies = mediation_words().common_bodies
    if not any(t.lower in bodies for t in tokens[first : last + 1]):
        return None
    while first < last and tokens[first].tag in ("DT", "PRP$", "CD"):
        first += 1
    return Mediator(_mention(scene, first, last), cue, rule)


def _mention(scene: Scene, first: int, last: int) -> Mention[PartyRef]:
    tokens = scene.parsed.tokens
    text = tokens[first].text
    for index in range(first + 1, last + 1):
        text += ("" if tokens[index].start == tokens[index - 1].end else " ") + tokens[index].text
    return Mention(tokens[first].start, tokens[last].end, PartyRef(None, text, "organisation", "name"), "mediator.body")
