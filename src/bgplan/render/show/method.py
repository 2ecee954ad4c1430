"""The method on a card: how it is called, its source, its grades in its own words, and where the number falls.

Knows the sentences; thresholds come from the rule, numbers from the verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.methods.base import Grade, Method, Verdict
from bgplan.core.methods.catalogue import PACE, PLAN_RATE, method_named
from bgplan.core.report import Judgement, Result
from bgplan.render import numerals
from bgplan.render.ascii import NO_BREAK
from bgplan.render.document import DIM, Block, Item, item, section
from bgplan.render.notes import reason_text
from bgplan.render.show.notation import Notation
from bgplan.render.words import Words

_OURS = (PACE.name, PLAN_RATE.name)


def method_blocks(result: Result, notation: Notation) -> Iterator[Block]:
    """Yield the method's grades, and where the number falls; nothing where the method was not asked."""
    verdict = result.verdict
    if verdict is None:
        return
    words, rule = notation.words, method_named(verdict.method)
    if rule.name in _OURS and verdict.ratio is None and verdict.rate is None:  # no number falls into a band
        return
    number = words(f"number.{rule.name}" if verdict.rate is None else f"number_growth.{rule.name}")
    heading = words("show.heading.bands", method=words(f"method.{rule.name}"), term=number)
    said = [*_grades(rule, verdict, notation), *map(item, _more(verdict, notation))]
    if rule.name not in _OURS:
        said.append(item(words(f"formula.{rule.name}")))
        said.append(item(words("show.method.source", source=words(f"source.{rule.name}")), style=DIM))
    yield from section(heading, said)


def other_methods(result: Result, notation: Notation) -> Iterator[Block]:
    """Return what the other methods that were asked for say, one line each."""
    said = (item(_opinion(opinion, notation)) for opinion in result.opinions)
    return section(notation.words("show.heading.opinions"), said)


def _opinion(opinion: Judgement, notation: Notation) -> str:
    """What another method says, with its own word and number; why it says nothing."""
    words, verdict, method = notation.words, opinion.verdict, opinion.method
    status = notation.status(opinion.status)
    if verdict is None:
        why = f": {reason_text(opinion.reasons[0], words)}" if opinion.reasons else ""
        return f"{words(f'method.{method}')}: {status}{why}"
    if verdict.word not in (opinion.status.value, "not_available", "not_assessed"):
        status = f"{notation.sign(opinion.status)}{NO_BREAK}{_own_word(verdict.word, opinion.status, words)}"
    number = verdict.ratio if verdict.ratio is not None else verdict.rate
    if number is not None:
        shown = number_text(number, method, notation, of_growth=verdict.rate is not None)
        status = f"{status} ({words(f'number.{method}')} {shown})"
    return f"{words(f'method.{method}')}: {status}"


def _own_word(word: str, status: Status, words: Words) -> str:
    """A method's own word for what is a status here."""
    return words("show.method.word", word=words(f"verdict.{word}"), status=words(f"status.{status.value}"))


def _grades(rule: Method, verdict: Verdict, notation: Notation) -> Iterator[Item]:
    """One line a grade, from the best down: its edge, our status, and the method's word where it has its own."""
    words, of_growth = notation.words, verdict.rate is not None
    number = verdict.ratio if verdict.ratio is not None else verdict.rate
    table = rule.without_target if of_growth else rule.with_target
    for index, grade in enumerate(table):
        named = words(f"status.{grade.status.value}")
        if grade.word != grade.status.value:
            named = _own_word(grade.word, grade.status, words)
        edge = _edge(table, index, rule, verdict, notation)
        text, style = f"{notation.sign(grade.status)}{NO_BREAK}{edge}: {named}", ""
        if number is not None and (grade.word, grade.status) == (verdict.word, verdict.status):
            here = words("show.bands.here", ratio=number_text(number, rule.name, notation, of_growth=of_growth))
            text, style = text + f" ({here})".replace(" ", NO_BREAK), f"status.{grade.status.value}"
        yield item(text, style=style)


def _edge(table: tuple[Grade, ...], index: int, rule: Method, verdict: Verdict, notation: Notation) -> str:
    """A grade's edge in words: from, above or below; a turned one is read the other way round."""
    edge, beyond = table[index].edge, table[index].beyond
    if edge is None:
        edge, key = table[index - 1].edge or Fraction(0), "above" if rule.turned else "below"
    elif rule.turned:
        key = "below" if beyond else "up_to"
    else:
        key = "above" if beyond else "floor"
    return notation.words(f"show.bands.{key}", floor=_shown(edge, rule, verdict, notation))


def number_text(number: Number, method: str, notation: Notation, *, of_growth: bool = False) -> str:
    """Return a method's number: growth and what is missed in percent, ratios with three decimals."""
    if of_growth or method_named(method).turned:
        return numerals.percent(number, notation.words.lang, 2)
    return notation.full("pace_ratio", number)


def _shown(edge: Number, rule: Method, verdict: Verdict, notation: Notation) -> str:
    """An edge as its number is read: growth rates and shares missed in percent, ratios with two decimals."""
    value = -edge if rule.turned else edge
    if verdict.rate is not None or rule.turned:
        return numerals.percent(value, notation.words.lang, 1)
    return numerals.number(value, notation.words.lang, 2 if value else 0)


def _more(verdict: Verdict, notation: Notation) -> Iterator[str]:
    """Score and index, where the method has them."""
    lang = notation.words.lang
    if verdict.index is not None:
        yield notation.words("show.method.index", index=numerals.number(verdict.index, lang, 2))
    if verdict.score is not None:
        yield notation.words("show.method.score", score=numerals.number(verdict.score, lang, 2))
