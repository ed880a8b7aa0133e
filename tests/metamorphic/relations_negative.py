"""Relations about what is no handover: every other meaning of its words, alone and beside a real one."""

from collections.abc import Sequence

from hypothesis import strategies as st

from metamorphic import noise, templates
from metamorphic.generator import COUNTS, Case, Swap, article, fill, handovers, relation, swaps
from metamorphic.numbers import agency
from metamorphic.world import STATE_PAIRS

ALL = noise.EXCHANGE + noise.SWAP + noise.RELEASE + noise.RETURN + noise.REPATRIATE + noise.HANDOVER + noise.CAPTIVITY
BODIES = templates.GIVE_ACTIVE[:12] + templates.GIVE_PASSIVE + templates.RECEIVE[:8]


def _silent(draw: st.DrawFn, lines: Sequence[str]) -> Case:
    """An article of one or two sentences that yields no record."""
    deal = draw(swaps())
    chosen = draw(st.permutations(lines))[: draw(st.integers(1, 2))]
    return Case(" ".join(deal.tell(line) for line in chosen), deal.published, ())


SILENT: tuple[tuple[str, Sequence[str], str], ...] = (
    (
        "exchanges_of_other_things",
        noise.EXCHANGE,
        "Exchanges of fire, letters, students, gifts, currency and stock are out of scope.",
    ),
    ("swaps_of_other_things", noise.SWAP, "So are swaps of currency, players, blows, goods and kidneys."),
    (
        "releases_of_other_kinds",
        noise.RELEASE,
        "So are reports, films, funds, water and animals released, and bail, parole, pardon and rescue by force.",
    ),
    (
        "returns_of_other_kinds",
        noise.RETURN,
        "So are tourists, refugees, teams, pupils and officials who return, and art that is returned.",
    ),
    (
        "repatriations_of_other_kinds",
        noise.REPATRIATE,
        "So are repatriated profits, masks and citizens, deportation, extradition and the body of a traveller.",
    ),
    (
        "handovers_of_other_things",
        noise.HANDOVER,
        "So are trucks, notes, offices, villages, arms and money handed over or received.",
    ),
    (
        "captivity_is_no_handover",
        noise.CAPTIVITY,
        "Captures, surrenders, trials, escapes and identified remains of old are out of scope.",
    ),
    ("negated_handovers_are_none", noise.NEGATED, "What did not happen, without refusal or plan, is no record."),
    (
        "talk_without_a_specific_is_none",
        noise.UNSPECIFIC,
        "What is not completed needs a count, a date or a name (codebook, section 2).",
    ),
)
"""Relation, its sentences, and why they yield no record."""


def _register(name: str, lines: Sequence[str], why: str) -> None:
    def silent(draw: st.DrawFn) -> Case:
        return _silent(draw, lines)

    silent.__name__, silent.__doc__ = name, why
    relation(silent)


for row in SILENT:
    _register(*row)


@relation
def everyday_news_is_silent(draw: st.DrawFn) -> Case:
    """News on other matters yields nothing."""
    deal = draw(swaps())
    return Case(article(*draw(st.permutations(noise.PARAGRAPHS))[:4]), deal.published, ())


@relation
def a_handover_beside_its_homonyms(draw: st.DrawFn) -> Case:
    """A real handover beside another meaning of the words, told of other countries, is the only record."""
    deal = draw(handovers())
    pairs = [pair for pair in STATE_PAIRS if deal.giver not in pair and deal.receiver not in pair]
    first, second = draw(st.sampled_from(pairs))
    other = Swap(first, second, draw(COUNTS), 2, "soldiers", deal.when, deal.published)
    paragraphs = [deal.tell(draw(st.sampled_from(BODIES))), other.tell(draw(st.sampled_from(ALL)))]
    return deal.case(article(*(paragraphs if draw(st.booleans()) else reversed(paragraphs))))


@relation
def people_words_of_casualties(draw: st.DrawFn) -> Case:
    """People killed, wounded or captured in the same article are not handed over."""
    deal = draw(handovers())
    number = agency(draw(COUNTS))
    line = draw(
        st.sampled_from(
            (
                "{M} {Ra} soldiers were killed and {K} wounded in fighting {D}.",
                "{G} captured another {M} {Ra} soldiers {D}.",
                "{G} still holds {M} {Ra} prisoners of war.",
                "{M} {Ra} soldiers are listed as missing.",
                "{M} {Ra} civilians have been killed since the war began.",
                "The shelling wounded {M} people, among them {K} children.",
            )
        )
    )
    aside = fill(line, **deal.slots(M=number, K=agency(draw(COUNTS))))
    return deal.case(article(deal.tell(draw(st.sampled_from(BODIES))), aside))
