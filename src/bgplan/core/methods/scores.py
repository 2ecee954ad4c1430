"""The published rules' own formulas, each once: limit factor, scores and indices.

Pairs of domain and value like those of ``core.formulas``, with arithmetic, comparisons and bounds only. Rates, shares
and ratios are fractions; the coefficients are those that the publishers print, digit by digit.
"""

from __future__ import annotations

from fractions import Fraction

from bgplan.core.formulas import formula
from bgplan.core.intervals import Number


def magnitude(number: Number) -> Number:
    """Return the number without its sign.

    >>> magnitude(Fraction(-3))
    Fraction(3, 1)
    """
    return max(number, -number)


@formula("1 − ({base} / {limit})^4.44", domain=lambda base, limit: base >= 0 and limit >= 0)
def limit_factor(base: Number, limit: Number) -> Number:
    """Return how far thresholds shrink near a natural limit: 1 − (base / limit)^4.44, mirrored above it, 1 from twice.

    Statistics Canada (Open SDG, progress methodology), of magnitudes. At the limit nothing more is asked:

    >>> limit_factor(base=Fraction(100), limit=Fraction(100))
    0.0
    >>> limit_factor(base=Fraction(250), limit=Fraction(100))
    1
    """
    if base >= 2 * limit:
        return 1
    nearness: Number = base / limit if base <= limit else (2 * limit - base) / limit
    power: float = float(nearness) ** 4.44
    return 1 - power


@formula("7.1429 × {ratio} − 4.2857")
def statcan_target_score(ratio: Number) -> Number:
    """Return Statistics Canada's score with a target, −5 to 5: 7.1429 R − 4.2857 from 0.6 on, below 4.1667 R − 2.5.

    Indicator 17.2.1 is published with 0.4687:

    >>> round(float(statcan_target_score(ratio=Fraction("0.6656054028956886"))), 12)
    0.468652832344
    """
    if ratio >= Fraction("0.6"):
        return min(Fraction("7.1429") * ratio - Fraction("4.2857"), 5)
    return max(Fraction("4.1667") * ratio - Fraction("2.5"), -5)


@formula("500 × {rate} / {factor} − 5")
def statcan_growth_score(rate: Number, factor: Number) -> Number:
    """Return Statistics Canada's score without a target, −5 to 5; ``factor`` is the limit factor, 1 without a limit.

    Indicator 3.5.2 is published with 4.6251, 1.a.2, which falls, with −2.8353:

    >>> round(statcan_growth_score(rate=0.019250240225317627, factor=1), 9)
    4.625120113
    >>> round(statcan_growth_score(rate=-0.0026821556210786524, factor=1), 9)
    -2.835269453
    """
    if rate < 0:
        return max(125 * rate - Fraction("2.5"), -5)
    if factor <= 0:
        return 5
    asked: Number = rate / factor
    if asked >= Fraction("0.015"):
        return min(500 * asked - 5, 5)
    return 250 * asked - Fraction("1.25") if asked >= Fraction("0.005") else 500 * asked - Fraction("2.5")


@formula("5 / 70 × ({ratio} × 100 − 60)")
def eurostat_target_score(ratio: Number) -> Number:
    """Return Eurostat's score with a target, −5 to 5, straight between the ratios −0.6, 0.6 and 1.3.

    EUSTAT publishes −2.5874 for indicator 1.2.1:

    >>> round(eurostat_target_score(ratio=-0.02098521874625286), 9)
    -2.587438411
    """
    percent = ratio * 100
    score = Fraction(5, 70) * (percent - 60) if percent >= 60 else Fraction(5, 120) * (percent + 60) - 5
    return max(min(score, 5), -5)


@formula("2.5 × {rate} × 100")
def eurostat_growth_score(rate: Number) -> Number:
    """Return Eurostat's score without a target: 2.5 × the growth in percent, within −5 and 5.

    EUSTAT publishes 0.1784 for indicator 1.a.2:

    >>> round(eurostat_growth_score(rate=0.0007135231337143111), 9)
    0.178380783
    """
    return max(min(250 * rate, 5), -5)


@formula("10 × {sign} × ({actual} − {base}) / |{target} − {base}|", domain=lambda base, target, **_: target != base)
def current_status(base: Number, actual: Number, target: Number, sign: Number) -> Number:
    """Return ESCAP's Current Status Index: 10 · d · (actual − base) / |target − base|, at most 10.

    From 50 to 40 on the way to 20 is a third of the way (UNICEF MENARO's code for ESCAP SD/WP/05):

    >>> current_status(base=Fraction(50), actual=Fraction(40), target=Fraction(20), sign=-1)
    Fraction(10, 3)
    """
    return min(10 * sign * (actual - base) / magnitude(target - base), 10)


@formula("10 − 10 × |{target} − {actual}| / |{target} − {base}|", domain=lambda base, target, **_: target != base)
def parity_status(base: Number, actual: Number, target: Number) -> Number:
    """Return the Current Status Index of a parity: 10 − 10 · |target − actual| / |target − base|.

    From 0.8 past parity to 1.05 is three quarters of the way:

    >>> parity_status(base=Fraction("0.8"), actual=Fraction("1.05"), target=Fraction(1))
    Fraction(15, 2)
    """
    return 10 - 10 * magnitude(target - actual) / magnitude(target - base)


@formula("{sign} × ({target} − {projected}) / |{target} − {base}|", domain=lambda base, target, **_: target != base)
def anticipated_gap(base: Number, projected: Number, target: Number, sign: Number) -> Number:
    """Return the share of the way that will be missing: |target − projected| / |target − base|, 0 where it is met.

    UNECE's technical notes: the gap relative to the progress required.

    >>> anticipated_gap(base=Fraction(20), projected=Fraction(48), target=Fraction(50), sign=1)
    Fraction(1, 15)
    """
    missing = sign * (target - projected)
    return missing / magnitude(target - base) if missing > 0 else Fraction(0)


def weighted_line(points: tuple[tuple[Fraction, Fraction], ...], time: Fraction) -> Fraction | None:
    """Return where the weighted straight line through (time, value) points lies; None with less than two times.

    Recent points weigh more: 1, 2, 3 … by time. The published notes name no weights; these are our own.

    >>> weighted_line(tuple((Fraction(2015 + i), Fraction(20 + 2 * i)) for i in range(4)), Fraction(2030))
    Fraction(50, 1)
    """
    weighted = [(Fraction(weight), *point) for weight, point in enumerate(sorted(points), 1)]
    total = sum((w for w, _, _ in weighted), Fraction(0))
    if len({t for _, t, _ in weighted}) < 2:
        return None
    middle = sum((w * t for w, t, _ in weighted), Fraction(0)) / total
    level = sum((w * y for w, _, y in weighted), Fraction(0)) / total
    spread = sum((w * (t - middle) ** 2 for w, t, _ in weighted), Fraction(0))
    slope = sum((w * (t - middle) * (y - level) for w, t, y in weighted), Fraction(0)) / spread
    return level + slope * (time - middle)
