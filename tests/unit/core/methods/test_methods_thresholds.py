"""The published thresholds, below, on and above each; labels, and own paths."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bgplan.core.methods import JUDGED, Status, destatis, escap, eurostat, sdsn, statcan, unsd
from bgplan.core.methods.base import Grade, graded
from bgplan.core.methods.catalogue import judge

F = Fraction
ON, SLOW, OFF, AWAY = Status.ON_TRACK, Status.SLOW, Status.OFF_TRACK, Status.MOVING_AWAY
STEP = F(1, 10**6)

EUROSTAT_PROGRESS = [("movement_away", AWAY), ("insufficient_progress", OFF), ("moderate_progress", SLOW)]
EUROSTAT_GROWTH = [
    *(("significant_movement_away", AWAY), ("moderate_movement_away", AWAY), ("no_progress", OFF)),
    *(("moderate_progress", SLOW), ("significant_progress", ON)),
]
STATCAN_WORDS = [
    *(("deterioration", AWAY), ("limited_progress", OFF), ("moderate_progress", SLOW), ("substantial_progress", ON)),
]
UNSD_WORDS = [
    *(("stagnation_or_regression", AWAY), ("stagnation_or_regression", OFF), ("fair_progress", SLOW)),
    ("met_or_on_track", ON),
]


@pytest.mark.parametrize(
    "table, edges, open_edges, words",
    [
        (eurostat.WITH_TARGET, "0 0.60 0.95", "", [*EUROSTAT_PROGRESS, ("significant_progress", ON)]),
        # from −1 % and from −0.1 % on, but only above 0.1 % and above 1 %
        (eurostat.WITHOUT_TARGET, "-0.01 -0.001 0.001 0.01", "0.001 0.01", EUROSTAT_GROWTH),
        (statcan.WITH_TARGET, "0 0.60 0.95", "", STATCAN_WORDS),
        (statcan.WITHOUT_TARGET, "0 0.005 0.015", "", STATCAN_WORDS),
        (unsd.WITH_TARGET, "0 0.10 0.95", "", UNSD_WORDS),
        (unsd.WITHOUT_TARGET, "0 0.005 0.02", "", UNSD_WORDS),
        (
            sdsn.WITH_TARGET,
            "0 0.50 1",
            "",
            [("decreasing", AWAY), ("stagnating", OFF), ("moderately_improving", SLOW), ("on_track", ON)],
        ),
        # read with the sign turned: gaps up to 100 % and up to 10 %, misses up to 20 % and below 5 %
        (escap.NEGATIVE_GAP, "-1 -0.10", "", [("reverse", AWAY), ("accelerate", SLOW), ("maintain", ON)]),
        (destatis.NEGATIVE_MISS, "-0.20 -0.05", "-0.05", [("cloudy", SLOW), ("slightly_cloudy", ON), ("sun", ON)]),
    ],
)
def test_below_on_and_above_each_edge(
    table: tuple[Grade, ...], edges: str, open_edges: str, words: list[tuple[str, Status]]
) -> None:
    def grade(number: Fraction) -> tuple[str, Status]:
        found = graded(table, number)
        return found.word, found.status

    for index, edge in enumerate(edges.split()):
        assert grade(F(edge) - STEP) == words[index]
        assert grade(F(edge)) == words[index if edge in open_edges.split() else index + 1]
        assert grade(F(edge) + STEP) == words[index + 1]


@pytest.mark.parametrize(
    "method, label, other_path",
    [
        ("pace", "pace", None),
        ("eurostat", "Eurostat", "linear"),
        ("statcan", "Statistics Canada / Open SDG", "linear"),
        ("unsd", "UNSD SDG Progress Chart", "linear"),
        ("escap", "after ESCAP", "geometric"),
        ("destatis", "Destatis", "geometric"),
        ("sdsn", "after SDSN", "geometric"),
        ("plan-rate", "plan-rate", "geometric"),
    ],
)
def test_labels_and_paths(method: str, label: str, other_path: str | None) -> None:
    level: dict[str, Any] = {"base": (2015, 100), "actual": (2020, 110), "target": (2030, 150)}
    verdicts = {path: judge(method, **level, path=path) for path in ("linear", "geometric")}
    assert {verdict.label for verdict in verdicts.values()} == {label}
    assert [path for path, verdict in verdicts.items() if "path_clash" in verdict.reasons] == (
        [] if other_path is None else [other_path]
    )


def test_the_statuses_that_judge_are_the_first_the_worst_before_the_better() -> None:
    assert tuple(Status)[: len(JUDGED)] == JUDGED
    assert set(Status) - set(JUDGED) == {
        *(Status.NOT_COMPARABLE, Status.NO_DATA, Status.NOT_ASSESSABLE, Status.WATCHED),
    }
