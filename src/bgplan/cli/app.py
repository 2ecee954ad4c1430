"""The program: its commands, and what ends it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, NoReturn

import typer

from bgplan.cli import VERSION_LINE, completion
from bgplan.cli.language import Command, HelpGroup, help_of
from bgplan.cli.output import lost, put_text, use_utf8
from bgplan.cli.usage_errors import WRONG_USE, Misuse, say_misuse
from bgplan.core.vocabulary import Lang

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "targets": ("check", "show", "list", "summary"),
        "figures": ("history", "diff", "sources"),
        "files": ("validate", "rules"),
        "start": ("sample", "schema", "docs"),
    }
)
"""The commands as the help groups them; each is a module of its name beside this one, and a function in it."""
COMMANDS = tuple(name for names in GROUPS.values() for name in names)
_BEFORE = "--lang"
"""The option before the command that has a value."""


def _version(asked: bool) -> None:  # noqa: FBT001  # typer's callback form
    if asked:
        put_text(VERSION_LINE, sys.stdout)
        raise typer.Exit


def _install(ctx: typer.Context, asked: bool) -> None:  # noqa: FBT001  # typer's callback form
    if asked and not ctx.resilient_parsing:
        completion.install()
        raise typer.Exit


def _show(ctx: typer.Context, asked: bool) -> None:  # noqa: FBT001
    if asked and not ctx.resilient_parsing:
        put_text(f"{completion.script()}\n", sys.stdout)
        raise typer.Exit


def _options(
    *,
    version: Annotated[  # the callback acts on it
        bool, typer.Option("--version", callback=_version, is_eager=True, help=help_of("version"))
    ] = False,
    lang: Annotated[Lang | None, typer.Option(_BEFORE, help=help_of("lang"))] = None,  # see ``language``
    install_completion: Annotated[
        bool,
        typer.Option("--install-completion", callback=_install, is_eager=True, help=help_of("install_completion")),
    ] = False,
    show_completion: Annotated[
        bool, typer.Option("--show-completion", callback=_show, is_eager=True, help=help_of("show_completion"))
    ] = False,
) -> None:
    """Options before the command."""


def _listed() -> None:
    """A command that only stands in the list of commands, while another is called, or none."""


def _function(name: str) -> Callable[..., None]:
    """The command itself, with all that it works with."""
    function: Callable[..., None] = getattr(import_module(f"bgplan.cli.{name}"), name)
    return function


def application(
    loaded: Container[str] = COMMANDS, function: Callable[[str], Callable[..., None]] = _function
) -> typer.Typer:
    """Return the program; a command's module, which brings all that it works with, loads where it can be called."""
    app = typer.Typer(
        name="bgplan",
        cls=HelpGroup,
        help=help_of("app"),
        epilog=help_of("examples"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for group, names in GROUPS.items():
        for name in names:
            app.command(
                name,
                cls=Command,
                help=help_of(name),
                short_help=help_of(f"short.{name}"),
                epilog=_exit_codes(name),
                rich_help_panel=help_of(f"group.{group}"),
            )(function(name) if name in loaded else _listed)
    return app


def _exit_codes(name: str) -> str:
    """What the exit codes of a command say; of one that opens no data there is nothing to say."""
    if name in (*GROUPS["start"], "rules"):
        return ""
    return help_of("exit_codes" if name == "check" else "exit_codes_of_data")


def called(arguments: Sequence[str]) -> str:
    """Return the command that is called; nothing where there is none.

    >>> called(["--lang", "vi", "check", "parks"]), called(["--lang=vi", "show"]), called(["--help"])
    ('check', 'show', '')
    """
    pairs = zip(("", *arguments), arguments, strict=False)
    return next((name for before, name in pairs if before != _BEFORE and not name.startswith("-")), "")


def run() -> None:
    """Run the program; the exit code is the process's."""
    use_utf8()
    if os.environ.get(completion.ASKED):
        _complete()
    try:
        code = application({called(sys.argv[1:])})(standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        raise SystemExit(130) from None
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # nobody reads the help any more: typer would end with 1
            raise SystemExit(0) from None
        raise
    except OSError as error:  # typer's own output, the help, cannot be written
        lost(error)
    except Exception as error:
        if not isinstance(error, Misuse):
            raise
        say_misuse(error)
        raise SystemExit(WRONG_USE) from None
    raise SystemExit(code or 0)


def _complete() -> NoReturn:
    """Answer a shell that asks how a command line may go on; whatever goes wrong is an answer without a word."""
    completion_init: Callable[[], None] = import_module("typer.completion").completion_init

    completion.prepare()
    completion_init()
    with suppress(Exception):
        application({called(completion.words_before())}, completion.outline)(prog_name="bgplan")
    raise SystemExit(0)
