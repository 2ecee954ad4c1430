"""``bgplan show``: one target, or one indicator, the answer first; with the whole work behind it on request."""

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.destinations import destinations
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.output import Color
from bgplan.render import formats
from bgplan.render.check.json import check_json
from bgplan.render.formats import Drafts, Format
from bgplan.render.show.card import cards_document, cards_page


def show(  # noqa: PLR0913  # one parameter per option
    targets: options.Shown,
    *,
    plan: options.PlanNames = None,
    as_of: options.AsOf = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    growth: options.Growth = None,
    value: options.Value = None,
    work: options.Work = False,
    form: options.CardFormat = None,
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
    """Show one target with the work behind its verdict."""
    asked = destinations(formats.CARDS, form, file, outputs, plain=plain)
    data = arguments.named_folder(data, sample=sample)
    loaded = arguments.opened(data, color, asked)
    arguments.refuse_plans(loaded, targets)
    question = arguments.question(
        loaded, as_of=as_of, method=method, plan=plan, names=targets, full=False, max_age=max_age
    )
    question = question._replace(supposed=arguments.suppositions(growth, value), all_refused=True)
    report = run.checked(loaded, question)
    drafts = Drafts(
        lambda: cards_document(report, words(), with_work=work),
        lambda: cards_page(report, words(), with_work=work),
        {Format.JSON: lambda: check_json(report, loaded.findings, words(), with_work=True)},
    )
    asked.put(drafts, width=width, color=color)
    end(loaded, loaded.exit_code(strict=strict), color, data, asked)
