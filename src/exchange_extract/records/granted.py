"""Requests that were met: "freed them after their families had appealed to the rebels to let the four go"."""

from collections.abc import Sequence

from exchange_extract.frames.model import Flow
from exchange_extract.records.tellings import Telling

_REACH = 12  # words between "after" and the verb of asking


def without_granted(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings without what was asked for earlier and has been done since, as the article tells.

    Only where the words put the request before the release ("had asked", "after they appealed") and the people are
    the same by figure and giver; a request that stands beside a release is one of its own.
    """
    done = [t for t in tellings if t.status == "completed" and not t.is_note and not t.cumulative]
    return [t for t in tellings if not (_lies_before(t) and any(_grants(other, t) for other in done))]


def _lies_before(telling: Telling) -> bool:
    if telling.status != "proposed" or telling.is_headline:
        return False
    tokens = telling.frame.scene.parsed.tokens
    asked = [cue.first for cue in telling.frame.cues if cue.rule.category == "proposal"]
    return any(
        {"had", "'d"} & {t.lower for t in tokens[max(0, i - 3) : i]}
        or {"after", "following"} & {t.lower for t in tokens[max(0, i - _REACH) : i]}
        for i in asked
    )


def _grants(done: Telling, asked: Telling) -> bool:
    figures = [count.value for count in done.counts]
    same = all(count.value in figures for count in asked.counts)
    return same and any(_alike(a, b) for a in done.flows for b in asked.flows)


def _alike(a: Flow, b: Flow) -> bool:
    """Whether no end of one differs from the other's, and one at least is the same."""
    return not a.differs(b) and any(x and x == y for x, y in zip(a.ends, b.ends, strict=True))
