"""The pages as a reader uses them: commands give what is shown, links lead somewhere, nothing names this machine."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from bgplan.render.words import Words
from scripts import doc_blocks, picture
from scripts.doc_blocks import ROOT, Block, Session, blocks, sessions

PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in doc_blocks.pages()}
PAPERS = PAGES | {name: (ROOT / name).read_text(encoding="utf-8") for name in ("CHANGELOG.md", "CONTRIBUTING.md")}
README = PAGES["README.md"]

SESSIONS = [
    pytest.param(session, id=f"{name}:{block.line} {session.command}")
    for name, page in PAGES.items()
    for block in blocks(page, "console")
    for session in sessions(block.body)
]
DOCTESTS = [
    pytest.param(block, id=f"{name}:{block.line}") for name, page in PAGES.items() for block in blocks(page, "python")
]
LINKS = [
    pytest.param(Path(name), target, id=f"{name} {target}")
    for name, page in PAPERS.items()
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
    if not target.startswith(("https://", "http://"))
]


@pytest.mark.parametrize("session", SESSIONS)
def test_command_gives_what_the_page_shows(session: Session) -> None:
    """After a wanted change: ``python scripts/doc_blocks.py``, then read the difference by eye."""
    assert doc_blocks.said(session.command) == session.output


@pytest.mark.parametrize("session", SESSIONS)
def test_command_does_not_depend_on_the_readers_language(session: Session) -> None:
    assert "--lang" in session.command


def test_pages_show_commands_and_python() -> None:
    assert len(SESSIONS) >= 6
    assert DOCTESTS


def test_stale_output_is_found_and_renewed() -> None:
    page = "text\n```console\n$ bgplan --version\nbgplan 0\n```\n"
    assert doc_blocks.renewed(page) == page.replace("bgplan 0", doc_blocks.said("bgplan --version").strip())
    assert doc_blocks.renewed(page) != page


def test_shell_forms_are_those_of_a_shell() -> None:
    whole = doc_blocks.said("bgplan check --lang en --data docs/examples/sample").splitlines(keepends=True)
    assert doc_blocks.said("bgplan check --lang en --data docs/examples/sample | head -n 3 | tail -n 1") == whole[2]
    assert doc_blocks.said("bgplan check --plan nonsense --lang en > /dev/null; echo $?").endswith("\n2\n")
    with pytest.raises(ValueError, match="not a command of ours"):
        doc_blocks.said("rm -r data")


@pytest.mark.parametrize("block", DOCTESTS)
def test_python_gives_what_the_page_shows(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = doctest.DocTestParser().get_doctest(block.body, {}, "page", None, block.line)
    assert found.examples
    assert doctest.DocTestRunner().run(found).failed == 0


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as the usual hosts make them."""
    titles = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", page, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page, target", LINKS)
def test_link_leads_somewhere(page: Path, target: str) -> None:
    file, _, anchor = target.partition("#")
    aim = (ROOT / page.parent / file).resolve() if file else ROOT / page
    assert aim.exists()
    assert aim.is_relative_to(ROOT)
    if anchor:
        assert anchor in anchors(aim.read_text(encoding="utf-8"))


def test_index_names_every_page() -> None:
    index = PAGES["docs/README.md"]
    names = [name.removeprefix("docs/") for name in PAGES if name not in ("README.md", "docs/README.md")]
    assert [name for name in names if f"]({name})" not in index] == []


def test_first_screen_has_both_commands_and_the_line_before() -> None:
    screen = "".join(README.splitlines(keepends=True)[:40])
    shown = [block.body for block in blocks(screen, "console")][:3]
    assert shown == [
        "pip install . && bgplan check\n",
        "pip install '.[dev]' && pytest\n",
        "python3 -m venv .venv && . .venv/bin/activate\n",
    ]
    assert screen.index("docs/images/check_vi.svg") > screen.index("pytest")


def test_vietnamese_part_has_the_same_commands() -> None:
    part = README.partition("## Tiếng Việt")[2]
    assert [block.body for block in blocks(part, "console")][:3] == [block.body for block in blocks(README, "console")][
        :3
    ]


@pytest.mark.parametrize("lang, part", [("en", 0), ("vi", 1)])
def test_readme_explains_every_column(lang: str, part: int) -> None:
    words, text = Words(lang), README.split("## Tiếng Việt")[part]
    first = " | ".join(line.split(" | ")[0] for line in text.splitlines() if line.startswith("| "))
    for key in ("name", "unit", "date", "target", "actual", "expected", "share", "bar", "status"):
        headings = [words(name) for name in (f"column.{key}", f"column_short.{key}") if words.has(name)]
        assert any(heading in first for heading in headings), headings


@pytest.mark.parametrize("name", PAPERS)
def test_page_names_neither_this_machine_nor_a_registry(name: str) -> None:
    assert re.findall(r"/(?:home|root|work|tmp|opt|Users)/|pypi\.|pythonhosted|localhost", PAPERS[name]) == []


@pytest.mark.parametrize(
    "name",
    ["README.md", *(name for name in PAGES if name not in ("docs/rules.md", "docs/cli.md", "docs/json-keys.md"))],
)
def test_page_written_by_hand_stays_short(name: str) -> None:
    assert len(PAGES[name].splitlines()) < 300


def test_picture_is_of_the_data_as_they_are() -> None:
    """After a wanted change: ``python scripts/picture.py``."""
    assert picture.PICTURE.read_text(encoding="utf-8") == picture.drawn()


def test_picture_loads_nothing_from_elsewhere() -> None:
    drawing = picture.PICTURE.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\s\"')<]+", drawing)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@import|url\((?!#)|href=", drawing)
