"""The answer of a card: how far, how fast, and whether it suffices; the numbers of the row of ``check``, in full.

Knows their order and sentences; every number comes from the report and from ``core.needs``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from bgplan.core import formulas
from bgplan.core.dataset import Amount, ResolvedObservation, ResolvedTarget
from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import method_named
from bgplan.core.needs import (
    Needed,
    PaceKind,
    Recent,
    average_so_far,
    needed,
    needed_now,
    pace_so_far,
    recent_pace,
    times_so_far,
)
from bgplan.core.periods import PeriodKind
from bgplan.core.report import OURS, OtherDocument, Reason, Report, Result, gives_another
from bgplan.core.vocabulary import Direction, Measure
from bgplan.render import numerals
from bgplan.render.amounts import hedge_sign
from bgplan.render.ascii import NO_BREAK
from bgplan.render.document import BOLD, Block, Bullets, Item, Piece, Text, paragraph, styled
from bgplan.render.needs import gap_said, pace_said
from bgplan.render.notes import BESIDE, reason_text, refusal_text, together
from bgplan.render.show.figures import when_text
from bgplan.render.show.method import number_text
from bgplan.render.show.notation import Notation, capital
from bgplan.render.verdicts import share_reached, verdict
from bgplan.render.words import Words

_UNJUDGED = (Status.NOT_ASSESSABLE, Status.NOT_COMPARABLE, Status.NO_DATA)
"""What has no verdict: why, is said before any number."""

_TOLD_FLAGS = ("closed", "stale")
"""The flags that are told; that a figure is due, or an estimate, the verdict and the figures say."""


def answer_blocks(result: Result, report: Report, notation: Notation) -> Iterator[Block]:
    """Yield the verdict, its numbers, and what must be known to read them; why, first, where there is no verdict."""
    edge = notation.words.typed(f"{NO_BREAK}±") if result.borderline else ""
    status = f"{notation.sign(result.status)}{NO_BREAK}{capital(verdict(result, notation.words))}{edge}"
    yield Text((Piece(status, f"status.{result.status.value}"),), indent=2, apart=True)
    words, is_judged = notation.words, result.status not in _UNJUDGED
    told = [reason for reason in together(result.reasons) if not reason.code.endswith("_differs")]
    why = [] if is_judged else [reason for reason in told if reason.code not in BESIDE]
    doubts = [reason for reason in told if reason not in why]
    doubts += [flag for flag in result.flags if flag.code in _TOLD_FLAGS]
    yield from _refusal(result, report, words)
    yield from _told(why, words)
    if rows := tuple(_rows(result, report, notation)):
        yield Bullets(rows, mark="", indent=2)
    yield from _told(doubts, words)


def _refusal(result: Result, report: Report, words: Words) -> Iterator[Block]:
    """Of what cannot be compared the nearest figure, and in what it differs."""
    if result.status is Status.NOT_COMPARABLE:
        for refused in result.not_compared[:1]:
            yield paragraph(f"{capital(refusal_text(refused, report, words))}.", indent=2)


def _told(reasons: Iterable[Reason], words: Words) -> Iterator[Block]:
    yield from (paragraph(f"{capital(reason_text(reason, words))}.", indent=2) for reason in reasons)


def _rows(result: Result, report: Report, notation: Notation) -> Iterator[Item]:
    """The four numbers of the row of ``check``, then the pace that there was, and where it leads."""
    target = result.target
    yield from _actual(result, notation)
    if target is None:
        return
    yield from _demanded(result, target, report, notation)
    asked = needed(result)
    if asked is not None:
        yield _needed(asked, result, report, notation)
    if result.flag("due") is None:  # where the due period has its figure, no pace leads anywhere any more
        yield from _paces(result, report, notation)
    yield from (_other(document, result, notation) for document in result.documents)
    if result.same_as is not None:
        yield _row("row", "", notation.words("show.answer.same_as", target=result.same_as), notation=notation)


def _paces(result: Result, report: Report, notation: Notation) -> Iterator[Item]:
    """The pace so far and lately, the path, and where the pace leads."""
    yield from _so_far(result, report, notation)
    lately = recent_pace(result)
    if lately is not None:
        yield _lately(lately, result, report, notation)
    if result.status not in _UNJUDGED:
        yield from _on_path(result, notation)
        yield from _ratio(result, notation)
    if needed(result) is not None:
        yield from _projected(result, notation)


def _row(key: str, number: str, *details: str, notation: Notation, style: str = "") -> Item:
    """A label, its number, and after it what is to be said of it."""
    said = "; ".join(filter(None, details))
    number = number.replace(" ", NO_BREAK)
    head = styled(Piece(number, style), f", {said}" if said and number else said)
    return Item(head, (), (notation.words(f"show.answer.{key}"),))


def _actual(result: Result, notation: Notation) -> Iterator[Item]:
    """The figure that counts with its date; of an average what the years known have brought."""
    words, target, actual = notation.words, result.target, result.actual
    average = average_so_far(result)
    if target is not None and target.is_average and average is not None:
        known, years = result.value("years_known"), result.value("years_passed")
        key = "average" if known is None or known == years else "average_known"
        said = words(f"show.answer.{key}", known=int(known or 0), years=int(years or 0), over=_span(result))
        shown = notation.about(average, 2) + words("show.per_year")
        yield _row("actual", shown, said, notation=notation, style=BOLD)
    elif actual is not None and actual.amount is not None:
        when = when_text(actual.record.period, actual.indicator.measure, notation)
        marks = [words(f"code.{actual.record.stage.value}")] if actual.record.stage else []
        yield _row("actual", _figure(actual.amount, notation), when, *marks, notation=notation, style=BOLD)


def _figure(amount: Amount, notation: Notation) -> str:
    """A figure; what it can stand for only where that is more than its last digit leaves open."""
    width = Fraction(amount.interval.high) - Fraction(amount.interval.low)
    if amount.value is not None and not notation.unit.count and width <= Fraction(1, 10**amount.decimals):
        return notation.with_unit(
            hedge_sign(amount, notation.words) + notation.words.number(amount.value, amount.decimals)
        )
    return notation.amount(amount)


def _span(result: Result) -> str:
    """The years up to the latest figure of an average."""
    years = [year for figure in result.history for year in figure.record.period.years]
    if result.target is None or not years:
        return ""
    first = result.target.term.start.year
    return str(first) if first == max(years) else f"{first}–{max(years)}"


def _demanded(result: Result, target: ResolvedTarget, report: Report, notation: Notation) -> Iterator[Item]:
    """The target, and how far the figure is from it; of a growth in points, never as a share of it."""
    words = notation.words
    demanded = notation.demanded(target.amount) if target.amount is not None else _implied(result, notation)
    if demanded:
        demanded += words("show.per_year") if target.is_average else ""
        when = words(f"show.answer.{_when_key(target)}", due=target.term.end, years=words.period(target.term))
        yield _row("target", demanded, when, notation=notation, style=BOLD)
    gap = result.value("gap")
    if gap is not None:
        share = share_reached(result)
        said = gap_said(result, report, words)
        of_target = ""
        if share is not None and result.indicator.measure is not Measure.SHARE:
            of_target = words("show.answer.share", share=numerals.percent(share, words.lang))
        elapsed = result.value("elapsed")
        if target.is_year_plan and of_target and elapsed is not None and elapsed < 1:
            gone = numerals.percent(elapsed, words.lang)
            of_target = words(notation.key("show.answer.share_of_plan"), share=of_target, elapsed=gone)
        yield _row("gap", _signed(said, gap), of_target, notation=notation, style=BOLD)


def _when_key(target: ResolvedTarget) -> str:
    """How the time of a target is told: for a whole plan year, over years, in a year, or by a day."""
    if target.is_year_plan:
        return "whole"
    if target.term.kind is PeriodKind.YEARS:
        return "over"
    return "in_year" if target.indicator.measure.is_of_stretch else "by"


def _implied(result: Result, notation: Notation) -> str:
    """The plan that follows from a printed share of it."""
    if result.implied_plan is None or result.amount is None:
        return ""
    return notation.span(result.implied_plan, result.amount.decimals + 1)


def _needed(asked: Needed, result: Result, report: Report, notation: Notation) -> Item:
    """What is needed from the figure's date on, and where that is old from now on as well."""
    words = notation.words
    kind, value = asked.pace
    shown = pace_said(asked.pace, result, report, words)
    if kind in (PaceKind.AMOUNT, PaceKind.RATE, PaceKind.MONTHLY):
        shown = _signed(shown, value)
    elif kind is not PaceKind.AVERAGE:
        shown = words("show.answer.at_most", pace=shown)
    if kind is PaceKind.AVERAGE:
        years = asked.years
        key = "average_of_one" if years == 1 else "average_of"
        return _row("needed", shown, words(f"show.answer.{key}", years=int(years or 0)), notation=notation, style=BOLD)
    since = words("show.answer.from", date=asked.since)
    rate = ""
    if kind is PaceKind.AMOUNT and asked.rate is not None:
        rate = words("show.answer.as_rate", rate=numerals.percent(asked.rate, words.lang))
    later = needed_now(result, report.as_of)
    told = "" if later is None else _from_now(later, result, report, notation)
    return _row("needed", shown, f"{since}{rate}", told, notation=notation, style=BOLD)


