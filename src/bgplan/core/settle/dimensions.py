"""Whether what an identity names fits together: units of one dimension, measures, prices, nothing of itself.

Knows identities, indicators and units; no figures. The factors of a product and the two sides of a ratio may be of any
dimensions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.book import PlanFile
from bgplan.core.findings import PathKey
from bgplan.core.model import IDENTITY_KEYS, Identity, Unit
from bgplan.core.settle.double_entry import PERCENT
from bgplan.core.vocabulary import NOT_STATED, Form, Measure

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
