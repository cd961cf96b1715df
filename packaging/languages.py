#!/usr/bin/env python3
"""Bring the texts of the program into the catalogues of its languages, and compile them.

    .venv/bin/python packaging/languages.py            all languages: collect, then compile
    .venv/bin/python packaging/languages.py --missing  say what is not translated yet

A text is whatever stands in a call of `tr`, `trn` or `mark` (`secretsmanual/domain/wording.py`),
or of the window's own `tr`. What nothing says any more leaves the catalogues.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ROOT / "resources" / "languages"
TRANSLATED = ("de", "es", "fr")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in a catalogue in place of the moment at which it was made."""
SAYING = {"tr": 1, "mark": 1, "trn": 2}
"""Calls that say a text, with the number of texts they take first."""


def texts_in(source: str, name: str) -> Iterator[tuple[str | tuple[str, ...], int]]:
    """Yield each text of a module, or each pair of one and many, with its line."""
    return said(ast.parse(source, name))


def said(code: ast.AST) -> Iterator[tuple[str | tuple[str, ...], int]]:
    """Yield each text said within a piece of code, with its line."""
    for node in ast.walk(code):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else _name(node.func)
        args = [arg.value for arg in node.args[: SAYING.get(called, 0)] if _is_text(arg)]
        if args and len(args) == SAYING[called]:
            yield (args[0] if len(args) == 1 else tuple(args)), node.lineno


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)


def collected() -> Catalog:
    """Return all texts of the program, by file."""
    found = Catalog(project="Secrets Manual", charset="utf-8")
    for path in sorted((ROOT / "secretsmanual").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for text, line in texts_in(path.read_text(encoding="utf-8"), where):
            found.add(text, locations=[(where, line)])
    return found


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it stands, empty where there is none yet."""
    path = LANGUAGES / language / "messages.po"
    if not path.is_file():
        return Catalog(locale=language, project="Secrets Manual", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def brought_up_to_date(language: str, texts: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the texts of the program."""
    catalogue = read(language)
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as the file that is translated; the same texts give the same bytes."""
    out = BytesIO()
    write_po(out, catalogue, sort_by_file=True, omit_header=False, include_lineno=False, width=100)
    head, blank, rest = out.getvalue().partition(b"\n\n")
    kept = [line for line in head.splitlines() if not _dated(line)]
    return b"\n".join(kept) + blank + rest


def _dated(line: bytes) -> bool:
    return line.startswith((b"#", b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By'))


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the file that the program reads; the same texts give the same bytes."""
    out = BytesIO()
    catalogue.creation_date = catalogue.revision_date = LONG_AGO
    write_mo(out, catalogue)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Return the texts that have no translation."""
    return [
        one.id if isinstance(one.id, str) else one.id[0]
        for one in catalogue
        if one.id and not (all(one.string) if one.pluralizable else one.string)
    ]


def main() -> int:
    """Collect and compile, or say what is missing."""
    texts = collected()
    for language in TRANSLATED:
        catalogue = brought_up_to_date(language, texts)
        lacking = missing(catalogue)
        print(f"{language}: {len(catalogue)} texts, {len(lacking)} not translated")
        if "--missing" in sys.argv:
            print("\n".join(f"  {text}" for text in lacking))
            continue
        folder = LANGUAGES / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "messages.po").write_bytes(as_po(catalogue))
        (folder / "messages.mo").write_bytes(as_mo(read(language)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
