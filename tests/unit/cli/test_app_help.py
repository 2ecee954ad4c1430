"""The help: what the program answers comes first, every command stands whole, typer's own notation stays out of it."""

from __future__ import annotations

import re

import pytest

from bgplan.cli import app
from bgplan.cli.app import COMMANDS
from bgplan.cli.language import help_of, words
from tests.unit.cli.conftest import Bgplan

ANSWERS = {"en": ("gap", "required growth"), "vi": ("chênh lệch", "mức tăng cần đạt")}


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words.cache_clear()


@pytest.fixture(params=["en", "vi"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The language of the run, which the words of the command line follow."""
    chosen: str = request.param
    monkeypatch.setattr("sys.argv", ["bgplan", "--lang", chosen])
    words.cache_clear()
    return chosen


def page(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the help as a fresh program writes it."""
    monkeypatch.setattr("sys.argv", ["bgplan", *arguments])
    monkeypatch.setattr(app, "use_utf8", lambda: None)
    words.cache_clear()
    with pytest.raises(SystemExit) as end:
        app.run()
    assert end.value.code == 0
    return capsys.readouterr().out


def paragraph(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_the_program_says_what_it_answers_and_lists_all_commands_uncut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, width: int, *, before: bool
) -> None:
    if not before:
        monkeypatch.setenv("BGPLAN_LANG", lang)
    monkeypatch.setenv("COLUMNS", str(width))

    text = page(monkeypatch, capsys, *(("--lang", lang) if before else ()), "--help")

    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    first = paragraph(text).split(" check ")[0]
    assert [answer for answer in ANSWERS[lang] if answer not in first] == []
    assert "..." not in text.replace("[ARGS]...", "")
    assert [name for name in COMMANDS if f"{name} {help_of(f'short.{name}')}" not in paragraph(text)] == []
    assert text.index("\n  check ") < text.index("--version")
    examples = [line.strip() for line in lines if line.startswith("    bgplan ")]
    assert len(examples) == 3


def test_the_examples_of_the_help_work(bgplan: Bgplan) -> None:
    examples = re.findall(r"(?m)^  bgplan (.*?)  ", help_of("examples"))

    assert len(examples) == 3
    assert {bgplan(*example.split()).code for example in examples} == {0}


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_command_that_judges_names_gap_and_growth_first(command: str, lang: str) -> None:
    first = help_of(command).split(".")[0]

    assert [word for word in (ANSWERS[lang][0],) if word not in first] == []
    assert re.search(r"grow|tăng", first)


@pytest.mark.parametrize(
    "command, usage",
    [("check", "[TARGET]..."), ("show", "TARGET..."), ("sample", "DIR"), ("validate", "[-]"), ("diff", "FROM TO")],
)
def test_the_usage_line_has_names_and_brackets_only(bgplan: Bgplan, command: str, usage: str) -> None:
    line = bgplan(command, "--help").out.splitlines()[0]

    assert line.startswith(f"Usage: bgplan {command} [OPTIONS] {usage}")
    assert not {"{", "}"} & {*line}


@pytest.mark.parametrize("command", COMMANDS)
def test_types_of_python_and_ranges_of_formulas_are_no_help(bgplan: Bgplan, command: str) -> None:
    text = bgplan(command, "--help").out

    assert re.findall(r"<(?:str|path|list|int).*?>|<=x|x>=", text) == []


def test_a_range_is_in_words(bgplan: Bgplan) -> None:
    assert "[60 to 1000]" in bgplan("check", "--help").out
    assert "[1 or more]" in bgplan("validate", "--help").out


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["chekc"], "there is no command “chekc” (did you mean “check”?); see bgplan -h"),
        (["zzz"], "there is no command “zzz”; see bgplan -h"),
        (["check", "--zzz"], "there is no option --zzz; see bgplan check -h"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_there_is_not_is_told_the_nearest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    monkeypatch.setenv("BGPLAN_LANG", "en")
    monkeypatch.setattr("sys.argv", ["bgplan", *arguments])
    monkeypatch.setattr(app, "use_utf8", lambda: None)
    words.cache_clear()
    with pytest.raises(SystemExit) as end:
        app.run()

    assert end.value.code == 2
    assert capsys.readouterr().err == f"bgplan: {said}\n"
