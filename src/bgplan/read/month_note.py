"""The note of a month: causes, difficulties and proposals as the agency writes them, in ``notes/2023-08.txt``.

The name may end in ``.md`` as well. Plain text in UTF-8, of at most 64 KiB, read as it is: no mark in it means
anything. What cannot be printed becomes U+FFFD, so that a note can neither move a terminal's cursor nor turn the
direction of writing.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from bgplan.core.summary import MonthNote
from bgplan.read.files import NOTES, contents, reason_of

ENDINGS = (".txt", ".md")
LARGEST = 64 * 1024
"""How many bytes a note may have."""


class NoteError(ValueError):
    """A note that cannot be used; ``code`` says why, ``facts`` where."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def note_paths(folder: Path, month: str) -> tuple[Path, ...]:
    """Return the files in which the note of a month can stand."""
    return tuple(folder / NOTES / f"{month}{ending}" for ending in ENDINGS)


def month_note(folder: Path, month: str) -> MonthNote | None:
    """Return the note of a month, None where there is none or it is blank; NoteError where it cannot be used."""
    paths = note_paths(folder, month)
    try:
        found = [path for path in paths if path.is_symlink() or path.exists()]
    except OSError as error:
        raise NoteError("unread", file=str(paths[0].parent), reason=reason_of(error)) from None
    if not found:
        return None
    if len(found) > 1:
        raise NoteError("twice", one=str(found[0]), other=str(found[1]))
    lines = _lines(_text(found[0]))
    return MonthNote(f"{NOTES}/{found[0].name}", lines) if lines else None


def _text(path: Path) -> str:
    try:
        size, data = contents(path, LARGEST)
    except OSError as error:
        raise NoteError("unread", file=str(path), reason=reason_of(error)) from None
    if size > LARGEST:
        raise NoteError("large", file=str(path), limit=str(LARGEST // 1024))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoteError("not_utf8", file=str(path), at=str(error.start + 1)) from None


def _lines(text: str) -> tuple[str, ...]:
    """The lines without spaces at their ends, and without blank lines around them; of several blank ones one."""
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept: list[str] = []
    for line in whole.split("\n"):
        shown = "".join(map(_printable, line)).rstrip()
        if shown or (kept and kept[-1]):
            kept.append(shown)
    return tuple(kept[:-1] if kept and not kept[-1] else kept)


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else "\ufffd"
