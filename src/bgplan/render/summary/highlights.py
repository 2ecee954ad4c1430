"""What a leader reads first, in five sentences: the month, the year, the long targets, what is late, what is open.

Knows how each is worded; counts and figures come as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bgplan.core.methods import BEHIND, JUDGED, Status
from bgplan.core.report import Result, best_of
from bgplan.core.summary.report import CourseRow, Summary, SummaryRow
from bgplan.core.vocabulary import Measure, Stage
from bgplan.render import numerals
from bgplan.render.amounts import figure_text as amount_in_unit
from bgplan.render.amounts import growth_text, hedge_sign
from bgplan.render.check.sentences import within, worst_text
from bgplan.render.document import Item, Piece, styled
from bgplan.render.summary.reasons import capital, short_period
from bgplan.render.verdicts import sign, verdict
from bgplan.render.words import Words

_MOST_OF_MONTH = 2
_MOST_LATE = 3
_MOST_NEW = 4


def highlights(found: Summary, words: Words, section: str) -> Iterator[Item]:
    """Yield the sentences; what there is nothing to say of is left out. ``section`` says why some are not judged."""
    yield _month(found, words)
    within_year = [result for result in found.targets if _is_of_year(result)]
    longer = [result for result in found.targets if not _is_of_year(result)]
    if within_year:
        lead = words("summary.year_plans", **_counts(within_year), year=_years(within_year))
        yield Item((*_with_statuses(lead, within_year, words), Piece(".")))
    if longer:
        said = _with_statuses(words("summary.long_targets", **_counts(longer)), longer, words)
        yield Item((*said, _due(longer, words), *_best(longer, words)))
    yield from _late(found, words)
    yield from _not_judged(found, words, section)


def _is_of_year(result: Result) -> bool:
    """Whether the plan that sets it is for a year or less."""
    return result.target is not None and result.target.plan.period.is_within_a_year


def _counts(results: list[Result]) -> dict[str, int]:
    return {"judged": sum(result.status in JUDGED for result in results), "targets": len(results)}


def _years(results: list[Result]) -> str:
    years = sorted({str(result.target.term.end.year) for result in results if result.target is not None})
    return ", ".join(years)


def _month(found: Summary, words: Words) -> Item:
    """What the month brought: the first of its figures, else that there is none."""
    fresh = [row for row in found.course if row.is_new][:_MOST_OF_MONTH]
    if fresh:
        told = "; ".join(_of_course(row, found, words) for row in fresh)
        return Item(styled(words.said("summary.of_month", month=capital(words.shown(found.month)), told=told)))
    if not found.changes.has_news:
        return Item((Piece(words("summary.nothing_new", month=found.month), "bold"),))
    if not any(row.is_new for row in found.rows):
        return Item(styled(words("summary.no_new_figure", month=found.month)))
    listed = [_with_figure(row, found, words) for row in found.rows if row.is_new]
    more = len(listed) - _MOST_NEW
    names = "; ".join(listed[:_MOST_NEW]) + (words("summary.more_late", count=more) if more > 0 else "")
    return Item(styled(words.said("summary.new_of", month=capital(words.shown(found.month)), names=names)))


def _with_figure(row: SummaryRow, found: Summary, words: Words) -> str:
    """What has a new figure, and the figure; that of an average is not the one of a year."""
    result, name = row.result, words.own(row.result.indicator.short)
    is_average = result.target is not None and result.target.is_average
    if result.actual is None or is_average:
        return name
    return f"{name} {hedge_sign(result.amount, words)}{amount_in_unit(result.actual, found.report, words)}"


def _of_course(row: CourseRow, found: Summary, words: Words) -> str:
    """One indicator in the month: how much, in which time, against last year and the plan."""
    figure = row.latest
    if figure is None:
        return ""
    is_growth = row.indicator.measure is Measure.GROWTH
    amount = hedge_sign(figure.amount, words) + amount_in_unit(figure, found.report, words)
    if is_growth and figure.amount is not None:
        amount = words.typed(growth_text(figure.amount, words))
    estimate = "summary.course_estimate" if figure.record.stage is Stage.ESTIMATE else "summary.course_amount"
    text = words.said(
        estimate,
        name=within(words.own(row.indicator.short)),
        period=short_period(figure.record.period, found.month.end.year, words),
        amount=amount,
    )
    if not is_growth and row.growth is not None and row.growth.amount is not None:
        text += words.said("summary.course_growth", growth=words.typed(growth_text(row.growth.amount, words)))
    share = None if row.plan is None else row.plan.against_plan
    if share is not None:
        percent = words.typed(numerals.percent(share.point, words.lang))
        text += words.said("summary.course_share", share=percent)
    return text


def _with_statuses(lead: str, results: Iterable[Result], words: Words) -> tuple[Piece, ...]:
    """A lead, and how many of the judged targets have which status, each in its own style."""
    statuses = Counter(result.status for result in results if result.status in JUDGED)
    pieces = [Piece(lead)]
    for at, status in enumerate(status for status in JUDGED if status in statuses):
        text = f"{sign(status, words)} {statuses[status]} {words(f'status.{status.value}')}"
        pieces += [Piece(", " if at else ": "), Piece(text, f"status.{status.value}")]
    return tuple(pieces)


def _due(results: list[Result], words: Words) -> Piece:
    """That none is reached: because none was due yet, or although some were."""
    statuses = {result.status for result in results}
    if Status.ACHIEVED in statuses:
        return Piece(".")
    is_due = Status.MISSED in statuses or any(result.flag("due") is not None for result in results)
    return Piece(words("summary.none_achieved" if is_due else "summary.none_due"))


def _best(longer: list[Result], words: Words) -> tuple[Piece, ...]:
    """The target of the period that is furthest ahead, where one is."""
    best = best_of(longer)
    if best is None or best.status is Status.ON_TRACK:
        return ()
    name, status = words.own(best.indicator.short), verdict(best, words, short=True)
    return (Piece(" " + words.said("summary.best", name=name, status=status)),)


def _late(found: Summary, words: Words) -> Iterator[Item]:
    """The target that is furthest behind with what it needs, then the others that are behind, the worst first."""
    worst = found.worst
    if worst is None:
        if any(result.status in JUDGED for result in found.targets):
            yield Item(styled(words("screen.none_behind")))
        return
    lead = Piece(words("screen.furthest") + " ", "bold")
    others = [result for result in found.targets if result.status in BEHIND and result is not worst]
    others.sort(key=lambda result: JUDGED.index(result.status))
    text = worst_text(worst, found.report, words, is_dated=True)
    if others:
        said = "; ".join(_standing(result, words) for result in others[:_MOST_LATE])
        more = len(others) - _MOST_LATE
        said += words("summary.more_late", count=more) if more > 0 else ""
        text = words.said("summary.late_others", worst=text, others=said.removesuffix("."))  # of a short form
    yield Item((lead, Piece(text)))


def _standing(result: Result, words: Words) -> str:
    return words.said("summary.late_of", name=within(words.own(result.indicator.short)), status=verdict(result, words))


def _not_judged(found: Summary, words: Words, section: str) -> Iterator[Item]:
    """How many targets have no verdict, by what keeps them from one."""
    kept = Counter(result.status for result in found.targets if result.status not in JUDGED)
    if not kept:
        return
    statuses = [status for status in Status if status in kept]
    told = ", ".join(f"{kept[status]} {_kept_word(status, words)}" for status in statuses)
    counts = {"count": sum(kept.values()), "targets": len(found.targets)}
    yield Item(styled(words("summary.not_judged", **counts, told=told, section=section)))


def _kept_word(status: Status, words: Words) -> str:
    """What keeps a target from a verdict; that it cannot be judged is said already."""
    own = f"summary.kept.{status.value}"
    return words(own if words.has(own) else f"status.{status.value}")
