"""``bgplan sample``: the sample data copied to a folder, to try things on and to start one's own from.

Copies whole or not at all, and never over anything; says what to do next.
"""

import os
import shlex
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from bgplan.cli import options
from bgplan.cli.language import words
from bgplan.cli.output import put_text
from bgplan.cli.usage_errors import refuse, system_reason
from bgplan.read.package import sample_files, sample_folder

_DATA = "data"
"""The folder within the named one, where every command looks for it."""


def sample(
    directory: options.Directory,
    *,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    ascii_only: options.Ascii = False,  # noqa: ARG001  # the words know, see ``language``
) -> None:
    """Copy the sample data."""
    if not directory.strip():
        refuse("sample_nameless")
    folder = Path(directory)
    files, target = sample_files(), folder / _DATA
    if os.path.lexists(folder) and not folder.is_dir():
        refuse("sample_no_folder", folder=directory)
    if os.path.lexists(target):
        refuse("sample_exists", folder=str(target), other=_quoted(str(_beside(folder))))
    made: list[Path] = []
    try:
        made += (path for path in (folder, *folder.parents) if not path.exists())
        folder.mkdir(parents=True, exist_ok=True)
        _copy(sample_folder(), files, target)
    except OSError as error:
        for path in made:
            with suppress(OSError):  # not made either, or somebody put something in it
                path.rmdir()
        refuse("not_written", file=str(target), reason=system_reason(error))
    put_text(_next_steps(folder, target, len(files)), sys.stdout)


def _beside(folder: Path) -> Path:
    """A folder that is not there yet."""
    names = (folder / f"sample{number}" for number in ("", *range(2, 1000)))
    return next((path for path in names if not os.path.lexists(path)), folder)


def _copy(source: Path, files: tuple[Path, ...], target: Path) -> None:
    """Copy the files' contents, not their permissions: a package may lie where nothing can be written."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    temporary.mkdir()
    try:
        for file in files:
            (temporary / file).parent.mkdir(exist_ok=True)
            shutil.copyfile(source / file, temporary / file)
        temporary.rename(target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _next_steps(folder: Path, target: Path, count: int) -> str:
    """What was done, and the commands to go on with; as many as there are, on a line each."""
    enter = [] if folder.samefile(os.curdir) else [f"cd {_quoted(str(folder))}"]
    named = f" --data {_DATA}" if os.environ.get("BGPLAN_DATA") else ""
    commands = ((f"bgplan check{named}", "next_check"), ("bgplan docs enter", "next_docs"))
    width = max(len(command) for command, _ in commands)
    lines = (f"{command:{width}}  {words()(f'cli.sample_said.{key}')}" for command, key in commands)
    done = words().said("cli.sample_said.done", count=str(count), folder=target.as_posix())
    return "".join(f"{line}\n" for line in (done, *(f"  {line}" for line in (*enter, *lines))))


def _quoted(name: str) -> str:
    """A name as the shell takes it for one word, and for no option."""
    name = f"./{name}" if name.startswith("-") else name
    if os.name == "nt":
        return f'"{name}"' if " " in name else name
    return shlex.quote(name)
