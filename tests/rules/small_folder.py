"""A small data folder without a fault, and what is found when something in it is changed."""

from __future__ import annotations

from pathlib import Path

from bgplan import run
from bgplan.core.findings import Finding
from bgplan.render.findings import finding_document
from bgplan.render.plain import plain_text
from bgplan.render.words import Words

PLAN = """\
schema: bgplan.targets/1
territory: {vi: Tỉnh A, en: Province A}
sources:
  paper: {publisher: Paper, published: 2023-08-31, lang: vi}
units:
  park: {name: {vi: khu, en: parks}, dimension: park, count: true, words: [khu]}
  ha: {name: {vi: ha, en: ha}, dimension: area, words: [ha]}
  pct: {name: {vi: "%", en: "%"}, dimension: percent, words: ["%"]}
  bn-usd: {name: {vi: tỷ USD, en: USD bn}, dimension: usd, power: 9, words: [USD]}
concepts:
  any: {vi: khái niệm, en: concept}
coverages:
  province: {vi: toàn tỉnh, en: the province}
indicators:
  parks: {concept: any, name: {vi: Số khu, en: Parks}, unit: park, measure: stock, coverage: province}
  area: {concept: any, name: {vi: Diện tích, en: Area}, unit: ha, measure: stock, coverage: province}
  occupancy:
    {concept: any, name: {vi: Tỷ lệ, en: Rate}, unit: pct, measure: share, whole: {vi: a, en: b}, coverage: province}
  capital: {concept: any, name: {vi: Vốn, en: Capital}, unit: bn-usd, measure: stock, coverage: province}
plans:
  plan: {name: {vi: Kế hoạch, en: Plan}, period: 2021/2030, source: paper}
targets:
  plan.parks: {plan: plan, indicator: parks, due: 2030, path: linear, value: 29}
  plan.area: {plan: plan, indicator: area, due: 2030, path: linear, value: 7840}
  plan.occupancy: {plan: plan, indicator: occupancy, due: 2030, path: linear, value: 90}
  plan.capital: {plan: plan, indicator: capital, due: 2030, path: linear, value: 500}
"""

ACTUALS = """\
schema: bgplan.actuals/1
month: 2023-08
source: paper
observations:
  - indicator: parks
    period: 2023-08-22
    value: 9
  - indicator: area
    period: 2023-08-22
    value: 1967
  - indicator: occupancy
    period: 2023-08-22
    value: 75.6
  - indicator: capital
    period: 2023-08-22
    value: 24.5
"""

FILE = "actuals/2023-08.yaml"


def found(folder: Path, actuals: str | bytes = ACTUALS, plan: str = PLAN, name: str = FILE) -> tuple[Finding, ...]:
    (folder / "actuals").mkdir()
    (folder / "targets.yaml").write_bytes(plan.encode())
    (folder / name).write_bytes(actuals if isinstance(actuals, bytes) else actuals.encode())
    return run.load(folder, folder).findings


def placed(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(each.code, each.place.line, each.place.column) for each in findings]


def said(findings: tuple[Finding, ...], lang: str) -> str:
    """The findings as they are shown, without the lines of YAML to paste."""
    shown = plain_text(finding_document(findings, {}, Words(lang)), ascii_only=False).splitlines(keepends=True)
    return "".join(line for line in shown if not line.startswith("    - {rule: "))


def with_one(old: str, new: str) -> str:
    assert ACTUALS.count(old) == 1
    return ACTUALS.replace(old, new)
