"""Where the figure stands among the tokens of a print: its number or range, its magnitude, the words on either side.

Knows order and nearness of tokens, and parentheses: "615 tỷ (USD)" is 615 tỷ USD; "34.541 tỷ đồng (1,48 tỷ USD)" is
one figure and another beside it, which is understood where each of its numbers has a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.numerals import MOST_DIGITS, SHY, Numeral, numeral
from bgplan.core.figures.wording import ASIDE, Token, power

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
    if "(" not in text:
        return Opened(text, ())

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


class Unreadable(StrEnum):
    """Why a print cannot be read."""

    NO_NUMBER = "no-number"
    SEVERAL_NUMBERS = "several-numbers"
    MAGNITUDE = "magnitude"
    UNIT = "unit"
    AMBIGUOUS_TIMES = "ambiguous-times"
    COMPARATOR = "comparator"
    DOUBLE_NEGATIVE = "double-negative"
    NO_UNIT = "no-unit"
    WORDS = "words"
    DIGITS = "digits"
    DECIMALS = "decimals"


class Refusal(Exception):
    """A print that cannot be read, and the part of it that is in the way."""

    def __init__(self, reason: Unreadable, part: str) -> None:
        super().__init__(reason, part)
        self.reason = reason
        self.part = part


class Spot(NamedTuple):
    """The figure of a print: its number (of a range both), magnitude included, and the tokens around it.

    ``between`` are the tokens between the numbers of a range.
    """

    text: str
    low: Numeral
    high: Numeral | None
    has_magnitude: bool
    before: tuple[Token, ...]
    between: tuple[Token, ...]
    after: tuple[Token, ...]


def spotted(tokens: tuple[Token, ...], text: str, lang: str, *, counts: bool, grows: bool = False) -> Spot:
    """Return the one figure among ``tokens``; ``counts`` says that "31/45" is 31 of 45.

    ``grows`` says that a growth is looked for, of which "tăng từ 15 đến 16%" is a range.
    """
    at = _numbers(tokens, text)
    low, has_magnitude, end = _amount(tokens, at[0], lang)
    _check_left_edge(tokens, at[0])
    before = tokens[: at[0]]
    if len(at) == 1:
        return Spot(text, low, None, has_magnitude, before, (), tokens[end:])
    between = tokens[end : at[1]]
    if counts and at[1] - at[0] == 2 and between and between[0].role is Role.SLASH:
        return Spot(text, low, None, False, before, (), tokens[at[1] + 1 :])  # noqa: FBT003
    high, high_has_magnitude, after = _amount(tokens, at[1], lang)
    low_sign, high_sign = _signs(tokens, at, end, text, grows=grows and lang == "vi")
    if has_magnitude and not high_has_magnitude:
        raise Refusal(Unreadable.MAGNITUDE, text)
    if high_has_magnitude and not has_magnitude:
        low = low.scaled(power(tuple(token.text for token in tokens[at[1] + 1 : after])) or 0)
    if low_sign in _MINUS:
        low, before = low.negated, before[:-1]
    high = high.negated if high_sign in _MINUS else high
    return Spot(text, low, high, high_has_magnitude, before, between, tokens[after:])


_MINUS = frozenset({Role.DASH, Role.NEGATIVE})
_SIGNS = _MINUS | {Role.PLUS}


def _signs(
    tokens: tuple[Token, ...], at: list[int], end: int, text: str, *, grows: bool
) -> tuple[Role | None, Role | None]:
    """The signs of the numbers of a range; between the two stand a dash or "đến" and that of the second.

    A minus in words is clear in "từ âm 2% đến 3%" only: of "âm 2-3%" one number may be negative, or both.
    """
    before = tokens[: at[0]]
    joining = [token for token in tokens[end : at[1]] if token.role not in (Role.UNIT, Role.PER_YEAR)]
    signs = joining[1:]
    joined = joining[0].role if joining else None
    if joined not in (Role.DASH, Role.TO) or len(signs) > 1 or _is_change(before, grows=grows):
        raise Refusal(Unreadable.SEVERAL_NUMBERS, text)
    if signs:
        _check_left_edge(tokens, at[1])
    high_sign = signs[0].role if signs else None
    low_sign = next((token.role for token in before[-1:] if token.role in _SIGNS), None)
    from_to = joined is Role.TO and Role.FROM in {token.role for token in before}
    if high_sign not in (None, *_SIGNS) or (Role.NEGATIVE in (low_sign, high_sign) and not from_to):
        raise Refusal(Unreadable.SEVERAL_NUMBERS, text)
    return low_sign, high_sign


def _numbers(tokens: tuple[Token, ...], text: str) -> list[int]:
    """Where the one or two numbers stand; small numbers as words count where there are no digits."""
    digits = [index for index, token in enumerate(tokens) if token.role is Role.NUMBER]
    words = [index for index, token in enumerate(tokens) if token.role is Role.SMALL_NUMBER]
    bold = [index for index in words if tokens[index].text.lower() not in SHY]
    if digits:
        found = digits + bold
    else:
        found = sorted({*bold, *(index for index in words if _counts_something(tokens, index))})
        if found and not _counts_something(tokens, found[-1]):
            found = []
    if not found:
        raise Refusal(Unreadable.NO_NUMBER, text)
    if len(found) > 2:
        raise Refusal(Unreadable.SEVERAL_NUMBERS, text)
    return found


def _counts_something(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a number word stands where a number does: alone, or before a magnitude, a unit, or (bold) a word."""
    following = tokens[index + 1].role if index + 1 < len(tokens) else None
    if following in (Role.UNIT, Role.MAGNITUDE, Role.CRUDE_MAGNITUDE) or len(tokens) == 1:
        return True
    bold = tokens[index].text.lower() not in SHY
    return bold and tokens[index].text.isascii() and following in (None, Role.WORD, Role.QUALITY, Role.NEW)


