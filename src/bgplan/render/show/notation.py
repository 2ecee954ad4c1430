"""How the numbers of one result are written: each term of a derivation in its form, amounts with their unit.

Knows forms, units and digits; never layout, and never which numbers are needed where.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, assert_never

from bgplan.core.dataset import Amount, ResolvedPart
from bgplan.core.intervals import Interval, Number
from bgplan.core.methods import Status
from bgplan.core.model import Unit
from bgplan.render import numerals
from bgplan.render.amounts import amount_text
from bgplan.render.ascii import NO_BREAK
from bgplan.render.verdicts import sign
from bgplan.render.words import Words

_MOST_DECIMALS = 9


class NumberForm(StrEnum):
    """What kind of number a term is."""

    AMOUNT = "amount"
    PER_YEAR = "per_year"
    PER_MONTH = "per_month"
    PERCENT = "percent"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    LEAD = "lead"
    MONTHS = "months"
    YEARS = "years"
    CONSTANT = "constant"


_FORMS: tuple[tuple[NumberForm, tuple[str, ...]], ...] = (
    (NumberForm.PER_YEAR, ("observed_change", "required_change", "required_change_from_now", "path_change")),
    (NumberForm.PER_YEAR, ("change_to_supposed", "required_change_after")),
    (NumberForm.PER_MONTH, ("observed_per_month", "required_per_month_from_now", "required_per_month_after")),
    (NumberForm.PERCENT, ("progress", "elapsed", "achievement_rate", "gross_share", "gross_share_all_removed")),
    (NumberForm.PERCENT, ("observed_rate", "required_rate", "required_rate_from_now")),
    (NumberForm.PERCENT, ("required_rate_of_unknown", "required_rate_of_missing", "path_rate", "known_rate")),
    (NumberForm.PERCENT, ("leg_elapsed", "leg_progress", "expected_share", "told_share")),
    (NumberForm.PERCENT, ("supposed_rate", "share_at_due", "share_after", "rate_to_supposed", "required_rate_after")),
    (NumberForm.PERCENT, ("rate_at_due", "plan_rate", "implied_rate")),
    (NumberForm.RATIO, ("pace_ratio", "gross_pace_ratio", "gross_pace_ratio_all_removed")),
    (
        NumberForm.MULTIPLE,
        ("multiple", "target_multiple", "path_multiple", "multiple_at_due", "multiple_after", "plan_multiple"),
    ),
    (NumberForm.LEAD, ("lead_months",)),
    (NumberForm.MONTHS, ("months_elapsed", "months_total", "months_left", "months_after")),
    (NumberForm.YEARS, ("years_elapsed", "years_total", "years_left", "years_passed", "years_known")),
    (NumberForm.YEARS, ("years_unknown", "years_missing", "leg_before", "leg_years", "leg_gone")),
    (NumberForm.YEARS, ("years_to_target", "years_to_supposed", "years_after")),
    (NumberForm.CONSTANT, ("one", "twelve", "hundred")),
)
_FORM_OF = {term: form for form, terms in _FORMS for term in terms}


def form_of(term: str) -> NumberForm:
    """Return the form of a term; what is none of the others is an amount in the indicator's unit."""
    return _FORM_OF.get(term, NumberForm.AMOUNT)


def decimals_of(term: str, number: Number) -> int:
    """Return with how many decimals a term's number is shown: the same for its result and its interval."""
    form = form_of(term)
    match form:
        case NumberForm.AMOUNT | NumberForm.PER_YEAR | NumberForm.PER_MONTH:
            return _for_digits(number, 5)
        case NumberForm.PERCENT:
            return max(1, _for_digits(number * 100, 4))
        case NumberForm.RATIO:
            return 3
        case NumberForm.LEAD:
            return 1
        case NumberForm.MULTIPLE | NumberForm.MONTHS | NumberForm.YEARS:
            return 4
        case NumberForm.CONSTANT:
            return 0
        case _:
            assert_never(form)


def _for_digits(number: Number, digits: int) -> int:
    """How many decimals give so many significant digits; a whole number is never cut."""
    if number == 0:
        return 0
    return min(_MOST_DECIMALS, max(0, digits - 1 - numerals.decimal_of(number).adjusted()))


_CONSTANTS = {"one": "1", "twelve": "12", "hundred": "100"}


