"""Every format that ``--format`` offers is one that the report has."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

import pytest

from bgplan.cli.options import Format, ReportFormat
from bgplan.cli.validate import FindingsFormat
from bgplan.render import check, ci, diff, history, sources, summary


@pytest.mark.parametrize(
    "offered, formats",
    [
        (Format, check.FORMATS),
        (Format, history.FORMATS),
        (Format, sources.FORMATS),
        (Format, diff.FORMATS),
        (ReportFormat, summary.FORMATS),
        (FindingsFormat, ci.FORMATS),
    ],
    ids=["check", "history", "sources", "diff", "summary", "validate"],
)
def test_what_is_offered_is_there(offered: type[StrEnum], formats: Collection[str]) -> None:
    assert {*formats, "text"} == {form.value for form in offered}
