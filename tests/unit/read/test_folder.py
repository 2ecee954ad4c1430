"""What lies in a data folder and is not read is named; a folder without observations says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.findings import Finding, Severity
from bgplan.render.findings import helps_of, text_of
from bgplan.render.words import LANGS, Words
from tests.rules.small_folder import ACTUALS, PLAN

BASELINE = '{"schema": "bgplan.baseline/1", "findings": []}'


def folder(path: Path, actuals: str | None = "actuals") -> Path:
    (path / "targets.yaml").write_text(PLAN, encoding="utf-8")
    if actuals is not None:
        (path / actuals).mkdir(parents=True)
        (path / actuals / "2023-08.yaml").write_text(ACTUALS, encoding="utf-8")
    return path


def found(path: Path) -> list[Finding]:
    return list(run.load(path, path).findings)


@pytest.mark.parametrize(
    "name, severity",
    [
        ("targets.yml", Severity.WARNING),
        ("Targets.yml", Severity.WARNING),
        ("2023-09.yaml", Severity.WARNING),
        ("figures.csv", Severity.WARNING),
        ("Số liệu.xlsx", Severity.WARNING),
        ("package.json", Severity.INFO),
        ("actuals/2023-09.csv", Severity.WARNING),
        ("actuals/2023.xlsx", Severity.WARNING),
        ("actuals/2023-09.json", Severity.WARNING),
    ],
)
def test_a_data_file_that_is_not_read_is_named(tmp_path: Path, name: str, severity: Severity) -> None:
    (folder(tmp_path) / name).write_text("indicator,period,value\n", encoding="utf-8")
    (only,) = found(tmp_path)
    assert (only.code, only.place.file, only.severity) == ("BG216", name, severity)
    for lang in LANGS:
        assert "not-" not in text_of(only, Words(lang))  # worded, not as the program calls it


@pytest.mark.parametrize(
    "name",
    ["CHANGES.md", "README.txt", ".hidden.csv", "targets.yaml.bak", "targets.yaml~", "a.html", "actuals/a.md"],
)
def test_texts_copies_and_hidden_files_are_passed_over(tmp_path: Path, name: str) -> None:
    (folder(tmp_path) / name).write_text("x\n", encoding="utf-8")
    assert found(tmp_path) == []


def test_a_baseline_and_other_outputs_are_passed_over(tmp_path: Path) -> None:
    (folder(tmp_path) / "baseline.json").write_text(BASELINE, encoding="utf-8")
    assert found(tmp_path) == []


@pytest.mark.parametrize("name", ["Actuals", "actual", "acutals", "actuals-2023", "so-lieu", "figures"])
def test_a_folder_that_was_meant_to_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    (only,) = found(folder(tmp_path, name))
    assert (only.code, only.severity) == ("BG217", Severity.ERROR)
    assert any(f"{name}/" in text for text in helps_of(only, Words("en")))


@pytest.mark.parametrize("actuals", [None, "raw/2023", "notes"])
def test_without_such_a_folder_it_is_a_warning(tmp_path: Path, actuals: str | None) -> None:
    (only,) = found(folder(tmp_path, actuals))
    assert (only.code, only.severity) == ("BG217", Severity.WARNING)


@pytest.mark.parametrize("name", ["actual", "snapshots", "Actuals", "older"])
@pytest.mark.parametrize("inside", [None, ".gitkeep", "README.md"])
def test_actuals_without_a_snapshot_are_as_good_as_none(tmp_path: Path, name: str, inside: str | None) -> None:
    folder(tmp_path, name)
    (tmp_path / "actuals").mkdir()
    if inside is not None:
        (tmp_path / "actuals" / inside).write_text("x\n", encoding="utf-8")
    (only,) = found(tmp_path)
    assert (only.code, only.severity, only.facts["meant"]) == ("BG217", Severity.ERROR, name)


def test_empty_actuals_alone_are_a_warning(tmp_path: Path) -> None:
    folder(tmp_path, None)
    (tmp_path / "actuals").mkdir()
    assert [(each.code, each.severity) for each in found(tmp_path)] == [("BG217", Severity.WARNING)]


def test_a_snapshot_without_observations_is_a_warning(tmp_path: Path) -> None:
    folder(tmp_path, "older")
    (tmp_path / "actuals").mkdir()
    text = "schema: bgplan.actuals/1\nmonth: 2023-08\nobservations: []\n"
    (tmp_path / "actuals" / "2023-08.yaml").write_text(text, encoding="utf-8")
    assert ("BG217", Severity.WARNING) in [(each.code, each.severity) for each in found(tmp_path)]


def test_what_cannot_be_read_is_no_lack_of_figures(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "actuals" / "2023-08.yaml").write_text("schema: [\n", encoding="utf-8")
    assert "BG217" not in [each.code for each in found(tmp_path)]
