"""The growth on the same period of the year before as a source prints it, of the level that the data say it is of.

Where a publisher has revised the year before, the growth that it prints and the one that two old prints give differ;
the printed one is the source's word. Knows identities of the form "growth of"; never mixes prices or scopes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bgplan.core.book import PlanFile, Reported
from bgplan.core.known_figures import Figures
from bgplan.core.model import Indicator
from bgplan.core.vocabulary import Comparator, Form

_ALIKE = ("price_basis", "coverage", "industry")


def growths_of(level: str, written: PlanFile) -> tuple[str, ...]:
    """Return the indicators that are declared to be the growth of a level."""
    pairs = (each for each in written.identities.values() if each.form is Form.GROWTH_OF and each.of == level)
    return tuple(each.growth for each in pairs if each.growth is not None and each.growth in written.indicators)


def printed_growth(one: Reported, written: PlanFile, known: Mapping[str, Sequence[Reported]]) -> Reported | None:
    """Return the printed growth of a figure's own period, None where no indicator of it is declared or has one.

    ``known`` holds the figures by indicator; a growth of low confidence stands only where there is no better.
    """
    for name in growths_of(one.record.indicator, written):
        if _is_on_year(written.indicators[name], one):
            found = Figures(known.get(name, ())).best.get((one.record.period.start, one.record.period.end))
            if found is not None:
                return found
    return None


def _is_on_year(growth: Indicator, one: Reported) -> bool:
    """Whether it is a growth on the same time of the year before, of the same prices, scope and industry."""
    on_year = growth.comparator is Comparator.SAME_PERIOD or (
        growth.comparator is Comparator.PREVIOUS_YEAR and one.record.period.is_full_year
    )
    return on_year and all(getattr(growth, each) == getattr(one.indicator, each) for each in _ALIKE)
