"""The open manual's file loses its place: nothing is written there, and nothing saved is lost."""

import os
import shutil

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import Refused
from secretsmanual.services import files
from secretsmanual.system.files import write_whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file in its place")


def content(path):
    return {part.name: part.read_bytes() for part in path.parent.glob(f"{path.name}*")}


def refused(call, *arguments):
    with pytest.raises(Refused) as no:
        call(*arguments)
    return no.value.sentence


@pytest.fixture
def replaced(empty, tmp_path):
    """A manual in which something was saved after the copy that has taken its place."""
    path = empty.manual.path
    empty.accounts.add("In both")
    empty.manual.copy_to(tmp_path / "copy" / "empty.secrets")
    empty.accounts.add("Only in the open one")
    write_whole(path, (tmp_path / "copy" / "empty.secrets").read_bytes())
    return empty


def test_a_copy_that_took_the_place_is_not_written_to_and_both_are_kept(replaced, clock):
    path = replaced.manual.path
    before = path.read_bytes()
    said = refused(replaced.accounts.add, "Too late")
    assert said.startswith("Another copy has taken the place of empty.secrets while it was open.")
    assert "kept in empty as it was open 2026-11-20 084000.secrets" in said
    assert refused(replaced.accounts.add, "Too late again") == said
    assert refused(replaced.backups.make) == said
    assert refused(replaced.locking.set, "heron ladder Tuesday marble") == said
    replaced.manual.close()
    assert path.read_bytes() == before
    (aside,) = path.parent.glob("* as it was open *.secrets")
    for file, names in ((path, ["In both"]), (aside, ["In both", "Only in the open one"])):
        assert files.check(file) == []
        opened = open_manual(file, clock)
        assert sorted(one.account.name for one in opened.accounts.all()) == names
        opened.manual.close()


def test_a_copy_with_another_key_is_told_as_well(replaced, tmp_path):
    files.make_manual(tmp_path / "other" / "empty.secrets")
    for part in (tmp_path / "other").iterdir():
        part.replace(tmp_path / part.name)
    there = content(replaced.manual.path)
    said = refused(replaced.accounts.add, "Too late")
    assert "Close the program and open the copy that you want" in said
    assert content(replaced.manual.path) == there


def test_a_deleted_file_is_kept_aside(empty, clock):
    empty.accounts.add("Saved")
    empty.manual.path.unlink()
    said = refused(empty.accounts.add, "Not saved")
    assert "no longer in its place" in said
    assert "kept in empty as it was open" in said
    (aside,) = empty.manual.path.parent.glob("* as it was open *.secrets")
    opened = open_manual(aside, clock)
    assert [one.account.name for one in opened.accounts.all()] == ["Saved"]
    opened.manual.close()


def test_a_drive_that_went_and_came_back_goes_on(tmp_path, clock):
    drive = tmp_path / "drive"
    files.make_manual(drive / "m.secrets")
    services = open_manual(drive / "m.secrets", clock)
    shutil.move(drive, tmp_path / "unplugged")
    said = refused(services.accounts.add, "Thornquay")
    assert "its drive is gone. This was not saved. Bring it back to" in said
    shutil.move(tmp_path / "unplugged", drive)
    services.accounts.add("Thornquay")
    services.manual.close()
    assert files.check(drive / "m.secrets") == []
