"""A full disk and a folder that cannot be written: said in a sentence, nothing lost."""

from contextlib import nullcontext
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from secretsmanual.domain.errors import Refused
from secretsmanual.store import manual_file
from secretsmanual.system.ids import Ids
from secretsmanual.vault import driver, keys


@pytest.fixture
def manual(tmp_path):
    path = tmp_path / "mine.secrets"
    manual_file.create(path)
    return path


def opened(path):
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return manual_file.open_store(path, Ids(), lambda: now, before_migration=lambda: None)


class FullDisk:
    """A connection whose changes cannot be written back any more."""

    def __init__(self, connection):
        self._connection = connection

    def execute(self, statement):
        if "checkpoint" in statement:
            raise driver.sqlcipher.OperationalError("database or disk is full")
        return self._connection.execute(statement)


def test_closing_on_a_full_disk_is_quiet_and_keeps_what_was_saved(manual):
    store = opened(manual)
    with store.write("Note") as unit:
        unit.connection.execute(text("CREATE TABLE kept (n INTEGER)"))
    engine, disk = store._engine, FullDisk(None)
    link = SimpleNamespace(connection=SimpleNamespace(driver_connection=disk))
    store._engine = SimpleNamespace(connect=lambda: nullcontext(link), dispose=engine.dispose)
    store.close()
    again = opened(manual)
    with again.read() as unit:
        assert unit.connection.execute(text("SELECT count(*) FROM kept")).scalar_one() == 0
    again.close()


def test_the_check_says_that_the_last_changes_could_not_be_written_back(manual):
    connection = driver.connect(manual, keys.read_key(manual))
    try:
        (problem,) = driver.find_damage(FullDisk(connection))
    finally:
        connection.close()
    assert "full" in problem


def test_an_emptied_file_is_not_sound(manual):
    for left in manual.parent.glob("mine.secrets-*"):
        left.unlink()
    manual.write_bytes(b"")
    assert manual_file.problems_of(manual) == ["there is nothing in the file"]


@pytest.mark.parametrize(
    ("reason", "says"),
    [("database or disk is full", "disk is full"), ("disk I/O error", "disk has room")],
)
def test_a_file_that_does_not_open_says_what_to_look_at(manual, monkeypatch, reason, says):
    def fail(*_):
        raise driver.sqlcipher.OperationalError(reason)

    monkeypatch.setattr(driver, "_open", fail)
    with pytest.raises(Refused) as caught:
        driver.connect(manual, b"")
    assert says in caught.value.sentence


def test_a_read_only_folder_is_named_as_the_reason(manual, monkeypatch):
    def fail(*_):
        raise driver.sqlcipher.OperationalError("unable to open database file")

    monkeypatch.setattr(driver, "_open", fail)
    monkeypatch.setattr(driver.os, "access", lambda *_: False)
    with pytest.raises(Refused, match="read-only"):
        driver.connect(manual, b"")
