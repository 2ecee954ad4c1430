"""What stands beside a verdict on a card, marked as such: neighbouring series, and what is derived from other figures.

Knows the sentences; every number comes from the report, and none of them is the target's figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.beside import AverageSoFar
from bgplan.core.intervals import Number
from bgplan.core.report import Report, Result
from bgplan.render import numerals
from bgplan.render.layout import Line
from bgplan.render.show.notation import Notation
from bgplan.render.show.paragraphs import Page, capital

_INDENT = 2


def beside_lines(result: Result, report: Report, notation: Notation, page: Page) -> Iterator[Line]:
    """Yield what is told beside the verdict and never instead of it."""
    yield from _block("neighbours", _neighbours(result, report, notation), notation, page)


def _block(heading: str, texts: Iterator[str], notation: Notation, page: Page) -> Iterator[Line]:
    """A heading with its sentences, nothing where there are none."""
    said = tuple(texts)
    if said:
        yield from page.heading(notation.words(f"show.heading.{heading}"))
        yield from page.paragraphs(said, indent=_INDENT, hang=2)


def _neighbours(result: Result, report: Report, notation: Notation) -> Iterator[str]:
    """How like growth of other industries went over the same years, and what it would then need."""
    words = notation.words
    for each in result.beside.neighbours:
        rate, rest = each.work.value("known_rate"), each.work.value("required_rate_of_unknown")
        if rate is None:
            continue
        industry = report.written.industries.get(each.indicator.industry or "")
        yield capital(
            words.said(
                "show.beside.neighbour",
                name=words.own(each.indicator.name),
                indicator=each.indicator_name,
                industry="" if industry is None else f", {words.own(industry)}",
                rate=numerals.percent(rate, words.lang),
                years=_years(each, notation),
            )
        ) + _needed(each, rest, notation)


def _years(average: AverageSoFar, notation: Notation) -> str:
    """Over which years an average is known; where some are missing how many of them, and which."""
    first, last = average.years[0].year, average.years[-1].year
    if not average.missing:
        return str(first) if first == last else f"{first}–{last}"
    return notation.words(
        "show.beside.some_years",
        known=len(average.known),
        years=len(average.years),
        missing=", ".join(map(str, average.missing)),
    )


def _needed(average: AverageSoFar, rest: Number | None, notation: Notation) -> str:
    """What the years without a figure would have to average for this series to reach the target."""
    words, unknown, target = notation.words, average.work.value("years_unknown"), average.work.value("target")
    if rest is None or not unknown or target is None:
        return ""
    facts = {"target": notation.with_unit(words.number(target)), "rate": numerals.percent(rest, words.lang)}
    return words("show.beside.needed", **facts, years=int(unknown))
