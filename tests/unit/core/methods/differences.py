"""The published or computed rows where we differ on purpose: their answer as documented, and ours."""

from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """Their status, ratio and score as the case file has them, and our word, reason and ratio."""

    status: str
    value: str
    score: str
    word: str
    reasons: tuple[str, ...]
    ratio: float | None = None


DIFFERENT = {
    # A missing direction is "negative" there, so that growth towards a higher target is an achievement.
    "syn:default-direction-trap": Difference(
        "target_achieved", "-1.1921736984268956", "5", "substantial_progress", (), 1.1921736984268956
    ),
    # A target of 0 is replaced by 0.001 there, so that the ratio depends on the unit.
    "syn:target-zero": Difference(
        "limited_progress",
        "0.18088588617628817",
        "-1.7463027780692602",
        "not_available",
        ("growth_undefined", "zero_value"),
    ),
    # Infinity is no ratio.
    "syn:target-equals-base": Difference("deterioration", "-inf", "-5", "not_available", ("base_equals_target",)),
    # A division by zero there.
    "syn:target-year-equals-base-year": Difference(
        "ERROR", "", "", "not_available", ("target_not_after_base", "past_due")
    ),
    # No message but "not available" there.
    "syn:sign-change": Difference("not_available", "", "", "not_available", ("growth_undefined", "sign_change")),
    "syn:one-point": Difference("not_available", "", "", "not_available", ("same_period",)),
    "vn:clusters": Difference("not_available", "", "", "not_available", ("same_period",)),
    # The ratio is still given there without a word that the target's year is over.
    "syn:target-year-passed": Difference(
        "limited_progress",
        "0.5833292236030405",
        "-0.06944212401321126",
        "limited_progress",
        ("past_due",),
        0.5833292236030405,
    ),
    # The actual of 0 is compared as if it were 0.001.
}
