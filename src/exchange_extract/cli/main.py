"""Arguments in, exit code out; each command is a module beside this one, the work is done elsewhere."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from exchange_extract import __version__
from exchange_extract.cli import check_rules, corpus, explain, extract, new_rule, report, schema
from exchange_extract.cli.common import (
    FAILED,
    INTERRUPTED,
    OK,
    PIPE_CLOSED,
    PROG,
    WRONG_USE,
    Parser,
    UsageError,
    complain,
    place_of,
)

_COMMANDS = (extract, corpus, explain, report, schema, new_rule, check_rules)
_ABOUT = """\
Turns English news text into records of prisoner exchanges, repatriations of remains and releases
of captives: who gave whom how many people, when, where and through whom, and how sure that is."""

_EXAMPLES = """\
examples:
  exchange-extract extract article.txt --published 2025-07-17
  exchange-extract extract news/ --format csv --output records.csv
  exchange-extract explain article.txt --record 1
  exchange-extract report news/ --output report.html
  exchange-extract schema > record.schema.json
  exchange-extract check-rules my-parties.toml

"exchange-extract COMMAND --help" tells more about each command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with ``argv`` (default: ``sys.argv``) and return its exit code. Never raises."""
    try:
        code = _run(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UsageError as error:
        for line in error.args:
            complain(line)
        return WRONG_USE
    except BrokenPipeError:
        # The interpreter flushes standard output once more at its end, which must not fail again.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        complain("interrupted; an output file was left as it was")
        return INTERRUPTED
    except SystemExit as end:  # argparse after --help and --version
        return end.code if isinstance(end.code, int) else OK
    except OSError as error:
        complain(f"cannot write: {error.strerror or error}")
        return WRONG_USE
    except Exception as error:  # a traceback helps no user; the place of the failure helps whoever mends it
        complain(f"internal error: {type(error).__name__}: {error} ({place_of(error)}); please report it")
        return FAILED


def _run(argv: Sequence[str] | None) -> int:
    arguments = build_parser().parse_args(argv)
    if arguments.command is None:
        raise UsageError(f"no command; see {PROG} --help")
    code: int = arguments.run(arguments)
    return code


def build_parser() -> Parser:
    """The parser with all commands; its ``parse_args`` raises UsageError for wrong use."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = Parser(prog=PROG, description=_ABOUT, epilog=_EXAMPLES, formatter_class=raw, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"{PROG} {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)
    for command in _COMMANDS:
        command.add(commands)
    return parser