def _from_now(later: Needed, result: Result, report: Report, notation: Notation) -> str:
    pace = pace_said(later.pace, result, report, notation.words).replace(" ", NO_BREAK)
    return notation.words("show.answer.later", pace=pace, date=later.since)


def _so_far(result: Result, report: Report, notation: Notation) -> Iterator[Item]:
    """The pace since the base, and how many times as much is needed."""
    words, so_far, target = notation.words, pace_so_far(result), result.target
    if so_far is None or target is None or so_far.kind is PaceKind.AVERAGE:
        return
    since = ""
    if result.base is not None and so_far.kind is not PaceKind.MONTHLY:
        since = words("show.answer.since", date=result.base.period.end)
    times = times_so_far(result)
    shown = _signed(pace_said(so_far, result, report, words), so_far.value)
    yield _row("so_far", shown, since, _times(times, notation), notation=notation)


def _times(times: Number | None, notation: Notation) -> str:
    """How many times the pace so far is needed."""
    words = notation.words
    if times is None:
        return ""
    if times < 1:
        share = numerals.percent(times, words.lang, 0)
        return words("show.answer.same") if share == "100%" else words("show.answer.less", share=share)
    number = numerals.number(times, words.lang, 1)
    is_same = numerals.rounded(times, 1) == 1
    return words("show.answer.same") if is_same else words("show.answer.times", times=number)


