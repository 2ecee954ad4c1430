"""What can be mended in a data file without changing a meaning: NFC, byte order mark, line ends, trailing spaces.

Knows one file's bytes; writes nothing. Comments, and texts that span lines, stay byte for byte as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import yaml

_LINE_END = re.compile("\r\n?")
_BOM = "\ufeff"
_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""The YAML parser ends lines here, editors and git do not: places would not be those of the file."""


class Unmendable(ValueError):
    """The file cannot be read well enough to mend it, or mending would change what it says; the reason is a code."""


class _Span(NamedTuple):
    """Where a scalar stands: lines and columns from 0, the end not included."""

    first: int
    start: int
    last: int
    end: int


def mended(data: bytes) -> bytes:
    """Return the file's bytes mended; the same bytes where nothing is to mend.

    Unmendable where it is not UTF-8, not YAML, or would say something else afterwards.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unmendable("not-utf8") from None
    if _OTHER_LINE_ENDS.search(text):
        raise Unmendable("forbidden-character")
    plain = _LINE_END.sub("\n", text.lstrip(_BOM))
    spans = tuple(_spans(plain))
    lines = plain.split("\n")
    kept = _kept_lines(spans)
    comments = _comments(lines, spans)
    result = "\n".join(_line(line, comments.get(at), kept=at in kept) for at, line in enumerate(lines))
    if _said(result) != _said(plain):
        raise Unmendable("meaning")
    return result.encode("utf-8")


def _line(text: str, comment: int | None, *, kept: bool) -> str:
    """One line mended: its own part in NFC, and without trailing spaces where no comment ends it."""
    own, rest = (text, "") if comment is None else (text[:comment], text[comment:])
    own = unicodedata.normalize("NFC", own)
    return own + rest if rest or kept else own.rstrip(" \t")


def _kept_lines(spans: tuple[_Span, ...]) -> frozenset[int]:
    """The lines of texts that span lines: their spaces may mean something."""
    found: set[int] = set()
    for span in spans:
        last = span.last if span.end else span.last - 1  # a block ends where the next line begins
        if last > span.first:
            found.update(range(span.first, last + 1))
    return frozenset(found)


def _comments(lines: list[str], spans: tuple[_Span, ...]) -> dict[int, int]:
    """By line, the column at which its comment begins."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for span in spans:
        for line in range(span.first, span.last + 1):
            first = span.start if line == span.first else 0
            last = span.end if line == span.last else len(lines[line]) if line < len(lines) else 0
            taken.setdefault(line, []).append((first, last))
    found: dict[int, int] = {}
    for number, text in enumerate(lines):
        for mark in re.finditer(r"(?:^|(?<=[ \t]))#", text):
            if not any(start <= mark.start() < end for start, end in taken.get(number, ())):
                found[number] = mark.start()
                break
    return found


def _spans(text: str) -> Iterator[_Span]:
    """Where every scalar stands."""
    for event in _events(text):
        if isinstance(event, yaml.ScalarEvent):
            start, end = event.start_mark, event.end_mark
            if start is not None and end is not None:
                yield _Span(start.line, start.column, end.line, end.column)


def _said(text: str) -> list[tuple[object, ...]]:
    """What the file says, in NFC: its events without their places."""
    return [
        (type(event), getattr(event, "anchor", None), getattr(event, "tag", None), _value(event))
        for event in _events(text)
    ]


def _value(event: yaml.Event) -> str | None:
    value = getattr(event, "value", None)
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else None


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        raise Unmendable("yaml-syntax") from None
