"""A result's status in words: sign and word, in full or short.

Knows the words of statuses; never which status a result should have.
"""

from __future__ import annotations

from bgplan.core.methods import Status
from bgplan.core.report import Result
from bgplan.render import numerals
from bgplan.render.words import Words

_BY_TIME = (Status.AHEAD, Status.SLOW, Status.OFF_TRACK)


def sign(status: Status, words: Words, *, ascii_only: bool = False) -> str:
    """Return the status's sign, or its ASCII stand-in."""
    return words(f"{'ascii' if ascii_only else 'sign'}.{status.value}")


def verdict(result: Result, words: Words, *, short: bool = False) -> str:
    """Return the status in words, with months early or late, points, or what differs."""
    status = result.status
    form = "status_short" if short else "status_full"
    if status in _BY_TIME:
        return _by_time(result, words, form)
    if status is Status.ACHIEVED and (excess := _excess(result)) is not None:
        return words(f"{form}.achieved", percent=numerals.percent(excess, words.lang))
    if status is Status.NOT_COMPARABLE and result.not_compared:
        attributes = [_attribute(each.attribute, words, short=short) for each in result.not_compared[0].differs]
        return words(f"{form}.not_comparable", what=", ".join(attributes[:2] if short else attributes))
    return words(f"{form}.{status.value}" if words.has(f"{form}.{status.value}") else f"status.{status.value}")


def _attribute(name: str, words: Words, *, short: bool) -> str:
    brief = f"attribute_short.{name}"
    return words(brief if short and words.has(brief) else f"attribute.{name}")


def _by_time(result: Result, words: Words, form: str) -> str:
    lead = result.value("lead_months")
    if lead is not None:
        return words(f"{form}.{result.status.value}", months=numerals.number(abs(lead), words.lang))
    gap = result.value("gap")
    if gap is not None and result.goal is not None and result.goal.is_average:
        return words(f"{form}.{result.status.value}_points", points=numerals.number(abs(gap), words.lang, 2))
    return words(f"status.{result.status.value}")


def _excess(result: Result) -> float | None:
    """By how much more than the target was reached, as a fraction; None where it was met exactly or lower is better."""
    rate = result.value("achievement_rate")
    return float(rate - 1) if rate is not None and rate > 1 else None
