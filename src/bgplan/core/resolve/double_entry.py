"""One figure settled: its print read, held against its value, and reduced to an amount with an interval.

Knows a single figure and its unit; and, where all of an entry's figures are explained by another word in it (a unit's
power, a source's language), says so of the entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core import figures, numbers
from bgplan.core.dataset import Amount, Dataset, PlanFile
from bgplan.core.fields import LARGEST_POWER, SMALLEST_POWER
from bgplan.core.figures import Kind, ParsedPrint, Qualifier
from bgplan.core.finding_causes import LikelyCause, together
from bgplan.core.findings import Facts, Fault, Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Figure, Indicator
from bgplan.core.rules import finding
from bgplan.core.vocabulary import Lang, Measure

PERCENT = figures.PrintUnit("percent", "percent", 0, count=False, words=("%", "phần trăm", "percent", "per cent"))


class Reading(NamedTuple):
    """How a figure is to be read: in which unit, among which units, in which language's number format, as what.

    ``target`` figures are exact unless a word says otherwise, and their "trên" and "dưới" are bounds. ``names`` are
    what the data call the indicator: these words are understood beside its figures.
    """

    unit: figures.PrintUnit
    units: Collection[figures.PrintUnit]
    lang: str
    kind: Kind
    target: bool = False
    names: str = ""


class Readings:
    """How the figures of a plan file's indicators are to be read; each way is worked out once."""

    def __init__(self, plan: PlanFile, units: Mapping[str, figures.PrintUnit]) -> None:
        self.plan = plan
        self.units = units
        self._known: dict[tuple[str, str], Reading] = {}

    def of(self, name: str, lang: str) -> Reading:
        """Return how to read what a source in ``lang`` says of the indicator of this name, whose unit is known."""
        reading = self._known.get((name, lang))
        if reading is None:
            indicator = self.plan.indicators[name]
            names, kind = _names_of(indicator, self.plan), kind_of(indicator.measure)
            reading = Reading(self.units[indicator.unit], tuple(self.units.values()), lang, kind, names=names)
            self._known[name, lang] = reading
        return reading


def _names_of(indicator: Indicator, plan: PlanFile) -> str:
    """What the data call an indicator, in both languages: its name, concept, coverage, industry, whole, unit."""
    unit = plan.units.get(indicator.unit)
    said = [
        *(indicator.name, indicator.label, indicator.whole, plan.territory),
        *(plan.concepts.get(indicator.concept), plan.coverages.get(indicator.coverage)),
        *(plan.industries.get(indicator.industry or ""), unit.name if unit else None),
    ]
    return " | ".join(f"{text.vi} | {text.en}" for text in said if text is not None)


def kind_of(measure: Measure) -> Kind:
    """Return how a print of an indicator of this measure is read."""
    return _KINDS.get(measure, Kind.LEVEL)


_KINDS = MappingProxyType({Measure.GROWTH: Kind.GROWTH, Measure.SHARE: Kind.SHARE, Measure.FLOW: Kind.FLOW})


def settled(figure: Figure, reading: Reading, place: Place, subject: str) -> tuple[Amount | None, tuple[Finding, ...]]:
    """Return what the figure stands for, with the findings of its double entry; no amount where nothing is readable.

    The print decides the interval, the value the number; where they do not fit the finding says both readings.
    """
    printed, findings = _print_of(figure, reading, place, subject)
    if figure.value is not None and (printed is None or printed.value != figure.value):
        findings += _ambiguity(figure.value, printed, reading, place, subject)
        if not findings and printed is not None and figure.misprint is None:
            findings += _disagreement(figure, printed, reading, place, subject)
    if figure.low is not None or figure.high is not None:
        findings += _range_faults(figure, place, subject)
    if figure.value is None and printed is None and (figure.low is None) != (figure.high is None):
        return None, (*findings, finding("BG210", place, subject=subject, what="both-bounds"))
    if any(fault.code in ("BG205", "BG303") for fault in findings):
        return None, findings
    return _amount(figure, printed, reading), findings


def _print_of(
    figure: Figure, reading: Reading, place: Place, subject: str
) -> tuple[ParsedPrint | None, tuple[Finding, ...]]:
    """The figure's print, read; a print marked as a misprint is only kept, never read."""
    if figure.printed is None or figure.misprint is not None:
        return None, ()
    try:
        read = figures.parse(
            figure.printed,
            unit=reading.unit,
            units=reading.units,
            lang=reading.lang,
            kind=reading.kind,
            target=reading.target,
            names=reading.names,
        )
    except Fault as fault:
        beside = figure.value is not None or figure.low is not None
        code, other_unit = "BG302" if beside else "BG304", fault.facts["reason"] == figures.Unreadable.UNIT
        severity = Severity.ERROR if other_unit else None  # a value beside a print in another unit is another figure's
        facts = {
            **fault.facts,
            **({} if figure.value is None else _other_format(figure.printed, figure.value, reading)),
        }
        return None, (finding(code, place.at("printed"), subject=subject, facts=facts, severity=severity),)
    return read, ()


