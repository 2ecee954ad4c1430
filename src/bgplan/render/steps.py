"""The derivation on the screen: every line with its formula in words, with its numbers, and what comes out.

Knows how a step is shown, so that it can be redone by hand; never where the numbers come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bgplan.core import formulas
from bgplan.core.derivation import Derivation, Step
from bgplan.core.intervals import Number
from bgplan.render.layout import BOLD, DIM, Line, Segment, left, line, width_of, wrapped
from bgplan.render.notation import Notation, decimals_of

_GAP = 2
_NARROWEST_FORMULA = 36
_MOST_EXTRA_DECIMALS = 8

_WHY_UNDEFINED = (
    (formulas.QUOTIENT, "zero"),
    (formulas.PROGRESS, "equal"),
    (formulas.GROWTH_RATE, "positive"),
    (formulas.GEOMETRIC_PATH, "positive"),
    (formulas.GEOMETRIC_LEAD, "positive"),
    (formulas.YEARLY_CHANGE, "no_time"),
    (formulas.MONTHLY_AMOUNT, "no_time"),
    (formulas.LINEAR_PROJECTION, "passed"),
    (formulas.GEOMETRIC_PROJECTION, "passed"),
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """One step as text: the term, the formula in words, the same with numbers, the result."""

    term: str
    formula: str
    numbers: str
    result: str


def steps(work: Derivation, notation: Notation, width: int | None, indent: str = "") -> tuple[Line, ...]:
    """Return every step of the derivation, in columns where the width allows it, else two lines each."""
    shown = [_shown(step, work, notation) for step in work.steps]
    if not shown:
        return ()
    columns = _columns(shown, None if width is None else width - len(indent))
    if columns is None:
        return tuple(each for one in shown for each in _stacked(one, width, indent))
    return tuple(each for one in shown for each in _in_columns(one, columns, indent))


def _shown(step: Step, work: Derivation, notation: Notation) -> _Shown:
    formula, inputs = step.line.formula, step.line.inputs
    in_words = formula.expression.format(**{name: notation.term(term) for name, term in inputs.items()})
    term = notation.term(step.line.term)
    if step.value is None:
        return _Shown(term, in_words, "", notation.words("show.undefined.text", why=_why(step, work, notation)))
    return _Shown(term, in_words, numbers_of(step, work, notation), _result(step, step.value, notation))


def numbers_of(step: Step, work: Derivation, notation: Notation) -> str:
    """Return the formula with its numbers, just precise enough that they give the result that is shown."""
    inputs: dict[str, tuple[str, Number]] = {}
    for name, term in step.line.inputs.items():
        number = work.value(term)
        if number is not None:
            inputs[name] = term, number
    extra = _extra_decimals(step, inputs, notation)
    texts = {
        name: _in_formula(notation.bare(term, number, decimals_of(term, number) + extra))
        for name, (term, number) in inputs.items()
    }
    return step.line.formula.expression.format(**texts)


def _in_formula(text: str) -> str:
    """A negative or signed number in brackets, so that signs do not stand side by side."""
    if text.startswith("+"):
        return text[1:]
    return f"({text})" if text.startswith("−") else text


def _extra_decimals(step: Step, inputs: dict[str, tuple[str, Number]], notation: Notation) -> int:
    """How many more decimals than usual the inputs need for the shown result to come out of them."""
    if step.value is None:
        return 0
    decimals = decimals_of(step.line.term, step.value)
    wanted = notation.bare(step.line.term, step.value, decimals)
    for extra in range(_MOST_EXTRA_DECIMALS):
        rounded = {
            name: notation.rounded(term, number, decimals_of(term, number) + extra)
            for name, (term, number) in inputs.items()
        }
        again = step.line.formula(**rounded)
        if again is not None and notation.bare(step.line.term, again, decimals) == wanted:
            return extra
    return _MOST_EXTRA_DECIMALS


def _result(step: Step, value: Number, notation: Notation) -> str:
    """The result with its unit, and the interval that it can stand for."""
    term, decimals = step.line.term, decimals_of(step.line.term, value)
    shown = notation.full(term, value, decimals)
    if step.interval is None:
        return shown
    low, high = (notation.bare(term, end, decimals) for end in (step.interval.low, step.interval.high))
    return shown if low == high else f"{shown} ({low} … {high})"


def _why(step: Step, work: Derivation, notation: Notation) -> str:
    """Why a step has no value: an input that is unknown, else what its formula is not defined for."""
    unknown = [notation.term(term) for term in step.line.inputs.values() if work.value(term) is None]
    if unknown:
        return notation.words("show.undefined.unknown", terms=", ".join(dict.fromkeys(unknown)))
    why = next((key for formula, key in _WHY_UNDEFINED if formula is step.line.formula), "domain")
    return notation.words(f"show.undefined.{why}")


def _columns(shown: list[_Shown], width: int | None) -> tuple[int, int, int] | None:
    """The widths of term, formula and numbers; None where the lines are too narrow for columns."""
    term = max(width_of(one.term) for one in shown)
    formula = max(width_of(one.formula) for one in shown) + 2
    numbers = max((width_of(one.numbers) for one in shown), default=0) + 2
    result = max(width_of(one.result) for one in shown) + 2
    if width is None:
        return term, formula, numbers
    rest = width - term - numbers - result - 3 * _GAP
    return None if rest < min(formula, _NARROWEST_FORMULA) else (term, min(formula, rest), numbers)


def _in_columns(one: _Shown, columns: tuple[int, int, int], indent: str) -> Iterator[Line]:
    term, formula, numbers = columns
    first, *more = wrapped(f"= {one.formula}", formula, "  ")
    gap = " " * _GAP
    inserted = f"= {one.numbers}" if one.numbers else ""
    yield line(
        indent + left(_capital(one.term), term) + gap,
        Segment(left(first, formula), DIM),
        gap + left(inserted, numbers) + gap,
        Segment(f"= {one.result}" if one.numbers else one.result, BOLD),
    )
    for text in more:
        yield line(" " * (len(indent) + term + _GAP), Segment(text, DIM))


def _stacked(one: _Shown, width: int | None, indent: str) -> Iterator[Line]:
    """The formula in words, below it the numbers and the result."""
    inner = None if width is None else width - len(indent)
    label = _capital(one.term)
    for index, text in enumerate(wrapped(f"{label} = {one.formula}", inner, "  ")):
        cut = min(len(label), len(text)) if index == 0 else 0
        yield line(indent + text[:cut], Segment(text[cut:], DIM))
    full = f"= {one.numbers} = {one.result}" if one.numbers else one.result
    deeper = indent + "    "
    for text in wrapped(full, None if width is None else width - len(deeper), "  "):
        cut = text.rfind("= ") if text.startswith("= ") or " = " in text else -1
        yield line(deeper + text[: max(cut, 0)], Segment(text[max(cut, 0) :], BOLD))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
