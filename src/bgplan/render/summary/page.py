"""What stands in the report, in its order: highlights, the month, the targets, what is watched, what has no verdict.

Then what the agency wrote, and the annexes that are asked for. Knows the order and the numbers of sections; figures
and statuses come as they are, layouts are the business of others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bgplan.core.summary.report import NoteLine, NotePart, Summary
from bgplan.render.citations import publication
from bgplan.render.document import (
    BOLD,
    DIM,
    Block,
    Bullets,
    Document,
    Flow,
    Forms,
    Heading,
    Legend,
    Quote,
    Table,
    Text,
    Title,
    paragraph,
)
from bgplan.render.notes import closed_texts
from bgplan.render.summary.annexes import ANNEXES, annex
from bgplan.render.summary.course import course_blocks
from bgplan.render.summary.highlights import highlights
from bgplan.render.summary.reasons import unjudged
from bgplan.render.summary.targets import lately_text, target_blocks, watched_blocks
from bgplan.render.verdicts import named_methods
from bgplan.render.words import Words

_NUMERALS = ("I", "II", "III", "IV", "V", "VI")
"""The numbers of the sections, of which there are never more."""

_LEGEND = ("estimate", "doubtful", "implied", "about", "over", "nearly", "borderline", "old", "points")


def summary_document(found: Summary, words: Words, annexes: Collection[str] = (), *, is_page: bool = False) -> Document:
    """Return the month's report as a document in one language, for a screen or for a page."""
    page = MonthPage(found, words)
    body = tuple(page.body())
    more = tuple(block for at, name in enumerate(_asked(annexes), 1) for block in page.annex(name, at, is_page=is_page))
    return (*body, *_spelt_out((*body, *more), found, words), *more)


def _asked(annexes: Collection[str]) -> Iterator[str]:
    """The annexes in their own order, whatever the one in which they are asked for."""
    return (name for name in ANNEXES if name in annexes)


class MonthPage:
    """The report of a month in the words of one language."""

    def __init__(self, found: Summary, words: Words) -> None:
        self.found, self.words = found, words

    def body(self) -> Iterator[Block]:
        """Yield the report from its title to the meanings of its signs, its sections numbered as in official papers."""
        yield from self._title()
        found = {name: tuple(blocks) for name, blocks in self._sections()}
        numbers = dict(
            zip(("highlights", *(name for name, blocks in found.items() if blocks)), _NUMERALS, strict=False)
        )
        found = {"highlights": tuple(self._highlights(numbers.get("unjudged", ""))), **found}
        for name, number in numbers.items():
            yield Heading(f"{number}. {self.words(f'summary.section.{name}')}")
            yield from found[name]
        yield self._legend()

    def annex(self, name: str, at: int, *, is_page: bool) -> Iterator[Block]:
        """Yield an annex under its heading."""
        title = self.words(f"summary.annex.{name}", against=self.found.against)
        yield Heading(self.words.said("summary.annex_head", number=str(at), title=title))
        yield from annex(name, self.found, self.words, is_page=is_page)

    def _sections(self) -> Iterator[tuple[str, Iterator[Block]]]:
        yield "course", self._course()
        yield "targets", self._targets()
        yield "watched", iter(watched_blocks(self.found, self.words))
        yield "unjudged", self._unjudged()
        yield "opinion", self._opinion()

    def _title(self) -> Iterator[Block]:
        words, report = self.words, self.found.report
        parts = [words.own(report.territory), words("check.to_date", date=report.as_of)]
        if report.newest is not None:
            parts.append(words("summary.newest", date=publication(report.newest, words, marked=False)))
        methods = named_methods(report, words)
        if methods is not None:
            parts.append(methods)
        yield Title(words("summary.title"), words.shown(self.found.month))
        yield paragraph(words.typed(" · ").join(parts), DIM)
        yield from (paragraph(text, DIM) for text in closed_texts(report, words))

    def _highlights(self, section: str) -> Iterator[Block]:
        """The sentences that say it all; ``section`` is the number of the one that says what has no verdict."""
        if self.found.rows or self.found.course:
            yield Bullets(tuple(highlights(self.found, self.words, section)))
        else:
            yield paragraph(self.words("check.nothing"))

    def _course(self) -> Iterator[Block]:
        if self.found.course:
            yield from course_blocks(self.found, self.words)

    def _targets(self) -> Iterator[Block]:
        yield from target_blocks(self.found, self.words)
        if text := lately_text(self.found, self.words):
            yield paragraph(text)

    def _unjudged(self) -> Iterator[Block]:
        if items := tuple(unjudged(self.found, self.words)):
            yield Bullets(items)

    def _opinion(self) -> Iterator[Block]:
        """What the agency says of the month, in its parts."""
        for part in self.found.parts:
            if heading := self._part_heading(part):
                yield paragraph(heading, BOLD)
            yield Quote(tuple(self._note_line(line) for line in part.lines))

    def _part_heading(self, part: NotePart) -> str:
        return self.words.typed(part.heading)

    def _note_line(self, line: NoteLine) -> str:
        """A line as it was written; what is about a target begins with the target's name in these words."""
        if line.on is None:
            return self.words.typed(line.text)
        return self.words.typed(f"- {self.words.own(line.on.indicator.short)}: {line.text}")

    def _legend(self) -> Legend:
        words = self.words
        meanings = [(name, words(f"screen.legend.{name}")) for name in _LEGEND]
        return Legend((*meanings, ("reckoned", words("summary.legend.reckoned"))))


def _spelt_out(blocks: Sequence[Block], found: Summary, words: Words) -> Iterator[Block]:
    """The abbreviations of the data that stand on the page, once, with what they stand for, be it by another one."""
    text = "\n".join(text for block in blocks for text in _texts(block))
    entries = found.report.written.abbreviations.values()
    stands_for = {words.typed(entry.short): words.own(entry.full) for entry in entries}
    used = {short for short in stands_for if _has_word(short, text)}
    for short in tuple(used):
        used |= {other for other in stands_for if _has_word(other, stands_for[short])}
    told = [f"{short} {full}" for short, full in stands_for.items() if short in used]
    if told:
        yield paragraph(words.said("summary.abbreviations", told="; ".join(told)), DIM)


def _has_word(word: str, text: str) -> bool:
    """Whether a text has it, and not within a longer word."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _texts(block: Block) -> Iterator[str]:
    """Every text of a block that a reader sees."""
    match block:
        case Title() | Heading():
            yield block.text
        case Text():
            yield "".join(piece.text for piece in block.pieces)
        case Flow():
            yield from (piece.text for piece in (block.lead, *block.items))
        case Bullets():
            for each in block.items:
                yield "".join(piece.text for piece in each.head)
                yield from each.rest
        case Table():
            yield from (column.head for column in block.columns)
            for group in block.groups:
                yield group.heading
                yield from (cell.text for row in group.rows for cell in row)
        case Quote():
            yield from block.lines
        case Forms():
            yield from (text for part in block.forms[0] for text in _texts(part))
        case _:
            pass


def unwritten_text(found: Summary, words: Words) -> str:
    """Return what the agency has still to write, and where; nothing where all is written."""
    kinds = [words(f"summary.part.{kind}") for kind in found.unwritten]
    targets = [f"{words.own(result.indicator.short)} ({result.name})" for result in found.unexplained]
    parts = [", ".join(kinds)] if kinds else []
    if targets:
        parts.append(words.said("summary.part.of_targets", targets=", ".join(targets)))
    if not parts:
        return ""
    file = found.note.file if found.note is not None else f"notes/{found.month.text}.txt"
    return words.said("summary.unwritten", file=file, parts="; ".join(parts))
