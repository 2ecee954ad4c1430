"""Texts in two or four bytes a character are named as what they are."""

from __future__ import annotations

import pytest

from bgplan.read.document import read_document

TEXT = "schema: bgplan.actuals/1\nmonth: 2023-08\n# Số cụm công nghiệp đã thành lập\n"


@pytest.mark.parametrize(
    "encoding, hint",
    [
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-32-le", "utf-32"),
        ("utf-32-be", "utf-32"),
    ],
)
def test_wide_encodings_are_told_apart(encoding: str, hint: str) -> None:
    (found,) = read_document(TEXT.encode(encoding), "a.yaml").findings

    assert (found.code, found.facts["hint"]) == ("BG101", hint)
