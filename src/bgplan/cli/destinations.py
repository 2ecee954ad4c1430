"""Where a report goes: in which formats to which files, from ``--format``, ``-o`` and ``--output``.

What cannot be meant is refused before anything is read: a format that there is not, a name that says another format, a
folder, one file for two reports, a file of the data. All is drawn before the first file is written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bgplan.cli.language import in_ascii_only, words
from bgplan.cli.output import Color, document_text, is_coloured, is_standard_output, put_text, width_for
from bgplan.cli.usage_errors import refuse, refuse_unknown, write_file
from bgplan.read.files import ACTUALS, CHANGES, NOTES, SNAPSHOTS, TARGETS
from bgplan.render.formats import FORMS, PLAIN_ENDING, Drafts, Format, form_by_ending


class Destination(NamedTuple):
    """A format and where it is written: to a file, or (None) to the standard output."""

    form: Format
    path: Path | None = None


class Destinations(NamedTuple):
    """The report that is asked for, and those that are written beside it."""

    first: Destination
    others: tuple[Destination, ...] = ()

    @property
    def findings_inside(self) -> bool:
        """Whether the report that is read here has the findings inside, so that nothing is said of them beside it."""
        return self.first.form is Format.JSON and self.first.path is None

    @property
    def paths(self) -> Iterator[Path]:
        """The files that will be written."""
        return (place.path for place in (self.first, *self.others) if place.path is not None)

    def keep(self, folder: Path) -> None:
        """Refuse to write over a file of the data, or where it would be read as one from then on."""
        keep_data(self.paths, folder)

    def keep_apart(self, other: Path) -> None:
        """Refuse to write a report over another file that is read or written."""
        if _real(other) in map(_real, self.paths):
            refuse("output_twice", file=str(other))

    def put(self, drafts: Drafts, *, width: int | None, color: Color) -> None:
        """Write the report everywhere; what goes to the standard output comes in the order it was asked for."""
        texts = [(place.path, _drawn(drafts, place, width, color)) for place in (*self.others, self.first)]
        for path, text in texts:
            if path is None:
                put_text(text, sys.stdout)
            else:
                write_file(path, text)


def destinations(
    forms: Sequence[Format], form: str | None, file: Path | None, outputs: Sequence[str] | None, *, plain: bool
) -> Destinations:
    """Return where a report with these formats goes; a wrong use is refused. ``plain`` is text to be read aloud."""
    if plain and form not in (None, Format.TEXT, Format.PLAIN):
        refuse("plain_format", form=form)
    form = Format.PLAIN if plain else form
    others = tuple(dict.fromkeys(_beside(text, forms) for text in outputs or ()))
    first = _first(form, file, forms)
    _refuse_twice((*((first,) if file is not None else ()), *others))
    for place in (first, *others):
        _refuse_nowhere(place)
    return Destinations(_opened(first), tuple(map(_opened, others)))


def _beside(text: str, forms: Sequence[Format]) -> Destination:
    """What one ``--output`` asks for."""
    name, equals, path = text.partition("=")
    if not equals and text in forms:
        refuse("output_nameless", text=f"{text}=")
    if not equals:
        refuse("output_bare", text=text, example=f"{(form_by_ending(Path(text).suffix, tuple(forms)) or forms[0])}")
    if not path:
        refuse("output_nameless", text=text)
    return _named(_form(name, forms), Path(path))


def _first(name: str | None, file: Path | None, forms: Sequence[Format]) -> Destination:
    """What ``--format`` and ``-o`` ask for; the file's ending says the format where nothing else does."""
    asked = None if name is None else _form(name, forms)
    if file is None or is_standard_output(file):
        return Destination(asked or Format.TEXT, file)
    before, equals, _ = str(file).partition("=")
    if equals and before in tuple(Format):
        refuse("output_long", text=str(file))
    if asked is not None:
        return _named(asked, file)
    if not file.suffix:
        return Destination(Format.TEXT, file)
    found = form_by_ending(file.suffix, tuple(forms))
    if found is None and any((place / TARGETS).exists() for place in (file.parent, file.parent.parent)):
        refuse("output_is_data", file=str(file))  # no report ends as data do
    if found is None:
        endings = dict.fromkeys(FORMS[known].endings[0] for known in forms)
        refuse("output_ending", file=str(file), ending=file.suffix, known=", ".join(endings))
    return Destination(found, file)


def _form(name: str, forms: Sequence[Format]) -> Format:
    known = tuple(form.value for form in forms)
    if name not in known:
        refuse_unknown("format", name, known)
    return Format(name)


def _named(form: Format, path: Path) -> Destination:
    """A format with its file; one that is called after another format is refused."""
    meant = form_by_ending(path.suffix)
    if meant is not None and path.suffix.lower() not in (*FORMS[form].endings, PLAIN_ENDING):
        refuse("output_otherwise", file=str(path), form=form, other=meant, ending=FORMS[form].endings[0])
    return Destination(form, path)


def _refuse_twice(places: Sequence[Destination]) -> None:
    for one, other in combinations(places, 2):
        if _real(one.path) == _real(other.path):
            refuse("output_twice", file=str(other.path))


def _real(path: Path | None) -> str:
    """What a name leads to."""
    if path is None or is_standard_output(path):
        return "-"
    return os.path.realpath(path)


def _refuse_nowhere(place: Destination) -> None:
    """Refuse a folder, and a file in a folder that is not there."""
    path = place.path
    if path is None or is_standard_output(path):
        return
    if path.is_dir():
        refuse("output_is_folder", file=str(path), example=str(path / f"report{FORMS[place.form].endings[0]}"))
    if not path.parent.exists():
        refuse("output_no_folder", file=str(path), folder=str(path.parent))


def _opened(place: Destination) -> Destination:
    """The destination without a name where that is the standard output's."""
    return place._replace(path=None) if place.path is not None and is_standard_output(place.path) else place


def _drawn(drafts: Drafts, place: Destination, width: int | None, color: Color) -> str:
    """The report in one format; a file is no terminal."""
    if place.form is not Format.TEXT:
        return drafts.text(place.form, words(), ascii_only=in_ascii_only())
    if place.path is None:
        return document_text(drafts.screen(), width_for(width), coloured=is_coloured(color, sys.stdout))
    return document_text(drafts.screen(), width, coloured=color is Color.ALWAYS)


def keep_data(paths: Iterable[Path], folder: Path) -> None:
    """Refuse to write over a file of a data folder, or where it would be read as one from then on."""
    files = (folder / TARGETS, folder / CHANGES, *(folder / ACTUALS).glob("*"), *(folder / NOTES).glob("*"))
    taken = {os.path.realpath(path) for path in files}  # linked from elsewhere, too
    home, read = Path(os.path.realpath(folder)), [Path(os.path.realpath(folder / name)) for name in (ACTUALS, NOTES)]
    for path in paths:
        real = Path(os.path.realpath(path))
        is_plan = real.parent == home and real.name.lower().endswith(SNAPSHOTS)
        if str(real) in taken or is_plan or any(place in real.parents for place in read):
            refuse("output_is_data", file=str(path))
