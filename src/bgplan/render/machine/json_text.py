"""Values as JSON text, numbers included: the standard writer knows no exact decimals.

Knows JSON only; never what the values mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from json import dumps
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import TypeAlias

from bgplan.render.machine.machine_numbers import derived, numeral

Json: TypeAlias = "bool | int | float | Decimal | Fraction | str | tuple[Json, ...] | Mapping[str, Json] | None"
"""What can be written: decimals and whole numbers exactly, fractions and floats rounded as derived numbers."""

_INDENT = "  "


def json_text(value: object) -> str:
    r"""Return the value as JSON, indented by two spaces, with a final line feed.

    >>> json_text({"value": Decimal("1728.6"), "thirds": (Fraction(1, 3), None)})
    '{\n  "value": 1728.6,\n  "thirds": [\n    0.333333333333,\n    null\n  ]\n}\n'
    """
    return _text(value, "\n") + "\n"


def _text(value: object, line: str) -> str:
    """The value; ``line`` begins a new line at the depth where the value stands."""
    if isinstance(value, str):
        return _string(value)
    inner = line + _INDENT
    if isinstance(value, tuple):
        return _block("[", [_text(each, inner) for each in value], "]", line)
    if isinstance(value, dict | MappingProxyType):
        return _block("{", [f"{_string(key)}: {_text(each, inner)}" for key, each in value.items()], "}", line)
    return _scalar(value)


def _block(opening: str, members: list[str], closing: str, line: str) -> str:
    inner = f",{line}{_INDENT}".join(members)
    return f"{opening}{line}{_INDENT}{inner}{line}{closing}" if inner else opening + closing


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, int | float | Decimal | Fraction):
        msg = f"{type(value).__name__} has no place in JSON here"
        raise TypeError(msg)
    return numeral(Decimal(value) if isinstance(value, int | Decimal) else derived(value))


def _string(text: str) -> str:
    """The text in quotes, as it is; escaped throughout where a file's name is no text that UTF-8 can hold."""
    has_surrogates = not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
    return dumps(text) if has_surrogates else encode_basestring(text)
