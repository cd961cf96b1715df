"""Schemas: ours equals the models, a newer one is refused, an older one is brought up to date."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import Refused
from secretsmanual.services import files
from secretsmanual.store import migrations, schema

OLD_FILES = Path(__file__).resolve().parents[2] / "old_files"


def columns(engine):
    found = inspect(engine)
    ours = sorted(SQLModel.metadata.tables)
    return {
        t: {(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(t)} for t in ours
    }


def test_a_new_manual_has_the_tables_of_the_models(empty):
    engine = empty.manual.store._engine
    expected = {
        name: {
            (c.name, str(c.type.compile(engine.dialect)), bool(c.nullable)) for c in table.columns
        }
        for name, table in SQLModel.metadata.tables.items()
    }
    assert columns(engine) == expected


@pytest.fixture
def old(tmp_path, request):
    """Return the path of a manual of the schema with this number."""
    for part in (OLD_FILES / f"schema_{request.param}").iterdir():
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / "old.secrets"


RELEASED = pytest.mark.parametrize("old", range(1, schema.newest()), indirect=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@RELEASED
def test_a_manual_that_was_copied_here_is_its_owners_alone(old, clock):
    parts = [old, *old.parent.glob("old.secrets.keys*")]
    for part in parts:
        part.chmod(0o664)
    open_manual(old, clock)
    assert len(parts) == 3
    assert {part.stat().st_mode & 0o777 for part in old.parent.glob("old.secrets*")} == {0o600}


@RELEASED
def test_a_manual_of_each_released_schema_opens(old, clock):
    services = open_manual(old, clock)
    assert services.manual.kept_old in [one.path for one in services.manual.backups()]
    assert services.accounts.find("Alfreds Futterkiste")
    assert services.search.ask("motorbikes")[0].type == "secret"
    services.manual.close()


@RELEASED
def test_a_migrated_manual_has_the_tables_of_a_new_one(old, empty, clock):
    services = open_manual(old, clock)
    migrated, new = (inspect(one.manual.store._engine) for one in (services, empty))
    tables = sorted(SQLModel.metadata.tables)
    assert set(migrated.get_table_names()) == set(new.get_table_names())
    for table in tables:
        assert _shape(migrated, table) == _shape(new, table), table
    services.manual.close()


def _shape(found, table):
    """All that SQLite tells of a table but the order of its columns and their defaults."""
    return (
        {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(table)},
        {i["name"]: (i["column_names"], i["unique"]) for i in found.get_indexes(table)},
        {
            (*f["constrained_columns"], f["referred_table"], *f["referred_columns"])
            for f in found.get_foreign_keys(table)
        },
        {tuple(u["column_names"]) for u in found.get_unique_constraints(table)},
        found.get_pk_constraint(table)["constrained_columns"],
    )


def rows(services):
    with services.manual.read() as unit:
        tables = SQLModel.metadata.sorted_tables
        return {
            table.name: sorted(map(str, unit.connection.execute(table.select()).mappings()))
            for table in tables
        }


@RELEASED
def test_a_manual_of_each_released_schema_is_salvaged_as_it_is_migrated(old, clock, tmp_path):
    done = files.salvage(old, tmp_path / "saved.secrets", None, clock)
    assert (done.lost, done.unsure) == (0, ())
    saved, migrated = (open_manual(path, clock) for path in (tmp_path / "saved.secrets", old))
    found, wanted = rows(saved), rows(migrated)
    found.pop("action"), wanted.pop("action")  # the salvage is one
    assert found == wanted
    assert saved.search.ask("motorbikes")[0].type == "secret"
    for services in (saved, migrated):
        services.manual.close()


def test_a_manual_of_schema_2_that_has_the_columns_of_3_already_opens(empty, clock):
    account, _ = empty.accounts.add("Oak & Sons")
    with empty.manual.write("Pretend") as unit:
        unit.accounts.change(account.id, expects="Boards by noon")
        unit.connection.execute(text("PRAGMA user_version = 2"))
    path, now = empty.manual.path, columns(empty.manual.store._engine)
    empty.manual.store.close()
    services = open_manual(path, clock)
    assert columns(services.manual.store._engine) == now
    assert services.accounts.find("Oak & Sons").expects == "Boards by noon"
    with services.manual.read() as unit:
        assert schema.version(unit.connection) == schema.newest()
    services.manual.close()


def test_a_newer_manual_is_refused_untouched(empty, clock):
    path = empty.manual.path
    with empty.manual.write("Pretend") as unit:
        unit.connection.execute(text(f"PRAGMA user_version = {schema.newest() + 1}"))
    empty.manual.store.close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(Refused, match="newer version of Secrets Manual"):
        open_manual(path, clock)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def add_a_column(op):
    from sqlalchemy import Column, String

    with op.batch_alter_table("account") as batch:
        batch.add_column(Column("nickname", String, nullable=False, server_default=""))


def fail_half_way(op):
    add_a_column(op)
    raise RuntimeError("stopped half-way")


@pytest.fixture
def step(monkeypatch):
    def use(run):
        monkeypatch.setitem(migrations.STEPS, schema.newest(), run)

    return use


def test_an_older_manual_is_backed_up_and_then_migrated(empty, clock, step):
    path = empty.manual.path
    empty.accounts.add("Oak & Sons")
    empty.manual.store.close()
    step(add_a_column)
    services = open_manual(path, clock)
    with services.manual.read() as unit:
        assert unit.connection.execute(text("SELECT nickname FROM account")).scalar_one() == ""
    services.manual.close()
    assert len(list(path.parent.glob("empty backups/*before update*.secrets"))) == 1


def test_a_failed_migration_leaves_the_old_file_as_it_was(empty, clock, step):
    path = empty.manual.path
    empty.accounts.add("Oak & Sons")
    empty.manual.store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(migrations.STEPS, schema.newest(), fail_half_way)
        with pytest.raises(RuntimeError, match="half-way"):
            open_manual(path, clock)
    services = open_manual(path, clock)
    assert services.accounts.find("Oak & Sons")
    services.manual.close()
