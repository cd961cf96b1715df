"""The parts that the program is made of, and their licences in full."""

import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from secretsmanual import __version__
from secretsmanual.domain.wording import mark, tr
from secretsmanual.system.resources import resource

VERSION = __version__

_BUNDLED = (
    (mark("Inter, typeface"), "OFL-1.1", ("fonts", "OFL-Inter.txt")),
    (mark("Newsreader, typeface"), "OFL-1.1", ("fonts", "OFL-Newsreader.txt")),
    (mark("DejaVu Sans, typeface"), "Bitstream Vera", ("fonts", "print", "LICENSE-DejaVu.txt")),
    (mark("Lucide, icons"), "ISC", ("icons", "LICENSE-lucide.txt")),
)
_LIBRARIES = (
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
    found = [_python(), *(part for name in _LIBRARIES if (part := _library(name)))]
    for name, licence, path in _BUNDLED:
        found.append(Part(tr(name), licence=licence, text=resource(*path).read_text("utf-8")))
    return sorted(found, key=lambda part: part.name.casefold())


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    files = [Path(sys.base_prefix) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE"]
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
        for name in ("LGPL-3.0.txt", "GPL-3.0.txt")
    ]


def _texts(found: metadata.Distribution) -> list[str]:
    files = [
        file
        for file in found.files or []
        if ".dist-info" in file.parts[0] and file.name.lower().startswith(_NAMES)
    ]
    return [file.read_text("utf-8").strip() for file in sorted(files)]
