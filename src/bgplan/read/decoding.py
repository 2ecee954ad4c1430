"""Bytes to text: the size limit, UTF-8, the byte order mark.

Knows bytes and encodings; never YAML, and nothing about the characters of a text that could be decoded.
"""

from __future__ import annotations

import re

from bgplan.core.findings import Finding, Place
from bgplan.core.rules import finding

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read; a snapshot of a month has some thousand bytes."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""Where a line ends for editors, git and this package; Python's ``splitlines`` knows more line ends than they do."""

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decoded(raw: bytes, file: str, max_bytes: int) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text without a byte order mark, or None where the bytes are no text of ours, and what is wrong."""
    if len(raw) > max_bytes:
        place = Place(file, line=1, column=1)
        return None, (finding("BG110", place, reason="size", size=len(raw), limit=max_bytes),)
    marked = raw.startswith(_UTF8_MARK)
    body = raw.removeprefix(_UTF8_MARK)
    findings = (finding("BG102", Place(file, line=1, column=1)),) if marked else ()
    if _looks_like_utf16(body):
        wrong = 0 if body.startswith(_UTF16_MARKS) else body.index(0)
        return None, (*findings, _not_utf8(body, wrong, file, "utf-16"))
    try:
        return body.decode("utf-8"), findings
    except UnicodeDecodeError as error:
        return None, (*findings, _not_utf8(body, error.start, file, _hint(body, error.start)))


def _not_utf8(body: bytes, wrong: int, file: str, hint: str) -> Finding:
    before = LINE_BREAK.split(body[:wrong].decode("utf-8", "replace"))
    place = Place(file, line=len(before), column=len(before[-1]) + 1)
    return finding("BG101", place, byte=f"0x{body[wrong]:02X}", hint=hint)


def _looks_like_utf16(body: bytes) -> bool:
    """Whether it begins with a UTF-16 mark, or has many NUL bytes in one half of each pair and few in the other."""
    if body.startswith(_UTF16_MARKS):
        return True
    fewer, more = sorted((body[0::2].count(0), body[1::2].count(0)))
    return len(body) > 2 and more * 5 > len(body) and fewer * 10 < more


def _hint(body: bytes, wrong: int) -> str:
    """Name the Vietnamese Windows encoding where the bytes fit it and none before was good UTF-8 beyond ASCII."""
    try:
        body.decode("cp1258")
    except UnicodeDecodeError:
        return ""
    return "cp1258" if body[:wrong].isascii() else ""
