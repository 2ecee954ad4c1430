"""A document as lines that can be read aloud: one a row, without table, bar or box.

For screen readers, which read from left to right: each figure stands behind what it is. What a sign means is taken from
the document's own legends, where it has one. Knows documents; never a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from bgplan.render.document import (
    Address,
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Divider,
    Document,
    Drawing,
    Flow,
    Forms,
    Heading,
    Legend,
    Pieces,
    Quote,
    Table,
    Text,
    Title,
    shown_on,
)
from bgplan.render.plain import on_one_line
from bgplan.render.speech import BRACKETS, MARKS, USUAL, Speech
from bgplan.render.words import Words

_STATUS = "status."
_ADVICE = "= "
"""What begins a line of advice below a finding."""
_LATE = ("status.slow", "status.off_track")
_MONTHS_ONLY = re.compile(r"\d \w+$")
"""How late, where the status does not say so: "off track, 24 months"."""
_TWICE = re.compile(r"\b(\w+) \1\b")
"""A heading may end as its cell begins: "published on on 22 August"."""
_NUMBERED = re.compile(r"^(\[\d+\]) (.+)$")
_SLASH = re.compile(r" ?/ ?")
_PICTURE = re.compile("[─│┌┐└┘├┤┬┴┼▬▄█■]")
_FRAME = re.compile(r"^\s*(?:= |\d+ \| +)")
_CARET = re.compile(r"[\s|^]*")


def spoken_text(document: Document, words: Words) -> str:
    """Return the document as lines to be read aloud."""
    recital = _Recital(Speech(words, dict(_signs(_meanings(document), words))))
    lines = ["".join(on_one_line((line,))).strip() for line in recital.lines(document)]
    kept = [line for before, line in pairwise(("", *lines)) if line or before]
    return "\n".join(kept).rstrip() + "\n"


def _meanings(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """The meanings that the legends of a document tell, by their names."""
    for block in blocks:
        if isinstance(block, Legend):
            yield from block.meanings
        elif isinstance(block, Forms):
            yield from _meanings(block.forms[0])
        elif isinstance(block, Text) and _is_meaning(block):
            parts = "".join(piece.text for piece in block.pieces).split("   ")
            yield from ((part, part) for part in parts if part.partition(" ")[0] not in USUAL)


def _signs(meanings: Iterable[tuple[str, str]], words: Words) -> Iterator[tuple[str, tuple[str, str]]]:
    """The sign and its meaning, by its name; a legend begins with the sign, else it explains a heading."""
    for name, meaning in meanings:
        sign, _, said = meaning.replace(f"{BRACKETS} ", f"{BRACKETS[0]} ", 1).partition(" ")
        if said and (sign == "ⁿ" or not sign[:1].isalnum()):
            own = f"spoken.sign.{name}"
            yield name, (sign, words(own) if words.has(own) else said)


def _is_meaning(text: Text) -> bool:
    """Whether a paragraph only says what a mark means."""
    sign, space, _ = text.pieces[0].text.partition(" ") if text.pieces else ("", "", "")
    return bool(space) and sign in {*MARKS, *USUAL}


class _Recital:
    """A document read block by block."""

    def __init__(self, speech: Speech) -> None:
        self.speech, self.words, self.say = speech, speech.words, speech.say

    def lines(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the lines; two blank ones may follow each other."""
        for block in blocks:
            match block:
                case Table():
                    yield from self._table(shown_on(block, page=True))  # a bar is drawn, its number is not
                case Bullets():
                    yield from self._list(block)
                case Forms():
                    yield from self.lines(block.forms[0])
                case Address():
                    yield block.url
                case Quote():
                    yield from block.lines
                case Drawing():
                    yield from _texts_drawn(block)
                case Chart():
                    yield from _texts_drawn(block.drawn(None))
                case Divider() | Legend():
                    pass  # what they show, or mean, is said where it stands
                case _:
                    yield from self._texts(block)

    def _texts(self, block: Title | Heading | Text | Flow) -> Iterator[str]:
        match block:
            case Title():
                text = block.text.capitalize() if block.text.isupper() else block.text
                yield self.say(f"{text}. {block.about}" if block.about else text)
            case Heading():
                yield ""
                yield self.say(block.text if block.entries is None else f"{block.text} ({block.entries})")
            case Text():
                yield from ("",) if block.apart else ()
                said = self._joined(block.pieces, block.signs)
                yield from () if _is_meaning(block) else (said,)
            case Flow():
                items = "; ".join(self._joined((item,)) for item in block.items)
                yield f"{self.say(block.lead.text)} {items}"
            case _:
                assert_never(block)

    def _joined(self, pieces: Pieces, names: Sequence[str] = ()) -> str:
        """The pieces as one text; a status is its word."""
        text = "".join(self._worded(piece.text, piece.style) for piece in pieces)
        return self.say(text.removeprefix(_ADVICE), names)

    def _list(self, bullets: Bullets) -> Iterator[str]:
        for item in bullets.items:
            leads = [self.say(lead) for lead in item.leads if lead.strip()]
            yield ": ".join((*leads, self._joined(item.head)))
            yield from map(self.say, item.rest)

    def _table(self, table: Table) -> Iterator[str]:
        """A line for each row: what it is about, then each cell behind its heading."""
        at = [at for at, column in enumerate(table.columns) if not column.for_screens]
        columns = [table.columns[index] for index in at]
        for group in table.groups:
            if group.heading:
                yield ""
                yield f"{self.say(group.heading)}:"
            yield from (self._row(columns, [row[index] for index in at]) for row in group.rows)
        yield ""

    def _row(self, columns: Sequence[Column], cells: Sequence[Cell]) -> str:
        """The row in one line; its cells up to the first text say what it is about."""
        if not any(column.head for column in columns):
            return ", ".join(filter(None, map(self._cell, cells)))
        first = next((at for at, column in enumerate(columns) if not column.is_number), 0) + 1
        about = " ".join(filter(None, map(self._cell, cells[:first])))
        rest = [
            f"{self._head(column)}{said}"
            for column, cell in zip(columns[first:], cells[first:], strict=True)
            if (said := self._cell(cell))
        ]
        row = self.words.said("spoken.row", name=about, cells="; ".join(rest)) if rest else about
        return _TWICE.sub(r"\1", row)

    def _head(self, column: Column) -> str:
        """What a figure is: a word of its own for the column's key, else its heading."""
        own = f"spoken.column.{column.key}"
        if self.words.has(own):
            return f"{self.words(own)} "
        head = self.say(_SLASH.sub("/", " ".join((column.head or column.page_head).split())))
        parted = ": " if any(character.isdigit() for character in head) else " "
        return f"{head if head[1:2].isupper() else head[:1].lower() + head[1:]}{parted}" if head else ""

    def _cell(self, cell: Cell) -> str:
        text = _NUMBERED.sub(r"\2 \1", cell.text.strip())
        if not text:
            return ""
        said = self.say(self._worded(text, cell.style), cell.signs)
        is_late = cell.style in _LATE and _MONTHS_ONLY.search(said) is not None
        return f"{said} {self.words('spoken.late')}".strip() if is_late else said

    def _worded(self, text: str, style: str) -> str:
        """A status in words, without its sign: also where a screen has only what is beside the word."""
        sign, space, word = text.partition(" ")
        if not style.startswith(_STATUS) or not space or any(character.isalnum() for character in sign):
            return text
        own = f"spoken.{style}"
        if not self.words.has(own) or self.words(own) in word:
            return word
        count, _, rest = word.rpartition(" ") if word[:1].isdigit() else ("", "", word)
        return f"{count} {self.words(own)}: {rest}".strip()


def _texts_drawn(drawing: Drawing) -> Iterator[str]:
    """The lines that were drawn for their layout alone; of a picture nothing."""
    lines = ["".join(piece.text for piece in line) for line in drawing.lines]
    if not any(_PICTURE.search(line) for line in lines):
        yield from (_FRAME.sub("", line) for line in lines if not line or not _CARET.fullmatch(line))
