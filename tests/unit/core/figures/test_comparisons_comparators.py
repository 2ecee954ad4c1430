"""Words that turn a figure round from an unexpected side: refused, never guessed."""

from __future__ import annotations

import pytest

from bgplan.core.figures import Kind, PrintUnit, Unreadable, parse
from bgplan.core.findings import Fault

PERCENT = PrintUnit("pct", "percent", 0, count=False, words=("%",))
PARKS = PrintUnit("parks", "park", 0, count=True, words=("KCN",))


@pytest.mark.parametrize(
    "printed, unit, kind, reason",
    [
        ("36% ít nhất", PERCENT, Kind.SHARE, Unreadable.WORDS),
        ("46 hơn KCN", PARKS, Kind.LEVEL, Unreadable.WORDS),
        ("gấp 19%", PERCENT, Kind.GROWTH, Unreadable.COMPARATOR),
        ("80% vượt kế hoạch", PERCENT, Kind.PLAN_SHARE, Unreadable.COMPARATOR),
        ("hơn 14-15 KCN", PARKS, Kind.LEVEL, Unreadable.WORDS),
    ],
)
def test_refused(printed: str, unit: PrintUnit, kind: Kind, reason: Unreadable) -> None:
    with pytest.raises(Fault) as raised:
        parse(printed, unit=unit, units=(unit,), lang="vi", kind=kind)
    assert raised.value.facts["reason"] == reason.value
