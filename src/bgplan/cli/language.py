"""The language of the output: ``--lang``, else ``BGPLAN_LANG``, else the locale.

Known before the command line is parsed, because the help is in that language too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache

from bgplan.render.words import LANGS, Words

ASCII = "--ascii"
"""The option that all words, those of the help and of every refusal too, are in ASCII's signs."""
_LOCALE = ("BGPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


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
    """Return the words for this run."""
    return Words(language(sys.argv[1:], os.environ), ascii_only=ASCII in sys.argv[1:])


def help_of(key: str) -> str:
    """Return the help text of a command or option."""
    return words()(f"cli.{key}")
