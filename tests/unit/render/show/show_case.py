"""A small data folder of our own with the cases that the shipped data do not have, and the shipped report."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bgplan import run
from bgplan.core.report import Report, Result

ROOT = Path(__file__).parents[4]

PLAN = """\
schema: bgplan.targets/1
territory: {vi: Tỉnh Thử, en: Test Province}
sources:
  paper: {publisher: The Paper, published: 2021-01-01, lang: en}
  review: {publisher: The Review, published: 2022-12-31, lang: en}
units:
  ha: {name: {vi: ha, en: ha}, dimension: area, words: [ha]}
  pct: {name: {vi: "%", en: "%"}, dimension: percent, words: ["%"]}
  bn-usd: {name: {vi: tỷ USD, en: USD bn}, dimension: usd, power: 9, words: [USD]}
concepts:
  area: {vi: diện tích, en: area}
  waste: {vi: đất trống, en: waste land}
  growth: {vi: tốc độ tăng, en: growth}
  output: {vi: sản lượng, en: output}
  plots: {vi: lô đất, en: plots}
coverages:
  province: {vi: toàn tỉnh, en: the whole province}
indicators:
  area: {concept: area, name: {vi: Diện tích, en: Area}, unit: ha, measure: stock, coverage: province, direction: up}
  plots: {concept: plots, name: {vi: Lô đất, en: Plots}, unit: ha, measure: stock, coverage: province, direction: up}
  waste:
    {concept: waste, name: {vi: Đất trống, en: Waste}, unit: ha, measure: stock, coverage: province, direction: down}
  growth:
    concept: growth
    name: {vi: Tốc độ tăng, en: Growth}
    unit: pct
    measure: growth
    comparator: previous-year
    coverage: province
  output:
    concept: output
    name: {vi: Sản lượng, en: Output}
    unit: bn-usd
    measure: flow
    price_basis: constant-2010
    coverage: province
    direction: up
plans:
  plan: {name: {vi: Kế hoạch, en: Plan}, issued: 2021-01-01, period: 2021/2030, source: paper}
targets:
  area: {plan: plan, indicator: area, due: 2030, path: linear, value: 200, base: {period: 2020, value: 100}}
  plots: {plan: plan, indicator: plots, due: 2030, path: geometric, value: 64, base: {period: 2020, value: 0}}
  waste: {plan: plan, indicator: waste, due: 2030, path: linear, value: 40, base: {period: 2020, value: 80}}
  growth: {plan: plan, indicator: growth, over: 2021/2030, path: geometric, value: 10}
  output: {plan: plan, indicator: output, due: 2030, path: geometric, value: 400, base: {period: 2020, value: 100}}
"""

SNAPSHOT = """\
schema: bgplan.actuals/1
month: 2022-12
source: review
observations:
  - {indicator: area, period: 2022-12, value: 201}
  - {indicator: plots, period: 2022-12, value: 16}
  - {indicator: waste, period: 2022-12, value: 76}
  - {indicator: growth, period: 2021, value: 12}
  - {indicator: growth, period: 2022, value: 11}
  - {indicator: output, period: 2021, value: 115}
  - {indicator: output, period: 2022, value: 120}
"""


@cache
def shipped_report() -> Report:
    """Return the report on the shipped data as of 31 August 2023, with every indicator."""
    loaded = run.load(ROOT / "tests" / "data" / "two-articles", ROOT)
    return run.checked(
        loaded, run.Question(date(2023, 8, 31), names=tuple(loaded.dataset.written.indicators), all_refused=True)
    )


@cache
def own_report(*, first_year_of_growth: bool = True) -> Report:
    """Return the report on our own folder, with or without the growth of 2021."""
    line = "  - {indicator: growth, period: 2021, value: 12}\n"
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "actuals").mkdir()
        (folder / "targets.yaml").write_text(PLAN, encoding="utf-8")
        text = SNAPSHOT if first_year_of_growth else SNAPSHOT.replace(line, "")
        (folder / "actuals" / "2022-12.yaml").write_text(text, encoding="utf-8")
        loaded = run.load(folder, folder)
    return run.checked(loaded, run.Question(date(2022, 12, 31)))


def result_of(report: Report, name: str) -> Result:
    """Return the result of that name."""
    return next(result for result in report.results if result.name == name)
