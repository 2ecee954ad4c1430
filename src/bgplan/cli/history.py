"""``bgplan history``: the series of one indicator, and what was said of it when."""

from bgplan.cli import arguments, options
from bgplan.cli.destinations import destinations
from bgplan.cli.findings import end, put_findings
from bgplan.cli.language import words
from bgplan.cli.output import Color
from bgplan.cli.usage_errors import refuse
from bgplan.core.history import history_of
from bgplan.core.names import NameKind
from bgplan.render import formats
from bgplan.render.history import history_drafts


def history(  # noqa: PLR0913  # one parameter per option
    indicator: options.ShownIndicator,
    *,
    vintages: options.Vintages = False,
    as_of: options.AsOf = None,
    form: options.TableFormat = None,
    file: options.File = None,
    outputs: options.Outputs = None,
    plain: options.Plain = False,
    strict: options.Strict = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
    sample: options.Sample = False,
) -> None:
    """Show the series of one indicator."""
    asked = destinations(formats.TABLES, form, file, outputs, plain=plain)
    data = arguments.named_folder(data, sample=sample)
    loaded = arguments.opened(data, color, asked)
    indicator = arguments.meant_name(loaded, indicator, (NameKind.INDICATOR, NameKind.TARGET))
    found = history_of(loaded.dataset, indicator, arguments.moment(loaded, as_of))
    if found is None:  # what keeps it from being read is a finding
        put_findings(loaded, color, data, asked, below_report=False)
        refuse("unreadable", name=indicator)
    asked.put(history_drafts(found, loaded.findings, words(), vintages=vintages), width=width, color=color)
    end(loaded, loaded.exit_code(strict=strict), color, data, asked)
