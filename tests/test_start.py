"""Start-up: what is imported when. Times themselves are measured by ``benchmarks/speed.py`` and not asserted here."""

import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = Path(__file__).parent.parent / "fixtures" / "articles" / "istanbul.txt"
HEAVY = ("spacy", "thinc", "numpy", "dateparser", "quantulum3", "rich", "pydantic")


def loaded_after(code: str) -> set[str]:
    """Which of the heavy packages are loaded once ``code`` has run in a new interpreter."""
    report = f"\nimport sys as s; print('\\n' + ' '.join(n for n in {HEAVY!r} if n in s.modules))"
    run = subprocess.run([sys.executable, "-c", code + report], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("code", "allowed", "why"),
    [
        ("import exchange_extract", set(), "an import costs nothing"),
        (
            "from exchange_extract.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
            set(),
            "help is argparse only",
        ),
        (
            "import exchange_extract; exchange_extract.extract('The council met in Vienna.')",
            {"pydantic"},
            "a text that is turned away needs no model",
        ),
        (
            f"import exchange_extract; exchange_extract.extract(open({str(ARTICLE)!r}, encoding='utf-8').read())",
            {"pydantic", "spacy", "thinc", "numpy", "rich"},  # rich comes with spaCy
            "usual dates and numbers need neither dateparser nor quantulum3",
        ),
    ],
)
def test_imports(code: str, allowed: set[str], why: str) -> None:
    assert loaded_after(code) <= allowed, why
