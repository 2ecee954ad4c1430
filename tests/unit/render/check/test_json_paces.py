"""The paces in the JSON: what is needed, what was so far, and lately."""

from __future__ import annotations

import json

from bgplan.render.check.json import check_json
from bgplan.render.words import Words
from tests.build import base, dataset, report, seen, target


def test_paces_are_what_the_screen_shows_of_them() -> None:
    """54 to 55 clusters in 22 months, 0.538 a year; 11 in 5.5 years are needed, 9 in 4.5 were done."""
    figures = seen(54, "2023-08-22"), seen(55, "2025-06")
    found = report(dataset(*figures, targets={"t": target(66, base=base(46))}), "2025-07-31")
    (written,) = json.loads(check_json(found, (), Words("en")))["results"]
    paces = written["paces"]
    assert paces["needed"]["value"] == 2
    assert (paces["needed"]["kind"], paces["needed"]["since"], paces["needed"]["years"]) == (
        "amount",
        "2025-06-30",
        None,
    )
    assert paces["so_far"] == {"kind": "amount", "value": 2}
    assert (paces["recent"]["since"]["value"], round(paces["recent"]["value"], 3)) == (54, 0.538)
