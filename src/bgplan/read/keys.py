"""The names in a data folder, looked up in a hurry: for a shell that waits while somebody types.

Knows lines and how far in they begin; the files are neither parsed nor checked. What is written in another way than
one name a line has no names here, and what cannot be read has none. Only what a name can be is handed to a shell, which
may take other signs for commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bgplan.read.files import ACTUALS, TARGETS

_MOST = 4 << 20
"""Bytes of the file that are looked at."""
_TABLE = re.compile(r"([a-z_]+):[ \t]*(?:#.*)?")
_ENTRY = re.compile(r"""( +)(["']?)([a-z0-9][a-z0-9_.-]*)\2[ \t]*:(?:[ \t]+(.*))?""", re.ASCII)
_TOLD = ("label", "name", "indicator", "due")
_IN_BOTH = r"""[{{,]\s*{lang}:\s*(?:"([^"]*)"|'([^']*)'|([^,}}]*))"""
_NO_TEXT = re.compile(r"[^\w ’.,%/()+-]+")
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)


def keys(folder: Path, *tables: str) -> tuple[str, ...]:
    """Return the names in these tables of ``targets.yaml``, table by table, each once."""
    return tuple(labels(folder, "", *tables))


def labels(folder: Path, lang: str, *tables: str) -> Mapping[str, str]:
    """Return the names with their labels in a language, ``""`` where none is written in the line of its key."""
    try:
        with (folder / TARGETS).open("rb") as file:
            text = file.read(_MOST).decode("utf-8", "replace")
    except OSError:
        return {}
    found: dict[str, dict[str, dict[str, str]]] = {}
    for table, name, fields in _entries(text):
        found.setdefault(table, {}).setdefault(name, fields)
    indicators = found.get("indicators", {})
    told: dict[str, str] = {}
    for table in tables:
        for name, fields in found.get(table, {}).items():
            told.setdefault(name, _label(fields, indicators, lang) if lang else "")
    return told


def _label(fields: Mapping[str, str], indicators: Mapping[str, Mapping[str, str]], lang: str) -> str:
    """The own name, else the own label, else the label of the target's indicator with the date when it is due."""
    own = fields.get("name") or fields.get("label")
    if own is not None:
        return _text(own, lang)
    indicator = indicators.get(fields.get("indicator", ""), {})
    return " ".join(filter(None, (_text(indicator.get("label", ""), lang), _text(fields.get("due", ""), lang))))


def _text(written: str, lang: str) -> str:
    """What a value says in a language, in signs that no shell takes for a command."""
    if written.startswith("{"):
        match = re.search(_IN_BOTH.format(lang=lang), written)
        written = next(filter(None, match.groups()), "") if match else ""
    return " ".join(_NO_TEXT.sub(" ", written.replace("'", "’")).split())


def _entries(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every table with every name in it, which stands as far in as its first, and the lines that tell what it is."""
    table, depth, inner = "", 0, 0
    fields: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line[0].isspace():
            heading = _TABLE.fullmatch(line)
            table, depth = (heading[1] if heading else ""), 0
        elif table and (entry := _ENTRY.fullmatch(line)):
            indent, key, value = len(entry[1]), entry[3], entry[4] or ""
            depth = depth or indent
            if indent == depth:
                fields, inner = {}, 0
                yield table, key, fields  # filled by the lines below it
                continue
            inner = inner or indent
            if indent == inner and key in _TOLD:
                fields.setdefault(key, value)


def months(folder: Path) -> tuple[str, ...]:
    """Return the months that have a file of figures, the newest first."""
    try:
        names = {path.stem for path in (folder / ACTUALS).iterdir()}
    except OSError:
        return ()
    return tuple(sorted(filter(_MONTH.fullmatch, names), reverse=True))
