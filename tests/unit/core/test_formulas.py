"""Formulas: published values, where they are undefined, and that nothing infinite ever comes out."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from inspect import signature

import pytest

from bgplan.core import formulas
from bgplan.core.formulas import Formula
from bgplan.core.intervals import Number
from bgplan.core.methods import scores

F = Fraction


@pytest.mark.parametrize(
    "formula, terms, value",
    [
        (formulas.difference, {"left": F(9), "right": F(29)}, F(-20)),
        (formulas.progress, {"base": F(6), "actual": F(9), "target": F(29)}, F(3, 23)),
        (formulas.progress, {"base": F(20), "actual": F(12), "target": F(4)}, F(1, 2)),  # lower is better: 8 of 16
        (formulas.quotient, {"part": F(54), "whole": F(66)}, F(9, 11)),
        (formulas.product, {"left": F(19, 100), "right": F(100)}, F(19)),
        (formulas.yearly_change, {"start": F(9), "end": F(29), "years": F(4)}, F(5)),
        (formulas.linear_path, {"base": F(68), "target": F(99), "elapsed": F(3, 7)}, F(68) + 3 * F(31, 7)),
        (formulas.linear_lead, {"progress": F(1, 2), "elapsed": F(2, 5), "years": F(10)}, F(12)),
        (formulas.linear_projection, {"actual": F(9), "change": F(2), "years": F(7)}, F(23)),
        (formulas.monthly_amount, {"amount": F("258.8"), "months": F(8)}, F("32.35")),
        # less than a year or a month, and none at all where nothing is divided by it
        (formulas.yearly_change, {"start": F(9), "end": F(29), "years": F(1, 2)}, F(40)),
        (formulas.monthly_amount, {"amount": F(10), "months": F(1, 2)}, F(20)),
        (formulas.linear_projection, {"actual": F(9), "change": F(2), "years": F(1, 2)}, F(10)),
        (formulas.linear_projection, {"actual": F(9), "change": F(2), "years": F(0)}, F(9)),
        (formulas.geometric_projection, {"actual": F(9), "rate": F(2), "years": F(0)}, F(9)),
    ],
)
def test_arithmetic_is_exact(formula: Formula, terms: dict[str, Number], value: Fraction) -> None:
    assert formula(**terms) == value


@pytest.mark.parametrize(
    "formula, terms, value",
    [
        # BEA, compound annual growth: 100 to 121 in two years is 10 %
        (formulas.growth_rate, {"start": F(100), "end": F(121), "years": F(2)}, 0.1),
        # BEA, a quarter at an annual rate: 1.02^4 - 1
        (formulas.growth_rate, {"start": F(100), "end": F(102), "years": F(1, 4)}, 0.08243216),
        # Decree 94/2022: over 2021-2030 n is 10, not 9
        (formulas.growth_rate, {"start": F(1), "end": F("5.694683790118122"), "years": F(10)}, 0.19),
        # WHO Triple Billion: 68 in 2018 to 3 in 2025
        (formulas.growth_rate, {"start": F(68), "end": F(3), "years": F(7)}, -0.35971520047811967),
        # WHO Triple Billion: the latest rate, 87 to 88, goes on from 2018 to 2025
        (formulas.geometric_projection, {"actual": F(88), "rate": F(1, 87), "years": F(7)}, 95.3293449648516),
        (formulas.geometric_path, {"base": F(100), "target": F(400), "elapsed": F(1, 4)}, math.sqrt(2) * 100),
        # From 1 to 8 in ten years 2 is a third of the way; a sixth of the time has gone: (1/3 - 1/6) x 120 months
        (
            formulas.geometric_lead,
            {"base": F(1), "actual": F(2), "target": F(8), "elapsed": F(1, 6), "years": F(10)},
            20.0,
        ),
        # From 1 down to a quarter in ten years a half is half of the way; a quarter of the time: 1/4 x 120 months
        (
            formulas.geometric_lead,
            {"base": F(1), "actual": F(1, 2), "target": F(1, 4), "elapsed": F(1, 4), "years": F(10)},
            30.0,
        ),
        # 21 % a year is 10 % in half a year: 1.1^2 = 1.21
        (formulas.geometric_projection, {"actual": F(100), "rate": F(21, 100), "years": F(1, 2)}, 110.0),
        (formulas.years_to_reach, {"start": F(100), "end": F(800), "rate": F(1)}, 3.0),  # doubles every year
        (formulas.years_to_reach, {"start": F(400), "end": F(100), "rate": F(-1, 2)}, 2.0),  # halves every year
        (formulas.years_to_reach, {"start": F(121), "end": F(121), "rate": F(1, 10)}, 0.0),
        (formulas.years_to_reach, {"start": F(1, 8), "end": F(1, 2), "rate": F(1)}, 2.0),  # shares as well
        # From 2 to 16 in ten years 4 is a third of the way, as from 1 to 8
        (
            formulas.geometric_lead,
            {"base": F(2), "actual": F(4), "target": F(16), "elapsed": F(1, 6), "years": F(10)},
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
    observed = formulas.growth_rate(start=F(base), end=F(actual), years=F(year - base_year))
    required = formulas.growth_rate(start=F(base), end=F(target), years=F(2030 - base_year))
    assert observed is not None
    assert required is not None
    assert formulas.quotient(part=observed, whole=required) == pytest.approx(ratio, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize(
    "formula, terms",
    [
        (formulas.progress, {"base": F(9), "actual": F(10), "target": F(9)}),
        (formulas.quotient, {"part": F(1), "whole": F(0)}),
        (formulas.growth_rate, {"start": F(0), "end": F(1), "years": F(1)}),
        (formulas.growth_rate, {"start": F(-1), "end": F(1), "years": F(1)}),
        (formulas.growth_rate, {"start": F(1), "end": F(0), "years": F(1)}),
        (formulas.growth_rate, {"start": F(1), "end": F(2), "years": F(0)}),
        (formulas.growth_rate, {"start": F(1), "end": F(2), "years": F(-1)}),
        (formulas.yearly_change, {"start": F(1), "end": F(2), "years": F(0)}),
        (formulas.geometric_path, {"base": F(0), "target": F(1), "elapsed": F(1, 2)}),
        (formulas.geometric_path, {"base": F(1), "target": F(-1), "elapsed": F(1, 2)}),
        (formulas.geometric_path, {"base": F(1), "target": F(0), "elapsed": F(1, 2)}),
        *[
            (
                formulas.geometric_lead,
                {"base": F(1), "actual": F(2), "target": F(3), "elapsed": F(0), "years": F(1)} | zero,
            )
            for zero in ({"base": F(0)}, {"actual": F(0)}, {"target": F(0)})
        ],
        (
            formulas.geometric_lead,
            {"base": F(2), "actual": F(2), "target": F(2), "elapsed": F(1, 2), "years": F(1)},
        ),
        (
            formulas.geometric_lead,
            {"base": F(1), "actual": F(-2), "target": F(2), "elapsed": F(1, 2), "years": F(1)},
        ),
        (formulas.linear_projection, {"actual": F(1), "change": F(1), "years": F(-1)}),
        (formulas.geometric_projection, {"actual": F(1), "rate": F(-1), "years": F(1)}),
        (formulas.geometric_projection, {"actual": F(1), "rate": F(1), "years": F(-1)}),
        (formulas.monthly_amount, {"amount": F(1), "months": F(0)}),
        (formulas.years_to_reach, {"start": F(1), "end": F(2), "rate": F(0)}),
        (formulas.years_to_reach, {"start": F(1), "end": F(2), "rate": F(-1, 10)}),  # it leads away
        (formulas.years_to_reach, {"start": F(2), "end": F(1), "rate": F(1, 10)}),
        (formulas.years_to_reach, {"start": F(0), "end": F(1), "rate": F(1)}),
        (formulas.years_to_reach, {"start": F(4), "end": F(0), "rate": F(-1, 2)}),
        (formulas.years_to_reach, {"start": F(4), "end": F(1), "rate": F(-1)}),  # nothing is left
        (formulas.years_to_reach, {"start": F(4), "end": F(1), "rate": F(-3, 2)}),
    ],
)
def test_undefined_is_none(formula: Formula, terms: dict[str, Number]) -> None:
    assert formula(**terms) is None


@pytest.mark.parametrize(
    "formula, terms",
    [
        # doubling every day: 2^365 a year, some 10^109
        (formulas.growth_rate, {"start": F(1), "end": F(2), "years": F(1, 365)}),
        (formulas.geometric_path, {"base": F(1), "target": F(10**9), "elapsed": F(2)}),
        (formulas.geometric_projection, {"actual": F(1), "rate": F(9), "years": F(16)}),
        (formulas.geometric_projection, {"actual": F(1), "rate": F(-99, 100), "years": F(8)}),  # a 10^16th is left
        (formulas.geometric_projection, {"actual": 1e300, "rate": F(9), "years": F(14)}),
        (formulas.quotient, {"part": F(10) ** 400, "whole": F(1)}),  # no float holds it
    ],
)
def test_beyond_all_measure_is_undefined(formula: Formula, terms: dict[str, Number]) -> None:
    assert formula(**terms) is None


def test_every_expression_names_every_term_of_its_formula() -> None:
    found = [each for each in vars(formulas).values() if isinstance(each, Formula)]
    assert len(found) == 14
    for formula in found:
        terms = formula.value.__code__.co_varnames[: formula.value.__code__.co_argcount]
        assert all(f"{{{term}}}" in formula.expression for term in terms), formula.expression
        asked = signature(formula.domain).parameters.values() if formula.domain is not None else ()
        assert {each.name for each in asked if each.kind is not each.VAR_KEYWORD} <= set(terms)


NUMBERS = {
    term: F(number)
    for line in (
        "left 9, right 29, part 3, whole 7, start 5, end 8, years 4, base 6, actual 11, target 29, elapsed 3/7",
        "progress 2/5, change 13, rate 0.016, amount 258, months 8, limit 10, ratio 0.8, sign 1, factor 0.9",
        "projected 17",
    )
    for term, number in (each.split() for each in line.split(", "))
}
"""Each term another number, so that none can stand for another; scores are on the branch that is shown."""


def shown(expression: str, terms: dict[str, Number]) -> float:
    """Work out an expression as a reader would: signs of print, powers with ^, magnitudes between bars."""
    text = expression.format(**{name: f"({float(number)!r})" for name, number in terms.items()})
    for printed, written in (("−", "-"), ("×", "*"), ("^", "**"), ("ln(", "log(")):
        text = text.replace(printed, written)
    text = re.sub(r"\|([^|]+)\|", r"abs(\1)", text)
    return float(eval(text, {"__builtins__": {}, "abs": abs, "log": math.log}))  # noqa: S307  # our own expressions


@pytest.mark.parametrize(
    "formula", [each for module in (formulas, scores) for each in vars(module).values() if isinstance(each, Formula)]
)
def test_an_expression_shows_what_is_computed(formula: Formula) -> None:
    code = formula.value.__code__
    terms: dict[str, Number] = {name: NUMBERS[name] for name in code.co_varnames[: code.co_argcount]}
    value = formula(**terms)
    assert value is not None
    assert shown(formula.expression, terms) == pytest.approx(float(value), rel=1e-9)
