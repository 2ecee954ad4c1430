"""``bgplan rules``: the catalogue of rules, or single rules in full."""

from bgplan.cli import options
from bgplan.cli.destinations import destinations
from bgplan.cli.language import words
from bgplan.cli.output import Color
from bgplan.cli.usage_errors import refuse
from bgplan.core.rules import RULES
from bgplan.render import findings, formats
from bgplan.render.formats import Drafts, Format


def rules(  # noqa: PLR0913  # one parameter per option
    codes: options.Codes = None,
    *,
    form: options.CatalogueFormat = None,
    file: options.File = None,
    outputs: options.Outputs = None,
    plain: options.Plain = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # the words know, see ``language``
) -> None:
    """Show the rules."""
    asked = destinations(formats.CATALOGUES, form, file, outputs, plain=plain)
    names = tuple(code.strip().upper() for code in codes or ())
    for name in names:
        if not any(rule.code.startswith(name) for rule in RULES):
            refuse("unknown_code", name=name)
    chosen = tuple(rule for rule in RULES if not names or rule.code.startswith(names))
    draw = findings.rule_pages if names else findings.rule_table
    drafts = Drafts(
        lambda: draw(chosen, words()),
        lambda: draw(chosen, words()),
        {Format.JSON: lambda: findings.rules_json(chosen)},
    )
    asked.put(drafts, width=width, color=color)
