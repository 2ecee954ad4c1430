"""The shapes of the JSON: every object that a command writes, its keys in their order, and what each of them is.

One declaration each: the type checker holds the builders to it, and ``scripts/reference.py`` writes ``docs/schema``
from it. The program itself never loads these modules (they are imported for type checking only): a run that writes
JSON pays nothing for them.

In ``Annotated`` a text says what a key is, a ``Keyword`` is one of JSON Schema, ``Named`` gives a type a name of its
own there. A class has its own without ``Object``: ``FigureObject`` is ``figure``.
"""
