"""Rows of the collected figures that are no figures, and what is said of whoever enters them into the shipped data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.findings import Severity

DATA = Path(__file__).parents[2] / "data"


def with_entry(tmp_path: Path, table: str, entry: str) -> set[tuple[str, str]]:
    """Return what is found that counts once an entry stands in the newest snapshot or at the end of the targets."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    name = folder / ("targets.yaml" if table == "targets" else "actuals/2025-12.yaml")
    text = name.read_text(encoding="utf-8")
    text = text.replace("\n# --- Identities", f"{entry}\n# --- Identities", 1) if table == "targets" else text + entry
    name.write_text(text, encoding="utf-8")
    found = run.load(folder, folder).findings
    return {(each.code, each.subject) for each in found if each.counts and each.severity is not Severity.INFO}


def observed(indicator: str, period: str, printed: str, value: str, source: str) -> str:
    """Return an observation as the files write it."""
    return (
        f"  - indicator: {indicator}\n    period: {period}\n    source: {source}\n    stage: E\n"
        f"    printed: {printed}\n    value: {value}\n"
    )


TRAPS = [
    # F284, the form of the error: 40.516 nghìn tỷ are forty million billion, not 40,516 billion
    (
        ("grdp.current", "2023", "40.516 nghìn tỷ đồng", "40516", "vietnam-vn-bacgiang-2024-03-29"),
        ("BG301", "grdp.current@2023"),
    ),
    # F241 without its note of the misprint
    (("exports.province", "2023-01-01/P8M", "15,1 tỷ triệu USD", "15.1", "cafef-2025-10-02"), ("BG302", None)),
    # F270 and F272, the new province under the old name
    (("grdp.growth", "2025", "10.27%", "10.27", "vietnam-vn-en-2025-12-09"), ("BG502", "grdp.growth@2025")),
]


@pytest.mark.parametrize("entry, expected", TRAPS)
def test_a_trap_among_the_figures_is_found(
    tmp_path: Path, entry: tuple[str, str, str, str, str], expected: tuple[str, str | None]
) -> None:
    found = with_entry(tmp_path, "observations", observed(*entry))
    code, subject = expected
    assert (code, subject or f"{entry[0]}@{entry[1]}") in found


@pytest.mark.parametrize(
    "name, indicator, when, printed, value",
    [
        # F280 and F281: the targets of Resolution 147 for industry, translated as those of GRDP
        ("trap.grdp", "grdp.current", "due: 2025", "VND652,150 billion", "652150"),
        ("trap.growth", "grdp.growth", "over: 2021/2030", "19 per cent annually", "19"),
    ],
)
def test_a_mistranslated_target_is_found(  # noqa: PLR0913, PLR0917  # what makes a target
    tmp_path: Path, name: str, indicator: str, when: str, printed: str, value: str
) -> None:
    entry = (
        f"  {name}:\n    plan: nq147\n    indicator: {indicator}\n    {when}\n    path: geometric\n"
        f"    printed: {printed}\n    value: {value}\n    source: vietnamnews-2024-06-24\n"
    )
    found = with_entry(tmp_path, "targets", entry)
    assert "BG602" in {code for code, _ in found}
