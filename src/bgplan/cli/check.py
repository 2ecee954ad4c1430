"""``bgplan check``: the targets against the figures."""

import sys

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.options import Format
from bgplan.cli.output import Color, put_document, put_text, width_for, written
from bgplan.render.check import FORMATS
from bgplan.render.check.page import check_lines
from bgplan.render.document import Drawing


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
    all_refused: options.AllRefused = False,
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
    )._replace(all_refused=all_refused)
    report = run.checked(loaded, question)
    if output is Format.TEXT:
        lines = check_lines(report, words(), width=width_for(width), ascii_only=ascii_only)
        put_document((Drawing(lines),), None, color, sys.stdout)  # laid out already
    else:
        put_text(written(FORMATS[output](report, loaded.findings, words()), output), sys.stdout)
    earlier = None if since is None else run.checked(loaded, question._replace(as_of=min(since, question.as_of)))
    code = run.exit_code(loaded, report, strict=strict, fail_on=failing, earlier=earlier)
    end(loaded, code, color, data, findings_inside=output is Format.JSON)
