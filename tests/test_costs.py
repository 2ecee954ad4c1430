"""What costs is counted where it can be, so that no noise of a machine fails a test; times are in ``benchmarks``."""

from __future__ import annotations

import cProfile
import gc
import math
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import bgplan
from benchmarks.folders import write_folder
from bgplan import run
from bgplan.core.periods import parse
from bgplan.core.summary import Months

SOURCES = Path(bgplan.__file__).parents[1]
DATA = Path(__file__).parents[1] / "data"


def modules_of(*arguments: str) -> set[str]:
    """The modules that are there when the program ends."""
    code = (
        "import sys\n"
        f"sys.path.insert(0, {str(SOURCES)!r}); sys.argv = ['bgplan', *{arguments!r}]\n"
        "from bgplan.__main__ import main\n"
        "try:\n    main()\n"
        "finally:\n    print(*(name for name, module in sys.modules.items() if module), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_version_loads_no_library() -> None:
    assert modules_of("--version") & {"typer", "pydantic", "yaml", "rich", "typing", "pathlib"} == set()


def test_the_help_loads_no_engine() -> None:
    assert modules_of("--help") & {"pydantic", "yaml", "rich", "bgplan.run", "bgplan.core.model"} == set()


def test_what_can_be_asked_for_loads_no_engine() -> None:
    """The options of all commands, and where reports go, for help and for the completion of names."""
    code = "import sys, bgplan.cli.options, bgplan.cli.destinations; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SOURCES)
    engine = {"pydantic", "yaml", "rich", "bgplan.run", "bgplan.core.model", "bgplan.render.spoken"}
    assert {*done.stdout.split()} & engine == set()


def test_a_completion_loads_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_BGPLAN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"bgplan check --data {DATA} nq147.p")
    monkeypatch.setenv("COMP_CWORD", "4")
    engine = {"yaml", "rich", "bgplan.run", "bgplan.core.model", "bgplan.cli.check"}  # typer may need pydantic itself
    assert modules_of() & engine == set()


def test_a_check_in_a_pipe_loads_no_terminal_and_no_other_command() -> None:
    loaded = modules_of("check", "--data", str(DATA))
    assert loaded & {"rich", "bgplan.render.terminal", "bgplan.render.spoken"} == set()
    assert {name for name in loaded if name.startswith("bgplan.cli.")} & {
        f"bgplan.cli.{command}" for command in ("show", "history", "sources", "diff", "summary", "validate", "rules")
    } == set()


def check(folder: Path) -> None:
    loaded = run.load(folder, folder)
    run.checked(loaded, run.Question(date(2025, 3, 29)))


def summary(folder: Path) -> None:
    """The report of a month, which holds what ``diff`` tells of it."""
    loaded = run.load(folder, folder)
    run.summarised(loaded, Months(parse("2024-03"), parse("2023-03")), run.Question(date(2024, 3, 31)), None)


@pytest.mark.parametrize("work", [check, summary])
def test_nothing_waits_for_the_garbage_collector(tmp_path: Path, work: Callable[[Path], None]) -> None:
    """The program runs without it, so what holds itself would stay: memory that grows with the data for nothing."""
    folder = write_folder(tmp_path, 3, is_printed=True)
    work(folder)  # what is made once a process
    gc.collect()
    gc.disable()
    try:
        work(folder)
        assert gc.collect() == 0
    finally:
        gc.enable()


def calls(work: Callable[[Path], None], folder: Path) -> int:
    """How many functions are called."""
    profile = cProfile.Profile()
    profile.runcall(work, folder)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("is_shared", [False, True], ids=["own concepts", "one concept"])
@pytest.mark.parametrize("work", [check, summary])
def test_six_times_the_targets_are_at_most_six_times_the_calls(
    tmp_path: Path, work: Callable[[Path], None], *, is_shared: bool
) -> None:
    """A slope of 1 is linear, of 2 quadratic; what does not grow at all makes it a little less than 1."""
    small, large = (write_folder(tmp_path / str(size), size, is_shared=is_shared) for size in (10, 60))
    work(small)  # what is worked out once a process is not counted
    assert math.log(calls(work, large) / calls(work, small)) / math.log(6) <= 1.0
