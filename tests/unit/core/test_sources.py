"""Where everything comes from: figures and targets by source, what rests on one weak source, what lacks, citations."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bgplan import run
from bgplan.core.model import Source
from bgplan.core.sources import Gap, SourceRole, Sourcing, cited, sourcing_of
from tests.build import BOTH, base, dataset, part, report, seen, target

ROOT = Path(__file__).parents[3]
GROWTH = run.load(ROOT / "tests" / "fixtures" / "growth", ROOT).dataset

LATE = {"late": {"publisher": "Sau", "published": "2024-05", "published_inferred": "true"}}


def sourced(*observations: dict[str, Any], as_of: str = "2024-12-31", **tables: Any) -> Sourcing:  # noqa: ANN401
    made = dataset(*observations, **tables)
    return sourcing_of(made, report(made, as_of))


def growth(as_of: str = "2025-12-31") -> Sourcing:
    return sourcing_of(GROWTH, report(GROWTH, as_of))


def carried(found: Sourcing) -> dict[str, tuple[dict[str, int], list[tuple[str, SourceRole]]]]:
    return {each.cited.name: (dict(each.figures), list(each.targets)) for each in found.sources}


def lacking(found: Sourcing, lack: Gap) -> list[str]:
    return [each.name for each in found.missing if each.lack is lack]


def test_figures_are_counted_by_source_and_indicator() -> None:
    found = carried(growth())
    assert found["vioit-2024-07-10"] == ({"grdp.growth": 2, "industry.growth": 1}, [])
    assert found["bgtv-2019-10-22"] == ({"grdp.growth": 4}, [])
    # 26 of GRDP, one average, three of industry
    assert sum(each.total for each in growth().sources) == 30 == len(GROWTH.observations)


def test_a_source_carries_targets_by_its_part_in_them() -> None:
    found = carried(growth())
    assert found["vietnamnews-2023-12-07"] == ({}, [("plan-2024.grdp", SourceRole.TARGET)])
    assert found["vietnamvn-2024-12-06"] == ({"grdp.growth": 1}, [("plan-2024.grdp", SourceRole.ACTUAL)])


def test_base_and_parts_have_sources_of_their_own() -> None:
    goal = target(29, base=base(6, source="office"), composition={"added": [part(23, source="late")]})
    found = carried(sourced(seen(9, "2022"), targets={"t": goal}, sources=LATE))
    assert found == {
        "plan-text": ({}, [("t", SourceRole.TARGET)]),
        "paper": ({"parks": 1}, [("t", SourceRole.ACTUAL)]),
        "office": ({}, [("t", SourceRole.BASE)]),
        "late": ({}, [("t", SourceRole.PART)]),
    }


def test_what_came_later_is_not_there() -> None:
    goal = target(29, base=base(6))
    records = (seen(9, "2022"), seen(10, "2023", source="late", published="2024-05-31"))
    before, after = (
        sourced(*records, targets={"t": goal}, sources=LATE, as_of=day) for day in ("2024-05-30", "2024-05-31")
    )
    assert ("late" in carried(before), "late" in carried(after)) == (False, True)
    assert [each.cited.name for each in after.inferred] == ["late"]
    assert [each.cited.name for each in after.undated] == ["plan-text", "paper"]


def test_a_plan_not_issued_yet_carries_nothing() -> None:
    plans = {"plan": {"issued": "2021-07-15"}}
    assert carried(sourced(targets={"t": target(29)}, plans=plans, as_of="2021-07-14")) == {}


def test_a_figure_of_one_weak_source_stands_alone() -> None:
    """The third quarter of 2024 is printed once, at low confidence (12.23 does not fit 14.14 and 13.89)."""
    (only,) = growth().alone
    assert (only.figure.subject, only.targets) == ("grdp.growth@2024-Q3", ())
    assert growth("2024-10-30").alone == ()


def test_targets_are_named_that_are_judged_by_it() -> None:
    weak = {"confidence": "low"}
    found = sourced(seen(9, "2022", **weak), targets={"t": target(29, base=base(6))})
    assert [(each.figure.subject, each.targets) for each in found.alone] == [("parks@2022", ("t",))]


def test_two_sources_or_one_that_can_be_trusted_are_not_alone() -> None:
    weak = {"confidence": "low"}
    second = seen(9, "2022", source="office", **weak)
    assert sourced(seen(9, "2022", **weak), second).alone == ()
    assert sourced(seen(9, "2022", **weak), seen(9, "2022", source="paper", published="2023-01-01")).alone == ()
    # what was withdrawn, or only forecast, confirms nothing
    withdrawn = seen(9, "2022", source="office", withdrawn=BOTH)
    forecast = seen(9, "2022", source="office", stage="F")
    assert len(sourced(seen(9, "2022", **weak), withdrawn, forecast).alone) == 1


def test_what_a_citation_lacks() -> None:
    found = growth()
    assert lacking(found, Gap.DATE) == lacking(found, Gap.TITLE) == ["so-khdt"]
    assert lacking(found, Gap.ADDRESS) == []
    by_number = sourced(seen(9, "2022"), sources={"paper": {"document": "1466/QĐ-UBND"}})
    assert (lacking(by_number, Gap.TITLE), lacking(by_number, Gap.ADDRESS)) == ([], ["paper"])


def test_figures_that_did_not_arrive() -> None:
    """Industry is printed every year since December 2023: 2024 came in February 2025; 2025 is due by March 2026."""
    assert lacking(growth("2025-12-31"), Gap.ARRIVAL) == []
    assert lacking(growth("2026-03-02"), Gap.ARRIVAL) == []  # 61 days after its end it may be on its way
    late = growth("2026-03-03")
    assert [[each.text for each in one.periods] for one in late.missing if one.lack is Gap.ARRIVAL] == [["2025"]]


def test_targets_and_indicators_without_a_figure() -> None:
    targets = {"t": target(29, base=base(6)), "u": target(9, indicator="area")}
    other = {"area.parks": {"concept": "area", "name": BOTH, "coverage": "parks", "unit": "ha", "measure": "stock"}}
    found = sourced(seen(5, "2022", "area.parks"), targets=targets, indicators=other)
    assert (lacking(found, Gap.ACTUAL), lacking(found, Gap.COMPARABLE)) == (["t"], ["u"])
    assert lacking(found, Gap.FIGURE) == ["output", "growth", "filled", "place"]


def test_the_order_of_figures_decides_nothing() -> None:
    turned = GROWTH._replace(observations=tuple(reversed(GROWTH.observations)))
    assert sourcing_of(turned, report(turned, date(2025, 12, 31))) == growth()


PUBLISHER = {"publisher": "Báo Bắc Giang"}


@pytest.mark.parametrize(
    "given, as_of, shown, inferred",
    [
        ({"published": "2023-08-22"}, "2023-08-21", None, False),
        ({"published": "2023-08-22"}, "2023-08-22", "2023-08-22", False),
        ({"published": "2023-08", "published_inferred": "true"}, "2023-08-30", None, False),
        ({"published": "2023-08", "published_inferred": "true"}, "2023-08-31", "2023-08", True),
        ({"published": "2023", "published_inferred": "true"}, "2023-12-30", None, False),  # its last day counts
        ({}, "2040-01-01", None, False),
    ],
)
def test_a_date_is_shown_only_once_it_has_come(
    given: dict[str, Any],
    as_of: str,
    shown: str | None,
    inferred: bool,  # noqa: FBT001
) -> None:
    source = Source.model_validate({**PUBLISHER, **given})
    one = cited("paper", source, date.fromisoformat(as_of))
    assert (one.name, one.source.publisher, one.inferred) == ("paper", "Báo Bắc Giang", inferred)
    assert (one.published.text if one.published else None) == shown
