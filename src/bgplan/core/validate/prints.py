"""BG402–BG406 and BG810: the several prints of one observation, the plans that percentages imply, and prints unused.

Knows which figures stand where; never a status. What is doubtful, withdrawn or of other prices is told elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType

from bgplan.core.dataset import Dataset, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact, Facts, Finding
from bgplan.core.intervals import Interval
from bgplan.core.model import Indicator
from bgplan.core.rules import RuleOutcome, finding
from bgplan.core.series import Relation, are_apart, relation
from bgplan.core.validate.identity_figures import identity_prints, of_forms
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, rule
from bgplan.core.validate.stretches import within_a_year
from bgplan.core.validate.vintages import BySpan, SeriesFigure, figures_of, to_two_digits
from bgplan.core.vocabulary import Form, Measure, Stage


@rule("BG402")
def several_prints(evidence: Evidence) -> Iterator[Answer]:
    """BG402–BG404: two prints of one observation whose intervals lie apart.

    Of one source (or of one publisher on one day) they are an error, of one publisher later or at a later stage a
    revision, of two publishers at the same stage a disagreement. Each print is held against the latest one before it
    that it does not agree with.
    """
    for prints in _by_observation(evidence.dataset.observations):
        dated = sorted(prints, key=lambda each: each.published)
        for index, later in enumerate(dated[1:], start=1):
            before = [observation for observation in reversed(dated[:index]) if observation.amount is not None]
            earlier = next((observation for observation in before if are_apart(observation, later)), None)
            if earlier is not None:
                yield _two_prints(earlier, later)
            elif later.amount is None or not before:
                yield RuleOutcome(_code(dated[index - 1], later), evaluable=False)
            else:
                yield RuleOutcome(_code(before[0], later), evaluable=True)


def _two_prints(earlier: ResolvedObservation, later: ResolvedObservation) -> Finding:
    return finding(
        _code(earlier, later),
        later.place.at("value"),
        subject=later.subject,
        related=(earlier.place.at("value"),),
        earlier=earlier.amount.point if earlier.amount else None,
        later=later.amount.point if later.amount else None,
        earlier_source=earlier.source_name,
        later_source=later.source_name,
        earlier_publisher=earlier.source.publisher,
        later_publisher=later.source.publisher,
        unit=earlier.indicator.unit,
    )


_CODES: Mapping[Relation, str] = MappingProxyType(
    {Relation.CONTRADICTION: "BG402", Relation.DISAGREEMENT: "BG403", Relation.REVISION: "BG404"}
)


def _code(earlier: ResolvedObservation, later: ResolvedObservation) -> str:
    return _CODES[relation(earlier, later)]


def _by_observation(reported: tuple[ResolvedObservation, ...]) -> Iterator[list[ResolvedObservation]]:
    """The prints of each observation, one indicator at a time; withdrawn ones and forecasts do not count."""
    by_indicator: dict[str, list[ResolvedObservation]] = defaultdict(list)
    for observation in reported:
        if observation.record.withdrawn is None and observation.record.stage is not Stage.FORECAST:
            by_indicator[observation.record.indicator].append(observation)
    for own in by_indicator.values():
        by_span: dict[tuple[date, date], list[ResolvedObservation]] = defaultdict(list)
        for observation in own:
            by_span[observation.span].append(observation)
        yield from by_span.values()


@rule("BG405")
def implied_plans(evidence: Evidence) -> Iterator[Answer]:
    """BG405: the prints "value, x % of plan" of one plan year must imply one plan."""
    dataset = evidence.dataset
    implied: dict[tuple[str, str, int], list[tuple[ResolvedObservation, Interval]]] = defaultdict(list)
    for observation in dataset.observations:
        share = observation.record.pct_of_plan
        plan = _implied(observation)
        if share is None or observation.record.withdrawn is not None:
            continue
        if plan is None:
            yield NOT_EVALUABLE
        else:
            implied[observation.record.indicator, share.plan, observation.record.period.end.year].append(
                (observation, plan)
            )
    for (indicator, plan_name, year), prints in implied.items():
        for (observation, first), (other, second) in combinations(prints, 2):
            if first.overlaps(second):
                yield PASSED
                continue
            place, related = other.place.at("pct_of_plan"), (observation.place.at("pct_of_plan"),)
            facts: Facts = {
                "plan": plan_name,
                "earlier": to_two_digits(first),
                "later": to_two_digits(second),
                "unit": observation.indicator.unit,
                "in_unit": _unit_of(dataset, observation),
            }
            yield finding("BG405", place, subject=f"{indicator}@{year}", related=related, facts=facts)


@rule("BG406")
def shares_of_plan(evidence: Evidence) -> Iterator[Answer]:
    """BG406: a value and its percentage of a plan must give the target that the plan states.

    A plan with several targets for the indicator says nothing: the print does not name the one that is meant.
    """
    dataset = evidence.dataset
    targets: dict[tuple[str, str], list[ResolvedTarget]] = defaultdict(list)
    for target in dataset.targets:
        targets[target.record.plan, target.record.indicator].append(target)
    for observation in dataset.observations:
        share = observation.record.pct_of_plan
        if share is not None and observation.record.withdrawn is None:
            yield _share_of_plan(
                observation, targets.get((share.plan, observation.record.indicator), []), _unit_of(dataset, observation)
            )


def _share_of_plan(observation: ResolvedObservation, asked: list[ResolvedTarget], unit: Fact) -> Answer:
    """What BG406 says of one print, given the targets of the plan that it names."""
    implied = _implied(observation)
    stated = asked[0].amount if len(asked) == 1 else None
    if implied is None or observation.amount is None or observation.share_of_plan is None or stated is None:
        return NOT_EVALUABLE
    if stated.interval.overlaps(implied):
        return PASSED
    facts: Facts = {
        "value": observation.amount.point,
        "share": observation.share_of_plan.point,
        "implied": to_two_digits(implied),
        "stated": stated.point,
        "in_unit": unit,
        "target": asked[0].name,
    }
    place, related = observation.place.at("pct_of_plan"), (asked[0].place,)
    return finding("BG406", place, subject=observation.subject, related=related, facts=facts)


def _unit_of(dataset: Dataset, observation: ResolvedObservation) -> Fact:
    """What a figure's unit is called; nothing where that is not known."""
    unit = dataset.written.units.get(observation.indicator.unit)
    return None if unit is None else unit.name


