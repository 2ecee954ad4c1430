"""The options and arguments of all commands, each declared once, with its help in the language of the run."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bgplan.cli import completion
from bgplan.cli.language import help_of
from bgplan.cli.output import Color
from bgplan.core.vocabulary import Lang, Order
from bgplan.render import formats
from bgplan.render.formats import Format


def _format(forms: Sequence[Format]) -> Any:  # noqa: ANN401  # typer's word for an option
    """The option ``--format`` of a report that has these formats; which of them is meant is said with the file."""
    return typer.Option(
        "--format", metavar="|".join(forms), help=help_of("format"), autocompletion=completion.chosen(lambda _: forms)
    )


class Grouping(StrEnum):
    """Under which headings rows stand, other than those of their plans."""

    LEAD = "lead"


Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TARGET", help=help_of("targets"), autocompletion=completion.names("targets", "indicators", "plans")
    ),
]
Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help=help_of("data"))]
Sample = Annotated[bool, typer.Option("--sample", help=help_of("with_sample"))]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE|MONTH|today", help=help_of("as_of"), autocompletion=completion.months("today")
    ),
]
MethodNames = Annotated[
    list[str] | None,
    typer.Option("--method", metavar="ID[,ID...]", help=help_of("method"), autocompletion=completion.methods()),
]
MaxAge = Annotated[int | None, typer.Option("--max-age", metavar="MONTHS", min=0, max=1200, help=help_of("max_age"))]
PlanNames = Annotated[
    list[str] | None,
    typer.Option(
        "--plan", metavar="ID[,ID...]", help=help_of("plan"), autocompletion=completion.names("plans", listed=True)
    ),
]
Language = Annotated[Lang | None, typer.Option("--lang", help=help_of("lang"))]
Width = Annotated[int | None, typer.Option("--width", metavar="N", min=60, max=1000, help=help_of("width"))]
Colored = Annotated[Color, typer.Option("--color", help=help_of("color"))]
Ascii = Annotated[bool, typer.Option("--ascii", help=help_of("ascii"))]
Strict = Annotated[bool, typer.Option("--strict", help=help_of("strict"))]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on", metavar="STATUS[,STATUS...]", help=help_of("fail_on"), autocompletion=completion.statuses()
    ),
]
NOTHING_NEW = "nothing_new"
"""What ``--fail-on`` of a month's report calls a month that brought nothing."""
FailOnMonth = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="STATUS[,STATUS...]",
        help=help_of("fail_on"),
        autocompletion=completion.statuses(NOTHING_NEW),
    ),
]
FailOnSince = Annotated[
    str | None,
    typer.Option("--fail-on-since", metavar="MONTH", help=help_of("fail_on_since"), autocompletion=completion.months()),
]
All = Annotated[bool, typer.Option("--all", help=help_of("all"))]
Ended = Annotated[bool, typer.Option("--ended", help=help_of("ended"))]
Unlisted = Annotated[bool, typer.Option("--unlisted", help=help_of("unlisted"))]
Sort = Annotated[Order | None, typer.Option("--sort", help=help_of("sort"))]
By = Annotated[Grouping | None, typer.Option("--by", help=help_of("by"))]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status", metavar="STATUS[,STATUS...]", help=help_of("status"), autocompletion=completion.statuses()
    ),
]
AllRefused = Annotated[bool, typer.Option("--all-refused", help=help_of("all_refused"))]
Documents = Annotated[bool, typer.Option("--documents", help=help_of("documents"))]
Shown = Annotated[
    list[str],
    typer.Argument(metavar="TARGET", help=help_of("shown"), autocompletion=completion.names("targets", "indicators")),
]
Growth = Annotated[str | None, typer.Option("--growth", metavar="RATE", help=help_of("growth"))]
Value = Annotated[str | None, typer.Option("--value", metavar="NUMBER@PERIOD", help=help_of("value"))]
Work = Annotated[bool, typer.Option("--work", help=help_of("work"))]
ShownIndicator = Annotated[
    str,
    typer.Argument(
        metavar="INDICATOR", help=help_of("indicator"), autocompletion=completion.names("indicators", "targets")
    ),
]
Words = Annotated[list[str] | None, typer.Argument(metavar="WORD", help=help_of("list_words"))]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND[,KIND...]",
        help=help_of("kinds"),
        autocompletion=completion.chosen(lambda _: ("plan", "target", "indicator", "source"), listed=True),
    ),
]
Vintages = Annotated[bool, typer.Option("--vintages", help=help_of("vintages"))]
Missing = Annotated[bool, typer.Option("--missing", help=help_of("missing"))]
From = Annotated[
    str, typer.Argument(metavar="FROM", help=help_of("diff_from"), autocompletion=completion.months("today"))
]
To = Annotated[str, typer.Argument(metavar="TO", help=help_of("diff_to"), autocompletion=completion.months("today"))]
Month = Annotated[
    str,
    typer.Argument(
        metavar="MONTH|last|today", help=help_of("month"), autocompletion=completion.months("last", "today")
    ),
]
Annexes = Annotated[
    list[str] | None,
    typer.Option("--annex", metavar="NAME[,NAME...]", help=help_of("annex"), autocompletion=completion.annexes()),
]
Against = Annotated[
    str | None, typer.Option("--against", metavar="MONTH", help=help_of("against"), autocompletion=completion.months())
]
File = Annotated[Path | None, typer.Option("-o", metavar="PATH", help=help_of("file"))]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", metavar="FORMAT=PATH", help=help_of("output"), autocompletion=completion.outputs()),
]
Plain = Annotated[bool, typer.Option("--plain", help=help_of("plain"))]
TableFormat = Annotated[str | None, _format(formats.TABLES)]
ReportFormat = Annotated[str | None, _format(formats.REPORTS)]
CardFormat = Annotated[str | None, _format(formats.CARDS)]
FindingsFormat = Annotated[str | None, _format(formats.FINDINGS)]
CatalogueFormat = Annotated[str | None, _format(formats.CATALOGUES)]
Stdin = Annotated[str | None, typer.Argument(metavar="[-]", help=help_of("stdin"))]
DataFolders = Annotated[list[Path] | None, typer.Option("--data", metavar="DIR", help=help_of("data_several"))]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="CODE[,CODE...]", help=help_of("select"), autocompletion=completion.codes(listed=True)
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="CODE[,CODE...]", help=help_of("ignore"), autocompletion=completion.codes(listed=True)
    ),
]
Acknowledged = Annotated[bool, typer.Option("--acknowledged", help=help_of("acknowledged"))]
Baseline = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help=help_of("baseline"))]
WriteBaseline = Annotated[bool, typer.Option("--write-baseline", help=help_of("write_baseline"))]
Statistics = Annotated[bool, typer.Option("--statistics", help=help_of("statistics"))]
Fix = Annotated[bool, typer.Option("--fix", help=help_of("fix"))]
StdinName = Annotated[str | None, typer.Option("--stdin-name", metavar="FILE", help=help_of("stdin_name"))]
MaxSize = Annotated[int | None, typer.Option("--max-size", metavar="MIB", min=1, help=help_of("max_size"))]
Codes = Annotated[
    list[str] | None,
    typer.Argument(metavar="CODE", help=help_of("codes"), autocompletion=completion.codes(listed=False)),
]
Directory = Annotated[str, typer.Argument(metavar="DIR", help=help_of("sample_folder"))]
SchemaName = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help=help_of("schema_name"), autocompletion=completion.carried("schemas")),
]
PageName = Annotated[
    str | None, typer.Argument(metavar="PAGE", help=help_of("page"), autocompletion=completion.carried("pages"))
]
