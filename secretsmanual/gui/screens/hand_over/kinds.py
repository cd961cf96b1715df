"""For whom there is what kind of file, the usual one first."""

from typing import NamedTuple

from secretsmanual.domain.values import Audience
from secretsmanual.domain.wording import tr

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
        "html": tr("Web page with a search") if audience == "service" else tr("Web page"),
        "pdf": tr("PDF, to read and print"),
        "docx": tr("Word file"),
        "xlsx": tr("Workbook"),
        "csv": tr("Table of text (CSV)"),
        "txt": tr("Plain text"),
        "vcf": tr("Cards for an address book"),
        "ics": tr("Calendar"),
        "hubspot.csv": tr("Notes for HubSpot"),
        "json": tr("For programs (JSON)"),
        "jsonl": tr("For programs, line by line"),
        BUNDLE: tr("Bundle for their manual"),
    }
    return [Kind(ending, names[ending]) for ending in _FOR[audience]]


def can_be_locked(audience: Audience, ending: str) -> bool:
    """Whether a passphrase can lock it: the service pack, and a bundle."""
    return ending == BUNDLE or (audience == "service" and ending == "html")


def audience_in_words(name: Audience) -> str:
    """Name an audience in the midst of a sentence."""
    return {
        "service": tr("service"),
        "marketing": tr("marketing"),
        "themes": tr("marketing, themes"),
        "colleague": tr("a colleague"),
    }[name]


def file_name(audience: Audience, ending: str) -> str:
    """Return the name that a file is usually given."""
    names: dict[Audience, str] = {
        "service": tr("For service"),
        "marketing": tr("For marketing"),
        "themes": tr("Themes"),
        "colleague": tr("For a colleague"),
    }
    return f"{names[audience]}.{ending}"
