"""The text of a data file: its bytes as UTF-8, its lines, and which characters it may hold.

Knows encodings, code points, lines and columns; of YAML no more than how the beginning of a line looks.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from bgplan.core.findings import Finding, Place
from bgplan.core.rules import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read; a snapshot of a month has some thousand bytes."""

MOST_OF_A_KIND = 20
"""How many findings of one code about characters a file gets: a wrong editor setting spoils every line."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""Where a line ends for editors, git and this package; Python's ``splitlines`` knows more line ends than they do."""

_BYTE_BREAK = re.compile(LINE_BREAK.pattern.encode())
_BLOCK = 1 << 16  # bytes that are looked at in one, and as many more as their last line has
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_SAMPLE = 1 << 16  # bytes by which UTF-16 is known


class FileText:
    """A text as its bytes; it is decoded by blocks of whole lines, so that a large one is never held twice."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.lines = 1
        """How many lines there are, as editors count them."""
        self._blocks: list[tuple[int, int, int]] = []  # the number of the first line, where it begins, where it ends
        self._breaks: tuple[int, list[tuple[int, int]]] = (-1, [])  # the ends of lines of the block asked for last
        self._latest = (-1, "")  # the line asked for last: a long one is asked for often
        end = 0
        while end < len(data) or not self._blocks:
            mark = _BYTE_BREAK.search(data, end + _BLOCK)
            start, end = end, mark.end() if mark else len(data)
            self._blocks.append((self.lines - 1, start, end))
            self.lines += _breaks(data, start, end)

    def __bool__(self) -> bool:
        """Whether there is any text."""
        return bool(self.data)

    def blocks(self) -> Iterator[tuple[int, str]]:
        """Yield the text block by block, each with the number of its first line, from 0."""
        for line, start, end in self._blocks:
            yield line, self.data[start:end].decode()

    def undecodable(self) -> int | None:
        """Return where the first byte is that is not UTF-8."""
        for _, start, end in () if self.data.isascii() else self._blocks:
            try:
                self.data[start:end].decode()
            except UnicodeDecodeError as error:
                return start + error.start
        return None

    def line(self, number: int) -> str:
        """Return a line by its number, from 0, without its end; nothing behind the last."""
        if self._latest[0] != number:
            index = bisect_right(self._blocks, (number, len(self.data))) - 1
            first, start, end = self._blocks[index]
            if self._breaks[0] != index:
                breaks = (match.span() for match in _BYTE_BREAK.finditer(self.data, start, end))
                self._breaks = index, [(start, start), *breaks, (end, end)]
            around = self._breaks[1][number - first : number - first + 2]
            line = memoryview(self.data)[around[0][1] : around[1][0]] if len(around) > 1 else b""
            self._latest = number, str(line, "utf-8")
        return self._latest[1]


def decoded(data: bytes, file: str, max_bytes: int, size: int = 0) -> tuple[FileText | None, tuple[Finding, ...]]:
    """Return the text without a byte order mark, or None where the bytes are no text of ours, and what is wrong.

    ``size`` is what the file system says; the bytes themselves are counted too, for a file may grow.
    """
    place, size = Place(file, line=1, column=1), max(size, len(data))
    if size > max_bytes:
        return None, (finding("BG110", place, reason="size", size=size, limit=max_bytes),)
    findings = (finding("BG102", place),) if data.startswith(_UTF8_MARK) else ()
    data = data.removeprefix(_UTF8_MARK)
    wide = _wide(data[:_SAMPLE])
    if wide:
        wrong = 0 if data.startswith((*_UTF32_MARKS, *_UTF16_MARKS)) else data.index(0)
        return None, (*findings, _not_utf8(data, wrong, file, wide))
    text = FileText(data)
    bad = text.undecodable()
    if bad is not None:
        return None, (*findings, _not_utf8(data, bad, file, _hint(data, bad)))
    return text, findings


def _not_utf8(data: bytes, wrong: int, file: str, hint: str) -> Finding:
    start = max(data.rfind(b"\n", 0, wrong), data.rfind(b"\r", 0, wrong)) + 1
    before = data[start:wrong].decode("utf-8", "replace")
    place = Place(file, line=_breaks(data, 0, wrong) + 1, column=len(before) + 1)
    return finding("BG101", place, byte=f"0x{data[wrong]:02X}", hint=hint)


def _breaks(data: bytes, start: int, end: int) -> int:
    return data.count(b"\n", start, end) + data.count(b"\r", start, end) - data.count(b"\r\n", start, end)


def _wide(sample: bytes) -> str:
    """Which of the encodings of two or four bytes a character a file begins with."""
    return "utf-32" if _looks_like_utf32(sample) else "utf-16" if _looks_like_utf16(sample) else ""


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


def _hint(data: bytes, wrong: int) -> str:
    """Name the Vietnamese Windows encoding where the first byte that is no UTF-8 and all behind it fit it."""
    if not data[:wrong].isascii():
        return ""
    try:
        for at in range(wrong, len(data), _BLOCK):
            data[at : at + _BLOCK].decode("cp1258")
    except UnicodeDecodeError:
        return ""
    return "cp1258"


FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters, and what libyaml but no editor takes for the end of a line."""

INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters without a width: they split a name in two or turn the direction of a line, and nobody sees it."""


@cache  # patterns that few files need are not made at every start
def hidden() -> re.Pattern[str]:
    """Return the pattern of either of them."""
    return re.compile(f"{FORBIDDEN.pattern}|{INVISIBLE.pattern}")


_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(f"[{_SPACES}]")
"""What looks like a space and is none for YAML; fine within prose (a number and its unit), nowhere else."""


@cache
def _structure() -> re.Pattern[str]:
    """The indentation, and after it dashes, a key and its colon: what YAML needs true spaces around."""
    return re.compile(rf"[ \t{_SPACES}]*(?:(?:-[ {_SPACES}]+)*[a-z_][a-z0-9_.-]*[ {_SPACES}]*(?::[ {_SPACES}]+|:?$))?")


_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")

_TAB = re.compile(rf"[ {_SPACES}]*\t")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}\s*$")
_CONFLICT_STARTS = (b"<<<<<<<", b">>>>>>>", b"|||||||", b"=======")
MOST_SHOWN = 80  # characters of a text that a finding quotes
_LONGEST_PILE = 30  # combining marks on one letter, the bound of Unicode's stream-safe form (UAX 15)


def character_findings(text: FileText, file: str) -> tuple[bool, tuple[Finding, ...]]:
    """Return whether the text must be ``repaired``, and what is wrong with it.

    That is at most ``MOST_OF_A_KIND`` findings of each code.
    """
    found: tuple[list[Finding], ...] = tuple([] for _ in _LOOKS)
    is_odd = False
    for first, block in text.blocks():
        # In one go: no control character, no tab, no odd space. A line without end is not copied for it.
        is_plain = len(block) <= 2 * _BLOCK and block.replace("\n", "").isprintable()
        is_odd = is_odd or not (is_plain or block.isascii() or not needs_repair(block))
        for (suspicious, look), known in zip(_LOOKS, found, strict=True):
            if len(known) < MOST_OF_A_KIND and suspicious(block, is_plain):
                known.extend(islice(_looked(first, block, look, file), MOST_OF_A_KIND - len(known)))
    return is_odd, (*(fault for known in found for fault in known), *_conflict(text, file))


def _looked(first: int, block: str, look: Callable[[str], Iterator[_Look]], file: str) -> Iterator[Finding]:
    for number, line in enumerate(LINE_BREAK.split(block), first + 1):
        for code, start, facts in look(line):
            yield finding(code, Place(file, line=number, column=start + 1), facts=facts)


def _conflict(text: FileText, file: str) -> Iterator[Finding]:
    """A finding at the first mark of an unfinished merge."""
    if any(start in text.data for start in _CONFLICT_STARTS):
        marks = (
            finding("BG113", Place(file, line=number, column=1), marker=line[:7])
            for first, block in text.blocks()
            for number, line in enumerate(LINE_BREAK.split(block), first + 1)
            if _CONFLICT.match(line)
        )
        yield from islice(marks, 1)


def identity_of(character: str) -> dict[str, str]:
    """Return the facts that name a character nobody can see: its code point and its name."""
    number = ord(character)
    picture = {0x7F: 0x2421}.get(number, number + 0x2400 if number < 0x20 else number)  # controls have no name
    name = unicodedata.name(chr(picture), "").removeprefix("SYMBOL FOR ")
    return {"character": f"U+{number:04X}", "name": name}


_Look: TypeAlias = tuple[str, int, dict[str, str]]  # a code, where in the line, the facts


def _forbidden(line: str) -> Iterator[_Look]:
    return (("BG103", match.start(), identity_of(match.group())) for match in FORBIDDEN.finditer(line))


def _tab(line: str) -> Iterator[_Look]:
    if (match := _TAB.match(line)) and not line.isspace():
        yield "BG104", match.end() - 1, {}


def _invisible(line: str) -> Iterator[_Look]:
    """Look for runs of one invisible character, and the first odd space where YAML needs true ones."""
    structure = _structure().match(line)
    if structure and (space := ODD_SPACE.search(structure.group())) and not line.isspace():
        yield "BG111", space.start(), identity_of(space.group())
    last = -2
    for match in INVISIBLE.finditer(line):
        if match.start() != last + 1 or line[last] != match.group():
            yield "BG111", match.start(), identity_of(match.group())
        last = match.start()


def _without_comment(line: str) -> str:
    """The line without the comment, of which nothing is read: where a quote follows, ``#`` may stand in a text."""
    comment = _COMMENT.search(line, max(line.rfind("'"), line.rfind('"')) + 1)
    return line[: comment.start()] if comment else line


