"""The first and the last day that there is, in the command line and in the data: no day lies beyond them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Bgplan

SAMPLE = Path("docs/examples/sample")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--as-of", "9999-12-31"),
        ("check", "--as-of", "9999-12", "--method", "pace,eurostat,statcan,unsd,escap,destatis,sdsn"),
        ("check", "--as-of", "0001-01-01"),
        ("check", "--fail-on", "missed", "--fail-on-since", "0001-01"),
        ("check", "--fail-on", "missed", "--fail-on-since", "9999-12"),
        ("diff", "0001-01", "9999-12"),
        ("show", "plan-2030.clusters", "--as-of", "9999-12"),
        ("history", "clusters", "--as-of", "9999-12"),
        ("sources", "--missing", "--as-of", "9999-12"),
    ],
)
def test_asked_for(bgplan: Bgplan, arguments: tuple[str, ...]) -> None:
    assert bgplan(*arguments, "--data", SAMPLE).code == 0


@pytest.mark.parametrize("key, was", [("published", "2024-03-29"), ("issued", "2021-01-15"), ("due", "2030")])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("command", [("check",), ("sources", "--missing"), ("show", "plan-2030.clusters")])
def test_in_the_data(  # noqa: PLR0913, PLR0917  # one case
    bgplan: Bgplan, tmp_path: Path, key: str, was: str, day: str, command: tuple[str, ...]
) -> None:
    """A slip of the year is a finding or a strange table, never a bug."""
    (tmp_path / "actuals").mkdir()
    for name in ("targets.yaml", "actuals/2024-03.yaml"):
        text = (SAMPLE / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(f"{key}: {was}", f"{key}: {day}"), encoding="utf-8")
    assert bgplan(*command, "--data", tmp_path).code in (0, 1)
