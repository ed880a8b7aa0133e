"""Relations about the sides: who they are, what they are called and how a sentence refers back to them."""

from dataclasses import replace

from hypothesis import strategies as st

from metamorphic import templates
from metamorphic.generator import COUNTS, Case, Move, Rec, fill, handovers, relation, swaps
from metamorphic.numbers import PUBLISHED, agency, exactly, weekdays
from metamorphic.world import (
    COL,
    ETH,
    GROUP_PAIRS,
    HAMAS,
    HOLDER_KINDS,
    HOUTHIS,
    ISR,
    KIND_OF_PSE,
    NPL,
    PHL,
    PSE,
    THA,
    USA,
    Kind,
)

GROUPS_GIVE = st.sampled_from(GROUP_PAIRS)
GROUPS_GET = GROUPS_GIVE.map(lambda pair: (pair[1], pair[0]))


@relation
def giver_stands_under_any_name(draw: st.DrawFn) -> Case:
    """A capital, government, army or ministry that acts for a state is that state (codebook, section 5)."""
    deal = draw(handovers())
    actor = draw(st.sampled_from((deal.giver.name, *deal.giver.actors)))
    return deal.case(deal.tell(draw(st.sampled_from(templates.GIVE_ACTIVE)), G=actor))


@relation
def receiver_stands_under_any_name(draw: st.DrawFn) -> Case:
    """The same for the side that gets its people back."""
    deal = draw(handovers())
    actor = draw(st.sampled_from((deal.receiver.name, *deal.receiver.actors)))
    template = draw(st.sampled_from([line for line in templates.RECEIVE if "{OWN}" not in line]))
    return deal.case(deal.tell(template, R=actor))


@relation
def capitals_exchange(draw: st.DrawFn) -> Case:
    """Two capitals that exchange people, or send them to each other, are their states."""
    deal = draw(swaps())
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} exchanged {N} {P} each {D}.",
                "{A} and {B} swapped {P} {D}, {N} on each side.",
                "{A} exchanged {N} {P} each with {B} {D}.",
                "In a swap {D}, {A} freed {N} {Ba} {P} and {B} freed {N} {Aa} {P}.",
            )
        )
    )
    capitals = {"A": deal.first.actors[0], "B": deal.second.actors[0]}
    return Case(deal.tell(line, **capitals), deal.published, (deal.record(),))


@relation
def pronouns_stand_for_the_two_sides(draw: st.DrawFn) -> Case:
    """ "They" are the two sides that were the subject of the sentence before."""
    deal = draw(swaps())
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} have kept their word. They exchanged {N} {P} each {D}.",
                "{A} and {B} met in Geneva for talks. {D}, they swapped {N} {P} each.",
                "{A} and {B} took a step towards peace. They released {N} {P} each {D}.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (deal.record(),))


@relation
def leader_stands_for_the_state(draw: st.DrawFn) -> Case:
    """A head of state or government in office who demands or offers acts for the state."""
    deal = draw(handovers().filter(lambda deal: deal.receiver.leader is not None))
    template = draw(st.sampled_from([line for line in templates.PROPOSED if line.startswith("{R}")]))
    text = deal.tell(template, R=deal.receiver.leader or "")
    return Case(text, deal.published, (replace(deal.record(), status="proposed"),))


@relation
def states_may_be_swapped(draw: st.DrawFn) -> Case:
    """Which states they are changes the codes and nothing else."""
    deal = draw(handovers())
    line = draw(st.sampled_from(templates.GIVE_ACTIVE + templates.GIVE_PASSIVE + templates.RECEIVE))
    return deal.case(deal.tell(line))


@relation
def groups_give(draw: st.DrawFn) -> Case:
    """An armed group gives as a state does; the government it fights receives its own soldiers."""
    deal = draw(handovers(pairs=GROUPS_GIVE))
    actor = draw(st.sampled_from((deal.giver.name, *deal.giver.actors)))
    return deal.case(deal.tell(draw(st.sampled_from(templates.GIVE_ACTIVE + templates.GIVE_PASSIVE)), G=actor))


@relation
def groups_receive(draw: st.DrawFn) -> Case:
    """Fighters of an armed group go home to the group."""
    deal = draw(handovers(Kind("prisoner_of_war", ("fighters",)), pairs=GROUPS_GET))
    lines = [line for line in templates.GIVE_ACTIVE + templates.RECEIVE if "repatriated" not in line]
    return deal.case(deal.tell(draw(st.sampled_from(lines))))


@relation
def group_and_state_exchange(draw: st.DrawFn) -> Case:
    """A swap between a group and a state has the same two directions as one between states."""
    deal = draw(swaps(pairs=GROUPS_GIVE | GROUPS_GET))
    return Case(deal.tell(draw(st.sampled_from(templates.EXCHANGE_EACH))), deal.published, (deal.record(),))


@relation
def anaphors_stand_for_the_two_sides(draw: st.DrawFn) -> Case:
    """ "The two sides", "both countries" and "they" are the two sides of the sentence before."""
    deal = draw(swaps())
    opening = draw(
        st.sampled_from(
            (
                "Talks between {A} and {B} ended without a ceasefire.",
                "{A} and {B} fought a war over their border.",
                "Relations between {A} and {B} are tense.",
            )
        )
    )
    names = ("The two sides", "Both sides", "The two countries", "Both countries", "The neighbours")
    who = draw(st.sampled_from(names))
    telling = draw(
        st.sampled_from(
            (
                "{WHO} exchanged {N} {P} each {D}.",
                "{WHO} swapped {N} {P} each {D}.",
                "{WHO} each released {N} {P} {D}.",
            )
        )
    )
    return Case(deal.tell(f"{opening} {telling}", WHO=who), deal.published, (deal.record(),))


