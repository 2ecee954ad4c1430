"""What else could be said of a level: the other path, another date of the base, additions and removals apart.

Knows one goal and its setting; the status of each comes from the same rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bgplan.core import derivation, tables
from bgplan.core.book import Amount, Goal
from bgplan.core.compare.setting import Setting, point_of, verdict_at
from bgplan.core.derivation import Derivation, Given
from bgplan.core.findings import Facts
from bgplan.core.intervals import Interval
from bgplan.core.methods.case import Rule
from bgplan.core.periods import day
from bgplan.core.report import Alternative
from bgplan.core.vocabulary import Path


def alternatives(goal: Goal, setting: Setting, rule: Rule) -> tuple[Alternative, ...]:
    """Return what the other path would say and, where the base's date is assumed, what the plan's date of issue would.

    A published rule has its own path, so that the target's makes no difference to it.
    """
    found: list[Alternative] = []
    if rule.grown is None:
        other = Path.GEOMETRIC if setting.path is Path.LINEAR else Path.LINEAR
        found.append(_alternative("path", setting._replace(path=other), rule, {"path": other.value}))
    base, issued = goal.base, goal.plan.issued
    if base is not None and base.period_assumed and issued is not None and issued < setting.period.end:
        moved = setting._replace(base_period=day(issued))
        found.append(_alternative("base_date", moved, rule, {"date": issued}))
    return tuple(each for each in found if each.ratio is not None)


def _alternative(kind: str, setting: Setting, rule: Rule, facts: Facts) -> Alternative:
    """The status at the points of another setting."""
    verdict = verdict_at(rule, setting, point_of(setting))
    return Alternative(kind, verdict.status, verdict.ratio, facts)


def gross_settings(goal: Goal, setting: Setting) -> Iterator[Setting]:
    """Yield the readings of a composed target in which none of the removals is done yet, and in which all are."""
    parts, base = goal.parts, setting.base
    if parts is None or base is None or not parts.removed or setting.path is not Path.LINEAR:
        return
    added, removed = _totals(goal)
    yield setting._replace(target=_exact(base.point + added))
    yield setting._replace(base=_exact(base.point - removed), target=_exact(base.point - removed + added))


def _totals(goal: Goal) -> tuple[Fraction, Fraction]:
    """What is added and what is taken away, in all."""
    groups = (goal.parts.added, goal.parts.removed) if goal.parts is not None else ((), ())
    added, removed = (sum((part.amount.point for part in group), Fraction(0)) for group in groups)
    return added, removed


def _exact(number: Fraction) -> Amount:
    return Amount(number, Interval(number, number))


def gross_work(goal: Goal, work: Derivation) -> Derivation:
    """Return the derivation of additions and removals apart, where a target on a linear path has removals."""
    elapsed = work.value("elapsed")
    if goal.parts is None or not goal.parts.removed or goal.record.path is not Path.LINEAR or elapsed is None:
        return derivation.EMPTY
    given = {term: work.given[term] for term in ("actual", "base")}
    added, removed = _totals(goal)
    given |= {"elapsed": Given.exact(elapsed), "added": Given.exact(added), "removed": Given.exact(removed)}
    return derivation.derived(tables.GROSS, given)
