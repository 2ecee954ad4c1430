"""What changed, as sentences: each section's heading and its entries, for the screen and for Markdown.

Knows how each kind of change is worded; never how wide a line is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.dataset import ResolvedObservation, ResolvedTarget
from bgplan.core.diff import Changes
from bgplan.core.diff.report import (
    AlsoPublished,
    Change,
    PlanChange,
    Revised,
    StatusCause,
    StatusChange,
    Superseded,
    TargetChange,
)
from bgplan.core.report import Result
from bgplan.core.vocabulary import Stage
from bgplan.render import numerals
from bgplan.render.amounts import figure_text, hedge_sign
from bgplan.render.ascii import NO_BREAK
from bgplan.render.citations import plan_date, short_date
from bgplan.render.document import Item, item
from bgplan.render.verdicts import sign, verdict
from bgplan.render.words import Words


class Section(NamedTuple):
    """The entries of one kind under their heading."""

    key: str
    entries: tuple[Item, ...]


class DiffText:
    """The changes in the words of one language; without names a target is told by what sets it and its year."""

    def __init__(self, changes: Changes, words: Words, *, with_names: bool = True) -> None:
        self.changes, self.words, self.with_names = changes, words, with_names

    def _called(self, target: ResolvedTarget) -> str:
        """What tells a target from the others of its indicator."""
        document = self.words.own(target.plan.short)
        return target.name if self.with_names else f"{document}, {target.term.end.year}"

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that have entries, what weighs most first."""
        changes, (statuses, drifts) = self.changes, self.changes.counted
        found = (
            Section("statuses", tuple(self._status(change) for change in statuses if change.before is not None)),
            Section("added", tuple(self._status(change) for change in statuses if change.before is None)),
            Section("drifts", tuple(map(self._drift, drifts))),
            Section("new", tuple(self._figure(new.figure, self._told(new.figure)) for new in changes.new)),
            Section("revised", tuple(map(self._revised, changes.revised))),
            Section("lost", tuple(map(self._lost, changes.lost))),
            Section("beside", tuple(map(self._beside, changes.beside))),
            Section("documents", tuple(self._documents())),
        )
        return tuple(section for section in found if section.entries)

    def title(self) -> str:
        """Return the territory and the two dates."""
        changes = self.changes
        span = self.words("diff.span", earlier=changes.earlier, later=changes.later)
        return f"{self.words.own(changes.written.territory)} · {span}"

    def totals(self) -> str:
        """Return how much changed."""
        words, changes = self.words, self.changes
        changed, drifts = changes.counted
        new = sum(change.before is None for change in changed)
        told = (("status_count", len(changed) - new), ("added_count", new), ("drift_count", len(drifts)))
        statuses = "; ".join(_counted(key, count, words) for key, count in told if count or key == "status_count")
        counted = (("new", changes.new), ("revised", changes.revised), ("lost", changes.lost))
        counts = ", ".join(words(f"diff.{name}_count", count=len(figures)) for name, figures in counted if figures)
        return (
            words("diff.totals", statuses=statuses, figures=words("diff.figure_count", counts=counts))
            if counts
            else statuses
        )

    def _amount(self, observation: ResolvedObservation) -> str:
        """A figure with what keeps it from being one like any other: that it is rounded, doubtful, or a forecast."""
        words, record = self.words, observation.record
        sign = hedge_sign(observation.amount, self.words)
        text = (sign + figure_text(observation, self.changes.after, words)).replace(" ", NO_BREAK)
        marks = [words(f"code.{record.stage.value}")] if record.stage is Stage.FORECAST else []
        marks += [words("show.figure.low_confidence")] if observation.is_doubtful else []
        return f"{text} ({', '.join(marks)})" if marks else text

    def _told(self, observation: ResolvedObservation) -> str:
        """Who published a figure and when, as far as that is known."""
        published = observation.record.published or observation.source.published
        if published is None:
            month = numerals.month(
                observation.published, self.words.lang
            )  # the page may be old: only the file has a date
            return self.words.said("diff.told_undated", publisher=observation.source.publisher, month=month)
        key = "diff.told_inferred" if observation.published_inferred else "diff.told"
        return self.words.said(key, publisher=observation.source.publisher, on=short_date(published, self.words))

    def _named(self, observation: ResolvedObservation, amount: str) -> str:
        words = self.words
        return words("diff.figure", name=observation.indicator.short, period=observation.record.period, amount=amount)

    def _figure(self, observation: ResolvedObservation, *rest: str) -> Item:
        return item(self._named(observation, self._amount(observation)), *rest)

    def _move(self, move: Change | None, observation: ResolvedObservation, other: ResolvedObservation) -> str:
        """Which way and by how much, where the two prints cannot stand for one number."""
        if move is None:
            told = observation.amount is not None and other.amount is not None
            return self.words("diff.confirmed" if told else "diff.untold")
        words, decimals = self.words, max(move.before.decimals, move.after.decimals)
        amount = self._in_unit(
            words.number(move.change if move.change > 0 else 0 - move.change, decimals), observation, move
        )
        parts = [words("diff.up" if move.change > 0 else "diff.down", amount=amount)]
        if move.relative is not None:
            parts[0] += f" ({numerals.percent(move.relative, words.lang, signed=True)})"
        if not move.interval.is_point:
            size = move.interval if move.change > 0 else move.interval.scaled(Fraction(-1))
            parts.append(words("diff.within", interval=words.interval(size, decimals + 1)))
        return ", ".join(parts)

    def _in_unit(self, number: str, observation: ResolvedObservation, move: Change) -> str:
        """A change with its unit; of percentages in points."""
        words = self.words
        share = move.before is not observation.amount and move.before is observation.share_of_plan
        if share or observation.indicator.measure.is_percent:
            return f"{number}{NO_BREAK}{words('points.one' if number == '1' else 'points.many')}"
        unit = self.changes.written.units[observation.indicator.unit]
        return words.difference(number, unit).replace(" ", NO_BREAK)

    def _revised(self, revised: Revised) -> Item:
        both = self.words("diff.arrow", before=self._amount(revised.before), after=self._amount(revised.after))
        told = self.words("diff.arrow", before=self._told(revised.before), after=self._told(revised.after))
        return item(self._named(revised.after, both), self._move(revised.move, revised.before, revised.after), told)

    def _lost(self, superseded: Superseded) -> Item:
        words, by = self.words, superseded.by
        now = None if by is None else {"amount": self._amount(by), "told": self._told(by)}
        moves = () if by is None else (self._move(superseded.move, superseded.figure, by),)
        told = self._told(superseded.figure)
        if superseded.how == "displaced" and now is not None:
            return self._figure(superseded.figure, told, words("diff.displaced", **now), *moves)
        record = superseded.withdrawal.record if superseded.withdrawal is not None else superseded.figure.record
        on = record.withdrawn_on.end if record.withdrawn_on is not None else None
        why = words("diff.withdrawn", on=on, reason=record.withdrawn)
        left = words("diff.none_left") if now is None else words("diff.counts", **now)
        return self._figure(superseded.figure, told, why, left, *moves)

    def _beside(self, also: AlsoPublished) -> Item:
        counts = self.words("diff.counts", amount=self._amount(also.counts), told=self._told(also.counts))
        told = self._told(also.figure)
        return self._figure(also.figure, told, counts, self._move(also.move, also.counts, also.figure))

    def _documents(self) -> Iterator[Item]:
        words = self.words
        for plan in self.changes.plans:
            yield item(self._plan(plan))
        for target in self.changes.targets:
            yield item(self._target(target))
        for series in self.changes.closed:
            closed = words("diff.closed", name=series.indicator.short, on=series.closed.on, why=series.closed.why)
            yield item(closed)

    def _plan(self, change: PlanChange) -> str:
        by = self.changes.written.plans.get(change.by or "")
        words = self.words
        on = plan_date(change.plan, self.changes.written, words) if change.how == "new" else words.shown(change.on)
        name, successor = words.own(change.plan.name), words.shown(by.name if by is not None else None)
        return words.said(f"diff.plan_{change.how}", name=name, on=on, by=successor)

    def _target(self, change: TargetChange) -> str:
        target, by = change.target, self.changes.written.targets.get(change.by or "")
        successor = change.by
        if by is not None and not self.with_names and by.plan in self.changes.written.plans:
            successor = self.words.own(self.changes.written.plans[by.plan].short)
        key, name, called = f"diff.target_{change.how}", target.indicator.short, self._called(target)
        return self.words(key, name=name, id=called, on=change.on, by=successor)

    def _status(self, change: StatusChange) -> Item:
        target = change.after.target
        called = change.after.name if target is None else self._called(target)
        name = f"{self.words.own(change.after.indicator.short)} ({called})"
        style, now = f"status.{change.after.status.value}", self._verdict(change.after)
        if change.before is None:  # that there was no such target before, the heading says
            return item(f"{name}: {now}", style=style)
        both = self.words("diff.arrow", before=self._verdict(change.before), after=now)
        return item(f"{name}: {both}", *self._causes(change.causes), style=style)

    def _causes(self, causes: tuple[StatusCause, ...]) -> Iterator[str]:
        """Why a status is another one; that time passed too, where that is not all."""
        for at, status_cause in enumerate(causes):
            is_too = at > 0 and status_cause.code == "time_passed"
            yield self.words("cause.time_passed_too") if is_too else self.cause(status_cause)

    def _drift(self, change: StatusChange) -> Item:
        """One target that stands as before: both verdicts with their lead, and the pace ratios and gaps behind them."""
        said, was, now, words = self._status(change), change.before, change.after, self.words
        lines = []
        decimals = now.amount.decimals if now.amount is not None else 0
        is_average = now.target is not None and now.target.is_average  # no quotient of two growth rates
        for term, places in (("gap", decimals),) if is_average else (("pace_ratio", 2), ("gap", decimals)):
            ends = [None if result is None else result.value(term) for result in (was, now)]
            before, after = (None if end is None else numerals.number(end, words.lang, places) for end in ends)
            if before is not None and after is not None and before != after:
                both = words("diff.arrow", before=before, after=after)
                in_unit = words.difference(both, self.changes.written.units[now.indicator.unit])
                in_unit = in_unit.replace(" ", NO_BREAK)
                lines.append(words(f"diff.{term}", both=in_unit if term == "gap" else both))
        return said._replace(rest=(*lines, *said.rest))

    def _verdict(self, result: Result) -> str:
        edge = f"{NO_BREAK}±" if result.borderline else ""
        return f"{sign(result.status, self.words)}{NO_BREAK}{verdict(result, self.words)}{edge}"

    def cause(self, status_cause: StatusCause) -> str:
        """Return why a status is another one."""
        facts = dict(status_cause.facts)
        for name, observation in (("figure", status_cause.figure), ("before", status_cause.before)):
            if observation is not None:
                facts[name] = self._named(observation, self._amount(observation))
        return self.words(f"cause.{_cause_key(status_cause)}", **facts)


def _counted(key: str, count: int, words: Words) -> str:
    """So many of a kind; of one in words of its own."""
    return words(f"diff.{key}_one") if count == 1 else words(f"diff.{key}", count=count)


def _cause_key(status_cause: StatusCause) -> str:
    """The sentence for a cause, by the figures that it names."""
    if status_cause.code == "new_figure" and status_cause.before is not None:
        return "new_figure_after"
    if status_cause.code == "lost_figure" and status_cause.figure is not None:
        return "lost_figure_now"
    if status_cause.code in ("earlier_figure", "refused_figure") and status_cause.figure is None:
        return f"{status_cause.code}_gone"
    return (
        "new_plan_gone"
        if status_cause.code == "new_plan" and not status_cause.facts.get("targets")
        else status_cause.code
    )
