"""What the arguments ask for, checked: the data folder, the date, the names. A wrong one is a usage error, exit 2.

Every command that judges or shows figures begins with them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from bgplan import run
from bgplan.cli.destinations import Destinations
from bgplan.cli.findings import end_unread
from bgplan.cli.language import words
from bgplan.cli.output import Color
from bgplan.cli.usage_errors import refuse, refuse_listed, refuse_unknown
from bgplan.core import periods
from bgplan.core.as_of import known_from
from bgplan.core.findings import Fault
from bgplan.core.growth import month_of
from bgplan.core.methods import Status
from bgplan.core.methods.catalogue import CHOICES
from bgplan.core.names import NamedThing, NameKind, meant, names_of, near_names
from bgplan.core.numbers import read_number
from bgplan.core.periods import Period, PeriodKind
from bgplan.core.report import Supposition
from bgplan.read.files import TARGETS
from bgplan.read.folder import named_otherwise, nearest_folder
from bgplan.read.package import sample_folder

ASKED = (NameKind.TARGET, NameKind.INDICATOR, NameKind.PLAN)
"""What the names that a command takes are of."""


def working_folder() -> Path:
    """Return the folder that the program was started in, which may have been deleted since."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        refuse("no_working_folder")


def shown_from(folder: Path) -> Path:
    """Return the folder that findings name the files of a data folder from: ours, or that which holds the sample."""
    here = working_folder()
    return folder.parent if folder == sample_folder() and not folder.is_relative_to(here) else here


def named_folder(data: Path | None, *, sample: bool) -> Path | None:
    """Return the data folder that is named, which ``--sample`` does too."""
    if not sample:
        return data
    if data is not None:
        refuse("sample_and_data", folder=str(data))
    return sample_folder()


def data_folder(asked: Path | None) -> Path:
    """Return the data folder: ``--data``, else ``BGPLAN_DATA``, else the nearest ancestor's."""
    named = asked or (Path(os.environ["BGPLAN_DATA"]) if os.environ.get("BGPLAN_DATA") else None)
    found = named or nearest_folder(working_folder())
    if found is None:
        if _is_there(working_folder() / TARGETS):
            refuse("folder_itself", file=TARGETS)
        refuse("no_folder", file=f"data/{TARGETS}")
    if not _is_there(found / TARGETS):
        _refuse_other_name(found)
        refuse("no_targets", folder=str(found), file=TARGETS)
    return found


def _refuse_other_name(folder: Path) -> None:
    """End with a usage error where the file of the targets is there under another name."""
    other = named_otherwise(folder)
    if other:
        refuse("targets_otherwise", folder=str(folder), file=TARGETS, other=other)


def _is_there(path: Path) -> bool:
    """Whether there is something of that name, be it only something that may not be looked at."""
    try:
        return path.exists()
    except OSError:
        return True  # why it cannot be opened is a finding of the reader


def opened(data: Path | None, color: Color, asked: Destinations) -> run.Loaded:
    """Return the data folder that is asked for; the end where nothing in it can be read, and the output cannot say why.

    What else is found is said when the report is written, by ``findings.end``.
    """
    folder = data_folder(data)
    asked.keep(folder)
    loaded = run.load(folder, shown_from(folder))
    if not asked.findings_inside:
        end_unread(loaded, color, data, asked)
    return loaded


def question(  # noqa: PLR0913  # one parameter per option
    loaded: run.Loaded,
    *,
    as_of: str | None,
    method: Sequence[str] | None,
    plan: Sequence[str] | None,
    names: Collection[str],
    full: bool,
    max_age: int | None = None,
) -> run.Question:
    """Return the question that the arguments ask."""
    plans = tuple(meant_name(loaded, name, (NameKind.PLAN,)) for name in listed(plan))
    wanted = [each for name in names for each in _with_targets(loaded, meant_name(loaded, name, ASKED))]
    day = _dated(loaded, as_of)
    return run.Question(
        as_of=day or _last_issue(loaded),
        methods=methods(method),
        plans=plans,
        names=tuple(dict.fromkeys(wanted)),
        full=full,
        max_age=max_age,
        is_undated=day is None,
    )


def listed(texts: Sequence[str] | None) -> tuple[str, ...]:
    """Return what an option lists, with commas or given several times, each once; ``""`` where it lists nothing."""
    names = (name.strip() for text in texts or () for name in text.split(","))
    return tuple(dict.fromkeys(filter(None, names))) or (("",) if texts else ())


def meant_name(loaded: run.Loaded, name: str, kinds: Sequence[NameKind]) -> str:
    """Return the id that a name means: itself, or what alone has that label or those words; else a usage error."""
    written = loaded.dataset.written
    tables = {
        NameKind.PLAN: written.plans,
        NameKind.TARGET: written.targets,
        NameKind.INDICATOR: written.indicators,
        NameKind.SOURCE: written.sources,
    }
    unread = (left for kind in kinds for left in written.left_out.get(f"{kind}s", ()))
    if any(name in tables[kind] for kind in kinds) or name in unread:  # its own finding says what is wrong with it
        return name
    known = names_of(written, kinds)
    fitting = meant(name, known)
    if len(fitting) == 1 or not known:  # where nothing could be read, findings say why
        return fitting[0].name if fitting else name
    if fitting:
        refuse_listed("several", _labelled(fitting), name=name)
    _refuse_unlike(name, words()(f"code.{kinds[0]}"), _labelled(near_names(name, known)))
    return refuse_unknown(kinds[0], name, [named.name for named in known])


