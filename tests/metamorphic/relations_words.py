"""Relations about wording: verbs, voice, nominal forms, order of clauses, words for people and remains."""

from dataclasses import replace

from hypothesis import strategies as st

from metamorphic import templates
from metamorphic.generator import COUNTS, Case, Move, Rec, fill, handovers, relation, swaps
from metamorphic.numbers import agency, exactly
from metamorphic.world import KINDS, NAMES, STATE_PAIRS, Kind

REMAINS = Kind("remains", ("soldiers", "servicemen", "troops"))
BODIES = ("the bodies of {N} {Ra} {P}", "{N} bodies of {Ra} {P}", "the remains of {N} {Ra} {P}")


@relation
def giving_verbs_are_synonyms(draw: st.DrawFn) -> Case:
    """Whichever verb says that a side lets people go, its subject gives and its object moves."""
    deal = draw(handovers())
    return deal.case(deal.tell(draw(st.sampled_from(templates.GIVE_ACTIVE))))


@relation
def passive_says_the_same(draw: st.DrawFn) -> Case:
    """In the passive the people are the subject and "by" names the giver."""
    deal = draw(handovers())
    return deal.case(deal.tell(draw(st.sampled_from(templates.GIVE_PASSIVE))))


@relation
def perfect_tense_says_the_same(draw: st.DrawFn) -> Case:
    """The present perfect reports what took place, without a date unless it has one."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{G} has released {PEOPLE}.",
                "{G} has handed over {PEOPLE} to {R}.",
                "{R} has received {PEOPLE} from {G}.",
                "{PEOPLE} have been released by {G}.",
                "{PEOPLE} have been handed over to {R} by {G}.",
                "{PEOPLE} have come home from {Ga} captivity.",
                "{G} has set {PEOPLE} free.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (replace(deal.record(), date=None),))


@relation
def receiving_verbs_are_synonyms(draw: st.DrawFn) -> Case:
    """Where the subject receives, "from" names the giver."""
    deal = draw(handovers())
    return deal.case(deal.tell(draw(st.sampled_from(templates.RECEIVE))))


@relation
def people_come_home_by_themselves(draw: st.DrawFn) -> Case:
    """Where the people move by themselves, the captivity names the giver and the allegiance the receiver."""
    deal = draw(handovers())
    return deal.case(deal.tell(draw(st.sampled_from(templates.MOVE))))


@relation
def nominal_forms_say_the_same(draw: st.DrawFn) -> Case:
    """ "The release of N by X took place" is "X released N"."""
    deal = draw(handovers())
    return deal.case(deal.tell(draw(st.sampled_from(templates.NOMINAL))))


@relation
def relative_clauses_change_nothing(draw: st.DrawFn) -> Case:
    """A clause about capture, service or origin between subject and verb is background."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{G}, which has held them for two years, released {PEOPLE} {D}.",
                "{PEOPLE}, who had been captured in 2021, were released by {G} {D}.",
                "{PEOPLE} who had been captured in a battle near the border were released by {G} {D}.",
                "{G} released {PEOPLE} {D} who had been captured in 2021.",
                "After talks that lasted three weeks, {G} released {PEOPLE} {D}.",
                "{G} released {PEOPLE} {D}, two years after their capture.",
            )
        )
    )
    return deal.case(deal.tell(line))


@relation
def swap_order_of_clauses(draw: st.DrawFn) -> Case:
    """A swap of unequal numbers is the same whichever direction is told first, in one sentence or two."""
    deal = draw(swaps(equal=False))
    return Case(deal.tell(draw(st.sampled_from(templates.UNEQUAL))), deal.published, (deal.record(),))


@relation
def swap_verbs_are_synonyms(draw: st.DrawFn) -> Case:
    """ "Exchanged", "swapped", "carried out an exchange" with "each" are two transfers of that count."""
    deal = draw(swaps())
    return Case(deal.tell(draw(st.sampled_from(templates.EXCHANGE_EACH))), deal.published, (deal.record(),))


@relation
def uncounted_swap_has_two_directions(draw: st.DrawFn) -> Case:
    """ "A and B exchanged prisoners of war" is two transfers without a count (codebook, section 4)."""
    deal = draw(swaps())
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} exchanged {P} {D}.",
                "{A} and {B} swapped {P} {D}.",
                "{A} exchanged {P} with {B} {D}.",
                "An exchange of {P} between {A} and {B} took place {D}.",
                "{A} and {B} carried out an exchange of {P} {D}.",
                "A swap of {P} between {A} and {B} took place {D}.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (Rec(deal.moves(counted=False), deal.when.value),))


@relation
def one_sided_report_has_one_direction(draw: st.DrawFn) -> Case:
    """Only the direction that is reported is coded, even under the word "exchange"."""
    deal = draw(handovers())
    return deal.case(deal.tell(draw(st.sampled_from(templates.BRING_HOME_EXCHANGE))))


@relation
def people_words_have_categories(draw: st.DrawFn) -> Case:
    """The text's own word for the people gives the category.

    Civilians are said to have been abducted: those who are handed over or transferred may as well be evacuated.
    """
    deal = draw(handovers(draw(st.sampled_from(KINDS))))
    lines = templates.GIVE_ACTIVE[:10] + templates.GIVE_PASSIVE[:8]
    before = "They had been abducted in the spring." if deal.category == "civilian" else ""
    return deal.case(f"{deal.tell(draw(st.sampled_from(lines)))} {before}".strip())


