"""What a card says around its verdict: other readings, what is needed from now on, and what if.

Knows the sentences; every number comes from the derivations of the result and of its scenarios.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bgplan.core import formulas
from bgplan.core.dataset import ResolvedTarget
from bgplan.core.intervals import Number
from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import PACE
from bgplan.core.related import AverageSoFar
from bgplan.core.report import Alternative, Result, Scenario
from bgplan.core.vocabulary import Direction, Path
from bgplan.render import numerals
from bgplan.render.document import BOLD, Block, Heading, Item, item, paragraph, section
from bgplan.render.notes import reason_text
from bgplan.render.show.figures import when_text
from bgplan.render.show.method import number_text
from bgplan.render.show.notation import Notation, NumberForm, capital
from bgplan.render.show.steps import derivation
from bgplan.render.words import Words


def scenario_blocks(result: Result, notation: Notation) -> Iterator[Block]:
    """Yield every supposition with what follows from it."""
    words, target = notation.words, result.target
    if target is None:
        return
    for scenario in result.scenarios:
        yield Heading(words("show.heading.scenario"))
        if scenario.reasons:
            why = "; ".join(reason_text(reason, words) for reason in scenario.reasons)
            yield paragraph(words("show.scenario.nothing", why=why) + ".", indent=2)
            continue
        follows = "; ".join(_consequences(scenario, target, result, notation)) or words("show.scenario.unknown")
        yield paragraph(f"{capital(_supposed(scenario, target, notation))}: {follows}.", BOLD, indent=2)
        yield from derivation(scenario.work, notation)


def _supposed(scenario: Scenario, target: ResolvedTarget, notation: Notation) -> str:
    """What is supposed."""
    words, supposed = notation.words, scenario.supposed
    if supposed.rate is not None:
        rate = numerals.percent(supposed.rate, words.lang, _decimals(supposed.rate * 100))
        if target.is_average:
            return words("show.scenario.average_growth", rate=rate, years=int(scenario.work.value("years_left") or 0))
        return words("show.scenario.growth", rate=rate)
    if supposed.at is None or supposed.value is None:
        return ""
    if target.is_average:
        rate = numerals.percent(supposed.value / 100, words.lang, _decimals(supposed.value))
        return words("show.scenario.average_value", year=words.period(supposed.at), rate=rate)
    if target.is_year_plan:
        return words("show.scenario.by", period=words.period(supposed.at), value=_amount(supposed.value, notation))
    when = when_text(supposed.at, target.indicator.measure, notation)
    return words("show.scenario.value", when=when, value=_amount(supposed.value, notation))


def _consequences(scenario: Scenario, target: ResolvedTarget, result: Result, notation: Notation) -> Iterator[str]:
    """What follows, one clause after the other."""
    if target.is_average:
        yield from _of_average(scenario, target, notation)
    elif scenario.supposed.rate is not None:
        yield from _of_growth(scenario, target, result, notation)
    else:
        yield from _of_value(scenario, target, notation)


def _of_growth(scenario: Scenario, target: ResolvedTarget, result: Result, notation: Notation) -> Iterator[str]:
    words, due = notation.words, numerals.day(target.term.end, notation.words.lang)
    if scenario.reached is None:
        yield words("show.scenario.never")
    elif result.actual is None or scenario.reached.end > result.actual.record.period.end:
        before = words("show.scenario.before" if scenario.met else "show.scenario.late")
        yield words("show.scenario.reached", month=words.period(scenario.reached), before=before)
    value, gap, share = (scenario.work.value(term) for term in ("value_at_due", "gap_at_due", "share_at_due"))
    if value is not None and gap is not None:
        facts = {"due": due, "value": _amount(value, notation), "gap": _gap(gap, notation)}
        if share is None:
            yield words("show.scenario.at_due_plain", **facts)
        else:
            yield words("show.scenario.at_due", **facts, share=numerals.percent(share, words.lang, 0))


def _of_value(scenario: Scenario, target: ResolvedTarget, notation: Notation) -> Iterator[str]:
    words, value = notation.words, scenario.work.value
    if target.is_year_plan:
        yield from _of_month(scenario, notation)
        return
    yield from _pace("until_then", value("change_to_supposed"), value("rate_to_supposed"), "", notation)
    if scenario.met:
        yield words("show.scenario.met_then")
    else:
        due = numerals.day(target.term.end, words.lang)
        yield from _pace("then", value("required_change_after"), value("required_rate_after"), due, notation)
    if scenario.status is not None:
        yield words("show.scenario.judged", status=notation.status(scenario.status))


def _of_month(scenario: Scenario, notation: Notation) -> Iterator[str]:
    """What a sum to a later month leaves for the months after it."""
    words, share = notation.words, scenario.work.value("share_after")
    if share is not None:
        yield f"{notation.term('share_after')} {numerals.percent(share, words.lang)}"
    monthly, gap = scenario.work.value("required_per_month_after"), scenario.work.value("gap_after")
    if scenario.met:
        yield words("show.scenario.met_then")
    elif gap is not None and (monthly is None or monthly < 0):
        yield _gap(gap, notation)
    elif monthly is not None:
        yield words("show.scenario.per_month", amount=_amount(monthly, notation, NumberForm.PER_MONTH))


def _pace(key: str, change: Number | None, rate: Number | None, due: str, notation: Notation) -> Iterator[str]:
    if change is None:
        return
    facts = {"change": _amount(change, notation, NumberForm.PER_YEAR)} | ({"due": due} if due else {})
    if rate is None:
        yield notation.words(f"show.scenario.{key}_plain", **facts)
    else:
        shown = numerals.percent(rate, notation.words.lang) + notation.words("show.per_year")
        yield notation.words(f"show.scenario.{key}", **facts, rate=shown)


def _of_average(scenario: Scenario, target: ResolvedTarget, notation: Notation) -> Iterator[str]:
    words, rate = notation.words, scenario.work.value("rate_at_due")
    if rate is not None:
        met = words("show.scenario.met" if scenario.met else "show.scenario.not_met")
        years = words.period(target.term)
        yield words("show.scenario.average", years=years, rate=numerals.percent(rate, words.lang, 2), met=met)
    others, left = scenario.work.value("required_rate_after"), scenario.work.value("years_after")
    if others is not None and left is not None:
        yield words("show.scenario.others", years=int(left), rate=numerals.percent(others, words.lang, 2))


def _gap(gap: Number, notation: Notation) -> str:
    """How much there is too little or too much."""
    if gap == 0:
        return notation.words("show.scenario.exact")
    key = "short" if gap < 0 else "over"
    return notation.words(f"show.scenario.{key}", amount=_amount(abs(gap), notation))


def _amount(number: Number, notation: Notation, form: NumberForm = NumberForm.AMOUNT) -> str:
    """A number in the unit: things are counted whole, all else has four significant digits."""
    if notation.unit.count and form is NumberForm.AMOUNT:
        return notation.about(number, 0, form)
    decimals = min(4, max(0, 3 - numerals.decimal_of(number).adjusted())) if number else 0
    if number == int(number):
        decimals = 0
    return notation.about(number, decimals, form)


def _decimals(percent: Number) -> int:
    """As many decimals as a supposed percentage has, six at most."""
    return next((places for places in range(6) if percent * 10**places == int(percent * 10**places)), 6)


_NOTHING_AHEAD = ("awaiting_final", "share_contradicted")
"""Why nothing is told of the time to come: it is over, or neither the figure nor its share of the plan is trusted."""


def otherwise(result: Result, notation: Notation) -> Iterator[Block]:
    """Return what the other path, another date of the base and the gross reading would say."""
    said = [_alternative(alternative, result, notation) for alternative in result.alternatives]
    said += [item(text) for text in _gross(result, notation)]
    return section(notation.words("show.heading.otherwise"), said)


def _alternative(alternative: Alternative, result: Result, notation: Notation) -> Item:
    """One other choice, in bold where its status is another."""
    words = notation.words
    facts = {name: words.shown(fact) for name, fact in alternative.facts.items()}
    if alternative.kind == "path":
        facts["path"] = words(f"show.path.{alternative.facts['path']}")
    choice = words(f"show.otherwise.{alternative.kind}", **facts)
    ratio = (
        number_text(alternative.ratio, result.method or PACE.name, notation) if alternative.ratio is not None else ""
    )
    status = notation.status(alternative.status)
    differs = alternative.status is not result.status
    if differs:
        status = f"{status} ({words('show.otherwise.differs')})"
    said = {"if": choice, "term": words(f"number.{result.method or PACE.name}"), "ratio": ratio, "status": status}
    return item(words("show.otherwise.says", **said), style=BOLD if differs else "")


def _gross(result: Result, notation: Notation) -> Iterator[str]:
    """The reading of additions and removals apart."""
    target, gross = result.target, result.gross
    if target is None or target.parts is None or target.amount is None or not gross.steps:
        return
    names = ("added", "removed", "base", "gross_done", "gross_share", "elapsed", "gross_pace_ratio")
    all_names = ("gross_done_all_removed", "gross_share_all_removed", "gross_pace_ratio_all_removed")
    shown = {name: _in_text(name, gross.value(name), notation) for name in (*names, *all_names)}
    added, removed = notation.terms("+", target.parts.added), notation.terms("−", target.parts.removed)
    yield notation.words(
        "show.otherwise.gross",
        total=f"{notation.point(target.amount)} = {shown['base']}{added}{removed}",
        done=shown["gross_done"],
        added=shown["added"],
        removed=shown["removed"],
        share=shown["gross_share"],
        elapsed=shown["elapsed"],
        ratio=shown["gross_pace_ratio"],
        done_all=shown["gross_done_all_removed"],
        share_all=shown["gross_share_all_removed"],
        ratio_all=shown["gross_pace_ratio_all_removed"],
    )


def _in_text(term: str, number: Number | None, notation: Notation) -> str:
    """A term's number in a sentence: shares with one decimal."""
    if number is None:
        return ""
    return notation.bare(term, number, 1 if term in ("elapsed", "gross_share", "gross_share_all_removed") else 3)


