"""Formulas: published values, where they are undefined, and that nothing infinite ever comes out."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from bgplan.core import formulas
from bgplan.core.formulas import Formula
from bgplan.core.intervals import Number

F = Fraction


@pytest.mark.parametrize(
    "formula, terms, value",
    [
        (formulas.DIFFERENCE, {"left": F(9), "right": F(29)}, F(-20)),
        (formulas.PROGRESS, {"base": F(6), "actual": F(9), "target": F(29)}, F(3, 23)),
        (formulas.PROGRESS, {"base": F(20), "actual": F(12), "target": F(4)}, F(1, 2)),  # lower is better: 8 of 16
        (formulas.QUOTIENT, {"part": F(54), "whole": F(66)}, F(9, 11)),
        (formulas.PRODUCT, {"left": F(19, 100), "right": F(100)}, F(19)),
        (formulas.YEARLY_CHANGE, {"start": F(9), "end": F(29), "years": F(4)}, F(5)),
        (formulas.LINEAR_PATH, {"base": F(68), "target": F(99), "elapsed": F(3, 7)}, F(68) + 3 * F(31, 7)),
        (formulas.LINEAR_LEAD, {"progress": F(1, 2), "elapsed": F(2, 5), "years": F(10)}, F(12)),
        (formulas.LINEAR_PROJECTION, {"actual": F(9), "change": F(2), "years": F(7)}, F(23)),
        (formulas.MONTHLY_AMOUNT, {"amount": F("258.8"), "months": F(8)}, F("32.35")),
    ],
)
def test_arithmetic_is_exact(formula: Formula, terms: dict[str, Number], value: Fraction) -> None:
    assert formula(**terms) == value


@pytest.mark.parametrize(
    "formula, terms, value",
    [
        # BEA, compound annual growth: 100 to 121 in two years is 10 %
        (formulas.GROWTH_RATE, {"start": F(100), "end": F(121), "years": F(2)}, 0.1),
        # BEA, a quarter at an annual rate: 1.02^4 - 1
        (formulas.GROWTH_RATE, {"start": F(100), "end": F(102), "years": F(1, 4)}, 0.08243216),
        # Decree 94/2022: over 2021-2030 n is 10, not 9
        (formulas.GROWTH_RATE, {"start": F(1), "end": F("5.694683790118122"), "years": F(10)}, 0.19),
        # WHO Triple Billion: 68 in 2018 to 3 in 2025
        (formulas.GROWTH_RATE, {"start": F(68), "end": F(3), "years": F(7)}, -0.35971520047811967),
        # WHO Triple Billion: the latest rate, 87 to 88, goes on from 2018 to 2025
        (formulas.GEOMETRIC_PROJECTION, {"actual": F(88), "rate": F(1, 87), "years": F(7)}, 95.3293449648516),
        (formulas.GEOMETRIC_PATH, {"base": F(100), "target": F(400), "elapsed": F(1, 4)}, math.sqrt(2) * 100),
        # From 1 to 8 in ten years 2 is a third of the way; a sixth of the time has gone: (1/3 - 1/6) x 120 months
        (
            formulas.GEOMETRIC_LEAD,
            {"base": F(1), "actual": F(2), "target": F(8), "elapsed": F(1, 6), "years": F(10)},
            20.0,
        ),
    ],
)
def test_growth_is_compound(formula: Formula, terms: dict[str, Number], value: float) -> None:
    assert formula(**terms) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    "base, base_year, actual, year, target, ratio",
    [
        # Statistics Canada, published components of its SDG site (Open Government Licence - Canada): 2030 targets
        ("0.27", 2015, "0.38", 2023, "0.7", 0.6656054028956886),
        ("95.5974842767296", 2015, "97.4874371859297", 2023, "100", 0.8150538567318096),
        ("28.93", 2020, "29.2", 2023, "100", 0.023486232440623516),
        ("14.5", 2015, "10.2", 2023, "7.25", 0.9525901792032172),  # lower is better
        # EUSTAT, by Eurostat's method
        ("16.4", 2016, "16.5", 2022, "8.2", -0.02098521874625286),
        ("20.6", 2016, "20.6", 2024, "20.5", 0.0),
    ],
)
def test_pace_ratios_that_others_have_published(  # noqa: PLR0913, PLR0917  # one published case
    base: str, base_year: int, actual: str, year: int, target: str, ratio: float
) -> None:
    observed = formulas.GROWTH_RATE(start=F(base), end=F(actual), years=F(year - base_year))
    required = formulas.GROWTH_RATE(start=F(base), end=F(target), years=F(2030 - base_year))
    assert observed is not None
    assert required is not None
    assert formulas.QUOTIENT(part=observed, whole=required) == pytest.approx(ratio, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize(
    "formula, terms",
    [
        (formulas.PROGRESS, {"base": F(9), "actual": F(10), "target": F(9)}),
        (formulas.QUOTIENT, {"part": F(1), "whole": F(0)}),
        (formulas.GROWTH_RATE, {"start": F(0), "end": F(1), "years": F(1)}),
        (formulas.GROWTH_RATE, {"start": F(-1), "end": F(1), "years": F(1)}),
        (formulas.GROWTH_RATE, {"start": F(1), "end": F(0), "years": F(1)}),
        (formulas.GROWTH_RATE, {"start": F(1), "end": F(2), "years": F(0)}),
        (formulas.GROWTH_RATE, {"start": F(1), "end": F(2), "years": F(-1)}),
        (formulas.YEARLY_CHANGE, {"start": F(1), "end": F(2), "years": F(0)}),
        (formulas.GEOMETRIC_PATH, {"base": F(0), "target": F(1), "elapsed": F(1, 2)}),
        (formulas.GEOMETRIC_PATH, {"base": F(1), "target": F(-1), "elapsed": F(1, 2)}),
        (
            formulas.GEOMETRIC_LEAD,
            {"base": F(2), "actual": F(2), "target": F(2), "elapsed": F(1, 2), "years": F(1)},
        ),
        (
            formulas.GEOMETRIC_LEAD,
            {"base": F(1), "actual": F(-2), "target": F(2), "elapsed": F(1, 2), "years": F(1)},
        ),
        (formulas.LINEAR_PROJECTION, {"actual": F(1), "change": F(1), "years": F(-1)}),
        (formulas.GEOMETRIC_PROJECTION, {"actual": F(1), "rate": F(-1), "years": F(1)}),
        (formulas.GEOMETRIC_PROJECTION, {"actual": F(1), "rate": F(1), "years": F(-1)}),
        (formulas.MONTHLY_AMOUNT, {"amount": F(1), "months": F(0)}),
    ],
)
def test_undefined_is_none(formula: Formula, terms: dict[str, Number]) -> None:
    assert formula(**terms) is None


@pytest.mark.parametrize(
    "formula, terms",
    [
        # doubling every day: 2^365 a year, some 10^109
        (formulas.GROWTH_RATE, {"start": F(1), "end": F(2), "years": F(1, 365)}),
        (formulas.GEOMETRIC_PATH, {"base": F(1), "target": F(10**9), "elapsed": F(2)}),
        (formulas.GEOMETRIC_PROJECTION, {"actual": F(1), "rate": F(9), "years": F(16)}),
        (formulas.GEOMETRIC_PROJECTION, {"actual": 1e300, "rate": F(9), "years": F(14)}),
        (formulas.QUOTIENT, {"part": F(10) ** 400, "whole": F(1)}),  # no float holds it
    ],
)
def test_beyond_all_measure_is_undefined(formula: Formula, terms: dict[str, Number]) -> None:
    assert formula(**terms) is None


def test_every_expression_names_every_term_of_its_formula() -> None:
    found = [each for each in vars(formulas).values() if isinstance(each, Formula)]
    assert len(found) == 13
    for formula in found:
        terms = formula.value.__code__.co_varnames[: formula.value.__code__.co_argcount]
        assert all(f"{{{term}}}" in formula.expression for term in terms), formula.expression
        assert formula.domain.__code__.co_varnames[: formula.domain.__code__.co_argcount] == terms
