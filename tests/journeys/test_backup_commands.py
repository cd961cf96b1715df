"""Back up, list, restore and salvage by commands, also where the manual itself is damaged."""

import pytest


def test_restore_last_tuesday(drill):
    at = ("--today", "2026-11-17T09:00")
    made = drill.done(*at, "backup")
    listed = drill.done("backups")
    (row,) = listed["backups"]
    assert (row["accounts"], row["at"]) == (6, "2026-11-17T09:00:00")
    assert row["last_talk"]
    assert made["backup"].startswith(listed["folder"])
    drill.done("restore", "2026-11-17", "--to", drill.folder / "tuesday.secrets")
    drill.path = drill.folder / "tuesday.secrets"
    assert drill.done("check")["sound"]
    assert "6 accounts" in drill.run("--manual", drill.folder / "mine.secrets", "backups")[1]


def test_a_locked_backup_asks_for_its_own_passphrase(drill):
    drill.done("lock", *drill.new("first"))
    made = drill.done("backup", *drill.with_("first"))["backup"]
    drill.done("unlock", *drill.with_("first"))
    assert "--passphrase-file" not in drill.run("backups")[2]
    out = drill.folder / "out.secrets"
    drill.done("restore", made, "--to", out)
    drill.path = out
    assert drill.done("check")["sound"]


def test_a_folder_of_ones_own_is_remembered(drill):
    away = drill.folder / "stick"
    assert drill.done("backups", "--folder", away)["folder"] == str(away)
    assert drill.done("backup")["backup"].startswith(str(away))
    assert len(drill.done("backups")["backups"]) == 1


def test_the_folder_that_was_chosen_is_gone(drill):
    away = drill.folder / "stick"
    drill.done("backups", "--folder", away)
    away.rmdir()
    status, out, err = drill.run("backup")
    assert (status, "mine backups" in out) == (0, True)
    assert f"{away} is not there now" in err
    folder = drill.done("backups", "--beside")["folder"]
    assert folder == str(drill.folder / "mine backups")


@pytest.mark.parametrize("state", ["damaged", "gone"])
def test_of_a_manual_that_does_not_open_all_are_listed_and_restored(drill, state):
    at = ("--today", "2026-11-17T09:00")
    drill.done(*at, "backup")
    away = drill.folder / "stick"
    drill.done("backups", "--folder", away)
    drill.done("--today", "2026-11-18T09:00", "backup")
    if state == "damaged":
        drill.path.write_bytes(b"\0" * 8192)
        listed = drill.done("backups")
        assert listed["folder"] == str(away)
        assert [row["at"][:10] for row in listed["backups"]] == ["2026-11-18", "2026-11-17"]
    else:
        drill.path.unlink()
    drill.done("restore", "2026-11-18", "--to", drill.folder / "back.secrets")
    away.rename(drill.folder / "unplugged")
    if state == "damaged":
        assert f"{away} is not there now" in drill.run("backups")[2]
    assert drill.done("restore", "2026-11-17", "--to", drill.folder / "older.secrets")
    drill.path = drill.folder / "back.secrets"
    assert drill.done("check")["sound"]


def test_last_tuesday_in_the_manuals_place(drill):
    drill.done("--today", "2026-11-17T09:00", "backup")
    drill.done("--today", "2026-11-18T09:00", "move", "Hester", "Oxbarrow")
    done = drill.done("--today", "2026-11-19T09:00", "restore", "2026-11-17", "--here")
    assert "before restore" in done["kept"]
    assert "before restore" in drill.run("backups")[1]
    assert "Thornquay" in drill.run("people")[1].split("Hester", 1)[1].splitlines()[0]
    drill.done("restore", done["kept"], "--here")
    assert "Oxbarrow" in drill.run("people")[1].split("Hester", 1)[1].splitlines()[0]


def test_a_damaged_manual_lists_its_backups_and_is_salvaged(drill):
    drill.done("backup")
    whole = bytearray(drill.path.read_bytes())
    pages = len(whole) // 4096
    for page in range(pages - 30, pages - 27):
        whole[page * 4096 + 9] ^= 1
    drill.path.write_bytes(whole)
    status, out, err = drill.run("check")
    assert status == 1
    assert "page" in out, err
    saved = drill.folder / "saved.secrets"
    done = drill.done("salvage", drill.path, "--to", saved)
    assert sum(done["kept"].values()) > 200
    assert drill.path.read_bytes() == bytes(whole)
    whole[5] ^= 1  # now not even the first page opens
    drill.path.write_bytes(whole)
    assert "restore the newest good backup" in drill.refused("accounts")
    (row,) = drill.done("backups")["backups"]
    drill.done("restore", row["file"], "--to", drill.folder / "restored.secrets")
    assert "is damaged" in drill.refused("salvage", drill.path, "--to", drill.folder / "no.secrets")
    assert "There is already a file" in drill.refused("restore", row["file"], "--to", saved)
    assert "no backup" in drill.refused("restore", "yesterday", "--to", drill.folder / "x")
