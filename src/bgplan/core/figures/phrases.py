"""Set phrases of prints put into the words and digits that they stand for, before a print is cut into tokens.

Knows phrases: "gấp đôi" is "gấp 2,0 lần", "không tăng" is a growth of nothing, and the 8 of "so với tháng 8" is none
of the figure's numbers. Never what a figure is; texts go in, texts come out.
"""

from __future__ import annotations

import re

from bgplan.core.figures import numerals
from bgplan.core.figures.understood import Kind

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
)
_VI_REFERENCE = re.compile(
    r"""\b(?P<against>so\ với(?:\ cùng\ k[ỳì])?|cùng\ k[ỳì])(?P<of>\ của)?
        \ (?:(?:tháng|quý)\ (?:\d{1,2}|[ivx]+)(?:(?:\ năm\ |/)\d{4})?|(?:(?:cuối\ |đầu\ )?năm\ )?\d{4})(?![\d.,]*\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_EN_REFERENCE = re.compile(
    rf"""\b(?P<against>(?:compared\ (?:with|to)|against|versus)(?:\ the\ same\ period(?:\ of|\ in)?)?
                       |(?:the\ )?same\ period(?:\ of|\ in)?)
        \ (?:(?:{_MONTHS}|q[1-4])(?:\ \d{{4}})?|\d{{4}})\b(?![.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAN_OF_YEAR = re.compile(r"\b(kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu)(?: của)? năm \d{4}\b(?![.,]\d)", re.IGNORECASE)
_NOTHING = {
    "vi": re.compile(
        r"(?:không (?:tăng(?: trưởng)?|(?:thay )?đổi)|không tăng,? (?:(?:cũng )?không )?giảm)(?P<rest> so với .*)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:unchanged|no (?:change|growth))(?P<rest> (?:compared with|compared to|against|from|over) .*)?",
        re.IGNORECASE,
    ),
}
_MANIFOLD = {
    "vi": re.compile(
        rf"\bgấp (?P<word>đôi|rưỡi|{'|'.join(numerals.small_numbers('vi')[1:])})\b(?: lần\b)?", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?P<word>doubled|tripled|quadrupled)\b", re.IGNORECASE),
}
_FOLDS = {"đôi": "2,0", "rưỡi": "1,5", "doubled": "2.0", "tripled": "3.0", "quadrupled": "4.0"}
"""What these words say, to the half: "gấp rưỡi" lies between "gấp đôi" and nothing at all."""


def in_digits(text: str, lang: str, kind: Kind) -> str:
    """Return the print with its set phrases in digits; a level or share has none of them.

    >>> in_digits("gấp rưỡi kế hoạch năm 2023", "vi", Kind.PLAN_SHARE)
    'gấp 1,5 lần kế hoạch năm'
    >>> in_digits("tăng 12,7% so với tháng 8", "vi", Kind.GROWTH)
    'tăng 12,7% so với kỳ trước'
    """
    if kind not in (Kind.GROWTH, Kind.PLAN_SHARE):
        return text
    lang = "vi" if lang == "vi" else "en"
    reference, earlier = (_VI_REFERENCE, "kỳ trước") if lang == "vi" else (_EN_REFERENCE, "the previous year")
    text = _PLAN_OF_YEAR.sub(r"\1 năm", reference.sub(rf"\g<against> {earlier}", text))
    text = _MANIFOLD[lang].sub(lambda match: _times(match["word"].lower(), lang), text)
    if kind is Kind.GROWTH and (none := _NOTHING[lang].fullmatch(text)):
        return ("tăng 0%" if lang == "vi" else "up 0%") + (none["rest"] or "")
    return text


def _times(word: str, lang: str) -> str:
    figure = _FOLDS.get(word) or str(numerals.small_numbers(lang).index(word) + 1)
    return f"gấp {figure} lần" if lang == "vi" else f"equal to {figure} times"
