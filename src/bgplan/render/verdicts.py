"""A result's status in words, in full or short; and which methods judged, what each says, and why they differ.

Knows the words of statuses and methods; never which status a result should have.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import PACE, PLAN_RATE, method_named
from bgplan.core.report import OURS as OURS  # noqa: PLC0414  # the words of methods rest on it
from bgplan.core.report import Judgement, Reason, Report, Result, excess_of
from bgplan.core.vocabulary import Measure
from bgplan.render import numerals
from bgplan.render.notes import notes_of, reason_text, together
from bgplan.render.words import Words

_LEAST_EXCESS = 0.0005
"""What is exceeded by less would be shown as exceeded by nothing."""

_BY_TIME = (Status.AHEAD, Status.SLOW, Status.OFF_TRACK)


def sign(status: Status, words: Words) -> str:
    """Return the status's sign, or its ASCII stand-in."""
    return words(f"{'ascii' if words.ascii_only else 'sign'}.{status.value}")


def verdict(result: Result, words: Words, *, short: bool = False) -> str:
    """Return the status in words: a published method's own, else with months early or late, points, or what differs."""
    status = result.status
    form = "status_short" if short else "status_full"
    own = next((own_word(judgement, words, short=short) for judgement in answers(result)[:1]), None)
    if own is not None:
        return words(f"{form}.watched", word=own) if status is Status.WATCHED else own
    if status in _BY_TIME and (result.method is None or result.method in OURS):
        return _by_time(result, words, form)
    if status is Status.ACHIEVED and (excess := excess_of(result)) is not None and excess >= _LEAST_EXCESS:
        return words(f"{form}.achieved", percent=numerals.percent(excess, words.lang))
    if status is Status.NOT_COMPARABLE and result.not_compared:
        attributes = [
            attribute_text(difference.attribute, words, short=short) for difference in result.not_compared[0].differs
        ]
        return words(f"{form}.not_comparable", what=", ".join(attributes[:2] if short else attributes))
    if status is Status.NOT_ASSESSABLE:
        return _unjudged(result, words, form)
    return words(f"status.{status.value}")


def lacks_years(result: Result) -> bool:
    """Return whether an average cannot be judged because some of its years are missing."""
    missing = any(reason.code == "missing_years" for reason in result.reasons)
    return missing and result.value("years_known") is not None and result.value("years_passed") is not None


def _unjudged(result: Result, words: Words, form: str) -> str:
    """That a target cannot be judged; of an average how many of its years are known."""
    if lacks_years(result):
        known, passed = (words.shown(result.value(name)) for name in ("years_known", "years_passed"))
        return words.said(f"{form}.not_assessable_years", known=known, years=passed)
    brief = f"{form}.not_assessable"
    return words(brief if words.has(brief) else "status.not_assessable")


def attribute_text(name: str, words: Words, *, short: bool) -> str:
    """Return what a figure differs in; in a short word where there is one."""
    brief = f"attribute_short.{name}"
    return words(brief if short and words.has(brief) else f"attribute.{name}")


def _by_time(result: Result, words: Words, form: str) -> str:
    lead = result.value("lead_months")
    if lead is not None:
        months = numerals.number(lead if lead > 0 else 0 - lead, words.lang)
        one = f"{form}.{result.status.value}_one"
        return words(one) if months == "1" and words.has(one) else words(f"{form}.{result.status.value}", months=months)
    gap = result.value("gap")
    if gap is not None and result.target is not None and result.target.is_average:
        over = "_over" if gap > 0 and result.status is not Status.AHEAD else ""  # of a growth that is not to be passed
        points = numerals.number(gap if gap >= 0 else 0 - gap, words.lang, 2)
        return words(f"{form}.{result.status.value}_points{over}", points=points)
    return words(f"status.{result.status.value}")


def share_reached(result: Result) -> Number | None:
    """Return the actual as a share of the target; none of a growth: a quotient of two growth rates says nothing."""
    return None if result.indicator.measure is Measure.GROWTH else result.value("achievement_rate")


def named(result: Result, words: Words) -> str:
    """Return the name of a target as a sentence has it, its plan, and its year where that is not the plan's last."""
    target = result.target
    name = words.own(result.indicator.short)
    if target is None:
        return name
    year = target.term.end.year
    interim = f" ({year})" if year != target.plan.period.end.year else ""
    return f"{name} · {words.own(target.plan.name)}{interim}"


_GRADED = (Status.MOVING_AWAY, Status.OFF_TRACK, Status.SLOW, Status.ON_TRACK, Status.AHEAD)
_DATA = (Status.NOT_COMPARABLE, Status.NO_DATA)
"""The statuses that say what the data lack, whatever the method."""

_REACHED = "target_achieved"
"""The word for an interim target reached early; the final one is not, so that our status says it."""

