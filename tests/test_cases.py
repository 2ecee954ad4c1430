"""Small folders with what must come out of them: ``tests/cases/NAME`` with ``expect.txt``, run in this process.

A line of ``expect.txt`` is ``KEY: WORDS``. ``run`` gives a command, the lines after it say what must hold of it:

- ``exit``: one of these exit codes; ``has``, ``hasnot``: the text in the output, on either stream; ``no-traceback``
- ``finding``: the code in the output; ``any``, ``count CODE N``: findings of these codes in the JSON
- ``status``, ``status-not``, ``reason``, ``target-not``, ``implied-not``: of a target in the JSON of ``check``
- ``figure-not``, ``interval``: of a period in the JSON of ``history``
- ``why``, ``note``: for the reader
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from bgplan.cli.app import application
from bgplan.cli.language import words

CASES = Path(__file__).parent / "cases"


class Ran(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401  # JSON
        return json.loads(self.out)

    def result(self, target: str) -> Any:  # noqa: ANN401  # JSON
        return next((each for each in self.document["results"] if each["target"] == target), None)

    def figures(self, period: str) -> list[Any]:
        return [each["figure"] for each in self.document["entries"] if each["period"] == period and each["figure"]]


def ran(command: str, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Run a command on the working folder."""
    arguments = [*shlex.split(command), "--data", "."]
    monkeypatch.setattr(sys, "argv", ["bgplan", *arguments])
    words.cache_clear()
    done = CliRunner().invoke(application(), arguments, prog_name="bgplan")
    words.cache_clear()
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)


def holds(key: str, told: list[str], done: Ran) -> bool:
    """Whether a line of ``expect.txt`` holds."""
    if key == "exit":
        return str(done.code) in told
    if key == "no-traceback":
        return "Traceback" not in done.err
    if key in ("has", "hasnot"):
        return (" ".join(told) in done.out + done.err) is (key == "has")
    if key == "finding":
        return told[0] in done.out + done.err
    return holds_of_document(key, told, done)


def holds_of_document(key: str, told: list[str], done: Ran) -> bool:
    """Whether a line about the findings or figures of a JSON holds."""
    if key in ("count", "any"):
        codes = [each["code"] for each in done.document["findings"]]
        return codes.count(told[0]) == int(told[1]) if key == "count" else not set(told).isdisjoint(codes)
    if key == "figure-not":
        return all(each["value"] is None or each["value"] != float(told[2]) for each in done.figures(told[1]))
    if key == "interval":
        return all((each["low"], each["high"]) == (float(told[2]), float(told[3])) for each in done.figures(told[1]))
    return holds_of_result(key, told, done.result(told[0]))


def holds_of_result(key: str, told: list[str], result: Any) -> bool:  # noqa: ANN401  # JSON
    """Whether a line about one result of ``check`` holds; of no result some things are true."""
    if key == "status":
        return result is not None and result["status"] in told[1:]
    if key == "status-not":
        return result is None or result["status"] not in told[1:]
    if key == "target-not":
        return result is None or result["target_value"] is None or result["target_value"] != float(told[1])
    if key == "reason":
        return result is not None and told[1] in [each["code"] for each in result["reasons"]]
    assert key == "implied-not", f"unknown key {key}"
    plan = result and result["implied_plan"]
    return not plan or not float(told[1]) <= plan["low"] <= float(told[2])


def expectations(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the lines of a case's ``expect.txt`` as key and words."""
    for line in (folder / "expect.txt").read_text(encoding="utf-8").splitlines():
        key, _, told = line.strip().partition(":")
        if key not in ("why", "note", ""):
            yield key, told.strip()


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_what_must_come_out_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BGPLAN_DATA", "BGPLAN_LANG", "GITHUB_ACTIONS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    done = None
    for key, told in expectations(folder):
        if key == "run":
            done = ran(told, monkeypatch)
        else:
            assert done is not None, "expect.txt begins with run"
            assert holds(key, told.split(), done), f"{key}: {told}\n{done.out}{done.err}"
