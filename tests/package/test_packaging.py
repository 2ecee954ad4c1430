"""The package's papers agree with each other: versions, dependencies, the README's commands, the files installed."""

from __future__ import annotations

import json
import os
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from scripts import lowest

ROOT = Path(__file__).parents[2]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]

USE = "pip install . && bgplan check"
DEVELOP = "pip install '.[dev]' && pytest"


def test_version_is_the_changelogs_newest() -> None:
    """The first heading with a version number is the newest."""
    changelog = ROOT / "CHANGELOG.md"
    if not changelog.exists():
        pytest.skip("there is no CHANGELOG.md yet")
    versions = re.findall(r"^## +\[?v?(\d+\.\d+\.\d+)", changelog.read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[:1] == [PROJECT["version"]]


@pytest.mark.parametrize("line", PROJECT["dependencies"])
def test_dependency_has_a_lower_bound_and_no_cap(line: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9-]+>=\d+\.\d+\.\d+", line)


@pytest.mark.parametrize("extra", ["test", "lint"])
def test_tools_have_lower_bounds(extra: str) -> None:
    lines = PROJECT["optional-dependencies"][extra]
    assert [line for line in lines if not re.search(r"[>~]=\d+\.\d+", line)] == []


def test_lowest_versions_are_the_lower_bounds() -> None:
    assert lowest.constraints(["typer>=0.26.0", "PyYAML>=6"]) == ("typer==0.26.0", "PyYAML==6")
    assert len(lowest.constraints(lowest.dependencies())) == len(PROJECT["dependencies"])


@pytest.mark.parametrize("line", ["typer", "typer==0.26.0", "typer>=0.26,<1", "typer~=0.26", "typer[all]>=0.26"])
def test_lowest_versions_refuse_what_is_no_plain_lower_bound(line: str) -> None:
    with pytest.raises(ValueError, match="no plain lower bound"):
        lowest.constraints(["rich>=13.8.0", line])


def test_oldest_python_is_named_the_same_everywhere() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=")
    assert PYPROJECT["tool"]["mypy"]["python_version"] == oldest
    assert PYPROJECT["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    assert f"Programming Language :: Python :: {oldest}" in PROJECT["classifiers"]


@pytest.mark.parametrize("command", [USE, DEVELOP])
@pytest.mark.parametrize("paper", ["README.md", ".ci/run"])
def test_readme_and_ci_hold_the_command_verbatim(paper: str, command: str) -> None:
    """What a newcomer is told to type is what CI types."""
    assert command in (ROOT / paper).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_ci_script_is_executable() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_installed_package_holds_the_data_files() -> None:
    """The wheel carries every file that is no module: the mark of a typed package, the words of both languages."""
    try:
        installed = metadata.distribution("bgplan")
    except metadata.PackageNotFoundError:
        pytest.skip("bgplan is not installed here, it runs from src")
    if json.loads(installed.read_text("direct_url.json") or "{}").get("dir_info", {}).get("editable"):
        pytest.skip("bgplan is installed editable, it runs from src")
    package = ROOT / "src" / "bgplan"
    data = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert "bgplan/py.typed" in data
    assert data - {file.as_posix() for file in installed.files or ()} == set(), "pip install . again?"
