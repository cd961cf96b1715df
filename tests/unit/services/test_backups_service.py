"""Backups are made when something changed, are thinned, say what they hold, and open again."""

import json
from contextlib import closing
from datetime import timedelta

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.backups import EVERY
from secretsmanual.domain.errors import Damaged, Locked, NotFound, NotWritten, Refused, Unreadable
from secretsmanual.services import backup_places, backups, files
from secretsmanual.store import manual_file
from secretsmanual.system.paths import part_of
from secretsmanual.vault import driver

WORDS = "heron ladder Tuesday marble"


def test_one_is_made_only_where_something_changed(empty, clock):
    service = empty.backups
    assert service.make_if_changed() is None
    empty.accounts.add("Thornquay")
    clock.advance(timedelta(minutes=1))
    made = service.make_if_changed()
    assert manual_file.problems_of(made) == []
    assert service.make_if_changed() is None
    clock.advance(timedelta(minutes=30))
    empty.accounts.add("Merrowdale")
    clock.advance(timedelta(minutes=1))
    assert service.make_if_changed() != made


def test_each_says_what_it_holds(demo, clock):
    demo.backups.make()
    clock.advance(timedelta(minutes=1))
    (line,) = demo.backups.lines()
    held = line.holds
    assert (held.accounts, held.people > 10, held.secrets > 30) == (6, True, True)
    assert held.last_talk < clock.today()
    assert line.size == line.backup.path.stat().st_size > 10_000


def test_the_drill_restore_last_tuesday(demo, clock, tmp_path):
    service = demo.backups
    service.make("import")
    clock.advance(timedelta(days=3))
    demo.accounts.merge(demo.accounts.find("Pell").id, demo.accounts.find("Thornquay").id)
    clock.advance(timedelta(minutes=1))
    service.make()
    assert [line.holds.accounts for line in service.lines()] == [5, 6]
    backup = backups.find_backup(demo.manual.backups(), "2026-11-20")
    service.restore(backup, tmp_path / "tuesday.secrets")
    restored = open_manual(tmp_path / "tuesday.secrets", clock)
    assert restored.accounts.find("Thornquay")
    assert restored.search.ask("Hester")
    restored.manual.close()
    assert len(demo.accounts.all()) == 5
    with pytest.raises(Refused, match="already a file"):
        service.restore(backup, tmp_path / "tuesday.secrets")
    with pytest.raises(NotFound, match="no backup “2020”"):
        backups.find_backup(demo.manual.backups(), "2020")


def test_old_ones_are_thinned_with_their_key_files(empty, clock):
    for _ in range(30):
        clock.advance(timedelta(hours=9))
        empty.backups.make()
    found = empty.manual.backups()
    assert len(found) < 20
    assert {path.name.split(".secrets")[0] for path in empty.backups.folder.iterdir()} == {
        one.path.stem for one in found
    }


def test_a_folder_of_ones_own(demo, tmp_path):
    away = tmp_path / "stick" / "safe"
    demo.backups.choose_folder(away)
    assert demo.backups.make().parent == away
    assert [path.name for path in away.glob(".*")] == []
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Refused, match="Nothing can be written"):
        demo.backups.choose_folder(blocked)
    demo.backups.choose_folder(None)
    assert demo.backups.make().parent == tmp_path / "demo backups"


def test_they_are_locked_like_the_manual(demo):
    before = demo.backups.make()
    made = demo.locking.set(WORDS)
    after = demo.backups.make()
    assert files.unlock(before, WORDS) == files.unlock(after, WORDS) == made.key
    assert all(line.holds for line in demo.backups.lines())
    with pytest.raises(Locked):
        backups.restore_file(after, after.with_name("out.secrets"), None)


def test_a_damaged_one_is_told_and_passed_over(demo, clock):
    good = demo.backups.make()
    clock.advance(timedelta(minutes=5))
    bad = demo.backups.make()
    bad.write_bytes(b"\0" * 8192)
    first, second = demo.backups.lines()
    assert first.holds is None
    assert "is damaged" in first.why_not
    assert second.holds
    assert second.backup.path == good


def spoil(services):
    """Damage the closed manual so that it does not open."""
    path = services.manual.path
    services.manual.close()
    path.write_bytes(b"\0" * 8192)
    return path


def test_all_are_found_where_the_manual_does_not_open(demo, clock, tmp_path):
    first, stick, drive = demo.backups.make(), tmp_path / "stick", tmp_path / "drive"
    made = [first]
    for folder in (stick, drive):
        demo.backups.choose_folder(folder)
        clock.advance(timedelta(minutes=5))
        made.append(demo.backups.make())
    path, key = spoil(demo), demo.manual.key
    assert [one.backup.path for one in backups.lines_without_manual(path, key)] == made[::-1]
    drive.rename(tmp_path / "unplugged")
    assert backup_places.remembered(path).out_of_reach == [drive]
    assert [one.backup.path for one in backups.lines_without_manual(path, key)] == made[1::-1]


