"""A rule file of a user's own, for the tests of rules and of their checks."""

from pathlib import Path

GROUP = """
[[party]]
id = "party.test_group"
kind = "armed_group"
names = ["Test Group"]
examples = ["Test Group freed 3 men. => Test Group"]
"""


def write(folder: Path, source: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_bytes(source.encode())
    return path
