"""The rows of a check: what stands in each column of a result, in full and, where room is short, in less.

Knows which number goes into which column and how it is marked; never which columns there is room for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.methods import Status
from bgplan.core.needs import average_so_far, needed, pace_so_far, recent_pace
from bgplan.core.report import OURS, Report, Result
from bgplan.core.vocabulary import Direction, Stage
from bgplan.render import numerals
from bgplan.render.amounts import QUALIFIER_SIGNS, amount_text, hedge_sign
from bgplan.render.ascii import NO_BREAK
from bgplan.render.document import Cell
from bgplan.render.marks import ASCII_SIGNS, SIGNS, bar
from bgplan.render.needs import gap_text, needed_text, pace_text, rate_text
from bgplan.render.verdicts import attribute_text, lacks_years, share_reached, sign, verdict
from bgplan.render.words import Words

ESTIMATE, DOUBTFUL, IMPLIED, BORDERLINE, OLD = "*", "?", "†", "±", "‡"
"""What stands beside a figure or a status in the place of a note; hedges have their own signs."""

SIGN_NAMES: Mapping[str, str] = {
    ESTIMATE: "estimate",
    DOUBTFUL: "doubtful",
    IMPLIED: "implied",
    BORDERLINE: "borderline",
    OLD: "old",
    **{sign: qualifier.value for qualifier, sign in QUALIFIER_SIGNS.items()},
}
"""The names of the signs, by which a legend knows them."""

POINTS = "points"
_BAR = 12


class Marks(NamedTuple):
    """The marks of the notes that belong to a row: behind what is needed, and behind the status."""

    needed: str = ""
    status: str = ""


NO_MARKS = Marks()


def name_cell(result: Result, words: Words) -> Cell:
    """Return what the row is about, a little further in than the heading above it."""
    return Cell(f" {words.own(result.indicator.short)}")


def unit_cell(result: Result, report: Report, words: Words) -> Cell:
    """Return the unit."""
    return Cell(words.own(report.written.units[result.indicator.unit].name))


def due_cell(result: Result, words: Words) -> Cell:
    """Return when the target is due: by its year where that is the end of one."""
    if result.target is None:
        return Cell("")
    end = result.target.term.end
    return Cell(numerals.due(end, words.lang), value=end)


def date_cell(result: Result, words: Words) -> Cell:
    """Return the time of the figure: its month, or its year; of an average the years that are known of it."""
    if result.actual is None:
        return Cell("")
    period = result.actual.record.period
    if result.target is not None and result.target.is_average and result.history:
        first, last = result.history[0].record.period.start.year, period.end.year
        text = str(last) if first == last else f"{first}–{last % 100:02d}"
        short = text[2:] if "–" in text else text
    elif period.is_full_year:
        text = short = str(period.end.year)
    else:
        text, short = numerals.month(period.end, words.lang), f"{period.end.month}/{period.end.year % 100:02d}"
    old = words.typed(OLD) if result.flag("stale") is not None else ""
    signs = (SIGN_NAMES[OLD],) if old else ()
    return Cell(words.typed(text) + old, short=words.typed(short) + old, value=period.end, signs=signs)


def target_cell(result: Result, words: Words) -> Cell:
    """Return what is demanded; an implied plan with its mark, a range with both ends."""
    target = result.target
    if target is None:
        return Cell("")
    if target.amount is not None:
        hedge = hedge_sign(target.amount, words)
        return Cell(
            hedge + amount_text(target.amount, words), value=target.amount, signs=_hedges(target.amount.qualifier)
        )
    implied, actual = result.value("target"), result.amount
    if implied is None or actual is None:
        return Cell(words("check.unstated" if target.record.implied else "check.unread"))
    decimals = numerals.telling(result.work.interval("target"), actual.decimals)
    return Cell(words.number(implied, decimals) + words.typed(IMPLIED), value=implied, signs=(SIGN_NAMES[IMPLIED],))


def actual_cell(result: Result, words: Words) -> Cell:
    """Return the figure with its marks; of an average what the known years give together."""
    amount, actual = result.amount, result.actual
    if amount is None or actual is None:
        return Cell("")
    if result.target is not None and result.target.is_average:
        average = average_so_far(result)
        if average is None:
            return Cell("")
        decimals = 1 if result.value("observed_percent") is None else max(2, amount.decimals)
        marks = _marks(result.history)
        return Cell(words.number(average, decimals) + "".join(marks), value=average, signs=_names(marks))
    marks = _marks((actual,))
    text = f"{hedge_sign(amount, words)}{amount_text(amount, words)}{''.join(marks)}"
    return Cell(text, value=amount, signs=(*_hedges(amount.qualifier), *_names(marks)))


def gap_cell(result: Result, report: Report, words: Words) -> Cell:
    """Return the gap with its sign."""
    return Cell(gap_text(result, report, words), value=result.value("gap"), signs=_points(result))


def needed_cell(result: Result, report: Report, words: Words, mark: str) -> Cell:
    """Return what is needed a year from the figure's date on."""
    asked = needed(result)
    if asked is None:
        return Cell("")
    text = needed_text(asked, result, report, words)
    return Cell(
        text + mark, value=asked.pace.value, signs=_points(result) if text.endswith(words("points.short")) else ()
    )


