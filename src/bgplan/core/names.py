"""Finding things by name: plans, targets, indicators and sources by id, by label or by any word of their names.

Case and Vietnamese marks do not count, both languages do, and a short form of the data's own (``CCN``) is what it
stands for. ``names_of`` lists what there is, ``found`` those that all words fit, ``meant`` those that a typed name can
mean, and ``near_names`` those that a wrong one is answered with.
Knows no words of the interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from bgplan.core.dataset import PlanFile
from bgplan.core.text import Bilingual, folded, nearest_ones


class NameKind(StrEnum):
    """What a name can be of."""

    PLAN = "plan"
    TARGET = "target"
    INDICATOR = "indicator"
    SOURCE = "source"


class NamedThing(NamedTuple):
    """A thing with its id and its label; ``texts`` are all its names, folded, in both languages."""

    kind: NameKind
    name: str
    label: Bilingual
    texts: tuple[str, ...]


def names_of(written: PlanFile, kinds: Iterable[NameKind] = tuple(NameKind)) -> tuple[NamedThing, ...]:
    """Return everything of these kinds, in the order of the data."""
    shorts = {
        folded(each.short): (folded(each.full.vi), folded(each.full.en)) for each in written.abbreviations.values()
    }
    return tuple(named for kind in kinds for named in _OF_KIND[kind](written, shorts))


def found(words: Sequence[str], names: Iterable[NamedThing]) -> tuple[NamedThing, ...]:
    """Return the names that every word fits: a word of the id or of a name begins with it."""
    asked = [part for word in words for part in _parts(folded(word))]
    if words and not asked:
        return ()
    return tuple(named for named in names if _fits(asked, named))


def meant(name: str, names: Sequence[NamedThing]) -> tuple[NamedThing, ...]:
    """Return what a typed name can mean: its id, else its whole label or name, else what has all its words, whole.

    One is clear, several are not; a half-typed word means nothing, lest a slip be taken for another name.

    Words mean plans and indicators before targets, whose labels are those of their indicators.
    """
    exact = [named for named in names if named.name == name]
    if exact:
        return tuple(exact[:1])
    typed = folded(name.strip())
    others = [named for named in names if named.kind is not NameKind.TARGET]
    for candidates in (others, names):
        whole = tuple(named for named in candidates if typed and typed in named.texts)
        if whole:
            return whole
    asked = () if "." in name else _parts(typed)  # a name with a point is an id, right or wrong
    fitting = [[named for named in candidates if asked and _has_words(asked, named)] for candidates in (others, names)]
    return tuple(fitting[0] or fitting[1])


def near_names(name: str, names: Sequence[NamedThing], most: int = 3) -> tuple[NamedThing, ...]:
    """Return what a wrong name may have been meant for, by the spelling of an id or a label; else what it fits."""
    ordered = sorted(names, key=lambda named: named.kind is NameKind.TARGET)  # its label is its indicator's
    by_text = {text: named for named in reversed(ordered) for text in named.texts}
    by_text |= {folded(named.name): named for named in reversed(names)}
    near = tuple(dict.fromkeys(by_text[text] for text in nearest_ones(folded(name), by_text, most)))
    return near or found([name], names)[:most]


_Shorts = Mapping[str, tuple[str, ...]]


def _plans(written: PlanFile, shorts: _Shorts) -> Iterator[NamedThing]:
    """Plans go by their whole names: of one document there may be several, as different sources tell of it."""
    for name, plan in written.plans.items():
        texts = (*_both(plan.label), *_both(plan.name), plan.document or "")
        yield NamedThing(NameKind.PLAN, name, plan.name, _texts(name, texts, shorts))


def _targets(written: PlanFile, shorts: _Shorts) -> Iterator[NamedThing]:
    """Targets are called as what they are set for."""
    for name, target in written.targets.items():
        indicator = written.indicators.get(target.indicator)
        label = Bilingual(name, name) if indicator is None else indicator.short
        texts = () if indicator is None else (*_both(indicator.label), *_both(indicator.name))
        yield NamedThing(NameKind.TARGET, name, label, _texts(name, texts, shorts))


def _indicators(written: PlanFile, shorts: _Shorts) -> Iterator[NamedThing]:
    for name, indicator in written.indicators.items():
        texts = (*_both(indicator.label), *_both(indicator.name))
        yield NamedThing(NameKind.INDICATOR, name, indicator.short, _texts(name, texts, shorts))


def _sources(written: PlanFile, shorts: _Shorts) -> Iterator[NamedThing]:
    for name, source in written.sources.items():
        label = source.title or source.document or source.publisher
        texts = (source.title or "", source.document or "", source.publisher)
        yield NamedThing(NameKind.SOURCE, name, Bilingual(label, label), _texts(name, texts, shorts))


_OF_KIND = {
    NameKind.PLAN: _plans,
    NameKind.TARGET: _targets,
    NameKind.INDICATOR: _indicators,
    NameKind.SOURCE: _sources,
}


def _both(text: Bilingual | None) -> tuple[str, ...]:
    return () if text is None else (text.vi, text.en)


def _texts(name: str, texts: Iterable[str], shorts: _Shorts) -> tuple[str, ...]:
    """The names in small letters without marks, then the short forms that they use or that stand for them."""
    own = tuple(dict.fromkeys(folded(text) for text in (name, *texts) if text))
    words = {part for text in own for part in _parts(text)}
    fulls = (full for short, each in shorts.items() if short in words for full in each)
    short_ones = (short for short, each in shorts.items() if any(full in text for full in each for text in own))
    return tuple(dict.fromkeys((*own, *fulls, *short_ones)))


def _has_words(asked: Iterable[str], named: NamedThing) -> bool:
    return {part for text in named.texts for part in _parts(text)}.issuperset(asked)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text))


def _fits(asked: Iterable[str], named: NamedThing) -> bool:
    parts = [part for text in named.texts for part in _parts(text)]
    return all(any(part.startswith(each) for part in parts) for each in asked)
