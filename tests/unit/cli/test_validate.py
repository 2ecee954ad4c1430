"""``bgplan validate`` and ``bgplan rules``: what is looked at, what counts, where it is written, what is mended."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
RULES = ROOT / "tests" / "rules"
WRONG, WARNED, RIGHT = RULES / "BG401" / "wrong", RULES / "BG801" / "wrong", RULES / "BG401" / "right"


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a folder in which a total is not the sum of its parts."""
    shutil.copytree(WRONG, tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize(
    "arguments, code",
    [
        ((), 0),
        (("--strict",), 0),  # the shipped data
        (("--data", WRONG), 1),
        (("--data", WARNED), 0),
        (("--data", WARNED, "--strict"), 1),
        (("--data", RIGHT, "--data", WRONG), 1),
        (("--data", WRONG, "--data", RULES / "BG100" / "wrong"), 2),  # what cannot be opened comes first
        (("--data", WRONG, "--ignore", "BG401"), 0),
        (("--data", WRONG, "--ignore", "bg4"), 0),
        (("--data", WRONG, "--select", "BG5"), 0),
        (("--data", WRONG, "--select", "BG4,BG5", "--ignore", "BG5"), 1),
        (("--data", RULES / "nowhere"), 2),
        (("--select", "XX"), 2),
        (("--output", "word=a.docx"), 2),
        (("--output", "sarif"), 2),
        (("--write-baseline",), 2),
        (("something",), 2),
        (("-", "--fix"), 2),
    ],
)
def test_exit_code(bgplan: Bgplan, arguments: tuple[str | Path, ...], code: int) -> None:
    assert bgplan("validate", *arguments).code == code


def test_it_says_how_much_was_read_where_nothing_is_wrong(bgplan: Bgplan) -> None:
    assert bgplan("validate", "--data", RIGHT).out == "2 files read: no errors, no warnings\n"
    assert bgplan("validate", "--data", RIGHT, "--lang", "vi").out == "đã đọc 2 tệp: không có lỗi, không có cảnh báo\n"


KNOWN = """\
acknowledged:
  - rule: BG401
    subject: parks@2023-08-22
    facts: {total: 9, parts: [3, 5]}
    reason: {vi: vì, en: because}
"""


def test_a_known_contradiction_is_counted_and_shown_on_request(bgplan: Bgplan, folder: Path) -> None:
    """9 parks of which 3 and 5 are known as such; the last line says so in either case."""
    with (folder / "targets.yaml").open("a", encoding="utf-8") as file:
        file.write(KNOWN)
    closed = "2 files read: no errors, no warnings; 1 known contradiction"
    assert bgplan("validate", "--data", folder).out == f"{closed} (--acknowledged)\n"
    shown = bgplan("validate", "--data", folder, "--acknowledged").out
    assert "error BG401" in shown
    assert "\n  = acknowledged: because\n" in shown
    assert shown.endswith(f"\n\n{closed}\n")
    vietnamese = bgplan("validate", "--data", folder, "--lang", "vi").out
    assert vietnamese.endswith("không có lỗi, không có cảnh báo; 1 mâu thuẫn đã biết (--acknowledged)\n")


def test_the_gravest_come_last_and_their_count_at_the_very_end(bgplan: Bgplan, folder: Path) -> None:
    """A byte order mark before an unknown key warns in an earlier line than the wrong sum; the note is at the end."""
    path = folder / "targets.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + KNOWN.replace("    facts", "    # facts").encode())
    done = bgplan("validate", "--data", folder, "--data", WRONG, "--statistics").out
    places = [done.index(mark) for mark in ("BG401 sum-of-parts", "note BG808", "warning BG102", "error BG401")]
    assert places == sorted(places)
    assert done.splitlines()[-1] == "4 files read: 1 error, 1 warning, 1 note; 1 known contradiction (--acknowledged)"


@pytest.mark.parametrize("width", ["60", "80"])
def test_findings_and_statistics_keep_to_the_width(bgplan: Bgplan, width: str) -> None:
    done = bgplan("validate", "--data", "tests/golden/broken/data", "--statistics", "--width", width, "--lang", "vi")
    lines = done.out.splitlines()
    assert max(map(len, lines)) <= int(width)
    assert "tests/golden/broken/data/targets.yaml:29:14: lỗi BG207 “stok” không" in done.out.replace("\n  ", " ")


def test_statistics_count_what_holds_what_fails_and_what_cannot_be_told(bgplan: Bgplan) -> None:
    rows = [line.split() for line in bgplan("validate", "--data", WRONG, "--statistics").out.splitlines()]
    assert ["BG401", "sum-of-parts", "0", "1", "0"] in rows


def test_several_reports_at_once(bgplan: Bgplan, tmp_path: Path) -> None:
    names = {"json": "a.json", "sarif": "b.sarif", "junit": "c.xml", "gitlab": "d.json", "github": "e.txt", "text": "f"}
    wanted = [part for name, file in names.items() for part in ("--output", f"{name}={tmp_path / file}")]
    assert bgplan("validate", "--data", WRONG, *wanted).code == 1
    assert {path.name for path in tmp_path.iterdir()} == set(names.values())
    assert all("BG401" in path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


def test_a_report_that_cannot_be_written_is_a_wrong_use(bgplan: Bgplan, tmp_path: Path) -> None:
    done = bgplan("validate", "--output", f"sarif={tmp_path / 'no' / 'where.sarif'}")
    assert (done.code, "where.sarif" in done.err) == (2, True)


def test_a_baseline_lets_the_old_findings_pass_and_no_new_ones(bgplan: Bgplan, folder: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    asked = ("validate", "--data", folder, "--baseline", baseline)
    assert bgplan(*asked).code == 2  # there is none yet
    assert bgplan(*asked, "--write-baseline").code == 0
    done = bgplan(*asked)
    assert (done.code, done.out) == (
        0,
        "2 files read: no errors, no warnings; 1 known contradiction (--acknowledged)\n",
    )
    assert "known from the baseline" in bgplan(*asked, "--acknowledged").out
    (folder / "targets.yaml").write_text(
        "# a line more moves everything\n" + (folder / "targets.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert bgplan(*asked).code == 0
    snapshot = folder / "actuals" / "2023-08.yaml"
    snapshot.write_text(snapshot.read_text(encoding="utf-8").replace("value: 9", "value: 10"), encoding="utf-8")
    assert bgplan(*asked).code == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "bgplan.baseline/1"}', "[" * 5000, "\x00"])
def test_what_is_no_baseline_is_refused(bgplan: Bgplan, tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    done = bgplan("validate", "--baseline", path)
    assert (done.code, "not a baseline" in done.err) == (2, True)


@pytest.mark.parametrize("name", [(), ("--stdin-name", "2023-08.yaml"), ("--stdin-name", "data/actuals/2023-08.yaml")])
def test_a_file_on_the_standard_input_stands_for_its_namesake(
    bgplan: Bgplan, folder: Path, name: tuple[str, ...]
) -> None:
    written = (folder / "actuals" / "2023-08.yaml").read_bytes()
    assert bgplan("validate", "-", "--data", folder, *name, stdin=written).code == 1
    mended = written.replace(b"value: 9", b"value: 8")  # 3 + 5
    assert bgplan("validate", "-", "--data", folder, *name, stdin=mended).code == 0
    assert (folder / "actuals" / "2023-08.yaml").read_bytes() == written


def test_the_plan_can_stand_on_the_standard_input_too(bgplan: Bgplan, folder: Path) -> None:
    plan = (folder / "targets.yaml").read_bytes()
    done = bgplan("validate", "-", "--data", folder, stdin=plan.replace(b"identities:", b"identitis:"))
    assert (done.code, "BG201" in done.out) == (1, True)


@pytest.mark.parametrize("data", [b"", b"what: is this", b"\x00\xff"])
def test_what_stands_for_no_file_is_refused(bgplan: Bgplan, data: bytes) -> None:
    assert bgplan("validate", "-", stdin=data).code == 2


@pytest.mark.parametrize("name", ["", "/", "..", "notes.txt", "../../etc/passwd"])
def test_a_name_that_no_data_file_has_is_refused(bgplan: Bgplan, name: str) -> None:
    assert bgplan("validate", "-", "--stdin-name", name, stdin=b"month: 2023-08").code == 2


def test_a_summary_that_cannot_be_written_does_not_fail_the_run(
    bgplan: Bgplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.unit.cli import conftest  # noqa: PLC0415  # the fixture takes it out of the environment

    monkeypatch.setattr(conftest, "ENVIRONMENT", ())
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert bgplan("validate", "--data", RIGHT).code == 0


def test_mending_changes_what_has_no_meaning_and_prints_it(bgplan: Bgplan, folder: Path) -> None:
    path = folder / "actuals" / "2023-08.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    before = bgplan("validate", "--data", folder)
    done = bgplan("validate", "--data", folder, "--fix")
    assert path.read_text(encoding="utf-8") == text
    assert ("BG102" in before.out, "BG102" in done.out) == (True, False)
    assert "\\ufeff" in done.out
    assert done.code == 1  # the sum is still wrong


def test_a_comment_is_never_touched(bgplan: Bgplan, folder: Path) -> None:
    path = folder / "targets.yaml"
    comment = unicodedata.normalize("NFD", "# Bắc Giang  \n").encode()
    path.write_bytes(comment + path.read_bytes())
    bgplan("validate", "--data", folder, "--fix")
    assert path.read_bytes().startswith(comment)


def test_what_cannot_be_mended_stays_and_is_named(bgplan: Bgplan, folder: Path) -> None:
    path = folder / "actuals" / "2023-08.yaml"
    path.write_bytes(b"a: [1 \r\n")
    done = bgplan("validate", "--data", folder, "--fix")
    assert path.read_bytes() == b"a: [1 \r\n"
    assert "not fixed" in done.err


def test_in_github_actions_annotations_come_by_themselves(
    bgplan: Bgplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    assert "::error" not in bgplan("validate", "--data", WRONG).out
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    from tests.unit.cli import conftest  # noqa: PLC0415  # the fixture takes it out of the environment

    monkeypatch.setattr(conftest, "ENVIRONMENT", ())
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("BGPLAN_LANG", "en")
    assert (
        "::error file=tests/rules/BG401/wrong/actuals/2023-08.yaml,line=7,col=12"
        in bgplan("validate", "--data", WRONG).out
    )
    assert "BG401" in summary.read_text(encoding="utf-8")


# bgplan rules


def test_the_catalogue_has_every_rule(bgplan: Bgplan) -> None:
    from bgplan.core.rules import RULES as CATALOGUE  # noqa: PLC0415

    done = bgplan("rules")
    assert [line[:5] for line in done.out.splitlines()] == [rule.code for rule in CATALOGUE]
    written = json.loads(bgplan("rules", "--format", "json").out)
    assert [each["code"] for each in written["rules"]] == [rule.code for rule in CATALOGUE]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rule_in_full(bgplan: Bgplan, lang: str) -> None:
    done = bgplan("rules", "BG401", "--lang", lang)
    assert (done.code, done.out.splitlines()[0].startswith("BG401 sum-of-parts")) == (0, True)
    assert bgplan("rules", "BG4", "--lang", lang).out.count("BG4") > 5


def test_an_unknown_code_is_refused(bgplan: Bgplan) -> None:
    assert bgplan("rules", "BG999").code == 2


def test_no_report_and_no_baseline_is_written_over_the_data(bgplan: Bgplan, folder: Path) -> None:
    plan, snapshot = folder / "targets.yaml", folder / "actuals" / "2023-08.yaml"
    before = plan.read_bytes(), snapshot.read_bytes()
    beside = folder / "actuals" / ".." / "targets.yaml"

    assert bgplan("validate", "--data", folder, "--output", f"json={plan}").code == 2
    assert bgplan("validate", "--data", folder, "--output", f"json={beside}").code == 2
    assert bgplan("validate", "--data", folder, "--baseline", snapshot, "--write-baseline").code == 2
    assert (plan.read_bytes(), snapshot.read_bytes()) == before


def test_two_reports_need_two_files(bgplan: Bgplan, folder: Path, tmp_path: Path) -> None:
    one, same = f"sarif={tmp_path / 'a'}", f"json={tmp_path / 'b' / '..' / 'a'}"
    done = bgplan("validate", "--data", folder, "--output", one, "--output", same)

    assert (done.code, (tmp_path / "a").exists()) == (2, False)
    assert "two reports" in done.err


def test_a_file_that_cannot_be_mended_for_the_system_s_sake_is_wrong_use(
    bgplan: Bgplan, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path, __: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bgplan.cli.validate.write_whole", refused)
    path = folder / "targets.yaml"
    path.write_bytes(path.read_bytes() + b"\n   \n")
    done = bgplan("validate", "--data", folder, "--fix", "--ignore", "BG401")

    assert done.code == 2
    assert "targets.yaml" in done.err
    assert "permission denied" in done.err


@pytest.mark.parametrize("asked", [("--select", "BG401"), ("--ignore", "BG1"), ("--baseline",)])
def test_a_file_that_is_no_yaml_is_never_left_out(
    bgplan: Bgplan, folder: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    """Nobody knows what stands in it: neither a choice of rules nor a baseline makes that consistent."""
    snapshot = folder / "actuals" / "2023-08.yaml"
    snapshot.write_text(snapshot.read_text(encoding="utf-8") + "  bad: [\n", encoding="utf-8")
    if asked == ("--baseline",):
        asked = ("--baseline", str(tmp_path / "baseline.json"))
        assert bgplan("validate", "--data", folder, *asked, "--write-baseline").code == 1
    done = bgplan("validate", "--data", folder, *asked)
    assert (done.code, "error BG105" in done.out) == (1, True)


def test_no_report_becomes_a_snapshot(bgplan: Bgplan, folder: Path) -> None:
    """A report under actuals/ would be read as data from the next run on."""
    new = folder / "actuals" / "2024-01.yaml"
    done = bgplan("validate", "--data", folder, "--output", f"json={new}")
    assert (done.code, new.exists()) == (2, False)
    assert bgplan("validate", "--data", folder, "--output", f"json={folder / 'report.json'}").code == 1


def test_an_entry_that_cannot_be_read_moves_no_other(bgplan: Bgplan, folder: Path) -> None:
    """The second entry is of no use, whatever is wrong with the first: its finding points at the second."""
    plan = folder / "targets.yaml"
    entries = "acknowledged:\n  - {rule: BG401, subject: x}\n  - {rule: BG302, subject: x, reason: {vi: a, en: b}}\n"
    plan.write_text(plan.read_text(encoding="utf-8") + entries, encoding="utf-8")
    last = len(plan.read_text(encoding="utf-8").splitlines())
    assert f"targets.yaml:{last}:5: warning BG803" in bgplan("validate", "--data", folder).out
