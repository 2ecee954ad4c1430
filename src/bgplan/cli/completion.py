"""What a shell completes: names of the data, and what can be chosen. Quick, and silent where there is nothing.

A command is known here by the options in its signature, which is read and not run: its engine would cost more than
all else. typer speaks with the shells.
"""

from __future__ import annotations

import ast
import inspect
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import typer

from bgplan.cli.language import words
from bgplan.cli.output import put_text
from bgplan.cli.usage_errors import refuse, system_reason
from bgplan.read import keys
from bgplan.read.files import TARGETS
from bgplan.render.formats import FORMS, Format

ASKED = "_BGPLAN_COMPLETE"
"""What a shell sets in the environment when it asks."""
Choices = Callable[[typer.Context], Iterable[str] | Mapping[str, str]]
"""What there is to choose; of what has a label, that too."""
Completer = Callable[[typer.Context, str], list[tuple[str, str]]]


def install() -> None:
    """Set up completion in the shell that this runs in, and say where."""
    set_up = import_module("typer.completion").install
    try:
        with redirect_stdout(StringIO()):  # typer's own remark is in English
            shell, path = set_up(prog_name="bgplan", complete_var=ASKED)
    except typer.Exit:
        refuse("no_shell")
    except OSError as error:
        refuse("not_written", file=str(error.filename or "~"), reason=system_reason(error))
    put_text(words().said("cli.completion_installed", shell=shell, file=str(path)) + "\n", sys.stdout)


def script() -> str:
    """Return what the shell that this runs in would be given."""
    of_typer = import_module("typer.completion")
    try:
        with redirect_stderr(StringIO()):
            shell = of_typer._get_shell_name()  # noqa: SLF001  # the only one that knows
            return str(of_typer.get_completion_script(prog_name="bgplan", complete_var=ASKED, shell=shell))
    except typer.Exit:
        refuse("no_shell")


def words_before() -> list[str]:
    """Return the words of the command line that a shell asks about, without the program's own name."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return _words(line)[1:]


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:  # a quote that is still open
        return line.split()


def prepare() -> None:
    """Mend what typer does not know of: bash has every ``=`` as a word, and labels shall not load rich."""
    sys.modules["rich"] = None  # type: ignore[assignment]  # says that there is none: typer would draw labels with it
    sys.argv[1:] = words_before()  # the language is read from it
    line, at = os.environ.get("COMP_WORDS", ""), os.environ.get("COMP_CWORD", "")
    typed = _words(line)
    if "=" in typed and at.isdigit():
        joined = _joined(typed[: int(at) + 1])
        os.environ["COMP_WORDS"], os.environ["COMP_CWORD"] = shlex.join(joined), str(len(joined) - 1)


def _joined(line: list[str]) -> list[str]:
    """The words without those that are ``=``: after an option the value stands apart, any other is put together.

    >>> _joined(["bgplan", "check", "--plan", "=", "nq"]), _joined(["--output", "json", "="])
    (['bgplan', 'check', '--plan', 'nq'], ['--output', 'json='])
    """
    joined: list[str] = []
    for before, word in zip(["", *line], line, strict=False):
        if word == "=" and joined and not joined[-1].startswith("--"):
            joined[-1] += word
        elif word == "=":
            joined.append("")
        elif before == "=":
            joined[-1] += word
        else:
            joined.append(word)
    return joined


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

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        before, comma, last = incomplete.rpartition(",") if listed else ("", "", incomplete)
        taken, found = before.split(","), choices(ctx)
        told = found if isinstance(found, Mapping) else {}
        return [
            (f"{before}{comma}{name}", told.get(name, ""))
            for name in found
            if name.startswith(last) and name not in taken
        ]

    return complete


def names(*tables: str, listed: bool = False) -> Completer:
    """Return a completer of the names in tables of ``targets.yaml``, with their labels."""
    return chosen(lambda ctx: keys.labels(_folder(ctx), words().lang, *tables), listed=listed)


def months(*others: str) -> Completer:
    """Return a completer of the months that have figures, after the words that stand for one."""
    return chosen(lambda ctx: (*others, *keys.months(_folder(ctx))))


def methods() -> Completer:
    """Return a completer of the judging methods."""

    def known(_: typer.Context) -> Iterable[str]:
        from bgplan.core.methods.catalogue import CHOICES  # noqa: PLC0415  # only who asks for them

        return CHOICES

    return chosen(known, listed=True)


def statuses(*others: str) -> Completer:
    """Return a completer of statuses, as the screen calls them, and of what else the option takes."""

    def known(_: typer.Context) -> Mapping[str, str]:
        from bgplan.core.methods.base import Status  # noqa: PLC0415

        return {status.value: words()(f"status.{status.value}") for status in Status} | dict.fromkeys(others, "")

    return chosen(known, listed=True)


def codes(*, listed: bool) -> Completer:
    """Return a completer of the codes of rules."""

    def known(_: typer.Context) -> Iterable[str]:
        from bgplan.core.rules import RULES  # noqa: PLC0415

        return [rule.code for rule in RULES]

    return chosen(known, listed=listed)


def carried(kind: str) -> Completer:
    """Return a completer of the schemas or the pages that the program brings along."""

    def known(_: typer.Context) -> Mapping[str, str] | Iterable[str]:
        from bgplan.read.package import pages, schemas  # noqa: PLC0415

        return schemas().keys() if kind == "schemas" else {page.name: page.title for page in pages(words().lang)}

    return chosen(known)


def annexes() -> Completer:
    """Return a completer of the annexes of the month's report."""

    def known(_: typer.Context) -> Iterable[str]:
        from bgplan.render.summary.annexes import ANNEXES  # noqa: PLC0415

        return ANNEXES

    return chosen(known, listed=True)


def outputs() -> Completer:
    """Return a completer of ``FORMAT=PATH``, named as the command; whoever has begun a path has the shell's files."""

    def known(ctx: typer.Context) -> Iterable[str]:
        forms = next((option.metavar for option in ctx.command.params if option.name == "form"), None) or ""
        return [f"{form}={ctx.info_name}{FORMS[Format(form)].endings[0]}" for form in filter(None, forms.split("|"))]

    complete = chosen(known)
    return lambda ctx, incomplete: [] if "=" in incomplete else complete(ctx, incomplete)


def _folder(ctx: typer.Context) -> Path:
    """The data folder that the command line names, else the environment, else the nearest one above."""
    if ctx.params.get("sample"):
        from bgplan.read.package import sample_folder  # noqa: PLC0415

        return sample_folder()
    asked = ctx.params.get("data") or os.environ.get("BGPLAN_DATA")
    if asked and isinstance(asked, (str, Path)):
        return Path(asked).expanduser()  # the shell has not done so yet
    try:
        here = Path.cwd()
        places = (place / "data" for place in (here, *here.parents))
        return next((place for place in places if (place / TARGETS).is_file()), Path("data"))
    except OSError:
        return Path("data")