def _not_composed(line: str) -> Iterator[_Look]:
    line = _without_comment(line)
    if unicodedata.is_normalized("NFC", line):
        return
    start = 0
    for word in re.split(r"(\s+)", line):
        if not unicodedata.is_normalized("NFC", word):
            better = composed(word)
            differs = (i for i, (wrong, right) in enumerate(zip(word, better, strict=False)) if wrong != right)
            yield "BG112", start + next(differs, 0), {"text": better[:MOST_SHOWN]}
            return
        start += len(word)


def _eth(line: str) -> Iterator[_Look]:
    """The letter of Icelandic that looks like Đ: no search for a Vietnamese word finds it."""
    for word in re.finditer(r"\w+", _without_comment(line)):
        if "\u00d0" in word[0] or "\u00f0" in word[0]:
            facts = {"text": word[0][:MOST_SHOWN], "nearest": word[0].translate(_D)[:MOST_SHOWN]}
            yield "BG114", word.start(), facts
            return


_D = {0xD0: "\u0110", 0xF0: "\u0111"}


def needs_repair(text: str) -> bool:
    """Return whether the text holds any character that ``repaired`` or ``repaired_block`` might take away."""
    return not text.isascii() and bool(INVISIBLE.search(text) or ODD_SPACE.search(text))


_LOOKS: tuple[tuple[Callable[[str, bool], object], Callable[[str], Iterator[_Look]]], ...] = (
    (lambda block, is_plain: not is_plain and FORBIDDEN.search(block), _forbidden),
    (lambda block, is_plain: not is_plain and "\t" in block, _tab),
    (lambda block, _: "\u00d0" in block or "\u00f0" in block, _eth),
    (lambda block, is_plain: not is_plain and needs_repair(block), _invisible),
    (lambda block, _: not unicodedata.is_normalized("NFC", block), _not_composed),
)
"""Each look at a line, after a cheap test of a whole block whether it is worth while."""


def repaired(line: str) -> str:
    """Return the line as it was meant: without invisible characters, with true spaces where YAML needs them."""
    line = INVISIBLE.sub("", line)
    structure = _structure().match(line)
    end = structure.end() if structure else 0
    return ODD_SPACE.sub(" ", line[:end]) + line[end:]


def repaired_block(block: str) -> str:
    """Return whole lines as they were meant."""
    return "\n".join(map(repaired, LINE_BREAK.split(block))) if needs_repair(block) else block


def cuts(line: str) -> tuple[int, ...]:
    """Return the columns, from 0, of the repaired line before which a character was taken away."""
    return tuple(match.start() - taken for taken, match in enumerate(INVISIBLE.finditer(line)))


def explains_syntax_error(line: str) -> bool:
    """Return whether the line has a tab or an invisible character that is a finding of its own."""
    return any(True for look in (_tab, _invisible) for _ in look(line))


def composed(text: str) -> str:
    """Return the text in NFC; a pile of marks no language writes stays as it is, for it would take quadratic time."""
    if unicodedata.is_normalized("NFC", text):
        return text
    pile = 0
    for character in text:
        pile = pile + 1 if unicodedata.combining(character) else 0
        if pile > _LONGEST_PILE:
            return text
    return unicodedata.normalize("NFC", text)


def stripped(text: str) -> str:
    """Return a name, number or key without any character that nobody sees, and without odd spaces."""
    return text if text.isprintable() else hidden().sub("", ODD_SPACE.sub("", text))


def shown(line: str) -> str:
    """Return the line fit for an excerpt, as long as before: tabs as spaces, what nobody sees as U+FFFD."""
    return hidden().sub("\ufffd", line.replace("\t", " "))
