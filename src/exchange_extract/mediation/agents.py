"""Who is meant by a phrase that mediates: "Qatar, Egypt and the United States", "the Turkish foreign minister".

Heads of state and of government and ministers become their state, envoys and cardinals stay names (codebook, section
3); a body without a code keeps the words of the text.
"""

from collections.abc import Sequence

from exchange_extract.attribution.speakers import find_credits
from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import PartySpot, PersonSpot, Scene, Spot
from exchange_extract.lexicon import PartyRef
from exchange_extract.mediation.offices import Mediator, office_holder
from exchange_extract.mediation.words import mediation_words
from exchange_extract.phrases.references import BOTH, REALM
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "CD", "HYPH", "DT", "PRP$", "VBN", "NFP", "AFX"})
# fmt: off
_SKIPPED = frozenset({
    "jointly", "out", "both", "mainly", "also", "chiefly", "partly", "mediators", "mediator", "from", "by",
})
# fmt: on
_CALLINGS = frozenset(
    {"businessman", "businesswoman", "cleric", "pastor", "lawyer", "journalist", "monk", "imam", "nun"}
)
TALKS = frozenset(
    {"talks", "negotiations", "meeting", "meetings", "contacts", "discussions", "conversations", "mediation", "channel"}
)
_CHIEFS = frozenset({"leaders", "figures", "scholars", "authorities", "groups"})
_MISSIONS = frozenset({"embassy", "consulate", "commission", "ministry"})
# fmt: off
_LOCAL = frozenset({
    "tribal", "clan", "community", "religious", "church", "traditional", "village", "civic", "islamic", "christian",
    "muslim", "druze",
})
# fmt: on
_MEMBERS = (("including",), ("like",), ("such", "as"), ("among", "them"), ("namely",))
_OPENING = 3  # words of the longest phrase before members
_MAX_UNITS = 8
_MAX_PHRASE = 16
# fmt: off
_PHRASE_ENDS = frozenset({
    ";", ".", "who", "which", "after", "before", "between", "since", "when", "where", "while", "for", "to", "near",
    "as", "but", "under", "over", "against", "(",
})
# fmt: on


def parties_of(scene: Scene) -> list[PartySpot]:
    """The parties that a sentence names: "it" and "the two sides" are left to their own rules."""
    tokens = scene.parsed.tokens
    return [
        s
        for s in scene.parties
        if s.mention.value.name != BOTH
        and (
            any(t.text[0].isupper() for t in tokens[s.first : s.last + 1])
            or s.mention.rule == REALM
            or (s.mention.value.kind == "organisation" and s.last > s.first)
        )
        and tokens[s.first].tag not in ("PRP", "PRP$")
    ]


def agents_after(scene: Scene, start: int, cue: int, rule: str, *, subject: bool = False) -> list[Mediator]:
    """The coordinated agents of the phrase that begins at token ``start``; a ``subject`` has its verb behind it."""
    found: list[Mediator] = []
    index = end = start
    for _ in range(_MAX_UNITS):
        first, last = _unit(scene, index)
        if last < first:
            break
        if (member := _inside(scene, first, last)) >= 0:
            index, last = member, _unit(scene, member)[1]
            first = index
        if found and _is_apposition(scene, first, last, found[-1]):
            index = last + 1
        else:
            named = _name_behind(scene, first, last)
            one = agent(scene, first, named.last if named else last, cue, rule)
            if one is None and (source := members_of(scene, last)) >= 0:
                index = source
                continue
            if one is None and not (subject or _goes_on(scene, last)):
                break
            found += [one] if one else []
            index = (named.last if named else last) + 1
        end = index
        joined = _joint(scene, _past_bracket(scene, index))
        if joined < 0:
            break
        index = joined
    return found if subject else _without_speaker(scene, found, end, start) or _anyone(scene, start, cue, rule)


def members_of(scene: Scene, last: int) -> int:
    """ "Officials from Germany and Turkey", "two states, among them Egypt": where the names behind begin, or -1."""
    tokens = scene.parsed.tokens
    at = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].lower == ",")
    if [t.lower for t in tokens[at : at + 1]] == ["from"] and at == last + 1:
        return at + 1
    return opened_by(scene, at, _MEMBERS) or -1


