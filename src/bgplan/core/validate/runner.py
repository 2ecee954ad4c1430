"""How a rule is run: what it is given, and what becomes of what it says.

A rule is a function that looks at one thing (a figure, a target) or at the whole book, and says of it ``PASSED``,
``NOT_EVALUABLE``, what it found, several of these, or nothing where it does not apply. What it needs beside that, such
as the figures of every indicator, it is given; that is made once for all rules that ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import update_wrapper
from typing import Any, Final, TypeAlias, TypeVar, cast, overload

from bgplan.core.dataset import Dataset
from bgplan.core.findings import Finding
from bgplan.core.rules import NOT_EVALUABLES, PASSES, RuleOutcome


class Said(Enum):
    """What a rule says of a thing with which it finds nothing wrong."""

    PASSED = "passed"
    NOT_EVALUABLE = "not-evaluable"


PASSED: Final = Said.PASSED
"""The rule was evaluated and holds."""

NOT_EVALUABLE: Final = Said.NOT_EVALUABLE
"""The rule could not be evaluated, because a part is missing or a number undefined."""

Answer: TypeAlias = Finding | RuleOutcome | Said
"""What a rule says once: what it found, or how it was evaluated; an outcome is one of another code than its own."""

Answers: TypeAlias = Answer | Iterable[Answer] | None
"""All that a rule says of one thing."""

Made = TypeVar("Made")
Subject = TypeVar("Subject")
Given = TypeVar("Given")


class Evidence:
    """A book, and what was made of it for one rule and is there for the next."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._made: dict[Callable[[Evidence], object], object] = {}

    def made(self, make: Callable[[Evidence], Made]) -> Made:
        """Return what ``make`` makes of the evidence: made when it is first asked for, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])


def itself(evidence: Evidence) -> Evidence:
    """Return the evidence: for a rule that asks another one."""
    return evidence


class Check:
    """A rule as it is run over a book: ``look`` at each of its subjects, or at the book, with what it is given."""

    def __init__(
        self,
        code: str,
        look: Callable[..., Answers],
        over: Callable[[Evidence], Sequence[Any]] | None,
        given: Callable[[Evidence], Any] | None,
    ) -> None:
        self.code, self._look, self._over, self._given = code, look, over, given
        update_wrapper(self, look)

    def __call__(self, known: Dataset | Evidence) -> Iterator[Finding | RuleOutcome]:
        """Yield all that the rule says, every outcome with the rule's code."""
        evidence = known if isinstance(known, Evidence) else Evidence(known)
        given = () if self._given is None else (evidence.made(self._given),)
        for subject in (evidence.dataset,) if self._over is None else evidence.made(self._over):
            answers = self._look(subject, *given)
            if isinstance(answers, Said):
                yield self._outcome(answers)
            elif isinstance(answers, (Finding, RuleOutcome)):
                yield answers
            elif answers is not None:
                yield from (self._outcome(each) if isinstance(each, Said) else each for each in answers)

    def _outcome(self, said: Said) -> RuleOutcome:
        return PASSES[self.code] if said is PASSED else NOT_EVALUABLES[self.code]


@overload
def rule(code: str) -> Callable[[Callable[[Dataset], Answers]], Check]: ...
@overload
def rule(
    code: str, *, given: Callable[[Evidence], Given]
) -> Callable[[Callable[[Dataset, Given], Answers]], Check]: ...
@overload
def rule(
    code: str, *, over: Callable[[Evidence], Sequence[Subject]]
) -> Callable[[Callable[[Subject], Answers]], Check]: ...
@overload
def rule(
    code: str, *, over: Callable[[Evidence], Sequence[Subject]], given: Callable[[Evidence], Given]
) -> Callable[[Callable[[Subject, Given], Answers]], Check]: ...
def rule(
    code: str,
    *,
    over: Callable[[Evidence], Sequence[Any]] | None = None,
    given: Callable[[Evidence], Any] | None = None,
) -> Callable[[Callable[..., Answers]], Check]:
    """Make a check of a function that looks, for the rule ``code``, at each subject of ``over`` or at the book."""

    def made(look: Callable[..., Answers]) -> Check:
        return Check(code, look, over, given)

    return made
