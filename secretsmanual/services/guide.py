"""The guide that F1 opens: chapters in the language spoken, as text with marks (Markdown)."""

from dataclasses import dataclass

from secretsmanual.domain.wording import language
from secretsmanual.system.languages import text_in

CHAPTERS = (
    *("start", "talk", "brief", "handover", "oops", "leaves", "people"),
    *("files", "speed", "licences"),
)
"""Every chapter by its file's name, in reading order."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter."""

    name: str
    title: str
    text: str
    """Markdown without HTML; its first line is the title."""


def chapters() -> list[Chapter]:
    """Return all chapters, in English where the language spoken has none of its own."""
    found = []
    for name in CHAPTERS:
        text = text_in(language(), f"guide/{name}.md")
        found.append(Chapter(name, text.partition("\n")[0].removeprefix("# ").strip(), text))
    return found