def opened_by(scene: Scene, at: int, openings: Sequence[Sequence[str]]) -> int | None:
    """The token behind the first of some phrases that stands at a token."""
    words = [t.lower for t in scene.parsed.tokens[at : at + _OPENING]]
    return next((at + len(opening) for opening in openings if words[: len(opening)] == list(opening)), None)


def _inside(scene: Scene, first: int, last: int) -> int:
    """ "A humanitarian commission of the Ombudsman's Office and the Church": where its members begin, or -1."""
    tokens = scene.parsed.tokens
    head = next((i for i in range(first, last) if tokens[i].text in mediation_words().carrier_heads), -1)
    if head < 0 or tokens[head + 1].lower != "of" or any(first <= s.first < head for s in parties_of(scene)):
        return -1
    return head + 2 if any(t.text[0].isupper() for t in tokens[head + 2 : head + 4]) else -1


def _past_bracket(scene: Scene, index: int) -> int:
    """Behind an acronym in brackets: "the United Arab Emirates (UAE) and Turkey"."""
    tokens = scene.parsed.tokens
    if index >= len(tokens) or tokens[index].lower != "(":
        return index
    return next((i + 1 for i in range(index + 1, min(index + 6, len(tokens))) if tokens[i].lower == ")"), index)


def _anyone(scene: Scene, start: int, cue: int, rule: str) -> list[Mediator]:
    """ "By a delegation that included officials from Egypt", "by the governments in Cairo": any party named."""
    tokens = scene.parsed.tokens
    end = start
    while end < len(tokens) and end - start < _MAX_PHRASE:
        token = tokens[end]
        finite = token.tag in ("VBD", "VBZ", "VBP", "MD") and not token.lower.startswith("include")
        if finite or token.lower in _PHRASE_ENDS or (token.tag == "IN" and tokens[end - 1].lower in TALKS):
            break  # "by negotiations in Doha"
        end += 1
    named = [s for s in parties_of(scene) if start <= s.first and s.last < end and not _possessive(scene, s.last)]
    return [Mediator(s.mention, cue, rule) for s in named if s.mention.value.kind != "armed_group"]


def _goes_on(scene: Scene, last: int) -> bool:
    """ "Escorted by three lawmakers and a delegation of the Red Cross": the first of two is nobody of note."""
    tokens = scene.parsed.tokens
    return last + 2 < len(tokens) and tokens[last + 1].lower == "and" and tokens[last + 2].tag in ("DT", "NNP", "JJ")


def _name_behind(scene: Scene, first: int, last: int) -> PersonSpot | None:
    """ "A German intelligence officer, Ernst Uhrlau", "the Emir of Qatar, Sheikh Tamim": the name behind an office."""
    tokens = scene.parsed.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].lower != "," or any(first <= s.first <= last for s in scene.persons):
        return None
    words = {t.lower for t in tokens[first : last + 1]}
    if not words & (credit_words().roles | mediation_words().offices | _CALLINGS) or tokens[last].lower.endswith("s"):
        return None
    return next((s for s in scene.persons if last + 2 <= s.first <= last + 3), None)


def _without_speaker(scene: Scene, found: list[Mediator], index: int, start: int) -> list[Mediator]:
    """ "Mediated by Qatar, Kyiv said", "after mediation by Oman, Iran freed ten": who acts behind is no mediator."""
    tokens = scene.parsed.tokens
    last = found[-1].mention.start if found else -1
    speaks = len(found) > 1 and any(
        tokens[c.first].start <= last < tokens[c.last].end for c in find_credits(scene) if c.first <= c.last
    )
    if speaks or (len(found) > 1 and index < len(tokens) and tokens[index].tag in ("VBD", "VBZ", "VBP", "MD")):
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
    if at == index + 1 and tokens[index].lower in ("as", "with"):
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


