"""What the operating system refuses, in the language of the run.

Knows the words of the usual reasons; a rare one stands as the system says it.
"""

from __future__ import annotations

from bgplan.cli.language import words
from bgplan.read.files import reason_of


def system_reason(error: OSError) -> str:
    """Return why a file or a stream cannot be read or written."""
    return worded(reason_of(error))


def worded(reason: str) -> str:
    """Return a reason of ours in words; what is none stands as it is."""
    return words()(f"reason.{reason}") if words().has(f"reason.{reason}") else reason
