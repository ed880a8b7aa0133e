"""Sources that disagree on a count: both figures stay, and the record says who gives which."""

from datetime import date

import pytest

from exchange_extract import extract, to_rows
from exchange_extract.articles import Article, Result

PUBLISHED = date(2025, 7, 3)
RIVAL = (
    "Russia handed over 95 captured soldiers to Ukraine, Kyiv said. The Russian Defence Ministry put the number at 90."
)


@pytest.mark.parametrize(
    ("text", "claims", "why"),
    [
        (RIVAL, [(0, 95, ("Kyiv",)), (1, 90, ("Russian Defence Ministry",))], "another source puts it at"),
        ("Russia handed over 95 captured soldiers to Ukraine, Kyiv said.", [], "one source"),
        ("Russia and Ukraine swapped 95 prisoners each, Kyiv said.", [], "two directions are no conflict"),
        ("Russia handed over 95 soldiers and the bodies of 12 soldiers to Ukraine.", [], "the living and the dead"),
    ],
)
def test_conflicts(text: str, claims: list[tuple[int, int, tuple[str, ...]]], why: str) -> None:
    found = [conflict for record in extract(text, PUBLISHED) for conflict in record.conflicts]
    assert [(c.transfer, c.count.min, c.sources) for conflict in found for c in conflict.claims] == claims, why


def test_a_rival_figure_is_no_part_of_the_other() -> None:
    (record,) = extract(RIVAL, PUBLISHED)
    assert [transfer.count and transfer.count.min for transfer in record.transfers] == [95, 90]
    assert [transfer.including for transfer in record.transfers] == [(), ()]


def test_rows_say_it_in_words() -> None:
    rows = list(to_rows([Result(Article("a", RIVAL), extract(RIVAL, PUBLISHED))]))
    assert [row["conflicts"] for row in rows] == [["95 (Kyiv); 90 (Russian Defence Ministry)"]] * 2
