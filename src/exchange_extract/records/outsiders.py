"""People of whom a sentence says that no side held them: migrants, ancestors in museums.

The grounds of exclusion are weighed for whole events (``scope``). What tells of such people must not come into one, or
"Malta flew 30 migrants home" would be the price of the soldiers freed in the same article.
"""

from collections.abc import Sequence

from exchange_extract.records.context import Context
from exchange_extract.records.fold import draft
from exchange_extract.records.scope import is_barred
from exchange_extract.records.tellings import Telling
from exchange_extract.records.themes import kinds_of

_KINDS = frozenset({"migration", "relics"})


def without_outsiders(tellings: Sequence[Telling], context: Context) -> list[Telling]:
    """The tellings but for those of a number of people who are out of scope by the words of their own sentence."""
    return [telling for telling in tellings if not _is_outside(telling, context)]


def _is_outside(telling: Telling, context: Context) -> bool:
    counted = bool(telling.flows) and all(flow.group is not None and flow.count is not None for flow in telling.flows)
    if not counted or not kinds_of(telling.frame.scene) & _KINDS:
        return False  # "the returnees" may be captives told of before
    record = draft([telling], context)
    return record is not None and is_barred(record, (telling,), context.themes)
