"""What cannot be compared or judged and why, what did not arrive, and what is left out because its time is over.

Knows how each is worded and that one reason of several targets is told once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bgplan.core.methods import Status
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.report import Difference, NotCompared, Result
from bgplan.core.summary.report import Summary
from bgplan.render.amounts import figure_text
from bgplan.render.check.rows import DOUBTFUL
from bgplan.render.document import Item, Piece
from bgplan.render.notes import difference_text, notes_of
from bgplan.render.verdicts import attribute_text
from bgplan.render.words import Words

_MONTHS_OF_A_YEAR = 12
_MOST_NAMED = 3
"""More periods than these are counted; ``bgplan sources --missing`` has them all."""
UNTOLD = (Status.NOT_ASSESSABLE, Status.NO_DATA)
"""Of these, as of what cannot be compared, the reason is told."""


def unjudged(found: Summary, words: Words) -> Iterator[Item]:
    """Yield what keeps targets from a verdict, then what did not arrive."""
    yield from _refused(found, words)
    yield from _without_figure(found, words)
    if found.awaited:
        told = "; ".join(
            words.said(
                "summary.awaited_of",
                name=words.own(awaited.indicator.short),
                periods=_periods(awaited.missing, words),
            )
            for awaited in found.awaited
        )
        yield _said(words("summary.awaited"), told)
    overdue = [_dated(result, words) for result in found.overdue if result.status is not Status.NO_DATA]
    if overdue:
        yield _said(words("summary.overdue"), "; ".join(overdue))


def _said(lead: str, text: str) -> Item:
    return Item((Piece(lead, "bold"), Piece(f" {text}")))


def _refused(found: Summary, words: Words) -> Iterator[Item]:
    """The targets that cannot be judged, those of one reason together; of what is refused the first difference."""
    refused: dict[tuple[str, str], list[Result]] = {}
    others: dict[str, list[Result]] = {}
    for result in found.targets:
        if result.status is Status.NOT_COMPARABLE and result.not_compared and result.not_compared[0].differs:
            refused.setdefault(_difference(result.not_compared[0].differs[0], words), []).append(result)
        elif result.status in (Status.NOT_COMPARABLE, Status.NOT_ASSESSABLE):
            why = next(iter(notes_of(result, found.report, words)), words(f"status.{result.status.value}"))
            others.setdefault(why, []).append(result)
    for results in refused.values():
        yield _said(f"{capital(_why(results, words))}:", "; ".join(_together(results, found, words)))
    for why, results in others.items():
        yield _said(f"{'; '.join(_together(results, found, words))}:", why)


def _difference(difference: Difference, words: Words) -> tuple[str, str]:
    """What targets have in common whose figures are refused: of another coverage that, else all that is said of it."""
    is_scope = difference.attribute == "coverage"
    return difference.attribute, words.shown(difference.figure) if is_scope else difference_text(difference, words)


def _why(results: list[Result], words: Words) -> str:
    """What keeps several targets from a verdict: one difference with what they ask for, if that is the same."""
    first, *others = (result.not_compared[0].differs[0] for result in results)
    if all(other == first for other in others):
        return difference_text(first, words)
    return words.said("summary.only_of", figure=words.shown(first.figure))


def _together(results: list[Result], found: Summary, words: Words) -> Iterator[str]:
    """The targets by name and year, what two years have in common once, with the figure that is refused."""
    by_name: dict[tuple[str, str], list[str]] = {}
    for result in results:
        year = "" if result.target is None else str(result.target.term.end.year)
        refused = result.not_compared[:1] if result.status is Status.NOT_COMPARABLE else ()
        told = _refused_figure(refused[0], found, words) if refused else ""
        by_name.setdefault((words.own(result.indicator.short), told), []).append(year)
    figures = [told for _, told in by_name]
    for at, ((name, told), years) in enumerate(by_name.items()):
        is_last = at + 1 == len(figures) or figures[at + 1] != told
        yield f"{name} {', '.join(sorted(years))}{told if is_last else ''}"


def _refused_figure(refused: NotCompared, found: Summary, words: Words) -> str:
    """The figure that cannot stand for a target, and in what else it differs."""
    figure = refused.observation
    doubt = DOUBTFUL if figure.is_doubtful else ""
    others = tuple(attribute_text(other.attribute, words, short=True) for other in refused.differs[1:])
    more = words("status_short.not_comparable", what=", ".join(others)) if others else ""
    amount = figure_text(figure, found.report, words) + doubt
    told = ", ".join(filter(None, (amount, short_period(figure.record.period, found.month.end.year, words), more)))
    return f" ({told})"


def _without_figure(found: Summary, words: Words) -> Iterator[Item]:
    """The targets of which there is no figure at all."""
    results = [result for result in found.targets if result.status is Status.NO_DATA]
    if results:
        yield _said(words("summary.no_figure"), "; ".join(_dated(result, words) for result in results) + ".")


def _dated(result: Result, words: Words) -> str:
    """A target by its name and its year, which tells it from that of another date."""
    name = words.own(result.indicator.short)
    return name if result.target is None else words.typed(f"{name} {result.target.term.end.year}")


def short_period(period: Period, year: int, words: Words) -> str:
    """Return a period without the word for a year, and of the reported year its months alone."""
    is_of_year = period.start == date(year, 1, 1) and period.months.denominator == 1
    if is_of_year and 1 < period.months < _MONTHS_OF_A_YEAR:
        return words("summary.months", count=int(period.months))
    return str(period.end.year) if period.is_full_year else words.period(period)


def capital(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def _periods(missing: tuple[Period, ...], words: Words) -> str:
    """The periods; years in a row by the first and the last."""
    if any(period.kind is not PeriodKind.YEAR for period in missing):
        more = len(missing) - _MOST_NAMED
        told = ", ".join(words.period(period) for period in missing[:_MOST_NAMED])
        return f"{told}, {words('summary.more', count=more)}" if more > 0 else told
    years = [period.end.year for period in missing]
    if len(years) > 1 and all(later == earlier + 1 for earlier, later in pairwise(years)):
        return words.typed(f"{years[0]}–{years[-1]}")
    return ", ".join(map(str, years))
