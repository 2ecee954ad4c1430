"""Observations as written, kept small: a folder may hold hundreds of thousands of them.

An ``Observed`` says what a ``model.Observation`` says, under the same names, in a tenth of the memory. ``observed``
reads the texts of a record that is as it should be with the readers of its fields; where anything is not, it returns
None, and ``model.Observation`` says what. Knows one record; never where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from bgplan.core import fields as scalars
from bgplan.core import numbers
from bgplan.core.bilingual import Bilingual
from bgplan.core.fields import choice_reader, read_whole
from bgplan.core.findings import Fault
from bgplan.core.model import Figure, Observation, PlanShare
from bgplan.core.periods import Period
from bgplan.core.vocabulary import Comparator, Confidence, Stage

_MOST_KEPT = 1 << 14
"""How many names, periods and sets of attributes are kept to be shared; a folder has some hundreds."""


class Share(NamedTuple):
    """A figure's percentage of an annual plan, as printed beside it (``model.PlanShare``)."""

    plan: str
    printed: str | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    misprint: Bilingual | None = None
    source: str | None = None
    note: Bilingual | None = None


class Rest(NamedTuple):
    """What most observations do not say, or say in the same way."""

    low: Decimal | None = None
    high: Decimal | None = None
    misprint: Bilingual | None = None
    note: Bilingual | None = None
    unit: str | None = None
    stage: Stage | None = None
    round: int | None = None
    published: Period | None = None
    published_inferred: bool = False
    confidence: Confidence = Confidence.HIGH
    pct_of_plan: Share | None = None
    withdrawn: Bilingual | None = None
    withdrawn_on: Period | None = None
    price_basis: str | None = None
    comparator: Comparator | None = None
    coverage: str | None = None


NOTHING_MORE = Rest()


@dataclass(frozen=True, slots=True)
class Observed:
    """One figure of an indicator for a period, as one source published it; what the fields mean: ``Observation``.

    The value stays a text until it is asked for, and ``rest`` is one object for all that say the same.
    """

    indicator: str
    period: Period
    printed: str | None
    number: str | None
    source: str | None
    rest: Rest = NOTHING_MORE

    @classmethod
    def of(cls, record: Observation) -> Observed:
        """Return the same observation as the model holds it."""
        share = record.pct_of_plan
        more = {name: getattr(record, name) for name in Rest._fields}
        more["pct_of_plan"] = None if share is None else _share_of(share)
        number = None if record.value is None else str(record.value)
        return cls(record.indicator, record.period, record.printed, number, record.source, Rest(**more))

    def model_copy(self, *, update: Mapping[str, object]) -> Observed:
        """Return the observation with some of its fields changed, as the models do it."""
        given: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self)}
        more: dict[str, Any] = dict(update)
        if "value" in more:
            value = more.pop("value")
            given["number"] = None if value is None else str(value)
        given |= {name: more.pop(name) for name in tuple(more) if name in given}
        given["rest"] = self.rest._replace(**more)
        return Observed(**given)

    @property
    def value(self) -> Decimal | None:
        """The figure as a number."""
        return None if self.number is None else Decimal(self.number)

    @property
    def low(self) -> Decimal | None:
        """The lowest that the figure can stand for, where it is given."""
        return self.rest.low

    @property
    def high(self) -> Decimal | None:
        """The highest that the figure can stand for, where it is given."""
        return self.rest.high

    @property
    def misprint(self) -> Bilingual | None:
        """What is wrong with the print where ``value`` mends it."""
        return self.rest.misprint

    @property
    def note(self) -> Bilingual | None:
        """What is shown beside the figure."""
        return self.rest.note

    @property
    def unit(self) -> str | None:
        """The unit, where the record names it."""
        return self.rest.unit

    @property
    def stage(self) -> Stage | None:
        """How final the figure is."""
        return self.rest.stage

    @property
    def round(self) -> int | None:
        """Which estimate it is, where there are several."""
        return self.rest.round

    @property
    def published(self) -> Period | None:
        """When it was published, where that is not the source's date."""
        return self.rest.published

    @property
    def published_inferred(self) -> bool:
        """Whether that date is concluded."""
        return self.rest.published_inferred

    @property
    def confidence(self) -> Confidence:
        """How far the figure can be trusted."""
        return self.rest.confidence

    @property
    def pct_of_plan(self) -> Share | None:
        """Its percentage of an annual plan, as printed beside it."""
        return self.rest.pct_of_plan

    @property
    def withdrawn(self) -> Bilingual | None:
        """Why its publisher withdrew it."""
        return self.rest.withdrawn

    @property
    def withdrawn_on(self) -> Period | None:
        """When its publisher withdrew it, where that is known."""
        return self.rest.withdrawn_on

    @property
    def price_basis(self) -> str | None:
        """The prices that the source says it is in."""
        return self.rest.price_basis

    @property
    def comparator(self) -> Comparator | None:
        """What the source says a growth is compared with."""
        return self.rest.comparator

    @property
    def coverage(self) -> str | None:
        """What the source says it covers."""
        return self.rest.coverage


