"""Set, change, remove a passphrase: one key opens at any moment, whatever is killed or wrong."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from secretsmanual.domain.errors import BadInput, Damaged, Locked, Refused
from secretsmanual.store import manual_file
from secretsmanual.vault import driver, keys
from secretsmanual.vault.locking import Locker
from secretsmanual.vault.slots import LEAST, MOST, Cost, check_of, wrap

FIRST, SECOND = "heron ladder Tuesday marble", "purple tram and nine boats"
CHILD = Path(__file__).with_name("locking_child.py")
AT_HOME = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


@pytest.fixture
def manual(tmp_path):
    path = tmp_path / "mine.secrets"
    manual_file.create(path)
    connection = driver.connect(path, keys.read_key(path))
    connection.execute("CREATE TABLE kept (text)")
    connection.executemany(
        "INSERT INTO kept VALUES (?)", [(f"plain {n} " * 25,) for n in range(300)]
    )
    connection.close()
    return path


def locker(path, *backups):
    return Locker(path, backups, cost=LEAST)


def rows(path, key):
    connection = driver.connect(path, key)
    try:
        return connection.execute("SELECT count(*) FROM kept").fetchone()[0]
    finally:
        connection.close()


def test_set_replaces_the_key_that_stood_open(manual):
    old = keys.read_key(manual)
    made = locker(manual).set(FIRST)
    assert made.key != old
    assert not driver.fits(manual, old)
    assert rows(manual, made.key) == 300
    assert keys.is_locked(manual)
    with pytest.raises(Locked, match=r"mine\.secrets is locked with a passphrase"):
        keys.read_key(manual)
    assert keys.unlock(manual, FIRST) == made.key
    for file in manual.parent.iterdir():
        assert check_of(old).encode() not in file.read_bytes()


def test_the_recovery_code_opens_however_it_is_typed(manual):
    made = locker(manual).set(FIRST)
    assert len(made.code) == 39
    for typed in (made.code, made.code.lower().replace("-", " "), made.code.replace("O", "0")):
        assert keys.unlock(manual, typed) == made.key


def test_a_wrong_passphrase_is_one_sentence_and_changes_nothing(manual):
    made = locker(manual).set(FIRST)
    before = {file.name: file.read_bytes() for file in manual.parent.iterdir()}
    other = made.code[:-1] + ("A" if made.code[-1] != "A" else "B")
    for wrong in ("", FIRST + " ", FIRST.upper(), SECOND, other, "x" * 10_000, "\ud800"):
        with pytest.raises(Refused, match=r"That does not open mine\.secrets"):
            keys.unlock(manual, wrong)
    assert {file.name: file.read_bytes() for file in manual.parent.iterdir()} == before


def test_accents_count_as_they_look(manual):
    made = locker(manual).set("Mu\u0308hle, Fjord und Käse")
    assert keys.unlock(manual, "Mühle, Fjord und Ka\u0308se") == made.key


def test_change_keeps_key_and_code(manual):
    made = locker(manual).set(FIRST)
    assert locker(manual).change(FIRST, SECOND) == made.key
    assert keys.unlock(manual, SECOND) == made.key
    assert keys.unlock(manual, made.code) == made.key
    with pytest.raises(Refused):
        keys.unlock(manual, FIRST)


def test_a_forgotten_passphrase_is_changed_with_the_code_and_the_code_renewed(manual):
    made = locker(manual).set(FIRST)
    locker(manual).change(made.code, SECOND)
    code = locker(manual).renew_code(SECOND)
    assert keys.unlock(manual, code) == made.key
    with pytest.raises(Refused):
        keys.unlock(manual, made.code)


def test_remove_and_set_again_is_a_new_key(manual):
    first = locker(manual).set(FIRST).key
    assert locker(manual).remove(FIRST) == first
    assert keys.read_key(manual) == first
    assert locker(manual).set(FIRST).key != first


def test_what_cannot_be_done_is_refused(manual):
    for weak in ("short", "password", "12345678", "aaaaaaaaaaaa", "x" * 1001):
        with pytest.raises(BadInput):
            locker(manual).set(weak)
    with pytest.raises(Refused, match="has no passphrase"):
        locker(manual).change(FIRST, SECOND)
    locker(manual).set(FIRST)
    with pytest.raises(Refused, match="passphrase already"):
        locker(manual).set(SECOND)
    with pytest.raises(Refused, match="does not open"):
        locker(manual).remove(SECOND)


def test_nobody_else_may_have_it_open(manual, monkeypatch):
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    key = keys.read_key(manual)
    other = driver.connect(manual, key)
    with pytest.raises(Refused, match="in use by another program"):
        locker(manual).set(FIRST)
    other.close()
    assert keys.read_key(manual) == key
    assert not keys.is_locked(manual)
    made = locker(manual).set(FIRST)
    assert keys.unlock(manual, FIRST) == made.key


def test_backups_follow(manual, tmp_path):
    backup, locked = tmp_path / "backup 1.secrets", tmp_path / "backup 2.secrets"
    manual_file.copy(manual, backup)
    made = locker(manual, backup).set(FIRST)
    assert keys.unlock(backup, FIRST) == made.key
    assert rows(backup, made.key) == 300
    manual_file.copy(manual, locked, made.key)
    locker(manual, backup, locked).change(FIRST, SECOND)
    for path in (backup, locked):
        assert keys.unlock(path, SECOND) == made.key
        with pytest.raises(Refused):
            keys.unlock(path, FIRST)


def test_a_damaged_backup_is_told_and_stops_nothing(manual, tmp_path):
    backup = tmp_path / "backup 1.secrets"
    manual_file.copy(manual, backup)
    whole = bytearray(backup.read_bytes())
    whole[len(whole) // 2] ^= 1
    backup.write_bytes(whole)
    made = locker(manual, backup).set(FIRST)
    assert made.left_open == (backup,)
    assert keys.unlock(manual, FIRST) == made.key


def stopped(path, what, stop, *words):
    """Do it in a child that kills itself after a step; return the steps it said."""
    command = [sys.executable, str(CHILD), str(path), what, stop, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=AT_HOME)
    assert done.returncode == (-signal.SIGKILL if stop else 0), done.stderr
    return done.stdout.split()


def opens_with(path, *words):
    """Return the words that open it (empty: it stands open), and settle it as opening does."""
    if not keys.is_locked(path):
        key = keys.read_key(path)
        Locker(path, sorted(path.parent.glob("backup*.secrets"))).settle(key)
        assert rows(path, key) == 300
        return {""}
    found = set()
    for word in words:
        try:
            key = keys.unlock(path, word)
        except Refused:
            continue
        assert rows(path, key) == 300
        Locker(path, sorted(path.parent.glob("backup*.secrets"))).settle(key)
        found.add(word)
    return found


@posix_only
@pytest.mark.parametrize(
    ("stop", "opener"),
    [("announced", ""), ("rekeyed", FIRST), ("backup", FIRST), ("written", FIRST), ("", FIRST)],
)
def test_a_kill_while_setting_leaves_one_key(manual, tmp_path, stop, opener):
    backups = [tmp_path / f"backup {n}.secrets" for n in (1, 2)]
    for backup in backups:
        manual_file.copy(manual, backup)
    stopped(manual, "set", stop, FIRST)
    assert opens_with(manual, FIRST, SECOND) == {opener}
    for backup in backups:
        assert opens_with(backup, FIRST) == {opener}
    files = [keys.key_file(path) for path in (manual, *backups)]
    for file in (*files, *(file.with_name(file.name + ".prev") for file in files)):
        document = json.loads(file.read_text())
        assert "next" not in document
        assert {slot["kind"] for slot in document["slots"]} == (
            {"passphrase", "recovery"} if opener else {"open"}
        )


@posix_only
@pytest.mark.parametrize(
    ("what", "words", "opener"), [("change", (FIRST, SECOND), SECOND), ("remove", (FIRST,), "")]
)
def test_a_kill_while_changing_or_removing_leaves_one_key(manual, what, words, opener):
    locker(manual).set(FIRST)
    assert stopped(manual, what, "written", *words) == ["written"]
    assert opens_with(manual, FIRST, SECOND) == {opener}


@posix_only
@pytest.mark.parametrize("stop", ["written", "backup"])
@pytest.mark.parametrize(
    ("what", "words", "opener"), [("change", (FIRST, SECOND), SECOND), ("remove", (FIRST,), "")]
)
def test_a_kill_leaves_no_backup_behind_with_the_passphrase_of_before(
    manual, tmp_path, what, words, opener, stop
):
    backups = [tmp_path / f"backup {n}.secrets" for n in (1, 2)]
    for backup in backups:
        manual_file.copy(manual, backup)
    locker(manual, *backups).set(FIRST)
    stopped(manual, what, stop, *words)
    assert opens_with(manual, SECOND) == {opener}
    for backup in backups:
        assert opens_with(backup, SECOND) == {opener}
    assert not keys.read(manual).spreading


def test_a_backup_that_cannot_be_written_follows_at_the_next_opening(manual, tmp_path, monkeypatch):
    backup = tmp_path / "backup 1.secrets"
    manual_file.copy(manual, backup)
    locker(manual, backup).set(FIRST)
    write = keys.write

    def refuse(path, document):
        if path == backup:
            raise OSError("read-only")
        write(path, document)

    monkeypatch.setattr(keys, "write", refuse)
    key = locker(manual, backup).change(FIRST, SECOND)
    assert keys.unlock(manual, SECOND) == key
    monkeypatch.undo()
    assert keys.read(manual).spreading
    manual_file.settle_keys(manual, key, lambda: [backup])
    assert keys.unlock(backup, SECOND) == key
    assert not keys.read(manual).spreading


def killed_anywhere(path, chance, longest):
    """Start setting a passphrase, kill it after some milliseconds, and look what opens."""
    command = [sys.executable, str(CHILD), str(path), "set", "", FIRST]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=AT_HOME)
    said = child.stdout.readline().strip()
    timer = threading.Timer(chance.uniform(0, longest), child.kill)
    timer.start()
    child.wait()
    timer.join()
    child.stdout.close()
    assert said == "announced"
    for file in path.parent.iterdir():  # the journal of a killed change as well
        assert b"plain " not in file.read_bytes()
    found = opens_with(path, FIRST)
    assert len(found) == 1
    if found == {FIRST}:
        Locker(path).remove(FIRST)
    assert manual_file.problems_of(path) == []
    return found


@posix_only
def test_kills_at_any_moment_of_setting(manual):
    chance = random.Random(5)
    for _ in range(4):
        killed_anywhere(manual, chance, 0.04)


@posix_only
@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_two_hundred_kills_at_any_moment_of_setting(manual):
    connection = driver.connect(manual, keys.read_key(manual))
    connection.execute("CREATE TABLE more (text)")
    connection.executemany("INSERT INTO more VALUES (?)", [(f"{n} " * 900,) for n in range(1200)])
    connection.close()
    chance = random.Random(6)
    found = [killed_anywhere(manual, chance, 0.6) for _ in range(200)]
    locked = sum(one == {FIRST} for one in found)
    assert 10 < locked < 190
    print(f"200 kills while setting: {locked} locked, {200 - locked} open, one key each time")


def refusal(manual, key):
    try:
        assert keys.unlock(manual, FIRST) == key
    except Refused as error:
        return error.what
    return None


def flipped(manual, flips, seed):
    """Flip bits in the key file, and count what each wrong one leads to."""
    key = keys.unlock(manual, FIRST)
    path = keys.key_file(manual)
    previous = path.with_name(path.name + ".prev")
    previous.unlink()
    whole, chance, same = path.read_bytes(), random.Random(seed), 0
    for _ in range(flips):
        bad = bytearray(whole)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        path.write_bytes(bad)
        said = refusal(manual, key)
        same += said is None
        # Damage is never called a wrong passphrase.
        assert said is None or "does not open" not in said
    path.write_bytes(whole)
    assert keys.unlock(manual, FIRST) == key
    return same


def test_flipped_bits_of_the_key_file_are_damage_and_never_a_wrong_passphrase(manual):
    locker(manual).set(FIRST)
    flipped(manual, 60, 1)


@pytest.mark.faults
def test_two_thousand_flipped_bits_of_the_key_file(manual):
    locker(manual).set(FIRST)
    same = flipped(manual, 2_000, 2)
    print(f"2,000 flips: {same} harmless, {2_000 - same} told as damage, 0 wrong keys")


def test_a_damaged_key_file_opens_from_its_copy(manual):
    key = locker(manual).set(FIRST).key
    path = keys.key_file(manual)
    whole = path.read_bytes()
    for bad in (b"", whole[:200], whole.replace(b'"sum"', b'"sun"'), b"{" * 100_000):
        path.write_bytes(bad)
        assert keys.unlock(manual, FIRST) == key


@pytest.mark.parametrize("name", Cost._fields)
@pytest.mark.parametrize("side", ["below", "above", "huge", "text"])
def test_costs_out_of_bounds_are_refused_before_memory_is_taken(manual, name, side):
    locker(manual).set(FIRST)
    bad = {
        "below": getattr(LEAST, name) - 1,
        "above": getattr(MOST, name) + 1,
        "huge": 1 << 40,
        "text": "3",
    }[side]
    from secretsmanual.vault import slots

    slot = wrap("passphrase", FIRST, bytes(32), os.urandom, LEAST)
    slot["kdf"][name] = bad
    slot["sum"] = slots._sum(slot)
    for path in (keys.key_file(manual), keys.key_file(manual).with_suffix(".keys.prev")):
        path.write_text(json.dumps({"format": keys.FORMAT, "version": 1, "slots": [slot]}))
    with pytest.raises(Refused, match="is damaged"):
        keys.unlock(manual, FIRST)


def test_a_damaged_database_is_never_called_a_wrong_passphrase(manual):
    key = locker(manual).set(FIRST).key
    whole = bytearray(manual.read_bytes())
    whole[100] ^= 1
    manual.write_bytes(whole)
    assert keys.unlock(manual, FIRST) == key
    with pytest.raises(Damaged):
        driver.connect(manual, key)