@relation
def remains_are_remains(draw: st.DrawFn) -> Case:
    """Bodies and remains are `remains`, whatever verb moves them and whoever they were."""
    deal = draw(handovers(REMAINS))
    words = draw(st.sampled_from(BODIES))
    people = words.format(N=agency(deal.number), Ra=deal.receiver.adjective, P=deal.bare)
    line = draw(
        st.sampled_from(
            (
                "{G} handed over {PEOPLE} {D}.",
                "{G} returned {PEOPLE} to {R} {D}.",
                "{G} handed over to {R} {PEOPLE} {D}.",
                "{R} received {PEOPLE} from {G} {D}.",
                "{R} brought home {PEOPLE} from {G} {D}.",
                "{R} repatriated {PEOPLE} from {G} {D}.",
                "{PEOPLE} were handed over to {R} by {G} {D}.",
                "{PEOPLE} were returned to {R} by {G} {D}.",
                "{G} gave back {PEOPLE} to {R} {D}.",
                "The repatriation of {PEOPLE} from {G} took place {D}.",
                "{PEOPLE} were repatriated from {G} {D}.",
            )
        )
    )
    return deal.case(deal.tell(line, PEOPLE=people))


@relation
def remains_are_exchanged_both_ways(draw: st.DrawFn) -> Case:
    """An exchange of bodies is one record with a transfer of remains per direction."""
    deal = draw(swaps(equal=False))
    line = draw(
        st.sampled_from(
            (
                "{A} handed over the bodies of {N} {Ba} soldiers {D} "
                "and received the bodies of {M} {Aa} soldiers in return.",
                "{A} returned the bodies of {N} {Ba} soldiers {D}. "
                "In return, {B} handed over {M} bodies of {Aa} soldiers.",
                "{A} and {B} exchanged bodies {D}. {A} handed over {N} bodies and {B} handed over {M}.",
                "In exchange for the remains of {M} {Aa} soldiers, "
                "{A} handed over the remains of {N} {Ba} soldiers {D}.",
            )
        )
    )
    moves = tuple(replace(move, category="remains") for move in deal.moves())
    return Case(deal.tell(line), deal.published, (Rec(moves, deal.when.value),))


@relation
def living_and_dead_in_one_handover(draw: st.DrawFn) -> Case:
    """Living people and remains of one handover are one record with a transfer each, never summed."""
    deal = draw(handovers(Kind("prisoner_of_war", ("soldiers", "prisoners of war", "captured soldiers"))))
    dead = draw(COUNTS.filter(lambda value: value != deal.number))
    line = draw(
        st.sampled_from(
            (
                "{G} handed over {PEOPLE} and the bodies of {M} others to {R} {D}.",
                "{G} handed over to {R} {PEOPLE} and {M} bodies {D}.",
                "{R} received {PEOPLE} and the bodies of {M} soldiers from {G} {D}.",
                "{PEOPLE} and the remains of {M} others were handed over to {R} by {G} {D}.",
            )
        )
    )
    moves = (deal.move(), Move(deal.giver.code, deal.receiver.code, exactly(dead), "remains"))
    text = deal.tell(line, M=agency(dead))
    return Case(text, deal.published, (Rec(moves, deal.when.value),))


@relation
def living_and_dead_in_separate_operations(draw: st.DrawFn) -> Case:
    """A prisoner exchange and a repatriation of bodies told as separate operations are two records."""
    deal = draw(swaps(equal=False).filter(lambda swap: swap.noun != "soldiers"))
    line = (
        "{A} and {B} exchanged {N} {P} each {D}. "
        "In a separate operation, {A} handed over the bodies of {M} {Ba} soldiers."
    )
    first = Rec(
        (
            Move(deal.first.code, deal.second.code, exactly(deal.number)),
            Move(deal.second.code, deal.first.code, exactly(deal.number)),
        ),
        deal.when.value,
    )
    dead = Rec((Move(deal.first.code, deal.second.code, exactly(deal.other), "remains"),), None)
    return Case(deal.tell(line), deal.published, (first, dead))


@relation
def named_people_count_themselves(draw: st.DrawFn) -> Case:
    """Named people without a figure are counted by their names (codebook, section 4)."""
    pairs = st.sampled_from([pair for pair in STATE_PAIRS if pair[1].code in NAMES])
    deal = draw(handovers(Kind("detainee", ("political prisoners", "detainees")), pairs=pairs))
    names = NAMES[deal.receiver.code][: draw(st.integers(2, 3))]
    listed = ", ".join(names[:-1]) + f" and {names[-1]}"
    line = draw(
        st.sampled_from(
            (
                "{G} released the {Ra} {P} {X} {D}.",
                "The {Ra} {P} {X} were released by {G} {D}.",
                "{D}, {G} freed {X}, {Ra} {P} who had been held for two years.",
                "{G} handed over {Ra} {P} {X} to {R} {D}.",
            )
        )
    )
    move = Move(deal.giver.code, deal.receiver.code, exactly(len(names)), "detainee", frozenset(names))
    record = Rec((move,), deal.when.value)
    return Case(deal.tell(line, X=listed, P=deal.bare), deal.published, (record,), frozenset({"names"}))


@relation
def one_named_person(draw: st.DrawFn) -> Case:
    """One named person is a count of one."""
    pairs = st.sampled_from([pair for pair in STATE_PAIRS if pair[1].code in NAMES])
    deal = draw(handovers(pairs=pairs))
    name = draw(st.sampled_from(NAMES[deal.receiver.code]))
    line = draw(
        st.sampled_from(
            (
                "{G} released {Ra} journalist {X} {D}.",
                "{Ra} engineer {X} was released by {G} {D}.",
                "{G} freed the {Ra} teacher {X} {D} after 14 months in prison.",
            )
        )
    )
    move = Move(deal.giver.code, deal.receiver.code, exactly(1), "detainee", frozenset({name}))
    text = fill(line, **deal.slots(X=name))
    return Case(text, deal.published, (Rec((move,), deal.when.value),), frozenset({"names"}))
