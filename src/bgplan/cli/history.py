"""``bgplan history``: the series of one indicator, and what was said of it when."""

import sys

from bgplan.cli import arguments, options
from bgplan.cli.findings import end, put_findings
from bgplan.cli.language import words
from bgplan.cli.options import Format
from bgplan.cli.output import Color, put_document, put_text, width_for, written
from bgplan.cli.usage_errors import refuse
from bgplan.core.history import history_of
from bgplan.render.history import FORMATS
from bgplan.render.history.page import history_document


def history(  # noqa: PLR0913  # one parameter per option
    indicator: options.ShownIndicator,
    *,
    vintages: options.Vintages = False,
    as_of: options.AsOf = None,
    output: options.OutputFormat = Format.TEXT,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
) -> None:
    """Show the series of one indicator."""
    loaded = arguments.opened(data, color, findings_inside=output is Format.JSON)
    arguments.known_name(loaded, indicator, "indicator")
    found = history_of(loaded.dataset, indicator, arguments.moment(loaded, as_of))
    if found is None:  # what keeps it from being read is a finding
        put_findings(loaded, color, data, below_report=False)
        refuse("unreadable", name=indicator)
    if output is Format.TEXT:
        put_document(history_document(found, words(), vintages=vintages), width_for(width), color, sys.stdout)
    else:
        put_text(written(FORMATS[output](found, loaded.findings, words(), vintages), output), sys.stdout)
    end(loaded, loaded.exit_code(strict=False), color, data, findings_inside=output is Format.JSON)
