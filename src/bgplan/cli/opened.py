"""The data folder opened: read and validated, what is wrong with it said on standard error.

What every command that judges or shows figures begins with.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bgplan import run
from bgplan.cli import asked
from bgplan.cli.language import words
from bgplan.cli.output import Color, put
from bgplan.render.finding_text import open_finding_lines


def opened(data: Path | None, color: Color, *, findings_inside: bool) -> run.Loaded:
    """Return the data folder that is asked for; its open findings are said here where the output does not."""
    loaded = run.load(asked.data_folder(data), asked.working_folder())
    if not findings_inside:
        put(open_finding_lines(loaded.findings, loaded.excerpts, words()), color, sys.stderr)
    return loaded
