"""Commands, formats, methods, widths, languages, dates and folders with each other: no run ends with a traceback.

All of them together would be millions of runs; most faults need two of them, so that every pair of values occurs in at
least one run (an all-pairs cover).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product, starmap
from pathlib import Path

import pytest

from bgplan.core.methods.catalogue import CHOICES
from bgplan.core.text import width_of
from bgplan.render import formats
from tests import once
from tests.once import loaded
from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "check": ("--as-of", "--method", "--width", "--ascii", "--all", "--color", "--plan"),
    "show": ("--as-of", "--method", "--width", "--ascii", "--color", "--growth"),
    "history": ("--as-of", "--width", "--ascii", "--color", "--vintages"),
    "sources": ("--as-of", "--width", "--ascii", "--color", "--missing"),
    "diff": ("--method", "--width", "--ascii", "--color", "--plan"),
    "summary": ("--method", "--width", "--ascii", "--color", "--plan"),
    "validate": ("--color", "--statistics", "--strict"),
    "rules": ("--width", "--color"),
}
"""Which of the options below a command has, beside --format and --lang."""
FORMATS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(OPTIONS, formats.TABLES),
    "show": formats.CARDS,
    "rules": formats.CATALOGUES,
    "summary": formats.REPORTS,
    "validate": formats.FINDINGS,
}
FACTORS: Mapping[str, Sequence[str]] = {
    "command": tuple(OPTIONS),
    "--method": ("", *CHOICES, "pace,sdsn", "plan-rate,pace", ",".join(CHOICES)),
    "date": ("", "0001-01", "2015-03", "2018-12", "2021-06", "2023-02", "2023-08", "2024-12", "2026-02", "9998-12"),
    "folder": (
        *("data", "tests/data/two-articles", "tests/data/vietnam-2021-2025", "tests/data/uk-carbon-budgets"),
        *("tests/data/hledger-goal-budget", "tests/golden/broken/data"),
    ),
    "format": ("0", "0", "1", "2", "3", "4", "5", "6"),  # text has more ways than the others
    "names": ("", "first", "half", "last", "every"),
    "--width": ("", "60", "80", "100", "141", "1000"),
    "--lang": ("vi", "en"),
    "switches": ("", "--ascii", "--all --vintages --missing --strict", "--color always"),
    "more": ("", "--growth", "--plan"),
}


def all_pairs(factors: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """Yield choices in which every two values of two factors meet; each takes what meets most that have not met yet."""
    names = tuple(factors)
    columns = [[(column, row) for row in range(len(factors[name]))] for column, name in enumerate(names)]
    left = {pair for two in combinations(columns, 2) for pair in product(*two)}
    while left:
        chosen = list(min(left))
        for column, values in enumerate(columns):
            if column not in {other for other, _ in chosen}:
                chosen.append(max(values, key=lambda value: sum(_pair(value, other) in left for other in chosen)))
        left -= set(starmap(_pair, combinations(chosen, 2)))
        yield {names[column]: factors[names[column]][row] for column, row in sorted(chosen)}


def _pair(one: tuple[int, int], other: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    return (one, other) if one < other else (other, one)


def names_of(folder: Path, which: str, command: str) -> tuple[str, ...]:
    """Which targets or indicators are asked for; a command that needs one gets the first."""
    written = loaded(folder, Path.cwd()).dataset.written
    known = tuple(written.indicators) if command == "history" else (*written.targets, *written.indicators)
    one = {"first": known[0], "half": known[len(known) // 2], "last": known[-1]}
    if command == "check" or (command == "diff" and which != "every"):
        return (one[which],) if which in one else known if which == "every" else ()
    if command == "show":
        return known if which == "every" else (one.get(which, known[0]),)
    return (one.get(which, known[0]),) if command == "history" else ()


def arguments_of(chosen: Mapping[str, str]) -> list[str]:
    """The command line of a choice; what the command does not have is left out."""
    command, date, folder = chosen["command"], chosen["date"], ROOT / chosen["folder"]
    offered, own = FORMATS[command], OPTIONS[command]
    arguments = [command, "--format", offered[int(chosen["format"]) % len(offered)], "--lang", chosen["--lang"]]
    for name in ("--method", "--width"):
        arguments += [name, chosen[name]] if name in own and chosen[name] else []
    arguments += ["--as-of", date] if "--as-of" in own and date else []
    for switch in ("--ascii", "--all", "--vintages", "--missing", "--strict"):
        arguments += [switch] if switch in own and switch in chosen["switches"].split() else []
    arguments += ["--color", "always"] if "always" in chosen["switches"] else []
    arguments += ["--growth", "15%", "--value", "60@2026"] if chosen["more"] == "--growth" and "--growth" in own else []
    plans = tuple(loaded(folder, Path.cwd()).dataset.written.plans)
    arguments += ["--plan", ",".join(plans[:2])] if chosen["more"] == "--plan" and "--plan" in own and plans else []
    if command == "rules":
        return [*arguments, *(("BG4", "BG604") if chosen["names"] else ())]
    arguments += ["--data", str(folder)]
    if command == "summary":
        return [*arguments, date or "2024-06"]
    span = {"diff": ["2022-12", date or "2024-12"] if date >= "2022-12" or not date else [date, "2025-07-31"]}
    return [*arguments, *span.get(command, []), *names_of(folder, chosen["names"], command)]


RUNS = tuple(all_pairs(FACTORS))


def test_every_two_values_meet() -> None:
    for (one, firsts), (other, seconds) in combinations(FACTORS.items(), 2):
        assert {(each[one], each[other]) for each in RUNS} == set(product(firsts, seconds))
    assert len(RUNS) < 200  # at a fifth of a second each they take less than a minute


@pytest.mark.parametrize("chosen", RUNS, ids=lambda chosen: " ".join(filter(None, chosen.values())))
def test_no_run_ends_with_a_traceback(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, chosen: Mapping[str, str]
) -> None:
    monkeypatch.chdir(ROOT)
    arguments = arguments_of(chosen)
    once.share(monkeypatch)
    done = bgplan(*arguments)  # an exception would be raised here

    said = done.err.splitlines()
    assert done.code in {0, 1, 3} or (done.code == 2 and said[-1].startswith("bgplan: ") and not done.out), arguments
    if "json" in arguments and done.out:
        json.loads(done.out)
    if "text" in arguments and "--width" in arguments and "--color" not in arguments:
        assert max(map(width_of, done.out.splitlines()), default=0) <= int(chosen["--width"]), arguments
