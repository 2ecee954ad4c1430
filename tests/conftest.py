"""What all tests share: hypothesis's profiles and the flag that rewrites the goldens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

# No deadline: a slow machine is no fault of the code. In CI the same examples every time: a red run can be repeated.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag of ours."""
    parser.addoption("--rewrite-goldens", action="store_true", help="write what the program prints into tests/golden")