def _ambiguity(
    value: Decimal, printed: ParsedPrint | None, reading: Reading, place: Place, subject: str
) -> tuple[Finding, ...]:
    """A value of three decimals may be thousands where a Vietnamese number or a count can be meant.

    What a print confirms, or a source in another language gives of what is not counted, is no doubt.
    """
    vietnamese = reading.lang == "vi" or reading.unit.count
    if not vietnamese or not numbers.is_ambiguous(value):
        return ()
    thousands = numbers.as_thousands(value)
    advice: Facts = {"write": str(thousands), "otherwise": f"{value}0"}
    if reading.unit.count:  # three decimals of a count are thousands, or a slip
        advice = {"write": str(thousands), "counted": str(thousands)}
    if printed is not None:
        advice = {"print": printed.value, "write": f"{printed.value:f}"}
    facts: Facts = {"text": str(value), "point": value, "thousands": thousands, **advice}
    return (finding("BG205", place.at("value"), subject=subject, facts=facts),)


def _disagreement(
    figure: Figure, printed: ParsedPrint, reading: Reading, place: Place, subject: str
) -> tuple[Finding, ...]:
    value, text = figure.value, figure.printed
    if value is None or printed.interval.contains(Fraction(value)):
        return ()
    return (
        finding(
            "BG301",
            place.at("value"),
            subject=subject,
            related=(place.at("printed"),),
            value=value,
            printed=printed.value,
            interval=printed.interval,
            unit=reading.unit.name,
            facts=_other_format(text, value, reading),
        ),
    )


def _other_format(text: str | None, value: Decimal, reading: Reading) -> Facts:
    """The language in whose number format the print says what the value says: that of its source is probably wrong."""
    other = "en" if reading.lang == "vi" else "vi"
    try:
        read = figures.parse(
            text or "",
            unit=reading.unit,
            units=reading.units,
            lang=other,
            kind=reading.kind,
            target=reading.target,
            names=reading.names,
        )
    except Fault:
        return {}
    return {"lang_meant": other} if read.interval.contains(Fraction(value)) else {}


def _range_faults(figure: Figure, place: Place, subject: str) -> tuple[Finding, ...]:
    """Low, value and high must stand in this order."""
    ends = [(key, getattr(figure, key)) for key in ("low", "value", "high") if getattr(figure, key) is not None]
    return tuple(
        finding("BG303", place.at(key), subject=subject, value=value, than=before)
        for (_, before), (key, value) in pairwise(ends)
        if value < before
    )


def _amount(figure: Figure, printed: ParsedPrint | None, reading: Reading) -> Amount | None:
    value = _single_value(figure, printed, reading)
    bounds = [end for end in (figure.low, figure.high) if end is not None]
    digits = bounds if value is None else [value, *bounds]
    if not digits and (printed is None or printed.bound is not figures.Bound.RANGE):
        return None
    around = printed.interval if printed is not None else _of_digits(digits[0], reading)
    return Amount(
        value=None if value is None else _exact(value, printed),
        interval=_within(around, figure) if bounds else around,
        decimals=max(map(_decimals, digits or _ends(around))),
        printed=figure.printed,
        qualifier=_qualifier(printed, value),
        bound=printed.bound if printed is not None else None,
    )


def _single_value(figure: Figure, printed: ParsedPrint | None, reading: Reading) -> Decimal | None:
    """The number that a figure is; a demanded range is none, and beside both bounds a print names one of them."""
    ranged = printed is not None and printed.bound is figures.Bound.RANGE
    if ranged and reading.target:
        return None
    if figure.value is not None or printed is None or ranged:
        return figure.value
    return printed.value if figure.low is None or figure.high is None else None


def _exact(value: Decimal, printed: ParsedPrint | None) -> Fraction:
    return printed.number if printed is not None and printed.value == value else Fraction(value)


def _within(around: Interval, figure: Figure) -> Interval:
    """The interval of a figure with one bound given or both; the print's own ends stand for the others."""
    low = around.low if figure.low is None else Fraction(figure.low)
    high = around.high if figure.high is None else Fraction(figure.high)
    return Interval(min(low, high), max(low, high))


def _qualifier(printed: ParsedPrint | None, value: Decimal | None) -> Qualifier:
    """On which side of the value the figure lies; a value that says more than the print stands for itself."""
    if printed is None or printed.qualifier is Qualifier.ABOUT:
        return Qualifier.NONE if printed is None else Qualifier.ABOUT
    if printed.qualifier is Qualifier.NONE or value != printed.value:
        return Qualifier.NONE
    ends_here = not printed.exact and printed.interval.high == printed.value
    return Qualifier.NEARLY if ends_here or printed.bound is figures.Bound.AT_MOST else Qualifier.OVER


