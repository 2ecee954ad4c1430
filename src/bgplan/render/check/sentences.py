"""What a check says in whole sentences: the target that stands worst, and the notes of the rows.

Knows how each is worded, and that the worst is told so that it leads to an act; never who stands worst.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.findings import Fact
from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.needs import PaceKind, needed, needed_now, pace_so_far, times_so_far
from bgplan.core.related import Sibling
from bgplan.core.report import OURS, Difference, Report, Result, worst_of
from bgplan.core.vocabulary import NOT_STATED
from bgplan.render import numerals
from bgplan.render.amounts import amount_text
from bgplan.render.check.rows import NO_MARKS, Marks
from bgplan.render.needs import gap_said, pace_said, pace_text
from bgplan.render.notes import reason_text
from bgplan.render.verdicts import verdict
from bgplan.render.words import Words

_MOST_NOTES = 3
_MOST_COLUMNS = 76
"""How long a note may be to stand in one line of the narrowest table, its mark aside."""
_SUPERSCRIPTS = "¹²³"


class Notes(NamedTuple):
    """The notes below a table, in order; which rows they belong to, and the mark behind the sentence on the worst."""

    texts: tuple[str, ...]
    marks: dict[str, Marks]
    worst: str


def mark_of(number: int, words: Words) -> str:
    """Return the mark of a note: a small number, in ASCII one in brackets."""
    return f"[{number}]" if words.ascii_only else _SUPERSCRIPTS[number - 1]


def notes_of_rows(results: tuple[Result, ...], report: Report, words: Words) -> Notes:
    """Return the notes that explain a cell: what an average needs, why a figure is refused, how old the worst's is.

    Three alone, of averages first: without its note the number would be read as one to be added. For each row
    ``bgplan show`` tells the others.
    """
    numbers: dict[str, int] = {}
    marks: dict[str, Marks] = {}
    worst = furthest_behind(results)
    aged = None if worst is None else age_text(worst, report, words)
    found = [(result, _average_note(result, words), _refusal_note(result, words)) for result in results]
    weighed = (*(average for _, average, _ in found), aged, *(refusal for _, _, refusal in found))
    told = tuple(dict.fromkeys(filter(None, weighed)))[:_MOST_NOTES]
    for result, average, refusal in found:
        needs, status = (_numbered(text, numbers, told, words) for text in (average, refusal))
        if needs or status:
            marks[result.name] = Marks(needs, status)
    last = _numbered(aged, numbers, told, words)
    texts = tuple(f"{mark_of(number, words)} {text}" for text, number in numbers.items())
    return Notes(texts, marks, last)


def furthest_behind(results: tuple[Result, ...]) -> Result | None:
    """Return the worst target of which something can still be done, else the worst; None where none is behind."""
    return worst_of(result for result in results if needed(result) is not None) or worst_of(results)


def _numbered(text: str | None, numbers: dict[str, int], told: tuple[str, ...], words: Words) -> str:
    """The mark of a note, the same for the same text; none for one that is not told."""
    if text is None or text not in told:
        return ""
    return mark_of(numbers.setdefault(text, len(numbers) + 1), words)


def marks_of(result: Result, notes: Notes) -> Marks:
    """Return the marks of a row."""
    return notes.marks.get(result.name, NO_MARKS)


def _average_note(result: Result, words: Words) -> str | None:
    """What the years not known must average, and what those in between must have."""
    asked, reason = needed(result), next((each for each in result.reasons if each.code == "missing_years"), None)
    if asked is None or asked.pace.kind is not PaceKind.AVERAGE or reason is None or result.target is None:
        return None
    on_path, amount = result.value("required_rate_of_missing"), result.target.amount
    if on_path is None or amount is None:
        return None
    return words.said(
        "screen.note.average",
        years=words.shown(asked.years),
        target=f"{amount_text(amount, words)}%",
        missing=_years(reason.facts["years"]),
        on_path=words.typed(numerals.percent(on_path, words.lang, 2)),
    )


def _years(fact: Fact) -> str:
    """Years in a row by the first and the last, others one by one."""
    years = [int(str(each)) for each in (fact if isinstance(fact, tuple) else (fact,))]
    if len(years) > 1 and all(second == first + 1 for first, second in pairwise(years)):
        return f"{years[0]}–{years[-1] % 100:02d}"
    return ", ".join(map(str, years))


def _refusal_note(result: Result, words: Words) -> str | None:
    """The nearest figure of the same concept, and in what it is not what the target asks for."""
    if result.status is not Status.NOT_COMPARABLE or not result.not_compared:
        return None
    nearest = result.not_compared[0]
    figure, period = nearest.observation, nearest.observation.record.period
    if figure.amount is None:
        return None
    when = str(period.end.year) if period.is_full_year else words.period(period)
    said = [_difference(difference, words) for difference in nearest.differs]
    value = amount_text(figure.amount, words)
    for count in range(len(said), 0, -1):
        text = words.said("screen.note.refused", figure=value, period=when, differs="; ".join(said[:count]))
        if len(text) <= _MOST_COLUMNS:
            return text
    return text


def _difference(difference: Difference, words: Words) -> str:
    unstated = difference.figure in (None, NOT_STATED)
    return words.said(
        "screen.note.differs_unstated" if unstated else "screen.note.differs",
        attribute=words(f"attribute.{difference.attribute}"),
        figure=words.shown(difference.figure),
        target=words.shown(difference.target),
    )


def age_text(worst: Result, report: Report, words: Words) -> str | None:
    """Return what its figure's age leaves open: newer figures of the same things, and what is needed from now on."""
    later, used = needed_now(worst, report.as_of), worst.actual
    if used is None or later is None:
        return None
    pace = pace_said(later.pace, worst, report, words)
    facts = {"date": _month(used.record.period.end, words), "on": _month(later.since, words), "pace": pace}
    newer = newer_than(used, worst.beside.siblings)
    if not newer or newer[0].figure.amount is None:
        return words.said("screen.note.aged", **facts)
    sibling = newer[0]
    unit = report.written.units[sibling.target.indicator.unit]
    count = words.in_unit(amount_text(newer[0].figure.amount, words), unit)
    return words.said("screen.note.aged_before", sibling=count, **facts)


