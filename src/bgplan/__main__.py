"""The way in: ``bgplan`` and ``python -m bgplan``."""

from __future__ import annotations

import gc


def main() -> None:
    """Run one command with the cyclic garbage collector off.

    The process lives for a fraction of a second and makes many objects and next to no cycles; looking for them takes
    a tenth of its time. So the collector is switched off before anything large is imported, and the interpreter's
    last collection is spared what is left (gc.freeze): the system takes the memory back at once.
    """
    gc.disable()
    from bgplan.cli.app import run  # noqa: PLC0415  # see above

    try:
        run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
