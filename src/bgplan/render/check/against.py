"""The checks among targets in words: sums of parts, growth between two targets, documents that agree or not.

Knows how each kind is written; never whether it holds.
"""

from __future__ import annotations

from bgplan.core.bilingual import Bilingual
from bgplan.core.book import Goal
from bgplan.core.findings import Fact
from bgplan.core.report import Report, TargetCheck
from bgplan.render import numerals
from bgplan.render.words import Words


def against_lines(report: Report, words: Words) -> tuple[str, ...]:
    """Return one line for each check among targets; what holds and what does not."""
    return tuple(_text(check, report, words) for check in report.target_checks)


def _text(check: TargetCheck, report: Report, words: Words) -> str:
    goal = check.goals[0]
    unit = report.written.units[goal.indicator.unit].name
    if check.kind == "composition":
        return _composition(check, goal, unit, words)
    if check.kind == "growth_between":
        return _growth(check, unit, words)
    return _documents(check, unit, words)


def _composition(check: TargetCheck, goal: Goal, unit: Bilingual, words: Words) -> str:
    """The sum written out: ``46 + 29 − 9 = 66 cụm``."""
    added = "".join(f" + {words.shown(each)}" for each in _each(check.facts["added"]))
    removed = "".join(f" − {words.shown(each)}" for each in _each(check.facts["removed"]))
    equal = "=" if check.holds else "≠"
    total = words.in_unit(words.shown(check.facts["total"]), unit)
    text = f"{words.shown(check.facts['base'])}{added}{removed} {equal} {total}"
    derived = f" ({words('against.derived')})" if check.facts["basis"] == "derived" else ""
    verdict = words("against.holds" if check.holds else "against.fails")
    return f"{words.own(goal.indicator.short)}: {text}{derived}: {verdict}"


def _each(fact: Fact) -> tuple[Fact, ...]:
    return fact if isinstance(fact, tuple) else (fact,)


def _growth(check: TargetCheck, unit: Bilingual, words: Words) -> str:
    first, second = check.goals
    rate = check.facts["rate"]
    shown = numerals.percent(rate, words.lang, 2) if isinstance(rate, numerals.Numeric) else ""
    text = words(
        "against.growth_between",
        **{"from": check.facts["from"], "to": check.facts["to"]},
        first=str(first.term.end.year),
        second=str(second.term.end.year),
        unit=words.own(unit),
        rate=shown,
    )
    return f"{words.own(first.indicator.short)}: {text}"


def _documents(check: TargetCheck, unit: Bilingual, words: Words) -> str:
    """Two targets of one indicator and term: under the names of their documents, or their own within one document."""
    one, other = check.goals
    within_one = one.record.plan == other.record.plan
    first: Fact = one.name if within_one else one.plan.name
    second: Fact = other.name if within_one else other.plan.name
    value, differing = check.facts["one"], check.facts["other"]
    if check.holds:
        text = words("against.same", one=first, other=second, value=words.in_unit(words.shown(value), unit))
    else:
        amounts = {"first": words.shown(value), "second": words.in_unit(words.shown(differing), unit)}
        text = words("against.different", one=first, other=second, **amounts)
    return f"{words.own(one.indicator.short)}: {text}"
