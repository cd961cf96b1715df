"""The system's keychain as a second way in: never the only one, and its loss locks nobody out."""

import json
import subprocess
import sys

import pytest

from secretsmanual.domain.errors import Locked, Refused
from secretsmanual.store import manual_file
from secretsmanual.vault import driver, keys
from secretsmanual.vault.keychain import SystemKeychain
from secretsmanual.vault.locking import Locker
from secretsmanual.vault.slots import LEAST
from tests.unit.vault.keychains import KeychainInMemory

WORDS, OTHER = "heron ladder Tuesday marble", "purple tram and nine boats"


@pytest.fixture
def manual(tmp_path):
    path = tmp_path / "mine.secrets"
    manual_file.create(path)
    return path


@pytest.fixture
def chain():
    return KeychainInMemory()


@pytest.fixture
def opened(manual, chain):
    """The locker of a manual with a passphrase and a keychain slot, and its new lock."""
    backup = manual.with_name("backup.secrets")
    manual_file.copy(manual, backup)
    locker = Locker(manual, (backup,), cost=LEAST, keychain=chain)
    new = locker.set(WORDS)
    locker.add_keychain(new.key)
    return locker, new


def opens(path, *words):
    return [keys.unlock(path, word) for word in words]


def test_it_opens_the_manual_and_its_backup(opened, manual, chain):
    locker, new = opened
    for path in (manual, *locker.backups):
        assert keys.from_keychain(path, chain) == new.key
        assert opens(path, WORDS, new.code) == [new.key] * 2
        assert driver.fits(path, new.key)
        with pytest.raises(Locked):
            keys.read_key(path)


def test_neither_file_nor_keychain_holds_the_key(opened, manual, chain):
    _, new = opened
    (secret,) = chain.kept.values()
    text = keys.key_file(manual).read_text()
    assert secret not in text
    assert new.key.hex() not in text + secret
    assert WORDS not in text + secret


def pulled(chain, how):
    match how:
        case "entry gone":
            chain.kept.clear()
        case "another secret":
            chain.kept = dict.fromkeys(chain.kept, "A" * 43 + "=")
        case "not a secret of ours":
            chain.kept = dict.fromkeys(chain.kept, "päss")
        case "half a secret":
            chain.kept = {name: kept[:20] for name, kept in chain.kept.items()}
        case _:
            chain.fails = how
    return chain


HOWS = ("entry gone", "another secret", "not a secret of ours", "half a secret", "get")
MOMENTS = ("at once", "after a change", "after a new code", "in a backup")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("how", HOWS)
def test_without_it_passphrase_and_code_still_open(opened, manual, chain, how, moment):
    locker, new = opened
    words, code, path = WORDS, new.code, manual
    if moment == "after a change":
        locker.change(WORDS, OTHER)
        words = OTHER
    elif moment == "after a new code":
        code = locker.renew_code(WORDS)
    elif moment == "in a backup":
        path = locker.backups[0]
    assert keys.from_keychain(path, chain) == new.key
    assert keys.from_keychain(path, pulled(chain, how)) == b""
    assert opens(path, words, code) == [new.key] * 2


def test_off_forgets_both_halves(opened, manual, chain):
    locker, new = opened
    locker.remove_keychain(new.key)
    assert not chain.kept
    for path in (manual, *locker.backups):
        assert keys.from_keychain(path, chain) is None
        assert opens(path, WORDS, new.code) == [new.key] * 2
    locker.remove_keychain(new.key)


def test_off_with_a_keychain_out_of_reach_is_off(opened, manual, chain):
    locker, new = opened
    kept = dict(chain.kept)
    chain.fails = "drop"
    locker.remove_keychain(new.key)
    assert chain.kept == kept
    chain.fails = ""
    assert keys.from_keychain(manual, chain) is None


def test_on_again_is_another_entry(opened, manual, chain):
    locker, new = opened
    (before,) = chain.kept.items()
    locker.add_keychain(new.key)
    (after,) = chain.kept.items()
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert keys.from_keychain(manual, chain) == new.key


