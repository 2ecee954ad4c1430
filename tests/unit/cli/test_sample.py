"""The sample data: instead of a data folder, and copied to one; never over anything."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import get_type_hints

import pytest

from bgplan.cli import arguments, sample
from bgplan.cli.app import COMMANDS
from bgplan.read import package
from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data"
NEEDED = {"show": ("clusters",), "history": ("clusters",), "diff": ("2022-12", "2023-08"), "summary": ("2023-08",)}
"""The arguments without which a command does nothing."""


def readers() -> list[str]:
    """The commands that read a data folder."""
    modules = {name: import_module(f"bgplan.cli.{name}") for name in COMMANDS}
    return [name for name, module in modules.items() if "data" in get_type_hints(getattr(module, name))]


READERS = readers()


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_commands_that_read_data_are_found() -> None:
    assert {"check", "show", "validate", "summary"} <= {*READERS}
    assert not {"rules", "sample", "schema", "docs"} & {*READERS}


@pytest.mark.parametrize("command", READERS)
def test_every_command_that_reads_data_reads_the_sample(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    named = bgplan(command, *NEEDED.get(command, ()), "--data", DATA)

    done = bgplan(command, *NEEDED.get(command, ()), "--sample")

    assert done.out != ""
    assert (done.code, done.out) == (named.code, named.out.replace(f"{DATA.as_posix()}/", "data/"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", READERS)
def test_the_sample_and_a_data_folder_are_refused_together(bgplan: Bgplan, command: str) -> None:
    done = bgplan(command, *NEEDED.get(command, ()), "--sample", "--data", "mine")

    assert (done.code, done.out) == (2, "")
    assert "--data mine" in done.err


def test_the_sample_goes_before_the_folder_of_the_environment(bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BGPLAN_DATA", "/nowhere")

    assert bgplan("check", "--sample").code == 0


def test_findings_name_the_files_of_a_sample_elsewhere_from_the_folder_that_holds_it(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As in a wheel, where the sample lies deep in the environment."""
    inside = tmp_path / "lib" / "python3" / "site-packages" / "bgplan" / "sample"
    (inside / "actuals").mkdir(parents=True)
    (inside / "targets.yaml").write_text("schema: bgplan.targets/1\nplans: {p: {nam: {vi: x}}}\n", encoding="utf-8")
    for module in (arguments, import_module("bgplan.cli.findings")):
        monkeypatch.setattr(module, "sample_folder", lambda: inside)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)

    done = bgplan("check", "--sample")

    assert done.code == 1
    assert "sample/targets.yaml:2:" in done.err
    assert "site-packages" not in done.err
    assert "bgplan validate --sample" in done.err or "bgplan validate" not in done.err


def test_the_sample_is_not_mended(bgplan: Bgplan) -> None:
    done = bgplan("validate", "--sample", "--fix")

    assert (done.code, done.out) == (2, "")
    assert "bgplan sample DIR" in done.err


@pytest.mark.parametrize("name", ["mine", "my plan", "deep/er", "-mine"])
def test_the_copy_is_whole_and_obeying_works(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments_ = ("sample", "--", name) if name.startswith("-") else ("sample", name)

    done = bgplan(*arguments_)

    assert (done.code, done.err) == (0, "")
    kept = files_of(DATA)
    assert files_of(tmp_path / name / "data") == kept
    assert f"{len(kept)} files copied to {name}/data" in done.out
    quoted = {"my plan": "'my plan'", "-mine": "./-mine"}.get(name, name)
    assert [line.strip() for line in done.out.splitlines()][1] == f"cd {quoted}"
    monkeypatch.chdir(tmp_path / name)
    commands = [line.strip().split("  ")[0].split() for line in done.out.splitlines()[2:]]
    assert commands == [["bgplan", "check"], ["bgplan", "docs", "enter"]]
    assert {bgplan(*command[1:]).code for command in commands} == {0}


def test_a_copy_here_needs_no_way_there(bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    done = bgplan("sample", ".")

    assert (tmp_path / "data" / "targets.yaml").is_file()
    assert "cd " not in done.out


def test_where_the_environment_names_a_folder_the_copy_is_named(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BGPLAN_DATA", "/nowhere")

    assert "bgplan check --data data " in bgplan("sample", "mine").out


@pytest.mark.parametrize("there", ["folder", "file", "link", "loose link"])
def test_nothing_is_overwritten(bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: str) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "my plan" / "data"
    target.parent.mkdir()
    if there == "folder":
        target.mkdir()
    elif there == "file":
        target.write_text("mine", encoding="utf-8")
    else:
        target.symlink_to(tmp_path if there == "link" else tmp_path / "gone")
    before = sorted(path.as_posix() for path in target.parent.rglob("*"))

    done = bgplan("sample", "my plan")

    assert (done.code, done.out) == (2, "")
    assert sorted(path.as_posix() for path in target.parent.rglob("*")) == before
    assert "bgplan sample 'my plan/sample'" in done.err
    assert bgplan("sample", "my plan/sample").code == 0  # as it is advised


@pytest.mark.parametrize("there", ["file", "loose link"])
def test_what_is_no_folder_is_refused(bgplan: Bgplan, tmp_path: Path, there: str) -> None:
    place = tmp_path / "place"
    if there == "file":
        place.write_text("mine", encoding="utf-8")
    else:
        place.symlink_to("gone")

    done = bgplan("sample", place)

    assert (done.code, done.out) == (2, "")
    assert f"{place} is there and is no folder" in done.err
    assert bgplan("sample", place / "below").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


def test_a_link_to_a_folder_is_one(bgplan: Bgplan, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")

    assert bgplan("sample", tmp_path / "link").code == 0
    assert (tmp_path / "real" / "data" / "targets.yaml").is_file()


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_not_the_current_folder(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """As of a variable of a script that is not set."""
    monkeypatch.chdir(tmp_path)

    done = bgplan("sample", name)

    assert (done.code, done.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_the_system_does_not_take_is_told(bgplan: Bgplan, tmp_path: Path) -> None:
    done = bgplan("sample", tmp_path / ("x" * 300))

    assert (done.code, done.out) == (2, "")
    assert "cannot be written: its name is too long" in done.err


def test_what_cannot_be_written_leaves_nothing_behind(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)

    done = bgplan("sample", tmp_path / "new" / "deep")

    assert (done.code, done.out) == (2, "")
    assert "data cannot be written" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_read_only_package_gives_a_copy_that_can_be_written(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = tmp_path / "package" / "sample"
    (source / "actuals").mkdir(parents=True)
    for name in ("targets.yaml", "actuals/2023-08.yaml"):
        (source / name).write_bytes((DATA / name).read_bytes())
        (source / name).chmod(0o444)
    (source / "actuals").chmod(0o555)
    for module in (package, sample):
        monkeypatch.setattr(module, "sample_folder", lambda: source)

    bgplan("sample", tmp_path / "mine")

    copied = sorted((tmp_path / "mine").rglob("*"))
    assert [path.name for path in copied] == ["data", "actuals", "2023-08.yaml", "targets.yaml"]
    assert all(path.stat().st_mode & 0o200 for path in copied)
    (source / "actuals").chmod(0o755)


def test_whoever_stands_in_the_data_folder_is_told_its_name(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "targets.yaml").write_bytes((DATA / "targets.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)

    done = bgplan("validate")

    assert (done.code, done.out) == (2, "")
    assert "add --data . " in done.err
    assert bgplan("validate", "--data", ".").code in {0, 1}  # as it is advised; there are no actuals
