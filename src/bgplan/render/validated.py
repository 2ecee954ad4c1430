"""What ``validate`` says besides its findings: how often each rule was looked at, and the closing line.

Knows words and counts; never findings' texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bgplan.core.findings import Finding
from bgplan.core.rules import BY_CODE
from bgplan.core.validate import Tally
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, left, line, right, width_of
from bgplan.render.words import Words


def statistics_lines(statistics: Mapping[str, Tally], words: Words) -> Iterator[Line]:
    """Yield a table of the rules that were looked at: how often each held, did not, or could not be told."""
    heads = [words(f"validate.{name}") for name in ("rule", "passed", "failed", "not_evaluable")]
    names = [f"{code} {BY_CODE[code].name}" for code in statistics]
    first = max((width_of(each) for each in (heads[0], *names)), default=0)
    widths = [max(width_of(head), 7) for head in heads[1:]]
    yield line(Segment("  ".join((left(heads[0], first), *map(right, heads[1:], widths))), BOLD))
    for name, tally in zip(names, statistics.values(), strict=True):
        numbers = (right(str(count), width) for count, width in zip(tally, widths, strict=True))
        yield line("  ".join((left(name, first), *numbers)))
    yield EMPTY


def closing_lines(findings: tuple[Finding, ...], files: tuple[str, ...], words: Words) -> Iterator[Line]:
    """Yield the last line: how many files were read, and that nothing is wrong where nothing is."""
    unopened = {each.place.file for each in findings if each.code == "BG100"}
    count = sum(file not in unopened for file in files)
    read = words("validate.files_one" if count == 1 else "validate.files", count=count)
    if any(each.counts for each in findings):
        yield line(Segment(read, DIM))
    else:
        yield line(Segment(words("validate.consistent", files=read), BOLD))
