"""Relations about what stands around an event: mediators, places, and who the text credits with the information."""

from dataclasses import replace

from hypothesis import strategies as st

from metamorphic import noise, templates
from metamorphic.generator import Case, article, handovers, plain, relation, sentence, swaps
from metamorphic.world import MEDIATORS, NAMES, Mediator

OUTSIDERS = st.sampled_from(MEDIATORS)
INLINE = (
    "{A} and {B} exchanged {N} {P} each {D} in a deal brokered by {MED}.",
    "{A} and {B} exchanged {N} {P} each {D} in a swap mediated by {MED}.",
    "In an exchange mediated by {MED}, {A} and {B} released {N} {P} each {D}.",
    "With the mediation of {MED}, {A} and {B} swapped {N} {P} each {D}.",
    "{A} and {B} swapped {N} {P} each {D} through the mediation of {MED}.",
    "Thanks to the mediation of {MED}, {A} and {B} exchanged {N} {P} each {D}.",
    "{A} and {B} swapped {N} {P} each {D}, with {MED} acting as mediator.",
    "{A} and {B} exchanged {N} {P} each {D} with the help of {MED}.",
)
PLACES = (
    ("in Geneva", "geneva"),
    ("in Muscat", "muscat"),
    ("in Vienna", "vienna"),
    ("at Larnaca airport", "larnaca airport"),
    ("at the airport of Muscat", "airport of muscat"),
    ("in Abu Dhabi", "abu dhabi"),
)


def _name(draw: st.DrawFn, mediator: Mediator) -> str:
    return draw(st.sampled_from(mediator.names))


@relation
def mediators_of_their_own_sentence(draw: st.DrawFn) -> Case:
    """Whoever mediated, brokered or facilitated is a mediator, told in a sentence of its own."""
    deal, outsider = draw(swaps()), draw(OUTSIDERS)
    lines = f"{draw(st.sampled_from(templates.EXCHANGE_EACH))} {draw(st.sampled_from(templates.MEDIATED))}"
    record = replace(deal.record(), mediators=frozenset({outsider.code}))
    return Case(deal.tell(lines, MED=_name(draw, outsider)), deal.published, (record,))


@relation
def mediators_far_from_the_event(draw: st.DrawFn) -> Case:
    """The mediator of an exchange may be named after sentences on its people."""
    deal, outsider = draw(swaps()), draw(OUTSIDERS)
    line = draw(st.sampled_from([line for line in templates.MEDIATED if "exchange" in line or "swap" in line]))
    asides = draw(st.permutations(noise.ASIDES))[: draw(st.integers(1, 2))]
    lead = deal.tell(draw(st.sampled_from(templates.EXCHANGE_EACH)))
    text = article(lead, " ".join(asides), deal.tell(line, MED=_name(draw, outsider)))
    return Case(text, deal.published, (replace(deal.record(), mediators=frozenset({outsider.code})),))


@relation
def mediators_inside_the_sentence(draw: st.DrawFn) -> Case:
    """The same inside the sentence of the event."""
    deal, outsider = draw(swaps()), draw(OUTSIDERS)
    record = replace(deal.record(), mediators=frozenset({outsider.code}))
    text = deal.tell(draw(st.sampled_from(INLINE)), MED=_name(draw, outsider))
    return Case(text, deal.published, (record,))


@relation
def mediators_of_a_release(draw: st.DrawFn) -> Case:
    """A release in one direction may be mediated as well."""
    deal, outsider = draw(handovers()), draw(OUTSIDERS)
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE} {D} with the mediation of {MED}.",
                "{G} freed {PEOPLE} {D}. {MED} mediated the release.",
                "{PEOPLE} were released by {G} {D} thanks to the mediation of {MED}.",
                "{R} received {PEOPLE} from {G} {D}. The handover was mediated by {MED}.",
                "{G} released {PEOPLE} {D}. {R} thanked {MED} for mediating.",
            )
        )
    )
    record = replace(deal.record(), mediators=frozenset({outsider.code}))
    return Case(deal.tell(line, MED=_name(draw, outsider)), deal.published, (record,))


@relation
def two_mediators(draw: st.DrawFn) -> Case:
    """Two outsiders joined by "and" are both mediators."""
    deal = draw(swaps())
    first, second = draw(st.permutations(MEDIATORS))[:2]
    line = draw(st.sampled_from(tuple(line for line in templates.MEDIATED if line not in {"{MED} acted as mediator."})))
    names = f"{_name(draw, first)} and {_name(draw, second)}"
    record = replace(deal.record(), mediators=frozenset({first.code, second.code}))
    text = deal.tell(f"{draw(st.sampled_from(templates.EXCHANGE_EACH))} {line}", MED=names)
    return Case(text, deal.published, (record,))