def test_a_new_key_is_opened_by_nothing_old(opened, manual, chain):
    locker, new = opened
    old = dict(chain.kept)
    locker.remove(WORDS)
    assert not chain.kept
    again = locker.set(WORDS)
    assert keys.from_keychain(manual, KeychainInMemory(old)) is None
    locker.add_keychain(again.key)
    assert keys.from_keychain(manual, chain) == again.key != new.key
    assert keys.from_keychain(manual, KeychainInMemory(old)) == b""


def test_a_keychain_that_refuses_changes_nothing(manual, chain):
    locker = Locker(manual, cost=LEAST, keychain=chain)
    key = locker.set(WORDS).key
    before = {file.name: file.read_bytes() for file in manual.parent.iterdir()}
    chain.fails = "put"
    with pytest.raises(Refused, match="keychain"):
        locker.add_keychain(key)
    assert {file.name: file.read_bytes() for file in manual.parent.iterdir()} == before
    assert not chain.kept


def test_a_disk_that_refuses_leaves_nothing_in_the_keychain(manual, chain, monkeypatch):
    locker = Locker(manual, cost=LEAST, keychain=chain)
    key = locker.set(WORDS).key

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keys, "write_whole", refuse)
    with pytest.raises(OSError, match="No space"):
        locker.add_keychain(key)
    assert not chain.kept


def test_an_open_manual_has_none(manual, chain):
    locker = Locker(manual, cost=LEAST, keychain=chain)
    with pytest.raises(Refused, match="has no passphrase"):
        locker.add_keychain(keys.read_key(manual))
    assert not chain.kept
    assert not chain.asked


def test_a_manual_without_it_asks_no_keychain(manual, chain):
    Locker(manual, cost=LEAST, keychain=chain).set(WORDS)
    assert keys.from_keychain(manual, chain) is None
    assert not chain.asked


@pytest.mark.parametrize("part", ["entry", "nonce", "check", "wrapped"])
def test_the_whole_slot_is_bound(opened, manual, chain, part):
    from secretsmanual.vault import slots

    document = json.loads(keys.key_file(manual).read_text())
    slot = document["slots"][-1]
    entry = slot["entry"]
    slot[part] = slot[part][:-4] + "0000"
    slot["sum"] = slots._sum(slot)
    chain.kept[slot["entry"]] = chain.kept[entry]
    for name in (".keys", ".keys.prev"):
        manual.with_name(manual.name + name).write_text(json.dumps(document))
    assert keys.from_keychain(manual, chain) == b""
    assert len(opens(manual, WORDS)) == 1


def test_a_usual_start_does_not_load_it(manual):
    Locker(manual, cost=LEAST).set(WORDS)
    script = (
        "import sys, pathlib\n"
        "import secretsmanual.gui.application\n"
        "from secretsmanual.services import files, glance\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "assert glance.key_in_keychain(path) is None\n"
        "from secretsmanual.bootstrap import open_manual\n"
        "open_manual(path, key=files.unlock(path, sys.argv[2])).locking.state()\n"
        "print(*(name for name in sys.modules if name.split('.')[0] == 'keyring'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(manual), WORDS],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "\n"


class Elsewhere:
    """A backend that is none of the system's: it may keep secrets in a plain file."""

    def get_password(self, service, entry):
        raise AssertionError

    set_password = delete_password = get_password


class Bursting:
    def get_password(self, service, entry):
        raise RuntimeError("the bus is gone")

    set_password = delete_password = get_password


Bursting.__module__ = "keyring.backends.SecretService"


@pytest.mark.parametrize(
    ("backend", "said"),
    [
        ("keyring.backends.fail:Keyring", "no keychain that the program can use"),
        ("keyring.backends.null:Keyring", "does not keep what it is given"),
        (Elsewhere, "no keychain that the program can use"),
        (Bursting, "did not open"),
    ],
)
def test_each_state_of_the_system_has_a_clear_answer(monkeypatch, backend, said):
    import importlib

    import keyring

    if isinstance(backend, str):
        module, _, name = backend.partition(":")
        backend = getattr(importlib.import_module(module), name)
    monkeypatch.setattr(keyring, "get_keyring", backend)
    chain = SystemKeychain()
    assert chain.get("one") == ""
    chain.drop("one")
    with pytest.raises(Refused, match=said) as refused:
        chain.put("one", "two")
    assert refused.value.hint == "Go on with the passphrase; nothing was changed."
