"""Single values of our YAML, other than numbers: what is read, what is refused and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bgplan.core.fields import Surprise, read_date, read_flag, read_name, read_period, read_publication, read_text
from bgplan.core.findings import Fault
from bgplan.core.periods import parse


def refused(reader: Callable[[str], object], text: str) -> Fault:
    """Return the fault that the reader raises."""
    with pytest.raises(Fault) as raised:
        reader(text)
    return raised.value


def test_a_text_that_yaml_may_read_otherwise_must_be_quoted() -> None:
    assert read_text("no") == "no"  # quoted in the file
    fault = refused(read_text, Surprise("no"))
    assert (fault.code, dict(fault.facts)) == ("BG209", {"text": "no"})


@pytest.mark.parametrize("name", ["parks", "nq147.parks-2.a_b", "2023", "a.b.c"])
def test_names(name: str) -> None:
    assert read_name(name) == name


@pytest.mark.parametrize("name", ["", "Parks", "khu công nghiệp", ".a", "a.", "a..b", "-a", "a b", "a\n"])
def test_what_is_no_name(name: str) -> None:
    fault = refused(read_name, name)
    assert (fault.code, fault.facts["expected"]) == ("BG203", "name")


@pytest.mark.parametrize("name", ["no", "n", "y", "on"])
def test_a_name_that_yaml_takes_for_a_truth_value(name: str) -> None:
    fault = refused(read_name, Surprise(name))
    assert (fault.code, fault.facts["text"]) == ("BG209", name)
    assert read_name(name) == name  # in quotes


@pytest.mark.parametrize(
    "name, foreign",
    [
        ("\u0441lusters", "U+0441 CYRILLIC SMALL LETTER ES"),
        ("c\u1ee5m", "U+1EE5 LATIN SMALL LETTER U WITH DOT BELOW"),
    ],
)
def test_a_letter_that_is_none_of_ours_is_named(name: str, foreign: str) -> None:
    assert refused(read_name, name).facts["foreign"] == foreign


def test_flags_have_two_words_only() -> None:
    assert [read_flag(text) for text in ("true", "false")] == [True, False]
    for text in ("yes", "True", "0", "", Surprise("no")):
        assert refused(read_flag, text).code == "BG203"


def test_periods_and_dates() -> None:
    assert read_period("2023-01-01/P8M") == parse("2023-01-01/P8M")
    assert read_date("2023-08-22") == date(2023, 8, 22)
    assert [read_publication(text).end for text in ("2023-08-22", "2023-08", "2023")] == [
        date(2023, 8, 22),
        date(2023, 8, 31),
        date(2023, 12, 31),
    ]


@pytest.mark.parametrize(
    "text, reason, write",
    [
        ("30/06/2026", "form", "2026-06-30"),
        ("5.3.2026", "form", "2026-03-05"),
        ("01-09-2023", "form", "2023-09-01"),
        ("8/2023", "form", "2023-08"),
        ("31/06/2026", "form", ""),  # 2026-06-31 is no date either
        ("13/2023", "form", ""),
        ("cuối tháng 6", "form", ""),
        ("2026-06-31", "calendar", ""),
        ("2030/2021", "order", ""),
    ],
)
def test_a_period_in_another_form(text: str, reason: str, write: str) -> None:
    fault = refused(read_period, text)
    assert (fault.code, dict(fault.facts)) == ("BG206", {"text": text, "reason": reason, "write": write})


@pytest.mark.parametrize("text", ["2023", "2023-08", "2023-01-01/P8M"])
def test_a_day_is_a_day(text: str) -> None:
    assert refused(read_date, text).facts["reason"] == "day"


@pytest.mark.parametrize("text", ["2023-Q3", "2023-01-01/P8M", "2021/2030"])
def test_nothing_is_published_in_a_stretch_of_time(text: str) -> None:
    assert refused(read_publication, text).facts["reason"] == "publication"
