"""Sums over a stretch of time, reckoned again by ``tests.reckoned.sums``, which knows nothing of the program."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.periods import Period as Ours
from tests.build import BOTH, judged, seen, target
from tests.reckoned.periods import period
from tests.reckoned.sums import standing

SPANS = ("2023", "2023-04-01/P12M", "2023-07-01/P6M", "2023-Q2", "2023/2024", "2022/2024", "2023-04-01/P24M")
MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13)]
QUARTERS = [f"{year}-Q{quarter}" for year in (2023, 2024) for quarter in range(1, 5)]
LONGER = [
    *("2022", "2023", "2024", "2022/2023"),
    *(f"2023-01-01/P{months}M" for months in (2, 6, 8, 9)),
    *("2023-04-01/P6M", "2023-04-01/P8M", "2023-04-01/P12M", "2023-07-01/P2M", "2024-01-01/P6M"),
]
known = st.dictionaries(st.sampled_from(MONTHS + QUARTERS + LONGER), st.integers(0, 60), max_size=8)


@pytest.mark.parametrize("span", SPANS)
@given(known, st.integers(1, 400), st.booleans())
def test_a_sum_stands_as_reckoned(span: str, figures: dict[str, int], demanded: int, ceiling: bool) -> None:  # noqa: FBT001
    whole = period(span)
    plans = {"sum": {"name": BOTH, "period": span, "source": "plan-text"}}
    key = "over" if "/2" in span else "due"
    goal = target(demanded, indicator="output", plan="sum", direction="down" if ceiling else "up", **{key: span})
    prints = [seen(value, each, "output", low=value, high=value) for each, value in figures.items()]
    result = judged(goal, *prints, as_of=whole.end, plans=plans)
    values = {(period(each).start, period(each).end): Fraction(value) for each, value in figures.items()}
    within = {each: value for each, value in values.items() if each[1] <= whole.end}
    again = standing(whole, within, Fraction(demanded), ceiling=ceiling)

    status = "no_data" if result.status.value == "not_comparable" else result.status.value
    gaps: list[tuple[date, date]] = []
    for reason in result.reasons:
        missing = reason.facts.get("missing", ())
        gaps += (
            [(each.start, each.end) for each in missing if isinstance(each, Ours)] if isinstance(missing, tuple) else []
        )
    assert (status, tuple(gaps)) == (again.status, again.gaps)
    assert again.end == (result.actual.record.period.end if result.actual else None)
    assert again.ratio is None or result.value("pace_ratio") == again.ratio
