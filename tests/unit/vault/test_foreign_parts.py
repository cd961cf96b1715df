"""A manual made by hand to do something when it is opened, read or written does nothing."""

import hashlib
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import Refused
from secretsmanual.services import files
from secretsmanual.store import glance, manual_file
from secretsmanual.vault import driver, keys

FOREIGN = {
    "a trigger that makes private notes public": """
        CREATE TRIGGER helpful AFTER INSERT ON secret
        BEGIN UPDATE secret SET sharing = 'open' WHERE id = NEW.id; END""",
    "a view in the place of a table": """
        ALTER TABLE account RENAME TO account_real;
        CREATE VIEW account AS SELECT * FROM account_real""",
    "a view that never ends": """
        CREATE VIEW more AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n""",
    "a trigger on a view": """
        CREATE VIEW more AS SELECT 1 AS one;
        CREATE TRIGGER t INSTEAD OF INSERT ON more BEGIN DELETE FROM account; END""",
    "a foreign virtual table": "CREATE VIRTUAL TABLE boxes USING rtree(id, low, high)",
}


def bare(path):
    """Open the file as a stranger's tool would, with its key."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{keys.read_key(path).hex()}'\"")
    return connection


@pytest.fixture(params=FOREIGN, ids=lambda name: name.replace(" ", "-"))
def hostile(request, tmp_path):
    path = tmp_path / "gift.secrets"
    manual_file.create(path)
    with closing(bare(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.executescript(FOREIGN[request.param])
    return path


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


WAYS = {
    "open": open_manual,
    "first page": lambda path, clock: glance.accounts(path),
    "check": lambda path, clock: files.check(path),
    "copy": lambda path, clock: manual_file.copy(path, path.with_name("copy.secrets")),
    "salvage": lambda path, clock: files.salvage(
        path, path.with_name("saved.secrets"), None, clock
    ),
    "key": lambda path, clock: driver.connect(path, keys.read_key(path)),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_refused_and_left_as_it_is(hostile, way, clock):
    before = digest(hostile)
    with pytest.raises(Refused, match="run by themselves"):
        WAYS[way](hostile, clock)
    assert digest(hostile) == before
    assert not hostile.with_name("copy.secrets").exists()


def test_our_own_manuals_hold_nothing_of_the_kind(empty, demo):
    for services in (empty, demo):
        with closing(bare(services.manual.path)) as connection:
            kinds = {row[0] for row in connection.execute("SELECT type FROM sqlite_master")}
        assert kinds == {"table", "index"}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT load_extension('/tmp/x.so')",
        "SELECT fts3_tokenizer('simple', x'0011223344556677')",
        "SELECT writefile('/tmp/quillwort', 'x')",
        "SELECT readfile('/etc/hosts')",
        "SELECT edit('x')",
    ],
)
def test_the_driver_runs_nothing_from_outside(empty, statement):
    path = empty.manual.path
    with (
        closing(driver.connect(path, keys.read_key(path))) as connection,
        pytest.raises(sqlcipher.DatabaseError),
    ):
        connection.execute(statement).fetchall()
