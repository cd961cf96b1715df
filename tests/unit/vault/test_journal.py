"""A journal that lost confirmed steps is noticed before SQLite goes on without them."""

import shutil

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import Damaged
from secretsmanual.services import files
from secretsmanual.services.glance import first_accounts
from secretsmanual.vault import journal


@pytest.fixture
def killed(empty, tmp_path):
    """The files of a manual as a kill leaves them, with the last steps in the journal only."""
    empty.accounts.add("Thornquay")
    empty.manual.store.write_back()
    for name in ("Merrowdale", "Pellworth"):
        empty.accounts.add(name)
    folder = tmp_path / "killed"
    shutil.copytree(tmp_path, folder, ignore=lambda *_: ["killed"])
    return folder / "empty.secrets"


def content(path):
    return {
        part.name: part.read_bytes() for part in path.parent.iterdir() if "-shm" not in str(part)
    }


def flip(path, share):
    data = bytearray(path.read_bytes())
    data[int(share * len(data))] ^= 4
    path.write_bytes(data)


def test_a_journal_that_a_kill_left_whole_is_taken_up(killed, clock):
    services = open_manual(killed, clock)
    assert len(services.accounts.all()) == 3
    services.manual.close()


@pytest.mark.parametrize("share", [0.0, 0.0004, 0.3, 0.7, 0.999])
@pytest.mark.parametrize("cut", [False, True])
def test_confirmed_steps_that_cannot_be_read_are_told_and_nothing_is_touched(
    killed, clock, share, cut, tmp_path
):
    wal = killed.with_name(killed.name + "-wal")
    if cut:
        wal.write_bytes(wal.read_bytes()[: int(share * wal.stat().st_size)])
    else:
        flip(wal, share)
    before = content(killed)
    with pytest.raises(Damaged, match="What was saved last in"):
        open_manual(killed, clock)
    with pytest.raises(Damaged):
        first_accounts(killed, None)
    assert "journal is damaged" in files.check(killed)[0]
    files.salvage(killed, tmp_path / "saved.secrets", None, clock)
    assert content(killed) == before
    assert files.check(tmp_path / "saved.secrets") == []


def test_a_journal_whose_index_knows_less_is_one_after_a_power_cut(killed, clock):
    killed.with_name(killed.name + "-shm").unlink()
    wal = killed.with_name(killed.name + "-wal")
    wal.write_bytes(wal.read_bytes()[:-10])
    services = open_manual(killed, clock)
    assert len(services.accounts.all()) == 2
    services.manual.close()


def test_an_open_manual_is_left_alone(empty, monkeypatch):
    monkeypatch.setattr(journal, "_index", lambda _: pytest.fail("SQLite's index was opened"))
    empty.accounts.add("Thornquay")
    assert files.check(empty.manual.path) == []
