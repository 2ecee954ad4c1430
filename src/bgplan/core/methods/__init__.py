"""Judging methods: the statuses, the bands of the command line, and the field's published rules.

``bands`` has the two methods of the command line; every published rule is a module of its own, from a ``Case`` of plain
numbers to a ``Verdict``, and ``judge`` is the door to all of them. Knows numbers and words; never figures or files.
"""

from bgplan.core.methods.bands import CHOICES, METHODS, PACE, PLAN_RATE, Band, Method, method_named
from bgplan.core.methods.status import BEHIND, JUDGED, Status

__all__ = ["BEHIND", "CHOICES", "JUDGED", "METHODS", "PACE", "PLAN_RATE", "Band", "Method", "Status", "method_named"]
