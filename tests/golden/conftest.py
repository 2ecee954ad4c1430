"""The program in the test's own process."""

from __future__ import annotations

from tests.unit.cli.conftest import bgplan

__all__ = ["bgplan"]
