"""``bgplan sources``: where each figure comes from, and what lacks."""

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.destinations import destinations
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.output import Color
from bgplan.core.sources import sourcing_of
from bgplan.render import formats
from bgplan.render.sources import sources_drafts


def sources(  # noqa: PLR0913  # one parameter per option
    *,
    missing: options.Missing = False,
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
    """Show where each figure comes from."""
    asked = destinations(formats.TABLES, form, file, outputs, plain=plain)
    data = arguments.named_folder(data, sample=sample)
    loaded = arguments.opened(data, color, asked)
    report = run.checked(loaded, run.Question(arguments.moment(loaded, as_of)))
    found = sourcing_of(loaded.dataset, report)
    asked.put(sources_drafts(found, loaded.findings, words(), missing=missing), width=width, color=color)
    end(loaded, loaded.exit_code(strict=strict), color, data, asked)
