"""The program: its commands, and what ends it."""

from __future__ import annotations

import sys
from collections.abc import Container
from importlib import import_module
from typing import Annotated

import typer

from bgplan.cli import VERSION_LINE
from bgplan.cli.language import Command, HelpGroup, help_of
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


def _listed() -> None:
    """A command that only stands in the list of commands, while another is called, or none."""


def application(loaded: Container[str] = COMMANDS) -> typer.Typer:
    """Return the program; a command's module, which brings all that it works with, loads where it can be called."""
    app = typer.Typer(
        name="bgplan",
        cls=HelpGroup,
        help=help_of("app"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name in COMMANDS:
        function = getattr(import_module(f"bgplan.cli.{name}"), name) if name in loaded else _listed
        epilog = help_of("exit_codes" if name == "check" else "exit_codes_of_data")
        app.command(name, cls=Command, help=help_of(name), epilog=epilog)(function)
    return app


def run() -> None:
    """Run the program; the exit code is the process's."""
    use_utf8()
    called = next((argument for argument in sys.argv[1:] if not argument.startswith("-")), "")  # no option has a value
    try:
        code = application({called})(standalone_mode=False)
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
