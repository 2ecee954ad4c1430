"""Whether the units of an identity fit: what is added up or compared must be of one dimension, a share in percent.

Knows identities, indicators and units; no figures. The factors of a product and the two sides of a ratio may be of any
dimensions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.book import PlanFile
from bgplan.core.findings import PathKey
from bgplan.core.model import Identity, Unit
from bgplan.core.settle.double_entry import PERCENT
from bgplan.core.vocabulary import Form

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
        elif value is not None:
            yield from (((key, index), name) for index, name in enumerate(value))


def _unit(name: str, plan: PlanFile) -> Unit | None:
    return plan.units.get(plan.indicators[name].unit) if name in plan.indicators else None
