"""What becomes of the answers of a rule, and that what rules share is made once."""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.findings import Finding, Severity
from bgplan.core.rules import RuleOutcome
from bgplan.core.validate import CHECKS, CHECKS_OF_A_WHOLE
from bgplan.core.validate.runner import (
    NOT_EVALUABLE,
    PASSED,
    Answer,
    Evidence,
    Violation,
    evidence_itself,
    gravest,
    rule,
    standing_observations,
    violation,
)
from tests.build import BOTH, dataset, seen

MADE = dataset(seen(9, "2021"), seen(10, "2022"), seen(11, "2023"), seen(12, "2024", withdrawn=BOTH))


@rule("BG501", over=standing_observations)
def answering(observation: ResolvedObservation) -> Answer | None:
    """One answer of each kind."""
    year = observation.record.period.end.year
    if year == 2021:
        return PASSED
    return violation("period", year=year) if year == 2022 else None


def test_an_answer_becomes_an_outcome_or_a_finding_of_the_rule() -> None:
    held, found = tuple(answering(MADE))
    assert held == RuleOutcome("BG501", evaluable=True)
    assert isinstance(found, Finding)
    assert (found.code, found.subject, found.facts) == ("BG501", "parks@2022", {"year": 2022})
    assert found.place.path == ("observations", 1, "period")


def test_a_rule_without_subjects_looks_at_all_and_answers_several_times() -> None:
    @rule("BG801")
    def of_all(evidence: Evidence) -> Iterator[Answer]:
        first, second, *_ = evidence.dataset.observations
        yield NOT_EVALUABLE
        yield RuleOutcome("BG802", evaluable=True)
        yield violation("value", of=second, related=(first.place,), severity=Severity.INFO)

    untold, other, found = tuple(of_all(MADE))
    assert (untold, other) == (RuleOutcome("BG801", evaluable=False), RuleOutcome("BG802", evaluable=True))
    assert isinstance(found, Finding)
    assert (found.code, found.subject, found.severity) == ("BG801", "parks@2022", Severity.INFO)
    assert found.related == (MADE.observations[0].place,)


def test_what_is_given_is_made_once_for_all_rules() -> None:
    made: list[int] = []

    def counted(evidence: Evidence) -> int:
        made.append(len(evidence.dataset.observations))
        return made[0]

    @rule("BG501", over=standing_observations, given=counted)
    def with_given(_: ResolvedObservation, number: int) -> Answer:
        return PASSED if number == 4 else NOT_EVALUABLE

    @rule("BG502", over=standing_observations, given=evidence_itself)
    def asking(_: ResolvedObservation, evidence: Evidence) -> Answer:
        return PASSED if evidence.made(counted) == 4 else NOT_EVALUABLE

    evidence = Evidence(MADE)
    outcomes = (*with_given(evidence), *asking(evidence))
    assert [outcome.evaluable for outcome in outcomes if isinstance(outcome, RuleOutcome)] == [True] * 6
    assert made == [4]


def test_of_several_answers_the_gravest_counts() -> None:
    place = MADE.observations[0].place
    warning, error = (Finding("BG414", severity, place) for severity in (Severity.WARNING, Severity.ERROR))
    assert gravest([PASSED, warning, NOT_EVALUABLE, error]) is error
    assert gravest([NOT_EVALUABLE, PASSED]) is PASSED
    assert gravest([NOT_EVALUABLE]) is NOT_EVALUABLE
    assert gravest([]) is NOT_EVALUABLE


def test_a_violation_says_no_code() -> None:
    assert isinstance(violation(), Violation)
    assert all(check.__doc__.startswith(check.code[:4]) for check in (*CHECKS, *CHECKS_OF_A_WHOLE) if check.__doc__)
