"""Names on the command line: of targets, indicators or plans, by id, label or a word that one alone has."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.unit.cli.conftest import Bgplan

DATA = Path(__file__).parents[3] / "data"


def targets_of(bgplan: Bgplan, *arguments: str) -> list[str]:
    found = bgplan("check", *arguments, "--data", DATA, "--format", "csv")
    assert found.code == 0
    return [row["target"] for row in csv.DictReader(found.out.splitlines())]


def test_a_plan_is_its_targets(bgplan: Bgplan) -> None:
    by_name = targets_of(bgplan, "nq147")
    assert by_name == targets_of(bgplan, "--plan", "nq147")
    assert len(by_name) > 1
    assert targets_of(bgplan, "NQ 147") == by_name


def test_a_label_is_what_it_is_of(bgplan: Bgplan) -> None:
    assert targets_of(bgplan, "so ccn") == targets_of(bgplan, "clusters")


def test_a_part_of_several_lists_them(bgplan: Bgplan) -> None:
    found = bgplan("check", "ccn", "--data", DATA, "--lang", "vi")
    assert (found.code, found.out) == (2, "")
    first, *listed = found.err.splitlines()
    assert first == "bgplan: “ccn” khớp với nhiều tên; hãy chọn một:"
    assert listed[0].split(maxsplit=1) == ["clusters", "Số CCN"]


def test_show_of_a_plan_lists_its_targets(bgplan: Bgplan) -> None:
    found = bgplan("show", "nq147", "--data", DATA)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("bgplan: “nq147” is a plan; name one of its targets:\n  nq147.parks ")
