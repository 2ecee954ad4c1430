"""Nested texts made records: each record validated by itself, each of pydantic's errors made one finding.

Knows the models and where in a file a record stands; never YAML and never another record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from bgplan.core.fields import AT
from bgplan.core.findings import Facts, Finding, PathKey, Place
from bgplan.core.model import Record, keys_of
from bgplan.core.rules import BY_CODE, finding
from bgplan.core.text import nearest, odd_letter

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from bgplan.read.document import Document
    from bgplan.read.tree import Node

M = TypeVar("M", bound=Record)

_KINDS = {
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dataclass_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "list",
}
_UNKNOWN = frozenset(("extra_forbidden", "unexpected_keyword_argument"))
"""What pydantic calls an unknown key of a model and of a dataclass."""

_FIGURE = frozenset(("printed", "value"))


@cache
def _adapter(model: type[Record]) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _made(model: type[M], node: Node) -> M:
    made: M = _adapter(model).validate_python(node)  # type: ignore[arg-type]  # mypy takes no class for hashable
    return made


def valid(model: type[M], node: Node) -> M | None:
    """Return the node read as one record of ``model``; None where anything is wrong with it, or empty."""
    if _has_empty(node):
        return None
    try:
        return _made(model, node)
    except ValidationError:
        return None


def record(model: type[M], node: Node, place: Place, subject: str) -> tuple[M | None, tuple[Finding, ...]]:
    """Return the node read as one record of ``model``, or None, with a finding for everything that is wrong with it.

    Unknown keys leave the rest of a record as good as it is without them.
    """
    if (made := valid(model, node)) is not None:
        return made, ()
    if commas := tuple(_decimal_commas(node, place, subject)):
        return None, commas
    empty = tuple(_explain_empty(node, place, subject))
    plain = _without_empty(node)
    try:
        return _made(model, plain), empty
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
    known = {found.place.path for found in empty}
    told = [
        (detail, _explain(detail, model, place, subject)) for detail in details if not _is_empty(detail, place, known)
    ]
    findings = (*empty, *_without_misspelt(told))
    unknown = _unknown_at_top(details)
    if len(unknown) < len(details) or not isinstance(plain, dict) or _lacks_figure(plain, told):
        return None, findings
    return _made(model, {key: value for key, value in plain.items() if key not in unknown}), findings


_Told: TypeAlias = list[tuple["ErrorDetails", Finding]]


def _unknown_at_top(details: list[ErrorDetails]) -> set[str]:
    return {str(detail["loc"][0]) for detail in details if detail["type"] in _UNKNOWN and len(detail["loc"]) == 1}


def _without_misspelt(told: _Told) -> Iterator[Finding]:
    """All but what is missing and stands there under a misspelt name: that is one cause."""
    meant = {(detail["loc"][:-1], found.facts["nearest"]) for detail, found in told if detail["type"] in _UNKNOWN}
    for detail, found in told:
        if detail["type"] != "missing" or (detail["loc"][:-1], detail["loc"][-1]) not in meant:
            yield found


def _lacks_figure(plain: Mapping[str, Node], told: _Told) -> bool:
    """Whether the record's figure stands under a misspelt name, so that without this there would be none."""
    meant = {found.facts["nearest"] for detail, found in told if detail["type"] in _UNKNOWN}
    return not meant.isdisjoint(_FIGURE) and _FIGURE.isdisjoint(plain)


def _explain_empty(node: Node, place: Place, subject: str) -> Iterator[Finding]:
    """BG202 for every key without a value."""
    for path in _empty_keys(node, place.path):
        at = Place(place.file, path, key=True)
        yield finding("BG202", at, subject=subject, name=str(path[-1]), expected="value")


def _decimal_commas(node: Node, place: Place, subject: str) -> Iterator[Finding]:
    """BG204 for ``{value: 6,2}``: in braces the decimal comma begins a new key, which is digits without a value."""
    if not isinstance(node, dict):
        return
    for (before, value), (key, rest) in pairwise(node.items()):
        if rest is None and before == "printed" and isinstance(value, str) and key[:1].isdecimal():
            yield finding("BG209", place.at(before), subject=subject, text=f"{value},{key}")
        elif rest is None and key.isdecimal() and isinstance(value, str) and value.lstrip("-").isdecimal():
            write, text = f"{value}.{key}", f"{value},{key}"
            at = place.at(before)
            yield finding("BG204", at, subject=subject, text=text, reason="comma-decimal", reading="", write=write)
    for key, value in node.items():
        yield from _decimal_commas(value, place.at(key), subject)


def _is_empty(detail: ErrorDetails, place: Place, known: set[tuple[PathKey, ...]]) -> bool:
    """Whether what is missing stands there without a value, which is a finding already."""
    inner = (str(detail["ctx"]["name"]),) if detail["type"] == "BG202" else ()
    return detail["type"] in ("missing", "BG202") and (*place.path, *detail["loc"], *inner) in known