WrittenFigure: TypeAlias = Figure | Observed | Share
"""Whatever has a print, a value and bounds."""


def observed(node: object) -> Observed | None:
    """Return the observation that a mapping of texts says; None where anything in it is not as it should be."""
    if not isinstance(node, dict):
        return None
    try:
        plain = {key: _plain(node[key]) for key in _MAIN if key in node}
        if "value" in plain:
            numbers.read_number(plain["value"])
        rest = NOTHING_MORE if len(plain) == len(node) else _rest(node)
        return Observed(
            _name(plain["indicator"]),
            _period(plain["period"]),
            plain.get("printed"),
            plain.get("value"),
            _name(plain["source"]) if "source" in plain else None,
            rest,
        )
    except (Fault, KeyError, TypeError):
        return None


_MAIN = ("indicator", "period", "printed", "value", "source")


def _plain(node: object) -> str:
    """A text that no YAML reader takes for anything else; TypeError for anything else."""
    if type(node) is not str:
        raise TypeError
    return node


def _rest(node: Mapping[str, object]) -> Rest:
    texts = tuple((key, text) for key, text in node.items() if key not in _MAIN and type(text) is str)
    nested = {key: _NESTED[key](each) for key, each in node.items() if key not in _MAIN and type(each) is not str}
    rest = _rest_of(texts)
    return rest._replace(**nested) if nested else rest


@lru_cache(maxsize=_MOST_KEPT)
def _rest_of(texts: tuple[tuple[str, str], ...]) -> Rest:
    return Rest(**{key: _READERS[key](text) for key, text in texts})


def _share(node: object) -> Share:
    if not isinstance(node, dict):
        raise TypeError
    given = {key: _SHARE[key](_plain(text)) for key, text in node.items() if key not in ("misprint", "note")}
    given |= {key: _bilingual(node[key]) for key in ("misprint", "note") if key in node}
    return Share(**given)


def _share_of(share: PlanShare) -> Share:
    return Share(**{name: getattr(share, name) for name in Share._fields})


def _bilingual(node: object) -> Bilingual:
    if not isinstance(node, dict) or set(node) != {"vi", "en"}:
        raise TypeError
    return Bilingual(_plain(node["vi"]), _plain(node["en"]))


_name = lru_cache(maxsize=_MOST_KEPT)(scalars.read_name)
_period = lru_cache(maxsize=_MOST_KEPT)(scalars.read_period)
_publication = lru_cache(maxsize=_MOST_KEPT)(scalars.read_publication)

_Readers: TypeAlias = Mapping[str, Callable[[str], Any]]
_NUMBERS: _Readers = MappingProxyType(dict.fromkeys(("low", "high"), numbers.read_number))
_READERS: _Readers = MappingProxyType(
    {
        **_NUMBERS,
        **dict.fromkeys(("unit", "price_basis", "coverage"), _name),
        "stage": choice_reader(Stage),
        "round": read_whole,
        **dict.fromkeys(("published", "withdrawn_on"), _publication),
        "published_inferred": scalars.read_flag,
        "confidence": choice_reader(Confidence),
        "comparator": choice_reader(Comparator),
    }
)
_SHARE: _Readers = MappingProxyType(
    {**_NUMBERS, "value": numbers.read_number, "plan": _name, "source": _name, "printed": scalars.read_text}
)
_NESTED: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {**dict.fromkeys(("misprint", "note", "withdrawn"), _bilingual), "pct_of_plan": _share}
)