def _implied(observation: ResolvedObservation) -> Interval | None:
    """The plan that value and percentage imply."""
    if observation.amount is None or observation.share_of_plan is None or observation.share_of_plan.interval.low <= 0:
        return None
    share, value = observation.share_of_plan.interval, observation.amount.interval
    return Interval(Fraction(value.low) * 100 / Fraction(share.high), Fraction(value.high) * 100 / Fraction(share.low))


_FORMS = (Form.SUM, Form.SHARE, Form.PRODUCT, Form.RATIO)
"""Forms that nothing else looks at where the times differ; parts and wholes of two times are BG909's."""


@rule("BG810")
def never_beside(evidence: Evidence) -> Iterator[Answer]:
    """BG810: the figures of an identity of which all members have some, but never at one time."""
    dataset, prints = evidence.dataset, evidence.made(identity_prints)
    for name, identity in of_forms(dataset, *_FORMS).items():
        names = identity.names
        if not all(prints.spans.get(each) for each in names):
            yield NOT_EVALUABLE
            continue
        if any(all(prints.at(each, span) for each in names) for span in prints.times(names)):
            yield PASSED
        else:
            place = dataset.written.place("identities", name)
            yield finding("BG810", place, subject=name, reason="never-beside", known=names)


@rule("BG810")
def parts_without_rest(evidence: Evidence) -> Iterator[Answer]:
    """BG810: a month or quarter of a flow with a target, whose year lacks what comes before it."""
    dataset, figures = evidence.dataset, evidence.made(figures_of)
    aimed_at = {target.record.indicator: target.term.end for target in dataset.targets}

    def wanted(indicator: Indicator) -> bool:  # of one with "every" BG506 tells what is missing
        return indicator.measure is Measure.FLOW and indicator.every is None

    for prints in figures.where(wanted):
        name = prints.name
        if name not in aimed_at:
            continue
        alone = [shown for shown in prints.best.values() if _is_alone(shown, prints.best, aimed_at[name])]
        if alone:
            periods = tuple(shown.period.text for shown in alone)
            known = periods if len(periods) <= _MOST else (*periods[:_MOST], "…")
            place, related = (
                alone[0].observation.place.at("period"),
                tuple(figure.observation.place.at("period") for figure in alone[1:4]),
            )
            yield finding("BG810", place, subject=name, related=related, reason="without-rest", known=known)
        else:
            yield PASSED


_MOST = 6


def _is_alone(shown: SeriesFigure, series: BySpan, until: date) -> bool:
    """Whether a single stretch that does not begin with its year cannot be added to, nor is part of, anything."""
    start, end = shown.span
    if not within_a_year(shown.span) or (start.month, start.day) == (1, 1) or end > until:
        return False
    reached = {date(start.year, 1, 1)}
    for first, last in sorted(series):
        if first in reached:
            reached.add(last + timedelta(days=1))
    begins, ends = {first for first, _ in series}, {last for _, last in series}
    if end + timedelta(days=1) in begins or start - timedelta(days=1) in ends:
        return False  # one of a row: somebody enters month after month
    covered = any(first <= start and end <= last for first, last in series if (first, last) != shown.span)
    return start not in reached and not covered
