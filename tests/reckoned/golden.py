"""The golden table of statuses, and what is reckoned otherwise than it says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.reckoned.book import Book, Records, read
from tests.reckoned.periods import period
from tests.reckoned.statuses import Verdict, status

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "shipped" / "statuses.tsv"
MONTHS = [f"{year}-{month:02}" for year in range(2020, 2026) for month in range(1, 13) if (year, month) <= (2025, 7)]

Cell = tuple[str, str]
"""A target's name and a month."""


@cache
def shipped() -> Records:
    """Read the shipped data, once."""
    return read(ROOT / "data")


def table() -> dict[Cell, str]:
    """Read the golden table: a line has only the months in which a status became another."""
    cells = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        name, *changes = line.split("\t")
        became = dict(change.split(" ") for change in changes)
        now = "not_issued"
        for month in MONTHS:
            now = became.get(month, now)
            cells[name, month] = now
    return cells


def reckoned(of: Book, name: str, month: str) -> Verdict:
    """Judge a target as of the end of a month."""
    (target,) = (each for each in of.targets if each.name == name)
    return status(target, of.observations, period(month).end)


def differing(of: Book, golden: dict[Cell, str]) -> list[str]:
    """Return a line for each cell that is reckoned otherwise; a target without a line in the table is not issued."""
    lines = []
    for target in of.targets:
        for month in MONTHS:
            told = golden.get((target.name, month), "not_issued")
            found, why = reckoned(of, target.name, month)
            if found != told:
                lines.append(f"{target.name} {month}: the table says {told}, reckoned {found} ({why})")
    return lines