@relation
def pronoun_stands_for_the_giver(draw: st.DrawFn) -> Case:
    """ "It" at the start of the next sentence is the side that was its subject."""
    deal = draw(handovers())
    opening = draw(
        st.sampled_from(
            (
                "{G} has made a gesture towards {R}.",
                "{G} took a step towards peace with {R}.",
                "{G} has answered an appeal by {R}.",
            )
        )
    )
    verb = draw(st.sampled_from(("released", "freed", "handed over")))
    return deal.case(deal.tell(f"{opening} It {verb} {{PEOPLE}} {{D}}."))


@relation
def several_states_several_transfers(draw: st.DrawFn) -> Case:
    """Separate counts for people of several states are one transfer per state (codebook, section 4)."""
    published = draw(PUBLISHED)
    when = draw(weekdays(published))
    sides = draw(st.permutations((ISR, THA, PHL, NPL, USA)))[:2]
    numbers = [draw(st.integers(2, 40)), draw(st.integers(2, 40))]
    phrases = [f"{agency(number)} {side.adjective}" for number, side in zip(numbers, sides, strict=True)]
    line = draw(
        st.sampled_from(
            (
                "{G} released {X} hostages and {Y} hostages {D}.",
                "{G} freed {X} and {Y} hostages {D}.",
                "{X} and {Y} hostages were released by {G} {D}.",
            )
        )
    )
    text = fill(line, G=HAMAS.name, X=phrases[0], Y=phrases[1], D=when.words)
    moves = tuple(
        Move("HAMAS", side.code, exactly(number), "hostage") for number, side in zip(numbers, sides, strict=True)
    )
    return Case(text, published, (Rec(moves, when.value),))


@relation
def one_figure_over_several_states(draw: st.DrawFn) -> Case:
    """One figure over people of several states has no one receiver."""
    published = draw(PUBLISHED)
    when = draw(weekdays(published))
    number = draw(st.integers(4, 40))
    states = draw(st.permutations((THA, PHL, NPL, ETH, COL)))[:3]
    homes = f"{states[0].name}, {states[1].name} and {states[2].name}"
    line = draw(
        st.sampled_from(
            (
                "The Houthis released {N} sailors from {H} {D}.",
                "{N} sailors from {H} were freed by the Houthis {D}.",
            )
        )
    )
    move = Move(HOUTHIS.code, None, exactly(number), "hostage")
    return Case(fill(line, N=agency(number), H=homes, D=when.words), published, (Rec((move,), when.value),))


@relation
def palestinian_prisoners_go_to_the_palestinians(draw: st.DrawFn) -> Case:
    """The receiver of Palestinian prisoners is `PSE` unless the text names another."""
    deal = draw(handovers(KIND_OF_PSE, pairs=st.just((ISR, PSE))))
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE} {D}.",
                "{G} freed {PEOPLE} {D}.",
                "{PEOPLE} were released by {G} {D}.",
                "{PEOPLE} were set free by {G} {D}.",
                "{G} let {PEOPLE} go {D}.",
            )
        )
    )
    return deal.case(deal.tell(line))


@relation
def hostages_for_prisoners(draw: st.DrawFn) -> Case:
    """A hostages-for-prisoners deal is one record with a transfer per direction, each of its own category."""
    published = draw(PUBLISHED)
    when = draw(weekdays(published))
    few, many = draw(st.integers(2, 30)), draw(COUNTS.filter(lambda value: value > 30))
    line = draw(
        st.sampled_from(
            (
                "Hamas released {N} Israeli hostages {D} in exchange for {M} Palestinian detainees.",
                "Hamas released {N} Israeli hostages {D}. In return, Israel freed {M} Palestinian detainees.",
                "Israel freed {M} Palestinian detainees {D} in exchange for {N} Israeli hostages held by Hamas.",
                "{D}, Hamas handed over {N} Israeli hostages and Israel released {M} Palestinian detainees in return.",
            )
        )
    )
    moves = (Move("HAMAS", "ISR", exactly(few), "hostage"), Move("ISR", "PSE", exactly(many), "detainee"))
    text = fill(line, N=agency(few), M=agency(many), D=when.words)
    return Case(text, published, (Rec(moves, when.value),))


@relation
def the_holder_decides_for_crews(draw: st.DrawFn) -> Case:
    """Crews and workers are `hostage` of an armed group and `detainee` of a state (codebook, section 4).

    Engineers who are handed over need a word that they were held: they might as well have been sent.
    """
    by_group = draw(st.booleans())
    kind = Kind("hostage" if by_group else "detainee", HOLDER_KINDS)
    deal = draw(handovers(kind, pairs=GROUPS_GIVE if by_group else None))
    held = draw(st.sampled_from(("They had been seized in the spring.", "They had spent months in custody.")))
    return deal.case(f"{deal.tell(draw(st.sampled_from(templates.GIVE_ACTIVE[:9])))} {held}")
