"""BG801, BG802, BG804–BG806 and BG809: what stands in the files twice, for nothing, or for more than it is.

Knows records, texts and how wide they are; never what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation
from bgplan.core.findings import Facts, Finding, PathKey, Place
from bgplan.core.model import Record, Source, keys_of
from bgplan.core.periods import PeriodKind
from bgplan.core.rules import finding
from bgplan.core.text import Bilingual, width_of
from bgplan.core.validate.runner import NOT_EVALUABLE, PASSED, Answer, Evidence, rule, standing_observations, violation
from bgplan.core.vocabulary import Lang


@rule("BG801")
def repeated(evidence: Evidence) -> Iterator[Answer]:
    """BG801: the same observation of the same source, stage and day entered twice with figures that agree."""
    first: dict[tuple[object, ...], ResolvedObservation] = {}
    for observation in standing_observations(evidence):  # a withdrawn one stands for the record only
        record = observation.record
        key = (record.indicator, observation.span, observation.source_name, observation.published)
        before = first.setdefault((*key, record.stage, record.round), observation)
        if before is observation:
            yield PASSED
        elif before.amount is None or observation.amount is None:
            yield NOT_EVALUABLE
        elif before.amount.interval.overlaps(observation.amount.interval):
            yield violation(of=observation, related=(before.place,))
        else:
            yield PASSED


MANY = 4
"""So many unused names are rarely each a name too many: rather something that used them is gone."""


@rule("BG802")
def unused(evidence: Evidence) -> Iterator[Answer]:
    """BG802 and BG809: sources, units, indicators and plans that nothing refers to; of many what may be gone."""
    dataset = evidence.dataset
    written = dataset.written
    used = {table: set(names) for table, names in _used_names(dataset).items()}
    names = [(table, name) for table in _TABLES for name in getattr(written, table)]
    alone = [(table, name) for table, name in names if name not in used[table]]
    yield from [PASSED] * (len(names) - len(alone))
    lost = _lost(dataset, [name for table, name in alone if table == "sources"])
    if len(alone) >= (_FEW if lost else MANY):
        yield _together(written, alone, lost or _lost(dataset, list(written.sources))[:_FEW])
    else:
        for table, name in alone:
            files = lost if table == "sources" else ()
            yield finding("BG802", written.place(table, name).at(), subject=name, table=table, name=name, files=files)


_FEW = 2
_TABLES = ("sources", "units", "indicators", "plans")


def _together(written: PlanFile, alone: list[tuple[str, str]], lost: tuple[str, ...]) -> Finding:
    """One finding of all names that are not used: what used them, a snapshot or part of one, is probably gone."""
    first, *others = (written.place(table, name).at() for table, name in alone)
    listed = tuple(name for _, name in alone)
    shown = (*listed[:MOST_NAMED], *(("…",) if len(listed) > MOST_NAMED else ()))
    related = tuple(others[: MOST_NAMED - 1])
    return finding("BG809", first, related=related, known=shown, count=len(alone), files=lost)


MOST_NAMED = 12
"""More names than this are counted, not named."""


def _lost(dataset: Dataset, sources: list[str]) -> tuple[str, ...]:
    """The snapshots that are not there though some of the sources were published in their month."""
    there = {(month.end.year, month.end.month) for month in dataset.months}
    dates = [dataset.written.sources[name].published for name in sources]
    ends = sorted({on.end for on in dates if on is not None and on.kind is not PeriodKind.YEAR})
    months = dict.fromkeys((end.year, end.month) for end in ends if (end.year, end.month) not in there)
    return tuple(f"actuals/{year:04d}-{month:02d}.yaml" for year, month in months)


@rule("BG811")
def addresses(evidence: Evidence) -> Iterator[Answer]:
    """BG811: one address stands in one source; in two of one day a figure would seem to have two witnesses."""
    written = evidence.dataset.written
    first: dict[tuple[str, object], str] = {}
    for name, source in written.sources.items():
        if source.url is None:
            continue
        key = (_ADDRESS.sub("", source.url.lower()).rstrip("/"), source.published)
        before = first.setdefault(key, name)
        if before == name:
            yield PASSED
        else:
            place, other = (written.place("sources", each, "url") for each in (name, before))
            yield finding("BG811", place, subject=name, related=(other,), name=name, source=before)


_ADDRESS = re.compile(r"^https?://(www\.)?|#.*$")
"""What may differ between two writings of one address."""


class Reprint(NamedTuple):
    """A figure of a source that reprints others, and the same figure of the first of these that has it."""

    observation: ResolvedObservation
    original: ResolvedObservation | None


def reprinted(evidence: Evidence) -> Iterator[Reprint]:
    """Return the figures of sources that reprint others."""
    sources, standing = evidence.dataset.written.sources, tuple(standing_observations(evidence))
    originals = {name: _originals(name, sources) for name, source in sources.items() if source.reprints}
    if not originals:
        return
    first: dict[tuple[object, ...], ResolvedObservation] = {}
    for observation in standing:
        first.setdefault((observation.record.indicator, observation.span, observation.source_name), observation)
    for observation in standing:
        for_each = originals.get(observation.source_name, ())
        beside = (first.get((observation.record.indicator, observation.span, name)) for name in for_each)
        if for_each:
            yield Reprint(observation, next((observation for observation in beside if observation is not None), None))


@rule("BG804", over=reprinted)
def reprints(reprint: Reprint) -> Answer:
    """BG804: a figure that one source took from another stands once, not as if two had found it.

    Where the two differ it is no confirmation, and a finding of BG402-BG404.
    """
    observation, original = reprint
    if original is None:
        return PASSED
    if observation.amount is None or original.amount is None:
        return NOT_EVALUABLE
    if not observation.amount.interval.overlaps(original.amount.interval):
        return PASSED
    facts: Facts = {"source": observation.source_name, "original": original.source_name}
    return violation(of=observation, related=(original.place,), facts=facts)


def _originals(name: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The source that this one reprints, the one which that reprints, and so on."""
    way: list[str] = [name]
    while (source := sources.get(way[-1])) is not None and source.reprints and source.reprints not in way:
        way.append(source.reprints)
    return tuple(way[1:])


