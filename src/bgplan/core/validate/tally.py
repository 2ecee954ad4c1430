"""How often a rule was looked at, and with what outcome."""

from __future__ import annotations

from typing import NamedTuple


class Tally(NamedTuple):
    """How often a rule held, how often it did not, and how often it could not be told."""

    passed: int = 0
    failed: int = 0
    not_evaluable: int = 0
