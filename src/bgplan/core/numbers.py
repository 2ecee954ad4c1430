"""The strict reader of numbers as our YAML writes them.

Knows the one form that we accept; what people write instead, and how other programs take it, is the business of
``slips``, which loads only when something is wrong. Never reads prose: what a printed figure says is the business of
``figures``.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bgplan.core.findings import Fault

MOST_DIGITS = 40
"""More digits than any figure has; a bound for the arithmetic."""

_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)


def is_plain(text: str) -> bool:
    """Return whether ``text`` has the one form of a number that we accept, however many digits."""
    return _PLAIN.fullmatch(text) is not None


def read_number(text: str) -> Decimal:
    """Return the number that ``text`` writes in our one form, else raise a fault that says what to write.

    >>> read_number("2200000.5")
    Decimal('2200000.5')
    >>> try:
    ...     read_number("2.200.000")
    ... except Fault as fault:
    ...     dict(fault.facts)
    {'text': '2.200.000', 'reason': 'grouped-dots', 'reading': '', 'write': '2200000'}
    """
    if is_plain(text) and digits(text) <= MOST_DIGITS:
        return Decimal(str(text))
    from bgplan.core.slips import slip_of  # noqa: PLC0415  # only where something is wrong; it reads numbers itself

    slip, reading, write = slip_of(str(text))
    raise Fault("BG204", text=str(text), reason=slip.value, reading=reading, write=write)


def is_ambiguous(number: Decimal) -> bool:
    """Return whether a Vietnamese reader takes the plain ``number`` for thousands: three decimals, a whole part to 999.

    >>> [is_ambiguous(Decimal(text)) for text in ("652.153", "7.840", "0.615", "1234.567", "94.2")]
    [True, True, False, False, False]
    """
    return number.as_tuple().exponent == -3 and 1 <= abs(int(number)) <= 999


def as_thousands(number: Decimal) -> Decimal:
    """Return the other reading of an ambiguous ``number``, its point taken for a group mark.

    >>> as_thousands(Decimal("652.153"))
    Decimal('652153')
    """
    return number.scaleb(3)


def digits(text: str) -> int:
    """Return how many digits ``text`` has."""
    return sum(character.isdigit() for character in text)
