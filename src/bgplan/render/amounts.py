"""Amounts as text: a figure with its decimals, a growth with its sign, and the sign before a qualified figure.

Knows amounts and the words of units; never which figure is shown where. What a cell or a sentence adds (marks, periods,
the derivation's own forms) is the business of whoever writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bgplan.core.dataset import Amount, ResolvedObservation
from bgplan.core.figures import Qualifier
from bgplan.core.report import Report
from bgplan.render import numerals
from bgplan.render.words import Words

QUALIFIER_SIGNS: Mapping[Qualifier, str] = MappingProxyType(
    {Qualifier.ABOUT: "≈", Qualifier.OVER: ">", Qualifier.NEARLY: "<"}
)
"""By qualifier: its sign; all are of WGL4."""


def hedge_sign(amount: Amount | None, words: Words) -> str:
    """Return the sign before an amount; nothing where its print says just the figure."""
    if amount is None or amount.qualifier is Qualifier.NONE:
        return ""
    return words.typed(QUALIFIER_SIGNS[amount.qualifier])


def amount_text(amount: Amount, words: Words) -> str:
    """Return a figure with its decimals, without its unit; bounds with both ends."""
    if amount.value is None:
        return words.interval(amount.interval, amount.decimals, between="–")
    return words.number(amount.value, amount.decimals)


def growth_text(amount: Amount, words: Words) -> str:
    """Return a growth that was printed, with its sign and its own decimals; bounds with both ends."""
    if amount.value is None:
        return f"{amount_text(amount, words)}%"
    return numerals.number(amount.value, words.lang, amount.decimals, signed=True) + "%"


def figure_text(observation: ResolvedObservation, report: Report, words: Words) -> str:
    """Return an observation's figure with its unit, as it was printed where it could not be read."""
    unit = report.written.units[observation.indicator.unit]
    if observation.amount is None:
        return observation.record.printed or ""
    if observation.amount.value is None:
        return words.in_unit(words.interval(observation.amount.interval), unit)
    return words.in_unit(words.number(observation.amount.value, observation.amount.decimals), unit)
