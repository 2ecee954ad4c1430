"""Which formula gets which terms: the tables of lines that are the work behind every verdict.

Knows formulas and the names of terms; numbers and statuses come later.
"""

from __future__ import annotations

from bgplan.core.derivation import Line
from bgplan.core.formulas import (
    Formula,
    difference,
    geometric_lead,
    geometric_path,
    geometric_projection,
    growth_rate,
    linear_lead,
    linear_path,
    linear_projection,
    monthly_amount,
    product,
    progress,
    quotient,
    yearly_change,
    years_to_reach,
)
from bgplan.core.vocabulary import Measure, Path


def _line(term: str, formula: Formula, **inputs: str) -> Line:
    return Line(term, formula, inputs)


_ELAPSED = (_line("years_elapsed", difference, left="years_total", right="years_left"),)

_RATES = (
    _line("observed_rate", growth_rate, start="base", end="actual", years="years_elapsed"),
    _line("required_rate", growth_rate, start="base", end="target", years="years_total"),
)

_PROGRESS = (
    *_ELAPSED,
    _line("elapsed", quotient, part="years_elapsed", whole="years_total"),
    _line("gap", difference, left="actual", right="target"),
    _line("progress", progress, base="base", actual="actual", target="target"),
    _line("achievement_rate", quotient, part="actual", whole="target"),
)

_CHANGES = (
    _line("observed_change", yearly_change, start="base", end="actual", years="years_elapsed"),
    _line("required_change", yearly_change, start="base", end="target", years="years_total"),
    _line("required_change_from_now", yearly_change, start="actual", end="target", years="years_left"),
)

_LEVELS = (
    *_PROGRESS,
    *_RATES,
    _line("required_rate_from_now", growth_rate, start="actual", end="target", years="years_left"),
    *_CHANGES,
)

_LINEAR_PACE = _line("pace_ratio", quotient, part="observed_change", whole="required_change")
_GEOMETRIC_PACE = _line("pace_ratio", quotient, part="observed_rate", whole="required_rate")

LINEAR = (
    *_LEVELS,
    _LINEAR_PACE,
    _line("expected", linear_path, base="base", target="target", elapsed="elapsed"),
    _line("gap_to_path", difference, left="actual", right="expected"),
    _line("lead_months", linear_lead, progress="progress", elapsed="elapsed", years="years_total"),
    _line("projected", linear_projection, actual="actual", change="observed_change", years="years_left"),
)

GEOMETRIC = (
    *_LEVELS,
    _GEOMETRIC_PACE,
    _line("expected", geometric_path, base="base", target="target", elapsed="elapsed"),
    _line("gap_to_path", difference, left="actual", right="expected"),
    _line(
        "lead_months",
        geometric_lead,
        base="base",
        actual="actual",
        target="target",
        elapsed="elapsed",
        years="years_total",
    ),
    _line("projected", geometric_projection, actual="actual", rate="observed_rate", years="years_left"),
)


def _leg(path: Path, start: str) -> tuple[Line, ...]:
    """The lines of a path with interim targets: where its present leg stands, and the pace that led there."""
    legs = {"base": start, "target": "leg_end", "elapsed": "leg_elapsed"}
    if path is Path.LINEAR:
        stands, lead, project = linear_path, linear_lead, LINEAR[-1]
        asked = _line("path_change", yearly_change, start="base", end="expected", years="years_elapsed")
        pace = _line("pace_ratio", quotient, part="observed_change", whole="path_change")
        late = {"progress": "leg_progress", "elapsed": "leg_elapsed", "years": "leg_years"}
    else:
        stands, lead, project = geometric_path, geometric_lead, GEOMETRIC[-1]
        asked = _line("path_rate", growth_rate, start="base", end="expected", years="years_elapsed")
        pace = _line("pace_ratio", quotient, part="observed_rate", whole="path_rate")
        late = {**legs, "actual": "actual", "years": "leg_years"}
    return (
        *_LEVELS,
        _line("leg_gone", difference, left="years_elapsed", right="leg_before"),
        _line("leg_elapsed", quotient, part="leg_gone", whole="leg_years"),
        _line("leg_progress", progress, base=start, actual="actual", target="leg_end"),
        _line("expected", stands, **legs),
        asked,
        pace,
        _line("gap_to_path", difference, left="actual", right="expected"),
        _line("lead_months", lead, **late),
        project,
    )


