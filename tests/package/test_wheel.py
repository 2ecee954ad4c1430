"""The wheel carries what the program needs outside of a checkout: sample data, schemas, pages, words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
CARRIED = {"data": "bgplan/sample", "docs": "bgplan/docs"}
"""What of the checkout lies where in the package."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is built from the checkout, without a network."""
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed here")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def inside(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("kept", CARRIED)
def test_the_wheel_has_every_file_of_the_folder(inside: dict[str, bytes], kept: str) -> None:
    files = [path for path in (ROOT / kept).rglob("*") if path.is_file()]
    expected = {f"{CARRIED[kept]}/{path.relative_to(ROOT / kept).as_posix()}": path.read_bytes() for path in files}

    assert len(expected) > 30
    assert {name: inside.get(name) for name in expected} == expected


def test_the_wheel_has_the_words_and_the_mark_of_a_typed_package(inside: dict[str, bytes]) -> None:
    assert {"bgplan/py.typed", "bgplan/render/words/cli.vi.toml", "bgplan/cli/sample.py"} <= {*inside}


def test_the_package_of_the_wheel_alone_checks_its_sample(wheel: Path, tmp_path: Path) -> None:
    """Unpacked in an empty folder, with nothing of the checkout in sight."""
    package, here = tmp_path / "site-packages", tmp_path / "here"
    here.mkdir()
    with ZipFile(wheel) as file:
        file.extractall(package)
    start = f"import sys; sys.path.insert(0, {str(package)!r}); from bgplan.__main__ import main; main()"

    def bgplan(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", start, *arguments]
        return subprocess.run(command, cwd=here, check=False, capture_output=True, text=True, encoding="utf-8")

    checked = bgplan("check", "--sample", "--format", "json")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert '"file": "sample/targets.yaml"' in checked.stdout
    assert str(tmp_path) not in checked.stdout
    assert bgplan("schema", "targets").stdout.startswith("{")
    assert bgplan("docs", "format").stdout.startswith("# ")
    assert bgplan("sample", "mine").returncode == 0
    assert bgplan("check", "--data", "mine/data").stdout == bgplan("check", "--sample").stdout
