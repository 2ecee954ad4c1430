"""What all tests share: hypothesis's profiles, and the flags that rewrite whole outputs or run all of them."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# No deadline: a slow machine is no fault of the code. In CI the same examples every time: a red run can be repeated.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags of ours."""
    parser.addoption("--rewrite-goldens", action="store_true", help="write what the program prints into tests/golden")
    parser.addoption("--all-outputs", action="store_true", help="all command lines of tests/outputs, not a tenth")
    parser.addoption("--rewrite-outputs", action="store_true", help="write the hashes of tests/outputs anew")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write one file from several processes."""
    if config.getoption("--rewrite-outputs") and getattr(config.option, "numprocesses", None):
        raise pytest.UsageError("--rewrite-outputs writes one file: without -n, and with -k for some of the commands")