GROSS = (
    _line("gross_done", difference, left="actual", right="base"),
    _line("gross_share", quotient, part="gross_done", whole="added"),
    _line("gross_pace_ratio", quotient, part="gross_share", whole="elapsed"),
    _line("kept_base", difference, left="base", right="removed"),
    _line("gross_done_all_removed", difference, left="actual", right="kept_base"),
    _line("gross_share_all_removed", quotient, part="gross_done_all_removed", whole="added"),
    _line("gross_pace_ratio_all_removed", quotient, part="gross_share_all_removed", whole="elapsed"),
)
"""The gross reading of a target made of additions and removals: none of the removals done yet, or all of them."""

YEAR_PLAN_SHARE = (
    _line("elapsed", quotient, part="months_elapsed", whole="months_total"),
    _line("pace_ratio", quotient, part="achievement_rate", whole="elapsed"),
    _line("expected", linear_path, base="base", target="target", elapsed="elapsed"),
    _line("gap_to_path", difference, left="actual", right="expected"),
    _line("months_left", difference, left="months_total", right="months_elapsed"),
    _line("years_left", quotient, part="months_left", whole="twelve"),
    _line("left_to_do", difference, left="target", right="actual"),
    _line("observed_per_month", monthly_amount, amount="actual", months="months_elapsed"),
    _line("required_per_month_from_now", monthly_amount, amount="left_to_do", months="months_left"),
    _line("projected", quotient, part="actual", whole="elapsed"),
)

"""A flow within its plan year, its share of the plan being known."""

YEAR_PLAN_STATED = (
    _line("achievement_rate", quotient, part="actual", whole="target"),
    _line("gap", difference, left="actual", right="target"),
    *YEAR_PLAN_SHARE,
)
"""A flow within its plan year, the plan being known."""

GAP = tuple(line for line in YEAR_PLAN_STATED if line.term == "gap")
"""What can be told of a plan of nothing or less: no share of it says anything."""

YEAR_PLAN_TOLD = (
    _line("target", quotient, part="told_actual", whole="told_share"),
    *YEAR_PLAN_STATED,
)
"""A flow within its plan year, the plan following from the percentage that another print of the year gives."""

YEAR_PLAN_IMPLIED = (
    _line("target", quotient, part="actual", whole="achievement_rate"),
    _line("gap", difference, left="actual", right="target"),
    *YEAR_PLAN_SHARE,
)
"""A flow within its plan year, the plan following from the printed percentage."""

AVERAGE = (
    _line("required_rate", quotient, part="target", whole="hundred"),
    _line("target_multiple", geometric_projection, actual="one", rate="required_rate", years="years_total"),
    _line("path_multiple", geometric_projection, actual="one", rate="required_rate", years="years_passed"),
    _line("elapsed", quotient, part="years_passed", whole="years_total"),
    _line("years_left", difference, left="years_total", right="years_passed"),
    _line("years_unknown", difference, left="years_total", right="years_known"),
    _line("required_rate_of_unknown", growth_rate, start="multiple", end="target_multiple", years="years_unknown"),
)

AVERAGE_COMPLETE = (
    *AVERAGE,
    _line("observed_rate", growth_rate, start="one", end="multiple", years="years_passed"),
    _line("required_rate_from_now", growth_rate, start="multiple", end="target_multiple", years="years_left"),
    _line("pace_ratio", quotient, part="observed_rate", whole="required_rate"),
    _line("observed_percent", product, left="observed_rate", right="hundred"),
    _line("gap", difference, left="observed_percent", right="target"),
)
"""An average growth over years, every year so far being known."""

AVERAGE_WITH_GAPS = (
    *AVERAGE,
    _line("known_rate", growth_rate, start="one", end="multiple", years="years_known"),
    _line("years_missing", difference, left="years_passed", right="years_known"),
    _line("required_rate_of_missing", growth_rate, start="multiple", end="path_multiple", years="years_missing"),
)
"""An average growth over years of which some are missing: what these must have been to be on the path."""


_CEILING_PACE = _line("pace_ratio", quotient, part="elapsed", whole="achievement_rate")

CEILING = (
    *_PROGRESS,
    *_CHANGES,
    _line("pace_ratio", quotient, part="required_change_from_now", whole="observed_change"),
    _line("expected", linear_path, base="base", target="target", elapsed="elapsed"),
    _line("gap_to_path", difference, left="actual", right="expected"),
    _line("projected", linear_projection, actual="actual", change="observed_change", years="years_left"),
)
"""A sum over years that must not be passed: what is left a year, over what was used a year so far."""


