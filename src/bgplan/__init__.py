"""bgplan: plan targets checked against actual figures, from plain text under version control.

The public names, loaded when they are first used, so that the command line starts quickly::

    from pathlib import Path
    import bgplan

    loaded = bgplan.load(Path("data"), Path.cwd())
    report = bgplan.checked(loaded, bgplan.Question(bgplan.default_as_of(loaded.dataset)))

Plain numbers are judged by a published method without any files, see docs/published-methods.md::

    bgplan.judge("unsd", base=(2015, 46), actual=(2023, 54), target=(2030, 66)).status
"""

from __future__ import annotations

TYPE_CHECKING = False  # as every type checker reads it, without loading typing before the program can be interrupted
if TYPE_CHECKING:
    from typing import Any

    from bgplan.core.methods.base import Verdict
    from bgplan.core.methods.catalogue import judge
    from bgplan.run import Exit, Loaded, Question, checked, default_as_of, exit_code, load

__version__ = "0.2.0"

__all__ = [
    "Exit",
    "Loaded",
    "Question",
    "Verdict",
    "__version__",
    "checked",
    "default_as_of",
    "exit_code",
    "judge",
    "load",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the public name stands for
    if name in ("Verdict", "judge"):
        from bgplan.core.methods import catalogue as methods  # noqa: PLC0415  # the judging alone, no engine

        return getattr(methods, name)
    if name in __all__:
        from bgplan import run  # noqa: PLC0415  # the engine, not needed for the version or the help

        return getattr(run, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
