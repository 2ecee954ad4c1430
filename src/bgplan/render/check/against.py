"""The checks among targets in words: sums of parts, growth between two targets, documents that agree or not.

Knows how each kind is written; never whether it holds.
"""

from __future__ import annotations

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
    unit = words.own(report.written.units[goal.indicator.unit].name)
    if check.kind == "composition":
        return _composition(check, goal, unit, words)
    if check.kind == "growth_between":
        return _growth(check, unit, words)
    return _documents(check, unit, words)


def _composition(check: TargetCheck, goal: Goal, unit: str, words: Words) -> str:
    """The sum written out: ``46 + 29 − 9 = 66 cụm``."""
    added = "".join(f" + {words.shown(each)}" for each in _each(check.facts["added"]))
    removed = "".join(f" − {words.shown(each)}" for each in _each(check.facts["removed"]))
    equal = "=" if check.holds else "≠"
    text = f"{words.shown(check.facts['base'])}{added}{removed} {equal} {words.shown(check.facts['total'])} {unit}"
    derived = f" ({words('against.derived')})" if check.facts["basis"] == "derived" else ""
    verdict = words("against.holds" if check.holds else "against.fails")
    return f"{words.own(goal.indicator.short)}: {text}{derived}: {verdict}"


def _each(fact: Fact) -> tuple[Fact, ...]:
    return fact if isinstance(fact, tuple) else (fact,)


def _growth(check: TargetCheck, unit: str, words: Words) -> str:
    first, second = check.goals
    rate = check.facts["rate"]
    shown = numerals.percent(rate, words.lang, 2) if isinstance(rate, numerals.Numeric) else ""
    text = words(
        "against.growth_between",
        **{"from": check.facts["from"], "to": check.facts["to"]},
        first=str(first.term.end.year),
        second=str(second.term.end.year),
        unit=unit,
        rate=shown,
    )
    return f"{words.own(first.indicator.short)}: {text}"


def _documents(check: TargetCheck, unit: str, words: Words) -> str:
    one, other = check.goals
    if check.holds:
        facts: dict[str, Fact] = {"one": one.plan.name, "other": other.plan.name, "value": check.facts["one"]}
        text = words("against.same", **facts, unit=unit)
    else:
        facts = {"one": one.plan.name, "first": check.facts["one"], "other": other.plan.name}
        text = words("against.different", **facts, second=check.facts["other"], unit=unit)
    return f"{words.own(one.indicator.short)}: {text}"
