"""What other datasets write for a record: event codes, date precision codes, and low, best and high counts.

Nothing here is read from a text: each value follows from the fields of a record by a table or a rule of this file.
docs/interoperation.md has the tables with their sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from exchange_extract.edtf import edtf_bounds

if TYPE_CHECKING:  # pydantic would cost the command line a fifth of a second on --help
    from exchange_extract.schema import Quantity, Status

CountPolicy = Literal["floor", "midpoint"]
"""How one best figure is taken from a count: its ``floor``, the least that the text supports, or its ``midpoint``."""


@dataclass(frozen=True, slots=True)
class EventCode:
    """A transfer in the terms of CAMEO 1.1b3 and of PLOVER; ``plover_mode`` is ``None`` where PLOVER has none.

    The acting side (source actor) is the giver and the side acted upon (target actor) the receiver, except for a
    proposal, where who asked whom is not part of a record.
    """

    cameo: str
    plover: str
    plover_mode: str | None


_RELEASE = EventCode("0841", "RETREAT", "release")
_RETURN = EventCode("084", "RETREAT", "return")
_INTENT = EventCode("0353", "AGREE", None)
_APPEAL = EventCode("0253", "REQUEST", "yield")
_REFUSAL = EventCode("1243", "REJECT", "yield")


def event_code(status: Status, *, remains: bool) -> EventCode:
    """The event code of a transfer of a record with this status; ``remains``: it moves the dead, not the living.

    CAMEO knows the release of persons (0841) and of property (0842). The dead are neither, so they get the code above
    both, 084.
    """
    match status:
        case "completed" | "ongoing":
            return _RETURN if remains else _RELEASE
        case "agreed" | "planned":
            return _INTENT
        case "proposed":
            return _APPEAL
        case "rejected":
            return _REFUSAL


def ucdp_date_precision(edtf: str | None) -> int | None:
    """``date_prec`` as UCDP GED codes it: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year.

    ``None`` without a date, and for what GED cannot hold: an open interval, or one longer than a year.
    """
    days = _days(edtf)
    if days is None or days > 366:
        return None
    return next(code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= most)


def acled_time_precision(edtf: str | None) -> int | None:
    """``time_precision`` as ACLED codes it: 1 the day, 2 within a week, 3 within a month.

    ``None`` without a date, and for what ACLED cannot hold: anything less exact than a month.
    """
    days = _days(edtf)
    if days is None or days > 31:
        return None
    return next(code for code, most in ((1, 1), (2, 7), (3, 31)) if days <= most)


def _days(edtf: str | None) -> int | None:
    """How many days a date may mean; ``None`` without a date or an end."""
    first, last = edtf_bounds(edtf) if edtf else (None, None)
    return None if first is None or last is None else (last - first) // timedelta(days=1) + 1


def low_best_high(count: Quantity | None, policy: CountPolicy = "floor") -> tuple[int | None, int | None, int | None]:
    """A count as three figures, as UCDP has them for deaths. ``None`` where the text gives no bound.

    ``best`` of an exact count is the count. Of "at least 6,000" it is 6,000, of "up to 50" it is 50, the one figure
    that the text has. Of "50 to 60" the policy decides: ``floor`` 50, ``midpoint`` 55 (halves go down). "All of
    them" has no figure.
    """
    if count is None:
        return None, None, None
    low, high = count.min, count.max
    if low is None or high is None:
        return low, low if high is None else high, high
    return low, low if policy == "floor" else (low + high) // 2, high
