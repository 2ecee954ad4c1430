"""What changed between two dates: figures, documents, and statuses with their causes; one small book for each."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.compare import Question
from bgplan.core.dataset import Dataset
from bgplan.core.diff import Changes, changes_between
from bgplan.core.intervals import Interval
from tests.build import BOTH, base, dataset, part, seen, target

GOAL = {"t": target(29, base=base(6))}


def between(made: Dataset, earlier: str, later: str, **asked: Any) -> Changes:  # noqa: ANN401
    on = date.fromisoformat(later)
    return changes_between(made, date.fromisoformat(earlier), on, Question(on, **asked))


def causes(changes: Changes) -> list[list[str]]:
    return [[cause.code for cause in each.causes] for each in changes.statuses]


def output(value: object, published: str, **more: object) -> dict[str, Any]:
    return seen(value, "2023", "output", published=published, **more)


class TestFigures:
    def test_a_figure_of_a_period_of_which_nothing_was_known_is_new(self) -> None:
        made = dataset(seen(9, "2022", published="2023-08-22"))
        assert not between(made, "2023-08-01", "2023-08-21").has_news
        (new,) = between(made, "2023-08-21", "2023-08-22").new
        assert new.figure.amount is not None
        assert new.figure.amount.value == 9
        assert not between(made, "2023-08-22", "2023-12-30").has_news

    def test_a_later_stage_revises_and_says_by_how_much(self) -> None:
        """539 thousand bn stands for 538,500 … 539,500 and 541,169 for ± 0.5: up 2,169, at least 1,668.5."""
        first = output(539000, "2023-12-31", stage="E", low=538500, high=539500)
        second = output(541169, "2024-03-29", stage="P", source="office", low="541168.5", high="541169.5")
        changes = between(dataset(first, second), "2023-12-31", "2024-03-31")
        (revised,) = changes.revised
        assert (changes.new, changes.lost, changes.beside) == ((), (), ())
        assert revised.move is not None
        assert revised.move.change == 2169
        assert revised.move.interval == Interval(Fraction("1668.5"), Fraction("2669.5"))
        assert revised.move.relative == Fraction(2169, 539000)

    def test_a_fall_through_zero_is_no_rate(self) -> None:
        first, second = output(100, "2023-12-31", stage="E"), output(-20, "2024-03-29", stage="P", source="office")
        (revised,) = between(dataset(first, second), "2023-12-31", "2024-03-31").revised
        assert revised.move is not None
        assert (revised.move.change, revised.move.relative) == (-120, None)

    def test_prints_that_can_stand_for_one_number_are_no_change(self) -> None:
        rough, fine = output(539000, "2023-12-31", low=538500, high=539500), output(539400, "2024-03-29")
        (revised,) = between(dataset(rough, fine), "2023-12-31", "2024-03-31").revised
        assert revised.move is None

    def test_a_doubtful_figure_that_ends_a_wait_is_a_cause(self) -> None:
        """As 342,000 in January 2023: the year's figure was awaited; what came is doubtful, and not judged either."""
        targets = {"t": target(None, indicator="output", plan="year", due="2023", implied="true")}
        share: dict[str, Any] = {"plan": "year", "value": "83.9"}
        nine = seen(307240, "2023-01-01/P9M", "output", pct_of_plan=share)
        year = seen(342000, "2023", "output", pct_of_plan=share | {"value": "112.7"}, confidence="low")
        made = dataset(nine, year | {"published": "2024-01-20"}, targets=targets)
        (status,) = between(made, "2023-12-31", "2024-01-31").statuses
        assert [each.code for each in status.causes] == ["new_figure"]

    def test_another_publisher_that_says_the_same_confirms(self) -> None:
        """As 19.3 % of 2022, said in January and once more in August 2023 by another."""
        made = dataset(output(100, "2023-12-31"), output(100, "2024-03-29", source="office"))
        changes = between(made, "2023-12-31", "2024-03-31")
        (confirmed,) = changes.revised
        assert (confirmed.move, confirmed.after.source_name, changes.lost) == (None, "office", ())

    def test_a_better_print_of_another_publisher_displaces(self) -> None:
        made = dataset(output(100, "2023-12-31"), output(90, "2024-03-29", source="office"))
        changes = between(made, "2023-12-31", "2024-03-31")
        (lost,) = changes.lost
        assert (lost.how, changes.revised, lost.by and lost.by.source_name) == ("displaced", (), "office")
        assert lost.move is not None
        assert (lost.move.change, lost.move.relative) == (-10, Fraction(-1, 10))

    def test_a_withdrawn_print_is_lost_and_what_is_left_counts(self) -> None:
        gone = {"withdrawn": BOTH, "withdrawn_on": "2024-03-29"}
        older, newer = output(100, "2023-12-01"), output(90, "2023-12-31", **gone)
        (lost,) = between(dataset(older, newer), "2023-12-31", "2024-03-31").lost
        assert (lost.how, lost.by is not None) == ("withdrawn", True)
        assert lost.withdrawal is not None
        assert lost.withdrawal.record.withdrawn is not None
        assert lost.move is not None
        assert lost.move.change == 10
        (alone,) = between(dataset(newer), "2023-12-31", "2024-03-31").lost
        assert (alone.by, alone.move) == (None, None)

    def test_of_a_withdrawn_print_that_did_not_count_what_counts_is_told(self) -> None:
        gone = {"withdrawn": BOTH, "withdrawn_on": "2024-03-29"}
        made = dataset(output(90, "2023-12-01", **gone), output(100, "2023-12-31"))
        (lost,) = between(made, "2023-12-31", "2024-03-31").lost
        assert lost.by is not None
        assert lost.by.published == date(2023, 12, 31)
        assert lost.move is not None
        assert lost.move.change == 10

    def test_of_two_prints_alike_it_does_not_matter_which_was_withdrawn(self) -> None:
        """The one that still stands is what counted, and the later print confirms it, in either order."""
        gone = output(5, "2023-06-30", withdrawn=BOTH, withdrawn_on="2023-12")
        stays, later = output(5, "2023-06-30"), output(5, "2023-12-31")
        found = [
            (len(changes.lost), len(changes.revised), [each.by and each.by.published for each in changes.lost])
            for figures in ((gone, stays, later), (stays, gone, later))
            for changes in [between(dataset(*figures), "2023-11-30", "2023-12-31")]
        ]
        assert found == [(1, 1, [date(2023, 12, 31)])] * 2

    def test_a_print_that_does_not_count_stands_beside(self) -> None:
        made = dataset(output(100, "2023-12-31"), output(90, "2024-03-29", confidence="low"))
        changes = between(made, "2023-12-31", "2024-03-31")
        (beside,) = changes.beside
        assert (changes.revised, changes.lost, beside.counts.published) == ((), (), date(2023, 12, 31))
        assert beside.move is not None
        assert beside.move.change == -10

    def test_changes_of_growth_are_points(self) -> None:
        growth = [seen(value, "2023", "growth", published=on) for value, on in ((14, "2023-12-31"), (12, "2024-03-29"))]
        (revised,) = between(dataset(*growth), "2023-12-31", "2024-03-31").revised
        assert revised.move is not None
        assert (revised.move.change, revised.move.relative) == (-2, None)

    def test_a_forecast_is_no_print_of_what_was(self) -> None:
        made = dataset(output(120, "2023-01-31", stage="F"), output(100, "2024-01-31"))
        changes = between(made, "2023-12-31", "2024-03-31")
        assert ([each.figure.published for each in changes.new], changes.revised) == ([date(2024, 1, 31)], ())

    def test_only_what_is_asked_for(self) -> None:
        made = dataset(seen(9, "2022"), output(100, "2022-12-31"), targets=GOAL)
        asked = [
            between(made, "2022-12-01", "2022-12-31", **each) for each in ({}, {"names": ("t",)}, {"plans": ("year",)})
        ]
        assert [[one.figure.record.indicator for one in each.new] for each in asked] == [
            ["output", "parks"],
            ["parks"],
            [],
        ]
        named = between(made, "2022-12-01", "2022-12-31", names=("output",))
        assert [one.figure.record.indicator for one in named.new] == ["output"]


