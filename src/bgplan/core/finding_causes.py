"""Findings and what lies behind them: the second place that is the likely cause, and many findings of one cause as one.

A figure has its date from its source and its time from its plan: where these are wrong, every figure is. Knows
findings and the records that they are about; never the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation
from bgplan.core.findings import Fact, Finding, Place, heaviest

MANY = 3
"""So many findings that one entry explains are one finding of that entry."""

MOST_NAMED = 6
"""More subjects than this are counted, not named."""

_OF_DATES = ("BG215", "BG220", "BG501", "BG507", "BG910")
_OF_PLANS = ("BG503", "BG611", "BG613")
_OF_BASES = ("BG617",)
"""A base far from its plan is explained by the plan's period only where other things lie outside that too."""

_CODES = frozenset((*_OF_DATES, *_OF_PLANS, *_OF_BASES, "BG508"))


class LikelyCause(NamedTuple):
    """An entry of the plan file that explains a finding: its table, its name there, and the key that may be wrong."""

    table: str
    name: str
    key: str

    def place(self, written: PlanFile) -> Place:
        """Return where it stands."""
        return written.place(self.table, self.name, self.key)


def told_once(findings: Iterable[Finding], dataset: Dataset) -> tuple[Finding, ...]:
    """Return the findings with the places of their causes; where one cause explains many, one finding of them all.

    What the data acknowledge stays as it is: its entry names it.
    """
    every = tuple(findings)
    if not any(each.code in _CODES for each in every):
        return every
    records = _Records(dataset)
    named = [(each, records.cause(each)) for each in every]
    known = {(entry.rule, entry.subject) for entry in dataset.written.acknowledged if entry is not None}
    groups: dict[LikelyCause, list[Finding]] = defaultdict(list)
    for finding, cause in named:
        if cause is not None and (finding.code, finding.subject) not in known:
            groups[cause].append(finding)
    many = {cause: group for cause, group in groups.items() if _is_one(group)}
    told: list[Finding] = []
    for finding, cause in named:
        if cause is None:
            told.append(finding)
        elif cause not in many or (finding.code, finding.subject) in known:
            told.append(_with_place(finding, cause.place(dataset.written)))
        elif finding is many[cause][0]:
            told.append(together(many[cause], cause, dataset.written))
    return tuple(told)


def _is_one(group: list[Finding]) -> bool:
    return len({finding.subject for finding in group}) >= MANY and any(
        finding.code not in _OF_BASES for finding in group
    )


def _with_place(finding: Finding, place: Place) -> Finding:
    """The finding with one more place; the entry of which only the key was missing is named as that key."""
    others = tuple(other for other in finding.related if other != Place(place.file, place.path[:-1]))
    return finding if place in others else finding._replace(related=(*others, place))


def together(
    group: list[Finding], cause: LikelyCause, written: PlanFile, facts: Mapping[str, Fact] | None = None
) -> Finding:
    """Return one finding for all of a group, at the entry that explains them: how many, which, and the first places.

    It is of the rule that weighs most among them, and weighs as much.
    """
    gravest = heaviest(group)[0]
    subjects = tuple(dict.fromkeys(finding.subject for finding in group))
    shown = (*subjects[:MOST_NAMED], *(("…",) if len(subjects) > MOST_NAMED else ()))
    told: dict[str, Fact] = {"cause": cause.key, "count": len(subjects), "known": shown, "name": cause.name}
    told |= _of_entry(cause, written) if facts is None else facts
    related = tuple(dict.fromkeys(finding.place for finding in group))[:MANY]
    return Finding(gravest.code, gravest.severity, cause.place(written), cause.name, told, related)


def _of_entry(cause: LikelyCause, written: PlanFile) -> Mapping[str, Fact]:
    """What the entry says that is perhaps wrong."""
    if cause.table == "plans":
        period = written.plans[cause.name].period
        return {"first": str(period.start.year), "last": str(period.end.year)}
    published = written.sources[cause.name].published
    return {"published": published.end if published is not None else None}


class _Records:
    """The records of a dataset by where they stand, and which entry may be behind what is found of them."""

    def __init__(self, dataset: Dataset) -> None:
        self._written = dataset.written
        self._goals = {target.name: target for target in dataset.targets}
        self._figures = {(observation.file, observation.index): observation for observation in dataset.observations}

    def cause(self, finding: Finding) -> LikelyCause | None:
        """Return the entry that may be what is wrong; none where what stands at the finding's place says it all."""
        if finding.code == "BG508":
            return LikelyCause("sources", self._written.plans[finding.subject].source, "published")
        if finding.code in (*_OF_PLANS, *_OF_BASES):
            plan = self._plan(finding.place)
            return None if plan is None else LikelyCause("plans", plan, "period")
        observation = self._figure(finding.place) if finding.code in _OF_DATES else None
        if observation is None or observation.record.published is not None or observation.source.published is None:
            return None
        return LikelyCause("sources", observation.source_name, "published")

    def _figure(self, place: Place) -> ResolvedObservation | None:
        index = place.path[1] if len(place.path) > 1 else None
        return self._figures.get((place.file, index)) if isinstance(index, int) else None

    def _plan(self, place: Place) -> str | None:
        """The plan of a target, or of a figure's percentage."""
        target = self._goals.get(str(place.path[1])) if place.path[:1] == ("targets",) else None
        if target is not None:
            return target.record.plan
        observation = self._figure(place)
        return (
            None
            if observation is None or observation.record.pct_of_plan is None
            else observation.record.pct_of_plan.plan
        )
