"""Relations about counts: how a number is worded, what it counts, and what it does not."""

from dataclasses import replace

from hypothesis import strategies as st

from metamorphic import noise, templates
from metamorphic.generator import (
    COUNTS,
    Case,
    Handover,
    Move,
    Rec,
    any_pairs,
    article,
    handovers,
    plain,
    relation,
    swaps,
)
from metamorphic.numbers import Count, agency, exactly, in_digits, in_words, worded_counts
from metamorphic.world import MEDIATORS

GIVE_LINES = templates.GIVE_ACTIVE[:12] + templates.GIVE_PASSIVE + templates.RECEIVE[:8]


def _counted(deal: Handover, count: Count) -> Rec:
    return replace(deal.record(), moves=(replace(deal.move(), count=count),))


@relation
def digits_and_words_are_one_number(draw: st.DrawFn) -> Case:
    """ "95", "ninety-five", "1,200" and "three hundred" are the numbers that they are."""
    deal = draw(handovers())
    number = draw(st.integers(2, 2500))
    words = in_digits(number) if number > 999 or draw(st.booleans()) else in_words(number)
    people = deal.counted(words)
    own = f"{words} of {deal.receiver.its} {deal.noun}"
    text = deal.tell(draw(st.sampled_from(GIVE_LINES)), PEOPLE=people, OWN=own)
    return Case(text, deal.published, (_counted(deal, exactly(number)),))


@relation
def bounds_and_vague_words_keep_their_value(draw: st.DrawFn) -> Case:
    """Bounds, ranges, roundings and vague words have the values of the table in codebook section 4."""
    deal = draw(handovers())
    words, count = draw(worded_counts())
    people = deal.counted(words)
    text = deal.tell(draw(st.sampled_from(templates.GIVE_ACTIVE[:10] + templates.GIVE_PASSIVE[:8])), PEOPLE=people)
    return Case(text, deal.published, (_counted(deal, count),))


@relation
def all_of_them(draw: st.DrawFn) -> Case:
    """ "All" is a quantity, and "all 20" is an exact one that is all."""
    deal = draw(handovers())
    numbered = draw(st.booleans())
    head = f"all {deal.number}" if numbered else "all"
    people = deal.counted(head)
    held = draw(st.sampled_from(("that it held", "in its custody", "it was holding")))
    line = draw(st.sampled_from(("{D}, {G} released {PEOPLE} {H}.", "{G} {D} freed {PEOPLE} {H}.")))
    count = (deal.number, deal.number, False, True) if numbered else (None, None, False, True)
    return Case(deal.tell(line, PEOPLE=people, H=held), deal.published, (_counted(deal, count),))


@relation
def x_for_x_is_two_transfers(draw: st.DrawFn) -> Case:
    """ "307 for 307" is two transfers with that count."""
    deal = draw(swaps())
    text = deal.tell(draw(st.sampled_from(templates.EXCHANGE_FOR)), N=in_digits(deal.number))
    return Case(text, deal.published, (deal.record(),))


@relation
def a_combined_figure_is_the_total(draw: st.DrawFn) -> Case:
    """One figure over both directions is `total`, and no direction has a count."""
    deal = draw(swaps())
    record = Rec(deal.moves(counted=False), deal.when.value, total=exactly(deal.number))
    text = deal.tell(draw(st.sampled_from(templates.TOTAL)))
    return Case(text, deal.published, (record,), frozenset({"total"}))


@relation
def counted_parts_are_included(draw: st.DrawFn) -> Case:
    """ "Among them 12 women" is a part of the count that stays what it is."""
    deal = draw(handovers().filter(lambda deal: deal.number > 20))
    part = draw(st.integers(2, 19))
    words, category = draw(
        st.sampled_from(
            (
                ("women", "prisoner_of_war"),
                ("officers", "prisoner_of_war"),
                ("civilians", "civilian"),
                ("wounded soldiers", "prisoner_of_war"),
            )
        )
    )
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE}, among them {X}, {D}.",
                "{G} released {PEOPLE}, including {X}, {D}.",
                "{PEOPLE}, {X} among them, were released by {G} {D}.",
                "{R} received {PEOPLE}, including {X}, from {G} {D}.",
                "{G} freed {PEOPLE} {D}. Among them are {X}.",
            )
        )
    )
    move = replace(deal.move(), including=frozenset({(exactly(part), category)}))
    text = deal.tell(line, X=f"{agency(part)} {words}")
    return Case(text, deal.published, (replace(deal.record(), moves=(move,)),), frozenset({"including"}))


