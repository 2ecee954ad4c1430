"""Lines painted for a terminal. The only module that knows colours and rich, which it only uses to paint.

Colours follow the eight that every terminal theme, dark or light, defines for itself; meaning never rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bgplan.render.layout import Line, held

STYLES = {
    "bold": "bold",
    "dim": "dim",
    "severity.error": "bold red",
    "severity.warning": "yellow",
    "severity.info": "cyan",
    "status.achieved": "bold cyan",
    "status.ahead": "cyan",
    "status.on_track": "cyan",
    "status.slow": "yellow",
    "status.off_track": "bold red",
    "status.moving_away": "bold red",
    "status.missed": "bold red",
    "status.no_data": "bright_black",
    "status.not_comparable": "magenta",
    "status.not_assessable": "bright_black",
    "status.watched": "bright_black",
}


def painted(lines: Iterable[Line]) -> str:
    """Return the lines with their styles as terminal codes; texts are never read as markup."""
    console = Console(color_system="standard", force_terminal=True, width=10_000, highlight=False, markup=False)
    with console.capture() as capture:
        for each in lines:
            text = Text(end="\n", no_wrap=True)
            for segment in held(each):
                text.append(segment.text, Style.parse(STYLES.get(segment.style, "")))
            text.rstrip()
            console.print(text, soft_wrap=True)
    return capture.get()
