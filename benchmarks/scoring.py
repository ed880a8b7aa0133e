"""Scores predicted exchange records against gold ones.

Records of an article are aligned one to one, the most similar pair first, and so are the transfers of aligned records.
Then every filled slot counts once: right, wrong (spurious and missing at once), missing or spurious; a record without a
partner loses, or adds, all its slots. ``scope`` "event" and ``category`` "unspecified" are defaults and count as empty.
The headline is the micro F1 over all slots, the measure of the MUC template-filling evaluations (Chinchor 1992). A
record is *core exact* when its sides, counts, total, date, mediators and status are all right.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from record_slots import (
    LIST_SLOTS,
    NO_RECORD,
    NOTHING,
    RECORD_SLOTS,
    SLOTS,
    TRANSFER_SLOTS,
    Json,
    Record,
    Slots,
    read_record,
    same,
)

T = TypeVar("T")

CORE_SLOTS = frozenset({"status", "date", "total", "mediators", "giver", "receiver", "count"})

RECORD_THRESHOLD = 1.75
"""Least similarity of two records that are taken for the same."""
TRANSFER_THRESHOLD = 0.5


@dataclass(slots=True)
class Counts:
    """Slots of one kind that were right, spurious (or wrong) and missing (or wrong)."""

    right: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.spurious + other.spurious, self.missing + other.missing)

    @property
    def precision(self) -> float:
        return _ratio(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        return _ratio(self.right, self.right + self.missing)

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class SlotError:
    """One wrong slot; ``None`` on the gold side is spurious, on the predicted side missing."""

    article: str
    gold: Any
    predicted: Any


@dataclass(slots=True)
class Score:
    """All that is counted over a set of articles."""

    articles: int = 0
    gold_records: int = 0
    predicted_records: int = 0
    aligned: int = 0
    silent: int = 0
    false_ids: list[str] = field(default_factory=list)
    slots: dict[str, Counts] = field(default_factory=lambda: {slot: Counts() for slot in SLOTS})
    errors: dict[str, list[SlotError]] = field(default_factory=lambda: {slot: [] for slot in SLOTS})
    exact: set[tuple[str, int]] = field(default_factory=set)
    """Article and number, from 0, of each gold record that was found core exact."""
    judged: list[tuple[float, bool]] = field(default_factory=list)
    """Confidence of each predicted record that states one, and whether it is core exact."""

    @property
    def overall(self) -> Counts:
        return sum(self.slots.values(), Counts())

    def figures(self) -> dict[str, Any]:
        """The headline figures, shares from 0 to 1; calibration only where records state their confidence."""
        overall = self.overall
        precision, recall = _ratio(self.aligned, self.predicted_records), _ratio(self.aligned, self.gold_records)
        return {
            "articles": self.articles,
            "gold_records": self.gold_records,
            "predicted_records": self.predicted_records,
            "slot_precision": overall.precision,
            "slot_recall": overall.recall,
            "slot_f1": overall.f1,
            "record_precision": precision,
            "record_recall": recall,
            "record_f1": harmonic(precision, recall),
            "core_exact_of_gold": _ratio(len(self.exact), self.gold_records),
            "core_exact_of_predicted": _ratio(len(self.exact), self.predicted_records),
            "silent_articles": self.silent,
            "silent_articles_with_a_false_record": len(self.false_ids),
            "false_ids": list(self.false_ids),
            **calibration(self.judged),
        }


def harmonic(a: float, b: float) -> float:
    """The harmonic mean of two shares; 0 when both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def calibration(judged: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """Brier score, expected calibration error over ten bins of equal size, and the area under the ROC curve.

    Empty without judged records; no area when all are right or all wrong. A last, smaller bin takes what is left over.
    """
    if not judged:
        return {}
    ranked = sorted(judged)
    size = max(1, len(ranked) // 10)
    bins = [ranked[start : start + size] for start in range(0, len(ranked), size)]
    gaps = (abs(sum(c for c, _ in part) - sum(ok for _, ok in part)) for part in bins)
    out = {
        "brier": sum((c - ok) ** 2 for c, ok in judged) / len(judged),
        "calibration_error": sum(gaps) / len(ranked),
    }
    good, bad = [c for c, ok in ranked if ok], [c for c, ok in ranked if not ok]
    if good and bad:
        # Half for a tie: the mean of the places left and right of the equal ones (Mann and Whitney 1947).
        wins = sum((bisect_left(bad, c) + bisect_right(bad, c)) / 2 for c in good)
        out["auroc"] = wins / (len(good) * len(bad))
    return out


def transfer_likeness(gold: Slots, predicted: Slots) -> float:
    """How alike two transfers are: a count weighs 2, each side 1, the category a half, up to two names 1 each.

    Two empty slots are a quarter as good as two that agree.
    """
    likeness = 0.0
    for slot, weight in (("giver", 1.0), ("receiver", 1.0), ("count", 2.0), ("category", 0.5)):
        a, b = gold.one(slot), predicted.one(slot)
        if a is None and b is None:
            likeness += weight / 4
        elif a is not None and b is not None and same(slot, a, b):
            likeness += weight
    shared = sum(any(same("names", a, b) for b in predicted.many("names")) for a in gold.many("names"))
    return likeness + float(min(shared, 2))


def record_likeness(gold: Record, predicted: Record) -> float:
    """How alike two records are, by the mean over their transfers, then status, scope, date and total.

    0 without a transfer in common (0.75 over all pairs of transfers) and without an equal total.
    """
    pairs = align(gold.transfers, predicted.transfers, transfer_likeness, 0.01)
    shared = sum(transfer_likeness(gold.transfers[i], predicted.transfers[j]) for i, j in pairs)
    a, b = gold.slots, predicted.slots
    same_total: bool = a.one("total") is not None and a.one("total") == b.one("total")
    if shared < 0.75 and not same_total:
        return 0.0
    same_date: bool = a.one("date") is not None and a.one("date") == b.one("date")
    likeness: float = shared / max(len(gold.transfers), len(predicted.transfers), 1)
    # In this order and no other: sums of thirds round, and a tie must fall the same way everywhere.
    likeness += 1.0 * (a.one("status") == b.one("status")) + 0.75 * (a.one("scope") == b.one("scope"))
    likeness += 1.5 * same_date
    likeness += 1.5 * same_total
    return likeness


def align(
    gold: Sequence[T], predicted: Sequence[T], likeness: Callable[[T, T], float], least: float
) -> list[tuple[int, int]]:
    """Pairs of numbers of gold and predicted items, greedily, the most alike first; of equals the earlier ones."""
    scored = [(likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((s for s in scored if s[0] >= least), key=lambda s: (-s[0], s[1], s[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def score_articles(gold: Mapping[str, Json], predicted: Mapping[str, Json]) -> Score:
    """Scores all articles of ``gold`` by id; predictions for other articles are left out, missing ones are silent."""
    score = Score()
    for article, row in gold.items():
        wanted = [read_record(record) for record in row["records"]]
        found = [read_record(record) for record in (predicted.get(article) or {}).get("records") or ()]
        score.articles += 1
        score.gold_records += len(wanted)
        score.predicted_records += len(found)
        if not wanted:
            score.silent += 1
            score.false_ids += [article] if found else []
        _score_article(score, article, wanted, found)
    return score


def _score_article(score: Score, article: str, wanted: Sequence[Record], found: Sequence[Record]) -> None:
    pairs = align(wanted, found, record_likeness, RECORD_THRESHOLD)
    score.aligned += len(pairs)
    partner = dict(pairs)
    for i, j in pairs:
        right = _score_record(score, article, wanted[i], found[j])
        score.exact |= {(article, i)} if right else set()
        _judge(score, found[j], right)
    for i, record in enumerate(wanted):
        if i not in partner:
            _score_record(score, article, record, NO_RECORD)
    for j, record in enumerate(found):
        if j not in partner.values():
            _score_record(score, article, NO_RECORD, record)
            _judge(score, record, False)


def _judge(score: Score, record: Record, right: bool) -> None:
    if record.confidence is not None:
        score.judged.append((record.confidence, right))


def _score_record(score: Score, article: str, gold: Record, predicted: Record) -> bool:
    """Counts the slots of one aligned pair, and says whether it is core exact."""
    wrong = _score_slots(score, article, RECORD_SLOTS, gold.slots, predicted.slots)
    pairs = align(gold.transfers, predicted.transfers, transfer_likeness, TRANSFER_THRESHOLD)
    paired_gold, paired_predicted = {i for i, _ in pairs}, {j for _, j in pairs}
    both = [(gold.transfers[i], predicted.transfers[j]) for i, j in pairs]
    lost = [(t, NOTHING) for i, t in enumerate(gold.transfers) if i not in paired_gold]
    added = [(NOTHING, t) for j, t in enumerate(predicted.transfers) if j not in paired_predicted]
    for a, b in both + lost:
        # The gold leaves a category open: nothing is right or wrong then.
        slots = TRANSFER_SLOTS if a.one("category") else [slot for slot in TRANSFER_SLOTS if slot != "category"]
        wrong |= _score_slots(score, article, slots, a, b)
    for a, b in added:
        wrong |= _score_slots(score, article, TRANSFER_SLOTS, a, b)
    return not lost and not added and not wrong & CORE_SLOTS


def _score_slots(score: Score, article: str, slots: Iterable[str], gold: Slots, predicted: Slots) -> set[str]:
    """Counts some slots of a pair; returns those that are not right."""
    wrong = set()
    for slot in slots:
        if slot in LIST_SLOTS:
            errors = _score_list(score.slots[slot], slot, gold.many(slot), predicted.many(slot))
        else:
            errors = _score_scalar(score.slots[slot], slot, gold.one(slot), predicted.one(slot))
        if errors:
            wrong.add(slot)
            score.errors[slot] += [SlotError(article, *error) for error in errors]
    return wrong


def _score_scalar(counts: Counts, slot: str, gold: Any, predicted: Any) -> list[tuple[Any, Any]]:
    if gold is None and predicted is None:
        return []
    if gold is not None and predicted is not None and same(slot, gold, predicted):
        counts.right += 1
        return []
    counts.missing += gold is not None
    counts.spurious += predicted is not None
    return [(gold, predicted)]


def _score_list(counts: Counts, slot: str, gold: Sequence[Any], predicted: Sequence[Any]) -> list[tuple[Any, Any]]:
    left = list(predicted)
    errors: list[tuple[Any, Any]] = []
    for item in gold:
        hit = next((n for n, other in enumerate(left) if same(slot, item, other)), None)
        if hit is None:
            errors.append((item, None))
        else:
            del left[hit]
            counts.right += 1
    counts.missing += len(errors)
    counts.spurious += len(left)
    return errors + [(None, other) for other in left]