def _of_two_kinds(draw: st.DrawFn, lines: tuple[str, ...]) -> Case:
    """Soldiers and civilians of one direction: a mixed count with both as its parts."""
    deal = draw(handovers())
    soldiers, civilians = draw(st.integers(20, 300)), draw(st.integers(2, 19))
    parts = frozenset({(exactly(soldiers), "prisoner_of_war"), (exactly(civilians), "civilian")})
    move = Move(deal.giver.code, deal.receiver.code, exactly(soldiers + civilians), "mixed", including=parts)
    slots = {"T": in_digits(soldiers + civilians), "X": agency(soldiers), "Y": agency(civilians)}
    text = deal.tell(draw(st.sampled_from(lines)), **slots)
    return Case(text, deal.published, (Rec((move,), deal.when.value),), frozenset({"including"}))


@relation
def parts_of_a_neutral_figure_make_it_mixed(draw: st.DrawFn) -> Case:
    """ "230 people: 224 soldiers and six civilians" is one mixed count with its parts."""
    return _of_two_kinds(
        draw,
        (
            "{G} released {T} people {D}: {X} {Ra} soldiers and {Y} civilians.",
            "{R} brought home {T} people from {G} {D}: {X} soldiers and {Y} civilians.",
            "{G} handed over {T} people to {R} {D}, {X} soldiers and {Y} civilians.",
        ),
    )


@relation
def parts_without_a_sum_are_summed(draw: st.DrawFn) -> Case:
    """Counts of one direction without a sum are one transfer with the sum, each part in `including`."""
    return _of_two_kinds(
        draw,
        (
            "{G} released {X} {Ra} soldiers and {Y} civilians {D}.",
            "{R} received {X} soldiers and {Y} civilians from {G} {D}.",
            "{X} {Ra} soldiers and {Y} civilians were released by {G} {D}.",
            "{R} brought home {X} servicemen and, in addition, {Y} civilians from {G} {D}.",
        ),
    )


@relation
def figures_that_are_no_head_counts(draw: st.DrawFn) -> Case:
    """Ages, units, money, ordinals, casualties, distances and spans of time count nobody who was handed over."""
    deal = draw(handovers())
    asides = draw(st.permutations(noise.ASIDES))[: draw(st.integers(1, 4))]
    text = article(deal.tell(draw(st.sampled_from(GIVE_LINES))), " ".join(asides))
    return deal.case(text)


