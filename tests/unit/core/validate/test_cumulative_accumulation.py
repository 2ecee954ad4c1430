"""BG420: a sum within a year begins with it and begins anew; a month is a month. Invented figures."""

from __future__ import annotations

import pytest

from bgplan.core.validate.cumulative import accumulations
from tests.build import dataset, fails, seen


def reasons(*figures: tuple[float, str]) -> list[object]:
    observations = [seen(value, period, "output", published="2030-01-31") for value, period in figures]
    return [each.facts["reason"] for each in fails(accumulations(dataset(*observations)))]


YEAR = (1200, "2022")  # 100 a month


@pytest.mark.parametrize(
    "figures, found",
    [
        ([YEAR, (900, "2023-09")], ["typed-as-month"]),  # 9 months at 100
        ([(600, "2023-01-01/P6M"), (950, "2023-09")], ["typed-as-month"]),
        ([YEAR, (150, "2023-09")], []),  # a good month
        ([YEAR, (5000, "2023-09")], []),  # more than all months so far could bring: another rule's
        ([(900, "2023-09")], []),  # nothing is usual yet
        ([YEAR, (1300, "2023-01")], ["not-begun-anew"]),
        ([YEAR, (1420, "2023-01-01/P2M")], ["not-begun-anew"]),
        ([YEAR, (240, "2023-01-01/P2M")], []),
        ([YEAR, (1420, "2023-01-01/P11M")], []),
        ([(600, "2023-01-01/P6M"), (700, "2023-02-01/P7M")], ["begins-late"]),
        ([(600, "2023-01-01/P6M"), (700, "2023-07-01/P6M")], []),  # the second half-year
        ([(700, "2023-02-01/P7M")], []),  # nothing counts from January here
        ([(600, "2023-01-01/P6M"), (300, "2023-Q3")], []),
    ],
)
def test_what_is_found(figures: list[tuple[float, str]], found: list[str]) -> None:
    assert reasons(*figures) == found


def test_obeying_the_advice_mends_it() -> None:
    (found,) = fails(
        accumulations(
            dataset(
                seen(600, "2023-01-01/P6M", "output", published="2024-01-31"),
                seen(950, "2023-09", "output", published="2024-01-31"),
            )
        )
    )
    assert found.facts["write"] == "2023-01-01/P9M"
    assert reasons((600, "2023-01-01/P6M"), (950, "2023-01-01/P9M")) == []
