"""``bgplan sources``: where each figure comes from, and what lacks."""

import sys

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.options import Format
from bgplan.cli.output import Color, put_document, put_text, width_for, written
from bgplan.core.sources import sourcing_of
from bgplan.render.sources import FORMATS, sources_document


def sources(  # noqa: PLR0913  # one parameter per option
    *,
    missing: options.Missing = False,
    as_of: options.AsOf = None,
    output: options.OutputFormat = Format.TEXT,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
) -> None:
    """Show where each figure comes from."""
    loaded = arguments.opened(data, color, findings_inside=output is Format.JSON)
    report = run.checked(loaded, run.Question(arguments.moment(loaded, as_of)))
    found = sourcing_of(loaded.dataset, report)
    if output is Format.TEXT:
        put_document(sources_document(found, words(), missing=missing), width_for(width), color, sys.stdout)
    else:
        put_text(written(FORMATS[output](found, loaded.findings, words(), missing), output), sys.stdout)
    end(loaded, loaded.exit_code(strict=False), color, data, findings_inside=output is Format.JSON)
