"""``bgplan summary``: the month's report for leaders.

Which months are asked for, the note of the month, where the report is written: each wrong use is refused in words.
"""

import sys
from datetime import datetime
from pathlib import Path

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.destinations import destinations
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.output import Color, put_text
from bgplan.cli.usage_errors import reason_in_words, refuse, refuse_unknown
from bgplan.core.as_of import known_dataset
from bgplan.core.growth import month_before, month_of
from bgplan.core.methods import Status
from bgplan.core.periods import Period
from bgplan.core.summary import MonthNote, Months
from bgplan.read.folder import shown_path
from bgplan.read.month_note import NoteError, month_note
from bgplan.render import formats
from bgplan.render.summary import summary_drafts
from bgplan.render.summary.annexes import ANNEXES
from bgplan.render.summary.page import unwritten_text

LAST = "last"
"""The newest month that has figures."""


def summary(  # noqa: PLR0913  # one parameter per option
    month: options.Month,
    *,
    against: options.Against = None,
    annex: options.Annexes = None,
    plan: options.PlanNames = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    form: options.ReportFormat = None,
    file: options.File = None,
    outputs: options.Outputs = None,
    plain: options.Plain = False,
    fail_on: options.FailOnMonth = None,
    strict: options.Strict = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
    sample: options.Sample = False,
) -> None:
    """Print or write the month's report."""
    reported = None if month == LAST else arguments.month(month)
    annexes = _annexes(annex)
    failing, on_nothing_new = _failing(fail_on)
    asked = destinations(formats.REPORTS, form, file, outputs, plain=plain)
    data = arguments.named_folder(data, sample=sample)
    folder = arguments.data_folder(data)
    loaded = arguments.opened(data, color, asked)
    months = _months(reported or _newest(loaded), against)
    _refuse_empty(loaded, months.month)
    question = arguments.question(
        loaded, as_of=months.month.text, method=method, plan=plan, names=(), full=False, max_age=max_age
    )
    report = run.summarised(loaded, months, question, _note(folder, months.month))
    asked.put(summary_drafts(report, loaded.findings, words(), annexes), width=width, color=color)
    if not asked.findings_inside and (text := unwritten_text(report, words())):
        put_text(f"bgplan: {text}\n", sys.stderr)
    code = run.exit_code(loaded, run.failing(report.report, failing), strict=strict)
    if on_nothing_new and code is run.Exit.CONSISTENT and not report.changes.has_news:
        code = run.Exit.STATUS
    end(loaded, code, color, data, asked)


def _newest(loaded: run.Loaded) -> Period:
    """The newest month that has figures by which a target is judged; without any the one that there is today."""
    return month_of(run.default_as_of(loaded.dataset) or datetime.now().astimezone().date())


def _annexes(texts: list[str] | None) -> tuple[str, ...]:
    """The annexes that are asked for."""
    names = arguments.listed(texts)
    for name in names:
        if name not in ANNEXES:
            refuse_unknown("annex", name, ANNEXES)
    return names


def _failing(texts: list[str] | None) -> tuple[frozenset[Status], bool]:
    """The statuses on which the command fails, and whether it does where the month brought nothing new."""
    names = arguments.listed(texts)
    statuses = [name for name in names if name != options.NOTHING_NEW]
    return arguments.statuses(statuses or None, also=(options.NOTHING_NEW,)), options.NOTHING_NEW in names


def _months(reported: Period, against: str | None) -> Months:
    """The month that is reported, and the earlier one that it is set against."""
    earlier = month_before(reported) if against is None else arguments.month(against)
    if earlier is None or earlier.end >= reported.end:
        refuse("month_order", against=against or reported.text, month=reported.text)
    return Months(reported, earlier)


def _refuse_empty(loaded: run.Loaded, month: Period) -> None:
    """Refuse a month that lies ahead, and one by whose end nothing was known; a month with nothing new is told."""
    newest = run.default_as_of(loaded.dataset)
    if newest is None:
        return  # nothing could be read: the findings say why
    if month.start > max(newest, datetime.now().astimezone().date()):
        refuse("month_future", month=month.text, newest=words().shown(newest))
    known = known_dataset(loaded.dataset, month.end)
    if not known.observations and not known.targets:
        first = min((observation.published for observation in loaded.dataset.observations), default=newest)
        if first <= month.end:  # documents are dated, and nothing is in them
            refuse("month_nothing", month=month.text)
        refuse("month_empty", month=month.text, first=words().shown(first))


def _note(folder: Path, month: Period) -> MonthNote | None:
    """The note of the month; the end where it is there and cannot be used.

    Content that cannot be used is bad data (exit 1), a note that cannot be opened is exit 2.
    """
    try:
        return month_note(folder, month.text)
    except NoteError as error:
        root = arguments.shown_from(folder)
        facts = {name: _shown(name, text, root) for name, text in error.facts.items()}
        text = words().said(f"usage.note_{error.code}", **facts)
        put_text(f"bgplan: {text}\n", sys.stderr)
        content = error.code in ("large", "not_utf8")
        raise SystemExit(int(run.Exit.INCONSISTENT if content else run.Exit.UNUSABLE)) from None


def _shown(name: str, text: str, root: Path) -> str:
    """A fact of the error: a path as findings show it, a reason in words."""
    if name in ("file", "one", "other"):
        return shown_path(Path(text), root)
    return reason_in_words(text) if name == "reason" else text
