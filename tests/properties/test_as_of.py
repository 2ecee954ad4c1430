"""``--as-of`` never leaks: what is said of a date follows from what was published by then, whatever came later.

A folder is drawn with publications on both sides of a date. What the whole of it says as of the date is held against
what only the part published by then says: whatever carries a later date is taken out of the records by hand here, not
by the code under test. Shuffled files and observations say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bgplan.core.compare import Question, compare
from bgplan.core.dataset import Dataset
from bgplan.core.diff import changes_between
from bgplan.core.periods import parse
from bgplan.core.report import Report
from bgplan.core.resolve import resolve
from bgplan.core.validate import validated
from bgplan.render.check.json import check_json
from bgplan.render.diff.machine import diff_json
from bgplan.render.words import Words
from tests.build import BOTH, base, part, plan_file, snapshot, target

WORDS = Words("en")
DAYS = ("2022-06-30", "2022-12", "2023", "2024-02-15", "2024-08")
"""When something is published; of a month and a year the last day counts."""

ENDS = {text: parse(text).end for text in DAYS}
DATES = (date(2022, 1, 1), *(date(*on) for on in ((2022, 12, 30), (2022, 12, 31), (2023, 12, 30), (2024, 2, 15))))

days = st.sampled_from(DAYS)
maybe = st.one_of(st.none(), days)
PERIODS = {
    "parks": ("2021", "2022", "2022-06-30", "2023", "2023-12-31"),
    "output": ("2021", "2022", "2022-01-01/P6M", "2023-01-01/P6M", "2023"),
    "parks.other": ("2021", "2022", "2022-12-31"),
}


CROWDED = {"parks": ("2022",), "output": ("2022",), "parks.other": ("2021",)}
"""So few periods that each has several prints."""


@st.composite
def prints(draw: st.DrawFn, periods: Mapping[str, tuple[str, ...]] = PERIODS) -> dict[str, Any]:
    """A print: its figure, when it was published, and perhaps when it was withdrawn."""
    indicator = draw(st.sampled_from(tuple(periods)))
    given: dict[str, Any] = {
        "indicator": indicator,
        "period": draw(st.sampled_from(periods[indicator])),
        "value": draw(st.integers(5, 12)),
        "published": draw(days),
        "stage": draw(st.sampled_from([None, "E", "P", "A"])),
        "confidence": draw(st.sampled_from(["high", "medium", "low"])),
        "source": draw(st.sampled_from(["paper", "office"])),
    }
    later = (day for day in DAYS if ENDS[day] >= ENDS[given["published"]])  # nothing is taken back before it is told
    gone = draw(st.sampled_from([None, None, *later]))
    if gone is not None:
        given |= {"withdrawn": BOTH, "withdrawn_on": gone}
    if indicator == "output" and draw(st.booleans()):
        share = {
            "plan": "year",
            "value": draw(st.integers(30, 90)),
            "source": draw(st.sampled_from(["paper", "s2023"])),
        }
        given["pct_of_plan"] = share
    return given


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """The plans and targets, whose bases, parts and successors come from sources of different dates."""
    sources = {f"s{text}": {"publisher": "Nguồn", "published": text} for text in DAYS}
    names = st.sampled_from([None, *sources])
    composed = draw(st.booleans())
    composition = {"added": [part(23, source=draw(names))], "removed": [part(1, source=draw(names))]}
    targets: dict[str, Any] = {
        "end": target(
            29,
            base=base(None if composed else 7, source=draw(names), note=BOTH),
            composition=composition,
        ),
        "mid": target(
            20, due="2025", base=base(7, source=draw(names)), superseded_by=draw(st.sampled_from([None, "new"]))
        ),
        "new": target(18, due="2025", plan="next", base=base(7)),
        "told": target(900, indicator="output", due="2023", plan="later", source=draw(names)),
        "implied": target(None, indicator="output", due="2023", plan="year", implied=True),
    }
    plans = {
        "next": {
            "name": BOTH,
            "period": "2021/2025",
            "source": "plan-text",
            "issued": draw(st.sampled_from(["2022-06-30", "2024-02-15"])),
        },
        "later": {"name": BOTH, "period": "2023", "source": draw(st.sampled_from(tuple(sources)))},
    }
    other = {"concept": "parks", "name": BOTH, "coverage": "parks", "unit": "park", "measure": "stock"}
    watched = {"parks.other": {**other, "watch": True}, "output": {"watch": True}}
    return {"sources": sources, "targets": targets, "plans": plans, "indicators": watched}


def is_later(source: str | None, on: date) -> bool:
    """Whether a source of these tables was published after the date; those of other names are undated."""
    return source is not None and source[1:] in ENDS and source[0] == "s" and ENDS[source[1:]] > on


def published_by(on: date, every: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The prints as their files could have been written on the date."""
    found = []
    for each in every:
        one = dict(each)
        gone = one.get("withdrawn_on")
        if ENDS[one["published"]] > on:
            continue
        if gone is not None and ENDS[gone] > on:
            del one["withdrawn"], one["withdrawn_on"]
        if "pct_of_plan" in one and is_later(one["pct_of_plan"]["source"], on):
            del one["pct_of_plan"]
        found.append(one)
    return found


