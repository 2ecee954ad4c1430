"""The month's report as a value: every number calculated by hand from the figures beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.compare import Question
from bgplan.core.dataset import Dataset
from bgplan.core.growth import month_before
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.periods import parse
from bgplan.core.summary import Months, summary_of
from bgplan.core.summary.report import Summary, SummaryRow
from tests.build import BOTH, base, dataset, seen, settled, target

YEAR: dict[str, Any] = {"year.output": target(1200, indicator="output", plan="year", due="2023")}
"""A plan of 1,200 bn for 2023."""


def summary(made: Dataset, month: str, against: str | None = None, **asked: Any) -> Summary:  # noqa: ANN401
    reported = parse(month)
    earlier = month_before(reported) if against is None else parse(against)
    assert earlier is not None
    return summary_of(made, Months(reported, earlier), Question(reported.end, **asked))


def only(found: Summary) -> SummaryRow:
    (row,) = found.rows
    return row


def so_far(value: object, months: int, year: int = 2023, **more: object) -> dict[str, Any]:
    """A flow from January on, exact."""
    return seen(value, f"{year}-01-01/P{months}M", "output", low=value, high=value, **more)


def output(value: object, period: str, **more: object) -> dict[str, Any]:
    return seen(value, period, "output", low=value, high=value, **more)


class TestMonthAlone:
    def test_a_printed_month_stands(self) -> None:
        row = only(summary(dataset(so_far(800, 8), output(110, "2023-08"), targets=YEAR), "2023-08"))
        assert row.alone is not None
        assert (row.alone.amount.point, row.alone.is_derived, row.alone.period.text) == (110, False, "2023-08")

    def test_without_one_it_is_the_difference_of_two_sums_with_its_interval(self) -> None:
        """800 ± 2 less 690 ± 1 is 110, between 107 and 113."""
        later = seen(800, "2023-01-01/P8M", "output", low=798, high=802)
        earlier = seen(690, "2023-01-01/P7M", "output", low=689, high=691)
        alone = only(summary(dataset(later, earlier, targets=YEAR), "2023-08")).alone
        assert alone is not None
        assert alone.is_derived
        assert (alone.amount.point, alone.amount.interval) == (110, Interval(Fraction(107), Fraction(113)))

    @pytest.mark.parametrize("other", [{"source": "office"}, {"stage": "P"}, {"confidence": "low"}])
    def test_no_difference_of_two_accounts(self, other: dict[str, Any]) -> None:
        row = only(summary(dataset(so_far(800, 8), so_far(690, 7, **other), targets=YEAR), "2023-08"))
        assert row.alone is None
        assert row.blanks["month"].code == "no_month_figure"

    def test_a_sum_that_falls_gives_no_month(self) -> None:
        row = only(summary(dataset(so_far(680, 8), so_far(690, 7), targets=YEAR), "2023-08"))
        assert (row.alone, row.blanks["month"].code) == (None, "falls")

    def test_january_is_its_own_sum_and_takes_nothing_from_december(self) -> None:
        alone = only(summary(dataset(so_far(100, 1), output(1150, "2022"), targets=YEAR), "2023-01")).alone
        assert alone is not None
        assert (alone.amount.point, alone.is_derived) == (100, False)

    def test_of_a_level_there_is_none(self) -> None:
        row = only(summary(dataset(seen(9, "2023-08-22"), targets={"t": target(29, base=base(6))}), "2023-08"))
        assert (row.alone, row.blanks["month"].code) == (None, "level")


class TestMonthBefore:
    def test_the_change_of_a_month_is_a_rate(self) -> None:
        """110 after 100 is 10 % more."""
        made = dataset(so_far(800, 8), output(110, "2023-08"), output(100, "2023-07"), targets=YEAR)
        before = only(summary(made, "2023-08")).before
        assert before is not None
        assert before.change is not None
        assert (before.figure.amount.point, before.is_rate, before.change.point) == (100, True, Fraction(1, 10))

    def test_of_a_level_it_is_what_was_last_told_within_the_month(self) -> None:
        figures = seen(9, "2023-08-22"), seen(8, "2023-07-24"), seen(7, "2023-07-02")
        row = only(summary(dataset(*figures, targets={"t": target(29, base=base(6))}), "2023-08"))
        assert row.before is not None
        assert row.before.change is not None
        assert (row.before.figure.amount.point, row.before.change.point) == (8, Fraction(1, 8))

    def test_a_share_changes_by_points(self) -> None:
        figures = seen("75.6", "2023-08-22", "filled"), seen("74.1", "2023-07-24", "filled")
        made = dataset(*figures, targets={"t": target(90, indicator="filled", base=base(60))})
        before = only(summary(made, "2023-08")).before
        assert before is not None
        assert before.change is not None
        assert (before.is_rate, before.change.point) == (False, Fraction(3, 2))


class TestAgainst:
    def test_plan_and_year_before(self) -> None:
        """800 of 1,200 is two thirds; 800 after 640 is a quarter more."""
        row = only(summary(dataset(so_far(800, 8), so_far(640, 8, 2022), targets=YEAR), "2023-08"))
        assert row.against_plan is not None
        assert row.against_plan.point == Fraction(2, 3)
        assert row.on_year is not None
        assert row.on_year.on.amount is not None
        assert row.on_year.on.amount.value == 640
        assert row.on_year.by == Fraction(1, 4)

    def test_a_source_in_other_prices_is_not_set_beside(self) -> None:
        row = only(
            summary(dataset(so_far(800, 8), so_far(640, 8, 2022, price_basis="current"), targets=YEAR), "2023-08")
        )
        assert (row.on_year, row.blanks["last_year"].code) == (None, "no_last_year")

    def test_a_growth_that_a_source_prints_is_told_where_the_data_say_of_what_it_is(self) -> None:
        growth = {"same": {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}}
        growth["same"] |= {"comparator": "same-period", "price_basis": "constant-2010"}
        made = dataset(
            *(so_far(800, 8), seen("20.4", "2023-01-01/P8M", "same")),
            targets=YEAR,
            indicators=growth,
            identities={"i": {"growth": "same", "of": "output"}},
        )
        printed = summary(made, "2023-08").rows[0].printed_growth
        assert printed is not None
        assert printed.amount is not None
        assert printed.amount.value == Fraction("20.4")

    def test_a_doubtful_figure_gives_no_change(self) -> None:
        """As 541,169 in 2023 on the 342,000 of 2022 that are not to be used."""
        row = only(summary(dataset(so_far(800, 8), so_far(640, 8, 2022, confidence="low"), targets=YEAR), "2023-08"))
        assert (row.on_year, row.blanks["last_year"].code) == (None, "doubtful")

    def test_a_growth_in_other_prices_is_not(self) -> None:
        growth = {"same": {"concept": "growth", "name": BOTH, "coverage": "all", "unit": "pct", "measure": "growth"}}
        growth["same"] |= {"comparator": "same-period", "price_basis": "current"}
        made, _ = settled(  # BG219 tells of the prices
            *(so_far(800, 8), seen("20.4", "2023-01-01/P8M", "same")),
            targets=YEAR,
            indicators=growth,
            identities={"i": {"growth": "same", "of": "output"}},
        )
        assert summary(made, "2023-08").rows[0].printed_growth is None


class TestAhead:
    def test_by_months_it_is_indicative(self) -> None:
        """800 in 8 of 12 months is 1,200 in the year, all of the plan; the other 4 months must bring 100 each."""
        row = only(summary(dataset(so_far(800, 8), targets=YEAR), "2023-08"))
        assert row.whole_year is not None
        assert row.whole_year.amount is not None
        assert row.whole_year.share is not None
        assert (row.whole_year.basis, row.whole_year.amount.point, row.whole_year.share.point) == ("months", 1200, 1)
        assert row.per_month is not None
        needed = row.per_month
        assert (needed.required.point, needed.observed.point, needed.months_left) == (100, 100, 4)

    def test_by_the_share_that_two_earlier_years_had_done(self) -> None:
        """2022: 600 of 1,000 (60 %), 2021: 450 of 900 (50 %); 55 % on average, so 770 is 1,400, 7/6 of the plan."""
        before = so_far(600, 8, 2022), output(1000, "2022"), so_far(450, 8, 2021), output(900, "2021")
        row = only(summary(dataset(so_far(770, 8), *before, targets=YEAR), "2023-08"))
        ahead = row.whole_year
        assert ahead is not None
        assert ahead.amount is not None
        assert ahead.share is not None
        assert (ahead.basis, ahead.amount.point, ahead.share.point) == ("earlier_years", 1400, Fraction(7, 6))

    def test_one_earlier_year_is_not_enough(self) -> None:
        before = so_far(600, 8, 2022), output(1000, "2022")
        row = only(summary(dataset(so_far(770, 8), *before, targets=YEAR), "2023-08"))
        assert row.whole_year is not None
        assert row.whole_year.basis == "months"

    @pytest.mark.parametrize("stage", ["E", "F"])
    def test_an_estimate_of_the_year_that_a_source_prints_comes_first(self, stage: str) -> None:
        """1,260 is 105 % of 1,200."""
        told = output(1260, "2023", stage=stage, published="2023-08-30")
        row = summary(dataset(so_far(800, 8), told, targets=YEAR), "2023-08").rows[0]
        assert row.whole_year is not None
        assert row.whole_year.share is not None
        assert (row.whole_year.basis, row.whole_year.share.point) == ("printed", Fraction(105, 100))

    def test_the_share_of_an_implied_plan_is_the_printed_one(self) -> None:
        """The plan follows from the estimate, so its share is 30 % to the digit, also where it is withdrawn later."""
        goal = {"t": target(None, indicator="output", plan="year", due="2023", implied=True)}
        share = {"plan": "year", "value": 30, "printed": "30%"}
        for later in ({}, {"withdrawn": BOTH, "withdrawn_on": "2024-02-01"}):
            told = seen(5, "2023", "output", published="2022-06-30", low=4, high=6, pct_of_plan=share, **later)
            ahead = only(summary(dataset(told, targets=goal), "2022-06")).whole_year
            assert ahead is not None
            assert ahead.share is not None
            assert ahead.share.interval == Interval(Fraction("0.295"), Fraction("0.305"))

    def test_what_is_not_judged_has_no_likely_share_and_needs_nothing(self) -> None:
        """As exports in May 2025: 30 in three months are 25 % of the plan, so it is 120; a doubtful 45 say 20 %."""
        targets = {"t": target(indicator="output", plan="year", due="2023", implied="true")}
        sure = so_far(30, 3, pct_of_plan={"plan": "year", "value": "25"})
        doubtful = so_far(45, 4, pct_of_plan={"plan": "year", "value": "20"}, confidence="low")
        row = only(summary(dataset(sure, doubtful, targets=targets), "2023-04"))
        assert row.result.status is Status.NOT_ASSESSABLE
        assert (row.whole_year, row.per_month) == (None, None)
        assert {row.blanks[name].code for name in ("whole_year", "likely_share", "per_month")} == {"not_judged"}

    def test_when_the_year_is_over_nothing_is_left_to_bring(self) -> None:
        made = dataset(so_far(800, 8), output(1210, "2023", published="2024-02-10", stage="P"), targets=YEAR)
        row = only(summary(made, "2024-02"))
        assert (row.per_month, row.blanks["per_month"].code) == (None, "year_over")
        assert (row.whole_year, row.blanks["whole_year"].code) == (None, "year_over")

    def test_the_whole_of_a_fiscal_year_is_a_fiscal_year(self) -> None:
        """800 in 8 of 12 months is 1,200; the estimate of the calendar year is of another time."""
        plans = {"fiscal": {"name": BOTH, "period": "2023-04-01/P12M", "source": "plan-text"}}
        targets = {"t": target(1200, indicator="output", plan="fiscal", due="2023-04-01/P12M")}
        fiscal = seen(800, "2023-04-01/P8M", "output", low=800, high=800)
        calendar = output(2000, "2023", stage="E", published="2023-11-30")
        row = only(summary(dataset(fiscal, calendar, targets=targets, plans=plans), "2023-11"))
        assert row.whole_year is not None
        assert row.whole_year.amount is not None
        assert (row.whole_year.basis, row.whole_year.year, row.whole_year.amount.point) == ("months", 2024, 1200)

    def test_half_a_year_is_no_whole_year_and_a_year_no_plan_of_five(self) -> None:
        plans = {"half": {"name": BOTH, "period": "2023-07-01/P6M", "source": "plan-text"}}
        half = {"t": target(600, indicator="output", plan="half", due="2023-07-01/P6M")}
        row = only(summary(dataset(seen(200, "2023-07-01/P2M", "output"), targets=half, plans=plans), "2023-08"))
        assert (row.whole_year, row.blanks["whole_year"].code) == (None, "no_year_plan")
        assert row.per_month is not None
        assert (row.per_month.required.point, row.per_month.months_left) == (100, 4)
        five = {"t": target(5000, indicator="output", over="2019/2023")}
        told = output(1260, "2023", stage="E", published="2023-08-30")
        row = summary(dataset(told, targets=five), "2023-08").rows[0]
        assert row.whole_year is not None
        assert (row.whole_year.basis, row.whole_year.share) == ("printed", None)

    def test_a_level_has_no_year(self) -> None:
        row = only(summary(dataset(seen(9, "2023-08-22"), targets={"t": target(29, base=base(6))}), "2023-08"))
        codes = {name: row.blanks[name].code for name in ("whole_year", "likely_share", "per_month")}
        assert codes == {"whole_year": "level", "likely_share": "level", "per_month": "no_year_plan"}


class TestWhole:
    def test_counts_the_worst_and_the_best(self) -> None:
        """Parks 9 of 29 from 6: off track. Area 110 of 100: achieved and exceeded. Share 90 of 90: achieved."""
        targets = {
            "a": target(29, base=base(6)),
            "b": target(100, indicator="area", base=base(50)),
            "c": target(90, indicator="filled", base=base(60)),
        }
        figures = seen(9, "2023-08-22"), seen(110, "2023-08-22", "area"), seen(90, "2023-08-22", "filled")
        found = summary(dataset(*figures, targets=targets), "2023-08")
        assert found.counts._asdict() == {
            "targets": 3,
            "judged": 3,
            "achieved": 2,
            "exceeded": 1,
            "hard": 1,
            "missed": 0,
        }
        assert found.worst is not None
        assert found.best is not None
        assert (found.worst.name, found.best.name) == ("a", "b")
        assert [each.name for each in found.asked] == ["a"]

    def test_of_two_that_are_missed_the_one_that_reached_less_is_the_worst(self) -> None:
        """As in 2024: GRDP 207,000 of 208,733, 99.2 %; with 13.85 % growth for 14.5, 113.85 / 114.5 = 99.4 %."""
        targets = {
            "size": target(208733, indicator="output", plan="year", due="2023"),
            "growth": target("14.5", indicator="growth", plan="year", due="2023", direction="up"),
        }
        figures = output(207000, "2023"), seen("13.85", "2023", "growth")
        found = summary(dataset(*figures, targets=targets), "2023-12")
        assert (found.counts.missed, found.counts.hard) == (2, 0)
        assert found.worst is not None
        assert found.worst.name == "size"
        less = seen("13.5", "2023", "growth")  # 113.5 / 114.5 = 99.1 %
        worst = summary(dataset(figures[0], less, targets=targets), "2023-12").worst
        assert worst is not None
        assert worst.name == "growth"
        open_one = seen("14.45", "2023", "growth", low="14.4", high="14.5", note=BOTH)  # may be the 14.5, 99.96 %
        near = summary(dataset(output(208000, "2023"), open_one, targets=targets), "2023-12").worst
        assert near is not None
        assert near.name == "size"  # missed for sure, by 0.35 %

    def test_a_target_that_is_due_and_has_no_figure_at_all_is_overdue(self) -> None:
        """As the USD 1.3 bn of 2021, of which nothing was printed until December 2022."""
        made = dataset(seen(9, "2023-12-31"), targets=YEAR)
        assert [each.name for each in summary(made, "2024-01").overdue] == ["year.output"]
        assert summary(made, "2023-12").overdue == ()  # the year ends with this month
        assert summary(made, "2025-01").overdue == ()  # due more than a year ago

    def test_what_was_published_within_the_month_is_new(self) -> None:
        made = dataset(seen(9, "2023-08-22"), targets={"t": target(29, base=base(6))})
        assert only(summary(made, "2023-08")).is_new
        assert not only(summary(made, "2023-09")).is_new

    @pytest.mark.parametrize(
        "again, is_new",
        [({}, False), ({"stage": "A"}, True), ({"value": 10}, True)],
        ids=["the same", "a later stage", "another number"],
    )
    def test_what_was_said_before_is_not_new(self, again: dict[str, Any], is_new: bool) -> None:  # noqa: FBT001  # a case
        """A level of July, printed in July and once more in August."""
        first = seen(9, "2023-07-01", published="2023-07-05", stage="E")
        given: dict[str, Any] = {"value": 9, "published": "2023-08-20", "stage": "E"} | again
        second = seen(given.pop("value"), "2023-07-01", **given)
        made = dataset(first, second, targets={"t": target(29, base=base(6))})
        assert only(summary(made, "2023-08")).is_new is is_new

    def test_a_month_with_nothing_new_has_no_news(self) -> None:
        made = dataset(seen(9, "2023-08-22"), targets={"t": target(29, base=base(6))})
        assert summary(made, "2023-08").changes.has_news
        assert not summary(made, "2023-09").changes.has_news
        assert summary(made, "2023-09", "2023-07").has_new_figures

    def test_a_plan_that_is_over_stands_apart_until_something_is_said_of_it(self) -> None:
        running = YEAR | {"t": target(29, base=base(6))}
        made = dataset(so_far(800, 8), output(1210, "2023", published="2024-03-10", stage="P"), targets=running)
        assert [each.name for each in summary(made, "2024-02").ended] == ["year.output"]
        assert [each.name for each in summary(made, "2024-02").overdue] == ["year.output"]
        awaited_in_vain = summary(dataset(so_far(800, 8), targets=running), "2024-12")
        assert [each.name for each in awaited_in_vain.overdue] == ["year.output"]
        assert summary(dataset(so_far(800, 8), targets=running), "2025-01").overdue == ()  # due more than a year ago
        march = summary(made, "2024-03")
        assert [each.status for each in march.results if each.name == "year.output"] == [Status.ACHIEVED]
        assert (march.ended, march.overdue) == ((), ())
        assert summary(made, "2024-02", plans=("year",)).ended == ()

    def test_where_every_plan_is_over_the_report_says_how_they_ended(self) -> None:
        made = dataset(output(1210, "2023", published="2024-03-10", stage="P"), targets=YEAR)
        found = summary(made, "2026-01")
        assert (only(found).result.status, found.ended, found.counts.achieved) == (Status.ACHIEVED, (), 1)

    def test_what_stands_well_and_has_lately_gone_slower_than_it_needs_is_told(self) -> None:
        """From 6 at the end of 2020 to 17 in five years: 2.2 a year where 2.3 were to be, on track.

        The last year brought one more, and the twelve that are left in five years take 2.4 a year.
        """
        made = dataset(seen(16, "2024-12-31"), seen(17, "2025-12-31"), targets={"t": target(29, base=base(6))})
        found = summary(made, "2025-12")
        assert only(found).result.status is Status.ON_TRACK
        assert [each.name for each in found.slowed] == ["t"]
        steady = dataset(seen(14, "2024-12-31"), seen(17, "2025-12-31"), targets={"t": target(29, base=base(6))})
        assert summary(steady, "2025-12").slowed == ()  # three in the last year

    def test_no_source_is_named_that_had_not_come(self) -> None:
        """A plan is known from the day it was issued, the page that tells of it is a month younger."""
        sources = {"page": {"publisher": "Báo", "published": "2023-09-20"}}
        plans = {"plan": {"name": BOTH, "issued": "2022-12-09", "period": "2021/2030", "source": "page"}}
        made = dataset(seen(9, "2023-08-22"), targets={"t": target(29, base=base(6))}, plans=plans, sources=sources)
        assert [each.name for each in summary(made, "2023-08").sources] == ["paper"]
        assert [each.name for each in summary(made, "2023-09").sources] == ["page", "paper"]

    def test_what_was_due_and_did_not_come(self) -> None:
        """Every quarter since the first figure of March; patience ends 62 days after a quarter: June's on 31 August."""
        every = {"parks": {"concept": "parks", "name": BOTH, "coverage": "all", "unit": "park", "measure": "stock"}}
        every["parks"] |= {"every": "quarter"}
        made = dataset(seen(9, "2023-03-31"), indicators=every, targets={"t": target(29, base=base(6))})
        assert summary(made, "2023-07").awaited == ()
        (late,) = summary(made, "2023-08").awaited
        assert (late.indicator_name, [each.text for each in late.missing]) == ("parks", ["2023-Q2"])

    @pytest.mark.parametrize(
        "on, expected", [(("target", "indicator", "plan"), "t"), (("indicator", "plan"), "i"), (("plan",), "p")]
    )
    def test_the_nearest_lead_agency_answers(self, on: tuple[str, ...], expected: str) -> None:
        def lead(name: str) -> dict[str, Any]:
            return {"lead": {"vi": name[0], "en": name[0]}} if name in on else {}

        parks = {"concept": "parks", "name": BOTH, "coverage": "all", "unit": "park", "measure": "stock"}
        plan = {"name": BOTH, "period": "2021/2030", "source": "plan-text"}
        made = dataset(
            seen(9, "2023-08-22"),
            targets={"t": target(29, base=base(6), **lead("target"))},
            indicators={"parks": parks | lead("indicator")},
            plans={"plan": plan | lead("plan")},
        )
        found = only(summary(made, "2023-08")).lead
        assert found is not None
        assert found.en == expected

    def test_an_average_is_new_where_one_of_its_years_is(self) -> None:
        """As 2023 in May 2025: 13.1 % of November 2024, 14.99 % of May 2025, while 2024 was told in December 2024."""
        targets = {"t": target(15, indicator="growth", over="2021/2030", path="geometric")}
        figures = (
            seen("7.82", "2021", "growth", published="2021-12-31", source="plan-text"),
            seen("19.3", "2022", "growth", published="2023-01-31"),
            seen("13.1", "2023", "growth", published="2024-11-05"),
            seen("13.85", "2024", "growth", published="2024-12-06"),
            seen("14.99", "2023", "growth", published="2025-05-31", source="office"),
        )
        found = summary(dataset(*figures, targets=targets), "2025-05")
        row = only(found)
        assert row.is_new
        assert {each.name for each in found.sources} == {"plan-text", "paper", "office"}
        assert [each.record.value for each in row.result.also_reported] == [Decimal("13.1")]
        assert [each.published.isoformat() for each in row.result.judged_by][-2:] == ["2025-05-31", "2024-12-06"]
        assert not only(summary(dataset(*figures, targets=targets), "2025-06")).is_new

    def test_an_average_is_no_figure_of_one_year(self) -> None:
        targets = {"t": target(19, indicator="growth", over="2021/2030", path="geometric")}
        figures = [seen(rate, str(year), "growth") for year, rate in ((2021, 18), (2022, 20))]
        row = only(summary(dataset(*figures, targets=targets), "2023-08"))
        assert {row.blanks[name].code for name in ("month", "last_year", "previous_month")} == {"average"}


@pytest.mark.parametrize("doubted", [(), ("2023-07",), ("2023-08",), ("2023-07", "2023-08")])
def test_a_doubtful_figure_enters_no_change(doubted: tuple[str, ...]) -> None:
    """As eight doubtful parks before nine: shown, but no "+12.5 %" in a month."""
    low = {month: {"confidence": "low"} if month in doubted else {} for month in ("2023-07", "2023-08")}
    figures = seen(8, "2023-07", **low["2023-07"]), seen(9, "2023-08", **low["2023-08"])
    row = only(summary(dataset(*figures, targets={"t": target(29, base=base(6))}), "2023-08"))
    assert row.before is not None
    assert row.before.figure.amount.point == 8
    assert (row.before.change is None) is bool(doubted)
