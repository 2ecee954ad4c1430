"""A source as it could be cited on a date: with its own date only where that had come.

Knows sources; never which figures stand in them.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bgplan.core.model import Source
from bgplan.core.periods import Period


class Cited(NamedTuple):
    """A source by its name; ``published`` is None where the source has no date, or one that had not come yet."""

    name: str
    source: Source
    published: Period | None

    @property
    def inferred(self) -> bool:
        """Whether the date that is shown is concluded."""
        return self.published is not None and self.source.published_inferred


def cited(name: str, source: Source, as_of: date) -> Cited:
    """Return a source as it could be cited on a date."""
    published = source.published
    return Cited(name, source, published if published is not None and published.end <= as_of else None)
