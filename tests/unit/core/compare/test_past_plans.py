"""Plans that were due more than a year ago stand aside, unless they are asked for."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan import run
from bgplan.core.compare import Question, compare
from bgplan.core.methods import Status
from bgplan.core.report import Report
from tests.build import LATEST, base, book, seen, target
from tests.build import report as report_of

TARGETS = {
    "old": target(29, due="2022", base=base(6)),
    "new": target(29, due="2030", base=base(6)),
}
SEEN = (seen(9, "2022", published="2023-01-31"), seen(10, "2023", published="2024-01-31"))


def past(made: Report) -> list[str]:
    """Return the targets of the plans that are past."""
    return [result.name for group in made.groups if group.is_past for result in group.results]


@pytest.mark.parametrize(
    "as_of, names",
    [
        ("2022-12-31", []),
        ("2023-12-31", []),  # a year to the day
        ("2024-01-01", ["old"]),
    ],
)
def test_a_plan_is_past_a_year_after_it_was_due(as_of: str, names: list[str]) -> None:
    made = report_of(book(*SEEN, targets=TARGETS), as_of)

    assert past(made) == names
    assert [each.name for each in made.targets] == ["old", "new"]
    assert [each.name for each in made.current.targets] == [name for name in ("old", "new") if name not in names]


@pytest.mark.parametrize("more", [{"names": ("old",)}, {"plan": "plan"}, {"full": True}])
def test_what_is_asked_for_is_never_past(more: dict[str, Any]) -> None:
    assert past(report_of(book(*SEEN, targets=TARGETS), LATEST, **more)) == []


def test_a_past_failure_does_not_fail_a_check_for_ever() -> None:
    made = book(*SEEN, targets=TARGETS)
    loaded = run.Loaded(made, (), {})
    missed = frozenset({Status.MISSED})

    def code(as_of: str) -> run.Exit:
        as_of_date = report_of(made, as_of).as_of
        return run.exit_code(loaded, compare(made, Question(as_of_date)), strict=False, fail_on=missed)

    assert (code("2023-06-30"), code("2024-06-30")) == (run.Exit.STATUS, run.Exit.CONSISTENT)
