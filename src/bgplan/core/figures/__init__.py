"""Printed figures read: the value a print gives, and the interval of everything its digits can stand for.

``lexicon`` knows the words around figures, ``wording`` cuts a print into tokens with their roles, ``numerals`` knows
the number formats, ``spotting`` finds which number is meant, ``qualifiers`` where a word beside it is understood,
``comparisons`` what "tăng", "giảm", "bằng", "vượt" and "gấp" do to it; ``reading`` puts them together. ``claims`` is
what a print says of its figure besides the number.
"""

from bgplan.core.figures.reading import Bound, Kind, ParsedPrint, PrintUnit, Qualifier, Unreadable, parse

__all__ = ["Bound", "Kind", "ParsedPrint", "PrintUnit", "Qualifier", "Unreadable", "parse"]
