"""``bgplan schema``: the JSON Schemas of the data files and of what the commands write."""

import sys
from pathlib import Path

from bgplan.cli import options
from bgplan.cli.language import words
from bgplan.cli.output import Color, is_standard_output, put_document, put_text, width_for
from bgplan.cli.usage_errors import refuse_unknown, write_file
from bgplan.read.package import schemas
from bgplan.render.catalogue import catalogue_document

_FILES = ("targets", "actuals")
"""What is written by hand; editors check it by the schema while it is written."""


def schema(  # noqa: PLR0913  # one parameter per option
    name: options.SchemaName = None,
    *,
    file: options.File = None,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # the words know, see ``language``
) -> None:
    """Print a schema, or the list of them."""
    found = schemas()
    if name is None:
        names = (*_FILES, *(each for each in found if each not in _FILES))
        rows = tuple((each, _meaning(each)) for each in names)
        put_document(catalogue_document(rows), width_for(width), color, sys.stdout)
        return
    if name not in found:
        refuse_unknown("schema", name, tuple(found))
    _put(found[name].read_text(encoding="utf-8"), file)


def _meaning(name: str) -> str:
    if name in _FILES:
        return words()(f"cli.schema_of.{name}")
    return words().said("cli.schema_of.output", command=f"bgplan {name} --format json")


def _put(text: str, file: Path | None) -> None:
    if file is None or is_standard_output(file):
        put_text(text, sys.stdout)
    else:
        write_file(file, text)
