"""BG401: totals against the sums of their parts."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.findings import Finding, Severity
from bgplan.core.intervals import Interval
from bgplan.core.validate.identities import sums_of_parts
from tests.build import BOTH, dataset, fails, seen

PROJECTS = {"concept": "parks", "name": BOTH, "coverage": "all", "unit": "park", "measure": "stock"}
COUNTS = dict.fromkeys(("all", "domestic", "foreign"), PROJECTS)
IDENTITY = {"i": {"total": "all", "parts": ["domestic", "foreign"]}}
MONEY = {name: {**PROJECTS, "unit": "bn"} for name in COUNTS}


def found(*observations: dict[str, Any], indicators: dict[str, Any] | None = None) -> tuple[Finding, ...]:
    """Return the findings of BG401."""
    return fails(sums_of_parts(dataset(*observations, indicators=indicators or COUNTS, identities=IDENTITY)))


def counted(total: int, domestic: int, foreign: int, **more: object) -> list[dict[str, Any]]:
    """Return the three figures of August 2023; ``more`` is of the second part."""
    return [
        seen(total, "2023-08-22", "all"),
        seen(domestic, "2023-08-22", "domestic"),
        seen(foreign, "2023-08-22", "foreign") | more,
    ]


def test_projects_of_the_clusters() -> None:
    assert found(*counted(248, 149, 99)) == ()


def test_the_imbalance_is_named() -> None:
    (finding,) = found(*counted(250, 149, 99))
    assert (finding.code, finding.subject) == ("BG401", "i@2023-08-22")
    assert finding.place.path == ("observations", 0, "value")
    assert [place.path[1] for place in finding.related] == [1, 2]
    assert (finding.facts["total"], finding.facts["parts"]) == (250, (149, 99))
    assert (finding.facts["sum"], finding.facts["imbalance"]) == (Interval.of(248), Interval.of(2))


@pytest.mark.parametrize("total, holds", [("352.1", True), ("352.2", False)])
def test_rounding_is_no_contradiction(total: str, holds: bool) -> None:  # noqa: FBT001
    # State investment, August 2023: 65.3 central + 286.7 local = 352.0 +/- 0.1, printed as 352.1 +/- 0.05
    figures = [seen(number, "2023", name) for name, number in (("domestic", "65.3"), ("foreign", "286.7"))]
    assert (found(seen(total, "2023", "all"), *figures, indicators=MONEY) == ()) is holds


@pytest.mark.parametrize(
    "more",
    [
        {"period": "2023-08"},
        {"withdrawn": BOTH},
        {"stage": "F", "published": "2023-08-21"},
    ],
    ids=lambda more: next(iter(more)),
)
def test_only_figures_that_were_printed_beside_each_other(more: dict[str, Any]) -> None:
    assert found(*counted(250, 149, 99, **more)) == ()


@pytest.mark.parametrize("more", [{"source": "office"}, {"published": "2023-08-23"}], ids=["source", "day"])
def test_parts_of_another_publication_only_warn(more: dict[str, Any]) -> None:
    (finding,) = found(*counted(250, 149, 99, **more))
    assert finding.severity is Severity.WARNING


def test_parts_in_another_unit_of_the_dimension_are_converted() -> None:
    # 1.5 thousand billion + 200.0 billion = 1649.95 … 1750.05 billion: 1700.0 holds, 1751.0 does not
    units = {"all": {**PROJECTS, "unit": "bn"}, "domestic": {**PROJECTS, "unit": "trn"}}
    units |= {"foreign": units["all"]}
    parts = seen("1.5", "2023", "domestic"), seen("200.0", "2023", "foreign")
    assert found(seen("1700.0", "2023", "all"), *parts, indicators=units) == ()
    (finding,) = found(seen("1751.0", "2023", "all"), *parts, indicators=units)
    assert (finding.facts["parts"], finding.facts["sum"]) == ((1500, 200), Interval.of("1649.95", "1750.05"))


def test_a_withdrawn_total_contradicts_nothing() -> None:
    total, *parts = counted(250, 149, 99)
    assert found({**total, "withdrawn": BOTH}, *parts) == ()


def test_a_missing_part_leaves_nothing_to_say() -> None:
    assert found(*counted(250, 149, 99)[:2]) == ()
