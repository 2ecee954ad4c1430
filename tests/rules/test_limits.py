"""The limits of the reader, each at its edge, and the page that states them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.figures import numerals, reading
from bgplan.core.findings import MOST_FINDINGS, Place
from bgplan.core.rules import finding as finding_of
from bgplan.read import folder as read_folder
from bgplan.read import snapshot, text, tree
from bgplan.read.document import read_document
from bgplan.read.text import MAX_BYTES
from bgplan.render.findings import text_of
from bgplan.render.words import LANGS, Words
from tests.rules.test_hostile_files import _HEAD, _ROW, MIB, RIGHT, _filled, folder_with


def test_more_values_than_memory_allows_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_EVENTS", 1000)
    (finding,) = read_document(b"a: [" + b"x, " * 2000 + b"x]", "a.yaml").findings

    assert (finding.code, finding.facts["reason"]) == ("BG110", "values")
    assert finding.place.column == 5 + 3 * 995  # after the stream, the document, the mapping, the key and the list


def test_the_size_of_a_file_is_counted_too_where_the_system_does_not_know_it() -> None:
    (finding,) = read_document(b"a: b\n" * 20, "a.yaml", max_bytes=99, size=5).findings

    assert (finding.code, finding.facts["size"], finding.facts["limit"]) == ("BG110", 100, 99)


def test_the_largest_size_can_be_asked_for(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, (RIGHT / "actuals" / "2023-08.yaml").read_bytes())
    size = (folder / "targets.yaml").stat().st_size

    assert [each.code for each in run.load(folder, folder, max_size=size).findings] == []
    found = run.load(folder, folder, max_size=size - 1).findings
    assert [(each.code, each.place.file, each.facts["size"]) for each in found][-1:] == [
        ("BG110", "targets.yaml", size)
    ]


def test_a_folder_is_not_read_beyond_ten_of_the_largest_files(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, None)
    size = 1000 + (folder / "targets.yaml").stat().st_size
    for month in range(1, 13):
        text = f"schema: bgplan.actuals/1\nmonth: 2023-{month:02d}\n"
        (folder / "actuals" / f"2023-{month:02d}.yaml").write_bytes(_filled(b"#", head=text.encode(), size=size))
    found = run.load(folder, folder, max_size=size).findings

    # The plan is smaller than the largest file: nine months and a part of the tenth are left of ten times the size.
    assert [(each.place.file, each.facts["reason"]) for each in found if each.code == "BG110"] == [
        (f"actuals/2023-{month}.yaml", "sizes") for month in (10, 11, 12)
    ]


def test_a_folder_of_too_many_files_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_folder, "MAX_FILES", 3)
    folder = folder_with(tmp_path, None)
    for month in ("01", "02", "03"):
        (folder / "actuals" / f"2023-{month}.yaml").write_text("", encoding="utf-8")
    assert [each.code for each in run.load(folder, folder).findings] == ["BG109"] * 3
    (folder / "actuals" / "2023-04.yaml").write_text("", encoding="utf-8")

    (finding,) = run.load(folder, folder).findings
    assert (finding.code, finding.place.file, finding.facts["reason"]) == ("BG110", "actuals", "files")


def test_of_faults_without_end_the_first_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "MOST_FINDINGS", 5)
    folder = folder_with(tmp_path, _HEAD + _ROW.replace(b"9999.1", b"'9.999,1'") * 20)
    found = [each for each in run.load(folder, folder).findings if each.code in ("BG204", "BG110")]

    assert [each.code for each in found] == ["BG204"] * 4 + ["BG110", "BG204"]  # the last of the five stands within
    assert len(found) == 6


def test_the_page_about_limits_states_them() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "limits.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", page, re.MULTILINE))

    assert rows["a file's size"].startswith(f"{MAX_BYTES // MIB} MiB")
    assert rows["files under `actuals/`"] == f"{read_folder.MAX_FILES:,}"
    assert rows["lists and tables in one another"].startswith(f"{tree.MAX_DEPTH} ")
    assert rows["values, keys and brackets in a file"] == f"{tree.MOST_EVENTS:,}"
    assert rows["entries of a table"].startswith(f"{tree.MOST_ITEMS:,};")
    assert rows["keys or items of the top, of an entry and of what stands in it"] == f"{tree.MOST_PARTS:,}"
    assert rows["observations that are no table, or an empty one"] == f"{tree.MOST_ODD:,}"
    assert rows["faults of YAML in a file"].startswith(f"{tree.MOST_FAULTS:,};")
    assert rows["faults of the observations of a file"].startswith(f"{MOST_FINDINGS:,};")
    assert rows["findings about characters"].startswith(f"{text.MOST_OF_A_KIND} ")
    assert rows["digits of a number"] == str(numerals.MOST_DIGITS)
    assert rows["a printed figure"].startswith(f"{reading.LONGEST} ")
    assert (rows["all files of a folder"], read_folder.MAX_SIZES) == ("ten times the size of one", 10)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", ["BG100", "BG110"])
@pytest.mark.parametrize(
    "reason", ["changed", "link-loop", "sizes", "files", "values", "items", "findings", "size", "depth", "permission"]
)
def test_every_reason_is_worded(lang: str, code: str, reason: str) -> None:
    words = Words(lang)

    assert words(f"reason.{reason}") in text_of(finding_of(code, Place("a.yaml"), reason=reason), words)
