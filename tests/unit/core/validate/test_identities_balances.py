"""BG410 and BG411: what is there at the end of a period, and states that hold each other."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.findings import Finding, Severity
from bgplan.core.intervals import Interval
from bgplan.core.validate.identities import balances, nested_states
from tests.build import BOTH, dataset, fails, said, seen

LEVEL = {"concept": "parks", "name": BOTH, "coverage": "all", "unit": "park", "measure": "stock"}
FLOW = {**LEVEL, "measure": "flow"}
LAND = {**LEVEL, "unit": "ha"}
INDICATORS = {
    **dict.fromkeys(("clusters", "at-start", "planned", "established", "complete", "active"), LEVEL),
    **dict.fromkeys(("new", "more", "dropped", "begun-with"), FLOW),
    "land": LAND,
    "land.new": {**LAND, "measure": "flow"},
}
CLUSTERS = {"closing": "clusters", "added": ["new"], "removed": ["dropped"]}
STATES = {"nested": ["planned", "established", "complete", "active"]}
DAY = "2023-08-22"
ONE_PAPER = {"published": "2023-08-31"}


def told(check: Any, identity: dict[str, Any], *observations: dict[str, Any]) -> list[str]:  # noqa: ANN401
    return said(check(dataset(*observations, indicators=INDICATORS, identities={"i": identity})))


def found(check: Any, identity: dict[str, Any], *observations: dict[str, Any]) -> tuple[Finding, ...]:  # noqa: ANN401
    return fails(check(dataset(*observations, indicators=INDICATORS, identities={"i": identity})))


def printed(value: object, period: str, indicator: str, **more: object) -> dict[str, Any]:
    """Return a figure of one publication, whatever its period."""
    return seen(value, period, indicator, **{**ONE_PAPER, **more})


class TestBalances:
    FIGURES = (printed(45, "2021", "clusters"), printed(9, "2022", "new"), printed(2, "2022", "dropped"))

    @pytest.mark.parametrize("closing, outcome", [(51, "fail"), (52, "pass"), (53, "fail")])
    def test_what_was_there_with_what_was_added_without_what_was_removed(self, closing: int, outcome: str) -> None:
        # 45 at the end of 2021 + 9 - 2 = 52 at the end of 2022
        assert told(balances, CLUSTERS, *self.FIGURES, printed(closing, "2022", "clusters")) == [outcome]

    def test_what_is_found_says_every_entry(self) -> None:
        (finding,) = found(balances, CLUSTERS, *self.FIGURES, printed(54, "2022", "clusters"))
        assert (finding.code, finding.subject, finding.severity) == ("BG410", "i@2022", Severity.ERROR)
        assert finding.place.path == ("observations", 3, "value")
        assert [place.path[1] for place in finding.related] == [0, 1, 2]
        entries = {name: finding.facts[name] for name in ("opening", "added", "removed", "closing")}
        assert entries == {"opening": 45, "added": 9, "removed": 2, "closing": 54}
        assert (finding.facts["sum"], finding.facts["imbalance"]) == (Interval.of(52), Interval.of(2))

    def test_the_opening_is_of_the_day_before_the_period(self) -> None:
        # eight months of 2023 begin on 1 January: 52 on 31 December 2022, 52 + 3 = 55 on 31 August
        identity = {"closing": "clusters", "added": ["new"]}
        flow = printed(3, "2023-01-01/P8M", "new")
        closing = printed(56, "2023-08-31", "clusters")
        assert told(balances, identity, printed(52, "2022-12-31", "clusters"), flow, closing) == ["fail"]
        assert told(balances, identity, printed(52, "2023-01-01", "clusters"), flow, closing) == ["untold"]

    def test_the_opening_may_be_an_indicator_of_its_own(self) -> None:
        flow, closing = printed(9, "2022", "new"), printed(55, "2022", "clusters")
        identity = {"closing": "clusters", "opening": "at-start", "added": ["new"]}
        assert told(balances, identity, printed(45, "2021-12-31", "at-start"), flow, closing) == ["fail"]
        identity = {"closing": "clusters", "opening": "begun-with", "added": ["new"]}  # no level: of the period itself
        assert told(balances, identity, printed(46, "2022", "begun-with"), flow, closing) == ["pass"]

    @pytest.mark.parametrize("closing, outcome", [("123.6", "pass"), ("123.7", "fail")])
    def test_areas_by_intervals(self, closing: str, outcome: str) -> None:
        # 100.0 + 23.5 = 123.4 … 123.6; 123.6 is from 123.55, 123.7 from 123.65
        identity = {"closing": "land", "added": ["land.new"]}
        figures = printed("100.0", "2021", "land"), printed("23.5", "2022", "land.new")
        assert told(balances, identity, *figures, printed(closing, "2022", "land")) == [outcome]

    def test_without_one_of_the_entries_it_cannot_be_told(self) -> None:
        closing = printed(54, "2022", "clusters")
        for missing in range(3):
            figures = [each for index, each in enumerate(self.FIGURES) if index != missing]
            assert told(balances, CLUSTERS, *figures, closing) == ["untold"]
        assert told(balances, CLUSTERS, *self.FIGURES) == ["untold"]

    def test_an_opening_of_an_earlier_publication_only_warns(self) -> None:
        opening, *flows = self.FIGURES
        earlier = {**opening, "published": "2022-01-31"}
        (finding,) = found(balances, CLUSTERS, earlier, *flows, printed(54, "2022", "clusters"))
        assert finding.severity is Severity.WARNING

    def test_no_opening_before_the_calendar(self) -> None:
        figures = printed(1, "0001", "new"), printed(1, "0001", "clusters")
        assert told(balances, {"closing": "clusters", "added": ["new"]}, *figures) == ["untold"]


class TestStates:
    def test_each_state_holds_the_next(self) -> None:
        figures = printed(66, DAY, "planned"), printed(54, DAY, "established"), printed(54, DAY, "complete")
        assert told(nested_states, STATES, *figures, printed(40, DAY, "active")) == ["pass"] * 3
        assert told(nested_states, STATES, *figures, printed(55, DAY, "active")) == ["pass", "pass", "fail"]

    def test_what_is_not_known_is_skipped(self) -> None:
        (finding,) = found(nested_states, STATES, printed(54, DAY, "established"), printed(56, DAY, "active"))
        assert (finding.code, finding.subject, finding.severity) == ("BG411", f"i@{DAY}", Severity.ERROR)
        assert (finding.facts["part"], finding.facts["whole"], finding.facts["excess"]) == (56, 54, Interval.of(2))
        assert (finding.place.path[1], finding.related[0].path[1]) == (1, 0)

    def test_by_intervals(self) -> None:
        # 45 or 46 established: 46 in operation may be, 47 may not
        established = printed(45, DAY, "established", low=45, high=46)
        assert told(nested_states, STATES, established, printed(46, DAY, "active")) == ["pass"]
        assert told(nested_states, STATES, established, printed(47, DAY, "active")) == ["fail"]

    def test_one_state_alone_and_other_dates_say_nothing(self) -> None:
        assert told(nested_states, STATES, printed(54, DAY, "established")) == ["untold"]
        figures = printed(54, DAY, "established"), printed(56, "2023-08-23", "active")
        assert told(nested_states, STATES, *figures) == ["untold", "untold"]

    def test_states_of_several_sources_only_warn(self) -> None:
        other = printed(56, DAY, "active", source="office")
        (finding,) = found(nested_states, STATES, printed(54, DAY, "established"), other)
        assert finding.severity is Severity.WARNING

    def test_neighbours_of_one_source_are_not_held_together_again(self) -> None:
        paper = printed(66, DAY, "planned"), printed(54, DAY, "established")
        office = printed(40, DAY, "complete", source="office"), printed(30, DAY, "active", source="office")
        # within the paper one pair, within the office one, and between them established and complete
        assert told(nested_states, STATES, *paper, *office) == ["pass"] * 3

    def test_one_source_against_itself_is_one_cause(self) -> None:
        paper = printed(50, DAY, "planned"), printed(56, DAY, "active")
        office = printed(53, DAY, "established", source="office")
        (finding,) = found(nested_states, STATES, *paper, office)
        assert (finding.severity, finding.facts["part"]) == (Severity.ERROR, 56)
