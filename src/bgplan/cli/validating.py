"""The steps of ``bgplan validate``: what is asked, read and written; each wrong use is refused in words."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bgplan import __version__, run
from bgplan.cli import asked
from bgplan.cli.files import write_whole
from bgplan.cli.language import words
from bgplan.cli.output import is_standard_output, put_text, written
from bgplan.cli.system_errors import system_reason
from bgplan.core.fingerprints import fingerprints
from bgplan.core.rules import RULES
from bgplan.core.selection import Selection, may_be_known, without_known
from bgplan.read.baseline import BaselineError, baseline_text, read_baseline
from bgplan.read.fix import Unmendable, mended
from bgplan.read.folder import ACTUALS, SNAPSHOTS, TARGETS, shown_path
from bgplan.render.finding_text import finding_lines
from bgplan.render.layout import Line
from bgplan.render.validated import closing_lines, statistics_lines
from bgplan.render.words import Words

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab")

MOST_OF_INPUT = 64 * 1024 * 1024
"""More of the standard input is not read, whatever may be done with it."""


def refuse_contradictions(source: str | None, *, fix: bool, write_baseline: bool, baseline: Path | None) -> None:
    """Refuse options that do not go together."""
    if source not in (None, "-"):
        asked.refuse("only_dash", text=source)
    if source == "-" and fix:
        asked.refuse("fix_stdin")
    if write_baseline and baseline is None:
        asked.refuse("write_baseline")


def outputs_of(texts: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    """Return the formats and files of ``--output``."""
    found: dict[str, tuple[str, Path]] = {}
    for text in texts:
        name, _, path = text.partition("=")
        if name not in FORMATS or not path:
            asked.refuse("output", text=text, known=", ".join(FORMATS))
        if found.setdefault(os.path.realpath(path), (name, Path(path))) != (name, Path(path)):
            asked.refuse("output_twice", file=path)
    return tuple(found.values())


def keep_data(written: Iterable[Path], places: tuple[Path, ...]) -> None:
    """Refuse to write a report or a baseline over a file of the data, or where it would be read as one from then on."""
    data = {os.path.realpath(each) for folder in places for each in (folder / TARGETS, *_snapshots(folder))}
    read = {os.path.realpath(folder / ACTUALS) for folder in places}
    for path in written:
        real = os.path.realpath(path)
        if real in data or (real.endswith(SNAPSHOTS) and os.path.dirname(real) in read):  # noqa: PTH120  # a real path
            asked.refuse("output_is_data", file=str(path))


def _snapshots(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted((folder / ACTUALS).glob("*.y*ml")))


def folders(data: Sequence[Path] | None) -> tuple[Path, ...]:
    """Return every data folder asked for, or the one that is found."""
    return tuple(asked.data_folder(each) for each in data) if data else (asked.data_folder(None),)


def selection(select: Sequence[str] | None, ignore: Sequence[str] | None) -> Selection:
    """Return the codes asked for; a code that no rule begins with is refused."""
    return Selection(_codes(select), _codes(ignore))


def _codes(texts: Sequence[str] | None) -> tuple[str, ...]:
    codes = tuple(code.upper() for code in asked.listed(texts) if code)
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            asked.refuse("unknown_code", name=code)
    return codes


def standard_input(source: str | None, name: str | None) -> tuple[str, bytes] | None:
    """Return the file that stands on the standard input, by its name within the data folder."""
    if source is None:
        return None
    data = sys.stdin.buffer.read(MOST_OF_INPUT) if sys.stdin is not None else b""  # closed by whoever started us
    if name is not None:
        last = Path(name).name
        if not last.endswith(SNAPSHOTS):
            asked.refuse("stdin_name")
        return (TARGETS if last == TARGETS else f"{ACTUALS}/{last}"), data
    return (TARGETS if b"\nindicators:" in data or b"\nplans:" in data else _snapshot_name(data)), data


def _snapshot_name(data: bytes) -> str:
    """The name that a snapshot must have: its month's."""
    months = (line.partition(b":")[2] for line in data.splitlines() if line.partition(b":")[0].strip() == b"month")
    written = next(months, None)
    if written is None:
        asked.refuse("stdin_name")
    month = written.split(b"#")[0].strip(b" \t\"'").decode("ascii", "replace")
    return f"{ACTUALS}/{month}.yaml"


def checked(
    places: tuple[Path, ...], *, selection: Selection, stdin: tuple[str, bytes] | None, max_bytes: int | None
) -> run.Validated:
    """Return what the data folders say of themselves."""
    root = asked.working_folder()
    loaded = (run.load(each, root, max_size=max_bytes, instead=stdin) for each in places)
    return run.together(tuple(loaded), selection)


