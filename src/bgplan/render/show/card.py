"""The card of one result: what is demanded, the verdict, the trajectory, the figures and the whole derivation.

Knows the order of the card; never a number that the report does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Amount, ResolvedTarget
from bgplan.core.methods import Status
from bgplan.core.periods import PeriodKind
from bgplan.core.report import Report, Result
from bgplan.core.vocabulary import Direction
from bgplan.render import numerals
from bgplan.render.ascii import NO_BREAK
from bgplan.render.document import BLANK, BOLD, DIM, Block, Divider, Document, Piece, Text, Title, paragraph, styled
from bgplan.render.notes import not_issued_texts, reason_text, refusal_text, together
from bgplan.render.show.chart import chart
from bgplan.render.show.figures import figure_blocks, refused_blocks, when_text
from bgplan.render.show.method import method_blocks, other_methods
from bgplan.render.show.notation import Notation, capital
from bgplan.render.show.readings import from_now, otherwise, scenario_blocks
from bgplan.render.show.related import related_blocks
from bgplan.render.show.steps import derivation_blocks
from bgplan.render.verdicts import share_reached, verdict
from bgplan.render.words import Words

_TOLD_FLAGS = ("closed", "stale")
"""The flags that are told; that a figure is due, or an estimate, the verdict and the figures say."""


def cards_document(report: Report, words: Words) -> Document:
    """Return every result of the report as a card; plans that were not issued yet are named."""
    return tuple(_cards(report, words))


def cards_page(report: Report, words: Words) -> Document:
    """Return the cards for a page, each under a title."""
    return tuple(_cards(report, words, on_page=True))


def _cards(report: Report, words: Words, *, on_page: bool = False) -> Iterator[Block]:
    for index, result in enumerate(report.results):
        if index:
            yield from (BLANK, Divider(), BLANK)
        yield from card(result, report, words, on_page=on_page)
    if not report.results:
        yield paragraph(words("check.nothing"))
        yield from (paragraph(text, DIM) for text in not_issued_texts(report, words))


def card(result: Result, report: Report, words: Words, *, on_page: bool = False) -> Document:
    """Return the card of a result; on a page its name is a title."""
    unit = report.written.units[result.indicator.unit]
    year_plan = result.target is not None and result.target.is_year_plan
    part = year_plan and result.target is not None and result.target.term.months != 12
    notation = Notation(words, unit, year_plan, part)
    return (
        _name(result, notation, on_page=on_page),
        *_title(result, report, notation),
        *_verdict(result, report, notation),
        *chart(result, notation),
        *figure_blocks(result, report, notation),
        *derivation_blocks(result, notation),
        *method_blocks(result, notation),
        *other_methods(result, notation),
        *otherwise(result, notation),
        *from_now(result, notation),
        *scenario_blocks(result, notation),
        *related_blocks(result, report, notation),
        *refused_blocks(result, report, notation),
    )


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


def _verdict(result: Result, report: Report, notation: Notation) -> Iterator[Block]:
    """Sign, status and sentence; then every reason, and of what cannot be compared the nearest figure."""
    words, sentence = notation.words, _sentence(result, notation)
    status = Piece(f"{notation.sign(result.status)} {capital(verdict(result, words))}", f"status.{result.status.value}")
    yield Text(styled(status, f": {sentence}." if sentence else ""), indent=2, apart=True)
    told = [reason for reason in together(result.reasons) if not reason.code.endswith("_differs")]
    told += [flag for flag in result.flags if flag.code in _TOLD_FLAGS]
    yield from (paragraph(f"{capital(reason_text(reason, words))}.", indent=4, hang=0) for reason in told)
    if result.status is Status.NOT_COMPARABLE:
        yield from (
            paragraph(f"{refusal_text(refused, report, words)}.", indent=4) for refused in result.not_compared[:1]
        )


def _sentence(result: Result, notation: Notation) -> str:
    """The verdict's numbers in one sentence."""
    target, actual = result.target, result.actual
    if actual is None or actual.amount is None:
        return ""
    words = notation.words
    when = when_text(actual.record.period, actual.indicator.measure, notation)
    shown = notation.amount(actual.amount)
    if target is None:
        return words("show.verdict.value", when=when, actual=shown)
    if target.is_year_plan:
        return _year_plan_sentence(result, when, shown, notation)
    if target.is_average:
        return _average_sentence(result, target, notation)
    expected = result.value("expected")
    if expected is None or result.status is Status.NOT_ASSESSABLE:
        demanded = notation.demanded(target.amount) if target.amount else ""
        return words("show.verdict.no_path", when=when, actual=shown, target=demanded)
    decimals = actual.amount.decimals
    gap = result.value("gap_to_path")
    if notation.unit.count:  # less than one of what is counted is told, not rounded away
        decimals = 1 if gap is not None and 0 < max(gap, 0 - gap) < 1 else 0
    to_path = _to_path(result, decimals, notation)
    facts = {"when": when, "actual": shown, "expected": notation.about(expected, decimals), "to_path": to_path}
    return words("show.verdict.level", **facts)


def _to_path(result: Result, decimals: int, notation: Notation) -> str:
    """How far the actual is from the path; where lower is better, above and below rather than short and over."""
    gap = result.value("gap_to_path")
    if gap is None or gap == 0:
        return notation.words("show.verdict.on_path")
    down = result.direction is Direction.DOWN
    key = ("below" if gap < 0 else "above") if down else ("short" if gap < 0 else "over")
    size = numerals.number(gap if gap > 0 else 0 - gap, notation.words.lang, decimals)
    return notation.words(f"show.verdict.{key}", amount=notation.with_unit(size, points=notation.is_percent))


def _year_plan_sentence(result: Result, when: str, shown: str, notation: Notation) -> str:
    share, elapsed = share_reached(result), result.value("elapsed")
    if share is None or elapsed is None:
        return notation.words("show.verdict.value", when=when, actual=shown)
    lang = notation.words.lang
    facts = {"share": numerals.percent(share, lang, 2), "elapsed": numerals.percent(elapsed, lang)}
    return notation.words(notation.key("show.verdict.year_plan"), when=when, actual=shown, **facts)


def _average_sentence(result: Result, target: ResolvedTarget, notation: Notation) -> str:
    observed, years = result.value("observed_percent"), result.value("years_passed")
    if years is None or target.amount is None:
        return ""
    if observed is None:
        return _known_sentence(result, target.amount, notation)
    shown, demanded = notation.about(observed, 2), notation.demanded(target.amount)
    text = notation.words("show.verdict.average", observed=shown, years=int(years), target=demanded)
    return text + _off_target(result, notation)


def _off_target(result: Result, notation: Notation) -> str:
    """How far an average that is on track is off its target all the same; another status says so itself."""
    gap, falling = result.value("gap"), result.direction is Direction.DOWN
    if result.status is not Status.ON_TRACK or gap is None or (gap <= 0 if falling else gap >= 0):
        return ""
    number = numerals.number(gap if gap > 0 else 0 - gap, notation.words.lang, 2)
    return notation.words(
        "show.verdict.above_target" if falling else "show.verdict.below_target",
        amount=notation.words.difference(number, notation.unit),
    )


def _known_sentence(result: Result, target: Amount, notation: Notation) -> str:
    """What the years with a figure averaged; of those without one nothing is known, so there is no gap."""
    rate, known, years = (result.value(term) for term in ("known_rate", "years_known", "years_passed"))
    if rate is None or known is None or years is None:
        return ""
    facts = {"observed": numerals.percent(rate, notation.words.lang), "target": notation.demanded(target)}
    return notation.words("show.verdict.average_known", **facts, known=int(known), years=int(years))
