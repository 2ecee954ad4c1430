"""Small books made of short dicts, through the real records and the real settling.

``settled`` makes a book of one plan document with the tables that a test names; everything it does not name has a
plain default. Numbers may be given as numbers: they are read as the texts that a file would hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import TypeAdapter

from bgplan.core import periods
from bgplan.core.compare import Question, compare
from bgplan.core.dataset import Dataset, PlanFile, Snapshot
from bgplan.core.findings import Finding
from bgplan.core.model import Acknowledgement, Identity, Indicator, Observation, Plan, Record, Source, Target, Unit
from bgplan.core.report import Report, Result
from bgplan.core.resolve import resolve
from bgplan.core.rules import RuleOutcome
from bgplan.core.text import Bilingual

R = TypeVar("R", bound=Record)
Table = Mapping[str, Mapping[str, Any]]
Entry = dict[str, Any]

BOTH = {"vi": "chữ", "en": "words"}
LATEST = date(2040, 12, 31)
"""After everything that a test dates."""

SOURCES: Table = {
    "plan-text": {"publisher": "Tỉnh ủy"},
    "paper": {"publisher": "Báo Bắc Giang"},
    "office": {"publisher": "Cục Thống kê"},
}
UNITS: Table = {
    "park": {"name": BOTH, "dimension": "park", "count": "true", "words": ["khu công nghiệp", "KCN"]},
    "ha": {"name": BOTH, "dimension": "area", "words": ["ha"]},
    "pct": {"name": BOTH, "dimension": "percent", "words": ["%"]},
    "bn": {"name": BOTH, "dimension": "vnd", "power": 9, "words": ["đồng"]},
    "trn": {"name": BOTH, "dimension": "vnd", "power": 12, "words": ["đồng"]},
    "rank": {"name": BOTH, "dimension": "rank", "count": "true", "words": ["thứ"]},
}
_COMMON = {"concept": "parks", "name": BOTH, "coverage": "all"}
INDICATORS: Table = {
    "parks": {**_COMMON, "unit": "park", "measure": "stock"},
    "area": {**_COMMON, "concept": "area", "unit": "ha", "measure": "stock"},
    "output": {**_COMMON, "concept": "output", "unit": "bn", "measure": "flow", "price_basis": "constant-2010"},
    "growth": {**_COMMON, "concept": "growth", "unit": "pct", "measure": "growth", "comparator": "previous-year"},
    "filled": {**_COMMON, "concept": "filled", "unit": "pct", "measure": "share", "whole": BOTH},
    "place": {**_COMMON, "concept": "place", "unit": "rank", "measure": "rank", "direction": "down"},
}
PLANS: Table = {
    "plan": {"name": BOTH, "period": "2021/2030", "source": "plan-text"},
    "year": {"name": BOTH, "period": "2023", "source": "plan-text"},
}
TERMS = {"all": Bilingual("toàn tỉnh", "province"), "parks": Bilingual("các khu", "parks")}


def target(value: object = None, *, indicator: str = "parks", **more: object) -> Entry:
    """Return a target: 29 parks by 2030 on a linear path from 9 at the end of 2020, unless said otherwise."""
    given = {"value": value, "indicator": indicator, "plan": "plan", "path": "linear", **more}
    if "over" not in more:
        given.setdefault("due", "2030")
    return _without_none(given)


def base(value: object = None, period: str = "2020", **more: object) -> Entry:
    """Return a base at the end of 2020."""
    return _without_none({"value": value, "period": period, **more})


def seen(value: object, period: str, indicator: str = "parks", **more: object) -> Entry:
    """Return an observation, published by the paper on the day its period ends."""
    on = periods.parse(period).end.isoformat()
    return _without_none({"indicator": indicator, "period": period, "value": value, "published": on, **more})


def part(value: object, **more: object) -> Entry:
    """Return a component of a composition."""
    return _without_none({"what": BOTH, "value": value, **more})


def plan_file(  # noqa: PLR0913  # one argument a table
    *,
    targets: Table | None = None,
    indicators: Table | None = None,
    plans: Table | None = None,
    sources: Table | None = None,
    units: Table | None = None,
    identities: Table | None = None,
    acknowledged: tuple[Mapping[str, Any], ...] = (),
) -> PlanFile:
    """Return the written plan: the defaults, each entry changed or joined by the given ones."""
    return PlanFile(
        file="targets.yaml",
        territory=Bilingual("Tỉnh", "Province"),
        sources=_records(Source, sources),
        units=_records(Unit, units),
        concepts={each["concept"]: Bilingual("k", "c") for each in INDICATORS.values()},
        coverages=TERMS,
        industries={"industry": Bilingual("công nghiệp", "industry"), "total": Bilingual("tất cả", "all")},
        indicators=_records(Indicator, indicators),
        plans=_records(Plan, plans),
        targets=_records(Target, targets),
        identities=_records(Identity, identities),
        acknowledged=tuple(record(Acknowledgement, {"reason": BOTH, **each}) for each in acknowledged),
    )


def snapshot(*observations: Mapping[str, Any], month: str = "2040-12", source: str | None = "paper") -> Snapshot:
    """Return a snapshot, late enough to hold everything."""
    records = tuple(record(Observation, each) for each in observations)
    return Snapshot(f"actuals/{month}.yaml", periods.parse(month), source, records)


def settled(*observations: Mapping[str, Any], **tables: Any) -> tuple[Dataset, tuple[Finding, ...]]:  # noqa: ANN401
    """Return the book of the observations and of ``plan_file(**tables)``, with the findings of its settling."""
    return resolve(plan_file(**tables), (snapshot(*observations),))


def dataset(*observations: Mapping[str, Any], **tables: Any) -> Dataset:  # noqa: ANN401
    """Return a book with which nothing is wrong."""
    made, findings = settled(*observations, **tables)
    assert findings == (), findings
    return made


def report(made: Dataset, as_of: str | date = LATEST, **more: Any) -> Report:  # noqa: ANN401
    """Return the report as of a date."""
    on = as_of if isinstance(as_of, date) else date.fromisoformat(as_of)
    return compare(made, Question(on, **more))


def judged(
    goal: Mapping[str, Any],
    *observations: Mapping[str, Any],
    as_of: str | date = "2029-12-31",
    **tables: Any,  # noqa: ANN401
) -> Result:
    """Return how one target stands."""
    (only,) = report(dataset(*observations, targets={"t": goal}, **tables), as_of).targets
    return only


def fails(outcomes: Iterable[Finding | RuleOutcome]) -> tuple[Finding, ...]:
    """Return what a check found, without what it found nothing wrong with."""
    return tuple(each for each in outcomes if isinstance(each, Finding))


def said(outcomes: Iterable[Finding | RuleOutcome]) -> list[str]:
    """Return what a check says of each thing that it looks at: ``fail``, ``pass`` or ``untold``."""
    words = {True: "pass", False: "untold"}
    return ["fail" if isinstance(each, Finding) else words[each.evaluable] for each in outcomes]


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Return the codes of findings and what they are about."""
    return [(finding.code, finding.subject) for finding in findings]


