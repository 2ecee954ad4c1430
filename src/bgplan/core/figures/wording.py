"""The words around printed figures, Vietnamese and English, and what each does to its figure.

Knows words and cuts a print into tokens with their roles; what the roles mean together is the business of ``figures``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.figures import numerals


class Role(StrEnum):
    """What a token of a print does."""

    NUMBER = "number"
    SMALL_NUMBER = "small-number"
    UNIT = "unit"
    MAGNITUDE = "magnitude"
    CRUDE_MAGNITUDE = "crude-magnitude"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    FLOOR = "floor"
    CEILING = "ceiling"
    OR_MORE = "or-more"
    OR_LESS = "or-less"
    UP = "up"
    DOWN = "down"
    HIGHER = "higher"
    LOWER = "lower"
    BECOMES = "becomes"
    TO = "to"
    FROM = "from"
    BEYOND = "beyond"
    EQUALS = "equals"
    INDEX = "index"
    REACHES = "reaches"
    GROWTH = "growth"
    MULTIPLIED = "multiplied"
    TIMES = "times"
    POINTS = "points"
    PER_YEAR = "per-year"
    EARLIER = "earlier"
    PLAN = "plan"
    AGAINST = "against"
    NOT = "not"
    NEUTRAL = "neutral"
    WORD = "word"
    DASH = "dash"
    SLASH = "slash"
    MARK = "mark"


class Token(NamedTuple):
    """One word, number or mark of a print, with its role and where it stands."""

    role: Role
    text: str
    start: int
    end: int


POWERS = MappingProxyType(
    {
        ("nghìn",): 3,
        ("vạn",): 4,
        ("triệu",): 6,
        ("tỷ",): 9,
        ("nghìn", "tỷ"): 12,
        ("triệu", "tỷ"): 15,
        ("thousand",): 3,
        ("million",): 6,
        ("billion",): 9,
        ("bn",): 9,
        ("thousand", "billion"): 12,
        ("trillion",): 12,
        ("trn",): 12,
    }
)
"""The magnitudes that there are, as powers of ten. "tỷ triệu" is none: a real article misprints it."""

_SPELLINGS = MappingProxyType({"ngàn": "nghìn", "tỉ": "tỷ"})

_LEXICON: tuple[tuple[Role, str], ...] = (
    (Role.MAGNITUDE, "nghìn|ngàn|triệu|tỷ|tỉ|vạn|thousand|million|billion|bn|trillion|trn"),
    (Role.CRUDE_MAGNITUDE, "trăm|chục|mươi|lăm|mốt|nửa|hundred|hundreds|thousands|millions|billions|trillions|dozen"),
    (Role.CRUDE_MAGNITUDE, "dozens|half|third|thirds|quarters|tens|mn|bln|mln|k"),
    (Role.OVER, "hơn|trên|over|more than|above|greater than|in excess of|>"),
    (Role.NEARLY, "gần|ngót|nearly|almost|close to"),
    (Role.ABOUT, "khoảng|xấp xỉ|chừng|about|around|approximately|roughly|some|~|≈"),
    (Role.FLOOR, "ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|at least|no less than|not less than|≥"),
    (Role.CEILING, "dưới|không quá|không vượt|không vượt quá|không hơn|không trên|tối đa|ít hơn|nhiều nhất|at most"),
    (Role.CEILING, "below|under|less than|no more than|not more than|not over|up to|fewer than|<|≤"),
    (Role.OR_MORE, "trở lên|or more|or above|or higher|and above|and over|upwards"),
    (Role.OR_LESS, "trở xuống|or less|or below|or lower|or fewer|and below"),
    (Role.UP, "tăng|up|rose|rise|rises|rising|risen|increase|increased|increases|increasing|grew|grow|grown|gained"),
    (
        Role.DOWN,
        "giảm|hụt|âm|down|fell|fall|falls|falling|fallen|decrease|decreased|decreases|decline|declined|declines",
    ),
    (Role.DOWN, "drop|dropped|drops|negative|minus|shrank|contracted|reduced|lost|sụt"),
    (Role.HIGHER, "cao hơn|lớn hơn|nhiều hơn|higher than|higher|greater"),
    (Role.LOWER, "thấp hơn|nhỏ hơn|kém|kém hơn|lower than|lower|short of|thiếu"),
    (Role.BECOMES, "còn|xuống|lên|thành|into"),
    (Role.TO, "đến|tới|to"),
    (Role.FROM, "từ|from"),
    (Role.BEYOND, "vượt|vượt mức|vượt quá|exceed|exceeds|exceeded|exceeding|surpass|surpassed|surpassing"),
    (Role.EQUALS, "bằng|equals|equal to|equalling|equivalent to|tương đương"),
    (Role.INDEX, "chỉ số|index"),
    (Role.REACHES, "đạt|ước đạt|đạt được|reached|reach|reaching|reaches|achieved"),
    (Role.GROWTH, "tăng trưởng|growth"),
    (Role.MULTIPLIED, "gấp|tăng gấp"),
    (Role.TIMES, "lần|times|fold"),
    (Role.POINTS, "điểm phần trăm|điểm %|percentage points|percentage point"),
    (Role.PER_YEAR, "/năm|/ năm|/year|/ year|/yr|per year|per annum|a year|annually|mỗi năm|hằng năm|hàng năm"),
    (Role.EARLIER, "cùng kỳ|cùng kì|năm trước|năm ngoái|tháng trước|quý trước|kỳ trước|previous year|last year"),
    (Role.EARLIER, "same period|a year earlier|year-on-year|year on year|previous month|last month|yoy"),
    (Role.PLAN, "kế hoạch|kế hoạch năm|dự toán|mục tiêu|chỉ tiêu|plan|plans|target|targets|goal"),
    (Role.AGAINST, "so với|compared with|compared to|against|versus"),
    (Role.NOT, "không|chưa|not|never|chẳng|without|±|≠"),
    (Role.NEUTRAL, "ước|dự kiến|là|với|tổng|có|được|mức|con số|khu vực|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tỉ suất"),
    (
        Role.NEUTRAL,
        "trên địa bàn|trên cả nước|trên toàn|trên cơ sở|gần đây|gần nhất|hơn nữa|khoảng cách|khoảng thời gian",
    ),
    (Role.NEUTRAL, "năm nay|cả năm|đầu năm|bình quân năm|at|a|an|of|the|total|is|was|by"),
)

CURRENCIES = tuple(
    frozenset(words.split("|"))
    for words in (
        "đồng|vnd|vnđ",
        "usd|us$|$|đô la|đô la mỹ|dollar|dollars",
        "eur|€|euro|euros",
        "jpy|yen|yên nhật",
        "cny|rmb|ndt|yuan|nhân dân tệ",
        "gbp|£|bảng anh",
        "krw|won hàn quốc",
        "sgd|đô la singapore",
        "aud|đô la úc",
        "hkd|đô la hồng kông",
        "twd|thb|cad|chf",
    )
)
"""The words of each currency: what is in one of them is never taken for another, declared by the data or not."""

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_MAGNITUDES = frozenset(word for role, words in _LEXICON if "magnitude" in role for word in words.split("|"))


def names_magnitude(text: str) -> bool:
    """Return whether a word of ``text`` is a magnitude, such as ``tỷ`` or ``million``."""
    return any(word in _MAGNITUDES for word in re.findall(r"[^\W\d_]+", text.lower()))


def power(magnitudes: tuple[str, ...]) -> int | None:
    """Return the power of ten that magnitude words together stand for, or None where they are no magnitude.

    >>> power(("nghìn", "tỷ")), power(("tỷ", "triệu"))
    (12, None)
    """
    words = (word.lower() for word in magnitudes)
    return POWERS.get(tuple(_SPELLINGS.get(word, word) for word in words))


def tokens(text: str, lang: str, units: frozenset[str]) -> tuple[Token, ...]:
    """Return the tokens of ``text`` without its spaces; ``units`` are the unit words, in small letters.

    At each place the longest phrase of the lexicon wins, then a number, then a word, then a single mark. A number may
    be glued to either side of a phrase.
    """
    roles = _roles(lang, units)
    found: list[Token] = []
    at = _after_spaces(text, 0)
    while at < len(text):
        token = _phrase(text, at, roles) or _other(text, at, lang)
        found.append(token)
        at = _after_spaces(text, token.end)
    return tuple(found)


_ATOM = re.compile(r"[^\W\d_]+|\S")
_WORD = re.compile(r"[^\W0-9]\w*")
_number_pattern = lru_cache(maxsize=2)(lambda lang: re.compile(numerals.pattern(lang)))


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _phrase(text: str, start: int, roles: dict[tuple[str, ...], Role]) -> Token | None:
    """The longest phrase that begins at ``start``: atoms of letters or single marks, as the lexicon has them."""
    atoms: list[str] = []
    best: Token | None = None
    end = start
    while len(atoms) < _LONGEST_PHRASE and (atom := _ATOM.match(text, end)):
        atoms.append(atom.group().lower())
        role = roles.get(tuple(atoms))
        if role is not None:
            best = Token(role, text[start : atom.end()], start, atom.end())
        end = _after_spaces(text, atom.end())
    return best


def _other(text: str, start: int, lang: str) -> Token:
    """A number, a word that is not in the lexicon, or a mark."""
    if match := _number_pattern(lang).match(text, start):
        return Token(Role.NUMBER, match.group(), start, match.end())
    if match := _WORD.match(text, start):
        return Token(Role.WORD, match.group(), start, match.end())
    mark = text[start]
    role = Role.DASH if mark in _DASHES else Role.SLASH if mark == "/" else Role.MARK
    return Token(role, mark, start, start + 1)


@lru_cache(maxsize=64)
def _roles(lang: str, units: frozenset[str]) -> dict[tuple[str, ...], Role]:
    """The role of each phrase by its atoms; a unit's word comes before the same word of ours."""
    roles = dict(_lexicon())
    roles |= {_atoms(word): Role.SMALL_NUMBER for word in numerals.small_numbers(lang)}
    return roles | {_atoms(word): Role.UNIT for word in units if word.strip()}


@lru_cache(maxsize=1)
def _lexicon() -> dict[tuple[str, ...], Role]:
    return {_atoms(phrase): role for role, phrases in _LEXICON for phrase in phrases.split("|")}


def _atoms(phrase: str) -> tuple[str, ...]:
    return tuple(_ATOM.findall(phrase.lower()))


_LONGEST_PHRASE = 8
"""More atoms than any phrase or unit word has."""
