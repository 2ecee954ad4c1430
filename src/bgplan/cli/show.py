"""``bgplan show``: one target, or one indicator, with the whole work behind its verdict."""

import sys
from enum import StrEnum
from typing import Annotated, assert_never

import typer

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.findings import end
from bgplan.cli.language import help_of, words
from bgplan.cli.output import Color, put_document, put_text, width_for, written
from bgplan.render.check.json import check_json
from bgplan.render.markdown import markdown_text
from bgplan.render.show.card import cards_document, cards_page


class CardFormat(StrEnum):
    """The formats of a card."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def show(  # noqa: PLR0913  # one parameter per option
    targets: options.Shown,
    *,
    plan: options.PlanNames = None,
    as_of: options.AsOf = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    growth: options.Growth = None,
    value: options.Value = None,
    output: Annotated[CardFormat, typer.Option("--format", help=help_of("format"))] = CardFormat.TEXT,
    strict: options.Strict = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
) -> None:
    """Show one target with the work behind its verdict."""
    loaded = arguments.opened(data, color, findings_inside=output is CardFormat.JSON)
    question = arguments.question(
        loaded, as_of=as_of, method=method, plan=plan, names=targets, full=False, max_age=max_age
    )
    question = question._replace(supposed=arguments.suppositions(growth, value), all_refused=True)
    report = run.checked(loaded, question)
    match output:
        case CardFormat.TEXT:
            put_document(cards_document(report, words()), width_for(width), color, sys.stdout)
        case CardFormat.JSON:
            put_text(written(check_json(report, loaded.findings, words(), with_work=True), output), sys.stdout)
        case CardFormat.MARKDOWN:
            put_text(written(markdown_text(cards_page(report, words())), output), sys.stdout)
        case _:
            assert_never(output)
    end(loaded, loaded.exit_code(strict=strict), color, data, findings_inside=output is CardFormat.JSON)
