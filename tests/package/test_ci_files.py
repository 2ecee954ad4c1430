"""The hook for pre-commit and the action for GitHub, run as their runners would run them.

No network here: the hook's environment and the action's installation are stood in for by a program of the same name
that starts this checkout.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bgplan import __version__
from bgplan.render.formats import FINDINGS
from scripts import pins
from tests.package.runners import ACTION, ROOT, STEPS, Ran, environment, git, program, pythons, stepped

BROKEN = ROOT / "tests" / "golden" / "broken" / "data"
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts"),
    pytest.mark.skipif(shutil.which("bash") is None or shutil.which("git") is None, reason="bash or git is not here"),
]


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with the program ``bgplan``, which runs this checkout."""
    words = ("env", f"PYTHONPATH={ROOT / 'src'}", sys.executable, "-m", "bgplan")
    return program(tmp_path / "installed" / "bgplan", f'exec {shlex.join(words)} "$@"').parent


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A folder with a ``bgplan`` that only writes down its arguments, as JSON."""
    code = "import json, os, sys; json.dump([sys.argv[1:], os.environ.get('BGPLAN_LANG')], open(sys.argv[0], 'w'))"
    words = shlex.join((sys.executable, "-c", code.replace("sys.argv[0]", f"{str(tmp_path / 'seen.json')!r}")))
    return program(tmp_path / "recording" / "bgplan", f'exec {words} "$@"').parent


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of somebody else, its data consistent and staged."""
    place = tmp_path / "their repository"
    shutil.copytree(ROOT / "tests" / "data" / "two-articles", place / "data")
    (place / "README.md").write_text("ours\n", encoding="utf-8")
    git(place, "init", "--quiet")
    git(place, "add", ".")
    return place


def broken(repository: Path) -> None:
    """Change the repository's data so that they contradict themselves."""
    shutil.rmtree(repository / "data")
    shutil.copytree(BROKEN, repository / "data")
    git(repository, "add", ".")


# --- The hook -------------------------------------------------------------------------------------------------------


def hooked(repository: Path, installed: Path) -> Ran | None:
    """Run the hook over all files as pre-commit does: once, at the root, and only where one of its files is there."""
    files = [name for name in git(repository, "ls-files", "-z").split("\0") if re.search(HOOK["files"], name)]
    if not files:
        return None
    command = [*shlex.split(HOOK["entry"]), *HOOK.get("args", ()), *(files if HOOK["pass_filenames"] else ())]
    command[0] = shutil.which(command[0], path=str(installed)) or ""
    done = subprocess.run(
        command,
        cwd=repository,
        env=environment(installed),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout + done.stderr, {})


def test_hook_starts_a_program_that_the_package_installs() -> None:
    assert HOOK["language"] == "python"
    assert HOOK["id"] == "bgplan-validate"
    assert 'bgplan = "bgplan.__main__:main"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file, looked_at",
    [
        ("data/targets.yaml", True),
        ("data/actuals/2023-08.yaml", True),
        ("plans/data/actuals/2023-08.yml", True),
        ("data/CHANGES.md", False),
        ("data/actuals/old/2023-08.yaml", False),
        ("metadata/targets.yaml", False),
        ("targets.yaml", False),
    ],
)
def test_hook_looks_at_data_files_only(file: str, *, looked_at: bool) -> None:
    assert bool(re.search(HOOK["files"], file)) is looked_at


def test_hook_passes_where_the_data_are_consistent(repository: Path, installed: Path) -> None:
    ran = hooked(repository, installed)
    assert ran is not None
    assert ran.code == 0, ran.said


def test_hook_fails_where_they_are_not_and_says_where(repository: Path, installed: Path) -> None:
    broken(repository)
    ran = hooked(repository, installed)
    assert ran is not None
    assert ran.code == 1, ran.said
    assert "data/actuals/2023-08.yaml:" in ran.said


