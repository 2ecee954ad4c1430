"""Targets set against what was known of them on one date.

``context`` holds what was known, each thing found by its name; ``selection`` says which figure counts (``parts`` what
is added up), ``refusals`` what cannot be compared and why. ``target`` judges one target: ``level`` and its ``cases``,
``interim`` targets, ``average``, ``year_plan`` or ``span`` by measure, ``scenario`` what if. ``flags``, ``documents``,
``related`` and ``member_of_sum`` stand beside a judgement; ``comparison`` puts the report together.
"""

from bgplan.core.compare.comparison import Question, compare

__all__ = ["Question", "compare"]
