"""``bgplan validate``: whether the data files can be trusted, and nothing else.

What is asked, read, mended and written, step by step; each wrong use is refused in words.
"""

import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from bgplan import __version__, run
from bgplan.cli import arguments, options
from bgplan.cli.destinations import Destinations, destinations, keep_data
from bgplan.cli.language import words
from bgplan.cli.output import Color, put_text, write_whole
from bgplan.cli.usage_errors import refuse, system_reason, write_file
from bgplan.core.findings import Selection, fingerprints, may_be_known, without_known
from bgplan.core.rules import RULES
from bgplan.read.baseline import BaselineError, baseline_text, read_baseline
from bgplan.read.files import ACTUALS, SNAPSHOTS, TARGETS
from bgplan.read.fix import Unmendable, mended
from bgplan.read.folder import shown_path
from bgplan.render import formats
from bgplan.render.ci import ci_texts
from bgplan.render.ci.common import FindingsRun
from bgplan.render.ci.github import step_summary
from bgplan.render.document import Document
from bgplan.render.findings import closing_line, finding_document, statistics_blocks
from bgplan.render.formats import Drafts, Format

MOST_OF_INPUT = 64 * 1024 * 1024
"""More of the standard input is not read, whatever may be done with it."""


def validate(  # noqa: PLR0913  # one parameter per option
    source: options.Stdin = None,
    *,
    data: options.DataFolders = None,
    sample: options.Sample = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    strict: options.Strict = False,
    acknowledged: options.Acknowledged = False,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    form: options.FindingsFormat = None,
    file: options.File = None,
    outputs: options.Outputs = None,
    plain: options.Plain = False,
    statistics: options.Statistics = False,
    fix: options.Fix = False,
    stdin_name: options.StdinName = None,
    max_size: options.MaxSize = None,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # the words know, see ``language``
) -> None:
    """Validate the data files."""
    _refuse_contradictions(source, fix=fix, sample=sample, write_baseline=write_baseline, baseline=baseline)
    asked = destinations(formats.FINDINGS, form, file, outputs, plain=plain)
    named = arguments.named_folder(data[0] if data else None, sample=sample)
    folders = tuple(arguments.data_folder(folder) for folder in data or (named,))
    _refuse_places(asked, baseline, folders)
    is_mended = not fix or _mend(folders)
    stdin = None if source is None else _standard_input(stdin_name)
    found = _validated(folders, Selection(_codes(select), _codes(ignore)), stdin, max_mebibytes=max_size)
    if baseline is not None:
        found = _against_baseline(found, baseline, write=write_baseline)
    asked.put(_drafts(found, statistics=statistics, acknowledged=acknowledged, strict=strict), width=width, color=color)
    if asked.first.path is None and asked.first.form in (Format.TEXT, Format.PLAIN):
        _annotate(found)
    raise typer.Exit(int(found.exit_code(strict=strict)) if is_mended else 2)


def _refuse_contradictions(
    source: str | None, *, fix: bool, sample: bool, write_baseline: bool, baseline: Path | None
) -> None:
    """Refuse options that do not go together."""
    if source not in (None, "-"):
        refuse("only_dash", text=source)
    if source == "-" and fix:
        refuse("fix_stdin")
    if sample and fix:
        refuse("fix_sample")
    if write_baseline and baseline is None:
        refuse("write_baseline")


def _refuse_places(asked: Destinations, baseline: Path | None, folders: tuple[Path, ...]) -> None:
    """Refuse to write over the data, and a report over the baseline."""
    for folder in folders:
        asked.keep(folder)
        keep_data((baseline,) if baseline else (), folder)
    if baseline is not None:
        asked.keep_apart(baseline)


def _snapshots(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted((folder / ACTUALS).glob("*.y*ml")))


def _codes(texts: Sequence[str] | None) -> tuple[str, ...]:
    """The codes that an option lists; one that no rule begins with is refused."""
    codes = tuple(code.upper() for code in arguments.listed(texts) if code)
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            refuse("unknown_code", name=code)
    return codes


def _standard_input(name: str | None) -> tuple[str, bytes]:
    """The file that stands on the standard input, by its name within the data folder."""
    data = sys.stdin.buffer.read(MOST_OF_INPUT) if sys.stdin is not None else b""  # closed by whoever started us
    if name is not None:
        last = Path(name).name
        if not last.endswith(SNAPSHOTS):
            refuse("stdin_name")
        return (TARGETS if last == TARGETS else f"{ACTUALS}/{last}"), data
    return (TARGETS if b"\nindicators:" in data or b"\nplans:" in data else _snapshot_name(data)), data


