"""Every figure of the two articles is in the shipped data, or is listed with the reason why it is not.

The inventory in ``tests/fixtures/article_figures.yaml`` is written by hand from the articles. Read here with plain
YAML, so that nothing of the program's own reading stands between the data and these tests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from bgplan.core import periods

Node: TypeAlias = "dict[str, Node] | list[Node] | str"

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT.parent / "shared" / "sources"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NUMBER_WORD = re.compile(r"\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|trăm)\b", re.IGNORECASE)
THOUSAND = re.compile(r"\d nghìn(?! tỷ)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the inventory."""

    article: str
    where: int
    printed: str
    kind: str
    data: str | None
    reason: str | None

    @property
    def numbers(self) -> list[str]:
        return [*NUMBER.findall(self.printed), *(word.lower() for word in NUMBER_WORD.findall(self.printed))]

    def __str__(self) -> str:
        return f"{self.article} §{self.where}: {self.printed}"


def plain(path: Path) -> dict[str, Node]:
    return table(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506  # builds texts only


def table(node: Node) -> dict[str, Node]:
    assert isinstance(node, dict)
    return node


def rows(node: Node) -> list[dict[str, Node]]:
    assert isinstance(node, list)
    return [table(row) for row in node]


def text(node: Node) -> str:
    assert isinstance(node, str)
    return node


def observations(path: Path) -> dict[str, Node]:
    """Return a snapshot's observations by indicator and period, each with the source that it is taken from."""
    snapshot = plain(path)
    found: dict[str, Node] = {}
    for row in rows(snapshot["observations"]):
        name = f"{row['indicator']}@{row['period']}"
        assert name not in found, f"{name} stands twice in {path.name}"
        found[name] = {"source": snapshot["source"], **row}
    return found


INVENTORY = plain(ROOT / "tests" / "fixtures" / "article_figures.yaml")
TARGETS = plain(ROOT / "tests" / "data" / "two-articles" / "targets.yaml")
ACTUALS: dict[str, Node] = {
    path.stem: observations(path)
    for path in sorted((ROOT / "tests" / "data" / "two-articles" / "actuals").glob("*.yaml"))
}
DATA: dict[str, Node] = {**TARGETS, "actuals": ACTUALS}


def inventory() -> Iterator[Entry]:
    for article, figures in table(INVENTORY["figures"]).items():
        for row in rows(figures):
            unknown = row.keys() - {"where", "printed", "kind", "data", "reason"}
            assert not unknown, f"{article} §{row['where']}: {unknown}"
            yield Entry(
                article=article,
                where=int(text(row["where"])),
                printed=text(row["printed"]),
                kind=text(row.get("kind", "figure")),
                data=text(row["data"]) if "data" in row else None,
                reason=text(row["reason"]) if "reason" in row else None,
            )


ENTRIES = tuple(inventory())
IN_DATA = tuple(entry for entry in ENTRIES if entry.data is not None)


def resolved(pointer: str) -> Node:
    """Return what stands at a dotted pointer; names in the data have dots themselves, so the longest name wins."""
    node: Node = DATA
    parts = pointer.split(".")
    while parts:
        if isinstance(node, list):
            node, parts = node[int(parts[0])], parts[1:]
            continue
        names = {count: ".".join(parts[:count]) for count in range(len(parts), 0, -1)}
        known = table(node)
        taken = next((count for count, name in names.items() if name in known), None)
        assert taken is not None, f"{pointer}: nothing is called {names[1]}"
        node, parts = known[names[taken]], parts[taken:]
    return node


def number_of(printed: str) -> Decimal:
    """Return the one number of a Vietnamese print, thousands of persons written out."""
    (digits,) = NUMBER.findall(printed)
    number = Decimal(digits.replace(".", "").replace(",", "."))
    return number * 1000 if THOUSAND.search(printed) else number


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_every_figure_is_data_or_has_a_reason_and_never_both(entry: Entry) -> None:
    assert (entry.data is None) != (entry.reason is None)
    assert entry.kind in ("figure", "date", "text")
    assert entry.reason is None or len(entry.reason) > len("no figure")


@pytest.mark.parametrize("entry", [e for e in IN_DATA if e.kind == "figure"], ids=str)
def test_the_figure_in_the_data_is_the_printed_one(entry: Entry) -> None:
    node = resolved(entry.data or "")
    if isinstance(node, str):
        assert Decimal(node) == number_of(entry.printed)
        return
    figure = table(node)
    assert Decimal(text(figure["value"])) == number_of(entry.printed)
    assert NUMBER.findall(text(figure["printed"]))[0] == entry.numbers[0]


@pytest.mark.parametrize("entry", [e for e in IN_DATA if e.kind == "date"], ids=str)
def test_the_date_in_the_data_is_the_printed_one(entry: Entry) -> None:
    period = periods.parse(text(resolved(entry.data or "")))
    parts = {part for end in (period.start, period.end) for part in (end.year, end.month, end.day)}
    assert {int(number) for number in entry.numbers} <= parts
    assert entry.numbers


@pytest.mark.parametrize("entry", [e for e in IN_DATA if e.kind == "text"], ids=str)
def test_the_digits_of_a_text_in_the_data_are_the_printed_ones(entry: Entry) -> None:
    assert NUMBER.findall(text(resolved(entry.data or ""))) == entry.numbers


def paragraphs(article: str) -> list[str]:
    """Return the article's paragraphs, without its reading list; skips where the articles are not at hand."""
    about = table(table(INVENTORY["articles"])[article])
    path = ARTICLES / text(about["file"])
    if not path.is_file():
        pytest.skip("the articles are kept beside the checkout and not in it")
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return lines[: lines.index(text(about["ends_before"]))] if "ends_before" in about else lines


@pytest.mark.parametrize("article", table(INVENTORY["articles"]))
def test_the_inventory_has_every_number_of_every_paragraph(article: str) -> None:
    for place, paragraph in enumerate(paragraphs(article), start=1):
        entries = [entry for entry in ENTRIES if entry.article == article and entry.where == place]
        there = Counter([*NUMBER.findall(paragraph), *(word.lower() for word in NUMBER_WORD.findall(paragraph))])
        listed = Counter(number for entry in entries for number in entry.numbers)
        assert there == listed, f"§{place}: missing {there - listed}, not there {listed - there}"


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_the_inventory_prints_what_the_article_prints(entry: Entry) -> None:
    assert entry.printed in paragraphs(entry.article)[entry.where - 1]


def parts_of(name: str, record: dict[str, Node]) -> Iterator[tuple[str, dict[str, Node]]]:
    """Yield every figure of a target or observation: itself, its base, its components, its share of a plan."""
    yield name, record
    for key in ("base", "pct_of_plan"):
        if key in record:
            yield f"{name}.{key}", table(record[key])
    for group, components in table(record.get("composition", {})).items():
        for index, component in enumerate(rows(components)):
            yield f"{name}.composition.{group}.{index}", component


def shipped() -> Iterator[tuple[str, str, dict[str, Node]]]:
    """Yield every figure of the data folder: pointer, source, record."""
    plans = table(TARGETS["plans"])
    for name, target in table(TARGETS["targets"]).items():
        record = table(target)
        default = text(record.get("source", table(plans[text(record["plan"])])["source"]))
        for pointer, part in parts_of(f"targets.{name}", record):
            yield pointer, text(part.get("source", default)), part
    for month, snapshot in ACTUALS.items():
        for name, observation in table(snapshot).items():
            record = table(observation)
            default = text(record["source"])
            for pointer, part in parts_of(f"actuals.{month}.{name}", record):
                yield pointer, text(part.get("source", default)), part


def test_every_printed_figure_of_the_data_stands_in_its_article() -> None:
    articles = table(INVENTORY["articles"])
    printed = {pointer for pointer, source, part in shipped() if source in articles and "printed" in part}
    listed = {(entry.data or "").removesuffix(".high") for entry in IN_DATA if entry.kind == "figure"}
    assert printed - listed == set()
    assert len(printed) > 40, "the two articles print more than forty figures"


def test_a_figure_listed_for_an_article_is_taken_from_that_article() -> None:
    sources = {pointer: source for pointer, source, _ in shipped()}
    for entry in IN_DATA:
        if entry.kind == "figure":
            assert sources[(entry.data or "").removesuffix(".high")] == entry.article, str(entry)


def test_shipped_figures_are_double_entries() -> None:
    """Only a base that follows from a composition or is assumed, and a plan that is only implied, go without print."""
    for pointer, _, part in shipped():
        if pointer.endswith(".base"):
            assert "printed" in part or "value" not in part or part.get("assumed") == "true", pointer
        elif part.get("implied") != "true":
            assert "printed" in part, pointer
            assert "value" in part or ("low" in part and "high" in part), pointer
