"""How one print of a history is written: its figure with the marks that it needs, its change, its stage.

Knows signs and their ASCII stand-ins; never layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bgplan.core.dataset import Amount, ResolvedObservation
from bgplan.core.growth import ChangeOnYear
from bgplan.core.history import Vintage
from bgplan.core.series import Relation
from bgplan.core.vocabulary import Confidence, Direction, Measure, Stage
from bgplan.render import numerals
from bgplan.render.ascii import in_ascii
from bgplan.render.citations import INFERRED, publication
from bgplan.render.marks import QUALIFIER_SIGNS
from bgplan.render.words import Words

MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **{qualifier.value: signs for qualifier, signs in QUALIFIER_SIGNS.items()},
        "estimate": ("*", "*"),
        "forecast": ("¤", "f"),
        "low": ("?", "?"),
        "withdrawn": ("×", "x"),
        "unsure": ("±", "+-"),
        "inferred": (INFERRED, "'"),
        "up": ("↑", "/"),
        "down": ("↓", "\\"),
        "disagreement": ("↕", "|"),
        "contradiction": ("‼", "!"),
        "undated": ("( )", "( )"),
        "also": ("+1", "+1"),
    }
)
"""The marks in the order of the legend, each with what stands for it where only ASCII may be used; all are of WGL4."""


class Pen:
    """Writes figures in one language and character set, and knows afterwards which marks it used."""

    def __init__(self, words: Words, *, ascii_only: bool) -> None:
        self.words, self.ascii_only = words, ascii_only
        self.used: set[str] = set()

    def mark(self, name: str) -> str:
        """Return a mark, and remember it for the legend."""
        self.used.add(name)
        return MARKS[name][self.ascii_only]

    def typed(self, text: str) -> str:
        """Return our own text in the signs that may be used here."""
        return in_ascii(text) if self.ascii_only else text

    def figure(self, one: Vintage, *, stage: bool = False) -> str:
        """Return a print's figure with its marks; with ``stage`` also whether it is an estimate or a forecast."""
        record, amount = one.figure.record, one.figure.amount
        before = self.mark("withdrawn") if one.withdrawn else ""
        if amount is not None and amount.qualifier in QUALIFIER_SIGNS:
            before += self.mark(amount.qualifier.value)
        after = ""
        if stage and record.stage in _STAGE_MARKS:
            after = self.mark(_STAGE_MARKS[record.stage])
        if record.confidence is Confidence.LOW:
            after += self.mark("low")
        return f"{before}{self._number(one, amount)}{after}"

    def _number(self, one: Vintage, amount: Amount | None) -> str:
        if amount is not None:
            return self.typed(amount_text(amount, self.words))
        share = one.figure.share_of_plan
        if share is None:
            return ""
        return self.words.said("history.of_plan", share=f"{self.typed(amount_text(share, self.words))}%")

    def move(self, one: Vintage) -> str:
        """Return the mark of how a print differs from what was said before."""
        if one.move is None:
            return ""
        if one.move.relation is Relation.REVISION:
            return self.mark("up" if one.move.direction is Direction.UP else "down")
        return self.mark(one.move.relation.value)

    def change(self, change: ChangeOnYear | None, amount: Amount | None, measure: Measure) -> str:
        """Return the change on the year before: a rate, or points of a percentage, or places of a rank."""
        if change is None or amount is None or change.on.amount is None:
            return ""
        unsure = change.interval.low < 0 < change.interval.high and not change.interval.is_point
        behind = self.mark("unsure") if unsure else ""
        if change.is_rate:
            text = numerals.percent(change.by, self.words.lang, signed=True)
        else:
            decimals = max(amount.decimals, change.on.amount.decimals)
            number = numerals.number(change.by, self.words.lang, decimals, signed=True)
            text = self.words.said("history.places" if measure is Measure.RANK else "history.points", number=number)
        return self.typed(text) + behind

    def growth(self, printed: ResolvedObservation | None) -> str:
        """Return the growth that a source prints, with its sign."""
        amount = None if printed is None else printed.amount
        if printed is None or amount is None:
            return ""
        behind = self.mark("low") if printed.is_doubtful else ""
        return self.typed(growth_text(amount, self.words)) + behind

    def published(self, one: ResolvedObservation) -> str:
        """Return when a figure was published, as far as that is known."""
        if one.record.published is None and one.source.published is None:
            self.used.add("undated")
        elif one.published_inferred:
            self.used.add("inferred")
        return self.typed(publication(one, self.words))

    def stage(self, one: Vintage) -> str:
        """Return a figure's stage, with its round where there are several."""
        record = one.figure.record
        if record.stage is None:
            return ""
        text = self.words(f"history.stage.{record.stage.value}")
        if record.round is None:
            return text
        return self.words.said("history.round.text", stage=text, round=str(record.round))

    def legend(self) -> tuple[str, ...]:
        """Return the meaning of the marks that were used, in their order."""
        return tuple(
            self.typed(self.words.said(f"history.legend.{name}", mark=MARKS[name][self.ascii_only]))
            for name in MARKS
            if name in self.used
        )


_STAGE_MARKS: Mapping[Stage | None, str] = MappingProxyType({Stage.ESTIMATE: "estimate", Stage.FORECAST: "forecast"})


def growth_text(amount: Amount, words: Words) -> str:
    """Return a growth that was printed, with its sign and its own decimals; bounds with both ends."""
    if amount.value is None:
        return f"{amount_text(amount, words)}%"
    return numerals.number(amount.value, words.lang, amount.decimals, signed=True) + "%"


def amount_text(amount: Amount, words: Words) -> str:
    """Return a figure with its decimals; bounds with both ends."""
    if amount.value is None:
        return words.interval(amount.interval, amount.decimals, between="–")
    return words.number(amount.value, amount.decimals)
