"""The closed choices of the data files: measures, stages, paths and the like (DESIGN, words)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

NOT_STATED = "not-stated"
"""What a source leaves open: a price basis or a coverage."""


class Measure(StrEnum):
    """What an indicator measures (DESIGN, words)."""

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
