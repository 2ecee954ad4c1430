"""Plans that were due more than a year ago stand aside, unless they are asked for."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan import run
from bgplan.core.methods import Status
from bgplan.core.report import Report
from tests.build import LATEST, base, dataset, seen, target
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
    made = report_of(dataset(*SEEN, targets=TARGETS), as_of)

    assert past(made) == names
    assert [each.name for each in made.targets] == ["old", "new"]
    assert [each.name for each in made.current.targets] == [name for name in ("old", "new") if name not in names]


@pytest.mark.parametrize("more", [{"names": ("old",)}, {"plans": ("plan",)}])
def test_what_is_asked_for_is_never_past(more: dict[str, Any]) -> None:
    assert past(report_of(dataset(*SEEN, targets=TARGETS), LATEST, **more)) == []


def code(as_of: str, since: str | None = None, fail_on: frozenset[Status] = frozenset({Status.MISSED})) -> run.Exit:
    """The exit code of a check of both plans; with ``since`` of what has arisen after that day."""
    made = dataset(*SEEN, targets=TARGETS)
    earlier = report_of(made, since) if since else None
    loaded = run.Loaded(made, (), {})
    failed = run.failing(report_of(made, as_of), fail_on, earlier)
    return run.exit_code(loaded, failed, strict=False)


@pytest.mark.parametrize("as_of", ["2023-06-30", "2024-06-30"])
def test_a_past_failure_fails_a_check(as_of: str) -> None:
    assert code(as_of) is run.Exit.STATUS


@pytest.mark.parametrize(
    "as_of, since, expected",
    [
        ("2023-06-30", "2022-12-31", run.Exit.STATUS),  # the nine parks of 2022 are known from 31 January 2023 on
        ("2023-06-30", "2023-01-30", run.Exit.STATUS),
        ("2023-06-30", "2023-01-31", run.Exit.CONSISTENT),
        ("2024-06-30", "2023-12-31", run.Exit.CONSISTENT),
    ],
)
def test_but_not_for_ever_where_only_what_has_arisen_since_counts(as_of: str, since: str, expected: run.Exit) -> None:
    assert code(as_of, since) is expected


def test_what_goes_from_one_of_the_statuses_to_another_has_not_arisen() -> None:
    """The parks of 2030: 9 of 6 to 29 in 2022 (3 against 23/5 = 4.6) and 10 in 2023 (4 against 6.9) are both behind."""
    behind = frozenset({Status.SLOW, Status.OFF_TRACK, Status.MISSED})
    assert code("2024-06-30", "2023-06-30", behind) is run.Exit.CONSISTENT
