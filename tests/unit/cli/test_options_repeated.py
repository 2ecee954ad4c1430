"""Options given several times: lists, or refused; a later one never overrules an earlier one in silence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from bgplan.cli.app import COMMANDS, application
from tests.unit.cli.conftest import Bgplan

ROOT = Path(__file__).parents[3]
TWO_ARTICLES = ROOT / "tests" / "data" / "two-articles"
NEEDED = {"show": ["parks"], "history": ["parks"], "diff": ["2022-12", "2023-08"], "summary": ["2023-08"]}
"""The arguments without which a command does nothing."""
VALUES = {
    "--width": "80",
    "--max-size": "5",
    "--format": "json",
    "--lang": "en",
    "--color": "never",
    "--as-of": "2023-08",
    "--fail-on-since": "2023-08",
    "--against": "2023-07",
    "--growth": "15%",
    "--value": "60@2026",
    "--stdin-name": "2023-08.yaml",
}


def single_options() -> Iterator[tuple[str, str]]:
    """Every command with each of its options that have one value."""
    group: Any = typer.main.get_command(application())
    for name in COMMANDS:
        for each in group.commands[name].params:
            if each.param_type_name == "option" and not each.multiple and not each.is_flag:
                yield name, each.opts[-1]


SINGLE = tuple(single_options())


def test_the_options_are_found() -> None:
    assert ("check", "--data") in SINGLE
    assert ("summary", "-o") in SINGLE
    assert len(SINGLE) > 35
    lists = {"--plan", "--method", "--fail-on", "--select", "--ignore", "--output"}
    assert not lists & {option for _, option in SINGLE}


@pytest.mark.parametrize("lang, said", [("en", "may be given only once"), ("vi", "chỉ được nêu một lần")])
@pytest.mark.parametrize("command, option", SINGLE, ids=" ".join)
def test_an_option_with_one_value_is_refused_twice(  # noqa: PLR0913, PLR0917  # one case
    command: str, option: str, lang: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bgplan.cli import app  # noqa: PLC0415
    from bgplan.cli.language import words  # noqa: PLC0415

    value = VALUES.get(option, "x")
    argv = ["bgplan", command, *NEEDED.get(command, []), option, value, f"{option}={value}"]
    monkeypatch.setenv("BGPLAN_LANG", lang)
    monkeypatch.setattr("sys.argv", [*argv, "--lang", lang] if option != "--lang" else [*argv, f"--lang={lang}"])
    monkeypatch.setattr(app, "use_utf8", lambda: None)
    words.cache_clear()
    with pytest.raises(SystemExit) as end:
        app.run()
    words.cache_clear()
    out, err = capsys.readouterr()

    assert (end.value.code, out) == (2, "")
    assert err.startswith(f"bgplan: {option} {said}")


def test_a_switch_may_be_given_twice(bgplan: Bgplan) -> None:
    assert bgplan("check", "--data", TWO_ARTICLES, "--strict", "--strict", "--ascii", "--ascii").code == 0


def plans_of(found: str) -> set[str]:
    return {result["plan"] for result in json.loads(found)["results"] if result["plan"]}


@pytest.mark.parametrize("form", [("--plan", "nq147", "--plan", "exports-2023"), ("--plan=nq147,exports-2023",)])
def test_several_plans(bgplan: Bgplan, form: tuple[str, ...]) -> None:
    done = bgplan("check", "--data", ROOT / "data", "--format", "json", *form)

    assert done.code == 0
    assert plans_of(done.out) == {"nq147", "exports-2023"}


def test_an_unknown_plan_among_several_is_named(bgplan: Bgplan) -> None:
    done = bgplan("check", "--data", ROOT / "data", "--plan", "nq147", "--plan", "nq148")

    assert (done.code, done.out) == (2, "")
    assert "“nq148”" in done.err


@pytest.mark.parametrize("form", [("--method", "unsd", "--method", "pace"), ("--method", "unsd,pace")])
def test_several_methods(bgplan: Bgplan, form: tuple[str, ...]) -> None:
    done = bgplan("check", "--data", TWO_ARTICLES, "--format", "json", *form)

    assert json.loads(done.out)["methods"] == ["unsd", "pace"]


@pytest.mark.parametrize("form", [("--fail-on", "ahead", "--fail-on", "off_track"), ("--fail-on", "off_track,ahead")])
def test_several_statuses(bgplan: Bgplan, form: tuple[str, ...]) -> None:
    assert bgplan("check", "--data", TWO_ARTICLES, *form).code == 3


@pytest.mark.parametrize("form", [("--select", "BG4", "--select", "BG2"), ("--select", "BG4,BG2")])
def test_several_rules(bgplan: Bgplan, form: tuple[str, ...]) -> None:
    wrong = ROOT / "tests" / "rules" / "BG401" / "wrong"

    assert bgplan("validate", "--data", wrong, *form).code == 1
    assert bgplan("validate", "--data", wrong, *form, "--ignore", "BG40", "--ignore", "BG41").code == 0


@pytest.mark.parametrize("option", ["--plan", "--method", "--fail-on"])
def test_a_list_of_nothing_is_refused(bgplan: Bgplan, option: str) -> None:
    assert bgplan("check", "--data", TWO_ARTICLES, f"{option}= , ").code == 2
