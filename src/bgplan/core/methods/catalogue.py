"""All methods: the rules in one tuple, and the judging of a case by one of them.

Knows cases and rules; never periods, figures or files.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bgplan.core.methods import destatis, escap, eurostat, pace, plan_rate, sdsn, statcan, unsd
from bgplan.core.methods.case import Case, Rule, Verdict
from bgplan.core.methods.pacing import inferred
from bgplan.core.methods.status import Status

RULES: tuple[Rule, ...] = tuple(
    module.RULE for module in (pace, eurostat, statcan, unsd, escap, destatis, sdsn, plan_rate)
)
"""Every published method, the default first."""

PACE, UNSD, PLAN_RATE = pace.RULE, unsd.RULE, plan_rate.RULE
"""The default for levels and averages; the rule that leaves growth rates out; that for a flow within its plan year."""

CHOICES = tuple(rule.name for rule in RULES)
"""The names of all methods."""


def judged(rule: Rule, case: Case, marks: tuple[str, ...] = ()) -> Verdict:
    """Return the rule's verdict on a case, with what is to be said of it whatever the rule."""
    if rule.name != "plan-rate":
        case = case._replace(series=_until_actual(case))
    verdict = Verdict(rule.name, Status.NOT_ASSESSABLE, "not_available") if marks else rule.judged(case)
    reasons = dict.fromkeys((*marks, *verdict.reasons, *_remarks(rule, case, verdict)))
    return replace(verdict, reasons=tuple(reasons), label=rule.label)


def rule_named(name: str) -> Rule:
    """Return the rule of that name; ValueError names the rules for an unknown one."""
    for rule in RULES:
        if rule.name == name:
            return rule
    raise ValueError(f"method {name!r} is none of {', '.join(rule.name for rule in RULES)}")


def _remarks(rule: Rule, case: Case, verdict: Verdict) -> tuple[str, ...]:
    """What holds whatever the rule: a direction or path that contradicts, a due time that has passed."""
    given = inferred(case)
    against = case.direction is not None and given is not None and given is not case.direction
    clash = case.path is not None and rule.grown is not None and rule.grown is not case.path
    late = case.actual_time is not None and case.target_time is not None and case.actual_time > case.target_time
    open_ = late and verdict.status not in (Status.ACHIEVED, Status.MISSED)
    told = (("direction_contradicts", against), ("path_clash", clash), ("past_due", open_))
    return tuple(reason for reason, holds in told if holds)


def _until_actual(case: Case) -> tuple[tuple[Fraction, Fraction], ...]:
    """The points of the series before the actual, and the actual."""
    if case.actual is None or case.actual_time is None:
        return case.series
    return (*(point for point in case.series if point[0] < case.actual_time), (case.actual_time, case.actual))
