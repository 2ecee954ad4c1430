"""Documents that set one target, on one line."""

from __future__ import annotations

import pytest

from bgplan.render.check.documents import against_lines
from bgplan.render.words import Words
from tests.build import LATEST, dataset, report, target

PLANS = {name: {"name": {"vi": name, "en": name}, "period": "2021/2030", "source": "plan-text"} for name in "abc"}


def lines(**targets: object) -> tuple[str, ...]:
    """Return what is said of three documents' targets in English."""
    return against_lines(report(dataset(targets=targets, plans=PLANS), LATEST), Words("en"))


def test_three_that_agree() -> None:
    (said,) = lines(one=target(66, plan="a"), two=target(66, plan="b"), three=target(66, plan="c"))
    assert said.endswith(": a, b and c agree on 66 words")


def test_three_of_which_one_differs() -> None:
    (said,) = lines(one=target(66, plan="a"), two=target(63, plan="b"), three=target(66, plan="c"))
    assert said.endswith(": documents differ: 66 words (a, c); 63 words (b)")


def test_a_range_that_holds_the_other_is_compatible() -> None:
    wide = target(None, plan="b", low=60, high=70)
    (said,) = lines(one=target(66, plan="a"), two=wide)
    assert said.endswith(": 66 words (a); 60–70 words (b): compatible")


@pytest.mark.parametrize("other", [66, 65])
def test_two_targets_of_one_document_go_by_their_own_names(other: int) -> None:
    (said,) = lines(one=target(66, plan="a"), two=target(other, plan="a"))
    assert "one" in said
    assert "two" in said
