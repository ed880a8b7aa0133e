"""The package as users get it: built from a clean copy, installed into an empty folder, run without the sources."""

import importlib
import pkgutil
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import exchange_extract

ROOT = Path(__file__).parent.parent
TEXT = "Russia freed 95 Ukrainian soldiers on Monday."
# fmt: off
NEEDED = (
    "py.typed", "syntax/LICENSE-MODEL.md", "rules/data/predicates.toml", "rules/skeletons/party.toml",
    "report/report.html", "report/report.css", "report/report.js", "report/charts.js",
)
# fmt: on


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist, built offline by the build backend of this environment."""
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    shutil.copytree(
        ROOT, source, ignore=shutil.ignore_patterns(".*cache*", ".git", ".venv", ".hypothesis", "__pycache__", "_build")
    )
    program = (
        "import sys\nfrom hatchling.build import build_sdist, build_wheel\n"
        "for build in (build_wheel, build_sdist): build(sys.argv[1])"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], cwd=source, check=True, capture_output=True)
    return folder


def test_the_wheel_runs_without_the_sources(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    program = (
        "import sys; sys.path.insert(0, 'site')\n"
        "import exchange_extract\nassert exchange_extract.__file__.startswith(sys.argv[1]), exchange_extract.__file__\n"
        "from exchange_extract.cli import main; sys.exit(main(sys.argv[2:]))"
    )
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    # -P keeps the folder of the tests off the path, so that only the unpacked wheel can be found.
    run = subprocess.run(
        [sys.executable, "-P", "-c", program, str(tmp_path), "extract", "a.txt", "--format", "csv"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(tmp_path / "site")},
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert "RUS,Russia,UKR,Ukraine,95,95" in run.stdout


def test_wheel_and_sdist_hold_what_is_needed(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    (sdist,) = built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    with tarfile.open(sdist) as tar:
        shipped = {name.partition("/")[2] for name in tar.getnames()}
    for name in NEEDED:
        assert f"exchange_extract/{name}" in packed
        assert f"src/exchange_extract/{name}" in shipped
    assert {"README.md", "LICENSE", "tests/test_package.py", "fixtures/articles/istanbul.txt"} <= shipped
    assert not any(name.startswith(("tests/", "fixtures/", "benchmarks/")) for name in packed)
    assert all(exchange_extract.__version__ in path.name for path in (wheel, sdist))


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as tar:
        tar.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    program = "import sys\nfrom hatchling.build import build_wheel\nprint(build_wheel(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=source, check=True, capture_output=True, text=True
    )
    again = tmp_path / run.stdout.split()[-1]
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert {i.filename: i.CRC for i in one.infolist()} == {i.filename: i.CRC for i in other.infolist()}


def test_every_module_has_the_names_that_it_lists() -> None:
    names = [row.name for row in pkgutil.walk_packages(exchange_extract.__path__, "exchange_extract.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    missing = [f"{m.__name__}.{name}" for m in modules for name in getattr(m, "__all__", ()) if not hasattr(m, name)]
    assert len(modules) > 100
    assert missing == []
