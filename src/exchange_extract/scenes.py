"""Sentences with all the phrases found in them, ready for the frames."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from exchange_extract.clauses import Clauses
from exchange_extract.cues import find_cues
from exchange_extract.frames.model import DateSpot, PartySpot, PersonSpot, PlaceSpot, Scene
from exchange_extract.lexicon import Lexicon, PartyRef, PlaceRef
from exchange_extract.mediation import find_mediators
from exchange_extract.phrases.dates import find_dates
from exchange_extract.phrases.named_groups import find_named_groups
from exchange_extract.phrases.names import find_names
from exchange_extract.phrases.partition import mark_parts
from exchange_extract.phrases.people import Group, find_groups
from exchange_extract.phrases.people_asides import with_asides
from exchange_extract.phrases.people_context import in_context
from exchange_extract.phrases.people_tokens import CAPTIVES
from exchange_extract.phrases.person_lexicon import default_lexicon
from exchange_extract.phrases.persons import Person, find_persons, link_surnames
from exchange_extract.phrases.quantities import find_quantities
from exchange_extract.phrases.references import (
    BOTH,
    PEOPLE,
    as_sides,
    find_governments,
    find_references,
    main_state,
    with_bands,
    with_both_sides,
    without_names,
)
from exchange_extract.rules.inflect import verb_forms
from exchange_extract.spans import Mention
from exchange_extract.tokens import Parsed, Token

T = TypeVar("T")


def build_scenes(text: str, parsed: Sequence[Parsed], lexicon: Lexicon, published: date | None) -> list[Scene]:
    """One scene a parsed sentence, in order; names are found over the whole article first."""
    parties, places = find_names(text, lexicon, published)
    parties = with_bands(text, without_names(text, as_sides(text, find_named_groups(text, parties))))
    governments = find_governments(text, parties)
    parties += find_references(text, sorted([*parties, *governments], key=lambda m: m.start))
    persons = _persons(text, lexicon)
    parties = sorted(_leaders_whole(with_both_sides(text, parties), persons), key=lambda m: m.start)
    sides = [m for m in parties if m.rule != PEOPLE]
    scenes = []
    subject: PartyRef | None = None
    for number, sentence in enumerate(parsed):
        start, end = sentence.sentence.start, sentence.sentence.end
        words = text[start:end]
        own_parties = _within(sides, start, end)
        own_parties += _pronouns(sentence, own_parties, subject)
        own_parties.sort(key=lambda m: m.start)
        subject = _subject(sentence, own_parties) or _only_party(sentence, own_parties) or subject
        groups = find_groups(sentence, lexicon, find_quantities(words, start), own_parties)
        groups = with_asides(sentence, in_context(sentence, groups), own_parties)
        groups = mark_parts(sentence, groups)
        groups = [_tied(group, sentence, [*parties, *governments]) for group in groups]
        groups = [_possessed(group, sentence, own_parties) for group in groups]
        groups = [_at_home(group, sentence, _within(places, start, end), lexicon) for group in groups]
        scene = Scene(
            number,
            sentence,
            Clauses(sentence),
            tuple(find_cues(sentence, lexicon)),
            tuple(groups),
            tuple(PersonSpot(*span, m) for m, span in _laid(sentence, _within(persons, start, end))),
            tuple(PartySpot(*span, m) for m, span in _laid(sentence, own_parties)),
            tuple(PlaceSpot(*span, m) for m, span in _laid(sentence, _within(places, start, end))),
            tuple(DateSpot(*span, m) for m, span in _laid(sentence, find_dates(words, start))),
            peoples=tuple(m for m in _within(parties, start, end) if m.rule == PEOPLE),
        )
        scenes.append(replace(scene, mediating=_mediating(scene)))
    return scenes


def _leaders_whole(parties: Sequence[Mention[PartyRef]], persons: Sequence[Mention[Person]]) -> list[Mention[PartyRef]]:
    """Without leaders in whose place the name goes on: "Ibrahim Traoré-Diallo" is no Ibrahim Traoré."""
    longer = {person.start: person.end for person in persons}
    return [m for m in parties if m.value.form != "leader" or longer.get(m.start, m.end) <= m.end]


def _tied(group: Group, sentence: Parsed, parties: Sequence[Mention[PartyRef]]) -> Group:
    """ "25 government fighters and 61 Druze fighters": a word of its name, or "government", ties people to a party."""
    if group.parties or group.bare:
        return group
    captives = sentence.tokens[group.last].lower in CAPTIVES  # "a Hamas hostage" is in its hands, not of its ranks
    for token in sentence.tokens[group.first : group.last]:
        ref: PartyRef | None = None
        if token.lower in ("government", "army", "federal", "loyalist", "regime", "state"):
            ref = main_state(parties, token.start)
        elif token.text[0].isupper() and token.tag.startswith(("NNP", "JJ")) and not captives:
            named = [
                m.value
                for m in parties
                if m.value.kind in ("armed_group", "side") and token.text in m.value.name.split()
            ]
            ref = named[0] if named else None
        if ref is not None:
            return replace(group, parties=(Mention(token.start, token.end, ref, "party.tied"),))
    return group


# fmt: off
_OWN_PEOPLE = {
    "men", "soldiers", "troops", "citizens", "nationals", "sailors", "fishermen", "officers", "policemen", "servicemen",
    "guards", "pilots", "seamen", "marines", "diplomats", "engineers", "journalists", "countrymen", "compatriots",
}
# fmt: on


def _possessed(group: Group, sentence: Parsed, parties: Sequence[Mention[PartyRef]]) -> Group:
    """ "Poland reported that three of its men were back": the people of the first subject; "its prisoners" may not be.

    Only where that subject speaks or asks and another party or nobody acts: what it frees itself are not its own. Of
    people who are received, refused or fetched, "its" is who does so: "Baku says that Yerevan refused to accept 12 of
    its soldiers".
    """
    tokens = sentence.tokens
    if group.parties or group.bare or tokens[group.last].lower not in _OWN_PEOPLE:
        return group
    its = next((t for t in tokens[group.first : group.last] if t.lower in ("its", "their")), None)
    subject = next((t for t in tokens if t.dep == "nsubj"), None)
    if its is None or subject is None or tokens[subject.head].lower not in _REPORTS:
        return group
    first, last = _phrase_span(sentence, subject.i)
    owner = next((m for m in parties if first <= m.start < last and m.value.kind in ("state", "armed_group")), None)
    if owner is None or owner.value.name == BOTH or its.i < subject.head:
        return group
    if any(t.lower in _TAKES for t in tokens[max(subject.head + 1, group.first - _TO_PEOPLE) : group.first]):
        return group
    ref = replace(owner.value, form="adjective")
    return replace(group, parties=(Mention(its.start, its.end, ref, "party.tied"),))


_TO_PEOPLE = 4  # tokens from a verb of receiving to its people
_TAKES = frozenset(
    form
    for lemma in ("accept", "collect", "fetch", "get", "receive", "recover", "refuse", "reject", "retrieve", "take")
    for form in verb_forms(lemma)
)
_REPORTS = frozenset(
    form for lemma in ("say", "report", "announce", "confirm", "tell", "state") for form in verb_forms(lemma)
)


def _at_home(group: Group, sentence: Parsed, places: Sequence[Mention[PlaceRef]], lexicon: Lexicon) -> Group:
    """ "23 fishermen from Tamil Nadu": crews belong to the state of their home."""
    after = sentence.tokens[group.last + 1 : group.last + 3]
    if group.rule != "people.seafarer" or group.parties or len(after) < 2 or after[0].lower != "from":
        return group
    home = next((m for m in places if m.start == after[1].start and m.value.code), None)
    rule = next((r for r in lexicon.rules.party if home and r.kind == "state" and r.code == home.value.code), None)
    if home is None or rule is None:
        return group
    ref = PartyRef(rule.code, rule.names[0], "state", "adjective")
    return replace(group, parties=(Mention(home.start, home.end, ref, "party.home_of_crew"),))


_WEAK_CREDITS = {"mediator.thanked", "mediator.request", "mediator.its", "mediator.vehicle", "mediator.escorts"}
"""Sides are thanked and asked too, and lend their own planes."""


def _mediating(scene: Scene) -> frozenset[int]:
    starts = {mediator.mention.start for mediator in find_mediators(scene) if mediator.rule not in _WEAK_CREDITS}
    credited = [spot for spot in scene.parties if spot.mention.start in starts]
    return frozenset(spot.first for spot in credited if not _is_subject(scene, spot))


def _is_subject(scene: Scene, spot: PartySpot) -> bool:
    """ "In a swap mediated by Oman, Algeria and Morocco released ...": the last two are the subject, no mediators."""
    tokens = scene.parsed.tokens
    last = spot.last
    if last + 1 < len(tokens) and tokens[last + 1].lower == "and":
        joined = next((other for other in scene.parties if other.first in (last + 2, last + 3)), None)
        last = joined.last if joined else last
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    listed = spot.first > 0 and tokens[spot.first - 1].lower in (",", "and")
    return bool(listed and following and following.tag in ("VBD", "VBZ", "VBP", "MD"))


def _subject(sentence: Parsed, parties: Sequence[Mention[PartyRef]]) -> PartyRef | None:
    """The party that is the first subject of a sentence, for pronouns after it."""
    for token in sentence.tokens:
        if token.dep.startswith("nsubj"):
            first, last = _phrase_span(sentence, token.i)
            inside = [
                m for m in parties if first <= m.start < last and m.value.kind in ("state", "armed_group", "side")
            ]
            if len({m.value.key for m in inside}) == 2 and any(
                t.lower == "and" for t in sentence.tokens if first <= t.start < last
            ):
                return PartyRef(None, BOTH, "side", "name")
            named = [m for m in inside if m.value.form != "adjective"] or (inside if token.lower in _BODIES else [])
            if named:
                return named[0].value
    return None


_BODIES = {"army", "authorities", "forces", "government", "military", "ministry", "officials", "police", "troops"}


def _only_party(sentence: Parsed, parties: Sequence[Mention[PartyRef]]) -> PartyRef | None:
    """ "Nor is it the most lopsided of Israel's trades": the one party of a sentence whose subject names nobody."""
    if any(t.dep.startswith("nsubj") and t.lower not in ("it", "this", "that", "there") for t in sentence.tokens):
        return None
    named = [m.value for m in parties if m.rule != "party.pronoun"]
    sides = [ref for ref in named if ref.kind != "organisation" and ref.form != "demonym"]
    return sides[0] if len({ref.key for ref in sides}) == 1 else None


def _phrase_span(sentence: Parsed, head: int) -> tuple[int, int]:
    inside = [i for i in sentence.subtree(head) if i <= head or sentence.tokens[i].dep in ("conj", "cc", "amod", "det")]
    return sentence.tokens[min(inside)].start, sentence.tokens[max(inside)].end


def _pronouns(
    sentence: Parsed, parties: Sequence[Mention[PartyRef]], subject: PartyRef | None
) -> list[Mention[PartyRef]]:
    """ "It" and "they" as subjects stand for the party that was the subject before them."""
    found: list[Mention[PartyRef]] = []
    for token in sentence.tokens:
        if token.dep.startswith("nsubj") and token.i < token.head:
            mention = next((m for m in parties if m.start <= token.start < m.end), None)
            if mention is None:
                inside = [m for m in parties if _phrase_span(sentence, token.i)[0] <= m.start < token.end]
                armed = inside and inside[-1].value.kind == "armed_group"  # "Colombia's ELN rebels"
                mention = inside[-1] if armed else inside[0] if inside else None
            if token.lower in ("which", "who"):  # "from Russia, which said it had received 27"
                told = next((m for m in parties if 0 < token.start - m.end <= 2), None)
                named = told is not None and told.value.kind in ("state", "armed_group") and told.value.name != BOTH
                subject = told.value if told is not None and named else subject
                continue
            if token.lower == "they" and _are_people(sentence, token):
                if subject is not None and subject.kind == "state" and subject.form == "demonym":
                    # "Two Swedes were jailed. They": Swedes, not Sweden
                    found.append(Mention(token.start, token.end, subject, "party.pronoun"))
                continue
            if token.lower == "it" and not sentence.tokens[token.head].is_verb:
                continue  # "nor is it the most lopsided of Israel's trades"
            one_for_two = token.lower == "it" and subject is not None and subject.name == BOTH
            if token.lower in ("it", "they") and subject is not None and not one_for_two:
                ref = replace(subject, form="institution")
                found.append(Mention(token.start, token.end, ref, "party.pronoun"))
            elif mention is not None and mention.value.kind in ("state", "armed_group") and mention.value.name != BOTH:
                subject = mention.value
    return found


# fmt: off
_MOTIONS = {
    "crossed", "cross", "arrived", "arrive", "landed", "land", "flew", "left", "leave", "walked", "boarded",
    "travelled", "traveled", "underwent", "undergo", "came", "come", "went", "walk", "emerged", "regained",
}
_RETURNS = {"returned", "return"}
# fmt: on


def _are_people(sentence: Parsed, token: Token) -> bool:
    """ "They have crossed into Lithuania", "They were freed": those let go, not the side that let them."""
    if token.dep == "nsubj:pass":
        return True
    returns = sentence.tokens[token.head].lower in _RETURNS and sentence.child(token.head, "obj") is None
    return returns or sentence.tokens[token.head].lower in _MOTIONS


def _persons(text: str, lexicon: Lexicon) -> list[Mention[Person]]:
    named = find_persons(text, lambda words: _is_known(words, lexicon), default_lexicon())
    linked = link_surnames(text, named)
    found = sorted([*linked, *named], key=lambda m: (m.start, -m.end))
    result: list[Mention[Person]] = []
    for mention in found:
        if not result or mention.start >= result[-1].end:
            result.append(mention)
    return result


def _is_known(words: str, lexicon: Lexicon) -> bool:
    entries = lexicon.names.get(words, ())
    return any(isinstance(e.value, PlaceRef) or e.value.form != "leader" for e in entries)


def _within(mentions: Sequence[Mention[T]], start: int, end: int) -> list[Mention[T]]:
    """Those of ``mentions``, which are in the order of the text, that lie in ``start:end``."""
    first = bisect_left(mentions, start, key=_start)
    return [m for m in mentions[first : bisect_left(mentions, end, lo=first, key=_start)] if m.end <= end]


def _start(mention: Mention[T]) -> int:
    return mention.start


def _laid(sentence: Parsed, mentions: Sequence[Mention[T]]) -> list[tuple[Mention[T], tuple[int, int]]]:
    rows = []
    for mention in mentions:
        span = sentence.span(mention.start, mention.end)
        if span:
            rows.append((mention, span))
    return rows
