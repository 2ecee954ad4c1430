"""BG601–BG605: targets against their own parts, against each other, and against their bases."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.book import Book
from bgplan.core.findings import Fact, Finding
from bgplan.core.rules import finding
from bgplan.core.target_checks import composition_checks, document_checks
from bgplan.core.vocabulary import Direction


def compositions(book: Book) -> Iterator[Finding]:
    """BG601: base + added − removed must give the total that the same document sets."""
    for check in composition_checks(book.goals):
        if not check.holds:
            goal = check.goals[0]
            facts = {name: check.facts[name] for name in ("base", "total", "sum")}
            facts |= {name: _sum(check.facts[name]) for name in ("added", "removed")}
            yield finding("BG601", goal.place.at("composition"), subject=goal.name, facts=facts)


def _sum(parts: Fact) -> Fraction:
    """What the parts of a composition come to; nothing where there is none."""
    terms = parts if isinstance(parts, tuple) else ()
    return sum((each for each in terms if isinstance(each, Fraction)), Fraction())


def documents(book: Book) -> Iterator[Finding]:
    """BG602: two documents that set one target for one date differently."""
    for check in document_checks(book.goals):
        if not check.holds:
            one, other = check.goals
            if one.record.superseded_by != other.name and other.record.superseded_by != one.name:
                yield finding(
                    "BG602",
                    other.place.at("value"),
                    subject=other.name,
                    related=(one.place.at("value"),),
                    one=check.facts["one"],
                    other=check.facts["other"],
                    unit=one.indicator.unit,
                )


def directions(book: Book) -> Iterator[Finding]:
    """BG604: the way from base to target must go in the declared direction."""
    for goal in book.goals:
        declared = goal.record.direction or goal.indicator.direction
        if declared is None or goal.base is None or goal.amount is None or goal.record.maintain:
            continue
        up = goal.amount.point - goal.base.amount.point
        if (up < 0 and declared is Direction.UP) or (up > 0 and declared is Direction.DOWN):
            base, total = goal.base.amount.point, goal.amount.point
            yield finding(
                "BG604", goal.place.at("value"), subject=goal.name, base=base, target=total, direction=declared.value
            )


def bases_after_due(book: Book) -> Iterator[Finding]:
    """BG605: a base must lie before the date the target is due."""
    for goal in book.goals:
        if goal.base is not None and goal.base.period.end >= goal.term.end:
            yield finding(
                "BG605",
                goal.place.at("base", "period"),
                subject=goal.name,
                base=goal.base.period,
                due=goal.term.end,
            )
