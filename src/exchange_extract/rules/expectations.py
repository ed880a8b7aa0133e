"""The right-hand side of an example: how counts and transfers are written there, and read.

Counts, after the codebook's section 4:

==========  ===========================================
``95``      exactly 95
``6000..``  at least 6,000 (more than, over)
``..50``    at most 50 (up to, fewer than)
``50..60``  between 50 and 60
``~300``    about 300; ``~3..`` is "several"
``all``     everyone; ``all 20`` is "all 20"
``-``       no count
==========  ===========================================
"""

import re
from dataclasses import dataclass
from typing import get_args

from exchange_extract import schema
from exchange_extract.schema import Category, ExchangeRecord, Status
from exchange_extract.spans import Quantity

_COUNT = re.compile(
    r"(?P<all>all(?:\s+|$))?(?P<about>~)?(?:(?P<low>[0-9][0-9,]*)?(?P<to>\.\.)(?P<high>[0-9][0-9,]*)?|(?P<exact>[0-9][0-9,]*))?"
)
_TRANSFER = re.compile(
    r"(?:\[(?P<status>[a-z]+)\]\s*)?(?P<giver>[^>\[\]]*[^>\[\]\s])\s*>\s*(?P<receiver>[^>:]*[^>:\s])\s*:\s*"
    r"(?P<count>\S[^:]*)\s(?P<category>[a-z_]+)"
)

CATEGORIES: tuple[str, ...] = get_args(Category)
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class ExpectedTransfer:
    """One direction that an example must give; ``giver`` or ``receiver`` of ``None`` must stay unknown.

    Sides are codes or names without a code. A ``status`` of ``None`` leaves the status open.
    """

    giver: str | None
    receiver: str | None
    count: Quantity | None
    category: str
    status: str | None = None

    def __str__(self) -> str:
        status = f"[{self.status}] " if self.status else ""
        return f"{status}{self.giver or '?'} > {self.receiver or '?'}: {show_count(self.count)} {self.category}"


def split_example(example: str) -> tuple[str, str]:
    """The sentence and the expectation of ``sentence => expectation``; ``ValueError`` when one is missing."""
    sentence, arrow, expected = example.rpartition("=>")
    if not arrow or not sentence.strip() or not expected.strip():
        raise ValueError('an example reads "sentence => expectation"')
    return sentence.strip(), expected.strip()


def parse_count(text: str) -> Quantity | None:
    """The quantity that ``text`` writes, see above; ``ValueError`` when it writes none."""
    text = text.strip()
    if text == "-":
        return None
    match = _COUNT.fullmatch(text)
    low, high, exact = (_number(match[name]) if match else None for name in ("low", "high", "exact"))
    everyone = bool(match and match["all"])
    empty = low is None and high is None and exact is None
    if match is None or (empty and (not everyone or match["about"] or match["to"])):
        raise ValueError(f'"{text}" is no count; write 95, 6000.., ..50, 50..60, ~300, all, "all 20" or -')
    if low is not None and high is not None and low > high:
        raise ValueError(f'"{text}": the lower bound is above the upper one')
    if exact is not None:
        low = high = exact
    return Quantity(low, high, approximate=bool(match["about"]), everyone=everyone)


def show_count(count: Quantity | None) -> str:
    """The one way to write a count; ``parse_count`` reads it back."""
    if count is None:
        return "-"
    low, high = (str(n) if n is not None else "" for n in (count.low, count.high))
    number = low if low == high else f"{low}..{high}"
    number = ("~" if count.approximate else "") + number
    return f"all {number}".strip() if count.everyone else number


def parse_people(text: str) -> str:
    """``count category`` in its one spelling; ``ValueError`` when it is not that."""
    count, _, category = text.strip().rpartition(" ")
    if not count:
        raise ValueError(f'"{text}": write a count and a category, as in "95 prisoner_of_war"')
    return show_people(parse_count(count), _one_of(category, CATEGORIES, "category"))


def show_people(count: Quantity | None, category: str) -> str:
    return f"{show_count(count)} {category}"


def parse_transfers(text: str) -> tuple[ExpectedTransfer, ...]:
    """Transfers joined by ``;``, each ``[status] GIVER > RECEIVER: count category``; ``ValueError`` when not."""
    transfers = []
    for part in text.split(";"):
        match = _TRANSFER.fullmatch(part.strip())
        if match is None:
            raise ValueError(f'"{part.strip()}": write GIVER > RECEIVER: count category, with ? for an unknown side')
        giver, receiver = (None if match[side] == "?" else match[side] for side in ("giver", "receiver"))
        category = _one_of(match["category"], CATEGORIES, "category")
        status = _one_of(match["status"], STATUSES, "status") if match["status"] else None
        transfers.append(ExpectedTransfer(giver, receiver, parse_count(match["count"]), category, status))
    return tuple(transfers)


def transfers_of(record: ExchangeRecord) -> tuple[ExpectedTransfer, ...]:
    """What a record's transfers would have to be expected as, with the record's status on each."""
    return tuple(
        ExpectedTransfer(_side(t.giver), _side(t.receiver), _inner(t.count), t.category, record.status)
        for t in record.transfers
    )


def _side(party: schema.Party | None) -> str | None:
    return None if party is None else party.code or party.name


def _inner(count: schema.Quantity | None) -> Quantity | None:
    return None if count is None else Quantity(count.min, count.max, count.approximate, count.all)


def _number(digits: str | None) -> int | None:
    return int(digits.replace(",", "")) if digits else None


def _one_of(word: str, known: tuple[str, ...], what: str) -> str:
    if word not in known:
        raise ValueError(f'"{word}" is no {what}; use {", ".join(known)}')
    return word
