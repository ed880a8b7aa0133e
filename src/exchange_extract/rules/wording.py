"""What pydantic finds wrong with an entry, in words for people who write rules files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from exchange_extract.rules.problems import did_you_mean

Fault = tuple[tuple[str | int, ...], str]
"""Where in an entry, and what is wrong there."""

_WANTED = {
    "string": "text",
    "tuple": "a list",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "date": "a date such as 2024-05-20",
    "model": "a table",
}


def fault_of(model: type[BaseModel], details: ErrorDetails) -> Fault:
    """One validation error of an entry of ``model``, with a nearest known word where one helps."""
    loc, kind, value = details["loc"], details["type"], details["input"]
    name = str(loc[-1]) if loc else ""
    inside = f' in "{path_of(loc[:-1])}"' if len(loc) > 1 else ""
    where = f'"{path_of(loc)}"'
    wanted = _WANTED.get(kind.partition("_")[0])
    if kind == "extra_forbidden":
        known = list(_keys(model, loc[:-1]))
        hint = did_you_mean(name, known) or (f"; the keys are {', '.join(known)}" if known else "")
        return loc, f'unknown key "{name}"{inside}{hint}'
    if kind == "missing":
        return loc, f'missing key "{name}"{inside}'
    if kind == "string_pattern_mismatch" and loc == ("id",):
        advice = 'use two or more parts of a-z, 0-9 and _ with dots between, as in "release.hand_over"'
        return loc, f'bad id "{value}"; {advice}'
    if kind == "too_short":
        return loc, f"{where} must not be empty"
    if kind == "literal_error":
        context: Mapping[str, Any] = details.get("ctx", {})
        near = did_you_mean(value, _choices(context)) if isinstance(value, str) else ""
        return loc, f"{where}: expected {context['expected']}, not {_given(value)}{near}"
    if wanted and not kind.endswith(("too_short", "too_long")):
        # Text is quoted only where text may stand: a mistyped date, but not a text in the place of a list.
        return loc, f"{where}: expected {wanted}, not {_given(value) if kind.startswith('date') else what(value)}"
    return loc, f"{where}: {details['msg']}"


def loose_flags(model: type[BaseModel], entry: object) -> list[Fault]:
    """Flags written as text or numbers. pydantic reads "yes" and 1 as true; in a data file that is a slip."""
    if not isinstance(entry, dict):
        return []
    flags = (name for name, field in model.model_fields.items() if field.annotation is bool and name in entry)
    return [
        ((name,), f'"{name}": expected true or false, not {what(entry[name])}')
        for name in flags
        if isinstance(entry[name], str | int | float) and not isinstance(entry[name], bool)
    ]


def _given(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else what(value)


def _choices(context: Mapping[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(context.get("expected", "")))


def _keys(model: type[BaseModel], loc: Sequence[str | int]) -> Iterator[str]:
    """The keys that the table at ``loc`` of a model may have, as files write them."""
    for part in loc:
        if isinstance(part, int):
            continue  # an item of a list has the model of the list
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        inner = _model_in(fields[part].annotation) if part in fields else None
        if inner is None:
            return
        model = inner
    for name, field in model.model_fields.items():
        yield field.alias or name


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as ``tuple[Leader, ...]`` or ``Leader | None`` holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def path_of(loc: Sequence[str | int]) -> str:
    """``leaders[0].from``"""
    out = ""
    for part in loc:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def what(value: object) -> str:
    """A value's kind, as a writer of TOML would call it."""
    if value is None:
        return "null"
    # bool comes before int, of which it is a kind
    names = ((bool, "true or false"), (str, "text"), (int | float, "a number"), (list, "a list"), (dict, "a table"))
    return next((name for of, name in names if isinstance(value, of)), "a date or time")
