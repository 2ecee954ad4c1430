"""What holds of every verdict, whatever the figures."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bgplan.core import formulas
from bgplan.core.compare import Question, compare
from bgplan.core.dataset import Dataset, PlanFile
from bgplan.core.derivation import evaluated
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import JUDGED, Status
from bgplan.core.periods import day, parse, position, years_between
from bgplan.core.report import Report, Result
from bgplan.core.resolve import resolve
from tests.build import BOTH, base, dataset, part, plan_file, report, seen, snapshot, target
from tests.properties import strategies

TERMS = ("gap", "progress", "pace_ratio", "expected", "lead_months", "projected", "required_rate_from_now")


def plain(number: Decimal) -> str:
    """Return the number as our files write it; a fourth decimal keeps three from being taken for thousands."""
    text = f"{number:f}"
    return f"{text}0" if number.as_tuple().exponent == -3 else text


def around(number: Decimal, width: Decimal) -> dict[str, str]:
    """Return a figure and what it can stand for."""
    return {"value": plain(number), "low": plain(number - width), "high": plain(number + width)}


def level(  # noqa: PLR0913  # the terms of one level
    start: Decimal, now: Decimal, end: Decimal, *, path: str, width: Decimal = Decimal(0), unit: int = 0
) -> Result:
    """Return how a level stands at the end of 2024, in a unit of 10 to the power of -``unit``."""
    start, now, end, width = (number.scaleb(unit) for number in (start, now, end, width))
    figure = seen(None, "2024", "area") | around(now, width)
    goal = target(plain(end), indicator="area", path=path, base=base() | around(start, width))
    (only,) = report(dataset(figure, targets={"t": goal}), "2025-01-01").targets
    return only


@given(*[strategies.levels] * 3, strategies.widths, strategies.paths, st.integers(-6, 6))
def test_the_unit_never_changes_a_verdict(  # noqa: PLR0913, PLR0917  # what hypothesis draws
    start: Decimal, now: Decimal, end: Decimal, width: Decimal, path: str, unit: int
) -> None:
    one = level(start, now, end, path=path, width=width)
    other = level(start, now, end, path=path, width=width, unit=unit)
    assert (one.status, one.also, [reason.code for reason in one.reasons]) == (
        other.status,
        other.also,
        [reason.code for reason in other.reasons],
    )
    assert one.value("pace_ratio") == other.value("pace_ratio")


@given(*[strategies.levels] * 4, strategies.widths, strategies.paths)
def test_a_better_figure_never_has_a_worse_status(  # noqa: PLR0913, PLR0917  # what hypothesis draws
    start: Decimal, one: Decimal, other: Decimal, end: Decimal, width: Decimal, path: str
) -> None:
    assume(start != end)
    worse, better = sorted((one, other), reverse=end < start)
    statuses = [level(start, now, end, path=path, width=width).status for now in (worse, better)]
    assume(all(status in JUDGED for status in statuses))
    assert JUDGED.index(statuses[0]) <= JUDGED.index(statuses[1])


@given(*[strategies.levels] * 3)
def test_on_a_straight_line_lower_is_better_is_the_mirror(start: Decimal, now: Decimal, end: Decimal) -> None:
    assume(start != end)
    mirror = start + end  # swaps base and target
    one, other = level(start, now, end, path="linear"), level(end, mirror - now, start, path="linear")
    assert one.status is other.status
    for term in ("progress", "pace_ratio", "lead_months"):
        assert one.value(term) == other.value(term)


@given(*[strategies.levels] * 3, strategies.paths)
def test_at_the_required_pace_the_target_is_reached(start: Decimal, now: Decimal, end: Decimal, path: str) -> None:
    assume(start != end)
    work = level(start, now, end, path=path).work
    left = work.value("years_left")
    assert left == 6
    rate, change = work.value("required_rate_from_now"), work.value("required_change_from_now")
    assert rate is not None
    assert change is not None
    actual, wanted = Fraction(now), float(end)
    assert formulas.linear_projection(actual=actual, change=change, years=left) == Fraction(end)
    assert formulas.geometric_projection(actual=actual, rate=rate, years=left) == pytest.approx(wanted, rel=1e-9)


@given(strategies.levels, strategies.levels, strategies.paths)
def test_a_figure_on_the_path_is_neither_early_nor_late(start: Decimal, end: Decimal, path: str) -> None:
    assume(start != end)
    expected = level(start, start, end, path=path).value("expected")
    assert expected is not None
    now = Decimal(expected.numerator) / expected.denominator if isinstance(expected, Fraction) else Decimal(expected)
    work = level(start, now, end, path=path).work
    step = abs(float(end - start))
    assert work.value("lead_months") == pytest.approx(0, abs=1e-6 * max(1.0, float(max(start, end)) / step))
    assert work.value("projected") == pytest.approx(float(end), rel=1e-9)


@given(strategies.levels, strategies.levels, st.fractions(0, 1))
def test_both_paths_lead_from_the_base_to_the_target(start: Decimal, end: Decimal, elapsed: Fraction) -> None:
    for path in (formulas.linear_path, formulas.geometric_path):
        between = [path(base=Fraction(start), target=Fraction(end), elapsed=Fraction(at)) for at in (0, elapsed, 1)]
        first, middle, last = (float(number) for number in between if number is not None)
        assert first == pytest.approx(float(start))
        assert last == pytest.approx(float(end))
        assert min(first, last) * (1 - 1e-9) <= middle <= max(first, last) * (1 + 1e-9)


@given(*[strategies.period_texts | st.dates(date(1900, 1, 1)).map(date.isoformat)] * 3)
def test_years_add_up(one: str, two: str, three: str) -> None:
    first, second, third = (parse(text) for text in (one, two, three))
    assert years_between(first, second) + years_between(second, third) == years_between(first, third)
    assert years_between(first, second) == -years_between(second, first)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_days_are_in_order_and_a_year_long(one: date, other: date) -> None:
    assert (position(day(one)) < position(day(other))) is (one < other)
    assert position(day(one)) <= one.year + 1
    assert position(day(one)) > one.year


@cache
def world() -> PlanFile:
    """Return a plan with a target of every kind."""
    output = {"concept": "output", "name": BOTH, "coverage": "parks", "unit": "bn", "measure": "flow"}
    composition = {"added": [part(29)], "removed": [part(9)]}
    return plan_file(
        indicators={"output.parks": output, "filled": {"watch": True}},
        plans={"plan": {"issued": "2021-07-15"}},
        targets={
            "stock": target(66, base=base(period_assumed=True, low=45, high=46), composition=composition),
            "area": target(7840, indicator="area", path="geometric", base=base("-1")),
            "level": target(652, indicator="output", path="geometric", base=base("0.5"), due="2025"),
            "again": target(2200, indicator="output", path="geometric", base=base("0.5")),
            "sum": target(23, indicator="output", over="2021/2030"),
            "average": target(19, indicator="growth", over="2021/2030", path="geometric"),
            "year": target(100, indicator="output", plan="year", due="2023"),
            "implied": target(indicator="output.parks", plan="year", due="2023", implied=True),
        },
    )


def made(observations: Iterable[dict[str, Any]]) -> Dataset:
    """Return the book of any observations; those that break their contract are in it where they can be."""
    return resolve(world(), (snapshot(*observations),))[0]


def on(observations: Iterable[dict[str, Any]], as_of: date) -> Report:
    """Return the report on any observations."""
    return compare(made(observations), Question(as_of, full=True))


lists = st.lists(strategies.observations, max_size=12)
days = st.dates(date(2021, 1, 1), date(2032, 12, 31))


@given(lists, days)
def test_numbers_are_finite_or_not_there(observations: list[dict[str, Any]], as_of: date) -> None:
    for result in on(observations, as_of).results:
        for work in (result.work, result.gross):
            numbers: list[Number | None] = [step.value for step in work.steps]
            for interval in (step.interval for step in work.steps):
                numbers += [interval.low, interval.high] if interval else []
            assert all(number is None or math.isfinite(number) for number in numbers)
        assert all(other.ratio is not None for other in result.alternatives)
        assert result.status not in result.also


@given(lists, days)
def test_an_interval_holds_its_number(observations: list[dict[str, Any]], as_of: date) -> None:
    for result in on(observations, as_of).results:
        for step in (*result.work.steps, *result.gross.steps):
            if step.interval is not None:
                assert step.value is not None
                assert step.interval.contains(step.value)


@example(  # the ratio of the two rates is least within the base's interval, not at its ends
    Decimal("1.00"), Decimal("1.76"), Decimal("1.69"), Decimal("0.03"), "geometric", (Fraction(1, 2), Fraction(0))
)
@given(*[strategies.levels] * 3, strategies.widths, strategies.paths, st.tuples(*[st.fractions(0, 1)] * 2))
def test_an_interval_holds_what_its_inputs_can_make(  # noqa: PLR0913, PLR0917  # what hypothesis draws
    start: Decimal, now: Decimal, end: Decimal, width: Decimal, path: str, within: tuple[Fraction, Fraction]
) -> None:
    assume(abs(start - end) > width < min(start, now))
    result = level(start, now, end, path=path, width=width)
    inner = [
        Fraction(number - width) + 2 * Fraction(width) * at for number, at in zip((start, now), within, strict=True)
    ]
    lines = tuple(step.line for step in result.work.steps)
    given_terms: dict[str, Number | None] = {term: each.point for term, each in result.work.given.items()}
    terms = evaluated(lines, {**given_terms, "base": inner[0], "actual": inner[1]})
    for term in TERMS:
        reach, number = result.work.interval(term), terms[term]
        if reach is not None and number is not None:
            slack = 1e-9 * max(1.0, abs(float(reach.low)), abs(float(reach.high)))
            assert Interval(float(reach.low) - slack, float(reach.high) + slack).contains(number), term


@given(*[strategies.levels] * 3, strategies.widths, strategies.paths)
def test_far_from_every_edge_the_corners_say_nothing_else(
    start: Decimal, now: Decimal, end: Decimal, width: Decimal, path: str
) -> None:
    """Every corner is judged where somebody may think that the ratio is far from its bands' edges; they agree."""
    short = level(start, now, end, path=path, width=width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bgplan.core.compare.level._is_far_from_edges", lambda *_: False)
        whole = level(start, now, end, path=path, width=width)
    assert (short.status, short.also, short.reasons) == (whole.status, whole.also, whole.reasons)


def seen_in(result: Result) -> tuple[object, ...]:
    """Return what a result says, without where in the files it comes from."""
    return (
        result.name,
        result.status,
        result.also,
        result.reasons,
        result.actual and result.actual.record,
        [step.value for step in result.work.steps],
        [one.record for one in result.history],
        sorted(repr(one.record) for one in result.also_reported),
        sorted(repr((one.observation.record, one.differs)) for one in result.not_compared),
    )


@given(lists, days, st.randoms(use_true_random=False))
def test_the_order_of_the_files_never_matters(observations: list[dict[str, Any]], as_of: date, random: Any) -> None:  # noqa: ANN401
    shuffled = [*observations]
    random.shuffle(shuffled)
    one, other = on(observations, as_of), on(shuffled, as_of)
    assert [seen_in(result) for result in one.results] == [seen_in(result) for result in other.results]
    assert (one.newest_figure, one.unlisted) == (other.newest_figure, other.unlisted)


@given(lists, days)
def test_nothing_published_later_leaks_in(observations: list[dict[str, Any]], as_of: date) -> None:
    known = [each for each in observations if each["published"] <= as_of]
    later = [each for each in observations if each["published"] > as_of]
    assert on([*known, *later], as_of) == on(known, as_of)


@given(lists, days)
def test_a_verdict_on_the_pace_needs_a_figure_in_time(observations: list[dict[str, Any]], as_of: date) -> None:
    for result in on(observations, as_of).targets:
        if result.status in JUDGED:
            assert result.target is not None
            assert result.actual is not None
            assert result.actual.published <= as_of
            assert result.actual.record.period.end <= result.target.term.end
            assert result.actual.record.withdrawn is None
        if result.status is Status.MISSED:
            assert result.actual is not None
            assert result.target is not None
            assert result.actual.record.period.end == result.target.term.end
