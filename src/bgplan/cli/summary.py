"""``bgplan summary``: the month's report for leaders."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import typer

from bgplan.cli import options
from bgplan.cli.language import words
from bgplan.cli.options import ReportFormat
from bgplan.cli.output import Color, is_standard_output, put, put_text, width_for, written

if TYPE_CHECKING:
    from bgplan.core.summary import Summary
    from bgplan.run import Loaded


def summary(  # noqa: PLR0913  # one parameter per option
    month: options.Month,
    *,
    against: options.Against = None,
    plan: options.PlanNames = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    output: options.SummaryFormat = ReportFormat.TEXT,
    file: options.OutputFile = None,
    strict: options.Strict = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,
    data: options.Data = None,
) -> None:
    """Print or write the month's report."""
    from bgplan import run  # noqa: PLC0415  # the engine, not needed for the help
    from bgplan.cli import asked, reporting  # noqa: PLC0415
    from bgplan.cli.opened import opened  # noqa: PLC0415

    months = reporting.months(month, against)
    file = None if file is not None and is_standard_output(file) else file
    folder = asked.data_folder(data)
    reporting.keep_inputs(file, folder, months.month)
    loaded = opened(folder, color, findings_inside=output is ReportFormat.JSON)
    reporting.refuse_empty(loaded, months.month)
    question = asked.question(
        loaded, as_of=months.month.text, method=method, plan=plan, names=(), full=False, max_age=max_age
    )
    note = reporting.note(folder, months.month)
    found = run.summarised(loaded, months, question, note)
    if output is ReportFormat.TEXT:
        from bgplan.render.summary.screen import summary_lines  # noqa: PLC0415

        room = width if file is not None else width_for(width)  # a file is no terminal
        lines = summary_lines(found, words(), width=room, ascii_only=ascii_only)
        if file is None:
            put(lines, color, sys.stdout)
        else:
            reporting.write_lines(file, lines, color)
    else:
        _put(written(_written(found, loaded, output), output), file)
    raise typer.Exit(int(loaded.exit_code(strict=strict)))


def _put(text: str, file: Path | None) -> None:
    from bgplan.cli import reporting  # noqa: PLC0415

    if file is None:
        put_text(text, sys.stdout)
    else:
        reporting.write(file, text)


def _written(found: "Summary", loaded: "Loaded", output: ReportFormat) -> str:
    """The report in a format for machines or pages."""
    match output:
        case ReportFormat.JSON:
            from bgplan.render.summary.as_json import summary_json  # noqa: PLC0415

            return summary_json(found, loaded.findings, words())
        case ReportFormat.CSV:
            from bgplan.render.summary.as_rows import summary_csv  # noqa: PLC0415

            return summary_csv(found, words())
        case ReportFormat.MARKDOWN:
            from bgplan.render.summary.as_markdown import summary_markdown  # noqa: PLC0415

            return summary_markdown(found, words())
        case ReportFormat.TEXT:
            return ""
        case _:
            assert_never(output)
