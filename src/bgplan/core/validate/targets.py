"""BG601–BG605, BG611 and BG612: targets against their own parts, against each other, and against their bases."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.book import Book
from bgplan.core.findings import Fact, Facts, Finding
from bgplan.core.rules import HELD, UNTOLD, Outcome, finding
from bgplan.core.target_checks import composition_checks, document_checks
from bgplan.core.vocabulary import Direction, Path


def compositions(book: Book) -> Iterator[Finding | Outcome]:
    """BG601: base + added − removed must give the total that the same document sets."""
    for goal in book.goals:
        if goal.record.composition is None:
            continue
        check = next(composition_checks((goal,)), None)
        if check is None:
            yield UNTOLD["BG601"]
        elif check.holds:
            yield HELD["BG601"]
        else:
            facts = {name: check.facts[name] for name in ("base", "total", "sum")}
            facts |= {name: _sum(check.facts[name]) for name in ("added", "removed")}
            yield finding("BG601", goal.place.at("composition"), subject=goal.name, facts=facts)


def _sum(parts: Fact) -> Fraction:
    """What the parts of a composition come to; nothing where there is none."""
    terms = parts if isinstance(parts, tuple) else ()
    return sum((each for each in terms if isinstance(each, Fraction)), Fraction())


def documents(book: Book) -> Iterator[Finding | Outcome]:
    """BG602: two documents that set one target for one date differently; two of one document are BG606's."""
    for check in document_checks(book.goals):
        one, other = check.goals
        if one.record.plan == other.record.plan:
            continue
        if check.holds or one.is_superseded or other.is_superseded:
            yield HELD["BG602"]
            continue
        facts: Facts = {"one": check.facts["one"], "other": check.facts["other"], "unit": one.indicator.unit}
        place, related = other.place.at("value"), (one.place.at("value"),)
        yield finding("BG602", place, subject=other.name, related=related, facts=facts)


def directions(book: Book) -> Iterator[Finding | Outcome]:
    """BG604: the way from base to target must go in the declared direction, whatever their digits leave open."""
    for goal in book.goals:
        declared = goal.record.direction or goal.indicator.direction
        if declared is None or goal.record.maintain:
            continue
        begins_with_nothing = goal.is_sum and goal.record.base is None  # what is added up rises, a ceiling too
        if goal.base is None or goal.amount is None or begins_with_nothing:
            yield UNTOLD["BG604"]
            continue
        base, total = goal.base.amount, goal.amount
        lower, higher = (total, base) if declared is Direction.UP else (base, total)
        if lower.interval.high < higher.interval.low:
            facts: Facts = {"base": base.point, "target": total.point, "direction": declared.value}
            yield finding("BG604", goal.place.at("value"), subject=goal.name, facts=facts)
        else:
            yield HELD["BG604"]


def bases_after_due(book: Book) -> Iterator[Finding | Outcome]:
    """BG605: a base must lie before the date the target is due."""
    for goal in book.goals:
        if goal.base is not None and goal.base.period.end >= goal.term.end:
            facts: Facts = {"base": goal.base.period, "due": goal.term.end}
            yield finding("BG605", goal.place.at("base", "period"), subject=goal.name, facts=facts)
        elif goal.base is not None:
            yield HELD["BG605"]


def due_within_plan(book: Book) -> Iterator[Finding | Outcome]:
    """BG611: a target is due within the years that its plan is for."""
    for goal in book.goals:
        years = goal.plan.period
        if years.start <= goal.term.end <= years.end:
            yield HELD["BG611"]
            continue
        key = "due" if goal.record.due is not None else "over"
        facts: Facts = {"due": goal.term.end, "first": str(years.start.year), "last": str(years.end.year)}
        yield finding("BG611", goal.place.at(key), subject=goal.name, facts=facts)


def growing_paths(book: Book) -> Iterator[Finding | Outcome]:
    """BG612: steady growth leads from one positive number to another; from or to nothing there is none."""
    for goal in book.goals:
        if goal.record.path is not Path.GEOMETRIC or goal.is_average or goal.is_year_plan:
            continue
        if goal.base is None or goal.amount is None:
            yield UNTOLD["BG612"]
        elif goal.base.amount.point > 0 and goal.amount.point > 0:
            yield HELD["BG612"]
        else:
            base, wanted = goal.base.amount.point, goal.amount.point
            yield finding("BG612", goal.place.at("path"), subject=goal.name, base=base, target=wanted)
