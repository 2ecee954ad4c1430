"""What may be mended, and what is left byte for byte as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bgplan.read.fix import Unmendable, mended

NFD = unicodedata.normalize("NFD", "Bắc Giang")


@pytest.mark.parametrize(
    "before, after",
    [
        ("a: 1\n", "a: 1\n"),
        ("\ufeffa: 1\n", "a: 1\n"),
        ("\ufeff\ufeffa: 1\n", "a: 1\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
        ("a: 1\rb: 2\r", "a: 1\nb: 2\n"),
        ("a: 1   \nb:\t\n  c: 2 \n", "a: 1\nb:\n  c: 2\n"),
        ("   \na: 1\n  \n", "\na: 1\n\n"),
        (f"a: {NFD}\n", "a: Bắc Giang\n"),
        (f"{NFD}: 1\n", "Bắc Giang: 1\n"),
        (f'a: "{NFD}"  \n', 'a: "Bắc Giang"\n'),
        # comments stay, with their spaces and their accents
        (f"a: 1 # {NFD}  \n#  {NFD} \t\n", f"a: 1 # {NFD}  \n#  {NFD} \t\n"),
        (f"{NFD}: 1 # {NFD}  \n", f"Bắc Giang: 1 # {NFD}  \n"),
        ('a: "x # y"   \n', 'a: "x # y"\n'),
        ("a: x#y  \n", "a: x#y\n"),
        # spaces within texts that span lines may mean something
        ("a: |\n  one  \n  two\nb: 1  \n", "a: |\n  one  \n  two\nb: 1\n"),
        ("a: >-\n  one  \nb: 1  \n", "a: >-\n  one  \nb: 1\n"),
        ('a: "one \\ \n  two"\nb: 1 \n', 'a: "one \\ \n  two"\nb: 1\n'),
        ("no newline at the end  ", "no newline at the end"),
        ("", ""),
    ],
)
def test_what_is_mended(before: str, after: str) -> None:
    assert mended(before.encode()) == after.encode()


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"a: \xff\n", "not-utf8"),
        ("a: 1\u2028b: 2\n".encode(), "forbidden-character"),
        (b"a: [1\n", "yaml-syntax"),
        (b"a:\n\tb: 1\n", "yaml-syntax"),
    ],
)
def test_what_cannot_be_mended(data: bytes, reason: str) -> None:
    with pytest.raises(Unmendable, match=reason):
        mended(data)


@given(st.text(alphabet="ab:-# \t\n\r\"'|>é\u0301\ufeff{}[],0", max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    try:
        once = mended(text.encode())
    except Unmendable:
        return
    assert mended(once) == once