def test_the_places_are_known_anew_where_the_manual_was_moved(demo, clock, tmp_path):
    demo.backups.choose_folder(tmp_path / "stick")
    made = demo.backups.make()
    demo.manual.close()
    other = tmp_path / "moved"
    other.mkdir()
    for part in tmp_path.glob("demo.secrets*"):
        part.rename(other / part.name)
    path = spoil(open_manual(other / demo.manual.path.name, clock))
    assert [one.backup.path for one in backups.lines_without_manual(path, None)] == [made]


def test_the_places_hold_no_word_of_the_manual_and_are_the_users_own(demo, tmp_path):
    demo.backups.choose_folder(tmp_path / "stick")
    file = backup_places._file_of(demo.manual.path)
    assert file.stat().st_mode & 0o077 == 0
    assert json.loads(file.read_text()) == {
        "backup_folder": str(tmp_path / "stick"),
        "backup_folders_before": "[]",
    }
    assert demo.manual.path.stem not in file.name


def test_without_a_choice_nothing_is_kept_outside(demo):
    demo.backups.make()
    assert not backup_places._file_of(demo.manual.path).exists()


@pytest.mark.parametrize("kept", [b"", b"[]", b"{", b'{"backup_folder": 5}', b"\xff\x00"])
def test_places_that_cannot_be_read_mean_those_beside_the_manual(demo, tmp_path, kept):
    demo.backups.choose_folder(tmp_path / "stick")
    backup_places._file_of(demo.manual.path).write_bytes(kept)
    assert backup_places.remembered(demo.manual.path).chosen is None
    demo.backups.choose_folder(tmp_path / "stick")
    assert backup_places.remembered(demo.manual.path).chosen == tmp_path / "stick"


