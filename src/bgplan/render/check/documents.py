"""The checks among targets: sums of parts, growth between two targets, documents that agree or not.

A page of its own, a sentence each, or one line that says where to look. Knows how each kind is told; never whether it
holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.findings import Fact
from bgplan.core.model import Unit
from bgplan.core.report import Report, Result, TargetCheck, gives_another
from bgplan.render import numerals
from bgplan.render.amounts import amount_text, hedge_sign
from bgplan.render.ascii import NO_BREAK
from bgplan.render.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Legend,
    Rows,
    Table,
    Title,
    paragraph,
)
from bgplan.render.verdicts import sign, verdict
from bgplan.render.words import Words

_OTHER = "other"
"""The name of the sign beside a status that is not that of the deciding document."""

_NARROWEST_NAME = 18
_NARROWEST_TEXT = 16


def documents_line(report: Report, words: Words) -> str | None:
    """Return what a reader of the check is to know: how many targets differ, how many sums do not hold; else nothing.

    It ends with the command that shows them.
    """
    differ = sum(not demand.holds for demand in _demands(report))
    fail = sum(not check.holds for check in _of_kind(report, "composition"))
    told = [
        words(f"against.{key}_one" if number == 1 else f"against.{key}", count=number)
        for key, number in (("differ", differ), ("fail", fail))
        if number
    ]
    return words.said("against.line", said=", ".join(told)) if told else None


def documents_page(report: Report, words: Words) -> Document:
    """Return the targets held against each other as a document: what fails or differs comes first in each part."""
    return tuple(_Page(report, words).blocks())


class _Demand(NamedTuple):
    """One target as several documents set it, in the order in which the pairs name them; whether all can hold."""

    targets: tuple[ResolvedTarget, ...]
    holds: bool


def _of_kind(report: Report, kind: str) -> tuple[TargetCheck, ...]:
    return tuple(check for check in report.target_checks if check.kind == kind)


def _demands(report: Report) -> tuple[_Demand, ...]:
    """What several documents set, each once."""
    found: list[_Demand] = []
    for pair in _of_kind(report, "documents"):
        target, other = pair.targets
        at = next((at for at, demand in enumerate(found) if target in demand.targets), None)
        if at is None:
            found.append(_Demand((target, other), bool(pair.holds)))
        else:
            before, holds = found[at]
            targets = before if other in before else (*before, other)
            found[at] = _Demand(targets, holds and bool(pair.holds))
    return tuple(found)


class _Page:
    """A report's checks among targets, in tables."""

    def __init__(self, report: Report, words: Words) -> None:
        self.report, self.words = report, words
        self.results: Mapping[str, Result] = {result.name: result for result in report.targets}

    def blocks(self) -> Iterator[Block]:
        """Yield the title, a table for each kind of check that there is, and the meaning of the sign."""
        words, report = self.words, self.report
        about = {"territory": words.own(report.territory), "date": words.shown(report.as_of)}
        yield Title(
            words("against.page"), words.said("against.undated" if report.is_undated else "against.about", **about)
        )
        parts = (
            ("sums", self._sums(_of_kind(report, "composition"))),
            ("steps", self._steps(_of_kind(report, "growth_between"))),
            ("documents", self._documents(_demands(report))),
        )
        for key, table in parts:
            if table.groups:
                yield Heading(words(f"against.{key}"))
                yield table
        if not any(table.groups for _, table in parts):
            yield paragraph(words("against.nothing"), apart=True)
        yield Legend(((_OTHER, words("against.other")),))

    def _unit(self, target: ResolvedTarget) -> Unit:
        return self.report.written.units[target.indicator.unit]

    def _name(self, target: ResolvedTarget) -> Cell:
        return Cell(self.words.own(target.indicator.short))

    def _sums(self, checks: tuple[TargetCheck, ...]) -> Table:
        """The sums written out, those that do not hold first."""
        rows = [
            (
                check.targets[0],
                (
                    self._name(check.targets[0]),
                    Cell(_sum_text(check, self._unit(check.targets[0]), self.words)),
                    self._holds(check),
                ),
            )
            for check in sorted(checks, key=lambda check: bool(check.holds))
        ]
        columns = (
            Column("indicator", self.words("against.head.indicator"), is_name=True, least=_NARROWEST_NAME),
            Column("sum", self.words("against.head.sum")),
            Column("verdict", self.words("against.head.verdict"), least=_NARROWEST_TEXT),
        )
        return Table(columns, self._by_plan(rows), gap=2)

    def _holds(self, check: TargetCheck) -> Cell:
        words = self.words
        if check.holds:
            return Cell(words("against.holds_derived" if check.facts["basis"] == "derived" else "against.holds"))
        return Cell(words("against.fails_by", sum=check.facts["sum"]), "severity.error")

    def _by_plan(self, rows: Iterable[tuple[ResolvedTarget, tuple[Cell, ...]]]) -> tuple[Rows, ...]:
        """The rows below the names of the plans, in their order."""
        groups: dict[str, list[tuple[Cell, ...]]] = {}
        for target, row in rows:
            groups.setdefault(self.words.own(target.plan.name), []).append(row)
        return tuple(Rows(plan, tuple(found)) for plan, found in groups.items())

    def _steps(self, checks: tuple[TargetCheck, ...]) -> Table:
        """From which target to which, and how much growth a year that takes."""
        rows = [
            (
                first,
                (
                    self._name(first),
                    Cell(self._point(check.facts["from"], first)),
                    Cell(self._point(check.facts["to"], second)),
                    Cell(_rate_text(check.facts["rate"], self.words)),
                ),
            )
            for check in checks
            for first, second in (check.targets,)
        ]
        columns = (
            Column("indicator", self.words("against.head.indicator"), is_name=True, least=_NARROWEST_NAME),
            Column("from", self.words("against.head.from"), is_number=True),
            Column("to", self.words("against.head.to"), is_number=True),
            Column("rate", self.words("against.head.rate"), is_number=True),
        )
        return Table(columns, self._by_plan(rows), gap=2)

    def _point(self, value: Fact, target: ResolvedTarget) -> str:
        number = self.words.in_unit(self.words.shown(value), self._unit(target))
        return f"{number} ({_term(target)})"

    def _documents(self, demands: tuple[_Demand, ...]) -> Table:
        """Each target with its documents: what it demands and how it stands by each; those that differ first."""
        groups = tuple(self._demand(demand) for demand in sorted(demands, key=lambda demand: demand.holds))
        columns = (
            Column("document", self.words("against.head.document"), is_name=True, least=_NARROWEST_NAME),
            Column("target", self.words("against.head.target"), is_number=True),
            Column("status", self.words("against.head.status"), least=_NARROWEST_TEXT),
        )
        return Table(columns, groups, gap=2)

    def _demand(self, demand: _Demand) -> Rows:
        words, targets = self.words, demand.targets
        values = {amount_text(target.amount, words) for target in targets if target.amount is not None}
        agreed = "agree" if len(values) == 1 else "compatible"
        key = f"against.group_{agreed}" if demand.holds else "against.group_differ"
        heading = words.said(key, name=words.own(targets[0].indicator.short), term=_term(targets[0]))
        decides = next((self.results[each.name] for each in targets if self._decides(each)), None)
        others = () if decides is None else decides.documents
        another = {other.target.name for other in others if decides is not None and gives_another(decides, other)}
        by_own = len({target.record.plan for target in targets}) == 1
        ordered = sorted(targets, key=lambda target: not self._decides(target))
        return Rows(heading, tuple(self._by_document(each, another, by_own=by_own) for each in ordered))

    def _decides(self, target: ResolvedTarget) -> bool:
        """Whether this document's target is the one that counts."""
        return target.name in self.results and self.results[target.name].same_as is None

    def _by_document(self, target: ResolvedTarget, another: set[str], *, by_own: bool) -> tuple[Cell, ...]:
        """A document, what it demands, and how that stands; ``by_own``: one document has several such targets."""
        words, result = self.words, self.results.get(target.name)
        hedge = hedge_sign(target.amount, words)
        name = target.name if by_own else words.own(target.plan.name)
        demanded = Cell(f"{hedge}{words.in_unit(_demanded(target, words), self._unit(target))}")
        if result is None:
            return Cell(name), demanded, Cell("")
        is_other = target.name in another
        mark, edge = sign(result.status, words), words.typed(f"{NO_BREAK}±") if is_other else ""
        full, short = (f"{mark} {verdict(result, words, short=is_short)}{edge}" for is_short in (False, True))
        signs = (_OTHER,) if is_other else ()
        return Cell(name), demanded, Cell(full, f"status.{result.status.value}", short, signs=signs)


