"""What can be wrong with the data files, as values.

Knows codes, places and facts; never the words (they are made last, by ``render``) and never a status of a target.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from bgplan.core.bilingual import Bilingual
from bgplan.core.intervals import Interval
from bgplan.core.periods import Period

Fact: TypeAlias = (
    str | int | float | Decimal | Fraction | date | Period | Interval | Bilingual | tuple["Fact", ...] | None
)
"""One thing a finding, a reason or a derivation states; the renderer words it by its type."""

Facts: TypeAlias = Mapping[str, Fact]

PathKey: TypeAlias = str | int
"""One step into a data file: a mapping's key or a sequence's index."""


class Severity(StrEnum):
    """How much a finding weighs: an error fails the run, a warning does under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """Where in the data files: a file, and in it either a path of keys or a line and column, or both.

    Checks name the path; the reader turns it into line and column (both from 1, columns in code points) only when
    there is something to report.
    """

    file: str
    path: tuple[PathKey, ...] = ()
    line: int | None = None
    column: int | None = None
    key: bool = False

    def at(self, *keys: PathKey, key: bool = False) -> Place:
        """Return the place further in, below ``keys``; with ``key`` that of the last key itself, not of its value."""
        return Place(self.file, (*self.path, *keys), key=key)


class Finding(NamedTuple):
    """One problem in the data files.

    ``code`` is of ``core.rules``; ``subject`` names what it is about in a form that stays the same when lines move
    (``parks@2023-08-22``), so that an acknowledgement can name it; ``related`` are the other places involved.
    """

    code: str
    severity: Severity
    place: Place
    subject: str = ""
    facts: Facts = MappingProxyType({})
    related: tuple[Place, ...] = ()
    acknowledged: Bilingual | None = None

    @property
    def counts(self) -> bool:
        """Whether the finding still counts, that is, nobody has acknowledged it with a reason."""
        return self.acknowledged is None


class Excerpt(NamedTuple):
    """The line of a file that a finding points at, and the column (from 1) for the caret."""

    text: str
    column: int


class Fault(ValueError):
    """A text that is not what it should be: raised by the parsers of core, made a finding by the reader."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Facts = MappingProxyType(facts)
