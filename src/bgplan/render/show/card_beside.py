"""What stands beside a verdict on a card, marked as such: neighbouring series, and what is derived from other figures.

Knows the sentences; every number comes from the report, and none of them is the target's figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.beside import AverageSoFar, MemberOfSum
from bgplan.core.book import Reported
from bgplan.core.intervals import Number
from bgplan.core.report import Report, Result
from bgplan.render import numerals
from bgplan.render.layout import Line
from bgplan.render.notes import amount_text
from bgplan.render.show.card_figures import when_text
from bgplan.render.show.notation import Notation
from bgplan.render.show.paragraphs import Page, capital
from bgplan.render.verdict import sign as sign_of
from bgplan.render.words import Words

_INDENT = 2


def beside_lines(result: Result, report: Report, notation: Notation, page: Page) -> Iterator[Line]:
    """Yield what is told beside the verdict and never instead of it."""
    yield from _block("neighbours", _neighbours(result, report, notation), notation, page)
    if result.beside.member is not None:
        yield from _block("member", _member(result, result.beside.member, report, notation, page), notation, page)


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


def _member(result: Result, member: MemberOfSum, report: Report, notation: Notation, page: Page) -> Iterator[str]:
    """What follows from the other members of a sum, of which dates they are, and how it would stand."""
    words = notation.words
    sign = " + " if member.is_total else " − "
    terms = sign.join(_term(one, report, words) for one in member.figures)
    decimals = max((one.amount.decimals for one in member.figures if one.amount is not None), default=0)
    shown = notation.about(member.value, decimals)
    span = "" if member.interval.is_point else f" ({words.interval(member.interval)})"
    when = when_text(member.period, result.indicator.measure, notation, plain=True)
    yield words.said("show.beside.member", when=when, terms=terms, value=shown + span, identity=member.identity)
    if member.status is not None:
        mark = sign_of(member.status, words, ascii_only=page.ascii_only)
        status = f"{mark}\u00a0{words(f'status.{member.status.value}')}"
        yield words.said("show.beside.would_be", status=status + _late(member, words))


def _term(one: Reported, report: Report, words: Words) -> str:
    """A figure of the sum with its unit, its name and its date."""
    return f"{amount_text(one, report, words)} ({words.own(one.indicator.short)}, {words.period(one.record.period)})"


def _late(member: MemberOfSum, words: Words) -> str:
    """By about how many months it would be late or early."""
    lead = member.work.value("lead_months")
    if lead is None:
        return ""
    months = numerals.number(lead if lead > 0 else 0 - lead, words.lang)
    if months == "0":
        return ""
    key = "early" if lead > 0 else "late"
    return ", " + words(f"show.beside.{key}_one" if months == "1" else f"show.beside.{key}", months=months)