@relation
def adjectives_mediate(draw: st.DrawFn) -> Case:
    """ "Qatari mediation" is Qatar's."""
    deal = draw(swaps())
    outsider = draw(st.sampled_from([item for item in MEDIATORS if item.adjective]))
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} exchanged {N} {P} each {D} thanks to {ADJ} mediation.",
                "{A} and {B} swapped {N} {P} each {D} after {ADJ} mediation.",
                "{A} and {B} exchanged {N} {P} each {D} in a deal brokered by the {ADJ} government.",
                "{A} and {B} exchanged {N} {P} each {D}. {ADJ} mediators had brokered the swap.",
            )
        )
    )
    record = replace(deal.record(), mediators=frozenset({outsider.code}))
    return Case(deal.tell(line, ADJ=outsider.adjective or ""), deal.published, (record,))


@relation
def bystanders_are_no_mediators(draw: st.DrawFn) -> Case:
    """Who welcomes, comments, visits or condemns has not mediated."""
    deal, outsider = draw(swaps()), draw(OUTSIDERS.filter(lambda item: item.code not in {"UN", "ICRC", "VAT"}))
    lines = f"{draw(st.sampled_from(templates.EXCHANGE_EACH))} {draw(st.sampled_from(templates.NO_MEDIATION))}"
    return Case(deal.tell(lines, MED=_name(draw, outsider)), deal.published, (deal.record(),))


@relation
def the_place_of_the_handover(draw: st.DrawFn) -> Case:
    """Where the handover took place is `place`; the venue alone mediates nothing."""
    deal = draw(swaps())
    where, place = draw(st.sampled_from(PLACES))
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} exchanged {N} {P} each {PL} {D}.",
                "{A} and {B} swapped {N} {P} each {D} {PL}.",
                "{A} and {B} exchanged {N} {P} each {D}. The exchange took place {PL}.",
                "An exchange of {N} {P} each between {A} and {B} took place {PL} {D}.",
            )
        )
    )
    record = replace(deal.record(), place=place)
    return Case(deal.tell(line, PL=where), deal.published, (record,), frozenset({"place"}))


@relation
def flights_have_no_place(draw: st.DrawFn) -> Case:
    """A flight or convoy between two points is no place (codebook, section 3)."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE} {D}. They were flown home by way of Muscat.",
                "{G} released {PEOPLE} {D}. A plane took them from Vienna to Muscat.",
                "{G} released {PEOPLE} {D}. A convoy of buses took them to the border.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (deal.record(),), frozenset({"place"}))


@relation
def attribution_may_stand_anywhere(draw: st.DrawFn) -> Case:
    """An institution credited before, after or around the sentence is the source and no side of its own."""
    deal = draw(handovers())
    body = draw(st.sampled_from(deal.receiver.bodies))
    bare = draw(st.sampled_from(templates.GIVE_ACTIVE[:12] + templates.GIVE_PASSIVE)).removesuffix(".")
    text = _attributed(draw, deal.tell(bare), f"the {body}", deal.people)
    record = replace(deal.record(), sources=frozenset({plain(body)}))
    return Case(text, deal.published, (record,), frozenset({"sources"}))


@relation
def sources_far_from_the_event(draw: st.DrawFn) -> Case:
    """Who announced an exchange may be named after sentences on its people."""
    deal = draw(swaps())
    body = draw(st.sampled_from(deal.second.bodies))
    line = draw(
        st.sampled_from(
            (
                "The exchange was announced by the {X}.",
                "The {X} confirmed the exchange.",
                "The {X} announced the swap in a statement.",
            )
        )
    )
    asides = draw(st.permutations(noise.ASIDES))[: draw(st.integers(1, 2))]
    lead = deal.tell(draw(st.sampled_from(templates.EXCHANGE_EACH)))
    record = replace(deal.record(), sources=frozenset({plain(body)}))
    text = article(lead, " ".join(asides), deal.tell(line, X=body))
    return Case(text, deal.published, (record,), frozenset({"sources"}))


@relation
def people_may_be_the_source(draw: st.DrawFn) -> Case:
    """A named person is the source without the post; who speaks for a side is not handed over."""
    deal = draw(handovers().filter(lambda deal: deal.receiver.code in NAMES))
    name = draw(st.sampled_from(NAMES[deal.receiver.code]))
    who = draw(
        st.sampled_from(
            (
                name,
                f"{deal.receiver.adjective} ombudsman {name}",
                f"{deal.receiver.adjective} Defence Minister {name}",
                f"{deal.receiver.adjective} lawmaker {name}",
            )
        )
    )
    bare = draw(st.sampled_from(templates.GIVE_ACTIVE[:12] + templates.GIVE_PASSIVE)).removesuffix(".")
    text = _attributed(draw, deal.tell(bare), who, deal.people)
    record = replace(deal.record(), sources=frozenset({plain(name)}))
    return Case(text, deal.published, (record,), frozenset({"sources", "names"}))


def _attributed(draw: st.DrawFn, told: str, source: str, people: str) -> str:
    """A sentence that starts with a name or with the people, credited to a source."""
    inner = told[0].lower() + told[1:] if told.casefold().startswith(people.casefold()) else told
    line = draw(st.sampled_from(templates.ATTRIBUTION))
    return sentence(line.format(S=told, s=inner, SRC=source))
