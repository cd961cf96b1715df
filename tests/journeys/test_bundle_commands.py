"""A colleague's manual by commands alone: there, back, settled, taken back."""

import json

import pytest

from secretsmanual.cli import main


@pytest.fixture
def command(capsys):
    def run(manual, *words, refused=False):
        status = main.run(["--manual", str(manual), *(str(word) for word in words)], lambda *_: 0)
        out, err = capsys.readouterr()
        assert status == (1 if refused else 0), err
        return err.strip() if refused else out

    return run


@pytest.fixture
def manuals(tmp_path, demo_copy, command):
    """The demo, and an empty manual."""
    command(tmp_path / "ben.secrets", "new", tmp_path / "ben.secrets")
    return demo_copy, tmp_path / "ben.secrets"


def test_there_and_back_and_taken_back(manuals, command, tmp_path):
    demo, ben = manuals
    file, words = tmp_path / "x.smbundle", tmp_path / "words.txt"
    words.write_text("four words nobody guesses\n")
    share = ("share", "bundle", "--to", file, "--account", "thornquay")
    preview = json.loads(command(demo, *share, "--preview", "--json"))
    assert not file.exists()
    assert {one["kind"] for one in preview["leaves"]} >= {"secret", "person", "account", "talk"}
    assert all(one["why"] for one in preview["held_back"])
    command(demo, *share, "--recipient", "Ben", "--passphrase-file", words)
    assert "locked with a passphrase" in command(ben, "import", file, refused=True)
    opened = ("import", file, "--passphrase-file", words, "--json")
    look = json.loads(command(ben, *opened, "--dry-run"))
    assert "Thornquay" not in command(ben, "accounts")
    assert (look["format"], look["accounts_added"], look["import_id"]) == ("bundle", 1, None)
    done = json.loads(command(ben, *opened))
    assert done["secrets_added"] == look["secrets_added"] > 0
    assert "Thornquay" in command(ben, "accounts")
    back = json.loads(command(ben, "undo-import", done["import_id"], "--json"))
    assert back == {"removed": done["rows"], "kept": 0}
    assert "Thornquay" not in command(ben, "accounts")


def test_what_is_no_sound_bundle_is_refused_in_a_sentence(manuals, command, tmp_path):
    demo, ben = manuals
    file = tmp_path / "x.smbundle"
    command(demo, "share", "bundle", "--to", file)
    file.write_bytes(file.read_bytes()[:-100])
    assert "damaged or breaks off" in command(ben, "import", file, refused=True)
    file.write_bytes(b"secrets-manual-bundle 2 open\n")
    assert "newer version" in command(ben, "import", file, refused=True)
    wrong = tmp_path / "x.zip"
    assert ".smbundle" in command(demo, "share", "bundle", "--to", wrong, refused=True)


def test_conflicts_are_listed_and_settled(manuals, command, tmp_path):
    from secretsmanual.bootstrap import open_manual

    demo, ben = manuals
    there, back = tmp_path / "there.smbundle", tmp_path / "back.smbundle"
    command(demo, "share", "bundle", "--to", there)
    command(ben, "import", there)
    for manual, text in ((demo, "Rings at seven"), (ben, "Rings at eight")):
        services = open_manual(manual)
        with services.manual.write("Change") as unit:
            unit.secrets.change("s-S001", text=text)
        services.manual.close()
    command(ben, "share", "bundle", "--to", back)
    said = command(demo, "import", back)
    assert "“Rings at eight” stands" in said
    (conflict,) = json.loads(command(demo, "conflicts", "--json"))["conflicts"]
    assert conflict["sides"] == {"kept": "Rings at eight", "other": "Rings at seven"}
    command(demo, "settle", conflict["id"], "other")
    assert "Rings at seven" in command(demo, "secrets")
    assert "No conflicts" in command(demo, "conflicts")
