"""Printed figures read: the value a print gives, and the interval of everything its digits can stand for.

``wording`` knows the words around figures and cuts a print into tokens, ``numerals`` the number formats, ``spotting``
finds which number is meant, ``comparators`` decides what "tăng", "giảm", "bằng", "vượt" and "gấp" do to it, ``printed``
puts them together.
"""

from bgplan.core.figures.reading import Bound, Kind, ParsedPrint, PrintUnit, Qualifier, Unreadable, parse

__all__ = ["Bound", "Kind", "ParsedPrint", "PrintUnit", "Qualifier", "Unreadable", "parse"]
