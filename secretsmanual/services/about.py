"""The parts that the program is made of, and their licences in full.

A built program carries the list of its libraries ready made (`packaging/notices.py`); elsewhere
it is read from what is installed.
"""

import json
import re
import sys
import sysconfig
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from secretsmanual import __version__
from secretsmanual.domain.wording import mark, tr
from secretsmanual.system.resources import resource

VERSION = __version__

_BUNDLED = (
    (mark("Inter, typeface"), "OFL-1.1", ("fonts", "OFL-Inter.txt")),
    (mark("Newsreader, typeface"), "OFL-1.1", ("fonts", "OFL-Newsreader.txt")),
    (mark("DejaVu Sans, typeface"), "Bitstream Vera", ("fonts", "print", "LICENSE-DejaVu.txt")),
    (mark("Lucide, icons"), "ISC", ("icons", "LICENSE-lucide.txt")),
    (mark("SQLCipher, in sqlcipher3"), "BSD-3-Clause", ("licences", "SQLCipher.txt")),
    (mark("SQLite, in sqlcipher3"), "blessing", ("licences", "SQLite.txt")),
    (
        mark("OpenSSL, in sqlcipher3 and cryptography"),
        "Apache-2.0",
        ("licences", "OpenSSL.txt"),
    ),
    (mark("ICU, in Qt"), "ICU", ("licences", "ICU.txt")),
    (mark("Code of others, in Qt"), "", ("licences", "Qt-parts.txt")),
)
LIBRARIES = (
    "PySide6_Essentials",
    "shiboken6",
    "sqlmodel",
    "SQLAlchemy",
    "greenlet",
    "pydantic",
    "pydantic_core",
    "annotated-types",
    "typing-inspection",
    "typing_extensions",
    "sqlcipher3",
    "cryptography",
    "cffi",
    "pycparser",
    "platformdirs",
    "keyring",
    "SecretStorage",
    "jeepney",
    "jaraco.classes",
    "jaraco.functools",
    "jaraco.context",
    "more-itertools",
    "importlib_metadata",
    "zipp",
    "backports.tarfile",
    "lazy-importer",
    "pywin32-ctypes",
    "alembic",
    "Mako",
    "MarkupSafe",
    "Jinja2",
    "XlsxWriter",
    "reportlab",
    "pillow",
    "charset-normalizer",
    "python-docx",
    "icalendar",
    "fsrs",
    "python-dateutil",
    "six",
    "tzdata",
    "lxml",
    "tqdm",
)
"""Distributions that a release may carry; those that this copy lacks are not listed."""
_NAMES = ("licen", "copying", "notice")
_QT = ("PySide6_Essentials", "shiboken6")
"""Their packages bring no text; the LGPL builds on the GPL, so both are shown."""
GATHERED = ("licences", "libraries.json")
"""Where a built program has the list of its libraries, under the resources."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part somebody else made."""

    name: str
    version: str = ""
    licence: str = ""
    """Its short name, as the part itself gives it."""
    text: str = ""
    """The licence in full, where the part brings it."""


def parts() -> list[Part]:
    """Return every part in this copy with its licence, by name."""
    found = [*libraries(), *bundled()]
    return sorted(found, key=lambda part: part.name.casefold())


def bundled() -> list[Part]:
    """Return what is no library of its own: it lies in the resources or inside a library."""
    return [
        Part(tr(name), licence=licence, text=resource(*path).read_text("utf-8"))
        for name, licence, path in _BUNDLED
    ]


def libraries() -> list[Part]:
    """Return Python and the libraries."""
    gathered = resource(*GATHERED)
    if gathered.is_file():
        return [Part(**one) for one in json.loads(gathered.read_text("utf-8"))]
    return [_python(), *(part for name in LIBRARIES if (part := _library(name)))]


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    files = [place / name for place in places for name in ("LICENSE.txt", "LICENSE")]
    text = next((file.read_text("utf-8") for file in files if file.is_file()), "")
    return Part("Python", version, "PSF-2.0", text)


def _library(name: str) -> Part | None:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    about = found.metadata
    given = [about.get_all(field) or [] for field in ("License-Expression", "License")]
    licence = next((one for field in given for one in field), "")
    short = re.split(r"\(|\n|  ", licence)[0].strip()[:80]
    return Part(
        about["Name"],
        found.version,
        short or _classified(about.get_all("Classifier") or []),
        "\n\n".join(_qt_texts() if name in _QT else _texts(found)),
    )


def _classified(classifiers: list[str]) -> str:
    names = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    return ", ".join(names)


def _qt_texts() -> list[str]:
    return [
        resource("licences", name).read_text("utf-8").strip()
        for name in ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
    ]


def _texts(found: metadata.Distribution) -> list[str]:
    files = [
        file
        for file in found.files or []
        if ".dist-info" in file.parts[0] and file.name.lower().startswith(_NAMES)
    ]
    inside = [f"{one['name']} {one.get('version', '')} {_licence_of(one)}" for one in inner(found)]
    listed = ["Built into it, by its own list:\n" + "\n".join(sorted(inside))] if inside else []
    return [file.read_text("utf-8").strip() for file in sorted(files)] + listed


def inner(found: metadata.Distribution) -> list[dict[str, Any]]:
    """Return what a library says is built into it: components of its CycloneDX lists (PEP 770)."""
    lists = [file for file in found.files or [] if "sboms" in file.parts and file.suffix == ".json"]
    read = [json.loads(file.read_text("utf-8")) for file in sorted(lists)]
    return [one for each in read for one in each.get("components", [])]


def _licence_of(component: dict[str, Any]) -> str:
    given = component.get("licenses", [])
    names = [
        one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in given
    ]
    return f"({', '.join(names)})" if names else ""
