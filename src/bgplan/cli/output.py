"""How text leaves the program: width, colour, whole or not at all.

The only module that asks the terminal anything. A closed pipe ends the output without a word; a file is written to a
temporary one beside it, which is put in its place at once.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from enum import StrEnum
from errno import EBADF
from io import UnsupportedOperation
from pathlib import Path
from typing import NoReturn, TextIO

from bgplan.cli.language import in_ascii_only, words
from bgplan.render.ascii import in_ascii, spaced
from bgplan.render.document import Document
from bgplan.render.plain import plain_text

_PIECE = 1 << 20
_STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""Its names."""


class Color(StrEnum):
    """When output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def use_utf8() -> None:
    """Write UTF-8 on every platform, and what a terminal cannot take as an escape rather than fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdout" else "w", encoding="utf-8"))  # noqa: SIM115  # as long as we run
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def width_for(asked: int | None, stream: TextIO | None = None) -> int | None:
    """Return the width to lay out for: as asked, else the terminal's, else none (a pipe, where nothing wraps).

    The ``stream`` is standard output where it is not given.
    """
    if asked is not None:
        return asked
    return shutil.get_terminal_size().columns if (stream or sys.stdout).isatty() else None


def is_standard_output(path: Path) -> bool:
    """Return whether a file to write is what the program prints to anyway: by its name, or because it leads there."""
    if str(path) in _STANDARD_OUTPUT:
        return True
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # not there yet, or not a stream of the system
        return False


def is_coloured(color: Color, stream: TextIO) -> bool:
    """Return whether text for a stream is painted."""
    if color is Color.AUTO:
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color is Color.ALWAYS


def put_document(document: Document, width: int | None, color: Color, stream: TextIO) -> None:
    """Write a document, painted where the stream is a terminal or colour is asked for."""
    put_text(document_text(document, width, coloured=is_coloured(color, stream)), stream)


def document_text(document: Document, width: int | None, *, coloured: bool) -> str:
    """Return a document for a width, or (None) for a pipe, where nothing is broken and rich is not loaded."""
    ascii_only = in_ascii_only()
    if width is None and not coloured:
        return plain_text(document, ascii_only=ascii_only)
    from bgplan.render.terminal import terminal_text  # noqa: PLC0415  # rich loads only for a terminal

    return terminal_text(document, width=width, ascii_only=ascii_only, coloured=coloured)


def put_text(text: str, stream: TextIO) -> None:
    """Write a text at once; where nobody reads any more, stop without a word, where nothing can be written, say so."""
    text = spaced(in_ascii(text)) if in_ascii_only() else text
    try:
        # In pieces: a long text is not held a second time, as bytes.
        stream.writelines(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
        stream.flush()
    except UnsupportedOperation:  # closed when the program began: what it had to say is lost
        lost(OSError(EBADF, ""))
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # else the interpreter complains when it ends
        if isinstance(error, BrokenPipeError):
            return
        lost(error)


def say(text: str) -> None:
    """Write what ends the run to standard error; the exit code says it too, where nobody can be told."""
    with suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def lost(error: OSError) -> NoReturn:
    """End because what there is to say cannot be written."""
    from bgplan.cli.usage_errors import system_reason  # noqa: PLC0415  # which writes by this module

    say(f"bgplan: {words().said('usage.output_lost', reason=system_reason(error))}\n")
    raise SystemExit(2) from None


def add_text(path: Path, text: str) -> None:
    """Add a text to a file that others write to as well; where it cannot be, say so and go on."""
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        from bgplan.cli.usage_errors import system_reason  # noqa: PLC0415  # which writes by this module

        say(f"bgplan: {words().said('usage.not_added', path=str(path), reason=system_reason(error))}\n")


def write_whole(path: Path, data: bytes) -> None:
    """Write the file so that it is the old one or the new one at any moment; OSError where it cannot be written.

    A link stays a link, and the permissions of an old file stay what they were. A device or a pipe is written to.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:  # a folder refuses this; /dev/fd/3 leads to no name of its own
            device.write(data)
        return
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777 if target.exists() else _default_mode())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _default_mode() -> int:
    """The permissions that a new file gets here."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
