"""The pages on the data format: every key is documented, every example is read by the real reader without findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bgplan import Question, checked, default_as_of, load
from bgplan.core import model, numbers, periods
from bgplan.core.figures import Kind, parse
from bgplan.core.findings import Fault, Finding
from bgplan.core.model import (
    Abbreviation,
    Acknowledgement,
    Among,
    Base,
    Closed,
    Component,
    Composition,
    Coverage,
    Entry,
    Figure,
    Identity,
    Indicator,
    Observation,
    Plan,
    PlanShare,
    Record,
    Source,
    Target,
    Term,
    Unit,
    keys_of,
)
from bgplan.core.resolve import printing_units
from bgplan.core.resolve.double_entry import kind_of
from bgplan.core.vocabulary import Measure
from bgplan.read import plan, snapshot
from scripts.doc_blocks import ROOT, blocks, without_examples

DOCS = ROOT / "docs"
SAMPLE = DOCS / "examples" / "sample"
SNAPSHOT = Path("actuals") / "2024-03.yaml"

PAGES = ("format", "records", "identities", "figures")
FORMAT = {page: (DOCS / f"{page}.md").read_text(encoding="utf-8") for page in PAGES}
CHAINS = (("format", "records", "identities"), ("figures",))
"""The examples of a chain build on each other."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of keys: the nearest heading before it, and for each key whether it is needed and what is said."""

    heading: str
    rows: dict[str, tuple[bool, str]]


def tables(page: str) -> list[Table]:
    found: list[Table] = []
    heading = ""
    for paragraph in re.split(r"\n{2,}", page):
        if paragraph.startswith("#"):
            heading = paragraph.splitlines()[0].lstrip("# ")
        if paragraph.startswith("| key |"):
            rows = [re.split(r"(?<!\\) *\| *", line)[1:4] for line in paragraph.splitlines()[2:]]
            keys = {key: (row[1] == "yes", row[2]) for row in rows for key in re.findall(r"`([^`]+)`", row[0])}
            found.append(Table(heading, keys))
    return found


KEYS = [table for page in ("format", "records") for table in tables(FORMAT[page])]
RECORDS: tuple[type[Record], ...] = (
    *(Source, Unit, Term, Coverage, Abbreviation, Indicator, Among, Closed, Plan),
    *(Figure, Target, Base, Composition, Component, Observation, Identity, Acknowledgement),
)


def own_fields(record: type[Record]) -> dict[str, bool]:
    inherited = keys_of(Figure) if issubclass(record, Figure) and record is not Figure else {}
    needed = TypeAdapter(record).json_schema().get("required", ())
    return {name: name in needed for name in keys_of(record) if name not in inherited}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_of_a_record_stands_in_one_table_with_its_need(record: type[Record]) -> None:
    fields = own_fields(record)
    documented = [{key: needed for key, (needed, _) in table.rows.items()} for table in KEYS]
    assert fields in documented, f"no table has exactly the keys of {record.__name__}: {fields}"


def test_every_table_of_keys_is_that_of_a_record_or_a_file() -> None:
    known = [set(own_fields(record)) for record in RECORDS] + [set(plan.KEYS), set(snapshot.KEYS)]
    assert [table.heading for table in KEYS if set(table.rows) not in known] == []


def test_no_record_is_left_out() -> None:
    kinds = {kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Record)}
    assert set(RECORDS) | {PlanShare} == kinds - {Record, Entry}
    assert set(own_fields(PlanShare)) == {"plan"}
    assert "`plan` (needed) and a figure" in FORMAT["records"]


def test_a_key_said_to_be_kept_only_is_used_nowhere() -> None:
    """A key that gets a use must lose its remark."""
    source = {
        path: path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "bgplan").rglob("*.py")
        if path.name not in ("model.py", "contract.py", "goals.py")  # these two only look names up
    }
    kept = {key for table in KEYS for key, (_, said) in table.rows.items() if "Kept only" in said}
    assert "period_printed" in kept
    for key in kept - {"note", "document", "superseded_by"}:  # keys of these names have a use in other records
        assert [path.name for path, text in source.items() if re.search(rf"\.{key}\b", text)] == []


