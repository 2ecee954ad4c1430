"""The card of one result: what is demanded, the verdict, the trajectory, the figures; the whole derivation on request.

Knows the order of the card; never a number that the report does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.periods import PeriodKind
from bgplan.core.report import OURS, Report, Result
from bgplan.core.vocabulary import Direction
from bgplan.render.ascii import NO_BREAK
from bgplan.render.document import BLANK, BOLD, DIM, Block, Divider, Document, Piece, Text, Title, paragraph, styled
from bgplan.render.notes import not_issued_texts
from bgplan.render.show.answer import answer_blocks
from bgplan.render.show.chart import chart
from bgplan.render.show.figures import figure_blocks, refused_blocks
from bgplan.render.show.method import method_blocks, other_methods
from bgplan.render.show.notation import Notation, capital
from bgplan.render.show.readings import otherwise, scenario_blocks
from bgplan.render.show.related import related_blocks
from bgplan.render.show.steps import derivation_blocks
from bgplan.render.show.years import year_blocks
from bgplan.render.words import Words


def cards_document(report: Report, words: Words, *, with_work: bool = False) -> Document:
    """Return every result of the report as a card; plans that were not issued yet are named.

    ``with_work`` adds the derivation of every number, and the bands that it falls into.
    """
    return tuple(_cards(report, words, with_work=with_work))


def cards_page(report: Report, words: Words, *, with_work: bool = False) -> Document:
    """Return the cards for a page, each under a title; ``with_work`` with the derivation of every number."""
    return tuple(_cards(report, words, on_page=True, with_work=with_work))


def _cards(report: Report, words: Words, *, on_page: bool = False, with_work: bool) -> Iterator[Block]:
    for index, result in enumerate(report.results):
        if index:
            yield from (BLANK, Divider(), BLANK)
        yield from card(result, report, words, on_page=on_page, with_work=with_work)
    if not report.results:
        yield paragraph(words("check.nothing"))
        yield from (paragraph(text, DIM) for text in not_issued_texts(report, words))


def card(result: Result, report: Report, words: Words, *, on_page: bool = False, with_work: bool = False) -> Document:
    """Return the card of a result; on a page its name is a title; ``with_work`` with the derivation last."""
    unit = report.written.units[result.indicator.unit]
    year_plan = result.target is not None and result.target.is_year_plan
    part = year_plan and result.target is not None and result.target.term.months != 12
    notation = Notation(words, unit, year_plan, part)
    return (
        _name(result, notation, on_page=on_page),
        *_title(result, report, notation),
        *answer_blocks(result, report, notation),
        *chart(result, notation),
        *year_blocks(result, notation),
        *figure_blocks(result, report, notation),
        *other_methods(result, notation),
        *otherwise(result, notation),
        *scenario_blocks(result, notation),
        *related_blocks(result, report, notation),
        *refused_blocks(result, report, notation),
        *(_work(result, notation) if with_work else _way_to_work(result, notation)),
    )


def _work(result: Result, notation: Notation) -> Iterator[Block]:
    """The derivation of every number, and the bands of the method."""
    yield from derivation_blocks(result, notation)
    yield from method_blocks(result, notation)


def _way_to_work(result: Result, notation: Notation) -> Iterator[Block]:
    """A published method's bands, which the answer does not name; and how to see the derivation."""
    if result.method not in OURS:
        yield from method_blocks(result, notation)
    if result.work.steps:
        yield paragraph(notation.words.said("show.work", name=result.name), DIM, apart=True)


def _name(result: Result, notation: Notation, *, on_page: bool) -> Block:
    name = notation.words.own(result.indicator.name)
    if on_page:
        return Title(f"{name} ({result.name})")
    return Text(styled(Piece(name, BOLD), f" {NO_BREAK}({result.name})"))


def _title(result: Result, report: Report, notation: Notation) -> Iterator[Block]:
    words = notation.words
    demand = words("show.demand.watched") if result.target is None else _demand(result, result.target, notation)
    yield paragraph(capital(demand))
    yield paragraph(words("show.as_of", date=report.as_of), DIM)
    if result.indicator.note is not None:
        yield paragraph(words.own(result.indicator.note), DIM)


def _demand(result: Result, target: ResolvedTarget, notation: Notation) -> str:
    """What the plan demands, by when."""
    words, amount, years = notation.words, target.amount, notation.words.period(target.term)
    plan = words.own(target.plan.name)
    if target.plan.issued is not None:
        plan = words("show.issued", plan=plan, date=target.plan.issued)
    if amount is None:
        return _implied(result, target, plan, notation)
    demanded = notation.demanded(amount)
    if target.is_average:
        return words("show.demand.average", plan=plan, target=demanded, years=years)
    if target.is_year_plan:
        return words("show.demand.year_plan", plan=plan, target=demanded, year=years)
    if target.is_sum or target.term.kind is PeriodKind.YEARS:
        key = "sum_at_most" if target.is_sum and result.direction is Direction.DOWN else "sum"
        return words(f"show.demand.{key}", plan=plan, target=demanded, years=years)
    if target.indicator.measure.is_of_stretch:
        return words("show.demand.in_year", plan=plan, target=demanded, year=years)
    return words("show.demand.level", plan=plan, target=demanded, due=target.term.end)


def _implied(result: Result, target: ResolvedTarget, plan: str, notation: Notation) -> str:
    """A plan that is only known through a printed percentage of it, or whose figure could not be read."""
    words, year = notation.words, notation.words.period(target.term)
    share = result.plan_print.record.pct_of_plan if result.plan_print else None
    if not target.record.implied:
        return words("show.demand.unread", plan=plan, years=year)
    if result.implied_plan is None or share is None or result.amount is None:
        return words("show.demand.implied_unknown", plan=plan, year=year)
    value = notation.span(result.implied_plan, result.amount.decimals + 1)
    printed = share.printed or words.shown(share.value)
    return words("show.demand.implied", plan=plan, year=year, printed=printed, plan_value=value)
