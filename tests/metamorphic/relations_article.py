"""Relations about whole articles: headlines, noise, repetition, background, and several records side by side."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from metamorphic import noise, templates
from metamorphic.generator import COUNTS, Case, Handover, Rec, article, handovers, relation, swaps, title_case
from metamorphic.numbers import agency, exactly
from metamorphic.world import STATE_PAIRS

BODIES = templates.GIVE_ACTIVE[:12] + templates.GIVE_PASSIVE + templates.RECEIVE[:8]


def _headline(draw: st.DrawFn, deal: Handover) -> str:
    plural = deal.giver.plural
    return deal.tell(
        draw(st.sampled_from(templates.HEADLINES)),
        G_=deal.giver.name.removeprefix("the "),
        frees="free" if plural else "frees",
        releases="release" if plural else "releases",
    )


def _noise(draw: st.DrawFn, most: int = 3) -> list[str]:
    return draw(st.permutations(noise.PARAGRAPHS))[: draw(st.integers(1, most))]


@relation
def a_headline_repeats_the_record(draw: st.DrawFn) -> Case:
    """Headline and lead of one handover are one record."""
    deal = draw(handovers())
    return deal.case(article(_headline(draw, deal), deal.tell(draw(st.sampled_from(BODIES)))))


@relation
def headlines_in_title_case(draw: st.DrawFn) -> Case:
    """Capitals on the words of a headline say nothing."""
    deal = draw(handovers())
    return deal.case(article(title_case(_headline(draw, deal)), deal.tell(draw(st.sampled_from(BODIES)))))


@relation
def headlines_in_capitals(draw: st.DrawFn) -> Case:
    """Nor does a headline all in capitals."""
    deal = draw(handovers())
    return deal.case(article(_headline(draw, deal).upper(), deal.tell(draw(st.sampled_from(BODIES)))))


@relation
def a_headline_may_stand_alone(draw: st.DrawFn) -> Case:
    """A headline in the present tense reports what took place; the text below may add nothing to it."""
    deal = draw(handovers())
    text = article(_headline(draw, deal), *_noise(draw))
    return Case(text, deal.published, (replace(deal.record(), date=None),))


@relation
def noise_may_follow(draw: st.DrawFn) -> Case:
    """Paragraphs on other matters after the event add no record and change none."""
    deal = draw(handovers())
    return deal.case(article(deal.tell(draw(st.sampled_from(BODIES))), *_noise(draw)))


@relation
def noise_may_lead(draw: st.DrawFn) -> Case:
    """Nor do they when they come first."""
    deal = draw(handovers())
    return deal.case(article(*_noise(draw), deal.tell(draw(st.sampled_from(BODIES)))))


@relation
def what_stands_beside_may_follow(draw: st.DrawFn) -> Case:
    """Other countries, places, people and days in the same paragraph are not those of the handover."""
    deal = draw(handovers())
    beside = draw(st.permutations(noise.BESIDE))[: draw(st.integers(1, 2))]
    return deal.case(article(" ".join((deal.tell(draw(st.sampled_from(BODIES))), *beside))))


@relation
def what_stands_beside_may_follow_a_swap(draw: st.DrawFn) -> Case:
    """Nor of a swap."""
    deal = draw(swaps(equal=False))
    beside = draw(st.permutations(noise.BESIDE))[: draw(st.integers(1, 2))]
    text = article(" ".join((deal.tell(draw(st.sampled_from(templates.UNEQUAL))), *beside)))
    return Case(text, deal.published, (deal.record(),))


@relation
def noise_may_surround_a_swap(draw: st.DrawFn) -> Case:
    """A swap amid other news keeps both directions."""
    deal = draw(swaps(equal=False))
    text = article(*_noise(draw, 2), deal.tell(draw(st.sampled_from(templates.UNEQUAL))), *_noise(draw, 2))
    return Case(text, deal.published, (deal.record(),))


@relation
def a_dateline_changes_nothing(draw: st.DrawFn) -> Case:
    """City, day and agency before the first sentence are where and when it was written."""
    deal = draw(handovers())
    line = draw(
        st.sampled_from(
            (
                "GENEVA, {X} - ",
                "GENEVA ({AG}) — ",
                "GENEVA: ",
                "GENEVA, {X} ({AG}) - ",
                "Geneva – ",
                "GENEVA, Switzerland — ",
            )
        )
    )
    day = deal.published
    head = line.format(X=f"{day:%B} {day.day}", AG=draw(st.sampled_from(("AP", "AFP", "Newsdesk"))))
    return deal.case(head + deal.tell(draw(st.sampled_from(BODIES))))


@relation
def later_mentions_join_the_record(draw: st.DrawFn) -> Case:
    """Later mentions of the same handover are the same record."""
    deal = draw(handovers())
    again = draw(
        st.sampled_from(
            (
                "The {N} {P} were taken to hospital after their release.",
                "The handover of the {N} {P} was welcomed by their families.",
                "The {P} are in good health, a doctor said after the handover.",
                "{R} confirmed the handover.",
                "The release was the first in five months.",
            )
        )
    )
    text = article(
        deal.tell(draw(st.sampled_from(BODIES))),
        deal.tell(again, N=agency(deal.number), P=deal.bare),
    )
    return deal.case(text)


@relation
def quotes_join_the_record(draw: st.DrawFn) -> Case:
    """A quotation about the same people with the same number is the same record, with any quotation marks."""
    deal = draw(handovers())
    quote = draw(
        st.sampled_from(
            (
                "{N} of our people are home again",
                "{N} of our {P} have come home",
                "today {N} families are happy",
            )
        )
    )
    left, right = draw(st.sampled_from((('"', '"'), ("“", "”"))))
    line = f"{left}{deal.tell(quote, N=agency(deal.number), P=deal.bare)},{right} an official said."
    return deal.case(article(deal.tell(draw(st.sampled_from(BODIES))), line))


@relation
def ordinals_add_no_record(draw: st.DrawFn) -> Case:
    """ "The 64th exchange", "the first in five months" add none (codebook, section 2)."""
    deal = draw(swaps())
    aside = draw(
        st.sampled_from(
            (
                "It was the 64th exchange since the start of the war.",
                "The exchange was the first in five months.",
                "It was the third swap this year.",
                "It was one of the largest exchanges of the war.",
            )
        )
    )
    text = f"{deal.tell(draw(st.sampled_from(templates.EXCHANGE_EACH)))} {aside}"
    return Case(text, deal.published, (deal.record(),))


@relation
def the_previous_exchange_is_a_record(draw: st.DrawFn) -> Case:
    """ "The previous exchange was on 3 May" is a record: two sides and a date (codebook, section 2)."""
    deal = draw(swaps())
    day = deal.published - timedelta(days=draw(st.integers(10, 200)))
    line = draw(
        st.sampled_from(
            (
                "The previous exchange of {P} between the two sides took place on {X}.",
                "The previous exchange of {P} took place on {X}.",
                "The last exchange of {P} was on {X}.",
                "The two sides had last exchanged {P} on {X}.",
            )
        )
    )
    text = article(
        deal.tell(draw(st.sampled_from(templates.EXCHANGE_EACH))),
        deal.tell(line, X=f"{day.day} {day:%B}"),
    )
    return Case(text, deal.published, (deal.record(), Rec(deal.moves(counted=False), day.isoformat())))


@relation
def an_earlier_handover_is_kept_apart(draw: st.DrawFn) -> Case:
    """Two handovers between the same sides on different days with different counts are two records."""
    deal = draw(handovers())
    day = deal.published - timedelta(days=draw(st.integers(10, 200)))
    other = draw(COUNTS.filter(lambda value: value != deal.number))
    line = draw(
        st.sampled_from(
            (
                "On {X}, {G} had released {M} {Ra} {P}.",
                "{G} had released {M} {Ra} {P} on {X}.",
                "On {X}, {M} {Ra} {P} were released by {G}.",
            )
        )
    )
    text = article(
        deal.tell(draw(st.sampled_from(BODIES))),
        deal.tell(line, M=agency(other), P=deal.bare, X=f"{day.day} {day:%B}"),
    )
    earlier = Rec((replace(deal.move(), count=exactly(other)),), day.isoformat())
    return Case(text, deal.published, (deal.record(), earlier))


@relation
def a_running_total_stands_beside_the_event(draw: st.DrawFn) -> Case:
    """The total since a month is a cumulative record of its own beside the event."""
    deal = draw(handovers())
    number = draw(st.integers(1500, 6000))
    line, period = draw(st.sampled_from(templates.CUMULATIVE[:4]))
    total = deal.tell(line, PEOPLE=deal.counted(f"{number:,}"), MONTH="March", Y="2022")
    text = article(deal.tell(draw(st.sampled_from(BODIES))), total)
    move = replace(deal.move(), count=exactly(number))
    return Case(text, deal.published, (deal.record(), Rec((move,), period.format(YM="2022-03"), scope="cumulative")))


@relation
def handovers_of_other_sides_are_kept_apart(draw: st.DrawFn) -> Case:
    """Handovers between other sides in the same article are records of their own."""
    first = draw(handovers())
    pairs = [pair for pair in STATE_PAIRS if first.giver not in pair and first.receiver not in pair]
    second = draw(handovers(pairs=st.sampled_from(pairs)))
    second = replace(second, published=first.published, when=first.when)
    lines = templates.GIVE_ACTIVE[:12] + templates.GIVE_PASSIVE[:8]
    text = article(first.tell(draw(st.sampled_from(lines))), second.tell(draw(st.sampled_from(lines))))
    return Case(text, first.published, (first.record(), second.record()))


@relation
def line_ends_and_spaces_change_nothing(draw: st.DrawFn) -> Case:
    """CRLF, single line breaks between paragraphs and no-break spaces are typography."""
    deal = draw(handovers())
    text = article(_headline(draw, deal), deal.tell(draw(st.sampled_from(BODIES))), *_noise(draw))
    change = draw(st.sampled_from(("\r\n", "\n", "nbsp", "\n\n\n\n")))
    if change == "nbsp":
        return deal.case(re.sub(r"(?<=\d) (?=\w)", "\u00a0", text))
    return deal.case(text.replace("\n\n", "\r\n\r\n" if change == "\r\n" else change))
