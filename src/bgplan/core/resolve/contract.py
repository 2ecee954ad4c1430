"""What every record must keep by itself: the BG2xx rules that need more than one record's shape.

Knows one record and the tables it names; never another record of its own kind. An entry that could not be read is left
out of its table, but it is there: nothing more is said of those that name it. What an identity names must fit
together: units of one dimension, measures, prices, nothing of itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.dataset import Amount, PlanFile, ResolvedObservation
from bgplan.core.figures import PrintUnit
from bgplan.core.findings import Facts, Finding, PathKey, Place, Severity
from bgplan.core.methods.catalogue import CHOICES
from bgplan.core.model import IDENTITY_KEYS, Identity, Indicator, Unit
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.resolve.double_entry import PERCENT
from bgplan.core.rules import finding
from bgplan.core.text import nearest
from bgplan.core.vocabulary import NOT_STATED, PRICE_BASES, Comparator, Form, Measure, is_price_basis

_TABLES = MappingProxyType(
    {
        "source": "sources",
        "unit": "units",
        "concept": "concepts",
        "coverage": "coverages",
        "industry": "industries",
        "indicator": "indicators",
        "plan": "plans",
        "target": "targets",
    }
)


def unknown_name(what: str, name: str | None, plan: PlanFile, place: Place, subject: str) -> Iterator[Finding]:
    """Yield BG208 where nothing of the kind ``what`` is called ``name``; a name that is not given is fine."""
    if name is None or _is_known(name, what, plan):
        return
    yield finding("BG208", place, subject=subject, what=what, name=name, nearest=nearest(name, _known(what, plan)))


def _is_known(name: str, what: str, plan: PlanFile) -> bool:
    """Whether there is such a name, or might be: a table that could not be read at all may have it."""
    table = _TABLES.get(what, "")
    return table in plan.unread or (bool(table) and name in getattr(plan, table)) or name in _known(what, plan)


def _known(what: str, plan: PlanFile) -> tuple[str, ...]:
    """The names of that kind, those of entries left out included."""
    if what == "method":
        return CHOICES
    table = _TABLES[what]
    names = (*getattr(plan, table), *plan.left_out.get(table, ()))
    return (*names, NOT_STATED) if what == "coverage" else names


_ALIKE: Mapping[Form | None, tuple[str, ...]] = MappingProxyType(
    {
        Form.SUM: ("total", "parts"),
        Form.SHARE: ("whole", "part"),
        Form.PART: ("whole", "part"),
        Form.BALANCE: ("closing", "opening", "added", "removed"),
        Form.NESTED: ("nested",),
        Form.GROWTH_OF_PARTS: ("growth", "growths"),
    }
)
"""The keys of a form whose indicators are added up or compared, the leading one first."""


class Misfit(NamedTuple):
    """An indicator whose unit does not fit: where the identity names it, its unit, and the unit it should go with."""

    keys: tuple[PathKey, ...]
    unit: str
    needed: str


def misfits(identity: Identity, plan: PlanFile) -> Iterator[Misfit]:
    """Yield what does not fit; nothing is said of names that are not known."""
    named = tuple(_named(identity, _ALIKE.get(identity.form, ())))
    lead = _unit(named[0][1], plan) if named else None
    for keys, name in named[1:]:
        unit = _unit(name, plan)
        if lead is not None and unit is not None and unit.dimension != lead.dimension:
            yield Misfit(keys, plan.indicators[name].unit, plan.indicators[named[0][1]].unit)
    share = _unit(identity.share or "", plan) if identity.form is Form.SHARE else None
    if identity.share is not None and share is not None and share.dimension != PERCENT.dimension:
        yield Misfit(("share",), plan.indicators[identity.share].unit, "%")


def _named(identity: Identity, keys: tuple[str, ...]) -> Iterator[tuple[tuple[PathKey, ...], str]]:
    """The indicators that stand under the keys, and where."""
    for key in keys:
        value = getattr(identity, key)
        if isinstance(value, str):
            yield (key,), value
        elif isinstance(value, tuple):
            yield from (((key, index), name) for index, name in enumerate(value))


def _unit(name: str, plan: PlanFile) -> Unit | None:
    return plan.units.get(plan.indicators[name].unit) if name in plan.indicators else None


class Unlike(NamedTuple):
    """An indicator that is of another kind than its identity needs: where it is named, in what, and as what."""

    keys: tuple[PathKey, ...]
    name: str
    what: str
    own: str
    needed: str
    certain: bool = True


def repeated(identity: Identity) -> Iterator[tuple[tuple[PathKey, ...], str]]:
    """Yield each indicator that an identity names a second time: nothing can be told of a thing by itself."""
    seen: set[str] = set()
    for keys, name in _named(identity, IDENTITY_KEYS):
        if name in seen:
            yield keys, name
        seen.add(name)


def unlike(identity: Identity, plan: PlanFile) -> Iterator[Unlike]:
    """Yield what is of another measure, comparator or price basis than what it is held against."""
    form = identity.form
    for key, measures in _MEASURES.get(form, {}).items():
        for keys, name in _named(identity, (key,)):
            measure = plan.indicators[name].measure if name in plan.indicators else measures[0]
            if measure not in measures:
                yield Unlike(keys, name, "measure", measure.value, measures[0].value)
    if any(name not in plan.indicators for name in identity.names):
        return
    yield from _differing(identity, plan, "measure", ("total", "parts", "part", "whole", "nested"), _ONE_MEASURE)
    yield from _differing(identity, plan, "comparator", ("growth", "growths"), (Form.GROWTH_OF_PARTS,))
    yield from _differing(identity, plan, "price_basis", (*_ALIKE.get(form, ()), *_GROWN.get(form, ())), tuple(Form))


def _differing(
    identity: Identity, plan: PlanFile, what: str, keys: tuple[str, ...], forms: tuple[Form, ...]
) -> Iterator[Unlike]:
    """Those whose attribute is not that of the first of the keys; of prices that are not stated it is not certain."""
    named = tuple(_named(identity, keys)) if identity.form in forms else ()
    lead = getattr(plan.indicators[named[0][1]], what) if named else None
    for at, name in named[1:]:
        own = getattr(plan.indicators[name], what)
        if own != lead:
            certain = what != "price_basis" or not {own, lead} & {None, NOT_STATED}
            yield Unlike(at, name, what, str(own or NOT_STATED), str(lead or NOT_STATED), certain)


_LEVELS = (Measure.FLOW, Measure.STOCK)
_MEASURES: Mapping[Form | None, Mapping[str, tuple[Measure, ...]]] = MappingProxyType(
    {
        Form.GROWTH_OF: {"growth": (Measure.GROWTH,), "of": _LEVELS, "base": _LEVELS},
        Form.GROWTH_OF_PARTS: {"growth": (Measure.GROWTH,), "growths": (Measure.GROWTH,)},
    }
)
"""What must stand under the keys of a form; the first measure is the one that advice names."""

_ONE_MEASURE = (Form.SUM, Form.PART, Form.NESTED)
"""Forms whose indicators are levels at one time, or sums of one stretch, all of them."""

_GROWN: Mapping[Form | None, tuple[str, ...]] = MappingProxyType({Form.GROWTH_OF: ("of", "growth")})
"""A growth has the prices of its level; ``base`` may be of other prices, which is what it is for (BG419)."""


_ENDS = (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
_SPANS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR, PeriodKind.CUMULATIVE)
_YEARS = (PeriodKind.YEARS,)
_SPANS_AND_YEARS = (*_SPANS, *_YEARS)
_ANY = tuple(PeriodKind)


def plan_file_faults(plan: PlanFile) -> Iterator[Finding]:
    """Yield what is wrong with the indicators, plans and identities of the plan file."""
    for name, indicator in plan.indicators.items():
        yield from _indicator_faults(name, indicator, plan)
    for name, document in plan.plans.items():
        place = plan.place("plans", name)
        yield from unknown_name("source", document.source, plan, place.at("source"), name)
        yield from unknown_name("plan", document.superseded_by, plan, place.at("superseded_by"), name)
        yield from unknown_name("method", document.method, plan, place.at("method"), name)
    for name, source in plan.sources.items():
        yield from unknown_name("source", source.reprints, plan, plan.place("sources", name, "reprints"), name)
        if source.reprints == name:
            yield finding("BG218", plan.place("sources", name, "reprints"), subject=name, name=name)
    for name, target in plan.targets.items():
        if target.proxy == target.indicator:
            yield finding("BG218", plan.place("targets", name, "proxy"), subject=name, name=target.indicator)
    for name, identity in plan.identities.items():
        yield from _identity_faults(name, identity, plan)


def _identity_faults(name: str, identity: Identity, plan: PlanFile) -> Iterator[Finding]:
    """What names an identity gives that do not exist, whether its keys make one of the forms and its units fit."""
    place = plan.place("identities", name)
    for key in IDENTITY_KEYS:
        value = getattr(identity, key)
        names = enumerate(value) if isinstance(value, tuple) else ()
        if isinstance(value, str):
            yield from unknown_name("indicator", value, plan, place.at(key), name)
        for index, indicator in names:
            yield from unknown_name("indicator", indicator, plan, place.at(key, index), name)
    if identity.form is None:
        yield finding("BG210", place, subject=name, what="identity")
    if identity.form is Form.BALANCE and not (identity.added or identity.removed):
        yield finding("BG210", place, subject=name, what="flows-of-balance")
    if identity.low is not None and identity.high is not None and identity.high < identity.low:
        yield finding("BG303", place.at("high"), subject=name, value=identity.high, than=identity.low)
    if all(indicator in plan.indicators for indicator in identity.names):
        yield from _of_other_kind(name, identity, plan)


def _of_other_kind(name: str, identity: Identity, plan: PlanFile) -> Iterator[Finding]:
    """What an identity names that does not go together; the first kind of fault only, for the others follow from it."""
    place = plan.place("identities", name)
    units = tuple(misfits(identity, plan))
    again = tuple(repeated(identity)) if not units else ()
    for misfit in units:
        yield finding("BG213", place.at(*misfit.keys), subject=name, name=misfit.unit, unit=misfit.needed)
    for keys, own in again:
        yield finding("BG218", place.at(*keys), subject=name, name=own)
    for odd in unlike(identity, plan) if not (units or again) else ():
        severity = None if odd.certain else Severity.WARNING
        facts: Facts = {"name": odd.name, "what": odd.what, "own": odd.own, "needed": odd.needed}
        yield finding("BG219", place.at(*odd.keys), subject=name, facts=facts, severity=severity)


def _indicator_faults(name: str, indicator: Indicator, plan: PlanFile) -> Iterator[Finding]:
    place = plan.place("indicators", name)
    for what in ("unit", "concept", "coverage", "industry"):
        yield from unknown_name(what, getattr(indicator, what), plan, place.at(what), name)
    yield from unknown_name("indicator", indicator.index_of, plan, place.at("index_of"), name)
    if indicator.index_of is not None and indicator.measure is not Measure.GROWTH:  # only rates stand beside a level
        measure, growth = indicator.measure.value, (Measure.GROWTH.value,)
        yield finding("BG207", place.at("measure"), subject=name, text=measure, choices=growth)
    yield from _price_basis_faults(indicator.price_basis, place, name)
    if indicator.measure is Measure.GROWTH and indicator.comparator is None:
        yield finding("BG210", place, subject=name, what="comparator")
    if indicator.measure is Measure.SHARE and indicator.whole is None:
        yield finding("BG210", place, subject=name, what="whole-of-what")


def _price_basis_faults(text: str | None, place: Place, subject: str) -> Iterator[Finding]:
    if text is not None and not is_price_basis(text):
        yield finding("BG207", place.at("price_basis"), subject=subject, text=text, choices=PRICE_BASES)


def observation_faults(
    observation: ResolvedObservation, month: Period, sums: Mapping[str, Collection[Period]]
) -> tuple[Finding, ...]:
    """Return what is wrong with an observation's period, unit and dates, given its snapshot's month.

    ``sums`` are the terms of the sums over more than a year that are targets, by their indicators.
    """
    return tuple(
        finding(code, observation.place.at(key), subject=observation.subject, facts=facts)
        for code, key, facts in _observation_faults(observation, month, sums.get(observation.record.indicator, ()))
    )


def _observation_faults(
    observation: ResolvedObservation, month: Period, sums: Collection[Period]
) -> Iterator[tuple[str, str, Facts]]:
    """What is wrong, each as a code, the key at which it stands and what is to be said."""
    record, indicator, published = observation.record, observation.indicator, observation.published
    period, price_basis, withdrawn = record.period, record.price_basis, record.withdrawn_on
    if period.kind not in _fitting(indicator) or _is_too_long(period, sums):
        yield "BG212", "period", {"period": period, "measure": indicator.measure}
    if record.unit is not None and record.unit != indicator.unit:
        yield "BG213", "unit", {"name": record.unit, "unit": indicator.unit}
    if price_basis is not None and not is_price_basis(price_basis):
        yield "BG207", "price_basis", {"text": price_basis, "choices": PRICE_BASES}
    if withdrawn is not None and record.withdrawn is None:
        yield "BG210", "withdrawn_on", {"what": "withdrawn"}
    if withdrawn is not None and withdrawn.end < published:
        yield "BG220", "withdrawn_on", {"withdrawn": withdrawn, "published": published}
    if published > month.end:
        yield "BG215", "published", {"published": published, "month": month}


def long_sums(plan: PlanFile) -> Mapping[str, Collection[Period]]:
    """Return the terms of the targets that are longer than a year, by indicator."""
    sums: dict[str, list[Period]] = {}
    for target in plan.targets.values():
        term = target.term
        if term is not None and not term.is_within_a_year:
            sums.setdefault(target.indicator, []).append(term)
    return sums


def _is_too_long(period: Period, sums: Collection[Period]) -> bool:
    """Whether it is cumulative over more than twelve months, not from the start of a longer sum that is a target."""
    if not period.is_longer_than_a_year:
        return False
    return all(period.start != term.start or term.end < period.end for term in sums)


def _fitting(indicator: Indicator) -> tuple[PeriodKind, ...]:
    """The kinds of period that a figure of this measure can stand for."""
    if indicator.measure is Measure.STOCK:
        return _ENDS
    if indicator.measure is Measure.FLOW:
        return _SPANS_AND_YEARS
    if indicator.measure is Measure.GROWTH:
        return _YEARS if indicator.comparator is Comparator.AVERAGE else _SPANS
    return _ANY


def amount_faults(observation: ResolvedObservation, unit: PrintUnit) -> tuple[Finding, ...]:
    """Return whether a figure lies outside of what its measure allows: a share over 100, a negative count."""
    measure, key = observation.indicator.measure, "value" if observation.record.value is not None else "printed"
    if observation.amount is None or _left_domain(observation.amount, measure, unit) is None:
        return ()
    return domain_faults(observation.amount, measure, unit, observation.place.at(key), observation.subject)


def domain_faults(
    amount: Amount | None, measure: Measure, unit: PrintUnit, place: Place, subject: str
) -> tuple[Finding, ...]:
    """Return BG211 where an amount, printed or demanded, lies outside of what its measure allows."""
    left = _left_domain(amount, measure, unit) if amount is not None else None
    if amount is None or left is None:
        return ()
    facts: Facts = {"value": amount.point, "measure": measure, "domain": left.name, "low": left.low, "high": left.high}
    return (finding("BG211", place, subject=subject, facts=facts),)


class _Domain(NamedTuple):
    """What a measure allows: what that is called, the lowest value and the highest."""

    name: str
    low: Fraction | None
    high: Fraction | None


_DOMAINS = MappingProxyType(
    {
        Measure.SHARE: _Domain("percentage", Fraction(0), Fraction(100)),
        Measure.GROWTH: _Domain("at-most-all-lost", Fraction(-100), None),
        Measure.RANK: _Domain("from-one", Fraction(1), None),
    }
)
_NOT_NEGATIVE = _Domain("not-negative", Fraction(0), None)
"""That of what is counted."""


def _left_domain(amount: Amount, measure: Measure, unit: PrintUnit) -> _Domain | None:
    """The domain that an amount lies outside of; None where it does not, or there is none."""
    value, domain = amount.point, _DOMAINS.get(measure)
    if unit.count and unit.power == 0 and amount.value is not None and value.denominator != 1:
        return _Domain("whole-count", None, value - 1)  # no count is a fraction
    if domain is None:
        return _NOT_NEGATIVE if unit.count and value.numerator < 0 else None
    is_below = domain.low is not None and value < domain.low
    is_above = domain.high is not None and value > domain.high
    return domain if is_below or is_above else None
