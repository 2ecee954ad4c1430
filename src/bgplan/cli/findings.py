"""How a command ends: what is still to be mended stands last, on standard error, and the exit code says it too.

Knows the end of every command that shows a report; never a report, and not which findings there are.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import NoReturn

import typer

from bgplan import run
from bgplan.cli.destinations import Destinations
from bgplan.cli.language import words
from bgplan.cli.output import Color, put_document, put_text, width_for
from bgplan.core.findings import Severity
from bgplan.read.package import sample_folder
from bgplan.render.document import BLANK
from bgplan.render.findings import closing_findings
from bgplan.render.formats import Format, aloud_text


def end(loaded: run.Loaded, code: run.Exit, color: Color, data: Path | None, asked: Destinations) -> NoReturn:
    """End a command whose report is written: with the errors and warnings, unless the report has them inside."""
    if not asked.findings_inside:
        put_findings(loaded, color, data, asked, below_report=asked.first.path is None)
    raise typer.Exit(int(code))


def end_unread(loaded: run.Loaded, color: Color, data: Path | None, asked: Destinations) -> None:
    """End where the data are so broken that there is nothing to report on: the findings stand alone."""
    dataset = loaded.dataset
    broken = any(finding.severity is Severity.ERROR for finding in loaded.findings)
    if broken and not (dataset.targets or dataset.observations or dataset.written.indicators):
        put_findings(loaded, color, data, asked, below_report=False)
        raise typer.Exit(int(loaded.exit_code(strict=False)))


def put_findings(
    loaded: run.Loaded, color: Color, data: Path | None, asked: Destinations, *, below_report: bool
) -> None:
    """Write the errors and warnings, as many as can be read at once, their count last; aloud as the report is."""
    command = f"bgplan validate{_naming(data)}"
    closing = closing_findings(loaded.findings, loaded.excerpts, words(), command=command)
    if closing:
        document = (BLANK, *closing) if below_report else closing
        if asked.first.form is Format.PLAIN:
            put_text("\n" * below_report + aloud_text(closing, words()), sys.stderr)
        else:
            put_document(document, width_for(None, sys.stderr), color, sys.stderr)


def _naming(data: Path | None) -> str:
    """How a command names the data folder that this run has."""
    if data is None:
        return ""
    return " --sample" if data == sample_folder() else f" --data {shlex.quote(str(data))}"
