"""Wrong passphrases: each costs the derivation, later a growing pause, never a byte of a file."""

import hashlib

import pytest

from secretsmanual.domain.errors import Refused, WrongPassphrase
from secretsmanual.domain.passphrases import wait_after
from secretsmanual.services import files
from secretsmanual.services.tries import Tries
from secretsmanual.vault import keys, slots

WORDS, OTHER = "heron ladder Tuesday marble", "purple tram and nine boats"


class Watch:
    """A clock of seconds that a test sets."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def tries(watch, monkeypatch):
    """This run's tries, on a clock that the test sets."""
    made = Tries(watch)
    monkeypatch.setattr("secretsmanual.services.files.TRIES", made)
    monkeypatch.setattr("secretsmanual.services.locking.TRIES", made)
    return made


@pytest.fixture
def locked(empty, tries, monkeypatch):
    empty.locking.set(WORDS)
    return empty


@pytest.fixture
def derivations(monkeypatch):
    """Count what was derived."""
    made, derive = [], slots._derive

    def count(secret, kdf):
        made.append(secret)
        return derive(secret, kdf)

    monkeypatch.setattr(slots, "_derive", count)
    return made


def wrong(call):
    with pytest.raises(WrongPassphrase) as refused:
        call()
    return refused.value


def test_the_wait_grows_to_half_a_minute():
    assert [wait_after(wrong) for wrong in range(9)] == [0, 0, 0, 2, 4, 8, 16, 30, 30]
    assert wait_after(10_000) == 30


def hashes(folder):
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_fifty_wrong_ones_touch_no_file_and_take_a_quarter_of_an_hour(locked, watch, derivations):
    manual, key = locked.manual, locked.manual.key
    manual.back_up()
    manual.close()
    before = hashes(manual.path.parent)
    assert len(before) >= 6
    start = watch.now
    for number in range(50):
        error = wrong(lambda at=number: files.unlock(manual.path, f"{OTHER} {at}"))
        assert "does not open" in error.what
        assert len(derivations) == number + 1
        watch.now += error.wait_s
    assert hashes(manual.path.parent) == before
    assert watch.now - start == 2 + 4 + 8 + 16 + 44 * 30
    assert files.unlock(manual.path, WORDS) == key
    assert hashes(manual.path.parent) == before


def test_a_try_that_comes_too_early_is_not_even_looked_at(locked, watch, derivations):
    path = locked.manual.path
    waits = [wrong(lambda: files.unlock(path, OTHER)).wait_s for _ in range(3)]
    assert waits == [0, 0, 2]
    del derivations[:]
    watch.now += 0.5
    error = wrong(lambda: files.unlock(path, WORDS))
    assert (error.wait_s, derivations) == (2, [])
    assert error.sentence == (
        "Too many wrong passphrases one after another. The next try counts in 2 s."
    )
    watch.now += 1.5
    assert files.unlock(path, WORDS)
    assert wrong(lambda: files.unlock(path, OTHER)).wait_s == 0


def test_changing_and_removing_are_slowed_with_opening(locked, watch):
    service, path = locked.locking, locked.manual.path
    assert wrong(lambda: service.change(OTHER, WORDS)).wait_s == 0
    assert wrong(lambda: service.remove(OTHER)).wait_s == 0
    assert wrong(lambda: service.renew_code(OTHER)).wait_s == 2
    assert "Too many" in wrong(lambda: files.unlock(path, WORDS)).what
    watch.now += 2
    service.remove(WORDS)
    assert not files.is_locked(path)


def test_another_manual_is_not_slowed(locked, tmp_path):
    for _ in range(3):
        wrong(lambda: files.unlock(locked.manual.path, OTHER))
    other = tmp_path / "other.secrets"
    files.make_manual(other)
    assert files.unlock(other, OTHER) == keys.read_key(other)


def test_damage_is_no_wrong_passphrase(locked):
    path = locked.manual.path
    for name in (".keys", ".keys.prev"):
        path.with_name(path.name + name).write_bytes(b"{}")
    for _ in range(5):
        with pytest.raises(Refused, match="is damaged") as refused:
            files.unlock(path, WORDS)
        assert not isinstance(refused.value, WrongPassphrase)