def test_hook_is_not_run_without_data(tmp_path: Path, installed: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert hooked(tmp_path, installed) is None


def test_hook_runs_under_pre_commit_itself(repository: Path, installed: Path) -> None:
    """With ``language: system``, since building an environment needs the network; all else as it is declared."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed here")
    hook = {**HOOK, "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(repository, "add", ".")

    def run() -> int:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files"],
            cwd=repository,
            env=environment(installed, PRE_COMMIT_HOME=str(repository.parent / "cache")),
            capture_output=True,
            check=False,
        ).returncode

    assert run() == 0
    broken(repository)
    assert run() == 1


# --- The action -----------------------------------------------------------------------------------------------------


def test_action_gives_no_input_to_the_shell_as_text() -> None:
    """An expression within a script would run whatever the input says."""
    assert list(STEPS) == ["install", "validate"]
    for step in STEPS.values():
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]


def test_action_uses_every_input_and_sets_every_output() -> None:
    used = {
        name
        for step in STEPS.values()
        for value in step["env"].values()
        for name in re.findall(r"inputs\.(\w+)", value)
    }
    assert used == set(ACTION["inputs"])
    for output in ACTION["outputs"].values():
        step, name = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.([\w-]+) \}\}", output["value"]).groups()  # type: ignore[union-attr]  # a test
        assert f"{name}=" in STEPS[step]["run"]


def test_action_names_the_formats_that_there_are() -> None:
    named = re.findall(r"\w+", ACTION["inputs"]["format"]["description"].partition(":")[2])
    assert {*named} & {*FINDINGS} == {*FINDINGS}


def test_action_passes_and_says_so(repository: Path, installed: Path) -> None:
    ran = stepped("validate", repository, programs=installed, sarif="reports/new folder/bgplan.sarif")
    assert ran.code == 0, ran.said
    assert ran.outputs == {"exit-code": "0", "sarif": "reports/new folder/bgplan.sarif"}
    log = json.loads((repository / "reports/new folder/bgplan.sarif").read_text(encoding="utf-8"))
    assert log["runs"][0]["tool"]["driver"] == {"name": "bgplan", "version": __version__, "rules": []}


def test_action_fails_annotates_and_still_writes_sarif(repository: Path, installed: Path) -> None:
    broken(repository)
    ran = stepped("validate", repository, programs=installed, sarif="bgplan.sarif", lang="en")
    assert ran.code == 1, ran.said
    assert ran.outputs == {"exit-code": "1", "sarif": "bgplan.sarif"}
    assert "\n::error file=data/actuals/2023-08.yaml,line=" in ran.said
    assert ran.summary.startswith("## bgplan: Findings in the data files\n")
    results = json.loads((repository / "bgplan.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("data/")


def test_action_says_that_there_is_no_data(tmp_path: Path, installed: Path) -> None:
    place = tmp_path / "empty"
    place.mkdir()
    ran = stepped("validate", place, programs=installed, sarif="bgplan.sarif")
    assert (ran.code, ran.outputs) == (2, {"exit-code": "2"})


@pytest.mark.parametrize(
    "inputs, arguments",
    [
        ({}, ["validate", "--format=text"]),
        ({"strict": "true", "format": "github"}, ["validate", "--format=github", "--strict"]),
        (
            {"data": "a b\n\n$(touch gone)\n`touch gone`; \"x\" '*'\n--fix\r\n"},
            [
                *("validate", "--format=text", "--data=a b", "--data=$(touch gone)"),
                *("--data=`touch gone`; \"x\" '*'", "--data=--fix"),
            ],
        ),
        (
            {"format": "x; touch gone", "sarif": "-r $x/*"},
            ["validate", "--format=x; touch gone", "--output=sarif=-r $x/*"],
        ),
    ],
    ids=["defaults", "strict", "folders", "quoting"],
)
def test_action_hands_on_what_it_is_given(
    inputs: dict[str, str], arguments: list[str], tmp_path: Path, recording: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    ran = stepped("validate", place, programs=recording, **inputs)
    assert ran.code == 0, ran.said
    assert json.loads((tmp_path / "seen.json").read_text(encoding="utf-8")) == [arguments, None]
    assert not list(place.rglob("gone"))


def test_action_hands_on_the_language(tmp_path: Path, recording: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    stepped("validate", place, programs=recording, lang="vi")
    assert json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))[1] == "vi"


@pytest.mark.parametrize("inputs", [{"strict": "yes"}, {"sarif": "a\nexit-code=0"}, {"sarif": "a\rb"}])
def test_action_refuses_what_it_does_not_understand(inputs: dict[str, str], tmp_path: Path, recording: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    ran = stepped("validate", place, programs=recording, **inputs)
    assert (ran.code, ran.outputs) == (2, {"exit-code": "2"})
    assert ran.said.startswith("::error title=bgplan::the input ")
    assert not (tmp_path / "seen.json").exists()


def test_action_ends_with_2_where_the_report_has_no_place(tmp_path: Path, recording: Path) -> None:
    """1 would say that the data contradict themselves, and nobody has looked at them."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "taken").touch()
    ran = stepped("validate", place, programs=recording, sarif="taken/bgplan.sarif")
    assert (ran.code, ran.outputs) == (2, {"exit-code": "2"})
    assert not (tmp_path / "seen.json").exists()


# --- The action's installation -----------------------------------------------------------------------------------


def test_action_installs_its_own_checkout(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    ran = stepped("install", place, pythons(tmp_path), version="1.2.3")
    assert ran.code == 0, ran.said
    assert ran.outputs["version"] == "1.2.3"
    assert (Path(ran.outputs["programs"]) / "bgplan").exists()
    asked = (tmp_path / "pip.txt").read_text(encoding="utf-8").splitlines()
    install = "-I -m pip install --quiet --disable-pip-version-check"
    assert asked == [
        f"{install} --require-hashes --only-binary=:all: --requirement {pins.PINS}",
        f"{install} --no-index --no-deps --no-build-isolation {ROOT}",
    ]


def test_action_runs_nothing_of_the_checked_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the runner's own Python: its environment is made, then pip has no index and nothing is installed."""
    gone = repository.parent / "gone"
    for name in ("venv.py", "pip/__init__.py", "pip/__main__.py", "ensurepip.py", "sitecustomize.py", "subprocess.py"):
        file = repository / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(gone)!r}, 'a').write({name!r})\n", encoding="utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    ran = stepped("install", repository, PYTHONPATH=str(repository))

    assert ran.code != 0
    assert "No matching distribution found" in ran.said
    assert not gone.exists()


