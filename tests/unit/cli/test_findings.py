"""What is to be mended, at the end of every command that shows a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.small_folder import ACTUALS, FILE, PLAN
from tests.unit.cli.conftest import Bgplan, Outcome

RULES = Path("tests/rules")
COMMANDS = (
    ("check",),
    ("show", "parks"),
    ("history", "parks"),
    ("sources",),
    ("diff", "2022", "2024"),
    ("summary", "2023-08"),
)


def folder_of(home: Path, actuals: str = ACTUALS, plan: str = PLAN) -> Path:
    (home / "actuals").mkdir()
    (home / "targets.yaml").write_text(plan, encoding="utf-8")
    (home / FILE).write_text(actuals, encoding="utf-8")
    return home


def findings_of(done: Outcome) -> str:
    """The standard error without what ``summary`` says to the clerk."""
    return "".join(line for line in done.err.splitlines(keepends=True) if not line.startswith("bgplan: "))


@pytest.mark.parametrize("command", COMMANDS)
def test_an_error_and_the_count_come_last(bgplan: Bgplan, tmp_path: Path, command: tuple[str, ...]) -> None:
    done = bgplan(*command, "--data", folder_of(tmp_path, ACTUALS.replace("value: 9\n", "value: 9\n    value: 8\n")))
    assert done.code == 1
    assert done.out
    assert done.screen == done.out + done.err
    assert findings_of(done).startswith(f"\n{tmp_path}/{FILE}:8:5: error BG106 ")
    assert done.err.endswith("\n\n1 error\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_notes_and_known_contradictions_are_not_told(bgplan: Bgplan, command: tuple[str, ...]) -> None:
    """The shipped data have dozens of each."""
    done = bgplan(*command)
    assert (done.code, findings_of(done)) == (0, "")


def test_of_many_the_first_errors_are_shown_and_all_are_counted(bgplan: Bgplan, tmp_path: Path) -> None:
    """Five unknown keys are five errors; the byte order mark is a warning, which errors leave no room for."""
    wrong = ACTUALS.replace("    period:", "    perid: 1\n    period:").replace(
        "source: paper\n", "source: paper\nx: 1\n"
    )
    done = bgplan("check", "--data", folder_of(tmp_path, f"\ufeff{wrong}"))
    assert [line.split(": ")[1][:11] for line in done.err.splitlines() if line.startswith(str(tmp_path))] == [
        "error BG201"
    ] * 3
    assert f"{FILE}:4:1: " in done.err.splitlines()[1]
    assert done.err.splitlines()[-1] == f"5 errors, 1 warning; all of them: bgplan validate --data {tmp_path}"
    every = bgplan("validate", "--data", tmp_path)
    assert every.out.count("error BG201") == 5


def test_an_error_is_nearer_to_the_end_than_a_warning(bgplan: Bgplan, tmp_path: Path) -> None:
    wrong = ACTUALS.replace("source: paper\n", "source: paper\nx: 1\n")
    done = bgplan("check", "--lang", "vi", "--data", folder_of(tmp_path, f"\ufeff{wrong}"))
    assert done.err.index("BG102") < done.err.index("BG201")
    assert done.err.endswith("\n\n1 lỗi, 1 cảnh báo\n")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_where_there_is_nothing_to_report_on_the_findings_stand_alone(
    bgplan: Bgplan, tmp_path: Path, command: tuple[str, ...], form: str
) -> None:
    done = bgplan(*command, "--format", form, "--data", folder_of(tmp_path, "", "plans: ]\n"))
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"{tmp_path}/actuals/2023-08.yaml:1:1: error BG109 ")
    assert done.err.endswith("\n\n2 errors\n")


def test_a_file_that_cannot_be_opened_still_ends_with_2(bgplan: Bgplan) -> None:
    done = bgplan("check", "--data", RULES / "BG100" / "wrong")
    assert done.code == 2
    assert "BG100" in done.err
