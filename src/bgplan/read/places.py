"""Where everything in a YAML text stands: noted while the text is read, looked up when there is something to say.

Knows the order of keys and values, lines and columns; never what they mean.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

from bgplan.core.findings import Place
from bgplan.read.text import cuts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bgplan.core.findings import PathKey
    from bgplan.read.text import FileText


NO_KEY = 0
"""The kind of what stands where a key should, and is none of the tree."""
SCALAR = 0
"""The kind of a value that holds nothing; of a collection it is known when that ends."""
EMPTY = 3
"""The kind of a mapping without keys, and of what is found where its key stands."""


_SIZE = 3  # numbers of an entry


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


class Places:
    """The way from the parser's marks, and from paths of keys, to places in the file.

    Every key and every value is an entry of three numbers, in the order of the text. The first is for a key which of
    ``names`` it is; for a scalar value 0; for a mapping how many numbers it and all that it holds take up; for a list
    the same, negative. The others are line and column.
    """

    def __init__(self, file: str, text: FileText, *, is_odd: bool = False) -> None:
        self.names: list[str | None] = [None]
        """The keys, each once; None stands for whatever is no key of the tree."""
        self._file = file
        self._text = text
        self._is_odd = is_odd  # characters that nobody sees were taken away before the text was parsed
        self._cuts: tuple[int, tuple[int, ...]] = (-1, ())  # of the line that was asked for last
        self._entries = array("i")

    def name(self, key: str, known: dict[str, int] | None = None) -> int:
        """Return the number of a new key, or of one among those that are ``known``."""
        number = len(self.names) if known is None else known.setdefault(key, len(self.names))
        if number == len(self.names):
            self.names.append(key)
        return number

    def note(self, kind: int, mark: Mark | None) -> int:
        """Note a key or a value; return where its entry begins."""
        entry = len(self._entries)
        self._entries.fromlist([kind, mark.line, mark.column] if mark is not None else [kind, 0, 0])
        return entry

    def close(self, entry: int, *, is_mapping: bool) -> None:
        """Note that a collection ends here."""
        extent = len(self._entries) - entry
        self._entries[entry] = extent if is_mapping else -extent

    def clear(self) -> None:
        """Forget what was noted: of a text that cannot be read only the beginning can be named."""
        del self._entries[:]

    def at(self, mark: Mark | None, further: int = 0) -> Place:
        """Return the place of a mark, or of what stands ``further`` characters behind it in the same line."""
        if mark is None:
            return Place(self._file, line=1, column=1)
        return self._place(mark.line, mark.column + further)

    def of_key(self, entry: int) -> Place:
        """Return the place of a key that was noted."""
        return self._noted(entry)._replace(key=True)

    def located(self, wanted: Iterable[Place]) -> dict[Place, Place]:
        """Return each place, known by its path, with the line and column where it stands.

        That is the key where ``key`` is set, a scalar's own start, and for a collection its key or the first token of
        the list's item. A path that is not there is found at its nearest ancestor that is.
        """
        below: dict[int, dict[PathKey, int]] = {}
        return {place: self._located(place, below) for place in wanted}

    def _located(self, place: Place, known: dict[int, dict[PathKey, int]]) -> Place:
        value, named, exact = 0, -1, True
        for part in place.path:
            if value not in known:
                known[value] = self._below(value)
            found = known[value].get(part)
            if found is None:
                exact = False
                break
            named = found if self._entries[value] < 0 else found - _SIZE
            value = found
        if named < 0:
            return place._replace(line=1, column=1)
        is_scalar = self._entries[value] == SCALAR
        at = self._noted(value if is_scalar and not (exact and place.key) else named)
        return place._replace(line=at.line, column=at.column)

    def _below(self, entry: int) -> dict[PathKey, int]:
        """The values that a collection holds, by their keys, or their numbers in a list."""
        found: dict[PathKey, int] = {}
        extent = self._entries[entry] if self._entries else 0
        child, end = entry + _SIZE, entry + abs(extent)
        while child < end:
            name: PathKey | None = len(found)
            if extent > 0:
                name = self.names[self._entries[child]]
                child += _SIZE
            if name is not None:
                found.setdefault(name, child)
            child += abs(self._entries[child]) or _SIZE
        return found

    def _noted(self, entry: int) -> Place:
        _, line, column = self._entries[entry : entry + _SIZE]
        return self._place(line, column)

    def _place(self, line: int, column: int) -> Place:
        if line >= self._text.lines:  # libyaml ends a last line that has no end
            last = self._text.lines - 1
            return Place(self._file, line=last + 1, column=len(self._text.line(last)) + 1)
        if self._is_odd:
            if self._cuts[0] != line:
                self._cuts = line, cuts(self._text.line(line))
            column += bisect_right(self._cuts[1], column)
        return Place(self._file, line=line + 1, column=column + 1)
