"""What changed, as sentences: each section's heading and its entries, for the screen and for Markdown.

Knows how each kind of change is worded; never how wide a line is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bgplan.core.dataset import ResolvedObservation
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
from bgplan.render.citations import plan_date, short_date
from bgplan.render.document import Item, item
from bgplan.render.verdicts import sign, verdict
from bgplan.render.words import Words


class Section(NamedTuple):
    """The entries of one kind under their heading."""

    key: str
    entries: tuple[Item, ...]


class DiffText:
    """The changes in the words of one language."""

    def __init__(self, changes: Changes, words: Words) -> None:
        self.changes, self.words = changes, words

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that have entries, what weighs most first."""
        changes, (statuses, drifts) = self.changes, self.changes.counted
        found = (
            Section("statuses", tuple(map(self._status, statuses))),
            Section("drifts", tuple(map(self._drift, drifts))),
            Section("new", tuple(self._figure(each.figure, self._told(each.figure)) for each in changes.new)),
            Section("revised", tuple(map(self._revised, changes.revised))),
            Section("lost", tuple(map(self._lost, changes.lost))),
            Section("beside", tuple(map(self._beside, changes.beside))),
            Section("documents", tuple(self._documents())),
        )
        return tuple(each for each in found if each.entries)

    def title(self) -> str:
        """Return the territory and the two dates."""
        changes = self.changes
        span = self.words("diff.span", earlier=changes.earlier, later=changes.later)
        return f"{self.words.own(changes.written.territory)} · {span}"

    def totals(self) -> str:
        """Return how much changed."""
        words, changes = self.words, self.changes
        changed, drifts = changes.counted
        many = len(changed)
        statuses = words("diff.status_count_one") if many == 1 else words("diff.status_count", count=many)
        if drifts:
            statuses = f"{statuses}; {words('diff.drift_count', count=len(drifts))}"
        counts = {name: len(getattr(changes, name)) for name in ("new", "revised", "lost")}
        return words("diff.totals", statuses=statuses, figures=words("diff.figure_count", **counts))

    def _amount(self, one: ResolvedObservation) -> str:
        """A figure with what keeps it from being one like any other: that it is rounded, doubtful, or a forecast."""
        words, record = self.words, one.record
        sign = hedge_sign(one.amount, self.words)
        text = sign + figure_text(one, self.changes.after, words)
        marks = [words(f"code.{record.stage.value}")] if record.stage is Stage.FORECAST else []
        marks += [words("show.figure.low_confidence")] if one.is_doubtful else []
        return f"{text} ({', '.join(marks)})" if marks else text

    def _told(self, one: ResolvedObservation) -> str:
        """Who published a figure and when, as far as that is known."""
        published = one.record.published or one.source.published
        if published is None:
            month = numerals.month(one.published, self.words.lang)  # the page may be old: only the file has a date
            return self.words.said("diff.told_undated", publisher=one.source.publisher, month=month)
        key = "diff.told_inferred" if one.published_inferred else "diff.told"
        return self.words.said(key, publisher=one.source.publisher, on=short_date(published, self.words))

    def _named(self, one: ResolvedObservation, amount: str) -> str:
        words = self.words
        return words("diff.figure", name=one.indicator.short, period=one.record.period, amount=amount)

    def _figure(self, one: ResolvedObservation, *rest: str) -> Item:
        return item(self._named(one, self._amount(one)), *rest)

    def _move(self, move: Change | None, one: ResolvedObservation, other: ResolvedObservation) -> str:
        """Which way and by how much, where the two prints cannot stand for one number."""
        if move is None:
            told = one.amount is not None and other.amount is not None
            return self.words("diff.confirmed" if told else "diff.untold")
        words, decimals = self.words, max(move.before.decimals, move.after.decimals)
        amount = self._in_unit(words.number(move.change if move.change > 0 else 0 - move.change, decimals), one, move)
        parts = [words("diff.up" if move.change > 0 else "diff.down", amount=amount)]
        if move.relative is not None:
            parts[0] += f" ({numerals.percent(move.relative, words.lang, signed=True)})"
        if not move.interval.is_point:
            size = move.interval if move.change > 0 else move.interval.scaled(Fraction(-1))
            parts.append(words("diff.within", interval=words.interval(size, decimals + 1)))
        return ", ".join(parts)

    def _in_unit(self, number: str, one: ResolvedObservation, move: Change) -> str:
        """A change with its unit; of percentages in points."""
        words = self.words
        share = move.before is not one.amount and move.before is one.share_of_plan
        if share or one.indicator.measure.is_percent:
            return f"{number} {words('diff.points')}"
        return words.in_unit(number, self.changes.written.units[one.indicator.unit])

    def _revised(self, each: Revised) -> Item:
        both = self.words("diff.arrow", before=self._amount(each.before), after=self._amount(each.after))
        told = self.words("diff.arrow", before=self._told(each.before), after=self._told(each.after))
        return item(self._named(each.after, both), self._move(each.move, each.before, each.after), told)

    def _lost(self, each: Superseded) -> Item:
        words, by = self.words, each.by
        now = None if by is None else {"amount": self._amount(by), "told": self._told(by)}
        moves = () if by is None else (self._move(each.move, each.figure, by),)
        told = self._told(each.figure)
        if each.how == "displaced" and now is not None:
            return self._figure(each.figure, told, words("diff.displaced", **now), *moves)
        record = each.withdrawal.record if each.withdrawal is not None else each.figure.record
        on = record.withdrawn_on.end if record.withdrawn_on is not None else None
        why = words("diff.withdrawn", on=on, reason=record.withdrawn)
        left = words("diff.none_left") if now is None else words("diff.counts", **now)
        return self._figure(each.figure, told, why, left, *moves)

    def _beside(self, each: AlsoPublished) -> Item:
        counts = self.words("diff.counts", amount=self._amount(each.counts), told=self._told(each.counts))
        told = self._told(each.figure)
        return self._figure(each.figure, told, counts, self._move(each.move, each.counts, each.figure))

    def _documents(self) -> Iterator[Item]:
        words = self.words
        for plan in self.changes.plans:
            yield item(self._plan(plan))
        for target in self.changes.targets:
            yield item(self._target(target))
        for each in self.changes.closed:
            closed = words("diff.closed", name=each.indicator.short, on=each.closed.on, why=each.closed.why)
            yield item(closed)

    def _plan(self, each: PlanChange) -> str:
        by = self.changes.written.plans.get(each.by or "")
        words = self.words
        on = plan_date(each.plan, self.changes.written, words) if each.how == "new" else words.shown(each.on)
        name, successor = words.own(each.plan.name), words.shown(by.name if by is not None else None)
        return words.said(f"diff.plan_{each.how}", name=name, on=on, by=successor)

    def _target(self, each: TargetChange) -> str:
        name = each.target.indicator.short
        return self.words(f"diff.target_{each.how}", name=name, id=each.target.name, on=each.on, by=each.by)

    def _status(self, each: StatusChange) -> Item:
        name = f"{self.words.own(each.after.indicator.short)} ({each.after.name})"
        was = self.words("diff.first") if each.before is None else self._verdict(each.before)
        both = self.words("diff.arrow", before=was, after=self._verdict(each.after))
        return item(f"{name}: {both}", *map(self.cause, each.causes), style=f"status.{each.after.status.value}")

    def _drift(self, each: StatusChange) -> Item:
        """One target that stands as before: both verdicts with their lead, and the pace ratios and gaps behind them."""
        said, was, now, words = self._status(each), each.before, each.after, self.words
        lines = []
        decimals = now.amount.decimals if now.amount is not None else 0
        for term, places in (("pace_ratio", 2), ("gap", decimals)):
            ends = [None if one is None else one.value(term) for one in (was, now)]
            before, after = (None if end is None else numerals.number(end, words.lang, places) for end in ends)
            if before is not None and after is not None and before != after:
                both = words("diff.arrow", before=before, after=after)
                in_unit = words.difference(both, self.changes.written.units[now.indicator.unit])
                lines.append(words(f"diff.{term}", both=in_unit if term == "gap" else both))
        return said._replace(rest=(*lines, *said.rest))

    def _verdict(self, result: Result) -> str:
        edge = " ±" if result.borderline else ""
        return f"{sign(result.status, self.words)} {verdict(result, self.words)}{edge}"

    def cause(self, each: StatusCause) -> str:
        """Return why a status is another one."""
        facts = dict(each.facts)
        for name, one in (("figure", each.figure), ("before", each.before)):
            if one is not None:
                facts[name] = self._named(one, self._amount(one))
        return self.words(f"cause.{_cause_key(each)}", **facts)


def _cause_key(each: StatusCause) -> str:
    """The sentence for a cause, by the figures that it names."""
    if each.code == "new_figure" and each.before is not None:
        return "new_figure_after"
    if each.code == "lost_figure" and each.figure is not None:
        return "lost_figure_now"
    if each.code in ("earlier_figure", "refused_figure") and each.figure is None:
        return f"{each.code}_gone"
    return "new_plan_gone" if each.code == "new_plan" and not each.facts.get("targets") else each.code
