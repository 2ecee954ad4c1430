"""The records of the data files, as they are written: what may stand where, and of what kind each value is.

Knows the shape of one record at a time; whether records agree with each other is the business of ``settle`` and
``validate``. The only module of core that imports pydantic. Every scalar arrives as the text of the file and is read
by one strict reader of ours; pydantic's own conversions are never used.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from bgplan.core import numbers, scalars
from bgplan.core.bilingual import Bilingual
from bgplan.core.findings import Fault
from bgplan.core.periods import Period
from bgplan.core.vocabulary import Comparator, Confidence, Direction, Every, Lang, Measure, Path, Stage


def _reads(reader: Callable[[str], Any], expected: str, kind: type) -> BeforeValidator:
    """A pydantic validator that gives the file's text to ``reader`` and turns its faults into located errors."""

    def read(value: object) -> object:
        if isinstance(value, kind) and not isinstance(value, str):
            return value
        if value is None:
            raise PydanticCustomError("BG202", "{expected} missing", {"expected": expected})
        if not isinstance(value, str):
            raise PydanticCustomError("BG203", "{expected} expected", {"text": "", "expected": expected})
        try:
            return reader(value)
        except Fault as fault:
            raise PydanticCustomError(fault.code, fault.code, dict(fault.facts)) from None  # type: ignore[arg-type]

    return BeforeValidator(read)


def _whole(text: str) -> int:
    number = numbers.read_number(text)
    if number != number.to_integral_value():
        raise Fault("BG203", text=text, expected="whole")
    return int(number)


_NUMBER_SCHEMA = WithJsonSchema({"type": ["string", "number"], "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"})
_PERIOD_SCHEMA = WithJsonSchema({"type": ["string", "integer"], "description": "an SDMX time period"})

Text = Annotated[str, _reads(scalars.read_text, "text", Bilingual)]
Name = Annotated[str, _reads(scalars.read_name, "name", Bilingual), WithJsonSchema({"type": "string"})]
Number = Annotated[Decimal, _reads(numbers.read_number, "number", Decimal), _NUMBER_SCHEMA]
Count = Annotated[int, _reads(_whole, "whole", int), _NUMBER_SCHEMA]
Flag = Annotated[bool, _reads(scalars.read_flag, "flag", bool), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, _reads(scalars.read_date, "date", date), WithJsonSchema({"type": "string", "format": "date"})]
When = Annotated[Period, _reads(scalars.read_period, "period", Period), _PERIOD_SCHEMA]
Published = Annotated[Period, _reads(scalars.read_publication, "date", Period), _PERIOD_SCHEMA]


class Record(BaseModel):
    """One record of a data file: frozen, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """A publication that figures are taken from."""

    publisher: Text
    title: Text | None = None
    document: Text | None = None
    url: Text | None = None
    published: Published | None = None
    published_inferred: Flag = False
    lang: Lang = Lang.VI
    note: Bilingual | None = None


class Unit(Record):
    """A unit: a power of ten of its dimension, its names on the screen and the words prints use for the dimension."""

    name: Bilingual
    dimension: Name
    power: Count = 0
    count: Flag = False
    words: tuple[Text, ...] = ()


class Closed(Record):
    """The end of a series, and why it ends."""

    on: Day
    why: Bilingual


class Indicator(Record):
    """One series: concept, unit, price basis, coverage, industry, measure (and comparator or whole)."""

    concept: Name
    name: Bilingual
    label: Bilingual | None = None
    unit: Name
    measure: Measure
    price_basis: Name | None = None
    coverage: Name
    industry: Name | None = None
    comparator: Comparator | None = None
    whole: Bilingual | None = None
    direction: Direction | None = None
    every: Every | None = None
    closed: Closed | None = None
    watch: Flag = False
    note: Bilingual | None = None

    @property
    def short(self) -> Bilingual:
        """The name that the table shows."""
        return self.label or self.name


class Plan(Record):
    """A document that sets targets, or a plan known only from prints about it."""

    name: Bilingual
    document: Text | None = None
    issued: Day | None = None
    period: When
    period_printed: Text | None = None
    source: Name
    method: Name | None = None
    superseded_by: Name | None = None
    note: Bilingual | None = None


class Figure(Record):
    """A figure as printed, as a value, or both (a double entry); ``low`` and ``high`` widen what it can stand for.

    ``misprint`` says what is wrong with the print where ``value`` mends it.
    """

    printed: Text | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    misprint: Bilingual | None = None
    source: Name | None = None
    note: Bilingual | None = None


class Component(Figure):
    """One addition to, or removal from, the base of a composed target."""

    what: Bilingual
    unit: Name | None = None


class Composition(Record):
    """How a target is made: base + added - removed; ``other`` parts are announced but do not enter the total."""

    added: tuple[Component, ...] = ()
    removed: tuple[Component, ...] = ()
    other: tuple[Component, ...] = ()


class Base(Figure):
    """What a target is measured from; without a figure of its own it follows from the composition."""

    period: When
    period_assumed: Flag = False
    assumed: Flag = False


class Target(Figure):
    """What a plan demands of an indicator: a level by ``due``, or an average or a sum ``over`` years."""

    plan: Name
    indicator: Name
    due: When | None = None
    over: When | None = None
    path: Path
    base: Base | None = None
    composition: Composition | None = None
    implied: Flag = False
    direction: Direction | None = None
    maintain: Flag = False
    method: Name | None = None
    proxy: Name | None = None
    superseded_by: Name | None = None

    @property
    def term(self) -> Period | None:
        """The period that the target is set for."""
        return self.due or self.over


class Identity(Record):
    """A sum that holds within one source and period: the total's figure equals the sum of the parts'."""

    total: Name
    parts: Annotated[tuple[Name, ...], Field(min_length=2)]
    note: Bilingual | None = None


class Acknowledgement(Record):
    """A known contradiction: the rule, what it is about, and the reason why it stands."""

    rule: Text
    subject: Text
    reason: Bilingual


class PlanShare(Figure):
    """A figure's percentage of an annual plan, as printed beside it."""

    plan: Name


class Observation(Figure):
    """One figure of an indicator for a period, as one source published it."""

    indicator: Name
    period: When
    unit: Name | None = None
    stage: Stage | None = None
    round: Count | None = None
    published: Published | None = None
    published_inferred: Flag = False
    confidence: Confidence = Confidence.HIGH
    pct_of_plan: PlanShare | None = None
    withdrawn: Bilingual | None = None
