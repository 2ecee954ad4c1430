"""The table of a growth by year: what each year had, by whom and at which stage, and what the years together have made.

Knows the columns; the average so far, and what is left to the years to come, the report has.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.dataset import ResolvedObservation
from bgplan.core.related import AverageSoFar, YearSoFar
from bgplan.core.report import Result
from bgplan.render import numerals
from bgplan.render.amounts import growth_text, hedge_sign
from bgplan.render.document import DIM, Block, Cell, Column, Heading, Rows, Table, paragraph
from bgplan.render.show.notation import Notation
from bgplan.render.words import Words

_FEWEST_YEARS = 2


def year_blocks(result: Result, notation: Notation) -> Iterator[Block]:
    """Yield the growth year by year, of an average and of a growth in one year."""
    words, average = notation.words, result.beside.average
    rows = tuple(_of_average(average, words) if average is not None else _of_years(result, words))
    if not rows or (average is None and len(rows) < _FEWEST_YEARS):
        return
    columns = [
        Column("year", words("show.years.year"), is_name=True),
        Column("growth", words("show.years.growth"), is_number=True),
        Column("multiple", words("show.years.multiple"), is_number=True),
        Column("average", words("show.years.average"), is_number=True),
        Column("stage", words("show.years.stage")),
        Column("source", words("show.years.source"), least=16),
    ]
    shown = [at for at in range(len(columns)) if any(row[at].text for row in rows)]
    table = tuple(tuple(row[at] for at in shown) for row in rows)
    yield Heading(words("show.heading.years"))
    yield Table(tuple(columns[at] for at in shown), (Rows("", table),), indent=2, gap=2, margin=2)
    if average is not None and any(step.rest is not None for step in average.steps):
        yield paragraph(_if_missing(average, words), indent=2)


def _of_average(average: AverageSoFar, words: Words) -> Iterator[tuple[Cell, ...]]:
    """Every year up to the latest, those without a figure too; an average of several years is one row."""
    shown = set[int]()
    for year, so_far in zip(average.years, average.so_far, strict=True):
        if year.figure is None:
            yield _missing(year.year, words)
        elif len(year.figure.record.period.years) == 1:
            yield _row(str(year.year), year.figure, so_far, words)
        elif id(year.figure) not in shown:
            shown.add(id(year.figure))
            last = [
                so_far
                for other, so_far in zip(average.years, average.so_far, strict=True)
                if other.figure is year.figure
            ]
            yield _row(words.period(year.figure.record.period), year.figure, last[-1], words)


def _last_of(figure: ResolvedObservation, average: AverageSoFar) -> YearSoFar | None:
    """What there is at the last of the years that an average stands for."""
    years = zip(average.years, average.so_far, strict=True)
    return [so_far for year, so_far in years if year.figure is figure][-1]


def _of_years(result: Result, words: Words) -> Iterator[tuple[Cell, ...]]:
    """The years before a growth that is asked for in one year, and that year."""
    for year in result.beside.years:
        yield _missing(year.year, words) if year.figure is None else _row(str(year.year), year.figure, None, words)


def _missing(year: int, words: Words) -> tuple[Cell, ...]:
    return Cell(str(year)), Cell(words("show.years.none")), *(Cell("") for _ in range(4))


def _row(year: str, figure: ResolvedObservation, so_far: YearSoFar | None, words: Words) -> tuple[Cell, ...]:
    amount, stage = figure.amount, figure.record.stage
    growth = "" if amount is None else hedge_sign(amount, words) + growth_text(amount, words).removeprefix("+")
    return (
        Cell(year),
        Cell(growth, value=amount),
        Cell("" if so_far is None else numerals.number(so_far.multiple, words.lang, 4)),
        Cell("" if so_far is None or so_far.rate is None else numerals.percent(so_far.rate, words.lang, 2)),
        Cell("" if stage is None else words(f"history.stage.{stage.value}")),
        Cell(figure.source.publisher, DIM),
    )


def _if_missing(average: AverageSoFar, words: Words) -> str:
    """What is left to the years to come, by what the missing years may have averaged."""
    lang, steps = words.lang, [step for step in average.steps if step.rest is not None]
    return words.said(
        "show.years.if_missing",
        years=", ".join(map(str, average.missing)),
        missing=" / ".join(f"{numerals.trimmed(step.missing * 100, lang)}%" for step in steps),
        rest=" / ".join(numerals.percent(step.rest, lang) for step in steps if step.rest is not None),
    )
