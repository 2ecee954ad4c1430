"""A job of GitHub's gets the page of a check as its summary, below what other steps wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Bgplan


def test_the_page_is_added_to_the_summary_of_the_job(
    bgplan: Bgplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = bgplan("check", "--format", "markdown").out
    summary = tmp_path / "summary.md"
    summary.write_text("# before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    outcome = bgplan("check", "--format", "json")
    assert outcome.code == 0
    assert summary.read_text(encoding="utf-8") == f"# before\n{page}"


def test_where_it_cannot_be_written_that_is_said_and_the_check_goes_on(
    bgplan: Bgplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    outcome = bgplan("check", "--lang", "en")
    assert outcome.code == 0
    assert outcome.out
    assert f"cannot add the job summary to “{tmp_path}”" in outcome.err
