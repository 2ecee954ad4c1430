"""The screen of sources: what rests on each, what rests on one alone, what lacks."""

from __future__ import annotations

from typing import Any

import pytest

from bgplan.core.sources import Sourcing, sourcing_of
from bgplan.core.text import width_of
from bgplan.render.sources import sources_document
from bgplan.render.words import Words
from tests.build import base, dataset, part, report, seen, target
from tests.drawn import drawn


def found(*observations: dict[str, Any], as_of: str = "2024-12-31", **tables: Any) -> Sourcing:  # noqa: ANN401
    made = dataset(*observations, **tables)
    return sourcing_of(made, report(made, as_of))


def shown(one: Sourcing, lang: str = "en", *, missing: bool = False, width: int | None = None) -> str:
    return drawn(sources_document(one, Words(lang), missing=missing), width)


GOAL = target(
    29, base=base(6, source="office"), composition={"added": [part(13, source="late"), part(10, source="late")]}
)
LATE = {"late": {"publisher": "Sau", "title": "Tin", "published": "2023-05", "published_inferred": "true"}}
WEAK = {"confidence": "low"}


def test_a_source_with_everything_that_rests_on_it() -> None:
    records = (seen(9, "2022", **WEAK), seen(8, "2021"), seen(200, "2022", "area"))
    text = shown(found(*records, targets={"t": GOAL}, sources=LATE))
    assert "4 sources: 3 figures of 2 indicators, 1 target; 1 date inferred, 3 undated" in text
    assert "paper\n    Báo Bắc Giang, undated\n    3 figures: parks 2, area\n    Targets: t (actual)\n" in text
    assert "office\n    Cục Thống kê, undated\n    Targets: t (base)\n" in text
    assert "late\n    Sau, “Tin”, May 2023 (date inferred)\n    Targets: t (part of it)\n" in text
    assert "words (parks), 2022: 9 words (paper); judged by it: t" in text


def test_one_of_each_is_said_in_the_singular() -> None:
    text = shown(found(seen(9, "2022")))
    assert "1 source: 1 figure of 1 indicator, 0 targets; 0 dates inferred, 1 undated" in text
    assert "1 nguồn: 1 số liệu của 1 chỉ tiêu" in shown(found(seen(9, "2022")), "vi")


def test_nothing_known_and_nothing_missing_are_said() -> None:
    assert "No source had said anything by then." in shown(found(as_of="2020-01-01"))
    whole = {"title": "Tin", "url": "https://example.org", "published": "2022-12-31"}
    indicators = {"parks": {}, **{name: {"concept": name} for name in ("area", "output", "growth", "filled", "place")}}
    records = tuple(
        seen(9, "2022", name, published="2022-12-31")
        for name in ("parks", "area", "output", "growth", "filled", "place")
    )
    complete = found(*records, indicators=indicators, sources={"paper": whole})
    assert complete.missing == ()
    assert "Nothing is missing" in shown(complete, missing=True)
    assert "Không thiếu gì" in shown(complete, "vi", missing=True)


def test_what_lacks_stands_by_kind() -> None:
    monthly = {"output": {"every": "month"}}
    records = [seen(9, f"2023-{month:02d}", "output") for month in (1, 2, 4)]
    text = shown(found(*records, targets={"t": target(29)}, indicators=monthly, as_of="2023-06-30"), missing=True)
    assert "Sources without a date (2)\n  plan-text\n  paper\n" in text
    assert "Figures that did not arrive (1)\n  output: Mar 2023\n" in text
    assert "Targets without any figure (1)\n  t\n" in text
    assert "(4)\n  area\n  growth\n  filled\n  place\n" in text


def test_names_that_look_like_codes_stay_as_they_are() -> None:
    text = shown(found(seen(9, "2022", "growth", **WEAK)))
    assert "1 figure: growth\n" in text
    assert "words (growth), 2022" in text


def test_many_periods_are_counted() -> None:
    monthly = {"output": {"every": "month"}}
    text = shown(found(seen(9, "2022-01", "output"), indicators=monthly, as_of="2024-01-31"), missing=True)
    # February 2022 to November 2023: the figure of December may still be on its way
    assert "output: 22 periods, Feb 2022, Mar 2022" in text
    assert "Jan 2023 …\n" in text


@pytest.mark.parametrize("missing", [False, True])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 80])
def test_no_line_is_wider_than_the_screen(width: int, lang: str, missing: bool) -> None:  # noqa: FBT001
    one = found(seen(9, "2022", **WEAK), targets={"t": GOAL}, sources=LATE)
    assert [
        each for each in shown(one, lang, missing=missing, width=width).splitlines() if width_of(each) > width
    ] == []