def under_ceiling(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return a year plan's table for a plan that must not be passed: the time gone over the share used."""
    return tuple(_CEILING_PACE if line.term == "pace_ratio" else line for line in lines)


_SHARE_OF_YEAR = ("pace_ratio", "expected", "projected")


def by_earlier_years(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return a year plan's table with the share that earlier years had in the place of the time that has gone."""
    swapped = {"elapsed": "expected_share"}
    return tuple(
        line._replace(inputs={name: swapped.get(term, term) for name, term in line.inputs.items()})
        if line.term in _SHARE_OF_YEAR
        else line
        for line in lines
    )


def path_lines(path: Path) -> tuple[Line, ...]:
    """Return the table for a level that is to be reached along ``path``."""
    return LINEAR if path is Path.LINEAR else GEOMETRIC


_RATIOS = ("achievement_rate", "observed_rate", "required_rate", "required_rate_from_now")


def lines_of(measure: Measure, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines that the measure defines.

    Of growth rates and ranks only differences say anything, no quotient of two, but what the pace ratio of a path that
    the plan itself calls geometric is made of. Between two growths there are points, no months.
    """
    if measure not in (Measure.GROWTH, Measure.RANK):
        return lines
    undefined = {*_RATIOS} - {term for line in lines if line.term == "pace_ratio" for term in line.inputs.values()}
    if measure is Measure.GROWTH:
        undefined.add("lead_months")
    return tuple(line for line in lines if line.term not in undefined)


def leg_lines(path: Path, *, from_base: bool) -> tuple[Line, ...]:
    """Return the table for a level on a path with interim targets, whose present leg starts at the base or later."""
    return _leg(path, "base" if from_base else "leg_start")


IMPLIED_BASE = (
    _line("plan_rate", quotient, part="plan_growth", whole="hundred"),
    _line("plan_multiple", geometric_projection, actual="one", rate="plan_rate", years="growth_years"),
    _line("implied_base", quotient, part="level_at_end", whole="plan_multiple"),
)
"""The base that a plan's level at the end of its years and its average growth over them imply."""

IMPLIED_FIRST_LEG = (
    *IMPLIED_BASE,
    _line("implied_rate", growth_rate, start="implied_base", end="leg_end", years="leg_years"),
)
"""The growth a year from that base to the plan's first target."""

IMPLIED_LEG = (_line("implied_rate", growth_rate, start="leg_start", end="leg_end", years="leg_years"),)
"""The growth a year from one target of a plan to the next."""


SUPPOSED_GROWTH = (
    _line("years_to_target", years_to_reach, start="actual", end="target", rate="supposed_rate"),
    _line("value_at_due", geometric_projection, actual="actual", rate="supposed_rate", years="years_left"),
    _line("gap_at_due", difference, left="value_at_due", right="target"),
    _line("share_at_due", quotient, part="value_at_due", whole="target"),
)
"""A level that grows at a supposed rate from its latest figure on."""

SUPPOSED_VALUE = (
    _line("rate_to_supposed", growth_rate, start="actual", end="supposed", years="years_to_supposed"),
    _line("change_to_supposed", yearly_change, start="actual", end="supposed", years="years_to_supposed"),
    _line("gap_after", difference, left="supposed", right="target"),
    _line("share_after", quotient, part="supposed", whole="target"),
    _line("required_rate_after", growth_rate, start="supposed", end="target", years="years_after"),
    _line("required_change_after", yearly_change, start="supposed", end="target", years="years_after"),
)
"""A level of which a value at some later time is supposed, and what that leaves for the rest."""

SUPPOSED_OF_SUM = tuple(line for line in SUPPOSED_VALUE if line.formula is not growth_rate)
"""A sum over years of which a value at some later time is supposed: what is added up does not grow."""

SUPPOSED_IN_YEAR = (
    _line("gap_after", difference, left="supposed", right="target"),
    _line("share_after", quotient, part="supposed", whole="target"),
    _line("still_to_do", difference, left="target", right="supposed"),
    _line("required_per_month_after", monthly_amount, amount="still_to_do", months="months_after"),
)
"""A flow within its plan year of which the sum to some later month is supposed."""

SUPPOSED_AVERAGE = (
    _line("required_rate", quotient, part="target", whole="hundred"),
    _line("target_multiple", geometric_projection, actual="one", rate="required_rate", years="years_total"),
    _line("multiple_at_due", geometric_projection, actual="multiple", rate="supposed_rate", years="years_left"),
    _line("rate_at_due", growth_rate, start="one", end="multiple_at_due", years="years_total"),
)
"""An average growth over years, all years that are not known growing at a supposed rate."""

SUPPOSED_YEAR = (
    _line("required_rate", quotient, part="target", whole="hundred"),
    _line("target_multiple", geometric_projection, actual="one", rate="required_rate", years="years_total"),
    _line("multiple_after", geometric_projection, actual="multiple", rate="supposed_rate", years="one"),
    _line("required_rate_after", growth_rate, start="multiple_after", end="target_multiple", years="years_after"),
)
"""An average growth over years, one year that is not known growing at a supposed rate."""
