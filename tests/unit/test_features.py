"""The table of what was asked for is whole, and what it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from secretsmanual.cli.main import NAMES
from secretsmanual.domain.ideas import WORTH
from secretsmanual.gui.action_table import ACTIONS, EXTRA_KEYS
from secretsmanual.gui.pages import PAGES
from secretsmanual.store.tables import SecretRow

ROOT = Path(__file__).parents[2]
TEXT = ROOT.joinpath("resources", "features.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TEXT.splitlines()
    if re.match(r"\| \d", line)
]
LEFT_OUT = "Left out: "
LEAST_REASON = 15
"""Characters; a shorter one is none."""


@cache
def functions_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def named(what: str, where: str) -> list[str]:
    """Find names of one sort: pages `today`, `account`."""
    lists = re.findall(rf"\b{what}s? ((?:`[^`]+`(?:, | and )?)+)", where)
    return [name for found in lists for name in re.findall(r"`([^`]+)`", found)]


def test_every_number_is_there_once_and_in_order():
    assert [row[0] for row in ROWS] == [str(number) for number in range(1, 153)]
    assert {len(row) for row in ROWS} == {4}


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_names_what_is_there(row):
    _, asked, where, shown = row
    assert asked
    if where.startswith(LEFT_OUT):
        assert len(where) > len(LEFT_OUT) + LEAST_REASON
        assert shown == "-"
        return
    tests = re.findall(r"`([^`]+)`", shown)
    assert tests
    for test in tests:
        path, _, name = test.partition("::")
        assert name in functions_of(path), test
    keys = {spec.key for spec in ACTIONS.values() if spec.key} | set(EXTRA_KEYS.values())
    assert set(named("page", where)) <= set(PAGES)
    assert set(named("key", where)) <= keys
    assert set(named("command", where)) <= set(NAMES)
    for path in re.findall(r"`(resources/[^`]+)`", where):
        assert (ROOT / path).is_file(), path


def test_the_readme_leads_here():
    assert "resources/features.md" in (ROOT / "README.md").read_text("utf-8")


def test_the_sources_are_named():
    for name in ("Mack", "Arussy", "Davis", "SmartCompany", "Osing"):
        assert name in TEXT


def test_the_manual_has_no_place_for_quotas_and_rivals():
    tables = SQLModel.metadata.tables
    columns = {f"{name}.{column.name}" for name in tables for column in tables[name].columns}
    assert f"{SecretRow.__tablename__}.kind" in columns
    unwanted = re.compile(r"pipeline|quota|forecast|probability|deal|competitor|rival")
    assert not [name for name in columns if unwanted.search(name)]


def test_people_are_called_people():
    sources = [
        path for part in ("gui", "cli") for path in (ROOT / "secretsmanual" / part).rglob("*.py")
    ]
    assert sources
    assert not [path.name for path in sources if "contact" in path.read_text("utf-8").lower()]


def test_an_idea_may_change_how_we_sell_serve_and_build():
    assert {"selling", "service", "product", "package", "offer"} <= set(WORTH)
