"""Relations about dates: every form against the publication day, its place in the sentence, and whose date it is."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from metamorphic import templates
from metamorphic.generator import Case, Move, Rec, handovers, relation, swaps
from metamorphic.numbers import coming_days, exactly, past_dates
from metamorphic.world import NAMES

LINES = templates.GIVE_ACTIVE + templates.GIVE_PASSIVE + templates.RECEIVE


@relation
def every_form_of_a_past_date(draw: st.DrawFn) -> Case:
    """Weekdays, days with and without a year, months, weeks and seasons resolve as codebook section 6 says."""
    deal = draw(handovers())
    deal = replace(deal, when=draw(past_dates(deal.published)))
    return deal.case(deal.tell(draw(st.sampled_from(LINES))))


@relation
def dates_may_stand_anywhere(draw: st.DrawFn) -> Case:
    """A date in front, after the subject, after the verb's object or at the end is the same date."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{D}, {G} released {PEOPLE}.",
                "{G} {D} released {PEOPLE}.",
                "{G} released {PEOPLE} {D}.",
                "{D}, {PEOPLE} were released by {G}.",
                "{PEOPLE} were released {D} by {G}.",
                "{G} handed over {D} {PEOPLE} to {R}.",
                "It was {D} that {G} released {PEOPLE}.",
                "{D} {R} received {PEOPLE} from {G}.",
                "{R} {D} received {PEOPLE} from {G}.",
            )
        )
    )
    return deal.case(deal.tell(line))


@relation
def parts_of_the_day_change_nothing(draw: st.DrawFn) -> Case:
    """ "Early on Friday" and "on Friday night" are that Friday."""
    deal = draw(handovers())
    words = draw(st.sampled_from(("early {D}", "late {D}", "{D} morning", "{D} evening", "{D} afternoon"))).format(
        D=deal.when.words
    )
    return deal.case(deal.tell(draw(st.sampled_from(LINES)), D=words))


@relation
def coming_days_are_ahead(draw: st.DrawFn) -> Case:
    """What is to come goes to the nearest such day on or after the publication."""
    deal = draw(handovers())
    deal = replace(deal, when=draw(coming_days(deal.published)))
    text = deal.tell(draw(st.sampled_from(templates.PLANNED)))
    return Case(text, deal.published, (replace(deal.record(), status="planned"),))


@relation
def no_date_is_never_filled_in(draw: st.DrawFn) -> Case:
    """Without a date expression the date is null, whatever the publication day."""
    deal = draw(handovers())
    text = deal.tell(draw(st.sampled_from(LINES)), D="")
    return Case(text, deal.published, (replace(deal.record(), date=None),))


@relation
def vague_times_are_no_dates(draw: st.DrawFn) -> Case:
    """ "Recently" and the like are null (codebook, section 6)."""
    deal = draw(handovers())
    words = draw(st.sampled_from(("recently", "on the eve of the holiday", "after long talks", "in recent days")))
    text = deal.tell(draw(st.sampled_from(LINES)), D=words)
    return Case(text, deal.published, (replace(deal.record(), date=None),))


@relation
def full_dates_need_no_publication_day(draw: st.DrawFn) -> Case:
    """A date with its year does not move with the publication."""
    deal = draw(handovers())
    day = draw(st.dates(date(2014, 1, 1), date(2022, 12, 31)))
    words = draw(st.sampled_from((f"on {day.day} {day:%B} {day.year}", f"on {day:%B} {day.day}, {day.year}")))
    text = deal.tell(draw(st.sampled_from(LINES)), D=words)
    return Case(text, deal.published, (replace(deal.record(), date=day.isoformat()),))


