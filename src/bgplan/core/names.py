"""The nearest known name to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like ``name``, or nothing where none is near.

    >>> nearest("clustrs", ["parks", "clusters"])
    'clusters'
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only needed where something is already wrong

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")