def newer_than(used: ResolvedObservation, siblings: tuple[Sibling, ...]) -> tuple[Sibling, ...]:
    """Return the siblings whose figure is newer than the one that counts."""
    return tuple(sibling for sibling in siblings if sibling.figure.record.period.end > used.record.period.end)


def worst_text(worst: Result, report: Report, words: Words, *, is_dated: bool = True) -> str:
    """Return the worst target as a sentence that leads to an act; ``is_dated`` with since when, and from now on."""
    asked, name = needed(worst), within(words.own(worst.indicator.short))
    if asked is None or worst.method not in OURS:
        return _settled(worst, report, words, name)
    pace = pace_said(asked.pace, worst, report, words)
    if asked.pace.kind is PaceKind.AVERAGE:
        so_far = pace_so_far(worst)
        told = "" if so_far is None else f"{pace_text(so_far, worst, report, words)}%"
        return words.said("screen.worst.average", name=name, pace=pace, years=words.shown(asked.years), so_far=told)
    kind = _VERBS.get(asked.pace.kind) or ("fall" if asked.pace.value < 0 else "rise")
    later = needed_now(worst, report.as_of) if is_dated else None
    if later is not None:
        pace = words.said(
            "screen.worst.since",
            pace=pace,
            date=_month(asked.since, words),
            later=pace_text(later.pace, worst, report, words),
            on=_month(later.since, words),
        )
    return words.said(f"screen.worst.{kind}", name=name, pace=pace, so_far=_against(worst, report, words))


_VERBS = {
    PaceKind.MONTHLY: "monthly",
    PaceKind.ALLOWANCE: "allowance",
    PaceKind.MONTHLY_ALLOWANCE: "allowance",
}


def _against(worst: Result, report: Report, words: Words) -> str:
    """The pace so far beside it: how many times as much is needed, or what it was where that says nothing."""
    times, so_far = times_so_far(worst), pace_so_far(worst)
    if times is not None and times >= 1:
        return words.said("screen.worst.times", times=words.typed(numerals.number(times, words.lang, 1)))
    if so_far is None:
        return ""
    return words.said("screen.worst.so_far", pace=pace_text(so_far, worst, report, words, signed=True))


def within(name: str) -> str:
    """Return a name as it stands within a sentence: with a small letter, but for an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _settled(worst: Result, report: Report, words: Words, name: str) -> str:
    """The worst target by its status, and by how much it was missed."""
    gap: Number | None = worst.value("gap")
    status = verdict(worst, words)
    kept = next((reason for reason in worst.reasons if reason.code == "not_kept"), None)
    if kept is not None:  # the status alone would say that it is late
        status = reason_text(kept, words)
    if not gap:
        return words.said("screen.worst.plain", name=name, status=status)
    side = "over" if gap > 0 else "short"
    return words.said(f"screen.worst.{side}", name=name, status=status, gap=gap_said(worst, report, words))


def _month(on: date, words: Words) -> str:
    return numerals.month(on, words.lang)
