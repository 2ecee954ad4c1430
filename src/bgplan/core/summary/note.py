"""The note of the month in its parts, and what it still lacks.

A line that begins with one of a few words is the heading of a part; one that begins with the name of a target, of an
indicator, or its label, and a colon is about that target. Everything else stays as it was written. Knows lines; where
they come from is the business of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bgplan.core.report import Result
from bgplan.core.summary.report import MonthNote, NoteLine, NotePart

WANTED = ("causes", "measures", "tasks")
"""The parts that a report to leaders has; difficulties may be told with the causes or by themselves."""

_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "causes": ("nguyên nhân", "nguyên nhân, khó khăn", "nguyên nhân và khó khăn", "causes", "reasons"),
        "difficulties": ("khó khăn", "khó khăn, vướng mắc", "tồn tại, hạn chế", "hạn chế", "difficulties", "problems"),
        "measures": (
            *("giải pháp", "biện pháp", "kiến nghị", "đề xuất", "đề xuất, kiến nghị", "giải pháp, kiến nghị"),
            *("measures", "proposals"),
        ),
        "tasks": (
            *("nhiệm vụ", "nhiệm vụ tháng sau", "nhiệm vụ tháng tới", "nhiệm vụ trọng tâm"),
            *("nhiệm vụ trọng tâm tháng sau", "nhiệm vụ trọng tâm tháng tới", "tasks", "tasks of next month"),
        ),
    }
)
"""The words that head a part, as agencies write them."""

_KINDS = {word: kind for kind, words in _HEADINGS.items() for word in words}
_NUMBERED = re.compile(r"^[\s#]*(?:(?:[IVX]+|\d+)[.)]\s+)?")
_MARK = re.compile(r"^[-+•*]\s+")


def parts_of(note: MonthNote | None, results: Iterable[Result]) -> tuple[NotePart, ...]:
    """Return the parts of a note that say something, in its order."""
    if note is None:
        return ()
    names = _names(results)
    parts: list[tuple[str, str, list[NoteLine]]] = [("", "", [])]
    for text in note.lines:
        heading = _heading(text)
        if heading is None:
            parts[-1][2].append(_line(text, names))
            continue
        kind, word, rest = heading
        parts.append((kind, word, [_line(rest, names)] if rest else []))
    return tuple(
        NotePart(kind, word, tuple(kept)) for kind, word, lines in parts if (kept := _without_blank_ends(lines))
    )


def unwritten(parts: Iterable[NotePart]) -> tuple[str, ...]:
    """Return which of the wanted parts nothing is written of."""
    told = {part.kind for part in parts}
    return tuple(kind for kind in WANTED if kind not in told)


def unexplained(asked: Iterable[Result], parts: Iterable[NotePart]) -> tuple[Result, ...]:
    """Return the targets of which a cause is asked for and no line of the note speaks."""
    told = {line.on.name for part in parts for line in part.lines if line.on is not None}
    return tuple(result for result in asked if result.name not in told)


def _heading(text: str) -> tuple[str, str, str] | None:
    """The kind of part that a line begins, its words, and what is said on the same line behind a colon."""
    bare = _NUMBERED.sub("", text, count=1).strip()
    head, colon, rest = bare.partition(":")
    word = head.strip().rstrip(":").casefold()
    kind = _KINDS.get(word) or _KINDS.get(re.sub(r"\s*\(.*\)$", "", word))
    return None if kind is None else (kind, head.strip(), rest.strip() if colon else "")


def _names(results: Iterable[Result]) -> Mapping[str, Result]:
    """The results by everything that a line may call them; the first one of a name."""
    found: dict[str, Result] = {}
    for result in results:
        indicator = result.indicator
        texts = (indicator.short, indicator.name)
        for name in (result.name, result.indicator_name, *(text.vi for text in texts), *(text.en for text in texts)):
            found.setdefault(name.casefold(), result)
    return MappingProxyType(found)


def _line(text: str, names: Mapping[str, Result]) -> NoteLine:
    """A line; what it says of a target without the name that it begins with."""
    head, colon, rest = _MARK.sub("", text.strip(), count=1).partition(":")
    on = names.get(head.strip().casefold()) if colon else None
    return NoteLine(text) if on is None or not rest.strip() else NoteLine(rest.strip(), on)


def _without_blank_ends(lines: list[NoteLine]) -> list[NoteLine]:
    """The lines without blank ones around them."""
    first = next((at for at, line in enumerate(lines) if line.text), len(lines))
    last = next((at for at in range(len(lines), 0, -1) if lines[at - 1].text), 0)
    return lines[first:last]
