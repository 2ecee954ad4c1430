"""The growth on the same period of the year before as a source prints it, of the level that the data say it is of.

Where a publisher has revised the year before, the growth that it prints and the one that two old prints give differ;
the printed one is the source's word. Knows identities of the form "growth of"; never mixes prices or scopes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bgplan.core.book import PlanFile, Reported
from bgplan.core.model import Indicator
from bgplan.core.summary.known_figures import Figures
from bgplan.core.vocabulary import Comparator, Form

_ALIKE = ("price_basis", "coverage", "industry")


def printed_growth(one: Reported, written: PlanFile, known: Mapping[str, Sequence[Reported]]) -> Reported | None:
    """Return the printed growth of a figure's own period, None where no indicator of it is declared or has one."""
    for identity in written.identities.values():
        if identity.form is not Form.GROWTH_OF or identity.of != one.record.indicator or identity.growth is None:
            continue
        growth = written.indicators.get(identity.growth)
        if growth is not None and _is_on_year(growth, one):
            found = Figures(known.get(identity.growth, ())).best.get((one.record.period.start, one.record.period.end))
            if found is not None:
                return found
    return None


def _is_on_year(growth: Indicator, one: Reported) -> bool:
    """Whether it is a growth on the same time of the year before, of the same prices, scope and industry."""
    on_year = growth.comparator is Comparator.SAME_PERIOD or (
        growth.comparator is Comparator.PREVIOUS_YEAR and one.record.period.is_full_year
    )
    return on_year and all(getattr(growth, each) == getattr(one.indicator, each) for each in _ALIKE)
