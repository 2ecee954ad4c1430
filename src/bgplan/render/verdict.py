"""A result's status in words: sign and word, in full or short.

Knows the words of statuses; never which status a result should have.
"""

from __future__ import annotations

from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.report import Result, excess_of
from bgplan.core.vocabulary import Measure
from bgplan.render import numerals
from bgplan.render.methods import OURS, answers, own_word
from bgplan.render.words import Words

_LEAST_EXCESS = 0.0005
"""What is exceeded by less would be shown as exceeded by nothing."""

_BY_TIME = (Status.AHEAD, Status.SLOW, Status.OFF_TRACK)


def sign(status: Status, words: Words, *, ascii_only: bool = False) -> str:
    """Return the status's sign, or its ASCII stand-in."""
    return words(f"{'ascii' if ascii_only else 'sign'}.{status.value}")


def verdict(result: Result, words: Words, *, short: bool = False) -> str:
    """Return the status in words: a published method's own, else with months early or late, points, or what differs."""
    status = result.status
    form = "status_short" if short else "status_full"
    own = next((own_word(each, words, short=short) for each in answers(result)[:1]), None)
    if own is not None:
        return words(f"{form}.watched", word=own) if status is Status.WATCHED else own
    if status in _BY_TIME and (result.method is None or result.method in OURS):
        return _by_time(result, words, form)
    if status is Status.ACHIEVED and (excess := excess_of(result)) is not None and excess >= _LEAST_EXCESS:
        return words(f"{form}.achieved", percent=numerals.percent(excess, words.lang))
    if status is Status.NOT_COMPARABLE and result.not_compared:
        attributes = [_attribute(each.attribute, words, short=short) for each in result.not_compared[0].differs]
        return words(f"{form}.not_comparable", what=", ".join(attributes[:2] if short else attributes))
    brief = f"status_short.{status.value}"
    plain = status is Status.NOT_ASSESSABLE and short and words.has(brief)
    return words(brief if plain else f"status.{status.value}")


def _attribute(name: str, words: Words, *, short: bool) -> str:
    brief = f"attribute_short.{name}"
    return words(brief if short and words.has(brief) else f"attribute.{name}")


def _by_time(result: Result, words: Words, form: str) -> str:
    lead = result.value("lead_months")
    if lead is not None:
        months = numerals.number(lead if lead > 0 else 0 - lead, words.lang)
        one = f"{form}.{result.status.value}_one"
        return words(one) if months == "1" and words.has(one) else words(f"{form}.{result.status.value}", months=months)
    gap = result.value("gap")
    if gap is not None and result.goal is not None and result.goal.is_average:
        return words(f"{form}.{result.status.value}_points", points=numerals.number(abs(gap), words.lang, 2))
    return words(f"status.{result.status.value}")


def share_reached(result: Result) -> Number | None:
    """Return the actual as a share of the target; none of a growth: a quotient of two growth rates says nothing."""
    return None if result.indicator.measure is Measure.GROWTH else result.value("achievement_rate")


def named(result: Result, words: Words) -> str:
    """Return the name of a target as a sentence has it, its plan, and its year where that is not the plan's last."""
    goal = result.goal
    name = words.own(result.indicator.short)
    if goal is None:
        return name
    year = goal.term.end.year
    interim = f" ({year})" if year != goal.plan.period.end.year else ""
    return f"{name} · {words.own(goal.plan.name)}{interim}"
