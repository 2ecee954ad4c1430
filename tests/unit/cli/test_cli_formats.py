"""Every format that a report offers is one that it has, whatever it is made of."""

from __future__ import annotations

import pytest

from bgplan.render import formats
from bgplan.render.formats import FORMS, Drafts, Format, form_by_ending
from bgplan.render.words import Words
from tests.unit.cli.conftest import Bgplan
from tests.unit.cli.test_cli_process import TWO_ARTICLES

OFFERED = {
    ("check",): formats.TABLES,
    ("show", "parks"): formats.CARDS,
    ("history", "parks"): formats.TABLES,
    ("sources",): formats.TABLES,
    ("diff", "2022-12", "2023-08"): formats.TABLES,
    ("summary", "2023-08"): formats.REPORTS,
    ("validate",): formats.FINDINGS,
    ("rules",): formats.CATALOGUES,
}


@pytest.mark.parametrize("asked, form", [(asked, form) for asked, forms in OFFERED.items() for form in forms], ids=str)
def test_what_is_offered_is_there(bgplan: Bgplan, asked: tuple[str, ...], form: Format) -> None:
    data = () if asked == ("rules",) else ("--data", TWO_ARTICLES)
    done = bgplan(*asked, *data, "--format", form)
    assert done.code == 0
    assert done.out or form is Format.GITHUB  # nothing is wrong


def test_every_format_is_described() -> None:
    assert set(FORMS) == set(Format)
    assert {form for forms in OFFERED.values() for form in forms} == set(Format)


def test_one_writer_and_one_line_make_a_format() -> None:
    """What a report must have for a format of documents is its page alone."""
    drafts = Drafts(lambda: (), lambda: (), {Format.JSON: lambda: "“a”"})
    assert drafts.text(Format.MARKDOWN, Words("en"), ascii_only=False) == "\n"
    assert drafts.text(Format.JSON, Words("en"), ascii_only=True) == "\\u201ca\\u201d"


@pytest.mark.parametrize(
    "ending, forms, meant",
    [
        (".md", formats.TABLES, Format.MARKDOWN),
        (".MD", formats.TABLES, Format.MARKDOWN),
        (".json", formats.FINDINGS, Format.JSON),
        (".sarif", formats.FINDINGS, Format.SARIF),
        (".xml", formats.FINDINGS, Format.JUNIT),
        (".txt", formats.REPORTS, Format.TEXT),
        (".tsv", formats.REPORTS, None),
        (".docx", formats.TABLES, None),
    ],
)
def test_an_ending_says_the_format(ending: str, forms: tuple[Format, ...], meant: Format | None) -> None:
    assert form_by_ending(ending, forms) is meant
