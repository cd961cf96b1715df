"""The brief: who is there, what it holds, and a way to paper."""

import pytest
from PySide6.QtCore import Qt

K = Qt.Key


@pytest.fixture
def account(demo):
    return demo.accounts.find("Gantrel Fasteners")


@pytest.fixture
def page(open_page, account):
    return open_page("brief", account=account.id)


def text(page):
    return page.view.toPlainText()


def test_it_is_made_for_the_next_meeting(page):
    assert text(page).startswith("Gantrel Fasteners | Tue 1 Dec 15:00")
    ticked = [tick.guest.name for tick in page.side.guests.ticks if tick.isChecked()]
    assert ticked == ["Bart Okoye-Gantrel", "Harvey Stroud"]
    assert page.view.hasFocus()
    assert "Printed for" not in text(page)


def test_ticking_somebody_makes_it_anew(page, tools, settled, qtbot):
    assert "Ingrid Mackworth, HR Director" not in text(page)
    tick = page.side.guests.ticks[2]
    tick.setFocus()
    qtbot.keyClick(tick, K.Key_Space)
    settled(tools)
    assert "Ingrid Mackworth, HR Director" in text(page)


def test_without_anybody_it_asks_who(page, tools, settled):
    for tick in page.side.guests.ticks:
        tick.setChecked(False)
    settled(tools)
    assert page.nobody.isVisible()
    assert not page.view.isVisible()
    assert not tools.actions["print"].isEnabled()
    page.side.guests.ticks[0].setChecked(True)
    settled(tools)
    assert page.view.isVisible()
    assert tools.actions["print"].isEnabled()


def test_purpose_and_reader_are_typed(page, tools, settled, qtbot):
    qtbot.keyClicks(page.side.purpose, "Say thank you")
    qtbot.keyClicks(page.side.reader, "Nora")
    settled(tools)
    assert "Say thank you" in text(page)
    assert "Printed for Nora, destroy after use" in text(page)


def test_private_secrets_only_where_ticked(page, demo, account, tools, settled):
    bart = page.side.guests.ticks[0].guest.id
    _, change = demo.secrets.add(
        "Sells the firm in spring.",
        account.id,
        person_id=bart,
        kind="dream",
        sensitivity="private",
        gold=True,
    )
    tools.wrote(change)
    settled(tools)
    assert "Sells the firm" not in text(page)
    page.side.private.setChecked(True)
    settled(tools)
    assert "Sells the firm" in text(page)
    tools.navigation.open("brief", account=account.id)
    settled(tools)
    assert not page.side.private.isChecked()
    assert "Sells the firm" not in text(page)


def test_never_topics_are_counted_while_a_key_is_held(page, qtbot):
    page.side.never.setFocus()
    assert page.side.never_note.text() == ""
    qtbot.keyPress(page.side.never, K.Key_Space)
    assert "1 thing must never be mentioned" in page.side.never_note.text()
    qtbot.keyRelease(page.side.never, K.Key_Space)
    assert page.side.never_note.text() == ""


def test_print_and_save(make_tools, demo, account, tmp_path, settled):
    pdf, html = tmp_path / "b.pdf", tmp_path / "b.html"
    wrong, gone = tmp_path / "b.xlsx", tmp_path / "none" / "b.pdf"
    tools = make_tools(demo, pdf, html, None, wrong, gone)
    page = tools.navigation.open("brief", account=account.id)
    settled(tools)
    tools.actions["print"].trigger()
    settled(tools)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert tools.ask.asked[0] == ("save_file", "Save the brief", "Brief.pdf")
    assert tools.banner.text == "b.pdf is written."
    tools.actions["export"].trigger()
    settled(tools)
    assert "Gantrel Fasteners" in html.read_text("utf-8")
    for expected in ("", "b.xlsx", "folder is not there"):
        tools.actions["export"].trigger()
        settled(tools)
        assert expected in page.refusal.text()
        assert page.refusal.isVisible() is bool(expected)


def test_links_and_the_talk(page, tools, account, monkeypatch):
    opened = []
    monkeypatch.setattr(tools.navigation, "open", lambda name, **args: opened.append((name, args)))
    for link in ("s-1", "p-1", "r-1", "i-1"):
        page.view.opened.emit(link)
    tools.actions["new_talk"].trigger()
    assert opened[:4] == [
        ("account", {"account": account.id, "secret": "s-1"}),
        ("account", {"account": account.id, "person": "p-1"}),
        ("account", {"account": account.id}),
        ("review", {"interview": "i-1"}),
    ]
    name, args = opened[4]
    assert name == "talk"
    assert len(args["people"].split(",")) == 2


def test_given_people_and_meeting(open_page, demo, account):
    people = demo.people.all(account.id)
    page = open_page("brief", account=account.id, people=people[2].id)
    ticks = page.side.guests.ticks
    assert [tick.guest.id for tick in ticks if tick.isChecked()] == [people[2].id]
    planned = demo.today.page().meetings[1]
    page = open_page("brief", account=planned.meeting.account_id, meeting=planned.meeting.id)
    assert text(page).startswith("Pellworth Cold Chain | Tue 24 Nov 14:30")


def test_a_new_name_is_followed(page, demo, account, tools, settled):
    person = page.side.guests.ticks[0].guest
    tools.wrote(demo.people.change(person.id, name="Ann <b>Other</b>"))
    settled(tools)
    assert "Ann <b>Other</b>" in text(page)
    assert page.side.guests.ticks[0].guest.name == "Ann <b>Other</b>"


def test_the_window_names_no_customer(page, tools):
    assert "Gantrel" not in page.window().windowTitle()
    assert "Gantrel" not in page.title


def test_everything_has_a_name(page, assert_accessible):
    assert_accessible(page)


def test_where_nobody_is_known_the_account_is_offered(open_page, demo, tools):
    account, _ = demo.accounts.add("An empty one")
    page = open_page("brief", account=account.id)
    assert page.nobody.heading.text() == "Nobody is known here yet."
    page.nobody.button.click()
    assert tools.navigation.here.args == {"account": account.id}
