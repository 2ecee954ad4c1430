"""YAML events to nested texts: every scalar as written, every trick of YAML refused.

Knows PyYAML, mappings, sequences and their keys; never a schema. Scalars stay texts, nothing is ever constructed or
resolved, and of one long list no items are kept: they are handed over one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import yaml

from bgplan.core.fields import NAME_FORM, Surprise
from bgplan.core.findings import Fact, Finding
from bgplan.core.rules import finding
from bgplan.read.places import EMPTY, NO_KEY, SCALAR, Places
from bgplan.read.text import (
    FORBIDDEN,
    MOST_OF_A_KIND,
    MOST_SHOWN,
    ODD_SPACE,
    FileText,
    composed,
    explains_syntax_error,
    hidden,
    identity_of,
    repaired_block,
    stripped,
)

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Node: TypeAlias = dict[str, "Node"] | list["Node"] | str | None
"""A nested plain value; None for an empty or null plain scalar."""

MAX_DEPTH = 32
"""How many collections may stand in one another; the data need seven."""

MOST_FAULTS = 1000
"""How many findings a tree gets; a file with more faults of YAML alone is not read any further."""

MOST_EVENTS = 5_000_000
"""How many values, keys and brackets a file may have; 20 MiB of observations have less."""

MOST_ITEMS = 100_000
"""How many entries a table of the file may have."""

MOST_PARTS = 1000
"""How many keys or items the file's top may have, an entry, and whatever stands in it."""

MOST_ODD = 1000
"""How many items of a list that is handed over may be no table; the data have none."""

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""The plain scalars that are nothing."""

_LOOK_EVERY = (1 << 10) - 1  # events less one; looking at each would be felt

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
_LAST_WORDS = ("BG108", "BG110")  # why the rest was not read
_SURPRISING_STARTS = frozenset("yYnNoO0123456789+-.")


class _Stream:
    """Blocks of a text as the parser asks for them; it takes more at once than it asked for."""

    def __init__(self, blocks: Iterator[str]) -> None:
        self._blocks = blocks

    def read(self, _: int = -1) -> str:
        return next(self._blocks, "")


def _events(text: FileText, *, is_odd: bool) -> Iterator[yaml.Event]:
    """Yield the text's YAML events; the only exceptions are ``yaml.YAMLError`` and its kind."""
    stream = _Stream(repaired_block(block) for _, block in text.blocks()) if is_odd else text.data
    try:
        yield from iter(_Loader(stream).get_event, None)  # yaml.parse asks twice for each
    except (ValueError, OverflowError) as error:  # PyYAML's own scanner at "\UFFFFFFFF"
        raise yaml.YAMLError(str(error)) from error


class _Open:
    """A collection that is still open; ``key`` is the one whose value comes next, None where that is left out.

    With ``take`` the items of a sequence are handed over, and leave None in their places.
    """

    __slots__ = ("awaits_key", "entry", "firsts", "key", "mapping", "merging", "odd", "sequence", "take")

    def __init__(self, node: dict[str, Node] | list[Node], entry: int = 0, take: Take | None = None) -> None:
        self.entry = entry
        self.take = take
        self.odd = 0
        self.mapping = node if isinstance(node, dict) else {}
        self.sequence = node if isinstance(node, list) else None
        self.awaits_key = self.sequence is None
        self.key: str | None = None
        self.merging = False
        self.firsts: dict[str, int] = {}  # the entry of each key where it stands first

    @property
    def node(self) -> dict[str, Node] | list[Node]:
        return self.mapping if self.sequence is None else self.sequence

    def is_endless(self, depth: int) -> bool:
        """Whether it has more items than any data could mean, so deep in the file; its tables stand at 2."""
        if self.take is not None:
            return self.odd > MOST_ODD
        return len(self.node) > (MOST_ITEMS if depth == 2 else MOST_PARTS)

    def put(self, node: Node) -> None:
        if self.sequence is None:
            if self.key is not None:
                self.mapping[self.key] = node
            self.awaits_key = True
            return
        if self.take is not None:
            self.take(len(self.sequence), node)
            self.odd += not (node and isinstance(node, dict))
            node = None
        self.sequence.append(node)

    def drop_next(self, *, merging: bool = False) -> None:
        self.key, self.awaits_key, self.merging = None, False, merging


