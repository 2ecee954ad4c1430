"""Draw the README's picture: the real ``bgplan check`` of the shipped data, in Vietnamese, 120 columns wide.

Knows how to turn painted lines into an SVG that names no font of another host, so that it loads nothing. Without an
argument the picture is written; with ``--check`` it is only compared.
"""

from __future__ import annotations

import sys
from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bgplan import Question, checked, load
from bgplan.core.view import Wish, view_of
from bgplan.render.check.screen import check_page
from bgplan.render.terminal import terminal_text
from bgplan.render.words import Words

ROOT = Path(__file__).parents[1]

PICTURE = ROOT / "docs" / "images" / "check_vi.svg"
WIDTH = 120
TITLE = "bgplan check"
AS_OF, PLAN = date(2025, 2, 28), "nq147"  # before the series closed

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


def drawn() -> str:
    """Return the picture of the data as they are now."""
    loaded = load(ROOT / "data", ROOT)
    question = Question(AS_OF, plans=(PLAN,))
    page = check_page(view_of(checked(loaded, question), Wish()), Words("vi"))
    painted = terminal_text(page, width=WIDTH, ascii_only=False, coloured=True)
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="standard", legacy_windows=False
    )
    console.print(Text.from_ansi(painted), highlight=False, markup=False, soft_wrap=True)
    drawing = console.export_svg(title=TITLE, code_format=_FORM, unique_id="bgplan")
    return "".join(f"{line.rstrip()}\n" for line in drawing.splitlines())


def main(arguments: list[str]) -> int:
    """Write the picture, or with ``--check`` say whether it should be."""
    drawing = drawn()
    if PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == drawing:
        return 0
    name = PICTURE.relative_to(ROOT).as_posix()
    if "--check" in arguments:
        sys.stdout.write(f"{name}: stale; run python scripts/picture.py\n")
        return 1
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawing, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{name}: rewritten\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
