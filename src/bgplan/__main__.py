"""The way in: ``bgplan`` and ``python -m bgplan``, and how an interruption or a bug of the program ends it.

Knows signals and exit codes; never what a command does.
"""

from __future__ import annotations

INTERRUPTED = 130

try:
    import gc
    import os
    import signal
    import sys

    from bgplan.cli import VERSION_LINE
except KeyboardInterrupt:  # before there is a handler of ours
    raise SystemExit(INTERRUPTED) from None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

BUG = 70
"""The exit code of a bug of the program: no verdict on the data, which 1 would be."""
DEBUG = "BGPLAN_DEBUG"
"""The environment variable that asks for the traceback of a bug."""


class _Interrupted(SystemExit):
    """The program is to end at once; no library takes it for its own, as some do KeyboardInterrupt."""


def main() -> None:
    """Run one command with the cyclic garbage collector off.

    The process lives for a fraction of a second and makes many objects and next to no cycles; looking for them would
    take a third more of its time. So the collector is switched off before anything large is imported, and the
    interpreter's last collection is spared what is left (gc.freeze): the system takes the memory back at once.
    """
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # else whoever started us has one, or none
    try:
        if ours:
            signal.signal(signal.SIGINT, _interrupt)
            sys.unraisablehook = _unraisable
        gc.disable()
        if sys.argv[1:] == ["--version"] and _said_version():
            return
        from bgplan.cli.app import run  # noqa: PLC0415  # see above

        run()
    except _Interrupted:
        os._exit(INTERRUPTED)  # half a report that still waits to be written would be more than nothing
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a bug
        _bug(error)
    finally:
        if ours:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done, the interpreter only tidies up
        gc.freeze()


def _said_version() -> bool:
    """Say the version without loading the command line, four fifths of the time; False where it cannot be written."""
    try:
        sys.stdout.write(VERSION_LINE)
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):  # the command line knows what to say of it
        return False
    return True


def _interrupt(_number: int, _frame: object) -> None:
    raise _Interrupted(INTERRUPTED)


def _unraisable(found: sys.UnraisableHookArgs) -> None:
    """End where an interruption came while nothing can be raised, in a callback of the interpreter."""
    if isinstance(found.exc_value, _Interrupted):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(found)


def _bug(error: Exception) -> NoReturn:
    """End because of a bug: one line that says where to report it, after the traceback where that is asked for."""
    import contextlib  # noqa: PLC0415  # seldom needed, as all below
    import traceback  # noqa: PLC0415

    with contextlib.suppress(OSError, ValueError, AttributeError):  # nobody can be told
        if os.environ.get(DEBUG):
            traceback.print_exception(error)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}, {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119  # light
        sys.stderr.write(f"bgplan: {_said(place)}\n")
    raise SystemExit(BUG) from None


def _said(place: str) -> str:
    """What is said of a bug; in English where the words themselves cannot be had."""
    try:
        from bgplan.cli.language import words  # noqa: PLC0415

        return words().said("usage.bug", place=place, debug=DEBUG)
    except Exception:  # noqa: BLE001  # a bug in what tells of bugs
        return f"a bug of the program ({place}): please report it in the project's issue tracker"


if __name__ == "__main__":
    main()
