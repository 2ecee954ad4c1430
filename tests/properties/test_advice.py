"""What a finding says to write is accepted when it is written: each piece of advice is fed back to its reader."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bgplan
from bgplan import run
from bgplan.core.fields import read_date, read_period, read_publication
from bgplan.core.findings import Fault, Severity
from bgplan.core.numbers import is_ambiguous, read_number
from bgplan.core.rules import RULES
from bgplan.render.findings import finding_document
from bgplan.render.plain import plain_text
from bgplan.render.words import LANGS, Words

EXAMPLES = Path(__file__).parents[1] / "rules"
WORDS = Path(bgplan.__file__).parent / "render" / "words"

digits = st.integers(0, 9_999_999).map(str)
MARKS = [
    " ",
    "\u00a0",
    "_",
    ".",
    ",",
    "'",
    "",
    "",
    "000",
    "-",
    "+",
    "%",
    "#",
    "e",
    ":",
    " ha",
    "hơn ",
    "\u2212",
    "٣",
    "0",
]
numbers = st.lists(st.one_of(digits, st.sampled_from(MARKS)), min_size=1, max_size=6).map("".join)
slips = st.one_of(
    numbers,
    st.from_regex(r"\A-?[1-9][0-9]{0,2}([., ][0-9]{3}){1,3}([.,][0-9]{1,4})?( ?(ha|%|tỷ đồng)|#x)?\Z"),
)

years = st.integers(1990, 2040)
FORMS: tuple[str, ...] = (
    *(
        "{m} tháng đầu năm {y}",
        "{m} tháng năm {y}",
        "{m} tháng {y}",
        "{m}T/{y}",
        "{m} months of {y}",
        "{y}-S1",
        "{y}-H2",
    ),
    *(
        "6 tháng cuối năm {y}",
        "nửa đầu năm {y}",
        "first half of {y}",
        "tháng {m}/{y}",
        "T{m}/{y}",
        "{m}/{y}",
        "{y}/{m}",
    ),
    *("quý III/{y}", "Quý 3 năm {y}", "Q1 {y}", "{y}Q4", "năm {y}", "cả năm {y}", "giai đoạn {y}-{z}", "{y} – {z}"),
    *("22/{m}/{y}", "ngày 22 tháng {m} năm {y}", "Aug {y}", "22 August {y}", "August 22, {y}", "{y}M{m}", "{y}-A1"),
    *("chín tháng đầu năm {y}", "the first nine months of {y}", "the last 3 months of {y}"),
)
periods = st.builds(
    lambda form, y, m: form.format(y=y, z=y + 4, m=m), st.sampled_from(FORMS), years, st.integers(1, 12)
)


def advice(read: Callable[[str], object], text: str) -> list[str]:
    """What to write for a text that ``read`` refuses, one by one."""
    try:
        read(text)
    except Fault as fault:
        return [each for each in str(fault.facts.get("write") or "").split(" | ") if each]
    return []


@given(slips)
def test_a_number_that_is_told_to_be_written_is_one(text: str) -> None:
    for write in advice(read_number, text):
        assert not is_ambiguous(read_number(write)), write


@given(periods)
def test_a_period_that_is_told_to_be_written_is_one(text: str) -> None:
    for read in (read_period, read_date, read_publication):
        for write in advice(read, text):
            assert read(write) is not None


@given(periods)
def test_every_usual_form_of_a_period_has_advice(text: str) -> None:
    if not advice(read_period, text):
        read_period(text)  # some forms, such as 2023-12, are ours


@pytest.mark.parametrize(
    "text, write",
    [
        ("6 tháng đầu năm 2023", "2023-01-01/P6M"),
        ("6 tháng cuối năm 2023", "2023-07-01/P6M"),
        ("3 tháng cuối năm 2023", "2023-10-01/P3M"),
        ("2023-S2", "2023-07-01/P6M"),
        ("2023-04-01/2024-03-31", "2023-04-01/P12M"),
        ("2023-04/2024-03", "2023-04-01/P12M"),
        ("2023-01/2023-12", "2023"),
        ("2023-01-01/2023-08-31", "2023-01-01/P8M"),
        ("2023-H1", "2023-01-01/P6M"),
        ("9T2023", "2023-01-01/P9M"),
        ("T9/2023", "2023-09"),
        ("chín tháng năm 2023", "2023-01-01/P9M"),
        ("first nine months of 2023", "2023-01-01/P9M"),
        ("22 tháng 8 năm 2023", "2023-08-22"),
        ("QIV/2023", "2023-Q4"),
        ("giai đoạn 2021–2025", "2021/2025"),
        ("2023/24", ""),  # a fiscal year, which begins nobody knows when
        ("13 tháng 2023", ""),
        ("31/02/2023", ""),
    ],
)
def test_a_period_of_a_report_in_our_notation(text: str, write: str) -> None:
    assert advice(read_period, text) == ([write] if write else [])


def test_every_advice_to_write_is_of_a_kind_that_is_tested() -> None:
    """Whoever lets another rule say "write {…}" tests it, too: here, or where its rule is tested."""
    rules = tomllib.loads((WORDS / "findings.en.toml").read_text(encoding="utf-8"))["finding"]
    told = {name for name, texts in rules.items() if re.search(r"write,? [^;]*\{(write|example)\}", str(texts))}
    assert {name for name in told if name.startswith("BG")} == {
        "BG202",
        "BG203",
        "BG204",
        "BG205",
        "BG206",
        "BG210",
        "BG301",
        "BG420",
        "BG501",
        "BG507",
        "BG808",
    }  # BG202, BG203, BG210, BG301: unit/core/test_advice; BG205: tests/rules; BG808: test_acknowledged


@pytest.mark.parametrize("code, period", [("BG501", "2023-12"), ("BG501", "2023-08"), ("BG507", "2023")])
def test_the_stage_that_is_told_to_be_written_is_accepted(tmp_path: Path, code: str, period: str) -> None:
    """Published on 20 August 2023 or, of the year, on 31 May, before the period is over; invented figures."""
    plan = (EXAMPLES / "BG501" / "wrong" / "targets.yaml").read_text(encoding="utf-8")
    (tmp_path / "targets.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "actuals").mkdir()
    published, stage = ("2023-05-31", "    stage: E\n") if code == "BG507" else ("2023-08-20", "")
    month = published[:7]
    file = tmp_path / "actuals" / f"{month}.yaml"
    text = f"schema: bgplan.actuals/1\nmonth: {month}\nsource: paper\nobservations:\n  - indicator: parks\n"
    text += f"    period: {period}\n    published: {published}\n    value: 9\n"
    file.write_text(text + stage, encoding="utf-8")
    (found,) = (each for each in run.load(tmp_path, tmp_path).findings if each.code == code)
    for write in {str(found.facts[name]) for name in ("write", "otherwise") if found.facts.get(name)}:
        file.write_text(f"{text}    stage: {write}\n", encoding="utf-8")
        assert code not in [each.code for each in run.load(tmp_path, tmp_path).findings], write


def copied(code: str, home: Path) -> Path:
    """The faulty example of a rule, to be mended."""
    return shutil.copytree(EXAMPLES / code / "wrong", home / "data")


MAY_STAND = tuple(rule.code for rule in RULES if rule.may_stand and rule.severity is not Severity.INFO)


@pytest.mark.parametrize("code", MAY_STAND)
@pytest.mark.parametrize("lang", LANGS)
def test_the_entry_to_paste_acknowledges_the_finding(tmp_path: Path, code: str, lang: str) -> None:
    """The line stands alone on the screen; below “acknowledged” it leaves nothing open, nor an entry too many."""
    folder = copied(code, tmp_path)
    loaded = run.load(folder, folder)
    shown = plain_text(finding_document(loaded.findings, loaded.excerpts, Words(lang)), ascii_only=False).splitlines()
    entries = [line for line in shown if line.startswith("    - {rule: ")]
    assert len(entries) == sum(finding.counts for finding in loaded.findings)
    plan = folder / "targets.yaml"
    before = plan.read_text(encoding="utf-8")
    table = "" if "\nacknowledged:" in before else "acknowledged:\n"
    plan.write_text(before + table + "".join(f"{entry}\n" for entry in entries), encoding="utf-8")
    after = run.load(folder, folder).findings
    assert [finding.code for finding in after if finding.counts] == []
    assert {finding.code for finding in after} == {code}