def _used_names(dataset: Dataset) -> dict[str, list[str]]:
    written = dataset.written
    sources = [observation.source_name for observation in dataset.observations]
    for name, target in written.targets.items():
        sources += [source for source in _target_sources(name, written) if source]
        sources += [target.source] if target.source else []
    sources += [plan.source for plan in written.plans.values()]
    sources += [source.reprints for source in written.sources.values() if source.reprints]
    indicators = [observation.record.indicator for observation in dataset.observations]
    indicators += [target.indicator for target in written.targets.values()]
    indicators += [target.proxy for target in written.targets.values() if target.proxy]
    indicators += [name for identity in written.identities.values() for name in identity.names]
    units = [indicator.unit for indicator in written.indicators.values()]
    units += [unit for name in written.targets for unit in _component_units(name, written) if unit]
    shares = [
        observation.record.pct_of_plan.plan for observation in dataset.observations if observation.record.pct_of_plan
    ]
    plans = [target.plan for target in written.targets.values()] + shares
    plans += [plan.superseded_by for plan in written.plans.values() if plan.superseded_by]
    return {"sources": sources, "units": units, "indicators": indicators, "plans": plans}


def _target_sources(name: str, written: PlanFile) -> Iterator[str | None]:
    target = written.targets[name]
    if target.base is not None:
        yield target.base.source
    if target.composition is not None:
        for part in (*target.composition.added, *target.composition.removed, *target.composition.other):
            yield part.source


def _component_units(name: str, written: PlanFile) -> Iterator[str | None]:
    composition = written.targets[name].composition
    if composition is not None:
        yield from (part.unit for part in (*composition.added, *composition.removed, *composition.other))


WIDEST = 40
"""More columns than the table has for a name where a screen has room for it."""

_LANGS = tuple(lang.value for lang in Lang)
_WORDED_TABLES = (
    "sources",
    "units",
    "concepts",
    "coverages",
    "industries",
    "indicators",
    "plans",
    "targets",
    "identities",
    "abbreviations",
)


@rule("BG805")
def labels(evidence: Evidence) -> Iterator[Answer]:
    """BG805: what the table calls an indicator has at most forty columns, in both languages."""
    written = evidence.dataset.written
    for name, indicator in written.indicators.items():
        widths = {lang: width_of(indicator.short.text(lang)) for lang in _LANGS}
        wide = next((lang for lang in _LANGS if widths[lang] > WIDEST), None)
        if wide is None:
            yield PASSED
        else:
            key = "name" if indicator.label is None else "label"
            place, text = written.place("indicators", name, key, wide), indicator.short.text(wide)
            yield finding("BG805", place, subject=name, text=text, width=widths[wide], most=WIDEST)


@rule("BG806")
def translations(evidence: Evidence) -> Iterator[Answer]:
    """BG806: a text that is there in one language is there in the other."""
    for subject, place, text in _texts(evidence.dataset):
        empty = next((lang for lang in _LANGS if not text.text(lang).strip()), None)
        if empty is None:
            yield PASSED
        else:
            yield finding("BG806", place.at(empty), subject=subject, lang=empty)


_Text: TypeAlias = tuple[str, Place, Bilingual]
"""A text in both languages: what a finding about it names, where it stands, and what it says."""


def _texts(dataset: Dataset) -> Iterator[_Text]:
    """Every text in both languages."""
    written = dataset.written
    yield "territory", written.place("territory"), written.territory
    for table in _WORDED_TABLES:
        for name, entry in getattr(written, table).items():
            yield from _within(entry, written.place(table, name), name)
    for index, known in enumerate(written.acknowledged):
        if known is None:
            continue
        yield from _within(known, written.place("acknowledged", index), known.subject)
    for observation in dataset.observations:
        yield from _of_observation(observation)


def _of_observation(observation: ResolvedObservation) -> Iterator[_Text]:
    """The few texts that an observation can have, key by key: there may be hundreds of thousands."""
    record, share = observation.record, observation.record.pct_of_plan
    for key, text in (("misprint", record.misprint), ("note", record.note), ("withdrawn", record.withdrawn)):
        if text is not None:
            yield observation.subject, observation.place.at(key), text
    for key, text in (("misprint", share.misprint), ("note", share.note)) if share is not None else ():
        if text is not None:
            yield observation.subject, observation.place.at("pct_of_plan", key), text


def _within(value: object, place: Place, subject: str) -> Iterator[_Text]:
    """The texts of a value: itself, or those of the record's keys that were given."""
    if isinstance(value, Bilingual):
        yield subject, place, value
        return
    if isinstance(value, Record):
        parts: Iterable[tuple[PathKey, object]] = ((key, getattr(value, key)) for key in sorted(keys_of(type(value))))
    else:
        parts = enumerate(value) if isinstance(value, tuple) else ()
    for key, part in parts:
        if isinstance(part, (Bilingual, Record, tuple)):
            yield from _within(part, place.at(key), subject)
