"""The kinds of value that a record's field can have, as pydantic fields that read the file's text with our readers.

Knows single values only. pydantic sees each field as "anything, read by this function": its own conversions are never
used, and a class is built in a fraction of the time. The type checker sees the true types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeAlias, TypeVar

from pydantic_core import PydanticCustomError, core_schema

from bgplan.core import numbers, scalars
from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Fault
from bgplan.core.names import nearest, odd_letter
from bgplan.core.periods import Period
from bgplan.core.pins import Pin, read_pins
from bgplan.core.vocabulary import PRICE_BASES, Comparator, Confidence, Direction, Every, Lang, Measure, Path, Stage

SMALLEST_POWER, LARGEST_POWER = -12, 18
"""The powers of ten that a unit can be of its dimension: from a millionth of a millionth to a thousand thousand bn."""

AT = "at"
"""The name of the fact that says at which key within the field a fault lies."""


class _Read:
    """A pydantic annotation: a field is what ``read`` returns, and ``schema`` is its JSON Schema.

    Hands pydantic a finished core schema; BeforeValidator would have it inspect the function for every field.
    """

    def __init__(self, read: Callable[[object], object], schema: Mapping[str, object]) -> None:
        self._core = core_schema.no_info_plain_validator_function(read)
        self._json = dict(schema)

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        return self._core

    def __get_pydantic_json_schema__(self, core: object, handler: object) -> dict[str, object]:
        return dict(self._json)


def _refuse(fault: Fault) -> NoReturn:
    raise PydanticCustomError(fault.code, fault.code, dict(fault.facts)) from None


def _field(reader: Callable[[str], Any], expected: str, kind: type, schema: Mapping[str, object]) -> Any:  # noqa: ANN401
    """A field whose text ``reader`` reads; a value of ``kind`` stands for itself."""

    def read(value: object) -> object:
        if isinstance(value, kind) and not isinstance(value, str):
            return value
        if not isinstance(value, str):
            _refuse(Fault("BG203", text="", expected=expected))
        try:
            return reader(value)
        except Fault as fault:
            _refuse(fault)

    return Annotated[Any, _Read(read, schema)]


Kind = TypeVar("Kind", bound=StrEnum)


def choice_reader(kind: type[Kind]) -> Callable[[str], Kind]:
    """Return the reader of one value of an enumeration."""
    choices = tuple(each.value for each in kind)

    def read(text: str) -> Kind:
        if text not in choices:
            odd = odd_letter(text)
            foreign = {"foreign": odd} if odd else {}
            raise Fault("BG207", text=str(text), choices=choices, nearest=nearest(text, choices), **foreign)
        return kind(str(text))

    return read


def _choice(kind: type[StrEnum]) -> Any:  # noqa: ANN401
    """A field that takes one value of an enumeration."""
    return _field(choice_reader(kind), "choice", kind, {"enum": [each.value for each in kind]})


def read_price_basis(text: str) -> str:
    """Return a price basis, of which the contract says whether it is one; letters of another script are named here."""
    if odd := odd_letter(text):
        raise Fault("BG207", text=text, choices=PRICE_BASES, nearest=nearest(text, PRICE_BASES), foreign=odd)
    return scalars.read_name(text)


def read_whole(text: str) -> int:
    """Return a whole number."""
    number = numbers.read_number(text)
    if number != number.to_integral_value():
        raise Fault("BG203", text=text, expected="whole")
    return int(number)


def _power(text: str) -> int:
    power = read_whole(text)
    if not SMALLEST_POWER <= power <= LARGEST_POWER:
        raise Fault("BG203", text=text, expected="power")
    return power


def _bilingual(value: object) -> Bilingual:
    """A text in both languages; neither may be missing."""
    if isinstance(value, Bilingual):
        return value
    if not isinstance(value, Mapping):
        _refuse(Fault("BG203", text=str(value)[:80] if isinstance(value, str) else "", expected="bilingual"))
    known = ("vi", "en")
    for key in value:
        if key not in known:
            _refuse(Fault("BG201", name=str(key), nearest=nearest(str(key), known), known=known, at=str(key)))
    texts = []
    for key in known:
        if key not in value:
            _refuse(Fault("BG202", name=key, expected="text"))
        if not isinstance(value[key], str):
            _refuse(Fault("BG203", text="", expected="text", at=key))
        try:
            texts.append(scalars.read_text(value[key]))
        except Fault as fault:
            _refuse(Fault(fault.code, **{**fault.facts, AT: key}))
    return Bilingual(*texts)


def _pins(value: object) -> tuple[Pin, ...]:
    """What an acknowledgement pins."""
    try:
        return read_pins(value)
    except Fault as fault:
        _refuse(fault)


_TEXT: Mapping[str, object] = {"type": "string"}
_NUMBER = {"type": ["string", "number"], "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"}
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

if TYPE_CHECKING:
    Text: TypeAlias = str
    Name: TypeAlias = str
    PriceBasisField: TypeAlias = str
    Number: TypeAlias = Decimal
    Count: TypeAlias = int
    Power: TypeAlias = int
    Flag: TypeAlias = bool
    Day: TypeAlias = date
    When: TypeAlias = Period
    Published: TypeAlias = Period
    Both: TypeAlias = Bilingual
    Pins: TypeAlias = tuple[Pin, ...]
    MeasureField: TypeAlias = Measure
    ComparatorField: TypeAlias = Comparator
    PathField: TypeAlias = Path
    DirectionField: TypeAlias = Direction
    StageField: TypeAlias = Stage
    ConfidenceField: TypeAlias = Confidence
    EveryField: TypeAlias = Every
    LangField: TypeAlias = Lang
else:
    Text = _field(scalars.read_text, "text", str, _TEXT)
    Name = _field(scalars.read_name, "name", str, {**_TEXT, "pattern": f"^{scalars.NAME_FORM}$"})
    PriceBasisField = _field(read_price_basis, "name", str, {**_TEXT, "pattern": f"^{scalars.NAME_FORM}$"})
    Number = _field(numbers.read_number, "number", Decimal, _NUMBER)
    Count = _field(read_whole, "whole", int, _NUMBER)
    Power = _field(_power, "power", int, _NUMBER)
    Flag = _field(scalars.read_flag, "flag", bool, {"type": "boolean"})
    Day = _field(scalars.read_date, "date", date, {"type": "string", "format": "date"})
    When = _field(scalars.read_period, "period", Period, _PERIOD)
    Published = _field(scalars.read_publication, "date", Period, _PERIOD)
    Both = Annotated[Any, _Read(_bilingual, _BILINGUAL)]
    Pins = Annotated[Any, _Read(_pins, _PINS)]
    MeasureField = _choice(Measure)
    ComparatorField = _choice(Comparator)
    PathField = _choice(Path)
    DirectionField = _choice(Direction)
    StageField = _choice(Stage)
    ConfidenceField = _choice(Confidence)
    EveryField = _choice(Every)
    LangField = _choice(Lang)
