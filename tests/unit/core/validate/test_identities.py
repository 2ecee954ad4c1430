"""BG407–BG409 and BG902: parts and wholes, shares, products and ratios. Every limit is calculated beside its test."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.findings import Severity
from bgplan.core.intervals import Interval
from bgplan.core.validate.identities import (
    implausible_ratios,
    parts_of_wholes,
    products_of_factors,
    shares_of_wholes,
)
from tests.build import BOTH, dataset, fails, said, seen

LEVEL = {"concept": "parks", "name": BOTH, "coverage": "all", "unit": "park", "measure": "stock"}
LAND = {**LEVEL, "unit": "ha"}
SHARE = {**LEVEL, "unit": "pct", "measure": "share", "whole": BOTH}
FLOW = {**LEVEL, "unit": "bn", "measure": "flow"}
UNITS = {"mn-each": {"name": BOTH, "dimension": "vnd-each", "power": 6}}
INDICATORS = {
    "clusters": LEVEL,
    "active": LEVEL,
    "leasable": LAND,
    "leased": LAND,
    "occupancy": SHARE,
    "gross": FLOW,
    "gross.trn": {**FLOW, "unit": "trn"},
    "added": FLOW,
    "ratio": SHARE,
    "workers": LEVEL,
    "each": {**FLOW, "unit": "mn-each"},
    "nominal": {**LEVEL, "unit": "pct", "measure": "growth", "comparator": "previous-year"},
    "real": {**LEVEL, "unit": "pct", "measure": "growth", "comparator": "previous-year"},
    "prices": {**LEVEL, "unit": "pct", "measure": "index"},
}
DAY = "2023-08-22"
PART = {"part": "active", "whole": "clusters"}
OUTPUT = {"product": "gross", "factors": ["workers", "each"]}
SIZE = {"ratio": ["leased", "clusters"], "low": 5, "high": 75}
OCCUPANCY = {"share": "occupancy", "part": "leased", "whole": "leasable"}


def told(check: Any, identity: dict[str, Any], *observations: dict[str, Any]) -> list[str]:  # noqa: ANN401
    made = dataset(*observations, indicators=INDICATORS, units=UNITS, identities={"i": identity})
    return said(check(made))


def found(check: Any, identity: dict[str, Any], *observations: dict[str, Any]) -> Any:  # noqa: ANN401
    (finding,) = fails(check(dataset(*observations, indicators=INDICATORS, units=UNITS, identities={"i": identity})))
    return finding


class TestParts:
    @pytest.mark.parametrize("part, outcome", [(54, "pass"), (55, "fail")])
    def test_all_may_be_part_but_no_more_than_all(self, part: int, outcome: str) -> None:
        assert told(parts_of_wholes, PART, seen(54, DAY, "clusters"), seen(part, DAY, "active")) == [outcome]

    @pytest.mark.parametrize("part, outcome", [("100.1", "pass"), ("100.2", "fail")])
    def test_only_where_no_rounding_can_mend_it(self, part: str, outcome: str) -> None:
        # 100.1 is from 100.05, 100.0 is to 100.05: they just meet; 100.2 is from 100.15
        identity = {"part": "leased", "whole": "leasable"}
        assert told(parts_of_wholes, identity, seen("100.0", DAY, "leasable"), seen(part, DAY, "leased")) == [outcome]

    def test_what_is_found_says_both_and_the_excess(self) -> None:
        finding = found(parts_of_wholes, PART, seen(54, DAY, "clusters"), seen(57, DAY, "active"))
        assert (finding.code, finding.subject, finding.severity) == ("BG407", f"i@{DAY}", Severity.ERROR)
        assert (finding.place.path[1:], finding.related[0].path[1:]) == ((1, "value"), (0, "value"))
        assert (finding.facts["part"], finding.facts["whole"], finding.facts["excess"]) == (57, 54, Interval.of(3))

    def test_units_of_one_dimension_are_converted(self) -> None:
        # 1.5 thousand billion is 1450 to 1550 billion: 1550 is no more, 1551 is
        identity = {"part": "added", "whole": "gross.trn"}
        whole = seen("1.5", "2023", "gross.trn")
        assert told(parts_of_wholes, identity, whole, seen("1550.0", "2023", "added")) == ["pass"]
        assert told(parts_of_wholes, identity, whole, seen("1551.0", "2023", "added")) == ["fail"]

    def test_part_and_whole_of_a_share_too(self) -> None:
        figures = seen("100.0", DAY, "leasable"), seen("120.0", DAY, "leased")
        assert told(parts_of_wholes, OCCUPANCY, *figures) == ["fail"]

    def test_alone_neither_can_be_told(self) -> None:
        assert told(parts_of_wholes, PART, seen(55, DAY, "active")) == ["untold"]
        assert told(parts_of_wholes, PART, seen(54, DAY, "clusters"), seen(55, "2023", "active")) == ["untold"] * 2

    @pytest.mark.parametrize("more", [{"withdrawn": BOTH}, {"stage": "F"}], ids=lambda more: next(iter(more)))
    def test_what_is_withdrawn_or_forecast_does_not_enter(self, more: dict[str, Any]) -> None:
        assert told(parts_of_wholes, PART, seen(54, DAY, "clusters"), seen(57, DAY, "active", **more)) == ["untold"]

    def test_nothing_is_said_of_other_forms(self) -> None:
        assert told(parts_of_wholes, {"nested": ["clusters", "active"]}, seen(54, DAY, "clusters")) == []


class TestShares:
    LAND_OF = (seen("1200.0", DAY, "leasable"), seen("900.0", DAY, "leased"))

    @pytest.mark.parametrize("share, outcome", [("74.9", "fail"), ("75.0", "pass"), ("75.1", "fail")])
    def test_the_printed_share_meets_the_parts(self, share: str, outcome: str) -> None:
        # (899.95 … 900.05) / (1199.95 … 1200.05) = 74.993 … 75.007 %; 75.1 is from 75.05, 74.9 to 74.95: apart
        assert told(shares_of_wholes, OCCUPANCY, *self.LAND_OF, seen(share, DAY, "occupancy")) == [outcome]

    @pytest.mark.parametrize("share, outcome", [("54", "fail"), ("55", "pass"), ("56", "pass"), ("57", "fail")])
    def test_they_just_meet(self, share: str, outcome: str) -> None:
        # 111 of 200, both exact, is 55.5 %: 55 reaches up to 55.5, 56 down to it
        identity = {"share": "occupancy", "part": "active", "whole": "clusters"}
        figures = seen(200, DAY, "clusters"), seen(111, DAY, "active")
        assert told(shares_of_wholes, identity, *figures, seen(share, DAY, "occupancy")) == [outcome]

    def test_the_whole_is_the_one_that_is_named(self) -> None:
        # 900 of 1200 ha leasable is 75 %, of 1500 ha in all 60 %: a share of the one is none of the other
        finding = found(shares_of_wholes, OCCUPANCY, *self.LAND_OF, seen("60.0", DAY, "occupancy"))
        assert (finding.code, finding.place.path[1]) == ("BG408", 2)
        implied = Interval(Fraction(89995, 120005) * 100, Fraction(90005, 119995) * 100)
        assert (finding.facts["share"], finding.facts["implied"]) == (60, implied)
        assert finding.facts["imbalance"] == Interval.of("59.95", "60.05") - implied

    def test_a_share_of_levels_is_of_their_day_however_written(self) -> None:
        figures = seen("1200.0", "2023-12-31", "leasable"), seen("900.0", "2023-12", "leased")
        assert told(shares_of_wholes, OCCUPANCY, *figures, seen("80.0", "2023", "occupancy")) == ["fail"]

    def test_a_share_of_flows_is_of_their_whole_period(self) -> None:
        identity = {"share": "ratio", "part": "added", "whole": "gross"}
        figures = seen("1000.0", "2023", "gross"), seen("250.0", "2023", "added")
        assert told(shares_of_wholes, identity, *figures, seen("25.0", "2023", "ratio")) == ["pass"]
        assert told(shares_of_wholes, identity, *figures, seen("25.0", "2023-Q4", "ratio")) == ["untold"]

    def test_no_share_of_nothing_and_none_of_parts_that_are_wrong_themselves(self) -> None:
        share = seen("50.0", DAY, "occupancy")
        identity = {"share": "occupancy", "part": "active", "whole": "clusters"}
        assert told(shares_of_wholes, identity, share, seen(0, DAY, "clusters"), seen(0, DAY, "active")) == ["untold"]
        assert told(shares_of_wholes, identity, share, seen(5, DAY, "clusters"), seen(9, DAY, "active")) == ["untold"]


class TestProducts:
    @pytest.mark.parametrize("low, outcome", [("5001", "pass"), ("5001.01", "fail")])
    def test_in_base_units(self, low: str, outcome: str) -> None:
        # 20 000 persons x 249.95 … 250.05 million = 4999 … 5001 billion
        figures = seen(20000, "2022", "workers"), seen("250.0", "2022", "each")
        output = seen("5003", "2022", "gross", low=low, high="5005")
        assert told(products_of_factors, OUTPUT, *figures, output) == [outcome]

    def test_a_share_counts_as_a_fraction_of_one(self) -> None:
        # 1000.0 x 25.0 % = 999.95 x 0.2495 … 1000.05 x 0.2505 = 249.49 … 250.51
        identity = {"product": "added", "factors": ["gross", "ratio"]}
        figures = seen("1000.0", "2023", "gross"), seen("25.0", "2023", "ratio")
        assert told(products_of_factors, identity, *figures, seen("250.5", "2023", "added")) == ["pass"]
        finding = found(products_of_factors, identity, *figures, seen("255.0", "2023", "added"))
        assert (finding.facts["product"], finding.facts["factors"]) == (255, (1000, 25))
        assert finding.facts["implied"] == Interval.of("249.487525", "250.512525")

    def test_a_growth_counts_as_the_factor_by_which_a_level_grows(self) -> None:
        # 1.09 x 1.055 = 1.14995; with the roundings 1.0895 x 1.0545 … 1.0905 x 1.0555 = 1.14888 … 1.15102: 15.0 holds
        identity = {"product": "nominal", "factors": ["real", "prices"]}
        figures = seen("9.0", "2023", "real"), seen("105.5", "2023", "prices")
        assert told(products_of_factors, identity, *figures, seen("15.0", "2023", "nominal")) == ["pass"]
        assert told(products_of_factors, identity, *figures, seen("14.5", "2023", "nominal")) == ["fail"]

    def test_a_missing_factor_leaves_nothing_to_say(self) -> None:
        assert told(products_of_factors, OUTPUT, seen("5001.0", "2022", "gross")) == ["untold"]


class TestRatios:
    @pytest.mark.parametrize("area, outcome", [("49", "fail"), ("50", "pass"), ("750", "pass"), ("751", "fail")])
    def test_within_what_is_plausible(self, area: str, outcome: str) -> None:
        # 10 clusters of 5 to 75 ha: 50 to 750 ha; 49 is up to 49.5, 751 from 750.5
        assert told(implausible_ratios, SIZE, seen(10, DAY, "clusters"), seen(area, DAY, "leased")) == [outcome]

    @pytest.mark.parametrize("bounds", [{"high": "74.95"}, {"low": "75.05"}], ids=["high", "low"])
    def test_a_bound_may_just_be_met(self, bounds: dict[str, str]) -> None:
        # 750 ha, that is 749.5 … 750.5, over 10 clusters: 74.95 … 75.05
        figures = seen(10, DAY, "clusters"), seen("750", DAY, "leased")
        assert told(implausible_ratios, {"ratio": ["leased", "clusters"], **bounds}, *figures) == ["pass"]
        beyond = {"high": "74.94"} if "high" in bounds else {"low": "75.06"}
        assert told(implausible_ratios, {"ratio": ["leased", "clusters"], **beyond}, *figures) == ["fail"]

    def test_the_bound_is_named(self) -> None:
        finding = found(implausible_ratios, SIZE, seen(10, DAY, "clusters"), seen("2000.0", DAY, "leased"))
        assert (finding.code, finding.severity) == ("BG902", Severity.WARNING)
        assert (finding.facts["side"], finding.facts["bound"]) == ("at-most", 75)
        assert finding.facts["ratio"] == Interval.of("199.995", "200.005")
        finding = found(implausible_ratios, SIZE, seen(10, DAY, "clusters"), seen("20.0", DAY, "leased"))
        assert (finding.facts["side"], finding.facts["bound"]) == ("at-least", 5)

    def test_in_the_units_of_the_indicators(self) -> None:
        # 110.0 billion over 0.10 thousand billion is 1100, with the roundings 1047 to 1158, and not 1.1
        identity = {"ratio": ["gross", "gross.trn"], "low": 500, "high": 3000}
        figures = seen("110.0", "2023", "gross"), seen("0.10", "2023", "gross.trn")
        assert told(implausible_ratios, identity, *figures) == ["pass"]

    def test_without_bounds_it_must_be_positive(self) -> None:
        identity = {"ratio": ["added", "gross"]}
        gross = seen("100.0", "2023", "gross")
        assert told(implausible_ratios, identity, gross, seen("0.01", "2023", "added")) == ["pass"]
        finding = found(implausible_ratios, identity, gross, seen("-5.0", "2023", "added"))
        assert (finding.facts["side"], finding.facts["bound"]) == ("more-than", 0)

    def test_over_nothing_it_is_undefined(self) -> None:
        assert told(implausible_ratios, SIZE, seen(0, DAY, "clusters"), seen("9.0", DAY, "leased")) == ["untold"]
        assert told(implausible_ratios, SIZE, seen("9.0", DAY, "leased")) == ["untold"]
