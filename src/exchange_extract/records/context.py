"""What the article as a whole tells: which two sides face each other, and as what its prisoners are treated."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from exchange_extract.frames.bind import BOTH
from exchange_extract.frames.model import Flow, Frame, Scene, Side
from exchange_extract.lexicon import PartyRef
from exchange_extract.spans import Mention

_NO_SIDE_KINDS = {"organisation"}


@dataclass(frozen=True)
class Context:
    """Read-only knowledge of one article.

    ``pairs`` counts how often two sides are bound together by a frame, most frequent first; ``mentions`` gives the first
    mention of each side, ``weights`` how often it is named.
    """

    text: str
    published: date | None
    pairs: tuple[tuple[frozenset[str], int], ...]
    mentions: dict[str, Mention[PartyRef]]
    weights: Counter[str]
    fighters: bool

    def partner(self, key: str) -> Side | None:
        """The side that faces ``key`` in this article, if the text leaves no doubt."""
        found = [pair for pair, _ in self.pairs if key in pair]
        for pair in found[:1]:
            other = next(iter(pair - {key}), None)
            if other and other in self.mentions:
                return Side(self.mentions[other], "inferred", "infer.partner_from_article")
        if found:
            return None
        rivals = [(n, other) for other, n in self.weights.items() if other != key]
        if not rivals:
            return None
        rivals.sort(key=lambda row: (-row[0], row[1]))
        best = rivals[0]
        if len(rivals) == 1 or best[0] >= 2 * rivals[1][0]:
            return Side(self.mentions[best[1]], "inferred", "infer.partner_from_article")
        return None

    def main_pair(self) -> tuple[Side, Side] | None:
        """The two sides of "the two sides"."""
        if self.pairs:
            keys = sorted(self.pairs[0][0], key=lambda key: self.mentions[key].start if key in self.mentions else 0)
        else:
            keys = [key for key, _ in self.weights.most_common(2)]
        if len(keys) != 2 or any(key not in self.mentions for key in keys):
            return None
        a, b = (Side(self.mentions[key], "inferred", "infer.both_sides") for key in keys)
        return a, b


def build_context(text: str, published: date | None, scenes: list[Scene], frames: list[Frame]) -> Context:
    """Count sides and pairs over all frames; sides are states, armed groups and other parties, no organisations."""
    mentions: dict[str, Mention[PartyRef]] = {}
    weights: Counter[str] = Counter()
    for scene in scenes:
        for spot in scene.parties:
            ref = spot.mention.value
            if ref.kind in _NO_SIDE_KINDS or ref.name == BOTH:
                continue
            if ref.key not in mentions:
                mentions[ref.key] = spot.mention
            weights[ref.key] += 1
    pairs: Counter[frozenset[str]] = Counter()
    for frame in frames:
        for first, second in _bound(frame):
            if BOTH not in (first, second) and first != second:
                pairs[frozenset((first, second))] += 1
    ranked = sorted(pairs.items(), key=lambda row: (-row[1], sorted(row[0])))
    fighters = any(
        group.category == "prisoner_of_war" and group.rule in ("people.prisoner_of_war", "people.fighter")
        for scene in scenes
        for group in scene.groups
    )
    return Context(text, published, tuple(ranked), mentions, weights, fighters)


def _bound(frame: Frame) -> list[tuple[str, str]]:
    rows = [(flow.giver.key, flow.receiver.key) for flow in frame.flows if flow.giver and flow.receiver]
    if len(frame.sides) == 2:
        rows.append((frame.sides[0].key, frame.sides[1].key))
    return rows


def resolve_sides(frame: Frame, context: Context) -> tuple[Flow, ...]:
    """Directions with "the two sides" replaced by the article's pair and missing ends inferred (codebook, section 4)."""
    flows = list(frame.flows)
    if _is_reciprocal(frame):
        pair = context.main_pair()
        known = [side for side in frame.sides if side.key != BOTH]
        if len(known) < 2 and pair:
            flows = _paired(flows, pair, known)
    return tuple(_complete(flow, context) for flow in flows)


def _is_reciprocal(frame: Frame) -> bool:
    return frame.trigger.rule.frame == "exchange" and len(frame.flows) == 2


def _paired(flows: list[Flow], pair: tuple[Side, Side], known: list[Side]) -> list[Flow]:
    first, second = pair
    if known and known[0].key == second.key:
        first, second = second, first
    if known and known[0].key not in (first.key, second.key):
        return flows
    if any(flow.giver and flow.giver.key != BOTH for flow in flows):
        return [_swap_in(flow, first, second) for flow in flows]
    return [replace(flows[0], giver=first, receiver=second), replace(flows[1], giver=second, receiver=first)]


def _swap_in(flow: Flow, first: Side, second: Side) -> Flow:
    giver = None if flow.giver is None or flow.giver.key == BOTH else flow.giver
    receiver = None if flow.receiver is None or flow.receiver.key == BOTH else flow.receiver
    return replace(flow, giver=giver, receiver=receiver)


def _complete(flow: Flow, context: Context) -> Flow:
    giver = None if flow.giver and flow.giver.key == BOTH else flow.giver
    receiver = None if flow.receiver and flow.receiver.key == BOTH else flow.receiver
    if giver and receiver and giver.key == receiver.key:
        giver, receiver = (None, receiver) if giver.basis == "inferred" or flow.group else (giver, None)
    if giver is None and receiver is not None:
        giver = context.partner(receiver.key)
    elif receiver is None and giver is not None:
        receiver = context.partner(giver.key)
    return replace(flow, giver=giver, receiver=receiver)
