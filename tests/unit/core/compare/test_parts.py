"""Which published figures make up a sum over a stretch of time, and which parts of it are missing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.compare.parts import SpanParts, figure_of, span_parts, summed
from bgplan.core.dataset import ResolvedObservation
from bgplan.core.intervals import Interval
from bgplan.core.periods import parse
from bgplan.core.series import best_prints
from bgplan.core.vocabulary import Confidence, Stage
from tests.build import dataset, seen

YEAR = parse("2023")
FIVE_YEARS = parse("2021/2025")
FISCAL = parse("2023-04-01/P12M")


def reported(*periods: str, **more: object) -> tuple[ResolvedObservation, ...]:
    """Return one figure of each period, each of 100."""
    return best_prints(dataset(*(seen(100, each, "output", **more) for each in periods)).observations)


def texts(parts: tuple[ResolvedObservation, ...]) -> list[str]:
    return [one.record.period.text for one in parts]


def found(term: str, *periods: str) -> SpanParts:
    return span_parts(parse(term), reported(*periods))


@pytest.mark.parametrize(
    "term, known, parts",
    [
        ("2023", ["2023-01", "2023-02", "2023-03"], ["2023-01", "2023-02", "2023-03"]),
        # the longest published cumulative from the first day, then what follows it
        ("2023", ["2023-01", "2023-02", "2023-01-01/P2M", "2023-03"], ["2023-01-01/P2M", "2023-03"]),
        ("2023", ["2023-01-01/P6M", "2023-01-01/P3M", "2023-Q3"], ["2023-01-01/P6M", "2023-Q3"]),
        ("2023", ["2023-Q1", "2023-04", "2023-05"], ["2023-Q1", "2023-04", "2023-05"]),
        # a quarter before its months, quarters and months mixed
        ("2023", ["2023-Q1", "2023-02", "2023-Q2", "2023-04", "2023-07"], ["2023-Q1", "2023-Q2", "2023-07"]),
        # what reaches further before what is longer
        ("2023", ["2023-01-01/P5M", "2023-Q1", "2023-Q2"], ["2023-Q1", "2023-Q2"]),
        ("2023", ["2023", "2023-01-01/P11M"], ["2023"]),
        # whole years before their parts
        ("2021/2025", ["2021", "2021-Q1", "2022", "2022-01", "2023-Q1"], ["2021", "2022", "2023-Q1"]),
        ("2021/2025", ["2021/2022", "2021", "2022", "2023"], ["2021/2022", "2023"]),
        ("2023-04-01/P12M", ["2023-Q1", "2023-Q2", "2023-07"], ["2023-Q2", "2023-07"]),  # nothing of before its start
        ("2023-04-01/P60M", ["2023-04-01/P12M", "2024-Q2", "2024"], ["2023-04-01/P12M", "2024-Q2"]),
        ("2023-07-01/P6M", ["2023-07", "2023-08"], ["2023-07", "2023-08"]),
    ],
)
def test_the_parts(term: str, known: list[str], parts: list[str]) -> None:
    result = found(term, *known)
    assert (texts(result.every), result.missing) == (parts, ())
    assert result.leading == result.every


@pytest.mark.parametrize(
    "term, known, missing, leading",
    [
        ("2023", ["2023-01", "2023-03"], ["2023-02"], ["2023-01"]),
        ("2023", ["2023-02"], ["2023-01"], []),
        ("2023", ["2023-Q1", "2023-09"], ["2023-04-01/P5M"], ["2023-Q1"]),
        ("2023", ["2023-Q1", "2023-Q3", "2023-12"], ["2023-Q2", "2023-10-01/P2M"], ["2023-Q1"]),
        ("2021/2025", ["2021", "2024"], ["2022/2023"], ["2021"]),
        ("2021/2025", ["2022"], ["2021"], []),
        ("2023-04-01/P12M", ["2023-05"], ["2023-04"], []),
    ],
)
def test_what_is_missing_is_named(term: str, known: list[str], missing: list[str], leading: list[str]) -> None:
    result = found(term, *known)
    assert [each.text for each in result.missing] == missing
    assert texts(result.leading) == leading


def test_of_two_ways_to_the_same_day_the_surer_counts() -> None:
    figures = (*reported("2023-Q1", "2023-Q2"), *reported("2023-01-01/P6M", confidence="low"))
    assert texts(span_parts(YEAR, best_prints(figures)).every) == ["2023-Q1", "2023-Q2"]
    alone = reported("2023-01-01/P6M", confidence="low")
    assert texts(span_parts(YEAR, alone).every) == ["2023-01-01/P6M"]


def test_of_each_part_the_best_print_counts() -> None:
    made = dataset(
        seen(100, "2023-Q1", "output", stage="E", published="2023-03-29"),
        seen(110, "2023-Q1", "output", stage="P", published="2023-06-29"),
        seen(120, "2023-Q1", "output", confidence="low", published="2023-09-29"),
        seen(200, "2023-Q2", "output", published="2023-06-29"),
    )
    total = summed(span_parts(YEAR, best_prints(made.observations)).every, YEAR)
    assert total.amount is not None
    assert total.amount.point == 310


def test_a_sum_is_as_sure_and_final_as_the_least_of_its_parts() -> None:
    made = dataset(
        seen(100, "2023-Q1", "output", stage="A", published="2023-09-01"),
        seen(
            "50.5",
            "2023-Q2",
            "output",
            stage="E",
            confidence="medium",
            published="2023-07-01",
            note={"vi": "g", "en": "n"},
        ),
    )
    total = summed(best_prints(made.observations), YEAR)
    assert total.amount is not None
    assert (total.amount.point, total.amount.decimals) == (Fraction("150.5"), 1)
    # 99.5 … 100.5 and 50.45 … 50.55
    assert total.amount.interval == Interval(Fraction("149.95"), Fraction("151.05"))
    record = total.record
    assert (record.period.text, record.stage, record.confidence) == (
        "2023-01-01/P6M",
        Stage.ESTIMATE,
        Confidence.MEDIUM,
    )
    assert (record.printed, record.value, record.note, record.pct_of_plan) == (None, None, None, None)
    assert (total.published, total.source_name) == (date(2023, 9, 1), "paper")  # known when the last of them was


def test_one_part_is_the_print_itself() -> None:
    (one,) = reported("2023-Q1")
    assert summed((one,), YEAR) is one


@pytest.mark.parametrize(
    "term, known, text",
    [
        ("2023", ["2023-Q1", "2023-Q2", "2023-01-01/P9M", "2023-Q4"], "2023"),
        ("2021/2025", ["2021", "2022"], "2021/2022"),
        ("2021/2025", ["2021", "2022-Q1"], "2021-01-01/P15M"),
        ("2023-04-01/P12M", ["2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1"], "2023-04-01/P12M"),
        ("2023", ["2023-01", "2023-02-01/P0M20D"], "2023-01-01/P1M20D"),
    ],
)
def test_the_period_of_a_sum(term: str, known: list[str], text: str) -> None:
    result = span_parts(parse(term), reported(*known))
    assert summed(result.every, parse(term)).record.period.text == text


def test_the_figure_of_a_stretch_as_published_else_from_all_its_parts() -> None:
    figures = reported("2022-Q1", "2022-Q2", "2023-01-01/P6M", "2023-Q1")

    def of(start: tuple[int, int, int], end: tuple[int, int, int]) -> Any:  # noqa: ANN401
        one = figure_of(date(*start), date(*end), figures)
        return one and one.amount and one.amount.point

    assert of((2022, 1, 1), (2022, 6, 30)) == 200
    assert of((2023, 1, 1), (2023, 6, 30)) == 100
    assert of((2023, 1, 1), (2023, 3, 31)) == 100
    assert of((2022, 1, 1), (2022, 9, 30)) is None
    assert of((2022, 4, 1), (2022, 9, 30)) is None
    assert of((2021, 1, 1), (2021, 12, 31)) is None
