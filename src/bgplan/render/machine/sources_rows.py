"""Sources as flat rows for CSV and TSV: a row for each indicator or target that rests on one; or a row for each lack.

Knows the columns and their order; never how a format separates or quotes cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bgplan.core.sources import Carried, Sourcing
from bgplan.render.machine.as_csv import csv_text, tsv_text
from bgplan.render.machine.machine_numbers import exact
from bgplan.render.machine.machine_rows import Row

_COLUMNS = (
    *("source", "publisher", "title", "document", "published", "published_inferred", "url"),
    *("carries", "name", "figures", "alone"),
)
_MISSING = ("lack", "name", "periods")


def sources_csv(found: Sourcing, *, missing: bool) -> str:
    """Return the sources as CSV, or with ``missing`` what lacks."""
    return csv_text(_MISSING, _lacks(found)) if missing else csv_text(_COLUMNS, _rows(found))


def sources_tsv(found: Sourcing, *, missing: bool) -> str:
    """Return the sources as tab-separated values, or with ``missing`` what lacks."""
    return tsv_text(_MISSING, _lacks(found)) if missing else tsv_text(_COLUMNS, _rows(found))


def _rows(found: Sourcing) -> Iterator[Row]:
    """A row for what each source carries: ``figures`` of an indicator, or a part of a target."""
    alone = Counter((each.figure.source_name, each.figure.record.indicator) for each in found.alone)
    for one in found.sources:
        for name, count in one.figures:
            numbers = {"figures": exact(count), "alone": exact(alone[one.cited.name, name])}
            yield {**_cited(one), "carries": "figures", "name": name, **numbers}
        for name, role in one.targets:
            yield {**_cited(one), "carries": role.value, "name": name, "figures": None, "alone": None}


def _cited(one: Carried) -> Row:
    cited, source = one.cited, one.cited.source
    return {
        "source": cited.name,
        "publisher": source.publisher,
        "title": source.title,
        "document": source.document,
        "published": cited.published.text if cited.published else None,
        "published_inferred": cited.inferred,
        "url": source.url,
    }


def _lacks(found: Sourcing) -> Iterator[Row]:
    for one in found.missing:
        yield {"lack": one.lack.value, "name": one.name, "periods": " ".join(each.text for each in one.periods)}
