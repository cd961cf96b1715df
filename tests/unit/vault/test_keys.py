"""The key file: damage is told from a wrong key, and never costs the manual."""

import json
import os

import pytest

from secretsmanual.domain.errors import Locked, NotFound, Refused
from secretsmanual.store import manual_file
from secretsmanual.vault import driver, keys
from secretsmanual.vault.locking import Locker
from secretsmanual.vault.slots import LEAST


@pytest.fixture
def manual(tmp_path):
    path = tmp_path / "mine.secrets"
    manual_file.create(path)
    return path


def test_the_file_is_encrypted_and_only_its_owner_reads_it(manual):
    assert not manual.read_bytes().startswith(b"SQLite format 3")
    if os.name == "posix":
        modes = {p.name: p.stat().st_mode & 0o777 for p in manual.parent.iterdir()}
        assert set(modes.values()) == {0o600}


def test_the_same_key_comes_back(manual):
    assert len(keys.read_key(manual)) == keys.KEY_BYTES
    assert keys.read_key(manual) == keys.read_key(manual)


def test_a_lost_key_file_is_taken_from_its_copy(manual):
    key = keys.read_key(manual)
    keys.key_file(manual).unlink()
    assert keys.read_key(manual) == key


def test_without_any_key_file_the_next_step_is_said(manual):
    keys.remove_keys(manual)
    with pytest.raises(Refused, match=r"key file of mine\.secrets is missing"):
        keys.read_key(manual)


def test_every_bit_flip_in_the_key_file_is_noticed_or_harmless(manual):
    key = keys.read_key(manual)
    path = keys.key_file(manual)
    keys.key_file(manual).with_name(path.name + ".prev").unlink()
    whole = path.read_bytes()
    for position in range(len(whole)):
        for bit in range(0, 8, 3):
            flipped = bytearray(whole)
            flipped[position] ^= 1 << bit
            path.write_bytes(flipped)
            try:
                assert keys.read_key(manual) == key
            except Refused:
                continue
    path.write_bytes(whole)
    assert keys.read_key(manual) == key


def test_a_newer_key_file_is_refused_untouched(manual):
    path = keys.key_file(manual)
    document = json.loads(path.read_text())
    path.write_text(json.dumps({**document, "version": 2}))
    before = path.read_bytes()
    with pytest.raises(Refused, match="newer version"):
        keys.read_key(manual)
    assert path.read_bytes() == before


def test_a_locked_manual_says_that_it_is_locked(manual):
    Locker(manual, cost=LEAST).set("heron ladder marble")
    with pytest.raises(Locked, match="locked with a passphrase"):
        keys.read_key(manual)


def test_a_missing_manual_is_no_new_one(tmp_path):
    with pytest.raises(NotFound, match="There is no manual"):
        driver.connect(tmp_path / "nothing.secrets", bytes(32))
    assert list(tmp_path.iterdir()) == []


def test_another_key_opens_nothing_and_changes_nothing(manual):
    before = manual.read_bytes()
    with pytest.raises(Refused, match="damaged, or is not a manual"):
        driver.connect(manual, bytes(32))
    assert manual.read_bytes() == before


def test_a_driver_without_encryption_is_refused(manual, monkeypatch):
    import sqlite3

    monkeypatch.setattr(driver, "sqlcipher", sqlite3)
    with pytest.raises(Refused, match="no working encryption"):
        driver.connect(manual, keys.read_key(manual))


def test_damage_is_found_and_no_copy_is_kept_of_it(manual, tmp_path):
    assert manual_file.problems_of(manual) == []
    whole = bytearray(manual.read_bytes())
    whole[len(whole) // 2] ^= 1
    manual.write_bytes(whole)
    assert manual_file.problems_of(manual)
    with pytest.raises(Refused):
        manual_file.copy(manual, tmp_path / "copy.secrets")
    assert not (tmp_path / "copy.secrets").exists()


def test_a_copy_opens_by_itself(manual, tmp_path):
    copy = tmp_path / "away" / "copy.secrets"
    manual_file.copy(manual, copy)
    assert keys.read_key(copy) == keys.read_key(manual)
    assert manual_file.problems_of(copy) == []


def test_nothing_is_made_where_something_is(manual):
    before = manual.read_bytes()
    with pytest.raises(Refused, match="already a file"):
        manual_file.create(manual)
    assert manual.read_bytes() == before


def test_a_damaged_key_file_is_mended_from_its_copy_and_never_the_other_way(tmp_path):
    manual = tmp_path / "m.secrets"
    key = keys.create_open(manual)
    both = (keys.key_file(manual), keys.key_file(manual).with_name("m.secrets.keys.prev"))
    for damaged in both:
        text = damaged.read_bytes()
        damaged.write_bytes(text.replace(b'"check": "', b'"check": "0'))
        keys.mend_copy(manual)
        assert [one.read_bytes() for one in both] == [text, text]
        assert keys.read_key(manual) == key
