"""What a shell completes: names of the data, and what can be chosen. Quick, and silent where there is nothing.

A command is known here by the options in its signature, which is read and not run: its engine would cost more than
all else. typer speaks with the shells.
"""

from __future__ import annotations

import ast
import inspect
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typer

from bgplan.read import keys
from bgplan.read.files import TARGETS

ASKED = "_BGPLAN_COMPLETE"
"""What a shell sets in the environment when it asks."""

Choices = Callable[[Path], Iterable[str]]
Completer = Callable[[typer.Context, str], list[str]]


def words_before() -> list[str]:
    """Return the words of the command line that a shell asks about, without the program's own name."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return line.split()[1:]


def outline(name: str) -> Callable[..., None]:
    """Return a function with the parameters of a command and no work; its module is parsed, not imported."""
    from bgplan.cli import options  # noqa: PLC0415  # which has its completers from here

    tree = ast.parse(Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8"))
    command = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    given = command.args
    plain = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(plain) - len(given.defaults)) + list(given.defaults)
    pairs = [*zip(plain, defaults, strict=True), *zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    parameters = [
        inspect.Parameter(
            argument.arg,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if default is None else _value(default, options),
            annotation=_value(argument.annotation, options),
        )
        for argument, default in pairs
    ]

    def command_of_name(**_: object) -> None:
        """Do nothing: who completes runs nothing."""

    command_of_name.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command_of_name.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command_of_name


def _value(node: ast.expr | None, options: Any) -> Any:  # noqa: ANN401  # whatever a signature has
    """What an expression in a signature is: a constant, or an attribute of the options."""
    if isinstance(node, ast.Attribute):
        owner = (
            options if isinstance(node.value, ast.Name) and node.value.id == "options" else _value(node.value, options)
        )
        return getattr(owner, node.attr)
    if isinstance(node, ast.Name):
        return getattr(options, node.id)
    return ast.literal_eval(node) if node is not None else None


def chosen(choices: Choices, *, listed: bool = False) -> Completer:
    """Return a completer of what there is to choose; with ``listed`` of a list, whose last part is completed."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",") if listed else ("", "", incomplete)
        folder = _folder(ctx)
        taken = before.split(",")
        found = [name for name in choices(folder) if name.startswith(last) and name not in taken]
        return [f"{before}{comma}{name}" for name in found]

    return complete


def names(*tables: str, listed: bool = False) -> Completer:
    """Return a completer of the names in tables of ``targets.yaml``."""
    return chosen(lambda folder: keys.keys(folder, *tables), listed=listed)


def months(*others: str) -> Completer:
    """Return a completer of the months that have figures, after the words that stand for one."""
    return chosen(lambda folder: (*others, *keys.months(folder)))


def methods() -> Completer:
    """Return a completer of the judging methods."""

    def known(_: Path) -> Iterable[str]:
        from bgplan.core.methods.catalogue import CHOICES  # noqa: PLC0415  # only who asks for them

        return CHOICES

    return chosen(known, listed=True)


def statuses() -> Completer:
    """Return a completer of statuses."""

    def known(_: Path) -> Iterable[str]:
        from bgplan.core.methods.base import Status  # noqa: PLC0415

        return [status.value for status in Status]

    return chosen(known, listed=True)


def codes(*, listed: bool) -> Completer:
    """Return a completer of the codes of rules."""

    def known(_: Path) -> Iterable[str]:
        from bgplan.core.rules import RULES  # noqa: PLC0415

        return [rule.code for rule in RULES]

    return chosen(known, listed=listed)


def carried(kind: str) -> Completer:
    """Return a completer of the schemas or the pages that the program brings along."""

    def known(_: Path) -> Iterable[str]:
        from bgplan.read.package import pages, schemas  # noqa: PLC0415

        return schemas() if kind == "schemas" else [page.name for page in pages("en")]

    return chosen(known)


def _folder(ctx: typer.Context) -> Path:
    """The data folder that the command line names, else the environment, else the nearest one above."""
    asked = ctx.params.get("data")
    if ctx.params.get("sample"):
        from bgplan.read.package import sample_folder  # noqa: PLC0415

        return sample_folder()
    if asked or os.environ.get("BGPLAN_DATA"):
        return Path(asked if isinstance(asked, (str, Path)) else os.environ.get("BGPLAN_DATA", "data"))
    try:
        here = Path.cwd()
        places = (place / "data" for place in (here, *here.parents))
        return next((place for place in places if (place / TARGETS).is_file()), Path("data"))
    except OSError:
        return Path("data")
