"""YAML events to nested texts: every scalar as written, every trick of YAML refused.

Knows mappings, sequences and their keys; never a schema. Keeps no positions but those of the keys of open mappings, and
of one long list no items: they are handed over one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import yaml

from bgplan.core.fields import NAME_FORM, Surprise
from bgplan.core.rules import finding
from bgplan.read.events import NULLS, Lines, Mark, events, is_merge, is_null, is_too_deep, key_of, syntax_finding
from bgplan.read.text import (
    FORBIDDEN,
    MOST_OF_A_KIND,
    MOST_SHOWN,
    ODD_SPACE,
    composed,
    hidden,
    identity_of,
    stripped,
)

if TYPE_CHECKING:
    from bgplan.core.findings import Fact, Finding

Node: TypeAlias = dict[str, "Node"] | list["Node"] | str | None
"""A nested plain value; None for an empty or null plain scalar."""

MAX_DEPTH = 32
"""How many collections may stand in one another; the data need seven."""

MOST_FINDINGS = 1000
"""How many findings a tree gets; a file with more faults of YAML alone is not read any further."""

MOST_EVENTS = 5_000_000
"""How many values, keys and brackets a file may have; 20 MiB of observations have less."""

MOST_ITEMS = 100_000
"""How many entries a table of the file may have."""

MOST_PARTS = 1000
"""How many keys or items the file's top may have, an entry, and whatever stands in it."""

MOST_ODD = 1000
"""How many items of a list that is handed over may be no table; the data have none."""

_LOOK_EVERY = 1 << 10  # events; looking at each would be felt

Take: TypeAlias = Callable[[int, Node], None]
"""What an item of a list is handed over to, with its index."""

_IDENTIFIER = rf"(?=[a-z]){NAME_FORM}"
# Linear by construction: no two neighbours may match the same characters.
_SURPRISE = re.compile(
    r"""(?i:y|yes|n|no|on|off)
      | [-+]?(?: 0[0-9_]+                                        # octal
               | 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+
               | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?     # sexagesimal
               | (?=[0-9.]*_)[0-9][0-9_]*(?:\.[0-9_]*)?          # grouped by underscores
               | (?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)[eE][-+]?[0-9]+
            )""",
    re.VERBOSE | re.ASCII,
)
_NO_NAME = re.compile(r"[0-9]+(?:\.[0-9]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|true|false", re.ASCII)
"""Names that other readers take for a number, a date or a truth; what ``_SURPRISE`` knows aside."""
_NAMING = frozenset(
    (
        *("plan", "indicator", "unit", "source", "concept", "coverage", "industry", "proxy", "superseded_by"),
        *("reprints", "dimension", "things", "method", "subject"),
    )
)
"""Keys whose values are names."""
_NULL_NAMES = frozenset(("null", "Null", "NULL"))
_LIMITS = MappingProxyType({"findings": MOST_FINDINGS, "items": MOST_ITEMS, "values": MOST_EVENTS})
_LAST_WORDS = ("BG108", "BG110")  # why the rest was not read
_SURPRISING_STARTS = frozenset("yYnNoO0123456789+-.")


class _Open:
    """A collection that is still open; ``key`` is the one whose value comes next, None where that is left out.

    With ``take`` the items of a sequence are handed over, and leave None in their places.
    """

    __slots__ = ("awaits_key", "firsts", "key", "mapping", "merging", "odd", "sequence", "take")

    def __init__(self, node: dict[str, Node] | list[Node], take: Take | None = None) -> None:
        self.take = take
        self.odd = 0
        self.mapping = node if isinstance(node, dict) else {}
        self.sequence = node if isinstance(node, list) else None
        self.awaits_key = self.sequence is None
        self.key: str | None = None
        self.merging = False
        self.firsts: dict[str, Mark | None] = {}

    @property
    def node(self) -> dict[str, Node] | list[Node]:
        return self.mapping if self.sequence is None else self.sequence

    def is_endless(self, depth: int) -> bool:
        """Whether it has more items than any data could mean, so deep in the file; its tables stand at 2."""
        if self.take is not None:
            return self.odd > MOST_ODD
        return len(self.node) > (MOST_ITEMS if depth == 2 else MOST_PARTS)

    def put(self, node: Node) -> None:
        if self.sequence is not None:
            if self.take is not None:
                self.take(len(self.sequence), node)
                self.odd += not (node and isinstance(node, dict))
                node = None
            self.sequence.append(node)
        elif self.awaits_key:  # a collection as a key: a finding already, its value is dropped with it
            self.drop_next()
        else:
            if self.key is not None:
                self.mapping[self.key] = node
            self.awaits_key = True

    def drop_next(self, *, merging: bool = False) -> None:
        self.key, self.awaits_key, self.merging = None, False, merging


