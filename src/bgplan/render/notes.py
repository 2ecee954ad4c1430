"""The notes of a result: why it is what it is, what its figures hide, what its data say of themselves.

Knows how each reason and each kind of note is worded; the table numbers them, the card lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.findings import Fact
from bgplan.core.intervals import Interval
from bgplan.core.methods import Status
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.report import Difference, NotCompared, OtherDocument, Reason, Report, Result, gives_another
from bgplan.core.text import Bilingual
from bgplan.core.vocabulary import NOT_STATED
from bgplan.render import numerals
from bgplan.render.amounts import figure_text
from bgplan.render.citations import plan_date
from bgplan.render.words import Words

_RATES = ("on_path", "all_others", "expected_share", "rate")
_RATIOS = ("low", "high")
_MOST_DECIMALS = 6
_NAMED = {
    "method": "method",
    "rule_path": "rule_path",
    "path": "rule_path",
    "confidence": "confidence",
    "way": "way",
}
"""Facts that are codes, and the table of their words."""
_CLOSED = "closed"
_MOVED = "lower_confidence_moves_status"
BESIDE = ("sibling_of_other_date", _MOVED)
"""What may be doubted about a verdict: a card tells it, a table has no room for it."""

_UNSTATED = (None, NOT_STATED)
"""What an attribute is where nobody says it."""

_AMOUNTS = {"forecast_newer": ("value",), "prints_disagree": ("low", "high")}
"""Reasons that name a figure of the target's indicator, and which of their facts it is."""

_OF_A_YEAR = ("indicative", "ceiling_by_months")
"""Reasons that speak of the year of a year's plan."""


def notes_of(result: Result, report: Report, words: Words) -> tuple[str, ...]:
    """Return the notes of a result, the weightiest first."""
    notes = list(_refusals(result, report, words))
    notes += [reason_text(reason, words) for reason in together(result.reasons) if _is_worded(reason, result)]
    notes += [*_on_figure(result, words), *_stale(result, words), *_documents(result, report, words)]
    if result.target is not None and result.target.record.note is not None:
        notes.append(words.own(result.target.record.note))
    return tuple(notes)


def date_texts(report: Report, words: Words) -> tuple[str, ...]:
    """Return to which date a report is, and that there is no figure yet where there is none."""
    dated = () if report.is_undated else (words("check.to_date", date=report.as_of),)
    return (*dated, words("check.no_figures")) if report.newest is None else dated


def closed_texts(report: Report, words: Words) -> Iterator[str]:
    """Yield which series have ended, and why: their targets are judged as at the closing."""
    flags = (result.flag("closed") for result in report.results)
    told = dict.fromkeys((flag.facts["on"], flag.facts["why"]) for flag in flags if flag is not None)
    yield from (words("check.closed", on=on, since=_next_day(on), why=why) for on, why in told)


def _next_day(on: Fact) -> Fact:
    """The first day on which a series is no longer followed."""
    return on + timedelta(days=1) if isinstance(on, date) else on


def _documents(result: Result, report: Report, words: Words) -> Iterator[str]:
    """What other documents demand otherwise of the indicator by the same date, with the status where it is another."""
    told = tuple(
        _document(result, document, report, words)
        for document in result.documents
        if gives_another(result, document) or _demanded(document.target) != _demanded(result.target)
    )
    if told:
        yield words.said("note.documents", documents="; ".join(told))


def _demanded(target: ResolvedTarget | None) -> Interval | None:
    """What a target demands, whatever it is printed as."""
    return None if target is None or target.amount is None else target.amount.interval


def _document(result: Result, document: OtherDocument, report: Report, words: Words) -> str:
    target = document.target
    unit = report.written.units[target.indicator.unit]
    plan = words.own(target.plan.name)
    if target.amount is None:
        return plan
    amount = words.in_unit(words.interval(target.amount.interval, target.amount.decimals, between="–"), unit)
    if target.amount.value is not None:
        amount = words.in_unit(words.number(target.amount.value, target.amount.decimals), unit)
    if not gives_another(result, document):
        return words.said("note.document", target=amount, plan=plan)
    return words.said("note.document_other", target=amount, plan=plan, status=words(f"status.{document.status.value}"))


def not_issued_texts(report: Report, words: Words) -> Iterator[str]:
    """Yield which plans were not issued yet on the report's date, and of which without a date nobody had told yet."""
    for key, dated in (("not_issued", True), ("not_told", False)):
        plans = (not_issued.plan for not_issued in report.not_issued if (not_issued.plan.issued is not None) is dated)
        told = [
            words.said("check.plan_of", plan=words.own(plan.name), date=plan_date(plan, report.written, words))
            for plan in plans
        ]
        if told:
            yield words.said(f"check.{key}", plans="; ".join(told))