def _ends(interval: Interval) -> list[Decimal]:
    """The ends of a printed range, as decimals again."""
    return [
        Decimal(end.numerator) / Decimal(end.denominator) for end in (Fraction(interval.low), Fraction(interval.high))
    ]


def _of_digits(value: Decimal, reading: Reading) -> Interval:
    """What a figure without a readable print stands for: itself where counted or demanded, else half a last digit."""
    number = Fraction(value)
    if reading.target or (reading.unit.count and number.denominator == 1):
        return Interval(number, number)
    half = Fraction(1, 2 * 10 ** _decimals(value))
    return Interval(number - half, number + half)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


FEW = 2
"""So many figures that one other word explains are one finding of that word."""

_POWERS = tuple(power for power in range(-12, 13) if power)
_DOUBLE_ENTRY = ("BG301", "BG302", "BG304")


class TableSlip(NamedTuple):
    """An entry that is probably wrong, what it should say, and the findings that this explains."""

    cause: LikelyCause
    right: str
    findings: tuple[Finding, ...]

    def mended(self, plan: PlanFile) -> PlanFile:
        """Return the plan file with the entry as it should be."""
        name = self.cause.name
        if self.cause.table == "units":
            unit = plan.units[name].model_copy(update={"power": int(self.right)})
            return plan._replace(units={**plan.units, name: unit})
        source = plan.sources[name].model_copy(update={"lang": Lang(self.right)})
        return plan._replace(sources={**plan.sources, name: source})

    def told(self, plan: PlanFile) -> Finding:
        """Return the one finding for all of them."""
        return together(list(self.findings), self.cause, plan, {"write": f"{self.cause.key}: {self.right}"})


def table_slips(dataset: Dataset, findings: tuple[Finding, ...]) -> tuple[TableSlip, ...]:
    """Return the entries that explain by themselves why prints and values differ."""
    return (*_languages(dataset, findings), *_powers(dataset, findings))


def _languages(dataset: Dataset, findings: tuple[Finding, ...]) -> Iterator[TableSlip]:
    """The sources of which prints say in the other number format what their values say."""
    told = [(fault, lang) for fault in findings if isinstance(lang := fault.facts.get("lang_meant"), str)]
    if not told:
        return
    by_source: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    sources = {observation.place: observation.source_name for observation in dataset.observations}
    for fault, lang in told:
        source = sources.get(Place(fault.place.file, fault.place.path[:2]))
        if source is not None:
            by_source[source, lang].append(fault)
    for (source, lang), faults in by_source.items():
        yield TableSlip(LikelyCause("sources", source, "lang"), lang, tuple(faults))


def _powers(dataset: Dataset, findings: tuple[Finding, ...]) -> Iterator[TableSlip]:
    """The units of which every figure with a print and a value differs from it by one and the same power of ten."""
    by_unit: dict[str, list[Finding]] = defaultdict(list)
    for fault in findings:
        if fault.code == "BG301" and "lang_meant" not in fault.facts:
            by_unit[str(fault.facts["unit"])].append(fault)
    if not by_unit:
        return
    fitting = _fitting_units(dataset, findings)
    for name, found in by_unit.items():
        unit, powers = dataset.written.units.get(name), {_power_between(fault) for fault in found}
        power = powers.pop() if len(powers) == 1 else None
        if unit is None or name in fitting or power is None:
            continue
        if SMALLEST_POWER <= unit.power - power <= LARGEST_POWER:
            yield TableSlip(LikelyCause("units", name, "power"), str(unit.power - power), tuple(found))


def _fitting_units(dataset: Dataset, findings: tuple[Finding, ...]) -> set[str]:
    """The units of which any print and its value go together."""
    wrong = {Place(fault.place.file, fault.place.path[:-1]) for fault in findings if fault.code in _DOUBLE_ENTRY}
    return {unit for unit, place in _double_entries(dataset) if place not in wrong}


def _power_between(found: Finding) -> int | None:
    """By which power of ten a value lies beside its print; none where that is not what parts them."""
    value, interval = found.facts["value"], found.facts["interval"]
    if not isinstance(interval, Interval) or not value:
        return None
    return next((by for by in _POWERS if interval.scaled(Fraction(10) ** by).contains(Fraction(str(value)))), None)


def _double_entries(dataset: Dataset) -> Iterator[tuple[str, Place]]:
    """The unit and place of every figure with a print and a value."""
    for observation in dataset.observations:
        if _is_double(observation.record):
            yield observation.indicator.unit, observation.place
    for target in dataset.targets:
        if _is_double(target.record):
            yield target.indicator.unit, target.place
        if target.record.base is not None and _is_double(target.record.base):
            yield target.indicator.unit, target.place.at("base")


def _is_double(record: Figure) -> bool:
    return bool(record.value) and record.printed is not None and record.misprint is None
