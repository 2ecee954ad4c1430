"""Files opened with care: nothing but regular files, nothing that waits, nothing that changes under the reader.

Knows the file system; never what stands in a file. What cannot be used is an OSError; ``reason_of`` says why.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from types import MappingProxyType

CHUNK = 1 << 18
"""How many bytes are read at once."""

# Should a pipe take the file's place between looking and opening, it is not waited for.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "not-found",
        errno.EACCES: "permission",
        errno.EPERM: "permission",
        errno.ENOTDIR: "not-a-folder",
        errno.EISDIR: "is-a-folder",
        errno.ELOOP: "link-loop",
        errno.ENAMETOOLONG: "name-too-long",
        errno.ENOSPC: "no-space",
        errno.EFBIG: "too-large-to-write",
        errno.EROFS: "read-only",
        errno.EBADF: "closed",
    }
)
"""The usual reasons of the system, by the codes of ours."""


class Unusable(OSError):
    """A file that could be opened but not used; ``reason`` is a code of ours."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def opened(path: Path) -> Iterator[tuple[int, Iterator[bytes]]]:
    """Open a regular file; give its size and its bytes piece by piece. Any failure is an OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # looked at first: to open a device can have effects
        raise Unusable("not-regular")
    with FileIO(os.open(path, _FLAGS)) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unusable("not-regular")
        yield status.st_size, _chunks(file, status)


def _chunks(file: FileIO, before: os.stat_result) -> Iterator[bytes]:
    """The bytes to the end; a file that somebody writes into meanwhile is half of the old and half of the new."""
    while chunk := file.read(CHUNK):
        yield chunk
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise Unusable("changed")


def reason_of(error: OSError) -> str:
    """Return why a file cannot be opened or written: a reason of ours where it is usual, else what the system says."""
    if isinstance(error, Unusable):
        return error.reason
    return _REASONS.get(error.errno or 0) or error.strerror or "unreadable"