def _snapshot_name(data: bytes) -> str:
    """The name that a snapshot must have: its month's."""
    months = (line.partition(b":")[2] for line in data.splitlines() if line.partition(b":")[0].strip() == b"month")
    written = next(months, None)
    if written is None:
        refuse("stdin_name")
    month = written.split(b"#")[0].strip(b" \t\"'").decode("ascii", "replace")
    return f"{ACTUALS}/{month}.yaml"


def _validated(
    folders: tuple[Path, ...], selection: Selection, stdin: tuple[str, bytes] | None, *, max_mebibytes: int | None
) -> run.Validated:
    """What the data folders say of themselves."""
    max_bytes = None if max_mebibytes is None else max_mebibytes * 1024 * 1024
    roots = map(arguments.shown_from, folders)
    read = zip(folders, roots, strict=True)
    loaded = tuple(run.load(folder, root, max_size=max_bytes, instead=stdin) for folder, root in read)
    return run.together(loaded, selection)


def _against_baseline(found: run.Validated, path: Path, *, write: bool) -> run.Validated:
    """The findings with those marked that the baseline knows; ``write`` makes them the new baseline."""
    if write:
        marked = zip(fingerprints(found.findings), found.findings, strict=True)
        entries = ((mark, finding) for mark, finding in marked if may_be_known(finding))
        known = tuple((mark, finding.code, finding.place.file, finding.subject) for mark, finding in entries)
        write_file(path, baseline_text(known))
    try:
        return found._replace(findings=without_known(found.findings, read_baseline(path)))
    except OSError as error:
        refuse("not_opened", file=str(path), reason=system_reason(error))
    except BaselineError:
        refuse("no_baseline", file=str(path))


def _mend(folders: tuple[Path, ...]) -> bool:
    """Mend every file of the folders where that cannot change a meaning, and print what was changed.

    False where a file could not be read or written.
    """
    root = arguments.working_folder()
    paths = (path for folder in folders for path in (folder / TARGETS, *_snapshots(folder)) if path.is_file())
    unread = [path for path in paths if not _mend_file(path, shown_path(path, root))]  # every one is tried
    return not unread


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
    old, new = (_visible(data.decode("utf-8")) for data in (before, after))
    return "".join(difflib.unified_diff(old, new, name, name, n=0))


def _visible(text: str) -> list[str]:
    """The lines, with what cannot be seen made visible: control characters as escapes, trailing spaces as dots."""
    lines = text.replace("\r\n", "\\r\n").split("\n")
    return [_shown("".join(map(_escaped, line))) for line in lines]


def _escaped(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def _shown(text: str) -> str:
    bare = text.rstrip(" ")
    return f"{bare}{'·' * (len(text) - len(bare))}\n"


def _document(found: run.Validated, *, statistics: bool, acknowledged: bool) -> Document:
    """The statistics where they are asked for, the findings (open ones, or all of them), and the closing line."""
    table = statistics_blocks(found.statistics, words()) if statistics else ()
    shown = tuple(finding for finding in found.findings if acknowledged or finding.counts)
    closing = closing_line(found.findings, found.files, words(), acknowledged=acknowledged)
    return *table, *finding_document(shown, found.excerpts, words()), closing


def _drafts(found: run.Validated, *, statistics: bool, acknowledged: bool, strict: bool) -> Drafts:
    """The findings for every format."""
    document = _document(found, statistics=statistics, acknowledged=acknowledged)
    return Drafts(lambda: document, lambda: document, ci_texts(_findings_run(found, strict=strict)))


def _findings_run(found: run.Validated, *, strict: bool) -> FindingsRun:
    return FindingsRun(found.findings, found.files, found.statistics, words(), __version__, strict)


def _annotate(found: run.Validated) -> None:
    """In GitHub Actions print annotations and add to the step's summary, without being asked."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    drafts = _drafts(found, statistics=False, acknowledged=False, strict=False)
    put_text(drafts.text(Format.GITHUB, words(), ascii_only=words().ascii_only), sys.stdout)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        try:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(step_summary(_findings_run(found, strict=False)))
        except OSError as error:  # the findings stand on the screen all the same
            put_text(f"bgplan: {summary}: {system_reason(error)}\n", sys.stderr)
