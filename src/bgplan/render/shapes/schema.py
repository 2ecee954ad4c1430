"""The JSON Schema of what a command writes, from the shape that declares it.

Knows the few types that shapes are made of, and refuses any other. pydantic could write such schemas too, but takes no
``TypedDict`` of the standard library before Python 3.12, words them otherwise from version to version (the tests run
with the lowest and the newest), and would have to be told every key's description as a field of its own.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, is_typeddict

from bgplan.render.shapes import parts
from bgplan.render.shapes.parts import Keyword, Named

Schema = dict[str, Any]

_SCALARS: Mapping[object, str] = {
    str: "string",
    Decimal: "number",
    int: "integer",
    bool: "boolean",
    NoneType: "null",
}


def output_schema(shape: type, name: str, closed: tuple[type, ...] = ()) -> Schema:
    """Return the schema of an output with the definitions of all that stands in it.

    ``closed`` are the shapes that promise that no other key will ever come.
    """
    writer = _Writer(frozenset(closed))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bgplan:{name}:1",
        "title": f"bgplan {name}, version 1",
        **writer.of_object(shape),
        "$defs": writer.definitions,
    }


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes schemas, and gathers the definitions that these refer to."""

    closed: frozenset[type]
    definitions: dict[str, Schema] = field(default_factory=dict)

    def of_object(self, shape: Any) -> Schema:  # noqa: ANN401  # a TypedDict has no type of its own
        """The schema of a ``TypedDict``: which keys must be there, and what each of them is."""
        keys = shape.__annotations__
        return {
            "description": " ".join((inspect.getdoc(shape) or "").split()),
            "type": "object",
            "required": [key for key in keys if key in shape.__required_keys__],
            "properties": {key: self.of(kind) for key, kind in keys.items()},
            "additionalProperties": shape not in self.closed,
        }

    def of(self, kind: Any) -> Schema:  # noqa: ANN401  # any type
        """The schema of a type."""
        if isinstance(kind, str):  # a type that holds itself
            return self.of(getattr(parts, kind))
        if get_origin(kind) is None:
            return self.of_simple(kind)
        if get_origin(kind) is Annotated:
            return self.of_annotated(get_args(kind)[0], kind.__metadata__)
        return self.of_compound(get_origin(kind), get_args(kind))

    def of_simple(self, kind: Any) -> Schema:  # noqa: ANN401  # any type
        """The schema of a class: an object, an enumeration or a scalar."""
        if is_typeddict(kind):
            return self.defined(_name(kind), lambda: self.of_object(kind))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"type": "string", "enum": [member.value for member in kind]}
        return {"type": _SCALARS[kind]}

    def of_compound(self, origin: Any, arguments: tuple[Any, ...]) -> Schema:  # noqa: ANN401  # any type
        """The schema of a type that is made of others."""
        if origin is Literal:
            return {"type": "string", "const": arguments[0]}
        schemas = [self.of(argument) for argument in arguments if argument is not ...]
        if origin in (tuple, Iterator):
            return {"type": "array", "items": schemas[0]}
        if origin is NotRequired:  # the object has it in the list of its keys
            return schemas[0]
        if origin in (Union, UnionType):
            return _union(schemas)
        if origin is Mapping:
            names, values = schemas
            names.pop("type")
            return {"type": "object", **({"propertyNames": names} if names else {}), "additionalProperties": values}
        raise TypeError(f"{origin} has no place in a shape")

    def of_annotated(self, kind: Any, metadata: tuple[object, ...]) -> Schema:  # noqa: ANN401  # any type
        """The schema of a type with what is said of it; the description comes first, as in every other place."""
        described: Schema = {}
        keywords: Schema = {}
        schema: Schema | None = None
        for entry in metadata:
            match entry:
                case str():
                    described = {"description": entry}
                case Keyword(name, value):
                    keywords[name] = value
                case Named(name, description):
                    schema = self.defined(name, lambda: {"description": description, **self.of(kind)})  # called at once
        return {**described, **(self.of(kind) if schema is None else schema), **keywords}

    def defined(self, name: str, made: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is made where it is needed first."""
        if name not in self.definitions:
            self.definitions[name] = {}  # so that one that holds itself ends
            self.definitions[name] = made()
        return {"$ref": f"#/$defs/{name}"}


def _union(schemas: list[Schema]) -> Schema:
    """One of several schemas; what is a type alone, or one type and null, is written as a list of types."""
    types = [schema["type"] for schema in schemas if set(schema) == {"type"}]
    rest = [schema for schema in schemas if set(schema) != {"type"}]
    if types == ["null"] and len(rest) == 1 and "type" in rest[0]:
        (schema,) = rest
        values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        return {**schema, "type": [schema["type"], "null"], **values}
    if "number" in types and "integer" in types:  # which is one of them
        types.remove("integer")
    if not rest:
        return {"type": types}
    alone = {"type": types[0] if len(types) == 1 else types}
    return {"anyOf": [*rest, alone] if types else rest}


def _name(shape: type) -> str:
    """The name of a shape in the schemas: that of the class without ``Object``.

    >>> _name(type("ShareOfPlanObject", (), {}))
    'share_of_plan'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", shape.__name__.removesuffix("Object")).lower()
