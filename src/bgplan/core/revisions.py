"""How two prints of one observation stand to each other: whether the later one revises, disagrees or contradicts.

Knows two prints; never which of them counts.
"""

from __future__ import annotations

from enum import StrEnum

from bgplan.core.book import Reported
from bgplan.core.vocabulary import FINALITY


class Relation(StrEnum):
    """What a print that says another number than an earlier one is to it (DESIGN, data)."""

    REVISION = "revision"
    DISAGREEMENT = "disagreement"
    CONTRADICTION = "contradiction"


def are_apart(one: Reported, other: Reported) -> bool:
    """Return whether two prints cannot stand for one number."""
    return (
        one.amount is not None and other.amount is not None and not one.amount.interval.overlaps(other.amount.interval)
    )


def relation(earlier: Reported, later: Reported) -> Relation:
    """Return what a later print is to an earlier one that it does not agree with.

    A later stage or round, and a later print of the same publisher, revise; else publishers disagree. One publisher
    at one time contradicts itself.
    """
    if FINALITY[later.record.stage] > FINALITY[earlier.record.stage]:
        return Relation.REVISION
    if earlier.source.publisher != later.source.publisher:
        return Relation.DISAGREEMENT
    same_time = earlier.published == later.published and earlier.record.round == later.record.round
    same_stage = earlier.record.stage == later.record.stage
    return Relation.CONTRADICTION if same_time and same_stage else Relation.REVISION
