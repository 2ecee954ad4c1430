"""The command lines that ``commands.txt`` stands for: its braces expanded, its names replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

DESCRIPTION = Path(__file__).with_name("commands.txt")


def expanded(pattern: str) -> Iterator[str]:
    """Yield all that a pattern stands for: ``{a|b}`` is a or b, within each other too.

    >>> list(expanded("check {|--all} --lang {vi|en}"))
    ['check --lang vi', 'check --lang en', 'check --all --lang vi', 'check --all --lang en']
    """
    before, brace, rest = pattern.partition("{")
    if not brace:
        yield " ".join(before.split())
        return
    depth, start, choices = 1, 0, []
    for at, sign in enumerate(rest):
        depth += (sign == "{") - (sign == "}")
        if depth == 0 or (depth == 1 and sign == "|"):
            choices.append(rest[start:at])
            start = at + 1
        if depth == 0:
            break
    for choice in choices:
        yield from expanded(f"{before}{choice}{rest[start:]}")


def described() -> dict[str, tuple[str, ...]]:
    """Return the command lines by the pattern that stands for them, in the order of the description."""
    names: dict[str, str] = {}
    patterns: dict[str, tuple[str, ...]] = {}
    for line in DESCRIPTION.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text = re.sub(r"\b[A-Z]+\d*\b", lambda word: names.get(word[0], word[0]), line)
        if name := re.fullmatch(r"([A-Z]+\d*) = (.*)", text):
            names[name[1]] = name[2]
        else:
            patterns[line] = tuple(expanded(text))
    return patterns


def some_of(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return a tenth of the lines, at least one: the same ones every time, spread over all that can be chosen."""
    spread = sorted(lines, key=lambda line: sha256(line.encode()).digest())
    chosen = set(spread[: -(-len(lines) // 10)])
    return tuple(line for line in lines if line in chosen)
