"""Run the console blocks of the documentation, and write into them what the program prints now.

Knows Markdown fences and the few shell forms that the pages use: ``| head -n N``, ``| tail -n N``, ``> /dev/null``,
``2> /dev/null`` and ``; echo $?``. The program runs in this process, from the root of the checkout, so on the shipped
data. A YAML block under a comment that names a file of ``docs/examples`` gets that file's text. Without an argument the
pages are rewritten, to be read by eye; with ``--check`` they are only compared.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bgplan.cli import language
from bgplan.cli.app import application

ROOT = Path(__file__).parents[1]

PROMPT = "$ "

_FENCE = re.compile(r"^```(?P<kind>[a-z]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_INCLUDED = re.compile(
    r"(?P<head>^<!-- (?P<file>docs/examples/\S+) -->\n```yaml\n)(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_FILTER = re.compile(r"(?P<end>head|tail) -n (?P<count>\d+)")
_ECHO = "; echo $?"
_NOWHERE = " > /dev/null"
_QUIET = " 2> /dev/null"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its kind, its body, and the line of the page on which the body begins."""

    kind: str
    body: str
    line: int


@dataclass(frozen=True, slots=True)
class Session:
    """One command of a console block and the output that the page shows under it."""

    command: str
    output: str


def pages() -> tuple[Path, ...]:
    """The pages written by hand, and those that are generated."""
    return (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs").glob("vi/*.md")))


def blocks(page: str, kind: str) -> tuple[Block, ...]:
    r"""The fenced blocks of one kind.

    >>> blocks("text\n```yaml\na: 1\n```\n", "yaml")
    (Block(kind='yaml', body='a: 1\n', line=3),)
    """
    found = (Block(each["kind"], each["body"], page.count("\n", 0, each.start()) + 2) for each in _FENCE.finditer(page))
    return tuple(each for each in found if each.kind == kind)


def sessions(body: str) -> tuple[Session, ...]:
    r"""The commands of a console block with the output of each; lines before the first prompt are no session.

    >>> sessions("$ bgplan --version\nbgplan 1\n")
    (Session(command='bgplan --version', output='bgplan 1\n'),)
    """
    _, *parts = re.split(r"^\$ ", body, flags=re.MULTILINE)
    split = (part.partition("\n") for part in parts)
    return tuple(Session(command, output) for command, _, output in split)


def said(command: str) -> str:
    """Run a ``bgplan`` command as a shell would and return what it writes, errors first."""
    command, echo, _ = command.partition(_ECHO)
    command, *filters = command.split(" | ")
    command, quiet, rest = command.partition(_QUIET)
    command, nowhere, _ = (command + rest).partition(_NOWHERE)
    program, *arguments = shlex.split(command)
    if program != "bgplan":
        raise ValueError(f"not a command of ours: {command}")
    output, errors, code = _run(arguments)
    lines = [] if nowhere else output.splitlines(keepends=True)
    for each in filters:
        lines = _filtered(lines, each)
    return ("" if quiet else errors) + "".join(lines) + (f"{code}\n" if echo else "")


def _run(arguments: list[str]) -> tuple[str, str, int]:
    """The output, the errors and the exit code of the program."""
    output, errors, code = StringIO(), StringIO(), 0
    before, environment = sys.argv, dict(os.environ)
    sys.argv = ["bgplan", *arguments]
    for name in ("BGPLAN_DATA", "BGPLAN_LANG", "FORCE_COLOR", "COLUMNS"):
        os.environ.pop(name, None)
    language.words.cache_clear()
    try:
        with chdir(ROOT), redirect_stdout(output), redirect_stderr(errors):
            application()()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.argv = before
        os.environ.update(environment)
        language.words.cache_clear()
    return output.getvalue(), errors.getvalue(), code


def _filtered(lines: list[str], shell: str) -> list[str]:
    asked = _FILTER.fullmatch(shell.strip())
    if asked is None:
        raise ValueError(f"not a filter of ours: {shell}")
    count = int(asked["count"])
    return lines[:count] if asked["end"] == "head" else lines[-count:]


def renewed(page: str) -> str:
    """Return the page with every console block's output as the program writes it now, and every example's text."""
    page = _INCLUDED.sub(lambda each: f"{each['head']}{(ROOT / each['file']).read_text(encoding='utf-8')}```", page)
    return _FENCE.sub(lambda each: _renewed(each) if each["kind"] == "console" else each[0], page)


def without_examples(page: str) -> str:
    """Return the page without the blocks that show a whole file of ``docs/examples``."""
    return _INCLUDED.sub("", page)


def _renewed(fence: re.Match[str]) -> str:
    before, *_ = re.split(r"^\$ ", fence["body"], flags=re.MULTILINE)
    body = "".join(f"{PROMPT}{each.command}\n{said(each.command)}" for each in sessions(fence["body"]))
    return f"```console\n{before}{body}```"


def stale() -> Iterator[tuple[Path, str]]:
    """Yield each page whose blocks are not what the program writes, with its new text."""
    for path in pages():
        page = path.read_text(encoding="utf-8")
        text = renewed(page)
        if text != page:
            yield path, text


def main(arguments: list[str]) -> int:
    """Rewrite the pages, or with ``--check`` name those that should be."""
    found = list(stale())
    for path, text in found:
        name = path.relative_to(ROOT).as_posix()
        if "--check" in arguments:
            sys.stdout.write(f"{name}: outputs are stale; run python scripts/doc_blocks.py and read the difference\n")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{name}: rewritten\n")
    return int("--check" in arguments and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
