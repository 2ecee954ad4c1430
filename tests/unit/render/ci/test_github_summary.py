"""The summary of a step: a table that stays one, whatever the data hold."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from bgplan.core.findings import Finding, Severity
from bgplan.render.ci.github import step_summary
from bgplan.render.words import Words
from tests.unit.render.ci.made import HOSTILE, HOSTILE_REASON, KNOWN, TWICE, UNKNOWN, findings_run, hidden, many

EN = Words("en")


def html(*findings: Finding) -> str:
    """The summary as a page, read with the tables and strikethroughs of GitHub."""
    rendered: str = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(step_summary(findings_run(findings)))
    )
    return rendered


def test_it_counts_and_lists_the_most_severe_first() -> None:
    assert step_summary(findings_run((KNOWN, TWICE, UNKNOWN))) == (
        "## bgplan: Findings in the data files\n\n"
        "1 error, 1 warning, 1 known contradiction\n\n"
        "| Place | Severity | Rule | What is wrong |\n"
        "| --- | --- | --- | --- |\n"
        "| data/targets.yaml\\:12\\:7 | error | BG208 unknown-name |"
        " unknown unit “parcs” (parks) · help\\: did you mean “parks”?"
        " · help\\: declare it in targets.yaml, or correct the name |\n"
        "| data/actuals/2023-08.yaml\\:20\\:3 | warning | BG801 same-observation-twice |"
        " the same figure of the same source is entered twice (parks@2023-08-22) · help\\: delete one |\n"
        "| data/actuals/2023-08.yaml\\:31\\:3 | warning | BG801 same-observation-twice |"
        " the same figure of the same source is entered twice (area@2023) · acknowledged\\: two sources |\n\n"
    )


@pytest.mark.parametrize("lang, text", [("en", "no findings"), ("vi", "không có phát hiện nào")])
def test_nothing_found_is_said(lang: str, text: str) -> None:
    assert step_summary(findings_run((), Words(lang))).endswith(f"\n\n{text}\n\n")


def test_beyond_a_hundred_they_are_counted() -> None:
    text = step_summary(findings_run(many(137, Severity.WARNING)))
    assert text.count("BG802 unused") == 100
    assert text.endswith("|\n\n… and 37 more\n\n")


def test_a_summary_stays_below_what_github_takes() -> None:
    long = HOSTILE._replace(facts={**HOSTILE.facts, "name": "|" * 100_000})
    assert len(step_summary(findings_run((long,) * 1_000)).encode()) < 1024 * 1024


def test_data_break_out_of_no_cell() -> None:
    page = html(HOSTILE, HOSTILE_REASON)
    assert hidden(page) == set()
    assert set(re.findall(r"</?([a-z0-9]+)", page)) == {"h2", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert (page.count("<tr>"), page.count("<th>"), page.count("<td>")) == (3, 4, 8)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **b** $x$ [go](javascript:alert(1))" in page


@pytest.mark.parametrize("data", ["a\\", "a\\|b", "a|b", "`a|b`", "a\\\\|b", "~~a~~", "__a__", "&lt;", "a\n\n# b"])
def test_what_is_shown_is_what_the_data_say(data: str) -> None:
    page = html(UNKNOWN._replace(subject=data))
    shown = " ".join(data.split()).replace("&", "&amp;").replace("<", "&lt;")
    assert f"({shown})" in page
    assert page.count("<td>") == 4


@pytest.mark.parametrize("data", ["https://a.example", "www.a.example", "WWW.a.example", "$x$", "http://a"])
def test_data_make_no_link_and_no_formula(data: str) -> None:
    """GitHub makes these of plain text; a backslash before the sign keeps it plain."""
    text = step_summary(findings_run((UNKNOWN._replace(subject=data),)))
    assert data not in text
    assert data in html(UNKNOWN._replace(subject=data))
