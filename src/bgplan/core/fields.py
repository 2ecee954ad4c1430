"""The kinds of value that a record's field can have: the type, and the strict reader of its text as our YAML writes it.

Knows single values only. Every reader takes the text as it stands in the file and returns the value or raises
``Fault``; nothing is guessed. Each field of ``model`` reads by one of them: a value of the field's own kind stands for
itself, and pydantic checks that the value is of that kind and writes what a file may hold (JSON Schema).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, NoReturn, TypeAlias, TypeVar

from pydantic import BeforeValidator, GetPydanticSchema, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from bgplan.core import periods
from bgplan.core.findings import Fault
from bgplan.core.numbers import read_number
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.pins import Pin, read_pins
from bgplan.core.text import Bilingual, nearest, odd_letter
from bgplan.core.vocabulary import PRICE_BASES, Comparator, Confidence, Direction, Every, Lang, Measure, Path, Stage

SMALLEST_POWER, LARGEST_POWER = -12, 18
"""The powers of ten that a unit can be of its dimension: from a millionth of a millionth to a thousand thousand bn."""

AT = "at"
"""The name of the fact that says at which key within the field a fault lies."""

NAME_FORM = r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*"
_NAME = re.compile(NAME_FORM, re.ASCII)

_LONGEST_PERIOD = 40
"""Longer texts are no dates."""
_MOST_PERIODS = 1 << 14
"""How many periods are kept to be shared by all records that name them; a folder has some hundreds."""


class Surprise(str):
    """A plain scalar that other YAML readers take for something else: ``no`` for false, ``12:30`` for 750."""

    __slots__ = ()


def read_text(text: str) -> str:
    """Return a text of prose or a print; a ``Surprise`` must be quoted first."""
    if isinstance(text, Surprise):
        raise Fault("BG209", text=str(text))
    return text


def read_name(text: str) -> str:
    """Return an identifier: small ASCII letters, digits, ``-`` and ``_``, in parts joined by dots."""
    if not _NAME.fullmatch(text):
        odd = odd_letter(text)
        raise Fault("BG203", text=str(text), expected="name", **({"foreign": odd} if odd else {}))
    if isinstance(text, Surprise):
        raise Fault("BG209", text=str(text), what="name")
    return sys.intern(text)  # a name stands in many records


def read_price_basis(text: str) -> str:
    """Return a price basis, of which the contract says whether it is one; letters of another script are named here."""
    if odd := odd_letter(text):
        raise Fault("BG207", text=text, choices=PRICE_BASES, nearest=nearest(text, PRICE_BASES), foreign=odd)
    return read_name(text)


def read_flag(text: str) -> bool:
    """Return a yes-or-no value, written ``true`` or ``false``."""
    if text not in ("true", "false"):
        raise Fault("BG203", text=str(text), expected="flag")
    return text == "true"


def read_whole(text: str) -> int:
    """Return a whole number."""
    number = read_number(text)
    if number != number.to_integral_value():
        raise Fault("BG203", text=text, expected="whole")
    return int(number)


def read_power(text: str) -> int:
    """Return the power of ten that a unit is of its dimension."""
    power = read_whole(text)
    if not SMALLEST_POWER <= power <= LARGEST_POWER:
        raise Fault("BG203", text=text, expected="power")
    return power


@lru_cache(_MOST_PERIODS)
def read_period(text: str) -> Period:
    """Return a period in SDMX notation; a fault says what to write for ``30/06/2026`` or ``8/2023``."""
    try:
        return periods.parse(str(text))
    except periods.PeriodError as error:
        raise Fault("BG206", text=str(text), reason=error.reason, write=_rewritten(text)) from None


def read_date(text: str) -> date:
    """Return a day written ``2023-08-22``."""
    return _of_kinds(text, "day", (PeriodKind.DAY,)).start


def read_publication(text: str) -> Period:
    """Return a day, month or year of publication; where only the month or year is known its last day counts."""
    return _of_kinds(text, "publication", (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.YEAR))


def _of_kinds(text: str, reason: str, kinds: tuple[PeriodKind, ...]) -> Period:
    """The period of one of the kinds; what a fault says to write is one of them, too."""
    try:
        period = read_period(text)
    except Fault as fault:
        write = str(fault.facts.get("write") or "")
        good = write and periods.parse(write).kind in kinds
        raise Fault("BG206", text=str(text), reason=fault.facts["reason"], write=write if good else "") from None
    if period.kind not in kinds:
        raise Fault("BG206", text=str(text), reason=reason, write="")
    return period


def _rewritten(text: str) -> str:
    """The text in our form where another common form leaves no doubt, else nothing."""
    from bgplan.core.period_spellings import in_our_form  # noqa: PLC0415  # only where something is wrong

    written = in_our_form(" ".join(text[:_LONGEST_PERIOD].split()))
    try:
        return periods.parse(written).text
    except periods.PeriodError:
        return ""


Kind = TypeVar("Kind", bound=StrEnum)


def choice_reader(kind: type[Kind]) -> Callable[[str], Kind]:
    """Return the reader of one value of an enumeration."""
    choices = tuple(choice.value for choice in kind)

    def read(text: str) -> Kind:
        if text not in choices:
            odd = odd_letter(text)
            foreign = {"foreign": odd} if odd else {}
            raise Fault("BG207", text=str(text), choices=choices, nearest=nearest(text, choices), **foreign)
        return kind(str(text))

    return read


def read_bilingual(value: object) -> Bilingual:
    """Return a text in both languages; neither may be missing."""
    if isinstance(value, Bilingual):
        return value
    if not isinstance(value, Mapping):
        raise Fault("BG203", text=str(value)[:80] if isinstance(value, str) else "", expected="bilingual")
    known = ("vi", "en")
    for key in value:
        if key not in known:
            raise Fault("BG201", name=str(key), nearest=nearest(str(key), known), known=known, at=str(key))
    texts = []
    for key in known:
        if key not in value:
            raise Fault("BG202", name=key, expected="text")
        if not isinstance(value[key], str):
            raise Fault("BG203", text="", expected="text", at=key)
        try:
            texts.append(read_text(value[key]))
        except Fault as fault:
            raise Fault(fault.code, **{**fault.facts, AT: key}) from None
    return Bilingual(*texts)


def _refuse(fault: Fault) -> NoReturn:
    raise PydanticCustomError(fault.code, fault.code, dict(fault.facts)) from None


def _text(reader: Callable[[str], object], expected: str, kind: type = str) -> Callable[[object], object]:
    """The reader of a field whose text ``reader`` reads; a value of ``kind`` stands for itself."""

    def read(value: object) -> object:
        if isinstance(value, kind) and not isinstance(value, str):
            return value
        if not isinstance(value, str):
            _refuse(Fault("BG203", text="", expected=expected))
        try:
            return reader(value)
        except Fault as fault:
            _refuse(fault)

    return read


def _node(reader: Callable[[object], object]) -> Callable[[object], object]:
    """The reader of a field that is more than one text."""

    def read(value: object) -> object:
        try:
            return reader(value)
        except Fault as fault:
            _refuse(fault)

    return read


def _choice(kind: type[StrEnum]) -> BeforeValidator:
    """The annotation of a field that takes one value of an enumeration."""
    return BeforeValidator(_text(choice_reader(kind), "choice", kind))


def _as_read(read: Callable[[object], object], schema: Mapping[str, object]) -> GetPydanticSchema:
    """The annotation of a field whose class is ours: pydantic takes what ``read`` returns as it is.

    Behind a ``BeforeValidator`` it would build the schema of the dataclass as well, in each model anew: that takes as
    long as all the rest of the models.
    """
    core = core_schema.no_info_plain_validator_function(read)
    return GetPydanticSchema(lambda _type, _handler: core, lambda _core, _handler: dict(schema))


_TEXT: Mapping[str, object] = {"type": "string"}
_NAMED = WithJsonSchema({**_TEXT, "pattern": f"^{NAME_FORM}$"})
_NUMERIC = WithJsonSchema({"type": ["string", "number"], "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"})
_PERIOD = {"type": ["string", "integer"], "description": "an SDMX time period, such as 2023, 2023-08 or 2021/2030"}
_BILINGUAL = {
    "type": "object",
    "properties": {"vi": _TEXT, "en": _TEXT},
    "required": ["vi", "en"],
    "additionalProperties": False,
}
_PIN_VALUE = {"oneOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": ["string", "number"]}}]}
_PIN = {"type": "object", "additionalProperties": _PIN_VALUE, "minProperties": 1}
_PINS = {"oneOf": [_PIN, {"type": "array", "items": _PIN}], "description": "the facts of the finding, by their names"}

Text: TypeAlias = Annotated[str, BeforeValidator(_text(read_text, "text"))]
Name: TypeAlias = Annotated[str, BeforeValidator(_text(read_name, "name")), _NAMED]
PriceBasis: TypeAlias = Annotated[str, BeforeValidator(_text(read_price_basis, "name")), _NAMED]
Number: TypeAlias = Annotated[Decimal, BeforeValidator(_text(read_number, "number", Decimal)), _NUMERIC]
Count: TypeAlias = Annotated[int, BeforeValidator(_text(read_whole, "whole", int)), _NUMERIC]
Power: TypeAlias = Annotated[int, BeforeValidator(_text(read_power, "power", int)), _NUMERIC]
Flag: TypeAlias = Annotated[bool, BeforeValidator(_text(read_flag, "flag", bool))]
Day: TypeAlias = Annotated[date, BeforeValidator(_text(read_date, "date", date))]
When: TypeAlias = Annotated[Period, _as_read(_text(read_period, "period", Period), _PERIOD)]
Published: TypeAlias = Annotated[Period, _as_read(_text(read_publication, "date", Period), _PERIOD)]
Both: TypeAlias = Annotated[Bilingual, _as_read(_node(read_bilingual), _BILINGUAL)]
Pins: TypeAlias = Annotated[tuple[Pin, ...], _as_read(_node(read_pins), _PINS)]
MeasureField: TypeAlias = Annotated[Measure, _choice(Measure)]
ComparatorField: TypeAlias = Annotated[Comparator, _choice(Comparator)]
PathField: TypeAlias = Annotated[Path, _choice(Path)]
DirectionField: TypeAlias = Annotated[Direction, _choice(Direction)]
StageField: TypeAlias = Annotated[Stage, _choice(Stage)]
ConfidenceField: TypeAlias = Annotated[Confidence, _choice(Confidence)]
EveryField: TypeAlias = Annotated[Every, _choice(Every)]
LangField: TypeAlias = Annotated[Lang, _choice(Lang)]
