# ruff: noqa: INP001, S101, SLF001  # a script of its own; what it asserts is what it looks for
"""Fuzzing of the YAML reader: whatever the bytes, a document and findings, never an exception and never a long wait.

Start it with a folder for the corpus (see docs/limits.md): ``python fuzz/reader.py CORPUS -max_total_time=300``.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found, unused-ignore]  # not installed by default

with atheris.instrument_imports(include=["bgplan"]):
    from bgplan.core.findings import Place
    from bgplan.read import text as text_module
    from bgplan.read.document import read_document
    from bgplan.read.plan import plan_file
    from bgplan.read.snapshot import Observations, snapshot

LIMIT = 100_000
"""Bytes of an input; a larger one is refused, which is an answer too."""

text_module._SAMPLE = 64  # so that small inputs are looked at like long ones


def one_input(data: bytes) -> None:
    """Read the bytes as a snapshot, looked at in small blocks, and as a plan."""
    observations = Observations("a.yaml")
    text_module._BLOCK = 1 + (data[0] if data else 0)
    document = read_document(data, "a.yaml", max_bytes=LIMIT, takes={"observations": observations.take})
    read, found = snapshot(document, observations)
    text_module._BLOCK = LIMIT
    plan = read_document(data, "a.yaml", max_bytes=LIMIT)
    _, more = plan_file(plan)
    findings = (*document.findings, *found, *plan.findings, *more)
    assert document.tree is not None or document.findings, "a file that is not read is said to be fine"
    assert read is not None or findings, "a snapshot is left out without a word"
    if all(each.code != "BG110" for each in findings):  # only of observations there may be any number
        assert document.findings == plan.findings, "the blocks matter"
    for place, found_at in document.places.located(
        {each.place for each in findings if each.place.line is None}
    ).items():
        assert found_at.line is not None, place
        assert 1 <= found_at.line <= document.text.lines
    for each in document.findings:
        text, column = document.excerpt(each.place)
        assert 1 <= column <= len(text) + 1, each
    document.places.located([Place("a.yaml", ("observations", 0, "value"))])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