def top_of(document: Document, schema: str, keys: tuple[str, ...]) -> tuple[dict[str, Node], tuple[Finding, ...]]:
    """Return the top mapping of a file whose ``schema`` is known, with findings for what else stands there."""
    place = Place(document.file)
    if document.tree is None:
        return {}, ()  # the text's own findings say why
    top, found = mapping(document.tree, place)
    if not found:
        found = unknown_keys(top, keys, place)
        if top.get("schema") is None and not is_misspelt("schema", found):
            found += (finding("BG202", place, name="schema", expected=schema),)
        elif top.get("schema", schema) != schema:
            text = shown(top["schema"])
            found += (finding("BG207", place.at("schema"), text=text, choices=(schema,), nearest=schema),)
    return top, found


def is_misspelt(key: str, found: tuple[Finding, ...]) -> bool:
    """Return whether a key that is not there stands there under a name most like it."""
    return any(fault.code == "BG201" and fault.facts["nearest"] == key for fault in found)


def _not(node: Node, place: Place, subject: str, expected: str) -> tuple[Finding, ...]:
    """What is said of a node that is no ``expected``; of one that is empty, that it is."""
    if node is None and place.path:
        at = place._replace(key=True)
        return (finding("BG202", at, subject=subject, name=str(place.path[-1]), expected=expected),)
    return (finding("BG203", place, subject=subject, text=shown(node), expected=expected),)


def mapping(node: Node, place: Place, subject: str = "") -> tuple[dict[str, Node], tuple[Finding, ...]]:
    """Return the node as a mapping; a finding and an empty one where it is something else."""
    if isinstance(node, dict):
        return node, ()
    return {}, _not(node, place, subject, "mapping")


def sequence(
    node: Node, place: Place, subject: str = "", expected: str = "list"
) -> tuple[list[Node], tuple[Finding, ...]]:
    """Return the node as a list; a finding and an empty one where it is something else."""
    if isinstance(node, list):
        return node, ()
    return [], _not(node, place, subject, expected if node is None else "list")


def unknown_keys(node: Mapping[str, Node], known: tuple[str, ...], place: Place) -> tuple[Finding, ...]:
    """Return a finding for every key of the mapping that is not among ``known``."""
    return tuple(
        finding("BG201", place.at(key, key=True), facts=_unknown(key, known)) for key in node if key not in known
    )


def _unknown(key: str, known: tuple[str, ...]) -> Facts:
    """What is said of a key that is not known, and of a letter in it that only looks like one of ours."""
    odd = odd_letter(key)
    return {"name": key, "nearest": nearest(key, known), "known": known, **({"foreign": odd} if odd else {})}


def _explain(detail: ErrorDetails, model: type[Record], place: Place, subject: str) -> Finding:
    code, context = detail["type"], detail.get("ctx", {})
    location = detail["loc"]
    at = place.at(*location)
    if code in BY_CODE:
        facts = {name: fact for name, fact in context.items() if name != AT}
        if facts.get("text") == "":
            facts["text"] = shown(detail["input"])
        inner = (context[AT],) if AT in context else ()
        return finding(code, place.at(*location, *inner, key=code == "BG201"), subject=subject, facts=facts)
    if code in _UNKNOWN:
        key, known = str(location[-1]), _keys_at(model, location[:-1])
        here = place.at(*location, key=True)
        return finding("BG201", here, subject=subject, facts=_unknown(key, known))
    if code == "missing":
        return finding(
            "BG202", place.at(*location[:-1], key=True), subject=subject, name=str(location[-1]), expected="value"
        )
    if code == "too_short":
        return finding("BG210", at, subject=subject, what="parts")
    return finding("BG203", at, subject=subject, text=shown(detail["input"]), expected=_KINDS.get(code, "value"))


def _keys_at(model: type[Record], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that the record at ``location`` within ``model`` may have."""
    here: Any = model
    for key in location:
        if isinstance(key, int) or not (isinstance(here, type) and issubclass(here, Record)):
            continue
        here = _record_type(keys_of(here)[key].annotation)
    return tuple(keys_of(here)) if isinstance(here, type) and issubclass(here, Record) else ()


def _record_type(annotation: Any) -> Any:  # noqa: ANN401  # a type as ``typing`` spells it
    """The record class inside of ``X | None`` or ``tuple[X, ...]``."""
    inner = [arg for arg in get_args(annotation) if arg not in (type(None), Ellipsis)]
    return _record_type(inner[0]) if inner else annotation


def _empty_keys(node: Node, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        if value is None:
            yield (*path, key)
        else:
            yield from _empty_keys(value, (*path, key))


def _has_empty(node: Node) -> bool:
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return None in values or any(type(value) is not str and _has_empty(value) for value in values)


def _without_empty(node: Node) -> Node:
    if isinstance(node, dict):
        return {key: _without_empty(value) for key, value in node.items() if value is not None}
    if isinstance(node, list):
        return [_without_empty(value) for value in node]
    return node


def shown(node: object) -> str:
    """Return a node for a message: its text, or the sign of a mapping or list."""
    if isinstance(node, str):
        return str(node)[:80]
    return "{…}" if isinstance(node, dict) else "[…]" if isinstance(node, (list, tuple)) else ""
