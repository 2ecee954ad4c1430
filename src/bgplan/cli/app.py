"""The program: its commands, and what ends it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bgplan import __version__
from bgplan.cli.check import check
from bgplan.cli.language import help_of
from bgplan.cli.output import put_text, use_utf8
from bgplan.cli.show import show

app = typer.Typer(
    name="bgplan",
    help=help_of("app"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(help=help_of("check"), epilog=help_of("exit_codes"))(check)
app.command(help=help_of("show"), epilog=help_of("exit_codes"))(show)


def _version(asked: bool) -> None:  # noqa: FBT001  # typer's callback form
    if asked:
        put_text(f"bgplan {__version__}\n", sys.stdout)
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[  # the callback acts on it
        bool, typer.Option("--version", callback=_version, is_eager=True, help=help_of("version"))
    ] = False,
) -> None:
    """Options before the command."""


def run() -> None:
    """Run the program; the exit code is the process's."""
    use_utf8()
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as error:  # the output itself cannot be written: nothing is left to say it with
        raise SystemExit(2) from error
