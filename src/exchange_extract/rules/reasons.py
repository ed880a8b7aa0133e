"""What ids of rules, losses and grounds mean: the texts of ``data/reasons.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def reason(section: str, key: str, **values: object) -> str:
    """The text of an entry, with ``values`` in the places of their names. Raises KeyError for an unknown entry."""
    return _texts()[section][key].format(**values)


def rule_reason(rule: str) -> str:
    """The text of the longest beginning of a rule's id, up to a dot, that has one; "" when none has."""
    known, parts = _texts()["rule"], rule.split(".")
    beginnings = (".".join(parts[:size]) for size in range(len(parts), 0, -1))
    return next((known[beginning] for beginning in beginnings if beginning in known), "")


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    source = files("exchange_extract.rules").joinpath("data", "reasons.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
