"""The golden table of every month's statuses is reckoned a second time, from the documents, without the program.

``tests/shipped/statuses.tsv`` is written by the program, so a mistake of the program would become the golden table. The
modules beside this one read the shipped data and judge every target by what docs/figures.md, docs/records.md and
docs/methods.md say. They share no code with the program and must never import it. Where the two differ, the program,
this reckoning or a document is wrong: each differing cell is shown with its calculation.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.reckoned.book import book
from tests.reckoned.golden import differing, shipped, table


def test_every_status_of_every_month_is_reckoned_alike() -> None:
    lines = differing(book(shipped()), table())
    assert not lines, "\n".join([f"{len(lines)} cells differ:", *lines])


def test_every_line_of_the_table_is_of_a_target() -> None:
    assert {name for name, _ in table()} <= {each.name for each in book(shipped()).targets}


def test_another_status_in_the_table_is_found() -> None:
    (line,) = differing(book(shipped()), table() | {("nq147.clusters", "2023-08"): "on_track"})
    # (54 - 46) / 20 = 0.4 of the way after 2 + 234/365 of 10 years: 0.4 / 0.26411 = 1.5145.
    assert line == (
        "nq147.clusters 2023-08: the table says on_track, reckoned ahead "
        "(46 to 54 in 2.6411 years, to 66 in 10, linear: 1.51452)"
    )


@pytest.mark.parametrize("module", sorted(Path(__file__).parent.glob("*.py")), ids=lambda path: path.name)
def test_nothing_of_the_program_is_imported(module: Path) -> None:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    ours = {name for name in names if name.startswith(("bgplan", "tests", "scripts"))}
    assert all(name.startswith("tests.reckoned.") for name in ours)
