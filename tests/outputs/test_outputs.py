"""What the program prints for about a thousand command lines is what it printed: one SHA-256 each.

``commands.txt`` says which command lines, ``sha256.txt`` has the hash of what each prints (standard output, standard
error, exit code). A tenth of them runs every time, all with ``--all-outputs``. After a wanted change
``pytest tests/outputs --rewrite-outputs`` writes the hashes anew.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests import once
from tests.outputs.command_lines import described, expanded, some_of
from tests.unit.cli.conftest import Bgplan

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HASHES = HERE / "sha256.txt"
PATTERNS = described()
SHOW = "The difference from the last commit, or another: python scripts/output.py [--since REVISION] 'COMMAND LINE'"


@pytest.fixture(scope="session")
def hashes(pytestconfig: pytest.Config) -> Iterator[dict[str, str]]:
    """What each command line's output hashed to; written anew at the end where that is asked for."""
    known = {line: digest for digest, _, line in _rows()}
    yield known
    if pytestconfig.getoption("--rewrite-outputs"):
        lines = (line for lines in PATTERNS.values() for line in lines if line in known)
        HASHES.write_text("".join(f"{known[line]}  {line}\n" for line in lines), encoding="utf-8")


def _rows() -> Iterator[tuple[str, str, str]]:
    text = HASHES.read_text(encoding="utf-8") if HASHES.exists() else ""
    return (row.partition("  ") for row in text.splitlines())


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern[:90])  # pytest drops longer ones
def test_prints_what_it_printed(
    pattern: str,
    bgplan: Bgplan,
    hashes: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    once.share(monkeypatch)
    is_rewritten = pytestconfig.getoption("--rewrite-outputs")
    lines, changed = PATTERNS[pattern], []
    for line in lines if is_rewritten or pytestconfig.getoption("--all-outputs") else some_of(lines):
        done = bgplan(*shlex.split(line))
        digest = sha256("\0".join((done.out, done.err, str(done.code))).encode()).hexdigest()
        if is_rewritten:
            hashes[line] = digest
        elif hashes.get(line) != digest:
            changed.append(line)
    if changed:
        pytest.fail("\n".join((f"{len(changed)} outputs changed:", *changed, SHOW)), pytrace=False)


def test_every_command_line_is_there_once(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--rewrite-outputs"):
        pytest.skip("the hashes are being written")
    lines = [line for lines in PATTERNS.values() for line in lines]
    assert len(lines) == len(set(lines)) > 1000
    assert [line for _, _, line in _rows()] == lines, "pytest tests/outputs --rewrite-outputs"


def test_choices_are_expanded_within_each_other() -> None:
    assert list(expanded("a {b|{c|} d}")) == ["a b", "a c d", "a d"]
