"""The records of the data files, as they are written: what may stand where, and of what kind each value is.

Knows the shape of one record at a time; whether records agree with each other is the business of ``resolve`` and
``validate``. With ``fields`` the only part of core that imports pydantic. Annotations are evaluated as they stand (no
``from __future__``): pydantic would otherwise compile each of them again at every start.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass
from pydantic.fields import FieldInfo

from bgplan.core.fields import (
    Both,
    ComparatorField,
    ConfidenceField,
    Count,
    Day,
    DirectionField,
    EveryField,
    Flag,
    LangField,
    MeasureField,
    Name,
    Number,
    PathField,
    Pins,
    Power,
    PriceBasis,
    Published,
    StageField,
    Text,
    When,
)
from bgplan.core.periods import Period
from bgplan.core.text import Bilingual
from bgplan.core.vocabulary import Confidence, Form, Lang


class Record:
    """One record of a data file: frozen, and nothing unknown in it."""

    __slots__ = ()


def keys_of(record: type[Record]) -> Mapping[str, FieldInfo]:
    """Return what a record may hold, key by key, as pydantic knows it."""
    if issubclass(record, BaseModel):
        return record.model_fields
    known: Mapping[str, FieldInfo] = record.__pydantic_fields__  # type: ignore[attr-defined]  # of every dataclass
    return known


class Entry(Record, BaseModel):
    """A record other than a figure: an entry of a table of ``targets.yaml``, or a part of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Term(Entry):
    """A word of the data, such as a coverage, in both languages."""

    vi: Text
    en: Text

    @property
    def bilingual(self) -> Bilingual:
        """The word as every other text of the data is held."""
        return Bilingual(self.vi, self.en)


class Abbreviation(Entry):
    """A short form that names and texts of the data use, and what it stands for."""

    short: Text
    full: Both


class Coverage(Term):
    """What is counted; ``territory`` marks one that is another territory, whose figures are no likeness of ours."""

    territory: Flag = False


class Source(Entry):
    """A publication that figures are taken from."""

    publisher: Text
    title: Text | None = None
    document: Text | None = None
    url: Text | None = None
    published: Published | None = None
    published_inferred: Flag = False
    reprints: Name | None = None
    lang: LangField = Lang.VI
    note: Both | None = None


class Unit(Entry):
    """A unit: a power of ten of its dimension, its names on the screen and the words prints use for the dimension."""

    name: Both
    dimension: Name
    power: Power = 0
    count: Flag = False
    words: tuple[Text, ...] = ()


class Closed(Entry):
    """The end of a series, and why it ends."""

    on: Day
    why: Both


class Among(Entry):
    """How many there are to be ranked among, to the day on which their number changed."""

    count: Count
    until: Day | None = None


class Indicator(Entry):
    """One series: concept, unit, price basis, coverage, industry, measure (and comparator or whole).

    ``things`` names what is counted or measured: targets of one plan and due date with the same are siblings.
    ``index_of`` names the level whose volume an index measures: the growth of the one stands beside that of the other.
    """

    concept: Name
    name: Both
    label: Both | None = None
    unit: Name
    measure: MeasureField
    price_basis: PriceBasis | None = None
    coverage: Name
    industry: Name | None = None
    comparator: ComparatorField | None = None
    whole: Both | None = None
    things: Name | None = None
    index_of: Name | None = None
    direction: DirectionField | None = None
    limit: Number | None = None
    every: EveryField | None = None
    among: tuple[Among, ...] = ()
    closed: Closed | None = None
    watch: Flag = False
    lead: Both | None = None
    note: Both | None = None

    @property
    def short(self) -> Bilingual:
        """The name that the table shows."""
        return self.label or self.name

    @property
    def attributes(self) -> tuple[str | None, ...]:
        """What a level and its growth have in common: concept, price basis, coverage and industry."""
        return self.concept, self.price_basis, self.coverage, self.industry


class Plan(Entry):
    """A document that sets targets, or a plan known only from prints about it; ``main`` marks the leading one."""

    name: Both
    label: Both | None = None
    document: Text | None = None
    issued: Day | None = None
    period: When
    period_printed: Text | None = None
    source: Name
    main: Flag = False
    method: Name | None = None
    superseded_by: Name | None = None
    lead: Both | None = None
    note: Both | None = None

    @property
    def short(self) -> Bilingual:
        """What a cell calls it: its label, else the document's number, else its name."""
        return self.label or (self.name if self.document is None else Bilingual(self.document, self.document))


_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Figure(Record):
    """A figure as printed, as a value, or both (a double entry); ``low`` and ``high`` widen what it can stand for.

    ``misprint`` says what is wrong with the print where ``value`` mends it. Figures are dataclasses with slots, a
    third of a model's size: a folder may hold hundreds of thousands of them.
    """

    printed: Text | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    misprint: Both | None = None
    source: Name | None = None
    note: Both | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Component(Figure):
    """One addition to, or removal from, the base of a composed target."""

    what: Both
    unit: Name | None = None