def written_by(on: date, given: dict[str, Any]) -> dict[str, Any]:
    """The tables as they could have been written on the date; a plan issued later leaves with its targets."""
    plans = {
        name: plan
        for name, plan in given["plans"].items()
        if not (date.fromisoformat(plan["issued"]) > on if "issued" in plan else is_later(plan["source"], on))
    }
    targets: dict[str, Any] = {}
    for name, goal in given["targets"].items():
        if goal["plan"] not in ("plan", "year", *plans) or (name == "told" and is_later(goal.get("source"), on)):
            continue
        one = dict(goal)
        made = one.get("composition", {"added": [], "removed": []})
        late_parts = any(is_later(each.get("source"), on) for key in ("added", "removed") for each in made[key])
        own = one.get("base")
        if own is not None and (is_later(own.get("source"), on) or (late_parts and "value" not in own)):
            del one["base"]
        if late_parts:
            del one["composition"]
        if one.get("superseded_by") == "new" and "next" not in plans:
            del one["superseded_by"]
        targets[name] = one
    return {**given, "plans": plans, "targets": targets}


def made(every: list[dict[str, Any]], given: dict[str, Any], files: int = 1) -> Dataset:
    """The book of prints that stand in some files."""
    snapshots = (snapshot(*every[each::files], month=f"2040-{12 - each:02d}") for each in range(files))
    settled, findings = resolve(plan_file(**given), tuple(snapshots))
    assert findings == (), findings
    return settled


def told(report: Report) -> str:
    """Everything that a report says, its work included; that a plan is not issued yet it may say of later ones."""
    return check_json(report._replace(not_issued=()), (), WORDS, with_work=True)


@given(st.lists(prints(), max_size=9), tables(), st.sampled_from(DATES), st.booleans())
def test_what_was_published_later_says_nothing(
    every: list[dict[str, Any]],
    given_tables: dict[str, Any],
    on: date,
    full: bool,  # noqa: FBT001  # drawn
) -> None:
    question = Question(on, full=full)
    whole = compare(made(every, given_tables), question)
    then = compare(made(published_by(on, every), written_by(on, given_tables)), question)
    assert told(whole) == told(then)


@given(
    st.lists(prints(CROWDED), min_size=6, max_size=14),
    tables(),
    st.sampled_from(DATES),
    st.randoms(use_true_random=False),
)
def test_the_order_of_files_and_observations_says_nothing(
    every: list[dict[str, Any]],
    given_tables: dict[str, Any],
    on: date,
    random: Any,  # noqa: ANN401  # drawn
) -> None:
    shuffled = list(every)
    random.shuffle(shuffled)
    question = Question(on, full=True)
    one, other = made(every, given_tables), made(shuffled, given_tables, files=3)
    assert told(compare(one, question)) == told(compare(other, question))
    between = [diff_json(changes_between(each, DATES[0], on), (), WORDS) for each in (one, other)]
    assert between[0] == between[1]


@given(st.lists(prints(), max_size=9), tables(), st.sampled_from(DATES), st.sampled_from(DATES))
def test_changes_up_to_a_date_follow_from_what_was_published_by_then(
    every: list[dict[str, Any]], given_tables: dict[str, Any], one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    whole = changes_between(made(every, given_tables), earlier, later)
    then = changes_between(made(published_by(later, every), written_by(later, given_tables)), earlier, later)
    assert [_bare(each) for each in whole.statuses] == [_bare(each) for each in then.statuses]
    assert [len(part_) for part_ in whole[5:9]] == [len(part_) for part_ in then[5:9]]
    assert diff_json(whole, (), WORDS) == diff_json(then, (), WORDS)


@given(st.lists(prints(), max_size=9), tables(), st.sampled_from(DATES), st.sampled_from(DATES))
def test_every_status_that_changed_has_a_cause_and_nothing_changes_in_no_time(
    every: list[dict[str, Any]], given_tables: dict[str, Any], one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    dataset = made(every, given_tables)
    assert all(each.causes for each in changes_between(dataset, earlier, later).statuses)
    assert not changes_between(dataset, later, later).has_news


@given(st.lists(prints(), max_size=6), tables(), st.sampled_from(DATES))
def test_findings_and_acknowledgements_are_those_of_the_whole_folder(
    every: list[dict[str, Any]], given_tables: dict[str, Any], on: date
) -> None:
    """What is acknowledged is looked at whatever the date of the check: judging leaves the findings as they are."""
    entry = {"rule": "BG403", "subject": "parks@2022"}
    dataset = made(every, {**given_tables, "acknowledged": (entry,)})
    before = validated(dataset)
    compare(dataset, Question(on))
    changes_between(dataset, DATES[0], on)
    assert validated(dataset) == before


def _bare(each: Any) -> object:  # noqa: ANN401  # a change of status
    return each.after.name, each.after.status, [cause.code for cause in each.causes]
