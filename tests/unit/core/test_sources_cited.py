"""A source as it could be cited on a date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bgplan.core.model import Source
from bgplan.core.sources import cited

PUBLISHER = {"publisher": "Báo Bắc Giang"}


@pytest.mark.parametrize(
    "given, as_of, shown, inferred",
    [
        ({"published": "2023-08-22"}, "2023-08-21", None, False),
        ({"published": "2023-08-22"}, "2023-08-22", "2023-08-22", False),
        ({"published": "2023-08", "published_inferred": "true"}, "2023-08-30", None, False),
        ({"published": "2023-08", "published_inferred": "true"}, "2023-08-31", "2023-08", True),
        ({"published": "2023", "published_inferred": "true"}, "2023-12-30", None, False),  # its last day counts
        ({}, "2040-01-01", None, False),
    ],
)
def test_a_date_is_shown_only_once_it_has_come(
    given: dict[str, Any],
    as_of: str,
    shown: str | None,
    inferred: bool,  # noqa: FBT001
) -> None:
    source = Source.model_validate({**PUBLISHER, **given})
    one = cited("paper", source, date.fromisoformat(as_of))
    assert (one.name, one.source.publisher, one.inferred) == ("paper", "Báo Bắc Giang", inferred)
    assert (one.published.text if one.published else None) == shown
