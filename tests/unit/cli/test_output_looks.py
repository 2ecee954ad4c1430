"""How the output looks as the options and the environment ask: width, colour, language, signs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
RULES = ROOT / "tests" / "rules"
ESCAPE = "\x1b["


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch, bgplan: Bgplan) -> None:  # noqa: ARG001  # it clears first
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BGPLAN_DATA", str(ROOT / "tests" / "data" / "two-articles"))


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_asked(bgplan: Bgplan, width: int) -> None:
    lines = bgplan("check", "--width", str(width)).out.splitlines()

    assert lines
    assert max(map(len, lines)) <= width


def test_colour_only_where_it_is_asked_for(bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert ESCAPE not in bgplan("check").out  # no terminal
    assert ESCAPE not in bgplan("check", "--color", "never").out
    assert ESCAPE in bgplan("check", "--color", "always").out
    assert ESCAPE in bgplan("show", "parks", "--color", "always").out
    assert ESCAPE in bgplan("check", "--color", "always", "--data", RULES / "BG801" / "wrong").err


def test_what_is_asked_for_comes_before_no_color(bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert ESCAPE in bgplan("check", "--color", "always").out
    assert ESCAPE not in bgplan("check").out


def test_the_painted_text_is_the_plain_one(bgplan: Bgplan) -> None:
    painted = bgplan("check", "--color", "always").out

    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == bgplan("check").out


@pytest.mark.parametrize(
    "arguments, variables, vietnamese",
    [
        ((), {}, False),
        (("--lang", "vi"), {}, True),
        (("--lang=vi",), {}, True),
        (("--lang", "en"), {"LANG": "vi_VN.UTF-8"}, False),
        ((), {"LANG": "vi_VN.UTF-8"}, True),
        ((), {"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, False),
        ((), {"LANG": "C", "BGPLAN_LANG": "vi"}, True),
    ],
)
def test_language(
    bgplan: Bgplan,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    variables: dict[str, str],
    vietnamese: bool,  # noqa: FBT001
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert ("công bố đến 31/8/2023" in bgplan("check", *arguments).out) is vietnamese


def test_signs_in_ascii(bgplan: Bgplan) -> None:
    assert not set("▲▼●│─▬") & set(bgplan("check", "--ascii").out)
    assert set("▲▼│─▬") <= set(bgplan("check").out)


@pytest.mark.parametrize("command", ["check", "diff 2023-07 2023-09", "summary 2023-09", "check --format json"])
def test_in_a_pipe_and_for_programs_rich_is_not_loaded(command: str) -> None:
    """It would cost a tenth of a check."""
    code = (
        "import contextlib, sys\n"
        "from bgplan.cli.app import run\n"
        "with contextlib.suppress(SystemExit):\n"
        "    run()\n"
        "sys.exit('rich' in sys.modules)\n"
    )
    arguments = [*command.split(), "--data", str(ROOT / "tests" / "fixtures" / "months")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BGPLAN")}
    environment = {**kept, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code, *arguments], env=environment, capture_output=True, check=False)
    assert (done.returncode, bool(done.stdout)) == (0, True)
