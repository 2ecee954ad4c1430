"""``bgplan sources``: where each figure comes from, and what lacks."""

import sys
from typing import TYPE_CHECKING, assert_never

import typer

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.language import words
from bgplan.cli.options import Format
from bgplan.cli.output import Color, put_document, put_text, width_for, written
from bgplan.core.sources import Sourcing, sourcing_of
from bgplan.render.sources import sources_document

if TYPE_CHECKING:
    from bgplan.run import Loaded


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
        put_text(written(_written(found, loaded, output, missing=missing), output), sys.stdout)
    raise typer.Exit(int(loaded.exit_code(strict=False)))


def _written(found: Sourcing, loaded: "Loaded", output: Format, *, missing: bool) -> str:
    """The sources in a machine format."""
    from bgplan.render import sources as sources_rows  # noqa: PLC0415

    match output:
        case Format.JSON:
            from bgplan.render.sources import sources_json  # noqa: PLC0415

            return sources_json(found, loaded.findings, words())
        case Format.CSV:
            return sources_rows.sources_csv(found, missing=missing)
        case Format.TSV:
            return sources_rows.sources_tsv(found, missing=missing)
        case Format.MARKDOWN:
            from bgplan.render.markdown import markdown_text  # noqa: PLC0415
            from bgplan.render.sources import sources_page  # noqa: PLC0415

            return markdown_text(sources_page(found, loaded.findings, words(), missing=missing))
        case Format.TEXT:
            return ""
        case _:
            assert_never(output)
