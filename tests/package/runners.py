"""The runners of hooks and actions, as far as the tests of ``.pre-commit-hooks.yaml`` and ``action.yml`` need them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}


class Ran(NamedTuple):
    """How a step or a hook ended: its exit code, what it printed, and the outputs that it set."""

    code: int
    said: str
    outputs: dict[str, str]
    summary: str = ""


def environment(*folders: Path, **more: str) -> dict[str, str]:
    """What a runner gives: nothing of ours, and the given folders before all others where programs are looked for."""
    ours = ("BGPLAN", "GITHUB_", "GIT_", "LC_", "LANG", "PRE_COMMIT", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PATH": os.pathsep.join([*map(str, folders), os.environ["PATH"]]), **more}


def program(path: Path, script: str) -> Path:
    """Write a program of that name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def git(place: Path, *arguments: str) -> str:
    """Run git and return what it prints."""
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607  # whichever git there is
        cwd=place,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def stepped(name: str, place: Path, *folders: Path, programs: Path | None = None, **inputs: str) -> Ran:
    """Run a step's script as the runner does, with the inputs' values in the environment that the step declares.

    What is in capitals is no input but what the job itself has in its environment.
    """
    job = {key: inputs.pop(key) for key in tuple(inputs) if key.isupper()}
    known = {
        **{f"inputs.{key}": str(one["default"]) for key, one in ACTION["inputs"].items()},
        **{f"inputs.{key}": value for key, value in inputs.items()},
        "github.action_path": str(ROOT),
        "steps.install.outputs.programs": str(programs),
    }
    declared = {
        key: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda each: known[each[1]], value)
        for key, value in STEPS[name]["env"].items()
    }
    runner = place.parent / "runner"
    runner.mkdir()
    script, output, summary = runner / "step.sh", runner / "output", runner / "summary"
    script.write_text(STEPS[name]["run"], encoding="utf-8")
    output.touch()
    given = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # noqa: S607  # as the runner starts it
        cwd=place,
        env=environment(*folders, **job, **given, **declared, RUNNER_TEMP=str(runner)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    pairs = [line.partition("=") for line in output.read_text(encoding="utf-8").splitlines()]
    written = summary.read_text(encoding="utf-8") if summary.exists() else ""
    return Ran(done.returncode, done.stdout + done.stderr, {key: value for key, _, value in pairs}, written)


def pythons(place: Path, *, too_old: bool = False) -> Path:
    """A folder with ``python3`` and ``python``; their environments have a pip that writes down what it installs."""
    log = shlex.quote(str(place / "pip.txt"))
    make = (
        'mkdir -p "$4/bin"\n'
        f'printf \'#!/bin/sh\\necho "$*" >>{log}\\n\' >"$4/bin/python"\n'
        'printf \'#!/bin/sh\\necho "bgplan 1.2.3"\\n\' >"$4/bin/bgplan"\n'
        'chmod +x "$4/bin/python" "$4/bin/bgplan"'
    )
    for name in ("python3", "python"):
        program(place / "pythons" / name, f"case $2 in -c) exit {int(too_old)} ;; esac\n{make}")
    return place / "pythons"
