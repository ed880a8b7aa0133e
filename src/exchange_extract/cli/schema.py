"""``schema``: the JSON Schema of a record."""

import argparse
import json

from exchange_extract.cli.common import OK, Parser, add_command, opened


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Put the command into the parser."""
    about = "Prints the JSON Schema of one record, as json and jsonl have it in their lists of records."
    add_command(commands, "schema", _schema, summary="print the JSON Schema of a record", about=about)


def _schema(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - commands share one signature
    from exchange_extract.schema import ExchangeRecord

    schema = ExchangeRecord.model_json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    with opened(None, "json") as out:
        out.write(json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n")
    return OK
