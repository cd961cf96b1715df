"""People who left: looked at, reduced by a key, kept for a reason; consent with its day."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.errors import Refused
from secretsmanual.gui.backing_up import BackupKeeper
from secretsmanual.gui.retaining import RetentionKeeper
from secretsmanual.gui.widgets.labels import PlainLabel

K = Qt.Key


@pytest.fixture
def gone(demo, hester, clock):
    demo.people.change(hester.id, status="left", left_on=clock.today() - timedelta(days=400))
    return hester


def test_a_quiet_row_of_the_day_leads_there(gone, open_page, tools, settled, press):
    page = open_page("today")
    page.beside.setFocus()
    page.beside.choose(f"leavers {gone.id}")
    press(page.beside, K.Key_Return)
    assert tools.navigation.here.name == "leavers"
    assert tools.navigation.page.list.current_id() == gone.id


def leavers_of(page):
    rows = page.beside.records.rows
    return [row for row in rows if row.id.startswith("leavers ")]


def test_the_day_names_them_and_says_when_they_go(gone, open_page, demo, clock):
    [row] = leavers_of(open_page("today"))
    assert (row.title, row.aside) == (gone.name, "due")
    assert row.note == "goes by itself on 4 Dec 2026"
    assert demo.people.find(gone.id).last_shown_on == clock.today()


def test_of_many_the_day_shows_three_and_only_they_were_shown(demo, open_page, clock):
    left = demo.people.all()[:5]
    for one in left:
        demo.people.change(one.id, status="left", left_on=clock.today() - timedelta(days=400))
    page = open_page("today")
    assert "and 2 more" in [getattr(row, "note", "") for row in page.beside.records.rows]
    seen = [one.person.name for one in demo.retention.waiting() if one.person.last_shown_on]
    assert sorted(seen) == sorted(row.title for row in leavers_of(page))
    assert len(seen) == 3


def test_the_list_says_on_which_day(gone, open_page, demo):
    [row] = open_page("leavers").list.records.rows
    assert row.note.startswith("goes by itself on 4 Dec 2026 · ")
    assert row.aside == "time is over"
    demo.retention.set_by_itself(on=False)
    [row] = open_page("leavers").list.records.rows
    assert "by itself" not in row.note


def test_a_switch_in_the_settings_and_its_undo(gone, open_page, tools, demo, settled, press):
    page = open_page("settings")
    assert page.leavers.switch.isChecked()
    page.leavers.switch.setFocus()
    press(page.leavers.switch, K.Key_Space)
    assert not demo.retention.by_itself()
    tools.undoing.undo()
    settled(tools)
    assert demo.retention.by_itself()
    assert page.leavers.switch.isChecked()
    page.leavers.list.click()
    assert tools.navigation.here.name == "leavers"


@pytest.fixture
def over(gone, demo, clock):
    """Somebody whose two weeks of notice are over."""
    for _ in range(3):
        demo.retention.show()
        clock.advance(timedelta(days=7))
    return gone


@pytest.fixture
def keeper(tools, qtbot):
    backups = BackupKeeper(tools, tools.work)
    made = RetentionKeeper(tools, backups.work, tools.work)

    def look():
        made.look()
        qtbot.waitUntil(lambda: backups.work.pending() == 0)
        qtbot.waitUntil(lambda: tools.work.pending() == 0)

    yield look
    backups.close()


def test_after_their_notice_they_go_and_a_line_says_so(over, tools, keeper, demo):
    demo.manual.undo(demo.accounts.add("Quillmere")[1].action)
    keeper()
    assert demo.people.find(over.id).reduced_on == demo.manual.today
    assert f"Reduced, as the list had said: {over.name}." in tools.banner.text
    assert [one.before for one in demo.manual.backups()] == ["reduce"]
    assert not tools.undoing.next_undo
    tools.banner.clear()
    keeper()
    assert tools.banner.text == ""


def test_nobody_goes_during_a_talk(over, tools, keeper, demo, open_page, settled):
    talk = open_page("talk", account=demo.accounts.all()[0].account.id)
    talk.prep.submit()
    settled(tools)
    assert talk.busy
    keeper()
    assert demo.people.find(over.id).reduced_on is None


def test_nobody_goes_while_the_manual_is_locked(over, tools, keeper, demo):
    tools.is_open = lambda: False
    keeper()
    assert demo.people.find(over.id).reduced_on is None


def test_why_nobody_was_reduced_is_said_once(over, tools, keeper, demo, monkeypatch):
    def refuse(_before):
        raise Refused("The stick is gone.", "Choose another folder.")

    monkeypatch.setattr(demo.manual, "keep_before", refuse)
    keeper()
    assert "People who left were not reduced: The stick is gone." in tools.banner.text
    tools.banner.clear()
    keeper()
    assert tools.banner.text == ""
    assert demo.people.find(over.id).reduced_on is None


def test_without_anybody_there_is_no_row(open_page):
    page = open_page("today")
    assert not leavers_of(page)


def test_reducing_asks_and_cannot_be_undone(gone, open_page, tools, demo, press):
    page = open_page("leavers")
    tools.ask.answers.append(False)
    press(page.list, K.Key_R)
    assert demo.secrets.all(person_id=gone.id, kind="hope")
    tools.ask.answers.append(True)
    press(page.list, K.Key_R)
    assert not demo.secrets.all(person_id=gone.id, kind="hope")
    assert demo.secrets.all(person_id=gone.id, kind="habit")
    assert not page.list.records.rows
    assert not tools.undoing.next_undo


def test_all_that_are_due_go_by_one_key(gone, open_page, tools, demo, press):
    page = open_page("leavers")
    tools.ask.answers.append(True)
    press(page.list, K.Key_A)
    assert demo.people.find(gone.id).reduced_on == demo.manual.today


def test_one_is_kept_for_a_reason(gone, open_page, tools, demo, press, settled):
    page = open_page("leavers")
    tools.ask.answers.extend(["30 June 2027", "30 June 2027, a dispute is open"])
    press(page.list, K.Key_K)
    kept = demo.people.find(gone.id)
    assert (kept.keep_until, kept.keep_reason) == (date(2027, 6, 30), "a dispute is open")
    assert not page.list.records.rows
    tools.undoing.undo()
    settled(tools)
    assert [row.id for row in page.list.records.rows] == [gone.id]


def test_how_long_is_set_there(gone, open_page, tools, demo, settled, qtbot):
    page = open_page("leavers")
    page.months.setFocus()
    page.months.setValue(24)
    qtbot.keyClick(page.months, K.Key_Return)
    settled(tools)
    assert demo.retention.months() == 24
    assert not page.list.records.rows


def test_everything_can_be_named(gone, open_page, assert_accessible):
    assert_accessible(open_page("leavers"))


def test_consent_has_a_day_and_a_purpose(open_page, demo, hester, tools, settled, qtbot):
    page = open_page("account", account=hester.account_id, person=hester.id)
    page.parts.person.edit()
    fields = page.parts.person.form.fields
    fields["consent_asked_on"].setText("soon")
    fields["consent_purpose"].setText("quotes in our newsletter")
    qtbot.keyClick(fields["consent_purpose"], K.Key_Return)
    assert page.parts.person.editing
    fields["consent_asked_on"].setText("3 Nov 2026")
    qtbot.keyClick(fields["consent_asked_on"], K.Key_Return)
    settled(tools)
    now = demo.people.find(hester.id)
    assert now.consent_asked_on == date(2026, 11, 3)
    assert now.consent_purpose == "quotes in our newsletter"


def facts(page):
    found = page.parts.person.facts.findChildren(PlainLabel)
    return [one.accessibleName() for one in found if "basis:" in one.accessibleName()]


def test_a_legal_basis_is_chosen_by_keys_and_dated(open_page, demo, hester, tools, settled, qtbot):
    page = open_page("account", account=hester.account_id, person=hester.id)
    page.parts.person.edit()
    fields = page.parts.person.form.fields
    fields["legal_basis"].setFocus()
    qtbot.keyClicks(fields["legal_basis"], "le")
    assert fields["legal_basis"].currentText() == "legitimate interest"
    qtbot.keyClick(fields["name"], K.Key_Return)
    settled(tools)
    now = demo.people.find(hester.id)
    assert (now.legal_basis, now.legal_basis_on) == ("interest", demo.manual.today)
    assert facts(page) == ["Legal basis: legitimate interest, since 20 Nov 2026"]
    tools.undoing.undo()
    settled(tools)
    assert demo.people.find(hester.id).legal_basis == ""
    qtbot.waitUntil(lambda: not facts(page))


def test_an_objection_counts_from_today_and_calls_back(
    open_page, demo, hester, tools, settled, qtbot, tmp_path
):
    demo.sharing.hand_over("marketing", tmp_path / "for marketing.json", recipient="Ida")
    page = open_page("account", account=hester.account_id, person=hester.id)
    page.parts.person.edit()
    fields = page.parts.person.form.fields
    fields["consent_marketing"].setChecked(False)
    qtbot.keyClick(fields["name"], K.Key_Return)
    settled(tools)
    assert demo.people.find(hester.id).consent_asked_on == demo.manual.today
    preview = demo.sharing.preview("marketing")
    assert not [one for one in preview.leaves if one.person == hester.name]
    assert "Ida" in {one.receipt.recipient for one in demo.recall.open_recalls()}
