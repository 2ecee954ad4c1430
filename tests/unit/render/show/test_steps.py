"""The derivation: every step with its formula and numbers, and whoever redoes it gets the result shown."""

from __future__ import annotations

import math
import re

import pytest

from bgplan.core.periods import parse
from bgplan.core.report import Report, Result
from bgplan.core.text import width_of
from bgplan.render.show.notation import Notation, NumberForm, form_of
from bgplan.render.show.steps import WrittenStep, derivation, givens, numbers_of, place_on_axis
from bgplan.render.words import Words
from tests.drawn import drawn
from tests.unit.render.show.show_case import own_report, result_of, shipped_report


def notation(report: Report, result: Result, lang: str = "en") -> Notation:
    year_plan = result.target is not None and result.target.is_year_plan
    return Notation(Words(lang), report.written.units[result.indicator.unit], year_plan=year_plan)


def text(name: str, report: Report, width: int | None = 80, lang: str = "en", *, ascii_only: bool = False) -> str:
    result = result_of(report, name)
    own = notation(report, result, lang)
    return drawn(tuple(derivation(result.work, own, givens(result, own))), width, ascii_only=ascii_only)


def evaluated(expression: str) -> float:
    """Redo an English expression of a derivation as a reader would on a calculator."""
    code = expression.replace("\u00a0", " ").replace(",", "").replace("−", "-").replace("×", "*").replace("^", "**")
    code = re.sub(r"([\d.]+)%", r"(\1/100)", code).replace("ln(", "log(")
    return float(eval(code, {"log": math.log, "__builtins__": {}}))  # noqa: S307  # our own text


def number_in(shown: str, term: str) -> tuple[float, float]:
    """Return the first number of a result, a rate as a fraction, and half a unit of its last digit."""
    found = re.search(r"[−+]?[\d,]+(?:\.(\d+))?%?", shown)
    assert found is not None
    scale = 100 if form_of(term) is NumberForm.PERCENT else 1
    value = float(found.group().strip("+%").replace(",", "").replace("−", "-")) / scale
    return value, 0.5 * 10 ** -len(found[1] or "") / scale


REPORTS = (shipped_report(), own_report())
RESULTS = [(report, result) for report in REPORTS for result in report.results if result.work.steps]


@pytest.mark.parametrize("report, result", RESULTS, ids=lambda value: getattr(value, "name", ""))
def test_whoever_redoes_a_step_with_the_numbers_shown_gets_the_result_shown(report: Report, result: Result) -> None:
    own = notation(report, result)
    redone = 0
    for work in (result.work, result.gross):
        for step in work.steps:
            if step.value is None:
                continue
            value, half = number_in(own.full(step.line.term, step.value), step.line.term)
            assert abs(evaluated(numbers_of(step, work, own)) - value) <= half * (1 + 1e-9), step.line.term
            redone += 1
    assert redone >= 7


@pytest.mark.parametrize("report, result", RESULTS, ids=lambda value: getattr(value, "name", ""))
def test_every_step_stands_there_in_columns_and_below_each_other(report: Report, result: Result) -> None:
    own = notation(report, result)
    for width in (60, 80, 200, None):
        shown = drawn(tuple(derivation(result.work, own)), width)
        for step in result.work.steps:
            term = own.term(step.line.term)
            assert f"  {term[0].upper()}{term[1:]}" in shown


def test_a_step_names_its_terms_then_its_numbers_then_the_result() -> None:
    # (9 − 6) / (29 − 6) = 3 / 23 = 13.04 %; with 8 parks 2 / 23 = 8.70 %
    lines = text("nq147.parks", shipped_report()).splitlines()
    at = lines.index("  Progress = (actual − base) / (target − base)")
    assert lines[at + 1] == "      = (9 − 6) / (29 − 6) = 13.04% (8.70% … 13.04%)"


def test_vietnamese_terms_and_numbers() -> None:
    shown = text("nq147.parks", shipped_report(), lang="vi")
    assert "= (9 − 6) / (29 − 6) = 13,04% (8,70% … 13,04%)" in shown
    assert "Tỷ lệ so với mục tiêu = thực hiện / mục tiêu" in shown


def test_times_are_counted_on_the_axis_of_years() -> None:
    # 22 August 2023 is day 31+28+31+30+31+30+31+22 = 234 of 365; the end of 2030 is 2031
    assert place_on_axis(parse("2023-08-22")) == "2023 + 234/365"
    assert place_on_axis(parse("2024-02-10")) == "2024 + 41/366"
    assert place_on_axis(parse("2023-08")) == "2023 + 8/12"
    assert place_on_axis(parse("2020")) == "2021"
    assert "= 2031 − (2023 + 234/365) = 7.3589 years" in text("nq147.parks", shipped_report())


def test_linear_lines_keep_the_rates_in_the_derivation() -> None:
    # 1.5^(1 / 2.6411) − 1: ln 1.5 / 2.6411 = 0.40547 / 2.6411 = 0.15352, e^0.15352 − 1 = 16.59 %
    assert "= (9 / 6)^(1 / 2.6411) − 1 = 16.59%" in text("nq147.parks", shipped_report())


def test_the_gap_of_percentages_is_in_points() -> None:
    # √(1.12 × 1.11) − 1 = √1.2432 − 1 = 11.499 %; against 10 %: 1.499 points
    assert re.search(r"= 0\.1149\d* × 100 = 11\.49\d*%", text("growth", own_report()))
    assert re.search(r"= 11\.49\d* − 10 = 1\.49\d* points", text("growth", own_report()))
    assert "= (1 + 12%) × (1 + 11%) = 1.2432" in text("growth", own_report())


def test_an_undefined_step_says_so_and_why() -> None:
    # growth from a base of 0 has no rate; what is computed from that rate is not known either
    shown = text("plots", own_report(), width=100)
    assert "undefined: the formula needs positive numbers and a positive time" in shown
    assert "undefined: observed rate, required rate not known" in shown


def test_negative_numbers_stand_in_brackets() -> None:
    # 76 − 80 = −4 over 2 years = −2 a year; 76 + (−2) × 8 = 60
    assert "= 76 + (−2) × 8 = 60.0 ha" in text("waste", own_report())


def test_columns_align_where_the_width_allows_them() -> None:
    wide = text("nq147.parks", shipped_report(), width=None).splitlines()
    assert {one.index(" = ") for one in wide} == {wide[0].index(" = ")}
    narrow = text("nq147.parks", shipped_report(), width=60).splitlines()
    assert len(narrow) > len(wide)
    assert max(width_of(one) for one in narrow) <= 60


def test_ascii_has_signs_of_its_own() -> None:
    assert text("nq147.clusters.area", shipped_report(), ascii_only=True).isascii()


def test_the_terms_of_a_year_plan_are_its_own() -> None:
    # 258.8 / 80.12 % = 323.02; 80.12 % / 66.67 % = 1.202
    shown = text("parks-2023.production", shipped_report(), width=None)
    assert re.search(r"Year's plan += actual / achievement rate += 258\.8 / 80\.12% += VND 323\.02 trn", shown)
    assert "= 1.202" in shown


def test_nothing_to_derive_gives_nothing() -> None:
    result = result_of(shipped_report(), "nq147.production.2025")
    own = notation(shipped_report(), result)
    assert list(derivation(result.work, own)) == []
    given = (WrittenStep("a", "b", "", "= c"),)
    assert drawn(tuple(derivation(result.work, own, given))) == "  A  = b    = c\n"
