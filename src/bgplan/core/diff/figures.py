"""New, revised and lost figures: the prints known on a later date against those known on an earlier one.

Knows the prints of each indicator and period; which of them counts says ``core.series``, as everywhere. Forecasts are
held apart from what was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias

from bgplan.core import formulas
from bgplan.core.as_of import is_actual
from bgplan.core.dataset import Amount, ResolvedObservation
from bgplan.core.diff.report import AlsoPublished, Change, NewFigure, Revised, Superseded
from bgplan.core.findings import Place
from bgplan.core.series import are_alike, ranked
from bgplan.core.vocabulary import FINALITY

Key: TypeAlias = tuple[str, date, date, bool]
"""An indicator, the first and last day of a period, and whether the figure says what was."""


class Pair(NamedTuple):
    """A figure that counts or is new, and the one before it; ``place`` is that among all that changed."""

    place: int
    figure: ResolvedObservation | None
    before: ResolvedObservation | None


@dataclass(frozen=True)
class FigureChanges:
    """What changed among the figures, by indicator and period."""

    new: tuple[NewFigure, ...] = ()
    revised: tuple[Revised, ...] = ()
    lost: tuple[Superseded, ...] = ()
    beside: tuple[AlsoPublished, ...] = ()

    @cached_property
    def by_indicator(self) -> Mapping[str, tuple[Pair, ...]]:
        """The figures of each indicator that changed, with those before them."""
        pairs: list[tuple[ResolvedObservation | None, ResolvedObservation | None]] = [
            *((change.figure, None) for change in self.new),
            *((change.after, change.before) for change in self.revised),
            *((change.by, change.figure) for change in self.lost),
            *((change.figure, None) for change in self.beside),
        ]
        found: dict[str, list[Pair]] = {}
        for place, (figure, before) in enumerate(pairs):
            known = figure or before
            if known is not None:
                found.setdefault(known.record.indicator, []).append(Pair(place, figure, before))
        return {name: tuple(changed) for name, changed in found.items()}


def figure_changes(
    before: tuple[ResolvedObservation, ...],
    after: tuple[ResolvedObservation, ...],
    withdrawals: tuple[ResolvedObservation, ...],
) -> FigureChanges:
    """Return what is known after and was not before, or the other way round.

    ``withdrawals`` are the observations as their files have them now, with the reason why they were taken back.
    """
    earlier, later = _by_period(before), _by_period(after)
    reasons = {observation.place: observation for observation in withdrawals}
    changes = [
        _of_period(earlier.get(key, ()), later.get(key, ()), reasons) for key in sorted({*earlier, *later}, key=_order)
    ]
    return FigureChanges(
        tuple(new for each in changes for new in each.new),
        tuple(revised for each in changes for revised in each.revised),
        tuple(superseded for each in changes for superseded in each.lost),
        tuple(also for each in changes for also in each.beside),
    )


def moved(before: ResolvedObservation, after: ResolvedObservation) -> Change | None:
    """Return by how much one print differs from another; None where both can stand for one number, or have none."""
    amount, other, share = before.amount, after.amount, False
    if amount is None or other is None:
        amount, other, share = before.share_of_plan, after.share_of_plan, True
    if amount is None or other is None or amount.interval.overlaps(other.interval):
        return None
    sure = not (before.is_doubtful or after.is_doubtful)  # a doubtful figure enters no rate of change
    return _move(amount, other, relative=sure and not share and not before.indicator.measure.changes_by_difference)


def _move(amount: Amount, other: Amount, *, relative: bool) -> Change:
    change = other.point - amount.point
    has_meaning = relative and amount.interval.low > 0 and other.point >= 0  # none on nothing, nor below it
    share = formulas.quotient(part=change, whole=amount.point) if has_meaning else None
    return Change(amount, other, change, other.interval - amount.interval, share)


def _by_period(observations: Iterable[ResolvedObservation]) -> Mapping[Key, tuple[ResolvedObservation, ...]]:
    """The prints of each period, the best first."""
    found: dict[Key, list[ResolvedObservation]] = {}
    for observation in ranked(observations):
        found.setdefault((observation.record.indicator, *observation.span, is_actual(observation)), []).append(
            observation
        )
    return {key: tuple(prints) for key, prints in found.items()}


def _order(key: Key) -> tuple[str, date, date, bool]:
    name, start, end, actual = key
    return name, end, start, actual


def _of_period(
    before: tuple[ResolvedObservation, ...],
    after: tuple[ResolvedObservation, ...],
    reasons: Mapping[Place, ResolvedObservation],
) -> FigureChanges:
    """What changed among the prints of one period."""
    known, still = {observation.place for observation in before}, {observation.place for observation in after}
    counts = after[0] if after else None
    counted = next(
        (observation for observation in before if observation.place in still and are_alike(observation, before[0])),
        None,
    )
    counted = counted or (before[0] if before else None)
    lost = [_withdrawn(observation, counts, reasons) for observation in before if observation.place not in still]
    new: tuple[NewFigure, ...] = ()
    revised: tuple[Revised, ...] = ()
    if counted is None and counts is not None:
        new = (NewFigure(counts),)
    elif counted is not None and counts is not None and counted.place in still and counts.place != counted.place:
        move = moved(counted, counts)
        if move is None or _is_revision(counted, counts):
            revised = (Revised(counted, counts, move),)
        else:
            lost.append(Superseded(counted, "displaced", counts, move))
    further = (observation for observation in after[1:] if observation.place not in known)
    beside = tuple(AlsoPublished(observation, after[0], moved(after[0], observation)) for observation in further)
    return FigureChanges(new, revised, tuple(lost), beside)


def _withdrawn(
    observation: ResolvedObservation, counts: ResolvedObservation | None, reasons: Mapping[Place, ResolvedObservation]
) -> Superseded:
    """A print that was taken back, and what counts now; whether it had counted may be a matter of two alike."""
    move = None if counts is None else moved(observation, counts)
    return Superseded(observation, "withdrawn", counts, move, reasons.get(observation.place))


def _is_revision(before: ResolvedObservation, after: ResolvedObservation) -> bool:
    """Whether a later print goes on from the one before: of a later stage, or of the same publisher."""
    later = FINALITY[after.record.stage] > FINALITY[before.record.stage]
    return later or after.source.publisher == before.source.publisher
