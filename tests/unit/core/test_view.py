"""Which rows are shown: the main plan first, others on request, in the order and the groups that are wished for."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.methods import Status
from bgplan.core.report import Report
from bgplan.core.view import View, Wish, in_view, view_of
from bgplan.core.vocabulary import Order
from tests.build import BOTH, base, dataset, report, seen, target

PLANS = {
    "plan": {"name": BOTH, "period": "2021/2030", "source": "plan-text"},
    "main": {"name": BOTH, "period": "2021/2030", "source": "plan-text", "main": True},
    "old": {"name": BOTH, "period": "2011/2020", "source": "plan-text"},
}
FIGURES = seen(10, "2023"), seen(100, "2023", "area"), seen(70, "2023", "filled")
TARGETS = {
    "first": target(29, base=base(6)),  # of "plan", the first in the data
    "area": target(1000, indicator="area", base=base(50), plan="main"),
    "filled": target(80, indicator="filled", base=base(50), plan="main", due="2025"),
    "gone": target(5, due="2019", plan="old", base=base(1, "2010")),
}


def made(targets: dict[str, Any] | None = None, **question: Any) -> Report:  # noqa: ANN401
    leads = {"area": {"lead": {"vi": "Sở", "en": "Department"}}}
    return report(
        dataset(*FIGURES, targets=targets or TARGETS, plans=PLANS, indicators=leads), "2024-06-30", **question
    )


def names(view: View) -> list[list[str]]:
    return [[result.name for result in section.results] for section in view.sections]


def test_without_a_wish_there_is_the_main_plan_and_how_the_others_stand() -> None:
    view = view_of(made(), Wish())
    assert names(view) == [["area"], ["filled"]]
    assert view.plan is not None
    assert view.plan.main
    assert ([result.name for result in view.others], view.other_plans, view.ended) == (["first"], 1, 1)


def test_all_plans_are_all_that_have_not_ended_and_ended_ones_have_an_option_of_their_own() -> None:
    assert names(view_of(made(), Wish(every=True))) == [["first"], ["area"], ["filled"]]
    assert view_of(made(), Wish(every=True)).ended == 1
    assert names(view_of(made(), Wish(every=True, ended=True)))[-1] == ["gone"]


@pytest.mark.parametrize(
    "question, shown", [({"plans": ("old",)}, [["gone"]]), ({"names": ("first",)}, [["first"]])], ids=str
)
def test_what_is_asked_for_by_name_is_shown_whatever_plan_it_is_of(
    question: dict[str, Any], shown: list[list[str]]
) -> None:
    view = view_of(made(**question), Wish())
    assert names(view) == shown
    assert view.others == ()


def test_a_plan_that_has_ended_is_shown_where_it_is_all_there_is() -> None:
    assert names(view_of(made({"gone": TARGETS["gone"]}), Wish())) == [["gone"]]


def test_rows_of_some_statuses_only() -> None:
    """10 of 6 to 29 after three of ten years: 4 / 6.9 = 0.58, off track; 20 of 30 points after three of five: ahead."""
    wish = Wish(every=True, statuses=frozenset({Status.AHEAD}))
    assert names(view_of(made(), wish)) == [["filled"]]
    assert [result.name for result in in_view(made(), wish).targets] == ["filled"]


@pytest.mark.parametrize(
    "order, shown",
    [
        (Order.STATUS, ["area", "first", "filled"]),  # area: 50 of 950 after 0.3: 0.18; first 0.58; filled ahead
        (Order.GAP, ["area", "first", "filled"]),  # 90 %, 66 % and 12.5 % of the target are lacking
        (Order.DUE, ["filled", "first", "area"]),
    ],
)
def test_rows_are_sorted_over_all_plans(order: Order, shown: list[str]) -> None:
    view = view_of(made(), Wish(every=True, order=order))
    assert [result.name for result in view.targets] == shown


def test_rows_by_the_agency_in_charge_those_of_none_last() -> None:
    view = view_of(made(), Wish(every=True, by_lead=True))
    assert [(section.lead and section.lead.en, len(section.results)) for section in view.sections] == [
        ("Department", 1),
        (None, 2),
    ]


def test_names_are_sorted_as_they_are_read() -> None:
    labels = {"parks": {"name": {"vi": "Đất", "en": "Zone"}}, "area": {"name": {"vi": "Ống", "en": "Area"}}}
    found = report(dataset(*FIGURES[:2], targets={"a": TARGETS["first"], "b": target(9, indicator="area")},
                           indicators=labels), "2024-06-30")  # fmt: skip
    vi, en = (view_of(found, Wish(order=Order.NAME, lang=lang)).targets for lang in ("vi", "en"))
    assert [result.name for result in vi] == ["a", "b"]  # dat, ong
    assert [result.name for result in en] == ["b", "a"]
