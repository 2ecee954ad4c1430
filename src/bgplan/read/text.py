"""Which characters a data file may hold, and the text as it was meant where it holds invisible ones.

Knows code points, lines and columns; of YAML no more than how the beginning of a line looks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from bgplan.core.findings import Finding, Place
from bgplan.core.rules import finding
from bgplan.read.kept import LINE_BREAK, Kept, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_OF_A_KIND = 20
"""How many findings of one code about characters a file gets: a wrong editor setting spoils every line."""

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


_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^'\"]*$")
"""A comment, of which nothing is read: where a quote follows, ``#`` may stand within a text."""

_TAB = re.compile(rf"[ {_SPACES}]*\t")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}\s*$")
_CONFLICT_STARTS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")
MOST_SHOWN = 80  # characters of a text that a finding quotes
_LONGEST_PILE = 30  # combining marks on one letter, the bound of Unicode's stream-safe form (UAX 15)


def character_findings(kept: Kept, file: str) -> tuple[Finding, ...]:
    """Return what is wrong with the characters of a text, at most ``MOST_OF_A_KIND`` of each code."""
    found: tuple[list[Finding], ...] = tuple([] for _ in _LOOKS)
    for piece in kept.pieces():
        for (suspicious, look), known in zip(_LOOKS, found, strict=True):
            if len(known) < MOST_OF_A_KIND and suspicious(piece.text):
                known.extend(islice(_looked(piece, look, file), MOST_OF_A_KIND - len(known)))
    return tuple(each for known in found for each in known)


def _looked(piece: Piece, look: Callable[[str], Iterator[_Look]], file: str) -> Iterator[Finding]:
    for number, line in enumerate(LINE_BREAK.split(piece.text)):
        before = 0 if number else piece.column
        for code, start, facts in look(line):
            yield finding(code, Place(file, line=piece.line + number + 1, column=before + start + 1), facts=facts)


def conflict_finding(kept: Kept, file: str) -> tuple[Finding, ...]:
    """Return a finding at the first mark of an unfinished merge, or none."""
    for piece in kept.pieces():
        if any(start in piece.text for start in _CONFLICT_STARTS):
            for number, line in enumerate(LINE_BREAK.split(piece.text), piece.line + 1):
                if _CONFLICT.match(line):
                    return (finding("BG113", Place(file, line=number, column=1), marker=line[:7]),)
    return ()


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


def _not_composed(line: str) -> Iterator[_Look]:
    line = _COMMENT.sub("", line)
    if unicodedata.is_normalized("NFC", line):
        return
    start = 0
    for word in re.split(r"(\s+)", line):
        if not unicodedata.is_normalized("NFC", word):
            better = composed(word)
            differs = (i for i, (one, other) in enumerate(zip(word, better, strict=False)) if one != other)
            yield "BG112", start + next(differs, 0), {"text": better[:MOST_SHOWN]}
            return
        start += len(word)


def _eth(line: str) -> Iterator[_Look]:
    """The letter of Icelandic that looks like Đ: no search for a Vietnamese word finds it."""
    found = re.search(r"\w*[\u00d0\u00f0]\w*", _COMMENT.sub("", line))
    if found:
        facts = {"text": found[0][:MOST_SHOWN], "nearest": found[0].translate(_D)[:MOST_SHOWN]}
        yield "BG114", found.start(), facts


_D = {0xD0: "\u0110", 0xF0: "\u0111"}


def needs_repair(text: str) -> bool:
    """Return whether the text holds any character that ``repaired`` or ``repaired_text`` might take away."""
    return not text.isascii() and bool(INVISIBLE.search(text) or ODD_SPACE.search(text))


_LOOKS: tuple[tuple[Callable[[str], object], Callable[[str], Iterator[_Look]]], ...] = (
    (FORBIDDEN.search, _forbidden),
    (lambda text: "\t" in text, _tab),
    (lambda text: "\u00d0" in text or "\u00f0" in text, _eth),
    (needs_repair, _invisible),
    (lambda text: not (text.isascii() or unicodedata.is_normalized("NFC", text)), _not_composed),
)
"""Each look at a line, after a cheap test of the whole text whether it is worth while."""


def repaired(line: str) -> str:
    """Return the line as it was meant: without invisible characters, with true spaces where YAML needs them."""
    line = INVISIBLE.sub("", line)
    structure = _structure().match(line)
    end = structure.end() if structure else 0
    return ODD_SPACE.sub(" ", line[:end]) + line[end:]


def repaired_text(text: str) -> str:
    """Return whole lines, or the further part of one, as they were meant."""
    return "\n".join(repaired(line) for line in LINE_BREAK.split(text))


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