class TestDocuments:
    def test_plans_and_targets_that_are_new_superseded_and_over(self) -> None:
        plans = {
            "plan": {"issued": "2021-07-15", "superseded_by": "next"},
            "next": {"name": BOTH, "period": "2021/2025", "source": "plan-text", "issued": "2022-02-17"},
        }
        targets = {**GOAL, "n": target(33, plan="next", due="2025")}
        targets["t"] = {**targets["t"], "superseded_by": "n"}
        made = dataset(targets=targets, plans=plans)
        first, second = between(made, "2021-07-14", "2021-07-15"), between(made, "2022-01-01", "2022-12-31")
        assert [(each.plan_name, each.how) for each in first.plans] == [("plan", "new")]
        assert [(each.target.name, each.how) for each in first.targets] == [("t", "new")]
        assert [(each.plan_name, each.how, each.by) for each in second.plans] == [
            ("plan", "superseded", "next"),
            ("next", "new", None),
        ]
        assert [(each.target.name, each.how, each.by) for each in second.targets] == [
            ("t", "superseded", "n"),
            ("n", "new", None),
        ]
        over = between(made, "2025-12-30", "2025-12-31")
        assert [(each.plan_name, each.how) for each in over.plans] == [("next", "ended")]
        assert [(each.target.name, each.how) for each in over.targets] == [("n", "due")]


