"""``bgplan history`` and ``bgplan sources`` as they are called: names, dates, exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.rules.small_folder import PLAN
from tests.unit.cli.conftest import Bgplan
from tests.unit.cli.test_findings import folder_of

ROOT = Path(__file__).parents[3]
GROWTH = ROOT / "tests" / "fixtures" / "growth"
BROKEN = ROOT / "tests" / "rules" / "BG401" / "wrong"


def test_an_unknown_name_gets_the_nearest_ones(bgplan: Bgplan) -> None:
    near = bgplan("history", "grdp.growht", "--data", GROWTH)
    assert (near.code, near.out) == (2, "")
    assert "unknown indicator “grdp.growht”; did you mean “grdp.growth”? (" in near.err
    part = bgplan("history", "grdp", "--data", GROWTH)
    assert (part.code, part.out) == (2, "")
    assert "bgplan: “grdp” fits several; name one of them:\n  grdp.growth          " in part.err
    assert "\n  grdp.growth.average  " in part.err
    far = bgplan("history", "xyz", "--data", GROWTH, "--lang", "vi")
    assert "hiện có: grdp.growth, " in far.err
    assert far.code == 2


def test_a_targets_name_is_taken(bgplan: Bgplan) -> None:
    by_target, by_name = (bgplan("history", name, "--data", GROWTH) for name in ("plan-2024.grdp", "grdp.growth"))
    assert by_target == by_name
    assert by_target.code == 0


def test_what_cannot_be_read_is_named(bgplan: Bgplan, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, plan=PLAN.replace("unit: park, measure: stock", "measure: stock"))
    found = bgplan("history", "parks", "--data", folder)
    assert (found.code, found.out) == (2, "")
    assert "BG202" in found.err
    assert found.err.endswith("bgplan: “parks” cannot be read; the findings above say why\n")


@pytest.mark.parametrize("arguments", [("history", "parks"), ("sources",), ("sources", "--missing")])
@pytest.mark.parametrize("output", ["text", "json", "csv", "tsv", "markdown"])
def test_contradicting_data_end_with_1(bgplan: Bgplan, arguments: tuple[str, ...], output: str) -> None:
    found = bgplan(*arguments, "--data", BROKEN, "--format", output)
    assert found.code == 1
    assert found.out
    assert ("BG401" in found.err) is (output != "json")
    if output == "json":
        assert [each["code"] for each in json.loads(found.out)["findings"]] == ["BG401"]


@pytest.mark.parametrize("command", [("history", "grdp.growth"), ("sources",)])
def test_a_date_that_is_none_is_refused(bgplan: Bgplan, command: tuple[str, ...]) -> None:
    found = bgplan(*command, "--data", GROWTH, "--as-of", "soon")
    assert (found.code, found.out) == (2, "")
    assert "“soon” is not a date" in found.err


def test_before_the_first_publication_there_is_nothing(bgplan: Bgplan) -> None:
    assert "had been published" in bgplan("history", "grdp.growth", "--data", GROWTH, "--as-of", "2015").out
    assert "No source had said anything" in bgplan("sources", "--data", GROWTH, "--as-of", "2015").out


@pytest.mark.parametrize("output", ["text", "json", "csv", "tsv", "markdown"])
def test_an_unknown_unit_is_a_finding_and_no_end(bgplan: Bgplan, tmp_path: Path, output: str) -> None:
    sample = ROOT / "docs" / "examples" / "sample"
    folder = tmp_path / "data"
    shutil.copytree(sample, folder)
    path = folder / "targets.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("unit: cluster", "unit: clustr"), encoding="utf-8")
    found = bgplan("history", "clusters", "--data", folder, "--format", output)
    assert found.code == 1
    assert "clustr" in found.out + found.err