@relation
def the_day_of_the_report_stands_in(draw: st.DrawFn) -> Case:
    """ "X received N, it said on Friday" with no other date happened that Friday (codebook, section 6)."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{R} received {PEOPLE} from {G}, it said {D}.",
                "{R} has received {PEOPLE} from {G}, its army said {D}.",
                "{G} has released {PEOPLE}, its defence ministry said {D}.",
                "{PEOPLE} were released by {G}, the {Ra} government announced {D}.",
            )
        )
    )
    return deal.case(deal.tell(line))


@relation
def the_day_of_the_handover_beats_the_report(draw: st.DrawFn) -> Case:
    """With a day of its own the handover does not take that of the report."""
    deal = draw(handovers())
    day = deal.published - timedelta(days=draw(st.integers(10, 150)))
    line = draw(
        st.sampled_from(
            (
                "{R} received {PEOPLE} from {G} {X}, it said {D}.",
                "{G} released {PEOPLE} {X}, its army said {D}.",
                "{PEOPLE} were released by {G} {X}, the {Ra} government announced {D}.",
                "The {Ra} army said {D} that {PEOPLE} had been released by {G} {X}.",
            )
        )
    )
    text = deal.tell(line, X=f"on {day.day} {day:%B}")
    return Case(text, deal.published, (replace(deal.record(), date=day.isoformat()),))


@relation
def days_of_the_past_of_people_are_not_the_date(draw: st.DrawFn) -> Case:
    """When people were captured, sentenced or born is no date of their release."""
    deal = draw(handovers())
    day = deal.published - timedelta(days=draw(st.integers(200, 600)))
    aside = draw(
        st.sampled_from(
            (
                "They were captured on {X}.",
                "They had been in captivity since {X}.",
                "A court had sentenced them on {X}.",
                "Fighting broke out on {X}.",
                "Their unit surrendered on {X}.",
            )
        )
    ).format(X=f"{day.day} {day:%B} {day.year}")
    text = f"{deal.tell(draw(st.sampled_from(LINES)))} {aside}"
    return deal.case(text)


@relation
def a_swap_has_the_date_of_either_sentence(draw: st.DrawFn) -> Case:
    """One swap told in two sentences is dated by whichever has the date."""
    deal = draw(swaps(equal=False))
    line = draw(
        st.sampled_from(
            (
                "{A} released {N} {Ba} {P} {D}. In return, {B} freed {M} {Aa} {P}.",
                "{A} has released {N} {Ba} {P}. {B} freed {M} {Aa} {P} in return. The exchange took place {D}.",
                "{A} and {B} exchanged prisoners {D}. {A} released {N} {Ba} {P}. {B} released {M} {Aa} {P}.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (deal.record(),))


@relation
def deadlines_are_open_intervals(draw: st.DrawFn) -> Case:
    """ "By" and "before 16 June" are ``../2025-06-16`` (codebook, section 6)."""
    deal = draw(handovers())
    day = deal.published + timedelta(days=draw(st.integers(5, 60)))
    word = draw(st.sampled_from(("by", "before")))
    line = draw(st.sampled_from(templates.PLANNED[:8]))
    record = replace(deal.record(), date=f"../{day}", status="planned")
    return Case(deal.tell(line, D=f"{word} {day.day} {day:%B} {day.year}"), deal.published, (record,))


@relation
def stages_of_a_deal_are_records(draw: st.DrawFn) -> Case:
    """Stages with a count and a date of their own are records beside the agreement on the whole."""
    deal = draw(swaps(equal=False))
    start = deal.published - timedelta(days=draw(st.integers(2, 60)))
    dates = [start - timedelta(days=9), start, start + timedelta(days=1)]
    words = [f"on {day.day} {day:%B}" for day in dates]
    line = (
        "{A} and {B} agreed {X} to exchange {T} {P} each. {Y}, they exchanged {N} {P} each. "
        "{Z}, they exchanged another {M} each."
    )
    text = deal.tell(line, X=words[0], Y=words[1], Z=words[2], T="1,000")
    codes = (deal.first.code, deal.second.code)
    records = tuple(
        Rec((Move(*codes, exactly(number)), Move(*codes[::-1], exactly(number))), day.isoformat(), status)
        for number, day, status in zip(
            (1000, deal.number, deal.other), dates, ("agreed", "completed", "completed"), strict=True
        )
    )
    return Case(text, deal.published, records)


@relation
def agreement_and_execution_have_their_own_days(draw: st.DrawFn) -> Case:
    """An agreement with a date of its own is a record beside its execution (codebook, section 2)."""
    deal = draw(swaps())
    day = deal.published - timedelta(days=draw(st.integers(20, 100)))
    line = "{A} and {B} agreed on {X} to exchange {P}. {D}, they released {N} {P} each."
    text = deal.tell(line, X=f"{day.day} {day:%B}")
    agreed = Rec(deal.moves(counted=False), day.isoformat(), "agreed")
    return Case(text, deal.published, (agreed, deal.record()))


@relation
def a_named_source_does_not_lend_its_age(draw: st.DrawFn) -> Case:
    """The age and post of a source, told beside the date, change nothing."""
    deal = draw(handovers(pairs=None).filter(lambda deal: deal.receiver.code in NAMES))
    name = NAMES[deal.receiver.code][0]
    line = "{G} released {PEOPLE} {D}, said {X}, 47, who has led the {Ra} commission since 2019."
    return deal.case(deal.tell(line, X=name))
