"""BG616–BG618: what a target is measured from, against its own series, its plan's years and its own bounds.

Knows targets with a base and the prints of their indicators; never a status.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.book import Book, Goal, Origin
from bgplan.core.findings import Fact, Facts, Finding, Place
from bgplan.core.known import known_from
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.validate.runner import rule
from bgplan.core.validate.vintages import Figures, Prints, Shown, Span, figures_of
from bgplan.core.vocabulary import Measure

MOST_YEARS_BEFORE = 3
"""So many years before the plan's first one a base may lie; plans take the latest figure that they have."""


@rule("BG616", given=figures_of)
def bases_against_series(book: Book, figures: Figures) -> Iterator[Finding | Outcome]:
    """BG616: where the indicator's own series has a figure for the time of the base, one of its prints is the base."""
    for goal, base, prints in _with_base(book, figures):
        own = _own_prints(base, goal, prints)
        if not own:
            yield UNTOLD["BG616"]
        elif any(base.amount.interval.overlaps(shown.interval) for shown in own):
            yield HELD["BG616"]
        else:
            latest = own[-1]
            facts: dict[str, Fact] = {"base": base.amount.point, "figure": latest.point, "period": base.period}
            facts["unit"] = goal.indicator.unit
            yield finding("BG616", _place(goal), subject=goal.name, related=(latest.place,), facts=facts)


@rule("BG617", given=figures_of)
def bases_far_from_plan(book: Book, figures: Figures) -> Iterator[Finding | Outcome]:
    """BG617: a base lies shortly before the plan's first year, unless its own series has it or a note says why.

    One of which the period is assumed lies in the year before; none lies after both the plan's first year and the year
    in which the document was issued or told of.
    """
    for goal, base, prints in _with_base(book, figures):
        first, end = goal.plan.period.start.year, base.period.end
        if end >= goal.term.end:  # BG605 says so
            yield UNTOLD["BG617"]
            continue
        most = 1 if base.period_assumed else MOST_YEARS_BEFORE
        latest = max(first, known_from(goal.plan, book.written).year)
        is_near = first - most <= end.year or _is_explained(goal, base) or _is_confirmed(base, goal, prints)
        if is_near and end.year <= latest:
            yield HELD["BG617"]
        else:
            facts: Facts = {"base": base.period, "first": str(first), "last": str(goal.plan.period.end.year)}
            yield finding("BG617", goal.place.at("base", "period"), subject=goal.name, facts=facts)


def _is_explained(goal: Goal, base: Origin) -> bool:
    """Whether a note says why the plan counts from so far back; that a period is assumed explains nothing."""
    noted = goal.record.base is not None and goal.record.base.note is not None
    return noted and not base.period_assumed


def _is_confirmed(base: Origin, goal: Goal, prints: Prints | None) -> bool:
    return any(base.amount.interval.overlaps(shown.interval) for shown in _own_prints(base, goal, prints))


def derived_bases(book: Book) -> Iterator[Finding | Outcome]:
    """BG618: a base that follows from the total and its parts lies within the bounds that are given for it."""
    for goal in book.goals:
        record, base = goal.record.base, goal.base
        if record is None or base is None or base.basis != "derived" or (record.low is None and record.high is None):
            continue
        value = base.amount.point
        if (record.low is None or record.low <= value) and (record.high is None or value <= record.high):
            yield HELD["BG618"]
            continue
        key = "low" if record.low is not None and record.low > value else "high"
        facts: Facts = {
            "derived": value,
            "bound": record.low if key == "low" else record.high,
            "reason": f"{key}-bound",
        }
        yield finding("BG618", goal.place.at("base", key), subject=goal.name, facts=facts)


def _with_base(book: Book, figures: Figures) -> Iterator[tuple[Goal, Origin, Prints | None]]:
    """The targets whose base the files give, with the prints of their indicator."""
    for goal in book.goals:
        if goal.base is not None and goal.record.base is not None:
            yield goal, goal.base, figures.of(goal.record.indicator)


def _own_prints(base: Origin, goal: Goal, prints: Prints | None) -> tuple[Shown, ...]:
    """The prints of the target's own indicator for the time of the base, in the order of publication."""
    start, end = base.period.start, base.period.end
    span: Span = (end if goal.indicator.measure is Measure.STOCK else start, end)
    return () if prints is None else prints.printed.get(span, ())


def _place(goal: Goal) -> Place:
    record = goal.record.base
    if record is None or (record.value is None and record.printed is None):
        return goal.place.at("base")
    return goal.place.at("base", "value" if record.value is not None else "printed")
