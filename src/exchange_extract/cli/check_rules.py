"""``check-rules``: rules files proved by their own examples."""

import argparse

from exchange_extract.cli.common import FAILED, OK, PROG, Parser, add_command, one_line, readable_rules

_ABOUT = """\
Runs the examples and counter-examples of every rule, those of FILEs on top of the packaged ones, and prints each
problem as "file:line: message". Exit code 0 when all of them hold, 1 when some do not."""
_EXAMPLES = f"examples:\n  {PROG} check-rules\n  {PROG} check-rules my-parties.toml my-verbs.toml"


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Put the command into the parser."""
    parser = add_command(
        commands, "check-rules", _check_rules,
        summary="test rules files by their own examples", about=_ABOUT, examples=_EXAMPLES,
    )  # fmt: skip
    parser.add_argument("files", nargs="*", metavar="FILE", help="rules files (TOML); none: the packaged rules alone")


def _check_rules(arguments: argparse.Namespace) -> int:
    paths = [readable_rules(name) for name in arguments.files]
    from exchange_extract.proving import stages_for
    from exchange_extract.rules.check import check_files

    problems = check_files(paths or None, stages_for)
    for problem in problems:
        print(one_line(str(problem)))
    if not problems:
        print("all rules hold")
    return FAILED if problems else OK