def _lately(lately: Recent, result: Result, report: Report, notation: Notation) -> Item:
    """The pace of late: from where to where, in how many months."""
    words, months = notation.words, lately.years * 12
    shown = _signed(pace_said(lately.pace, result, report, words), lately.pace.value)
    number = numerals.number(months, words.lang)
    key = "lately_one" if number == "1" else "lately"
    said = words(
        f"show.answer.said_{key}",
        start=_point(lately.since, notation),
        end=_point(result.actual, notation),
        months=number,
        date=lately.since.record.period,
    )
    return _row("lately", shown, said, notation=notation)


def _point(figure: ResolvedObservation | None, notation: Notation) -> str:
    return "" if figure is None or figure.amount is None else notation.point(figure.amount)


def _on_path(result: Result, notation: Notation) -> Iterator[Item]:
    """What the path has at the figure's date, and how far the figure is above or below that."""
    words, expected, gap = notation.words, result.value("expected"), result.value("gap_to_path")
    if expected is None or result.amount is None:
        return
    decimals = result.amount.decimals
    if notation.unit.count:  # less than one of what is counted is told, not rounded away
        decimals = 1 if gap is not None and 0 < max(gap, 0 - gap) < 1 else 0
    said = words("show.answer.on_path")
    if gap is not None and gap != 0:
        size = numerals.number(gap if gap > 0 else 0 - gap, words.lang, decimals)
        amount = notation.with_unit(size, points=notation.is_percent)
        said = words("show.answer.above" if gap > 0 else "show.answer.below", amount=amount)
    yield _row("path", notation.about(expected, decimals), said, notation=notation)


def _ratio(result: Result, notation: Notation) -> Iterator[Item]:
    """The number that the method judges by."""
    verdict, words = result.verdict, notation.words
    if (
        verdict is None
        or verdict.ratio is None
        or verdict.method not in OURS
        or result.work.value("multiple") is not None
    ):
        return
    grades = method_named(verdict.method).with_target
    edge = next((grade.edge for grade in grades if grade.status is Status.ON_TRACK), None)
    shown = number_text(verdict.ratio, verdict.method, notation)
    if edge is not None:
        shown += f", {words('show.answer.on_track_from', edge=numerals.number(edge, words.lang, 2))}"
    yield Item(styled(shown), (), (capital(words(f"number.{verdict.method}")),))


def _projected(result: Result, notation: Notation) -> Iterator[Item]:
    """Where the pace so far leads, and how much of the target that is."""
    words, target, projected = notation.words, result.target, result.value("projected")
    if projected is None or target is None:
        return
    decimals = 0 if notation.unit.count or result.amount is None else result.amount.decimals
    due = words("show.answer.by", due=target.term.end, years="")
    aim = result.value("target")
    share = None if aim is None else formulas.quotient(part=projected, whole=aim)
    of_target = ""
    if share is not None and result.direction is not Direction.DOWN and not result.indicator.measure.is_percent:
        of_target = words("show.answer.share", share=numerals.percent(share, words.lang, 0))
    key = "as_before" if result.earlier_years else "projected"
    yield _row(key, notation.about(projected, decimals), due, of_target, notation=notation)


def _other(document: OtherDocument, result: Result, notation: Notation) -> Item:
    """Another document that sets the indicator by the same date; its status where that is another."""
    words, target = notation.words, document.target
    demanded = notation.demanded(target.amount) if target.amount is not None else ""
    plan = words.own(target.plan.name)
    if gives_another(result, document):
        plan = words("show.answer.other_status", plan=plan, status=notation.status(document.status))
    return _row("also", demanded, f"{plan} ({target.name})", notation=notation)


def _signed(text: str, value: Number) -> str:
    """A size in words with the sign of its number."""
    return f"−{text}" if value < 0 else f"+{text}" if value > 0 else text
