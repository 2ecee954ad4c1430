"""Where figures come from, and what lacks, in every format: the documents for screen and page, rows, and JSON.

Knows the order, the columns and the words; never a number that the value does not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bgplan.core.findings import Finding
from bgplan.core.sources import Gap, MissingItem, SingleSource, SourceUse, Sourcing
from bgplan.render.amounts import amount_text
from bgplan.render.citations import citation
from bgplan.render.csv import Row, csv_text, tsv_text
from bgplan.render.document import (
    DIM,
    Address,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Rows,
    Table,
    Title,
    paragraph,
    styled,
)
from bgplan.render.findings import findings_blocks
from bgplan.render.formats import Drafts, Format
from bgplan.render.json import exact, json_text
from bgplan.render.json_parts import bilingual_object, finding_object, indicator_figure_object, source_object
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
        "figures": sum(source.total for source in found.sources),
        "indicators": len({name for source in found.sources for name, _ in source.figures}),
        "targets": len({name for source in found.sources for name, _ in source.targets}),
        "inferred": len(found.inferred),
        "undated": len(found.undated),
    }
    return words.said("sources.total", **{key: counted(key, count, words) for key, count in counts.items()})


def figures_of(source: SourceUse) -> str:
    """Return of which indicators a source has figures, with their number where it has several of one."""
    return ", ".join(name if count == 1 else f"{name} {count}" for name, count in source.figures)


def targets_of(source: SourceUse, words: Words) -> str:
    """Return which targets rest on a source, each with the parts that it gives."""
    roles: dict[str, list[str]] = {}
    for name, role in source.targets:
        roles.setdefault(name, []).append(words(f"sources.role.{role.value}"))
    return ", ".join(f"{name} ({', '.join(parts)})" for name, parts in roles.items())


def alone_text(single: SingleSource, found: Sourcing, words: Words) -> str:
    """Return a figure that one source of low confidence says alone, and the targets judged by it."""
    figure = single.figure
    unit = found.written.units[figure.indicator.unit]
    shown = words.in_unit(amount_text(figure.amount, words), unit) if figure.amount else ""
    facts = {
        "name": words.own(figure.indicator.short),
        "id": figure.record.indicator,
        "period": words.period(figure.record.period),
        "figure": shown,
        "source": figure.source_name,
    }
    if not single.targets:
        return words.said("sources.alone_figure", **facts)
    return words.said("sources.alone_target", targets=", ".join(single.targets), **facts)


def missing_by_lack(found: Sourcing) -> Iterator[tuple[Gap, tuple[MissingItem, ...]]]:
    """Yield each kind of lack that occurs, with everything that has it."""
    for lack in Gap:
        having = tuple(item for item in found.missing if item.lack is lack)
        if having:
            yield lack, having


def missing_text(missing: MissingItem, words: Words) -> str:
    """Return what lacks: a name, and the periods where it is figures."""
    if not missing.periods:
        return missing.name
    shown = ", ".join(words.period(period) for period in missing.periods[:MOST_PERIODS])
    if len(missing.periods) <= MOST_PERIODS:
        return words.said("sources.periods", name=missing.name, periods=shown)
    return words.said("sources.periods_more", name=missing.name, count=str(len(missing.periods)), periods=shown)


_INDENT = 4


def sources_document(found: Sourcing, words: Words, *, missing: bool) -> Document:
    """Return the sources as a screen shows them, or with ``missing`` what lacks."""
    key = "missing_title" if missing else "title"
    about = f"{words.own(found.written.territory)} · {words('check.to_date', date=found.as_of)}"
    body = lacking_blocks(found, words, on_page=False) if missing else _listed(found, words)
    return Title(words(f"sources.{key}"), about), *body


def _listed(found: Sourcing, words: Words) -> Iterator[Block]:
    """Every source, then what rests on one of low confidence alone."""
    if not found.sources:
        yield paragraph(words("sources.nothing"), apart=True)
        return
    yield paragraph(total(found, words), DIM)
    for source in found.sources:
        yield Heading(source.cited.name)
        yield from _carried(source, words)
    yield from alone_blocks(found, words, on_page=False)


def _carried(source: SourceUse, words: Words) -> Iterator[Block]:
    """A source's citation and address, and what rests on it."""
    about = source.cited.source
    yield paragraph(citation(source.cited, words), indent=_INDENT)
    if about.url is not None:
        yield Address(about.url, _INDENT)
    if about.note is not None:
        yield paragraph(words.own(about.note), DIM, indent=_INDENT)
    if source.figures:
        figures = counted("figures", source.total, words)
        yield paragraph(words.said("sources.carries", figures=figures, list=figures_of(source)), indent=_INDENT)
    if source.targets:
        yield paragraph(words.said("sources.judges", list=targets_of(source, words)), indent=_INDENT)


