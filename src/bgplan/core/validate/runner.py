"""How a rule is run: what it is given, and what becomes of what it says.

A rule is a function that looks at one subject (a figure, a target) or at all the evidence, and says ``PASSED``,
``NOT_EVALUABLE``, what it found, several of these, or nothing where it does not apply. What it needs beside its
subject it is given. What is given, such as the figures of every indicator, is made of the dataset once for all rules
that ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import update_wrapper
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol, TypeAlias, TypeVar, cast, overload

from bgplan.core.dataset import Dataset, PlanFile, ResolvedObservation, ResolvedTarget
from bgplan.core.findings import Fact, Facts, Finding, PathKey, Place, Severity
from bgplan.core.rules import RuleOutcome, finding


class Said(Enum):
    """What a rule says of a thing with which it finds nothing wrong."""

    PASSED = "passed"
    NOT_EVALUABLE = "not-evaluable"


PASSED: Final = Said.PASSED
"""The rule was evaluated and holds."""

NOT_EVALUABLE: Final = Said.NOT_EVALUABLE
"""The rule could not be evaluated, because a part is missing or a number undefined."""


class Thing(Protocol):
    """What a rule can find something wrong with: it stands somewhere, and has a name."""

    @property
    def place(self) -> Place:
        """Where it stands."""

    @property
    def subject(self) -> str:
        """What a finding about it names, whichever line it stands on."""


class Violation(NamedTuple):
    """What is wrong with a thing: at which of its keys, what is to be told of it, which other places, and how grave.

    ``of`` is the thing where that is not the subject that the rule looks at. The rule's code is the runner's business.
    """

    at: tuple[PathKey, ...]
    facts: Facts
    of: Thing | None = None
    related: tuple[Place, ...] = ()
    severity: Severity | None = None


def violation(
    *at: PathKey,
    of: Thing | None = None,
    related: tuple[Place, ...] = (),
    severity: Severity | None = None,
    facts: Facts = MappingProxyType({}),
    **more: Fact,
) -> Violation:
    """Return what is wrong at a key of a thing; facts come one by one or as a mapping."""
    return Violation(at, {**facts, **more}, of, related, severity)


Answer: TypeAlias = Said | Violation | Finding | RuleOutcome
"""What a rule says once; a finding or an outcome of its own where it is not of the thing itself, or of another code."""

Answers: TypeAlias = Answer | Iterable[Answer] | None
"""All that a rule says of one thing."""

Made = TypeVar("Made")
Subject = TypeVar("Subject")
Given = TypeVar("Given")


_ORDER = tuple(Severity)


def gravest(answers: Iterable[Answer]) -> Answer:
    """Return what is said of one thing that was looked at in several ways: the gravest finding, else that it holds."""
    several = tuple(answers)
    findings = [answer for answer in several if isinstance(answer, Finding)]
    if findings:
        return min(findings, key=lambda found: _ORDER.index(found.severity))
    return PASSED if PASSED in several else NOT_EVALUABLE


class Evidence:
    """A dataset, and what was made of it for one rule and is there for the next."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._made: dict[Callable[[Evidence], object], object] = {}

    def made(self, make: Callable[[Evidence], Made]) -> Made:
        """Return what ``make`` makes of the evidence: made when it is first asked for, and kept.

        The evidence itself is not kept: it would hold itself, and all that was made of it, for as long as the program
        runs, whose garbage collector is off.
        """
        if make is evidence_itself:
            return make(self)
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])


def standing_observations(evidence: Evidence) -> Iterator[ResolvedObservation]:
    """Return the figures that their publishers have not withdrawn: nothing is to be mended in those."""
    return (observation for observation in evidence.dataset.observations if observation.record.withdrawn is None)


def every_target(evidence: Evidence) -> tuple[ResolvedTarget, ...]:
    """Return the targets, superseded ones too."""
    return evidence.dataset.targets


def plan_file(evidence: Evidence) -> PlanFile:
    """Return the plan file as it is written, for rules that look names up in it."""
    return evidence.dataset.written


def evidence_itself(evidence: Evidence) -> Evidence:
    """Return the evidence: for a rule that asks another one."""
    return evidence


class Check:
    """A rule as it is run: ``look`` at each subject of ``over`` and at what it is ``given``, or at all the evidence."""

    def __init__(
        self,
        code: str,
        look: Callable[..., Answers],
        over: Callable[[Evidence], Iterable[Any]] | None,
        given: Callable[[Evidence], Any] | None,
    ) -> None:
        self.code, self._look, self._over, self._given = code, look, over, given
        self._passed, self._not_evaluable = (RuleOutcome(code, evaluable=said is PASSED) for said in Said)
        update_wrapper(self, look)

    def __call__(self, known: Dataset | Evidence) -> Iterator[Finding | RuleOutcome]:
        """Yield all that the rule says, every outcome with the rule's code."""
        evidence = known if isinstance(known, Evidence) else Evidence(known)
        given = () if self._given is None else (evidence.made(self._given),)
        for subject in (evidence,) if self._over is None else self._over(evidence):
            answers = self._look(subject, *given)
            if answers is PASSED:  # nearly always, so it is worth a way of its own
                yield self._passed
            elif isinstance(answers, (Said, Violation, Finding, RuleOutcome)):
                yield self._told(answers, subject)
            elif answers is not None:
                yield from (self._told(answer, subject) for answer in answers)

    def _told(self, answer: Answer, subject: Any) -> Finding | RuleOutcome:  # noqa: ANN401  # whatever the rule looks at
        if answer is PASSED:
            return self._passed
        if answer is NOT_EVALUABLE:
            return self._not_evaluable
        if not isinstance(answer, Violation):
            return answer
        at, facts, of, related, severity = answer
        thing = of or subject
        place = thing.place.at(*at)
        return finding(self.code, place, subject=thing.subject, related=related, severity=severity, facts=facts)


@overload
def rule(code: str) -> Callable[[Callable[[Evidence], Answers]], Check]: ...
@overload
def rule(
    code: str, *, over: Callable[[Evidence], Iterable[Subject]]
) -> Callable[[Callable[[Subject], Answers]], Check]: ...
@overload
def rule(
    code: str, *, over: Callable[[Evidence], Iterable[Subject]], given: Callable[[Evidence], Given]
) -> Callable[[Callable[[Subject, Given], Answers]], Check]: ...
def rule(
    code: str,
    *,
    over: Callable[[Evidence], Iterable[Any]] | None = None,
    given: Callable[[Evidence], Any] | None = None,
) -> Callable[[Callable[..., Answers]], Check]:
    """Make a check of a function that looks, for the rule ``code``, at each subject of ``over`` or at it all."""

    def made(look: Callable[..., Answers]) -> Check:
        return Check(code, look, over, given)

    return made
