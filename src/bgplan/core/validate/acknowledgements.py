"""Known contradictions: findings that the data acknowledge with a reason, and what is wrong with the entries.

An entry holds for the figures that it pins (``facts``); without them it holds for any, and BG808 says what to pin. A
finding of an entry's rule and subject with other figures is a new one and names the entry. BG803 is an entry, or one
of the pins of an entry, that matches nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bgplan.core.dataset import Dataset
from bgplan.core.findings import Finding, Place
from bgplan.core.model import Acknowledgement
from bgplan.core.pins import Pin, holds, pin_of, written
from bgplan.core.rules import BY_CODE, finding

OF_THE_FILES = ("BG1", "BG2", "BG3")
"""Beginnings of the rules about what a file says itself: that is mended, and no entry for it ever matches."""


class _Entry(NamedTuple):
    """An entry of the data and where it stands."""

    record: Acknowledgement
    place: Place

    @property
    def key(self) -> tuple[str, str]:
        return self.record.rule, self.record.subject

    def knows(self, known: Finding) -> bool:
        """Whether one of its pins is the finding; an entry without any knows every one of its subject."""
        return not self.record.facts or any(holds(pin, known.facts) for pin in self.record.facts)


def acknowledged(findings: tuple[Finding, ...], dataset: Dataset, *, whole: bool = True) -> tuple[Finding, ...]:
    """Return the findings with the acknowledged ones marked; of a ``whole`` dataset also one for each entry left."""
    place = dataset.written.place
    records = enumerate(dataset.written.acknowledged)
    entries = [_Entry(record, place("acknowledged", index)) for index, record in records if record is not None]
    by_key: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_key[entry.key].append(entry)
    of_key: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for known in findings:
        if (known.code, known.subject) in by_key:
            of_key[known.code, known.subject].append(known)
    pins = {key: _different([pin_of(known.facts) for known in found]) for key, found in of_key.items()}
    marked = tuple(
        _marked(known, by_key[known.code, known.subject], pins[known.code, known.subject])
        if (known.code, known.subject) in pins
        else known
        for known in findings
    )
    faults = (fault for entry in entries for fault in _faults(entry, by_key[entry.key], of_key[entry.key], whole=whole))
    return (*marked, *faults)


def _marked(known: Finding, entries: list[_Entry], pins: tuple[Pin, ...]) -> Finding:
    """The finding with the reason of the entry that knows it, or with the place of those that know other figures.

    ``pins`` are those of all findings of its rule and subject, as an entry for all of them would have them.
    """
    entry = _knowing(known, entries)
    if entry is not None:
        return known._replace(acknowledged=entry.record.reason)
    pinned = tuple(pin for entry in entries for pin in entry.record.facts)
    facts = {**known.facts, "acknowledged_for": written(pinned), "acknowledge": written(pins) if pins else ""}
    return known._replace(facts=facts, related=(*known.related, *(entry.place for entry in entries)))


def _knowing(known: Finding, entries: list[_Entry]) -> _Entry | None:
    """The entry that knows a finding; one that pins its figures comes before one that pins none."""
    return next(
        (entry for entry in sorted(entries, key=lambda entry: not entry.record.facts) if entry.knows(known)), None
    )


def _faults(entry: _Entry, beside: list[_Entry], found: list[Finding], *, whole: bool) -> Iterator[Finding]:
    """What is wrong with one entry, given the entries and the findings of its rule and subject."""
    rule, subject = entry.key
    if rule not in BY_CODE:
        yield finding("BG208", entry.place.at("rule"), what="rule", name=rule, nearest="")
    elif rule.startswith(OF_THE_FILES):
        yield finding("BG803", entry.place, subject=subject, rule=rule, never=", ".join(OF_THE_FILES))
    elif not found:
        if whole:
            yield finding("BG803", entry.place, subject=subject, rule=rule)
    elif not entry.record.facts:
        own = [pin_of(known.facts) for known in found if _knowing(known, beside) is entry]
        if pins := _different(own):
            yield finding("BG808", entry.place, subject=subject, rule=rule, write=written(pins))
    elif whole and all(_knowing(known, beside) is not None for known in found):  # else the new finding names the entry
        for index, pin in enumerate(entry.record.facts):
            if not any(holds(pin, known.facts) for known in found):
                at = entry.place.at("facts", index) if len(entry.record.facts) > 1 else entry.place.at("facts")
                yield finding("BG803", at, subject=subject, rule=rule)


def _different(pins: list[Pin]) -> tuple[Pin, ...]:
    """The pins that say anything, each once."""
    return tuple({written((pin,)): pin for pin in pins if pin}.values())