def rate_cell(result: Result, words: Words) -> Cell:
    """Return the same in percent a year."""
    asked = needed(result)
    return Cell(rate_text(asked, words), value=None if asked is None else asked.rate)


def expected_cell(result: Result, report: Report, words: Words) -> Cell:
    """Return where the path is at the figure's time, in whole numbers where things are counted."""
    value, amount = result.value("expected"), result.amount
    if value is None or amount is None:
        return Cell("")
    is_count = report.written.units[result.indicator.unit].count
    return Cell(words.number(value, 0 if is_count else amount.decimals), value=value)


def so_far_cell(result: Result, report: Report, words: Words) -> Cell:
    """Return the pace so far; that of an average stands in the figure itself."""
    pace = pace_so_far(result)
    if pace is None or (result.target is not None and result.target.is_average):
        return Cell("")
    return Cell(pace_text(pace, result, report, words), value=pace.value)


def recent_cell(result: Result, report: Report, words: Words) -> Cell:
    """Return the pace of late, and since when."""
    lately = recent_pace(result)
    if lately is None:
        return Cell("")
    since = numerals.month(lately.since.record.period.end, words.lang)
    text = words.said("screen.recent", pace=pace_text(lately.pace, result, report, words), date=since)
    return Cell(text, value=lately.pace.value)


def bar_cell(result: Result, words: Words) -> Cell:
    """Return the way done as a bar with its share; no bar where the status is not one of pace."""
    year_plan = result.target is not None and result.target.is_year_plan
    done = result.value("achievement_rate" if year_plan else "progress")
    due = result.value("expected_share") or result.value("elapsed")
    if done is None or due is None or result.status is Status.NOT_ASSESSABLE:
        return Cell("")
    drawn = bar(done, due, _BAR, "", ASCII_SIGNS if words.ascii_only else SIGNS)
    share = words.typed(numerals.percent(done, words.lang, 0))
    return Cell(f"{''.join(piece.text for piece in drawn)} {share:>4}", value=done, signs=("bar",), short=share)


def share_cell(result: Result, words: Words) -> Cell:
    """Return the figure as a share of the target; more than a ceiling is not more of it done."""
    rate = share_reached(result)
    if rate is None or result.direction is Direction.DOWN:
        return Cell("")
    return Cell(words.typed(numerals.percent(rate, words.lang, 0)), value=rate)


def status_cell(result: Result, words: Words, mark: str) -> Cell:
    """Return the status: its sign and its words; in short without how far it is from the path."""
    edge = f"{NO_BREAK}{words.typed(BORDERLINE)}" if result.borderline else ""
    said = verdict(result, words, short=True)
    full, short = (f"{sign(result.status, words)} {text}{mark}{edge}" for text in (said, _brief(result, said, words)))
    signs = (SIGN_NAMES[BORDERLINE],) if edge else ()
    return Cell(full, f"status.{result.status.value}", short=short, signs=signs)


def _brief(result: Result, said: str, words: Words) -> str:
    """The status in the fewest words: the word alone, or what keeps it from being judged."""
    brief = f"screen.status.{result.status.value}"
    lead, refused = result.value("lead_months"), result.not_compared
    if result.status is Status.NOT_COMPARABLE and refused and refused[0].differs:
        return differing(refused[0].differs[0].attribute, words)
    if result.method not in (None, *OURS) or not words.has(brief) or lacks_years(result):
        return said
    if result.status is Status.AHEAD:
        return said if lead is None else words(brief, months=words.typed(numerals.number(lead, words.lang)))
    return words(brief)


def differing(attribute: str, words: Words) -> str:
    """Return in short that figures differ from what a target asks for in one attribute."""
    return words("status_short.not_comparable", what=attribute_text(attribute, words, short=True))


def _marks(figures: tuple[ResolvedObservation, ...]) -> tuple[str, ...]:
    """The marks of an estimate and of a doubtful figure, where what is shown is one or rests on one."""
    estimate = (ESTIMATE,) if any(figure.record.stage is Stage.ESTIMATE for figure in figures) else ()
    return (*estimate, DOUBTFUL) if any(figure.is_doubtful for figure in figures) else estimate


def _names(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(SIGN_NAMES[mark] for mark in marks)


def _hedges(qualifier: object) -> tuple[str, ...]:
    return tuple(other.value for other in QUALIFIER_SIGNS if other is qualifier)


def _points(result: Result) -> tuple[str, ...]:
    return (POINTS,) if result.indicator.measure.is_percent and result.value("gap") is not None else ()
