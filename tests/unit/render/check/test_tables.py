"""Markdown of a check: a table for every group, headings in words, marks escaped, findings as a list."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from bgplan import run
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.report import Report
from bgplan.core.text import Bilingual
from bgplan.render import words as words_module
from bgplan.render.check.markdown import check_page
from bgplan.render.markdown import markdown_text
from bgplan.render.words import Words

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def report() -> Report:
    return run.checked(run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(date(2023, 8, 31)))


def cells(line: str) -> list[str]:
    """The cells of a table's line; an escaped pipe is no border."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def table_under(text: str, heading: str) -> list[dict[str, str]]:
    lines = text.partition(f"\n{heading}\n\n")[2].partition("\n\n")[0].strip().split("\n")
    heads = cells(lines[0])
    return [dict(zip(heads, cells(line), strict=True)) for line in lines[2:]]


def test_headings_are_in_the_language_asked_for(report: Report) -> None:
    vi, en = (markdown_text(check_page(report, (), Words(lang))) for lang in ("vi", "en"))
    assert vi.startswith("# Bắc Giang: tình hình thực hiện chỉ tiêu đến ngày 31/8/2023\n\n")
    assert en.startswith("# Bắc Giang: targets and actual figures as of 31 Aug 2023\n\n")
    assert "\n## Nghị quyết 147-NQ/TU, hạn 31/12/2030\n" in vi
    assert "\n## Resolution 147-NQ/TU, due 31 Dec 2030\n" in en
    assert "\n## Chỉ tiêu theo dõi (không giao kế hoạch)\n" in vi
    assert vi.count("\n## ") == len(report.rows.groups) + 1
    assert vi.endswith(" |\n")


def test_a_row_has_the_numbers_of_people_and_a_status_in_words(report: Report) -> None:
    words = Words("en")
    rows = table_under(markdown_text(check_page(report, (), words)), "## Resolution 147-NQ/TU, due 31 Dec 2030")
    row = next(row for row in rows if row["Id"] == "nq147.clusters")
    assert (row["Target"], row["Actual"], row["Gap"], row["Progress"]) == ("66", "54", "−12", "40.0%")  # 8 of 20
    assert row["Status"] == f"{words('status.ahead')} / {words('status.on_track')}"
    production = next(row for row in rows if row["Id"] == "nq147.production.2030")
    assert (production["Target"], production["Actual"]) == ("2,200,000", "")


def test_a_column_that_is_empty_for_all_rows_is_left_out(report: Report) -> None:
    text = markdown_text(check_page(report, (), Words("en")))
    (row,) = table_under(text, "## Resolution 147-NQ/TU, due 31 Dec 2025")
    assert list(row) == ["Indicator", "Id", "Unit", "Target", "Status"]
    (implied,) = table_under(text, "## Industrial parks: plan for 2023, due 31 Dec 2023")
    assert "Target" not in implied
    # 258.75 / 0.80125 = 322.933 and 258.85 / 0.80115 = 323.098
    assert (implied["Implied plan, from"], implied["Implied plan, to"]) == ("322.93", "323.10")


def test_further_methods_have_a_column_each() -> None:
    found = run.checked(
        run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(date(2023, 8, 31), ("pace", "eurostat"))
    )
    text = markdown_text(check_page(found, (), Words("en")))
    assert text.startswith("# Bắc Giang: targets and actual figures as of 31 Aug 2023 · methods: Pace, Eurostat\n")
    rows = table_under(text, "## Resolution 147-NQ/TU, due 31 Dec 2030")
    row = next(row for row in rows if row["Id"] == "nq147.parks")
    # growth of 16.6 % a year where 17.1 % is needed; 8 instead of 9 parks would be 0.67 of it
    assert row["Status: Pace"] == "off track"
    assert row["Status: Eurostat"] == "on track / slow (significant progress)"
    (year_plan,) = table_under(text, "## Industrial parks: plan for 2023, due 31 Dec 2023")
    assert year_plan["Status: Pace"] == "ahead (Plan rate)"
    assert "Status: Eurostat" not in year_plan


def test_one_published_method_adds_its_word() -> None:
    found = run.checked(
        run.load(ROOT / "tests" / "data" / "two-articles", ROOT), run.Question(date(2023, 8, 31), ("eurostat",))
    )
    text = markdown_text(check_page(found, (), Words("vi")))
    assert text.startswith("# Bắc Giang: tình hình thực hiện chỉ tiêu đến ngày 31/8/2023 · theo Eurostat\n")
    rows = table_under(text, "## Nghị quyết 147-NQ/TU, hạn 31/12/2030")
    row = next(row for row in rows if row["Mã"] == "nq147.clusters")
    assert row["Đánh giá"] == "đúng tiến độ (tiến bộ đáng kể)"


def test_marks_in_a_text_are_escaped(report: Report) -> None:
    result = report.watched[0]
    name = "a|b\nc *d* <i> _e_ snake_case [x] & `y` \\"
    renamed = result._replace(indicator=result.indicator.model_copy(update={"name": Bilingual(name, name)}))
    text = markdown_text(check_page(report._replace(groups=(), watched=(renamed,)), (), Words("en")))
    (row,) = table_under(text, "## Watched indicators (no target)")
    assert row["Indicator"] == r"a\|b c \*d\* \<i> \_e\_ snake_case \[x] \& \`y\` \\"


def test_what_is_to_be_mended_follows_as_a_list(report: Report) -> None:
    place = Place("data/targets.yaml", line=3, column=5)
    facts = {"name": "x", "table": "units"}
    known = Finding("BG802", Severity.WARNING, Place("b.yaml"), "x", facts, acknowledged=Bilingual("vì", "on purpose"))
    note = Finding("BG404", Severity.INFO, Place("c.yaml"), "x", facts)
    findings = (known, Finding("BG802", Severity.WARNING, place, "x", facts), note)
    text = markdown_text(check_page(report, findings, Words("en")))
    assert "\n## Findings in the data files\n\n- data/targets.yaml:3:5: warning BG802 " in text
    assert text.rstrip("\n").split("\n")[-1].startswith("- data/targets.yaml")
    assert "## Findings" not in markdown_text(check_page(report, (known, note), Words("en")))


def test_the_words_have_the_same_keys_and_placeholders_in_both_languages() -> None:
    folder = Path(words_module.__file__).parent / "words"
    vi, en = (
        flat(tomllib.loads((folder / f"markdown.{lang}.toml").read_text(encoding="utf-8"))) for lang in ("vi", "en")
    )
    assert {key: placeholders(text) for key, text in vi.items()} == {key: placeholders(en[key]) for key in en}


def flat(tree: dict[str, object], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in tree.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: str(value)}
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
