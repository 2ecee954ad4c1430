"""The public door: what may be asked how, what is raised, and what never is."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import bgplan
from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import METHODS, judge
from bgplan.core.periods import parse

LEVEL: dict[str, Any] = {"base": (2015, 100), "actual": (2020, 110), "target": (2030, 150)}


def test_it_is_public() -> None:
    verdict = bgplan.judge("statcan", **LEVEL)
    assert isinstance(verdict, bgplan.Verdict)
    # 1.1^(1/5) − 1 = 1.9245 % of 1.5^(1/15) − 1 = 2.7399 % (Open SDG's own worked example)
    assert verdict.ratio == pytest.approx(0.7023764947842465, abs=1e-9)
    assert verdict.status is Status.SLOW


def test_it_loads_no_engine() -> None:
    code = (
        "import sys, bgplan; bgplan.judge; print([m for m in ('yaml', 'pydantic', 'bgplan.run') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_names_are_those_of_the_issue() -> None:
    names = ["pace", "eurostat", "statcan", "unsd", "escap", "destatis", "sdsn", "plan-rate"]
    assert [rule.name for rule in METHODS] == names
    assert [rule.label for rule in METHODS if rule.label.startswith("after ")] == ["after ESCAP", "after SDSN"]


@pytest.mark.parametrize("number", [110, 110.0, Decimal(110), "110", "1.1e2", Fraction(110)])
@pytest.mark.parametrize("period", [2020, "2020", "2020-12", "2020-12-31", parse("2020")])
def test_numbers_and_periods_can_be_written_in_many_ways(number: Any, period: Any) -> None:  # noqa: ANN401
    verdict = judge("sdsn", base=(2015, 100), actual=(period, number), target=(2030, 150))
    assert verdict.ratio == Fraction(3, 5)  # 2 of 10/3 a year


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ({"method": "magic"}, ValueError, "'magic' is none of pace, eurostat"),
        ({"base": 100}, TypeError, "base is a period and a value"),
        ({"base": (2015,)}, TypeError, "base is a period and a value"),
        ({"base": (2015, "many")}, ValueError, "the value of base is a number, not 'many'"),
        ({"base": (2015, None)}, TypeError, "the value of base is a number, not None"),
        ({"base": (2015, True)}, TypeError, "the value of base is a number, not True"),
        ({"base": (2015.5, 1)}, TypeError, "the period of base is a year"),
        ({"base": (True, 1)}, TypeError, "the period of base is a year"),
        ({"base": ("last year", 1)}, ValueError, "is no period"),
        ({"base": (0, 1)}, ValueError, "year"),
        ({"direction": "sideways"}, ValueError, "direction 'sideways' is none of up, down"),
        ({"direction": 1}, TypeError, "direction is one of up, down"),
        ({"path": "curved"}, ValueError, "path 'curved' is none of geometric, linear"),
        ({"limit": "high"}, ValueError, "the value of limit"),
        ({"actual": 110}, TypeError, "actual is a period and a value"),
        ({"target": (2030, "much")}, ValueError, "the value of target is a number, not 'much'"),
        ({"series": [2015]}, TypeError, "series is a period and a value"),
        ({"series": [(2015, 1), ("2015-12", 2)]}, ValueError, "^series has two values of one period$"),
    ],
)
def test_what_is_malformed_is_raised(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        judge(**({"method": "statcan"} | LEVEL | arguments))


@pytest.mark.parametrize("number", ["nan", "-inf", "sNaN", "1e999999999", "1e-999999999", float("nan"), 10**400])
@pytest.mark.parametrize("name", ["base", "actual", "target"])
def test_a_number_that_is_none_is_a_reason(name: str, number: Any) -> None:  # noqa: ANN401
    for rule in METHODS:
        verdict = judge(rule.name, **(LEVEL | {name: (2020, number)}))
        assert verdict.status is Status.NOT_ASSESSABLE
        assert verdict.reasons[0] == "out_of_range"


@pytest.mark.parametrize("number", [10**300, 10**301, Fraction(1, 10**300), Fraction(1, 10**301), 5e-324, "-1e300"])
def test_more_than_three_hundred_digits_are_out_of_range(number: Any) -> None:  # noqa: ANN401
    verdict = judge("statcan", **LEVEL, limit=number)  # the limit alone, so that nothing else stands in the way
    assert (verdict.word, verdict.reasons) == ("not_available", ("out_of_range",))
    assert judge("statcan", **LEVEL, limit=10**299).reasons == ()
    assert judge("statcan", **LEVEL, limit=Fraction(1, 10**299)).reasons == ()


def test_points_of_a_series_that_say_nothing_are_left_out() -> None:
    series = [(2015 + index, 100 + 2 * index) for index in range(6)]
    terms: dict[str, Any] = {"target": (2030, 150), "direction": "up"}
    unknown: list[Any] = [(None, 5), (2016, "nan"), *series[2:]]
    assert judge("destatis", series=unknown, **terms) == judge("destatis", series=series[2:], **terms)


def test_zero_is_zero_however_written() -> None:
    assert judge("sdsn", base=(2015, "0e999999"), actual=(2020, 5), target=(2030, 15)).ratio == 1


@pytest.mark.parametrize(
    "change, reason",
    [
        ({"base": None}, "needs_base"),
        ({"base": (None, 100)}, "needs_base"),
        ({"actual": None}, "needs_actual"),
        ({"actual": (2015, 110)}, "same_period"),
        ({"actual": (2014, 110)}, "base_after_actual"),
        ({"target": (2030, 100)}, "base_equals_target"),
        ({"target": (None, 150)}, "needs_target_time"),
        ({"target": (2015, 150)}, "target_not_after_base"),
        ({"target": None}, "needs_direction"),
    ],
)
@pytest.mark.parametrize("method", ["eurostat", "statcan", "unsd"])
def test_what_is_missing_is_a_reason(method: str, change: dict[str, Any], reason: str) -> None:
    verdict = judge(method, **(LEVEL | change))
    assert verdict.status is Status.NOT_ASSESSABLE
    assert verdict.reasons[0] == reason


def test_a_contradicting_direction_is_told() -> None:
    """Worse than the target, although the base was better: both are the wrong way."""
    for method in ("statcan", "sdsn", "unsd", "eurostat"):
        verdict = judge(method, base=(2015, 100), actual=(2020, 80), target=(2030, 90), direction="up")
        assert verdict.status is Status.MOVING_AWAY
        assert verdict.reasons == ("direction_contradicts",)


def test_the_series_ends_with_the_actual() -> None:
    series = [(2015, 100), (2020, 110)]
    assert judge("statcan", base=(2015, 100), series=series, target=(2030, 150)) == judge("statcan", **LEVEL)


def test_a_year_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(ValueError, match="a year from 1 to 9999"):
        judge("pace", base=(2015, 100), actual=(10**30, 110), target=(2030, 150))


def test_an_exponent_that_no_decimal_holds_is_out_of_range() -> None:
    verdict = judge("pace", base=(2015, "1E+999999999999999999999"), actual=(2020, 110), target=(2030, 150))
    assert verdict.reasons[0] == "out_of_range"
