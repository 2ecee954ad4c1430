"""Targets held against each other: a line each, a page, and the line that leads to it."""

from __future__ import annotations

import pytest

from bgplan.core.report import Report
from bgplan.render.check.documents import against_lines, documents_line, documents_page
from bgplan.render.markdown import markdown_text
from bgplan.render.words import Words
from tests.build import LATEST, Entry, base, dataset, part, report, seen, target
from tests.drawn import drawn

PLANS = {name: {"name": {"vi": name, "en": name}, "period": "2021/2030", "source": "plan-text"} for name in "abc"}


def lines(**targets: object) -> tuple[str, ...]:
    """Return what is said of three documents' targets in English."""
    return against_lines(report(dataset(targets=targets, plans=PLANS), LATEST), Words("en"))


def test_three_that_agree() -> None:
    (said,) = lines(one=target(66, plan="a"), two=target(66, plan="b"), three=target(66, plan="c"))
    assert said.endswith(": a, b and c agree on 66 words")


def test_three_of_which_one_differs() -> None:
    (said,) = lines(one=target(66, plan="a"), two=target(63, plan="b"), three=target(66, plan="c"))
    assert said.endswith(": documents differ: 66 words (a, c); 63 words (b)")


def test_a_range_that_holds_the_other_is_compatible() -> None:
    wide = target(None, plan="b", low=60, high=70)
    (said,) = lines(one=target(66, plan="a"), two=wide)
    assert said.endswith(": 66 words (a); 60–70 words (b): compatible")


@pytest.mark.parametrize("other", [66, 65])
def test_two_targets_of_one_document_go_by_their_own_names(other: int) -> None:
    (said,) = lines(one=target(66, plan="a"), two=target(other, plan="a"))
    assert "one" in said
    assert "two" in said


def parts(before: int, plan: str = "a") -> Entry:
    """29 parks of which 23 are new; with 6 before them they add up, with 5 one is missing."""
    return target(29, plan=plan, base=base(before), composition={"added": [part(23)]})


def of(**targets: object) -> Report:
    return report(dataset(seen(17, "2025"), targets=targets, plans=PLANS), "2026-01-31")


def test_a_line_where_a_sum_fails_or_documents_differ_and_none_else() -> None:
    fine = of(one=parts(6), two=target(29, plan="b"))
    assert documents_line(fine, Words("en")) is None
    wrong = of(one=parts(5), two=target(30, plan="b"), three=target(29, plan="c"))
    said = "1 target differs between documents, 1 sum does not hold (see --documents)"
    assert documents_line(wrong, Words("en")) == said


def test_the_page_has_what_fails_first_and_the_deciding_document_first() -> None:
    """17 parks at the end of 2025 are half of the way from 5 to 29; towards 45 they are 12 of 40: 0.6 of the path."""
    found = of(one=target(45, plan="b", base=base(5)), two=parts(6), three=parts(5, "c"))
    lines = drawn(documents_page(found, Words("en")), 80).splitlines()
    sums = [line.split("  ", 1)[1].strip() for line in lines if " + 23 " in line]
    assert [" ".join(line.split()) for line in sums] == [
        "5 + 23 ≠ 29 words does not hold: the parts give 28",
        "6 + 23 = 29 words holds",
    ]
    at = lines.index(next(line for line in lines if line.endswith(", 2030: documents differ")))
    assert lines[at + 1].startswith("b ")
    assert [line[:2] for line in lines[at + 2 : at + 4]] == ["a ", "c "]
    assert [line.endswith("±") for line in lines[at + 1 : at + 4]] == [False, True, True]
    assert lines[-1] == "± another status than by the first document, which decides"


def test_growth_between_two_targets_is_said_by_the_year() -> None:
    """From 20 in 2025 to 40 in 2030 takes 2 ^ (1/5) − 1 = 14.87 % a year."""
    two = of(one=target(20, plan="a", due="2025"), two=target(40, plan="a"))
    (line,) = (each for each in drawn(documents_page(two, Words("vi"))).splitlines() if "(2025)" in each)
    assert line.endswith("+14,87%")


def test_nothing_to_hold_against_each_other_is_said() -> None:
    text = markdown_text(documents_page(of(one=target(29, plan="a")), Words("en")))
    assert text.endswith(
        "\n\nNo target is a sum of parts, follows another of its plan, or stands in several documents.\n"
    )
