"""What stands in the report, in its order: headline, tables, what is missing, what changed, notes, sources.

Knows the order and the words; figures and statuses come as they are, layouts are the business of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bgplan.core.methods import Status
from bgplan.core.periods import Period
from bgplan.core.report import Reason, Result
from bgplan.core.summary.report import Summary
from bgplan.core.validate.timeliness import MOST_NAMED
from bgplan.render.amounts import QUALIFIER_SIGNS
from bgplan.render.check.documents import against_lines
from bgplan.render.check.rows import BORDERLINE, DOUBTFUL, ESTIMATE, IMPLIED
from bgplan.render.check.sentences import worst_text
from bgplan.render.citations import INFERRED, citation, publication
from bgplan.render.diff.sentences import DiffText
from bgplan.render.document import (
    BOLD,
    DIM,
    Block,
    Bullets,
    Document,
    Flow,
    Heading,
    Item,
    Piece,
    Quote,
    Table,
    Title,
    item,
    paragraph,
)
from bgplan.render.notes import closed_texts, notes_of, reason_text, refusal_text
from bgplan.render.summary.tables import DERIVED, NEW, UNTOLD, Tables
from bgplan.render.verdicts import named, named_methods, sign, verdict
from bgplan.render.words import Words

_MARKS = (
    (ESTIMATE, "legend.estimate", ("actual", "month", "previous", "last_year")),
    (DOUBTFUL, "legend.doubtful", ("actual",)),
    (IMPLIED, "legend.implied", ("target",)),
    *(
        (hedge, f"legend.{qualifier.value}", ("actual", "target", "month", "previous", "last_year"))
        for qualifier, hedge in QUALIFIER_SIGNS.items()
    ),
    (NEW, "summary.legend.new", ("actual",)),
    (DERIVED, "summary.legend.derived", ("month", "on_year", "previous")),
    (BORDERLINE, "legend.borderline", ("status",)),
    (INFERRED, "summary.legend.inferred", ("published",)),
)
"""Our marks, what each means, and in which columns it can stand."""

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
"""The numbers of the sections, of which there are never more."""

_MOST_BY_NAME = 3
"""More targets than these are named by their numbers in the tables."""


def summary_document(found: Summary, words: Words) -> Document:
    """Return the month's report as a document in one language."""
    return tuple(MonthPage(found, words).blocks())


