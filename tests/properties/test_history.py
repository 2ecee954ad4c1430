"""What holds of every history: no later publication is in it, and the order of the files decides nothing."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.book import Book
from bgplan.core.history import History, history_of
from bgplan.core.settle import book_of
from tests.build import plan_file, snapshot
from tests.properties import strategies

days = st.dates(date(2021, 1, 1), date(2031, 12, 31))
several = st.lists(strategies.observations, min_size=1, max_size=12)


def made(*groups: list[dict[str, Any]]) -> Book:
    """Return the book of several snapshots, right and wrong records alike."""
    plan = plan_file(
        indicators={
            "output.parks": {
                "concept": "output",
                "coverage": "parks",
                "unit": "bn",
                "name": {"vi": "a", "en": "b"},
                "measure": "flow",
            }
        }
    )
    found, _ = book_of(plan, tuple(snapshot(*each, month=f"20{41 + at}-01") for at, each in enumerate(groups)))
    return found


def told(history: History | None) -> object:
    """Everything that a history says but the places of its records in the files."""
    if history is None:
        return None
    entries = [
        (
            each.period.text,
            each.figure and said(each.figure),
            each.change and (said(each.change.on), each.change.by, each.change.interval),
            [
                (said(one.figure), one.counts, one.move and (said(one.move.on), one.move.relation, one.move.direction))
                for one in each.prints
            ],
        )
        for each in history.entries
    ]
    return entries, history.curves, history.publications, history.sources, history.see_also


def said(one: Any) -> object:  # noqa: ANN401  # a figure without its place
    return one.record, one.published, one.source_name


@given(several, days)
def test_no_later_publication_is_in_it(records: list[dict[str, Any]], as_of: date) -> None:
    """As of a date it is the history of a folder that ends with that date."""
    known = [each for each in records if each["published"] <= as_of]
    for name in ("parks", "output", "growth"):
        history = history_of(made(records), name, as_of)
        assert history is not None
        assert all(each.figure.published <= as_of for each in history.prints)
        assert all(on <= as_of for on in history.publications)
        assert told(history) == told(history_of(made(known), name, as_of))


@given(several, days, st.integers(0, 1000))
def test_the_order_of_the_files_decides_nothing(records: list[dict[str, Any]], as_of: date, seed: int) -> None:
    shuffled = random.Random(seed).sample(records, len(records))  # noqa: S311  # an order, no secret
    half = len(records) // 2
    for name in ("parks", "output", "growth"):
        one = history_of(made(records), name, as_of)
        other = history_of(made(shuffled[:half], shuffled[half:]), name, as_of)
        assert told(one) == told(other)
