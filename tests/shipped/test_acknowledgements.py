"""Every acknowledgement of the shipped data pins what was looked at: a figure raised by half is found again.

The raised figures are invented; that each of them is found is the point, not by which rule.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.dataset import Amount, Dataset, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Finding, Place
from bgplan.core.resolve import resolve
from bgplan.core.validate import validated
from bgplan.read.folder import read_folder

DATA = Path(__file__).parents[2] / "data"
READ = read_folder(DATA, DATA)
BOOK, _ = resolve(READ.plan, READ.snapshots)
KNOWN = tuple(each for each in validated(BOOK).findings if not each.counts)
HALF_MORE = Fraction(3, 2)


def raised(amount: Amount | None) -> Amount | None:
    if amount is None:
        return None
    value = None if amount.value is None else amount.value * HALF_MORE
    return replace(amount, value=value, interval=amount.interval.scaled(HALF_MORE))


def with_more(dataset: Dataset, place: Place) -> Dataset | None:
    """The book with the figure at the place raised by half; None where no figure stands there."""
    record = place.path[:2]

    def reported(one: ResolvedObservation) -> ResolvedObservation:
        if (one.file, one.place.path) != (place.file, record):
            return one
        if place.path[2:3] == ("pct_of_plan",):
            return one._replace(share_of_plan=raised(one.share_of_plan))
        return one._replace(amount=raised(one.amount))

    def target(own: ResolvedTarget) -> ResolvedTarget:
        return (
            own._replace(amount=raised(own.amount))
            if own.place.path == record and own.place.file == place.file
            else own
        )

    changed = dataset._replace(
        observations=tuple(map(reported, dataset.observations)), targets=tuple(map(target, dataset.targets))
    )
    return None if changed == dataset else changed


def figures() -> list[tuple[str, Finding, Place]]:
    """The places of every figure that an acknowledged finding is about."""
    found = []
    for finding in KNOWN:
        for place in dict.fromkeys((finding.place, *finding.related)):
            both = (place, Place(place.file, place.path[:2])) if place.path[2:3] == ("pct_of_plan",) else (place,)
            found += [(f"{finding.code} {finding.subject} {each.file} {each.path[1:]}", finding, each) for each in both]
    return found


@pytest.mark.parametrize("finding, place", [pytest.param(*each[1:], id=each[0]) for each in figures()])
def test_an_acknowledged_figure_that_is_raised_by_half_is_found(finding: Finding, place: Place) -> None:
    changed = with_more(BOOK, place)
    if changed is None:
        assert finding.code == "BG506"  # not about a figure: what did not arrive
        return
    told = [each for each in validated(changed).findings if each.counts and each.severity.value != "info"]
    assert any(each.subject == finding.subject and each.code in (finding.code, "BG803") for each in told)


def test_every_entry_of_the_shipped_data_pins_its_figures() -> None:
    entries = READ.plan.acknowledged
    assert [entry and entry.subject for entry in entries if entry is None or not entry.facts] == []
    assert [each.code for each in run.load(DATA, DATA).findings if each.code in ("BG803", "BG808")] == []
