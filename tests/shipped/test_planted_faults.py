"""Faults planted into a copy of the shipped data, one at a time: how many of them are found, and what stays quiet.

A fault changes value and print alike (the print is dropped, as if both entries had the slip), so that no double entry
helps. Found means: a new warning or error that nothing acknowledges. The faults are chosen by rule, not by hand:
every so many figures of the files, in their order. Some cannot be found (54 for 45 where both fit the series).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bgplan.core.dataset import PlanFile, Snapshot
from bgplan.core.findings import Severity
from bgplan.core.model import Observation
from bgplan.core.periods import PeriodError, parse
from bgplan.core.resolve import resolve
from bgplan.core.validate import validated
from bgplan.core.vocabulary import Direction, Measure
from bgplan.read.folder import Folder, read_folder

DATA = Path(__file__).parents[2] / "data"
IN_PERCENT = (Measure.GROWTH, Measure.SHARE, Measure.RANK)


class Fault(NamedTuple):
    """One planted fault: what kind it is of, the snapshot and record that it is in, and what is changed."""

    kind: str
    snapshot: int
    record: int
    changes: Mapping[str, Any]


@pytest.fixture(scope="module")
def folder() -> Folder:
    return read_folder(DATA, DATA)


def warned(plan: PlanFile, snapshots: tuple[Snapshot, ...]) -> set[tuple[str, str]]:
    """What is wrong and not acknowledged, by code and subject."""
    dataset, found = resolve(plan, snapshots)
    every = (*found, *validated(dataset).findings)
    return {(each.code, each.subject) for each in every if each.counts and each.severity is not Severity.INFO}


def changed(folder: Folder, fault: Fault) -> tuple[Snapshot, ...]:
    """The snapshots with the one record changed."""
    snapshot = folder.snapshots[fault.snapshot]
    record = snapshot.observations[fault.record]
    assert record is not None
    records = list(snapshot.observations)
    records[fault.record] = replace(record, **fault.changes)
    snapshots = list(folder.snapshots)
    snapshots[fault.snapshot] = snapshot._replace(observations=tuple(records))
    return tuple(snapshots)


def _added(value: Decimal) -> Decimal:
    """A digit typed twice before the point: 54 becomes 544."""
    whole, point, rest = str(value).partition(".")
    return Decimal(f"{whole}{whole[-1]}{point}{rest}")


def _dropped(value: Decimal) -> Decimal | None:
    """The last digit before the point left out: 1,322 becomes 132."""
    whole, point, rest = str(value).partition(".")
    return Decimal(f"{whole[:-1]}{point}{rest}") if len(whole.lstrip("-")) > 1 else None


def _swapped(value: Decimal) -> Decimal | None:
    """The first two neighbouring digits that differ change places: 2,254 stays, 2,327 becomes 3,227."""
    text = str(value)
    for at in range(len(text) - 1):
        if text[at : at + 2].isdigit() and text[at] != text[at + 1]:
            turned = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
            return None if turned.startswith("0") else Decimal(turned)
    return None


OF_VALUES: Mapping[str, Callable[[Decimal], Decimal | None]] = {
    "digit added": _added,
    "digit dropped": _dropped,
    "digits swapped": _swapped,
    "point to the left": lambda value: value / 10,
    "point to the right": lambda value: value * 10,
    "unit a thousand times": lambda value: value * 1000,
    "unit a thousandth": lambda value: value / 1000,
}
OF_PERIODS: Mapping[str, int] = {"ten years back": -10, "a year back": -1, "a year ahead": 1}
EVERY = 16
"""Every so many figures get a fault of each kind."""

FLOORS = {
    "digit added": 0.75,
    "digit dropped": 0.5,
    "digits swapped": 0.2,
    "point to the left": 0.6,
    "point to the right": 0.75,
    "unit a thousand times": 0.9,
    "unit a thousandth": 0.8,
    "ten years back": 0.8,
    "a year back": 0.5,
    "a year ahead": 0.9,
}
"""What share of each kind is found, at least."""

FLOOR = 0.7
"""And of all together."""


def faults(folder: Folder) -> Iterator[Fault]:
    places = [
        (at, index, record)
        for at, snapshot in enumerate(folder.snapshots)
        for index, record in enumerate(snapshot.observations)
        if record is not None
    ]
    for at, index, record in places[::EVERY]:
        measure = folder.plan.indicators[record.indicator].measure
        for kind, changes in _changes(record, measure):
            yield Fault(kind, at, index, changes)


def _changes(record: Observation, measure: Measure) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, slip in OF_VALUES.items():
        value = None if record.value is None else slip(record.value)
        if value is not None and not (kind.startswith("unit") and measure in IN_PERCENT):
            yield kind, {"value": value, "printed": None, "low": None, "high": None}
    for kind, years in OF_PERIODS.items():
        text = record.period.text
        try:
            yield kind, {"period": parse(f"{int(text[:4]) + years}{text[4:]}")}
        except PeriodError:
            continue


def test_planted_faults_are_found(folder: Folder) -> None:
    before = warned(folder.plan, folder.snapshots)
    assert before == set()
    tally: dict[str, list[bool]] = {}
    for fault in faults(folder):
        found = warned(folder.plan, changed(folder, fault)) - before
        tally.setdefault(fault.kind, []).append(bool(found))
    every = [each for found in tally.values() for each in found]
    shares = {kind: sum(found) / len(found) for kind, found in tally.items()}
    assert len(every) >= 120
    assert {kind: share for kind, share in shares.items() if share < FLOORS[kind]} == {}
    assert sum(every) / len(every) >= FLOOR


def _target(name: str, **changes: Any) -> Callable[[PlanFile], PlanFile]:  # noqa: ANN401  # as in the files
    """A change of one target; ``base`` changes keys of its base."""

    def change(plan: PlanFile) -> PlanFile:
        target = plan.targets[name]
        more = dict(changes)
        if "base" in more and target.base is not None:
            more["base"] = replace(target.base, **more["base"])
        return plan._replace(targets={**plan.targets, name: replace(target, **more)})

    return change


def _plan(name: str, **changes: Any) -> Callable[[PlanFile], PlanFile]:  # noqa: ANN401  # as in the files
    return lambda plan: plan._replace(plans={**plan.plans, name: plan.plans[name].model_copy(update=changes)})


def _indicator(name: str, **changes: Any) -> Callable[[PlanFile], PlanFile]:  # noqa: ANN401  # as in the files
    def change(plan: PlanFile) -> PlanFile:
        return plan._replace(indicators={**plan.indicators, name: plan.indicators[name].model_copy(update=changes)})

    return change


OF_PLANS: Mapping[str, tuple[str, Callable[[PlanFile], PlanFile]]] = {
    "a base ten years back": ("BG617", _target("nq147.parks", base={"period": parse("2010")})),
    "a base of the year before the last": ("BG617", _target("nq147.parks", base={"period": parse("2018")})),
    "digits of a base's year swapped": ("BG617", _target("nq147.industry.share", base={"period": parse("2002")})),
    "a base after the plan was issued": ("BG617", _target("nq147.parks.area", base={"period": parse("2023")})),
    "a base against its own series": ("BG616", _target("nq147.industry.share", base={"value": Decimal("47.9")})),
    "the point of a base shifted": ("BG906", _target("nq147.parks.area", base={"value": Decimal(13220)})),
    "of an assumed base, too": ("BG906", _target("master-plan-2023-07.parks.area", base={"value": Decimal("132.2")})),
    "a derived base outside its bounds": (
        "BG618",
        _target("nq147.clusters", base={"low": Decimal(35), "high": Decimal(36)}),
    ),
    "bounds that are wide": ("BG619", _target("nq147.clusters", base={"low": Decimal(26), "note": None})),
    "issued a year too late": ("BG508", _plan("nq147", issued=date(2022, 7, 15))),
    "issued ten years too late": ("BG508", _plan("plan-2023", issued=date(2032, 12, 9))),
    "years from before the plan": ("BG613", _target("nq147.industry.growth", over=parse("2011/2030"))),
    "years to after the plan": ("BG611", _target("nq147.industry.growth", over=parse("2021/2035"))),
    "an implied target of another plan": ("BG615", _target("plan-2022.grdp.current", plan="plan-2023")),
    "a target far below its actuals": ("BG602", _target("nq147.clusters.area", value=Decimal("320.9"), printed=None)),
    "a target with a digit too many": ("BG602", _target("nq147.clusters", value=Decimal(666), printed=None)),
    "a growth that is to fall": ("BG620", _target("nq147.industry.growth", direction=Direction.DOWN)),
    "an indicator of growth that is to fall": ("BG620", _indicator("industry.growth", direction=Direction.DOWN)),
    "an indicator that is to fall": ("BG604", _indicator("parks", direction=Direction.DOWN)),
}
"""Faults in plans, bases and declarations, and the rule that finds each."""


@pytest.mark.parametrize("name", OF_PLANS)
def test_a_planted_fault_of_a_plan_is_found(name: str, folder: Folder) -> None:
    code, change = OF_PLANS[name]
    plan = change(folder.plan)
    # both entries have the slip: the print of a changed value is dropped
    targets = {
        key: target
        if target == folder.plan.targets.get(key) or target.base is None
        else replace(target, base=replace(target.base, printed=None))
        for key, target in plan.targets.items()
    }
    found = warned(plan._replace(targets=targets), folder.snapshots)
    assert code in {each[0] for each in found}
