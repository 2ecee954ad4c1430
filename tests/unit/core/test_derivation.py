"""Derivations: tables of formulas at the points and at the corners of what the figures can stand for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bgplan.core import derivation_tables, formulas
from bgplan.core.derivation import EMPTY, Given, Line, derived, evaluated
from bgplan.core.derivation_tables import GEOMETRIC, LINEAR, leg_lines, path_lines
from bgplan.core.intervals import Interval
from bgplan.core.vocabulary import Path

F = Fraction
TABLES = {
    "linear": LINEAR,
    "geometric": GEOMETRIC,
    "linear leg from the base": leg_lines(Path.LINEAR, from_base=True),
    "linear leg": leg_lines(Path.LINEAR, from_base=False),
    "geometric leg from the base": leg_lines(Path.GEOMETRIC, from_base=True),
    "geometric leg": leg_lines(Path.GEOMETRIC, from_base=False),
    "gross": derivation_tables.GROSS,
    "year plan stated": derivation_tables.YEAR_PLAN_STATED,
    "year plan implied": derivation_tables.YEAR_PLAN_IMPLIED,
    "year plan by earlier years": derivation_tables.by_earlier_years(derivation_tables.YEAR_PLAN_STATED),
    "year plan under a ceiling": derivation_tables.under_ceiling(derivation_tables.YEAR_PLAN_STATED),
    "average complete": derivation_tables.AVERAGE_COMPLETE,
    "average with gaps": derivation_tables.AVERAGE_WITH_GAPS,
}


def exact(**numbers: int | str | Fraction) -> dict[str, Given]:
    """Return terms known exactly."""
    return {term: Given.exact(F(number)) for term, number in numbers.items()}


LEVEL = exact(actual=15, base=10, target=30, years_total=10, years_left=6)


def test_a_level_on_a_straight_line() -> None:
    work = derived(LINEAR, LEVEL)
    assert {step.line.term: step.value for step in work.steps if step.line.term not in RATES} == {
        "years_elapsed": 4,
        "elapsed": F(2, 5),
        "gap": -15,
        "progress": F(1, 4),
        "achievement_rate": F(1, 2),
        "observed_change": F(5, 4),
        "required_change": 2,
        "required_change_from_now": F(5, 2),
        "pace_ratio": F(5, 8),
        "expected": 18,
        "gap_to_path": -3,
        "lead_months": -18,  # (0.25 - 0.40) x 120 months
        "projected": F("22.5"),  # 15 + 6 x 1.25
    }


RATES = {"observed_rate", "required_rate", "required_rate_from_now"}


def test_a_level_that_is_to_grow() -> None:
    work = derived(GEOMETRIC, exact(actual=121, base=100, target="161.051", years_total=5, years_left=3))
    assert work.value("observed_rate") == pytest.approx(0.1)
    assert work.value("required_rate") == pytest.approx(0.1)  # 1.1^5 = 1.61051
    assert work.value("required_rate_from_now") == pytest.approx(0.1)
    assert work.value("pace_ratio") == pytest.approx(1)
    assert work.value("expected") == pytest.approx(121)
    assert work.value("lead_months") == pytest.approx(0, abs=1e-9)
    assert work.value("projected") == pytest.approx(161.051)


def test_a_term_that_enters_twice_moves_as_one() -> None:
    given = exact(base=10, target=30, years_total=10, years_left=6) | {"actual": Given(F(15), Interval.of(14, 16))}
    work = derived(LINEAR, given)
    assert work.interval("progress") == Interval(F(4, 20), F(6, 20))
    assert work.interval("gap_to_path") == Interval.of(-4, -2)
    base = exact(actual=15, target=30, years_total=10, years_left=6) | {"base": Given(F(10), Interval.of(9, 11))}
    # from 9 it is 6 of 21, from 11 it is 4 of 19; never 4 of 21
    assert derived(LINEAR, base).interval("progress") == Interval(F(4, 19), F(6, 21))


def test_all_corners_are_kept() -> None:
    given = {
        "actual": Given(F(15), Interval.of(14, 16)),
        "base": Given(F(10), Interval.of(9, 11)),
        **exact(target=30, years_total=10, years_left=6),
    }
    corners = derived(LINEAR, given).corners
    assert sorted((corner["actual"], corner["base"]) for corner in corners) == [(14, 9), (14, 11), (16, 9), (16, 11)]


def test_what_needs_an_unknown_term_is_unknown() -> None:
    work = derived(LINEAR, exact(actual=15, target=30, years_left=6))
    assert work.value("gap") == -15
    assert work.value("required_change_from_now") == F(5, 2)
    for term in ("base", "progress", "pace_ratio", "expected", "projected", "no such term"):
        assert (work.value(term), work.interval(term)) == (None, None)


def test_an_interval_that_reaches_where_a_formula_is_undefined_is_none() -> None:
    given = exact(base=10, target=30, years_total=10, years_left=6) | {"actual": Given(F(1), Interval.of(0, 2))}
    work = derived(GEOMETRIC, given)
    assert work.value("observed_rate") is not None
    assert work.interval("observed_rate") is None  # no growth from 10 to 0


def test_given_terms_are_answered_as_they_are() -> None:
    work = derived(LINEAR, LEVEL | {"actual": Given(F(15), Interval.of(14, 16))})
    assert (work.value("actual"), work.interval("actual")) == (15, Interval.of(14, 16))


def test_no_work_has_no_values() -> None:
    assert (EMPTY.value("gap"), EMPTY.interval("gap"), EMPTY.corners) == (None, None, ())


def test_lines_are_evaluated_in_order() -> None:
    lines = (
        Line("two", formulas.product, {"left": "one", "right": "factor"}),
        Line("four", formulas.product, {"left": "two", "right": "factor"}),
    )
    assert evaluated(lines, {"one": F(1), "factor": F(2)})["four"] == 4
    assert evaluated(lines, {"one": None, "factor": F(2)})["four"] is None


def test_each_path_has_its_table() -> None:
    assert [path_lines(path) for path in (Path.LINEAR, Path.GEOMETRIC)] == [LINEAR, GEOMETRIC]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_line_feeds_its_formula_with_all_its_terms(table: tuple[Line, ...]) -> None:
    for line in table:
        code = line.formula.value.__code__
        assert set(line.inputs) == set(code.co_varnames[: code.co_argcount]), line.term
    terms = [line.term for line in table]
    assert len(terms) == len(set(terms))


def test_the_gross_reading() -> None:
    # 54 clusters, 46 before, 29 new, 9 to go, after 2/5 of the time: 8 of 29, or 54 - 37 = 17 of 29
    work = derived(derivation_tables.GROSS, exact(actual=54, base=46, added=29, removed=9, elapsed="0.4"))
    assert (work.value("gross_share"), work.value("gross_share_all_removed")) == (F(8, 29), F(17, 29))
    assert work.value("gross_pace_ratio") == F(8, 29) / F(2, 5)
    assert work.value("gross_pace_ratio_all_removed") == F(17, 29) / F(2, 5)


def test_a_leg_that_starts_at_an_interim_target() -> None:
    # base 10 at the end of 2020, 20 by 2025, 60 by 2030; 30 at the end of 2027: two of the leg's five years have gone
    given = exact(actual=30, base=10, target=60, years_total=10, years_left=3)
    legs = exact(leg_start=20, leg_end=60, leg_before=5, leg_years=5)
    work = derived(leg_lines(Path.LINEAR, from_base=False), given | legs)
    assert (work.value("leg_gone"), work.value("leg_elapsed"), work.value("leg_progress")) == (2, F(2, 5), F(1, 4))
    assert (work.value("expected"), work.value("gap_to_path")) == (36, -6)  # 20 + 2 x 8
    assert work.value("path_change") == F(26, 7)  # from 10 to 36 in seven years
    assert (work.value("observed_change"), work.value("pace_ratio")) == (F(20, 7), F(20, 26))
    assert work.value("lead_months") == -9  # (0.25 - 0.40) x 60 months
    assert work.value("projected") == 30 + 3 * F(20, 7)


def test_a_leg_that_grows() -> None:
    # 100 in 2020, 121 by 2022, 161.051 by 2025: 1.1 a year on both legs, and the figure is on the path
    given = exact(actual="133.1", base=100, target="161.051", years_total=5, years_left=2)
    legs = exact(leg_start=121, leg_end="161.051", leg_before=2, leg_years=3)
    work = derived(leg_lines(Path.GEOMETRIC, from_base=False), given | legs)
    assert work.value("expected") == pytest.approx(133.1)
    assert work.value("path_rate") == pytest.approx(0.1)
    assert work.value("pace_ratio") == pytest.approx(1)
    assert work.value("lead_months") == pytest.approx(0, abs=1e-9)


def test_earlier_years_stand_in_the_place_of_the_time_that_has_gone() -> None:
    given = exact(base=0, actual=520, target=1000, months_elapsed=8, months_total=12, expected_share="0.65")
    work = derived(derivation_tables.by_earlier_years(derivation_tables.YEAR_PLAN_STATED), given)
    assert work.value("pace_ratio") == F(52, 65)
    assert (work.value("expected"), work.value("gap_to_path"), work.value("projected")) == (650, -130, 800)
    assert (work.value("elapsed"), work.value("observed_per_month")) == (F(2, 3), 65)  # time itself goes as ever
