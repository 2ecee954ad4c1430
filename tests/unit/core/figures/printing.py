"""Units as the data declare them, and a short way to read a print in one of them."""

from __future__ import annotations

from bgplan.core.figures import Kind, ParsedPrint, PrintUnit, parse
from bgplan.core.findings import Fault

UNITS = {
    "park": PrintUnit(
        "park", "park", 0, count=True, words=("khu công nghiệp", "khu", "KCN", "industrial parks", "IPs")
    ),
    "cluster": PrintUnit("cluster", "cluster", 0, count=True, words=("cụm công nghiệp", "cụm", "CCN", "clusters")),
    "project": PrintUnit("project", "project", 0, count=True, words=("dự án", "projects", "project")),
    "person": PrintUnit("person", "person", 0, count=True, words=("lao động", "người", "workers", "jobs")),
    "rank": PrintUnit("rank", "rank", 0, count=True, words=("nhóm", "đứng thứ", "thứ", "hạng", "rank", "ranked")),
    "ha": PrintUnit("ha", "area", 0, count=False, words=("ha", "héc-ta", "hecta", "hectares")),
    "%": PrintUnit("pct", "percent", 0, count=False, words=("%", "phần trăm", "percent", "per cent")),
    "bn-vnd": PrintUnit("bn-vnd", "vnd", 9, count=False, words=("đồng", "VND")),
    "mn-usd": PrintUnit("mn-usd", "usd", 6, count=False, words=("USD", "đô la", "US$")),
    "usd-each": PrintUnit("usd-each", "usd-each", 0, count=False, words=("USD", "US$")),
    "mt": PrintUnit("mt", "co2e", 0, count=False, words=("MtCO2e", "million tonnes")),
}
NAMES = {
    "usd-each": "GRDP bình quân đầu người | GRDP per head | USD/người | USD a head",
    "mt": "Greenhouse gas emissions | territorial",
}


def read(  # noqa: PLR0913  # all of it belongs to one reading
    printed: str, unit: str, lang: str, kind: Kind, *, target: bool = False, names: str | None = None
) -> ParsedPrint:
    """Return what ``printed`` says in the unit of this name."""
    return parse(
        printed,
        unit=UNITS[unit],
        units=UNITS.values(),
        lang=lang,
        kind=kind,
        target=target,
        names=NAMES.get(unit, "") if names is None else names,
    )


def refusal_of(printed: str, unit: str, lang: str, kind: Kind, *, target: bool = False) -> str:
    """Return why ``printed`` is not read, or what it was read as."""
    try:
        return f"read as {read(printed, unit, lang, kind, target=target).value}"
    except Fault as fault:
        return str(fault.facts["reason"])
