"""The rules for prints, closings, first tenths and kept levels, reckoned again by ``tests.reckoned``.

Which knows nothing of the program. Whatever the figures are, both must say the same.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan import run
from bgplan.core.methods import Status
from bgplan.core.periods import Period
from bgplan.core.report import Result
from tests.build import BOTH, base, judged, seen, target
from tests.reckoned.book import Base, Indicator, Observation, Target
from tests.reckoned.book import book as reckoned_book
from tests.reckoned.figures import figure
from tests.reckoned.golden import shipped
from tests.reckoned.periods import period
from tests.reckoned.statuses import best, case_of, stands_for, status, unions

ROOT = Path(__file__).parents[2]
PUBLISHERS = {"paper": "Báo Bắc Giang", "office": "Cục Thống kê"}
MONTHS = [f"{year}-{month:02d}" for year in (2021, 2022, 2023) for month in range(1, 13)]


class Print(NamedTuple):
    """A print of the growth of 2023."""

    value: str
    stage: str
    confidence: str
    published: date
    source: str


prints = st.lists(
    st.builds(
        Print,
        st.sampled_from(["13.4", "13.45", "13.50", "14.0", "14.99", "15.1"]),
        st.sampled_from(["", "E", "P", "A"]),
        st.sampled_from(["low", "medium", "high"]),
        st.dates(date(2023, 12, 1), date(2024, 6, 30)),
        st.sampled_from(list(PUBLISHERS)),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.published,
)


def indicator(measure: str, *, closed: date | None = None) -> Indicator:
    return Indicator("it", "it", measure, counted=False, closed=closed)


@given(prints, st.sampled_from(["13.45", "14", "14.99"]))
def test_which_print_counts_and_what_it_stands_for(shown: list[Print], wanted: str) -> None:
    given_prints = [
        seen(
            one.value,
            "2023",
            "growth",
            **({"stage": one.stage} if one.stage else {}),
            confidence=one.confidence,
            published=one.published.isoformat(),
            source=one.source,
        )
        for one in shown
    ]
    goal = target(wanted, indicator="growth", plan="year", due="2023")
    result = judged(goal, *given_prints, as_of="2024-12-31")
    own = [
        Observation(
            indicator("growth"),
            period("2023"),
            figure({"value": one.value}),
            one.published,
            one.stage,
            0,
            one.confidence,
            publisher=PUBLISHERS[one.source],
        )
        for one in shown
    ]
    used = best(own)
    whole, demanded = stands_for(used, own), Fraction(wanted)
    assert result.actual is not None
    assert result.actual.published == used.published
    assert (result.status is Status.ACHIEVED) is (used.figure.value >= demanded)
    assert bool(result.also) is (whole.low < demanded <= whole.high)
    facts = [each.facts for each in result.reasons if each.code == "prints_disagree"]
    told = [(each["low"], each["high"]) for each in facts]
    assert told == ([(whole.low, whole.high)] if whole != used.figure else [])


figures = st.dictionaries(st.sampled_from(MONTHS), st.integers(1, 60), min_size=1, max_size=4)
ends = st.sampled_from(["2021-11", "2022-03", "2022", "2023-06", "2023", "2025", "2030", "2040"])


@given(figures, ends, st.sampled_from([None, "2021-06-30", "2022-12-31", "2023-05-31"]), st.integers(10, 50))
def test_the_first_tenth_and_the_closing(seen_on: dict[str, int], due: str, closed: str | None, wanted: int) -> None:
    ended = {"closed": {"on": closed, "why": BOTH}} if closed else {}
    goal = target(wanted, base=base(9), due=due)
    result = judged(goal, *_prints(seen_on, "parks"), as_of="2023-12-31", indicators={"parks": ended})
    again = _reckoned(
        Target(
            "t",
            "plan",
            period("2021/2030"),
            indicator("stock", closed=date.fromisoformat(closed) if closed else None),
            date.min,
            period(due),
            over=False,
            path="linear",
            figure=Fraction(wanted),
            base=Base(period("2020"), figure({"low": "9", "high": "9"}), date.min),
        ),
        seen_on,
        exact=True,
    )
    assert _said(result) == again


@given(figures, ends, st.booleans(), st.integers(1, 60), st.none() | st.integers(1, 60))
def test_a_level_to_be_kept(
    seen_on: dict[str, int],
    due: str,
    ceiling: bool,  # noqa: FBT001
    wanted: int,
    start: int | None,
) -> None:
    direction = "down" if ceiling else "up"
    from_base = None if start is None else base(start)
    goal = target(wanted, indicator="filled", maintain=True, direction=direction, base=from_base, due=due)
    result = judged(goal, *_prints(seen_on, "filled"), as_of="2023-12-31")
    again = _reckoned(
        Target(
            "t",
            "plan",
            period("2021/2030"),
            indicator("share"),
            date.min,
            period(due),
            over=False,
            path="linear",
            figure=Fraction(wanted),
            base=None if start is None else Base(period("2020"), figure({"value": str(start)}), date.min),
            kept=True,
            ceiling=ceiling,
        ),
        seen_on,
        exact=False,
    )
    assert _said(result) == again


@pytest.mark.parametrize("as_of", ["2022-12-31", "2023-12-31", "2024-06-30", "2024-12-31", "2025-07-31"])
def test_what_contradicting_prints_of_the_shipped_data_stand_for(as_of: str) -> None:
    day = date.fromisoformat(as_of)
    report = run.checked(run.load(ROOT / "data", ROOT), run.Question(day))
    told: dict[str, dict[date, tuple[Fraction, Fraction]]] = {}
    for result in report.targets:
        for reason in result.reasons:
            if reason.code == "prints_disagree" and isinstance(reason.facts["period"], Period):
                low, high = (Fraction(str(reason.facts[each])) for each in ("low", "high"))
                told.setdefault(result.name, {})[reason.facts["period"].end] = (low, high)
    again = {}
    written = reckoned_book(shipped())
    for goal in written.targets:
        found = unions(case_of(goal, written.observations, day)) if goal.known_from <= day else {}
        if found:
            again[goal.name] = {end: (each.low, each.high) for end, each in found.items()}
    assert told == again


def _prints(seen_on: dict[str, int], name: str) -> list[dict[str, Any]]:
    return [seen(value, month, name) for month, value in seen_on.items()]


def _reckoned(goal: Target, seen_on: dict[str, int], *, exact: bool) -> str:
    own = [
        Observation(
            goal.indicator,
            period(month),
            figure({"low": str(value), "high": str(value)} if exact else {"value": str(value)}),
            period(month).end,
            "",
            0,
            "high",
        )
        for month, value in seen_on.items()
    ]
    return status(goal, own, date(2023, 12, 31)).status


def _said(result: Result) -> str:
    return "no_data" if result.status is Status.NOT_COMPARABLE else result.status.value
