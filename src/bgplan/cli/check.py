"""``bgplan check``: the targets against the figures."""

import sys
from typing import TYPE_CHECKING, assert_never

import typer

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.language import words
from bgplan.cli.options import Format
from bgplan.cli.output import Color, put, put_text, width_for, written
from bgplan.render.check.page import check_lines

if TYPE_CHECKING:
    from bgplan.core.report import Report
    from bgplan.run import Loaded


def check(  # noqa: PLR0913  # one parameter per option
    targets: options.Targets = None,
    *,
    plan: options.PlanNames = None,
    as_of: options.AsOf = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    output: options.OutputFormat = Format.TEXT,
    fail_on: options.FailOn = None,
    fail_on_since: options.FailOnSince = None,
    strict: options.Strict = False,
    full: options.All = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,
    data: options.Data = None,
) -> None:
    """Check the targets against the figures."""
    failing = arguments.statuses(fail_on)
    since = arguments.since(fail_on_since, failing)
    loaded = arguments.opened(data, color, findings_inside=output is Format.JSON)
    question = arguments.question(
        loaded, as_of=as_of, method=method, plan=plan, names=targets or (), full=full, max_age=max_age
    )
    report = run.checked(loaded, question)
    if output is Format.TEXT:
        put(check_lines(report, words(), width=width_for(width), ascii_only=ascii_only), color, sys.stdout)
    else:
        put_text(written(_written(report, loaded, output), output), sys.stdout)
    earlier = None if since is None else run.checked(loaded, question._replace(as_of=min(since, question.as_of)))
    raise typer.Exit(int(run.exit_code(loaded, report, strict=strict, fail_on=failing, earlier=earlier)))


def _written(report: "Report", loaded: "Loaded", output: Format) -> str:
    """The report in a machine format."""
    match output:
        case Format.JSON:
            from bgplan.render.check.json import check_json  # noqa: PLC0415

            return check_json(report, loaded.findings, words())
        case Format.CSV | Format.TSV:
            from bgplan.render.csv import check_csv, check_tsv  # noqa: PLC0415

            return check_csv(report, words()) if output is Format.CSV else check_tsv(report, words())
        case Format.MARKDOWN:
            from bgplan.render.check.tables import check_markdown  # noqa: PLC0415

            return check_markdown(report, loaded.findings, words())
        case Format.TEXT:
            return ""
        case _:
            assert_never(output)
