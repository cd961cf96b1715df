"""Which mutants are found without running anything: by the types, and by the catalogues.

`dev.py check` runs the type checker; `tests/unit/test_catalogues.py` wants every text that is said
to stand in the catalogues of the languages.
"""

import ast
import json
import subprocess
import sys
from bisect import bisect
from collections import Counter, defaultdict
from pathlib import Path

from mutmut.utils.format_utils import get_mutant_name

FOLDER = "secretsmanual/domain"


def found_by_types(build: Path) -> set[str]:
    """Names of the mutants with an error that the unchanged function beside them has not."""
    errors = defaultdict(list)
    for line in _checked(build).splitlines():
        error = json.loads(line)
        if error["severity"] == "error":
            errors[error["file"]].append((error["line"], error["code"]))
    return {
        get_mutant_name(Path(file), name)
        for file, lines in errors.items()
        for name in _worse(ast.parse((build / file).read_text()), lines)
    }


def found_by_catalogues(build: Path) -> set[str]:
    """Names of the mutants that say a text which no catalogue has."""
    sys.path.insert(0, str(build / "packaging"))
    import languages

    known = {one.id for one in languages.read("de")}
    return {
        get_mutant_name(path.relative_to(build), node.name)
        for path in sorted((build / FOLDER).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and "__mutmut_" in node.name
        if any(text not in known for text, _ in languages.said(node))
    }


def _checked(build: Path) -> str:
    command = [sys.executable, "-m", "mypy", FOLDER, "--output", "json"]
    return subprocess.run(command, cwd=build, capture_output=True, text=True, check=False).stdout


def _worse(module: ast.Module, errors: list[tuple[int, str]]) -> list[str]:
    functions = sorted(
        (node.lineno, node.end_lineno or node.lineno, node.name)
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef) and "__mutmut_" in node.name
    )
    starts = [start for start, _, _ in functions]
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    for line, code in errors:
        place = bisect(starts, line) - 1
        if place >= 0 and line <= functions[place][1]:
            codes[functions[place][2]][code] += 1
    return [name for name in list(codes) if codes[name] - codes[_unchanged(name)]]


def _unchanged(name: str) -> str:
    return name.partition("__mutmut_")[0] + "__mutmut_orig"