def from_now(result: Result, notation: Notation) -> Iterator[Block]:
    """Yield what is needed from now on beside what was done so far, and where the same pace would lead."""
    target = result.target
    if target is None or _is_over(result) or _is_kept(result):
        return
    if any(reason.code in _NOTHING_AHEAD for reason in result.reasons):
        return
    if target.is_year_plan:
        texts = _per_month(result, notation)
    elif target.is_average:
        texts = _average(result, notation)
    elif target.is_sum and result.direction is Direction.DOWN:
        texts = _under_ceiling(result, notation, target.term.end)
    else:
        texts = _per_year(result, target.record.path, notation, target.term.end)
    yield from section(notation.words("show.heading.from_now"), map(item, texts))


def _is_over(result: Result) -> bool:
    return result.status in (Status.ACHIEVED, Status.MISSED) or result.flag("due") is not None


def _is_kept(result: Result) -> bool:
    """Whether a level to be kept, or a ceiling of a rate, is: then nothing is required, and no way to it is left."""
    return result.status is Status.ON_TRACK and any(
        reason.code in ("maintain", "ceiling_kept") for reason in result.reasons
    )


def _per_year(result: Result, path: Path, notation: Notation, due: date) -> Iterator[str]:
    words, value = notation.words, result.value
    change, rate = value("required_change_from_now"), value("required_rate_from_now")
    if change is not None:
        facts = {"change": _short("required_change_from_now", change, notation)}
        key = "required_change" if rate is None else "required" if path is Path.LINEAR else "required_rate"
        facts |= {} if rate is None else {"rate": numerals.percent(rate, words.lang)}
        yield words(f"show.from_now.{key}", **facts)
    term, so_far, needed = ("observed_change", value("observed_change"), change)
    if path is Path.GEOMETRIC:
        term, so_far, needed = "observed_rate", value("observed_rate"), rate
    if so_far is not None:
        shown = {term.removeprefix("observed_"): _short(term, so_far, notation)}
        yield words(f"show.from_now.{term}", **shown) + _times(needed, so_far, notation)
    projected = value("projected")
    if projected is not None and so_far is not None:
        yield _projected(result, projected, notation, numerals.day(due, words.lang))


