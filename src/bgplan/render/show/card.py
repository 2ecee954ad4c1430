"""The card of one result: what is demanded, the verdict, the trajectory, the figures and the whole derivation.

Knows the order of the card, also of the figures that are not set against the target (by indicator and reason, the
nearest first); never a number that the report does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Amount, ResolvedTarget
from bgplan.core.methods import Status
from bgplan.core.periods import PeriodKind
from bgplan.core.report import NotCompared, Report, Result
from bgplan.core.vocabulary import Direction
from bgplan.render import numerals
from bgplan.render.amounts import figure_text
from bgplan.render.layout import BOLD, DIM, EMPTY, Line, Segment, line, typed, wrapped
from bgplan.render.notes import difference_text, not_issued_texts, reason_text, refusal_text, together
from bgplan.render.show.chart import chart
from bgplan.render.show.figures import figures, laid_out, reported_row, series, when_text
from bgplan.render.show.method import method_lines, other_methods
from bgplan.render.show.notation import Notation
from bgplan.render.show.paragraphs import Page, capital
from bgplan.render.show.readings import from_now, otherwise, scenario_lines
from bgplan.render.show.related import beside_lines
from bgplan.render.show.steps import givens, steps
from bgplan.render.verdicts import share_reached, sign, verdict
from bgplan.render.words import Words

_INDENT = 2
_SHOWN = 2
"""Of each group so many stand with their sources; ``history`` has them all."""


def refused_lines(result: Result, report: Report, notation: Notation, page: Page) -> Iterator[Line]:
    """Yield every figure that was refused, each group under its reason."""
    if not result.not_compared:
        return
    yield from page.heading(notation.words("show.heading.refused"))
    for (name, why), members in _groups(result, notation).items():
        indicator = members[0].observation.indicator
        own = notation._replace(unit=report.written.units[indicator.unit])
        head = f"{notation.words.own(indicator.name)} ({name}): {why}"
        yield from page.paragraph(capital(head), indent=_INDENT, hang=2)
        shown = len(members) if len(members) == _SHOWN + 1 else _SHOWN
        rows = (reported_row("", each.observation, own) for each in members[:shown])
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
        key = each.observation.record.indicator, _why(each, notation)
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
    one = each.observation
    when = when_text(one.record.period, one.indicator.measure, notation, plain=True)
    figure = figure_text(one, report, notation.words)
    return f"{when} {figure}"


_TOLD_FLAGS = ("closed", "stale")
"""The flags that are told; that a figure is due, or an estimate, the verdict and the figures say."""


def card(result: Result, report: Report, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Line, ...]:
    """Return the card of a result; ``width`` None is a pipe, where nothing wraps."""
    unit = report.written.units[result.indicator.unit]
    year_plan = result.target is not None and result.target.is_year_plan
    part = year_plan and result.target is not None and result.target.term.months != 12
    notation = Notation(words, unit, year_plan, part)
    page = Page(width, ascii_only)
    return (
        *_title(result, report, notation, page),
        *_verdict(result, report, notation, page),
        *chart(result, notation, page),
        *_figures(result, report, notation, page),
        *_derivation(result, notation, page),
        *method_lines(result, notation, page),
        *other_methods(result, notation, page),
        *otherwise(result, notation, page),
        *from_now(result, notation, page),
        *scenario_lines(result, notation, page),
        *beside_lines(result, report, notation, page),
        *refused_lines(result, report, notation, page),
    )


def _title(result: Result, report: Report, notation: Notation, page: Page) -> Iterator[Line]:
    words = notation.words
    name = words.own(result.indicator.name)
    yield from page.paragraph(f" \u00a0({result.name})", head=Segment(name, BOLD), hang=2)
    demand = words("show.demand.watched") if result.target is None else _demand(result, result.target, notation)
    yield from page.paragraph(capital(demand), hang=2)
    yield from page.paragraph(words("show.as_of", date=report.as_of), DIM, hang=2)
    if result.indicator.note is not None:
        yield from page.paragraph(words.own(result.indicator.note), DIM, hang=2)


def _demand(result: Result, target: ResolvedTarget, notation: Notation) -> str:
    """What the plan demands, by when."""
    words, amount, years = notation.words, target.amount, words_of_years(target, notation)
    plan = words.own(target.plan.name)
    if target.plan.issued is not None:
        plan = words("show.issued", plan=plan, date=target.plan.issued)
    if amount is None:
        return _implied(result, target, plan, notation)
    demanded_amount = notation.demanded(amount)
    if target.is_average:
        return words("show.demand.average", plan=plan, target=demanded_amount, years=years)
    if target.is_year_plan:
        return words("show.demand.year_plan", plan=plan, target=demanded_amount, year=years)
    if target.is_sum or target.term.kind is PeriodKind.YEARS:
        key = "sum_at_most" if target.is_sum and result.direction is Direction.DOWN else "sum"
        return words(f"show.demand.{key}", plan=plan, target=demanded_amount, years=years)
    if target.indicator.measure.is_of_stretch:
        return words("show.demand.in_year", plan=plan, target=demanded_amount, year=years)
    return words("show.demand.level", plan=plan, target=demanded_amount, due=target.term.end)


def words_of_years(target: ResolvedTarget, notation: Notation) -> str:
    """Return the term of a goal in words."""
    return notation.words.period(target.term)


def _implied(result: Result, target: ResolvedTarget, plan: str, notation: Notation) -> str:
    """A plan that is only known through a printed percentage of it, or whose figure could not be read."""
    words, year = notation.words, words_of_years(target, notation)
    share = result.plan_print.record.pct_of_plan if result.plan_print else None
    if not target.record.implied:
        return words("show.demand.unread", plan=plan, years=year)
    if result.implied_plan is None or share is None or result.amount is None:
        return words("show.demand.implied_unknown", plan=plan, year=year)
    value = notation.span(result.implied_plan, result.amount.decimals + 1)
    printed = share.printed or words.shown(share.value)
    return words("show.demand.implied", plan=plan, year=year, printed=printed, plan_value=value)


def _verdict(result: Result, report: Report, notation: Notation, page: Page) -> Iterator[Line]:
    """Sign, status and sentence; then every reason, and of what cannot be compared the nearest figure."""
    words = notation.words
    mark = sign(result.status, words, ascii_only=page.ascii_only)
    sentence = _sentence(result, notation)
    yield EMPTY
    yield from page.paragraph(
        f": {sentence}." if sentence else "",
        indent=_INDENT,
        hang=2,
        head=Segment(f"{mark} {capital(verdict(result, words))}", f"status.{result.status.value}"),
    )
    for reason in together(result.reasons):
        if not reason.code.endswith("_differs"):
            yield from page.paragraph(f"{capital(reason_text(reason, words))}.", indent=_INDENT + 2)
    for flag in result.flags:
        if flag.code in _TOLD_FLAGS:
            yield from page.paragraph(f"{capital(reason_text(flag, words))}.", indent=_INDENT + 2)
    if result.status is Status.NOT_COMPARABLE:
        for each in result.not_compared[:1]:
            yield from page.paragraph(f"{refusal_text(each, report, words)}.", indent=_INDENT + 2, hang=2)


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
        demanded_amount = notation.demanded(target.amount) if target.amount else ""
        return words("show.verdict.no_path", when=when, actual=shown, target=demanded_amount)
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
    shown, demanded_amount = notation.about(observed, 2), notation.demanded(target.amount)
    text = notation.words("show.verdict.average", observed=shown, years=int(years), target=demanded_amount)
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


def _figures(result: Result, report: Report, notation: Notation, page: Page) -> tuple[Line, ...]:
    """The figures that enter; of a watched indicator all that were published."""
    watched = result.target is None
    shown = series(result, notation, page) if watched else figures(result, report, notation, page)
    heading = notation.words(f"show.heading.{'series' if watched else 'figures'}")
    return (*page.heading(heading), *shown) if shown else ()


def _derivation(result: Result, notation: Notation, page: Page) -> Iterator[Line]:
    if result.work.steps:
        yield from page.heading(notation.words("show.heading.derivation"))
        yield from steps(result.work, notation, page, givens(result, notation))
    if result.gross.steps:
        yield from page.heading(notation.words("show.heading.gross"))
        yield from steps(result.gross, notation, page)


def cards_lines(report: Report, words: Words, *, width: int | None, ascii_only: bool) -> tuple[Line, ...]:
    """Return every result of the report as a card; plans that were not issued yet are named."""
    lines = _lines(report, words.with_signs(ascii_only=ascii_only), width, ascii_only=ascii_only)
    return typed(lines, ascii_only=ascii_only)


def _lines(report: Report, words: Words, width: int | None, *, ascii_only: bool) -> Iterator[Line]:
    for index, result in enumerate(report.results):
        if index:
            yield EMPTY
            yield line(Segment(("-" if ascii_only else "─") * (width or 80), DIM))
            yield EMPTY
        yield from card(result, report, words, width=width, ascii_only=ascii_only)
    if not report.results:
        yield line(words("check.nothing"))
        for text in not_issued_texts(report, words):
            yield from (line(Segment(each, DIM)) for each in wrapped(text, width, "  "))