class TestCauses:
    def test_a_new_figure(self) -> None:
        made = dataset(seen(9, "2022"), seen(20, "2023"), targets=GOAL)
        changes = between(made, "2022-12-31", "2023-12-31")
        assert causes(changes) == [["new_figure"]]
        (cause,) = changes.statuses[0].causes
        assert [one and one.record.period.text for one in (cause.figure, cause.before)] == ["2023", "2022"]

    def test_a_revised_figure(self) -> None:
        made = dataset(seen(9, "2022"), seen(20, "2022", published="2023-03-31", stage="A"), targets=GOAL)
        assert causes(between(made, "2022-12-31", "2023-12-31")) == [["revised_figure"]]

    def test_a_withdrawn_figure(self) -> None:
        gone = seen(20, "2023", withdrawn=BOTH, withdrawn_on="2024-03-31")
        made = dataset(seen(9, "2022"), gone, targets=GOAL)
        assert causes(between(made, "2023-12-31", "2024-03-31")) == [["lost_figure"]]
        assert causes(between(dataset(gone, targets=GOAL), "2023-12-31", "2024-03-31")) == [["lost_figure"]]

    def test_time_alone(self) -> None:
        """Nine of 29 at the end of 2029: the due date passes at the end of 2030, and its figure is not there."""
        made = dataset(seen(9, "2029"), targets=GOAL)
        changes = between(made, "2030-12-31", "2031-01-01")
        assert causes(changes) == [["time_passed"]]
        assert changes.statuses[0].causes[0].facts == {"reason": "awaiting_final"}

    def test_a_base_that_became_known(self) -> None:
        targets = {"t": target(29, base=base(6, source="late"))}
        late = {"late": {"publisher": "Sau", "published": "2023-08-22"}}
        made = dataset(seen(9, "2022"), targets=targets, sources=late)
        assert causes(between(made, "2023-08-21", "2023-08-22")) == [["base_known"]]

    def test_parts_that_became_known(self) -> None:
        """54 of 66 from 46 after three years of ten: 8 of 20 are ahead; 8 of the 29 additions are not."""
        made_of = {"added": [part(29)], "removed": [part(9, source="late")]}
        targets = {"t": target(66, base=base(46), composition=made_of)}
        late = {"late": {"publisher": "Sau", "published": "2024-08-22"}}
        made = dataset(seen(54, "2023"), targets=targets, sources=late)
        assert causes(between(made, "2024-08-21", "2024-08-22")) == [["parts_known"]]

    def test_a_target_of_a_new_plan(self) -> None:
        made = dataset(targets=GOAL, plans={"plan": {"issued": "2021-07-15"}})
        changes = between(made, "2021-07-14", "2021-07-15")
        assert (causes(changes), changes.statuses[0].before) == ([["new_target"]], None)

    def test_another_target_that_leads_to_it(self) -> None:
        """Told of by a later source: 20 parks by 2023 stand on the way to 29, and 15 in 2022 are no more on it."""
        targets = {**GOAL, "mid": target(28, due="2023", base=base(6), source="late")}
        late = {"late": {"publisher": "Sau", "published": "2023-02-22"}}
        made = dataset(seen(11, "2022"), targets=targets, sources=late)
        changes = between(made, "2023-02-21", "2023-02-22")
        assert [(each.after.name, [one.code for one in each.causes]) for each in changes.statuses] == [
            ("t", ["new_plan"]),
            ("mid", ["new_target"]),
        ]

    def test_a_series_that_closes_changes_no_status_by_itself(self) -> None:
        closed = {"parks": {"closed": {"on": "2025-06-30", "why": BOTH}}}
        made = dataset(seen(9, "2022"), seen(16, "2025-06-29"), targets=GOAL, indicators=closed)
        changes = between(made, "2025-05-31", "2025-06-30")
        assert causes(changes) == [["new_figure"]]
        assert [each.indicator_name for each in changes.closed] == ["parks"]

    def test_a_figure_that_cannot_be_compared(self) -> None:
        other = {"other": {"concept": "parks", "name": BOTH, "coverage": "parks", "unit": "park", "measure": "stock"}}
        made = dataset(seen(9, "2022", "other"), targets=GOAL, indicators=other)
        assert causes(between(made, "2022-12-30", "2022-12-31")) == [["refused_figure"]]
        gone = seen(9, "2022", "other", withdrawn=BOTH, withdrawn_on="2023-03-31")
        (cause,) = between(dataset(gone, targets=GOAL, indicators=other), "2022-12-31", "2023-03-31").statuses[0].causes
        assert (cause.code, cause.figure, cause.before is not None) == ("refused_figure", None, True)

    def test_an_earlier_year_that_was_missing(self) -> None:
        """2021 and 2023 are known, then 2022: the average of three years can be judged."""
        growth = [seen(value, year, "growth") for value, year in ((19, "2021"), (19, "2023"))]
        missing = seen(19, "2022", "growth", published="2024-06-30")
        targets = {"t": target(19, indicator="growth", over="2021/2030", path="geometric")}
        made = dataset(*growth, missing, targets=targets)
        changes = between(made, "2023-12-31", "2024-06-30")
        assert causes(changes) == [["earlier_figure"]]
        assert changes.statuses[0].causes[0].figure is not None


def test_the_earlier_date_comes_first() -> None:
    with pytest.raises(ValueError, match="lies after"):
        between(dataset(), "2023-08-31", "2023-08-30")


def test_between_a_date_and_itself_nothing_changes() -> None:
    made = dataset(seen(9, "2022"), targets=GOAL)
    assert not between(made, "2022-12-31", "2022-12-31").has_news


def test_drift_within_a_status_is_told() -> None:
    # 29 parks from 9 at the end of 2020: 2 a year. 11 at the end of 2023 are 2 of 6; 11 at the end of 2024 2 of 8.
    goal = {"t": target(29, base=base(9))}
    made = dataset(seen(11, "2023"), seen(11, "2024"), targets=goal)
    found = changes_between(made, date(2024, 6, 30), date(2025, 6, 30))
    assert found.statuses == ()
    (drift,) = found.drifts
    assert drift.before is not None
    assert (drift.before.value("lead_months"), drift.after.value("lead_months")) == (-24, -36)
    assert [each.code for each in drift.causes] == ["new_figure"]
    assert changes_between(made, date(2025, 6, 30), date(2025, 12, 31)).drifts == ()
