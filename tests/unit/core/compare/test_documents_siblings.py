"""Targets of the same things whose figures are of different dates are told; names never make siblings. Invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bgplan.core.report import Report
from bgplan.render.check.sentences import age_text
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target

_THINGS = {"parks": {"things": "parks"}, "area": {"things": "parks"}}
_PARKS = target(29, base=base(6))
_AREA = target(7840, indicator="area", base=base(1322))
_SEEN = (seen(16, "2025-06"), seen(2475, "2024-09", "area"))


def reported(*figures: dict[str, Any], **tables: Any) -> Report:  # noqa: ANN401
    given = {"targets": {"n": _PARKS, "ha": _AREA}, "indicators": _THINGS, **tables}
    return report(dataset(*figures, **given), "2025-12-31")


def told(made: Report, name: str) -> list[dict[str, Any]]:
    (result,) = (each for each in made.targets if each.name == name)
    return [dict(each.facts) for each in result.reasons if each.code == "sibling_of_other_date"]


def test_each_of_two_siblings_tells_of_the_others_date() -> None:
    made = reported(*_SEEN)
    (of_count,), (of_area,) = told(made, "n"), told(made, "ha")
    assert (of_count["sibling"], of_count["date"], of_count["own"]) == ("ha", date(2024, 9, 30), date(2025, 6, 30))
    assert (of_area["sibling"], of_area["date"], of_area["own"]) == ("n", date(2025, 6, 30), date(2024, 9, 30))
    (result, _) = made.targets
    assert [each.target.name for each in result.beside.siblings] == ["ha"]


@pytest.mark.parametrize(
    "figures, tables",
    [
        ((seen(16, "2025-06"), seen(3000, "2025-06-30", "area")), {}),  # one date, written in two ways
        ((seen(16, "2025-06"),), {}),  # the other has no figure
        (_SEEN, {"indicators": {}}),  # nobody says that they are of the same things
        (_SEEN, {"indicators": {"parks": {"things": "parks"}, "area": {"things": "clusters"}}}),
        (_SEEN, {"targets": {"n": _PARKS, "ha": {**_AREA, "due": "2028"}}}),  # another due date
        (_SEEN, {"targets": {"n": _PARKS, "ha": {**_AREA, "plan": "year"}}}),  # another plan
        ((*_SEEN, seen(9, "2025-03")), {"targets": {"n": _PARKS, "again": _PARKS}}),  # one indicator is no sibling
    ],
)
def test_nothing_is_told_where_there_is_no_other_date_or_no_sibling(
    figures: tuple[dict[str, Any], ...], tables: dict[str, Any]
) -> None:
    made = reported(*figures, **tables)
    assert not any(told(made, each.name) for each in made.targets)


def test_the_sibling_is_told_of_though_only_one_target_is_asked_for() -> None:
    made = report(dataset(*_SEEN, targets={"n": _PARKS, "ha": _AREA}, indicators=_THINGS), "2025-12-31", names=("n",))
    assert [each["sibling"] for each in told(made, "n")] == ["ha"]


def test_a_worst_that_rests_on_an_older_figure_than_its_siblings_says_so() -> None:
    made = reported(*_SEEN)
    worst = next(each for each in made.targets if each.name == "ha")
    # (7,840 − 2,475) / 5 years from the end of 2025, the date of the report
    told_of = "its figure is older than “16 words”; from Dec 2025 it takes 1,073 words a year"
    assert age_text(worst, made, Words("en")) == told_of
    best = next(each for each in made.targets if each.name == "n")
    assert "before" not in (age_text(best, made, Words("en")) or "")


def test_a_target_asked_for_by_name_has_the_documents_that_were_not() -> None:
    made = dataset(seen(16, "2025-06"), targets={"n": _PARKS, "other": {**target(20, base=base(6)), "plan": "year"}})
    (result,) = report(made, "2025-12-31", names=("n",)).targets
    assert [(other.target.name, other.status.value) for other in result.documents] == [("other", "ahead")]
