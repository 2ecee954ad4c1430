"""The reader on files nobody would write: no exception, an answer for every file, and no file that takes for ever."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgplan import run
from bgplan.core.findings import Place
from bgplan.read import text as text_module
from bgplan.read.document import read_document
from bgplan.read.plan import plan_file
from bgplan.read.snapshot import Observations, snapshot
from tests.properties.test_document import SPLINTERS
from tests.rules.small_folder import ACTUALS, FILE, PLAN

MOST_SECONDS = 5
"""No file of these takes a tenth of it; what grows with the square of a file's size takes far longer."""

EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(SPLINTERS) | st.text(max_size=5)), max_size=5
)
PIECES = st.lists(st.sampled_from((*SPLINTERS, "a", "a: ", "\n", "[", "{", "'", "é")), min_size=1, max_size=5)


@contextmanager
def bounded() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < MOST_SECONDS


def mutated(text: str, edits: list[tuple[float, int, str]]) -> bytes:
    for share, length, splinter in edits:
        at = int(share * len(text))
        text = text[:at] + splinter + text[at + length :]
    return text.encode("utf-8", "surrogatepass")


def read(raw: bytes, step: int) -> None:
    """Read bytes, looked at in blocks, as a snapshot and as a plan, and look for the places of all that is wrong."""
    observations = Observations(FILE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_module, "_BLOCK", step)
        document = read_document(raw, FILE, takes={"observations": observations.take})
    made, found = snapshot(document, observations)
    _, more = plan_file(document)
    assert document.tree is not None or document.findings
    assert made is not None or document.findings or found
    wanted = {place for each in (*found, *more) for place in (each.place, *each.related)}
    places = document.places.located({*wanted, Place(FILE, ("observations", 1, "value"))})
    for place in (*places.values(), *(each.place for each in document.findings)):
        if document.text:
            text, column = document.excerpt(place)
            assert 1 <= (place.line or 1) <= document.text.lines
            assert 1 <= column <= len(text) + 1


@given(st.binary(max_size=400), st.integers(1, 100))
def test_any_bytes_are_answered(raw: bytes, step: int) -> None:
    with bounded():
        read(raw, step)


@given(EDITS, st.integers(1, 400), st.sampled_from([ACTUALS, PLAN]))
def test_any_changed_file_is_answered(edits: list[tuple[float, int, str]], step: int, text: str) -> None:
    with bounded():
        read(mutated(text, edits), step)


@settings(max_examples=40, deadline=None)
@given(PIECES, PIECES, st.sampled_from([1 << 10, 1 << 16]))
def test_what_repeats_takes_no_more_than_its_length(head: list[str], unit: list[str], step: int) -> None:
    text = "".join(unit)
    raw = ("".join(head) + text * (100_000 // len(text))).encode("utf-8", "replace")
    with bounded():
        read(raw, step)


@settings(max_examples=60, deadline=None)
@given(EDITS, EDITS)
def test_any_changed_folder_is_answered(
    plan: list[tuple[float, int, str]], actuals: list[tuple[float, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as name, bounded():
        folder = Path(name)
        (folder / "actuals").mkdir()
        (folder / "targets.yaml").write_bytes(mutated(PLAN, plan))
        (folder / FILE).write_bytes(mutated(ACTUALS, actuals))
        loaded = run.load(folder, folder)
        assert all(each.place.line is not None or each.code == "BG100" for each in loaded.findings)
