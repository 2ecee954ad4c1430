"""What the formats are made from and share: texts that no data can break out of, places, weights, JSON.

Data reach these texts (keys, values, names of files), so nothing here trusts them: a terminal's escape, a line feed or
a character that turns the direction of writing becomes something harmless.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from json import dumps
from typing import NamedTuple

from bgplan.core.findings import Finding, Place
from bgplan.core.rules import BY_CODE
from bgplan.core.validate import RuleCount
from bgplan.render.findings import helps_of, text_of
from bgplan.render.json import json_text
from bgplan.render.words import Words

_SPACES = re.compile(r"\s+")


class FindingsRun(NamedTuple):
    """The findings of a run in order of place, the files that were read, and how the run was asked for.

    Each format takes from it what it can say.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    statistics: Mapping[str, RuleCount]
    words: Words
    version: str
    strict: bool


def shown(text: str) -> str:
    r"""Return the text on one line; what cannot be printed shows as U+FFFD.

    >>> shown("a\n b\x1b[31m")
    'a b�[31m'
    """
    line = _SPACES.sub(" ", text)
    return line if line.isprintable() else "".join(each if each.isprintable() else "\ufffd" for each in line)


def sentence(finding: Finding, words: Words) -> str:
    """Return in one line what is wrong, with what it is about."""
    subject = f" ({finding.subject})" if finding.subject else ""
    return shown(f"{text_of(finding, words)}{subject}")


def reason(finding: Finding, words: Words) -> str:
    """Return the line that says why an acknowledged finding stands; nothing for any other."""
    return "" if finding.acknowledged is None else shown(words("finding.acknowledged", reason=finding.acknowledged))


def advice(finding: Finding, words: Words) -> tuple[str, ...]:
    """Return the lines after what is wrong: the reason of an acknowledged finding, else what to do about it."""
    if not finding.counts:
        return (reason(finding, words),)
    return tuple(shown(f"{words('finding.help')}: {text}") for text in helps_of(finding, words))


def elsewhere(finding: Finding, words: Words) -> tuple[str, ...]:
    """Return a line for each of the other places involved."""
    return tuple(f"{words('finding.related')}: {position(place)}" for place in finding.related)


def title(finding: Finding) -> str:
    """Return the rule by its code and its name."""
    rule = BY_CODE.get(finding.code)
    return finding.code if rule is None else f"{rule.code} {rule.name}"


def position(place: Place) -> str:
    """Return a place as editors follow it."""
    return f"{shown(place.file)}:{line_of(place)}:{column_of(place)}"


def line_of(place: Place) -> int:
    """Return the line of a place, the first where only the file is known: services show nothing without one."""
    return max(place.line or 1, 1)


def column_of(place: Place) -> int:
    """Return the column of a place, the first where it is not known."""
    return max(place.column or 1, 1)


def document(value: object) -> str:
    """Return the value as JSON in which every character that cannot be printed is escaped."""
    lines = json_text(value).split("\n")
    return "\n".join(each if each.isprintable() else "".join(map(_escaped, each)) for each in lines)


def _escaped(character: str) -> str:
    return character if character.isprintable() else dumps(character)[1:-1]
