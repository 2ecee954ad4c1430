"""``bgplan diff``: what changed in what was known between two dates."""

import sys

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.options import Format
from bgplan.cli.output import Color, put_document, put_text, width_for, written
from bgplan.render.diff import FORMATS
from bgplan.render.diff.page import diff_document


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
    since, until = arguments.span(earlier, later)
    loaded = arguments.opened(data, color, findings_inside=output is Format.JSON)
    question = arguments.question(loaded, as_of=later, method=method, plan=plan, names=targets or (), full=False)
    changes = run.changed(loaded, since, until, question)
    if output is Format.TEXT:
        put_document(diff_document(changes, words()), width_for(width), color, sys.stdout)
    else:
        put_text(written(FORMATS[output](changes, loaded.findings, words()), output), sys.stdout)
    end(loaded, loaded.exit_code(strict=strict), color, data, findings_inside=output is Format.JSON)
