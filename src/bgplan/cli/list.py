"""``bgplan list``: what there is to be asked for, and what it is called."""

from bgplan.cli import arguments, options
from bgplan.cli.destinations import destinations
from bgplan.cli.findings import end
from bgplan.cli.language import words
from bgplan.cli.output import Color
from bgplan.cli.usage_errors import refuse_unknown
from bgplan.core.listing import listing_of
from bgplan.core.names import NameKind
from bgplan.render import formats
from bgplan.render.listing import listing_drafts

_USUAL = frozenset((NameKind.PLAN, NameKind.TARGET, NameKind.INDICATOR))
"""The kinds that are listed where nothing is asked for: nobody looks for a source without a word of it."""


def list(  # noqa: A001, PLR0913  # the command's name; one parameter per option
    asked_for: options.Words = None,
    *,
    kind: options.Kinds = None,
    plan: options.PlanNames = None,
    as_of: options.AsOf = None,
    form: options.TableFormat = None,
    file: options.File = None,
    outputs: options.Outputs = None,
    plain: options.Plain = False,
    strict: options.Strict = False,
    lang: options.Language = None,  # noqa: ARG001  # read before parsing, see ``language``
    width: options.Width = None,
    color: options.Colored = Color.AUTO,
    ascii_only: options.Ascii = False,  # noqa: ARG001  # read before parsing, see ``language``
    data: options.Data = None,
    sample: options.Sample = False,
) -> None:
    """List plans, targets, indicators and sources."""
    asked = destinations(formats.TABLES, form, file, outputs, plain=plain)
    kinds = _kinds(arguments.listed(kind)) or (frozenset(NameKind) if asked_for else _USUAL)
    data = arguments.named_folder(data, sample=sample)
    loaded = arguments.opened(data, color, asked)
    plans = tuple(arguments.meant_name(loaded, name, (NameKind.PLAN,)) for name in arguments.listed(plan))
    found = listing_of(loaded.dataset, arguments.moment(loaded, as_of), asked_for or (), kinds, plans)
    asked.put(listing_drafts(found, loaded.findings, words()), width=width, color=color)
    end(loaded, loaded.exit_code(strict=strict), color, data, asked)


def _kinds(names: tuple[str, ...]) -> frozenset[NameKind]:
    """The kinds of ``--kind``."""
    known = tuple(kind.value for kind in NameKind)
    for name in names:
        if name not in known:
            refuse_unknown("kind", name, known)
    return frozenset(map(NameKind, names))
