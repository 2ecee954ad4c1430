"""Which print counts, and that the order of the files never decides it."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from bgplan.core.series import best_prints, ranked
from tests.build import BOTH, dataset, seen


def print_(value: object = 9, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return seen(value, "2023", published=more.pop("published", "2024-01-31"), **more)


@pytest.mark.parametrize(
    "worse, better",
    [
        ({"stage": "A", "confidence": "low"}, {"stage": "E"}),
        ({"stage": "A", "confidence": "low"}, {"stage": "E", "confidence": "medium"}),
        ({"stage": "E", "published": "2024-06-30"}, {"stage": "P"}),
        ({"stage": "E"}, {"stage": "E", "published": "2024-02-01"}),
        ({"stage": "E", "round": 1}, {"stage": "E", "round": 2}),
        ({"stage": "E"}, {"stage": "E", "round": 1}),
        ({"source": "office", "value": 10}, {"source": "paper", "value": 9}),  # the later name
        ({"value": 9}, {"value": 10}),  # the larger figure
        ({"note": BOTH}, {"note": None}),  # what is left of the record
    ],
)
def test_the_better_print_counts_whatever_order_they_come_in(worse: dict[str, Any], better: dict[str, Any]) -> None:
    for pair in permutations((print_(**worse), print_(**better))):
        made = dataset(*pair)
        wanted = made.observations[pair.index(print_(**better))]
        assert best_prints(made.observations) == (wanted,)
        assert ranked(made.observations)[0] is wanted


def test_periods_come_in_the_order_of_their_ends() -> None:
    """The half year began with the year and is over before it."""
    spans = ("2023", "2023-01-01/P6M", "2022-10-01/P12M")
    made = dataset(*(seen(9, span, "output", published="2024-01-31") for span in spans))
    assert [one.record.period.text for one in best_prints(made.observations)] == [
        "2023-01-01/P6M",
        "2022-10-01/P12M",
        "2023",
    ]


def test_ranks_go_by_indicator_and_period() -> None:
    given = [seen(9, "2023", "parks"), seen(9, "2022", "parks"), seen(9, "2023", "area")]
    orders = [dataset(*order).observations for order in permutations(given)]
    found = {tuple(one.subject for one in ranked(each)) for each in orders}
    assert found == {("area@2023", "parks@2022", "parks@2023")}
