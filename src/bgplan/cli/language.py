"""The language of the output: ``--lang``, else ``BGPLAN_LANG``, else the locale; and the help in that language.

Known before the command line is parsed, because the help is in that language too. typer's own headings and remarks are
English; a page in English stays as typer writes it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from bgplan.render.words import LANGS, Words

ASCII = "--ascii"
"""The option that all words, those of the help and of every refusal too, are in ASCII's signs."""
_ALOUD = ("--plain", "--format=plain", "plain")
_LOCALE = ("BGPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_OF_TYPER: Mapping[str, str] = MappingProxyType(
    {
        "Usage:": "usage",
        "Arguments:": "arguments",
        "Options:": "options",
        "[required]": "required",
        "[default: ": "default",
        "Show this message and exit.": "show",
    }
)
"""What typer writes, and the key of our text."""


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return ``vi`` or ``en``; English where nothing asks for Vietnamese.

    >>> language(["check", "--lang", "vi"], {}), language([], {"LANG": "vi_VN.UTF-8"}), language([], {})
    ('vi', 'vi', 'en')
    """
    pairs = tuple(zip(("", *arguments), arguments, strict=False))
    for before, argument in reversed(pairs):  # two are refused, in the language of the last
        asked = argument.removeprefix("--lang=") if argument.startswith("--lang=") else argument
        if asked in LANGS and (before == "--lang" or asked != argument):
            return asked
    for name in _LOCALE:
        if environment.get(name):
            return "vi" if environment[name].lower().startswith("vi") else "en"
    return "en"


@cache
def words() -> Words:
    """Return the words for this run; where signs become words, they are first the signs that they are."""
    is_aloud = any(argument.partition("=")[0] == "plain" or argument in _ALOUD for argument in sys.argv[1:])
    return Words(language(sys.argv[1:], os.environ), ascii_only=in_ascii_only() and not is_aloud)


def in_ascii_only() -> bool:
    """Return whether the output of this run has no signs but ASCII's."""
    return ASCII in sys.argv[1:]


def help_of(key: str) -> str:
    """Return the help text of a command or option."""
    return words()(f"cli.{key}")


def _write_parameters(parameters: Iterable[Any], ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # typer's own
    """Write the arguments and options to a help page; of which type of Python an argument is helps nobody."""
    records: list[Any] = [(each.param_type_name, each.get_help_record(ctx)) for each in parameters]
    named = [(name.partition(" <")[0], text) for kind, (name, text) in records if kind == "argument"]
    chosen = [record for kind, record in records if kind == "option"]
    for heading, shown in (("Arguments", named), ("Options", chosen)):
        if shown:
            with formatter.section(heading):
                formatter.write_dl(shown)


class Command(TyperCommand):
    """A command whose help is in one language, and of whose options none is overruled by a later one in silence."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  # typer's context has no public name
        """Refuse an option that has one value and is given twice; what is only switched on may be so twice."""
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        options = [parameter for parameter in given if isinstance(parameter, TyperOption)]
        for option in options:
            if options.count(option) > 1 and not option.multiple and not option.is_flag:
                ctx.fail(f"Option '{option.opts[-1]}' is given more than once.")
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401  # typer's context has no public name
        """Return what the usage line is made of: a name that must be given as it is, one that may be in brackets."""
        given = (parameter for parameter in self.get_params(ctx) if parameter.param_type_name == "argument")
        return [self.options_metavar or "", *map(_usage, given)]

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # neither has a public name
        """Write the arguments and options."""
        _write_parameters(self.get_params(ctx), ctx, formatter)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  # typer's context has no public name
        """Return the help."""
        return page_in_words(super().get_help(ctx))


def _usage(argument: Any) -> str:  # noqa: ANN401  # typer's arguments have no public name
    """An argument in the usage line; versions of typer write it differently."""
    name = str(argument.metavar)
    may_lack = not argument.required and not name.startswith("[")
    return (f"[{name}]" if may_lack else name) + ("..." if argument.nargs != 1 else "")


class HelpGroup(TyperGroup):
    """The program, whose help is in one language, and lists its commands in groups."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # neither has a public name
        """Write the commands, which are what is looked for, before the few options."""
        self.format_commands(ctx, formatter)
        _write_parameters(self.get_params(ctx), ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # neither has a public name
        """Write the commands, what each is for in full, in columns that all groups share."""
        commands: list[Any] = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
        widest = max(len(command.name) for command in commands)
        for panel, group in groupby(commands, key=lambda command: command.rich_help_panel):
            with formatter.section(panel):
                formatter.write_dl([(command.name.ljust(widest), command.short_help) for command in group])

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  # typer's context has no public name
        """Return the help."""
        return page_in_words(super().get_help(ctx))


def page_in_words(page: str) -> str:
    """Return a help page with typer's own texts in the language of the run."""
    page = re.sub(
        r"\[(\d+)<=x<=(\d+)\]", lambda found: words().said("cli.help.range", low=found[1], high=found[2]), page
    )
    page = re.sub(r"\[x>=(\d+)\]", lambda found: words().said("cli.help.least", low=found[1]), page)
    return re.sub("|".join(map(re.escape, _OF_TYPER)), lambda found: words()(f"cli.help.{_OF_TYPER[found[0]]}"), page)
