"""What a print says of its own figure besides the number: at which prices it is, and what it compares with.

Knows words only. What a print does not say in so many words is not concluded.
"""

from __future__ import annotations

import re
import unicodedata

from bgplan.core.vocabulary import Comparator

CONSTANT = "constant"
"""Constant prices of a year that the print does not name."""

_PRICES = re.compile(
    r"""(?: giá \s (?:so \s sánh|cố \s định) (?:\s năm)? (?:\s (?P<vi>\d{4}))?
          | (?P<first>\d{4}) \s constant \s prices
          | constant (?:\s (?P<en>\d{4}))? \s prices (?:\s of \s (?P<last>\d{4}))?
          | (?P<current>giá \s (?:hiện \s hành|thực \s tế) | current \s prices)
        )\b""",
    re.VERBOSE,
)

_AGAINST = re.compile(
    r"""\b(?:so \s với | (?:compared \s (?:with|to)|against|over|versus|from) )
        (?:\s (?!và\b|and\b)[\w%]+){0,3}? \s
        (?: (?P<part>(?:cùng \s k[ỳì] \s)?(?:tháng|quý) \s trước | (?:previous|last) \s (?:month|quarter))
          | (?P<before>kỳ \s trước | (?:previous|last) \s period)
          | (?P<same>cùng \s k[ỳì] | same \s period)
          | (?P<year>năm \s (?:trước|ngoái) | (?:previous|last) \s year)
        )\b
      | \b(?P<yoy>year[- ]on[- ]year|yoy)\b
      | \b(?P<mom>(?:month[- ]on[- ]month|quarter[- ]on[- ]quarter))\b""",
    re.VERBOSE,
)

_MEANS = {
    "part": Comparator.PREVIOUS_PERIOD,
    "before": Comparator.PREVIOUS_PERIOD,
    "mom": Comparator.PREVIOUS_PERIOD,
    "same": Comparator.SAME_PERIOD,
    "yoy": Comparator.SAME_PERIOD,
    "year": Comparator.PREVIOUS_YEAR,
}


def price_bases(printed: str) -> tuple[str, ...]:
    """Return the price bases that a print names; ``CONSTANT`` where it names no year.

    >>> price_bases("652.153 tỷ đồng (giá so sánh 2010)"), price_bases("at current prices"), price_bases("9 KCN")
    (('constant-2010',), ('current',), ())
    """
    found = []
    for match in _PRICES.finditer(_folded(printed)):
        year = match["vi"] or match["first"] or match["en"] or match["last"]
        found.append("current" if match["current"] else f"constant-{year}" if year else CONSTANT)
    return tuple(found)


def comparators(printed: str) -> tuple[Comparator, ...]:
    """Return what a print says that its growth compares with.

    >>> comparators("tăng 9,4% so với cùng kỳ năm trước"), comparators("tăng 9,4%")
    ((<Comparator.SAME_PERIOD: 'same-period'>,), ())
    """
    return tuple(_MEANS[match.lastgroup] for match in _AGAINST.finditer(_folded(printed)) if match.lastgroup)


def names_part_of_year(printed: str) -> bool:
    """Return whether a print compares with a month or quarter before, which no year does.

    >>> names_part_of_year("tăng 1,2% so với tháng trước"), names_part_of_year("tăng 1,2% so với kỳ trước")
    (True, False)
    """
    found = (match.lastgroup for match in _AGAINST.finditer(_folded(printed)))
    return any(group in ("part", "mom") for group in found)


def _folded(text: str) -> str:
    """The text in small letters of the normal form, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
