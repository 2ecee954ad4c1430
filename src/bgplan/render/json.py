"""Values as JSON text: the standard writer knows no exact decimals; and facts as JSON, each by its type.

Knows which numbers stay as they were written and which are rounded (a decimal point, no grouping, no exponent); never
what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from json import dumps
from json.encoder import encode_basestring
from types import GeneratorType, MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from bgplan.core.derivation import Derivation
from bgplan.core.findings import Fact, Facts
from bgplan.core.intervals import Interval, Number
from bgplan.core.periods import Period
from bgplan.core.text import Bilingual

if TYPE_CHECKING:
    from bgplan.render.shapes.parts import FactsObject, FactValue

DIGITS = 12
"""How many significant digits a derived number has; a root differs between machines only behind them."""

_EXACTLY = Context(prec=60, traps=[Inexact])
"""More digits than any figure of the files can have; a quotient that needs still more is none of them."""

_ROUNDED = Context(prec=DIGITS)

_WRITTEN = ("actual", "base", "target", "achievement_rate", "added", "removed")
"""The terms that are figures of the files where a derivation starts from them."""


def exact(number: Number | Decimal | int) -> Decimal:
    """Return a figure of the files as it was written; a number that is no finite decimal is rounded.

    >>> exact(Fraction("1728.6")), exact(Fraction(2, 3))
    (Decimal('1728.6'), Decimal('0.666666666667'))
    """
    if isinstance(number, float):
        return derived(number)
    if not isinstance(number, Fraction):
        return Decimal(number)
    try:
        return _EXACTLY.divide(Decimal(number.numerator), Decimal(number.denominator))
    except Inexact:
        return derived(number)


def derived(number: Number) -> Decimal:
    """Return a computed number rounded to ``DIGITS`` significant digits.

    >>> derived(Fraction(-2_000_000, 3))
    Decimal('-666666.666667')
    """
    if isinstance(number, float):
        value = _ROUNDED.create_decimal_from_float(number)
    else:
        value = _ROUNDED.divide(Decimal(number.numerator), Decimal(number.denominator))
    if not value.is_finite():
        raise ValueError(f"{number} is no number that may be written")
    return value


def numeral(number: Decimal) -> str:
    """Return the number without an exponent, without zeros behind its last digit, and without a sign on zero.

    >>> numeral(Decimal("2.20E+6")), numeral(Decimal("19.0")), numeral(Decimal("-0.00"))
    ('2200000', '19', '0')
    """
    text = str(number)
    if text.isdigit():
        return text
    if not number.is_finite():
        raise ValueError(f"{number} is no number that may be written")
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def term(derivation: Derivation, name: str) -> Decimal | None:
    """Return a term of a derivation: as written where it is a figure of the files, else rounded; None if unknown."""
    number = derivation.value(name)
    if number is None:
        return None
    return exact(number) if name in _WRITTEN and name in derivation.given else derived(number)


Json: TypeAlias = "bool | int | float | Decimal | Fraction | str | tuple[Json, ...] | Mapping[str, Json] | None"
"""What can be written: decimals and whole numbers exactly, fractions and floats rounded as derived numbers."""

_INDENT = "  "
_NESTED = frozenset((dict, tuple, MappingProxyType, GeneratorType))


def json_text(value: object) -> str:
    r"""Return the value as JSON, indented by two spaces, with a final line feed.

    A generator is written as a list whose members are made, and forgotten, one by one: a check may have thousands.

    >>> json_text({"value": Decimal("1728.6"), "thirds": (Fraction(1, 3), None)})
    '{\n  "value": 1728.6,\n  "thirds": [\n    0.333333333333,\n    null\n  ]\n}\n'
    """
    parts: list[str] = []
    _write(value, "\n", parts.append, _Strings())
    return "".join((*parts, "\n"))


class _Strings(dict[str, str]):
    """Texts in quotes. Keys and most values stand in an output many times over, and are quoted once."""

    def __missing__(self, text: str) -> str:
        """The text as it is; escaped throughout where a file's name is no text that UTF-8 can hold."""
        has_surrogates = not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
        quoted = self[text] = dumps(text) if has_surrogates else encode_basestring(text)
        return quoted


def _write(value: object, line: str, add: Callable[[str], None], strings: _Strings) -> None:
    """Add the parts of the value's text; ``line`` begins a new line at the depth where the value stands."""
    kind = type(value)
    if kind not in _NESTED:
        add(_scalar(value, strings))
    elif isinstance(value, GeneratorType):
        _write_one_by_one(value, line, add, strings)
    elif not value:
        add("[]" if kind is tuple else "{}")
    elif isinstance(value, tuple):
        before, between = f"[{line}{_INDENT}", f",{line}{_INDENT}"
        for member in value:
            add(before)
            _write(member, line + _INDENT, add, strings)
            before = between
        add(f"{line}]")
    elif isinstance(value, Mapping):
        _write_members(value, line + _INDENT, add, strings)
        add(f"{line}}}")


def _write_one_by_one(members: Iterator[object], line: str, add: Callable[[str], None], strings: _Strings) -> None:
    before, between = f"[{line}{_INDENT}", f",{line}{_INDENT}"
    for member in members:
        parts = [before]
        _write(member, line + _INDENT, parts.append, strings)
        add("".join(parts))
        before = between
    add(f"{line}]" if before is between else "[]")


def _write_members(value: Mapping[str, object], line: str, add: Callable[[str], None], strings: _Strings) -> None:
    before, between = "{" + line, "," + line
    for key, member in value.items():
        if member is None:
            add(f"{before}{strings[key]}: null")
        elif type(member) in _NESTED:
            add(f"{before}{strings[key]}: ")
            _write(member, line, add, strings)
        else:
            text = strings[member] if type(member) is str else _scalar(member, strings)
            add(f"{before}{strings[key]}: {text}")
        before = between


def _scalar(value: object, strings: _Strings) -> str:
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return numeral(value)
    if isinstance(value, str):
        return strings[value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float | Fraction):
        return numeral(derived(value))
    msg = f"{type(value).__name__} has no place in JSON here"
    raise TypeError(msg)


Rounding = Callable[[Number], Decimal]


def written_facts(facts: Facts) -> FactsObject:
    """Return facts about the files: figures as they were written."""
    return {name: _fact(fact, exact) for name, fact in facts.items()}


def written_fact(fact: Fact) -> FactValue:
    """Return one fact about the files."""
    return _fact(fact, exact)


def derived_facts(facts: Facts) -> FactsObject:
    """Return facts that were computed: numbers rounded as derived ones."""
    return {name: _fact(fact, derived) for name, fact in facts.items()}


def _fact(fact: Fact, rounding: Rounding) -> FactValue:
    if isinstance(fact, Bilingual):
        return {"vi": fact.vi, "en": fact.en}
    if isinstance(fact, Interval):
        return {"low": rounding(fact.low), "high": rounding(fact.high)}
    if isinstance(fact, tuple):
        return tuple(_fact(each, rounding) for each in fact)
    if isinstance(fact, Fraction | float):
        return rounding(fact)
    return _plain(fact)


def _plain(fact: str | int | Decimal | date | Period | None) -> FactValue:
    """A fact that is written as it is."""
    if isinstance(fact, Period):
        return fact.text
    if isinstance(fact, date):
        return fact.isoformat()
    return fact
