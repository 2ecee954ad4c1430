"""``--plain`` as it is heard: every output read aloud in words, by what a screen reader says and what it leaves out.

Screen readers pass over punctuation, or make a pause of it; of other signs they say a name or nothing, each its own
way. So the text may hold letters, digits, pauses and a few signs that all of them name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bgplan.render.ascii import in_ascii
from bgplan.render.words import Words
from tests import once
from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data"
PAUSES = set(",.;:()“”\"'’!?-")
NAMED = {"%": "percent", "/": "slash", "&": "and", "@": "at", "$": "dollars", "{": "brace", "}": "brace", "_": "line"}
"""What every screen reader says of a sign, whatever is left out; the last four stand in names and codes alone."""
DASHES = re.compile(r"(?<!\d)(?: – |…)(?!\d)")
"""In a title that somebody else wrote, between words: heard as a pause."""
ASKED: dict[str, tuple[str, ...]] = {
    "check": (),
    "check --all": ("--all",),
    "check with methods": ("--method", "pace,eurostat,sdsn"),
    "show": ("nq147.parks", "nq147.clusters", "nq147.industry.share", "plan-2024.exports.province", "parks.occupancy"),
    "history": ("production.current", "--vintages"),
    "diff": ("2022-12", "2025-06"),
    "summary": ("2023-08",),
    "sources": (),
    "validate": ("--statistics",),
}


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    once.share(monkeypatch)
    monkeypatch.chdir(ROOT)


def aloud(line: str) -> Iterator[str]:
    """The words of a line, with those for its signs; a sign that no screen reader can be relied on for is an error."""
    for part in re.findall(r"[^\W_]+|[^\w\s]|_", DASHES.sub(", ", line)):
        if part[0].isalnum() and not any(unicodedata.category(each) in {"No", "Lm"} for each in part):
            yield part
        elif part in NAMED:
            yield NAMED[part]
        else:
            assert part in PAUSES, f"{part!r} ({unicodedata.name(part[0])}) in {line!r}"


def heard(text: str) -> list[str]:
    """The lines in words; addresses are spelt, and left to whoever follows them."""
    return [" ".join(aloud(line)) for line in text.splitlines() if "://" not in line]


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("name", ASKED)
def test_no_sign_carries_a_meaning_alone(bgplan: Bgplan, name: str, lang: str) -> None:
    """Neither a status, nor a mark beside a figure, nor a minus is left to a sign; and nothing is drawn."""
    done = bgplan(name.partition(" ")[0], *ASKED[name], "--data", DATA, "--lang", lang, "--plain")
    assert done.code == 0
    assert len(heard(done.out)) > 3


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_nor_where_the_data_are_wrong(bgplan: Bgplan, lang: str) -> None:
    broken = ROOT / "tests" / "golden" / "broken" / "data"
    done = bgplan("validate", "--data", broken, "--lang", lang, "--plain")
    assert done.code == 1
    assert "BG301" in done.out
    assert not re.search(r"^\s*\||\^$", done.out, re.MULTILINE)


def test_it_is_text_and_no_other_format(bgplan: Bgplan, tmp_path: Path) -> None:
    plain = bgplan("check", "--data", DATA, "--plain")
    assert bgplan("check", "--data", DATA, "--format", "plain") == plain
    assert bgplan("check", "--data", DATA, "--plain", "--format", "text") == plain
    refused = bgplan("check", "--data", DATA, "--plain", "--format", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "--plain is text, and --format says json" in refused.err
    assert bgplan("check", "--data", DATA, "--output", f"plain={tmp_path / 'a.txt'}").code == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == plain.out


def test_it_is_the_same_at_every_width_and_in_ascii(bgplan: Bgplan) -> None:
    plain = bgplan("check", "--data", DATA, "--plain")
    assert bgplan("check", "--data", DATA, "--plain", "--width", "60", "--color", "always") == plain
    assert bgplan("check", "--data", DATA, "--plain", "--ascii").out == in_ascii(plain.out)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_is_to_be_mended_is_heard_too(bgplan: Bgplan, lang: str) -> None:
    """Below the report, on the standard error: without carets and bars, and the count last."""
    broken = ROOT / "tests" / "golden" / "broken" / "data"
    done = bgplan("check", "--data", broken, "--lang", lang, "--plain")
    assert done.code == 1
    assert "BG301" in done.err
    assert [line for line in done.err.splitlines() if re.search(r"\^$|^\s*=|\d \| ", line)] == []
    assert bgplan("check", "--data", broken, "--lang", lang).err.splitlines()[-1] == done.err.splitlines()[-1]


def said_of(text: str, *some: str) -> set[str]:
    """What is said in the row in which all of these are."""
    (line,) = (line for line in text.splitlines() if all(f"; {part}; " in line for part in some))
    return {" ".join(aloud(part)) for part in line.partition(": ")[2].split("; ")}


def test_the_row_of_a_target_by_ear(bgplan: Bgplan) -> None:
    """16 parks of 29: 13 are missing, (16 − 6) / (29 − 6) = 43 % of the way, 13 / 5.5 years = 2.4 a year."""
    english = bgplan("check", "--plan", "nq147", "--data", DATA, "--plain", "--lang", "en").out
    said = said_of(english, "target 29", "actual 16")
    assert {"gap minus 13", "status on track"} <= said
    assert {"needed a year plus 2 4", "progress 43 percent", "as of June 2025"} <= said
    vietnamese = bgplan("check", "--plan", "nq147", "--data", DATA, "--plain", "--lang", "vi").out
    said = said_of(vietnamese, "mục tiêu 29", "thực hiện 16")
    assert {"chênh lệch âm 13", "đánh giá đúng tiến độ"} <= said


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_row_says_how_it_stands(bgplan: Bgplan, lang: str) -> None:
    """A row of a target has its status in words, and a figure wherever a bar is drawn on the screen."""
    done = bgplan("check", "--all", "--data", DATA, "--lang", lang, "--plain").out
    status, target = (Words(lang)(f"spoken.column.{key}") for key in ("status", "target"))
    of_targets = [line for line in done.splitlines() if f"; {target} " in line]
    assert len(of_targets) > 20
    assert [line for line in of_targets if not re.search(rf"; {status} \w", line)] == []
