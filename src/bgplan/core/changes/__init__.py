"""What changed in what was known from one date to another: figures, plans and targets, statuses and why.

``changed`` holds the values that every renderer is given, ``figures`` looks at the prints, ``plans`` at documents and
targets, ``causes`` says why a status is another one, ``between`` puts it together.
"""

from bgplan.core.changes.between import changes_between
from bgplan.core.changes.changed import Changes

__all__ = ["Changes", "changes_between"]
