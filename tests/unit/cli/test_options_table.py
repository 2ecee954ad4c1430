"""One table of options: a name has one form and one meaning in every command, and no report lacks what all have."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

import pytest

from bgplan.cli.app import COMMANDS
from tests import once
from tests.unit.cli.conftest import Bgplan

DATA = Path(__file__).parents[3] / "data"
OF_REPORTS = {"--format", "-o", "--output", "--lang", "--width", "--color", "--ascii"}
"""What every command has that writes a report."""
OF_DATA = {"--data", "--strict"}
"""What every command has that reads the data."""
NEEDED = {"show": ("nq147.parks",), "history": ("parks",), "diff": ("2022-12", "2023-08"), "summary": ("2023-08",)}
"""The arguments without which a command does nothing."""
VALUES = {
    "--plan": ("nq147", "exports-2023"),
    "--method": ("unsd", "pace"),
    "--fail-on": ("no_data", "ahead"),
    "--status": ("ahead", "no_data"),
    "--annex": ("changes", "sources"),
    "--kind": ("plan", "target"),
    "--select": ("BG4", "BG8"),
    "--ignore": ("BG4", "BG8"),
}
"""Two values for each option that lists."""


class Declared(NamedTuple):
    """An option as a command has it: its names, the type of its value, what help says."""

    names: tuple[str, ...]
    kind: Any
    metavar: str | None
    help: str


def declared(command: str) -> Iterator[Declared]:
    """The options of a command."""
    hints = get_type_hints(getattr(import_module(f"bgplan.cli.{command}"), command), include_extras=True)
    for hint in hints.values():
        if not (more := get_args(hint)[1:]):
            continue  # what is returned
        names = tuple(each for each in (more[0].default, *(more[0].param_decls or ())) if isinstance(each, str))
        if names:
            yield Declared(names, get_args(hint)[0], more[0].metavar, more[0].help)


TABLE = {command: tuple(declared(command)) for command in COMMANDS}
REPORTS = [command for command, has in TABLE.items() if any("--format" in option.names for option in has)]
LISTS = [
    (command, option.names[0])
    for command, has in TABLE.items()
    for option in has
    if option.kind == list[str] | None and option.names[0] != "--output"
]


def names_of(command: str) -> set[str]:
    return {name for option in TABLE[command] for name in option.names}


def test_the_commands_have_what_all_of_them_have() -> None:
    assert len(REPORTS) >= 8
    assert {command: OF_REPORTS - names_of(command) for command in REPORTS} == {command: set() for command in REPORTS}
    readers = [command for command in REPORTS if command != "rules"]  # which knows no data
    assert {command: OF_DATA - names_of(command) for command in readers} == {command: set() for command in readers}


def test_a_name_has_one_form_and_one_meaning() -> None:
    """Two differ for a reason: the formats are those of the report, and only ``validate`` looks at several folders."""
    forms = defaultdict(set)
    for command, has in TABLE.items():
        for option in has:
            if (command, option.names) != ("validate", ("--data",)):
                forms[option.names].add(str(option._replace(metavar="") if "--format" in option.names else option))
    assert {names: found for names, found in forms.items() if len(found) > 1} == {}
    spelt = [name for names in forms for name in names]
    assert len(spelt) == len({*spelt})  # no name is one of two options


@pytest.mark.parametrize("command, name", LISTS)
def test_a_list_says_that_it_is_one(command: str, name: str) -> None:
    (option,) = (option for option in TABLE[command] if option.names[0] == name)
    assert re.fullmatch(r"([A-Z]+)\[,\1\.\.\.\]", option.metavar or ""), option
    assert "with commas" in option.help
    assert "given several times" in option.help


@pytest.mark.parametrize("command, name", LISTS)
def test_a_list_is_given_by_commas_and_by_repetition(
    bgplan: Bgplan, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    once.share(monkeypatch)
    one, other = VALUES[name]
    asked = (command, *NEEDED.get(command, ()), "--data", str(DATA))
    commas = bgplan(*asked, f"{name}={one},{other}")
    assert commas.code in {0, 1, 3}
    assert bgplan(*asked, name, one, name, other) == commas
    assert bgplan(*asked, name, f" {one} , {other},{one}") == commas


@pytest.mark.parametrize("command", COMMANDS)
def test_each_is_declared_once(command: str) -> None:
    source = inspect.getsource(import_module(f"bgplan.cli.{command}"))
    assert re.findall(r"typer\.(?:Option|Argument)\(", source) == []  # ``cli/options`` has them
