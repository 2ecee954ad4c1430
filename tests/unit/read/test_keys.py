"""Names looked up in a hurry: those that the reader finds, too, and none where nothing can be read."""

from __future__ import annotations

from pathlib import Path

from bgplan import run
from bgplan.read.keys import keys, labels, months

DATA = Path(__file__).parents[3] / "data"


def test_the_names_are_those_that_the_reader_finds() -> None:
    written = run.load(DATA, DATA).dataset.written
    assert keys(DATA, "targets") == tuple(written.targets)
    assert keys(DATA, "plans", "indicators") == (*written.plans, *written.indicators)
    assert keys(DATA, "sources") == tuple(written.sources)


def test_names_stand_as_far_in_as_the_first_and_may_be_quoted(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text(
        "plans:\n    \"a.b\": {name: x}\n    # c: no name\n    'd':\n        e: deeper\n    f: # empty\n"
        "other:\n    g: 1\n",
        encoding="utf-8",
    )
    assert keys(tmp_path, "plans") == ("a.b", "d", "f")
    assert keys(tmp_path, "targets") == ()


def test_a_target_without_a_label_is_called_by_its_indicator_and_date(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text(
        'indicators:\n  parks:\n    label: {vi: Số KCN, en: "Parks, all"}\n'
        "plans:\n  p:\n    label: {vi: KH, en: Plan}\n    name: {vi: Kế hoạch tỉnh, en: 'Plan of the province'}\n"
        "  bare:\n    note: {en: none}\n"
        "targets:\n  a:\n    indicator: parks\n    due: 2030\n  b:\n    indicator: x\n    base:\n      label: deep\n"
        "  c:\n    label: It's mine\n",
        encoding="utf-8",
    )
    assert labels(tmp_path, "en", "plans") == {"p": "Plan of the province", "bare": ""}
    assert labels(tmp_path, "vi", "plans", "indicators") == {"p": "Kế hoạch tỉnh", "bare": "", "parks": "Số KCN"}
    assert labels(tmp_path, "en", "targets") == {"a": "Parks, all 2030", "b": "", "c": "It’s mine"}


def test_a_folder_that_cannot_be_read_has_no_names(tmp_path: Path) -> None:
    assert (keys(tmp_path, "plans"), months(tmp_path)) == ((), ())
    (tmp_path / "targets.yaml").write_bytes(b"plans:\n  \xff\xfe: [\n: :\n\0")
    assert keys(tmp_path, "targets") == ()


def test_months_are_those_of_files_the_newest_first(tmp_path: Path) -> None:
    (tmp_path / "actuals").mkdir()
    for name in ("2023-08.yaml", "2024-01.yaml", "notes.txt", "2023-8.yaml"):
        (tmp_path / "actuals" / name).touch()
    assert months(tmp_path) == ("2024-01", "2023-08")
