"""Whatever is done to the data files: findings and a report in every format and language, never an exception."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bgplan import run
from bgplan.core.methods.catalogue import PACE
from bgplan.render.check.json import check_json
from bgplan.render.check.tables import check_csv, check_tsv
from bgplan.render.findings import finding_document
from bgplan.render.show.card import cards_document
from bgplan.render.words import LANGS, Words
from tests.drawn import check_markdown, check_text, drawn

DATA = Path(__file__).parents[1] / "data" / "two-articles"
FILES = {path.relative_to(DATA).as_posix(): path.read_text(encoding="utf-8") for path in DATA.rglob("*.yaml")}
MUTATED = ("targets.yaml", "actuals/2023-08.yaml")

ODD_VALUES = (
    *("", "null", "[]", "{}", "true", "{vi: a, en: b}", "[parks, clusters]"),
    *("0", "-1", "100", "0000", "1.000", "0.001", "1" * 20, "-" + "9" * 20, "0." + "0" * 20 + "1"),
    *("0001", "9999", "2016-02-29", "9999-12-31", "0001/9999", "2020", "2020/2030", "2023-01-31/P1M", "2023-01-01/P0D"),
    *("growth", "share", "rank", "flow", "stock", "index", "average", "down", "geometric", "linear", "E", "F"),
    *(
        "hơn 0 %",
        "giảm 200%",
        "từ 1 đến 5",
        "gấp 3 lần",
        "khoảng 0",
        "đứng thứ 0/0",
        "1 tỷ tỷ tỷ",
        "parks",
        "nq147",
        "ha",
    ),
)
CHARACTERS = tuple(":-{}[]\"'#&*!|>%@`,. \t\n\r0123456789abcđ\x00\u200b\u2028\u00a0\u0301\ufeff")

INDEX = st.integers(0, 1000)


@st.composite
def change(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """The lines with one thing done to them: deleted, doubled, moved, a value replaced, a character put in."""
    at = draw(INDEX) % len(lines)
    before, line, after = lines[:at], lines[at], lines[at + 1 :]
    middle: list[str]
    match draw(
        st.sampled_from(("delete", "cut", "double", "copy", "value", "value", "character", "indent", "unindent"))
    ):
        case "delete":
            middle = []
        case "cut":
            middle, after = [], after[draw(st.integers(1, 30)) :]
        case "double":
            middle = [line, line]
        case "copy":
            middle = [lines[draw(INDEX) % len(lines)]]
        case "value":
            middle = [f"{line.split(':')[0]}: {draw(st.sampled_from(ODD_VALUES))}"]
        case "character":
            column, gone = draw(INDEX) % (len(line) + 1), draw(st.integers(0, 1))
            middle = [line[:column] + draw(st.sampled_from(CHARACTERS)) + line[column + gone :]]
        case "indent":
            middle = [f" {line}"]
        case _:
            middle = [line[1:]]
    return [*before, *middle, *after] or [""]


@st.composite
def changed_file(draw: st.DrawFn, name: str) -> str:
    """One of the shipped files with up to four changes."""
    lines = FILES[name].split("\n")
    for _ in range(draw(st.integers(0, 4))):
        lines = draw(change(lines))
    return "\n".join(lines)


@contextmanager
def folder_with(texts: dict[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "actuals").mkdir()
        for file, text in {**FILES, **texts}.items():
            (folder / file).write_text(text, encoding="utf-8", newline="")
        yield folder


@settings(max_examples=100)
@given(changed_file("targets.yaml"), changed_file("actuals/2023-08.yaml"), st.sampled_from(LANGS), st.booleans())
def test_bad_data_never_end_in_an_exception(targets: str, snapshot: str, lang: str, full: bool) -> None:  # noqa: FBT001
    with folder_with(dict(zip(MUTATED, (targets, snapshot), strict=True))) as folder:
        loaded = run.load(folder, folder)
    words = Words(lang)
    drawn(finding_document(loaded.findings, loaded.excerpts, words))
    as_of = run.default_as_of(loaded.dataset)
    if as_of is None:
        return
    report = run.checked(loaded, run.Question(as_of, (PACE.name,), (), (), full))
    for width in (None, 60, 100):
        check_text(report, words.lang, width)
    drawn(cards_document(report, words, with_work=True), 80)
    check_json(report, loaded.findings, words)
    check_csv(report, words)
    check_tsv(report, words)
    check_markdown(report, words.lang)

    # Every finding that has a line points into its file.
    lines = {name: len(text.split("\n")) for name, text in zip(MUTATED, (targets, snapshot), strict=True)}
    for each in loaded.findings:
        if each.place.file in lines and "\r" not in targets + snapshot:
            assert 1 <= (each.place.line or 1) <= lines[each.place.file]


def test_a_value_of_forty_digits_can_be_shown() -> None:
    text = FILES["targets.yaml"].replace("value: 66\n", f"value: {'9' * 40}\n", 1)
    with folder_with({"targets.yaml": text}) as folder:
        loaded = run.load(folder, folder)
    as_of = run.default_as_of(loaded.dataset)
    assert as_of is not None
    report = run.checked(loaded, run.Question(as_of, (PACE.name,), (), ("nq147.clusters",)))

    assert drawn(cards_document(report, Words("en"), with_work=True), 80)
