"""``bgplan check``: the targets against the figures."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bgplan import run
from bgplan.cli import arguments, options
from bgplan.cli.destinations import Destination, destinations
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.output import Color, add_text, put_document
from bgplan.core.methods import Status
from bgplan.core.report import Report, Result
from bgplan.core.view import Wish, view_of
from bgplan.render import formats
from bgplan.render.check import check_drafts, documents_drafts
from bgplan.render.check.screen import failed_elsewhere
from bgplan.render.document import Document
from bgplan.render.markdown import markdown_text


def check(  # noqa: PLR0913  # one parameter per option
    targets: options.Targets = None,
    *,
    plan: options.PlanNames = None,
    every: options.All = False,
    ended: options.Ended = False,
    unlisted: options.Unlisted = False,
    status: options.Statuses = None,
    sort: options.Sort = None,
    by: options.By = None,
    as_of: options.AsOf = None,
    method: options.MethodNames = None,
    max_age: options.MaxAge = None,
    form: options.TableFormat = None,
    file: options.File = None,
    outputs: options.Outputs = None,
    plain: options.Plain = False,
    fail_on: options.FailOn = None,
    fail_on_since: options.FailOnSince = None,
    strict: options.Strict = False,
    all_refused: options.AllRefused = False,
    documents: options.Documents = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, as the language is
    data: options.Data = None,
    sample: options.Sample = False,
) -> None:
    """Check the targets against the figures."""
    asked = destinations(formats.CARDS if documents else formats.TABLES, form, file, outputs, plain=plain)
    failing = _failing(fail_on, fail_on_since)
    by_lead, statuses = by is options.Grouping.LEAD, arguments.statuses(status)
    wish = Wish(every, ended, unlisted, statuses, sort, by_lead=by_lead, lang=words().lang)
    data = arguments.named_folder(data, sample=sample)
    loaded = arguments.opened(data, color, asked)
    question = arguments.question(
        loaded, as_of=as_of, method=method, plan=plan, names=targets or (), full=unlisted, max_age=max_age
    )._replace(all_refused=all_refused)
    report = run.checked(loaded, question)
    failed = failing.found(loaded, question, report)
    drafts = check_drafts(report, wish, loaded.findings, words())
    drafts = documents_drafts(report, loaded.findings, words()) if documents else drafts
    asked.put(drafts, width=width, color=color)
    shown = view_of(report, wish).results if asked.first in _SCREENS and not documents else ()
    told = failed_elsewhere(failed, shown, words())
    _add_summary(drafts, told)
    put_document(told, None, color, sys.stderr)
    end(loaded, run.exit_code(loaded, failed, strict=strict), color, data, asked)


_SCREENS = (Destination(formats.Format.TEXT), Destination(formats.Format.PLAIN), Destination(formats.Format.MARKDOWN))
"""Where a reader sees the rows themselves."""


class _Failing(NamedTuple):
    """The statuses that a check fails on, and the day after which they must have arisen."""

    statuses: frozenset[Status]
    since: date | None

    def found(self, loaded: run.Loaded, question: run.Question, report: Report) -> tuple[Result, ...]:
        """Return the results that the check fails on."""
        if self.since is None:
            return run.failing(report, self.statuses)
        earlier = run.checked(loaded, question._replace(as_of=min(self.since, question.as_of)))
        return run.failing(report, self.statuses, earlier)


def _failing(fail_on: list[str] | None, fail_on_since: str | None) -> _Failing:
    statuses = arguments.statuses(fail_on)
    return _Failing(statuses, arguments.since(fail_on_since, statuses))


def _add_summary(drafts: formats.Drafts, told: Document) -> None:
    """Add the page, and what it failed on, to the file of which GitHub makes the summary of a job."""
    job = os.environ.get("GITHUB_STEP_SUMMARY")
    if job:
        page = drafts.text(formats.Format.MARKDOWN, words(), ascii_only=False)
        add_text(Path(job), page + (f"\n{markdown_text(told)}" if told else ""))
