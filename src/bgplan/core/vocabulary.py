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


class Every(StrEnum):
    """How often an indicator's figure is due."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Lang(StrEnum):
    """The language of a text, and so its number format."""

    VI = "vi"
    EN = "en"


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
