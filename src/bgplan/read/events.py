"""The YAML parser: a text's events, and the way from their marks back to places in the file.

Knows PyYAML; builds nothing. Scalars stay texts, nothing is ever constructed or resolved.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol, TypeGuard

import yaml

from bgplan.core.findings import Finding, Place
from bgplan.core.rules import finding
from bgplan.read.text import composed, cuts, explains_syntax_error, needs_repair, repaired_text, stripped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bgplan.read.kept import Kept

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""The plain scalars that are nothing."""


class Mark(Protocol):
    """Where the parser stands, from 0; libyaml's marks and PyYAML's own are two classes."""

    @property
    def line(self) -> int:
        """The line, from 0."""
        ...

    @property
    def column(self) -> int:
        """The column, from 0, in characters."""
        ...


class Lines:
    """A text as given to the YAML parser, and the way back from its marks to places in the file."""

    def __init__(self, kept: Kept, file: str) -> None:
        self.file = file
        self.kept = kept
        self.repaired = any(needs_repair(piece.text) for piece in kept.pieces())
        self._cuts: tuple[int, tuple[int, ...]] = (-1, ())

    def texts(self) -> Iterator[str]:
        """Yield the text piece by piece, without what nobody sees."""
        for piece in self.kept.pieces():
            yield repaired_text(piece.text) if self.repaired else piece.text

    def place(self, mark: Mark | None, further: int = 0, *, key: bool = False) -> Place:
        """Return the place of a mark, or of what stands ``further`` characters behind it in the same line."""
        if mark is None:
            return Place(self.file, line=1, column=1, key=key)
        if mark.line >= self.kept.lines:  # libyaml ends a last line that has no end
            return Place(self.file, line=self.kept.lines, column=self.kept.last_length + 1, key=key)
        column = mark.column + further
        if self.repaired:
            column += bisect_right(self._cuts_of(mark.line), column)
        return Place(self.file, line=mark.line + 1, column=column + 1, key=key)

    def _cuts_of(self, number: int) -> tuple[int, ...]:
        if self._cuts[0] != number:
            self._cuts = number, cuts(self.kept.line(number))
        return self._cuts[1]


class _Stream:
    """The pieces of a text as the parser asks for them; it takes more at once than it asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = (text for text in texts if text)  # an empty one would be the end

    def read(self, _: int = -1) -> str:
        return next(self._texts, "")


def events(lines: Lines) -> Iterator[yaml.Event]:
    """Yield the text's YAML events; the only exceptions are ``yaml.YAMLError`` and its kind."""
    texts = lines.texts()
    try:
        next_event = _Loader(_Stream(texts) if len(lines.kept) > 1 else next(texts, "")).get_event
        while (event := next_event()) is not None:  # yaml.parse asks twice for each
            yield event
    except (ValueError, OverflowError) as error:  # PyYAML's own scanner at "\UFFFFFFFF"
        raise yaml.YAMLError(str(error)) from error


def is_null(event: yaml.ScalarEvent) -> bool:
    """Return whether a scalar is YAML's null: nothing, ``~`` or ``null``, without quotes."""
    return not event.style and event.value in NULLS


def is_merge(event: yaml.ScalarEvent) -> bool:
    """Return whether a key is YAML's merge key."""
    return not event.style and event.value == "<<"


def key_of(event: yaml.ScalarEvent) -> str:
    """Return a key as the tree has it."""
    return composed(stripped(event.value))


def is_too_deep(error: yaml.YAMLError) -> TypeGuard[yaml.MarkedYAMLError]:
    """Return whether the parser itself gave up on the depth: libyaml 0.2.6 reads ahead and stops at a thousand."""
    return isinstance(error, yaml.MarkedYAMLError) and error.problem == "exceeded maximum nesting depth"


def syntax_finding(error: yaml.YAMLError, lines: Lines, *, explained: bool) -> tuple[Finding, ...]:
    """Return what the parser says, where it says it; nothing where a finding about characters says it better.

    ``explained`` says whether there is any such finding.
    """
    mark, before = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    place, began = lines.place(mark or before), lines.place(before)
    line = lines.kept.line((place.line or 1) - 1)
    if mark is not None and explained and explains_syntax_error(line):
        return ()
    if mark is not None and line[(place.column or 1) - 1 :].startswith("\t"):
        return (finding("BG104", place),)
    related = (began,) if before is not None and began.line != place.line else ()
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None) or ""
    if "<document start>" in problem:  # text behind "..."
        return (finding("BG108", place),)
    return (finding("BG105", place, related=related, problem=problem, context=context),)
