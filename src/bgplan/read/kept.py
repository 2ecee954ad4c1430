"""The text of a file, kept in pieces: long ones packed, so that places can be looked up without holding it whole.

Knows lines and columns, both from 0; never YAML. A piece ends with a line, save in lines of more than a million
characters, which are cut before a digit or capital letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""Where a line ends for editors, git and this package; Python's ``splitlines`` knows more line ends than they do."""

_LONGEST = 1 << 20  # a line longer than this is cut
_LOOK_BACK = 200
_CUT_BEFORE = re.compile(r"[0-9A-Z]")


class Piece(NamedTuple):
    """A part of a text and where it begins; a ``column`` over 0 says that it goes on within a line."""

    text: str
    line: int
    column: int


class Kept:
    """A text that can be gone through again and again, and asked for single lines."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.lines = 1
        """How many lines there are, as editors count them."""
        self.last_length = 0
        """How many characters the last line has."""
        self._packed: list[bytes] = []
        self._plain = ""  # of a text of one piece
        self._begins: list[tuple[int, int]] = []
        self._cached: tuple[int, tuple[str, ...]] = (-1, ())
        for text in _cut(texts):
            self._keep(text)

    def _keep(self, text: str) -> None:
        if not self._begins:
            self._plain = text
        else:
            self._packed += [_packed(each) for each in ((self._plain, text) if self._plain else (text,))]
            self._plain = ""
        self._begins.append((self.lines - 1, self.last_length))
        breaks = text.count("\n") + text.count("\r") - text.count("\r\n")
        end = max(text.rfind("\n"), text.rfind("\r"))
        self.lines += breaks
        self.last_length = len(text) - end - 1 if breaks else self.last_length + len(text)

    def __bool__(self) -> bool:
        """Whether there is any text."""
        return bool(self._begins)

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self._begins)

    def pieces(self) -> Iterator[Piece]:
        """Yield the text piece by piece."""
        for index, (line, column) in enumerate(self._begins):
            yield Piece(self._piece(index), line, column)

    @property
    def text(self) -> str:
        """All of it in one."""
        return "".join(piece.text for piece in self.pieces())

    def line(self, number: int) -> str:
        """Return a line, without its end."""
        return "".join(text for _, text in self._parts(number))

    def around(self, number: int, column: int, most: int) -> tuple[str, int]:
        """Return a line, or of a long one the part of ``most`` characters around a column, and where it begins."""
        start, text = 0, ""
        for start, text in self._parts(number):  # the one in which the loop ends
            if column <= start + len(text):
                break
        if start == 0 and len(text) <= most:
            return text, 0
        first = max(0, min(column - start - most // 2, len(text) - most))
        return text[first : first + most], start + first

    def _parts(self, number: int) -> Iterator[tuple[int, str]]:
        """The parts of a line in the pieces that it stands in, each with the column at which it begins."""
        index = bisect_right(self._begins, (number, 0)) - 1
        while 0 <= index < len(self._begins):
            first, column = self._begins[index]
            if first > number:
                return
            lines = self._lines(index)
            if number - first < len(lines):
                yield (column if first == number else 0), lines[number - first]
            if number - first < len(lines) - 1:
                return
            index += 1

    def _lines(self, index: int) -> tuple[str, ...]:
        if self._cached[0] != index:
            self._cached = index, tuple(LINE_BREAK.split(self._piece(index)))
        return self._cached[1]

    def _piece(self, index: int) -> str:
        return _unpacked(self._packed[index]) if self._packed else self._plain


def _cut(texts: Iterable[str]) -> Iterator[str]:
    """The same text, cut so that no line, no pair of CR and LF and no letter with its accents is torn."""
    waiting = ""
    for text in texts:
        waiting += text
        at = max(waiting.rfind("\n"), waiting.rfind("\r", 0, -1)) + 1
        if not at and len(waiting) > _LONGEST:
            back = max(0, len(waiting) - _LOOK_BACK)
            at = next((mark.start() for mark in _CUT_BEFORE.finditer(waiting, back)), len(waiting) - 1)
        if at:
            yield waiting[:at]
            waiting = waiting[at:]
    if waiting:
        yield waiting


def _packed(text: str) -> bytes:
    from zlib import compress  # noqa: PLC0415  # only large files need it

    return compress(text.encode(), 1)


def _unpacked(packed: bytes) -> str:
    from zlib import decompress  # noqa: PLC0415

    return decompress(packed).decode()
