"""The sign before a figure whose print says "about", "more than" or "nearly", as it stands in every table.

Knows the signs and what stands for them where only ASCII may be used; never which figures are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bgplan.core.dataset import Amount
from bgplan.core.figures import Qualifier

SIGNS: Mapping[Qualifier, tuple[str, str]] = MappingProxyType(
    {Qualifier.ABOUT: ("≈", "~"), Qualifier.OVER: (">", ">"), Qualifier.NEARLY: ("<", "<")}
)
"""By qualifier: its sign, and the one of ASCII; all are of WGL4."""


def hedge_sign(amount: Amount | None, *, ascii_only: bool) -> str:
    """Return the sign before an amount; nothing where its print says just the figure."""
    if amount is None or amount.qualifier is Qualifier.NONE:
        return ""
    return SIGNS[amount.qualifier][ascii_only]
