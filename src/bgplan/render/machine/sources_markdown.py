"""Sources as Markdown: a table of all of them with what rests on each, or lists of what lacks.

Knows Markdown's marks; words are those of one language.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.findings import Finding
from bgplan.core.sourcing import Carried, Sourcing
from bgplan.render.citations import citation
from bgplan.render.machine.as_markdown import findings_blocks
from bgplan.render.markdown import escaped, table_text
from bgplan.render.sources.said import alone_text, figures_of, missing_by_lack, missing_text, targets_of
from bgplan.render.words import Words

_COLUMNS = ("source", "citation", "figures", "indicators", "targets")


def sources_markdown(found: Sourcing, findings: tuple[Finding, ...], words: Words, *, missing: bool) -> str:
    """Return the sources as GitHub's Markdown, or with ``missing`` what lacks."""
    blocks = _lacking(found, words) if missing else _listed(found, words)
    return "\n\n".join((*blocks, *findings_blocks(findings, words))) + "\n"


def _listed(found: Sourcing, words: Words) -> Iterator[str]:
    yield _title("title", found, words)
    if not found.sources:
        yield escaped(words("sources.nothing"))
        return
    heads = [words(f"sources.markdown.{each}") for each in _COLUMNS]
    marks = ["---:" if each == "figures" else "---" for each in _COLUMNS]
    yield table_text(heads, marks, [_cells(each, words) for each in found.sources])
    if found.alone:
        yield f"## {escaped(words('sources.alone'))}"
        yield "\n".join(f"- {escaped(alone_text(each, found, words))}" for each in found.alone)
    else:
        yield escaped(words("sources.none_alone"))


def _cells(one: Carried, words: Words) -> list[str]:
    url = one.cited.source.url
    address = f" <{url.replace('|', '%7C')}>" if url is not None else ""
    return [
        escaped(one.cited.name),
        escaped(citation(one.cited, words)) + address,
        str(one.total),
        escaped(figures_of(one)),
        escaped(targets_of(one, words)),
    ]


def _lacking(found: Sourcing, words: Words) -> Iterator[str]:
    yield _title("missing_title", found, words)
    if not found.missing:
        yield escaped(words("sources.nothing_missing"))
    for lack, having in missing_by_lack(found):
        yield f"## {escaped(words(f'sources.lack.{lack.value}'))}"
        yield "\n".join(f"- {escaped(missing_text(each, words))}" for each in having)


def _title(key: str, found: Sourcing, words: Words) -> str:
    title = words(f"sources.markdown.{key}", territory=found.written.territory, date=found.as_of)
    return f"# {escaped(title)}"
