"""Handing over: see what leaves and what stays; one file, one receipt; and what left before."""

from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.models.rows import SectionRow

K = Qt.Key


@pytest.fixture
def account(demo):
    return demo.accounts.find("Gantrel Fasteners")


@pytest.fixture
def page(open_page):
    return open_page("hand_over")


def sections(view):
    return [row for row in view.records.rows if isinstance(row, SectionRow)]


def test_what_leaves_and_what_stays_with_reasons(page, demo):
    preview = demo.sharing.preview(
        "service", [one.account.id for one in demo.accounts.all() if one.account.high_value]
    )
    note = page.head.note.text()
    assert note == f"{len(preview.leaves)} lines for service. {len(preview.held_back)} stay here."
    titles = [row.title for row in sections(page.list)]
    assert "Gantrel Fasteners" in titles
    assert "Stays here: private: it is yours alone" in titles
    shown = " ".join(row.spoken for row in page.list.records.rows)
    for secret in demo.secrets.all():
        if secret.sensitivity in ("private", "never"):
            assert secret.text not in shown
    assert page.list.current_id() == preview.leaves[0].id


def test_marketing_gets_less(page, tools, settled):
    before = page.head.note.text()
    page.side.audiences["marketing"].click()
    settled(tools)
    assert "for marketing" in page.head.note.text()
    assert page.head.note.text() != before
    titles = [row.title for row in sections(page.list)]
    assert "Stays here: for service only" in titles
    row = page.list.currentIndex().row()
    assert row == 1


def test_choosing_accounts(page, tools, qtbot, settled, account):
    page.side.which["chosen"].click()
    settled(tools)
    assert page.head.note.text() == "Nothing to hand over."
    assert not tools.actions["export"].isEnabled()
    assert page.side.search.hasFocus()
    qtbot.keyClicks(page.side.search, "gantr")
    assert [row.title for row in page.side.list.records.rows] == ["Gantrel Fasteners"]
    qtbot.keyClick(page.side.search, K.Key_Down)
    assert page.side.list.hasFocus()
    qtbot.keyClick(page.side.list, K.Key_Return)
    settled(tools)
    assert sections(page.list)[0].title == "Gantrel Fasteners"
    assert page.side.which["chosen"].text() == "Chosen (1)"
    qtbot.keyClick(page.side.list, K.Key_Return)
    settled(tools)
    assert page.head.note.text() == "Nothing to hand over."
    page.side.which["all"].click()
    settled(tools)
    assert tools.actions["export"].isEnabled()


def test_an_account_comes_with_the_page(open_page, account):
    page = open_page("hand_over", account=account.id, audience="marketing")
    assert page.side.which["chosen"].isChecked()
    assert page.side.audiences["marketing"].isChecked()
    assert {row.title for row in page.side.list.records.rows[:1]} == {"Gantrel Fasteners"}


def test_file_and_receipt(make_tools, demo, tmp_path, settled, monkeypatch, qtbot):
    path = tmp_path / "pack.html"
    tools = make_tools(demo, None, path, None)
    page = tools.navigation.open("hand_over")
    settled(tools)
    heard = []
    tools.changes.follow(page, heard.append, "handover")
    tools.actions["export"].trigger()
    assert tools.work.pending() == 0
    qtbot.keyClicks(page.side.recipient, "Bea Lanyon")
    tools.actions["export"].trigger()
    assert page.progress.isVisible()
    settled(tools)
    assert path.exists()
    receipt = demo.sharing.receipts()[0]
    told = page.told.text()
    assert told.startswith(f"Handed to service (Bea Lanyon): {len(receipt.secrets)} secrets in ")
    assert told.endswith("pack.html. Destroy by 18 Feb 2027.")
    assert heard
    assert page.folder.hasFocus()
    qtbot.keyClick(page.folder, K.Key_Return)
    assert tools.ask.asked[-1] == ("show_folder", tmp_path)
    assert tools.ask.asked[1][2] == "For service.html"
    page.side.audiences["marketing"].click()
    settled(tools)
    assert not page.receipt.isVisible()
    page.receipts.click()
    assert tools.navigation.here.name == "handovers"


def test_a_refusal_stands_in_the_page(make_tools, demo, tmp_path, settled):
    tools = make_tools(demo, tmp_path / "none" / "pack.pdf")
    page = tools.navigation.open("hand_over")
    settled(tools)
    before = len(demo.sharing.receipts())
    tools.actions["export"].trigger()
    settled(tools)
    assert "folder is not there" in page.refusal.text()
    assert tools.actions["export"].isEnabled()
    assert len(demo.sharing.receipts()) == before


