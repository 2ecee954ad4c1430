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