class Composition(Entry):
    """How a target is made: base + added - removed; ``other`` parts are announced but do not enter the total."""

    added: tuple[Component, ...] = ()
    removed: tuple[Component, ...] = ()
    other: tuple[Component, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Base(Figure):
    """What a target is measured from; without a figure of its own it follows from the composition."""

    period: When
    period_assumed: Flag = False
    assumed: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Target(Figure):
    """What a plan demands of an indicator: a level by ``due``, or an average or a sum ``over`` years."""

    plan: Name
    indicator: Name
    due: When | None = None
    over: When | None = None
    path: PathField
    base: Base | None = None
    composition: Composition | None = None
    implied: Flag = False
    direction: DirectionField | None = None
    maintain: Flag = False
    method: Name | None = None
    proxy: Name | None = None
    superseded_by: Name | None = None
    lead: Both | None = None

    @property
    def term(self) -> Period | None:
        """The period that the target is set for."""
        return self.due or self.over


class Identity(Entry):
    """What must hold among indicators; which of the forms it is, its keys say (docs/records.md).

    ``total`` and ``parts``: a sum. ``share``, ``part`` and ``whole``: a share in percent; without ``share`` only that
    the part is no more than the whole. ``product`` and ``factors``. ``closing`` with ``opening``, ``added`` and
    ``removed``: a balance. ``nested``: each state holds the next. ``growth`` and ``of``: a growth and the level that
    grows, with ``base`` where the level before may stand under another indicator. ``growth`` and ``growths``: a whole's
    growth and those of its parts. ``ratio`` with ``low`` and ``high``: what is plausible of the first over the second.
    """

    total: Name | None = None
    parts: Annotated[tuple[Name, ...], Field(min_length=2)] | None = None
    share: Name | None = None
    part: Name | None = None
    whole: Name | None = None
    product: Name | None = None
    factors: Annotated[tuple[Name, ...], Field(min_length=2)] | None = None
    closing: Name | None = None
    opening: Name | None = None
    added: tuple[Name, ...] = ()
    removed: tuple[Name, ...] = ()
    nested: Annotated[tuple[Name, ...], Field(min_length=2)] | None = None
    growth: Name | None = None
    of: Name | None = None
    base: Name | None = None
    growths: Annotated[tuple[Name, ...], Field(min_length=2)] | None = None
    ratio: Annotated[tuple[Name, ...], Field(min_length=2, max_length=2)] | None = None
    low: Number | None = None
    high: Number | None = None
    note: Both | None = None

    @property
    def form(self) -> Form | None:
        """Which form the keys make; None where they make none, or more than one."""
        given = frozenset(name for name in IDENTITY_KEYS if getattr(self, name) not in (None, ()))
        return next((form for form, (needed, more) in _FORMS if needed <= given <= needed | more), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Every indicator that it names, in the order of the keys."""
        found: list[str] = []
        for key in IDENTITY_KEYS:
            value = getattr(self, key)
            found += [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
        return tuple(found)


IDENTITY_KEYS = (
    *("total", "parts", "share", "part", "whole", "product", "factors", "closing", "opening", "added", "removed"),
    *("nested", "growth", "of", "base", "growths", "ratio", "low", "high"),
)
"""The keys of an identity that make its form."""

_FORMS: tuple[tuple[Form, tuple[frozenset[str], frozenset[str]]], ...] = (
    (Form.SUM, (frozenset({"total", "parts"}), frozenset())),
    (Form.SHARE, (frozenset({"share", "part", "whole"}), frozenset())),
    (Form.PART, (frozenset({"part", "whole"}), frozenset())),
    (Form.PRODUCT, (frozenset({"product", "factors"}), frozenset())),
    (Form.BALANCE, (frozenset({"closing"}), frozenset({"opening", "added", "removed"}))),
    (Form.NESTED, (frozenset({"nested"}), frozenset())),
    (Form.GROWTH_OF, (frozenset({"growth", "of"}), frozenset({"base"}))),
    (Form.GROWTH_OF_PARTS, (frozenset({"growth", "growths"}), frozenset())),
    (Form.RATIO, (frozenset({"ratio"}), frozenset({"low", "high"}))),
)
"""The keys that each form needs, and those that it may have besides."""


class Acknowledgement(Entry):
    """A known contradiction: the rule, what it is about, the figures that were looked at, and why it stands."""

    rule: Text
    subject: Text
    facts: Pins = ()
    reason: Both


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class PlanShare(Figure):
    """A figure's percentage of an annual plan, as printed beside it."""

    plan: Name


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Observation(Figure):
    """One figure of an indicator for a period, as one source published it.

    ``withdrawn`` says why its publisher took it back, ``withdrawn_on`` when: until then it counts.
    ``price_basis``, ``comparator`` and ``coverage`` are what the source itself says they are, where it says so.
    """

    indicator: Name
    period: When
    unit: Name | None = None
    stage: StageField | None = None
    round: Count | None = None
    published: Published | None = None
    published_inferred: Flag = False
    confidence: ConfidenceField = Confidence.HIGH
    pct_of_plan: PlanShare | None = None
    withdrawn: Both | None = None
    withdrawn_on: Published | None = None
    price_basis: PriceBasis | None = None
    comparator: ComparatorField | None = None
    coverage: Name | None = None