def against_lines(report: Report, words: Words) -> tuple[str, ...]:
    """Return one line for each check among targets; what holds and what does not."""
    others = (check for check in report.target_checks if check.kind != "documents")
    return (*(_text(check, report, words) for check in others), *_among_documents(report, words))


def _text(check: TargetCheck, report: Report, words: Words) -> str:
    target = check.targets[0]
    unit = report.written.units[target.indicator.unit]
    if check.kind == "composition":
        return _composition(check, target, unit, words)
    return _growth(check, unit, words)


def _among_documents(report: Report, words: Words) -> Iterator[str]:
    """One line for all documents that set one target."""
    for targets, holds in _demands(report):
        yield _documents(targets, report.written.units[targets[0].indicator.unit], words, holds=holds)


def _composition(check: TargetCheck, target: ResolvedTarget, unit: Unit, words: Words) -> str:
    """The sum with its indicator, and whether it holds."""
    derived = f" ({words('against.derived')})" if check.facts["basis"] == "derived" else ""
    held = words("against.holds" if check.holds else "against.fails")
    return f"{words.own(target.indicator.short)}: {_sum_text(check, unit, words)}{derived}: {held}"


def _sum_text(check: TargetCheck, unit: Unit, words: Words) -> str:
    """The sum written out: ``46 + 29 − 9 = 66 cụm``."""
    added = "".join(f" + {words.shown(each)}" for each in _each(check.facts["added"]))
    removed = "".join(f" − {words.shown(each)}" for each in _each(check.facts["removed"]))
    total = words.in_unit(words.shown(check.facts["total"]), unit)
    return f"{words.shown(check.facts['base'])}{added}{removed} {'=' if check.holds else '≠'} {total}"


