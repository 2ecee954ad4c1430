"""Bytes to text: the size limit, UTF-8, the byte order mark.

Knows bytes and encodings; never YAML, and nothing about the characters of a text that could be decoded.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain

from bgplan.core.findings import Finding, Place
from bgplan.core.rules import finding
from bgplan.read.kept import LINE_BREAK, Kept

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read; a snapshot of a month has some thousand bytes."""

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_SAMPLE = 1 << 16  # bytes by which UTF-16 is known


def decoded(
    chunks: Iterable[bytes], file: str, max_bytes: int, size: int = 0
) -> tuple[Kept | None, tuple[Finding, ...]]:
    """Return the text without a byte order mark, or None where the bytes are no text of ours, and what is wrong.

    ``size`` is what the file system says; the bytes themselves are counted too, for a file may grow.
    """
    place = Place(file, line=1, column=1)
    if size > max_bytes:
        return None, (_too_large(place, size, max_bytes),)
    source = _Source(chunks, max_bytes)
    first = b""
    while len(first) < _SAMPLE and (chunk := next(source, b"")):
        first += chunk
    findings = (finding("BG102", place),) if first.startswith(_UTF8_MARK) else ()
    first = first.removeprefix(_UTF8_MARK)
    wide = "utf-32" if _looks_like_utf32(first) else "utf-16" if _looks_like_utf16(first) else ""
    if wide:
        wrong = 0 if first.startswith((*_UTF32_MARKS, *_UTF16_MARKS)) else first.index(0)
        before = LINE_BREAK.split(first[:wrong].decode("utf-8", "replace"))
        return None, (*findings, _not_utf8(len(before), len(before[-1]), file, first[wrong], wide))
    texts = _Texts(first, source)
    kept = Kept(texts)
    if source.read > max_bytes:
        return None, (_too_large(place, source.read, max_bytes),)
    if texts.wrong:
        hint = _hint(texts.wrong, source) if texts.ascii else ""
        return None, (*findings, _not_utf8(kept.lines, kept.last_length, file, texts.wrong[0], hint))
    return kept, findings


def _too_large(place: Place, size: int, limit: int) -> Finding:
    return finding("BG110", place, reason="size", size=size, limit=limit)


def _not_utf8(line: int, before: int, file: str, byte: int, hint: str) -> Finding:
    return finding("BG101", Place(file, line=line, column=before + 1), byte=f"0x{byte:02X}", hint=hint)


class _Source(Iterator[bytes]):
    """The bytes, up to the first piece that is over the limit; ``read`` counts them."""

    def __init__(self, chunks: Iterable[bytes], limit: int) -> None:
        self.read = 0
        self._chunks = iter(chunks)
        self._limit = limit

    def __next__(self) -> bytes:
        """Return the next piece."""
        chunk = next(self._chunks) if self.read <= self._limit else b""
        self.read += len(chunk)
        if self.read > self._limit:
            raise StopIteration
        return chunk


class _Texts:
    """The text of bytes, up to the first that is not UTF-8; ``wrong`` are the bytes of that piece from there on."""

    def __init__(self, first: bytes, source: _Source) -> None:
        self.wrong = b""
        self.ascii = True
        self._first = first
        self._source = source

    def __iter__(self) -> Iterator[str]:
        """Yield the text piece by piece."""
        rest = b""
        for chunk in chain((self._first,), self._source, (b"",)):
            waiting, rest = rest + chunk, b""
            try:
                text, used = codecs.utf_8_decode(waiting, "strict", not chunk)
            except UnicodeDecodeError as error:
                text, self.wrong = waiting[: error.start].decode(), waiting[error.start :]
            else:
                rest = waiting[used:]
            self.ascii = self.ascii and text.isascii()
            yield text
            if self.wrong:
                return


def _looks_like_utf32(body: bytes) -> bool:
    """Whether it begins with a UTF-32 mark, or has NUL in three of the four bytes of most characters."""
    quarters = len(body) // 4
    return body.startswith(_UTF32_MARKS) or sorted(body[at::4].count(0) for at in range(4))[1] > quarters // 2


def _looks_like_utf16(body: bytes) -> bool:
    """Whether it begins with a UTF-16 mark, or has many NUL bytes in one half of each pair and few in the other."""
    if body.startswith(_UTF16_MARKS):
        return True
    fewer, more = sorted((body[0::2].count(0), body[1::2].count(0)))
    return len(body) > 2 and more * 5 > len(body) and fewer * 10 < more


def _hint(wrong: bytes, more: Iterable[bytes]) -> str:
    """Name the Vietnamese Windows encoding where the bytes from the first that is no UTF-8 on fit it."""
    try:
        for chunk in chain((wrong,), more):
            chunk.decode("cp1258")
    except UnicodeDecodeError:
        return ""
    return "cp1258"
