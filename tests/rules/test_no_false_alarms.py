"""Twenty-one legitimate edits that look unusual: nothing is found. Invented figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.small_folder import ACTUALS, PLAN, found

TO_PLAN = {
    "a name of digits in quotes": (
        "  area: {concept",
        '  "30": {concept: any, name: {vi: a, en: b}, unit: ha, measure: stock, coverage: province}\n  area: {concept',
    ),
    "a name with digits": (
        "  plan: {name",
        "  plan2030: {name: {vi: Khác, en: Other}, period: 2021/2030, source: paper}\n  plan: {name",
    ),
    "a comment behind a value": ("value: 7840}", "value: 7840} # as printed"),
    "quotes about a number": ("value: 29}", 'value: "29"}'),
    "a flow map over two lines": ("value: 29}", "value: 29,\n    note: {vi: chú, en: note}}"),
    "a source without a date": ("  paper: {", "  undated: {publisher: Office}\n  paper: {"),
    "two sources of one publisher": (
        "  paper: {",
        "  paper-2: {publisher: Paper, published: 2023-08-30, lang: vi}\n  paper: {",
    ),
    "Đ in a name": ("vi: Kế hoạch", "vi: Đề án Đổi mới"),
    "a Cyrillic word in a text": ("en: Plan}", "en: План}"),
    "a declared direction": ("value: 29}", "value: 29, direction: up}"),
    "an acknowledgement of nothing": ("targets:\n", "acknowledged: []\ntargets:\n"),
}
TO_ACTUALS = {
    "a year written as text": ("period: 2023-08-22\n    value: 9\n", 'period: "2022"\n    value: 9\n'),
    "a comment of its own": ("observations:\n", "observations: # all of August\n"),
    "a value of nothing": ("value: 24.5", "value: 0"),
    "a print in English": ("value: 75.6", "printed: 75.6%\n    value: 75.6"),
    "a Vietnamese print": ("value: 75.6", "printed: 75,6%\n    value: 75.6"),
    "about": ("value: 1967", "printed: khoảng 1.967 ha\n    value: 1967"),
    "withdrawn on the day of publication": (
        "value: 24.5",
        "value: 24.5\n    withdrawn: {vi: nhầm, en: a slip}\n    withdrawn_on: 2023-08-31",
    ),
    "an estimate some days before the month ends": (
        "period: 2023-08-22\n    value: 1967",
        "period: 2023-08\n    published: 2023-08-29\n    stage: E\n    value: 1967",
    ),
    "four decimals": ("value: 24.5", "value: 24.5000"),
    "low confidence": ("value: 1967", "value: 1967\n    confidence: low"),
}
UNUSED = {"BG802"}  # of names that an edit adds, nothing else is asked


@pytest.mark.parametrize("edit", TO_PLAN)
def test_an_edit_of_the_plan_finds_nothing(tmp_path: Path, edit: str) -> None:
    old, new = TO_PLAN[edit]
    assert old in PLAN
    assert {each.code for each in found(tmp_path, plan=PLAN.replace(old, new, 1))} <= UNUSED


@pytest.mark.parametrize("edit", TO_ACTUALS)
def test_an_edit_of_the_figures_finds_nothing(tmp_path: Path, edit: str) -> None:
    old, new = TO_ACTUALS[edit]
    assert old in ACTUALS
    assert found(tmp_path, ACTUALS.replace(old, new, 1)) == ()
