"""What many runs of the program share, done once: a folder read, a question answered. All of it is frozen values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import pytest

from bgplan import run

MOST_KEPT = 64
"""So many answers are kept; more would be memory for nothing, since tests ask one thing after the other."""

loaded = cache(run.load)
"""Read a folder, once for all that ask for it."""


def _once(answered: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function of a loaded folder and more that answers each question once."""
    folders: dict[int, run.Loaded] = {}

    @lru_cache(maxsize=MOST_KEPT)
    def answer(folder: int, *more: object) -> Any:  # noqa: ANN401  # whatever the function gives
        return answered(folders[folder], *more)

    def asked(folder: run.Loaded, *more: object) -> Any:  # noqa: ANN401  # whatever the function gives
        folders[id(folder)] = folder  # and so it stays the one of this number
        return answer(id(folder), *more)

    return asked


checked, changed, summarised = _once(run.checked), _once(run.changed), _once(run.summarised)


def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program read and answer once what it did already in another run of this process."""
    monkeypatch.setattr(run, "load", loaded)
    monkeypatch.setattr(run, "checked", checked)
    monkeypatch.setattr(run, "changed", changed)
    monkeypatch.setattr(run, "summarised", summarised)
