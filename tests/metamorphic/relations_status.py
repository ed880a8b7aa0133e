"""Relations about status: what took place, is under way, agreed, planned, proposed or refused, and what is none."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from metamorphic import noise, templates
from metamorphic.generator import COUNTS, Case, Rec, article, handovers, relation, swaps
from metamorphic.numbers import agency, coming_days, exactly


@relation
def plans_are_planned(draw: st.DrawFn) -> Case:
    """ "Will", "is due to", "plans to", "is expected to" tell of what is to come."""
    deal = draw(handovers())
    deal = replace(deal, when=draw(coming_days(deal.published)))
    text = deal.tell(draw(st.sampled_from(templates.PLANNED)))
    return Case(text, deal.published, (replace(deal.record(), status="planned"),))


@relation
def planned_swaps_are_planned(draw: st.DrawFn) -> Case:
    """A swap to come has both directions and the day it is due."""
    deal = draw(swaps())
    deal = replace(deal, when=draw(coming_days(deal.published)))
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} will exchange {N} {P} each {D}.",
                "{A} and {B} are due to exchange {N} {P} each {D}.",
                "{A} and {B} plan to swap {N} {P} each {D}.",
                "An exchange of {N} {P} each between {A} and {B} is planned {D}.",
                "{A} and {B} are expected to exchange {N} {P} each {D}.",
                "{A} and {B} are set to swap {N} {P} each {D}.",
            )
        )
    )
    line = line.replace("is planned {D}", "is planned for {D_}")
    text = deal.tell(line, D_=deal.when.words.removeprefix("on "))
    return Case(text, deal.published, (replace(deal.record(), status="planned"),))


@relation
def agreements_are_agreed(draw: st.DrawFn) -> Case:
    """An agreement whose handover is not reported is `agreed`, dated by the act."""
    deal = draw(swaps())
    text = deal.tell(draw(st.sampled_from(templates.AGREED)))
    return Case(text, deal.published, (replace(deal.record(), status="agreed"),))


@relation
def agreed_terms_are_one_agreement(draw: st.DrawFn) -> Case:
    """What each side will do under a deal spells out the agreement and is no record of its own."""
    deal = draw(swaps(equal=False))
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} reached a deal {D} under which {A} will release {N} {Ba} {P} "
                "and {B} will release {M} {Aa} {P}.",
                "{A} and {B} agreed {D} on a swap. Under it, {A} will release {N} {Ba} {P} "
                "and {B} will free {M} {Aa} {P}.",
                "{A} agreed {D} to release {N} {Ba} {P} in exchange for {M} {Aa} {P}.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (replace(deal.record(), status="agreed"),))


@relation
def one_side_agrees_to_release(draw: st.DrawFn) -> Case:
    """A side that agreed to release people has not done so yet."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{G} agreed {D} to release {PEOPLE}.",
                "{G} agreed {D} to hand over {PEOPLE} to {R}.",
                "{D}, {G} agreed to free {PEOPLE}.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (replace(deal.record(), status="agreed"),))


@relation
def offers_and_demands_are_proposed(draw: st.DrawFn) -> Case:
    """Offers, demands and appeals to the other side are `proposed`, dated by the act."""
    deal = draw(handovers())
    text = deal.tell(draw(st.sampled_from(templates.PROPOSED)))
    return Case(text, deal.published, (replace(deal.record(), status="proposed"),))


@relation
def talks_are_proposed(draw: st.DrawFn) -> Case:
    """Talks about an exchange with a count are `proposed`."""
    deal = draw(swaps())
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} are discussing an exchange of {N} {P} each.",
                "{A} and {B} are negotiating an exchange of {N} {P} each.",
                "{A} has proposed to {B} an exchange of {N} {P} each.",
                "{A} has offered {B} a swap of {N} {P} each.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (Rec(deal.moves(), None, "proposed"),))


@relation
def refusals_are_rejected(draw: st.DrawFn) -> Case:
    """An explicit refusal is one `rejected` record, dated by the act."""
    deal = draw(handovers())
    text = deal.tell(draw(st.sampled_from(templates.REJECTED)))
    return Case(text, deal.published, (replace(deal.record(), status="rejected"),))