def test_action_announces_no_report_of_an_earlier_run(repository: Path, installed: Path) -> None:
    (repository / "old.sarif").write_text("{}", encoding="utf-8")
    refused = stepped("validate", repository, programs=installed, sarif="old.sarif", format="nope")
    assert (refused.code, refused.outputs) == (2, {"exit-code": "2"})


def test_action_announces_a_report_in_the_place_of_an_old_one(repository: Path, installed: Path) -> None:
    (repository / "old.sarif").write_text("{}", encoding="utf-8")
    ran = stepped("validate", repository, programs=installed, sarif="old.sarif")
    assert ran.outputs == {"exit-code": "0", "sarif": "old.sarif"}


def test_action_pins_all_that_it_needs() -> None:
    """Every dependency at its lower bound or above, each with hashes, no index named."""
    text = pins.PINS.read_text(encoding="utf-8")
    found = pins.pinned(text)
    for line in pins.needed():
        name, lowest = re.fullmatch(r"([\w.-]+)>=([\d.]+)", line).groups()  # type: ignore[union-attr]  # a test
        version, _ = found[name.lower()]
        assert tuple(map(int, version.split("."))) >= tuple(map(int, lowest.split("."))), name
    assert all(hashes for _, hashes in found.values())
    assert len(found) == len(re.findall(r"^[A-Za-z]", text, re.MULTILINE))
    assert "://" not in text


def test_examples_are_pinned_by_commit() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    used = re.findall(r"(?:uses: \S+@|rev: )(\S+)", page)
    assert len(used) >= 4
    assert all(re.fullmatch(r"[0-9a-f]{40}|<commit>", each) for each in used)


def test_action_refuses_another_version_than_the_expected(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    ran = stepped("install", place, pythons(tmp_path), version="1.2.4")
    assert (ran.code, ran.outputs) == (2, {})
    assert "::error title=bgplan::this checkout is version 1.2.3," in ran.said


def test_action_says_that_python_is_too_old(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    ran = stepped("install", place, pythons(tmp_path, too_old=True))
    assert ran.code == 2
    assert ran.said.startswith("::error title=bgplan::Python 3.11 or newer is needed")
    assert not (tmp_path / "pip.txt").exists()
