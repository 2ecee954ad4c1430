"""Run the console blocks of the documentation, and write into them what the program prints now.

Knows Markdown fences and the few shell forms that the pages use: ``| head -n N``, ``| tail -n N``, ``> /dev/null``,
``2> /dev/null`` and ``; echo $?``. The program runs in this process, from the root of the checkout, so on the shipped
data. A YAML block under a comment that names a file of ``docs/examples`` gets that file's text. A console block under
``<!-- with the figure entered -->`` runs where a reader stands who did what the page says: in a copy of the sample
whose files have the page's YAML blocks that begin with ``# data/FILE, …``. Without an argument the pages are rewritten,
to be read by eye; with ``--check`` they are only compared.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bgplan.cli import language
from bgplan.cli.app import application

ROOT = Path(__file__).parents[1]

PROMPT = "$ "

ENTERED = "<!-- with the figure entered -->\n"

_FENCE = re.compile(rf"^(?P<entered>{ENTERED})?```(?P<kind>[a-z]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"# (?P<file>data/\S+\.yaml)\b[^`\n]*(?:`(?P<below>\w+:)`)?")
_INCLUDED = re.compile(
    r"(?P<head>^<!-- (?P<file>docs/examples/\S+) -->\n```yaml\n)(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_FILTER = re.compile(r"(?P<end>head|tail) -n (?P<count>\d+)")
_ECHO = "; echo $?"
_NOWHERE = " > /dev/null"
_QUIET = " 2> /dev/null"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its kind, body, the line of the page on which the body begins, and where it runs."""

    kind: str
    body: str
    line: int
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One command of a console block and the output that the page shows under it."""

    command: str
    output: str


def pages() -> tuple[Path, ...]:
    """The pages written by hand, and those that are generated."""
    docs = ROOT / "docs"
    return (*sorted(ROOT.glob("README*.md")), *sorted(docs.glob("*.md")), *sorted(docs.glob("vi/*.md")))


def blocks(page: str, kind: str) -> tuple[Block, ...]:
    r"""The fenced blocks of one kind.

    >>> blocks("text\n```yaml\na: 1\n```\n", "yaml")
    (Block(kind='yaml', body='a: 1\n', line=3, entered=False),)
    """
    found = (
        Block(fence["kind"], fence["body"], page.count("\n", 0, fence.start("kind")) + 2, fence["entered"] is not None)
        for fence in _FENCE.finditer(page)
    )
    return tuple(each for each in found if each.kind == kind)


def sessions(body: str) -> tuple[Session, ...]:
    r"""The commands of a console block with the output of each; lines before the first prompt are no session.

    >>> sessions("$ bgplan --version\nbgplan 1\n")
    (Session(command='bgplan --version', output='bgplan 1\n'),)
    """
    _, *parts = re.split(r"^\$ ", body, flags=re.MULTILINE)
    split = (part.partition("\n") for part in parts)
    return tuple(Session(command, output) for command, _, output in split)


@contextmanager
def entered(page: str) -> Iterator[Path]:
    """Make the folder of a reader who copied the sample and entered what the page says."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        said("bgplan sample . > /dev/null", place)
        for block in blocks(page, "yaml"):
            if entry := _ENTRY.match(block.body):
                _enter(place / entry["file"], entry["below"], block.body)
        yield place


def _enter(file: Path, below: str | None, text: str) -> None:
    """Write a new file, or put the lines below the line of an old one."""
    if below is None:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
        return
    before, line, after = file.read_text(encoding="utf-8").partition(f"\n{below}\n")
    if not line:
        raise ValueError(f"{file.name} has no line {below}")
    file.write_text(f"{before}{line}{text}{after}", encoding="utf-8", newline="\n")


def said(command: str, place: Path = ROOT) -> str:
    """Run a ``bgplan`` command in a folder as a shell would and return what it writes, errors first."""
    command, echo, _ = command.partition(_ECHO)
    command, *filters = command.split(" | ")
    command, quiet, rest = command.partition(_QUIET)
    command, nowhere, _ = (command + rest).partition(_NOWHERE)
    program, *arguments = shlex.split(command)
    if program != "bgplan":
        raise ValueError(f"not a command of ours: {command}")
    output, errors, code = _run(arguments, place)
    lines = [] if nowhere else output.splitlines(keepends=True)
    for each in filters:
        lines = _filtered(lines, each)
    return ("" if quiet else errors) + "".join(lines) + (f"{code}\n" if echo else "")


def _run(arguments: list[str], place: Path) -> tuple[str, str, int]:
    """The output, the errors and the exit code of the program."""
    output, errors, code = StringIO(), StringIO(), 0
    before, environment = sys.argv, dict(os.environ)
    sys.argv = ["bgplan", *arguments]
    for name in ("BGPLAN_DATA", "BGPLAN_LANG", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        os.environ.pop(name, None)
    language.words.cache_clear()
    try:
        with chdir(place), redirect_stdout(output), redirect_stderr(errors):
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
    if ENTERED not in page:
        return _with_outputs(page, ROOT)
    with entered(page) as place:
        return _with_outputs(page, place)


def without_examples(page: str) -> str:
    """Return the page without the blocks that show a whole file of ``docs/examples``."""
    return _INCLUDED.sub("", page)


def _with_outputs(page: str, entered_place: Path) -> str:
    """The page with every console block as the program writes it, where the block runs."""

    def written(fence: re.Match[str]) -> str:
        if fence["kind"] != "console":
            return fence[0]
        place = entered_place if fence["entered"] else ROOT
        before, *_ = re.split(r"^\$ ", fence["body"], flags=re.MULTILINE)
        body = "".join(f"{PROMPT}{each.command}\n{said(each.command, place)}" for each in sessions(fence["body"]))
        return f"{fence['entered'] or ''}```console\n{before}{body}```"

    return _FENCE.sub(written, page)


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
