"""Judging methods: the statuses, and the field's published rules beside our own.

Every rule is a module of its own, from a ``Case`` of plain numbers to a ``Verdict``; ``catalogue`` has them all, and
``judge`` is the door for plain numbers. Knows numbers and words; never figures or files.
"""

from bgplan.core.methods.base import BEHIND, FINE, JUDGED, Status

__all__ = ["BEHIND", "FINE", "JUDGED", "Status"]