def alone_blocks(found: Sourcing, words: Words, *, on_page: bool) -> Iterator[Block]:
    """Yield the figures that rest on one source of low confidence alone."""
    if not found.alone:
        yield paragraph(words("sources.none_alone"), apart=True)
        return
    yield Heading(words("sources.alone"))
    yield _list((alone_text(figure, found, words) for figure in found.alone), on_page=on_page)


def lacking_blocks(found: Sourcing, words: Words, *, on_page: bool) -> Iterator[Block]:
    """Yield what lacks, by kind; a screen also counts it."""
    if not found.missing:
        yield paragraph(words("sources.nothing_missing"), apart=True)
    for lack, having in missing_by_lack(found):
        heading = words(f"sources.lack.{lack.value}")
        yield Heading(heading if on_page else f"{heading} ({len(having)})")
        yield _list((missing_text(item, words) for item in having), on_page=on_page)


def _list(texts: Iterable[str], *, on_page: bool) -> Bullets:
    """Texts one below the other; on a screen they stand further in and have no marks."""
    return Bullets(tuple(Item(styled(text)) for text in texts), *("- ", 0) if on_page else ("", 2))


if TYPE_CHECKING:
    from bgplan.render.shapes.sources import MissingObject, SingleSourceObject, SourcesOutput, SourceUseObject


def sources_json(found: Sourcing, findings: tuple[Finding, ...], words: Words) -> str:
    """Return the sources and what lacks as JSON; the same data always give the same text."""
    output: SourcesOutput = {
        "schema": "bgplan.sources/1",
        "as_of": found.as_of.isoformat(),
        "territory": bilingual_object(found.written.territory),
        "sources": tuple(map(_source, found.sources)),
        "alone": tuple(map(_alone, found.alone)),
        "missing": tuple(map(_missing, found.missing)),
        "findings": tuple(finding_object(finding, words) for finding in findings),
    }
    return json_text(output)


def _source(source: SourceUse) -> SourceUseObject:
    return {
        **source_object(source.cited),
        "count": source.total,
        "figures": tuple({"indicator": name, "count": count} for name, count in source.figures),
        "targets": tuple({"target": name, "role": role} for name, role in source.targets),
    }


def _alone(single: SingleSource) -> SingleSourceObject:
    return {**indicator_figure_object(single.figure), "targets": single.targets}


def _missing(missing: MissingItem) -> MissingObject:
    return {"lack": missing.lack, "name": missing.name, "periods": tuple(period.text for period in missing.periods)}


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
    alone = Counter((single.figure.source_name, single.figure.record.indicator) for single in found.alone)
    for use in found.sources:
        for name, count in use.figures:
            numbers = {"figures": exact(count), "alone": exact(alone[use.cited.name, name])}
            yield {**_cited(use), "carries": "figures", "name": name, **numbers}
        for name, role in use.targets:
            yield {**_cited(use), "carries": role.value, "name": name, "figures": None, "alone": None}


def _cited(use: SourceUse) -> Row:
    cited, source = use.cited, use.cited.source
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


_MARKDOWN_COLUMNS = ("source", "citation", "figures", "indicators", "targets")


def sources_page(found: Sourcing, findings: tuple[Finding, ...], words: Words, *, missing: bool) -> Document:
    """Return the sources for a page: a table of all of them, or with ``missing`` what lacks; then the findings."""
    key = "missing_title" if missing else "title"
    title = words(f"sources.markdown.{key}", territory=found.written.territory, date=found.as_of)
    body = lacking_blocks(found, words, on_page=True) if missing else _tabled(found, words)
    return Title(title), *body, *findings_blocks(findings, words)


def _tabled(found: Sourcing, words: Words) -> Iterator[Block]:
    if not found.sources:
        yield paragraph(words("sources.nothing"))
        return
    columns = tuple(
        Column(key, words(f"sources.markdown.{key}"), is_number=key == "figures") for key in _MARKDOWN_COLUMNS
    )
    yield Table(columns, (Rows("", tuple(_cells(source, words) for source in found.sources)),))
    yield from alone_blocks(found, words, on_page=True)


def _cells(source: SourceUse, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(source.cited.name),
        Cell(citation(source.cited, words), address=source.cited.source.url or ""),
        Cell(words.number(source.total), value=source.total),
        Cell(figures_of(source)),
        Cell(targets_of(source, words)),
    )


def sources_drafts(found: Sourcing, findings: tuple[Finding, ...], words: Words, *, missing: bool) -> Drafts:
    """Return where figures come from, or what lacks, for every format."""
    return Drafts(
        lambda: sources_document(found, words, missing=missing),
        lambda: sources_page(found, findings, words, missing=missing),
        {
            Format.JSON: lambda: sources_json(found, findings, words),
            Format.CSV: lambda: sources_csv(found, missing=missing),
            Format.TSV: lambda: sources_tsv(found, missing=missing),
        },
    )
