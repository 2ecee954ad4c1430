"""The pages as a reader uses them: commands give what is shown, links lead somewhere, nothing names this machine."""

from __future__ import annotations

import doctest
import re
from contextlib import nullcontext
from pathlib import Path

import pytest

from bgplan.core.vocabulary import Lang
from scripts import doc_blocks, picture
from scripts.doc_blocks import ROOT, Block, Session, blocks, sessions

PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in doc_blocks.pages()}
PAPERS = PAGES | {name: (ROOT / name).read_text(encoding="utf-8") for name in ("CHANGELOG.md", "CONTRIBUTING.md")}

DOCS = ROOT / "docs"

SESSIONS = [
    pytest.param(session, page if block.entered else "", id=f"{name}:{block.line} {session.command}")
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


@pytest.mark.parametrize("session, entered", SESSIONS)
def test_command_gives_what_the_page_shows(session: Session, entered: str) -> None:
    """After a wanted change: ``python scripts/doc_blocks.py``, then read the difference by eye."""
    with doc_blocks.entered(entered) if entered else nullcontext(ROOT) as place:
        assert doc_blocks.said(session.command, place) == session.output


@pytest.mark.parametrize("session, entered", SESSIONS)
def test_command_does_not_depend_on_the_readers_language(session: Session, entered: str) -> None:  # noqa: ARG001
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
    pages = [path.relative_to(DOCS).as_posix() for path in DOCS.glob("*.md") if path.name != "README.md"]
    assert [page for page in pages if f"]({page})" not in index] == []


@pytest.mark.parametrize("name", PAPERS)
def test_page_names_neither_this_machine_nor_a_registry(name: str) -> None:
    assert re.findall(r"/(?:home|root|work|tmp|opt|Users)/|pypi\.|pythonhosted|localhost", PAPERS[name]) == []


@pytest.mark.parametrize(
    "name",
    [name for name in PAGES if name not in ("docs/rules.md", "docs/cli.md", "docs/json-keys.md")],
)
def test_page_written_by_hand_stays_short(name: str) -> None:
    most = 400 if name == "docs/decisions.md" else 300  # each decision is read by itself
    assert len(PAGES[name].splitlines()) < most


PICTURES = [pytest.param(lang, theme, id=f"{lang}-{theme}") for lang in Lang for theme in picture.THEMES]


@pytest.mark.parametrize("lang, theme", PICTURES)
def test_picture_is_of_what_the_command_prints(lang: Lang, theme: str) -> None:
    """After a wanted change: ``python scripts/picture.py``."""
    assert picture.file_of(lang, theme).read_text(encoding="utf-8") == picture.drawn(lang, theme)


@pytest.mark.parametrize("lang, theme", PICTURES)
def test_picture_loads_nothing_from_elsewhere(lang: Lang, theme: str) -> None:
    drawing = picture.file_of(lang, theme).read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\s\"')<]+", drawing)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@import|url\((?!#)|href=", drawing)


def luminance(colour: tuple[int, int, int]) -> float:
    """Of WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (each / 255 for each in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", picture.THEMES)
def test_every_colour_of_a_picture_is_read_on_its_paper(theme: str) -> None:
    """4.5 : 1, the contrast that WCAG 2 asks of text."""
    shown = picture.THEMES[theme]
    paper = luminance(shown.background_color)
    inks = [luminance(shown.ansi_colors[number]) for number in range(16)]
    contrasts = [
        (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05) for ink in (luminance(shown.foreground_color), *inks)
    ]
    assert min(contrasts) >= 4.5
