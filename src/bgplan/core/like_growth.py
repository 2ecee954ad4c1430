"""Growth rates that differ in nothing but whether they are of one year or an average of several.

Knows two indicators; judges nothing. What is published of the one tells something of the other's average.
"""

from __future__ import annotations

from bgplan.core.model import Indicator
from bgplan.core.vocabulary import Comparator, Measure

_OF_YEARS = (Comparator.PREVIOUS_YEAR, Comparator.SAME_PERIOD, Comparator.AVERAGE)
"""For a whole year the same period of the year before is the year before."""


def is_like_growth(one: Indicator, other: Indicator) -> bool:
    """Return whether two growths differ in nothing but whether they are of a year or an average of years."""
    if one.measure is not Measure.GROWTH or other.measure is not Measure.GROWTH:
        return False
    if (one.attributes, one.unit) != (other.attributes, other.unit):
        return False
    both = {one.comparator, other.comparator}
    return both <= set(_OF_YEARS) and Comparator.AVERAGE in both
