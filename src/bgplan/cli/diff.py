"""``bgplan diff``: what changed in what was known between two dates."""

import sys
from typing import TYPE_CHECKING, assert_never

import typer

from bgplan.cli import options
from bgplan.cli.language import words
from bgplan.cli.options import Format
from bgplan.cli.output import Color, put_document, put_text, width_for, written

if TYPE_CHECKING:
    from bgplan.core.changes import Changes
    from bgplan.run import Loaded


def diff(  # noqa: PLR0913  # one parameter per option
    earlier: options.From,
    later: options.To,
    targets: options.Targets = None,
    *,
    plan: options.PlanNames = None,
    method: options.MethodNames = None,
    output: options.OutputFormat = Format.TEXT,
    strict: options.Strict = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
) -> None:
    """Say what changed between two dates."""
    from bgplan import run  # noqa: PLC0415  # the engine, not needed for the help
    from bgplan.cli import asked  # noqa: PLC0415
    from bgplan.cli.opened import opened  # noqa: PLC0415

    since, until = asked.span(earlier, later)
    loaded = opened(data, color, findings_inside=output is Format.JSON)
    question = asked.question(loaded, as_of=later, method=method, plan=plan, names=targets or (), full=False)
    changes = run.changed(loaded, since, until, question)
    if output is Format.TEXT:
        from bgplan.render.diff.page import diff_document  # noqa: PLC0415

        put_document(diff_document(changes, words()), width_for(width), color, sys.stdout)
    else:
        put_text(written(_written(changes, loaded, output), output), sys.stdout)
    raise typer.Exit(int(loaded.exit_code(strict=strict)))


def _written(changes: "Changes", loaded: "Loaded", output: Format) -> str:
    """The changes in a machine format."""
    match output:
        case Format.JSON:
            from bgplan.render.diff.as_json import diff_json  # noqa: PLC0415

            return diff_json(changes, loaded.findings, words())
        case Format.CSV | Format.TSV:
            from bgplan.render.diff.as_rows import diff_csv, diff_tsv  # noqa: PLC0415

            return diff_csv(changes) if output is Format.CSV else diff_tsv(changes)
        case Format.MARKDOWN:
            from bgplan.render.diff.page import diff_document  # noqa: PLC0415
            from bgplan.render.markdown import markdown_text  # noqa: PLC0415

            return markdown_text(diff_document(changes, words()))
        case Format.TEXT:
            return ""
        case _:
            assert_never(output)