def _under_ceiling(result: Result, notation: Notation, due: date) -> Iterator[str]:
    """What a sum that must not be passed leaves for each year, and what each so far took."""
    for term, key in (("required_change_from_now", "required_at_most"), ("observed_change", "used_so_far")):
        number = result.value(term)
        if number is not None:
            yield notation.words(f"show.from_now.{key}", change=_short(term, number, notation))
    projected = result.value("projected")
    if projected is not None:
        yield _projected(result, projected, notation, numerals.day(due, notation.words.lang))


def _per_month(result: Result, notation: Notation) -> Iterator[str]:
    words, value = notation.words, result.value
    required, observed = value("required_per_month_from_now"), value("observed_per_month")
    if required is not None:
        shown = _short("required_per_month_from_now", required, notation)
        ceiling = result.direction is Direction.DOWN
        yield words("show.from_now.monthly_at_most" if ceiling else "show.from_now.monthly", required=shown)
    if observed is not None:
        shown = _short("observed_per_month", observed, notation)
        yield words("show.from_now.monthly_so_far", observed=shown)
    projected = value("projected")
    if projected is not None:
        yield _projected(result, projected, notation, None)


def _average(result: Result, notation: Notation) -> Iterator[str]:
    words = notation.words
    rate, unknown = result.value("required_rate_from_now"), result.value("required_rate_of_unknown")
    needed = rate if rate is not None else unknown
    if needed is not None:
        yield words("show.from_now.of_unknown", rate=numerals.percent(needed, words.lang, 2))
    average = result.beside.average
    if average is not None and any(step.rest is not None for step in average.steps):
        yield _if_missing(average, words)


