"""Every figure that was collected stands in the shipped data, or is left out with its reason; none lacks a source."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from bgplan import run
from bgplan.core.dataset import ResolvedObservation

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
FIGURES = ROOT.parent / "shared" / "figures" / "figures.csv"


@pytest.fixture(scope="module")
def loaded() -> run.Loaded:
    return run.load(DATA, ROOT)


LEFT_OUT = {
    "F220": "a count of an older plan of which no period is printed",
    "F280": "a mistranslation: the production target as size of GRDP",
    "F281": "a mistranslation: the growth of industry as that of GRDP",
    "F284": "an error of the unit: 40.516 nghìn tỷ for 40.516 tỷ",
}
FAMILIES = {
    "ind_va_growth": "industry.growth",
    "ind_growth_ambiguous": "industry.growth.unclear",
    "indcon_va_growth": "industry-construction.growth",
    "con_va_growth": "construction.growth",
    "ind_share_grdp": "industry.share",
    "indcon_share_grdp": "industry-construction.share",
    "grdp_growth": "grdp.growth",
    "grdp_size": "grdp",
    "gtsxcn": "production",
    "gtsxcn_growth": "production.growth",
    "gtsxcn_kcn_share": "parks.production.share",
    "iip_growth": "iip.growth",
    "kcn_area_added_2021": "parks.area.approved",
    "kcn_area_part": "parks.area.full",
    "kcn_ccn_area": "parks-clusters.area",
    "kcn_new_projects": "parks.projects",
    "kcn_projects": "parks.projects",
    "kcn_infra_done": "parks.infrastructure-complete",
    "kcn_occupancy": "parks.occupancy",
    "kcn_area": "parks.area",
    "kcn_operational": "parks.operating",
    "kcn_count": "parks",
    "ccn_leased_area": "clusters.leased",
    "ccn_projects": "clusters.projects",
    "ccn_occupancy": "clusters.occupancy",
    "ccn_area": "clusters.area",
    "ccn_operational": "clusters.operating",
    "ccn_count": "clusters",
    "export_import": "trade",
    "export": "exports",
    "fdi_registered": "fdi.registered",
    "fdi_stock_count": "fdi.projects",
    "fdi_stock_value": "fdi.capital",
    "inv_registered": "investment",
    "jobs_kcn_ccn": "parks-clusters.jobs",
    "jobs_kcn": "parks.jobs",
    "jobs_ccn": "clusters.jobs",
}


def collected() -> list[dict[str, str]]:
    """Return the collected figures that say what was or is forecast."""
    if not FIGURES.is_file():
        pytest.skip("the collected figures are kept beside the checkout and not in it")
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] in {"actual", "forecast"}]


def years_of(row: dict[str, str]) -> set[int]:
    """Return the first and the last year of the row's period."""
    return {int(each) for each in re.findall(r"20\d\d", row["period"])}


def is_of(one: ResolvedObservation, row: dict[str, str]) -> bool:
    """Whether an observation repeats the row: family, territory, source, value and years."""
    name, scope, record = one.record.indicator, row["scope"], one.record
    territory = "new-bac-ninh." if "new Bắc Ninh" in scope else "old-bac-ninh." if "old Bắc Ninh" in scope else ""
    part = "parks." if "KCN)" in scope and row["indicator"] in {"gtsxcn", "inv_registered"} else ""
    scale = Decimal(1000) if one.indicator.unit == "trn-vnd" else Decimal(1)
    same_source = one.source.url == row["url"] or row["url"].startswith("sources/")
    same_value = record.value is not None and record.value * scale == Decimal(row["value"])
    same_years = years_of(row) <= {record.period.start.year, record.period.end.year}
    return name.startswith(territory + part + FAMILIES[row["indicator"]]) and same_source and same_value and same_years


def test_every_collected_figure_is_in_the_data_or_left_out_with_a_reason(loaded: run.Loaded) -> None:
    rows = collected()
    kept = [row for row in rows if row["id"] not in LEFT_OUT]
    missing = [row["id"] for row in kept if not any(is_of(one, row) for one in loaded.dataset.observations)]
    assert missing == []
    assert len(kept) > 200


def test_what_is_no_figure_is_not_in_the_data(loaded: run.Loaded) -> None:
    assert not [one for one in loaded.dataset.observations if one.source.url and "talkvietnam" in one.source.url]
    assert not [one for one in loaded.dataset.observations if one.record.value == Decimal(40516)]


def test_nothing_lacks_a_source(loaded: run.Loaded) -> None:
    sources = loaded.dataset.written.sources
    assert all(one.source_name in sources for one in loaded.dataset.observations)
    assert all(each.publisher and (each.url or each.title) for each in sources.values())
    assert all(each.published is not None or each.note is not None for each in sources.values())
    assert all(plan.source in sources for plan in loaded.dataset.written.plans.values())
