"""Bring a file in: see first, decide with one key, import, and take it back."""

from threading import Event

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.errors import Refused
from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.work import Cancelled

K = Qt.Key

FILE = """Company,First Name,Last Name,Email,Job Title,Fax
Pellworth Cold Chain,Lucia,Ferant,,Shift manager,99
Pellworth Cold Chain,Anders,Brightwell,a.brightwell@pellworth.example,Head of stores,
,Jo,Nobody,jo@nowhere.example,,
Brandnew Ltd,Bob,Builder,bob@brandnew.example,Owner,
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def page(open_page, file):
    return open_page("import", files=str(file))


def row(page, title):
    return next(one for one in page.preview.list.records.rows if one.title == title)


def sections(page):
    return [one.title for one in page.preview.list.records.rows if isinstance(one, SectionRow)]


def test_the_preview_says_what_each_row_becomes(page, demo):
    assert page.preview.isVisible()
    assert page.preview.head.heading.text() == "list.csv"
    assert page.preview.head.note.text() == "1 account and 3 people come in. 1 person updated."
    assert "columns not taken: Fax" in page.preview.format.text()
    assert sections(page) == ["Is it the same person?", "In the manual already", "New"]
    assert "Looks like Lucía Ferrant (very similar name" in row(page, "Lucia Ferant").note
    assert "Updates Anders Brightwell" in row(page, "Anders Brightwell").note
    assert "new account Brandnew Ltd" in row(page, "Bob Builder").note
    assert row(page, "Jo Nobody").note == "no account"
    assert len(demo.people.all()) == 15


def test_one_key_says_who_it_is(page, tools, qtbot, settled):
    view = page.preview
    assert view.list.hasFocus()
    assert view.list.current_id() == row(page, "Lucia Ferant").id
    qtbot.keyClick(view.list, K.Key_S)
    settled(tools)
    assert row(page, "Lucia Ferant").aside == "the same"
    assert view.head.note.text() == "1 account and 2 people come in. 2 people updated."
    qtbot.keyClick(view.list, K.Key_N)
    settled(tools)
    assert row(page, "Lucia Ferant").aside == "somebody new"
    qtbot.keyClick(view.list, K.Key_L)
    settled(tools)
    assert "Left out by you" in sections(page)
    assert view.head.note.text() == "1 account and 2 people come in. 1 person updated."
    qtbot.keyClick(view.list, K.Key_L)
    settled(tools)
    assert row(page, "Lucia Ferant").aside == "new, unless you say S"


def test_somebody_known_for_certain_can_still_be_new(page, tools, settled):
    view = page.preview
    view.list.choose(row(page, "Anders Brightwell").id)
    view.choices["new"].click()
    settled(tools)
    assert view.head.note.text() == "1 account and 4 people come in."
    view.list.choose(row(page, "Bob Builder").id)
    assert not view.choices["same"].isEnabled()
    assert view.choices["skip"].isEnabled()


def test_people_without_an_account_get_one(page, demo, tools, qtbot, settled):
    view = page.preview
    assert view.into_field.isVisible()
    qtbot.keyClicks(view.into, "Oxbarrow Brewing")
    qtbot.keyClick(view.into, K.Key_Return)
    settled(tools)
    assert "Oxbarrow Brewing" in row(page, "Jo Nobody").note
    assert view.list.hasFocus()
    qtbot.keyClick(view.list, K.Key_Return)
    settled(tools)
    account = demo.accounts.find("Oxbarrow Brewing")
    assert "Jo Nobody" in [person.name for person in demo.people.all(account.id)]


def test_enter_imports_and_undo_takes_all_of_it_back(page, demo, tools, qtbot, settled):
    before = {person.id for person in demo.people.all()}
    heard = []
    tools.changes.follow(page, heard.append, "person")
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert heard
    assert page.done.isVisible()
    assert page.done.head.heading.text() == "list.csv is in"
    assert page.done.head.note.text() == "1 account and 3 people came in. 1 person updated."
    assert page.done.accounts.hasFocus()
    assert len(demo.people.all()) == 18
    page.done.back.click()
    settled(tools)
    assert {person.id for person in demo.people.all()} == before
    assert page.start.isVisible()
    (past,) = page.start.list.records.rows
    assert past.note == "Taken back"
    assert not page.start.back.isEnabled()
    assert "Taken back" in tools.banner.text


def test_undo_right_after_an_import_takes_the_import_back_and_redo_brings_it(
    page, demo, tools, qtbot, settled
):
    tools.wrote(demo.accounts.add("Typed before")[1])
    before = {person.id for person in demo.people.all()}
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    came = {person.id for person in demo.people.all()}
    tools.undoing.undo()
    settled(tools)
    assert {person.id for person in demo.people.all()} == before
    assert demo.accounts.find("Typed before")
    assert page.start.isVisible()
    tools.undoing.redo()
    settled(tools)
    assert {person.id for person in demo.people.all()} == came
    page.start.list.choose(page.start.list.records.rows[0].id)
    page.start.back.click()
    settled(tools)
    assert {person.id for person in demo.people.all()} == before
    tools.undoing.undo()
    settled(tools)
    assert {person.id for person in demo.people.all()} == came
    tools.undoing.undo()
    settled(tools)
    assert {person.id for person in demo.people.all()} == before


def test_who_was_said_to_be_new_is_not_asked_again(page, file, tools, qtbot, settled):
    qtbot.keyClick(page.preview.list, K.Key_N)
    settled(tools)
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    tools.navigation.open("import", files=str(file))
    settled(tools)
    assert sections(page) == ["In the manual already"]


def test_a_past_import_goes_by_its_key(page, demo, tools, qtbot, settled):
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    tools.navigation.open("today")
    tools.navigation.open("import")
    settled(tools)
    page._leave()
    settled(tools)
    assert page.start.list.records.rows[0].title == "list.csv"
    page.start.list.setFocus()
    qtbot.keyClick(page.start.list, K.Key_Delete)
    settled(tools)
    assert len(demo.people.all()) == 15


def test_what_was_not_understood_is_listed(page, tools, tmp_path, settled, qtbot):
    cards = tmp_path / "cards.vcf"
    good = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Other\nEND:VCARD\n"
    cards.write_text(good + "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n", encoding="utf-8")
    page._leave()
    tools.navigation.open("import", files=str(cards))
    settled(tools)
    assert "Not understood" in sections(page)
    missed = next(one for one in page.preview.list.records.rows if one.id.startswith("missed"))
    assert missed.note == "Line 5"
    page.preview.list.choose(missed.id)
    assert not page.preview.choices["skip"].isEnabled()
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert "1 row not understood" in page.done.head.note.text()
    assert "Line 5" in page.done.missed.text()


def test_a_file_that_is_none_is_refused_in_the_page(open_page, tools, tmp_path, settled):
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    page = open_page("import", files=str(path))
    assert page.start.isVisible()
    assert "photo.png" in page.start.refusal.text()
    assert page.start.choose.hasFocus()
    assert tools.banner.text == ""


def test_files_one_after_another(open_page, tools, file, tmp_path, qtbot, settled):
    other = tmp_path / "more.csv"
    other.write_text("Company\nLater Ltd\n", encoding="utf-8")
    page = open_page("import", files=f"{file}\n{other}")
    assert "1 more to come" in page.preview.format.text()
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert page.done.next.hasFocus()
    qtbot.keyClick(page.done.next, K.Key_Return)
    settled(tools)
    assert page.preview.head.heading.text() == "more.csv"
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert not page.done.next.isVisible()
    page.done.accounts.click()
    assert tools.navigation.here.name == "accounts"


def test_choosing_asks_once(make_tools, demo, file, settled):
    tools = make_tools(demo, None, file)
    page = tools.navigation.open("import")
    settled(tools)
    page.start.choose.click()
    assert page.start.isVisible()
    page.start.choose.click()
    settled(tools)
    assert page.preview.isVisible()
    assert [asked[0] for asked in tools.ask.asked] == ["open_file", "open_file"]
    page.preview.leave.click()
    settled(tools)
    assert page.start.isVisible()
    assert page.start.none.isVisible()


def test_a_refused_file_does_not_hold_up_the_next(open_page, tools, file, tmp_path, settled):
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    page = open_page("import", files=f"{empty}\n{file}")
    settled(tools)
    assert page.preview.head.heading.text() == "list.csv"
    assert "empty.csv is empty" in tools.banner.text


def test_files_dropped_while_one_is_read_wait_for_it(open_page, tools, file, tmp_path, settled):
    page = open_page("import")
    page._presenter.take([file])
    page._presenter.take([tmp_path / "later.csv"])
    settled(tools)
    assert page.preview.head.heading.text() == "list.csv"
    assert page._presenter.left == 1


def test_what_the_disk_refuses_can_be_done_again(page, demo, tools, qtbot, settled, monkeypatch):
    def refuse(*_args):
        raise Refused("The disk is full.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr(demo.importing, "run", refuse)
        qtbot.keyClick(page.preview.list, K.Key_Return)
        tools.actions["import"].trigger()
        settled(tools)
    assert "disk is full" in tools.banner.text
    assert page.preview.list.hasFocus()
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert page.done.isVisible()


def stepping(service, name, steps):
    """Let a service call tell a few steps before it does its work."""
    call = getattr(service, name)

    def slow(*args):
        for step in range(steps):
            args[-1](step, steps)
        return call(*args)

    return slow


def test_a_long_import_shows_how_far_it_is(page, demo, tools, qtbot, settled, monkeypatch):
    seen = []
    page._presenter.stepped.connect(lambda now, total: seen.append((now, total)))
    monkeypatch.setattr(demo.importing, "run", stepping(demo.importing, "run", 3))
    qtbot.keyClick(page.preview.list, K.Key_Return)
    assert page.progress.isVisible()
    assert not page.preview.go.isEnabled()
    settled(tools)
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert not page.progress.isVisible()


def test_a_cancelled_import_leaves_the_manual_alone(page, demo, tools, qtbot, settled, monkeypatch):
    whole, pressed, stopped = demo.importing.run, Event(), []

    def run(path, into, choices, step):
        def count(*_args, **_more):
            pressed.wait(5)
            try:
                step(1, 2)
            except Cancelled:
                stopped.append(True)
                raise

        monkeypatch.setattr("secretsmanual.services.importing._Tally.count", count)
        return whole(path, into, choices, step)

    monkeypatch.setattr(demo.importing, "run", run)
    qtbot.keyClick(page.preview.list, K.Key_Return)
    page.progress.cancel.click()
    pressed.set()
    settled(tools)
    assert stopped
    assert page.preview.go.isEnabled()
    assert page.preview.isVisible()
    assert len(demo.people.all()) == 15
    assert demo.importing.all() == []


def test_a_cancelled_preview_goes_back_to_the_start(open_page, tools, demo, file, settled):
    page = open_page("import")
    page._presenter.take([file])
    page.progress.cancel.click()
    settled(tools)
    assert page.start.isVisible()
    assert not page.progress.isVisible()


def test_everything_has_a_name(page, tools, qtbot, settled, assert_accessible):
    assert_accessible(page)
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert_accessible(page)
    page._leave()
    settled(tools)
    assert_accessible(page)
