"""A text for the ear: a word in the place of every sign that a screen reader leaves out or misreads.

Screen readers pass over what is no letter, digit or common mark, and read 9/2024 as a fraction. Knows texts and words;
never a document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bgplan.render.ascii import spaced
from bgplan.render.words import Words

NO_WORD = "─│┌┐└┘├┤┬┴┼▬▄█■●▲◊▼↓×√≠□○"
"""What is drawn, and the signs of statuses, whose words stand beside them."""
_LEADING_STATUS = re.compile(rf"(^|  |[;:(,→·] ?|-> )[{NO_WORD}…] (?=[^\W_])")
_HEDGES = "≈~><"
_HEDGE = re.compile(rf"([{_HEDGES}]) ?(?=[\dA-Z])")
MARKS = ("*", "?", "↔", "†", "‡", "°", "ⁿ", "±", "+-", "(n)")
"""What stands behind a figure in the place of a note."""
BRACKETS = "( )"
"""So a legend writes that what stands in brackets has a meaning."""
_CLOSE = "*?"
"""Only directly behind a figure are these marks."""
USUAL = {
    "*": "estimate",
    "≈": "about",
    "~": "about",
    ">": "over",
    "<": "nearly",
    "±": "borderline",
    "+-": "borderline",
    "°": "inferred",
    "?": "doubtful",
    "†": "implied",
    "↔": "differ",
    "ⁿ": "new",
    "(n)": "new",
}
"""What a sign means where no legend says it."""
_NOTE = re.compile(r"([.!]?)(?:(?<!km)(?<!\bm)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)| ?\[(\d+)\])")
_NOTE_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SHORT_YEAR = re.compile(r"\b(19|20)(\d\d)–(\d\d)\b(?!\.\d)")
_DOUBTFUL = re.compile(r"\w\?(?:[,)]| \()")
_RANGE = re.compile(r"(?<=[\d%]) ?[–…] ?(?=−?\d)|(?<=\S) (?:…|\.\.\.) (?=\S)")
_ARROW = re.compile(r"(?<=\S) ?(?:→|->) ?(?=\S)")
_BETWEEN = {"−": "minus", "-": "minus", "+": "plus", "×": "times", "/": "over", "÷": "over", "=": "equals"}
_BEFORE = {
    "≤": "at_most",
    "≥": "at_least",
    "±": "either_way",
    "+": "plus",
    "−": "before_minus",
    "-": "before_minus",
    "− ": "minus",
}
"""What is said of a sign before a number; at the beginning of a line, and apart, it adds or takes away."""
_SIGN_BEFORE = re.compile(r"([≤≥] ?|(?<![\w.,)%])(?:[−+](?=[\dA-Z])|-(?=\d)|± ?(?=\d)|^[+−] |(?<=\()[−+](?=\))))")
_AT_END = ("year", "every_year", "month", "every_month")
_SHORT = (*_AT_END, "points", "months", "billion", "trillion")
_MONTHS = (
    *("January", "February", "March", "April", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?= \d{4})")
_DAY_VI = re.compile(r"(?:ngày )?\b0?(\d{1,2})/0?(\d{1,2})[/ ](\d{4})\b")
_QUARTER_VI = re.compile(r"\b(quý [IV]+)/(\d{4})\b", re.IGNORECASE)
_MONTH_VI = re.compile(r"(?:([Tt]háng) )?(?<![\d/])\b0?(\d{1,2})/(\d{4})\b")


class Speech:
    """How texts of one language are said; ``legend`` has the sign and the meaning of names that cells bear."""

    def __init__(self, words: Words, legend: Mapping[str, tuple[str, str]]) -> None:
        self.words, self.legend = words, legend
        self.short = tuple(
            (_short_form(words(f"spoken.short.{key}"), is_end=key in _AT_END), words(f"spoken.long.{key}"))
            for key in _SHORT
        )

    def say(self, text: str, names: Sequence[str] = ()) -> str:
        """Return the text in words; ``names`` are those of the signs in it."""
        said = _LEADING_STATUS.sub(r"\1", spaced(text))
        said = re.sub(r"(?<=\S) {2,}(?=[^\s(])", ", ", said.strip())
        said = self._noted(self._marked(said, names))
        said = self._dated(self._in_full(self._reckoned(said)))
        said = re.sub(f"[{NO_WORD}]", "", said.replace(" · ", ", "))
        return re.sub(r" (?=[,;:)]|\.(?: |$))", "", " ".join(said.split())).removeprefix(", ")

    def _word(self, key: str) -> str:
        return self.words(f"spoken.{key}")

    def _meaning(self, sign: str, names: Sequence[str]) -> str:
        """What a sign means beside a figure: by its name there, else by the legend, else what it always means."""
        for name in (*names, *self.legend):
            if name in self.legend and self.legend[name][0] == sign:
                return self.legend[name][1]
        return self._word(f"sign.{USUAL[sign]}") if sign in USUAL else ""

    def _marked(self, text: str, names: Sequence[str]) -> str:
        """The text with words for hedges before a figure and for marks behind it."""
        said = _SHORT_YEAR.sub(r"\1\2–\1\3", self._unbracketed(text, names))
        said = _RANGE.sub(f" {self._word('to')} ", said)
        said = _SIGN_BEFORE.sub(self._before, said)
        said = _HEDGE.sub(lambda found: f"{self._meaning(found[1], names)} ", said)
        for mark in dict.fromkeys((*MARKS, *(sign for sign, _ in self.legend.values() if sign not in f"({_HEDGES}"))):
            meaning = self._meaning(mark, names) if mark in said else ""
            if meaning and (mark != "?" or "doubtful" in names or _DOUBTFUL.search(said)):  # else it asks
                space = "" if mark in _CLOSE else " ?"
                said = re.sub(rf"(?<=\S){space}{re.escape(mark)}", f", {meaning}", said)
        return said

    def _unbracketed(self, text: str, names: Sequence[str]) -> str:
        """What stands in brackets that mean something, with the meaning."""
        meaning = next((self.legend[name][1] for name in names if self.legend.get(name, ("",))[0] == BRACKETS[0]), "")
        return f"{text[1:-1]}, {meaning}" if meaning and text[:1] == "(" and text[-1:] == ")" else text

    def _before(self, found: re.Match[str]) -> str:
        """The word for a sign before a number."""
        return f"{self._word(_BEFORE.get(found[1]) or _BEFORE[found[1].strip()])} "

    def _noted(self, text: str) -> str:
        """The text with its numbers of notes said: before a note and behind what it is about."""

        def number(found: re.Match[str]) -> str:
            said = self.words.said("spoken.note", number=(found[2] or found[3]).translate(_NOTE_DIGITS))
            return f", {said}{found[1]}" if found.start() else f"{said[:1].upper()}{said[1:]}: "

        return _NOTE.sub(number, text)

    def _reckoned(self, text: str) -> str:
        """The text with words for the signs between numbers."""
        said = _ARROW.sub(f", {self._word('becomes')} ", text)
        for sign, key in _BETWEEN.items():
            said = said.replace(f" {sign} ", f" {self._word(key)} ")
        said = said.replace("^", f" {self._word('power')} ")
        return f"{self._word('equals')} {said[2:]}" if said.startswith("= ") else said

    def _in_full(self, text: str) -> str:
        """The text with units and abbreviations in full."""
        said = text
        for short, long in self.short:
            said = short.sub(long, said)
        return said

    def _dated(self, text: str) -> str:
        """The text with its months and days in full."""
        if self.words.lang == "en":
            return _MONTH.sub(lambda found: next(month for month in _MONTHS if month.startswith(found[1])), text)
        said = _QUARTER_VI.sub(r"\1 năm \2", text)
        said = _DAY_VI.sub(r"ngày \1 tháng \2 năm \3", said)
        return _MONTH_VI.sub(lambda found: f"{found[1] or 'tháng'} {found[2]} năm {found[3]}", said)


def _short_form(text: str, *, is_end: bool) -> re.Pattern[str]:
    """Where a short form stands: behind a number or a word, never within a word."""
    before = " ?" if is_end else r"(?:(?<=\d) ?| )"
    return re.compile(rf"{before}{re.escape(text)}(?!\w)")
