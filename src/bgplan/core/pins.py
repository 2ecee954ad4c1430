"""What an acknowledgement pins: the figures of a finding as it stood when somebody looked at it, as short texts.

A pin is the facts of one finding by their names. Only what was printed or demanded is pinned, and by whom: what the
program works out of it would change with the program. Knows findings and texts; never a file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from bgplan.core.findings import Fact, Facts, Fault
from bgplan.core.intervals import Interval
from bgplan.core.numbers import is_plain
from bgplan.core.periods import Period

Pinned: TypeAlias = str | tuple[str, ...]
"""One fact as an entry writes it: a figure, a period or a source, an interval "low … high", or a list of such."""

Pin: TypeAlias = Mapping[str, Pinned]
"""The facts of one finding, by their names."""

_WORKED_OUT = frozenset(
    (
        *("imbalance", "implied", "sum", "between", "mean", "by", "ratio", "excess", "change", "count", "times"),
        *("monthly", "pace", "usual", "largest", "largest_period", "weight", "least", "newest"),
        *("earlier_source_told", "later_source_told"),
    )
)
"""Facts that follow from the figures, or say what is usual or how late it is."""

_SOURCES = ("earlier_source", "later_source")
"""Texts that are pinned too: the same figure printed by another is another print."""

_TO = " … "
_DIGITS = Context(prec=12)


def pin_of(facts: Facts) -> Pin:
    """Return what an acknowledgement of a finding with these facts pins.

    >>> dict(pin_of({"earlier": Fraction(99, 5), "later": Fraction(193, 10), "unit": "pct"}))
    {'earlier': '19.8', 'later': '19.3'}
    """
    texts = {name: _text_of(fact, name) for name, fact in facts.items() if name not in _WORKED_OUT}
    return MappingProxyType({name: text for name, text in texts.items() if text is not None})


def holds(pin: Pin, facts: Facts) -> bool:
    """Return whether a finding with these facts is what the pin says; a fact that it does not name may be any."""
    current = pin_of(facts)
    return all(name in current and _read(text) == current[name] for name, text in pin.items())


def written(pins: tuple[Pin, ...]) -> str:
    """Return the pins as YAML writes them on one line.

    >>> written(({"earlier": "19.8", "later": "19.3"},))
    '{earlier: 19.8, later: 19.3}'
    """
    texts = [f"{{{', '.join(f'{name}: {_shown(text)}' for name, text in pin.items())}}}" for pin in pins]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def entry_of(rule: str, subject: str, facts: Facts) -> str:
    """Return the entry that acknowledges a finding, as a line of YAML; its reason is still to be written.

    >>> entry_of("BG403", "grdp.growth@2022", {"earlier": Fraction(99, 5), "later": Fraction(193, 10)})
    '- {rule: BG403, subject: grdp.growth@2022, facts: {earlier: 19.8, later: 19.3}, reason: {vi: …, en: …}}'
    """
    pin = pin_of(facts)
    pinned = f"facts: {written((pin,))}, " if pin else ""
    return f"- {{rule: {rule}, subject: {subject}, {pinned}reason: {{vi: …, en: …}}}}"


def read_pins(value: object) -> tuple[Pin, ...]:
    """Return the pins of an entry: one mapping of facts, or a list of such; else a fault."""
    items = value if isinstance(value, (list, tuple)) and value else [value]  # of none nobody looked at anything
    return tuple(_read_pin(item) for item in items)


def _read_pin(value: object) -> Pin:
    if not isinstance(value, Mapping) or not value:
        raise Fault("BG203", text=value[:80] if isinstance(value, str) else "", expected="facts")
    return MappingProxyType({str(name): _read_pinned(text, str(name)) for name, text in value.items()})


def _read_pinned(value: object, name: str) -> Pinned:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (list, tuple)) and value and all(isinstance(item, str) for item in value):
        return tuple(str(item) for item in value)
    raise Fault("BG203", text="", expected="facts", at=name)


def _shown(text: Pinned) -> str:
    return text if isinstance(text, str) else f"[{', '.join(text)}]"


def _text_of(fact: Fact, name: str) -> Pinned | None:
    """The fact as an entry writes it; None where it is not pinned."""
    if isinstance(fact, tuple):
        texts = [_text_of(part, name) for part in fact]
        return tuple(text for text in texts if isinstance(text, str)) or None
    if isinstance(fact, str):
        return fact if name in _SOURCES else None
    if isinstance(fact, Period):
        return fact.text
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Interval):
        low, high = number_text(fact.low), number_text(fact.high)
        return low if low == high else f"{low}{_TO}{high}"
    return number_text(fact) if isinstance(fact, (int, float, Decimal, Fraction)) else None


def number_text(number: float | Decimal | Fraction) -> str:
    """Return the number to twelve digits, without a point where it has none."""
    if isinstance(number, float) and not math.isfinite(number):
        return str(number)
    exact = Fraction(number)
    rounded = _DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _read(text: Pinned) -> Pinned:
    """What somebody wrote, in the form in which facts are compared: 19.80 is 19.8, ".." is "…"."""
    if isinstance(text, tuple):
        return tuple(_canonical(item) for item in text)
    return _canonical(text)


def _canonical(text: str) -> str:
    parts = [part.strip() for part in text.replace("..", "…").split("…")]
    return _TO.join(number_text(Decimal(part)) if is_plain(part) else part for part in parts)
