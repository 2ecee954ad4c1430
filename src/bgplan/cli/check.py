"""``bgplan check``: the targets against the figures."""

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.destinations import destinations
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.output import Color, width_for
from bgplan.render import formats
from bgplan.render.check import check_drafts, documents_drafts


def check(  # noqa: PLR0913  # one parameter per option
    targets: options.Targets = None,
    *,
    plan: options.PlanNames = None,
    as_of: options.AsOf = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    form: options.TableFormat = None,
    file: options.File = None,
    outputs: options.Outputs = None,
    plain: options.Plain = False,
    fail_on: options.FailOn = None,
    fail_on_since: options.FailOnSince = None,
    strict: options.Strict = False,
    full: options.All = False,
    all_refused: options.AllRefused = False,
    documents: options.Documents = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,
    data: options.Data = None,
    sample: options.Sample = False,
) -> None:
    """Check the targets against the figures."""
    asked = destinations(formats.CARDS if documents else formats.TABLES, form, file, outputs, plain=plain)
    failing = arguments.statuses(fail_on)
    since = arguments.since(fail_on_since, failing)
    data = arguments.named_folder(data, sample=sample)
    loaded = arguments.opened(data, color, asked)
    question = arguments.question(
        loaded, as_of=as_of, method=method, plan=plan, names=targets or (), full=full, max_age=max_age
    )._replace(all_refused=all_refused)
    report = run.checked(loaded, question)
    room = width if asked.first.path else width_for(width)
    drafts = check_drafts(report, loaded.findings, words(), width=room, ascii_only=ascii_only)
    drafts = documents_drafts(report, loaded.findings, words()) if documents else drafts
    asked.put(drafts, width=width, color=color)
    earlier = None if since is None else run.checked(loaded, question._replace(as_of=min(since, question.as_of)))
    code = run.exit_code(loaded, report, strict=strict, fail_on=failing, earlier=earlier)
    end(loaded, code, color, data, asked)
