"""The shapes of what ``validate`` and ``rules`` write: findings with their counts, and the catalogue of rules."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypedDict

from bgplan.core.findings import Severity
from bgplan.render.shapes.parts import BilingualObject, Code, Count, FindingObject


class SeverityCountsObject(TypedDict):
    """How many findings there are of each weight, those that are acknowledged apart."""

    error: Annotated[Count, "those that fail the run"]
    warning: Annotated[Count, "those that fail it under --strict"]
    info: Annotated[Count, "those that never do"]
    acknowledged: Annotated[Count, "those that stand with a reason"]


class RuleCountObject(TypedDict):
    """How often a rule was looked at, and how that ended."""

    passed: Annotated[Count, "how often it held"]
    failed: Annotated[Count, "how often it did not"]
    not_evaluable: Annotated[Count, "how often it could not be told"]


class ValidateOutput(TypedDict):
    """What the data files say of themselves: every finding, and how often each rule was looked at."""

    schema: Annotated[Literal["bgplan.validate/1"], "the contract's name and version"]
    summary: Annotated[SeverityCountsObject, "how many findings there are of each weight, those acknowledged apart"]
    statistics: Annotated[Mapping[Code, RuleCountObject], "by code, how often a rule held, failed or could not be told"]
    findings: Annotated[tuple[FindingObject, ...], "the findings, in order of file and place"]


class AdviceObject(TypedDict):
    """What to do about a finding, in both languages; facts stand in braces."""

    vi: Annotated[tuple[str, ...], "in Vietnamese"]
    en: Annotated[tuple[str, ...], "in English"]


class RuleObject(TypedDict):
    """One rule."""

    code: Annotated[Code, "its code"]
    name: Annotated[str, "its name"]
    severity: Annotated[Severity, "how much its findings weigh"]
    explanation: Annotated[BilingualObject, "what it looks at, and why"]
    text: Annotated[BilingualObject, "what its findings say; facts stand in braces"]
    help: Annotated[AdviceObject, "what to do about one"]


class RulesOutput(TypedDict):
    """Every rule that the data files are looked at with."""

    schema: Annotated[Literal["bgplan.rules/1"], "the contract's name and version"]
    rules: Annotated[tuple[RuleObject, ...], "the rules, in the order of their codes"]
