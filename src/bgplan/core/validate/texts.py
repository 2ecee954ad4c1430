"""BG805 and BG806: the data's own words: too long for the table, or missing in one of the two languages.

Knows texts and how wide they are; never what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from bgplan.core.bilingual import Bilingual
from bgplan.core.book import Book, Reported
from bgplan.core.findings import Finding, Place
from bgplan.core.model import Record, keys_of
from bgplan.core.rules import HELD, Outcome, finding
from bgplan.core.text_width import width_of

WIDEST = 40
"""More columns than the table has for a name where a screen has room for it."""

_LANGS = ("vi", "en")
_TABLES = ("sources", "units", "concepts", "coverages", "industries", "indicators", "plans", "targets", "identities")


def labels(book: Book) -> Iterator[Finding | Outcome]:
    """BG805: what the table calls an indicator has at most forty columns, in both languages."""
    for name, indicator in book.written.indicators.items():
        widths = {lang: width_of(indicator.short.text(lang)) for lang in _LANGS}
        wide = next((lang for lang in _LANGS if widths[lang] > WIDEST), None)
        if wide is None:
            yield HELD["BG805"]
        else:
            key = "name" if indicator.label is None else "label"
            place, text = book.written.place("indicators", name, key, wide), indicator.short.text(wide)
            yield finding("BG805", place, subject=name, text=text, width=widths[wide], most=WIDEST)


def translations(book: Book) -> Iterator[Finding | Outcome]:
    """BG806: a text that is there in one language is there in the other."""
    for subject, place, text in _texts(book):
        empty = next((lang for lang in _LANGS if not text.text(lang).strip()), None)
        if empty is None:
            yield HELD["BG806"]
        else:
            yield finding("BG806", place.at(empty), subject=subject, lang=empty)


_Text: TypeAlias = tuple[str, Place, Bilingual]
"""A text in both languages: what a finding about it names, where it stands, and what it says."""


def _texts(book: Book) -> Iterator[_Text]:
    """Every text in both languages."""
    written = book.written
    yield "territory", written.place("territory"), written.territory
    for table in _TABLES:
        for name, entry in getattr(written, table).items():
            yield from _within(entry, written.place(table, name), name)
    for index, known in enumerate(written.acknowledged):
        if known is None:
            continue
        yield from _within(known, written.place("acknowledged", index), known.subject)
    for one in book.reported:
        yield from _of_observation(one)


def _of_observation(one: Reported) -> Iterator[_Text]:
    """The few texts that an observation can have, key by key: there may be hundreds of thousands."""
    record, share = one.record, one.record.pct_of_plan
    for key, text in (("misprint", record.misprint), ("note", record.note), ("withdrawn", record.withdrawn)):
        if text is not None:
            yield one.subject, one.place.at(key), text
    for key, text in (("misprint", share.misprint), ("note", share.note)) if share is not None else ():
        if text is not None:
            yield one.subject, one.place.at("pct_of_plan", key), text


def _within(value: object, place: Place, subject: str) -> Iterator[_Text]:
    """The texts of a value: itself, or those of the record's keys that were given."""
    if isinstance(value, Bilingual):
        yield subject, place, value
    elif isinstance(value, Record):
        for key in sorted(keys_of(type(value))):
            yield from _within(getattr(value, key), place.at(key), subject)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _within(each, place.at(index), subject)