class Notation(NamedTuple):
    """The words and the unit in which a result's numbers are written; ``year_plan`` has words of its own.

    ``part`` marks a plan for another time than a year: it speaks of no year.
    """

    words: Words
    unit: Unit
    year_plan: bool = False
    part: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether the unit is a percentage, so that a difference is in points."""
        return self.unit.dimension == "percent"

    def term(self, name: str) -> str:
        """Return the word of a term."""
        own = self.key(f"show.year_term.{name}")
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        return self.words(own if self.year_plan and self.words.has(own) else f"show.term.{name}")

    def status(self, status: Status) -> str:
        """Return a status in words after its sign, never broken between the two."""
        return f"{self.sign(status)}{NO_BREAK}{self.words(f'status.{status.value}')}"

    def sign(self, status: Status) -> str:
        """Return the sign of a status."""
        return sign(status, self.words)

    def key(self, name: str) -> str:
        """Return the key of a text on a year's plan, or of that on a plan for another time."""
        other = f"{name}_part"
        return other if self.part and self.words.has(other) else name

    def bare(self, term: str, number: Number, decimals: int, *, all_decimals: bool = False) -> str:
        """Return a term's number as it stands in a formula: without a unit, a fraction in percent."""
        factor = 100 if form_of(term) is NumberForm.PERCENT else 1
        scaled = self.rounded(term, number, decimals) * factor
        if all_decimals or form_of(term) in (NumberForm.RATIO, NumberForm.LEAD):
            text = numerals.number(scaled, self.words.lang, decimals, signed=form_of(term) is NumberForm.LEAD)
        else:
            text = numerals.trimmed(scaled, self.words.lang, decimals)
        return f"{text}%" if factor == 100 else text

    def rounded(self, term: str, number: Number, decimals: int) -> Fraction:
        """Return the number that is printed when a term is shown with ``decimals``."""
        places = decimals + 2 if form_of(term) is NumberForm.PERCENT else decimals
        return Fraction(numerals.rounded(number, places))

    def full(self, term: str, number: Number, interval: Interval | None = None) -> str:
        """Return a term's number with its unit, and the interval that it can stand for, all with the same decimals."""
        ends = [number, *((interval.low, interval.high) if interval else ())]
        decimals = decimals_of(term, number if number != 0 else max(ends, key=abs))  # nothing has no digits of its own
        needed = max(self._needed(term, end, decimals) for end in ends)
        shown, *bounds = (self.bare(term, end, needed, all_decimals=True) for end in ends)
        points = term in ("gap", "gap_to_path", "gap_at_due") and self.is_percent
        span = "" if len(set(bounds)) < 2 else f" ({' … '.join(bounds)})".replace(" ", NO_BREAK)[1:]
        return self.with_unit(shown, form_of(term), points=points) + (f" {span}" if span else "")

    def _needed(self, term: str, number: Number, decimals: int) -> int:
        """How many of the decimals a number needs; those of ratios and leads always show."""
        if form_of(term) in (NumberForm.RATIO, NumberForm.LEAD):
            return decimals
        factor = 100 if form_of(term) is NumberForm.PERCENT else 1
        exponent = numerals.decimal_of(self.rounded(term, number, decimals) * factor).normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else decimals

    def with_unit(self, shown: str, form: NumberForm = NumberForm.AMOUNT, *, points: bool = False) -> str:
        """Return a number's text with the unit that its form has."""
        match form:
            case NumberForm.AMOUNT:
                return self._difference(shown) if points else self._in_unit(shown)
            case NumberForm.PER_YEAR:
                return self._difference(shown) + self.words("show.per_year")
            case NumberForm.PER_MONTH:
                return self._difference(shown) + self.words("show.per_month")
            case NumberForm.LEAD | NumberForm.MONTHS:
                return f"{shown}{NO_BREAK}{self._plural('months_unit', shown)}"
            case NumberForm.YEARS:
                return f"{shown}{NO_BREAK}{self._plural('years_unit', shown)}"
            case NumberForm.PERCENT | NumberForm.RATIO | NumberForm.MULTIPLE | NumberForm.CONSTANT:
                return shown
            case _:
                assert_never(form)

    def _plural(self, key: str, shown: str) -> str:
        return self.words(f"show.{key}_one" if shown.lstrip("+−-") == "1" else f"show.{key}")

    def _difference(self, shown: str) -> str:
        """A difference, or how much is added in a year, with the unit's name; of percentages in points."""
        return self.words.difference(shown, self.unit).replace(" ", NO_BREAK)

    def _in_unit(self, shown: str) -> str:
        """A number with the unit's name, never broken between the two."""
        return self.words.in_unit(shown, self.unit).replace(" ", NO_BREAK)

    def point(self, amount: Amount) -> str:
        """Return the number that is computed with, as it stands in a calculation."""
        return self.words.number(amount.point, amount.decimals)

    def terms(self, sign: str, parts: tuple[ResolvedPart, ...]) -> str:
        """Return parts that are added or taken away, each after the sign: `` + 29``."""
        return "".join(f" {sign} {self.point(part.amount)}" for part in parts)

    def amount(self, amount: Amount) -> str:
        """Return a figure in its unit, with what it can stand for where that is not one number."""
        if amount.value is None:
            return self.span(amount.interval)
        shown = self.with_unit(self.words.number(amount.value, amount.decimals))
        if amount.interval.is_point and amount.interval.contains(amount.value):
            return shown
        return f"{shown} ({self.words.interval(amount.interval).replace(' ', NO_BREAK)})"

    def demanded(self, amount: Amount) -> str:
        """Return what a target demands; two ends with a dash: they are its own, no doubt about its figure."""
        if amount.value is not None:
            return self.amount(amount)
        return self.with_unit(amount_text(amount, self.words).replace(" ", NO_BREAK))

    def span(self, interval: Interval, decimals: int | None = None) -> str:
        """Return an interval in its unit."""
        return self.with_unit(self.words.interval(interval, decimals).replace(" ", NO_BREAK))

    def about(self, number: Number, decimals: int, form: NumberForm = NumberForm.AMOUNT) -> str:
        """Return a number in its unit with ``decimals``, for a sentence rather than a derivation."""
        return self.with_unit(numerals.number(number, self.words.lang, decimals), form)


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]
