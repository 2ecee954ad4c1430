"""The help in the language of the run: typer's own headings and remarks are English.

Knows those few texts; a page in English stays as typer writes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from bgplan.cli.language import words

_OWN: Mapping[str, str] = MappingProxyType(
    {
        "Usage:": "usage",
        "Arguments:": "arguments",
        "Options:": "options",
        "Commands:": "commands",
        "[required]": "required",
        "[default: ": "default",
        "Show this message and exit.": "show",
    }
)
"""What typer writes, and the key of our text."""


class Command(TyperCommand):
    """A command whose help is in one language, and of whose options none is overruled by a later one in silence."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  # typer's context has no public name
        """Refuse an option that has one value and is given twice; what is only switched on may be so twice."""
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        options = [each for each in given if isinstance(each, TyperOption)]
        for option in options:
            if options.count(option) > 1 and not option.multiple and not option.is_flag:
                ctx.fail(f"Option '{option.opts[-1]}' is given more than once.")
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  # typer's context has no public name
        """Return the help."""
        return worded(super().get_help(ctx))


class Group(TyperGroup):
    """The program, whose help is in one language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  # typer's context has no public name
        """Return the help."""
        return worded(super().get_help(ctx))


def worded(page: str) -> str:
    """Return a help page with typer's own texts in the language of the run."""
    return re.sub("|".join(map(re.escape, _OWN)), lambda found: words()(f"cli.help.{_OWN[found[0]]}"), page)
