"""The derivation: every line with its formula in words, with its numbers, and what comes out; times and products first.

Knows how a step is shown, so that it can be redone by hand; never where the numbers come from.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bgplan.core import formulas
from bgplan.core.dataset import ResolvedTarget
from bgplan.core.derivation import Derivation, Step
from bgplan.core.formulas import Formula
from bgplan.core.intervals import Number
from bgplan.core.periods import Period, position
from bgplan.core.report import Result
from bgplan.core.vocabulary import Measure, Path
from bgplan.render import numerals
from bgplan.render.ascii import NO_BREAK
from bgplan.render.document import (
    BOLD,
    DIM,
    Block,
    Cell,
    Column,
    Forms,
    Heading,
    Piece,
    Rows,
    Table,
    Text,
    paragraph,
    styled,
)
from bgplan.render.show.notation import Notation, NumberForm, capital, decimals_of, form_of
from bgplan.render.words import Words

_NARROWEST_FORMULA = 36
_MOST_EXTRA_DECIMALS = 8
_ALL_DECIMALS = 9

_OF_LEGS = ("leg_start", "leg_end", "leg_before", "leg_years")
"""What the present leg of a path with interim targets starts from."""

_RATES = ("observed_rate", "required_rate", "required_rate_from_now")
"""The steps that are growth a year."""

_COUNTED = ("years_total", "years_passed", "years_known")


_WHY_UNDEFINED = (
    (formulas.quotient, "zero"),
    (formulas.progress, "equal"),
    (formulas.growth_rate, "positive"),
    (formulas.geometric_path, "positive"),
    (formulas.geometric_lead, "positive"),
    (formulas.years_to_reach, "never"),
    (formulas.yearly_change, "no_time"),
    (formulas.monthly_amount, "no_time"),
    (formulas.linear_projection, "passed"),
    (formulas.geometric_projection, "passed"),
)


class WrittenStep(NamedTuple):
    """One step as text: the term, the formula in words, the same with numbers, the result with its sign of equality."""

    term: str
    formula: str
    numbers: str
    result: str


def derivation_blocks(result: Result, notation: Notation) -> Iterator[Block]:
    """Yield the derivation of a result under its heading, and that of the gross reading."""
    if result.work.steps:
        yield Heading(notation.words("show.heading.derivation"))
        yield from derivation(result.work, notation, givens(result, notation), untold=_untold(result))
    if result.gross.steps:
        yield Heading(notation.words("show.heading.gross"))
        yield from derivation(result.gross, notation)


def _untold(result: Result) -> tuple[str, ...]:
    """The terms that say nothing of a percentage or a rank: growth of it, and a quotient of two growth rates."""
    target, measure = result.target, result.indicator.measure
    if target is None or target.is_average or not measure.changes_by_difference:
        return ()
    rates = () if target.record.path is Path.GEOMETRIC else _RATES
    return (*rates, "achievement_rate") if measure is Measure.GROWTH else rates


def derivation(
    work: Derivation, notation: Notation, given: tuple[WrittenStep, ...] = (), *, untold: tuple[str, ...] = ()
) -> Iterator[Block]:
    """Yield the steps of the derivation, in columns where the width allows it, else two lines each."""
    lacking, is_over = _underivable_terms(work), work.value("years_left") == 0
    told = (step for step in work.steps if step.line.term not in (*lacking, *untold))
    derivable = (step for step in told if not (is_over and _is_ahead(step)))
    shown = (*given, *(_shown(step, work, notation) for step in derivable))
    if shown:
        yield Forms(((_table(shown, notation.words),), tuple(_stacked(shown))))
    if lacking and not is_over:
        yield _underivable(lacking, notation)


def _is_ahead(step: Step) -> bool:
    """Whether the step says what is still to come and has no value: nothing is, once the due period has its figure."""
    return step.value is None and step.line.term.endswith("_from_now")


def _table(shown: tuple[WrittenStep, ...], words: Words) -> Table:
    """A row for each step: its term, the formula in words, which may be broken, with its numbers, and the result."""
    rows = (
        (
            Cell(capital(step.term)),
            Cell(f"= {step.formula}", DIM),
            Cell(f"= {step.numbers}" if step.numbers else ""),
            Cell(step.result, BOLD),
        )
        for step in shown
    )
    columns = (
        Column("term", is_name=True, page_head=words("show.column.term")),
        Column("formula", least=_NARROWEST_FORMULA, hang=2, page_head=words("show.column.formula")),
        Column("numbers", page_head=words("show.column.numbers")),
        Column("result", page_head=words("show.column.result")),
    )
    return Table(columns, (Rows("", tuple(rows)),), indent=2, gap=2, margin=2)


def _stacked(shown: tuple[WrittenStep, ...]) -> Iterator[Text]:
    """The formula of each step in words, below it the numbers and the result."""
    for step in shown:
        yield Text(styled(capital(step.term), Piece(f" = {step.formula}", DIM)), indent=2)
        yield Text(styled(f"= {step.numbers} " if step.numbers else "", Piece(step.result, BOLD)), indent=6)


def _underivable_terms(work: Derivation) -> dict[str, frozenset[str]]:
    """The terms that rest on something nobody gave, and on what: a base that no source states."""
    known = {*work.given, *(step.line.term for step in work.steps)}
    lacking: dict[str, frozenset[str]] = {}
    for step in work.steps:
        inputs = step.line.inputs.values()
        missing = frozenset(term for term in inputs if term not in known)
        for term in inputs:
            missing |= lacking.get(term, frozenset())
        if missing:
            lacking[step.line.term] = missing
    return lacking


def _underivable(lacking: dict[str, frozenset[str]], notation: Notation) -> Text:
    """The terms that cannot be derived because something they rest on is not known, in one sentence."""
    unknown = sorted(frozenset[str]().union(*lacking.values()))
    facts = {
        "terms": ", ".join(notation.term(term) for term in lacking),
        "unknown": ", ".join(notation.term(term) for term in unknown),
    }
    return paragraph(notation.words("show.undefined.lacking", **facts), indent=2, hang=0)


def _shown(step: Step, work: Derivation, notation: Notation) -> WrittenStep:
    formula, inputs = step.line.formula, step.line.inputs
    in_words = _filled(formula, {name: notation.term(term) for name, term in inputs.items()})
    term = notation.term(step.line.term)
    if step.value is None:
        return WrittenStep(term, in_words, "", notation.words("show.undefined.text", why=_why(step, work, notation)))
    result = f"= {notation.full(step.line.term, step.value, step.interval)}"
    return WrittenStep(term, in_words, numbers_of(step, work, notation), result)


def numbers_of(step: Step, work: Derivation, notation: Notation) -> str:
    """Return the formula with its numbers, just precise enough that they give the result that is shown."""
    inputs: dict[str, tuple[str, Number]] = {}
    for name, term in step.line.inputs.items():
        number = work.value(term)
        if number is not None:
            inputs[name] = _as_inserted(term, step), number
    extra = _extra_decimals(step, inputs, work, notation)
    texts = {
        name: _in_formula(notation.bare(term, number, _decimals(term, number, work) + extra))
        for name, (term, number) in inputs.items()
    }
    return _filled(step.line.formula, texts)


def _filled(formula: Formula, texts: dict[str, str]) -> str:
    """The expression with texts for its terms; a closing "− 1" stays with what it closes."""
    return formula.expression.replace(") − 1", f"){NO_BREAK}−{NO_BREAK}1").format(**texts)


def _as_inserted(term: str, step: Step) -> str:
    """The term whose form an input takes: a rate that is turned into percent stands as a plain fraction."""
    into_percent = "hundred" in step.line.inputs.values() and form_of(term) is NumberForm.PERCENT
    return "multiple" if into_percent else term


def _in_formula(text: str) -> str:
    """A negative or signed number in brackets, so that signs do not stand side by side."""
    if text.startswith("+"):
        return text[1:]
    return f"({text})" if text.startswith(("−", "-")) else text


def _decimals(term: str, number: Number, work: Derivation) -> int:
    """With how many decimals an input is inserted: an exact figure that the derivation starts from with all it has."""
    exact = term in work.given and isinstance(number, Fraction) and (number * 10**_ALL_DECIMALS).denominator == 1
    return _ALL_DECIMALS if exact else decimals_of(term, number)


def _extra_decimals(step: Step, inputs: dict[str, tuple[str, Number]], work: Derivation, notation: Notation) -> int:
    """How many more decimals than usual the inputs need for the shown result to come out of them."""
    if step.value is None:
        return 0
    decimals = decimals_of(step.line.term, step.value)
    wanted = notation.bare(step.line.term, step.value, decimals)
    for extra in range(_MOST_EXTRA_DECIMALS):
        rounded = {
            name: notation.rounded(term, number, _decimals(term, number, work) + extra)
            for name, (term, number) in inputs.items()
        }
        again = step.line.formula(**rounded)
        if again is not None and notation.bare(step.line.term, again, decimals) == wanted:
            return extra
    return _MOST_EXTRA_DECIMALS


def _why(step: Step, work: Derivation, notation: Notation) -> str:
    """Why a step has no value: an input that is unknown, else what its formula is not defined for."""
    unknown = [notation.term(term) for term in step.line.inputs.values() if work.value(term) is None]
    if unknown:
        return notation.words("show.undefined.unknown", terms=", ".join(dict.fromkeys(unknown)))
    why = next((key for formula, key in _WHY_UNDEFINED if formula is step.line.formula), "domain")
    return notation.words(f"show.undefined.{why}")


def givens(result: Result, notation: Notation) -> tuple[WrittenStep, ...]:
    """Return the times and products that the derivation of ``result`` starts from."""
    target = result.target
    if target is None or not result.work.given:
        return ()
    if target.is_year_plan:
        return (*_sum_of_parts(result, notation), *_months(result, target, notation))
    if target.is_average:
        return tuple(_average(result, notation))
    return (*_sum_of_parts(result, notation), *_of_share(result, notation), *_years(result, target, notation))


def _given(term: str, number: Number, notation: Notation, described: str, counted: str = "") -> WrittenStep:
    return WrittenStep(notation.term(term), described, counted, f"= {notation.full(term, number)}")


def _sum_of_parts(result: Result, notation: Notation) -> Iterator[WrittenStep]:
    """How the figure that is judged follows from its parts, where no source prints it."""
    amounts = [part.amount for part in result.parts if part.amount is not None]
    if not amounts or result.amount is None:
        return
    described, counted = notation.words("show.given.parts", count=len(amounts)), map(notation.point, amounts)
    total = notation.full("actual", result.amount.point, result.amount.interval)
    yield WrittenStep(notation.term("actual"), described, " + ".join(counted), f"= {total}")


def _of_share(result: Result, notation: Notation) -> Iterator[WrittenStep]:
    """How the figure of a sum follows from the share of its target, where only that is printed."""
    share = result.actual.share_of_plan if result.actual is not None and result.amount is None else None
    actual, target = result.value("actual"), result.value("target")
    if share is None or actual is None or target is None:
        return
    counted = f"{notation.point(share)}% × {notation.bare('target', target, 3)}"
    total = notation.full("actual", actual, result.work.interval("actual"))
    yield WrittenStep(notation.term("actual"), notation.words("show.given.of_share"), counted, f"= {total}")


def _months(result: Result, target: ResolvedTarget, notation: Notation) -> Iterator[WrittenStep]:
    actual = result.actual
    for term, period in (("months_elapsed", actual.record.period if actual else None), ("months_total", target.term)):
        number = result.value(term)
        if number is not None and period is not None:
            yield _given(term, number, notation, notation.words.period(period))
    share = result.value("expected_share")
    if share is not None:
        yield _expected_share(result, share, notation)


def _expected_share(result: Result, share: Number, notation: Notation) -> WrittenStep:
    """The mean of what earlier years had done of their own totals by the same month."""
    years = result.earlier_years
    parts = [
        f"{notation.point(earlier.so_far.amount)} / {notation.point(earlier.total.amount)}"
        for earlier in years
        if earlier.so_far.amount is not None and earlier.total.amount is not None
    ]
    described = notation.words("show.given.expected_share", years=", ".join(str(earlier.year) for earlier in years))
    counted = f"({' + '.join(parts)}) / {len(parts)}"
    return _given("expected_share", share, notation, described, counted)


def _years(result: Result, target: ResolvedTarget, notation: Notation) -> Iterator[WrittenStep]:
    """From where to where each time is counted, on the axis of years."""
    starts = (
        ("years_total", result.base.period if result.base else None),
        ("years_left", result.actual.record.period if result.actual else None),
    )
    for term, start in starts:
        number = result.value(term)
        if number is None or start is None:
            continue
        ends = {"start": numerals.day(start.end, notation.words.lang)}
        described = notation.words("show.given.years", **ends, end=numerals.day(target.term.end, notation.words.lang))
        since = place_on_axis(start)
        counted = f"{place_on_axis(target.term)} − {f'({since})' if ' ' in since else since}"
        yield _given(term, number, notation, described, counted)
    for term in _OF_LEGS:
        if term in result.work.given:
            yield _given(term, result.work.given[term].point, notation, notation.words(f"show.given.{term}"))


def place_on_axis(period: Period) -> str:
    """Return where a period's end lies on the axis of years, written so that it can be redone.

    ``2021`` for the end of 2020; ``2023 + 8/12`` for a month's end; ``2023 + 234/365`` for a day.
    """
    whole, rest = divmod(position(period), 1)
    if rest == 0:
        return str(whole)
    if (rest * 12).denominator == 1:
        return f"{whole} + {rest * 12}/12"
    days = 366 if isleap(int(whole)) else 365
    return f"{whole} + {rest * days}/{days}"


def _average(result: Result, notation: Notation) -> Iterator[WrittenStep]:
    """The numbers of years, and the yearly figures multiplied."""
    for term in _COUNTED:
        number = result.value(term)
        if number is not None:
            yield _given(term, number, notation, _which_years(term, result))
    multiple = result.value("multiple")
    if multiple is not None:
        points = [
            observation.amount.point / 100
            for observation in result.history
            if observation.amount is not None
            for _ in observation.record.period.years
        ]
        factors = " × ".join(f"(1 + {_percent(point, notation)})" for point in points)
        described = notation.words("show.given.multiple")
        yield _given("multiple", multiple, notation, described, factors)


def _percent(point: Fraction, notation: Notation) -> str:
    text = numerals.trimmed(point * 100, notation.words.lang)
    return f"({text}%)" if text.startswith(("−", "-")) else f"{text}%"


def _which_years(term: str, result: Result) -> str:
    """The years that a number of years counts."""
    known = [year for observation in result.history for year in observation.record.period.years]
    if result.target is None or not known:
        return ""
    first, last = result.target.term.start.year, result.target.term.end.year
    if term == "years_known":
        return ", ".join(str(year) for year in known)
    return f"{first}–{last if term == 'years_total' else max(known)}"
