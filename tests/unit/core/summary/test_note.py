"""The note of the month in its parts, and what is still to be written."""

from __future__ import annotations

import pytest

from bgplan.core.periods import parse
from bgplan.core.report import Result
from bgplan.core.summary import MonthNote, Months, summary_of
from bgplan.core.summary.note import parts_of, unexplained, unwritten
from bgplan.core.summary.report import NotePart
from tests.build import base, dataset, report, seen, target

MADE = dataset(seen(7, "2026-12-31"), targets={"t.parks": target(29, base=base(6))})
LATE = report(MADE, "2026-12-31").targets
"""7 parks after six of the ten years from 6 to 29: off track."""


def parts(*lines: str, on: tuple[Result, ...] = ()) -> tuple[NotePart, ...]:
    return parts_of(MonthNote("notes/2026-12.txt", lines), on)


def test_a_line_of_one_of_a_few_words_begins_a_part() -> None:
    found = parts("Tháng này mưa nhiều.", "", "I. Nguyên nhân", "- Mặt bằng chậm.", "", "Giải pháp: giao đất sớm")
    assert [(part.kind, part.heading, [line.text for line in part.lines]) for part in found] == [
        ("", "", ["Tháng này mưa nhiều."]),
        ("causes", "Nguyên nhân", ["- Mặt bằng chậm."]),
        ("measures", "Giải pháp", ["giao đất sớm"]),
    ]
    assert unwritten(found) == ("tasks",)


@pytest.mark.parametrize("heading", ["## Tasks of next month", "NHIỆM VỤ THÁNG SAU:", "3. Nhiệm vụ trọng tâm"])
def test_headings_are_known_however_they_are_set(heading: str) -> None:
    assert [part.kind for part in parts(heading, "text")] == ["tasks"]


def test_a_heading_with_nothing_below_it_is_no_part() -> None:
    found = parts("Nguyên nhân", "", "Giải pháp", "- x")
    assert [part.kind for part in found] == ["measures"]
    assert unwritten(found) == ("causes", "tasks")


def test_a_sentence_with_a_colon_is_no_heading() -> None:
    (part,) = parts("Nguyên nhân chính là mặt bằng: hai khu chưa giao đất")
    assert part.kind == ""


@pytest.mark.parametrize("name", ["t.parks", "parks", "chữ", "Words"])
def test_a_line_on_a_target_is_told_without_the_name_it_was_written_with(name: str) -> None:
    (part,) = parts("Causes", f"- {name}: land is late", on=LATE)
    assert [(line.text, line.on is LATE[0]) for line in part.lines] == [("land is late", True)]
    assert unexplained(LATE, (part,)) == ()


def test_what_is_late_and_has_no_line_is_asked_for() -> None:
    assert unexplained(LATE, parts("Causes", "rain", on=LATE)) == LATE
    found = summary_of(MADE, Months(parse("2026-12"), parse("2026-11")))
    assert (found.unwritten, found.unexplained) == (("causes", "measures", "tasks"), found.asked)
    assert [result.name for result in found.asked] == ["t.parks"]


def test_without_a_note_there_are_no_parts() -> None:
    assert parts_of(None, ()) == ()
