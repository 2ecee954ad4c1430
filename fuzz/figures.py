# ruff: noqa: INP001, S101  # a script of its own; what it asserts is what it looks for
"""Fuzzing of the reader of printed figures: a figure with an interval that holds it, or a fault with its reason.

Start it with a folder for the corpus (see docs/limits.md): ``python fuzz/figures.py CORPUS -max_total_time=300``.
"""

from __future__ import annotations

import sys
from fractions import Fraction

import atheris  # type: ignore[import-not-found, unused-ignore]  # not installed by default

with atheris.instrument_imports(include=["bgplan"]):
    from bgplan.core import figures
    from bgplan.core.figures import Kind, PrintUnit
    from bgplan.core.findings import Fault

UNITS = (
    PrintUnit("parks", "park", 0, count=True, words=("khu công nghiệp", "khu", "KCN", "industrial parks")),
    PrintUnit("ha", "area", 0, count=False, words=("ha", "hecta", "hectares")),
    PrintUnit("pct", "percent", 0, count=False, words=("%", "phần trăm", "percent")),
    PrintUnit("bn-vnd", "vnd", 9, count=False, words=("đồng", "VND")),
)
KINDS = tuple(Kind)


def one_input(data: bytes) -> None:
    """Read the text after the first three bytes; they choose the unit, the kind and the language."""
    if len(data) < 3:
        return
    unit, kind = UNITS[data[0] % len(UNITS)], KINDS[data[1] % len(KINDS)]
    lang, target = ("vi", "en")[data[2] % 2], bool(data[2] & 2)
    text = data[3:].decode("utf-8", "replace")
    try:
        read = figures.parse(text, unit=unit, units=UNITS, lang=lang, kind=kind, target=target)
    except Fault:
        return
    assert read.value.is_finite(), text
    assert read.interval.contains(Fraction(read.value)), text


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