DEFAULTS: Mapping[type[Record], Table] = {Source: SOURCES, Unit: UNITS, Indicator: INDICATORS, Plan: PLANS}


_MADE: dict[type[Record], Mapping[str, Any]] = {}
"""The records that every plan file has, made once."""

_ADAPTERS: dict[type[Record], TypeAdapter[Any]] = {}
"""What makes records of entries, one for each kind of record."""


def _records(model: type[Record], given: Table | None) -> dict[str, Any]:
    """The defaults, each entry changed or joined by the given ones."""
    defaults = DEFAULTS.get(model, {})
    if model not in _MADE:
        _MADE[model] = {name: record(model, entry) for name, entry in defaults.items()}
    changed = {name: record(model, {**defaults.get(name, {}), **entry}) for name, entry in (given or {}).items()}
    return {**_MADE[model], **changed}


def record(model: type[R], entry: Mapping[str, Any]) -> R:
    """Return the record that a data file with such an entry has."""
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    made: R = _ADAPTERS[model].validate_python(_texts(entry))
    return made


def _texts(value: Any) -> Any:  # noqa: ANN401
    """Every scalar as the text that a data file would hold; what is None is not there."""
    if isinstance(value, Mapping):
        return {key: _texts(each) for key, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [_texts(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _without_none(given: Mapping[str, Any]) -> Entry:
    return {key: value for key, value in given.items() if value is not None}
