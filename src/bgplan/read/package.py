"""What the package carries beside its code: the sample data, the JSON Schemas, the pages of the documentation.

In a wheel they lie within the package, in a checkout where they are kept; nobody else knows which of the two this is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parents[1]
_SCHEMA = re.compile(r"([a-z]+)-(\d+)\.json")
_SHARED = {"show": "check"}
"""What writes by the schema of another: ``show`` the check of what it shows, with the derivation."""
_HEADING = "# "


class Page(NamedTuple):
    """A page of the documentation: its name, its first heading, its text in Markdown."""

    name: str
    title: str
    text: str


def sample_folder() -> Path:
    """Return the data folder that is the sample."""
    return _carried("sample", "data")


def sample_files() -> tuple[Path, ...]:
    """Return the files of the sample, relative to its folder; what else lies there is no part of it."""
    folder = sample_folder()
    found = (path for pattern in ("*.yaml", "actuals/*.yaml", "*.md") for path in folder.glob(pattern))
    return tuple(sorted(path.relative_to(folder) for path in found))


def schemas() -> Mapping[str, Path]:
    """Return the JSON Schema of every data file and output by its name, each in its newest version."""
    found = ((_SCHEMA.fullmatch(path.name), path) for path in (_pages_folder() / "schema").glob("*.json"))
    versions = sorted((match[1], int(match[2]), path) for match, path in found if match)
    newest = {name: path for name, _, path in versions}
    return dict(sorted((newest | {name: newest[other] for name, other in _SHARED.items() if other in newest}).items()))


def pages(lang: str) -> Iterator[Page]:
    """Yield the pages of the documentation, in the language where there is one in it."""
    folder = _pages_folder()
    for path in sorted(folder.glob("*.md")):
        if path.stem != "README" and "." not in path.stem:
            own = folder / lang / path.name
            text = (own if own.is_file() else path).read_text(encoding="utf-8")
            yield Page(path.stem, _title(text), text)


def _title(text: str) -> str:
    return next((line.removeprefix(_HEADING) for line in text.splitlines() if line.startswith(_HEADING)), "")


def _pages_folder() -> Path:
    return _carried("docs", "docs")


def _carried(name: str, kept: str) -> Path:
    """The folder of that name in the package, else where a checkout keeps it."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / kept
