"""Texts that people read pass the languages: below the window no error and no step goes by."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import secretsmanual
from secretsmanual.domain import errors

ROOT = Path(secretsmanual.__file__).parent
FILES = [
    *(ROOT / "bootstrap.py",),
    *(
        file
        for layer in ("domain", "system", "vault", "store", "formats", "services")
        for file in sorted((ROOT / layer).rglob("*.py"))
    ),
]
ERRORS = {
    *(name for name, one in vars(errors).items() if isinstance(one, type)),
    *("Cancelled", "NothingLeaves", "NotUnderstood", "Replaced"),
}


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def bare(node: ast.expr) -> bool:
    """Say whether a text stands there that nobody says, alone or as one of two."""
    if isinstance(node, ast.IfExp):
        return bare(node.body) or bare(node.orelse)
    words = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(
        isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and any(sign.isalpha() for sign in one.value)
        for one in words
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_errors_and_steps_are_in_the_catalogues(file):
    calls = [
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    told = [one for one in calls if called(one) in ERRORS]
    steps = [one for one in calls if called(one) == "write" and len(one.args) == 1]
    found = [one.lineno for one in (*told, *steps) if any(map(bare, one.args))]
    assert not found, f"lines {found}: say it with tr, or mark it"


def places(text: str) -> set[str]:
    """Return the names of the places in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def said_too_early(node: ast.AST) -> Iterator[int]:
    """Give the lines of texts that are said while a module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and called(child) in ("tr", "trn"):
            yield child.lineno
        yield from said_too_early(child)


@pytest.mark.parametrize(
    "file", sorted(ROOT.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT))
)
def test_texts_have_what_their_places_name_and_wait_for_their_language(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not list(said_too_early(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in ("tr", "trn"):
            continue
        texts = [one.value for one in node.args if isinstance(one, ast.Constant)][:2]
        given = {one.arg for one in node.keywords}
        if texts and given and None not in given:
            own = {"n"} if called(node) == "trn" else set()
            assert all(places(text) - own == given - own for text in texts), node.lineno
