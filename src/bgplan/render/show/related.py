"""What stands beside a verdict on a card, marked as such: neighbouring series, and what is derived from other figures.

Knows the sentences; every number comes from the report, and none of them is the target's figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Amount, ResolvedObservation
from bgplan.core.intervals import Interval, Number
from bgplan.core.related import AverageSoFar, ImpliedLeg, IndexBeside, MemberOfSum, PlanGrowth
from bgplan.core.report import Report, Result
from bgplan.render import numerals
from bgplan.render.amounts import amount_text, figure_text
from bgplan.render.document import Block, item, section
from bgplan.render.show.figures import when_text
from bgplan.render.show.notation import Notation, capital, decimals_of
from bgplan.render.words import Words


def related_blocks(result: Result, report: Report, notation: Notation) -> Iterator[Block]:
    """Yield what is told beside the verdict and never instead of it."""
    related, words = result.beside, notation.words
    if related.plan_growth is not None:
        said = _plan_growth(related.plan_growth, notation)
        yield from section(words("show.heading.plan_growth"), map(item, said))
    yield from section(words("show.heading.neighbours"), map(item, _neighbours(result, report, notation)))
    if related.member is not None:
        said = _member(result, related.member, report, notation)
        yield from section(words("show.heading.member"), map(item, said))


def _plan_growth(implied: PlanGrowth, notation: Notation) -> Iterator[str]:
    """The base that the plan's own numbers imply, the growth between its targets, and indices beside these rates."""
    words, rate = notation.words, implied.growth.amount
    if rate is None or implied.level.amount is None:
        return
    decimals = decimals_of("implied_base", implied.base)
    yield words.said(
        "show.beside.implied_base",
        level=notation.demanded(implied.level.amount),
        due=str(implied.level.term.end.year),
        rate=_percent_amount(rate, words),
        growth=implied.growth.name,
        year=str(implied.year),
        base=notation.about(implied.base, decimals) + _span(implied.interval, decimals, words),
    )
    for leg in implied.legs:
        yield words.said(f"show.beside.{'first_leg' if leg.since is None else 'leg'}", **_leg(leg, notation))
    for index in implied.indices:
        yield words.said(
            "show.beside.index",
            name=words.own(index.indicator.name),
            indicator=index.indicator_name,
            rates="; ".join(_rates(index, words)),
        )
    if implied.indices:
        yield words("show.beside.weights")


def _leg(leg: ImpliedLeg, notation: Notation) -> dict[str, str]:
    """From where to where the growth leads, and how much it is a year."""
    lang = notation.words.lang
    low, high = (numerals.percent(end, lang) for end in (leg.interval.low, leg.interval.high))
    rate = numerals.percent(leg.rate, lang)
    return {
        "start": str(leg.start),
        "end": str(leg.end),
        "level": "" if leg.target.amount is None else notation.demanded(leg.target.amount),
        "rate": rate if low == high else f"{rate} ({low} … {high})",
    }


def _rates(index: IndexBeside, words: Words) -> Iterator[str]:
    """The growth of an index year by year, then that of the latest part of a year."""
    for year_figure in index.years:
        amount = None if year_figure.figure is None else year_figure.figure.amount
        year = words("period.year", year=str(year_figure.year))
        yield words.said("show.beside.no_year", year=year) if amount is None else f"{year} {_signed(amount, words)}"
    if index.part is not None and index.part.amount is not None:
        yield f"{words.period(index.part.record.period)} {_signed(index.part.amount, words)}"


def _signed(amount: Amount, words: Words) -> str:
    return f"{numerals.number(amount.point, words.lang, amount.decimals, signed=True)}%"


def _percent_amount(amount: Amount, words: Words) -> str:
    """A growth as a plan states it, with what its print can stand for."""
    return f"{amount_text(amount, words)}%" + ("" if amount.value is None else _span(amount.interval, None, words))


def _span(interval: Interval, decimals: int | None, words: Words) -> str:
    """What a number can stand for, nothing where that is one number."""
    return "" if interval.is_point else f" ({words.interval(interval, decimals)})"


def _neighbours(result: Result, report: Report, notation: Notation) -> Iterator[str]:
    """How like growth of other industries went over the same years, and what it would then need."""
    words = notation.words
    for average in result.beside.neighbours:
        rate, rest = average.work.value("known_rate"), average.work.value("required_rate_of_unknown")
        if rate is None:
            continue
        industry = report.written.industries.get(average.indicator.industry or "")
        yield capital(
            words.said(
                "show.beside.neighbour",
                name=words.own(average.indicator.name),
                indicator=average.indicator_name,
                industry="" if industry is None else f", {words.own(industry)}",
                rate=numerals.percent(rate, words.lang),
                years=_years(average, notation),
            )
        ) + _needed(average, rest, notation)


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


def _member(result: Result, member: MemberOfSum, report: Report, notation: Notation) -> Iterator[str]:
    """What follows from the other members of a sum, of which dates they are, and how it would stand."""
    words = notation.words
    sign = " + " if member.is_total else " − "
    terms = sign.join(_term(figure, report, words) for figure in member.figures)
    decimals = max((figure.amount.decimals for figure in member.figures if figure.amount is not None), default=0)
    shown = notation.about(member.value, decimals)
    when = when_text(member.period, result.indicator.measure, notation, plain=True)
    yield words.said(
        "show.beside.member",
        when=when,
        terms=terms,
        value=shown + _span(member.interval, None, words),
        identity=member.identity,
    )
    if member.status is not None:
        yield words.said("show.beside.would_be", status=notation.status(member.status) + _late(member, words))


def _term(observation: ResolvedObservation, report: Report, words: Words) -> str:
    """A figure of the sum with its unit, its name and its date."""
    name, when = words.own(observation.indicator.short), words.period(observation.record.period)
    return f"{figure_text(observation, report, words)} ({name}, {when})"


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
