"""``bgplan validate``: whether the data files can be trusted, and nothing else."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bgplan.cli import options
from bgplan.cli.language import help_of, words
from bgplan.cli.output import Color, put

if TYPE_CHECKING:
    pass


class Report(StrEnum):
    """The formats of findings."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"


def validate(  # noqa: PLR0913  # one parameter per option
    source: Annotated[str | None, typer.Argument(metavar="[-]", help=help_of("stdin"))] = None,
    *,
    data: Annotated[list[Path] | None, typer.Option("--data", metavar="DIR", help=help_of("data_several"))] = None,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help=help_of("select"))] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help=help_of("ignore"))] = None,
    strict: options.Strict = False,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help=help_of("baseline"))] = None,
    write_baseline: Annotated[bool, typer.Option("--write-baseline", help=help_of("write_baseline"))] = False,
    report: Annotated[Report, typer.Option("--format", help=help_of("format"))] = Report.TEXT,
    output: Annotated[list[str] | None, typer.Option("--output", metavar="FORMAT=FILE", help=help_of("output"))] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help=help_of("statistics"))] = False,
    fix: Annotated[bool, typer.Option("--fix", help=help_of("fix"))] = False,
    stdin_name: Annotated[str | None, typer.Option("--stdin-name", metavar="FILE", help=help_of("stdin_name"))] = None,
    max_size: Annotated[int | None, typer.Option("--max-size", metavar="MIB", min=1, help=help_of("max_size"))] = None,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # the words know, see ``language``
) -> None:
    """Validate the data files."""
    from bgplan.cli import validating  # noqa: PLC0415  # the engine, not needed for the help

    validating.refuse_contradictions(source, fix=fix, write_baseline=write_baseline, baseline=baseline)
    outputs = validating.outputs_of(output or ())
    folders = validating.folders(data)
    validating.keep_data((*(path for _, path in outputs), *((baseline,) if baseline else ())), folders)
    mended = validating.mend(folders) if fix else True
    checked = validating.checked(
        folders,
        selection=validating.selection(select, ignore),
        stdin=validating.standard_input(source, stdin_name),
        max_bytes=None if max_size is None else max_size * 1024 * 1024,
    )
    checked = validating.against_baseline(checked, baseline, write=write_baseline)
    for name, path in outputs:
        validating.write(path, validating.text_of(checked, Report(name), strict=strict))
    if report is Report.TEXT:
        put(validating.lines_of(checked, words(), statistics=statistics), color, sys.stdout)
        validating.annotate(checked)
    else:
        validating.put_report(validating.text_of(checked, report, strict=strict))
    raise typer.Exit(int(checked.exit_code(strict=strict)) if mended else 2)
