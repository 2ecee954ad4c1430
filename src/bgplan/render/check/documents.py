"""The checks among targets in words: sums of parts, growth between two targets, documents that agree or not.

Knows how each kind is written; never whether it holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import ResolvedTarget
from bgplan.core.findings import Fact
from bgplan.core.model import Unit
from bgplan.core.report import Report, TargetCheck
from bgplan.render import numerals
from bgplan.render.amounts import amount_text
from bgplan.render.words import Words


def against_lines(report: Report, words: Words) -> tuple[str, ...]:
    """Return one line for each check among targets; what holds and what does not."""
    pairs = tuple(check for check in report.target_checks if check.kind == "documents")
    others = (check for check in report.target_checks if check.kind != "documents")
    return (*(_text(check, report, words) for check in others), *_among_documents(pairs, report, words))


def _text(check: TargetCheck, report: Report, words: Words) -> str:
    target = check.targets[0]
    unit = report.written.units[target.indicator.unit]
    if check.kind == "composition":
        return _composition(check, target, unit, words)
    return _growth(check, unit, words)


def _among_documents(pairs: tuple[TargetCheck, ...], report: Report, words: Words) -> Iterator[str]:
    """One line for all documents that set one target, in the order in which the pairs name them."""
    demands: list[list[ResolvedTarget]] = []
    for pair in pairs:
        target, other = pair.targets
        found = next((targets for targets in demands if target in targets), None)
        if found is None:
            demands.append([target, other])
        elif other not in found:
            found.append(other)
    for targets in demands:
        unit = report.written.units[targets[0].indicator.unit]
        holds = all(pair.holds for pair in pairs if pair.targets[0] in targets)
        yield _documents(targets, unit, words, holds=holds)


def _composition(check: TargetCheck, target: ResolvedTarget, unit: Unit, words: Words) -> str:
    """The sum written out: ``46 + 29 − 9 = 66 cụm``."""
    added = "".join(f" + {words.shown(each)}" for each in _each(check.facts["added"]))
    removed = "".join(f" − {words.shown(each)}" for each in _each(check.facts["removed"]))
    equal = "=" if check.holds else "≠"
    total = words.in_unit(words.shown(check.facts["total"]), unit)
    text = f"{words.shown(check.facts['base'])}{added}{removed} {equal} {total}"
    derived = f" ({words('against.derived')})" if check.facts["basis"] == "derived" else ""
    verdict = words("against.holds" if check.holds else "against.fails")
    return f"{words.own(target.indicator.short)}: {text}{derived}: {verdict}"


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


def _term(target: ResolvedTarget) -> str:
    """The year by whose end a level is to be reached; of a sum the years that it is the sum of."""
    start, end = target.term.start.year, target.term.end.year
    return f"{start}–{end}" if target.is_sum and start != end else str(end)


def _documents(targets: list[ResolvedTarget], unit: Unit, words: Words, *, holds: bool) -> str:
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