def _is_apposition(scene: Scene, first: int, last: int, before: Mediator) -> bool:
    """ ", a Ukrainian politician", ", the pope's envoy": says who the one before is."""
    tokens = scene.parsed.tokens
    if first == 0 or tokens[first - 1].lower != ",":
        return False
    known = {s.mention.value.key for s in scene.parties if s.last < first and s.mention.value.kind != "side"}
    inside = [s for s in parties_of(scene) if first <= s.first and s.last <= last]
    if inside and isinstance(before.mention.value, PartyRef) and not any(s.mention.value.key in known for s in inside):
        return False  # ", the Swiss government and"
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
    if named and not parties and (whole := _common_body(scene, first, last, cue, rule, head_only=True)):
        return whole  # "sheikhs of the Murad tribe"
    if persons and not named:
        return office_holder(scene, persons[-1], parties, first, cue, rule)
    if named:
        return Mediator(named, cue, rule)
    if parties and _is_private(scene, parties, last):
        while first < last and tokens[first].tag in ("DT", "PRP$", "CD"):
            first += 1
        return Mediator(_mention(scene, first, last), cue, rule)
    if parties:
        own = [s for s in parties if not _possessive(scene, s.last)]  # "Sudan's neighbour Egypt"
        neighbours = [s for s in own if s.mention.value.form == "name"]
        first_named = (neighbours if len(own) < len(parties) and neighbours else parties)[-1 if "of" in words else 0]
        chosen = next((s for s in parties if s.mention.value.kind != "state"), None) or first_named
        return Mediator(chosen.mention, cue, rule)
    return _common_body(scene, first, last, cue, rule)


def _is_private(scene: Scene, parties: Sequence[PartySpot], last: int) -> bool:
    """ "A Swiss charity", "a Thai Muslim group": no organs of the state whose adjective stands before them."""
    head = scene.parsed.tokens[last]
    states = all(s.mention.value.kind == "state" and s.mention.value.form == "adjective" for s in parties)
    return states and head.lower in mediation_words().private and head.text[0].islower()


def _possessive(scene: Scene, last: int) -> bool:
    tokens = scene.parsed.tokens
    return last + 1 < len(tokens) and tokens[last + 1].tag == "POS"


def _named_body(scene: Scene, first: int, last: int, parties: list[PartySpot]) -> Mention[PartyRef] | None:
    """A capitalised name that is no known party though it may hold one: "Save Ukraine", "Catholic Church"."""
    tokens = scene.parsed.tokens
    bodies = mediation_words().bodies
    start = end = -1
    if first < last and tokens[first].tag == "NNS" and tokens[first + 1].lower == "of":
        first += 2  # "Ambulances of the Red Crescent"
    for index in range(first, last + 1):
        token = tokens[index]
        capital = token.text[0].isupper() and token.tag not in ("DT", "PRP$", "PRP")
        if capital and start < 0:
            start = index
        if capital and start >= 0:
            end = index
        elif start >= 0 and token.lower not in ("of", "the", "for", "and", "-"):
            break
    follows = end + 1 if 0 <= end < last else end
    if start >= 0 and tokens[follows].lower in mediation_words().private and not _named_at(parties, end):
        end = follows  # "Libya's Gaddafi foundation"
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
    if tokens[end].lower in _MISSIONS and any(s.mention.value.kind == "state" for s in inner):
        return None  # "the Swiss Embassy" is its state
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


def _named_at(parties: Sequence[PartySpot], token: int) -> bool:
    return any(s.first <= token <= s.last for s in parties)


def _common_body(
    scene: Scene, first: int, last: int, cue: int, rule: str, *, head_only: bool = False
) -> Mediator | None:
    """A body in common words: "a tribal jirga", "clan elders", "the diocese of Quibdó"; ``head_only``: before "of"."""
    tokens = scene.parsed.tokens
    bodies = mediation_words().common_bodies
    words = {t.lower for t in tokens[first : last + 1]}
    if head_only:
        of = next((i for i in range(first, last) if tokens[i].lower == "of"), first)
        words = {t.text for t in tokens[first:of]}
    if not (words & bodies or (words & _CHIEFS and words & _LOCAL)):
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
