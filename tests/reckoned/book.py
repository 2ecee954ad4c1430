"""The records of a data folder as docs/format.md and docs/records.md describe them, as far as statuses depend on them.

What the shipped data do not use is not reckoned: ceilings, interim targets, proxies, methods of a target's own,
withdrawn figures. Where such a thing turns up it is refused, never passed over. Levels to be kept are reckoned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.reckoned.figures import Figure, exactly, figure
from tests.reckoned.periods import Period, period

Record = dict[str, Any]
NOT_RECKONED = {"proxy", "method", "withdrawn"}


class Records(NamedTuple):
    """A data folder as it is written: ``targets.yaml``, and the snapshots under ``actuals/``."""

    plans: Record
    snapshots: list[Record]


@dataclass(frozen=True)
class Indicator:
    """What is measured, and when the series ends."""

    name: str
    concept: str
    measure: str
    counted: bool
    closed: date | None


@dataclass(frozen=True)
class Observation:
    """A published figure; where it prints a share of a year's plan, that share and the plan's name."""

    indicator: Indicator
    period: Period
    figure: Figure
    published: date
    stage: str
    round: int
    confidence: str
    plan: str = ""
    plan_share: Figure | None = None
    publisher: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether it is of low confidence."""
        return self.confidence == "low"

    @property
    def plan_told(self) -> Figure:
        """The year's plan that follows from the figure and its printed share."""
        if self.plan_share is None:
            raise ValueError(f"{self.indicator.name} of {self.period.end} prints no share of a plan")
        return self.figure / self.plan_share


@dataclass(frozen=True)
class Base:
    """What a level is measured from."""

    period: Period
    figure: Figure
    known_from: date


@dataclass(frozen=True)
class Target:
    """What a plan demands: a level by the end of ``time``, or with ``over`` an average or a sum over it."""

    name: str
    plan: str
    plan_period: Period
    indicator: Indicator
    known_from: date
    time: Period
    over: bool
    path: str
    figure: Fraction | None
    base: Base | None
    kept: bool = False
    ceiling: bool = False

    @property
    def demanded(self) -> Fraction:
        """The figure of a target that is not implied."""
        if self.figure is None:
            raise ValueError(f"{self.name} is implied and has no figure")
        return self.figure


class Book(NamedTuple):
    """All targets and all observations."""

    targets: tuple[Target, ...]
    observations: tuple[Observation, ...]


def read(folder: Path) -> Records:
    """Read a data folder, every value as the text that stands there."""
    files = [folder / "targets.yaml", *sorted(folder.glob("actuals/*.yaml"))]
    # BaseLoader makes nothing but texts, lists and tables: the safest there is.
    plans, *snapshots = [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files]  # noqa: S506
    return Records(plans, snapshots)


def book(records: Records) -> Book:
    """Build targets and observations from the records."""
    plans = records.plans
    targets = tuple(_target(name, record, plans) for name, record in plans["targets"].items())
    levels = [(each.plan, each.indicator.name) for each in targets if each.base]
    if len(levels) > len(set(levels)):
        raise ValueError("interim targets are not reckoned")
    observations = (
        _observation(record, snapshot, plans) for snapshot in records.snapshots for record in snapshot["observations"]
    )
    return Book(targets, tuple(each for each in observations if each.stage != "F"))  # forecasts never count


def _indicator(name: str, plans: Record) -> Indicator:
    record = plans["indicators"][name]
    return Indicator(
        name=name,
        concept=record["concept"],
        measure=record["measure"],
        counted=plans["units"][record["unit"]].get("count") == "true",
        closed=period(record["closed"]["on"]).end if "closed" in record else None,
    )


def _dated(source: str, plans: Record) -> date | None:
    """Return when a source was published; of a month or a year its last day counts."""
    published = plans["sources"][source].get("published")
    return period(published).end if published else None


def _observation(record: Record, snapshot: Record, plans: Record) -> Observation:
    _refuse(record)
    indicator = _indicator(record["indicator"], plans)
    name = record["source"] if "source" in record else snapshot["source"]
    source = _dated(name, plans)
    share = record.get("pct_of_plan")
    return Observation(
        indicator=indicator,
        period=period(record["period"]),
        figure=figure(record, counted=indicator.counted),
        # Undated figures count from the end of their file's month.
        published=period(record["published"]).end if "published" in record else source or period(snapshot["month"]).end,
        stage=record.get("stage", ""),
        round=int(record.get("round", 0)),
        confidence=record.get("confidence", "high"),
        plan=share["plan"] if share else "",
        plan_share=figure(share) / exactly(100) if share else None,
        publisher=plans["sources"][name]["publisher"],
    )


def _target(name: str, record: Record, plans: Record) -> Target:
    plan = plans["plans"][record["plan"]]
    _refuse(record | plan)
    indicator = _indicator(record["indicator"], plans)
    kept = record.get("maintain") == "true"
    ceiling = "down" in (record.get("direction"), plans["indicators"][indicator.name].get("direction"))
    if ceiling and not kept:
        raise ValueError(f"{name}: ceilings are not reckoned")
    # Of a range the lower bound is judged where more is better.
    demanded = None if "implied" in record else Fraction(record.get("value") or record["low"])
    return Target(
        name=name,
        plan=record["plan"],
        plan_period=period(plan["period"]),
        indicator=indicator,
        known_from=_issued(record, plan, plans),
        time=period(record.get("due") or record["over"]),
        over="over" in record,
        path=record["path"],
        figure=demanded,
        base=_base(record, demanded, indicator, plans),
        kept=kept,
        ceiling=ceiling,
    )


def _issued(record: Record, plan: Record, plans: Record) -> date:
    """Return the day of issue; else the sources of the plan and of the target must both be published."""
    if "issued" in plan:
        return period(plan["issued"]).end
    dates = [_dated(source, plans) for source in (plan["source"], (plan | record)["source"])]
    return max(each for each in dates if each)


def _base(record: Record, demanded: Fraction | None, indicator: Indicator, plans: Record) -> Base | None:
    base = record.get("base")
    if not base or demanded is None:
        return None
    if "value" in base:
        stands_for = figure(base, counted=indicator.counted)
    else:  # derived: target - added + removed
        parts = record["composition"]
        added, removed = (sum(Fraction(each["value"]) for each in parts.get(key, [])) for key in ("added", "removed"))
        widened = {key: base[key] for key in ("low", "high") if key in base}
        stands_for = figure({"value": demanded - added + removed} | widened, counted=indicator.counted)
    known_from = _dated(base["source"], plans) if "source" in base else None
    return Base(period(base["period"]), stands_for, known_from or date.min)


def _refuse(record: Record) -> None:
    """Stop at what is not reckoned here."""
    if found := NOT_RECKONED & record.keys():
        raise ValueError(f"not reckoned: {sorted(found)} in {record}")
