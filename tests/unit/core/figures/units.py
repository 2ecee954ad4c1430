"""The units of the tests of whole prints, and a print read among all of them."""

from __future__ import annotations

from bgplan.core.figures import Kind, ParsedPrint, PrintUnit, parse

PARKS = PrintUnit("parks", "park", 0, count=True, words=("khu công nghiệp", "khu", "KCN", "industrial parks", "IPs"))
CLUSTERS = PrintUnit("clusters", "cluster", 0, count=True, words=("cụm công nghiệp", "CCN", "industrial clusters"))
PROJECTS = PrintUnit("projects", "project", 0, count=True, words=("dự án", "projects"))
WORKERS = PrintUnit("workers", "person", 0, count=True, words=("lao động", "người", "workers"))
RANK = PrintUnit("rank", "rank", 0, count=True, words=("đứng thứ", "thứ"))
HA = PrintUnit("ha", "area", 0, count=False, words=("ha", "hecta", "hectares"))
PCT = PrintUnit("pct", "percent", 0, count=False, words=("%", "phần trăm", "percent", "per cent"))
DONG = PrintUnit("bn-vnd", "vnd", 9, count=False, words=("đồng", "VND", "VNĐ"))
DOLLARS = PrintUnit("bn-usd", "usd", 9, count=False, words=("USD", "đô la", "US$"))
UNITS = (PARKS, CLUSTERS, PROJECTS, WORKERS, RANK, HA, PCT, DONG, DOLLARS)


def read(
    printed: str, unit: PrintUnit, lang: str = "vi", kind: Kind = Kind.LEVEL, *, target: bool = False
) -> ParsedPrint:
    """Return what ``printed`` says among all units."""
    return parse(printed, unit=unit, units=UNITS, lang=lang, kind=kind, target=target)