def _if_missing(average: AverageSoFar, words: Words) -> str:
    """What is left to the years to come, by what the missing years may have averaged."""
    lang, steps = words.lang, [step for step in average.steps if step.rest is not None]
    return words.said(
        "show.from_now.if_missing",
        years=", ".join(map(str, average.missing)),
        missing=" / ".join(f"{numerals.trimmed(step.missing * 100, lang)}%" for step in steps),
        rest=" / ".join(numerals.percent(step.rest, lang) for step in steps if step.rest is not None),
    )


def _times(needed: Number | None, so_far: Number, notation: Notation) -> str:
    """How many times the pace so far is needed; nothing where the two do not go the same way."""
    if needed is None:
        return ""
    times = formulas.quotient(part=needed, whole=so_far)
    if times is None or times <= 0:
        return ""
    lang = notation.words.lang
    if times < 1:
        return f"; {notation.words('show.from_now.less', share=numerals.percent(times, lang, 0))}"
    return f"; {notation.words('show.from_now.times', times=numerals.number(times, lang, 1))}"


def _projected(result: Result, projected: Number, notation: Notation, due: str | None) -> str:
    """Where the pace so far leads, and how much of the target that is."""
    words, target = notation.words, result.value("target")
    falling = result.direction is Direction.DOWN  # more than the target is then not more of it done
    share = None if target is None or falling else formulas.quotient(part=projected, whole=target)
    decimals = 0 if notation.unit.count or result.amount is None else result.amount.decimals
    facts = {
        "projected": notation.about(projected, decimals),
        "share": numerals.percent(share, words.lang, 0) if share is not None else "",
    }
    if share is None:
        key = "projected_year_plain" if due is None else "projected_plain"
        return words(
            notation.key(f"show.from_now.{key}"), projected=facts["projected"], **({} if due is None else {"due": due})
        )
    if due is None:
        key = "projected_by_earlier" if result.earlier_years else "projected_year"
        return words(notation.key(f"show.from_now.{key}"), **facts)
    return words("show.from_now.projected", **facts, due=due)


def _short(term: str, number: Number, notation: Notation) -> str:
    """A term for a sentence: three significant digits, whole numbers never cut."""
    if term.endswith("_rate"):
        return numerals.percent(number, notation.words.lang)
    decimals = min(4, max(0, 2 - numerals.decimal_of(number).adjusted())) if number else 0
    form = NumberForm.PER_MONTH if "month" in term else NumberForm.PER_YEAR
    return notation.about(number, decimals, form)