_CLASH = "path_clash"


def answers(result: Result) -> tuple[Judgement, ...]:
    """Return what every method says of a result, the deciding one first; none where none was asked."""
    if result.method is None:
        return ()
    return (result.judgement, *result.opinions)


def answer_by(result: Result, method: str) -> Judgement | None:
    """Return what one method says of a result, None where it was not asked."""
    return next((judgement for judgement in answers(result) if judgement.method == method), None)


def own_word(judgement: Judgement, words: Words, *, short: bool = False) -> str | None:
    """Return a published method's own word for its grade; None where our status says it."""
    verdict = judgement.verdict
    if verdict is None or verdict.method in OURS or verdict.word == _REACHED:
        return None
    judged = (
        verdict.status is not Status.NOT_ASSESSABLE
        if judgement.status is Status.WATCHED
        else judgement.status in _GRADED
    )
    return _word(verdict.word, words, short=short) if judged else None


def answer_text(judgement: Judgement, words: Words, *, short: bool = False) -> str | None:
    """Return what a method says in a few words: its own, else our status; None where it has no answer."""
    own = own_word(judgement, words, short=short)
    if own is not None:
        return own
    if judgement.status is Status.WATCHED:
        return None
    return _word(judgement.status.value, words, short=True) if short else words(f"status.{judgement.status.value}")


def _word(word: str, words: Words, *, short: bool) -> str:
    """A word of a method; a short one where room is short and there is one."""
    brief = f"check.word.{word}"
    if short and words.has(brief):
        return words(brief)
    full = f"verdict.{word}"
    return words(full if words.has(full) else f"status.{word}")


def of_one_mind(result: Result) -> bool:
    """Return whether the data, or the due date, decide before any method is asked."""
    found = answers(result)
    return all(judgement.verdict is None and judgement.status is result.status for judgement in found)


def named_methods(report: Report, words: Words) -> str | None:
    """Return the methods asked for as a title names them; None for the default alone."""
    first, *others = report.methods
    if others:
        listed = ", ".join(words(f"method_short.{name}") for name in report.methods)
        return words("check.methods", methods=listed)
    if first == PACE.name:
        return None
    name = words(f"method.{first}")
    return name if method_named(first).label.startswith("after ") else words("check.by", method=name)


def has_year_plans(report: Report) -> bool:
    """Return whether plans of one year are judged by another method than those asked for."""
    asked = report.methods
    foreign = asked != (PACE.name,) and PLAN_RATE.name not in asked
    return foreign and any(result.method == PLAN_RATE.name for result in report.targets)


def notes_by_all(result: Result, report: Report, words: Words) -> tuple[str, ...]:
    """Return the notes of a result, and of the methods beside the deciding one what explains a difference."""
    clashing = [reason for judgement in answers(result) for reason in judgement.reasons if reason.code == _CLASH]
    told = result.disagreement or any(reason.code == _CLASH for reason in result.reasons)
    if told and clashing:
        result = result._replace(reasons=_with_clash_of_all(result.reasons, clashing))
    several = _clash_text(clashing, words) if told and len(clashing) > 1 else None
    notes = list(notes_of(result, report, words))
    if several is not None:
        notes = [several if each == reason_text(clashing[0], words) else each for each in notes]
    notes += _of_others(result, words)
    if result.target is not None and result.method not in (*report.methods, PLAN_RATE.name):
        notes.append(words("check.own_method", method=words(f"method.{result.method}")))
    return tuple(dict.fromkeys(notes))


def _with_clash_of_all(reasons: tuple[Reason, ...], clashing: list[Reason]) -> tuple[Reason, ...]:
    """The deciding method's reasons with the first of the clashes in its place, or at the end."""
    own = [reason for reason in reasons if reason.code == _CLASH]
    return reasons if own else (*reasons, clashing[0])


def _clash_text(clashing: list[Reason], words: Words) -> str:
    """That several methods grow by another path than the target's, in one sentence."""
    facts = clashing[0].facts
    return words(
        "note.path_clash_several",
        methods=", ".join(words(f"method.{each.facts['method']}") for each in clashing),
        rule_path=words(f"rule_path.{facts['rule_path']}"),
        path=words(f"rule_path.{facts['path']}"),
    )


def _of_others(result: Result, words: Words) -> Iterator[str]:
    """Why the methods beside the deciding one say something else, and how sure they are of it."""
    if result.status in _DATA:
        return
    for judgement in result.opinions:
        differs = judgement.status is not result.status or judgement.status is Status.NOT_ASSESSABLE
        for reason in together(judgement.reasons):
            if reason.code == _CLASH or reason.code.endswith("_differs"):
                continue
            if differs or reason.code == "borderline":
                yield reason_text(reason, words)