def test_a_state_folder_that_refuses_costs_only_that(demo, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    demo.backups.choose_folder(tmp_path / "stick")
    assert demo.backups.make().parent == tmp_path / "stick"


def test_no_copy_of_a_damaged_manual_pushes_out_a_good_one(demo, clock):
    demo.backups.make()
    path, clock_ = demo.manual.path, clock
    demo.manual.close()
    whole = bytearray(path.read_bytes())
    behind_the_schema = len(whole) * 4 // 5 // 4096 * 4096  # which is read at opening
    for at in range(behind_the_schema + 100, len(whole), 5 * 4096):
        whole[at] ^= 1
    path.write_bytes(whole)
    services = open_manual(path, clock_)
    clock.advance(timedelta(minutes=5))
    with pytest.raises(Damaged, match="no copy was kept"):
        services.backups.make()
    assert len(services.manual.backups()) == 1
    services.manual.store._engine.dispose()


def test_one_is_made_before_an_import(demo, tmp_path):
    (tmp_path / "people.csv").write_text("name,company\nAda Byron,Thornquay\n")
    demo.importing.run(tmp_path / "people.csv")
    assert [one.before for one in demo.manual.backups()] == ["import"]


def test_what_a_kill_left_half_done_goes_away(demo, clock):
    made = demo.backups.make()
    part = part_of(made)
    manual_file.copy(demo.manual.path, part)
    demo.backups.make()
    assert part.exists()  # somebody may be at it
    clock.advance(timedelta(days=2))
    demo.backups.make()
    assert not part.exists()
    manual_file.copy(demo.manual.path, part)
    demo.locking.set(WORDS)
    assert not part.exists()  # it would have opened with the old key


def test_a_clock_that_was_wrong_keeps_no_backup_from_being_made(empty, clock):
    clock.advance(timedelta(days=900))
    empty.accounts.add("Thornquay")
    empty.backups.make()
    clock.advance(timedelta(days=-900))
    empty.accounts.add("Merrowdale")
    assert empty.backups.make_if_changed().name == "empty 2026-11-20 084000.secrets"


def test_an_import_of_new_people_alone_is_backed_up(demo, clock, tmp_path):
    demo.backups.make()
    clock.advance(timedelta(hours=1))
    assert demo.backups.make_if_changed() is None
    (tmp_path / "people.csv").write_text("name,company\nAda Byron,Quillmere\n")
    demo.importing.run(tmp_path / "people.csv")
    assert demo.backups.make_if_changed()
    assert demo.backups.make_if_changed() is None


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_a_clock_that_jumps_neither_stops_them_nor_makes_a_storm(empty, clock, days):
    empty.accounts.add("Thornquay")
    clock.advance(timedelta(minutes=1))
    assert empty.backups.make_if_changed()
    clock.advance(timedelta(days=days))
    made = [empty.backups.make_if_changed() for _ in range(5) if not clock.advance(EVERY)]
    assert len([one for one in made if one]) <= 1
    empty.accounts.add("Merrowdale")
    clock.advance(EVERY)
    assert empty.backups.make_if_changed()
    assert empty.backups.make_if_changed() is None


@pytest.mark.parametrize("what", ["people", "accounts"])
def test_one_is_made_before_two_become_one(demo, what):
    if what == "people":
        keep, other = demo.people.all()[:2]
        demo.people.merge(keep.id, other.id)
    else:
        keep, other = (one.account for one in demo.accounts.all()[:2])
        demo.accounts.merge(keep.id, other.id)
    (line,) = demo.backups.lines()
    assert line.backup.before == "merge"
    assert line.holds.accounts == 6


def test_one_made_by_hand_says_so(demo):
    demo.backups.make("hand")
    (one,) = demo.manual.backups()
    assert one.before == "hand"


def test_earlier_ones_stay_in_the_list_when_the_folder_changes(demo, clock, tmp_path):
    made = [demo.backups.make()]
    for folder in (tmp_path / "stick", tmp_path / "server", None):
        demo.backups.choose_folder(folder)
        clock.advance(timedelta(hours=1))
        made.append(demo.backups.make())
    assert [one.path for one in demo.manual.backups()] == made[::-1]
    demo.backups.choose_folder(tmp_path / "stick")
    assert [one.path for one in demo.manual.backups()] == made[::-1]


def test_a_folder_that_is_gone_costs_no_backup(demo, tmp_path):
    demo.backups.choose_folder(tmp_path / "stick")
    (tmp_path / "stick").rmdir()
    made = demo.backups.make()
    assert made.parent == tmp_path / "demo backups"
    assert manual_file.problems_of(made) == []
    assert str(tmp_path / "stick") in demo.backups.elsewhere()
    assert not (tmp_path / "stick").exists()  # an empty place to mount a drive at stays empty
    (tmp_path / "stick").mkdir()
    assert demo.backups.make().parent == tmp_path / "stick"
    assert demo.backups.elsewhere() == ""


def test_a_folder_that_takes_no_file_costs_no_backup(demo, tmp_path, monkeypatch):
    demo.backups.choose_folder(tmp_path / "stick")
    copied = manual_file.copy

    def full(path, to, key=None):
        if to.parent.name == "stick":
            raise NotWritten("The stick is full.")
        copied(path, to, key)

    monkeypatch.setattr(manual_file, "copy", full)
    assert demo.backups.make().parent == tmp_path / "demo backups"


def test_what_stands_here_is_kept_before_another_is_put_in_its_place(demo, clock):
    tuesday = demo.backups.make()
    clock.advance(timedelta(days=3))
    account, _ = demo.accounts.add("Quillmere")
    clock.advance(timedelta(minutes=1))
    kept = demo.backups.restore_here(tuesday)
    assert [one.account.name for one in demo.accounts.all()].count("Quillmere") == 0
    assert demo.search.ask("Hester")
    assert manual_file.problems_of(demo.manual.path) == []
    found = {line.backup.path: line for line in demo.backups.lines()}
    assert (found[kept].holds.accounts, found[kept].backup.before) == (7, "restore")
    clock.advance(timedelta(minutes=1))
    assert demo.backups.make_if_changed()  # what stands here now is not what was kept last
    demo.backups.restore_here(kept)
    assert demo.accounts.find("Quillmere").id == account.id


def test_a_backup_with_another_key_is_not_put_here(demo, tmp_path):
    made = demo.backups.make()
    away = tmp_path / "away.secrets"
    for part in made.parent.glob(f"{made.name}*"):
        part.rename(tmp_path / part.name.replace(made.name, away.name))
    demo.locking.set(WORDS)
    with pytest.raises(Refused, match="another key"):
        demo.backups.restore_here(away)
    assert len(demo.accounts.all()) == 6
    with pytest.raises(NotFound):
        demo.backups.restore_here(tmp_path / "nowhere.secrets")


def test_a_damaged_one_is_not_put_here(demo):
    made = demo.backups.make()
    whole = bytearray(made.read_bytes())
    whole[40 * 4096 + 100] ^= 1
    made.write_bytes(whole)
    with pytest.raises(Damaged):
        demo.backups.restore_here(made)
    assert demo.accounts.find("Thornquay")
    assert [one.name for one in demo.manual.path.parent.glob(".*")] == []


def test_a_backup_that_outlasts_a_lock_opens_the_manual_no_more(empty):
    empty.accounts.add("Oak & Sons")
    empty.manual.close()
    with pytest.raises(Refused, match="closed meanwhile"):
        empty.backups.make()


def test_damage_where_the_places_are_kept_is_told_later_and_writes_nothing(demo, clock):
    """Settings are read at opening for the places alone: a manual opens without them."""
    path, key = demo.manual.path, demo.manual.key
    demo.manual.close()
    with closing(driver.connect(path, key)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'setting'"
        (page,) = connection.execute(query).fetchone()
    spoiled = bytearray(path.read_bytes())
    spoiled[(page - 1) * 4096 + 100] ^= 1
    path.write_bytes(spoiled)
    services = open_manual(path, clock)
    with pytest.raises(Unreadable):
        services.settings.ours()
    services.manual.store._engine.dispose()
    assert path.read_bytes() == spoiled
