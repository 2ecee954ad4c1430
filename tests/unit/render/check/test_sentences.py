"""What is said of the target that stands worst, and the notes of the rows."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.report import worst_of
from bgplan.render.check.sentences import notes_of_rows, within, worst_text
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target

YEAR = target(1200, indicator="output", plan="year", due="2023")
AVERAGE = target(19, indicator="growth", over="2021/2030", path="geometric", direction="up")


@pytest.mark.parametrize(
    "goal, figures, as_of, told",
    [
        # 7 of 6 to 29 after three years: 22 in seven, 3.1 a year where 0.33 were so far: 9.4 times
        (target(29, base=base(6)), (seen(7, "2023"),), "2024-01-31",
         "words must grow 3.1 words a year, 9.4 times the pace so far."),
        # 6 to 5: away; 24 in seven years
        (target(29, base=base(6)), (seen(4, "2023"),), "2024-01-31",
         "words must grow 3.6 words a year; so far −0.7."),
        # from 100 down to 10: 95 after three; 85 in seven
        (target(10, indicator="area", base=base(100)), (seen(95, "2023", "area"),), "2024-01-31",
         "words must fall 12.1 words a year, 7.3 times the pace so far."),
        # 260 of 1,200 in four months: 65 a month; 940 in eight
        (YEAR, (seen(260, "2023-01-01/P4M", "output"),), "2023-05-31",
         "words must bring 118 words a month, 1.8 times the pace so far."),
        # 10 % and 10 %: eight years of (1.19^10 / 1.21)^(1/8) − 1 = 21.36 %
        (AVERAGE, (seen(10, "2021", "growth"), seen(10, "2022", "growth")), "2023-06-30",
         "words must average 21.36% a year in the 8 years left; 10.00% so far."),
        # of a year that is over
        (target("14.5", indicator="growth", plan="year", due="2023", direction="up"),
         (seen("13.85", "2023", "growth"),), "2023-12-31", "words: missed, short by 0.65 points."),
    ],
)  # fmt: skip
def test_the_worst_is_told_as_what_must_be_done(
    goal: dict[str, Any], figures: tuple[dict[str, Any], ...], as_of: str, told: str
) -> None:
    found = report(dataset(*figures, targets={"t": goal}), as_of)
    worst = worst_of(found.targets)
    assert worst is not None
    assert worst_text(worst, found, Words("en")) == told


def test_it_says_since_when_where_that_is_not_now_and_what_is_needed_from_now_on() -> None:
    """22 in seven years from 2023, in six from the end of 2024."""
    found = report(dataset(seen(7, "2023"), targets={"t": target(29, base=base(6))}), "2024-12-31")
    (worst,) = found.targets
    assert worst_text(worst, found, Words("vi")).startswith(
        "chữ phải tăng 3,1 chữ/năm kể từ 12/2023 (3,7 kể từ 12/2024)"
    )
    assert "2024" not in worst_text(worst, found, Words("vi"), is_dated=False)


@pytest.mark.parametrize(
    "name, shown", [("Park area", "park area"), ("GRDP growth", "GRDP growth"), ("Diện tích", "diện tích"), ("", "")]
)
def test_a_name_within_a_sentence(name: str, shown: str) -> None:
    assert within(name) == shown


def test_an_average_with_gaps_has_its_note_and_so_has_a_refused_figure() -> None:
    """19 % of 2022 alone: the nine others (1.19^10 / 1.19)^(1/9) = 19 %, 2021 must have had 19 % as well."""
    other = {"area": {"concept": "parks", "unit": "park", "coverage": "parks"}}
    made = dataset(
        seen(19, "2022", "growth"),
        seen(9, "2023", "area"),
        targets={"a": AVERAGE, "b": target(29), "c": target(30, due="2031")},
        indicators=other,
    )
    found = report(made, "2023-12-31")
    notes = notes_of_rows(found.targets, found, Words("en"))
    assert notes.texts == (
        "¹ average of the 9 unknown years to reach 19%; 2021 must have been 19.00%",
        "² 9 (2023) does not count: scope parks, target province",
    )
    assert (notes.marks["a"].needed, notes.marks["b"].status, notes.marks["c"].status) == ("¹", "²", "²")