@relation
def a_refused_demand_is_one_record(draw: st.DrawFn) -> Case:
    """A proposal refused in the same article is one `rejected` record (codebook, section 2)."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "{R} asked {G} to release {PEOPLE}. {G} refused.",
                "{R} demanded that {G} free {PEOPLE}. {G} rejected the demand.",
                "{R} proposed that {G} hand over {PEOPLE}. {G} turned the proposal down.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, (replace(deal.record(), status="rejected", date=None),))


@relation
def an_unanswered_demand_stays_proposed(draw: st.DrawFn) -> Case:
    """A side that has not answered has not refused."""
    deal = draw(handovers())
    answer = draw(st.sampled_from(("{G} has not answered.", "There was no response from {G}.", "{G} did not comment.")))
    text = deal.tell(draw(st.sampled_from(templates.PROPOSED)) + " " + answer)
    return Case(text, deal.published, (replace(deal.record(), status="proposed"),))


@relation
def called_off_rounds_are_rejected(draw: st.DrawFn) -> Case:
    """A round that was cancelled, called off or postponed is `rejected`."""
    deal = draw(swaps())
    text = deal.tell(draw(st.sampled_from(templates.CALLED_OFF)))
    return Case(text, deal.published, (replace(deal.record(), status="rejected"),))


@relation
def what_is_under_way_is_ongoing(draw: st.DrawFn) -> Case:
    """The progressive of a handover is `ongoing`."""
    deal = draw(swaps())
    text = deal.tell(draw(st.sampled_from(templates.ONGOING)))
    return Case(text, deal.published, (Rec(deal.moves(), None, "ongoing"),))


@relation
def a_headline_infinitive_is_a_plan(draw: st.DrawFn) -> Case:
    """ "X to free N" above "X will free N on Friday" is one planned record."""
    deal = draw(handovers())
    deal = replace(deal, when=draw(coming_days(deal.published)))
    head = draw(st.sampled_from(("{G} to free {PEOPLE}", "{G} to release {PEOPLE}", "{G} to hand over {PEOPLE}")))
    text = article(deal.tell(head), deal.tell(draw(st.sampled_from(templates.PLANNED))))
    return Case(text, deal.published, (replace(deal.record(), status="planned"),))


@relation
def one_side_done_and_the_other_due(draw: st.DrawFn) -> Case:
    """Two directions of one deal with different statuses are two records (codebook, section 2)."""
    deal = draw(swaps(equal=False))
    coming = draw(coming_days(deal.published))
    line = "{A} released {N} {Ba} {P} {D}. In return, {B} will release {M} {Aa} {P} {X}."
    there, back = deal.moves()
    records = (Rec((there,), deal.when.value), Rec((back,), coming.value, "planned"))
    return Case(deal.tell(line, X=coming.words), deal.published, records)


@relation
def another_group_will_follow(draw: st.DrawFn) -> Case:
    """A later step with a count and a date of its own is a record beside the one that took place."""
    deal = draw(handovers())
    coming = draw(coming_days(deal.published))
    more = draw(COUNTS.filter(lambda value: value != deal.number))
    line = draw(
        st.sampled_from(
            (
                "{G} released {PEOPLE} {D}. It will release another {M} {X}.",
                "{G} released {PEOPLE} {D}. Another {M} {Ra} {P} will be freed {X}.",
                "{PEOPLE} were released by {G} {D}. A further {M} {P} are to be freed {X}.",
            )
        )
    )
    planned = Rec((replace(deal.move(), count=exactly(more)),), coming.value, "planned")
    text = deal.tell(line, M=agency(more), P=deal.bare, X=coming.words)
    return Case(text, deal.published, (deal.record(), planned))


@relation
def a_cancelled_round_beside_the_one_that_took_place(draw: st.DrawFn) -> Case:
    """A cancelled round with a date of its own is a `rejected` record beside the other (codebook, section 2)."""
    deal = draw(swaps())
    day = deal.published - timedelta(days=draw(st.integers(10, 100)))
    line = draw(
        st.sampled_from(
            (
                "{A} and {B} exchanged {N} {P} each {D}. An exchange of {P} planned for {X} had been called off.",
                "{A} and {B} swapped {N} {P} each {D}. A swap of {P} that was due on {X} had been cancelled.",
            )
        )
    )
    off = Rec(deal.moves(counted=False), day.isoformat(), "rejected")
    return Case(deal.tell(line, X=f"{day.day} {day:%B}"), deal.published, (deal.record(), off))


@relation
def reported_speech_keeps_the_status(draw: st.DrawFn) -> Case:
    """What a side says that it did, will do or offers is done, planned or proposed."""
    deal = draw(handovers())
    coming = draw(coming_days(deal.published))
    line, status, day = draw(
        st.sampled_from(
            (
                ("{G} said that it had released {PEOPLE} {D}.", "completed", deal.when.value),
                ("{G} announced that it had handed over {PEOPLE} to {R} {D}.", "completed", deal.when.value),
                ("{G} said that it would release {PEOPLE} {X}.", "planned", coming.value),
                ("{G} announced that {PEOPLE} would be freed {X}.", "planned", coming.value),
                ("{G} said that it was ready to release {PEOPLE}.", "proposed", None),
                ("{G} said that it refused to release {PEOPLE}.", "rejected", None),
            )
        )
    )
    record = replace(deal.record(), status=status, date=day)
    return Case(deal.tell(line, X=coming.words), deal.published, (record,))


@relation
def denied_handovers_are_none(draw: st.DrawFn) -> Case:
    """A side that denies a handover, or says that there was none, reports none."""
    deal = draw(swaps())
    line = draw(
        st.sampled_from(
            (
                "{A} denied that it had released any {Ba} soldiers.",
                "{A} said that it had not handed over any prisoners of war to {B}.",
                "{A} denied reports of an exchange of prisoners of war with {B}.",
            )
        )
    )
    return Case(deal.tell(line), deal.published, ())


@relation
def headlines_have_their_status(draw: st.DrawFn) -> Case:
    """A headline alone says whether a swap is done, agreed, due, offered or off; its present tells of the past."""
    deal = draw(swaps())
    line, status = draw(
        st.sampled_from(
            (
                ("{A} and {B} swap {N} {P} each", "completed"),
                ("{A}, {B} exchange {N} {P} each", "completed"),
                ("{A} and {B} agree to swap {N} {P} each", "agreed"),
                ("{A}, {B} to exchange {N} {P} each", "planned"),
                ("{A} and {B} to swap {N} {P} each", "planned"),
                ("{A} offers to swap {N} {P} each with {B}", "proposed"),
                ("{A} and {B} call off swap of {N} {P} each", "rejected"),
            )
        )
    )
    text = article(deal.tell(line), draw(st.sampled_from(noise.PARAGRAPHS)))
    return Case(text, deal.published, (Rec(deal.moves(), None, status),))