def test_cancelling_leaves_neither_file_nor_receipt(
    make_tools, demo, tmp_path, settled, monkeypatch
):
    path = tmp_path / "pack.xlsx"
    tools = make_tools(demo, path)
    page = tools.navigation.open("hand_over")
    settled(tools)
    before = len(demo.sharing.receipts())
    whole, pressed = demo.sharing.hand_over, Event()

    def slow(*args, **named):
        pressed.wait(5)
        return whole(*args, **named)

    monkeypatch.setattr(demo.sharing, "hand_over", slow)
    tools.actions["export"].trigger()
    page.progress.cancel.click()
    pressed.set()
    settled(tools)
    assert not path.exists()
    assert len(demo.sharing.receipts()) == before
    assert not page.progress.isVisible()
    assert not page.receipt.isVisible()


def test_enter_goes_to_the_secret(page, tools, demo, settled, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(tools.navigation, "open", lambda name, **args: opened.append((name, args)))
    secret = demo.secrets.get(page.list.current_id())
    qtbot.keyClick(page.list, K.Key_Return)
    settled(tools)
    held = next(row for row in page.list.records.rows if row.id.startswith("held:s-"))
    page.list.opened.emit(held.id)
    settled(tools)
    page.list.opened.emit("r-promise")
    assert tools.work.pending() == 0
    assert opened[0] == ("account", {"account": secret.account_id, "secret": secret.id})
    assert opened[1][1]["secret"] == held.id.removeprefix("held:")


def test_it_follows_what_is_written(page, demo, tools, settled):
    before = page.head.note.text()
    first = page.list.current_id()
    tools.wrote(demo.secrets.set_sensitivity(first, "private"))
    settled(tools)
    assert page.head.note.text() != before


def test_nothing_to_hand_over(make_tools, empty, settled, assert_accessible):
    tools = make_tools(empty)
    page = tools.navigation.open("hand_over")
    settled(tools)
    assert page.side.which["all"].isChecked()
    assert page.head.note.text() == "Nothing to hand over."
    assert_accessible(page)
    receipts = tools.navigation.open("handovers")
    settled(tools)
    assert receipts.nothing.isVisible()
    assert_accessible(receipts)


@pytest.fixture
def receipts(open_page, demo, account, tmp_path, settled, tools):
    demo.sharing.hand_over("service", tmp_path / "old.json", [account.id], "Bea Lanyon")
    return open_page("handovers")


def test_receipts_newest_first(receipts, demo):
    rows = receipts.list.records.rows
    assert rows[0].title == "Service, Bea Lanyon"
    assert "old.json" in rows[0].note
    assert [row.id for row in rows] == [one.id for one in demo.sharing.receipts()]
    assert receipts.name.text() == "Service, Bea Lanyon"
    facts = [
        receipts.facts._grid.itemAt(at).widget().text()
        for at in range(receipts.facts._grid.count())
    ]
    assert "18 Feb 2027" in facts
    assert "Private: it is yours alone (2)" in "\n".join(facts)


def test_each_opens_its_secrets(receipts, tools, demo, settled, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(tools.navigation, "open", lambda name, **args: opened.append((name, args)))
    qtbot.keyClick(receipts.list, K.Key_Return)
    assert receipts.held.hasFocus()
    receipt = demo.sharing.receipts()[0]
    held = [row.id for row in receipts.held.records.rows if row.id]
    assert set(held) == set(receipt.secrets)
    qtbot.keyClick(receipts.held, K.Key_Return)
    settled(tools)
    tools.actions["hand_over"].trigger()
    assert [name for name, _ in opened] == ["account", "hand_over"]
    assert opened[0][1]["secret"] in held


def test_files_past_their_day_are_told(receipts, demo, clock, tools, settled):
    clock.advance(timedelta(days=100))
    tools.navigation.open("handovers")
    settled(tools)
    assert "3 files past their day" in receipts.head.note.text()
    row = receipts.list.records.rows[0]
    assert row.aside_tone == "warm"
    assert "to be destroyed since 18 Feb 2027" in row.note


def test_what_must_not_be_mentioned_since_is_hidden(receipts, demo, tools, settled):
    held = next(row for row in receipts.held.records.rows if row.id)
    tools.wrote(demo.secrets.set_sensitivity(held.id, "never"))
    settled(tools)
    row = next(row for row in receipts.held.records.rows if row.id == held.id)
    assert row.text == "Never to be mentioned"


def test_a_deleted_secret_is_no_longer_listed(receipts, demo, tools, settled):
    held = [row.id for row in receipts.held.records.rows if row.id]
    tools.wrote(demo.secrets.delete(held[0]))
    settled(tools)
    assert held[0] not in [row.id for row in receipts.held.records.rows]


def test_everything_has_a_name(page, receipts, assert_accessible, tools):
    assert_accessible(receipts)
    tools.navigation.open("hand_over")
    assert_accessible(page)
