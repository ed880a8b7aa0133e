"""Writes the tables of docs/record-schema.md from the models: ``python docs/generate.py``; a test holds them equal."""

import re
from pathlib import Path
from typing import Any

from exchange_extract.schema import ExchangeRecord

PAGE = Path(__file__).parent / "record-schema.md"
_BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """The page with the table of each model between its markers, as the models have it now."""
    schema = ExchangeRecord.model_json_schema(mode="serialization")
    models = {"ExchangeRecord": schema, **schema["$defs"]}
    return _BLOCK.sub(lambda block: f"{block[1]}{_table(models[block[2]])}{block[3]}", page)


def _table(model: dict[str, Any]) -> str:
    rows = [
        f"| `{name}` | {_type(field)} | {field.get('description', '').rstrip('.')} |"
        for name, field in model["properties"].items()
    ]
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows, ""])


def _type(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}"
    bounds = [f"{word} {field[key]:g}" for key, word in (("minimum", "from"), ("maximum", "to")) if key in field]
    return " ".join([field["type"], *bounds])


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
