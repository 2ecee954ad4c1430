"""What the tests of the rules share."""

from __future__ import annotations

import pytest

from bgplan.core.validate import bookkeeping


@pytest.fixture(autouse=True)
def each_unused_name_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The builder's defaults are many, and most of them are unused in a test."""
    monkeypatch.setattr(bookkeeping, "MANY", 1000)
    monkeypatch.setattr(bookkeeping, "_FEW", 1000)
