"""The files of a data folder by their names, and files opened with care.

Only regular files are opened, nothing that waits or changes under the reader. Knows the file system; never what stands
in a file. What cannot be used is an OSError; ``reason_of`` says why.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

TARGETS = "targets.yaml"
ACTUALS = "actuals"
NOTES = "notes"
SNAPSHOTS = (".yaml", ".yml")
"""How the files under ``actuals/`` end."""
CHANGES = "CHANGES.md"
"""The log of entries of ours that were mended; people read it."""

_CHUNK = 1 << 18  # bytes that are read at once of a file that is longer than the system says

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


def contents(path: Path, most: int) -> tuple[int, bytes]:
    """Return how many bytes a regular file has, and these; nothing of one that has more than ``most``.

    Any failure is an OSError.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # looked at first: to open a device can have effects
        raise Unusable("not-regular")
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise Unusable("not-regular")
        if before.st_size > most:
            return before.st_size, b""
        data = _read(file, before.st_size, most)
        after = os.fstat(file.fileno())
    if len(data) > most:  # it grows, or the system does not know its size
        return len(data), b""
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise Unusable("changed")  # half of the old and half of the new
    return len(data), data


def _read(file: BinaryIO, size: int, most: int) -> bytes:
    data = file.read(size + 1)
    while len(data) <= most and (chunk := file.read(_CHUNK)):
        data += chunk
    return data


def reason_of(error: OSError) -> str:
    """Return why a file cannot be opened or written: a reason of ours where it is usual, else what the system says."""
    if isinstance(error, Unusable):
        return error.reason
    return _REASONS.get(error.errno or 0) or error.strerror or "unreadable"
