"""The metamorphic suite: composed articles whose records follow by construction, and what may be swapped in them.

`world`, `numbers`, `templates` and `noise` are the data; `generator` says what a case is; each `relations_*` module
holds relations on one subject, `fixtures` those on the articles in fixtures/gold.
"""

from metamorphic import (
    relations_article,
    relations_counts,
    relations_dates,
    relations_frame,
    relations_negative,
    relations_sides,
    relations_status,
    relations_words,
)
from metamorphic.generator import RELATIONS, Relation

_MODULES = (
    relations_sides,
    relations_words,
    relations_counts,
    relations_dates,
    relations_status,
    relations_frame,
    relations_article,
    relations_negative,
)

SUITE: tuple[Relation, ...] = tuple(RELATIONS)
"""All relations, in the order of the modules that hold them."""
