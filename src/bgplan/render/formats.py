"""The formats that reports are written in: one table of them, and one way to write a report in each.

A new format of all reports is a writer of documents and a line in ``FORMS``; a format of one report is a line and an
entry in its drafts. Knows documents and texts; never a report, a file or a stream.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from bgplan.render.ascii import escaped, in_ascii_within
from bgplan.render.document import Document
from bgplan.render.markdown import markdown_text
from bgplan.render.words import Words


class Format(StrEnum):
    """Every format, by the name that ``--format`` and ``--output`` give it."""

    TEXT = "text"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"


class Traits(NamedTuple):
    """What is to be known of a format.

    ``endings`` are those of its files' names. ``draw`` writes a document in it, where it is one for documents. In
    ASCII's signs other ones become ``escape``, where the format has one, else stand-ins that are none of its own
    ``marks``.
    """

    endings: tuple[str, ...]
    marks: str = ""
    escape: str = ""
    draw: Callable[[Document, Words], str] | None = None


def aloud_text(document: Document, words: Words) -> str:
    """Return the document in lines to be read aloud; only who asks for them loads how they are made."""
    from bgplan.render.spoken import spoken_text  # noqa: PLC0415  # seldom needed, and expressions take time to make

    return spoken_text(document, words)


_JSON = "\\u{:04x}"
FORMS: Mapping[Format, Traits] = MappingProxyType(
    {
        Format.TEXT: Traits((".txt",)),  # drawn for the screen that there is
        Format.PLAIN: Traits((".txt",), draw=aloud_text),
        Format.MARKDOWN: Traits((".md", ".markdown"), marks="|<*_`[", draw=lambda document, _: markdown_text(document)),
        Format.JSON: Traits((".json",), escape=_JSON),
        Format.CSV: Traits((".csv",), marks='",\t\r\n'),
        Format.TSV: Traits((".tsv",), marks='",\t\r\n'),
        Format.SARIF: Traits((".sarif", ".json"), escape=_JSON),
        Format.JUNIT: Traits((".xml",), escape="&#{};"),
        Format.GITHUB: Traits((".txt",), marks=",:%\r\n"),
        Format.GITLAB: Traits((".json",), escape=_JSON),
    }
)
PLAIN_ENDING = ".txt"
"""A file of any format may be called so."""

CARDS = (Format.TEXT, Format.PLAIN, Format.MARKDOWN, Format.JSON)
TABLES = (Format.TEXT, Format.PLAIN, Format.MARKDOWN, Format.JSON, Format.CSV, Format.TSV)
REPORTS = (Format.TEXT, Format.PLAIN, Format.MARKDOWN, Format.JSON, Format.CSV)
FINDINGS = (Format.TEXT, Format.PLAIN, Format.JSON, Format.SARIF, Format.JUNIT, Format.GITHUB, Format.GITLAB)
CATALOGUES = (Format.TEXT, Format.PLAIN, Format.JSON)
"""The formats that each kind of report has."""


class Drafts(NamedTuple):
    """A report before it is written: its document for a screen, that for a page, and its texts for programs.

    Each is made when a format asks for it.
    """

    screen: Callable[[], Document]
    page: Callable[[], Document]
    machine: Mapping[Format, Callable[[], str]] = MappingProxyType({})

    def text(self, form: Format, words: Words, *, ascii_only: bool) -> str:
        """Return the report in a format other than text; in ASCII's signs JSON and XML lose nothing."""
        draw = FORMS[form].draw
        if draw is None:
            text = self.machine[form]()
        else:
            text = draw(self.screen() if form is Format.PLAIN else self.page(), words)
        if not ascii_only:
            return text
        if FORMS[form].escape:
            return escaped(text, FORMS[form].escape)
        return in_ascii_within(text, FORMS[form].marks)


def form_by_ending(ending: str, forms: tuple[Format, ...] = tuple(Format)) -> Format | None:
    """Return the first of the formats whose files end so, None where there is none.

    >>> form_by_ending(".MD"), form_by_ending(".docx"), form_by_ending(".json", FINDINGS)
    (<Format.MARKDOWN: 'markdown'>, None, <Format.JSON: 'json'>)
    """
    return next((form for form in forms if ending.lower() in FORMS[form].endings), None)