def together(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    """Yield the reasons, those that leave other statuses open for one and the same cause as one."""
    open_by: dict[Fact, list[Reason]] = {}
    for reason in reasons:
        if reason.code == "borderline":
            open_by.setdefault(reason.facts["because"], []).append(reason)
        else:
            yield reason
    for same in open_by.values():
        yield Reason("borderline", {**same[0].facts, "status": tuple(reason.facts["status"] for reason in same)})


def reason_text(reason: Reason, words: Words) -> str:
    """Return a reason in words; rates among its facts in percent, ratios with three decimals."""
    facts = dict(reason.facts)
    for name in _RATES:
        value = facts.get(name)
        if isinstance(value, numerals.Numeric):
            facts[name] = numerals.percent(value, words.lang, 0 if name == "expected_share" else 2)
    key = reason.code
    if key == _CLOSED:
        facts["since"] = _next_day(facts["on"])
    if key == _MOVED:
        facts["status"] = words(f"status.{facts['status']}")
    if key == "missing_parts" and "effect" in facts:  # what is missing does not keep from judging
        key = f"{key}_{facts['effect']}"
    if key in _OF_A_YEAR and "months" in facts:  # a plan for another time than a year
        key = f"{key}_part"
    facts |= {name: words(f"{table}.{facts[name]}") for name, table in _NAMED.items() if name in facts}
    for name in _AMOUNTS.get(key, ()):
        facts[name] = _with_unit(words.shown(facts[name]), facts.get("unit"), words)
    if key == "borderline":
        key = f"borderline_{facts['because']}" if "low" in facts else "borderline_open"
        open_ones = facts["status"] if isinstance(facts["status"], tuple) else (facts["status"],)
        facts["status"] = "”, “".join(words(f"status.{status}") for status in open_ones)
        facts["number"] = words(f"number.{reason.facts.get('method', 'pace')}")
        if facts["because"] not in ("target", "teller"):  # their ends are figures
            facts |= _apart(facts, words)
    return words(f"note.{key}", **facts)


def _with_unit(number: str, unit: Fact, words: Words) -> str:
    """A number with the name of its unit."""
    return words.with_name(number, words.own(unit)) if isinstance(unit, Bilingual) else number


def _apart(facts: Mapping[str, Fact], words: Words) -> Iterator[tuple[str, Fact]]:
    """The two ends of a ratio with three decimals, more where they would look alike."""
    ends = [(name, value) for name in _RATIOS if isinstance(value := facts.get(name), numerals.Numeric)]
    for decimals in range(3, _MOST_DECIMALS + 1):
        shown = [numerals.number(value, words.lang, decimals) for _, value in ends]
        if len(set(shown)) == len(shown):
            break
    return zip((name for name, _ in ends), shown, strict=True)


def _is_worded(reason: Reason, result: Result) -> bool:
    """Differences of a refused figure are worded with the figure; that there is no figure the status says itself."""
    if reason.code == "forecast_newer":
        return True
    return reason.code not in BESIDE and not reason.code.endswith("_differs") and result.status is not Status.NO_DATA


def _refusals(result: Result, report: Report, words: Words) -> Iterator[str]:
    """The nearest figure that was refused for a target without one of its own."""
    if result.actual is None:
        yield from (refusal_text(refused, report, words) for refused in result.not_compared[:1])


def refusal_text(refused: NotCompared, report: Report, words: Words) -> str:
    """Return what a figure of the same concept is, and everything in which it is not what the target asks for."""
    observation = refused.observation
    differs = "; ".join(difference_text(difference, words) for difference in refused.differs)
    doubt = "?" if observation.is_doubtful else ""
    return words(
        "note.not_comparable",
        figure=figure_text(observation, report, words) + doubt,
        indicator=observation.indicator.short,
        period=observation.record.period,
        differs=differs,
    )


def difference_text(difference: Difference, words: Words) -> str:
    """Return one attribute in which a figure is not what the target asks for."""
    key = f"note.{difference.attribute}"
    if isinstance(difference.target, Period) and difference.target.kind is PeriodKind.YEAR:
        form = f"{key}_not_whole"
    elif difference.figure in _UNSTATED and words.has(f"{key}_unstated"):
        form = f"{key}_unstated"
    elif difference.target in _UNSTATED and words.has(f"{key}_open"):
        form = f"{key}_open"
    else:
        form = f"{key}_differs"
    return words(form, target=difference.target, figure=difference.figure)


def _stale(result: Result, words: Words) -> Iterator[str]:
    """How old the figure is, where it is old; a verdict of pace speaks of its date, not of the check's."""
    flag = result.flag("stale")
    if flag is not None:
        yield words("note.stale", **flag.facts)


def _on_figure(result: Result, words: Words) -> Iterator[str]:
    """What the data say of the figure itself: a misprint mended, a note."""
    if result.actual is None:
        return
    record = result.actual.record
    if record.misprint is not None:
        yield words.own(record.misprint)
    if record.note is not None:
        low, high = record.low, record.high
        text = words.own(record.note)
        yield words("note.range", low=low, high=high, why=text) if low is not None and high is not None else text