class MonthPage:
    """The report of a month in the words of one language."""

    def __init__(self, found: Summary, words: Words) -> None:
        self.found, self.words = found, words
        self.tables = Tables(found, words)

    def blocks(self) -> Iterator[Block]:
        """Yield the report from its title to its sources, its sections numbered as in official papers."""
        numbers = iter(_NUMERALS)
        for block in self._blocks():
            if isinstance(block, Heading) and not block.is_within:
                yield Heading(f"{next(numbers)}. {block.text}")
            else:
                yield block

    def _blocks(self) -> Iterator[Block]:
        yield from self._title()
        if not self.found.rows:
            yield paragraph(self.words("check.nothing"))
        else:
            yield from self._headline()
            yield from self._tables()
        yield from self._missing()
        yield from self._changes()
        yield from self._uncompared()
        yield from self._opinion()
        yield from self._notes()
        yield from self._sources()

    def _title(self) -> Iterator[Block]:
        words, report = self.words, self.found.report
        parts = [words.own(report.territory), words("check.to_date", date=report.as_of)]
        if report.newest is not None:
            parts.append(words("summary.newest", date=publication(report.newest, words, marked=False)))
        methods = named_methods(report, words)
        if methods is not None:
            parts.append(methods)
        yield Title(words("summary.title", month=self.found.month))
        yield paragraph(" · ".join(parts), DIM)

    def _headline(self) -> Iterator[Block]:
        found, words = self.found, self.words
        counts = found.counts
        yield Heading(words("summary.headline"))
        key = "counts" if counts.achieved else "counts_none" if counts.judged else "counts_unjudged"
        yield paragraph(words(f"summary.{key}", **counts._asdict()))
        statuses = Counter(result.status for result in found.targets)
        parts = [
            Piece(self._counted(status, statuses[status]), f"status.{status.value}")
            for status in Status
            if status in statuses
        ]
        if parts:
            yield Flow(Piece(words("summary.by_status")), tuple(parts))
        if found.ended:
            yield paragraph(self._ended())
        if found.worst is not None:
            yield paragraph(f"{words('screen.furthest')} {worst_text(found.worst, found.report, words)}")
        if found.best is not None:
            yield paragraph(
                words.said("summary.best", name=named(found.best, words), status=verdict(found.best, words))
            )
        fresh = [row for row in found.rows if row.is_new]
        if not found.changes.has_news:
            yield paragraph(words("summary.nothing_new", month=found.month), BOLD)
        elif not fresh:
            yield paragraph(words("summary.no_new_figure", month=found.month))

    def _ended(self) -> str:
        """How many targets stand in no count, and how they stood when their time was over."""
        statuses = Counter(result.status for result in self.found.ended)
        told = "  ".join(self._counted(status, statuses[status]) for status in Status if status in statuses)
        if len(self.found.ended) == 1:
            return self.words.said("summary.ended_count_one", statuses=told)
        return self.words.said("summary.ended_counts", targets=str(len(self.found.ended)), statuses=told)

    def _counted(self, status: Status, count: int) -> str:
        words = self.words
        return f"{sign(status, words)} {count} {words(f'status.{status.value}')}"

    def _tables(self) -> Iterator[Block]:
        tables = {"standing": self.tables.standing, "course": self.tables.course, "origin": self.tables.origin}
        yield Heading(self.words("summary.results"))
        for name, made in tables.items():
            table = made()
            if table.groups:
                yield Heading(self.words(f"summary.table.{name}"), is_within=True)
                yield table
                yield from (paragraph(text, DIM) for text in self._legend(table))

    def _legend(self, table: Table) -> Iterator[str]:
        """Yield the meaning of the marks that occur in the table, then of its columns that need a word."""
        words = self.words
        texts = {
            column.key: words.typed(" ".join(row[at].text for group in table.groups for row in group.rows))
            for at, column in enumerate(table.columns)
        }
        told = [
            words(key)
            for sign_used, key, where in _MARKS
            if any(words.typed(sign_used) in texts.get(column, "") for column in where)
        ]
        if told:
            yield "   ".join(told)
        yield from (words(f"summary.legend.{key}") for key in ("month", "previous", "on_year") if key in texts)

    def _missing(self) -> Iterator[Block]:
        words, found = self.words, self.found
        entries = [
            item(words.own(awaited.indicator.short), self._periods(awaited.missing)) for awaited in found.awaited
        ]
        entries += [item(f"{named(each, words)}: {self._due(each)}") for each in found.overdue]
        yield Heading(words("summary.missing"))
        declared = any(indicator.every is not None for indicator in found.report.written.indicators.values())
        none = "none_missing" if declared else "none_declared"
        yield Bullets(tuple(entries)) if entries else paragraph(words(f"summary.{none}"))

    def _periods(self, missing: tuple[Period, ...]) -> str:
        named_ones = ", ".join(self.words.shown(period) for period in missing[:MOST_NAMED])
        more = len(missing) - MOST_NAMED
        text = self.words.said("summary.not_there", periods=named_ones)
        return text + (f" ({self.words('summary.more', count=more)})" if more > 0 else "")

    def _due(self, result: Result) -> str:
        """That the figure of the due period is not there, be there an earlier one or none at all."""
        reasons = [reason for reason in result.reasons if reason.code == "awaiting_final"]
        if not reasons and result.target is not None:
            reasons = [Reason("awaiting_final", {"due": result.target.term.end})]
        return reason_text(reasons[0], self.words)

    def _changes(self) -> Iterator[Block]:
        words, changes = self.words, self.found.changes
        said = DiffText(changes, words)
        yield Heading(words("summary.changes", against=self.found.against))
        if not changes.has_news:
            yield paragraph(words("diff.nothing"))
            return
        for section in said.sections():
            yield paragraph(f"{words(f'diff.{section.key}')} ({len(section.entries)})", BOLD)
            yield Bullets(tuple(map(_short, section.entries)) if section.key == "new" else section.entries)
        yield paragraph(said.totals())

    def _uncompared(self) -> Iterator[Block]:
        words, found = self.words, self.found
        report = found.report
        by_reason: dict[tuple[str, ...], list[Result]] = {}
        for target in sorted(found.targets, key=lambda result: result.status is not Status.NOT_COMPARABLE):
            if target.status is Status.NOT_COMPARABLE:
                why = tuple(refusal_text(refused, report, words) for refused in target.not_compared[:1])
            elif target.status is Status.NO_DATA:  # a note of the target is no reason
                why = words("status.no_data"), *notes_of(target, report, words)
            elif target.status in UNTOLD:
                why = tuple(notes_of(target, report, words)) or (words(f"status.{target.status.value}"),)
            else:
                continue
            by_reason.setdefault(why, []).append(target)
        yield Heading(words("summary.uncompared"))
        entries = tuple(item(self._all(those), *why) for why, those in by_reason.items())
        none = "all_compared" if found.targets else "no_targets"
        yield Bullets(entries) if entries else paragraph(words(f"summary.{none}"))

    def _all(self, results: list[Result]) -> str:
        """Several targets of which one thing is said: by name, many by their numbers in the tables."""
        if len(results) <= _MOST_BY_NAME:
            return "; ".join(named(result, self.words) for result in results)
        numbers = [str(at) for at, result in enumerate(self.found.results, 1) if result in results]
        return self.words.said("summary.by_number", numbers=", ".join(numbers))

    def _opinion(self) -> Iterator[Block]:
        """What the agency says of the month; asked for where it says nothing and a target is off track."""
        words, found = self.words, self.found
        if found.note is None and not found.asked:
            return
        yield Heading(words("summary.opinion"))
        if found.note is not None:
            yield Quote(found.note.lines)
            return
        yield paragraph(words.said("summary.asked_for", file=f"notes/{found.month.text}.txt"))
        yield Bullets(tuple(item(f"{named(target, words)}: {verdict(target, words)}") for target in found.asked))

    def _notes(self) -> Iterator[Block]:
        words, found = self.words, self.found
        notes = [item(f"[{number}] {note}") for note, number in self.tables.notes.items()]
        notes += [item(text) for text in closed_texts(found.report, words)]
        notes += [item(text) for text in against_lines(found.report, words)]
        if found.ended:
            names = dict.fromkeys(self._left_out())
            notes.append(item(words.said("summary.ended", plans=", ".join(names))))
        if notes:
            yield Heading(words("summary.notes"))
            yield Bullets(tuple(notes))

    def _left_out(self) -> Iterator[str]:
        """The plans that stand in no table; of one that has other targets there, the target."""
        shown = {result.target.record.plan for result in self.found.targets if result.target is not None}
        for result in self.found.ended:
            if result.target is not None:
                partly = result.target.record.plan in shown
                yield named(result, self.words) if partly else self.words.own(result.target.plan.name)

    def _sources(self) -> Iterator[Block]:
        if self.found.sources:
            yield Heading(self.words("summary.sources"))
            yield Bullets(
                tuple(item(citation(source, self.words), *_address(source.source.url)) for source in self.found.sources)
            )


def _short(entry: Item) -> Item:
    """An entry that fits a line: what is said of it behind it."""
    return Item((*entry.head, Piece(f" ({'; '.join(entry.rest)})")))


def _address(url: str | None) -> tuple[str, ...]:
    return () if url is None else (url,)