def _each(fact: Fact) -> tuple[Fact, ...]:
    return fact if isinstance(fact, tuple) else (fact,)


def _growth(check: TargetCheck, unit: Unit, words: Words) -> str:
    first, second = check.targets
    rate = check.facts["rate"]
    falls = isinstance(rate, numerals.Numeric) and rate < 0
    shown = numerals.percent(0 - rate if falls else rate, words.lang, 2) if isinstance(rate, numerals.Numeric) else ""
    text = words(
        "against.fall_between" if falls else "against.growth_between",
        **{"from": check.facts["from"], "to": check.facts["to"]},
        first=_term(first),
        second=_term(second),
        unit=words.own(unit.name),
        rate=shown,
    )
    return f"{words.own(first.indicator.short)}: {text}"


def _rate_text(rate: Fact, words: Words) -> str:
    """A growth a year in percent, with its sign."""
    return numerals.percent(rate, words.lang, 2, signed=True) if isinstance(rate, numerals.Numeric) else ""


def _term(target: ResolvedTarget) -> str:
    """The year by whose end a level is to be reached; of a sum or an average the years that it is of."""
    start, end = target.term.start.year, target.term.end.year
    return f"{start}–{end}" if (target.is_sum or target.is_average) and start != end else str(end)


def _documents(targets: tuple[ResolvedTarget, ...], unit: Unit, words: Words, *, holds: bool) -> str:
    """Who sets a target to what: under the names of the documents, or the targets' own within one document.

    Where all say the same, that they do; else each value with those that give it.
    """
    plans = {target.record.plan for target in targets}
    values: dict[str, list[str]] = {}
    for target in targets:
        value = words.in_unit(_demanded(target, words), unit)
        values.setdefault(value, []).append(target.name if len(plans) == 1 else words.own(target.plan.name))
    if len(values) == 1:
        value, names = next(iter(values.items()))
        same = words("against.same", names=_listed(names, words), value=value)
        return f"{words.own(targets[0].indicator.short)}: {same}"
    key = "against.compatible" if holds else "against.different"
    said = "; ".join(words("against.says", value=value, names=", ".join(names)) for value, names in values.items())
    return f"{words.own(targets[0].indicator.short)}: {words(key, said=said)}"


def _demanded(target: ResolvedTarget, words: Words) -> str:
    """What a target demands, a range by both ends."""
    amount = target.amount
    if amount is None:
        return ""
    return amount_text(amount, words)


def _listed(names: list[str], words: Words) -> str:
    """Names in a row, the last after "and"."""
    return words("against.and", names=", ".join(names[:-1]), last=names[-1])