@relation
def figures_inside_the_sentence(draw: st.DrawFn) -> Case:
    """A number beside the people in the same clause, of a unit, a prison or a span, is not their count."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE} of the 36th Brigade {D}.",
                "After 14 months in captivity, {PEOPLE} were released by {G} {D}.",
                "{G} released {PEOPLE} {D} in the 64th swap since the war began.",
                "In the third exchange within 10 days, {G} released {PEOPLE} {D}.",
                "{G} released {PEOPLE} aged between 19 and 57 {D}.",
                "{PEOPLE} who had been held in Prison No. 12 were released by {G} {D}.",
            )
        )
    )
    return deal.case(deal.tell(line))


@relation
def conflicting_claims_are_both_kept(draw: st.DrawFn) -> Case:
    """Two sources that give different figures for one direction are two transfers in that direction."""
    deal = draw(handovers(pairs=any_pairs()))
    other = draw(COUNTS.filter(lambda value: value != deal.number))
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE} {D}, it said. {R} put the number at {M}.",
                "{G} released {PEOPLE} {D}, it said. {R} said it had received {M}.",
                "{G} said it had released {PEOPLE} {D}. According to {R}, only {M} were released.",
                "{G} said it had released {PEOPLE} {D}. {R} said {M} had been released.",
                "{R} received {PEOPLE} from {G} {D}, it said. {G} gave the number as {M}.",
            )
        )
    )
    moves = (deal.move(), replace(deal.move(), count=exactly(other)))
    return Case(deal.tell(line, M=agency(other)), deal.published, (Rec(moves, deal.when.value),))


@relation
def conflicting_claims_keep_their_sources(draw: st.DrawFn) -> Case:
    """Of two figures for one direction each has its source, and the record has both."""
    deal = draw(handovers())
    other = draw(COUNTS.filter(lambda value: value != deal.number))
    first, second = (draw(st.sampled_from(side.bodies)) for side in (deal.giver, deal.receiver))
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE} {D}, the {X} said. The {Y} put the number at {M}.",
                "{G} released {PEOPLE} {D}, according to the {X}. The {Y} said {R} had received {M}.",
            )
        )
    )
    moves = (deal.move(), replace(deal.move(), count=exactly(other)))
    record = Rec(moves, deal.when.value, sources=frozenset({plain(first), plain(second)}))
    text = deal.tell(line, M=agency(other), X=first, Y=second)
    return Case(text, deal.published, (record,), frozenset({"sources"}))


@relation
def bounds_hold_for_both_directions(draw: st.DrawFn) -> Case:
    """A rounded or bounded number with "each" is the count of either direction."""
    deal = draw(swaps())
    number = draw(st.integers(10, 400))
    words, count = draw(
        st.sampled_from(
            (
                (f"about {number}", (number, number, True, False)),
                (f"more than {number}", (number, None, False, False)),
                (f"at least {number}", (number, None, False, False)),
                (f"nearly {number}", (number, number, True, False)),
            )
        )
    )
    moves = tuple(replace(move, count=count) for move in deal.moves())
    text = deal.tell(draw(st.sampled_from(templates.EXCHANGE_EACH[:6])), N=words)
    return Case(text, deal.published, (Rec(moves, deal.when.value),))


@relation
def all_for_all(draw: st.DrawFn) -> Case:
    """ "All for all" is two transfers whose count is all."""
    deal = draw(swaps())
    line = draw(
        st.sampled_from(
            (
                "{A} proposed to {B} {D} to exchange all {P}, all for all.",
                "{A} offered {B} an all-for-all exchange of {P} {D}.",
                "{A} proposed an all-for-all swap of {P} with {B} {D}.",
            )
        )
    )
    moves = tuple(replace(move, count=(None, None, False, True)) for move in deal.moves())
    text = deal.tell(line, P="prisoners of war")
    return Case(text, deal.published, (Rec(moves, deal.when.value, "proposed"),))


@relation
def running_totals_are_cumulative(draw: st.DrawFn) -> Case:
    """A total since a month or over this year is `cumulative`, and its date is the period."""
    deal = draw(handovers())
    line, period = draw(st.sampled_from(templates.CUMULATIVE))
    year, month = draw(st.integers(2019, 2022)), draw(st.sampled_from(((3, "March"), (10, "October"), (5, "May"))))
    number = draw(st.integers(300, 6000))
    words, count = draw(
        st.sampled_from(
            (
                (in_digits(number), exactly(number)),
                (f"more than {in_digits(number)}", (number, None, False, False)),
                (f"about {in_digits(number)}", (number, number, True, False)),
            )
        )
    )
    edtf = period.format(YM=f"{year}-{month[0]:02}", THIS=deal.published.year)
    text = deal.tell(line, PEOPLE=deal.counted(words), MONTH=month[1], Y=str(year))
    record = replace(_counted(deal, count), date=edtf or None, scope="cumulative")
    return Case(text, deal.published, (record,))


@relation
def mediated_totals_are_cumulative(draw: st.DrawFn) -> Case:
    """All that a mediator has brought about since a month is one cumulative record with a combined figure."""
    deal = draw(swaps())
    number = draw(st.integers(1000, 6000))
    outsider = draw(st.sampled_from(MEDIATORS[:7]))
    line = draw(
        st.sampled_from(
            (
                "{MED} has mediated the exchange of {N} prisoners of war between {A} and {B} since March 2022.",
                "Since March 2022, {N} prisoners of war have been exchanged between {A} and {B} "
                "with the mediation of {MED}.",
            )
        )
    )
    record = Rec(
        deal.moves(counted=False),
        "2022-03/..",
        scope="cumulative",
        mediators=frozenset({outsider.code}),
        total=exactly(number),
    )
    text = deal.tell(line, N=in_digits(number), MED=outsider.names[0])
    return Case(text, deal.published, (record,), frozenset({"total"}))
