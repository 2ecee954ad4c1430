"""Draw the READMEs' pictures: what ``bgplan check`` prints of the shipped data, 100 columns wide.

One picture for each language, on a light and on a dark page. Knows how to turn painted lines into an SVG that names no
font of another host, so that it loads nothing. Without an argument the pictures are written; with ``--check`` they are
only compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from bgplan.core.vocabulary import Lang

ROOT = Path(__file__).parents[1]

WIDTH = 100
TITLE = "bgplan check"


def _theme(paper: str, ink: str, colours: dict[int, str]) -> TerminalTheme:
    """A terminal of that paper and ink; a colour that the program does not use is the ink."""
    triplets = [_triplet(colours.get(number, ink)) for number in range(16)]
    return TerminalTheme(_triplet(paper), _triplet(ink), triplets[:8], triplets[8:])


def _triplet(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


# The colours of the statuses, by the numbers that a terminal gives them: red, yellow, magenta, cyan, bright black.
THEMES = {
    "light": _theme("#ffffff", "#1f2328", {1: "#b33a00", 3: "#8a5a00", 5: "#7a3e6c", 6: "#00639c", 8: "#5f6368"}),
    "dark": _theme("#1d2024", "#e6e8ea", {1: "#ff9466", 3: "#e3b341", 5: "#dba6cf", 6: "#6cc0f0", 8: "#a9afb6"}),
}

_DIM, _GREY = "\x1b[2m", "\x1b[90m"

# rich's own form loads a font from another host; this one takes what the reader's machine has.
_FORM = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>bgplan check</title>
<style>
.{unique_id}-matrix {{ font-family: SFMono-Regular, Menlo, Consolas, "Liberation Mono", "Noto Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def drawn(lang: Lang, theme: str) -> str:
    """Return the picture of the data as they are now."""
    painted = _printed("check", "--lang", lang, "--width", str(WIDTH), "--color", "always")
    painted = painted.replace(_DIM, _GREY)  # rich draws dim text too pale to be read
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="standard", legacy_windows=False
    )
    console.print(Text.from_ansi(painted.rstrip("\n")), highlight=False, markup=False, soft_wrap=True)
    drawing = console.export_svg(title=TITLE, theme=THEMES[theme], code_format=_FORM, unique_id="bgplan")
    return "".join(f"{line.rstrip()}\n" for line in drawing.splitlines())


@cache
def _printed(*command: str) -> str:
    """What the checkout's own program prints."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("BGPLAN_", "GITHUB_", "PYTHON"))
    }
    environment |= {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "bgplan", *command], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return ran.stdout.decode("utf-8")


def file_of(lang: str, theme: str) -> Path:
    """Where the picture lies."""
    return ROOT / "docs" / "images" / f"check_{lang}_{theme}.svg"


def main(arguments: list[str]) -> int:
    """Write the pictures, or with ``--check`` say which should be."""
    pictures = {file_of(lang, theme): drawn(lang, theme) for lang in Lang for theme in THEMES}
    stale = {
        path: drawing
        for path, drawing in pictures.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != drawing
    }
    for path, drawing in stale.items():
        name = path.relative_to(ROOT).as_posix()
        if "--check" in arguments:
            sys.stdout.write(f"{name}: stale; run python scripts/picture.py\n")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawing, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}: rewritten\n")
    return int("--check" in arguments and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
