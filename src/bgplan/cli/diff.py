"""``bgplan diff``: what changed in what was known between two dates."""

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.destinations import destinations
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.output import Color
from bgplan.render import formats
from bgplan.render.diff import diff_drafts


def diff(  # noqa: PLR0913  # one parameter per option
    earlier: options.From,
    later: options.To,
    targets: options.Targets = None,
    *,
    plan: options.PlanNames = None,
    method: options.MethodNames = None,
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
    """Say what changed between two dates."""
    since, until = arguments.span(earlier, later)
    asked = destinations(formats.TABLES, form, file, outputs, plain=plain)
    data = arguments.named_folder(data, sample=sample)
    loaded = arguments.opened(data, color, asked)
    question = arguments.question(loaded, as_of=later, method=method, plan=plan, names=targets or (), full=False)
    changes = run.changed(loaded, since, until, question)
    asked.put(diff_drafts(changes, loaded.findings, words()), width=width, color=color)
    end(loaded, loaded.exit_code(strict=strict), color, data, asked)
