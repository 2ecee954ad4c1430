"""The method on a card: how it is called, its source, its grades in its own words, and where the number falls.

Knows the sentences; thresholds come from the rule, numbers from the verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bgplan.core.intervals import Number
from bgplan.core.methods.base import Grade, Method, Verdict
from bgplan.core.methods.catalogue import PACE, PLAN_RATE, rule_named
from bgplan.core.report import Result
from bgplan.render import numerals
from bgplan.render.layout import DIM, Line
from bgplan.render.notes import reason_text
from bgplan.render.show.notation import Notation
from bgplan.render.show.paragraphs import Page
from bgplan.render.verdicts import sign

_INDENT = 2
_OURS = (PACE.name, PLAN_RATE.name)


def method_lines(result: Result, notation: Notation, page: Page) -> Iterator[Line]:
    """Yield the method's grades, and where the number falls; nothing where the method was not asked."""
    verdict = result.verdict
    if verdict is None:
        return
    words, rule = notation.words, rule_named(verdict.method)
    if rule.name in _OURS and verdict.ratio is None and verdict.rate is None:  # no number falls into a band
        return
    table = rule.with_target if verdict.rate is None else rule.without_target
    number = words(f"number.{rule.name}" if verdict.rate is None else f"number_growth.{rule.name}")
    heading = words("show.heading.bands", method=words(f"method.{rule.name}"), term=number)
    yield from page.heading(heading)
    yield from _grades(table, rule, verdict, notation, page)
    yield from page.paragraphs(tuple(_more(verdict, notation)), indent=_INDENT, hang=2)
    if rule.name not in _OURS:
        yield from page.paragraph(words(f"formula.{rule.name}"), indent=_INDENT, hang=2)
        source = words("show.method.source", source=words(f"source.{rule.name}"))
        yield from page.paragraph(source, DIM, indent=_INDENT, hang=2)


def other_methods(result: Result, notation: Notation, page: Page) -> Iterator[Line]:
    """Yield what the other methods that were asked for say, one line each."""
    words = notation.words
    if result.opinions:
        yield from page.heading(words("show.heading.opinions"))
    for each in result.opinions:
        mark, status = sign(each.status, words, ascii_only=page.ascii_only), words(f"status.{each.status.value}")
        verdict = each.verdict
        if verdict is not None and verdict.word not in (each.status.value, "not_available", "not_assessed"):
            status = words("show.method.word", word=words(f"verdict.{verdict.word}"), status=status)
        number = None if verdict is None else verdict.ratio if verdict.ratio is not None else verdict.rate
        if verdict is not None and number is not None:
            shown = number_text(number, each.method, notation, of_growth=verdict.rate is not None)
            status = f"{status} ({words(f'number.{each.method}')} {shown})"
        why = "" if each.verdict is not None or not each.reasons else f": {reason_text(each.reasons[0], words)}"
        text = f"{words(f'method.{each.method}')}: {mark}\u00a0{status}{why}"
        yield from page.paragraph(text, indent=_INDENT, hang=2)


def _grades(table: tuple[Grade, ...], rule: Method, verdict: Verdict, notation: Notation, page: Page) -> Iterator[Line]:
    """One line a grade, from the best down: its edge, our status, and the method's word where it has its own."""
    words, number = notation.words, verdict.ratio if verdict.ratio is not None else verdict.rate
    for index, grade in enumerate(table):
        named = words(f"status.{grade.status.value}")
        if grade.word != grade.status.value:
            named = words("show.method.word", word=words(f"verdict.{grade.word}"), status=named)
        mark = sign(grade.status, words, ascii_only=page.ascii_only)
        text, style = f"{mark}\u00a0{_edge(table, index, rule, verdict, notation)}: {named}", ""
        if number is not None and (grade.word, grade.status) == (verdict.word, verdict.status):
            here = words(
                "show.bands.here", ratio=number_text(number, rule.name, notation, of_growth=verdict.rate is not None)
            )
            text += f"  {here}".replace(" ", "\u00a0")
            style = f"status.{grade.status.value}"
        yield from page.paragraph(text, style, indent=_INDENT, hang=2)


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
    if of_growth or rule_named(method).turned:
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
