"""The edge in: bytes and folders become plain values and findings.

The only place that knows YAML, CSV and the file system; knows no rule about meaning and no word of any language. Bad
text never raises: it becomes findings.
"""
