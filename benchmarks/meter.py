"""Whole processes measured in turn: CPU (user and system) and peak memory, as the system tells them when one ends.

Rounds are interleaved, so that what else the machine does meets all programs alike, and a program is told as a ratio to
the first one, its floor, of the same round. A ratio holds on another machine; milliseconds do not.
"""

from __future__ import annotations

import math
import os
import statistics
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, else KiB


class Run(NamedTuple):
    """What one process cost: seconds of CPU, MB at its peak, and its exit code."""

    cpu: float
    peak: float
    code: int


class Cost(NamedTuple):
    """What a program costs: the median of its CPU, its median ratio to the floor, its highest peak."""

    cpu: float
    ratio: float
    peak: float


def run(arguments: Sequence[str]) -> Run:
    """Run a program without input and output, and return what it cost."""
    null = os.open(os.devnull, os.O_RDWR)
    try:
        streams = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in range(3)]
        process = os.posix_spawnp(arguments[0], tuple(arguments), os.environ, file_actions=streams)
    finally:
        os.close(null)
    _, status, usage = os.wait4(process, 0)
    peak = usage.ru_maxrss * _PEAK_UNIT / 1e6
    return Run(usage.ru_utime + usage.ru_stime, peak, os.waitstatus_to_exitcode(status))


def costs(programs: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Cost]:
    """Return what each program costs; the first is the floor."""
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, arguments in programs.items():
            done = run(arguments)
            if done.code not in (0, 1, 3):
                sys.exit(f"{' '.join(arguments)}: exit code {done.code}")
            runs[name].append(done)
    floor = [done.cpu for done in next(iter(runs.values()))]
    return {name: _cost(found, floor) for name, found in runs.items()}


def _cost(runs: Sequence[Run], floor: Sequence[float]) -> Cost:
    ratios = [done.cpu / least for done, least in zip(runs, floor, strict=True)]
    return Cost(
        statistics.median(done.cpu for done in runs), statistics.median(ratios), max(done.peak for done in runs)
    )


def slope(smaller: tuple[int, float], larger: tuple[int, float], start: float = 0.0) -> float:
    """Return how a cost grows with the size, its start-up cost aside: 1 is linear, 2 quadratic.

    >>> slope((100, 1.5), (1000, 10.5), start=0.5)
    1.0
    """
    (size, cost), (size_then, cost_then) = smaller, larger
    return round(math.log((cost_then - start) / (cost - start)) / math.log(size_then / size), 2)