def _refuse_unlike(name: str, what: str, near: Sequence[tuple[str, str]]) -> None:
    """End with a usage error where there are names like a wrong one."""
    if len(near) == 1:
        ((like, label),) = near
        refuse("unknown_one", what=what, name=name, near=like, label=label)
    if near:
        refuse_listed("unknown_like", near, what=what, name=name)


def refuse_plans(loaded: run.Loaded, names: Collection[str]) -> None:
    """End with a usage error where a plan is named and one of its targets is meant to be: which it has."""
    for name in (meant_name(loaded, typed, ASKED) for typed in names):
        own = _with_targets(loaded, name)
        if own != (name,):
            known = names_of(loaded.dataset.written, (NameKind.TARGET,))
            refuse_listed("is_plan", _labelled([named for named in known if named.name in own]), name=name)


def _with_targets(loaded: run.Loaded, name: str) -> tuple[str, ...]:
    """The targets of a plan; of any other name, and of a plan that has none, that name."""
    written = loaded.dataset.written
    if name in written.targets or name in written.indicators:
        return (name,)
    return tuple(target for target, record in written.targets.items() if record.plan == name) or (name,)


def _labelled(names: Sequence[NamedThing]) -> list[tuple[str, str]]:
    return [(named.name, words().own(named.label)) for named in names]


def moment(loaded: run.Loaded, as_of: str | None) -> date:
    """Return the date that is asked for: by default the newest publication in the data.

    Without any figure the plans are shown as they stand last; the clock is read for ``today`` only.
    """
    return _dated(loaded, as_of) or _last_issue(loaded)


def _dated(loaded: run.Loaded, as_of: str | None) -> date | None:
    """The date that is asked for, by default the newest publication; None where there is no figure."""
    return run.default_as_of(loaded.dataset) if as_of is None else _date(as_of)


def _last_issue(loaded: run.Loaded) -> date:
    """The first day on which every plan is in force."""
    written = loaded.dataset.written
    issued = (max(known_from(plan, written), plan.period.start) for plan in written.plans.values())
    return max(issued, default=date.min)


def span(earlier: str, later: str) -> tuple[date, date]:
    """Return the two dates of ``bgplan diff``, the earlier one first."""
    two = _date(earlier), _date(later)
    if two[0] > two[1]:
        refuse("order", earlier=earlier, later=later)
    return two


def _date(text: str) -> date:
    """A day, the last day of a month or year, or today by the clock."""
    if text == "today":
        return datetime.now().astimezone().date()
    try:
        period = periods.parse(text)
    except periods.PeriodError:
        refuse("as_of", text=text)
    if period.kind not in (PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR):
        refuse("as_of", text=text)
    return period.end


def month(text: str) -> Period:
    """Return a month that is named, or (``today``) the one that there is by the clock."""
    if text == "today":
        return month_of(datetime.now().astimezone().date())
    try:
        period = periods.parse(text)
    except periods.PeriodError:
        refuse("month", text=text)
    if period.kind is not PeriodKind.MONTH:
        refuse("month", text=text)
    return period


def methods(texts: Sequence[str] | None) -> tuple[str, ...]:
    """Return the methods of ``--method``, the deciding one first."""
    names = listed(texts)
    for name in names:
        if name not in CHOICES:
            refuse_unknown("method", name, CHOICES)
    return names


def suppositions(growth: str | None, value: str | None) -> tuple[Supposition, ...]:
    """Return what ``--growth`` and ``--value`` suppose."""
    rates = () if growth is None else (_growth(growth),)
    levels = () if value is None else (_value(value),)
    return (*rates, *levels)


def _growth(text: str) -> Supposition:
    """A growth per year in percent, with a decimal point or comma; more than everything cannot be lost."""
    match = re.fullmatch(r"([+−-]?\d{1,6}(?:[.,]\d{1,6})?)\s*%?", text.strip(), re.ASCII)
    rate = Fraction(match[1].replace(",", ".").replace("−", "-")) / 100 if match else None
    if rate is None or rate <= -1:
        refuse("growth", text=text)
    return Supposition(rate=rate)


def _value(text: str) -> Supposition:
    """A number as the files write them, and the period at whose end it stands."""
    number, _, when = (part.strip() for part in text.partition("@"))
    try:
        value, at = Fraction(read_number(number)), periods.parse(when)
    except (Fault, periods.PeriodError):
        refuse("value", text=text)
    if at.kind is PeriodKind.YEARS:
        refuse("value", text=text)
    return Supposition(value=value, at=at)


def statuses(texts: Sequence[str] | None, also: tuple[str, ...] = ()) -> frozenset[Status]:
    """Return the statuses of ``--fail-on``; ``also`` are the other names that a command has for it."""
    names, known = listed(texts), (*(status.value for status in Status), *also)
    if names and not any(names):
        refuse("fail_on", known=", ".join(known))
    for name in names:
        if name not in known:
            refuse_unknown("status", name, known)
    return frozenset(Status(name) for name in names)


def since(text: str | None, failing: Collection[Status]) -> date | None:
    """Return the last day before the month of ``--fail-on-since``: a status that stood then has not arisen since."""
    if text is None:
        return None
    first = month(text).start
    if not failing:
        refuse("fail_on_since")
    return first - timedelta(days=1) if first > date.min else first  # nothing was known then either
