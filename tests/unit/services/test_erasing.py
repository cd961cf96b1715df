"""Somebody who is erased stands nowhere any more, and cannot come back unnoticed."""

import json
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import NotFound, Refused
from secretsmanual.domain.ids import PREFIX
from secretsmanual.domain.talks import InterviewFields
from secretsmanual.store import manual_file, queries
from secretsmanual.store.erasing import Eraser
from secretsmanual.store.person_reach import names_any
from secretsmanual.system.ids import Ids
from secretsmanual.vault import driver
from tests.unit.services.whole_person import MARK, NAME, OTHERS_SECRET, fill


def everything(path):
    """Return all that a manual's file holds, decrypted: every table, the index's own included."""
    with closing(driver.connect(path, manual_file.key_of(path))) as connection:
        names = [
            r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        found = []
        for name in names:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                found += [f"{name}: {cell!r}" for cell in row if cell is not None]
        return found


def marked(path, what=MARK):
    return [one for one in everything(path) if what.lower() in one.lower()]


@pytest.fixture
def filled(empty, tmp_path):
    return empty, *fill(empty, tmp_path)


def test_the_mark_is_in_every_table_that_can_hold_it(filled):
    services, *_ = filled
    path = services.manual.path
    tables = {one.split(":")[0] for one in marked(path)}
    assert tables >= {
        *("person", "secret", "secret_use", "interview", "line", "promise", "ask_later", "oops"),
        *("referral", "relation", "conflict", "brought", "not_same", "handed", "import_run"),
        *("history", "action", "search_words"),
    }


def test_nothing_is_left_in_the_manual(filled):
    services, person, *_ = filled
    services.erasing.erase(person)
    services.manual.store.write_back()
    assert not marked(services.manual.path)
    assert not marked(services.manual.path, person)
    for part in services.manual.path.parent.glob("empty.secrets*"):
        assert MARK.encode() not in part.read_bytes()


def test_what_was_half_typed_at_a_lock_goes_too(filled):
    services, person, *_ = filled
    services.half_typed.keep(f'{{"pages": "{MARK} was about to be written of {person}"}}')
    services.backups.make()
    services.erasing.erase(person)
    paths = [services.manual.path, *(one.path for one in services.manual.backups())]
    assert len(paths) > 1
    for path in paths:
        assert not marked(path)
    assert services.half_typed.take() == ""


def test_what_is_about_others_stays(filled):
    services, person, firm, other = filled
    services.erasing.erase(person)
    texts = [secret.text for secret in services.secrets.all(firm)]
    assert texts == [OTHERS_SECRET]
    with services.manual.read() as unit:
        assert [line.raw for line in unit.lines.where()] == [OTHERS_SECRET]
        assert [p.text for p in unit.promises.where()] == ["Samples for somebody"]
        assert [t.summary for t in unit.interviews.where()] == ["somebody was well"]
        assert [m.attendees for m in unit.meetings.where()] == [[other]]
        assert len(queries.handovers(unit)) == 1


def test_nothing_is_left_in_any_backup(filled, clock):
    services, person, *_ = filled
    for _ in range(3):
        services.backups.make()
        clock.advance(timedelta(hours=1))
    told, _ = services.erasing.erase(person)
    assert [one.fate for one in told.backups] == ["rewritten"] * len(told.backups)
    assert len(told.backups) == len(services.manual.backups()) >= 3
    for backup in services.manual.backups():
        assert not marked(backup.path)
        assert not manual_file.problems_of(backup.path)
        assert OTHERS_SECRET in " ".join(everything(backup.path))


def test_a_backup_that_cannot_be_rewritten_is_named(filled):
    services, person, *_ = filled
    broken = services.backups.make()
    broken.write_bytes(b"no manual at all" * 300)
    told, _ = services.erasing.erase(person)
    assert [one.path for one in told.failed] == [broken]
    assert all(one.why for one in told.failed)


def test_it_can_be_done_later_for_backups_that_were_out_of_reach(filled, tmp_path):
    services, person, *_ = filled
    made = services.backups.make()
    parts = [p for p in made.parent.iterdir() if p.name.startswith(made.name)]
    for part in parts:
        part.rename(tmp_path / part.name)
    services.erasing.erase(person)
    for part in parts:
        (tmp_path / part.name).rename(part)
    assert marked(made)
    [fate] = [one.fate for one in services.erasing.clean_backups() if one.path == made]
    assert fate == "rewritten"
    assert not marked(made)


def test_the_next_backup_cleans_what_a_kill_left_over(filled, monkeypatch):
    services, person, *_ = filled
    made = services.backups.make()

    def killed(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(services.erasing, "clean_backups", killed)
    with pytest.raises(KeyboardInterrupt):
        services.erasing.erase(person)
    assert marked(made)
    services.backups.make()
    assert not marked(made)
    assert not services.erasing.clean_waiting()


def test_undo_cannot_bring_them_back(filled):
    services, person, *_ = filled
    services.erasing.erase(person)
    with services.manual.read() as unit:
        query = "SELECT n FROM action WHERE erased = 1"
        actions = [row[0] for row in unit.connection.exec_driver_sql(query)]
    assert len(actions) > 10
    for action in actions:
        with pytest.raises(Refused):
            services.manual.undo(action)
    assert not marked(services.manual.path)


def test_an_undo_that_would_need_them_says_so(empty):
    firm, _ = empty.accounts.add("Thornquay")
    hester, added = empty.people.add("Hester", firm.id)
    empty.erasing.erase(hester.id)
    with pytest.raises(Refused, match="somebody who was erased since"):
        empty.manual.undo(added.action)


def test_names_in_what_is_about_others_are_told_and_left(filled):
    services, person, firm, other = filled
    services.secrets.add(f"Plays chess with {NAME}", firm, person_id=other, kind="recreation")
    services.accounts.change(firm, notes=f"Ask {NAME} first")
    told, _ = services.erasing.erase(person)
    assert {(one.record, one.field) for one in told.mentions} == {
        ("secret", "text"),
        ("account", "notes"),
    }
    assert "Ask" in services.accounts.find(firm).notes


def test_names_are_taken_out_where_that_is_asked(filled):
    services, person, firm, other = filled
    services.secrets.add(f"Plays chess with {NAME}", firm, person_id=other, kind="recreation")
    services.accounts.change(firm, notes=f"Ask {NAME} first")
    services.backups.make()
    told, _ = services.erasing.erase(person, names=True)
    assert not told.mentions
    assert services.accounts.find(firm).notes == "Ask somebody first"
    for path in (services.manual.path, *(one.path for one in services.manual.backups())):
        assert not marked(path)


def test_who_holds_something_is_told(filled):
    services, person, *_ = filled
    told = services.erasing.preview(person)
    [holder] = told.holders
    assert (holder.recipient, holder.file_name, holder.lines) == ("Bea", "pack.html", 1)
    assert told.imports == (f"{MARK}.csv",)
    services.erasing.erase(person)
    [recall] = services.recall.open_recalls()
    assert recall.receipt.recipient == "Bea"


def test_a_talk_that_goes_on_is_ended_first(empty):
    firm, _ = empty.accounts.add("Thornquay")
    hester, _ = empty.people.add("Hester", firm.id)
    with empty.manual.write("Talk") as unit:
        unit.interviews.add(
            InterviewFields(account_id=firm.id, attendees=[hester.id], started=unit.at)
        )
    with pytest.raises(Refused, match="has not ended"):
        empty.erasing.erase(hester.id)
    assert empty.people.find("Hester")


def test_nobody_is_refused(empty):
    with pytest.raises(NotFound):
        empty.erasing.erase("p-nobody")
    assert not empty.manual.backups()


def test_a_first_name_that_two_share_is_nobodys(empty):
    firm, _ = empty.accounts.add("Thornquay")
    one, _ = empty.people.add("Hester Brand", firm.id)
    two, _ = empty.people.add("Hester Cole", firm.id)
    empty.secrets.add("Hester swims on Sundays", firm.id, person_id=two.id, kind="habit")
    told, _ = empty.erasing.erase(one.id)
    assert not told.mentions
    assert [s.text for s in empty.secrets.all()] == ["Hester swims on Sundays"]


def test_an_erased_manual_opens_again(filled, clock):
    services, person, *_ = filled
    services.erasing.erase(person)
    services.manual.close()
    again = open_manual(services.manual.path, clock, Ids.seeded("again"))
    assert [one.name for one in again.people.all()] == ["Colm Vance"]
    assert not again.search.ask(MARK)
    again.manual.close()


IDS = st.sampled_from(["p-zc544rbevcw79", "s-S01", "q-a-b", "p-9"])
VALUES = st.recursive(
    IDS | st.text(max_size=6) | st.none() | st.integers(0, 9),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=3), some),
    max_leaves=6,
)


