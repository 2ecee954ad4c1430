"""Whether the records of a dataset agree with each other: one family of rules per module.

Each check is a rule as the runner runs it; ``CHECKS`` is all of them. What they find is counted by rule, told once a
cause, and marked where the data acknowledge it. Knows the dataset; never a date "as of" and never a status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bgplan.core.dataset import Dataset
from bgplan.core.finding_causes import told_once
from bgplan.core.findings import Finding
from bgplan.core.rules import RULES, RuleOutcome
from bgplan.core.validate import (
    bookkeeping,
    comparability,
    cumulative,
    growth,
    growth_parts,
    identities,
    outliers,
    plans,
    plausibility,
    prints,
    target_paths,
    targets,
    timeliness,
)
from bgplan.core.validate.acknowledgements import acknowledged
from bgplan.core.validate.runner import Check, Evidence

CHECKS: tuple[Check, ...] = (
    identities.sums_of_parts,
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
    cumulative.accumulations,
    growth.growth_against_levels,
    growth_parts.growth_outside_parts,
    growth_parts.growth_against_quarters,
    growth_parts.averages_against_years,
    timeliness.before_period_ends,
    timeliness.early_estimates,
    timeliness.after_closing,
    timeliness.outside_plan_period,
    plans.issued_after_told,
    targets.compositions,
    targets.documents,
    targets.directions,
    targets.bases_after_due,
    targets.due_within_plan,
    targets.growing_paths,
    plans.years_within_plan,
    plans.bases_against_series,
    plans.bases_far_from_plan,
    plans.derived_bases,
    plans.wide_bounds,
    targets.declared_ways,
    target_paths.out_of_order,
    target_paths.back_loaded,
    target_paths.shares_of_targets,
    targets.superseded_in_a_circle,
    target_paths.rates_of_targets,
    comparability.proxies_without_note,
    comparability.other_price_basis,
    comparability.other_comparator,
    comparability.coverage_changes,
    comparability.ranks,
    bookkeeping.repeated,
    bookkeeping.reprints,
    prints.never_beside,
    prints.parts_without_rest,
    bookkeeping.addresses,
    bookkeeping.labels,
    bookkeeping.translations,
    plausibility.jumps,
    identities.implausible_ratios,
    plausibility.monthly_paces,
    plausibility.dents,
    plausibility.unchained,
    outliers.out_of_line,
    growth.growths_out_of_line,
    outliers.far_beyond_target,
    outliers.parts_beyond_wholes,
    timeliness.dated_long_ago,
)

CHECKS_OF_FIGURES: tuple[Check, ...] = (
    timeliness.estimates_never_replaced,
    timeliness.stale,
    timeliness.did_not_arrive,
)
"""Checks that say which figures are missing: only where every record could be read."""

CHECKS_OF_A_WHOLE: tuple[Check, ...] = (
    *CHECKS_OF_FIGURES,
    bookkeeping.unused,
    plans.implied_without_share,
    plans.shares_without_target,
)
"""Checks that say what is missing or superfluous: only where every record could be read."""


class Validation(NamedTuple):
    """What the checks found, and how often each rule was looked at, by its code."""

    findings: tuple[Finding, ...]
    statistics: Mapping[str, RuleCount]


def validated(dataset: Dataset, *, whole: bool = True) -> Validation:
    """Return what every check finds; what the data acknowledge is marked so, and stale acknowledgements are found.

    Without ``whole`` some records could not be read: then nothing is said of what the rest does not use or match. Nor
    where figures seem to be lost: an acknowledgement that matches nothing is of the same cause.
    """
    findings: list[Finding] = []
    said: Counter[RuleOutcome] = Counter()
    evidence = Evidence(dataset)
    empty = bool(dataset.written.targets) and not dataset.observations  # BG217 says so, and why nothing is used
    checks_of_a_whole = () if not whole else CHECKS_OF_FIGURES if empty else CHECKS_OF_A_WHOLE
    for check in (*CHECKS, *checks_of_a_whole):
        for outcome in check(evidence):
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                said[outcome] += 1
    findings = _of_one_cause(findings)
    failed = Counter(finding.code for finding in findings)
    findings = list(told_once(findings, dataset))
    codes = sorted({outcome.code for outcome in said} | set(failed))
    passed, untold = (
        {outcome.code: said[outcome] for outcome in said if outcome.evaluable is told} for told in (True, False)
    )
    tallies = {code: RuleCount(passed.get(code, 0), failed[code], untold.get(code, 0)) for code in codes}
    lost = empty or any(finding.code == "BG809" or finding.facts.get("files") for finding in findings)
    return Validation(acknowledged(tuple(findings), dataset, whole=whole and not lost), MappingProxyType(tallies))


def _of_one_cause(findings: list[Finding]) -> list[Finding]:
    """The findings without those that say less of a thing than another does.

    A sum typed as a month (BG420) is out of line (BG906) and not used (BG810), and what is not used is told by a rule
    that says which figures are missing (BG506) or that two do not fit (BG909).
    """
    sums = {finding.subject for finding in findings if finding.code == "BG420"}
    told = {finding.subject.partition("@")[0] for finding in findings if finding.code in ("BG420", "BG506", "BG909")}
    less = (("BG906", sums), ("BG810", told))
    return [
        finding
        for finding in findings
        if not any(finding.code == code and finding.subject in among for code, among in less)
    ]


__all__ = ["CHECKS", "CHECKS_OF_A_WHOLE", "RuleCount", "Validation", "counted", "validated"]


class RuleCount(NamedTuple):
    """How often a rule held, how often it did not, and how often it could not be told."""

    passed: int = 0
    failed: int = 0
    not_evaluable: int = 0


_OF_FILES, _OF_RECORDS = ("BG1",), ("BG2", "BG3")


def counted(findings: Iterable[Finding], *, files: int, records: int) -> Mapping[str, RuleCount]:
    """Return by code how many files or records the rule found nothing in, and how much it found in the others."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    looked_at: dict[str, RuleCount] = {}
    for rule in RULES:
        found = by_code.get(rule.code, [])
        if rule.code.startswith(_OF_FILES):
            wrong = len({finding.place.file for finding in found})
            looked_at[rule.code] = RuleCount(max(0, files - wrong), len(found))
        elif rule.code.startswith(_OF_RECORDS):
            wrong = len({(finding.place.file, finding.place.path[:2]) for finding in found})
            looked_at[rule.code] = RuleCount(max(0, records - wrong), len(found))
    return looked_at
