"""What a shell is answered, by the protocol that typer has with each, and in a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bgplan.cli import completion
from bgplan.cli.app import COMMANDS
from bgplan.cli.completion import outline

ROOT = Path(__file__).parents[3]
CODE = "import sys; sys.argv[0] = 'bgplan'; from bgplan.__main__ import main; main()"


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


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
        ("bgplan summary --fail-on nothing", ["nothing_new"]),
        ("bgplan summary last --annex changes,so", ["changes,sources"]),
        ("bgplan check --output js", ["json=check.json"]),
        ("bgplan validate --output sa", ["sarif=validate.sarif"]),
        ("bgplan diff 2023-0", ["2023-08"]),
        ("bgplan docs en", ["enter"]),
        ("bgplan history parks.oc", ["parks.occupancy"]),
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


@pytest.mark.parametrize(
    "shell, line, answer",
    [
        ("zsh", "bgplan check nq147.clusters.", """_arguments '*: :(("nq147.clusters.area":"Cluster area 2030"))'"""),
        ("fish", "bgplan --lang vi check nq147.clusters.", "nq147.clusters.area\tDiện tích CCN 2030"),
        ("fish", "bgplan check --plan nq1", "nq147\tResolution 147-NQ/TU"),
        ("fish", "bgplan check --status not_as", "not_assessable\tcannot be judged"),
        ("powershell", "bgplan check nq147.clusters.", "nq147.clusters.area:::Cluster area 2030"),
        ("pwsh", "bgplan check --plan nq147,qd", "nq147,qd797:::Decision 797/QĐ-UBND"),
        ("bash", "bgplan check nq147.clusters.", "nq147.clusters.area"),
    ],
)
def test_a_name_has_its_label_where_the_shell_shows_it(shell: str, line: str, answer: str) -> None:
    assert answered(ROOT, line, shell) == answer


@pytest.mark.parametrize(
    "line, answer",
    [
        ("bgplan check --plan = nq1", "nq147"),
        ("bgplan check --sort = st", "status"),
        ("bgplan check --sort =", "status gap due name"),
        ("bgplan check --output json = da", ""),  # bash goes on with the files that there are
        ("bgplan check --output json =", ""),
    ],
)
def test_bash_has_the_equals_sign_as_a_word(line: str, answer: str) -> None:
    assert answered(ROOT, line).split() == answer.split()


def test_a_name_that_a_shell_would_run_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    written = 'plans:\n  a: {}\n  "b$(rm)": {}\n  c:\n    name: x `rm` $(rm) \\";rm\n'
    (tmp_path / "data" / "targets.yaml").write_text(written, encoding="utf-8")
    assert answered(tmp_path, "bgplan check --plan ", "fish").splitlines() == ["a", "c\tx rm (rm) rm"]


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


def in_bash(folder: Path, script: str, **environment: str) -> str:
    """What a real bash prints that finds the program in this folder."""
    program = folder / "bgplan"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{CODE}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    known = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder), **environment}
    bash = shutil.which("bash") or ""
    done = subprocess.run(
        [bash, "--norc"],
        input=script,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=known,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


@needs_bash
@pytest.mark.parametrize(
    "typed, found",
    [
        ("bgplan check nq147.clu", ["nq147.clusters", "nq147.clusters.area"]),
        ("bgplan check --plan = nq1", ["nq147"]),
        ("bgplan --lang vi show parks.oc", ["parks.occupancy"]),
    ],
)
def test_a_real_bash_completes(tmp_path: Path, typed: str, found: list[str]) -> None:
    script = (
        'eval "$(bgplan --show-completion)"\n'
        f"COMP_WORDS=({typed}); COMP_CWORD={len(typed.split()) - 1}; COMPREPLY=()\n"
        '_bgplan_completion bgplan; echo "${COMPREPLY[@]}"\n'
    )
    assert in_bash(tmp_path, script).split() == found


@needs_bash
def test_completion_is_set_up_in_the_shell_that_runs_it(tmp_path: Path) -> None:
    said = in_bash(tmp_path, "bgplan --lang vi --install-completion\n")
    file = tmp_path / ".bash_completions" / "bgplan.sh"
    assert said == f"bash tự điền lệnh bgplan từ phiên sau; đã cài vào {file}\n"
    assert "complete_bash" in file.read_text(encoding="utf-8")
    assert str(file) in (tmp_path / ".bashrc").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["install", "show"])
def test_a_shell_that_is_not_known_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("tcsh", "/bin/tcsh"))
    with pytest.raises(SystemExit) as ended:
        completion.install() if option == "install" else completion.script()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert "bash, zsh, fish" in said.err
