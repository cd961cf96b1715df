"""For whom there is what kind of file, the usual one first."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from secretsmanual.domain.values import Audience

BUNDLE = "smbundle"

_FOR: dict[Audience, tuple[str, ...]] = {
    "service": (
        *("html", "pdf", "docx", "xlsx", "csv", "txt"),
        *("vcf", "ics", "hubspot.csv", "json", "jsonl"),
    ),
    "marketing": (
        *("html", "xlsx", "pdf", "docx", "csv", "txt"),
        *("vcf", "hubspot.csv", "json", "jsonl"),
    ),
    "themes": ("xlsx", "html", "pdf", "docx", "csv", "txt", "json", "jsonl"),
    "colleague": (BUNDLE,),
}


class Kind(NamedTuple):
    """A kind of file, as people call it."""

    ending: str
    name: str


def kinds_for(audience: Audience) -> list[Kind]:
    """Return the kinds of file that an audience can get."""
    names = {
        "html": _say("Web page with a search") if audience == "service" else _say("Web page"),
        "pdf": _say("PDF, to read and print"),
        "docx": _say("Word file"),
        "xlsx": _say("Workbook"),
        "csv": _say("Table of text (CSV)"),
        "txt": _say("Plain text"),
        "vcf": _say("Cards for an address book"),
        "ics": _say("Calendar"),
        "hubspot.csv": _say("Notes for HubSpot"),
        "json": _say("For programs (JSON)"),
        "jsonl": _say("For programs, line by line"),
        BUNDLE: _say("Bundle for their manual"),
    }
    return [Kind(ending, names[ending]) for ending in _FOR[audience]]


def can_be_locked(audience: Audience, ending: str) -> bool:
    """Whether a passphrase can lock it: the service pack, and a bundle."""
    return ending == BUNDLE or (audience == "service" and ending == "html")


def audience_in_words(name: Audience) -> str:
    """Name an audience in the midst of a sentence."""
    return {
        "service": _say("service"),
        "marketing": _say("marketing"),
        "themes": _say("marketing, themes"),
        "colleague": _say("a colleague"),
    }[name]


def file_name(audience: Audience, ending: str) -> str:
    """Return the name that a file is usually given."""
    names: dict[Audience, str] = {
        "service": _say("For service"),
        "marketing": _say("For marketing"),
        "themes": _say("Themes"),
        "colleague": _say("For a colleague"),
    }
    return f"{names[audience]}.{ending}"


def _say(text: str) -> str:
    return QCoreApplication.translate("HandOver", text)