def _amount(tokens: tuple[Token, ...], index: int, lang: str) -> tuple[Numeral, bool, int]:
    """The number at ``index`` with its magnitude, whether it has one, and where what follows it begins."""
    read = _numeral(tokens[index].text, lang)
    end = index + 1
    while end < len(tokens) and tokens[end].role in (Role.MAGNITUDE, Role.CRUDE_MAGNITUDE):
        end += 1
    glued = tokens[end : end + 1]
    if glued and glued[0].role is Role.WORD and glued[0].start == tokens[end - 1].end:
        raise Refusal(Unreadable.WORDS, glued[0].text)  # "9tỷđồng": unit and magnitude would go unseen
    magnitudes = tuple(token.text for token in tokens[index + 1 : end])
    if not magnitudes:
        return read, False, end
    shift = power(magnitudes)
    if shift is None:
        raise Refusal(Unreadable.MAGNITUDE, " ".join(magnitudes))
    if glued and glued[0].role is Role.HALF and read.exponent == 0:
        read, end = Numeral(read.digits * 10 + 5, -1), end + 1  # "2 tỷ rưỡi" is 2,5 tỷ
    return read.scaled(shift), True, end


def _numeral(text: str, lang: str) -> Numeral:
    if len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise Refusal(Unreadable.DIGITS, text)
    read = numeral(text, lang)
    if read is None:
        raise Refusal(Unreadable.SEVERAL_NUMBERS if " " in text else Unreadable.NO_NUMBER, text)
    return read


def _check_left_edge(tokens: tuple[Token, ...], index: int) -> None:
    """Refuse a number that a dash binds to what stands before it (COVID-19), or that a loose dash precedes."""
    if index == 0 or tokens[index - 1].role is not Role.DASH:
        return
    dash = tokens[index - 1]
    bound = index > 1 and tokens[index - 2].end == dash.start
    if bound or dash.end != tokens[index].start:
        raise Refusal(Unreadable.WORDS, dash.text)


def _is_change(before: tuple[Token, ...], *, grows: bool) -> bool:
    """Whether a range is none but a way from one value to the other: "rose from 14 to 15".

    Of a growth, "tăng từ 14 đến 15%" is a range; only where growth itself is said to rise it is a way again.
    """
    roles = [token.role for token in before]
    turns = [role for role in roles if role in (Role.UP, Role.DOWN)]
    ranged = grows and len(turns) == 1 and Role.GROWTH not in roles and roles[-1] is Role.FROM
    return Role.FROM in roles and bool(turns) and not ranged
