"""Why a status is another one than before: what entered that had not been known, or only the time that passed.

A target is judged three times: with what was known then, on that date; with what was known then, on the later date;
with what is known now. Where the second already says what the third does, time alone passed. Knows results and the
figures that changed; judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.diff.figures import FigureChanges, moved
from bgplan.core.diff.report import StatusCause
from bgplan.core.methods import JUDGED
from bgplan.core.report import Result


class Judged(NamedTuple):
    """One target: as it stood, as it would stand had nothing been published since, and as it stands."""

    before: Result
    unchanged: Result
    after: Result


def is_other(result: Result, other: Result) -> bool:
    """Return whether two results say different things: another status, or others that are as possible."""
    return (result.status, result.also) != (other.status, other.also)


_ROUNDED = (("lead_months", 0), ("pace_ratio", 2), ("gap", None))
"""What can drift within a status, and the decimals that it is told with; a gap those of its figure."""


def has_drifted(result: Result, other: Result) -> bool:
    """Return whether two judged results of one status differ in lead, pace or gap beyond rounding."""
    if other.status not in JUDGED or result.amount is None or other.amount is None:
        return False
    digits = max(result.amount.decimals, other.amount.decimals)
    for term, decimals in _ROUNDED:
        was, now = result.value(term), other.value(term)
        places = digits if decimals is None else decimals
        if was is not None and now is not None and round(was, places) != round(now, places):
            return True
    return False


def _is_otherwise(one: Result, other: Result) -> bool:
    """Whether one status rests on another figure for another reason: a doubtful one that came, not the wait for one."""
    codes = [{reason.code for reason in result.reasons} for result in (one, other)]
    return codes[0] != codes[1] and one.actual != other.actual


def causes(judged: Judged, changes: FigureChanges) -> tuple[StatusCause, ...]:
    """Return why the status after is not the one before."""
    same = not is_other(judged.unchanged, judged.after)
    if same and not _is_otherwise(judged.unchanged, judged.after):
        return (StatusCause("time_passed", facts=_reason_facts(judged)),)
    found = tuple(_entered(judged.unchanged, judged.after, changes))
    late = not same and is_other(judged.before, judged.unchanged)
    return (*found, *((StatusCause("time_passed", facts=_reason_facts(judged)),) if late else ()))


def drift_causes(judged: Judged, changes: FigureChanges) -> tuple[StatusCause, ...]:
    """Return why a target stands otherwise within its status."""
    found = tuple(_entered(judged.unchanged, judged.after, changes))
    return found or (StatusCause("time_passed", facts=_reason_facts(judged)),)


def _reason_facts(judged: Judged) -> dict[str, str | None]:
    """The code of what time brought about: that a date came, or that a year was over."""
    told = {reason.code for reason in judged.before.reasons}
    return {"reason": next((reason.code for reason in judged.unchanged.reasons if reason.code not in told), None)}


def _entered(before: Result, after: Result, changes: FigureChanges) -> Iterator[StatusCause]:
    """What the two verdicts rest on that is not the same."""
    found = [*_of_figure(before, after), *_of_documents(before, after)]
    if not found:
        found = [*_of_others(after, changes)]
    yield from found


def _of_figure(before: Result, after: Result) -> Iterator[StatusCause]:
    """The figure that counts is another one, or none is left; or only another that is refused."""
    observation, other = before.actual, after.actual
    if observation is None and other is None:
        was, now = _refused(before), _refused(after)
        if was != now:
            yield StatusCause("refused_figure", now, was)
    elif other is None:
        yield StatusCause("lost_figure", None, observation)
    elif observation is None:
        yield StatusCause("new_figure", other)
    elif (observation.record.indicator, observation.span) != (other.record.indicator, other.span):
        older = other.record.period.end < observation.record.period.end
        yield StatusCause("lost_figure" if older else "new_figure", other, observation)
    elif observation != other:
        confirmed = moved(observation, other) is None and observation.amount == other.amount
        yield StatusCause("confirmed_figure" if confirmed else "revised_figure", other, observation)


def _refused(result: Result) -> ResolvedObservation | None:
    """The figure nearest to what the target asks for, of those that cannot be compared."""
    return result.not_compared[0].observation if result.not_compared else None


def _of_documents(before: Result, after: Result) -> Iterator[StatusCause]:
    """The base or the parts became known, or another target of the plan leads to this one."""
    if before.base is None and after.base is not None:
        yield StatusCause("base_known", facts={"period": after.base.period, "base": after.base.amount.interval})
    was, now = before.target, after.target
    if was is not None and now is not None and was.parts is None and now.parts is not None:
        yield StatusCause("parts_known")
    names = {target.name for target in before.interim}
    if names != {target.name for target in after.interim}:
        new = tuple(target.name for target in after.interim if target.name not in names)
        yield StatusCause("new_plan", facts={"targets": new})


def _of_others(after: Result, changes: FigureChanges) -> Iterator[StatusCause]:
    """Figures of other periods of the indicator, such as earlier years, that the verdict looks at as well."""
    proxy = after.target.record.proxy if after.target is not None else None
    names = dict.fromkeys((after.indicator_name, proxy))
    pairs = (pair for name in names if name is not None for pair in changes.by_indicator.get(name, ()))
    for _, figure, before in sorted(pairs, key=lambda pair: pair.place):
        yield StatusCause("earlier_figure", figure, before)
