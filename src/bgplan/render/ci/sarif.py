"""Findings as SARIF 2.1.0, for code-scanning services and editors.

Written with our own JSON writer: the library at hand, sarif-pydantic 0.6, has no ``suppressions``, no ``columnKind``
and no notifications of an invocation, and takes any misspelt key without a word, so that it would add no safety. The
tests hold the text against the schema instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType
from urllib.parse import quote

from bgplan.core.findings import IN_BASELINE, Finding, Place, Severity, fingerprints, gravity
from bgplan.core.rules import BY_CODE
from bgplan.render.ci.common import FindingsRun, advice, column_of, document, line_of, sentence, shown
from bgplan.render.findings import advice_of
from bgplan.render.json_parts import Object
from bgplan.render.words import Words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5_000
"""As many results of a run as code-scanning services show."""

FINGERPRINT = "bgplan/v1"
"""The name of our fingerprint among those that a result may have; what it is made of is known by the number."""

_LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
)
_DRIVE = re.compile(r"[A-Za-z]:/")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def sarif_text(run: FindingsRun) -> str:
    """Return the findings as one SARIF run; beyond ``MOST_RESULTS`` the least severe are counted only."""
    words, marks = run.words, fingerprints(run.findings)
    ranked = sorted(range(len(marks)), key=lambda index: gravity(run.findings[index]))
    marked = [(run.findings[index], marks[index]) for index in sorted(ranked[:MOST_RESULTS])]
    codes = tuple(sorted({finding.code for finding, _ in marked}))
    driver: Object = {"name": "bgplan", "version": run.version, "rules": tuple(_rule(code, words) for code in codes)}
    notifications = _notifications(len(marks) - len(marked), words)
    invocation: Object = {"executionSuccessful": True, "toolExecutionNotifications": notifications}
    sarif_run: Object = {
        "tool": {"driver": driver},
        "invocations": (invocation,),
        "language": words.lang,
        "columnKind": "unicodeCodePoints",
        "results": tuple(_result(finding, mark, codes, words) for finding, mark in marked),
    }
    return document({"$schema": SCHEMA, "version": "2.1.0", "runs": (sarif_run,)})


def _notifications(left_out: int, words: Words) -> tuple[Object, ...]:
    if not left_out:
        return ()
    return ({"level": "warning", "message": _message(words("finding.more", count=left_out))},)


def _rule(code: str, words: Words) -> Object:
    """A rule in words: its texts with an ellipsis in the place of every fact."""
    rule = BY_CODE[code]
    advices = [_without_facts(text) for text in advice_of(rule, words)]
    text_key = f"finding.{code}.text"
    text = _without_facts(words(text_key)) if words.has(text_key) else rule.name
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": _message(text),
        **({"help": _message("\n".join(advices))} if advices else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _without_facts(template: str) -> str:
    return "".join(text + ("" if name is None else "…") for text, name, _, _ in Formatter().parse(template))


def _result(finding: Finding, mark: str, codes: tuple[str, ...], words: Words) -> Object:
    lines = (sentence(finding, words), *(advice(finding, words) if finding.counts else ()))
    related = enumerate(finding.related, 1)
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": _message("\n".join(lines)),
        "locations": ({"physicalLocation": _physical(finding.place)},),
        "relatedLocations": tuple(
            {"id": number, "physicalLocation": _physical(place), "message": _message(words("finding.related"))}
            for number, place in related
        ),
        "partialFingerprints": {FINGERPRINT: mark},
        "suppressions": _suppressions(finding, words),
    }


def _suppressions(finding: Finding, words: Words) -> tuple[Object, ...]:
    """Why it does not count; none says that it does, while a missing list would say that nobody knows."""
    if finding.acknowledged is None:
        return ()
    kind = "external" if finding.acknowledged == IN_BASELINE else "inSource"
    return ({"kind": kind, "status": "accepted", "justification": shown(words.own(finding.acknowledged))},)


def _physical(place: Place) -> Object:
    return {
        "artifactLocation": _artifact(place.file),
        "region": {"startLine": line_of(place), "startColumn": column_of(place)},
    }


def _artifact(file: str) -> Object:
    """The file relative to the root of the sources where it lies below it, else by its whole address."""
    name = shown(file)
    if name.startswith("/"):
        return {"uri": f"file://{quote(name)}"}
    if _DRIVE.match(name):
        return {"uri": f"file:///{name[:2]}{quote(name[2:])}"}
    return {"uri": quote(name), "uriBaseId": "%SRCROOT%"}


def _message(text: str) -> Object:
    """A message; a ``{0}`` or ``[text](1)`` of the data would be filled in or made a link, and is defused."""
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")}
