"""A text of the data in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Vietnamese and English; the two are equal, so neither may be missing."""

    vi: str
    en: str

    def text(self, lang: str) -> str:
        """Return the text in ``lang`` (``vi`` or ``en``)."""
        return self.vi if lang == "vi" else self.en
