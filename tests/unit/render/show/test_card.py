"""The card of a result: what is demanded, the verdict, the figures with their sources, and what else could be said."""

from __future__ import annotations

import re
import string
import tomllib
from datetime import date

import pytest

from bgplan import run
from bgplan.core.compare import Question, compare
from bgplan.core.report import Report
from bgplan.core.text import width_of
from bgplan.render.markdown import markdown_text
from bgplan.render.show.card import card, cards_document, cards_page
from bgplan.render.words import Words
from tests.build import BOTH, LATEST, base, dataset, report, seen, target
from tests.drawn import drawn
from tests.unit.render.show.show_case import ROOT, own_report, result_of, shipped_report


def shown(
    name: str, lang: str = "vi", width: int | None = None, report: Report | None = None, *, ascii_only: bool = False
) -> str:
    whole = report or shipped_report()
    document = card(result_of(whole, name), whole, Words(lang, ascii_only=ascii_only), with_work=True)
    return drawn(document, width, ascii_only=ascii_only)


def answer(name: str, lang: str = "vi", report: Report | None = None) -> dict[str, str]:
    """Return the lines of the answer by their labels."""
    text = shown(name, lang, None, report).split("\n\n")[1]
    found = (re.fullmatch(r"  (\S.*?)[ \u00a0]{2,}(\S.*)", line) for line in text.splitlines())
    return {match[1]: match[2].replace("\u00a0", " ") for match in found if match}


def words(lang: str) -> dict[str, str]:
    """Return the card's words by their dotted keys."""
    tree = tomllib.loads((ROOT / f"src/bgplan/render/words/show.{lang}.toml").read_text(encoding="utf-8"))
    return {
        f"{table}.{key}": text
        for table, own in tree["show"].items()
        for key, text in (own.items() if isinstance(own, dict) else [("", own)])
    }


