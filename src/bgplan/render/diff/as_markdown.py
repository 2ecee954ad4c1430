"""What changed as Markdown: a heading for every kind of change, and a list under it.

Knows Markdown's marks; what is said is the business of ``said``.
"""

from __future__ import annotations

from collections.abc import Iterator

from bgplan.core.changes import Changes
from bgplan.render.diff.said import Said, Sentences
from bgplan.render.machine.as_markdown import escaped
from bgplan.render.words import Words


def diff_markdown(changes: Changes, words: Words) -> str:
    """Return the changes as GitHub's Markdown, in one language."""
    return "\n\n".join(_blocks(Sentences(changes, words, ascii_only=words.ascii_only))) + "\n"


def _blocks(said: Sentences) -> Iterator[str]:
    yield f"# {escaped(said.words('diff.title').capitalize())}: {escaped(said.title())}"
    if not said.changes.has_news:
        yield escaped(said.words("diff.nothing"))
        return
    for section in said.sections():
        yield f"## {escaped(said.words(f'diff.{section.key}'))} ({len(section.entries)})"
        yield "\n".join(text for entry in section.entries for text in _item(entry))
    yield escaped(said.totals())


def _item(entry: Said) -> Iterator[str]:
    yield f"- {escaped(entry.head)}"
    yield from (f"  - {escaped(text)}" for text in entry.rest)
