"""What is told beside a finding, and that it is accepted: each line is written where it is told to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.findings import Finding
from bgplan.render.findings import helps_of, text_of
from bgplan.render.words import Words
from tests.rules.small_folder import ACTUALS, PLAN, found

LABELLED = PLAN.replace("en: Parks}", "en: Parks}, label: {vi: KCN đã lập, en: Parks so far}")
MORE = LABELLED.replace(
    "  area: {",
    "  parks.full: {concept: any, name: {vi: KCN lấp đầy, en: Full parks}, "
    "unit: park, measure: stock, coverage: province, watch: true}\n  area: {",
    1,
)


def only(findings: tuple[Finding, ...], code: str) -> Finding:
    (finding,) = (each for each in findings if each.code == code)
    return finding


def helps(findings: tuple[Finding, ...], code: str, lang: str = "en") -> tuple[str, ...]:
    return helps_of(only(findings, code), Words(lang))


@pytest.mark.parametrize(
    "written, said",
    [
        ("kcn", "có thể là parks (KCN đã lập), parks.full (KCN lấp đầy)"),
        ("KCN", "có thể là parks (KCN đã lập), parks.full (KCN lấp đầy)"),
        ("full", "có thể là parks.full (KCN lấp đầy)"),
        ("dien-tich", "có thể là area (Diện tích)"),
        ("tỷ lệ", "có thể là occupancy (Tỷ lệ)"),
    ],
)
def test_a_name_is_found_by_any_words_of_its_label(tmp_path: Path, written: str, said: str) -> None:
    findings = found(tmp_path, ACTUALS.replace("indicator: parks\n", f"indicator: {written}\n"), MORE)
    assert said in helps_of(findings[0], Words("vi"))


def test_where_no_name_is_like_it_the_known_ones_are_listed(tmp_path: Path) -> None:
    findings = found(tmp_path, ACTUALS.replace("indicator: parks\n", "indicator: exports\n"))
    assert "known here: parks, area, occupancy, capital" in helps(findings, "BG208")


def test_a_misspelt_name_gets_the_nearest_and_no_list(tmp_path: Path) -> None:
    told = helps(found(tmp_path, ACTUALS.replace("indicator: parks\n", "indicator: parcs\n")), "BG208")
    assert told == ("did you mean “parks”?", "declare it in targets.yaml, or correct the name")


def without(text: str, line: str) -> str:
    assert text.count(line) == 1
    return text.replace(line, "")


@pytest.mark.parametrize(
    "file, part, example",
    [
        ("plan", "schema: bgplan.targets/1\n", "schema: bgplan.targets/1"),
        ("plan", "territory: {vi: Tỉnh A, en: Province A}\n", "territory: {vi: …, en: …}"),
        ("actuals", "month: 2023-08\n", "month: 2023-08"),
        ("actuals", "schema: bgplan.actuals/1\n", "schema: bgplan.actuals/1"),
    ],
)
def test_a_key_that_a_file_lacks_is_told_as_a_line_that_is_accepted(
    tmp_path: Path, file: str, part: str, example: str
) -> None:
    texts = {"plan": PLAN, "actuals": ACTUALS}
    (tmp_path / "before").mkdir()
    told = helps(found(tmp_path / "before", **{**texts, file: without(texts[file], part)}), "BG202")
    assert told == (f"write, for instance, {example}",)
    (tmp_path / "after").mkdir()
    mended = f"{example}\n{without(texts[file], part)}"
    assert found(tmp_path / "after", **{**texts, file: mended}) == ()


@pytest.mark.parametrize(
    "part, example",
    [
        ("publisher: Paper, ", "publisher: …"),
        ("concept: any, name: {vi: Số khu", "concept: any"),
        ("name: {vi: Số khu, en: Parks}, ", "name: {vi: …, en: …}"),
        ("unit: park, ", "unit: park"),
        ("unit: park, measure: stock, ", "measure: stock"),
        ("name: {vi: Kế hoạch, en: Plan}, ", "name: {vi: …, en: …}"),
        ("period: 2021/2030, ", "period: 2021/2030"),
        ("plan.parks: {plan: plan, ", "plan: plan"),
        ("indicator: parks, due", "indicator: parks"),
        ("indicator: parks, due: 2030, path: linear, ", "path: linear"),
        ("due: 2030, path: linear, value: 29", "due: 2030"),
    ],
)
def test_a_key_that_a_record_lacks_is_told_as_a_pair_that_is_accepted(tmp_path: Path, part: str, example: str) -> None:
    """Within ``part`` the pair of the key stands; without it the record says what to write, and with that is whole."""
    key = example.partition(":")[0]
    pair = re.search(rf"{key}: (\{{[^}}]*\}}|[^,}}]*)(, )?", part)
    assert pair is not None
    lacking = part.replace(pair[0], "", 1)
    assert PLAN.count(part) == 1
    (tmp_path / "before").mkdir()
    findings = found(tmp_path / "before", plan=PLAN.replace(part, lacking))
    (fault,) = (finding for finding in findings if finding.code in ("BG202", "BG210"))
    assert helps_of(fault, Words("en"))[0] == f"write, for instance, {example}"
    (tmp_path / "after").mkdir()
    mended = PLAN.replace(part, part.replace(pair[0], f"{example}{pair[2] or ''}", 1))
    assert found(tmp_path / "after", plan=mended) == ()


def test_a_figure_that_lacks_everything_is_given_a_value(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    lacking = ACTUALS.replace("    value: 9\n", "")
    assert helps(found(tmp_path / "before", lacking), "BG210")[0] == "write, for instance, value: 54"
    (tmp_path / "after").mkdir()
    mended = ACTUALS.replace("    value: 9\n", "    value: 54\n")
    assert {finding.code for finding in found(tmp_path / "after", mended)} == set()


@pytest.mark.parametrize("written", ["yes", "no", "1"])
def test_a_yes_is_told_as_true(tmp_path: Path, written: str) -> None:
    (tmp_path / "before").mkdir()
    wrong = ACTUALS.replace("value: 9\n", f"value: 9\n    published_inferred: {written}\n")
    told = helps(found(tmp_path / "before", wrong), "BG203")
    assert told == ("write, for instance, published_inferred: true",)
    (tmp_path / "after").mkdir()
    assert found(tmp_path / "after", wrong.replace(f"inferred: {written}", "inferred: true")) == ()


@pytest.mark.parametrize("printed, write", [("9 khu", "9"), ("1.967 khu", "1967"), ("hơn 20 khu", "20")])
def test_the_value_that_the_print_says_is_accepted(tmp_path: Path, printed: str, write: str) -> None:
    (tmp_path / "before").mkdir()
    wrong = ACTUALS.replace("value: 9\n", f'printed: "{printed}"\n    value: 8\n')
    assert f"if the print is right, write value: {write}" in helps(found(tmp_path / "before", wrong), "BG301")
    (tmp_path / "after").mkdir()
    after = found(tmp_path / "after", wrong.replace("value: 8", f"value: {write}"))
    assert "BG301" not in {finding.code for finding in after}


def test_the_plans_of_the_time_are_named(tmp_path: Path) -> None:
    plans = "  plan-2022: {name: {vi: KH, en: P}, period: 2022, source: paper}\n"
    plans += "  plan-2023: {name: {vi: KH, en: P}, period: 2023, source: paper}\n"
    share = "    pct_of_plan: {plan: plan-2022, value: 80}\n"
    wrong = ACTUALS.replace("    value: 24.5\n", f"    value: 24.5\n{share}")
    told = helps(found(tmp_path, wrong, PLAN.replace("targets:\n", f"{plans}targets:\n")), "BG503")
    assert told == ("name the plan of that period", "plans of that time: plan-2023, plan")


def test_the_indicator_as_the_figure_is_is_named(tmp_path: Path) -> None:
    more = "  parks.dense: {concept: any, name: {vi: KCN, en: Dense}, unit: park, measure: stock, coverage: zone}\n"
    plan = PLAN.replace("plans:\n", f"{more}plans:\n")
    plan = plan.replace("indicators:", "  zone: {vi: vùng, en: zone}\nindicators:")
    wrong = ACTUALS.replace("    value: 9\n", "    value: 9\n    coverage: zone\n")
    assert helps(found(tmp_path, wrong, plan), "BG704")[1] == "with this coverage there is parks.dense (Dense)"


def test_two_prints_are_told_by_their_publishers(tmp_path: Path) -> None:
    """Nobody knows a source by its name in the file; the day tells two prints of one publisher apart."""
    plan = PLAN.replace("units:", "  later: {publisher: Paper, published: 2023-09-15, lang: vi}\nunits:")
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "actuals" / "2023-09.yaml").write_text(
        "schema: bgplan.actuals/1\nmonth: 2023-09\nsource: later\nobservations:\n"
        "  - {indicator: parks, period: 2023-08-22, value: 8}\n",
        encoding="utf-8",
    )
    (tmp_path / "data" / "actuals" / "2023-08.yaml").write_text(ACTUALS, encoding="utf-8")
    (tmp_path / "data" / "targets.yaml").write_text(plan, encoding="utf-8")
    finding = only(run.load(tmp_path / "data", tmp_path).findings, "BG404")
    assert text_of(finding, Words("en")) == "revised: 9 (Paper, 31 Aug 2023) became 8 (Paper, 15 Sep 2023)"