def sections(text: str) -> dict[str, str]:
    """The bodies of a file by their top keys, texts untouched."""
    _, *parts = re.split(r"^(?=[a-z]+:)", text, flags=re.MULTILINE)
    return {(match := re.match(r"[a-z]+", part) or pytest.fail(part))[0]: part[match.end() + 1 :] for part in parts}


def merged(texts: list[str]) -> str:
    bodies: dict[str, str] = {}
    for key, body in chain.from_iterable(sections(text).items() for text in texts):
        bodies[key] = bodies.get(key, "") + body
    return "".join(f"{key}:{body}" for key, body in bodies.items())


def examples(chained: tuple[str, ...]) -> list[str]:
    return [block.body for page in chained for block in blocks(without_examples(FORMAT[page]), "yaml")]


def findings_of(folder: Path) -> tuple[Finding, ...]:
    loaded = load(folder, folder)
    as_of = default_as_of(loaded.dataset)
    assert as_of is not None
    assert checked(loaded, Question(as_of, full=True)).results
    return loaded.findings


@pytest.mark.parametrize(
    "fragments",
    [
        pytest.param(all_[: count + 1], id=f"{chained[0]}-{count + 1}")
        for chained in CHAINS
        for all_ in [examples(chained)]
        for count in range(len(all_))
    ],
)
def test_example_is_read_without_findings(fragments: list[str], tmp_path: Path) -> None:
    ours = set(snapshot.KEYS) - {"schema"}
    for name, is_ours in ((Path("targets.yaml"), False), (SNAPSHOT, True)):
        parts = [
            "".join(f"{key}:{body}" for key, body in sections(text).items() if (key in ours) is is_ours)
            for text in fragments
        ]
        (tmp_path / name).parent.mkdir(exist_ok=True)
        frame = (SAMPLE / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(merged([frame, *parts]), encoding="utf-8")
    unused = {"BG802", "BG809"}  # an example shows one construct, which another one uses
    assert [
        (each.code, each.place, each.facts) for each in findings_of(tmp_path) if each.code not in unused and each.counts
    ] == []


def test_every_example_is_found() -> None:
    """The tests above would say nothing of examples that the page's form hides from them."""
    fences = [FORMAT[page].count("```yaml") for page in FORMAT]
    shown_files = 2
    assert sum(len(examples(chained)) for chained in CHAINS) == sum(fences) - shown_files == 21


def test_sample_folder_is_read_without_findings() -> None:
    assert findings_of(SAMPLE) == ()


def rows(page: str, header: str) -> list[list[str]]:
    _, _, after = page.partition(f"\n{header}\n")
    assert after, f"no table {header}"
    table = after.partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table]


PRINTS = rows(FORMAT["figures"], "| printed | lang | unit | read as | value | stands for |")
UNITS = printing_units(load(ROOT / "tests" / "data" / "two-articles", ROOT).dataset.written)


@pytest.mark.parametrize("row", PRINTS, ids=lambda row: row[0])
def test_print_says_what_the_page_says(row: list[str]) -> None:
    printed, lang, unit, read_as, value, interval = row
    *target, kind = read_as.split()
    read = parse(
        printed.strip("`"),
        unit=UNITS[unit],
        units=tuple(UNITS.values()),
        lang=lang,
        kind=Kind(kind),
        target=bool(target),
    )
    low, high = (Fraction(end) for end in interval.split(" … "))
    assert (Fraction(read.value), read.interval.low, read.interval.high) == (Fraction(value), low, high)


def test_every_kind_of_print_is_shown() -> None:
    assert {row[3].split()[-1] for row in PRINTS} == {kind.value for kind in Kind}
    assert {kind_of(measure) for measure in Measure} < set(Kind)


@pytest.mark.parametrize(
    "row", rows(FORMAT["figures"], "| written | why not | others read | write |"), ids=lambda r: r[0]
)
def test_number_is_refused_as_the_page_says(row: list[str]) -> None:
    written, _, others, write = row
    with pytest.raises(Fault) as refused:
        numbers.read_number(written.strip("`"))
    assert (refused.value.facts["reading"], refused.value.facts["write"]) == (others.strip("`"), write.strip("`"))


def test_every_form_of_period_is_shown() -> None:
    shown = [row[0].strip("`") for row in rows(FORMAT["figures"], "| written | means |")]
    assert shown == list(periods.FORMS)
