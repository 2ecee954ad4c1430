"""``bgplan docs``: the pages of the documentation, where there is no network and no clone."""

import sys

from bgplan.cli import options
from bgplan.cli.language import words
from bgplan.cli.output import Color, put_document, put_text, width_for
from bgplan.cli.usage_errors import refuse_unknown
from bgplan.read.package import pages
from bgplan.render.catalogue import catalogue_document


def docs(
    page: options.PageName = None,
    *,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # the words know, see ``language``
) -> None:
    """Print a page, or the list of them."""
    found = {each.name: each for each in pages(words().lang)}
    if page is None:
        rows = tuple((each.name, each.title) for each in found.values())
        put_document(catalogue_document(rows), width_for(width), color, sys.stdout)
        return
    name = page.removesuffix(".md")
    if name not in found:
        refuse_unknown("page", page, tuple(found))
    put_text(found[name].text, sys.stdout)
