"""What a card says around its verdict: other readings, what is needed from now on, and what if.

Knows the sentences; every number comes from the derivations of the result and of its scenarios.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.intervals import Number
from bgplan.core.methods.catalogue import PACE
from bgplan.core.report import Alternative, Result, Scenario
from bgplan.render import numerals
from bgplan.render.document import BOLD, Block, Heading, Item, item, paragraph, section
from bgplan.render.notes import reason_text
from bgplan.render.show.figures import when_text
from bgplan.render.show.method import number_text
from bgplan.render.show.notation import Notation, NumberForm, capital
from bgplan.render.show.steps import derivation


def scenario_blocks(result: Result, notation: Notation) -> Iterator[Block]:
    """Yield every supposition with what follows from it."""
    words, target = notation.words, result.target
    if target is None:
        return
    for scenario in result.scenarios:
        yield Heading(words("show.heading.scenario"))
        if scenario.reasons:
            why = "; ".join(reason_text(reason, words) for reason in scenario.reasons)
            yield paragraph(words("show.scenario.nothing", why=why) + ".", indent=2)
            continue
        follows = "; ".join(_consequences(scenario, target, result, notation)) or words("show.scenario.unknown")
        yield paragraph(f"{capital(_supposed(scenario, target, notation))}: {follows}.", BOLD, indent=2)
        yield from derivation(scenario.work, notation)


def _supposed(scenario: Scenario, target: ResolvedTarget, notation: Notation) -> str:
    """What is supposed."""
    words, supposed = notation.words, scenario.supposed
    if supposed.rate is not None:
        rate = numerals.percent(supposed.rate, words.lang, _decimals(supposed.rate * 100))
        if target.is_average:
            return words("show.scenario.average_growth", rate=rate, years=int(scenario.work.value("years_left") or 0))
        return words("show.scenario.growth", rate=rate)
    if supposed.at is None or supposed.value is None:
        return ""
    if target.is_average:
        rate = numerals.percent(supposed.value / 100, words.lang, _decimals(supposed.value))
        return words("show.scenario.average_value", year=words.period(supposed.at), rate=rate)
    if target.is_year_plan:
        return words("show.scenario.by", period=words.period(supposed.at), value=_amount(supposed.value, notation))
    when = when_text(supposed.at, target.indicator.measure, notation)
    return words("show.scenario.value", when=when, value=_amount(supposed.value, notation))


def _consequences(scenario: Scenario, target: ResolvedTarget, result: Result, notation: Notation) -> Iterator[str]:
    """What follows, one clause after the other."""
    if target.is_average:
        yield from _of_average(scenario, target, notation)
    elif scenario.supposed.rate is not None:
        yield from _of_growth(scenario, target, result, notation)
    else:
        yield from _of_value(scenario, target, notation)


def _of_growth(scenario: Scenario, target: ResolvedTarget, result: Result, notation: Notation) -> Iterator[str]:
    words, due = notation.words, numerals.day(target.term.end, notation.words.lang)
    if scenario.reached is None:
        yield words("show.scenario.never")
    elif result.actual is None or scenario.reached.end > result.actual.record.period.end:
        before = words("show.scenario.before" if scenario.met else "show.scenario.late")
        yield words("show.scenario.reached", month=words.period(scenario.reached), before=before)
    value, gap, share = (scenario.work.value(term) for term in ("value_at_due", "gap_at_due", "share_at_due"))
    if value is not None and gap is not None:
        facts = {"due": due, "value": _amount(value, notation), "gap": _gap(gap, notation)}
        if share is None:
            yield words("show.scenario.at_due_plain", **facts)
        else:
            yield words("show.scenario.at_due", **facts, share=numerals.percent(share, words.lang, 0))


def _of_value(scenario: Scenario, target: ResolvedTarget, notation: Notation) -> Iterator[str]:
    words, value = notation.words, scenario.work.value
    if target.is_year_plan:
        yield from _of_month(scenario, notation)
        return
    yield from _pace("until_then", value("change_to_supposed"), value("rate_to_supposed"), "", notation)
    if scenario.met:
        yield words("show.scenario.met_then")
    else:
        due = numerals.day(target.term.end, words.lang)
        yield from _pace("then", value("required_change_after"), value("required_rate_after"), due, notation)
    if scenario.status is not None:
        yield words("show.scenario.judged", status=notation.status(scenario.status))


def _of_month(scenario: Scenario, notation: Notation) -> Iterator[str]:
    """What a sum to a later month leaves for the months after it."""
    words, share = notation.words, scenario.work.value("share_after")
    if share is not None:
        yield f"{notation.term('share_after')} {numerals.percent(share, words.lang)}"
    monthly, gap = scenario.work.value("required_per_month_after"), scenario.work.value("gap_after")
    if scenario.met:
        yield words("show.scenario.met_then")
    elif gap is not None and (monthly is None or monthly < 0):
        yield _gap(gap, notation)
    elif monthly is not None:
        yield words("show.scenario.per_month", amount=_amount(monthly, notation, NumberForm.PER_MONTH))


def _pace(key: str, change: Number | None, rate: Number | None, due: str, notation: Notation) -> Iterator[str]:
    if change is None:
        return
    facts = {"change": _amount(change, notation, NumberForm.PER_YEAR)} | ({"due": due} if due else {})
    if rate is None:
        yield notation.words(f"show.scenario.{key}_plain", **facts)
    else:
        shown = numerals.percent(rate, notation.words.lang) + notation.words("show.per_year")
        yield notation.words(f"show.scenario.{key}", **facts, rate=shown)


def _of_average(scenario: Scenario, target: ResolvedTarget, notation: Notation) -> Iterator[str]:
    words, rate = notation.words, scenario.work.value("rate_at_due")
    if rate is not None:
        met = words("show.scenario.met" if scenario.met else "show.scenario.not_met")
        years = words.period(target.term)
        yield words("show.scenario.average", years=years, rate=numerals.percent(rate, words.lang, 2), met=met)
    others, left = scenario.work.value("required_rate_after"), scenario.work.value("years_after")
    if others is not None and left is not None:
        yield words("show.scenario.others", years=int(left), rate=numerals.percent(others, words.lang, 2))


def _gap(gap: Number, notation: Notation) -> str:
    """How much there is too little or too much."""
    if gap == 0:
        return notation.words("show.scenario.exact")
    key = "short" if gap < 0 else "over"
    return notation.words(f"show.scenario.{key}", amount=_amount(abs(gap), notation))


def _amount(number: Number, notation: Notation, form: NumberForm = NumberForm.AMOUNT) -> str:
    """A number in the unit: things are counted whole, all else has four significant digits."""
    if notation.unit.count and form is NumberForm.AMOUNT:
        return notation.about(number, 0, form)
    decimals = min(4, max(0, 3 - numerals.decimal_of(number).adjusted())) if number else 0
    if number == int(number):
        decimals = 0
    return notation.about(number, decimals, form)


def _decimals(percent: Number) -> int:
    """As many decimals as a supposed percentage has, six at most."""
    return next((places for places in range(6) if percent * 10**places == int(percent * 10**places)), 6)


def otherwise(result: Result, notation: Notation) -> Iterator[Block]:
    """Return what the other path, another date of the base and the gross reading would say."""
    said = [_alternative(alternative, result, notation) for alternative in result.alternatives]
    said += [item(text) for text in _gross(result, notation)]
    return section(notation.words("show.heading.otherwise"), said)


def _alternative(alternative: Alternative, result: Result, notation: Notation) -> Item:
    """One other choice, in bold where its status is another."""
    words = notation.words
    facts = {name: words.shown(fact) for name, fact in alternative.facts.items()}
    if alternative.kind == "path":
        facts["path"] = words(f"show.path.{alternative.facts['path']}")
    choice = words(f"show.otherwise.{alternative.kind}", **facts)
    ratio = (
        number_text(alternative.ratio, result.method or PACE.name, notation) if alternative.ratio is not None else ""
    )
    status = notation.status(alternative.status)
    differs = alternative.status is not result.status
    if differs:
        status = f"{status} ({words('show.otherwise.differs')})"
    said = {"if": choice, "term": words(f"number.{result.method or PACE.name}"), "ratio": ratio, "status": status}
    return item(words("show.otherwise.says", **said), style=BOLD if differs else "")


def _gross(result: Result, notation: Notation) -> Iterator[str]:
    """The reading of additions and removals apart."""
    target, gross = result.target, result.gross
    if target is None or target.parts is None or target.amount is None or not gross.steps:
        return
    names = ("added", "removed", "base", "gross_done", "gross_share", "elapsed", "gross_pace_ratio")
    all_names = ("gross_done_all_removed", "gross_share_all_removed", "gross_pace_ratio_all_removed")
    shown = {name: _in_text(name, gross.value(name), notation) for name in (*names, *all_names)}
    added, removed = notation.terms("+", target.parts.added), notation.terms("−", target.parts.removed)
    yield notation.words(
        "show.otherwise.gross",
        total=f"{notation.point(target.amount)} = {shown['base']}{added}{removed}",
        done=shown["gross_done"],
        added=shown["added"],
        removed=shown["removed"],
        share=shown["gross_share"],
        elapsed=shown["elapsed"],
        ratio=shown["gross_pace_ratio"],
        done_all=shown["gross_done_all_removed"],
        share_all=shown["gross_share_all_removed"],
        ratio_all=shown["gross_pace_ratio_all_removed"],
    )


def _in_text(term: str, number: Number | None, notation: Notation) -> str:
    """A term's number in a sentence: shares with one decimal."""
    if number is None:
        return ""
    return notation.bare(term, number, 1 if term in ("elapsed", "gross_share", "gross_share_all_removed") else 3)
