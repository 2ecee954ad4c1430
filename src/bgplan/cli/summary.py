"""``bgplan summary``: the month's report for leaders.

Which months are asked for, the note of the month, where the report is written: each wrong use is refused in words.
"""

import os
import sys
from datetime import datetime
from pathlib import Path

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.options import ReportFormat
from bgplan.cli.output import Color, document_text, is_coloured, is_standard_output, put_text, width_for, written
from bgplan.cli.usage_errors import reason_in_words, refuse, write_file
from bgplan.core.as_of import known_dataset
from bgplan.core.growth import month_before
from bgplan.core.periods import Period
from bgplan.core.summary import MonthNote, Months
from bgplan.read.folder import shown_path
from bgplan.read.month_note import NoteError, month_note, note_paths
from bgplan.render.summary import FORMATS
from bgplan.render.summary.page import summary_document


def summary(  # noqa: PLR0913  # one parameter per option
    month: options.Month,
    *,
    against: options.Against = None,
    plan: options.PlanNames = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    output: options.SummaryFormat = ReportFormat.TEXT,
    file: options.OutputFile = None,
    strict: options.Strict = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
) -> None:
    """Print or write the month's report."""
    months = _months(month, against)
    file = None if file is not None and is_standard_output(file) else file
    folder = arguments.data_folder(data)
    _keep_inputs(file, folder, months.month)
    loaded = arguments.opened(folder, color, findings_inside=output is ReportFormat.JSON)
    _refuse_empty(loaded, months.month)
    question = arguments.question(
        loaded, as_of=months.month.text, method=method, plan=plan, names=(), full=False, max_age=max_age
    )
    report = run.summarised(loaded, months, question, _note(folder, months.month))
    if output is ReportFormat.TEXT:
        room = width if file is not None else width_for(width)  # a file is no terminal
        coloured = is_coloured(color, sys.stdout) if file is None else color is Color.ALWAYS
        text = document_text(summary_document(report, words()), room, coloured=coloured)
    else:
        text = written(FORMATS[output](report, loaded.findings, words()), output)
    if file is None:
        put_text(text, sys.stdout)
    else:
        write_file(file, text)
    end(loaded, loaded.exit_code(strict=strict), color, folder, findings_inside=output is ReportFormat.JSON)


def _months(month: str, against: str | None) -> Months:
    """The month that is reported, and the earlier one that it is set against."""
    reported = arguments.month(month)
    earlier = month_before(reported) if against is None else arguments.month(against)
    if earlier is None or earlier.end >= reported.end:
        refuse("month_order", against=against or month, month=month)
    return Months(reported, earlier)


def _keep_inputs(file: Path | None, folder: Path, month: Period) -> None:
    """Refuse to write the report into the data folder: over what is read, or what will be read next month."""
    if file is None:
        return
    if file == Path():
        refuse("output_without_name")
    home, target = Path(os.path.realpath(folder)), Path(os.path.realpath(file))
    if home in target.parents:
        refuse("output_is_data", file=str(file))
    if target in {Path(os.path.realpath(path)) for path in note_paths(folder, month.text)}:  # linked from elsewhere
        refuse("output_is_note", file=str(file))


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
        root = arguments.working_folder()
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
