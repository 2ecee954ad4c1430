"""Names that records refer to, looked up in the tables of the plan file: BG208 where there is no such entry.

An entry that could not be read is left out of its table, but it is there: its own finding says what is wrong, and
nothing more is said of those that name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from bgplan.core.book import PlanFile
from bgplan.core.findings import Finding, Place
from bgplan.core.methods.catalogue import CHOICES
from bgplan.core.names import nearest
from bgplan.core.rules import finding
from bgplan.core.vocabulary import NOT_STATED

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
    known = _known(what, plan)
    if name is None or known is None or name in known:
        return
    yield finding("BG208", place, subject=subject, what=what, name=name, nearest=nearest(name, known))


def _known(what: str, plan: PlanFile) -> tuple[str, ...] | None:
    """The names of that kind, those of entries left out included; None where the table could not be read at all."""
    if what == "method":
        return CHOICES
    table = _TABLES[what]
    if table in plan.unread:
        return None
    names = (*getattr(plan, table), *plan.left_out.get(table, ()))
    return (*names, NOT_STATED) if what == "coverage" else names
