"""What is said of sources in words: counts, roles, figures that rest on one of them, periods that did not arrive.

Knows words; never layout.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.sources import Alone, Carried, Lack, Missing, Sourcing
from bgplan.render.history.marks import amount_text
from bgplan.render.words import Words

MOST_PERIODS = 12
"""More periods that did not arrive are counted, not named."""


def counted(key: str, count: int, words: Words) -> str:
    """Return how many of something there are."""
    return words(f"sources.count.{key}_one") if count == 1 else words(f"sources.count.{key}", count=count)


def total(found: Sourcing, words: Words) -> str:
    """Return how much there is in all."""
    counts = {
        "sources": len(found.sources),
        "figures": sum(each.total for each in found.sources),
        "indicators": len({name for each in found.sources for name, _ in each.figures}),
        "targets": len({name for each in found.sources for name, _ in each.targets}),
        "inferred": len(found.inferred),
        "undated": len(found.undated),
    }
    return words.said("sources.total", **{key: counted(key, count, words) for key, count in counts.items()})


def figures_of(one: Carried) -> str:
    """Return of which indicators a source has figures, with their number where it has several of one."""
    return ", ".join(name if count == 1 else f"{name} {count}" for name, count in one.figures)


def targets_of(one: Carried, words: Words) -> str:
    """Return which targets rest on a source, each with the parts that it gives."""
    roles: dict[str, list[str]] = {}
    for name, role in one.targets:
        roles.setdefault(name, []).append(words(f"sources.role.{role.value}"))
    return ", ".join(f"{name} ({', '.join(parts)})" for name, parts in roles.items())


def alone_text(one: Alone, found: Sourcing, words: Words) -> str:
    """Return a figure that one source of low confidence says alone, and the targets judged by it."""
    figure = one.figure
    unit = found.written.units[figure.indicator.unit]
    shown = words.in_unit(amount_text(figure.amount, words), unit) if figure.amount else ""
    facts = {
        "name": words.own(figure.indicator.short),
        "id": figure.record.indicator,
        "period": words.period(figure.record.period),
        "figure": shown,
        "source": figure.source_name,
    }
    if not one.targets:
        return words.said("sources.alone_figure", **facts)
    return words.said("sources.alone_target", targets=", ".join(one.targets), **facts)


def missing_by_lack(found: Sourcing) -> Iterator[tuple[Lack, tuple[Missing, ...]]]:
    """Yield each kind of lack that occurs, with everything that has it."""
    for lack in Lack:
        having = tuple(each for each in found.missing if each.lack is lack)
        if having:
            yield lack, having


def missing_text(one: Missing, words: Words) -> str:
    """Return what lacks: a name, and the periods where it is figures."""
    if not one.periods:
        return one.name
    shown = ", ".join(words.period(each) for each in one.periods[:MOST_PERIODS])
    if len(one.periods) <= MOST_PERIODS:
        return words.said("sources.periods", name=one.name, periods=shown)
    return words.said("sources.periods_more", name=one.name, count=str(len(one.periods)), periods=shown)
