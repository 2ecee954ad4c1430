"""The series of one indicator as of a date: which print counts, what moved, what else there is of the concept.

Also its curves: like periods on an even grid of time, what is missing left open.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.history import MOST, Curve, History, PeriodHistory, curves_of, extent, history_of
from bgplan.core.series import Relation, best_prints
from bgplan.core.vocabulary import Direction
from tests.build import BOTH, LATEST, dataset, seen, target

ROOT = Path(__file__).parents[3]
GROWTH = run.load(ROOT / "tests" / "fixtures" / "growth", ROOT).dataset


def growth(as_of: str = "2025-12-31") -> History:
    found = history_of(GROWTH, "grdp.growth", date.fromisoformat(as_of))
    assert found is not None
    return found


def entry(history: History, period: str) -> PeriodHistory:
    return next(each for each in history.entries if each.period.text == period)


def counted(history: History) -> dict[str, str]:
    """The figure that counts of each period, as it was printed."""
    return {each.period.text: each.figure.record.printed or "" for each in history.entries if each.figure is not None}


def test_the_periods_stand_in_the_order_of_their_ends() -> None:
    assert [each.period.text for each in growth().entries] == [
        *("2015", "2016", "2017", "2018", "2019", "2021", "2022-01-01/P9M", "2022"),
        *("2023-Q1", "2023-Q2", "2023-Q3", "2023"),
        *("2024-Q1", "2024-Q2", "2024-01-01/P9M", "2024-Q3", "2024", "2025-Q1"),
    ]


def test_of_each_period_the_most_trusted_print_of_the_latest_stage_counts() -> None:
    shown = counted(growth())
    # 2022: 19,8 in December 2022, 19,3 in January 2023; 2024: the forecast 14,5 never counts beside an estimate
    assert (shown["2022"], shown["2024"], shown["2024-Q1"]) == ("19,3%", "13.85%", "13,96%")


def test_what_moved_and_how() -> None:
    """2023 was printed 13.45 (Dec 2023), 13.1 (Nov 2024) and 14.99 (May 2025), each time by another publisher."""
    prints = entry(growth(), "2023").prints
    moves = [each.move and (each.move.relation, each.move.direction) for each in prints]
    assert moves == [None, (Relation.DISAGREEMENT, Direction.DOWN), (Relation.DISAGREEMENT, Direction.UP)]
    assert [each.counts for each in prints] == [True, False, False]  # the later ones are of medium confidence
    assert [each.move.on.record.printed for each in prints if each.move] == ["13,45%", "13,1%"]


def test_a_forecast_is_no_version_of_a_figure() -> None:
    forecast, first, second = entry(growth(), "2024").prints
    assert [each.figure.record.printed for each in (forecast, first, second)] == ["14,5%", "13,87%", "13.85%"]
    assert (forecast.move, first.move) == (None, None)
    assert second.move is not None
    assert second.move.direction is Direction.DOWN


def test_a_forecast_stands_where_nothing_else_is_known() -> None:
    assert counted(growth("2024-11-26"))["2024"] == "14,5%"
    assert growth("2024-11-26").entries[-1].change is None


def test_the_change_is_on_the_figure_that_counted_then() -> None:
    """13.85 % in 2024 against 13.45 % in 2023; 14.99 % of May 2025 is trusted less and changes nothing."""
    before, after = (entry(growth(day), "2024").change for day in ("2024-12-31", "2025-05-31"))
    assert before is not None
    assert after is not None
    assert (str(before.by), str(after.by)) == ("2/5", "2/5")  # 0.40 points


def test_sources_speak_in_the_order_of_their_dates() -> None:
    sources = growth("2022-12-31").sources
    assert [each.name for each in sources] == [
        *("bgtv-2019-10-22", "langngheviet-2020", "baobacgiang-2021-12", "cafef-2022-10-01", "markettimes-2022-12-22")
    ]


def test_other_indicators_of_the_concept_with_what_differs() -> None:
    related = {each.name: (each.differs, each.figures) for each in growth("2024-12-31").see_also}
    assert related == {
        "grdp.growth.average": (("comparator",), 1),
        "industry.growth": (("industry",), 2),  # the third is of February 2025
    }


def test_a_targets_name_stands_for_its_indicator() -> None:
    found = history_of(GROWTH, "plan-2024.grdp", LATEST)
    assert found is not None
    assert found.name == "grdp.growth"
    assert history_of(GROWTH, "grdp", LATEST) is None


def test_what_was_withdrawn_is_shown_and_counts_nowhere() -> None:
    made = dataset(
        seen(8, "2022", published="2023-01-31"),
        seen(7, "2022", published="2023-02-28", withdrawn=BOTH),
        seen(9, "2022", published="2023-03-31"),
        seen(5, "2021", withdrawn=BOTH),
    )
    history = history_of(made, "parks", LATEST)
    assert history is not None
    lost, kept = history.entries
    assert (lost.figure, lost.change, [each.withdrawn for each in lost.prints]) == (None, None, [True])
    assert [each.withdrawn for each in kept.prints] == [False, True, False]
    assert (kept.prints[1].move, kept.change) == (None, None)
    assert kept.prints[2].move is not None
    assert kept.prints[2].move.on.record.value == 8  # what was withdrawn is no version
    assert (kept.prints[2].move.relation, kept.prints[2].counts) == (Relation.REVISION, True)


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ({"source": "paper"}, {"source": "office"}, Relation.DISAGREEMENT),
        ({"source": "paper"}, {"source": "paper"}, Relation.REVISION),
        ({"source": "paper", "stage": "E"}, {"source": "office", "stage": "A"}, Relation.REVISION),
        ({"source": "paper"}, {"source": "paper", "published": "2023-01-31"}, Relation.CONTRADICTION),
    ],
)
def test_a_number_that_moved_is_a_revision_or_not(
    first: dict[str, str], second: dict[str, str], expected: Relation
) -> None:
    records = [
        seen(8, "2022", **{"published": "2023-01-31", **first}),
        seen(9, "2022", **{"published": "2023-02-28", **second}),
    ]
    history = history_of(dataset(*records), "parks", LATEST)
    assert history is not None
    before, after = history.entries[0].prints
    assert before.move is None
    assert after.move is not None
    assert (after.move.relation, after.move.direction) == (expected, Direction.UP)


def test_prints_that_can_stand_for_one_number_are_no_revision() -> None:
    """16.1 printed to one decimal is 16.05 … 16.15, and 16.10 lies within it."""
    made = dataset(
        seen(None, "2019", "growth", printed="16,1%", published="2019-10-22"),
        seen(None, "2019", "growth", printed="16,10%", published="2020-10-22"),
    )
    history = history_of(made, "growth", LATEST)
    assert history is not None
    assert [each.move for each in history.prints] == [None, None]


def test_an_indicator_without_figures_has_an_empty_history() -> None:
    history = history_of(dataset(targets={"t": target(29)}), "parks", LATEST)
    assert history is not None
    assert (history.entries, history.curves, history.publications, history.sources) == ((), (), (), ())


SAME = {
    "same": {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}
    | {"comparator": "same-period", "price_basis": "constant-2010"}
}
"""A growth on the same period of the year before."""


def test_the_growth_that_a_source_prints_stands_beside_the_one_by_the_two_figures() -> None:
    """Nine months of 2024: 499,048 of 381,950 is 30.7 % more, the source prints 28.5; of 2023 nothing is before."""
    made = dataset(
        seen("381950", "2023-01-01/P9M", "output"),
        seen("499048", "2024-01-01/P9M", "output"),
        seen("20.4", "2023-01-01/P9M", "same"),
        seen("28.5", "2024-01-01/P9M", "same"),
        indicators=SAME,
        identities={"i": {"growth": "same", "of": "output"}},
    )
    found = history_of(made, "output", LATEST)
    assert found is not None
    before, after = found.entries
    growths = [each.printed_growth and each.printed_growth.record.value for each in (before, after)]
    assert [str(each) for each in growths] == ["20.4", "28.5"]
    assert before.change is None
    assert after.change is not None
    assert round(float(after.change.by), 3) == 0.307
    assert [each.is_contradicted for each in (before, after)] == [False, True]
    earlier = history_of(made, "output", date(2024, 9, 29))
    assert earlier is not None
    assert [each.printed_growth is not None for each in earlier.entries] == [True]


def test_without_an_identity_no_growth_stands_beside() -> None:
    made = dataset(seen("499048", "2024-01-01/P9M", "output"), seen("28.5", "2024-01-01/P9M", "same"), indicators=SAME)
    found = history_of(made, "output", LATEST)
    assert found is not None
    assert [each.printed_growth for each in found.entries] == [None]


def curves(*observations: dict[str, Any]) -> tuple[Curve, ...]:
    return curves_of(best_prints(list(dataset(*observations).observations)))


def flows(*periods: str) -> tuple[Curve, ...]:
    """Flows that are worth 10, 20, 30 … in the order given."""
    return curves(*(seen(10 * (at + 1), period, "output") for at, period in enumerate(periods)))


def drawn(found: tuple[Curve, ...]) -> list[tuple[str, list[int | None]]]:
    return [(each.kind, [None if point is None else int(point) for point in each.points]) for each in found]


def test_a_year_without_a_figure_is_left_open() -> None:
    (only,) = flows("2019", "2020", "2022")
    assert only == Curve("years", only.first, only.last, (Fraction(10), Fraction(20), None, Fraction(30)))
    assert (only.first.text, only.last.text) == ("2019", "2022")


def test_only_periods_of_one_kind_stand_in_one_curve() -> None:
    found = flows("2021", "2022", "2022-Q4", "2023-Q1", "2023-Q3", "2023-11", "2024-01")
    assert drawn(found) == [("years", [10, 20]), ("quarters", [30, 40, None, 50]), ("months", [60, None, 70])]


def test_a_period_is_what_it_spans_however_it_is_written() -> None:
    found = flows("2023-01-01/P12M", "2024", "2024-01-01/P3M", "2024-Q2", "2024-05-01/P1M", "2024-06")
    assert drawn(found) == [("years", [10, 20]), ("quarters", [30, 40]), ("months", [50, 60])]


def test_months_added_up_stand_with_those_of_other_years() -> None:
    """The newest stretch decides: eight months. Seven months of 2023 are no point of it, and 2021 is missing."""
    found = flows("2020-01-01/P8M", "2022-01-01/P8M", "2023-01-01/P7M", "2023-01-01/P8M")
    assert drawn(found) == [("same", [10, None, 20, 40])]


def test_the_last_day_of_february_is_the_last_day_in_every_year() -> None:
    assert drawn(flows("2023-01-01/P2M", "2024-01-01/P2M")) == [("same", [10, 20])]


def test_a_level_is_drawn_by_its_last_figure_of_each_year() -> None:
    found = curves(seen(5, "2020"), seen(6, "2022-03-31"), seen(8, "2022-08"), seen(9, "2023-08-22"))
    assert drawn(found) == [("year_ends", [5, None, 8, 9])]


def test_within_one_year_every_level_is_drawn() -> None:
    assert drawn(curves(seen(5, "2022-03-31"), seen(6, "2022-08"))) == [("each", [5, 6])]


def test_one_figure_of_a_kind_is_no_curve() -> None:
    assert flows() == flows("2022") == flows("2022", "2023-Q1", "2023-05") == ()


def test_sums_over_years_are_no_curve() -> None:
    assert flows("2016/2020", "2021/2025") == ()


def test_only_the_newest_points_are_drawn() -> None:
    (only,) = flows("1900", "1950", "1990", "2010")
    assert drawn((only,))[0][1][0] == 30
    assert only.first.text == "1990"
    assert len(only.points) == 21
    assert len(flows(*map(str, range(1900, 2000)))[0].points) == MOST


def test_the_extent_is_of_what_is_known() -> None:
    assert extent((Fraction(3), None, Fraction(-1), Fraction(2))) == (Fraction(-1), Fraction(3))
