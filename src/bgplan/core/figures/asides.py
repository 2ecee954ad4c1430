"""What stands in parentheses: words are read as if the parentheses were not there, figures of their own are asides.

Knows parentheses and dates in them. "615 tỷ (USD)" is 615 tỷ USD; "34.541 tỷ đồng (1,48 tỷ USD)" is one figure and
another beside it, which is understood where each of its numbers has a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.wording import ASIDE, Token

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"""(?: \b(?:ngày|tháng|quý|năm)\s+ )?
         (?<![\d.,/]) (?: (?:\d{{1,2}}/)? (?:\d{{1,2}}|[ivx]{{1,3}})/{_YEAR} | {_YEAR} ) (?![.,/]?\d)""",
    re.VERBOSE | re.IGNORECASE,
)


class Opened(NamedTuple):
    """A print without parentheses: its text, and what stood in those that held figures."""

    text: str
    asides: tuple[str, ...]


def opened(text: str) -> Opened:
    """Return the text with its parentheses opened; where one held a figure of its own stands ``ASIDE``.

    >>> opened("hơn 1,48 tỷ USD (quy đổi, năm 2023)").text
    'hơn 1,48 tỷ USD quy đổi,'
    >>> opened("34.541 tỷ đồng (tăng 5,2%)").asides
    ('tăng 5,2%',)
    """
    asides: list[str] = []

    def words_of(match: re.Match[str]) -> str:
        content = _DATE.sub("", match[1])
        if not any(character.isnumeric() for character in content):
            return f" {content} "
        asides.append(content)
        return f" {ASIDE} "

    text = _PARENTHESES.sub(words_of, text)
    return Opened(" ".join(text.split()), tuple(asides))


_UNKNOWN = frozenset({Role.WORD, Role.MARK, Role.CRUDE_MAGNITUDE, Role.HALF, Role.ASIDE})
_STRETCH = frozenset({Role.MAGNITUDE, Role.DASH, Role.TO, Role.NUMBER, Role.NEUTRAL})
_NAMING = frozenset({Role.UNIT, Role.UP, Role.DOWN, Role.PLUS})
_UNITS = frozenset({Role.UNIT, Role.POINTS, Role.TIMES})


def not_understood(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """Yield what keeps an aside from being figures of its own: unknown words, and numbers without a unit."""
    for index, token in enumerate(tokens):
        unknown = token.role in _UNKNOWN
        if unknown or (token.role is Role.NUMBER and not _has_unit(tokens, index)):
            yield token


def _has_unit(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a number has a unit, shares that of a number behind it, or needs none: behind a colon, as a change."""
    if index and (tokens[index - 1].role in _NAMING or tokens[index - 1].text == ":"):
        return True
    behind = next((token.role for token in tokens[index + 1 :] if token.role not in _STRETCH), None)
    return behind in _UNITS
