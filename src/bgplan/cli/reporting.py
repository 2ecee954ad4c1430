"""The steps of ``bgplan summary``: which months are asked for, the note of the month, where the report is written.

Each wrong use is refused in words; a note whose content cannot be used is bad data (exit 1), one that cannot be opened
is exit 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bgplan import run
from bgplan.cli import asked
from bgplan.cli.files import write_whole
from bgplan.cli.language import words
from bgplan.cli.output import Color, put_text
from bgplan.cli.system_errors import system_reason, worded
from bgplan.core.known import known_book
from bgplan.core.known_figures import month_before
from bgplan.core.periods import Period
from bgplan.core.summary import MonthNote, Months
from bgplan.read.folder import shown_path
from bgplan.read.month_note import NoteError, month_note, note_paths
from bgplan.render.layout import Line, plain


def months(month: str, against: str | None) -> Months:
    """Return the month that is reported, and the earlier one that it is set against."""
    reported = asked.month(month)
    earlier = month_before(reported) if against is None else asked.month(against)
    if earlier is None or earlier.end >= reported.end:
        asked.refuse("month_order", against=against or month, month=month)
    return Months(reported, earlier)


def keep_inputs(file: Path | None, folder: Path, month: Period) -> None:
    """Refuse to write the report into the data folder: over what is read, or what will be read next month."""
    if file is None:
        return
    if file == Path():
        asked.refuse("output_without_name")
    home, target = Path(os.path.realpath(folder)), Path(os.path.realpath(file))
    if home in target.parents:
        asked.refuse("output_is_data", file=str(file))
    if target in {Path(os.path.realpath(path)) for path in note_paths(folder, month.text)}:  # linked from elsewhere
        asked.refuse("output_is_note", file=str(file))


def refuse_empty(loaded: run.Loaded, month: Period) -> None:
    """Refuse a month that lies ahead, and one by whose end nothing was known; a month with nothing new is told."""
    newest = run.default_as_of(loaded.book)
    if newest is None:
        return  # nothing could be read: the findings say why
    if month.start > max(newest, datetime.now().astimezone().date()):
        asked.refuse("month_future", month=month.text, newest=words().shown(newest))
    known = known_book(loaded.book, month.end)
    if not known.reported and not known.goals:
        first = min((one.published for one in loaded.book.reported), default=newest)
        if first <= month.end:  # documents are dated, and nothing is in them
            asked.refuse("month_nothing", month=month.text)
        asked.refuse("month_empty", month=month.text, first=words().shown(first))


def note(folder: Path, month: Period) -> MonthNote | None:
    """Return the note of the month; end where it is there and cannot be used."""
    try:
        return month_note(folder, month.text)
    except NoteError as error:
        root = asked.working_folder()
        facts = {name: _shown(name, text, root) for name, text in error.facts.items()}
        text = words().said(f"usage.note_{error.code}", **facts)
        put_text(f"bgplan: {text}\n", sys.stderr)
        content = error.code in ("large", "not_utf8")
        raise SystemExit(int(run.Exit.INCONSISTENT if content else run.Exit.UNUSABLE)) from None


def _shown(name: str, text: str, root: Path) -> str:
    """A fact of the error: a path as findings show it, a reason in words."""
    if name in ("file", "one", "other"):
        return shown_path(Path(text), root)
    return worded(text) if name == "reason" else text


def write_lines(file: Path, lines: Iterable[Line], color: Color) -> None:
    """Write a report of lines; painted only where colour is asked for."""
    if color is Color.ALWAYS:
        from bgplan.render.terminal import painted  # noqa: PLC0415  # rich loads only to paint

        write(file, painted(lines))
    else:
        write(file, plain(lines))


def write(file: Path, text: str) -> None:
    """Write the report whole or not at all; a usage error where it cannot be written."""
    try:
        write_whole(file, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        asked.refuse("not_written", file=str(file), reason=system_reason(error))
