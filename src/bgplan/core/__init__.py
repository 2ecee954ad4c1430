"""The pure core: judging, reading printed figures, findings.

Knows nothing of disk, clock, environment, terminal or language; the one third-party import is pydantic, in
``model``.
"""
