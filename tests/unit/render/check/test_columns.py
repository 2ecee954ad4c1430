"""The table's columns: headings stand over their cells, and no line is wider than asked."""

from __future__ import annotations

import pytest

from bgplan.core.text import width_of
from bgplan.render.check.page import check_lines
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target
from tests.drawn import plain

SHORT = {"parks": {"name": {"vi": "KCN", "en": "IP"}}}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [76, 80, 90, 100, 110, 112, 120, 140, 200])
def test_headings_stand_over_their_columns_at_every_width(lang: str, width: int) -> None:
    made = dataset(seen(12, "2023"), targets={"t": target(29, base=base(6))}, indicators=SHORT)
    lines = plain(check_lines(report(made, "2024-06-30"), Words(lang), width=width, ascii_only=True)).splitlines()

    head = next(line for line in lines if line.startswith(Words(lang)("column.name")))
    row = next(line for line in lines if "|" in line)
    assert head.index(Words(lang)("column.status")) == row.index("! ")  # the status and its heading
    assert head.index(Words(lang)("column.bar")) == row.index("=")  # the bar and its heading
    assert max(width_of(line) for line in lines) <= width
