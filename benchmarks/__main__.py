"""Measure and print tables in Markdown: ``python -m benchmarks start | growth | large [--rounds N] [--limits]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from benchmarks.folders import write_folder
from benchmarks.meter import Cost, costs, slope

ROOT = Path(__file__).parents[1]
BGPLAN = str(Path(sys.executable).with_name("bgplan"))
LIBRARIES = "import yaml, typer, pydantic\nclass Record(pydantic.BaseModel):\n    name: str"

COMMANDS = {
    "check": ("check", "--format", "json"),
    "validate": ("validate", "--format", "json"),
    "diff": ("diff", "2023-12", "2024-12", "--format", "json"),
    "summary": ("summary", "2024-03", "--format", "json"),
}
MOST = {"bgplan --version": 2.0, "bgplan check --format json": 3.2}
"""The ratios to the floor that ``--limits`` lets pass: a fifth above what was measured, so that noise fails nothing."""
STEEPEST = 1.3
"""The slope that ``--limits`` lets pass: what is quadratic has 1.5 and more; noise moves a tenth."""
CLEAR_OF_FLOOR = 1.5
"""A cost that is less above the floor says nothing of how costs grow: what is above it is noise."""


class Row(NamedTuple):
    """What one program costs; and the slope from the row before, where only the size is another."""

    program: str
    cost: Cost
    slope: float | None = None

    def is_beyond(self) -> bool:
        """Return whether it costs more than its limit, if it has one."""
        return self.cost.ratio > MOST.get(self.program, float("inf")) or (self.slope or 0) > STEEPEST


Tables: TypeAlias = Iterator[list[Row]]
Suite: TypeAlias = Callable[[int, Path], Tables]
"""Given the rounds, and a folder to write data into."""


def start(rounds: int, _folder: Path) -> Tables:
    """Yield what the program costs beside an empty Python, and commands on the shipped data beside the libraries."""
    bare = {f"bgplan {option}": (BGPLAN, option) for option in ("--version", "--help")}
    yield _beside({"python -c pass": (sys.executable, "-c", "pass"), **bare}, rounds)
    floor = {"import yaml, typer and one pydantic model": (sys.executable, "-c", LIBRARIES)}
    text = {"bgplan check": (BGPLAN, "check", "--data", str(ROOT / "data"))}
    rest = {f"bgplan {' '.join(line)}": _on(ROOT / "data", command) for command, line in COMMANDS.items()}
    yield _beside({**floor, **text, **rest}, rounds)


def growth(rounds: int, folder: Path, sizes: Sequence[int] = (100, 1_000)) -> Tables:
    """Yield what every command costs for more targets, of own concepts and of one for all; the floor has one target."""
    for concepts in ("own concepts", "one concept"):
        is_shared = concepts == "one concept"
        folders = [write_folder(folder / f"{size} {concepts}", size, is_shared=is_shared) for size in (1, *sizes)]
        for command in COMMANDS:
            floor, *found = costs({str(data): _on(data, command) for data in folders}, rounds).values()
            rows: list[Row] = []
            for at, (size, cost) in enumerate(zip(sizes, found, strict=True)):
                is_told = at and found[at - 1].ratio >= CLEAR_OF_FLOOR
                before = (sizes[at - 1], found[at - 1].cpu) if is_told else None
                grown = slope(before, (size, cost.cpu), floor.cpu) if before else None
                rows.append(Row(f"{command}, {size:,} targets, {concepts}", cost, grown))
            yield rows


def large(rounds: int, folder: Path) -> Tables:
    """Yield what 10,000 targets cost beside a naive program, what 100,000 prints cost, and how both came to that."""
    data = write_folder(folder / "targets", 10_000)
    naive = (sys.executable, str(ROOT / "benchmarks" / "naive.py"), str(data))
    checks = {f"{command}, 10,000 targets of nine figures": _on(data, command) for command in COMMANDS}
    yield _beside({"yaml.load and the same gaps": naive, **checks}, rounds)
    prints = write_folder(folder / "prints", 11_111, is_printed=True)
    yield _beside({"validate, 99,999 prints of 11,111 targets": _on(prints, "validate")}, rounds)
    yield from growth(rounds, folder, (1_000, 10_000))


def _on(data: Path, command: str) -> tuple[str, ...]:
    """The command line of a command on a folder."""
    return (BGPLAN, *COMMANDS[command], "--data", str(data))


def _beside(programs: Mapping[str, Sequence[str]], rounds: int) -> list[Row]:
    """The first program, the floor, and the others beside it."""
    return [Row(program, cost) for program, cost in costs(programs, rounds).items()]


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    yield "| program | CPU s | × floor | peak MB | slope |"
    yield "|---|--:|--:|--:|--:|"
    for program, cost, grown in rows:
        yield f"| {program} | {cost.cpu:.3f} | {cost.ratio:.2f} | {cost.peak:.0f} | {grown or ''} |"
    yield ""


def main() -> None:
    """Measure what is asked for; with ``--limits`` the exit code is 1 where something costs too much."""
    suites: Mapping[str, Suite] = {"start": start, "growth": growth, "large": large}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suite", choices=tuple(suites))
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is measured")
    parser.add_argument("--limits", action="store_true", help="fail where a ratio or a slope is beyond its limit")
    asked = parser.parse_args()
    beyond: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for rows in suites[asked.suite](asked.rounds, Path(folder)):
            print("\n".join(_lines(rows)), flush=True)  # noqa: T201  # the result
            beyond += [row.program for row in rows if row.is_beyond()]
    if asked.limits and beyond:
        sys.exit(f"too costly: {'; '.join(beyond)}")


if __name__ == "__main__":
    main()
