"""The YAML reader on texts nobody would write: it never raises, and names only places that are there."""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.fields import Surprise
from bgplan.core.findings import PathKey, Place
from bgplan.read import tree as tree_module
from bgplan.read.document import Document, read_document
from bgplan.read.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree: TypeAlias = dict[str, "Tree"] | list["Tree"] | str

VALID = """\
schema: bgplan.actuals/1
month: 2023-08
observations:
  - indicator: parks   # của tỉnh
    period: 2023-08-22
    value: 8
    printed: "8 khu\\u00a0công nghiệp"
    note: |
      Dòng một
      dòng hai
    plan: {plan: nq-147, text: 'hơn 1,48 tỷ USD', parts: [a, b, [c]]}
"""
SPLINTERS = (
    *"\t\n\r:-[]{}#&*!|>'\"%@`,?~ \0\x1b\x85\u2028\u200b\u00a0\u00ad\ufeff\u0301",
    *("- ", ": ", "\n  ", "<<: *a\n", "&a ", "!!int ", "---\n", "...\n", "? ", '"\\e"', "parks: 1\n", "=======\n"),
)

# Printable texts without what the reader must refuse (controls, marks of direction, odd spaces, Ð for Đ), in NFC.
PROSE = st.text(
    st.characters(exclude_categories=("C", "Z", "M"), exclude_characters="Ðð", include_characters=" \n"), max_size=12
).map(lambda text: unicodedata.normalize("NFC", text))
TREES = st.recursive(PROSE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PROSE, inner, max_size=4))
LOADERS = pytest.mark.parametrize("loader", [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader])


@contextmanager
def parser(loader: object) -> Iterator[None]:
    """Read with one of the two parsers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree_module, "_Loader", loader)
        yield


def lines_of(raw: bytes) -> list[str]:
    """Give the lines as an editor counts them, also of bytes that are no text."""
    return re.split("\r\n|\r|\n", raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))


def check(raw: bytes, loader: object) -> None:
    """Check what holds for every file."""
    with parser(loader):
        document = read_document(raw, "a.yaml")
        check_findings(document, raw)
        for path, node in nodes(document.tree):
            check_node(document, path, node)


def check_findings(document: Document, raw: bytes) -> None:
    """Check that findings name places that are there, and that nothing is left out without one."""
    lines = lines_of(raw)
    for found in document.findings:
        for place in (found.place, *found.related):
            assert place.file == "a.yaml"
            assert place.line is not None
            assert place.column is not None
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
            shown, caret = document.excerpt(place)
            assert 1 <= caret <= len(shown) + 1
            if document.text:
                assert (len(shown), caret) == (len(lines[place.line - 1]), place.column)
    assert document.tree is not None or document.findings


def check_node(document: Document, path: tuple[PathKey, ...], node: Node) -> None:
    """Check that a node is in NFC, and that its place is where its text is."""
    place = Place("a.yaml", path)
    found = document.places.located([place])[place]
    assert found.line is not None
    assert found.column is not None
    if isinstance(node, str):
        assert unicodedata.is_normalized("NFC", node)
        source = lines_of(document.text.data)[found.line - 1][found.column - 1 :]
        unquoted = source[:1].isalnum() and bool(re.fullmatch(r"\w+", node))
        if path and not document.findings and (unquoted or isinstance(node, Surprise)):
            assert source.startswith(node)


def nodes(tree: Node, path: tuple[PathKey, ...] = ()) -> list[tuple[tuple[PathKey, ...], Node]]:
    """List every node of a tree with its path."""
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [(path, tree), *(each for key, node in below for each in nodes(node, (*path, key)))]


@LOADERS
@given(raw=st.binary(max_size=200))
def test_any_bytes(loader: object, raw: bytes) -> None:
    """Any bytes become a document."""
    check(raw, loader)


@LOADERS
@given(parts=st.lists(st.sampled_from(SPLINTERS) | st.text(max_size=4), max_size=25))
def test_any_splinters_of_yaml(loader: object, parts: list[str]) -> None:
    """Any text become a document, also of pieces that mean something to YAML."""
    check("".join(parts).encode("utf-8", "replace"), loader)


@LOADERS
@given(
    edits=st.lists(
        st.tuples(st.integers(0, len(VALID)), st.integers(0, 6), st.sampled_from(SPLINTERS)), min_size=1, max_size=4
    )
)
def test_mutated_file(loader: object, edits: list[tuple[int, int, str]]) -> None:
    """A good file with some of it replaced becomes a document."""
    text = VALID
    for start, length, splinter in edits:
        text = text[:start] + splinter + text[start + length :]
    check(text.encode(), loader)


@LOADERS
@given(start=st.integers(0, len(VALID.encode())), byte=st.integers(0, 255))
def test_one_byte_changed(loader: object, start: int, byte: int) -> None:
    """A good file with one byte changed becomes a document."""
    raw = VALID.encode()
    check(raw[:start] + bytes([byte]) + raw[start + 1 :], loader)


def written(tree: Tree, depth: int = 0) -> str:
    """Write a tree as YAML with every text in double quotes."""
    pad = "  " * depth
    if isinstance(tree, str):
        return '"' + tree.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if not tree:
        return "{}" if isinstance(tree, dict) else "[]"
    if isinstance(tree, list):
        return "".join(f"\n{pad}- {written(node, depth + 1)}" for node in tree)
    return "".join(f"\n{pad}? {written(key)}\n{pad}: {written(node, depth + 1)}" for key, node in tree.items())


@LOADERS
@given(tree=TREES)
def test_quoted_tree_survives(loader: object, tree: Tree) -> None:
    """A tree written with quotes is read back as it was, every text a plain text."""
    with parser(loader):
        document = read_document(written(tree).encode(), "a.yaml")
    assert document.findings == ()
    assert document.tree == tree
    assert not [node for _, node in nodes(document.tree) if isinstance(node, Surprise)]