class Builder:
    """Builds the tree of one text; ``tree`` and ``findings`` are what came of it.

    The items of the top mapping's lists that ``takes`` names are handed over, and not kept.
    """

    def __init__(
        self, text: FileText, places: Places, takes: Mapping[str, Take], *, is_odd: bool, is_explained: bool
    ) -> None:
        self.tree: Node = None
        self.findings: list[Finding] = []
        self._text = text
        self._places = places
        self._takes = takes
        self._is_odd = is_odd
        self._is_explained = is_explained  # whether there are findings about the characters
        self._root: list[Node] = []
        self._open = [_Open(self._root)]
        self._hidden = 0
        self._refusal: tuple[str, int] | None = None  # why the rest is not read, and the limit
        self._plain_keys: dict[str, int] = {}  # few come again and again: these are known to be good
        self._other_keys: dict[str, int] = {}

    def build(self) -> None:
        """Read the text to its end, or to the first thing after which nothing can be trusted."""
        try:
            if self._read() and self._root:
                self.tree = self._root[0]
            if self.tree is None and not self.findings:
                self._add(finding("BG109", self._places.at(None)))
        except yaml.YAMLError as error:
            self._fail(error)
        if self.tree is None:
            self._places.clear()

    def _read(self) -> bool:
        """Go through the events; false where the text is too deep, too long or too faulty to be read."""
        for number, event in enumerate(_events(self._text, is_odd=self._is_odd)):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and number > 1:
                self._find("BG108", event)
                return True
            if not number & _LOOK_EVERY or number >= MOST_EVENTS:
                self._look_at_size(number)
            if self._refusal is not None:
                self._find("BG110", event, reason=self._refusal[0], limit=self._refusal[1])
                return False
        return True

    def _look_at_size(self, number: int) -> None:
        """Refuse a text that is too long after so many events."""
        if any(collection.is_endless(depth) for depth, collection in enumerate(self._open)):
            self._refusal = "items", MOST_ITEMS
        elif number >= MOST_EVENTS:
            self._refusal = "values", MOST_EVENTS

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._machinery(event)
        here = self._open[-1]
        if here.awaits_key:
            self._key(here, event)
        else:
            self._places.note(SCALAR, event.start_mark)
            here.put(self._quoted(event) if event.style else self._plain(event, is_name=here.key in _NAMING))

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) > MAX_DEPTH:
            self._refusal = "depth", MAX_DEPTH
            return
        self._machinery(event)
        here = self._open[-1]
        if here.awaits_key:
            self._find("BG105", event, problem="key", context="")
            self._places.note(NO_KEY, event.start_mark)
        top = len(self._open) == 2 and not here.awaits_key  # the list below the root, the mapping below that
        take = self._takes.get(here.key or "") if top else None
        node: dict[str, Node] | list[Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(node, self._places.note(SCALAR, event.start_mark), take))

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        closed = self._open.pop()
        self._places.close(closed.entry, is_mapping=closed.sequence is None)
        here = self._open[-1]
        if here.awaits_key:  # a collection as a key: a finding already, its value is dropped with it
            self._places.note(NO_KEY, event.start_mark)
            here.drop_next()
        else:
            here.put(closed.node)

    def _alias(self, event: yaml.AliasEvent) -> None:
        here = self._open[-1]
        if here.awaits_key or not here.merging:  # the merge key before it is the finding
            self._find("BG107", event, what="alias", text=f"*{event.anchor:.{MOST_SHOWN - 1}}")
        self._places.note(NO_KEY if here.awaits_key else EMPTY, event.start_mark)
        if here.awaits_key:
            here.drop_next()
        elif here.sequence is None:
            here.awaits_key = True  # neither key nor value: what is missing is known to be missing
        else:
            here.put(None)

    def _key(self, here: _Open, event: yaml.ScalarEvent) -> None:
        name = None if event.style else self._plain_keys.get(event.value)
        if name is None:
            name = self._new_key(event)
        entry = self._places.note(name, event.start_mark)
        key = self._places.names[name]
        if key is None:
            here.drop_next(merging=_is_merge(event))
            return
        here.awaits_key = here.merging = False
        here.key = key
        first = here.firsts.setdefault(key, entry)
        if first != entry:
            here.key = None
            place, before = self._places.of_key(entry), self._places.of_key(first)
            self._add(finding("BG106", place, related=(before,), key=key[:MOST_SHOWN], line=before.line))

    def _new_key(self, event: yaml.ScalarEvent) -> int:
        """Which of the names a key is; what is wrong with it is said wherever it stands."""
        if _is_null(event):
            if event.value.isalpha():  # good YAML, and a name that is nothing
                self._find("BG209", event, text=event.value, what="name")
            else:
                self._find("BG105", event, problem="key", context="")
            return NO_KEY
        if _is_merge(event):
            self._find("BG107", event, what="merge", text="<<")
            return NO_KEY
        key = composed(stripped(event.value))
        if not event.value.isprintable():
            self._hidden_in(event, re.compile(f"{hidden().pattern}|{ODD_SPACE.pattern}"))
            return self._places.name(key, self._other_keys)
        if event.style:
            return self._places.name(key, self._other_keys)
        if _SURPRISE.fullmatch(key) or _NO_NAME.fullmatch(key):
            key = Surprise(key)  # whether it is a name, to be put in quotes, or a key of ours is not known here
        number = self._plain_keys[event.value] = self._places.name(key)
        return number

    def _quoted(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        if event.style == '"' and not text.isprintable() and self._hidden_in(event, hidden()):
            text = hidden().sub("", text)
        return text if text.isascii() else composed(text)

    def _plain(self, event: yaml.ScalarEvent, *, is_name: bool) -> str | None:
        text: str = event.value
        if self._is_odd and not text.isascii() and _is_name_with_odd_space(text):
            self._hidden_in(event, ODD_SPACE)
            text = stripped(text)
        if text in NULLS:
            return None
        if (text[0] in _SURPRISING_STARTS and _is_surprise(text)) or (is_name and _NO_NAME.fullmatch(text)):
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
            place = self._places.at(start, match.start() + bool(event.style) if in_line else 0)
            code = "BG103" if FORBIDDEN.match(match.group()) else "BG111"
            self._add(finding(code, place, facts=identity_of(match.group())))
        return True

    def _machinery(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._find("BG107", event, what="anchor", text=f"&{event.anchor:.{MOST_SHOWN - 1}}")
        if event.tag is not None:
            text = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._find("BG107", event, what="tag", text=text[:MOST_SHOWN])

    def _fail(self, error: yaml.YAMLError) -> None:
        """Say what the parser says, where it says it; nothing where a finding about characters says it better."""
        mark, before = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        place, began = self._places.at(mark or before), self._places.at(before)
        problem = getattr(error, "problem", None) or str(error)
        if problem == "exceeded maximum nesting depth":  # libyaml 0.2.6 reads ahead and stops at a thousand
            self._add(finding("BG110", self._places.at(mark), reason="depth", limit=MAX_DEPTH))
            return
        line = self._text.line((place.line or 1) - 1)
        if mark is not None and self._is_explained and explains_syntax_error(line):
            return
        related = (began,) if before is not None and began.line != place.line else ()
        found = finding("BG105", place, related=related, problem=problem, context=getattr(error, "context", None) or "")
        if mark is not None and line[(place.column or 1) - 1 :].startswith("\t"):
            found = finding("BG104", place)
        elif "<document start>" in problem:  # text behind "..."
            found = finding("BG108", place)
        self.findings.append(found)

    def _find(self, code: str, event: yaml.Event, **facts: Fact) -> None:
        self._add(finding(code, self._places.at(event.start_mark), facts=facts))

    def _add(self, found: Finding) -> None:
        if len(self.findings) < MOST_FAULTS or found.code in _LAST_WORDS:
            self.findings.append(found)
        if len(self.findings) >= MOST_FAULTS and self._refusal is None:
            self._refusal = "findings", MOST_FAULTS


def _is_surprise(text: str) -> bool:
    is_usual = text.isdecimal() and text[0] != "0"  # nearly all of them
    return not is_usual and _SURPRISE.fullmatch(text) is not None


def _is_null(event: yaml.ScalarEvent) -> bool:
    """Whether a scalar is YAML's null: nothing, ``~`` or ``null``, without quotes."""
    return not event.style and event.value in NULLS


def _is_merge(event: yaml.ScalarEvent) -> bool:
    """Whether a key is YAML's merge key."""
    return not event.style and event.value == "<<"


def _is_name_with_odd_space(text: str) -> bool:
    """Whether a plain scalar is one word with an odd space in or at it: a name, number or date, but no prose."""
    if not ODD_SPACE.search(text):
        return False
    return not re.search(r"\s", text.strip()) or bool(re.fullmatch(_IDENTIFIER, ODD_SPACE.sub("", text), re.ASCII))
