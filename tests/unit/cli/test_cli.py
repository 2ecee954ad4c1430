"""The command line: exit codes, where the data are looked for, what is refused and how, where the output goes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "two-articles"
RULES = ROOT / "tests" / "rules"


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch, bgplan: Bgplan) -> None:  # noqa: ARG001  # it clears first
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BGPLAN_DATA", str(DATA))


# Exit codes


@pytest.mark.parametrize(
    "arguments, code",
    [
        ((), 0),
        (("--strict",), 0),
        (("--data", RULES / "BG211" / "wrong"), 1),  # an error
        (("--data", RULES / "BG801" / "wrong"), 0),  # a warning
        (("--data", RULES / "BG801" / "wrong", "--strict"), 1),
        (("--data", RULES / "BG404" / "wrong", "--strict"), 0),  # it only informs
        (("--data", RULES / "BG100" / "wrong"), 2),
        (("--data", RULES / "nowhere"), 2),
        (("--fail-on", "off_track"), 3),
        (("--fail-on", "missed"), 0),
        (("--fail-on", "missed,off_track"), 3),
        (("--fail-on", " missed , off_track "), 3),
        (("--data", RULES / "BG211" / "wrong", "--fail-on", "moving_away"), 1),  # what the data say comes first
        (("--data", RULES / "BG801" / "wrong", "--fail-on", "off_track"), 3),
    ],
)
def test_exit_code_of_check(bgplan: Bgplan, arguments: tuple[str | Path, ...], code: int) -> None:
    assert bgplan("check", *arguments).code == code


@pytest.mark.parametrize(
    "arguments, code",
    [
        (("parks",), 0),
        (("parks", "--data", RULES / "BG211" / "wrong"), 1),
        (("parks", "--data", RULES / "BG801" / "wrong", "--strict"), 1),
        ((), 2),
    ],
)
def test_exit_code_of_show(bgplan: Bgplan, arguments: tuple[str | Path, ...], code: int) -> None:
    assert bgplan("show", *arguments).code == code


# Where the data are


def test_the_folder_named_on_the_line_comes_before_the_environments(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BGPLAN_DATA", str(RULES / "BG204" / "right"))

    assert "Province A" in bgplan("check").out
    assert "Bắc Giang" in bgplan("check", "--data", DATA).out


def test_the_nearest_ancestor_with_targets_is_taken(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").symlink_to(RULES / "BG204" / "right", target_is_directory=True)
    deep = tmp_path / "a" / "b"
    (tmp_path / "a" / "data").mkdir(parents=True)  # a folder of that name without targets.yaml is none of ours
    deep.mkdir()
    monkeypatch.chdir(deep)
    monkeypatch.delenv("BGPLAN_DATA")

    assert "Province A" in bgplan("check").out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_outside_of_any_data_it_says_how_to_make_or_name_a_folder(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BGPLAN_DATA")
    outcome = bgplan("check", "--lang", lang)

    assert (outcome.code, outcome.out) == (2, "")
    offered = ("bgplan check --sample", "bgplan sample DIR", "bgplan docs format", "--data DIR", "BGPLAN_DATA")
    assert [word for word in ("data/targets.yaml", *offered) if word not in outcome.err] == []


def test_a_named_folder_without_targets_is_refused_whoever_names_it(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BGPLAN_DATA", str(tmp_path))

    for outcome in (bgplan("check"), bgplan("check", "--data", tmp_path)):
        assert outcome.code == 2
        assert f"no targets.yaml in {tmp_path}" in outcome.err


@pytest.mark.parametrize("name", ["targets.yml", "Targets.yaml", "target.yaml", "TARGETS.YML"])
def test_targets_under_another_name_are_named(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BGPLAN_DATA")
    for outcome in (bgplan("check", "--lang", "en"), bgplan("check", "--lang", "en", "--data", folder)):
        assert (outcome.code, outcome.out) == (2, "")
        assert f"but {name}: rename it to targets.yaml" in outcome.err


# What is refused


@pytest.mark.parametrize(
    "arguments, near",
    [
        (("check", "nq147.park"), "nq147.parks"),
        (("check", "clustrs"), "clusters"),
        (("check", "--plan", "nq14"), "nq147"),
        (("check", "--method", "pac"), "pace"),
        (("check", "--fail-on", "slo"), "slow"),
        (("check", "--fail-on", "off_track,offtrack"), "off_track"),
        (("show", "grpd"), "grdp"),
    ],
)
@pytest.mark.parametrize("lang, asks", [("vi", "có phải là"), ("en", "did you mean")])
def test_an_unknown_name_gets_the_nearest_known(
    bgplan: Bgplan, arguments: tuple[str, ...], near: str, lang: str, asks: str
) -> None:
    outcome = bgplan(*arguments, "--lang", lang)

    assert (outcome.code, outcome.out) == (2, "")
    assert f"{asks} “{near}”?" in outcome.err


def test_a_name_like_no_other_gets_all_known_ones(bgplan: Bgplan) -> None:
    outcome = bgplan("check", "--plan", "xyz")

    assert outcome.code == 2
    assert "nq147, master-plan" in outcome.err


@pytest.mark.parametrize("text", ["30/06/2026", "2026-06-31", "2021/2030", "2023-01-01/P8M", "tomorrow", "", "Today"])
def test_a_date_that_is_none_is_refused_with_the_form_to_write(bgplan: Bgplan, text: str) -> None:
    outcome = bgplan("check", "--as-of", text)

    assert (outcome.code, outcome.out) == (2, "")
    assert "write 2023-08-31, 2023-08 or today" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--width", "39"),
        ("check", "--width", "wide"),
        ("check", "--format", "yaml"),
        ("check", "--lang", "fr"),
        ("check", "--color", "purple"),
        ("check", "--fail-on", ""),
        ("check", "--fail-on", ","),
        ("check", "--unknown"),
        ("chek",),
        (),
    ],
)
def test_wrong_use_ends_with_two_and_writes_nothing_to_standard_output(
    bgplan: Bgplan, arguments: tuple[str, ...]
) -> None:
    outcome = bgplan(*arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


# The date


@pytest.mark.parametrize(
    "text, day",
    [
        ("2022-08-31", "2022-08-31"),
        ("2022-02", "2022-02-28"),
        ("2023-Q1", "2023-03-31"),
        ("2022", "2022-12-31"),
    ],
)
def test_a_period_stands_for_its_last_day(bgplan: Bgplan, text: str, day: str) -> None:
    assert json.loads(bgplan("check", "--as-of", text, "--format", "json").out)["as_of"] == day


def test_without_a_date_the_newest_publication_counts(bgplan: Bgplan) -> None:
    # The newspaper's page of 22 August 2023 gives no full date: the last day of the month counts.
    assert json.loads(bgplan("check", "--format", "json").out)["as_of"] == "2023-08-31"


def test_today_is_the_clocks_day(bgplan: Bgplan) -> None:
    assert re.fullmatch(
        r"20\d\d-\d\d-\d\d", json.loads(bgplan("check", "--as-of", "today", "--format", "json").out)["as_of"]
    )


# Where the output goes


def test_findings_go_to_standard_error_and_the_table_to_standard_output(bgplan: Bgplan) -> None:
    outcome = bgplan("check", "--data", RULES / "BG801" / "wrong")

    assert "tests/rules/BG801/wrong/actuals/2023-08.yaml:8:5: warning BG801" in outcome.err
    assert "1 warning" in outcome.err
    assert "BG801" not in outcome.out
    assert "Industrial parks" in outcome.out


@pytest.mark.parametrize("command", [("check",), ("show", "parks")])
def test_json_is_alone_on_standard_output_with_the_findings_inside(bgplan: Bgplan, command: tuple[str, ...]) -> None:
    outcome = bgplan(*command, "--format", "json", "--data", RULES / "BG211" / "wrong")
    report = json.loads(outcome.out)

    assert outcome.err == ""
    assert [(each["code"], each["line"], each["column"]) for each in report["findings"]] == [("BG211", 7, 12)]


@pytest.mark.parametrize("name", ["targets.yaml", "actuals/2023-08.yaml"])
def test_json_is_json_where_a_file_cannot_be_read(bgplan: Bgplan, tmp_path: Path, name: str) -> None:
    (tmp_path / "actuals").mkdir()
    for each in ("targets.yaml", "actuals/2023-08.yaml"):
        (tmp_path / each).write_bytes((RULES / "BG204" / "right" / each).read_bytes())
    (tmp_path / name).write_bytes(b"\xff\xfe\x00")
    outcome = bgplan("check", "--format", "json", "--data", tmp_path)

    assert outcome.code == 1
    assert "BG101" in {each["code"] for each in json.loads(outcome.out)["findings"]}


@pytest.mark.parametrize("output, mark", [("tsv", "\t"), ("csv", ",")])
def test_a_table_for_machines_has_nothing_but_rows(bgplan: Bgplan, output: str, mark: str) -> None:
    outcome = bgplan("check", "--format", output, "--data", RULES / "BG801" / "wrong")

    assert "warning BG801" in outcome.err
    assert "BG801" not in outcome.out
    assert outcome.out.lstrip("\ufeff").startswith(f"plan{mark}target{mark}indicator")


def test_where_targets_cannot_be_read_a_name_is_not_called_unknown(bgplan: Bgplan, tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_bytes(b"")
    outcome = bgplan("check", "nq147.parks", "--plan", "nq147", "--data", tmp_path)

    assert outcome.code == 1
    assert "BG109" in outcome.err
    assert "unknown" not in outcome.err


class TestStatusesSinceAMonth:
    """The case: 27 of 40 clusters at the end of 2022, published on 29 March 2024, of a plan to 2022: missed."""

    CASE = Path(__file__).parents[2] / "cases" / "fail-on-hidden-missed"

    @pytest.mark.parametrize(
        "since, code",
        [("2024-03", 3), ("2023-01", 3), ("2024-04", 0), ("2030-01", 0)],
    )
    def test_what_arose_before_the_month_does_not_count(self, bgplan: Bgplan, since: str, code: int) -> None:
        arguments = ("check", "--data", self.CASE, "--fail-on", "missed", "--fail-on-since", since)
        assert bgplan(*arguments, "--as-of", "2026-01").code == code

    def test_nothing_has_arisen_by_an_earlier_day(self, bgplan: Bgplan) -> None:
        arguments = ("check", "--data", self.CASE, "--fail-on", "missed,no_data", "--fail-on-since", "2025-01")
        assert bgplan(*arguments, "--as-of", "2024-06").code == 0

    @pytest.mark.parametrize("lang, said", [("en", "--fail-on-since needs"), ("vi", "--fail-on-since cần")])
    def test_it_needs_statuses(self, bgplan: Bgplan, lang: str, said: str) -> None:
        done = bgplan("check", "--data", self.CASE, "--fail-on-since", "2024-03", "--lang", lang)
        assert (done.code, done.out) == (2, "")
        assert said in done.err

    def test_it_needs_a_month(self, bgplan: Bgplan) -> None:
        assert bgplan("check", "--data", self.CASE, "--fail-on", "missed", "--fail-on-since", "2024").code == 2


def test_all_that_was_refused_is_there_on_request(bgplan: Bgplan) -> None:
    def refused(*more: str) -> dict[str, tuple[int, int]]:
        found = json.loads(bgplan("check", "--format", "json", "--data", ROOT / "data", *more).out)
        counts = ((each["target"], each["not_compared"], each["not_compared_count"]) for each in found["results"])
        return {target: (len(told), count) for target, told, count in counts if target is not None}

    few, every = refused(), refused("--all-refused")
    assert few == {name: (min(3, count), count) for name, (_, count) in every.items()}
    assert all(told == count for told, count in every.values())
    assert max(count for _, count in every.values()) > 3


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_documents_are_held_against_each_other_for_people_and_stand_in_the_json(bgplan: Bgplan, form: str) -> None:
    done = bgplan("check", "--documents", "--format", form)
    assert (done.code, done.err) == (0, "")
    if form == "json":
        assert "documents" in {each["kind"] for each in json.loads(done.out)["target_checks"]}
    else:
        assert "2030: documents agree" in done.out


def test_documents_are_no_table_of_rows(bgplan: Bgplan) -> None:
    done = bgplan("check", "--documents", "--format", "csv")
    assert (done.code, done.out) == (2, "")
    assert "csv" in done.err


def test_a_folder_that_is_meant_is_not_passed_over_for_one_above(
    bgplan: Bgplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its file called otherwise the data of the folder above would be checked in its place."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "below" / "data").mkdir(parents=True)
    (tmp_path / "below" / "data" / "targets.yml").touch()
    monkeypatch.chdir(tmp_path / "below")
    monkeypatch.delenv("BGPLAN_DATA")
    outcome = bgplan("validate", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert "but targets.yml: rename it to targets.yaml" in outcome.err