def against_baseline(found: run.Validated, path: Path | None, *, write: bool) -> run.Validated:
    """Return the findings with those that the baseline knows marked; ``write`` makes them the new baseline."""
    if path is None:
        return found
    if write:
        marks = zip(fingerprints(found.findings), found.findings, strict=True)
        entries = tuple((mark, each.code, each.place.file, each.subject) for mark, each in marks if may_be_known(each))
        write_file(path, baseline_text(entries))
    try:
        known = read_baseline(path)
    except OSError as error:
        asked.refuse("not_opened", file=str(path), reason=system_reason(error))
    except BaselineError:
        asked.refuse("no_baseline", file=str(path))
    return found._replace(findings=without_known(found.findings, known))


def mend(places: tuple[Path, ...]) -> bool:
    """Mend every file of the folders where that cannot change a meaning, and print what was changed.

    False where a file could not be read or written.
    """
    root = asked.working_folder()
    paths = (path for folder in places for path in (folder / TARGETS, *_snapshots(folder)) if path.is_file())
    mended = [_mend_file(path, shown_path(path, root)) for path in paths]  # every one, whatever became of another
    return all(mended)


def _mend_file(path: Path, name: str) -> bool:
    try:
        before = path.read_bytes()
        after = mended(before)
        if after != before:
            write_whole(path, after)
            put_text(_difference(before, after, name), sys.stdout)
    except Unmendable as error:
        put_text(f"bgplan: {words()('validate.not_mended', file=name, why=words()(f'mending.{error}'))}\n", sys.stderr)
    except OSError as error:
        put_text(f"bgplan: {words()('validate.not_mended', file=name, why=system_reason(error))}\n", sys.stderr)
        return False
    return True


def _difference(before: bytes, after: bytes, name: str) -> str:
    """What was changed, line by line; what cannot be seen is written as an escape."""
    old, new = (_visible(each.decode("utf-8")) for each in (before, after))
    return "".join(difflib.unified_diff(old, new, name, name, n=0))


def _visible(text: str) -> list[str]:
    """The lines, with what cannot be seen made visible: control characters as escapes, trailing spaces as dots."""
    lines = text.replace("\r\n", "\\r\n").split("\n")
    return [_shown("".join(map(_escaped, one))) for one in lines]


def _escaped(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def _shown(text: str) -> str:
    bare = text.rstrip(" ")
    return f"{bare}{'·' * (len(text) - len(bare))}\n"


def lines_of(found: run.Validated, words: Words, *, statistics: bool) -> tuple[Line, ...]:
    """Return the findings as text, the statistics where they are asked for, and the closing line."""
    lines = finding_lines(found.findings, found.excerpts, words)
    table = statistics_lines(found.statistics, words) if statistics else ()
    return (*lines, *table, *closing_lines(found.findings, found.files, words))


def text_of(found: run.Validated, name: str, *, strict: bool) -> str:
    """Return the findings in a machine format."""
    from bgplan.render import ci  # noqa: PLC0415  # formats load only what they need
    from bgplan.render.layout import plain, typed  # noqa: PLC0415

    if name == "text":
        return plain(typed(lines_of(found, words(), statistics=False), ascii_only=words().ascii_only))
    report = ci.Report(found.findings, found.files, found.statistics, words(), __version__, strict)
    return written(ci.WRITERS[name](report), name)


def put_report(text: str) -> None:
    """Write a report to the standard output."""
    put_text(text, sys.stdout)


def write(path: Path, text: str) -> None:
    """Write a report to its file, whole or not at all, or to the standard output."""
    if is_standard_output(path):
        put_text(text, sys.stdout)
    else:
        write_file(path, text)


def write_file(path: Path, text: str) -> None:
    """Write a text whole or not at all; a usage error where it cannot be written."""
    try:
        write_whole(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        asked.refuse("not_written", file=str(path), reason=system_reason(error))


def annotate(found: run.Validated) -> None:
    """In GitHub Actions print annotations and add to the step's summary, without being asked."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    put_text(text_of(found, "github", strict=False), sys.stdout)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        from bgplan.render.ci import step_summary  # noqa: PLC0415  # only there

        try:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(step_summary(found.findings, words()))
        except OSError as error:  # the findings stand on the screen all the same
            put_text(f"bgplan: {summary}: {system_reason(error)}\n", sys.stderr)
