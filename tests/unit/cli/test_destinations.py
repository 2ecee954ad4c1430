"""``--format``, ``-o PATH`` and ``--output FORMAT=PATH``: where a report goes, and what cannot be meant."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from bgplan import run
from bgplan.render.formats import FINDINGS, TABLES, Format
from tests.unit.cli.conftest import Bgplan

SMALL = Path(__file__).parents[3] / "tests" / "fixtures" / "summary"
NEEDED: dict[str, tuple[str, ...]] = {
    "check": (),
    "show": ("parks",),
    "history": ("parks",),
    "sources": (),
    "diff": ("2022-12", "2023-08"),
    "summary": ("2023-08",),
    "validate": (),
}
"""Every command that reads the data, with the arguments without which it does nothing."""
COMMANDS = tuple(NEEDED)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that may be changed, in the folder that the program is run in."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


def files(place: Path) -> dict[str, bytes]:
    """Every file with its content."""
    return {str(path): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def beside_data(place: Path) -> set[str]:
    return {path.name for path in place.iterdir()} - {"data"}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_file_holds_what_the_screen_shows(bgplan: Bgplan, folder: Path, command: str) -> None:
    """The report in a file, one beside it, and both from one run: each is what a run of its own prints."""
    asked = (command, *NEEDED[command], "--data", str(folder))
    text, machine = bgplan(*asked), bgplan(*asked, "--format", "json")
    done = bgplan(*asked, "-o", "a.txt", "--output", "json=b.json", "--output", "text=c")
    assert (done.code, done.out) == (text.code, "")
    assert Path("a.txt").read_text(encoding="utf-8") == Path("c").read_text(encoding="utf-8") == text.out
    assert Path("b.json").read_text(encoding="utf-8") == machine.out
    assert bgplan(*asked, "--output", "json=b.json") == text  # beside what is printed


def test_one_run_reads_and_judges_once(bgplan: Bgplan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, judged = Mock(side_effect=run.load), Mock(side_effect=run.checked)
    monkeypatch.setattr(run, "load", read)
    monkeypatch.setattr(run, "checked", judged)
    others = [part for form in TABLES for part in ("--output", f"{form}=report.{form}.txt")]
    assert bgplan("check", "--data", folder, *others).code == 0
    assert (read.call_count, judged.call_count) == (1, 1)
    assert len(beside_data(folder.parent)) == len(TABLES)


@pytest.mark.parametrize(
    "name, begins",
    [
        ("a.md", "# "),
        ("a.MD", "# "),
        ("a.json", "{"),
        ("a.csv", "plan,"),
        ("a.tsv", "plan\t"),
        ("a.txt", ""),
        ("a", ""),
        ("./a.json", "{"),
    ],
)
def test_the_ending_says_the_format(bgplan: Bgplan, folder: Path, name: str, begins: str) -> None:
    text = bgplan("check", "--data", folder).out
    assert bgplan("check", "--data", folder, "-o", name).code == 0
    written = Path(name).read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert (written == text) is (begins == "")


def test_the_format_may_be_said_where_the_ending_says_none(bgplan: Bgplan, folder: Path) -> None:
    for name in ("report", "report.log", "report.txt"):
        assert bgplan("check", "--data", folder, "--format", "json", "-o", name).code == 0
        assert json.loads(Path(name).read_text(encoding="utf-8"))["schema"] == "bgplan.check/1"
    for form, name in ((Format.GITLAB, "quality.json"), (Format.SARIF, "log.json"), (Format.JUNIT, "log.xml")):
        assert bgplan("validate", "--data", folder, "--format", form, "-o", name).code == 0


def test_a_file_is_no_terminal(bgplan: Bgplan, folder: Path) -> None:
    """It is laid out for no width and painted only where that is asked for."""
    assert bgplan("check", "--data", folder, "-o", "a", "--color", "always", "--width", "80").code == 0
    assert "\x1b[" in Path("a").read_text(encoding="utf-8")


def test_json_that_is_read_here_has_the_findings_inside_and_a_file_is_not_all_that_tells(
    bgplan: Bgplan, folder: Path
) -> None:
    snapshot = folder / "actuals" / "2023-08.yaml"
    snapshot.write_text(snapshot.read_text(encoding="utf-8") + "  bad: [\n", encoding="utf-8")
    inside = bgplan("check", "--data", folder, "--format", "json")
    written = bgplan("check", "--data", folder, "-o", "a.json")
    beside = bgplan("check", "--data", folder, "-o", "a.txt", "--output", "json=a.json")
    assert (inside.code, inside.err) == (1, "")
    assert (written.code, written.out, "BG105" in written.err) == (1, "", True)
    assert (beside.code, "BG105" in beside.err) == (1, True)


OWN = (
    "targets.yaml",
    "CHANGES.md",
    "actuals/2023-08.yaml",
    "actuals/2030-01.yaml",
    "actuals/a.txt",
    "notes/2023-08.txt",
)


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_written_over_the_data(bgplan: Bgplan, folder: Path, command: str, name: str) -> None:
    (folder / "CHANGES.md").write_text("# Changes\n", encoding="utf-8")
    before = files(folder)
    for way in (("-o", f"data/{name}"), ("--output", f"json=data/actuals/../{name}"), ("-o", folder / name)):
        done = bgplan(command, *NEEDED[command], "--data", folder, *way)
        assert (done.code, done.out) == (2, "")
    assert files(folder) == before


def test_nor_over_a_note_that_lies_elsewhere(bgplan: Bgplan, folder: Path) -> None:
    note, elsewhere = folder / "notes" / "2023-08.txt", folder.parent / "note.txt"
    note.rename(elsewhere)
    note.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert bgplan("summary", "2023-08", "--data", folder, "-o", "note.txt").code == 2
    assert elsewhere.read_bytes() == before


def test_a_report_may_lie_beside_the_data(bgplan: Bgplan, folder: Path) -> None:
    """A folder that is data and nothing else has no other place for it; next month it is written again."""
    for _ in range(2):
        assert bgplan("check", "--data", folder, "-o", "data/report.md").code == 0
    assert bgplan("validate", "--data", folder).code == 0


def wrong_uses() -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """A command, what cannot be meant, and what is said of it in English and in Vietnamese."""
    yield "check", ("--format", "jsn"), "unknown format “jsn”; did you mean “json”?", "không có định dạng “jsn”"
    yield "show", ("--format", "csv"), "unknown format “csv”; known are: text, ", "không có định dạng “csv”; hiện có: "
    yield "check", ("--output", "jsn=a"), "did you mean “json”?", "có phải là “json”?"
    yield "check", ("--output", "=a"), "unknown format “”; known are: text, ", "không có định dạng “”"
    yield "check", ("--output", "json="), "“json=” names no file: write json=PATH", "“json=” thiếu tên tệp"
    yield "summary", ("--output", "a.md"), "write --output markdown=a.md, or -o a.md", "hãy viết --output markdown=a.md"
    yield "check", ("-o", "json=a.json"), "write --output json=a.json, or -o with the path", "hãy viết --output json=a"
    yield "check", ("-o", "a.docx"), "cannot be written as .docx", "không ghi được dạng .docx"
    yield (
        "show",
        ("-o", "a.csv"),
        "cannot be written as .csv; name a file that ends in one of .txt, .md, .json",
        "không ghi được dạng .csv",
    )
    yield "check", ("--format", "json", "-o", "a.csv"), "a.csv is called like csv", "a.csv có đuôi của dạng csv"
    yield "validate", ("--output", "sarif=a.xml"), "name a file that ends in .sarif", "hãy đặt tên tệp có đuôi .sarif"
    yield "check", ("-o", "."), "it is a folder. Name a file in it, such as report.txt", "đây là thư mục"
    yield "check", ("-o", ""), "it is a folder", "đây là thư mục"
    yield "check", ("--output", "csv=there"), "such as there/report.csv", "ví dụ there/report.csv"
    yield "check", ("-o", "no/a.md"), "there is no folder no. Make it first", "không có thư mục no. Hãy tạo thư mục"
    yield "check", ("-o", "a", "--output", "json=./a"), "a is named for two reports", "được nêu cho hai báo cáo"
    yield "check", ("--output", "csv=a", "--output", "json=there/../a"), "two reports", "hai báo cáo"
    yield "check", ("--output", "csv=-", "--output", "json=/dev/stdout"), "two reports", "hai báo cáo"
    yield "check", ("-o", "-", "--output", "json=-"), "two reports", "hai báo cáo"
    yield "check", ("-o", "a", "-o", "b"), "-o may be given only once", "-o chỉ được nêu một lần"
    yield "validate", ("--baseline", "a", "--write-baseline", "-o", "a"), "two reports", "hai báo cáo"


@pytest.mark.parametrize("command, asked, english, vietnamese", tuple(wrong_uses()), ids=str)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(  # noqa: PLR0913, PLR0917  # one case
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    command: str,
    asked: tuple[str, ...],
    english: str,
    vietnamese: str,
) -> None:
    from bgplan.cli import app  # noqa: PLC0415
    from bgplan.cli.language import words  # noqa: PLC0415

    monkeypatch.setattr(run, "load", lambda *_given, **_named: pytest.fail("the data are read"))
    monkeypatch.setattr(app, "use_utf8", lambda: None)
    (folder.parent / "there").mkdir()
    before = files(folder.parent)
    for lang, said in (("en", english), ("vi", vietnamese)):
        given = ["bgplan", command, *NEEDED[command], "--data", "data", "--lang", lang, *asked]
        monkeypatch.setattr("sys.argv", given)
        words.cache_clear()
        with pytest.raises(SystemExit) as end:
            app.run()
        words.cache_clear()
        out, err = capsys.readouterr()
        assert (end.value.code, out) == (2, "")
        assert said in err
    assert files(folder.parent) == before


@pytest.mark.parametrize(
    "way",
    [("--output", "markdown=a.md"), ("-o", "a.md"), ("--format", "json", "-o", "a.json"), ("--output", "json=a.json")],
)
def test_what_a_refusal_says_to_write_is_accepted(bgplan: Bgplan, folder: Path, way: tuple[str, ...]) -> None:
    assert bgplan("summary", "2023-08", "--data", folder, *way).code == 0
    assert len(beside_data(folder.parent)) == 1


def test_nothing_is_written_where_one_file_cannot_be(bgplan: Bgplan, folder: Path) -> None:
    """All that can be told beforehand is; and a file that is there is the old one or the new one."""
    Path("a.json").write_text("old", encoding="utf-8")
    assert bgplan("check", "--data", folder, "-o", "a.json", "--output", "csv=no/a.csv").code == 2
    assert Path("a.json").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("form", FINDINGS)
def test_findings_in_every_format_beside_the_text(bgplan: Bgplan, folder: Path, form: Format) -> None:
    alone = bgplan("validate", "--data", folder, "--format", form)
    assert bgplan("validate", "--data", folder, "--output", f"{form}=a").code == alone.code
    assert Path("a").read_text(encoding="utf-8") == alone.out
