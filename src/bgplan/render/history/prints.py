"""How one print of a history is written: its figure with the marks that it needs, its change, its stage.

Knows signs; never layout.
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
from bgplan.render.amounts import QUALIFIER_SIGNS, amount_text, growth_text
from bgplan.render.ascii import NO_BREAK
from bgplan.render.citations import INFERRED, publication
from bgplan.render.document import DIM, Cell, Legend, joined
from bgplan.render.words import Words

MARKS: Mapping[str, str] = MappingProxyType(
    {
        **{qualifier.value: sign for qualifier, sign in QUALIFIER_SIGNS.items()},
        "estimate": "*",
        "forecast": "¤",
        "low": "?",
        "withdrawn": "×",
        "unsure": "±",
        "inferred": INFERRED,
        "up": "↑",
        "down": "↓",
        "disagreement": "↕",
        "contradiction": "‼",
        "undated": "( )",
        "also": "+1",
    }
)
"""The marks in the order of the legend; all are of WGL4."""

_CROSS_IN_ASCII = "x"
"""Of a figure that is withdrawn; the sign of multiplication, which looks the same, becomes a star."""


class Pen:
    """Writes figures in one language and character set, as cells that know which signs stand in them."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def sign(self, name: str) -> Cell:
        """Return a sign of the legend."""
        if name == "withdrawn" and self.words.ascii_only:
            return Cell(_CROSS_IN_ASCII, signs=(name,))
        return Cell(self.words.typed(MARKS[name]), signs=(name,))

    def figure(self, printed: Vintage, *, stage: bool = False) -> Cell:
        """Return a print's figure with its signs; with ``stage`` also whether it is an estimate or a forecast."""
        record, amount = printed.figure.record, printed.figure.amount
        names = ["withdrawn"] if printed.withdrawn else []
        if amount is not None and amount.qualifier in QUALIFIER_SIGNS:
            names.append(amount.qualifier.value)
        after = [_STAGE_MARKS[record.stage]] if stage and record.stage in _STAGE_MARKS else []
        after += ["low"] if record.confidence is Confidence.LOW else []
        number = Cell(self._number(printed, amount))
        cell = joined((*map(self.sign, names), number, *map(self.sign, after)))
        return cell._replace(value=amount, unit=printed.figure.indicator.unit)

    def _number(self, printed: Vintage, amount: Amount | None) -> str:
        if amount is not None:
            return amount_text(amount, self.words)
        share = printed.figure.share_of_plan
        if share is None:
            return ""
        return self.words.said("history.of_plan", share=f"{amount_text(share, self.words)}%")

    def move(self, printed: Vintage) -> Cell:
        """Return the sign of how a print differs from what was said before."""
        move = printed.move
        if move is None:
            return Cell("")
        if move.relation is Relation.REVISION:
            return self.sign("up" if move.direction is Direction.UP else "down")
        return self.sign(move.relation.value)

    def change(self, change: ChangeOnYear | None, amount: Amount | None, measure: Measure) -> Cell:
        """Return the change on the year before: a rate, or points of a percentage, or places of a rank."""
        if change is None or amount is None or change.on.amount is None:
            return Cell("")
        unsure = change.interval.low < 0 < change.interval.high and not change.interval.is_point
        if change.is_rate:
            text = numerals.percent(change.by, self.words.lang, signed=True)
        else:
            decimals = max(amount.decimals, change.on.amount.decimals)
            number = numerals.number(change.by, self.words.lang, decimals, signed=True)
            text = number + self._step(number, measure)
        cell = joined((Cell(text), self.sign("unsure"))) if unsure else Cell(text)
        return cell._replace(value=change.by)

    def _step(self, number: str, measure: Measure) -> str:
        """The unit of a difference: points of a percentage, places of a rank."""
        if measure is not Measure.RANK:
            return self.words("points.short")
        return NO_BREAK + self.words("places.one" if number.lstrip("+−-") == "1" else "places.many")

    def growth(self, printed: ResolvedObservation | None) -> Cell:
        """Return the growth that a source prints, with its sign."""
        amount = None if printed is None else printed.amount
        if printed is None or amount is None:
            return Cell("")
        text = Cell(growth_text(amount, self.words))
        return joined((text, self.sign("low")) if printed.is_doubtful else (text,))._replace(value=amount, unit="%")

    def published(self, figure: ResolvedObservation) -> Cell:
        """Return when a figure was published, as far as that is known."""
        undated = figure.record.published is None and figure.source.published is None
        sign = "undated" if undated else "inferred" if figure.published_inferred else ""
        return Cell(publication(figure, self.words), DIM, value=figure.published, signs=(sign,) if sign else ())

    def stage(self, printed: Vintage) -> str:
        """Return a figure's stage, with its round where there are several."""
        record = printed.figure.record
        if record.stage is None:
            return ""
        text = self.words(f"history.stage.{record.stage.value}")
        if record.round is None:
            return text
        return self.words.said("history.round.text", stage=text, round=str(record.round))

    def legend(self) -> Legend:
        """Return the meaning of every sign."""
        said = ((name, self.words.said(f"history.legend.{name}", mark=self.sign(name).text)) for name in MARKS)
        return Legend(tuple(said))


_STAGE_MARKS: Mapping[Stage | None, str] = MappingProxyType({Stage.ESTIMATE: "estimate", Stage.FORECAST: "forecast"})
