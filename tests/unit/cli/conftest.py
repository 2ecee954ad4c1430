"""A way to run the command line within the test's own process, as a fresh program would run it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from typer.testing import CliRunner

from bgplan.cli.app import application
from bgplan.cli.language import words


class Outcome(NamedTuple):
    """How a run ended, and what it wrote: ``screen`` is both streams in their order, as a terminal shows them."""

    code: int
    out: str
    err: str
    screen: str = ""


class Bgplan(Protocol):
    """The program, to be called with its arguments."""

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Outcome: ...


ENVIRONMENT = (
    "BGPLAN_DATA",
    "BGPLAN_LANG",
    "NO_COLOR",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
)
"""What of the environment the program looks at."""


@pytest.fixture
def bgplan(monkeypatch: pytest.MonkeyPatch) -> Bgplan:
    """Run the program with nothing in the environment; what it writes is English unless it is told otherwise."""
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        texts = [str(argument) for argument in arguments]
        monkeypatch.setattr(sys, "argv", ["bgplan", *texts])
        words.cache_clear()  # the language of a run is read once
        try:
            result = CliRunner().invoke(application(), texts, input=stdin, prog_name="bgplan")
        finally:
            words.cache_clear()
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception  # a traceback for whoever sits before the screen
        return Outcome(result.exit_code, result.stdout, result.stderr, result.output)

    return run
