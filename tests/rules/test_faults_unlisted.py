"""Faults that no table of ours listed: slips of the keyboard, of spreadsheets, of copied text and of thought.

Each stands in a small folder that is right otherwise; the place is counted by hand. What follows from a fault (a record
that is then incomplete) is no finding of its own, save where the row says so.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bgplan import run
from tests.rules.small_folder import ACTUALS, PLAN, found, placed, said, with_one

Row = tuple[str, str, tuple[str, int, int]]

# In the file the area's record is in lines 8 to 10: indicator (value from column 16), period (13), value (12).
VALUES: tuple[Row, ...] = (
    ("value: 1967", f"value: {'1' * 41}", ("BG204", 10, 12)),  # more digits than any figure has
    ("value: 1967", f"printed: {'1 ha ' * 101}\n    value: 1967", ("BG302", 10, 14)),  # an article
    ("value: 1967", "value: 1967 ha", ("BG204", 10, 12)),
    ("value: 1967", "value: −1967", ("BG204", 10, 12)),  # the minus of a word processor
    ("value: 1967", "value: １９６７", ("BG204", 10, 12)),  # digits of full width
    ("value: 1967", "value: 75.6%", ("BG204", 10, 12)),
    ("value: 1967", "value: 1 967", ("BG204", 10, 12)),
    ("value: 1967", "value: +1967", ("BG204", 10, 12)),
    ("value: 1967", "value: 1967.", ("BG204", 10, 12)),
    ("value: 1967", "value: .5", ("BG204", 10, 12)),
    ("value: 1967", "value: 1.967E+03", ("BG204", 10, 12)),  # out of a spreadsheet
    ("value: 1967", "value: 0x7AF", ("BG204", 10, 12)),
    ("value: 1967", "value: TRUE", ("BG204", 10, 12)),
    ("value: 1967", "value: …", ("BG204", 10, 12)),  # the yearbook's sign for "no figure"
    ("value: 1967", "value: n/a", ("BG204", 10, 12)),
    ("value: 1967", "value: '#REF!'", ("BG204", 10, 12)),
    ("value: 1967", "value: #REF!", ("BG202", 10, 5)),  # a comment, so there is no value
    ("value: 1967", "value: [1967]", ("BG203", 10, 5)),
    ("value: 1967", "value: {ha: 1967}", ("BG203", 10, 5)),
    ("value: 1967", "value: 1967\n    low: 1970", ("BG303", 10, 12)),
    ("value: 1967", "value: 1967\n    round: 1.5", ("BG203", 11, 12)),
    ("value: 1967", "value: 1967\n    published: 2023-09-15", ("BG215", 11, 16)),  # after the file's month
    ("value: 1967", "value: 1967\n    stage: e", ("BG207", 11, 12)),
    ("value: 1967", "value: 1967\n    note: đã kiểm tra", ("BG203", 11, 11)),
    ("value: 1967", "value: 1967\n    published_inferred: yes", ("BG203", 11, 25)),
    ("value: 1967", "printed: 19,67 ha\n    value: 1967", ("BG301", 11, 12)),  # a slip by two places
    ("value: 1967", "printed: 1.967 km2\n    value: 1967", ("BG302", 10, 14)),
    ("value: 1967", "printed: 1.967 ha và 2.254 ha\n    value: 1967", ("BG302", 10, 14)),
    ("value: 1967", "printed: 1967", ("BG304", 10, 14)),  # no unit word
    ("value: 9\n", "value: 9.5\n", ("BG211", 7, 12)),  # half a park
)
PERIODS: tuple[Row, ...] = tuple(
    ("area\n    period: 2023-08-22", f"area\n    period: {text}", ("BG206", 9, 13))
    for text in ("2023-8", "2023-08-32", "T8/2023", "Q3 2023", "2023-Q5", "45160", "2023/08/22", "nay", "２０２３")
)
NAMES: tuple[Row, ...] = (
    ("indicator: area", "indicator: Area", ("BG203", 8, 16)),
    ("indicator: area", "indicator: 'area '", ("BG203", 8, 16)),
    ("indicator: area", "indicator: \u0430rea", ("BG203", 8, 16)),  # a Cyrillic a
    ("indicator: area", "indicator: diện tích", ("BG203", 8, 16)),
    ("indicator: area", "indicator: area, parks", ("BG203", 8, 16)),
    ("indicator: area", "indicator: [area]", ("BG203", 8, 5)),
    ("value: 1967", "Value: 1967", ("BG201", 10, 5)),
    ("value: 1967", "giá trị: 1967", ("BG201", 10, 5)),
    ("value: 1967", "'value ': 1967", ("BG201", 10, 5)),
    ("source: paper", "source: papers.2023", ("BG208", 3, 9)),
    ("month: 2023-08", "month: 2023", ("BG206", 2, 8)),
    ("schema: bgplan.actuals/1", "schema: bgplan.actuals/2", ("BG207", 1, 9)),
    ("schema: bgplan.actuals/1", "schema: bgplan.targets/1", ("BG207", 1, 9)),  # the other file
)
TEXTS: tuple[Row, ...] = (
    ("value: 1967", "value:1967", ("BG105", 11, 3)),
    ("value: 1967", "value 1967", ("BG105", 11, 3)),
    ("value: 1967", "value：1967", ("BG105", 11, 3)),  # a colon of full width
    ("value: 1967", "  value: 1967", ("BG105", 10, 12)),
    ("value: 1967", "value: @1967", ("BG105", 10, 12)),
    ("value: 1967", "value: &nbsp;1967", ("BG105", 10, 17)),  # out of a web page
    ("value: 1967", "value: %1967", ("BG105", 10, 12)),
    ("  - indicator: area", "  – indicator: area", ("BG105", 8, 3)),  # a dash that is none
    ("value: 1967", 'printed: "1.967 ha\n    value: 1967', ("BG105", 18, 1)),  # a quote that nothing ends
    ("value: 1967", "value: 1967}", ("BG204", 10, 12)),
    ("value: 1967", "value: 1967\n    printed: đạt 1.967\u00adha", ("BG111", 11, 23)),  # a soft hyphen
    ("indicator: area", "indicator: area\u202e", ("BG111", 8, 20)),  # the rest of the line runs backwards
    ("month: 2023-08", "\ufeffmonth: 2023-08", ("BG111", 2, 1)),  # two files put together
    ("observations:", "observations: |", ("BG203", 4, 15)),
)


@pytest.mark.parametrize("old, new, place", [*VALUES, *PERIODS, *NAMES, *TEXTS])
def test_a_fault_is_found_where_it_is(tmp_path: Path, old: str, new: str, place: tuple[str, int, int]) -> None:
    findings = found(tmp_path, ACTUALS.replace(old, new, 1))

    assert old in ACTUALS
    assert place in placed(findings)[:2]  # a record whose value goes by a wrong name is said to have none, too
    assert len(findings) == 1 or "alue" in new or "giá" in new
    for lang in ("vi", "en"):
        assert "{" not in said(findings, lang).replace("{…}", "").replace("{vi: …, en: …}", "")


@pytest.mark.parametrize(
    "text, place",
    [
        ("indicator,period,value\narea,2023-08-22,1967\n", ("BG203", 1, 1)),  # a table out of a spreadsheet
        ("indicator\tperiod\tvalue\narea\t2023-08-22\t1967\n", ("BG203", 1, 1)),
        ("<html><body>404</body></html>\n", ("BG203", 1, 1)),
        (
            '{"schema": "bgplan.actuals/1", "month": "2023-08", "month": "2023-09", "observations": []}',
            ("BG106", 1, 52),
        ),
        (ACTUALS.split("observations")[0] + "observations: {area: 1967}\n", ("BG203", 4, 1)),
        (ACTUALS + "  - area 1967\n", ("BG203", 17, 5)),
        (ACTUALS + "  -\n", ("BG203", 17, 4)),
        (ACTUALS + "observations: []\n", ("BG106", 17, 1)),
        (ACTUALS + "  - indicator: area\n    period: 2024\n    value: 2254\n", ("BG501", 18, 13)),  # not over yet
        (ACTUALS + "  - indicator: area\n    period: 2023-01-01/P8M\n    value: 2254\n", ("BG212", 18, 13)),
        (ACTUALS[: ACTUALS.index("month")], ("BG202", 1, 1)),
    ],
)
def test_a_file_of_another_kind(tmp_path: Path, text: str, place: tuple[str, int, int]) -> None:
    assert placed(found(tmp_path, text))[:1] == [place]


@pytest.mark.parametrize("name", ["2023-08.yaml.txt", "2023-08.YAML", "2023-08.yaml (1)", "2023-09.yaml.off"])
def test_a_file_under_a_name_that_is_not_read(tmp_path: Path, name: str) -> None:
    assert found(tmp_path) == ()
    (tmp_path / "actuals" / name).write_text(ACTUALS, encoding="utf-8")

    findings = run.load(tmp_path, tmp_path).findings
    assert [(each.code, each.place.file) for each in findings] == [("BG216", f"actuals/{name}")]


@pytest.mark.parametrize(
    "old, new, code",
    [
        (
            "{plan: plan, indicator: area, due: 2030",
            "{plan: plan, indicator: area, due: 2030, over: 2021/2030",
            "BG210",
        ),
        ("published: 2023-08-31", "published: hôm qua", "BG206"),
        ("value: 7840}", "value: 7.840}", "BG205"),
        ("value: 7840}", "value: 7840, base: {period: 2035, value: 1322}}", "BG605"),
        ("territory: {vi: Tỉnh A, en: Province A}", "territory: Tỉnh A", "BG203"),
        ("power: 9", "power: 90", "BG203"),
        ("power: 9", "power: 9.5", "BG203"),
        ("  ha: {name", "  Ha: {name", "BG203"),
        ("measure: share, whole: {vi: a, en: b}", "measure: share", "BG210"),
        ("period: 2021/2030", "period: 2030/2021", "BG206"),
        ("indicator: area, due", "indicator: aera, due", "BG208"),
        ("path: linear, value: 29}", "path: straight, value: 29}", "BG207"),
        ("path: linear, value: 29}", "value: 29}", "BG202"),
    ],
)
def test_a_fault_in_the_plan(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in PLAN
    assert code in [each.code for each in found(tmp_path, plan=PLAN.replace(old, new, 1))]


def test_a_value_in_the_wrong_record_is_found_by_its_print(tmp_path: Path) -> None:
    swapped = with_one("value: 75.6", "printed: 75,6%\n    value: 24.5")

    assert placed(found(tmp_path, swapped)) == [("BG301", 14, 12)]
