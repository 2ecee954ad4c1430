"""Annotations: workflow commands that say what GitHub shows, and no more than it shows."""

from __future__ import annotations

import re

from bgplan.core.findings import Finding, Place, Severity
from bgplan.render.ci.github import github_text
from tests.unit.render.ci.made import (
    HOSTILE,
    HOSTILE_REASON,
    KNOWN,
    NO_PLACE,
    NOTICE,
    TWICE,
    UNKNOWN,
    findings_run,
    hidden,
    many,
)


def lines_of(*findings: Finding) -> tuple[str, ...]:
    return tuple(github_text(findings_run(findings)).splitlines())


def test_errors_come_first_then_warnings_then_notices() -> None:
    twice = "the same figure of the same source is entered twice"
    august = "file=data/actuals/2023-08.yaml"
    assert [line.split("::", maxsplit=2)[1:] for line in lines_of(NOTICE, KNOWN, TWICE, UNKNOWN)] == [
        [
            "error file=data/targets.yaml,line=12,col=7,title=BG208 unknown-name",
            (
                "unknown unit “parcs” (parks)%0Ahelp: did you mean “parks”?"
                "%0Ahelp: declare it in targets.yaml, or correct the name"
            ),
        ],
        [
            f"warning {august},line=20,col=3,title=BG801 same-observation-twice",
            f"{twice} (parks@2023-08-22)%0Asee also: data/actuals/2022-08.yaml:4:5%0Ahelp: delete one",
        ],
        [f"notice {august},line=40,col=3,title=BG404 revised", "revised: 1 (a) became 2 (b)"],
        [
            f"notice {august},line=31,col=3,title=BG801 same-observation-twice",
            f"{twice} (area@2023)%0Aacknowledged: two sources",
        ],
    ]


def test_a_file_without_a_line_is_shown_at_its_first() -> None:
    (line,) = lines_of(NO_PLACE)
    assert line.startswith("::error file=data/targets.yaml,line=1,col=1,")


def test_special_characters_are_escaped() -> None:
    one = UNKNOWN._replace(place=Place("a:b,c%.yaml", line=1, column=1), subject="50%: a, b")
    (line,) = lines_of(one)
    head, _, text = line.removeprefix("::").partition("::")
    assert head.startswith("error file=a%3Ab%2Cc%25.yaml,line=1,")
    assert text.startswith("unknown unit “parcs” (50%25: a, b)%0A")


def test_no_more_than_github_shows() -> None:
    """12 errors, 30 warnings and 20 notices: 10, 10 and 9 are shown, the last notice counts the other 33."""
    found = (*many(20, Severity.INFO), *many(30, Severity.WARNING), *many(12, Severity.ERROR))
    lines = lines_of(*found)
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-1] == "::notice title=bgplan::… and 33 more"


def test_as_many_as_are_shown_need_no_counting() -> None:
    lines = lines_of(*many(10, Severity.INFO))
    assert len(lines) == 10
    assert "more" not in lines[-1]


def test_one_too_many_is_counted() -> None:
    assert lines_of(*many(11, Severity.ERROR))[10:] == ("::notice title=bgplan::… and 1 more",)


def test_data_make_no_command_of_their_own() -> None:
    text = github_text(findings_run((HOSTILE, HOSTILE_REASON)))
    lines = text.splitlines()
    assert len(lines) == 2
    assert all(
        re.match(r"::(?:error|notice) file=[^:,]+,line=1,col=1,title=BG201 unknown-key::", each) for each in lines
    )
    assert hidden(text) == set()
    assert re.findall(r"%(?!25|0A|3A|2C)", text) == []


def test_nothing_found_prints_nothing() -> None:
    assert github_text(findings_run(())) == ""
