"""Files written whole or not at all: to a temporary file beside the old one, then put in its place at once."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


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
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _default_mode() -> int:
    """The permissions that a new file gets here."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