def placeholders(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    vi, en = words("vi"), words("en")
    assert list(vi) == list(en)
    assert {key: placeholders(text) for key, text in vi.items()} == {
        key: placeholders(text) for key, text in en.items()
    }


def test_the_title_says_what_is_demanded_by_when() -> None:
    lines = shown("nq147.parks").splitlines()
    assert lines[0] == "Số khu công nghiệp đã thành lập  (nq147.parks)"
    assert lines[1] == "Nghị quyết 147-NQ/TU, 15/7/2021: đến 31/12/2030 đạt 29 khu"
    assert "Resolution 147-NQ/TU, 15 Jul 2021: reach 29 parks by 31 Dec 2030" in shown("nq147.parks", "en")
    assert "năm 2025 đạt 652.153 tỷ đồng" in shown("nq147.production.2025")
    assert "bình quân 19%/năm giai đoạn 2021–2030" in shown("nq147.industry.growth")
    assert "tổng cộng 15 khu trong giai đoạn 2022–2025" in shown("parks-priority.parks")


def test_an_implied_plan_shows_from_what_it_follows() -> None:
    # 258.75 / 80.125 % = 322.93; 258.85 / 80.115 % = 323.10
    assert "suy từ “bằng 80,12% kế hoạch năm”: 322,93 … 323,10 nghìn tỷ đồng" in shown("parks-2023.production")


def test_the_verdict_has_actual_path_and_gap_with_counts_whole() -> None:
    # 6 + 23 × 26.41 % = 12.07, shown as 12; 9 − 12.07 = −3.07
    lines = answer("nq147.parks")
    assert lines["Thực hiện"] == "9 khu (8 … 9), đến 22/8/2023"
    assert lines["Chênh lệch"] == "−20 khu, bằng 31,0% mục tiêu"  # 9 / 29
    assert lines["Lộ trình"] == "12 khu, thực hiện thấp hơn 3 khu"
    assert "▼" in shown("nq147.parks").splitlines()[4]


def test_a_borderline_verdict_names_the_other_status_and_why() -> None:
    # 8 / 29 = 27.59 % against 26.41 %: 1.044, which is on track; 17 / 29 = 58.62 %: 2.220
    text = shown("nq147.clusters")
    assert "“đúng tiến độ”" in text
    assert text.splitlines()[4].endswith(" ±")
    assert "1,044" in text
    assert "2,220" in text


def test_a_figure_refused_says_everything_that_differs() -> None:
    text = shown("nq147.production.2025")
    assert "258,8 nghìn tỷ đồng (GTSXCN trong KCN, 8 tháng năm 2023)" in text
    for reason in ("các khu công nghiệp", "không nêu", "cả năm"):
        assert reason in text.split("Số liệu")[0]
    refused = text.split("không so sánh được, và lý do")[1]
    assert "(parks.production): số liệu tính cho các khu công nghiệp" in refused
    assert "khoảng 258,8 nghìn tỷ đồng" in refused


def test_figures_name_their_source_date_and_print() -> None:
    text = shown("nq147.parks")
    assert re.search(r"Số gốc +hết năm 2020 +6 khu, nguồn nêu, kỳ giả định", text)
    assert "VietnamPlus (VNA)" in text
    assert "19/7/2021 (ngày suy ra); nguồn ghi “six IPs”" in text


def test_a_derived_base_shows_its_arithmetic() -> None:
    assert "46 cụm (45 … 46), suy ra: 66 − 29 + 9 = 46" in shown("nq147.clusters")
    assert "1.728,6 ha (1.728 … 1.728,6), suy ra: 3.209 − 1.853 + 372,6 = 1.728,6" in shown("nq147.clusters.area")


def test_a_misprint_is_told() -> None:
    assert "nguồn ghi “15,1 tỷ triệu USD”" in shown("exports-2023.exports")
    assert "hiểu là tỷ USD" in shown("exports-2023.exports")


def test_the_bands_mark_where_the_ratio_falls() -> None:
    # (3 / 2.6411) / 2.3 = 0.494
    row = next(line for line in shown("nq147.parks", "en").splitlines() if "here: 0.494" in line)
    assert row.split()[0] == "▼"


def test_other_readings_mark_another_status() -> None:
    # observed 16.59 % against required 17.06 % a year: 0.972; 3 / 2.6411 × 9.46 / 23 …: still off track
    other, moved = (line for line in shown("nq147.parks", "en").splitlines() if "pace ratio 0." in line)
    assert "0.972, ● on track (differs from the verdict above)" in other
    assert "differs" not in moved


def test_the_gross_reading_has_both_ends() -> None:
    text = shown("nq147.clusters")
    assert "66 = 46 + 29 − 9." in text
    assert "8/29 (27,6%) khi đã qua 26,4% thời gian" in text
    assert "17/29 (58,6%)" in text


def test_from_now_on() -> None:
    # (29 − 9) / 7.3589 = 2.718; 3 / 2.6411 = 1.136; 2.718 / 1.136 = 2.39; 9 + 1.136 × 7.3589 = 17.36, 60 % of 29
    lines = answer("nq147.parks")
    assert lines["Cần đạt"] == "+2,7 khu/năm, kể từ 22/8/2023 (tương đương 17,2%/năm)"
    assert lines["Đến nay"] == "+1,1 khu/năm, kể từ 31/12/2020; cần gấp 2,4 lần mức này"
    assert lines["Giữ nhịp này"] == "17 khu, đến 31/12/2030; bằng 60% mục tiêu"


def test_from_now_on_in_a_year_plan() -> None:
    # (323.02 − 258.8) / 4 = 16.05; 258.8 / 8 = 32.35; 258.8 / 323.02 = 80.12 %; 8 / 12 = 66.7 %
    lines = answer("parks-2023.production")
    assert lines["Cần đạt"].startswith("+16,1 nghìn tỷ đồng/tháng")
    assert lines["Đến nay"].startswith("+32,4 nghìn tỷ đồng/tháng")
    assert lines["Chênh lệch"].endswith("bằng 80,1% mục tiêu khi đã qua 66,7% thời gian của năm")


def test_money_in_english_has_its_code_first() -> None:
    assert "VND 258.8 trn (258.75 … 258.85)" in shown("parks-2023.production", "en")


def test_a_watched_indicator_shows_its_series_and_no_derivation() -> None:
    text = shown("parks.occupancy")
    assert "Chỉ tiêu theo dõi (không giao kế hoạch)" in text
    assert "22/8/2023  75,6% (75,55 … 75,65)" in text
    assert "Cách tính" not in text


def test_a_target_that_is_reached_needs_nothing_from_now_on() -> None:
    text = shown("area", "en", report=own_report())
    assert "Achieved" in text
    assert "Needed" not in text


def test_lower_is_better_speaks_of_above_and_below() -> None:
    # the path is at 80 − 40 × 0.2 = 72, the actual at 76
    assert answer("waste", "en", own_report())["Path"] == "72 ha, the actual is 4 ha above it"


def test_earlier_figures_stand_before_the_newest() -> None:
    text = shown("output", "en", report=own_report()).split("Figures")[1]
    assert text.index("USD 115 bn") < text.index("USD 120 bn")


def test_an_average_is_told_with_its_years() -> None:
    # √(1.12 × 1.11) − 1 = 11.50 %
    lines = answer("growth", "en", own_report())
    assert lines["Actual"] == "11.50%/year, on average over 2021–2022"
    assert lines["Target"] == "10%/year, over 2021–2030"
    assert lines["Gap"] == "+1.50 points"  # and no quotient of two growth rates
    assert "Pace ratio" not in lines


def test_a_growth_has_its_table_by_year() -> None:
    # 1.12 × 1.11 = 1.2432
    text = shown("growth", "en", report=own_report())
    assert re.search(r"2021 +12% +1\.1200 +12\.00% +The Review", text)
    assert re.search(r"2022 +11% +1\.2432 +11\.50% +The Review", text)
    gone = shown("growth", "en", report=own_report(first_year_of_growth=False))
    assert re.search(r"\n  2021 +no figure\n", gone)


def test_missing_years_are_named_with_what_they_must_have_been() -> None:
    # 2021 is missing: 1.1² / 1.11 − 1 = 9.009 % to be on the path; (1.1^10 / 1.11)^(1/9) − 1 = 9.889 % for all others
    text = shown("growth", "en", report=own_report(first_year_of_growth=False))
    assert "2021" in text.split("Figures")[0]
    assert "9.01%" in text
    assert "9.89% a year, on average over the 9 years without a figure" in text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_wider_than_asked(lang: str, width: int, ascii_only: bool) -> None:  # noqa: FBT001
    for whole in (shipped_report(), own_report()):
        for result in whole.results:
            lines = shown(result.name, lang, width, whole, ascii_only=ascii_only).splitlines()
            assert [line for line in lines if width_of(line) > width] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_breaking_lines_loses_nothing(lang: str) -> None:
    for result in shipped_report().results:
        if result.work.steps:  # derivations change from columns to lines, charts with the width
            continue
        wide, narrow = (" ".join(shown(result.name, lang, width).split()) for width in (None, 60))
        assert wide == narrow


def test_in_ascii_only_the_texts_of_the_data_are_not() -> None:
    assert shown("waste", "en", 80, own_report(), ascii_only=True).isascii()


def test_refused_figures_stand_by_indicator_and_reason_and_the_many_are_only_named() -> None:
    """Four growths of quarters against an average over years: two with their sources, two by name."""
    targets = {"t": target(19, indicator="growth", over="2021/2030", path="geometric")}
    quarters = (seen(10 + at, f"2022-Q{at}", "growth") for at in (1, 2, 3, 4))
    found = compare(dataset(*quarters, targets=targets), Question(LATEST, all_refused=True))
    lines = drawn(card(found.targets[0], found, Words("en"))).splitlines()
    refused = lines[lines.index("Figures of the same concept that cannot be compared, and why") + 1 :]
    assert refused[0] == "  Words (growth): another period, the target is for 2021–2030"
    assert [each.split()[0] for each in refused if each.startswith("    Q")] == ["Q4", "Q3"]
    assert refused[-1].strip() == (
        "and Q2 2022 12 words; Q1 2022 11 words; all with their sources: bgplan history growth"
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_plan_that_is_not_issued_is_named_in_place_of_its_cards(lang: str) -> None:
    targets = {"t": target(29, plan="later"), "other": target(5, plan="last")}
    later = {"name": BOTH, "period": "2026/2030", "source": "plan-text", "issued": "2026-01-05"}
    made = dataset(targets=targets, plans={"later": later, "last": later | {"issued": "2027-01-05"}})
    found = compare(made, Question(date(2025, 12, 31), names=("t",)))
    text = drawn(cards_document(found, Words(lang)), 60)
    assert ("05/01/2026" if lang == "vi" else "5 Jan 2026") in text
    assert "2027" not in text  # the plan of another target was not asked for


@pytest.mark.parametrize(
    "lang, said",
    [
        ("vi", ("# Số khu công nghiệp đã thành lập (nq147.parks)", "- Thực hiện, 22/8/2023: 9 khu (8 … 9)", "13,04%")),
        ("en", ("# Industrial parks established (nq147.parks)", "- Actual, 22 Aug 2023: 9 parks (8 … 9)", "13.04%")),
    ],
)
def test_a_page_has_titles_lists_and_a_table_of_the_steps(lang: str, said: tuple[str, str, str]) -> None:
    # (9 − 6) / (29 − 6) = 3 / 23 = 13.04 %
    names = ("nq147.parks", "nq147.clusters")
    loaded = run.load(ROOT / "tests" / "data" / "two-articles", ROOT)
    some = run.checked(loaded, run.Question(date(2023, 8, 31), names=names))
    title, figure, progress = said
    lines = markdown_text(cards_page(some, Words(lang), with_work=True)).splitlines()
    assert lines[0] == title
    assert any(line.startswith(figure) for line in lines)
    steps = [line for line in lines if progress in line and line.startswith("| ")]
    assert {step.count(" | ") for step in steps} == {3}
    assert lines.count("---") == 1  # between the two cards
    assert lines.count("```") == 4  # around their charts


def test_less_than_one_of_what_is_counted_is_told() -> None:
    """16 of 29 parks from 6 in 4.5 of 10 years: the path is at 6 + 23 * 0.45 = 16.35, not at 16, and 0.35 are short."""
    made = report(dataset(seen(16, "2025-06"), targets={"t": target(29, base=base(6))}), "2025-07-31", names=("t",))
    shown = drawn(cards_document(made, Words("en")))
    assert "16.4 words, the actual is 0.4 words below it" in shown.replace("\u00a0", " ")


def test_the_print_that_the_base_was_taken_from_stands_once() -> None:
    text = shown("nq147.parks", "en")
    assert text.count("“six IPs”") == 1


@pytest.mark.parametrize("width", [60, 80])
def test_what_goes_on_of_a_figure_stands_under_the_figure(width: int) -> None:
    lines = shown("nq147.clusters", "vi", width).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  Số gốc"))
    assert lines[at + 1].index(lines[at + 1].strip()) == lines[at].index("46 cụm")


def test_the_derivation_is_one_step_away() -> None:
    whole = shipped_report()
    brief = drawn(card(result_of(whole, "nq147.parks"), whole, Words("en")))
    assert "Derivation" not in brief
    assert brief.splitlines()[-1] == "How every number is reckoned: bgplan show nq147.parks --work"
    assert "Derivation" in shown("nq147.parks", "en")


def test_a_growth_of_one_year_stands_beside_the_years_before_it() -> None:
    """12 % in 2021, nothing of 2022, 11 % in 2023; 10 % was asked for in 2023; 2018 is too long ago."""
    goal = target(10, indicator="growth", due="2023", direction="up")
    seen_ones = (seen(9, "2018", "growth"), seen(12, "2021", "growth"), seen(11, "2023", "growth"))
    made = report(dataset(*seen_ones, targets={"t": goal}), "2024-02-28", names=("t",))
    text = drawn(cards_document(made, Words("en"))).split("Year by year")[1].split("Figures")[0]
    assert [line.split()[:2] for line in text.splitlines()[3:] if line] == [
        ["2021", "12%"],
        ["2022", "no"],
        ["2023", "11%"],
    ]
