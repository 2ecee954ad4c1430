"""The figures of a card: base, actual and target, each with its period, basis, source and print; and those refused.

Knows how a figure and its origin are written; never what follows from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import ResolvedBase, ResolvedObservation, ResolvedPart, ResolvedTarget
from bgplan.core.model import Figure
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.related import AverageSoFar
from bgplan.core.report import LastYear, NotCompared, Report, Result
from bgplan.core.sources import Cited
from bgplan.core.vocabulary import Confidence, Measure
from bgplan.render import numerals
from bgplan.render.amounts import QUALIFIER_SIGNS, figure_text, growth_text
from bgplan.render.citations import citation
from bgplan.render.document import DIM, Block, Bullets, Heading, Item, paragraph, section, styled
from bgplan.render.notes import difference_text
from bgplan.render.show.notation import Notation, capital

_REFUSED = 2
"""Of each group so many stand with their sources; ``history`` has them all."""


def figure_blocks(result: Result, report: Report, notation: Notation) -> Iterator[Block]:
    """Return every figure that enters, and the other prints of the actual one; of a watched indicator all there are."""
    words = notation.words
    if result.target is not None:
        return section(words("show.heading.figures"), _rows(result, report, notation))
    observed = (_observed("", observation, notation) for observation in result.history)
    return section(words("show.heading.series"), observed)


def _row(label: str, when: str, amount: str, details: tuple[str, ...] = ()) -> Item:
    """One figure: its label and its time in columns, its amount with what is to be said of it, the details below."""
    return Item(styled(amount), tuple(filter(None, details)), (label, when))


def _rows(result: Result, report: Report, notation: Notation) -> Iterator[Item]:
    target = result.target
    if target is not None and result.base is not None:
        yield _base_row(result.base, target, report, notation)
    if result.beside.average is not None:
        yield from _year_rows(result, result.beside.average, notation)
    else:
        yield from _own_rows(result, notation)
    if result.last_year is not None:
        yield _last_year_row(result.last_year, notation)
    if target is not None:
        yield _target_row(result, target, report, notation)


def _own_rows(result: Result, notation: Notation) -> Iterator[Item]:
    """The figures since the base, the one that counts last, and the other prints of it."""
    words = notation.words
    for observation in result.history[:-1]:
        if observation not in result.parts and not _is_base(observation, result):
            yield _observed(words("show.figure.earlier"), observation, notation)
    if result.actual is not None:
        row = _observed(words("show.figure.actual"), result.actual, notation)
        summed = (words("show.figure.summed", count=len(result.parts)),)
        yield row._replace(rest=summed) if result.parts else row
    for observation in result.parts:
        yield _observed(words("show.figure.part"), observation, notation)
    for observation in result.also_reported:
        yield _observed(words("show.figure.also"), observation, notation)


def _is_base(observation: ResolvedObservation, result: Result) -> bool:
    """Whether a figure is the print that the base was taken from: it stands in the list once, as the base."""
    base, target = result.base, result.target
    if base is None or target is None or target.record.base is None or observation.amount is None:
        return False
    is_print = observation.record.printed is not None and observation.record.printed == target.record.base.printed
    return is_print and base.source == observation.source_name and observation.amount.point == base.amount.point


def _year_rows(result: Result, average: AverageSoFar, notation: Notation) -> Iterator[Item]:
    """Every year of an average so far, those without a figure too, each with its other prints.

    An average of several years is one row, at the first of them.
    """
    words, shown = notation.words, set[int]()
    for known in average.years:
        if known.figure is None:
            year = words("period.year", year=str(known.year))
            yield _row(words("show.figure.yearly"), year, words("show.figure.none"))
            continue
        key = "yearly" if len(known.figure.record.period.years) == 1 else "averaged"
        if id(known.figure) not in shown:
            yield _observed(words(f"show.figure.{key}"), known.figure, notation)
            for observation in result.also_reported:  # other prints of the average itself
                if key == "averaged" and observation.record.period == known.figure.record.period:
                    yield _observed(words("show.figure.also"), observation, notation)
        for observation in known.also:
            yield _observed(words("show.figure.also"), observation, notation)
        shown |= {id(observation) for observation in (known.figure, *known.also)}
    if result.actual is not None and id(result.actual) not in shown:  # an average published as one figure
        yield _observed(words("show.figure.actual"), result.actual, notation)


def _base_row(base: ResolvedBase, target: ResolvedTarget, report: Report, notation: Notation) -> Item:
    words = notation.words
    when = when_text(base.period, target.indicator.measure, notation, plain=True)
    assumed = (words("show.figure.period_assumed"),) if base.period_assumed else ()
    if target.record.base is None:  # a sum over years needs no source for its beginning
        amount = ", ".join((notation.amount(base.amount), words("show.figure.nothing"), *assumed))
        return _row(words("show.figure.base"), when, amount)
    derived = f"{_arithmetic(target, notation)} = {notation.point(base.amount)}"
    basis = words(f"show.figure.{base.basis}", arithmetic=derived)
    source = base.source or (_source_name(target) if base.basis == "derived" else None)
    printed = target.record.base if base.basis != "derived" else None
    details = (_source(source, printed, report, notation), words.own(base.note) if base.note else "")
    amount = ", ".join((notation.amount(base.amount), basis, *assumed))
    return _row(words("show.figure.base"), when, amount, details)


def _arithmetic(target: ResolvedTarget, notation: Notation) -> str:
    """How a base follows from its target: ``66 − 29 + 9``."""
    if target.amount is None or target.parts is None:
        return ""
    parts = target.parts
    return notation.point(target.amount) + notation.terms("−", parts.added) + notation.terms("+", parts.removed)


def _observed(label: str, observation: ResolvedObservation, notation: Notation) -> Item:
    """Return an observation as a row."""
    words, record = notation.words, observation.record
    marks = [words(f"code.{record.stage.value}")] if record.stage else []
    if observation.amount is not None and observation.amount.qualifier in QUALIFIER_SIGNS:
        marks.append(words(f"show.figure.{observation.amount.qualifier.value}"))
    if record.confidence is Confidence.LOW:
        marks.append(words("show.figure.low_confidence"))
    figure = notation.amount(observation.amount) if observation.amount else ""
    share = record.pct_of_plan.printed if record.pct_of_plan else None
    cited = Cited(
        observation.source_name,
        observation.source,
        record.published or observation.source.published,
        observation.published_inferred,
    )
    details = (
        _printed_in(cited, record, notation),
        words("show.figure.plan_prints", printed=share) if share else "",
        *(words.own(text) for text in (record.misprint, record.note) if text),
    )
    when = when_text(record.period, observation.indicator.measure, notation, plain=True)
    return _row(label, when, ", ".join(part for part in (figure, *marks) if part), details)


def _last_year_row(last: LastYear, notation: Notation) -> Item:
    """The same months of the year before, and the change on them."""
    row = _observed(notation.words("show.figure.last_year"), last.figure, notation)
    if last.change is None:
        return row
    change = numerals.percent(last.change, notation.words.lang, signed=True)
    told = [notation.words("show.figure.on_last_year", change=change)]
    printed = last.printed
    if printed is not None and printed.amount is not None:
        growth = growth_text(printed.amount, notation.words)
        told.append(notation.words("show.figure.printed_growth", growth=growth, publisher=printed.source.publisher))
    return row._replace(rest=(*told, *row.rest))


def _target_row(result: Result, target: ResolvedTarget, report: Report, notation: Notation) -> Item:
    words = notation.words
    label = words("show.figure.plan" if target.is_year_plan else "show.figure.target")
    when = when_text(target.term, target.indicator.measure, notation, plain=True)
    amount = notation.demanded(target.amount) if target.amount else _implied(result, notation)
    per_year = words("show.per_year") if target.is_average else ""
    is_growth_of_one_year = target.indicator.measure is Measure.GROWTH and target.base is None and not target.is_average
    has_path = not (target.is_year_plan or is_growth_of_one_year)
    details = [capital(words(f"show.path.{target.record.path.value}"))] if has_path else []
    if target.amount is None and result.plan_print is not None:  # the plan follows from it, whoever told of the plan
        details += _observed("", result.plan_print, notation).rest
    else:
        details.append(_source(_source_name(target), target.record, report, notation))
    if target.parts is not None:
        details += [_part(part, "added", report, notation) for part in target.parts.added]
        details += [_part(part, "removed", report, notation) for part in target.parts.removed]
    details += [words.own(note) for note in (target.record.note, target.plan.note) if note]
    return _row(label, when, amount + per_year, tuple(details))


def _implied(result: Result, notation: Notation) -> str:
    """An implied plan: figure / share, and all that it can be."""
    plan_print, plan = result.plan_print, result.implied_plan
    actual, share = (plan_print.amount, plan_print.share_of_plan) if plan_print else (None, None)
    if actual is None or share is None or plan is None:
        return ""
    words = notation.words
    decimals = actual.decimals + 1
    quotient = f"{notation.point(actual)} / {notation.point(share)}%"
    return f"{notation.span(plan, decimals)}, {words('show.figure.derived', arithmetic=quotient)}"


def _part(part: ResolvedPart, kind: str, report: Report, notation: Notation) -> str:
    """What is added to or removed from the base, as printed."""
    words = notation.words
    text = words(f"show.figure.part_{kind}", amount=notation.amount(part.amount), what=words.own(part.record.what))
    printed = words("show.figure.prints", printed=part.record.printed) if part.record.printed else ""
    note = words.own(part.record.note) if part.record.note else ""
    return "; ".join(filter(None, (text, printed, _source(part.record.source, None, report, notation), note)))


def _source_name(target: ResolvedTarget) -> str:
    return target.record.source or target.plan.source


def _source(name: str | None, figure: Figure | None, report: Report, notation: Notation) -> str:
    """A source with its date as it gives it."""
    source = report.written.sources.get(name or "")
    if source is None:
        return ""
    return _printed_in(Cited(name or "", source, source.published, source.published_inferred), figure, notation)


def _printed_in(cited: Cited, figure: Figure | None, notation: Notation) -> str:
    """Publisher, title, document and date, and the print."""
    words, printed = notation.words, figure.printed if figure else None
    origin = citation(cited, words, in_full=True)
    return f"{origin}; {words('show.figure.prints', printed=printed)}" if printed else origin


def when_text(period: Period, measure: Measure, notation: Notation, *, plain: bool = False) -> str:
    """Return a period as the time of a figure: a level at its end, a sum over all of it; in a sentence or plain."""
    words = notation.words
    shown = words.period(period)
    if period.kind is PeriodKind.DAY or not measure.is_of_end:
        if plain:
            return shown
        return words("show.when.day" if period.kind is PeriodKind.DAY else "show.when.over", period=shown)
    return words("show.when.end_of" if plain else "show.when.end", period=shown)


def refused_blocks(result: Result, report: Report, notation: Notation) -> Iterator[Block]:
    """Yield every figure that was refused, by indicator and reason, the nearest of each group with their sources."""
    words = notation.words
    groups: dict[tuple[str, str], list[NotCompared]] = {}
    for refused in result.not_compared:
        groups.setdefault((refused.observation.record.indicator, _why(refused, notation)), []).append(refused)
    if groups:
        yield Heading(words("show.heading.refused"))
    for (name, why), members in groups.items():
        indicator = members[0].observation.indicator
        own = notation._replace(unit=report.written.units[indicator.unit])
        yield paragraph(capital(f"{words.own(indicator.name)} ({name}): {why}"), indent=2)
        shown = len(members) if len(members) == _REFUSED + 1 else _REFUSED
        rows = (_observed("", refused.observation, own) for refused in members[:shown])
        yield Bullets(tuple(rows), mark="", indent=4)
        if members[shown:]:
            brief = dict.fromkeys(_brief(refused.observation, report, own) for refused in members[shown:])
            further = words.said("show.refused.further", figures="; ".join(brief), indicator=name)
            yield paragraph(further, DIM, indent=4)


def _why(refused: NotCompared, notation: Notation) -> str:
    """Everything that differs; of the time only what the target is about, for each figure has a time of its own."""
    texts = (
        notation.words("show.refused.period", target=difference.target)
        if difference.attribute == "period"
        else difference_text(difference, notation.words)
        for difference in refused.differs
    )
    return "; ".join(texts)


def _brief(observation: ResolvedObservation, report: Report, notation: Notation) -> str:
    when = when_text(observation.record.period, observation.indicator.measure, notation, plain=True)
    return f"{when} {figure_text(observation, report, notation.words)}"
