"""``new-rule``: a commented skeleton to begin a rules file with."""

import argparse
from importlib.resources import files
from pathlib import Path

from exchange_extract.cli.common import OK, PROG, Parser, UsageError, add_command, opened
from exchange_extract.reading import STDIN

KINDS = ("party", "predicate", "people", "cue", "place", "disable")
"""What a skeleton can be made of, each a file of ``rules/skeletons``."""

_ABOUT = f"""\
Writes a commented skeleton of a rules file: every key with what it means and what it may hold. It holds as it stands;
change its lines, prove them with "{PROG} check-rules FILE", and use it with --rules FILE.

  party      a state, armed group, organisation or side
  predicate  a verb or noun that tells of a handover
  people     words for people or remains that are counted
  cue        words that change what a clause says: planned, refused, a running total ...
  place      a city, province, crossing or airport
  disable    turning rules off"""
_EXAMPLES = f"""\
examples:
  {PROG} new-rule party --output my-rules.toml
  {PROG} new-rule predicate >> my-rules.toml"""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Put the command into the parser."""
    summary = "write a commented skeleton of a rule"
    parser = add_command(commands, "new-rule", _new_rule, summary=summary, about=_ABOUT, examples=_EXAMPLES)
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument("--output", metavar="FILE", help="write there; an existing file is left alone")


def _new_rule(arguments: argparse.Namespace) -> int:
    output = Path(arguments.output) if arguments.output not in (None, STDIN) else None
    if output is not None and output.exists():
        raise UsageError(f"--output {output}: exists already; to add to it use >> {output}")
    skeleton = files("exchange_extract.rules").joinpath("skeletons", f"{arguments.kind}.toml")
    with opened(output, "toml") as out:
        out.write(skeleton.read_text(encoding="utf-8"))
    return OK
