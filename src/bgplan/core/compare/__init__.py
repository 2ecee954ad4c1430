"""Targets set against what was known of them on one date.

``known`` says what had been published, ``choice`` which figure counts, ``differences`` what cannot be compared and
why, ``levels``, ``year_plan`` and ``averages`` judge by measure, ``comparison`` puts the report together.
"""

from bgplan.core.compare.comparison import Question, compare, default_as_of

__all__ = ["Question", "compare", "default_as_of"]
