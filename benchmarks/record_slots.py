"""The slots of a record as the scorer sees them: read from a file's row, and compared one by one."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]

RECORD_SLOTS = ("status", "scope", "date", "place", "total", "mediators", "sources")
TRANSFER_SLOTS = ("giver", "receiver", "count", "category", "names", "including")
SLOTS = RECORD_SLOTS + TRANSFER_SLOTS
LIST_SLOTS = frozenset({"mediators", "sources", "names", "including"})

_PARTY_SLOTS = frozenset({"giver", "receiver", "mediators"})
_TEXT_SLOTS = frozenset({"place", "sources", "names"})
_DEFAULTS = {"scope": "event", "category": "unspecified"}
_SMALL_WORDS = frozenset({"the", "of", "a", "an", "and", "for", "s", "mr", "president", "minister"})
_CODE = re.compile(r"[A-Z_0-9]{2,12}")
_CODES = {
    "RED CROSS": "ICRC",
    "INTERNATIONAL COMMITTEE OF THE RED CROSS": "ICRC",
    "UNITED NATIONS": "UN",
    "HOLY SEE": "VAT",
    "VATICAN": "VAT",
    "ANSAR ALLAH": "HOUTHIS",
    "HOUTHI": "HOUTHIS",
    "EUROPEAN UNION": "EU",
    "AFRICAN UNION": "AU",
}


@dataclass(frozen=True, slots=True)
class Slots:
    """The filled slots of a record or of a transfer; empty ones are left out. Values of list slots are tuples."""

    filled: Mapping[str, Any]

    def one(self, slot: str) -> Any:
        return self.filled.get(slot)

    def many(self, slot: str) -> Sequence[Any]:
        found: Sequence[Any] = self.filled.get(slot, ())
        return found


NOTHING = Slots({})


@dataclass(frozen=True, slots=True)
class Record:
    slots: Slots
    transfers: tuple[Slots, ...]
    confidence: float | None


NO_RECORD = Record(NOTHING, (), None)


def read_record(row: Json) -> Record:
    """A record of a gold or prediction file, with empty and default slots left out.

    A value may be plain or an object that carries it as ``code``, ``edtf``, ``name`` or ``text``.
    """
    confidence = row.get("confidence")
    return Record(
        _read_slots(row, RECORD_SLOTS),
        tuple(_read_slots(transfer, TRANSFER_SLOTS) for transfer in row.get("transfers") or ()),
        float(confidence) if isinstance(confidence, int | float) else None,
    )


def _read_slots(row: Json, names: Iterable[str]) -> Slots:
    values = ((name, _read_value(name, row.get(name))) for name in names)
    return Slots({name: value for name, value in values if value not in (None, ())})


def _read_value(slot: str, raw: Any) -> Any:
    if slot == "including":
        return tuple((_read_count(part.get("count")), part.get("category") or "unspecified") for part in raw or ())
    if slot in LIST_SLOTS:
        read = _read_party if slot in _PARTY_SLOTS else _read_text
        return tuple(value for value in map(read, raw or ()) if value)
    if slot in ("count", "total"):
        return _read_count(raw)
    if slot in _PARTY_SLOTS:
        return _read_party(raw)
    text = _read_text(raw)
    return None if text == _DEFAULTS.get(slot) else text


def _bare(raw: Any) -> Any:
    if isinstance(raw, Mapping):
        return next((raw[key] for key in ("code", "edtf", "name", "text") if raw.get(key) is not None), None)
    return raw


def _read_text(raw: Any) -> str | None:
    bare = _bare(raw)
    return None if bare in (None, "") else str(bare)


def _read_party(raw: Any) -> str | None:
    text = _read_text(raw)
    return None if text is None else _CODES.get(text.strip().upper(), text.strip())


def _read_count(raw: Any) -> tuple[Any, Any, bool, bool] | None:
    """Lowest, highest, approximate, all."""
    if raw is None:
        return None
    if isinstance(raw, int | float):
        return (int(raw), int(raw), False, False)
    count = (raw.get("min"), raw.get("max"), bool(raw.get("approximate")), bool(raw.get("all")))
    return None if count == (None, None, False, False) else count


def same(slot: str, gold: Any, predicted: Any) -> bool:
    """Whether two filled values of a slot agree.

    Codes must be equal. Of two names one must have all words of the other; places, sources and named people may also
    share half of their words. Titles and small words do not count. All else must be equal.
    """
    if slot in _PARTY_SLOTS:
        if gold.upper() == predicted.upper():
            return True
        return not _CODE.fullmatch(gold) and not _CODE.fullmatch(predicted) and _nested(_words(gold), _words(predicted))
    if slot in _TEXT_SLOTS:
        a, b = _words(gold), _words(predicted)
        return _nested(a, b) or bool(a and b and len(a & b) / len(a | b) >= 0.5)
    return bool(gold == predicted)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - _SMALL_WORDS


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and (a <= b or b <= a)


def load_articles(path: Path) -> dict[str, Json]:
    """The articles of a JSON Lines file by id, in their order."""
    with path.open(encoding="utf-8") as lines:
        return {str(row["id"]): row for row in map(json.loads, filter(str.strip, lines))}
