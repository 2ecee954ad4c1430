"""The program: its commands, and what ends it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from bgplan.cli import VERSION_LINE
from bgplan.cli.language import Command, Group, help_of
from bgplan.cli.output import lost, put_text, use_utf8
from bgplan.cli.usage_errors import WRONG_USE, Misuse, say_misuse

COMMANDS = ("check", "show", "history", "sources", "diff", "summary", "validate", "rules")
"""Every command is a module of its name beside this one, and a function of its name in it."""


def _version(asked: bool) -> None:  # noqa: FBT001  # typer's callback form
    if asked:
        put_text(VERSION_LINE, sys.stdout)
        raise typer.Exit


def _options(
    *,
    version: Annotated[  # the callback acts on it
        bool, typer.Option("--version", callback=_version, is_eager=True, help=help_of("version"))
    ] = False,
) -> None:
    """Options before the command."""


def application(commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """Return the program with the commands named; a command's module brings all that it works with."""
    app = typer.Typer(
        name="bgplan",
        cls=Group,
        help=help_of("app"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name in commands:
        function = getattr(import_module(f"bgplan.cli.{name}"), name)
        epilog = help_of("exit_codes" if name == "check" else "exit_codes_of_data")
        app.command(cls=Command, help=help_of(name), epilog=epilog)(function)
    return app


def run() -> None:
    """Run the program; the exit code is the process's."""
    use_utf8()
    named = [name for name in sys.argv[1:2] if name in COMMANDS]  # of eight commands one is loaded
    try:
        code = application(named or COMMANDS)(standalone_mode=False)
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
