"""A wrong use of the program, and what the system refuses: said in the language of the run, as everything else is.

Knows the sentences in which typer says what is wrong, and the words of the system's usual reasons; one that is not
known stands as it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NoReturn, Protocol, runtime_checkable

from bgplan.cli.language import words
from bgplan.cli.output import put_text, say, write_whole
from bgplan.core.text import nearest_ones
from bgplan.read.files import reason_of

WRONG_USE = 2
"""The exit code of a wrong use, and of what the system does not open or write."""
MOST_LISTED = 12
"""More known names than this are not listed in a message."""


def refuse(key: str, **facts: str) -> NoReturn:
    """End with a usage error in words; what was typed or found stays on its line, whatever is in it."""
    said = words().said(f"usage.{key}", **{name: _printable(fact) for name, fact in facts.items()})
    put_text(f"bgplan: {said}\n", sys.stderr)
    raise SystemExit(WRONG_USE)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def refuse_unknown(what: str, name: str, known: Collection[str]) -> NoReturn:
    """End with a usage error about a name that there is not, with the nearest ones."""
    near = nearest_ones(name, known)
    kind = words()(f"code.{what}")
    if near:
        refuse("unknown_near", what=kind, name=name, near="”, “".join(near))
    listed = list(known)
    more = ", …" if len(listed) > MOST_LISTED else ""
    refuse("unknown", what=kind, name=name, known=", ".join(listed[:MOST_LISTED]) + more)


def refuse_listed(key: str, listed: Sequence[tuple[str, str]], **facts: str) -> NoReturn:
    """End with a usage error and a list of what can be typed instead, each with what it is."""
    said = words().said(f"usage.{key}", **{name: _printable(fact) for name, fact in facts.items()})
    widest = max(len(name) for name, _ in listed)
    lines = [f"  {name.ljust(widest)}  {_printable(words().typed(label))}" for name, label in listed[:MOST_LISTED]]
    more = ["  …"] if len(listed) > MOST_LISTED else []
    put_text("\n".join((f"bgplan: {said}", *lines, *more)) + "\n", sys.stderr)
    raise SystemExit(WRONG_USE)


def write_file(path: Path, text: str) -> None:
    """Write a text whole or not at all; a usage error where it cannot be written."""
    try:
        write_whole(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        refuse("not_written", file=str(path), reason=system_reason(error))


def system_reason(error: OSError) -> str:
    """Return why a file or a stream cannot be read or written."""
    return reason_in_words(reason_of(error))


def reason_in_words(reason: str) -> str:
    """Return a reason of ours in words; what is none stands as it is."""
    return words()(f"reason.{reason}") if words().has(f"reason.{reason}") else reason


@runtime_checkable
class Misuse(Protocol):
    """An error of the command line: typer's have no public name of their own."""

    def format_message(self) -> str:
        """Return what is wrong, in English."""


_SENTENCES = (
    ("missing", r"Missing \w+ (?P<name>.+?)\.?"),
    ("no_option_near", r"No such option:? (?P<name>\S+) \(Possible options: (?P<near>.*)\)"),
    ("no_option", r"No such option:? (?P<name>\S+?)\.?(?: .*)?"),
    ("no_command_near", r"No such command (?P<name>'.*?')\. Did you mean (?P<near>.*)\?"),
    ("no_command", r"No such command (?P<name>'.*?')\..*"),
    ("extra", r"Got unexpected extra argument\(?s?\)? \((?P<name>.*)\)"),
    ("twice", r"Option (?P<name>.*) is given more than once\."),
    ("no_value", r"Option (?P<name>.*) requires an argument\.?"),
    ("choice", r"Invalid value for (?P<name>.*?): (?:Value error, )?(?P<value>'.*') is not one of (?P<known>.*?)\.?"),
    ("whole", r"Invalid value for (?P<name>.*?): .*\binteger\b.*"),
    ("range", r"Invalid value for (?P<name>.*?): .* is not in the range (?P<low>\d+)<=x<=(?P<high>\d+)\.?"),
    ("least", r"Invalid value for (?P<name>.*?): .*greater than or equal to (?P<value>\d+)"),
    ("most", r"Invalid value for (?P<name>.*?): .*less than or equal to (?P<value>\d+)"),
    ("value", r"Invalid value for (?P<name>.*?): (?P<value>.*)"),
)
"""What typer says, with what it names, by the key of our sentence; the first that fits."""


def say_misuse(error: Misuse) -> None:
    """Say on standard error what is wrong with the command line and where its help is."""
    if type(error).__name__ == "NoArgsIsHelpError":  # no command at all: its text is the help
        say(f"{error.format_message()}\n")
        return
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", None) or "bgplan"
    text = worded(error.format_message())
    say(f"bgplan: {text}; {words().said('cli.misuse.help', command=command)}\n")


def worded(message: str) -> str:
    """Return typer's sentence in ours.

    >>> worded("No such option: --nope")
    'there is no option --nope'
    """
    for key, pattern in _SENTENCES:
        found = re.fullmatch(pattern, message.strip(), re.DOTALL)
        if found is not None:
            return words().said(f"cli.misuse.{key}", **{name: _bare(text) for name, text in found.groupdict().items()})
    return words().typed(message)


def _bare(text: str) -> str:
    """A name without typer's quotation marks."""
    return text.replace("'", "")
