"""Whether the records of a book agree with each other: one family of rules per module.

Each check is one function from the book to what it found and, of everything else that it looked at, whether the rule
holds or cannot be told; ``CHECKS`` is all of them. Knows the book; never a date "as of" and never a status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.book import Book
from bgplan.core.findings import Finding
from bgplan.core.one_cause import told_once
from bgplan.core.rules import HELD, UNTOLD, Outcome
from bgplan.core.validate import (
    accumulation,
    bases,
    beyond,
    bookkeeping,
    comparability,
    cumulative,
    dates,
    demanded_ways,
    growth_of_levels,
    growth_of_parts,
    growth_slips,
    identities,
    jumps,
    neighbours,
    out_of_line,
    plans,
    prints,
    stated_growth,
    successors,
    sums,
    target_paths,
    targets,
    texts,
    unused_figures,
    waiting,
)
from bgplan.core.validate.acknowledged import acknowledged
from bgplan.core.validate.counted import counted
from bgplan.core.validate.runner import Check, Evidence
from bgplan.core.validate.tally import Tally

CHECKS: tuple[Callable[[Book], Iterator[Finding | Outcome]], ...] = (
    sums.sums_of_parts,
    prints.several_prints,
    prints.implied_plans,
    prints.shares_of_plan,
    identities.parts_of_wholes,
    identities.shares_of_wholes,
    identities.products_of_factors,
    identities.balances,
    identities.nested_states,
    cumulative.cumulative_falls,
    cumulative.cumulative_against_year,
    cumulative.months_and_cumulative,
    accumulation.accumulations,
    growth_of_levels.growth_against_levels,
    growth_of_parts.growth_outside_parts,
    growth_of_parts.growth_against_quarters,
    growth_of_parts.averages_against_years,
    dates.before_period_ends,
    dates.early_estimates,
    dates.after_closing,
    dates.outside_plan_period,
    plans.issued_after_told,
    targets.compositions,
    targets.documents,
    targets.directions,
    targets.bases_after_due,
    targets.due_within_plan,
    targets.growing_paths,
    plans.years_within_plan,
    bases.bases_against_series,
    bases.bases_far_from_plan,
    bases.derived_bases,
    plans.wide_bounds,
    demanded_ways.declared_ways,
    target_paths.out_of_order,
    target_paths.back_loaded,
    stated_growth.shares_of_targets,
    successors.superseded_in_a_circle,
    stated_growth.rates_of_targets,
    comparability.proxies_without_note,
    comparability.other_price_basis,
    comparability.other_comparator,
    comparability.coverage_changes,
    comparability.ranks,
    bookkeeping.repeated,
    bookkeeping.reprints,
    unused_figures.never_beside,
    unused_figures.parts_without_rest,
    bookkeeping.addresses,
    texts.labels,
    texts.translations,
    jumps.jumps,
    identities.implausible_ratios,
    jumps.monthly_paces,
    out_of_line.dents,
    out_of_line.unchained,
    neighbours.out_of_line,
    growth_slips.growths_out_of_line,
    beyond.far_beyond_target,
    beyond.parts_beyond_wholes,
    beyond.dated_long_ago,
)

CHECKS_OF_FIGURES: tuple[Callable[[Book], Iterator[Finding | Outcome]], ...] = (
    waiting.estimates_never_replaced,
    waiting.stale,
    waiting.did_not_arrive,
)
"""Checks that say which figures are missing: only where every record could be read."""

CHECKS_OF_A_WHOLE: tuple[Callable[[Book], Iterator[Finding | Outcome]], ...] = (
    *CHECKS_OF_FIGURES,
    bookkeeping.unused,
    plans.implied_without_share,
    plans.shares_without_target,
)
"""Checks that say what is missing or superfluous: only where every record could be read."""


class Validation(NamedTuple):
    """What the checks found, and how often each rule was looked at, by its code."""

    findings: tuple[Finding, ...]
    statistics: Mapping[str, Tally]


def validated(book: Book, *, whole: bool = True) -> Validation:
    """Return what every check finds; what the data acknowledge is marked so, and stale acknowledgements are found.

    Without ``whole`` some records could not be read: then nothing is said of what the rest does not use or match. Nor
    where figures seem to be lost: an acknowledgement that matches nothing is of the same cause.
    """
    findings: list[Finding] = []
    said: Counter[Outcome] = Counter()
    evidence = Evidence(book)
    empty = bool(book.written.targets) and not book.reported  # BG217 says so, and why nothing is used
    checks_of_a_whole = () if not whole else CHECKS_OF_FIGURES if empty else CHECKS_OF_A_WHOLE
    for check in (*CHECKS, *checks_of_a_whole):
        outcomes = tuple(check(evidence) if isinstance(check, Check) else check(book))
        findings += (outcome for outcome in outcomes if isinstance(outcome, Finding))
        said.update(outcome for outcome in outcomes if isinstance(outcome, Outcome))
    findings = _of_one_cause(findings)
    failed = Counter(finding.code for finding in findings)
    findings = list(told_once(findings, book))
    codes = sorted({outcome.code for outcome in said} | set(failed))
    tallies = {code: Tally(said[HELD[code]], failed[code], said[UNTOLD[code]]) for code in codes}
    lost = empty or any(each.code == "BG809" or each.facts.get("files") for each in findings)
    return Validation(acknowledged(tuple(findings), book, whole=whole and not lost), MappingProxyType(tallies))


def _of_one_cause(findings: list[Finding]) -> list[Finding]:
    """The findings without those that say less of a thing than another does.

    A sum typed as a month (BG420) is out of line (BG906) and not used (BG810), and what is not used is told by a rule
    that says which figures are missing (BG506) or that two do not fit (BG909).
    """
    sums = {each.subject for each in findings if each.code == "BG420"}
    told = {each.subject.partition("@")[0] for each in findings if each.code in ("BG420", "BG506", "BG909")}
    less = (("BG906", sums), ("BG810", told))
    return [each for each in findings if not any(each.code == code and each.subject in among for code, among in less)]


__all__ = ["CHECKS", "CHECKS_OF_A_WHOLE", "Tally", "Validation", "counted", "validated"]