class Builder:
    """Builds the tree of one text; ``tree`` and ``findings`` are what came of it.

    The items of the top mapping's lists that ``takes`` names are handed over, and not kept.
    """

    def __init__(
        self, lines: Lines, takes: Mapping[str, Take] = MappingProxyType({}), *, explained: bool = False
    ) -> None:
        self._takes = takes
        self._explained = explained  # whether there are findings about the characters
        self.tree: Node = None
        self.findings: list[Finding] = []
        self._lines = lines
        self._repaired = lines.repaired
        self._root: list[Node] = []
        self._open = [_Open(self._root)]
        self._hidden = 0
        self._plain_keys: dict[str, str] = {}  # known to be good: few keys come again and again

    def build(self) -> None:
        """Read the text to its end, or to the first thing after which nothing can be trusted."""
        try:
            whole = self._read()
        except yaml.YAMLError as error:
            if is_too_deep(error):
                facts: dict[str, Fact] = {"reason": "depth", "limit": MAX_DEPTH}
                self._add(finding("BG110", self._lines.place(error.problem_mark), facts=facts))
            else:
                self.findings += syntax_finding(error, self._lines, explained=self._explained)
            return
        self.tree = self._root[0] if whole and self._root else None
        if self.tree is None and not self.findings:
            self.findings.append(finding("BG109", self._lines.place(None)))

    def _read(self) -> bool:
        """Go through the events; false where the text is too deep, too long or too faulty to be read."""
        documents = 0
        for number, event in enumerate(events(self._lines)):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                if len(self._open) > MAX_DEPTH:
                    self._find("BG110", event, reason="depth", limit=MAX_DEPTH)
                    return False
                self._start(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
            elif isinstance(event, yaml.CollectionEndEvent):
                node = self._open.pop().node
                self._open[-1].put(node)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._find("BG108", event)
                    return True
            if (reason := self._too_much(number)) is not None:
                self._find("BG110", event, reason=reason, limit=_LIMITS[reason])
                return False
        return True

    def _too_much(self, number: int) -> str | None:
        """Why the text is not read any further after so many events."""
        if len(self.findings) >= MOST_FINDINGS:
            return "findings"
        if number % _LOOK_EVERY == 0 and any(each.is_endless(depth) for depth, each in enumerate(self._open)):
            return "items"
        return "values" if number >= MOST_EVENTS else None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._machinery(event)
        here = self._open[-1]
        if here.awaits_key:
            self._key(here, event)
        else:
            here.put(self._value(event, naming=here.key in _NAMING))

    def _start(self, event: yaml.CollectionStartEvent, node: dict[str, Node] | list[Node]) -> None:
        self._machinery(event)
        if self._open[-1].awaits_key:
            self._find("BG105", event, problem="key", context="")
        here = self._open[-1]
        top = len(self._open) == 2 and not here.awaits_key  # the list below the root, the mapping below that
        self._open.append(_Open(node, self._takes.get(here.key or "") if top else None))

    def _alias(self, event: yaml.AliasEvent) -> None:
        here = self._open[-1]
        if here.awaits_key or not here.merging:  # the merge key before it is the finding
            self._find("BG107", event, what="alias", text=f"*{event.anchor}"[:MOST_SHOWN])
        if here.awaits_key:
            here.drop_next()
        elif here.sequence is None:
            here.awaits_key = True  # neither key nor value: what is missing is known to be missing
        else:
            here.put(None)

    def _key(self, here: _Open, event: yaml.ScalarEvent) -> None:
        key = None if event.style else self._plain_keys.get(event.value)
        if key is None:
            key = self._new_key(event)
        if key is None:
            here.drop_next(merging=is_merge(event))
            return
        mark = event.start_mark
        first = here.firsts.setdefault(key, mark)
        here.awaits_key = here.merging = False
        here.key = key
        if first is not mark:
            here.key = None
            place, before = self._lines.place(mark, key=True), self._lines.place(first, key=True)
            self._add(finding("BG106", place, related=(before,), key=key[:MOST_SHOWN], line=before.line))

    def _new_key(self, event: yaml.ScalarEvent) -> str | None:
        if is_null(event):
            if event.value in _NULL_NAMES:  # good YAML, and a name that is nothing
                self._find("BG209", event, text=event.value, what="name")
            else:
                self._find("BG105", event, problem="key", context="")
            return None
        if is_merge(event):
            self._find("BG107", event, what="merge", text="<<")
            return None
        if not event.value.isprintable():
            self._hidden_in(event, re.compile(f"{hidden().pattern}|{ODD_SPACE.pattern}"))
            return key_of(event)
        key = key_of(event)
        if not event.style and (_SURPRISE.fullmatch(key) or _NO_NAME.fullmatch(key)):
            return Surprise(key)  # whether it is a name, to be put in quotes, or a key of ours is not known here
        return key if event.style else self._plain_keys.setdefault(event.value, key)

    def _value(self, event: yaml.ScalarEvent, *, naming: bool = False) -> str | None:
        text: str = event.value
        if event.style:
            if event.style == '"' and not text.isprintable() and self._hidden_in(event, hidden()):
                text = hidden().sub("", text)
            return text if text.isascii() else composed(text)
        if self._repaired and not text.isascii() and _is_name_with_odd_space(text):
            self._hidden_in(event, ODD_SPACE)
            text = stripped(text)
        if text in NULLS:
            return None
        if text[0] in _SURPRISING_STARTS and _SURPRISE.fullmatch(text):
            return Surprise(text)
        if naming and _NO_NAME.fullmatch(text):
            return Surprise(text)
        return text if text.isascii() else composed(text)

    def _hidden_in(self, event: yaml.ScalarEvent, kind: re.Pattern[str]) -> bool:
        """Whether a name has an odd space, or a quoted text an escape for what must not stand in a text."""
        match = kind.search(event.value)
        if match is None:
            return False
        self._hidden += 1
        if self._hidden <= MOST_OF_A_KIND:
            start, end = event.start_mark, event.end_mark
            in_line = start is not None and end is not None and start.line == end.line
            place = self._lines.place(start, match.start() + bool(event.style) if in_line else 0)
            code = "BG103" if FORBIDDEN.match(match.group()) else "BG111"
            self._add(finding(code, place, facts=identity_of(match.group())))
        return True

    def _machinery(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._find("BG107", event, what="anchor", text=f"&{event.anchor}"[:MOST_SHOWN])
        if event.tag is not None:
            text = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._find("BG107", event, what="tag", text=text[:MOST_SHOWN])

    def _find(self, code: str, event: yaml.Event, **facts: Fact) -> None:
        self._add(finding(code, self._lines.place(event.start_mark), facts=facts))

    def _add(self, found: Finding) -> None:
        if len(self.findings) < MOST_FINDINGS or found.code in _LAST_WORDS:
            self.findings.append(found)


def _is_name_with_odd_space(text: str) -> bool:
    """Whether a plain scalar is one word with an odd space in or at it: a name, number or date, but no prose."""
    if not ODD_SPACE.search(text):
        return False
    return not re.search(r"\s", text.strip()) or bool(re.fullmatch(_IDENTIFIER, ODD_SPACE.sub("", text), re.ASCII))
