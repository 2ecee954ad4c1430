"""Data folders of any size in bgplan's own format, valid by its own rules: the same bytes on every machine.

Every indicator has nine yearly figures and one target. With ``is_shared`` all of them are of one concept, as one
measure of many districts is; with ``is_printed`` every figure is also given as a Vietnamese source prints it.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

YEARS = range(2016, 2025)

_PLAN = """schema: bgplan.targets/1
territory: {{vi: Tỉnh mẫu, en: Sample province}}
sources:
{sources}units:
  cluster:
    name: {{vi: cụm, en: clusters}}
    dimension: cluster
    words: [cụm]
concepts:
{concepts}coverages:
  province: {{vi: toàn tỉnh, en: the whole province}}
plans:
  plan-2030:
    name: {{vi: Kế hoạch đến năm 2030, en: Plan to 2030}}
    issued: 2021-01-15
    period: 2021/2030
    source: s2020
indicators:
{indicators}targets:
{targets}"""
_SOURCE = "  s{year}: {{publisher: Cục Thống kê, published: {after}-03-29, lang: vi}}\n"
_CONCEPT = "  {concept}: {{vi: khái niệm {concept}, en: concept {concept}}}\n"
_INDICATOR = """  i{at}:
    concept: {concept}
    name: {{vi: Chỉ tiêu {at}, en: Indicator {at}}}
    unit: cluster
    measure: stock
    coverage: province
"""
_TARGET = """  t{at}:
    plan: plan-2030
    indicator: i{at}
    due: 2030
    path: {path}
    value: {value}
    base: {{period: 2020, value: {base}}}
"""
_SNAPSHOT = """schema: bgplan.actuals/1
month: {after}-03
source: s{year}
observations:
{observations}"""


def write_folder(folder: Path, targets: int, *, is_shared: bool = False, is_printed: bool = False) -> Path:
    """Write a folder of so many targets, each with nine figures, and return it."""
    (folder / "actuals").mkdir(parents=True, exist_ok=True)
    plan = _plan(targets, is_shared=is_shared)
    (folder / "targets.yaml").write_text(plan, encoding="utf-8")
    for year in YEARS:
        observations = "".join(_observation(at, year, is_printed=is_printed) for at in range(targets))
        snapshot = _SNAPSHOT.format(year=year, after=year + 1, observations=observations)
        (folder / "actuals" / f"{year + 1}-03.yaml").write_text(snapshot, encoding="utf-8")
    return folder


def _plan(targets: int, *, is_shared: bool) -> str:
    concepts = ["c0" if is_shared else f"c{at}" for at in range(targets)]
    return _PLAN.format(
        sources="".join(_SOURCE.format(year=year, after=year + 1) for year in YEARS),
        concepts="".join(_CONCEPT.format(concept=concept) for concept in dict.fromkeys(concepts)),
        indicators="".join(_INDICATOR.format(at=at, concept=concept) for at, concept in enumerate(concepts)),
        targets="".join(map(_target, range(targets))),
    )


def _target(at: int) -> str:
    base = _value(at, 2020)
    value = base * (12 + _number(f"target {at}", 9)) // 10 + 1
    return _TARGET.format(at=at, path="linear" if at % 2 else "geometric", value=value, base=base)


def _observation(at: int, year: int, *, is_printed: bool) -> str:
    value = _value(at, year)
    digits = f"{value:,}".replace(",", ".")
    printed = f'printed: "{digits} cụm", ' if is_printed else ""
    return f"  - {{indicator: i{at}, period: {year}, {printed}value: {value}}}\n"


def _value(at: int, year: int) -> int:
    """A level that grows by the same amount a year."""
    return 1_000 + _number(f"level {at}", 9_000) + (year - 2015) * (40 + _number(f"growth {at}", 300))


def _number(text: str, below: int) -> int:
    """A number below another that looks like chance and is always the same."""
    return crc32(text.encode()) % below
