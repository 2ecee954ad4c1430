"""The figures of the same concept that are not set against the target: by indicator and reason, the nearest first.

Knows how they are grouped and named; never why one differs, that stands in the report.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.report import NotCompared, Report, Result
from bgplan.render.layout import DIM, Line
from bgplan.render.notes import amount_text, difference_text
from bgplan.render.show.card_figures import laid_out, reported_row, when_text
from bgplan.render.show.notation import Notation
from bgplan.render.show.paragraphs import Page, capital

_INDENT = 2
_SHOWN = 2
"""Of each group so many stand with their sources; ``history`` has them all."""


def refused_lines(result: Result, report: Report, notation: Notation, page: Page) -> Iterator[Line]:
    """Yield every figure that was refused, each group under its reason."""
    if not result.not_compared:
        return
    yield from page.heading(notation.words("show.heading.refused"))
    for (name, why), members in _groups(result, notation).items():
        indicator = members[0].reported.indicator
        own = notation._replace(unit=report.written.units[indicator.unit])
        head = f"{notation.words.own(indicator.name)} ({name}): {why}"
        yield from page.paragraph(capital(head), indent=_INDENT, hang=2)
        shown = len(members) if len(members) == _SHOWN + 1 else _SHOWN
        rows = (reported_row("", each.reported, own) for each in members[:shown])
        yield from laid_out(tuple(rows), page, indent=2 * _INDENT)
        if members[shown:]:
            text = notation.words.said(
                "show.refused.further",
                figures="; ".join(dict.fromkeys(_brief(each, report, own) for each in members[shown:])),
                indicator=name,
            )
            yield from page.paragraph(text, DIM, indent=2 * _INDENT, hang=2)


def _groups(result: Result, notation: Notation) -> dict[tuple[str, str], list[NotCompared]]:
    """The figures by indicator and by what differs; the first of each group is the nearest."""
    groups: dict[tuple[str, str], list[NotCompared]] = {}
    for each in result.not_compared:
        key = each.reported.record.indicator, _why(each, notation)
        groups.setdefault(key, []).append(each)
    return groups


def _why(each: NotCompared, notation: Notation) -> str:
    """Everything that differs; of the time only what the target is about, for each figure has a time of its own."""
    texts = [
        notation.words("show.refused.period", target=one.target)
        if one.attribute == "period"
        else difference_text(one, notation.words)
        for one in each.differs
    ]
    return "; ".join(texts)


def _brief(each: NotCompared, report: Report, notation: Notation) -> str:
    one = each.reported
    when = when_text(one.record.period, one.indicator.measure, notation, plain=True)
    figure = amount_text(one, report, notation.words)
    return f"{when} {figure}"
