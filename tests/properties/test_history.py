"""What holds of every history: no later publication is in it, and the order of the files decides nothing."""

from __future__ import annotations

import csv
import io
import json
import random
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.compare import Question, compare
from bgplan.core.dataset import Dataset
from bgplan.core.history import History, history_of
from bgplan.core.resolve import resolve
from bgplan.core.sources import sourcing_of
from bgplan.core.text import width_of
from bgplan.render.history.machine import history_csv, history_json
from bgplan.render.history.page import history_document, history_page
from bgplan.render.markdown import markdown_text
from bgplan.render.sources import sources_csv, sources_document, sources_json, sources_page
from bgplan.render.words import Words
from tests.build import plan_file, snapshot
from tests.drawn import drawn
from tests.properties import strategies

days = st.dates(date(2021, 1, 1), date(2031, 12, 31))
several = st.lists(strategies.observations, min_size=1, max_size=12)


def made(*groups: list[dict[str, Any]]) -> Dataset:
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
    found, _ = resolve(plan, tuple(snapshot(*each, month=f"20{41 + at}-01") for at, each in enumerate(groups)))
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


@given(several, days, st.sampled_from(["vi", "en"]), st.sampled_from([None, 60, 80, 120]))
def test_whatever_the_figures_are_everything_can_be_written(
    records: list[dict[str, Any]], as_of: date, lang: str, width: int | None
) -> None:
    dataset, words = made(records), Words(lang)
    found = sourcing_of(dataset, compare(dataset, Question(as_of)))
    for missing in (False, True):
        assert drawn(sources_document(found, words, missing=missing), width)
        assert sources_csv(found, missing=missing)
        assert markdown_text(sources_page(found, (), words, missing=missing))
    assert json.loads(sources_json(found, (), words))["as_of"] == as_of.isoformat()
    for name in ("parks", "output", "growth", "filled"):
        history = history_of(dataset, name, as_of)
        assert history is not None
        prints = len(history.prints)
        text = drawn(history_document(history, words, vintages=True), width)
        assert all(width is None or width_of(line) <= width for line in text.splitlines())
        assert history_csv(history, words, vintages=True).count("\n") == prints + 1
        assert markdown_text(history_page(history, (), words, vintages=True))
        written = json.loads(history_json(history, (), words))
        assert sum(len(each["prints"]) for each in written["entries"]) == prints


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=6))
def test_no_rate_of_change_is_below_minus_one_in_any_format(values: list[int]) -> None:
    """Of levels that fall below zero or rise from below it there is no rate; −100 % is the worst that there is."""
    seen = [{"indicator": "output", "period": str(2015 + at), "value": value} for at, value in enumerate(values)]
    history = history_of(made([{**each, "published": "2039-12-31"} for each in seen]), "output", date(2040, 12, 31))
    assert history is not None
    document = json.loads(history_json(history, (), Words("en")))
    for entry in document["entries"]:
        change = entry["change"]
        assert change is None or min(change["value"], change["low"], change["high"]) >= -1
    rows = list(csv.DictReader(io.StringIO(history_csv(history, Words("en"), vintages=False))))
    rates = [float(row[name]) for row in rows for name in ("change", "change_low", "change_high") if row[name]]
    assert all(rate >= -1 for rate in rates)
