"""Sums over a stretch of time in plans of others: what each must say, reckoned by hand from the published figures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.report import Result
from bgplan.render.show.card import card
from bgplan.render.words import Words
from tests.drawn import check_text, drawn

FOLDERS = Path(__file__).parents[1] / "data"

BUDGETS = "uk-carbon-budgets"
HOUSEHOLD = "hledger-goal-budget"
FIVE_YEARS = "vietnam-2021-2025"


def result(folder: str, name: str, as_of: str) -> Result:
    """Return how one target of a folder stands."""
    loaded = run.load(FOLDERS / folder, FOLDERS / folder)
    report = run.checked(loaded, run.Question(date.fromisoformat(as_of)))
    return next(each for each in report.results if each.name == name)


@pytest.mark.parametrize(
    "name, as_of, statuses, total, parts, ratio",
    [
        # 655.9 + 599.2 + 613.0 + 566.9 + 583.1 = 3,018.1 of at most 3,018; to a tenth each, 3,017.85 … 3,018.35
        ("budgets.cb1", "2025-03-27", ["missed", "achieved"], "3018.1", 5, None),
        # 568.6 + 527.8 + 510.4 + 484.9 + 473.2 = 2,564.9 of at most 2,782
        ("budgets.cb2", "2025-03-27", ["achieved"], "2564.9", 5, None),
        # 464.8 + 450.4 + 406.3 + 426.5 = 1,748.0 of at most 2,544: 796 for 2022, not printed; 437 a year so far
        ("budgets.cb3", "2025-03-27", ["not_assessable"], "1748", 4, Fraction(796, 437)),
        # (1,950 - 385) / 4 = 391.25 against 385
        ("budgets.cb4", "2025-03-27", ["on_track"], "385", 0, Fraction("391.25") / 385),
    ],
)
def test_carbon_budgets(  # noqa: PLR0913, PLR0917  # one case
    name: str, as_of: str, statuses: list[str], total: str, parts: int, ratio: Fraction | None
) -> None:
    found = result(BUDGETS, name, as_of)
    assert [found.status, *found.also] == statuses
    assert found.amount is not None
    assert (found.amount.point, len(found.parts), found.value("pace_ratio")) == (Fraction(total), parts, ratio)


def test_the_year_that_nobody_printed_is_named() -> None:
    reasons = {each.code: each.facts for each in result(BUDGETS, "budgets.cb3", "2025-03-27").reasons}
    assert list(reasons) == ["awaiting_final", "missing_parts"]
    assert [str(getattr(each, "text", each)) for each in reasons["missing_parts"]["missing"]] == ["2022"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name, status, total, ratio",
    [
        ("m01.food", "achieved", 400, None),  # at most 500
        ("m03.food", "missed", 600, None),
        ("year.food", "ahead", 1000, Fraction(3, 12) / Fraction(1000, 6000)),  # 400 + 0 + 600 of at most 6,000
        ("year.rent", "on_track", 3000, Fraction(1)),  # 1,000 a month of at most 12,000
    ],
)
def test_a_household_budget(name: str, status: str, total: int, ratio: Fraction | None) -> None:
    found = result(HOUSEHOLD, name, "2020-04-01")
    assert found.amount is not None
    assert found.status.value == status
    assert found.amount.point == total
    assert ratio is None or found.value("pace_ratio") == ratio


@pytest.mark.parametrize(
    "lang, cell, demand",
    [
        ("en", "not read", "what it demands for 2021–2025 could not be read"),
        ("vi", "chưa đọc được", "chưa đọc được mức của 2021–2025"),
    ],
)
def test_a_demand_that_cannot_be_read_is_not_told_as_one_that_nobody_stated(lang: str, cell: str, demand: str) -> None:
    """A fall ("giảm 1 - 1,5%") is no level: refused, but it stands in the resolution."""
    loaded = run.load(FOLDERS / FIVE_YEARS, FOLDERS / FIVE_YEARS)
    report = run.checked(loaded, run.Question(date(2026, 1, 5)))
    poverty = next(each for each in report.results if each.name == "nq16.poverty")
    assert cell in check_text(report, lang)
    shown = drawn(card(poverty, report, Words(lang)))
    assert demand in shown.replace("\u00a0", " ")