@given(value=VALUES, gone=st.sets(IDS, min_size=1), ascii_only=st.booleans())
def test_no_text_that_holds_an_id_is_passed_over(value, gone, ascii_only):
    """What is decoded is chosen by looking at the text alone; that may take too much only."""
    eraser = Eraser(None, {"person": gone}, None)
    if eraser.without_ids(value) != value:
        assert names_any(json.dumps(value, ensure_ascii=ascii_only), frozenset(gone))


def test_every_id_can_be_told_in_a_text():
    ids = Ids.seeded("any")
    for prefix in PREFIX.values():
        one = ids.new(prefix)
        assert names_any(json.dumps({"made": [one]}), frozenset({one}))


def test_what_the_history_holds_of_others_stays_as_it_was(demo):
    """Lists of steps, as a mishap has them, are looked through as well."""
    lucia, hester = demo.people.find("Lucía"), demo.people.find("Hester")
    case, _ = demo.recovery.open(lucia.account_id, lucia.id, "Labels came off")
    change = demo.recovery.step(case.id, "owned")
    demo.erasing.erase(hester.id)
    demo.manual.undo(change.action)
    assert [row["step"] for row in demo.recovery.card(case.id).case.steps] == ["learned"]


def test_a_backup_in_which_they_never_were_is_not_touched(empty, clock):
    firm, _ = empty.accounts.add("Thornquay")
    before = empty.backups.make()
    clock.advance(timedelta(hours=1))
    hester, _ = empty.people.add("Hester", firm.id)
    written = before.stat()
    told, _ = empty.erasing.erase(hester.id)
    assert {one.path: one.fate for one in told.backups}[before] == "clean"
    assert before.stat().st_mtime_ns == written.st_mtime_ns
    assert before.stat().st_ino == written.st_ino
