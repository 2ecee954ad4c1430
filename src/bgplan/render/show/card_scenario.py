"""What if, on a card: what is supposed, what follows for the target in a sentence, and how it was computed.

Knows the sentences; every number comes from the scenario's own derivation.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import Goal
from bgplan.core.intervals import Number
from bgplan.core.report import Result, Scenario
from bgplan.render import numerals
from bgplan.render.layout import BOLD, Line
from bgplan.render.notes import reason_text
from bgplan.render.show.card_figures import when_text
from bgplan.render.show.notation import Form, Notation
from bgplan.render.show.paragraphs import Page, capital
from bgplan.render.show.steps import steps
from bgplan.render.verdict import sign

_INDENT = 2


def scenario_lines(result: Result, notation: Notation, page: Page) -> Iterator[Line]:
    """Yield every supposition with what follows from it."""
    goal = result.goal
    for each in result.scenarios if goal is not None else ():
        yield from page.heading(notation.words("show.heading.scenario"))
        if each.reasons:
            why = "; ".join(reason_text(reason, notation.words) for reason in each.reasons)
            yield from page.paragraph(notation.words("show.scenario.nothing", why=why) + ".", indent=_INDENT, hang=2)
        elif goal is not None:
            said = "; ".join(_consequences(each, goal, result, notation, page)) or notation.words(
                "show.scenario.unknown"
            )
            supposed = capital(_supposed(each, goal, notation))
            yield from page.paragraph(f"{supposed}: {said}.", BOLD, indent=_INDENT, hang=2)
            yield from steps(each.work, notation, page)


def _supposed(each: Scenario, goal: Goal, notation: Notation) -> str:
    """What is supposed."""
    words, supposed = notation.words, each.supposed
    if supposed.rate is not None:
        rate = numerals.percent(supposed.rate, words.lang, _decimals(supposed.rate * 100))
        if goal.is_average:
            return words("show.scenario.average_growth", rate=rate, years=int(each.work.value("years_left") or 0))
        return words("show.scenario.growth", rate=rate)
    if supposed.at is None or supposed.value is None:
        return ""
    if goal.is_average:
        rate = numerals.percent(supposed.value / 100, words.lang, _decimals(supposed.value))
        return words("show.scenario.average_value", year=words.period(supposed.at), rate=rate)
    if goal.is_year_plan:
        return words("show.scenario.by", period=words.period(supposed.at), value=_amount(supposed.value, notation))
    when = when_text(supposed.at, goal.indicator.measure, notation)
    return words("show.scenario.value", when=when, value=_amount(supposed.value, notation))


def _consequences(each: Scenario, goal: Goal, result: Result, notation: Notation, page: Page) -> Iterator[str]:
    """What follows, one clause after the other."""
    if goal.is_average:
        yield from _of_average(each, goal, notation)
    elif each.supposed.rate is not None:
        yield from _of_growth(each, goal, result, notation)
    else:
        yield from _of_value(each, goal, notation, page)


def _of_growth(each: Scenario, goal: Goal, result: Result, notation: Notation) -> Iterator[str]:
    words, due = notation.words, numerals.day(goal.term.end, notation.words.lang)
    if each.reached is None:
        yield words("show.scenario.never")
    elif result.actual is None or each.reached.end > result.actual.record.period.end:
        before = words("show.scenario.before" if each.met else "show.scenario.late")
        yield words("show.scenario.reached", month=words.period(each.reached), before=before)
    value, gap, share = (each.work.value(term) for term in ("value_at_due", "gap_at_due", "share_at_due"))
    if value is not None and gap is not None:
        facts = {"due": due, "value": _amount(value, notation), "gap": _gap(gap, notation)}
        if share is None:
            yield words("show.scenario.at_due_plain", **facts)
        else:
            yield words("show.scenario.at_due", **facts, share=numerals.percent(share, words.lang, 0))


def _of_value(each: Scenario, goal: Goal, notation: Notation, page: Page) -> Iterator[str]:
    words, value = notation.words, each.work.value
    if goal.is_year_plan:
        yield from _of_month(each, notation)
        return
    yield from _pace("until_then", value("change_to_supposed"), value("rate_to_supposed"), "", notation)
    if each.met:
        yield words("show.scenario.met_then")
    else:
        due = numerals.day(goal.term.end, words.lang)
        yield from _pace("then", value("required_change_after"), value("required_rate_after"), due, notation)
    if each.status is not None:
        mark = sign(each.status, words, ascii_only=page.ascii_only)
        yield words("show.scenario.judged", status=f"{mark}\u00a0{words(f'status.{each.status.value}')}")


def _of_month(each: Scenario, notation: Notation) -> Iterator[str]:
    """What a sum to a later month leaves for the months after it."""
    words, share = notation.words, each.work.value("share_after")
    if share is not None:
        yield f"{notation.term('share_after')} {numerals.percent(share, words.lang)}"
    monthly, gap = each.work.value("required_per_month_after"), each.work.value("gap_after")
    if each.met:
        yield words("show.scenario.met_then")
    elif gap is not None and (monthly is None or monthly < 0):
        yield _gap(gap, notation)
    elif monthly is not None:
        yield words("show.scenario.per_month", amount=_amount(monthly, notation, Form.PER_MONTH))


def _pace(key: str, change: Number | None, rate: Number | None, due: str, notation: Notation) -> Iterator[str]:
    if change is None:
        return
    facts = {"change": _amount(change, notation, Form.PER_YEAR)} | ({"due": due} if due else {})
    if rate is None:
        yield notation.words(f"show.scenario.{key}_plain", **facts)
    else:
        shown = numerals.percent(rate, notation.words.lang) + notation.words("show.per_year")
        yield notation.words(f"show.scenario.{key}", **facts, rate=shown)


def _of_average(each: Scenario, goal: Goal, notation: Notation) -> Iterator[str]:
    words, rate = notation.words, each.work.value("rate_at_due")
    if rate is not None:
        met = words("show.scenario.met" if each.met else "show.scenario.not_met")
        years = words.period(goal.term)
        yield words("show.scenario.average", years=years, rate=numerals.percent(rate, words.lang, 2), met=met)
    others, left = each.work.value("required_rate_after"), each.work.value("years_after")
    if others is not None and left is not None:
        yield words("show.scenario.others", years=int(left), rate=numerals.percent(others, words.lang, 2))


def _gap(gap: Number, notation: Notation) -> str:
    """How much there is too little or too much."""
    if gap == 0:
        return notation.words("show.scenario.exact")
    key = "short" if gap < 0 else "over"
    return notation.words(f"show.scenario.{key}", amount=_amount(abs(gap), notation))


def _amount(number: Number, notation: Notation, form: Form = Form.AMOUNT) -> str:
    """A number in the unit: things are counted whole, all else has four significant digits."""
    if notation.unit.count and form is Form.AMOUNT:
        return notation.about(number, 0, form)
    decimals = min(4, max(0, 3 - numerals.decimal_of(number).adjusted())) if number else 0
    if number == int(number):
        decimals = 0
    return notation.about(number, decimals, form)


def _decimals(percent: Number) -> int:
    """As many decimals as a supposed percentage has, six at most."""
    return next((places for places in range(6) if percent * 10**places == int(percent * 10**places)), 6)
