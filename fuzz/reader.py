# ruff: noqa: INP001, S101, SLF001  # a script of its own; what it asserts is what it looks for
"""Fuzzing of the YAML reader: whatever the bytes, a document and findings, never an exception and never a long wait.

Start it with a folder for the corpus (see docs/limits.md): ``python fuzz/reader.py CORPUS -max_total_time=300``.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found, unused-ignore]  # not installed by default

with atheris.instrument_imports(include=["bgplan"]):
    from bgplan.core.findings import Place
    from bgplan.read import decoding, kept
    from bgplan.read.snapshot import Observations, snapshot
    from bgplan.read.plan import plan_file
    from bgplan.read.document import excerpt, locate, read_document

LIMIT = 100_000
"""Bytes of an input; a larger one is refused, which is an answer too."""

kept._LONGEST = decoding._SAMPLE = 64  # so that small inputs are cut like long ones


def one_input(data: bytes) -> None:
    """Read the bytes as a snapshot, in pieces, and as a plan."""
    step = 1 + (data[0] if data else 0)
    pieces = (data[at : at + step] for at in range(0, len(data), step))
    observations = Observations("a.yaml")
    document = read_document(
        pieces, "a.yaml", max_bytes=LIMIT, size=len(data), takes={"observations": observations.take}
    )
    read, found = snapshot(document, observations)
    plan = read_document(data, "a.yaml", max_bytes=LIMIT)
    _, more = plan_file(plan)
    findings = (*document.findings, *found, *plan.findings, *more)
    assert document.tree is not None or document.findings, "a file that is not read is said to be fine"
    assert read is not None or findings, "a snapshot is left out without a word"
    if max(map(len, data.splitlines()), default=0) <= kept._LONGEST and 0 not in data:  # else each part has its own
        codes = [[each.code for each in one.findings] for one in (document, plan)]
        assert codes[0] == codes[1], "the pieces matter"
    for place, found_at in locate(document, {each.place for each in findings if each.place.line is None}).items():
        assert found_at.line is not None, place
        assert 1 <= found_at.line <= document.kept.lines
    for each in document.findings:
        text, column = excerpt(document, each.place)
        assert 1 <= column <= len(text) + 1, each
    locate(document, [Place("a.yaml", ("observations", 0, "value"))])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
