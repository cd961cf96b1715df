"""A locked manual on the command line: it opens with a passphrase, and refuses in a sentence."""

import io
import json

import pytest

from secretsmanual.cli import main
from tests.unit.vault.keychains import KeychainInMemory

WORDS, OTHER = "heron ladder Tuesday marble", "purple tram and nine boats"


class Locked:
    """A manual, and files that hold passphrases."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self.path = folder / "mine.secrets"
        self._capsys = capsys
        for name, words in (("first", WORDS), ("second", OTHER)):
            (folder / name).write_text(words + "\n", encoding="utf-8")

    def run(self, *words):
        given = ["--manual", str(self.path), *(str(word) for word in words)]
        status = main.run(given, lambda *_: 0)
        out, err = self._capsys.readouterr()
        return status, out, err

    def done(self, *words):
        status, out, err = self.run(*words, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    def refused(self, *words):
        status, out, err = self.run(*words)
        assert (status, out) == (1, "")
        assert len(err.strip().splitlines()) == 1
        return err

    def with_(self, name):
        return "--passphrase-file", self.folder / name

    def new(self, name):
        return "--new-passphrase-file", self.folder / name


@pytest.fixture
def locked(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    made = Locked(tmp_path, capsys)
    assert made.run("new", made.path)[0] == 0
    return made


def test_lock_use_change_and_unlock(locked):
    code = locked.done("lock", *locked.new("first"), "--sheet", locked.folder / "sheet.txt")
    sheet = (locked.folder / "sheet.txt").read_text(encoding="utf-8")
    assert code["recovery_code"] in sheet
    assert locked.done("check", *locked.with_("first"))["sound"]
    locked.done("passphrase", "change", *locked.with_("first"), *locked.new("second"))
    assert "does not open" in locked.refused("accounts", *locked.with_("first"))
    (locked.folder / "code").write_text(code["recovery_code"])
    locked.done("passphrase", "change", *locked.with_("code"), *locked.new("first"))
    renewed = locked.done("passphrase", "new-code", *locked.with_("first"))["recovery_code"]
    assert renewed != code["recovery_code"]
    assert "does not open" in locked.refused("check", *locked.with_("code"))
    assert locked.done("unlock", *locked.with_("first")) == {"locked": False}
    assert locked.done("check")["sound"]


def test_without_a_passphrase_the_way_is_said(locked):
    locked.done("passphrase", "set", *locked.new("first"))
    for command in ("accounts", "check", "backup", "receipts"):
        assert "--passphrase-file FILE" in locked.refused(command)


def test_a_wrong_passphrase_changes_no_file(locked):
    locked.done("lock", *locked.new("first"))
    before = {file.name: file.read_bytes() for file in locked.folder.iterdir()}
    for command in ("accounts", "check", "backup", "unlock"):
        assert "does not open" in locked.refused(command, *locked.with_("second"))
    assert {file.name: file.read_bytes() for file in locked.folder.iterdir()} == before


def test_easy_passphrases_are_not_taken(locked):
    (locked.folder / "easy").write_text("password1")
    assert "anybody would try" in locked.refused("lock", *locked.new("easy"))
    assert locked.done("check")["sound"]


def test_the_passphrase_of_a_handed_over_file_is_another(locked):
    (locked.folder / "people.csv").write_text("name,company\nHester Vane,Thornquay\n")
    locked.done("lock", *locked.new("first"))
    ours = locked.with_("first")
    locked.done(*ours, "import", locked.folder / "people.csv")
    bundle = locked.folder / "out.smbundle"
    shared = locked.done(
        *ours, "share", "bundle", "--to", bundle, "--passphrase-file", locked.folder / "second"
    )
    assert shared["file"] == str(bundle)
    opened = locked.done(
        *ours, "import", bundle, "--dry-run", "--passphrase-file", locked.folder / "second"
    )
    assert opened["format"] == "bundle"


def test_asked_on_a_terminal(locked, monkeypatch):
    asked = []
    answers = [WORDS, OTHER, WORDS, WORDS, WORDS]

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def answer(question):
        asked.append(question)
        return answers[len(asked) - 1]

    monkeypatch.setattr("sys.stdin", Terminal(""))
    monkeypatch.setattr("getpass.getpass", answer)
    assert "not the same" in locked.refused("lock")
    assert locked.done("lock")["locked"]
    assert locked.done("check")["sound"]
    assert asked[-1] == "Passphrase of mine.secrets: "


@pytest.fixture
def chain(monkeypatch):
    """A keychain that works, in the system's place."""
    from secretsmanual.vault.keychain import SystemKeychain

    kept = KeychainInMemory()
    for name in ("get", "put", "drop"):
        monkeypatch.setattr(
            SystemKeychain, name, lambda _, *given, do=name: getattr(kept, do)(*given)
        )
    return kept


def test_the_keychain_opens_it_until_it_is_switched_off(locked, chain):
    locked.done("lock", *locked.new("first"))
    assert "--passphrase-file FILE" in locked.refused("accounts")
    on = locked.done("passphrase", "keychain", "on", *locked.with_("first"))
    assert on == {"keychain": True}
    assert locked.done("check")["sound"]
    assert locked.done("accounts") == {"accounts": []}
    locked.done("passphrase", "change", *locked.with_("first"), *locked.new("second"))
    assert locked.done("check")["sound"]
    assert "does not open" in locked.refused("accounts", *locked.with_("first"))
    chain.fails = "get"
    assert "--passphrase-file FILE" in locked.refused("accounts")
    assert locked.done("check", *locked.with_("second"))["sound"]
    chain.fails = ""
    assert locked.done("passphrase", "keychain", "off") == {"keychain": False}
    assert "--passphrase-file FILE" in locked.refused("accounts")
    assert not chain.kept


def test_where_there_is_no_keychain_it_is_said(locked, monkeypatch):
    import keyring
    from keyring.backends.fail import Keyring

    monkeypatch.setattr(keyring, "get_keyring", Keyring)
    locked.done("lock", *locked.new("first"))
    before = {file.name: file.read_bytes() for file in locked.folder.iterdir()}
    said = locked.refused("passphrase", "keychain", "on", *locked.with_("first"))
    assert said.startswith("This computer has no keychain that the program can use. Go on with")
    assert {file.name: file.read_bytes() for file in locked.folder.iterdir()} == before


def test_an_open_manual_needs_no_keychain(locked, chain):
    assert "has no passphrase" in locked.refused("passphrase", "keychain", "on")
    assert locked.done("passphrase", "keychain", "off") == {"keychain": False}
    assert not chain.kept
