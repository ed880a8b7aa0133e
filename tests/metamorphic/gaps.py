"""The relations that do not hold yet, and the tool that measures them.

``known_gaps.txt`` has one a line: name, missed cases of the cases run, cause in words, with ``|`` between. A relation
that misses ``SURE`` of its cases or more must fail in the suite, so that one that was mended turns it red until its
line is taken off; a rarer miss may or may not be met by the cases that a version of hypothesis draws.

``python tests/metamorphic/gaps.py`` measures all relations with the cases of a test run and with three times as
many (``--times N``), writes the file anew and keeps the causes; ``--show NAME...`` prints the smallest miss of each.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("known_gaps.txt")
SURE = 0.2
HEADER = (
    "# relation | missed/run | cause. Written by gaps.py, which says what this file is; causes are ours to fill in.\n"
)
UNKNOWN = "cause not looked into"


@dataclass(frozen=True, slots=True)
class Gap:
    """A relation that misses some cases, and why."""

    name: str
    missed: int
    run: int
    cause: str

    @property
    def is_sure(self) -> bool:
        return self.missed >= SURE * self.run

    def __str__(self) -> str:
        return f"{self.name} | {self.missed}/{self.run} | {self.cause}"


def read_gaps(text: str) -> dict[str, Gap]:
    """The gaps by name; a faulty line is a ``ValueError`` that quotes it."""
    gaps: dict[str, Gap] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) != 3 or not all(parts) or parts[0] in gaps:
            raise ValueError(f'known_gaps.txt: not "name | missed/run | cause", or a second time: {line!r}')
        missed, _, run = parts[1].partition("/")
        gaps[parts[0]] = Gap(parts[0], int(missed), int(run), parts[2])
    return gaps


def known_gaps() -> dict[str, Gap]:
    return read_gaps(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def main(arguments: list[str]) -> None:
    from metamorphic import SUITE
    from metamorphic.fixtures import INVARIANCES
    from metamorphic.running import run_invariance, run_relation

    if arguments[:1] == ["--show"]:
        for relation in SUITE:
            if relation.name in arguments[1:]:
                print(f"{relation.name}: {relation.why}\n{run_relation(relation).smallest}\n")
        return
    times = int(arguments[1]) if arguments[:1] == ["--times"] else 3
    old = known_gaps()
    # the suite's own draw too: more cases are other cases
    draws = [(r.name, [run_relation(r, n) for n in sorted({r.examples, times * r.examples})]) for r in SUITE]
    draws += [(invariance.name, [run_invariance(invariance)]) for invariance in INVARIANCES]
    gaps = [
        Gap(
            name,
            sum(len(outcome.misses) for outcome in outcomes),
            sum(outcome.cases for outcome in outcomes),
            old[name].cause if name in old else UNKNOWN,
        )
        for name, outcomes in draws
        if any(outcome.misses for outcome in outcomes)
    ]
    FILE.write_text(HEADER + "".join(f"{gap}\n" for gap in gaps), encoding="utf-8")
    print(f"{len(gaps)} of {len(draws)} relations miss cases; no longer: {sorted(old.keys() - {g.name for g in gaps})}")


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])  # not this folder: its numbers.py would hide Python's own
    main(sys.argv[1:])
