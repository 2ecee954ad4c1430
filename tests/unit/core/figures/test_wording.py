"""The tokens of a print: their roles and where they stand, and words that name a magnitude."""

from __future__ import annotations

import pytest

from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.wording import Token, changes_number, power, tokens


def test_tokens_say_where_they_stand() -> None:
    assert tokens(" hơn  6.800ha/năm", "vi", frozenset({"ha"})) == (
        Token(Role.OVER, "hơn", 1, 4),
        Token(Role.NUMBER, "6.800", 6, 11),
        Token(Role.UNIT, "ha", 11, 13),
        Token(Role.PER_YEAR, "/năm", 13, 17),
    )


def test_the_longest_phrase_wins() -> None:
    found = tokens("không vượt quá sáu khu công nghiệp", "vi", frozenset({"khu", "khu công nghiệp"}))
    assert [(token.role, token.text) for token in found] == [
        (Role.CEILING, "không vượt quá"),
        (Role.SMALL_NUMBER, "sáu"),
        (Role.UNIT, "khu công nghiệp"),
    ]


@pytest.mark.parametrize(
    "text, changes",
    [
        *(("nghìn tỷ đồng", True), ("Tỷ", True), ("BILLION dong", True), ("ha", False), ("triệuphú", False)),
        *(("giảm 5", True), ("âm 5", True), ("2,7 lần", True), ("hơn 5 ha", False), ("", False)),
    ],
)
def test_words_that_make_another_number_of_it(text: str, changes: bool) -> None:  # noqa: FBT001
    assert changes_number(text) is changes


@pytest.mark.parametrize(
    "words, exponent",
    [
        *(("nghìn", 3), ("ngàn", 3), ("vạn", 4), ("triệu", 6), ("tỷ", 9), ("tỉ", 9), ("nghìn tỷ", 12)),
        *(("triệu tỷ", 15), ("thousand", 3), ("Million", 6), ("billion", 9), ("bn", 9), ("trillion", 12), ("trn", 12)),
        *(("thousand billion", 12), ("tỷ triệu", None), ("billion thousand", None), ("nghìn nghìn", None)),
    ],
)
def test_powers_of_ten(words: str, exponent: int | None) -> None:
    assert power(tuple(words.split())) == exponent


@pytest.mark.parametrize(
    "role, phrases",
    [
        (Role.MAGNITUDE, "nghìn|trn"),
        (Role.CRUDE_MAGNITUDE, "trăm|dozen|dozens|k"),
        (Role.OVER, "hơn|trên|more than|>"),
        (Role.NEARLY, "gần|close to"),
        (Role.ABOUT, "khoảng|≈"),
        (Role.FLOOR, "ít nhất|không dưới|≥"),
        (Role.CEILING, "dưới|không hơn|at most|below|up to|≤"),
        (Role.OR_MORE, "trở lên|upwards"),
        (Role.OR_LESS, "trở xuống|and below"),
        (Role.UP, "tăng|gained"),
        (Role.DOWN, "giảm|declines|drop|sụt"),
        (Role.HIGHER, "cao hơn|greater"),
        (Role.LOWER, "thấp hơn|thiếu"),
        (Role.BEYOND, "vượt|surpassing"),
        (Role.EQUALS, "bằng|tương đương"),
        (Role.REACHES, "đạt|achieved"),
        (Role.POINTS, "điểm phần trăm|percentage point"),
        (Role.PER_YEAR, "/năm|mỗi năm|per year|hàng năm"),
        (Role.EARLIER, "cùng kỳ|last year|same period"),
        (Role.ON_YEAR, "yoy|year-on-year"),
        (Role.NEGATIVE, "âm|minus"),
        (Role.PER, "mỗi tháng|a month|/tháng"),
        (Role.PER_HEAD, "bình quân đầu người|/người"),
        (Role.PLAN, "kế hoạch|goal"),
        (Role.AGAINST, "so với|versus"),
        (Role.NOT, "không|chưa|≠"),
        (Role.NEUTRAL, "ước|tỉ suất|trên địa bàn|khoảng thời gian|năm nay|by"),
        (Role.WORD, "xóm|park|hơnnữa"),
        (Role.DASH, "-|–|−"),
        (Role.SLASH, "/"),
        (Role.PAUSE, ",|;"),
        (Role.PLUS, "+"),
        (Role.MARK, "*|#|…|†"),
    ],
)
def test_what_words_do(role: Role, phrases: str) -> None:
    for phrase in phrases.split("|"):
        for text in (phrase, phrase.upper()):
            assert [(token.role, token.text) for token in tokens(text, "vi", frozenset())] == [(role, text)]
