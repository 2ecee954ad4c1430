"""What a shell is answered, by the protocol that typer has with each, and in a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bgplan.cli.app import COMMANDS
from bgplan.cli.completion import outline

ROOT = Path(__file__).parents[3]
CODE = "import sys; sys.argv[0] = 'bgplan'; from bgplan.__main__ import main; main()"


def answered(folder: Path, line: str, shell: str = "bash") -> str:
    """What the program says to a shell about a line, whose last word is being typed."""
    asked = {
        "_BGPLAN_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line if shell == "bash" else "",
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "_TYPER_COMPLETE_ARGS": "" if shell == "bash" else line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rsplit(" ", maxsplit=1)[-1],
        "PYTHONPATH": str(ROOT / "src"),
        "BGPLAN_DATA": "",
    }
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env={**os.environ, **asked}, check=True, encoding="utf-8"
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize(
    "line, found",
    [
        ("bgplan che", ["check"]),
        ("bgplan --lang vi check nq147.cl", ["nq147.clusters", "nq147.clusters.area"]),
        ("bgplan check nq14", ["nq147"]),
        ("bgplan check --plan parks-priority,nq147", ["parks-priority,nq147"]),
        ("bgplan check --status off_track,sl", ["off_track,slow"]),
        ("bgplan check --fail-on mis", ["missed"]),
        ("bgplan check --method euro", ["eurostat"]),
        ("bgplan check --format js", ["json"]),
        ("bgplan check --sort st", ["status"]),
        ("bgplan check --as-of 2023-08", ["2023-08"]),
        ("bgplan summary la", ["last"]),
        ("bgplan rules BG403", ["BG403"]),
        ("bgplan validate --ignore BG401,BG402", ["BG401,BG402"]),
        ("bgplan schema act", ["actuals"]),
        ("bgplan show --gro", ["--growth"]),
    ],
)
def test_what_can_be_typed_is_completed(line: str, found: list[str]) -> None:
    answer = answered(ROOT, line).splitlines()
    assert [word for word in found if word in answer] == found
    assert all(word.startswith(line.rsplit(maxsplit=1)[-1]) for word in answer)


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_every_shell_is_answered(shell: str) -> None:
    assert "nq147.clusters" in answered(ROOT, "bgplan check nq147.clu", shell)


def test_the_folder_that_the_line_names_counts(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "targets.yaml").write_text("targets:\n  own.goal: {}\n", encoding="utf-8")
    assert answered(tmp_path, "bgplan check --data mine o") == "own.goal"
    assert "nq147.parks" in answered(tmp_path, "bgplan check --sample nq147.p").split()


def test_a_broken_folder_is_answered_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "targets.yaml").write_bytes(b"\xff\0{[")
    assert answered(tmp_path, "bgplan check n") == ""
    assert answered(tmp_path, "bgplan nonsense n") == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_the_options_that_its_signature_has(name: str) -> None:
    assert f"--{'lang'}" in answered(ROOT, f"bgplan {name} --la").split()
    assert outline(name).__annotations__


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_real_bash_completes(tmp_path: Path) -> None:
    program = tmp_path / "bgplan"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{CODE}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(bgplan --show-completion)"\n'
        "COMP_WORDS=(bgplan check nq147.clu); COMP_CWORD=2; COMPREPLY=()\n"
        '_bgplan_completion bgplan; echo "${COMPREPLY[@]}"\n'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}
    bash = shutil.which("bash") or ""
    done = subprocess.run(
        [bash, "--norc"], input=script, capture_output=True, text=True, cwd=ROOT, env=environment, check=True
    )
    assert done.stdout.split() == ["nq147.clusters", "nq147.clusters.area"]
