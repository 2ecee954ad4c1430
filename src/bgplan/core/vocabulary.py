"""The closed choices of the data files: measures, stages, paths and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

NOT_STATED = "not-stated"
"""What a source leaves open: a price basis or a coverage."""

PRICE_BASES = ("current", NOT_STATED, "constant-2010")
"""The price bases that there are; constant prices may be of any year."""

_PRICE_BASIS = re.compile(r"current|not-stated|constant-\d{4}", re.ASCII)


def is_price_basis(text: str) -> bool:
    """Return whether a price basis is written so.

    >>> is_price_basis("constant-2020"), is_price_basis("2010")
    (True, False)
    """
    return _PRICE_BASIS.fullmatch(text) is not None


class Measure(StrEnum):
    """What an indicator measures."""

    STOCK = "stock"
    FLOW = "flow"
    GROWTH = "growth"
    SHARE = "share"
    INDEX = "index"
    RANK = "rank"

    @property
    def is_of_stretch(self) -> bool:
        """Whether a figure is of all of its period and of nothing else: that of a part of a year says little of it."""
        return self in (Measure.FLOW, Measure.GROWTH)

    @property
    def is_of_end(self) -> bool:
        """Whether a figure is of the end of its period; an index is of its period, but part of a year stands for it."""
        return self in (Measure.STOCK, Measure.SHARE, Measure.RANK)

    @property
    def is_level(self) -> bool:
        """Whether it says how much there is at a time, in a unit or as a share of a whole."""
        return self in (Measure.STOCK, Measure.SHARE)

    @property
    def is_quantity(self) -> bool:
        """Whether it is an amount, at a time or of a period, of which a growth can be told."""
        return self in (Measure.STOCK, Measure.FLOW)

    @property
    def is_percent(self) -> bool:
        """Whether a figure is in percent, so that its changes are points."""
        return self in (Measure.GROWTH, Measure.SHARE)

    @property
    def is_rate(self) -> bool:
        """Whether it can go up again after it was below a ceiling, and says nothing of the time that it was."""
        return self in (Measure.SHARE, Measure.GROWTH, Measure.INDEX)

    @property
    def changes_by_difference(self) -> bool:
        """Whether a change is told in points or places: a percentage of a percentage, or of a rank, misleads."""
        return self in (Measure.GROWTH, Measure.SHARE, Measure.RANK)


class Comparator(StrEnum):
    """What a growth figure compares with."""

    PREVIOUS_YEAR = "previous-year"
    SAME_PERIOD = "same-period"
    PREVIOUS_PERIOD = "previous-period"
    AVERAGE = "average"


class Path(StrEnum):
    """How a target's way from base to due value is drawn; there is no default."""

    GEOMETRIC = "geometric"
    LINEAR = "linear"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Stage(StrEnum):
    """How final a figure is (SDMX OBS_STATUS): estimate, provisional, final, forecast."""

    ESTIMATE = "E"
    PROVISIONAL = "P"
    FINAL = "A"
    FORECAST = "F"


FINALITY: Mapping[Stage | None, int] = MappingProxyType(
    {Stage.FORECAST: 0, Stage.ESTIMATE: 1, None: 1, Stage.PROVISIONAL: 2, Stage.FINAL: 3}
)
"""How final each stage is, higher being later; a source that states none is taken for an estimate."""


class Confidence(StrEnum):
    """How far a source can be trusted for this figure."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def doubt(self) -> int:
        """How much the figure is doubted: none at the highest confidence, most at the lowest."""
        return _DOUBT[self]


_DOUBT: Mapping[Confidence, int] = MappingProxyType({confidence: doubt for doubt, confidence in enumerate(Confidence)})


class Every(StrEnum):
    """How often an indicator's figure is due."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Lang(StrEnum):
    """The language of a text, and so its number format."""

    VI = "vi"
    EN = "en"


class Order(StrEnum):
    """By what rows are sorted."""

    STATUS = "status"
    GAP = "gap"
    DUE = "due"
    NAME = "name"


class Form(StrEnum):
    """What an identity among indicators says."""

    SUM = "sum"
    SHARE = "share"
    PART = "part"
    PRODUCT = "product"
    BALANCE = "balance"
    NESTED = "nested"
    GROWTH_OF = "growth_of"
    GROWTH_OF_PARTS = "growth_of_parts"
    RATIO = "ratio"
