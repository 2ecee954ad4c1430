"""Unusual but right edits of the shipped data, one at a time: nothing is found, for a false alarm costs trust.

What is added is invented, of the kinds that the press does bring: a doubling, new parks, a revision, a crisis, a look
back. Each goes into a snapshot of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bgplan.core.dataset import PlanFile, Snapshot
from bgplan.core.findings import Severity
from bgplan.core.model import Observation, Plan, Source, Target
from bgplan.core.periods import parse
from bgplan.core.resolve import resolve
from bgplan.core.validate import validated
from bgplan.read.folder import Folder, read_folder
from tests.build import record

DATA = Path(__file__).parents[2] / "data"
PAPER = "invented-paper"


@pytest.fixture(scope="module")
def folder() -> Folder:
    return read_folder(DATA, DATA)


def entry(indicator: str, period: str, value: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401  # as in the files
    return {"indicator": indicator, "period": period, "value": value, **more}


EDITS: dict[str, tuple[dict[str, Any], ...]] = {
    "three new parks": (entry("parks", "2025-03-31", "13"),),
    "six new parks": (entry("parks", "2025-03-31", "16"),),
    "park area doubles": (entry("parks.area", "2025-05-31", "4950"),),
    "cluster area grows by half": (entry("clusters.area", "2025-06-30", "3490"),),
    "clusters begin to work": (entry("clusters.operating", "2025-06-30", "51"),),
    "new parks stand empty": (entry("parks.occupancy", "2025-06-30", "41.2"),),
    "a revision by the same publisher": (
        entry("trade", "2024", "61.8", stage="P", source="daibieunhandan-2024-11-27", published="2025-06-20"),
        entry("clusters.capital.domestic", "2025-06-30", "38.5"),
    ),
    "half a year of crisis": (entry("grdp.current", "2025-01-01/P6M", "58300", stage="E"),),
    "exports double": (entry("exports.province", "2025-01-01/P6M", "25.4", stage="E"),),
    "industry shrinks": (entry("industry.growth", "2025-01-01/P6M", "-4.1", stage="E"),),
    "industry stands still": (entry("industry.growth", "2025-01-01/P6M", "0.4", stage="E"),),
    "construction slumps": (entry("construction.growth", "2025-Q1", "-12.4", stage="E"),),
    "the index doubles in a month": (entry("iip.growth", "2025-02", "71.5", stage="E"),),
    "a large investor registers": (entry("fdi.registered", "2024", "3.4"),),
    "little is registered": (entry("fdi.registered", "2024", "0.52"),),
    "jobs are lost": (entry("parks.jobs", "2024-12-31", "118000"),),
    "an estimate some days before": (entry("parks", "2025-06-28", "16", stage="E", published="2025-06-24"),),
    "a forecast before the closing": (entry("grdp.growth", "2025", "14.1", stage="F", published="2025-06-20"),),
    "then and now": (
        entry("clusters.capital.domestic", "2015-12-31", "4.2"),
        entry("clusters.capital.domestic", "2025-06-30", "38.5"),
    ),
    "a table of old years": tuple(
        entry("grdp.current", year, value, confidence="medium")
        for year, value in (("2010", "21500"), ("2011", "25900"), ("2012", "31200"))
    ),
    "nothing new": (entry("parks.projects.fdi.raised", "2024", "0"),),
    "capital grows threefold in two years": (entry("clusters.capital.fdi", "2025-06-30", "1040"),),
    "a wide range with its reason": (
        entry(
            "parks.projects",
            "2025-06-30",
            "520",
            low="430",
            high="610",
            note={"vi": "hai cách đếm", "en": "two counts"},
        ),
    ),
}


def warned(plan: PlanFile, snapshots: tuple[Snapshot, ...]) -> list[tuple[str, str, str]]:
    """What is wrong and not acknowledged: code, subject and facts, for the message of a failed test."""
    dataset, found = resolve(plan, snapshots)
    every = (*found, *validated(dataset).findings)
    return [
        (each.code, each.subject, str(dict(each.facts)))
        for each in every
        if each.counts and each.severity is not Severity.INFO
    ]


def with_source(plan: PlanFile) -> PlanFile:
    paper = record(Source, {"publisher": "Báo (giả định)", "published": "2025-07-31"})
    return plan._replace(sources={**plan.sources, PAPER: paper})


@pytest.mark.parametrize("name", EDITS)
def test_an_unusual_edit_is_quiet(name: str, folder: Folder) -> None:
    given = tuple(record(Observation, {"source": PAPER, **each}) for each in EDITS[name])
    added = Snapshot("actuals/2025-07-b.yaml", parse("2025-07"), PAPER, given)
    assert warned(with_source(folder.plan), (*folder.snapshots, added)) == []


PLANS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a cut against 1990, as its note says": (
        {"issued": "2025-06-12", "period": "2026/2030"},
        {
            "indicator": "parks.area",
            "due": "2030",
            "value": "9000",
            "base": {"period": "1990", "value": "120", "note": {"vi": "theo văn bản", "en": "as the document says"}},
        },
    ),
    "an amended plan counts from later": (
        {"issued": "2025-06-12", "period": "2021/2030"},
        {"indicator": "parks", "due": "2030", "value": "33", "base": {"period": "2024-09-30", "value": "10"}},
    ),
    "a growth of the middle years": (
        {"issued": "2025-06-12", "period": "2021/2030"},
        {"indicator": "production.growth", "over": "2026/2030", "path": "geometric", "value": "28"},
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_an_unusual_plan_is_quiet(name: str, folder: Folder) -> None:
    plan, target = PLANS[name]
    both = {"vi": "Kế hoạch giả định", "en": "Invented plan"}
    written = with_source(folder.plan)
    written = written._replace(
        plans={**written.plans, "invented": record(Plan, {"name": both, "source": PAPER, **plan})},
        targets={
            **written.targets,
            "invented.t": record(Target, {"plan": "invented", "path": "linear", **target}),
        },
    )
    documents = {"BG602"}  # that it differs from other documents is what it is for
    assert [each for each in warned(written, folder.snapshots) if each[0] not in documents] == []
