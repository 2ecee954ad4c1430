"""``bgplan rules``: the catalogue of rules, or single rules in full."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from bgplan.cli import options
from bgplan.cli.language import help_of, words
from bgplan.cli.output import Color, put_document, put_text, width_for, written
from bgplan.cli.usage_errors import refuse
from bgplan.core.rules import RULES
from bgplan.render import findings


class RulesFormat(StrEnum):
    """The formats of the catalogue."""

    TEXT = "text"
    JSON = "json"


def rules(  # noqa: PLR0913  # one parameter per option
    codes: Annotated[list[str] | None, typer.Argument(metavar="CODE", help=help_of("codes"))] = None,
    *,
    report: Annotated[RulesFormat, typer.Option("--format", help=help_of("format"))] = RulesFormat.TEXT,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # the words know, see ``language``
) -> None:
    """Show the rules."""
    names = tuple(code.strip().upper() for code in codes or ())
    for name in names:
        if not any(rule.code.startswith(name) for rule in RULES):
            refuse("unknown_code", name=name)
    chosen = tuple(rule for rule in RULES if not names or rule.code.startswith(names))
    if report is RulesFormat.JSON:
        put_text(written(findings.rules_json(chosen), report), sys.stdout)
    elif names:
        put_document(findings.rule_pages(chosen, words()), width_for(width), color, sys.stdout)
    else:
        put_document(findings.rule_table(chosen, words()), width_for(width), color, sys.stdout)
