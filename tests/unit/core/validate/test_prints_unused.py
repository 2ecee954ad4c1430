"""BG810: what was entered and counts for nothing, with the reason. Invented figures."""

from __future__ import annotations

import pytest

from bgplan.core.validate.prints import never_beside, parts_without_rest
from tests.build import INDICATORS, dataset, fails, seen, target

GOAL = {"t": target(2000, indicator="output", path="geometric")}


@pytest.mark.parametrize(
    "periods, alone",
    [
        (("2023-09",), ("2023-09",)),
        (("2023-01-01/P8M", "2023-09"), ()),
        (("2023-01-01/P6M", "2023-09"), ("2023-09",)),
        (("2023-01-01/P9M", "2023-09"), ()),  # part of a longer one
        (("2023", "2023-09"), ()),
        (("2023-08", "2023-09"), ()),  # somebody enters month after month
        (("2031-09",), ()),  # after the target
        (("2023-Q3", "2022"), ("2023-Q3",)),
    ],
)
def test_a_stretch_that_cannot_be_added_up(periods: tuple[str, ...], alone: tuple[str, ...]) -> None:
    made = dataset(*(seen(100, each, "output") for each in periods), targets=GOAL)
    assert tuple(name for each in fails(parts_without_rest(made)) for name in each.facts["known"]) == alone  # type: ignore[union-attr]


def test_of_an_indicator_without_a_target_nothing_is_said() -> None:
    assert fails(parts_without_rest(dataset(seen(100, "2023-09", "output")))) == ()


def test_figures_of_an_identity_that_are_never_of_one_time() -> None:
    own = dict.fromkeys(("all", "one", "other"), INDICATORS["area"])
    tables = {"indicators": own, "identities": {"i": {"total": "all", "parts": ["one", "other"]}}}
    apart = (seen(3, "2023", "all"), seen(1, "2023", "one"), seen(2, "2022", "other"))
    (found,) = fails(never_beside(dataset(*apart, **tables)))
    assert (found.subject, found.facts["reason"]) == ("i", "never-beside")
    assert fails(never_beside(dataset(*apart, seen(2, "2023", "other"), **tables))) == ()
    assert fails(never_beside(dataset(*apart[:2], **tables))) == ()
