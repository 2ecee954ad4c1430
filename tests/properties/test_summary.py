"""The month's report: nothing of a later publication, no order of files, no second run changes a byte of it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.dataset import Dataset
from bgplan.core.growth import month_before
from bgplan.core.periods import Period, parse
from bgplan.core.summary import MonthNote, Months, summary_of
from bgplan.render.markdown import literal, markdown_text
from bgplan.render.summary.machine import summary_csv, summary_json
from bgplan.render.summary.page import summary_document
from bgplan.render.words import Words
from tests.drawn import drawn
from tests.properties.test_as_of import CROWDED, made, prints, published_by, tables, written_by

MONTHS = tuple(map(parse, ("2022-06", "2022-12", "2023-12", "2024-02", "2024-08")))


def told(dataset: Dataset, month: Period) -> tuple[str, ...]:
    """The report in every format."""
    earlier = month_before(month)
    assert earlier is not None
    found = summary_of(dataset, Months(month, earlier))
    words = Words("vi")
    document = summary_document(found, words)
    return summary_json(found, (), words), summary_csv(found, words), markdown_text(document), drawn(document, 100)


@given(st.lists(prints(), max_size=9), tables(), st.sampled_from(MONTHS))
def test_what_was_published_after_the_month_says_nothing(
    every: list[dict[str, Any]], given_tables: dict[str, Any], month: Period
) -> None:
    then = made(published_by(month.end, every), written_by(month.end, given_tables))
    for whole, part in zip(told(made(every, given_tables), month), told(then, month), strict=True):
        assert whole.splitlines() == part.splitlines()


@given(
    st.lists(prints(CROWDED), min_size=6, max_size=14),
    tables(),
    st.sampled_from(MONTHS),
    st.randoms(use_true_random=False),
)
def test_the_order_of_files_says_nothing(
    every: list[dict[str, Any]],
    given_tables: dict[str, Any],
    month: Period,
    random: Any,  # noqa: ANN401  # drawn
) -> None:
    shuffled = list(every)
    random.shuffle(shuffled)
    one, other = made(every, given_tables), made(shuffled, given_tables, files=3)
    assert told(one, month) == told(one, month) == told(other, month)


@given(
    st.lists(st.text(max_size=30) | st.sampled_from(("Nguyên nhân", "## Tasks", "measures: # x")), max_size=6),
    st.sampled_from(("vi", "en")),
)
def test_a_note_stays_within_its_place(lines: list[str], lang: str) -> None:
    """Whatever a note says, it makes no heading, list, table or cell of its own."""
    shown = tuple(" ".join(each.split()) for each in lines)
    dataset = made([], {"sources": {}, "targets": {}, "plans": {}, "indicators": {}})
    months = Months(MONTHS[1], MONTHS[0])
    bare = summary_of(dataset, months)
    noted = summary_of(dataset, months, note=MonthNote("notes/2022-12.txt", (*shown, "the last line")))
    words = Words(lang)
    rest = [each for each in markdown_text(summary_document(noted, words)).splitlines() if not each.startswith(">")]
    heads = [each for each in markdown_text(summary_document(bare, words)).splitlines() if each.startswith("#")]
    assert sum(each.startswith("#") for each in rest) == len(heads) + 1
    assert not any(literal(each).lstrip().startswith(("#", ">", "- ", "+ ", "|", "=", "<")) for each in shown)
    assert summary_csv(noted, words).splitlines()[0] == summary_csv(bare, words).splitlines()[0]
