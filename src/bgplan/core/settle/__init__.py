"""Written records made a book: names resolved, figures settled, each record held to its own contract.

``records`` goes through the observations, ``goals`` through the targets; ``double_entry`` settles one figure,
``references`` looks up one name, ``contract`` says what each record must keep by itself.
"""

from bgplan.core.settle.records import book_of, printing_units

__all__ = ["book_of", "printing_units"]
