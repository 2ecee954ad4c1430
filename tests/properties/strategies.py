"""The hypothesis strategies that property tests share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from unicodedata import normalize

from hypothesis import strategies as st

from bgplan.core.figures import Kind, PrintUnit
from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.reading import words_of
from bgplan.core.figures.wording import tokens

PARKS = PrintUnit("parks", "park", 0, count=True, words=("khu công nghiệp", "khu", "KCN", "industrial parks", "IPs"))
AREA = PrintUnit("ha", "area", 0, count=False, words=("ha", "hecta", "hectares"))
PERCENT = PrintUnit("pct", "percent", 0, count=False, words=("%", "phần trăm", "percent", "per cent"))
DONG = PrintUnit("bn-vnd", "vnd", 9, count=False, words=("đồng", "VND", "VNĐ"))
DOLLARS = PrintUnit("bn-usd", "usd", 9, count=False, words=("USD", "đô la", "US$"))
UNITS = (PARKS, AREA, PERCENT, DONG, DOLLARS)

_WORDS = (
    *(
        "hơn",
        "trên",
        "gần",
        "khoảng",
        "ít nhất",
        "không quá",
        "tăng",
        "giảm",
        "vượt",
        "bằng",
        "gấp",
        "lần",
        "đạt",
        "từ",
    ),
    *("đến", "nghìn", "tỷ", "triệu", "năm", "ba", "so với", "cùng kỳ", "kế hoạch", "lên", "còn", "khu vực", "cao hơn"),
    *("over", "nearly", "about", "at least", "up", "down", "to", "times", "billion", "of", "plan", "six", "twenty"),
    *("-", "–", "/", "+", "~", "(", ")", ".", ",", "\u00a0", "²", "٣", "１", "ſ", "K"),
)
_NUMBERS = (
    *("0", "9", "19,3", "97,77", "100,0", "652.153", "1,322,000", "244. 820", "41741.50", "2 200 000", "1.2.3"),
    *("1" * 41, "14-15", "8 đến 9", "2/63", "sáu", "six", "-5,24"),
)
_MAGNITUDES = ("", "nghìn", "tỷ", "nghìn tỷ", "tỷ triệu", "million", "trillion")
_UNIT_WORDS = ("", "đồng", "USD", "%", "ha", "KCN", "lần", "%/năm")

kinds = st.sampled_from(Kind)
langs = st.sampled_from(["vi", "en"])
units = st.sampled_from(UNITS)

plain_texts = st.text(max_size=60)

_few_words = st.lists(st.sampled_from(_WORDS), max_size=2).map(tuple)
_figures = st.tuples(*map(st.sampled_from, (_NUMBERS, _MAGNITUDES, _UNIT_WORDS)))
_pieces = st.tuples(_few_words, _figures, _few_words).map(lambda three: [*three[0], *three[1], *three[2]])

print_like_texts = st.tuples(_pieces, st.sampled_from([" ", ""])).map(lambda pair: pair[1].join(pair[0]))
"""Texts that are built like prints, of the words that prints are made of: they reach far into the reader."""

_KNOWN_PRINTS = (
    *(("hơn 1.967 ha đất công nghiệp", AREA, "vi"), ("tổng diện tích 1.967 ha", AREA, "vi")),
    *(("1.967 ha (tăng 5,2% so với cùng kỳ)", AREA, "vi"), ("giảm 5,24% so với cùng kỳ năm trước", PERCENT, "vi")),
    *(("đạt 112,5% so với cùng kỳ", PERCENT, "vi"), ("từ -2% đến 3%", PERCENT, "vi"), ("2,5%", PERCENT, "vi")),
    *(("652.153 tỷ đồng (giá so sánh 2010)", DONG, "vi"), ("ước đạt 34.541 tỷ đồng", DONG, "vi")),
    *(("hơn 1,48 tỷ USD", DOLLARS, "vi"), ("16 khu công nghiệp (KCN)", PARKS, "vi"), ("tăng lên 16 KCN", PARKS, "vi")),
    *(("six operational IPs", PARKS, "en"), ("more than 16 industrial parks", PARKS, "en"), ("16", PARKS, "en")),
    *(("VND652.15 trillion (US$25.6 billion)", DONG, "en"), ("nearly 1.6 billion USD", DOLLARS, "en")),
    *(("up 12.7 percent year-on-year", PERCENT, "en"), ("a rise of 5.2% over the previous year", PERCENT, "en")),
)
known_prints = st.sampled_from(_KNOWN_PRINTS)
"""Prints that are read, with their unit and language."""

_unknown_words = st.text(alphabet="bcdghklmnpqrstvxzâêôươăđ", min_size=4, max_size=9)
_unknown_signs = st.characters(categories=["So", "Sm", "Po", "Sk", "Sc", "Pc"])
unknowns = (_unknown_words | _unknown_signs).filter(
    lambda text: (
        {token.role for token in tokens(normalize("NFC", text), "vi", words_of(PARKS, UNITS).known)}
        <= {Role.WORD, Role.MARK}
    )
)
"""A word or sign that neither the lexicon nor the units know."""

number_like_texts = st.text(alphabet="0123456789.,-+_eE: %xn\u2212\u00a0\uff11", max_size=45)

magnitudes = st.decimals(min_value=0, max_value=10**12, places=4) | st.integers(0, 10**15).map(Decimal)


def in_format(number: Decimal, lang: str) -> str:
    """Return ``number``, not negative, in the number format of ``lang``."""
    english = f"{number:,f}"
    return english.translate(str.maketrans(".,", ",.")) if lang == "vi" else english


levels = st.decimals(min_value=1, max_value=10**6, places=2)
"""Positive levels, as bases, figures and targets have them."""

extreme_levels = st.sampled_from(["0", "-1", "0.000001", "0.01", "7.84", "1000000000000000", "-1000000000"])

widths = st.decimals(min_value=0, max_value=10, places=2)
"""How far a figure may lie from what is printed."""

paths = st.sampled_from(["linear", "geometric"])

period_texts = st.sampled_from(
    [
        *("2020", "2021", "2022", "2023", "2024-02", "2024-03-01", "2023-08", "2023-08-22", "2023-Q3", "2029", "2030"),
        *("2022-01-01/P12M", "2023-01-01/P8M", "2023-01-01/P7M20D", "2021/2023", "2021/2030"),
    ]
)

observations = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["parks", "area", "output", "output.parks", "growth", "filled"]),
        "period": period_texts,
        "published": st.dates(date(2021, 1, 1), date(2031, 12, 31)),
        "source": st.sampled_from(["paper", "office"]),
    },
    optional={
        "value": st.integers(0, 200) | extreme_levels,
        "stage": st.sampled_from("EPAF"),
        "confidence": st.sampled_from(["high", "medium", "low"]),
        "pct_of_plan": st.fixed_dictionaries({"plan": st.just("year"), "value": st.integers(0, 150)}),
        "withdrawn": st.just({"vi": "sai", "en": "wrong"}),
    },
)
"""Observations as a file would hold them, right and wrong."""
